"""Recruiting documents in whatever shape, understood as postings."""

from sitegen.documents.render import as_json, to_markdown
from sitegen.documents.things import Section, Trace, Understanding, Understood, Unplaced
from sitegen.documents.understand import understand

__all__ = [
    "Section",
    "Trace",
    "Understanding",
    "Understood",
    "Unplaced",
    "as_json",
    "to_markdown",
    "understand",
]
