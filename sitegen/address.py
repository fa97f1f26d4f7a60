"""Every public address, as a pure function of what is addressed, its language and the base.

An address is a path on the site (``/en/jobs/acme/engineer/``), without the base path.
``Addresses`` adds the language's prefix, ``url`` the base path and ``absolute`` the
host. The shapes are the contract in docs/content-model.md: they never change.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from sitegen.model import TermKind

_PLAIN = re.compile(r"[A-Za-z0-9/._-]*").fullmatch  # nothing to encode, as in nearly all addresses
SHARE = "share.png"  # below a posting's address


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one site: ``base_url`` ends with a slash; ``languages[0]`` has no prefix."""

    base_url: str
    languages: tuple[str, ...]

    @property
    def base_path(self) -> str:
        """The path of the base address: ``/`` or ``/careers/``."""
        return _path(self.base_url)

    def prefix(self, language: str) -> str:
        """Return "" for the default language, ``/en`` for another."""
        return "" if language == self.languages[0] else f"/{language}"

    def home(self, language: str) -> str:
        """Return the home page's address."""
        return f"{self.prefix(language)}/"

    def jobs(self, language: str, number: int = 1) -> str:
        """Return the address of a page of the list of all postings."""
        return self.numbered(f"{self.prefix(language)}/jobs/", number)

    def job(self, company: str, slug: str, language: str) -> str:
        """Return a posting's address."""
        return f"{self.prefix(language)}/jobs/{company}/{slug}/"

    def share(self, company: str, slug: str, language: str) -> str:
        """Return the address of the picture that other sites show with a link to a posting."""
        return f"{self.job(company, slug, language)}{SHARE}"

    def figures(self, language: str) -> str:
        """Return the address of the page of figures."""
        return f"{self.prefix(language)}/figures/"

    def terms(self, kind: TermKind, language: str) -> str:
        """Return the address of the index of a taxonomy."""
        return f"{self.prefix(language)}/{kind.value}/"

    def term(self, kind: TermKind, slug: str, language: str, number: int = 1) -> str:
        """Return the address of a page of one term (a company is one, too)."""
        return self.numbered(f"{self.terms(kind, language)}{slug}/", number)

    def document(self, slug: str, language: str) -> str:
        """Return the address of any other page."""
        return f"{self.prefix(language)}/{slug}/"

    def not_found(self, language: str) -> str:
        """Return the address of the page that is shown for addresses that lead nowhere."""
        return f"{self.prefix(language)}/404.html"

    def feed(self, name: str, under: str) -> str:
        """Return the address of a feed (``feed.json``, ``feed.xml``) that belongs to a page."""
        return under + name

    def numbered(self, address: str, number: int) -> str:
        """Return the address of a further page of a list; the first has no number."""
        return address if number == 1 else f"{address}page/{number}/"

    def url(self, address: str) -> str:
        """Return an address with the base path, percent-encoded; not escaped for HTML."""
        return _before(self.base_url) + _encoded(address)

    def absolute(self, address: str) -> str:
        """Return an address with scheme, host and base path, percent-encoded; not escaped for HTML."""
        return self.base_url.rstrip("/") + _encoded(address)


@cache
def _path(base_url: str) -> str:
    return urlsplit(base_url).path or "/"


@cache
def _before(base_url: str) -> str:
    """Return the base path without its last slash."""
    return _path(base_url).rstrip("/")


def _encoded(address: str) -> str:
    """Percent-encode what RFC 3986 does not allow; ``%`` stays, as links come encoded already."""
    if _PLAIN(address):
        return address
    path, mark, fragment = address.partition("#")
    return quote(path, safe="/%:@!$&'()*+,;=-._~?") + mark + quote(fragment, safe="-._~!$*+,;=:@/?%")


def output_file(address: str) -> str:
    """Return the path below output/ that an address is written to: ``/a/`` is ``a/index.html``."""
    path = address.removeprefix("/")
    return path + "index.html" if not path or path.endswith("/") else path
