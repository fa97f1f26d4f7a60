"""What a feed needs to know of addresses: each one absolute.

Feeds, JSON-LD and sitemaps are read away from the site, so every address in them is
absolute. ``address.py`` knows how; the surfaces only ask through this protocol.
"""

from typing import Protocol

from sitegen.model import Job


class Links(Protocol):
    """The absolute addresses of one site, its base path included."""

    def absolute(self, path: str) -> str:
        """Return the address of a path on the site.

        ``/jobs/a/b/`` becomes ``https://example.org/careers/jobs/a/b/``, percent-encoded
        and not escaped for HTML.
        """
        ...

    def job(self, job: Job, language: str) -> str:
        """Return the address of a posting's page in a language of the site."""
        ...

    def resolve(self, href: str, language: str) -> str:
        """Return the target of a link in a text as it is read in a language.

        The result is absolute and escaped for an attribute: ``Body.html`` puts it
        between quotes as it is.
        """
        ...
