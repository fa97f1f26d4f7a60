"""What lists without a label are, by those of the postings beside theirs: an author writes all of them alike."""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import wording
from sitegen.documents.things import Section, Understood


def settled(postings: Sequence[Understood]) -> tuple[Understood, ...]:
    """Return postings whose lists under no label are the requirements where most others of the document are."""
    lists = [s for p in postings for s in p.sections if _is_unlabelled(s)]
    asking = sum(section.kind == "requirements" for section in lists)
    doing = sum(section.kind == "responsibilities" and wording.does(section.items) for section in lists)
    if not asking > doing:
        return tuple(postings)
    return tuple(replace(p, sections=tuple(_asking(s, p) for s in p.sections)) for p in postings)


def _asking(section: Section, posting: Understood) -> Section:
    """Return a list that may be the requirements as those, where the posting has none and no item tells of a duty."""
    stated = any(s.kind == "requirements" for s in posting.sections)
    unclear = _is_unlabelled(section) and not stated and not any(map(wording.is_duty, section.items))
    return replace(section, kind="requirements") if unclear else section


def _is_unlabelled(section: Section) -> bool:
    return not section.heading and bool(section.items) and section.kind in ("requirements", "responsibilities")
