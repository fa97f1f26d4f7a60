"""Whether a translation contradicts its original. It need not repeat a fact, but may not change one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sitegen.employers import Employers
from sitegen.model import Education, Experience, Facts, Posting, Salary
from sitegen.problem import Problem
from sitegen.taxonomy import Taxonomy

# Keys of front matter whose field has another name.
_FIELDS = {"category": "categories", "published": "draft"}
_WORDS = {"title", "summary", "extra", "layout", "draft", "published", "aliases"}


def contradictions(
    original: Posting, translation: Posting, taxonomy: Taxonomy, employers: Employers
) -> Iterator[Problem]:
    """Yield a problem for every fact that the translation states otherwise.

    Values are compared by what they mean: names of places and companies as the terms
    they stand for, salaries and years by their numbers, not by their wording.
    """
    if translation.understood:
        return
    meanings = _meanings(taxonomy, employers)
    for key, where in sorted(translation.facts.lines.items()):
        name = _FIELDS.get(key, key)
        if key in _WORDS or name not in Facts.__dataclass_fields__:
            continue
        meaning = meanings.get(name, lambda value: value)
        ours, theirs = getattr(translation.facts, name), getattr(original.facts, name)
        if meaning(ours) != meaning(theirs):
            message = f"`{key}` is not that of the original"
            hint = f"delete it here, or change it in {original.text.where.path}"
            yield Problem(where, "translation.contradiction", message, hint)


def _meanings(taxonomy: Taxonomy, employers: Employers) -> Mapping[str, Callable[[Any], Any]]:
    return {
        "company": lambda name: name and getattr(employers.find(name), "term", name),
        "categories": lambda names: {getattr(taxonomy.category(name), "slug", name) for name in names},
        "locations": lambda names: {taxonomy.location(name)[0].slug for name in names},
        "skills": lambda names: {taxonomy.skill(name).slug for name in names},
        "hiring": set,
        "employment": set,
        "salary": _numbers,
        "experience": _numbers,
        "education": _numbers,
        "apply": lambda apply: apply and (apply.email, apply.url, apply.wechat),
    }


def _numbers(value: Salary | Experience | Education | None) -> Any:
    if isinstance(value, Salary):
        numbers = (value.currency, value.min, value.max, value.unit, value.months)
        return numbers if value.min is not None or value.max is not None else None
    if isinstance(value, Experience):
        return (value.min_years, value.max_years)
    return value.level if value else None
