"""Files of a site before they are understood: their stamps, their bytes, and where the keys in them stand.

All of it is small or packed: there is one for every file, and all of them are kept.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.problem import Where

Stamp = bytes  # size, time of the last change, inode: what tells without reading whether a file may have changed

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


def sizes(stamps: Iterable[Stamp]) -> int:
    """Return how many bytes several files had together."""
    return sum(row[0] for row in _PACKED.iter_unpack(b"".join(stamps)))


def changed(stamp: Stamp) -> int:
    """Return when the file was last changed (ns)."""
    found: int = _PACKED.unpack(stamp)[1]
    return found


class File(NamedTuple):
    """A file of the site, not read yet: its path from the site's root, and its stamp."""

    path: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Source:
    """A file of ``content/``: its path from the site's root, and its bytes."""

    path: str
    data: bytes

    @property
    def where(self) -> Where:
        """The file as a whole."""
        return Where(self.path)


class Lines(Mapping[str, Where]):
    """Where in a file each of some keys stands: lines and columns alone, as there is one for every posting."""

    __slots__ = ("_keys", "_numbers", "_path")

    def __init__(self, path: str, keys: tuple[str, ...], numbers: Sequence[int]) -> None:
        """Take the keys, and for each one the number of its line and its column."""
        self._path, self._keys = path, _KEYS.setdefault(keys, keys)
        self._numbers = bytes(numbers) if max(numbers, default=0) < _BYTE else numbers

    @classmethod
    def of(cls, path: str, places: Mapping[str, Where]) -> "Lines":
        """Return where the keys of a file stand."""
        return cls(path, tuple(places), tuple(n for where in places.values() for n in (where.line, where.column)))

    def __getitem__(self, key: str) -> Where:
        """Return the place of a key."""
        if key not in self._keys:
            raise KeyError(key)
        number = 2 * self._keys.index(key)
        return Where(self._path, *self._numbers[number : number + 2])

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._keys)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Be pickled and copied as what it was made of."""
        return Lines, (self._path, self._keys, self._numbers)


_BYTE = 256
_KEYS: dict[tuple[str, ...], tuple[str, ...]] = {}  # most postings have the same keys in the same order
