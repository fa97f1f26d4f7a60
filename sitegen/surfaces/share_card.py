"""A posting -> what its share image says. Plain words, so that an image is a function of them alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sitegen.facts import experience, salary
from sitegen.model import Job, Remote

WIDTH, HEIGHT = 1200, 630  # what Open Graph and X show whole


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The files of the bold and the regular letters; they may be one."""

    bold: str
    regular: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that other sites show with a link: its address on the site, and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The words of an image, ready in one language, and its colour as ``#0f766e``. Empty text = not stated."""

    language: str  # of the words: Chinese, Japanese and Korean write some characters differently
    title: str
    company: str
    salary: str
    facts: tuple[str, ...]  # places, remote, kinds of hiring, experience: as many as a line has room for
    site: str
    host: str
    color: str

    def written(self, writable: Callable[[str], str | None]) -> "ShareCard | None":
        """Return the card as a font can write it: every text goes through ``writable``, of which None is the end."""
        found = {}
        for name in ("title", "company", "salary", "site"):
            text = writable(getattr(self, name))
            if text is None:
                return None
            found[name] = text
        facts = tuple(map(writable, self.facts))
        if None in facts:
            return None
        return replace(self, facts=tuple(filter(None, facts)), **found)

    @property
    def text(self) -> str:
        """What the image says, for those who do not see it."""
        return " · ".join(filter(None, (self.title, self.company, self.salary, *self.facts, self.site)))


@dataclass(frozen=True, slots=True)
class Sharing:
    """All pictures of a site: a card by posting and language, the font for them, and the theme's own picture.

    ``cards`` is empty without a font, and ``usual`` None where the theme has no ``share.png``.
    """

    cards: Mapping[tuple[str, str], tuple[str, ShareCard]]  # with the address of its picture
    faces: Typefaces | None
    usual: Picture | None


def share_card(
    job: Job, language: str, t: Callable[..., str], *, site: str, base_url: str, color: str
) -> ShareCard:  # fmt: skip
    """Return what an image of a posting says; ``t`` gives the theme's words, ``site`` is the site's name."""
    facts = job.facts
    places = t("list.separator").join(place.name(language) for place in job.locations[:3])
    if len(job.locations) > 3:  # noqa: PLR2004 - more would fill the line
        places = f"{places} {t('card.more_places', n=len(job.locations) - 3, total=len(job.locations))}"
    said = (
        places,
        t(f"remote.{facts.remote}") if facts.remote in (Remote.HYBRID, Remote.FULL) else "",
        *(term.name(language) for term in job.types[:2]),
        experience.show(facts.experience, language) if facts.experience else "",
    )
    return ShareCard(
        language=language,
        title=job.text(language).title,
        company=job.company.term.name(language),
        salary=salary.show(facts.salary, language) if facts.salary else "",
        facts=tuple(filter(None, said)),
        site=site,
        host=urlsplit(base_url).hostname or "",
        color=color,
    )
