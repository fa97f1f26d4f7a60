"""The board as a site of Pelican: a run for each language, companies as its authors."""

import json
import shutil
from pathlib import Path

from board import BASE, HERE, PER_PAGE, TITLES, about, categories, params, postings
from corpus import LANGUAGES, employers, newest_first, put
from facts_shown import shown


def pelican(folder: Path, count: int) -> None:
    """Lay the board out for Pelican. Front matter has a posting's facts as one line of JSON."""
    shutil.copytree(HERE / "pelican", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    companies = {
        language: {
            company.slug: {"name": company.names[language], "about": about(company.names[language], language).strip()}
            for company in employers(count)
        }
        for language in LANGUAGES
    }
    board = {
        "params": {language: params(language) for language in LANGUAGES},
        "companies": companies,
        "titles": TITLES,
        "base": BASE,
        "per_page": PER_PAGE,
    }
    put(folder / "board.json", json.dumps(board, ensure_ascii=False))
    put(folder / "content/zh/extra/style.css", (HERE / "theme/static/style.css").read_text("utf-8"))
    put(folder / "content/zh/extra/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {BASE}/sitemap.xml\n")
    named = categories()
    for place, ad in enumerate(newest_first(postings(count)), start=1):
        for language in LANGUAGES:
            facts = shown(ad, language, named[ad.category][language])
            head = {
                "title": facts.pop("title"),
                "summary": facts.pop("summary"),
                "slug": ad.key,
                "date": facts["date"],
                "author": ad.employer.slug,
                "category": ad.category,
                "rank": f"{place:06}",
                "facts": json.dumps(facts, ensure_ascii=False),
            }
            lines = "".join(f"{key}: {value}\n" for key, value in head.items())
            put(folder / f"content/{language}/{ad.key}.md", f"{lines}\n{ad.bodies[language]}")
