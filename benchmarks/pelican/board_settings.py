"""Pelican's settings for one language; `board.json` beside it has the names and words.

Companies are its authors and categories its categories. The content cache is on, as it saves
parsing at the next build.
"""

import json
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

HERE = Path(__file__).resolve().parent


def as_json(value: Any) -> Markup:
    """Return JSON that no markup in it can end a script of."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def as_feed(value: Any) -> Markup:
    """Return JSON for a file of its own."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")))  # noqa: S704


def as_text(html: str) -> Markup:
    """Return HTML escaped for an element of a feed."""
    return Markup(escape(html))  # noqa: S704


def read(facts: str) -> dict[str, Any]:
    """Return the facts of a posting, which front matter has as JSON."""
    found: dict[str, Any] = json.loads(facts)
    return found


def job_posting(article: Any) -> dict[str, Any]:
    """Return the JobPosting of an article."""
    facts = read(article.facts)
    url = f"{article.settings['SITEURL']}/{article.url}"
    job = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": article.title,
        "description": article.content,
        "url": url,
        "identifier": {"@type": "PropertyValue", "name": facts["company_name"], "value": facts["key"]},
        "datePosted": facts["date"],
        "validThrough": facts.get("closes"),
        "employmentType": facts.get("employment_types"),
        "hiringOrganization": {"@type": "Organization", "name": facts["company_name"]},
        "jobLocation": [_place(*place) for place in zip(facts["localities"], facts["countries"], strict=True)],
        "baseSalary": _pay(facts.get("pay")),
        "directApply": True,
        "skills": facts["skills"],
    }
    if "remote_countries" in facts:
        job["jobLocationType"] = "TELECOMMUTE"
        job["applicantLocationRequirements"] = [
            {"@type": "Country", "name": name} for name in facts["remote_countries"]
        ]
    if "months_asked" in facts:
        asked = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": facts["months_asked"]}
        job["experienceRequirements"] = asked
    if "credential" in facts:
        credential = {"@type": "EducationalOccupationalCredential", "credentialCategory": facts["credential"]}
        job["educationRequirements"] = credential
    for name in ("experience", "education"):
        if facts.get(f"any_{name}"):
            job[f"{name}Requirements"] = "no requirements"
    return {key: value for key, value in job.items() if value}


def _place(locality: str, country: str) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": country}
    return {"@type": "Place", "address": address | ({"addressLocality": locality} if locality else {})}


def _pay(pay: dict[str, Any] | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    value = {"@type": "QuantitativeValue", "minValue": pay["min"], "maxValue": pay["max"], "unitText": pay["unit"]}
    return {"@type": "MonetaryAmount", "currency": pay["currency"], "value": value}


def settings(language: str) -> dict[str, Any]:
    """Return the settings of a language."""
    board = json.loads((HERE / "board.json").read_text("utf-8"))
    params = board["params"][language]
    is_first = not params["prefix"]
    return {
        "P": params, "OTHER": board["params"]["en" if is_first else "zh"], "COMPANIES": board["companies"][language],
        "BASE": board["base"], "SITENAME": board["titles"][language], "SITEURL": board["base"] + params["prefix"],
        "PATH": str(HERE / "content" / language), "ARTICLE_PATHS": [""], "PAGE_PATHS": ["no-pages"],
        "STATIC_PATHS": ["extra"] if is_first else [],
        "EXTRA_PATH_METADATA": {"extra/style.css": {"path": "style.css"}, "extra/robots.txt": {"path": "robots.txt"}},
        "THEME": str(HERE / "theme"), "THEME_STATIC_PATHS": [], "TIMEZONE": "Asia/Shanghai", "DEFAULT_LANG": language,
        "WITH_FUTURE_DATES": True, "LOCALE": ["C.UTF-8"], "ARTICLE_ORDER_BY": "rank",
        "ARTICLE_URL": "jobs/{slug}/", "ARTICLE_SAVE_AS": "jobs/{slug}/index.html",
        "CATEGORY_URL": "categories/{slug}/", "CATEGORY_SAVE_AS": "categories/{slug}/index.html",
        "AUTHOR_URL": "companies/{slug}/", "AUTHOR_SAVE_AS": "companies/{slug}/index.html",
        "CATEGORIES_SAVE_AS": "categories/index.html", "AUTHORS_SAVE_AS": "companies/index.html",
        "DIRECT_TEMPLATES": ["index", "jobs", "categories", "authors", "feed", "atom", "missing",
                             *(["sitemap"] if is_first else [])],
        "JOBS_SAVE_AS": "jobs/index.html", "FEED_SAVE_AS": "feed.json", "ATOM_SAVE_AS": "feed.xml",
        "MISSING_SAVE_AS": "404.html", "SITEMAP_SAVE_AS": "sitemap.xml", "TAG_SAVE_AS": "", "ARCHIVES_SAVE_AS": "",
        "PAGINATED_TEMPLATES": {"jobs": board["per_page"], "category": board["per_page"]},
        "PAGINATION_PATTERNS": [[1, "{url}", "{save_as}"],
                                [2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"]],
        "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None, "TRANSLATION_FEED_ATOM": None, "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None, "FORMATTED_FIELDS": [], "CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True,
        "CACHE_PATH": str(HERE / f"cache-{language}"),
        "MARKDOWN": {"extensions": ["meta", "tables", "toc"], "output_format": "html"},
        "JINJA_ENVIRONMENT": {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True},
        "JINJA_FILTERS": {"facts": read, "job_posting": job_posting, "json": as_json, "feed": as_feed, "text": as_text},
    }  # fmt: skip
