"""A made-up job board of any number of postings in Chinese and English, from the demo site's own sentences.

The same number gives the same board. Titles, addresses, skills, places and pay vary as those of a
real board of several dozen companies do: nothing that packs better than real postings would. No
posting is closed on ``TODAY``, and none opens later.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import wordlists as words

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Employer:
    """A company; ``slug`` is the folder of its postings and a part of their addresses."""

    slug: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ad:
    """A posting. ``bodies`` are Markdown by language; "" and None are facts that it does not state.

    ``number`` is its place in the board, from 0. Places are named in Chinese; experience and education
    stand as Chinese ads have them.
    """

    number: int
    employer: Employer
    slug: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    bodies: Mapping[str, str]
    category: str
    posted: date
    locations: tuple[str, ...]
    skills: tuple[str, ...]
    hiring: tuple[str, ...]
    salary: str
    experience: str
    education: str
    employment: str
    remote: str
    closes: date | None

    @property
    def key(self) -> str:
        """Its path below the postings, in the content folder and in every address."""
        return f"{self.employer.slug}/{self.slug}"


def employers(count: int) -> tuple[Employer, ...]:
    """Return the companies of a board of ``count`` postings: one for 40, and at least 10."""
    return _employers(count, _chance(count))


def ads(count: int) -> Iterator[Ad]:
    """Yield the postings of a board of ``count``, in no order that means anything."""
    chance = _chance(count)
    companies = _employers(count, chance)
    used = set[str]()
    for number in range(count):
        yield _ad(number, chance.choice(companies), chance, used)


def newest_first(board: Iterator[Ad]) -> list[Ad]:
    """Return postings in the order that sitegen lists them: by day, then by company, then by address."""
    return sorted(board, key=lambda ad: (-ad.posted.toordinal(), ad.employer.slug, ad.slug))


def write_site(folder: Path, count: int) -> None:
    """Write a board as a site of sitegen, in the folder's content/ and site.yaml."""
    for company in employers(count):
        for language, suffix in (("zh", ".md"), ("en", ".en.md")):
            name = company.names[language]
            put(folder / f"content/companies/{company.slug}{suffix}", f"---\nname: {name}\n---\n\n{name}\n")
    put(folder / "site.yaml", (ROOT / "site.yaml").read_text("utf-8"))
    put(folder / "content/categories.yaml", (ROOT / "content/categories.yaml").read_text("utf-8"))
    for ad in ads(count):
        stem = folder / f"content/postings/{ad.key}"
        put(stem.with_suffix(".md"), f"---\ntitle: {ad.titles['zh']}\n{front_matter(ad)}---\n\n{ad.bodies['zh']}")
        put(stem.with_suffix(".en.md"), f"---\ntitle: {ad.titles['en']}\n---\n\n{ad.bodies['en']}")


def front_matter(ad: Ad) -> str:
    """Return the facts of a posting as the keys of its file."""
    lines = [f"category: {ad.category}", f"posted: {ad.posted.isoformat()}"]
    lines += [f"{key}: [{', '.join(getattr(ad, key))}]" for key in ("locations", "skills", "hiring")]
    stated = {"salary": ad.salary, "experience": ad.experience, "education": ad.education, "employment": ad.employment}
    lines += [f"{key}: {said}" for key, said in stated.items() if said]
    if ad.remote:
        lines.append(f"remote: {ad.remote}\nremote_countries: [CN]")
    if ad.closes:
        lines.append(f"closes: {ad.closes.isoformat()}")
    return "".join(f"{line}\n" for line in lines)


def put(file: Path, text: str) -> None:
    """Write a file, its folders included."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def with_markup(ad: Ad) -> Ad:
    """Return a posting with more kinds of Markdown in its text, and nine items instead of twelve.

    All have a third section with words in bold. One of three has numbers, one of two a link, one of
    four code, and one of eight a table.
    """
    chance = random.Random(ad.number)  # noqa: S311 - for variety, not for secrets
    kinds = chance.random() < 1 / 3, chance.random() < 1 / 8, chance.random() < 1 / 2, chance.random() < 1 / 4
    return replace(ad, bodies={language: _marked_up(ad, language, *kinds) for language in LANGUAGES})


def _marked_up(ad: Ad, language: str, numbered: bool, table: bool, link: bool, code: bool) -> str:  # noqa: FBT001
    # With a blank after it: for most parsers bold text does not end between full-width punctuation and a letter.
    text = re.sub(r"(\*\*[^*]+[：）])\*\*", r"\1** ", ad.bodies[language].rstrip("\n"))
    lead, duties, demands = re.split(r"\n\n## .+\n\n", text)
    said = words.MARKUP[language]
    todo, asked, nice = duties.split("\n")[:5], demands.split("\n")[:3], demands.split("\n")[5:]
    if code:
        asked[0] += " " + said["code"].format(name=ad.skills[0].lower())
    nice[-1] = f"- **{said['plus']}**{nice[-1].removeprefix('-')}"
    if numbered:
        todo = [f"{number}. {line.removeprefix('- ')}" for number, line in enumerate(todo, 1)]
    if link:
        lead += " " + said["link"].format(slug=ad.employer.slug, name=ad.employer.names[language])
    parts = [lead, f"## {said['duties']}", "\n".join(todo), f"## {said['demands']}", "\n".join(asked)]
    if table:
        parts.append("\n".join(said["table"]))
    return "\n\n".join([*parts, f"## {said['nice']}", "\n".join(nice)]) + "\n"


def _chance(count: int) -> random.Random:
    return random.Random(count)  # noqa: S311 - for variety, not for secrets


def _employers(count: int, chance: random.Random) -> tuple[Employer, ...]:
    names = [_company_name(chance) for _ in range(max(10, count // 40))]
    return tuple(Employer(f"{_slug(en)}-{place}", {"zh": zh, "en": en}) for place, (zh, en) in enumerate(names))


def _ad(number: int, employer: Employer, chance: random.Random, used: set[str]) -> Ad:
    level, subject, role, team = (
        chance.choice(some) for some in (words.LEVELS, words.SUBJECTS, words.ROLES, words.TEAMS)
    )
    titles = {
        "zh": f"{level[0]}{subject[0]}{role[0]}" + (f"-{team[0]}" if team[0] else ""),
        "en": f"{level[1]}{subject[1]} {role[1]}" + (f", {team[1]}" if team[1] else ""),
    }
    slug = _slug(titles["en"])
    while f"{employer.slug}/{slug}" in used:
        slug += f"-{chance.randrange(2, 99)}"
    used.add(f"{employer.slug}/{slug}")
    facts = _facts(chance)
    bodies = {language: _body(language, chance) for language in LANGUAGES}
    summaries = {
        "zh": f"{employer.names['zh']}招聘{titles['zh']}，工作地点：{'、'.join(facts['locations'])}。",
        "en": f"{employer.names['en']} is hiring: {titles['en']}, with {', '.join(facts['skills'][:3])}.",
    }
    return Ad(number, employer, slug, titles, summaries, bodies, **facts)


def _facts(chance: random.Random) -> dict[str, Any]:
    """Return what an ad states. The order of the draws is part of the corpus."""
    facts: dict[str, Any] = {"posted": TODAY - timedelta(days=int(chance.triangular(0, 180, 10)))}
    facts["category"] = chance.choice(words.CATEGORIES)
    facts["locations"] = _some(chance, words.PLACES, chance.choice([1, 1, 1, 2, 3]))
    facts["skills"] = _some(chance, words.SKILLS, chance.randrange(3, 9))
    facts["hiring"] = tuple(chance.choice(words.HIRING))
    facts |= {"salary": "", "experience": "", "education": "", "employment": "", "remote": "", "closes": None}
    if chance.random() < 0.6:
        low = chance.randrange(10, 60, 5)
        months = chance.choice(["", "·13薪", "·14薪", "·15薪", "·16薪"])
        facts["salary"] = f"{low}-{low + chance.randrange(5, 45, 5)}K{months}"
    if chance.random() < 0.7:
        facts["experience"] = chance.choice(words.EXPERIENCE)
    if chance.random() < 0.7:
        facts["education"] = chance.choice(words.EDUCATION)
    if chance.random() < 0.5:
        facts["employment"] = chance.choice(["full-time"] * 4 + ["internship", "contract"])
    if chance.random() < 0.1:
        facts["remote"] = chance.choice(["hybrid", "full"])
    if chance.random() < 0.2:
        facts["closes"] = TODAY + timedelta(days=chance.randrange(2, 90))
    return facts


def _some(chance: random.Random, of: list[str], count: int) -> tuple[str, ...]:
    """Return several of a list, those in front more often, as languages and cities are."""
    weights = [1 / (place + 3) for place in range(len(of))]
    return tuple(dict.fromkeys(chance.choices(of, weights, k=count)))


def _body(language: str, chance: random.Random) -> str:
    said, sentences = words.MARKUP[language], _sentences(language)
    heads = said["duties"], said["demands"]
    parts = [f"## {head}\n\n" + "".join(f"- {line}\n" for line in chance.sample(sentences, 6)) for head in heads]
    return f"{chance.choice(sentences)}\n\n" + "\n".join(parts)


@cache
def _sentences(language: str) -> list[str]:
    found = set[str]()
    for file in sorted((ROOT / "content/postings").rglob("*.md")):
        if (language == "en") == (".en." in file.name):
            found |= set(re.findall(r"^- (.+)$", file.read_text("utf-8"), re.MULTILINE))
    return sorted(found)


def _company_name(chance: random.Random) -> tuple[str, str]:
    parts = [chance.choice(some) for some in words.COMPANY_NAMES]
    return "".join(zh for zh, _ in parts), " ".join(en for _, en in parts)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("c++", "cpp")).strip("-")
