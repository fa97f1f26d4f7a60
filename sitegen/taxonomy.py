"""Names that authors write -> terms: the site's own lists first, then what sitegen knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.facts import place, skill
from sitegen.model import Employment, Hiring, Term, TermKind
from sitegen.slug import slug


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms that the site lists itself, by kind and by slug or lower-case name."""

    listed: Mapping[TermKind, Mapping[str, Term]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Taxonomy":
        """Index terms by their slug and by their name in every language; the first one wins."""
        listed: dict[TermKind, dict[str, Term]] = {kind: {} for kind in TermKind}
        for term in terms:
            for name in (term.slug, *term.names.values()):
                listed[term.kind].setdefault(name.casefold(), term)
        return cls(listed)

    def find(self, kind: TermKind, name: str) -> Term | None:
        """Return the site's own term of that slug or name."""
        return self.listed[kind].get(name.strip().casefold())

    def names(self, kind: TermKind) -> list[str]:
        """Return slugs and names of a kind, for "did you mean"."""
        return sorted({name for term in self.listed[kind].values() for name in (term.slug, *term.names.values())})

    def location(self, name: str) -> tuple[Term, bool]:
        """Return a place, and whether it is known (else it has one name and no country)."""
        known = self.find(TermKind.LOCATION, name) or place.lookup(name)
        return (known, True) if known else (place.term(name), False)

    def skill(self, name: str) -> Term:
        """Return a skill; one that nobody listed is its own name."""
        return self.find(TermKind.SKILL, name) or skill.term(name)

    def category(self, name: str) -> Term | None:
        """Return a category that the site lists."""
        return self.find(TermKind.CATEGORY, name)


def named(kind: TermKind, name: str, languages: Iterable[str]) -> Term:
    """Return a term for a name that no list has."""
    return Term(kind, slug(name), dict.fromkeys(languages, name))


# How somebody is hired and how they are employed are one taxonomy for a reader ("types"); an
# internship is both a hiring kind and an employment, and has one page.
_TYPE_NAMES: Mapping[str, Mapping[str, str]] = {
    "full-time": {"zh": "全职", "en": "Full-time"},
    "part-time": {"zh": "兼职", "en": "Part-time"},
    "contract": {"zh": "合同制", "en": "Contract"},
    "temporary": {"zh": "临时", "en": "Temporary"},
    "internship": {"zh": "实习", "en": "Internship"},
    "volunteer": {"zh": "志愿者", "en": "Volunteer"},
    "per-diem": {"zh": "按日计酬", "en": "Per diem"},
    "experienced": {"zh": "社招", "en": "Experienced hire"},
    "campus": {"zh": "校招", "en": "Campus recruitment"},
}
_TYPES = {slug: Term(TermKind.TYPE, slug, names) for slug, names in _TYPE_NAMES.items()}


def types(hiring: Iterable[Hiring], employment: Iterable[Employment]) -> tuple[Term, ...]:
    """Return hiring kinds and employments as terms, each once, hiring first."""
    slugs = ["internship" if kind is Hiring.INTERN else kind.value for kind in hiring]
    slugs += [kind.value for kind in employment]
    return tuple(_TYPES[slug] for slug in dict.fromkeys(slugs))
