"""The front matter of a posting -> ``Facts``.

The keys are the contract with authors; ``also`` holds the names that Jekyll posts and
Chinese job boards use for the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from sitegen.facts import education, employment, experience, hiring, place, salary
from sitegen.fields import Fields, did_you_mean
from sitegen.model import Employment, Experience, Facts, Hiring, Remote, Salary, Unit
from sitegen.problem import Problem
from sitegen.schema.apply import read_apply
from sitegen.schema.dates import moment
from sitegen.schema.key import Key, aliases
from sitegen.slug import is_slug
from sitegen.sources import Lines
from sitegen.yaml_source import Tree

KEYS: tuple[Key, ...] = (
    Key("title", "text", "the job's title; required", ("职位标题", "职位名称", "岗位名称")),
    Key("company", "slug or name", "default: the folder's name, then the site's only company", ("公司名称", "公司")),
    Key("category", "slug or name, one or a list", "what kind of work it is", ("categories", "职位类别")),
    Key("locations", "one or a list of names", "places, in any language", ("location", "工作地点", "地点")),
    Key("remote", "`no`, `hybrid` or `full`", "whether the work can be done from elsewhere", ("远程",)),
    Key("remote_countries", "list of country codes", "where a fully remote employee may live"),
    Key(
        "employment",
        "one or a list",
        "`full-time`, `part-time`, `contract`, …",
        ("type", "employment_type", "contract"),
    ),
    Key("hiring", "one or a list", "`experienced` (社招), `campus` (校招), `intern` (实习)", ("招聘类型",)),
    Key(
        "salary", "text or mapping", "`15-40K·13薪`, or {min, max, currency, unit, months, text}", ("薪资范围", "薪资")
    ),
    Key("skills", "list", "technologies and abilities asked for", ("技能",)),
    Key("tags", "list", "words of your own, shown in feeds"),
    Key("experience", "text or mapping", "`3-5年`, or {min_years, max_years}", ("工作经验", "经验")),
    Key("education", "text", "the lowest degree asked for", ("学历",)),
    Key("headcount", "number", "how many people are wanted", ("招聘人数",)),
    Key("posted", "date", "the day it was published first", ("date", "发布时间", "created")),
    Key("opens", "date or date-time", "before it, the posting is upcoming"),
    Key("closes", "date or date-time", "after it, the posting is closed", ("valid_through", "deadline", "截止日期")),
    Key("apply", "e-mail, URL or mapping", "{email, subject, url, wechat, note}"),
    Key("slug", "slug", "the last part of the address; default: the file's name", ("permalink",)),
    Key("id", "text", "an identity that stays when the address changes"),
    Key("aliases", "list of paths", "old addresses that lead here", ("redirect_from",)),
    Key("draft", "true or false", "left out unless built with `--drafts`"),
    Key("published", "true or false", "`false` is the same as `draft: true`"),
    Key("summary", "text", "a sentence for lists and search results", ("description", "excerpt")),
    Key("extra", "anything", "left alone, for themes"),
    Key("language", "code", "the language of this file, where it is not the site's default", ("lang",)),
    Key("layout", "anything", "accepted and ignored, as Jekyll posts have it"),
)
ALIASES: Mapping[str, str] = aliases(KEYS)
_LONGEST_NAME, _LONGEST_ADDRESS = 200, 1000  # bytes of a part and of the whole; file systems end at 255 and 4096

# Front matter with one of these speaks of one posting, so the body is not searched for more.
_DECLARING = frozenset({
    "locations", "remote", "employment", "hiring", "salary", "skills", "experience", "education",
    "headcount", "opens", "closes", "apply", "slug", "id",
})  # fmt: skip


def declares_posting(tree: Tree) -> bool:
    """Whether the front matter describes one posting rather than a page that holds some."""
    keys = {ALIASES.get(key, key) for key in tree.values}
    return "title" in keys and bool(keys & _DECLARING)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the front matter of one posting says; title, summary and language are "" where not given."""

    facts: Facts
    title: str
    summary: str
    language: str


def read(tree: Tree, zone: ZoneInfo, languages: tuple[str, ...]) -> tuple[Declared, list[Problem]]:
    """Return what front matter says of a posting, and what is wrong with it."""
    problems: list[Problem] = []
    fields = Fields(tree, problems, aliases=ALIASES)
    title, summary = fields.text("title") or "", fields.text("summary") or ""
    opens, closes = moment(fields, "opens", zone), moment(fields, "closes", zone, end_of_day=True)
    extra = fields.raw("extra")
    facts = Facts(
        company=fields.text("company"),
        categories=fields.texts("category"),
        locations=_locations(fields),
        remote=fields.choice("remote", Remote),
        remote_countries=fields.texts("remote_countries"),
        employment=_employment(fields),
        hiring=_hiring(fields),
        salary=_salary(fields),
        skills=fields.texts("skills"),
        tags=fields.texts("tags"),
        experience=_experience(fields),
        education=education.parse(fields.text("education") or ""),
        headcount=fields.number("headcount"),
        posted=moment(fields, "posted", zone),
        opens=opens,
        closes=closes,
        apply=read_apply(fields, languages),
        slug=_slug(fields),
        id=fields.text("id"),
        aliases=_old_addresses(fields),
        draft=fields.flag("draft", default=False) or not fields.flag("published", default=True),
        extra=extra if isinstance(extra, dict) else {},
        lines=Lines.of(tree.path, {ALIASES.get(key, key): tree.where(key) for key in tree.values}),
    )
    language = _language(fields, languages)
    fields.has("layout")
    _check_order(fields, facts)
    fields.refuse_unknown()
    return Declared(facts, title, summary, language), problems


def _language(fields: Fields, languages: tuple[str, ...]) -> str:
    """Return one of the site's languages; ``en-GB`` counts as ``en``."""
    text = fields.text("language")
    code = (text or "").lower().partition("-")[0]
    if text and code not in languages:
        message, hint = f"the site has no language `{text}`", did_you_mean(code, languages)
        fields.problem(fields.where("language"), "value.choice", message, hint)
        return ""
    return code


def _locations(fields: Fields) -> tuple[str, ...]:
    """A text may name several places; the items of a list are one place each."""
    value = fields.raw("locations")
    if isinstance(value, str):
        return _places(value)
    return fields.texts("locations")


@lru_cache(maxsize=2048)  # many postings say the same
def _places(text: str) -> tuple[str, ...]:
    return tuple(place.split(text))


def _employment(fields: Fields) -> tuple[Employment, ...]:
    return _lenient(fields, "employment", Employment, employment.parse)


def _hiring(fields: Fields) -> tuple[Hiring, ...]:
    return _lenient(fields, "hiring", Hiring, hiring.parse)


def _lenient(fields: Fields, key: str, words: Any, parse: Any) -> tuple[Any, ...]:
    """Take the words of the contract and everyday ones (全职, permanent); refuse the rest."""
    found: dict[Any, None] = {}
    for number, text in enumerate(fields.texts(key)):
        values = parse(text)
        if not values:
            allowed = ", ".join(f"`{word.value}`" for word in words)
            where = fields.where(key, number)
            fields.problem(where, "value.choice", f"`{key}` does not take `{text}`", f"use one of {allowed}")
        found.update(dict.fromkeys(values))
    return tuple(found)


def _salary(fields: Fields) -> Salary | None:
    if isinstance(fields.raw("salary"), dict):
        return _salary_mapping(fields.inside("salary"))
    text = fields.text("salary")
    if text is None:
        return None
    found = salary.parse(text)
    if found is None:
        hint = "write `15-40K·13薪`, `年薪30-60万`, `$120k–150k/yr`, `面议`, or {min, max, currency, unit}"
        fields.problem(fields.where("salary"), "value.salary", f"no salary understood in `{text}`", hint)
        return Salary(text)
    if found.min is not None and found.max is not None and found.min > found.max:
        _range_problem(fields, "salary", found.min, found.max)
    return found


def _salary_mapping(fields: Fields) -> Salary:
    low, high = fields.number("min"), fields.number("max")
    currency, unit = fields.text("currency"), fields.choice("unit", Unit)
    if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):  # noqa: PLR2004
        fields.problem(
            fields.where("currency"), "value.choice", f"`{currency}` is no currency", "write CNY, USD, EUR, …"
        )
        currency = None
    months, text = fields.number("months"), fields.text("text")
    fields.refuse_unknown()
    if low is not None and high is not None and low > high:
        _range_problem(fields, "min", low, high)
    value = Salary("", currency.upper() if currency else None, low, high, unit, months)
    return Salary(text or salary.show(value, "zh"), value.currency, low, high, unit, months)


def _experience(fields: Fields) -> Any:
    if isinstance(fields.raw("experience"), dict):
        inner = fields.inside("experience")
        low, high, text = inner.number("min_years"), inner.number("max_years"), inner.text("text")
        inner.refuse_unknown()
        if low is not None and high is not None and low > high:
            _range_problem(inner, "min_years", low, high)
        return Experience(text or "", low, high)
    text = fields.text("experience")
    return None if text is None else experience.parse(text) or Experience(text)


def _range_problem(fields: Fields, key: str, low: float, high: float) -> None:
    fields.problem(fields.where(key), "value.range", f"the minimum {low} is above the maximum {high}", "swap the two")


def _slug(fields: Fields) -> str | None:
    """A slug; of Jekyll's ``permalink`` the last part counts."""
    text = fields.text("slug")
    if text is None:
        return None
    if "slug" not in fields.values:
        text = text.strip("/").rpartition("/")[2].removesuffix(".html")
    if is_slug(text):
        return text
    hint = "use lower-case ASCII letters, digits and single hyphens"
    fields.problem(fields.where("slug"), "value.slug", f"`{text}` is no slug", hint)
    return None


def _old_addresses(fields: Fields) -> tuple[str, ...]:
    found = []
    for number, path in enumerate(fields.texts("aliases")):
        plain = unquote(path)  # as it stands in a browser's address bar, or as it was copied from there
        if is_old_address(plain):
            found.append(plain)
        else:
            where = fields.where("aliases", number)
            fields.problem(where, "value.address", f"`{path}` is no address on this site", "write /jobs/acme/old-name/")
    return tuple(found)


def is_old_address(path: str) -> bool:
    """Say whether a page may be written there: below the output, in no hidden file, in no name that disks refuse."""
    first, *parts = path.removesuffix("/").split("/")
    return (
        first == ""
        and bool(parts)
        and path.isprintable()
        and "\\" not in path
        and len(path.encode()) <= _LONGEST_ADDRESS
        and parts[0] != "theme"
        and all(part and part[0] != "." and len(part.encode()) <= _LONGEST_NAME for part in parts)
    )


def _check_order(fields: Fields, facts: Facts) -> None:
    for earlier in ("opens", "posted"):
        begin = getattr(facts, earlier)
        if begin and facts.closes and facts.closes < begin:
            message = f"`closes` ({facts.closes.date()}) is before `{earlier}` ({begin.date()})"
            fields.problem(fields.where("closes"), "posting.closes-early", message, "correct one of the two dates")
            return
