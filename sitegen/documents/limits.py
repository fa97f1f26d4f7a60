"""Documents that are made to stop the program rather than to be read: which are refused, and why.

Understanding takes time for every line with words and for every posting, whatever their length. The limits
are above any document that people write, and keep a megabyte of anything near two seconds; the figures stand
in ``benchmarks/README.md``.
"""

from collections.abc import Sequence

MOST_POSTINGS = 3_000
MANY = 30_000  # lines with words; fewer may be as short as they like
_LEAST = 20  # bytes of a line with words, on average: six Chinese characters
_BLANK = 3  # blank lines take as long as one with words

TOO_MANY_LINES = f"more than {MANY:,} lines of a few letters each are no document that somebody wrote"
TOO_MANY_POSTINGS = f"more than {MOST_POSTINGS:,} postings in one document are not read: split it"


def too_many_lines(lines: Sequence[tuple[int, str]], size: int) -> bool:
    """Tell whether numbered lines are too many for a text of ``size`` bytes."""
    if len(lines) <= MANY:
        return False
    worded = sum(1 for _, line in lines if line and not line.isspace())
    weight = worded + (len(lines) - worded) // _BLANK
    return weight > MANY and weight * _LEAST > size
