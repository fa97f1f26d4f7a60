"""Postings that were understood -> files that read back to the same facts."""

from collections.abc import Iterable
from typing import Any

import frontmatter
import yaml

from sitegen import documents
from sitegen.documents import Understood
from sitegen.facts import experience, salary
from sitegen.model import Apply, Experience, Salary
from sitegen.slug import slug


def posting_file(posting: Understood, company: str, default_language: str) -> str:
    """Return a posting as Markdown with front matter, in the order that people read it."""
    values: dict[str, Any] = {
        "title": posting.title,
        "language": posting.language if posting.language != default_language else None,
        "company": company,
        "category": posting.category,
        "locations": list(posting.locations),
        "remote": posting.remote.value if posting.remote else None,
        "hiring": [kind.value for kind in posting.hiring],
        "employment": [kind.value for kind in posting.employment],
        "salary": _salary(posting.salary, posting.language),
        "experience": _experience(posting.experience),
        "education": posting.education and posting.education.text,
        "skills": list(posting.skills),
        "headcount": posting.headcount,
        "posted": posting.posted,
        "closes": posting.closes,
        "apply": _apply(posting.apply),
    }
    return _file(
        {key: value for key, value in values.items() if value not in (None, [], {})}, documents.to_markdown(posting)
    )


def company_file(name: str) -> str:
    """Return the file of a company of which only the name is known."""
    return _file({"name": name}, "")


def category_lines(names: Iterable[str], language: str) -> str:
    """Return lines for categories.yaml, with the one name that is known."""
    lines = {slug(name): {language: name} for name in names}
    return yaml.safe_dump(lines, allow_unicode=True, sort_keys=False, default_flow_style=None)


def _file(values: dict[str, Any], body: str) -> str:
    post = frontmatter.Post(body.strip(), **values)
    return frontmatter.dumps(post, sort_keys=False, width=10_000) + "\n"


def _salary(value: Salary | None, language: str) -> Any:
    """Return the text where it says it all, else the numbers beside it."""
    if value is None or salary.parse(value.text, language=language) == value == salary.parse(value.text):
        return value and value.text
    numbers = {
        "min": value.min,
        "max": value.max,
        "currency": value.currency,
        "unit": value.unit.value if value.unit else None,
        "months": value.months,
        "text": value.text,
    }
    return {key: number for key, number in numbers.items() if number is not None}


def _experience(value: Experience | None) -> Any:
    if value is None or experience.parse(value.text) == value:
        return value and value.text
    numbers = {"min_years": value.min_years, "max_years": value.max_years, "text": value.text}
    return {key: number for key, number in numbers.items() if number is not None}


def _apply(apply: Apply | None) -> Any:
    if apply is None:
        return None
    ways = {"email": apply.email, "subject": apply.subject, "url": apply.url, "wechat": apply.wechat}
    given: dict[str, Any] = {key: value for key, value in ways.items() if value}
    if apply.note:
        given["note"] = dict(apply.note)
    if given.keys() == {"email"}:
        return apply.email
    return given
