"""What a file of companies/ or pages/ is parsed into (a posting's is in ``model.py``)."""

from dataclasses import dataclass

from sitegen.model import Text
from sitegen.schema.company import CompanyFields


@dataclass(frozen=True, slots=True)
class CompanyText:
    """A company as one file tells of it."""

    slug: str
    language: str
    is_translation: bool
    fields: CompanyFields
    text: Text


@dataclass(frozen=True, slots=True)
class PageText:
    """Any other page as one file has it."""

    slug: str
    key: str
    is_translation: bool
    text: Text
