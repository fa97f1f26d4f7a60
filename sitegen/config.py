"""site.yaml, flags and the clock -> one frozen ``Config``. Nobody else reads clock or environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sitegen.fields import Fields
from sitegen.language import CODES
from sitegen.model import Apply
from sitegen.problem import Problem, Where, errors
from sitegen.schema.apply import read_apply
from sitegen.schema.brand import Analytics, Brand, Words, read_analytics, read_brand, read_words
from sitegen.schema.key import Key
from sitegen.schema.share import Share, read_share
from sitegen.yaml_source import Tree, load

KEYS: tuple[Key, ...] = (
    Key("title", "text or {zh, en}", "the site's name; required"),
    Key("description", "text or {zh, en}", "a sentence about it"),
    Key("base_url", "web address", "where the site will stand, with its path: https://acme.github.io/careers/"),
    Key("languages", "list of codes", "the first is the default and stands at the root; default: [zh, en]"),
    Key("timezone", "name", "in which days begin and end; default: Asia/Shanghai"),
    Key("theme", "name", "a folder of themes/, or a built-in theme; default: default"),
    Key("missing_translations", "`show` or `hide`", "show the original with a notice, or leave the page out"),
    Key("per_page", "number", "postings on one page of a list; default: 20"),
    Key("taxonomies", "list", "which have pages besides companies; default: [categories, locations, skills, types]"),
    Key("feeds", "list", "what has a JSON Feed and Atom; default: [site, companies, categories]"),
    Key("search", "true or false", "whether lists can be searched and filtered in the browser; default: true"),
    Key("apply", "e-mail, URL or mapping", "how to apply, where neither posting nor company says"),
    Key("brand", "mapping", "the site's own face: {color, logo, links, footer_links, footer}, see below"),
    Key("words", "mapping", "words of the interface in other words, by language: {en: {nav.jobs: Openings}}"),
    Key("analytics", "mapping", "a script that counts visits: {script, data, connect}; default: none"),
    Key("share", "mapping", "{images, font}: `images: true` draws a picture of every posting for links to it"),
    Key("figures", "true or false", "a page of figures: postings by kind, company, place and month; pay"),
)
TAXONOMIES = ("categories", "locations", "skills", "types")  # what postings are grouped by, besides companies
FEEDS = ("site", "companies", "categories")
# Scheme, host and a path; nothing that would have to be escaped where the address is shown.
_BASE_URL = re.compile(
    r"""(?P<host>https?://(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?)(?P<path>(?:/[^\s?#\\"<>^`{|}]*)?)""",
    re.IGNORECASE,
)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Config:
    """All that a build is told from outside; ``languages[0]`` is the default.

    ``now`` is the moment that decides which postings are open, in the site's zone; ``jobs`` the number
    of processes, None for as many as help; ``cache`` whether what an earlier build kept may be used, and
    ``keys`` the folder of the secret that shows that it was this user's build; ``shard`` (2, 8) is the
    second of eight parts of the output, and ``private`` says that nobody else can have touched it.
    """

    root: Path
    output: Path
    titles: Mapping[str, str]
    base_url: str = "http://localhost/"
    descriptions: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("zh", "en")
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    theme: str = "default"
    show_untranslated: bool = True
    per_page: int = 20
    taxonomies: tuple[str, ...] = TAXONOMIES
    feeds: tuple[str, ...] = FEEDS
    search: bool = True
    apply: Apply | None = None
    brand: Brand = field(default_factory=Brand)
    words: Words = field(default_factory=Words)
    analytics: Analytics | None = None
    share: Share = field(default_factory=Share)
    figures: bool = False
    drafts: bool = False
    jobs: int | None = None
    cache: bool = True
    keys: Path | None = None
    shard: tuple[int, int] = (1, 1)
    private: bool = False
    now: datetime = _NEVER

    def settings(self) -> str:
        """Return all that the pages depend on, as a text: not the folders, the moment or the number of processes."""
        same = replace(
            self, root=Path(), output=Path(), keys=None, jobs=None, cache=True, shard=(1, 1), private=False, now=_NEVER
        )
        return repr(same)

    @property
    def today(self) -> date:
        """The day of the build in the site's zone."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line says; None where it says nothing."""

    root: Path = Path()
    output: Path | None = None
    base_url: str | None = None
    as_of: date | None = None
    drafts: bool = False
    jobs: int | None = None
    cache: bool = True
    shard: tuple[int, int] = (1, 1)


def read(flags: Flags) -> tuple[Config | None, list[Problem]]:
    """Read site.yaml below ``flags.root``; None where there is none or it cannot be used."""
    file = flags.root / "site.yaml"
    if not file.is_file():
        hint = "run `sitegen init DIR` to make a site, or name its folder with `--root`"
        return None, [Problem(Where("site.yaml"), "config.missing", f"no site.yaml in {flags.root}", hint)]
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(Where("site.yaml"), "file.not-utf8", str(error))]
    tree, problems = load(text, "site.yaml")
    if problems and not tree.values:
        return None, problems
    config, found = from_tree(tree, flags)
    return (None if errors(problems) else config), problems + found


def from_tree(tree: Tree, flags: Flags) -> tuple[Config | None, list[Problem]]:
    """Turn a read site.yaml and the flags into a configuration, or say what is wrong."""
    problems: list[Problem] = []
    fields = Fields(tree, problems)
    languages = _languages(fields)
    zone = _zone(fields)
    show = fields.text("missing_translations") or "show"
    if show not in ("show", "hide"):
        message = f"`missing_translations` does not take `{show}`"
        fields.problem(fields.where("missing_translations"), "value.choice", message, "use `show` or `hide`")
    per_page = fields.number("per_page")
    if per_page == 0:
        message = "`per_page` does not take `0`"
        fields.problem(fields.where("per_page"), "value.choice", message, "write a number from 1 on, such as 20")
    titles = fields.words("title", languages)
    if not titles:
        fields.problem(tree.where(), "key.missing", "a site needs a `title`", "add `title: {zh: …, en: …}`")
    base_url = _base_url(fields, flags)
    config = Config(
        root=flags.root,
        output=flags.output or flags.root / "output",
        titles=titles,
        base_url=base_url,
        descriptions=fields.words("description", languages),
        languages=languages,
        zone=zone,
        theme=fields.text("theme") or "default",
        show_untranslated=show == "show",
        per_page=per_page or 20,
        taxonomies=_some(fields, "taxonomies", TAXONOMIES),
        feeds=_some(fields, "feeds", FEEDS),
        search=fields.flag("search", default=True),
        apply=read_apply(fields, languages),
        brand=read_brand(fields, languages),
        words=read_words(fields, languages),
        analytics=read_analytics(fields),
        share=read_share(fields),
        figures=fields.flag("figures", default=False),
        drafts=flags.drafts,
        jobs=flags.jobs,
        cache=flags.cache,
        keys=_keys(),
        shard=flags.shard,
        now=_now(zone, flags.as_of),
    )
    fields.refuse_unknown()
    return (None if errors(problems) else config), problems


def today() -> date:
    """Return the day by the machine's clock, for files that are made by hand."""
    return datetime.now().astimezone().date()


def _keys() -> Path | None:
    """Return the folder for what is the user's own and no site's; None where there is no home."""
    folder = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(folder or Path.home() / ".cache") / "sitegen"
    except RuntimeError:
        return None


def _now(zone: ZoneInfo, as_of: date | None) -> datetime:
    """Noon of the day that was asked for, or this moment."""
    if as_of is not None:
        return datetime.combine(as_of, time(12), zone)
    return datetime.now(zone)


def _languages(fields: Fields) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(text.lower() for text in fields.texts("languages"))) or ("zh", "en")
    for code in languages:
        if code not in CODES:
            known = ", ".join(sorted(CODES))
            fields.problem(fields.where("languages"), "value.choice", f"`{code}` is no language", f"use one of {known}")
    return languages


def _some(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the known names that a list has, in their usual order; all where there is no list."""
    if fields.raw(key) is None:
        return known
    wanted = fields.texts(key)
    for name in wanted:
        if name not in known:
            hint = "use " + ", ".join(f"`{each}`" for each in known)
            fields.problem(fields.where(key), "value.choice", f"`{key}` does not take `{name}`", hint)
    return tuple(name for name in known if name in wanted)


def _zone(fields: Fields) -> ZoneInfo:
    name = fields.text("timezone") or "Asia/Shanghai"
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        hint = "write a name such as Asia/Shanghai or Europe/Berlin"
        fields.problem(fields.where("timezone"), "value.choice", f"`{name}` is no time zone", hint)
        return ZoneInfo("UTC")


def _base_url(fields: Fields, flags: Flags) -> str:
    """Return the base address with a final slash; a bad one is a problem."""
    given = flags.base_url or fields.text("base_url") or "http://localhost/"
    fields.has("base_url")
    parts = _BASE_URL.fullmatch(given)
    if parts is None or {".", ".."} & set(given.split("/")):
        where = fields.where("base_url") if flags.base_url is None else Where("--base-url")
        hint = "write https://example.org/ or https://acme.github.io/careers/"
        fields.problem(where, "value.address", f"`{given}` is no base address", hint)
        return "http://localhost/"
    return parts["host"] + quote(parts["path"].rstrip("/"), safe="/:@!$&'()*+,;=-._~%") + "/"
