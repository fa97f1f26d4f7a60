"""An address as a QR code (ISO/IEC 18004): bytes, error correction level M (15 % may be dirt or glare).

A build makes two codes a posting, so the work that is the same for all codes of a size is done once: where
every bit goes. Then a code is a permutation of its bits. The standard's choice among eight masks only keeps
unlucky patterns away, and costs more than all the rest; every mask can be read, and here it is always the
same one. The tests hold codes of every length against another program's, module by module.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter

QUIET = 4  # light modules that a reader needs around the code
# Of level M, by version from 1 on: check bytes of a block, and blocks. Longer addresses get no code.
_CHECK = (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26)
_BLOCKS = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
_MASK = 2  # columns of three: x % 3 == 0
_LEVEL_M = 0
_BYTES = 4  # the mode, of four bits
_FIRST_OF_TWO_BYTES = 10  # from this version on, the length takes two bytes
_FIRST_WITH_VERSION = 7  # from this version on, the code says its version
_RUNS = re.compile("0*1+")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of ``size`` modules a side, light border included.

    ``path`` is what an SVG path draws with a stroke of 1 in the colour of the dark modules.
    """

    size: int
    path: str


def code(text: str) -> Code | None:
    """Return the code of an address; None for one longer than 666 bytes."""
    rows = modules(text.encode())
    return Code(len(rows) + 2 * QUIET, _path(rows)) if rows else None


def modules(data: bytes) -> tuple[str, ...]:
    """Return the rows of the code, dark modules as ``1``, without a border; none where it is too long."""
    for version in range(1, len(_CHECK) + 1):
        long = version >= _FIRST_OF_TWO_BYTES
        room = _data_bytes(version)
        if len(data) + 2 + long <= room:
            break
    else:
        return ()
    # Four bits for "these are bytes", their number, the bytes, four bits for their end.
    value = (_BYTES << (16 if long else 8) | len(data)) << 8 * len(data) | int.from_bytes(data)
    filled = (value << 4).to_bytes(len(data) + 2 + long)
    filled += (b"\xec\x11" * room)[: room - len(filled)]
    whole = _with_checks(filled, version)
    stream = f"{int.from_bytes(whole):0{8 * len(whole)}b}"
    size, places, mask = _frame(version)
    cells = int("".join(itemgetter(*places)(stream + "01")), 2) ^ mask
    drawn = f"{cells:0{size * size}b}"
    return tuple(drawn[i : i + size] for i in range(0, len(drawn), size))


def _path(rows: tuple[str, ...]) -> str:
    """Return a line for every run of dark modules, each drawn from where the one before ended."""
    lines = ("".join(map(_run, _RUNS.findall(row))) for row in rows)
    return "".join(f"M{QUIET} {y}.5{line}" for y, line in enumerate(lines, start=QUIET))


@cache
def _run(modules: str) -> str:
    """Return how a path passes over light modules and draws the dark ones behind them."""
    dark = modules.count("1")
    light = len(modules) - dark
    return f"m{light} 0h{dark}" if light else f"h{dark}"


# --- check bytes ------------------------------------------------------------------------


def _raw_bytes(version: int) -> int:
    """Return how many bytes the modules hold that no pattern takes."""
    size = _size(version)
    taken = 3 * 64 + 2 * 15 + 1 + 2 * (size - 16)  # finders with their borders, format, dark module, timing
    marks = len(_marks(version))
    if marks:
        # The three that would lie on finders are left out; those on the timing lines share 5 modules with them.
        taken += (marks * marks - 3) * 25 - 2 * (marks - 2) * 5
    if version >= _FIRST_WITH_VERSION:
        taken += 2 * 18
    return (size * size - taken) // 8


def _data_bytes(version: int) -> int:
    return _raw_bytes(version) - _CHECK[version - 1] * _BLOCKS[version - 1]


def _with_checks(data: bytes, version: int) -> bytes:
    """Cut the data into blocks, give each its check bytes, and deal them out in turn."""
    count, check = _BLOCKS[version - 1], _CHECK[version - 1]
    short = len(data) // count
    longer = len(data) % count  # the last so many blocks have one byte more
    blocks, start = [], 0
    for number in range(count):
        end = start + short + (number >= count - longer)
        blocks.append(data[start:end])
        start = end
    checks = [_checks(block, check) for block in blocks]
    last = b"".join(block[short:] for block in blocks)
    dealt = bytes(chain.from_iterable(zip(*(block[:short] for block in blocks), strict=True)))
    return dealt + last + bytes(chain.from_iterable(zip(*checks, strict=True)))


def _checks(block: bytes, count: int) -> bytes:
    """Return the remainder of a division of polynomials over the field of 256 elements."""
    steps = _steps(count)
    top, keep = 8 * (count - 1), (1 << 8 * (count - 1)) - 1
    rest = 0
    for byte in block:
        rest = ((rest & keep) << 8) ^ steps[byte ^ (rest >> top)]
    return rest.to_bytes(count)


@cache
def _steps(count: int) -> tuple[int, ...]:
    """Return the divisor of so many check bytes, times every element of the field; one number each."""
    divisor = bytearray(count)
    divisor[-1] = 1
    root = 1
    for _ in range(count):  # times (x - root), without the leading coefficient
        divisor = bytearray(
            _product(value, root) ^ (divisor[i + 1] if i + 1 < count else 0) for i, value in enumerate(divisor)
        )
        root = _product(root, 2)
    return tuple(int.from_bytes(bytes(_product(value, factor) for value in divisor)) for factor in range(256))


def _product(a: int, b: int) -> int:
    """Multiply in the field whose modulus is x^8 + x^4 + x^3 + x^2 + 1."""
    result = 0
    while b:
        if b & 1:
            result ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11D
        b >>= 1
    return result


# --- where the modules are ----------------------------------------------------------------


def _size(version: int) -> int:
    return 17 + 4 * version


def _marks(version: int) -> tuple[int, ...]:
    """Return the rows and columns of the centres of the alignment patterns."""
    if version == 1:
        return ()
    count = version // 7 + 2
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    last = _size(version) - 7
    return (6, *(last - step * i for i in range(count - 2, -1, -1)))


@cache
def _frame(version: int) -> tuple[int, tuple[int, ...], int]:
    """Return the size; for every module the place of its bit; and what inverts the modules by the mask.

    After the last bit of the data stand a ``0`` and a ``1``, for the modules of patterns.
    """
    size = _size(version)
    light = 8 * _raw_bytes(version)
    fixed = _patterns(version)
    places = [light + fixed.get((x, y), 0) for y in range(size) for x in range(size)]
    turned = set[tuple[int, int]]()
    for place, (x, y) in enumerate(_way(size, fixed)):
        if place < light:
            places[y * size + x] = place
        if x % 3 == 0:
            turned.add((x, y))
    cells = "".join("1" if (x, y) in turned else "0" for y in range(size) for x in range(size))
    return size, tuple(places), int(cells, 2)


def _way(size: int, fixed: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the modules in the order of the bits: two columns at a time, from the right, up and down."""
    found = []
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]  # noqa: PLR2004 - the timing line is passed over
    for number, right in enumerate(columns):
        rows = range(size) if number % 2 else range(size - 1, -1, -1)
        found += [(x, y) for y in rows for x in (right, right - 1) if (x, y) not in fixed]
    return found


def _patterns(version: int) -> dict[tuple[int, int], int]:
    """Return every module that is not data, by (column, row): 1 is dark."""
    size = _size(version)
    found: dict[tuple[int, int], int] = {}
    for i in range(size):
        found[6, i] = found[i, 6] = 1 - i % 2
    marks = _marks(version)
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for x, y in ((a, b) for a in marks for b in marks if (a, b) not in corners):
        found.update(_rings(x, y, 2, (1, 0, 1)))
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        rings = _rings(x, y, 4, (1, 1, 0, 1, 0))
        found.update({(a, b): dark for (a, b), dark in rings.items() if 0 <= a < size and 0 <= b < size})
    found.update(_format(size))
    if version >= _FIRST_WITH_VERSION:
        bits = version << 12 | _remainder(version, 12, 0x1F25)
        for i in range(18):
            found[size - 11 + i % 3, i // 3] = found[i // 3, size - 11 + i % 3] = bits >> i & 1
    return found


def _rings(x: int, y: int, reach: int, dark: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """Return squares around a module, by their distance from it."""
    steps = range(-reach, reach + 1)
    return {(x + a, y + b): dark[max(abs(a), abs(b))] for a in steps for b in steps}


def _format(size: int) -> dict[tuple[int, int], int]:
    """Return what tells level and mask, twice, and the module that is always dark."""
    data = _LEVEL_M << 3 | _MASK
    bits = (data << 10 | _remainder(data, 10, 0x537)) ^ 0x5412
    near = [(8, i) for i in range(6)] + [(8, 7), (8, 8), (7, 8)] + [(14 - i, 8) for i in range(9, 15)]
    far = [(size - 1 - i, 8) for i in range(8)] + [(8, size - 15 + i) for i in range(8, 15)]
    found = {place: bits >> i & 1 for places in (near, far) for i, place in enumerate(places)}
    return found | {(8, size - 8): 1}


def _remainder(value: int, degree: int, divisor: int) -> int:
    """Return the check bits of a short number."""
    rest = value
    for _ in range(degree):
        rest = rest << 1 ^ (rest >> degree - 1) * divisor
    return rest
