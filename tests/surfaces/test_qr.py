"""Codes are held against those of the package ``qrcode``, which writes them by the same standard."""

import re

import pytest
import qrcode
from qrcode.util import MODE_8BIT_BYTE, QRData

from sitegen.surfaces import qr

LONG = "https://example.org/careers/" + "jobs/acme-robotics/senior-embedded-engineer/" * 15


def theirs(data: bytes) -> tuple[str, ...]:
    """Return the rows of a code with the same correction level and mask as ours."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=2, border=0)
    code.add_data(QRData(data, mode=MODE_8BIT_BYTE))
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)


# Every size, with and without room to fill; and the ends of each.
ENDS = {14, 15, 26, 27, 180, 181, 213, 214, 331, 332, qr.LONGEST}
LENGTHS = sorted(ENDS | {*range(1, 130, 3), *range(130, qr.LONGEST, 17)})


@pytest.mark.parametrize("length", LENGTHS)
def test_every_module(length: int) -> None:
    data = LONG[:length].encode()
    assert qr.modules(data) == theirs(data)


def test_other_letters() -> None:
    data = "https://example.org/招聘/".encode()
    assert qr.modules(data) == theirs(data)


def test_too_long() -> None:
    assert qr.code("a" * qr.LONGEST) is not None
    assert qr.code("a" * (qr.LONGEST + 1)) is None


def test_path_draws_the_modules() -> None:
    """Walked as SVG walks it, the path covers the dark modules, moved by the light border, and no others."""
    rows = qr.modules(LONG[:70].encode())
    code = qr.code(LONG[:70])
    assert code is not None
    assert code.size == len(rows) + 8
    drawn = set()
    x = y = 0
    for step, first, second in re.findall(r"([Mmh])(\d+)(?: ([\d.]+))?", code.path):
        if step == "M":
            x, y = int(first), int(float(second))
        elif step == "m":
            x += int(first)
        else:
            drawn |= {(column, y) for column in range(x, x + int(first))}
            x += int(first)
    assert drawn == {(x + 4, y + 4) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "1"}
