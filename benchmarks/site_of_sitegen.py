"""The board as a site of sitegen, with the bench theme or the default one."""

import shutil
from pathlib import Path
from typing import Any

from board import APPLY, BASE, DESCRIPTIONS, HERE, PER_PAGE, TITLES, about, categories, front, postings, quoted
from corpus import LANGUAGES, ROOT, employers, front_matter, put

# The kinds of page and file that the other generators' layouts do not make either.
ONLY: dict[str, Any] = {"taxonomies": ["categories"], "feeds": ["site"], "search": False}


def sitegen(folder: Path, count: int, *, theme: str = "bench") -> None:
    """Lay the board out for sitegen."""
    site: dict[str, Any] = {
        "title": TITLES,
        "description": DESCRIPTIONS,
        "base_url": f"{BASE}/",
        "languages": list(LANGUAGES),
        "timezone": "Asia/Shanghai",
        "apply": APPLY,
        "theme": theme,
        "per_page": PER_PAGE,
    }
    if theme == "bench":
        site |= ONLY
        _theme(folder / "themes/bench")
    put(folder / "site.yaml", "".join(f"{key}: {quoted(value)}\n" for key, value in site.items()))
    put(folder / "content/categories.yaml", (ROOT / "content/categories.yaml").read_text("utf-8"))
    for company in employers(count):
        for language, suffix in (("zh", ".md"), ("en", ".en.md")):
            name = company.names[language]
            text = front({"name": name}) + about(name, language)
            put(folder / f"content/companies/{company.slug}{suffix}", text)
    for ad in postings(count):
        stem = f"{folder}/content/postings/{ad.key}"
        for language, suffix, facts in (("zh", ".md", front_matter(ad)), ("en", ".en.md", "")):
            head = f"---\ntitle: {ad.titles[language]}\nsummary: {quoted(ad.summaries[language])}\n{facts}---\n\n"
            put(Path(stem + suffix), head + ad.bodies[language])


def _theme(folder: Path) -> None:
    """Copy the bench theme, and give it the categories for its footer: no view of every page has them."""
    shutil.copytree(HERE / "theme", folder)
    listed = {language: [[slug, names[language]] for slug, names in categories().items()] for language in LANGUAGES}
    text = (
        f"{{% for slug, name in {quoted(listed)}[page.language] %}}\n"
        '<li><a href="{{ prefix }}/categories/{{ slug }}/">{{ name }}</a></li>\n{% endfor %}\n'
    )
    put(folder / "templates/_categories.html", text)


def default(folder: Path, count: int) -> None:
    """Lay the board out for sitegen as its users have it."""
    sitegen(folder, count, theme="default")
