"""Every page forbids what no page needs, in case something slips through all the same."""

from html.parser import HTMLParser
from pathlib import Path

from tests.core.making import build_site, make_site, posting

NEVER = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:", "http:", "blob:"}


class Policies(HTMLParser):
    """The policies of a page, and whether anything was loaded before the first."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.too_late = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if (values.get("http-equiv") or "").lower() == "content-security-policy":
            self.found.append(values.get("content") or "")
        self.too_late = self.too_late or (tag in {"script", "link", "img", "style"} and not self.found)


def test_every_page_has_a_strict_policy(tmp_path: Path) -> None:
    root = make_site(
        tmp_path, {"postings/acme/a.md": posting("aliases: [/old/]"), "pages/about.md": "---\ntitle: x\n---\n"}
    )
    assert build_site(root).written
    pages = sorted((root / "output").rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        policies = Policies(page.read_text("utf-8"))
        assert not policies.too_late, page
        (policy,) = policies.found
        sources = {name: rest for name, *rest in (part.split() for part in policy.split(";"))}
        assert sources["default-src"] == sources["base-uri"] == ["'none'"]
        assert not NEVER & {source for rest in sources.values() for source in rest}, page
        assert set(sources.get("script-src", [])) <= {"'self'"}
