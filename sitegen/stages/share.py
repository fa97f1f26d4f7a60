"""Postings -> pictures that other sites show with a link, where site.yaml asks for them.

A picture is a function of its card and the font (``surfaces/share_image.py``); here is decided which postings
get one. All others, and all other pages, have the theme's ``share.png``.
"""

from pathlib import Path

from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.model import Job, State
from sitegen.problem import Problem
from sitegen.surfaces.share_card import Picture, ShareCard, Typefaces, share_card
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


def stamp(faces: Typefaces | None) -> str:
    """Return what tells that the font is another one, "" without one."""
    stats = [Path(file).stat() for file in (faces.bold, faces.regular)] if faces else []
    return repr((faces, [(stat.st_size, stat.st_mtime_ns) for stat in stats])) if faces else ""


class Pictures:
    """Which postings have a picture, what it says, and its bytes."""

    def __init__(self, config: Config, theme: Theme, addresses: Addresses, faces: Typefaces | None) -> None:
        """Write with a font; without one no posting has a picture."""
        self._config, self._theme, self._addresses, self._faces = config, theme, addresses, faces
        # A picture is that of sitegen, Pillow and the font; the first two are part of every cache's era.
        self._fonts = stamp(faces)
        self._last: tuple[Job, str, tuple[str, ShareCard] | None] | None = None

    @property
    def usual(self) -> Picture | None:
        """The theme's own picture."""
        return self._theme.picture

    def card(self, job: Job, language: str) -> tuple[str, ShareCard] | None:
        """Return the address and the words of the picture of a posting that is not closed."""
        if self._faces is None or job.state is State.CLOSED or language not in job.texts:
            return None
        if self._last is None or self._last[0] is not job or self._last[1] != language:
            self._last = job, language, self._made(job, language, self._faces)
        return self._last[2]

    def image(self, card: ShareCard) -> bytes:
        """Return a picture as PNG."""
        from sitegen.surfaces.share_image import image

        if self._faces is None:
            msg = "there is no font to draw with"
            raise ValueError(msg)
        return image(card, self._faces)

    def key(self, card: ShareCard) -> bytes:
        """Return the digest of what a picture is made from."""
        return digest(repr(card), self._fonts)

    def _made(self, job: Job, language: str, faces: Typefaces) -> tuple[str, ShareCard] | None:
        from sitegen.surfaces.typefaces import writable

        config = self._config
        site = config.titles.get(language) or next(iter(config.titles.values()))
        t = self._theme.translator(language)
        card = share_card(job, language, t, site=site, base_url=config.base_url, color=config.brand.color)
        written = card.written(lambda text: writable(faces, language, text))
        address = self._addresses.share(job.company.term.slug, job.slug, language)
        return (address, written) if written else None
