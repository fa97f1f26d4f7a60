"""``robots.txt``: everything may be read, and the sitemap is here."""


def robots(sitemap_url: str) -> str:
    """Return the file (RFC 9309) that allows all and names the sitemap, absolute.

    Nothing is kept out: what shall not be indexed says so itself (``noindex``), which a
    crawler that may not read the page would never see. A host has one ``robots.txt``, at
    its root; of a site under a base path nobody reads it.
    """
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n"
