"""The facts of a posting as other generators are given them: ready to print, in one language.

sitegen reads `15-40K·13薪` and says `1.5–4 万元/月 · 13 薪`, `CNY 15,000–40,000 a month` and a
baseSalary. The others only print what their front matter holds, so it holds the finished words.
"""

from datetime import datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from corpus import Ad

from sitegen.facts import education, employment, experience, hiring, place, salary, skill, when
from sitegen.model import Degree, Term
from sitegen.surfaces.countries import COUNTRIES, is_country
from sitegen.taxonomy import types

ZONE = ZoneInfo("Asia/Shanghai")
_TYPES = {"full-time": "FULL_TIME", "internship": "INTERN", "contract": "CONTRACTOR", "intern": "INTERN"}
_CREDENTIALS = {
    Degree.ASSOCIATE: "associate degree",
    Degree.BACHELOR: "bachelor degree",
    Degree.MASTER: "postgraduate degree",
    Degree.DOCTOR: "postgraduate degree",
}


def shown(ad: Ad, language: str, category: str) -> dict[str, Any]:
    """Return what a page, its JSON-LD and a feed say of a posting; ``category`` is its category's name."""
    # Two names may be one thing to sitegen: SystemVerilog and Verilog.
    places = list({term.slug: term for term in map(_place, ad.locations)}.values())
    skills = list({term.slug: term for term in map(_skill, ad.skills)}.values())
    facts: dict[str, Any] = {
        "title": ad.titles[language],
        "summary": ad.summaries[language],
        "key": ad.key,
        "date": moment(ad.posted),
        "posted": when.show(ad.posted, language),
        "company_name": ad.employer.names[language],
        "category_name": category,
        "places": [term.name(language) for term in places],
        "localities": ["" if is_country(term, COUNTRIES) else term.name(language) for term in places],
        "countries": [term.country for term in places],
        "types": [term.name(language) for term in _types(ad)],
        "skills": [term.name(language) for term in skills],
        "employment_types": _employment_types(ad),
        **_pay(ad.salary, language),
        **_asked(ad, language),
    }
    if ad.closes:
        facts |= {"closes": moment(ad.closes, time(23, 59, 59)), "closes_text": when.show(ad.closes, language)}
    if ad.remote == "full":
        facts["remote_countries"] = ["CN"]
    return {key: value for key, value in facts.items() if value not in ("", [], None)}


def moment(day: Any, at: time = time()) -> str:
    """Return a moment of a day in the site's zone, as JSON-LD and feeds have it."""
    return datetime.combine(day, at, ZONE).isoformat(timespec="seconds")


@cache
def _place(name: str) -> Term:
    return place.term(name)


@cache
def _skill(name: str) -> Term:
    return skill.term(name)


def _types(ad: Ad) -> tuple[Term, ...]:
    return types((kind for name in ad.hiring for kind in hiring.parse(name)), employment.parse(ad.employment))


def _employment_types(ad: Ad) -> list[str]:
    kinds = [ad.employment] if ad.employment else ["intern"] if ad.hiring == ("intern",) else []
    return [_TYPES[kind] for kind in kinds]


def _pay(text: str, language: str) -> dict[str, Any]:
    pay = salary.parse(text) if text else None
    if pay is None or pay.unit is None:
        return {}
    amount = {"currency": pay.currency, "min": pay.min, "max": pay.max, "unit": pay.unit.value.upper()}
    return {"salary": salary.show(pay, language), "pay": amount}


def _asked(ad: Ad, language: str) -> dict[str, Any]:
    """Return the experience and the degree that are asked for."""
    years = experience.parse(ad.experience) if ad.experience else None
    degree = education.parse(ad.education)
    facts: dict[str, Any] = {}
    if years:
        facts["experience"] = experience.show(years, language)
        if years.min_years:
            facts["months_asked"] = years.min_years * 12
        elif years.min_years == 0:
            facts["any_experience"] = True
    if degree and degree.level:
        facts["education"] = education.show(degree, language)
        known = degree.level in _CREDENTIALS
        facts |= {"credential": _CREDENTIALS[degree.level]} if known else {"any_education": True}
    return facts
