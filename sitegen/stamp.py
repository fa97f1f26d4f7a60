"""What tells without reading a file whether it may have changed: its size, the time of its last change, its inode.

Packed, as there is one for every file of a site and of its output, and all of them are kept.
"""

import os
import struct

Stamp = bytes

_PACKED = struct.Struct("<QqQ")
_INODE = (1 << 64) - 1  # some file systems have longer numbers
NONE: Stamp = _PACKED.pack(0, 0, 0)  # of what is no file


def stamp(stat: os.stat_result) -> Stamp:
    """Return the stamp of a file: the same one, and it need not be read."""
    return _PACKED.pack(stat.st_size, stat.st_mtime_ns, stat.st_ino & _INODE)


def size(stamp: Stamp) -> int:
    """Return how many bytes the file had."""
    found: int = _PACKED.unpack(stamp)[0]
    return found


def changed(stamp: Stamp) -> int:
    """Return when the file was last changed (ns)."""
    found: int = _PACKED.unpack(stamp)[1]
    return found
