"""Postings -> pictures that other sites show with a link, where site.yaml asks for them.

A picture is a function of its card and the font (``surfaces/share_image.py``); here is decided which postings
get one. All others, and all other pages, have the theme's ``share.png``.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Job, Site, State
from sitegen.pages import Artifact
from sitegen.pool import ordered
from sitegen.problem import Problem
from sitegen.surfaces.share_card import ShareCard, Sharing, Typefaces, share_card
from sitegen.surfaces.theme import Theme

EXTRA = 'pip install "sitegen-jobs[images]"'


def find_typefaces(config: Config) -> tuple[Typefaces | None, list[Problem]]:
    """Return the font that pictures are written with; None where there shall be or can be no pictures."""
    share = config.share
    if not share.images:
        return None, []
    try:
        from sitegen.surfaces.typefaces import typefaces
    except ImportError:
        message = "share images are drawn with Pillow, which is missing: links show the theme's picture"
        return None, [Problem(share.where, "share.extra", message, f"run `{EXTRA}`")]
    found = typefaces(config.root / share.font if share.font else None)
    if found is None and share.font:
        message = f"`{share.font}` is no font with Chinese characters: links show the theme's picture"
        hint = "name a .ttf, .otf or .ttc file by its path from the site's root, such as fonts/NotoSansSC-Bold.otf"
        return None, [Problem(share.where, "share.font", message, hint)]
    if found is None:
        message = "no font with Chinese characters is installed: links show the theme's picture"
        hint = "install one (Debian, Ubuntu: `apt-get install fonts-noto-cjk`), or name a file: `share: {font: …}`"
        return None, [Problem(share.where, "share.font", message, hint)]
    return found, []


def sharing(site: Site, config: Config, theme: Theme, addresses: Addresses, faces: Typefaces | None) -> Sharing:
    """Return the card of every posting that is not closed, in each of its languages; none without a font."""
    cards = dict[tuple[str, str], tuple[str, ShareCard]]()
    for job in site.jobs if faces else ():
        for language in job.texts if job.state is not State.CLOSED else ():
            card = _writable(job, language, config, theme, faces)
            if card is not None:
                cards[job.id, language] = addresses.share(job.company.term.slug, job.slug, language), card
    return Sharing(cards, faces, theme.picture)


def artifacts(found: Sharing, jobs: int | None) -> Iterator[Artifact]:
    """Yield the pictures; ``jobs`` is the number of processes."""
    if found.faces is None:
        return
    for group in ordered(partial(_drawn, found.faces), list(found.cards.values()), jobs):
        yield from group


def _writable(job: Job, language: str, config: Config, theme: Theme, faces: Typefaces | None) -> ShareCard | None:
    """Return a posting's card without signs that the font lacks; None where it lacks a letter."""
    from sitegen.surfaces.typefaces import writable

    site = config.titles.get(language) or next(iter(config.titles.values()))
    card = share_card(
        job, language, theme.translator(language), site=site, base_url=config.base_url, color=config.brand.color
    )
    return card.written(lambda text: writable(faces, language, text)) if faces else None


def _drawn(faces: Typefaces, cards: Sequence[tuple[str, ShareCard]]) -> list[Artifact]:
    from sitegen.surfaces.share_image import image

    return [Artifact(output_file(address), image(card, faces)) for address, card in cards]
