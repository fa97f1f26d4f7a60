"""One made-up job board as a site of sitegen, Hugo or Pelican.

python benchmarks/layouts.py sitegen|default|hugo|pelican FOLDER [--postings 1000]

`default` is the same content for sitegen's default theme, with all that sitegen makes by itself.
"""

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from corpus import LANGUAGES, ROOT, Ad, ads, employers, front_matter, newest_first, put, with_markup
from facts_shown import shown

HERE = Path(__file__).resolve().parent
BASE = "https://jobs.example.org"
APPLY = "jobs@example.org"
PER_PAGE = 50
NEWEST_AT_HOME = 12  # as many as sitegen's home page has
NEWEST_IN_ATOM = 0  # all, as sitegen's Atom feed has
TITLES = {"zh": "示例招聘站", "en": "Example Careers"}
DESCRIPTIONS = {
    "zh": "开源与智能计算团队的公开职位。",
    "en": "Open roles at teams that build open-source and AI software.",
}
TAGS = {"zh": "zh-CN", "en": "en"}
NAMES = {"zh": "中文", "en": "English"}


def postings(count: int) -> Iterator[Ad]:
    """Yield the postings of a board as all generators get them."""
    return map(with_markup, ads(count))


def categories() -> dict[str, dict[str, str]]:
    """Return the categories in their order: slug -> name by language."""
    found: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "content/categories.yaml").read_text("utf-8"))
    return found


def words(language: str) -> dict[str, str]:
    """Return what the bench pages say."""
    said = yaml.safe_load((HERE / f"theme/words/{language}.yaml").read_text("utf-8"))
    return {key.removeprefix("bench."): text for key, text in said.items()}


def about(name: str, language: str) -> str:
    """Return what a company says of itself."""
    if language == "zh":
        return f"{name}为开发者做软件，也公开一部分代码。团队在招人，欢迎把简历发过来。\n"
    return f"{name} builds software for developers, and publishes a part of it. Have a look at the open jobs.\n"


def _quoted(value: Any) -> str:
    """Return a value as JSON, which is YAML, too."""
    return json.dumps(value, ensure_ascii=False)


def _front(values: dict[str, Any]) -> str:
    return "---\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in values.items()) + "---\n\n"


# --- sitegen ------------------------------------------------------------------------------


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
    put(folder / "site.yaml", "".join(f"{key}: {_quoted(value)}\n" for key, value in site.items()))
    put(folder / "content/categories.yaml", (ROOT / "content/categories.yaml").read_text("utf-8"))
    for company in employers(count):
        for language, suffix in (("zh", ".md"), ("en", ".en.md")):
            name = company.names[language]
            text = _front({"name": name}) + about(name, language)
            put(folder / f"content/companies/{company.slug}{suffix}", text)
    for ad in postings(count):
        stem = f"{folder}/content/postings/{ad.key}"
        for language, suffix, facts in (("zh", ".md", front_matter(ad)), ("en", ".en.md", "")):
            head = f"---\ntitle: {ad.titles[language]}\nsummary: {_quoted(ad.summaries[language])}\n{facts}---\n\n"
            put(Path(stem + suffix), head + ad.bodies[language])


# The kinds of page and file that the other generators' layouts do not make either.
ONLY: dict[str, Any] = {}


def _theme(folder: Path) -> None:
    """Copy the bench theme, and give it the categories for its footer: no view of every page has them."""
    shutil.copytree(HERE / "theme", folder)
    listed = {
        language: [[slug, names[language]] for slug, names in categories().items()] for language in LANGUAGES
    }
    text = (
        f"{{% for slug, name in {_quoted(listed)}[page.language] %}}\n"
        '<li><a href="{{ prefix }}/categories/{{ slug }}/">{{ name }}</a></li>\n{% endfor %}\n'
    )
    put(folder / "templates/_categories.html", text)


# --- Hugo ---------------------------------------------------------------------------------


def hugo(folder: Path, count: int) -> None:
    """Lay the board out for Hugo: translations by file name, companies and categories as taxonomies."""
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    put(folder / "static/style.css", (HERE / "theme/static/style.css").read_text("utf-8"))
    put(folder / "hugo.yaml", _quoted(_hugo_settings()))
    named = categories()
    for language in LANGUAGES:
        said = words(language)
        put(folder / f"content/_index.{language}.md", _front({"title": TITLES[language]}))
        for name in ("jobs", "companies", "categories"):
            put(folder / f"content/{name}/_index.{language}.md", _front({"title": said[name]}))
        for order, (slug, names) in enumerate(named.items()):
            head = _front({"title": names[language], "order": order})
            put(folder / f"content/categories/{slug}/_index.{language}.md", head)
        for company in employers(count):
            name = company.names[language]
            text = _front({"title": name, "order": company.slug}) + about(name, language)
            put(folder / f"content/companies/{company.slug}/_index.{language}.md", text)
    for place, ad in enumerate(newest_first(postings(count)), start=1):
        for language in LANGUAGES:
            facts = shown(ad, language, named[ad.category][language])
            # The weight settles the order of postings of one day, as sitegen has it.
            head = facts | {"weight": place, "companies": [ad.employer.slug], "categories": [ad.category]}
            put(folder / f"content/jobs/{ad.key}.{language}.md", _front(head) + ad.bodies[language])


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
        "params": _params(language) | {"other": {"locale": TAGS[other].replace("-", "_")}},
    }


def _params(language: str) -> dict[str, Any]:
    """Return what templates of other generators are told of the site in a language."""
    return {
        "tag": TAGS[language],
        "name": NAMES[language],
        "locale": TAGS[language].replace("-", "_"),
        "prefix": "" if language == LANGUAGES[0] else f"/{language}",
        "description": DESCRIPTIONS[language],
        "apply": APPLY,
        "newest": NEWEST_AT_HOME,
        "atom": NEWEST_IN_ATOM,
        "t": words(language),
        "categories": [{"slug": slug, "name": names[language]} for slug, names in categories().items()],
    }


# --- the command --------------------------------------------------------------------------


def default(folder: Path, count: int) -> None:
    """Lay the board out for sitegen as its users have it."""
    sitegen(folder, count, theme="default")


LAYOUTS: dict[str, Callable[[Path, int], None]] = {"sitegen": sitegen, "default": default, "hugo": hugo}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("generator", choices=LAYOUTS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--postings", type=int, default=1000)
    given = parser.parse_args()
    if given.folder.exists():
        parser.error(f"{given.folder} is there already")
    LAYOUTS[given.generator](given.folder, given.postings)


if __name__ == "__main__":
    main()
