"""The size of a PNG picture, from its header."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WIDTH, _HEIGHT = slice(16, 20), slice(20, 24)  # of the file; the header is its first chunk (W3C PNG, 11.2.1)


def size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for anything but a PNG picture."""
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or len(data) < _HEIGHT.stop:
        return None
    return int.from_bytes(data[_WIDTH]), int.from_bytes(data[_HEIGHT])
