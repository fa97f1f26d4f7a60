"""The bands that years of work are filtered by: the least that a posting asks for decides."""

from sitegen.facts.experience import NONE_ASKED
from sitegen.facts.width import narrow
from sitegen.model import Experience

# Slug -> (the least years from which it holds, names). Rising; the first is for postings that ask for none.
_BANDS = {
    "none": (None, {"zh": "经验不限", "en": "No experience required"}),
    "0-1": (0, {"zh": "1\u00a0年以内", "en": "Less than 1\u00a0year"}),
    "1-3": (1, {"zh": "1–3\u00a0年", "en": "1–3\u00a0years"}),
    "3-5": (3, {"zh": "3–5\u00a0年", "en": "3–5\u00a0years"}),
    "5-10": (5, {"zh": "5–10\u00a0年", "en": "5–10\u00a0years"}),
    "10": (10, {"zh": "10\u00a0年以上", "en": "10+\u00a0years"}),
}
BANDS = tuple(_BANDS)


def band(value: Experience) -> str | None:
    """Return the band of a posting; None where its words state no number and do not say that none is asked.

    3-5年 and 3年以上 are both ``3-5``, and 2年以内 is ``0-1``: a beginner may apply.
    """
    if value.min_years is None and value.max_years is None:
        return "none" if NONE_ASKED.search(narrow(value.text)) else None
    least = value.min_years or 0
    return [slug for slug, (start, _) in _BANDS.items() if start is not None and least >= start][-1]


def show(slug: str, language: str) -> str:
    """Say a band to readers: 3–5 年, 3–5 years."""
    names = _BANDS[slug][1]
    return names.get(language, names["en"])
