"""The board as a site of Hugo."""

import shutil
from pathlib import Path
from typing import Any

from board import BASE, HERE, PER_PAGE, TAGS, TITLES, about, categories, front, params, postings, quoted, words
from corpus import LANGUAGES, employers, newest_first, put
from facts_shown import shown


def hugo(folder: Path, count: int) -> None:
    """Lay the board out for Hugo: translations by file name, companies and categories as taxonomies."""
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    put(folder / "static/style.css", (HERE / "theme/static/style.css").read_text("utf-8"))
    put(folder / "hugo.yaml", quoted(_hugo_settings()))
    named = categories()
    for language in LANGUAGES:
        said = words(language)
        put(folder / f"content/_index.{language}.md", front({"title": TITLES[language]}))
        for name in ("jobs", "companies", "categories"):
            put(folder / f"content/{name}/_index.{language}.md", front({"title": said[name]}))
        for order, (slug, names) in enumerate(named.items()):
            head = front({"title": names[language], "order": order})
            put(folder / f"content/categories/{slug}/_index.{language}.md", head)
        for company in employers(count):
            name = company.names[language]
            text = front({"title": name, "order": company.slug}) + about(name, language)
            put(folder / f"content/companies/{company.slug}/_index.{language}.md", text)
    for place, ad in enumerate(newest_first(postings(count)), start=1):
        for language in LANGUAGES:
            facts = shown(ad, language, named[ad.category][language])
            # The weight settles the order of postings of one day, as sitegen has it.
            head = facts | {"weight": place, "companies": [ad.employer.slug], "categories": [ad.category]}
            put(folder / f"content/jobs/{ad.key}.{language}.md", front(head) + ad.bodies[language])


def _hugo_settings() -> dict[str, Any]:
    """Return Hugo's configuration. The clock decides nothing: what is in the future is built, too."""
    return {
        "baseURL": f"{BASE}/",
        "defaultContentLanguage": "zh",
        "disableAliases": True,
        "disableDefaultLanguageRedirect": True,
        "disableHugoGeneratorInject": True,
        "enableRobotsTXT": True,
        "markup": {"goldmark": {"extensions": {"typographer": {"disable": True}}}},
        "buildFuture": True,
        "buildExpired": True,
        "timeZone": "Asia/Shanghai",
        "taxonomies": {"company": "companies", "category": "categories"},
        "pagination": {"pagerSize": PER_PAGE, "disableAliases": True},
        "outputs": {
            "home": ["html", "jsonfeed", "atom"],
            "section": ["html"],
            "taxonomy": ["html"],
            "term": ["html"],
        },
        "mediaTypes": {
            "application/feed+json": {"suffixes": ["json"]},
            "application/atom+xml": {"suffixes": ["xml"]},
        },
        "outputFormats": {
            "jsonfeed": {"mediaType": "application/feed+json", "baseName": "feed", "isPlainText": True},
            "atom": {"mediaType": "application/atom+xml", "baseName": "feed"},
        },
        "languages": {language: _hugo_language(language, place) for place, language in enumerate(LANGUAGES, 1)},
    }


def _hugo_language(language: str, weight: int) -> dict[str, Any]:
    other = next(code for code in LANGUAGES if code != language)
    return {
        "weight": weight,
        "locale": TAGS[language],
        "title": TITLES[language],
        "params": params(language) | {"other": {"locale": TAGS[other].replace("-", "_")}},
    }
