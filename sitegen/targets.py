"""Where a link in a text leads: from what the author wrote to an address on the site.

Links to files (``../pages/about.md``) are made absolute when the text is parsed, as
``content:content/pages/about.md``; which address that is, is known once the site is
assembled. Everything is decided by two look-ups, so no page is needed to fill in another.
"""

import html
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from sitegen.address import Addresses
from sitegen.model import Body, Heading, Job, Link

_FILE = "content:"


def rooted(body: Body, path: str) -> Body:
    """Return the body with its relative links turned into names of files of the site."""
    if not body.links:
        return body
    links = tuple(Link(_rooted(link.href, path), link.line) for link in body.links)
    return Body(body.chunks, links, body.headings, body.text, body.summary)


def _rooted(href: str, path: str) -> str:
    if href.startswith(("/", "#")) or not href:
        return href
    target, mark, fragment = href.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    return f"{_FILE}{file}{mark}{fragment}"


def as_written(href: str, path: str) -> str:
    """Return what the author wrote, for messages."""
    if not href.startswith(_FILE):
        return unquote(href)
    file, mark, fragment = href.removeprefix(_FILE).partition("#")
    return posixpath.relpath(file, posixpath.dirname(path)) + mark + unquote(fragment)


@dataclass(frozen=True, slots=True)
class Targets:
    """The address of every source file, and the headings at every address that will exist."""

    files: Mapping[str, str]
    headings: Mapping[str, tuple[Heading, ...]]

    def address(self, href: str) -> str | None:
        """Return the address that a link leads to, with its fragment; None where there is none."""
        target, mark, fragment = href.partition("#")
        if target.startswith(_FILE):
            found = self.files.get(target.removeprefix(_FILE))
            return None if found is None else found + mark + fragment
        address = unquote(target.partition("?")[0])
        for candidate in (address, address + "/", address.removesuffix("index.html")):
            if candidate in self.headings:
                return candidate + mark + fragment
        return None

    def resolver(self, turn: Callable[[str], str]) -> Callable[[str], str]:
        """Return ``Body.html``'s argument; ``turn`` makes an address public (``Addresses.url`` or ``absolute``).

        A link that leads nowhere stays as it was written: ``check`` reports it.
        """

        def resolve(href: str) -> str:
            if href.startswith("#"):
                return html.escape(href)
            address = self.address(href)
            if address is None:
                address = href if href.startswith("/") else "/" + href.removeprefix(_FILE)
            return html.escape(turn(address))

        return resolve


@dataclass(frozen=True, slots=True)
class PublicLinks:
    """Absolute addresses, for what is read away from the site (the surfaces' ``Links``)."""

    addresses: Addresses
    targets: Targets

    def absolute(self, path: str) -> str:
        """Return the absolute address of a path on the site."""
        return self.addresses.absolute(path)

    def job(self, job: Job, language: str) -> str:
        """Return the absolute address of a posting's page."""
        return self.addresses.absolute(self.addresses.job(job.company.term.slug, job.slug, language))

    def resolve(self, href: str, language: str) -> str:  # noqa: ARG002 - a link leads where its author says
        """Return the absolute target of a link in a text, escaped for an attribute."""
        return self.targets.resolver(self.addresses.absolute)(href)
