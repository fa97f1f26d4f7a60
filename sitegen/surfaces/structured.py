"""A posting as schema.org JobPosting, the structured data that search engines read.

The rules are those of Google's JobPosting documentation
(https://developers.google.com/search/docs/appearance/structured-data/job-posting,
revised 2026-09-08) and of https://schema.org/JobPosting. One of them holds throughout:
a property is given only for a fact that the posting states, never for a guess.
What can be several is always a list, so that a reader needs one way to read it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sitegen.model import (
    Company,
    Degree,
    Education,
    Employment,
    Experience,
    Hiring,
    Job,
    Remote,
    Salary,
    State,
    Term,
)
from sitegen.surfaces import description, json_text
from sitegen.surfaces.countries import COUNTRIES, is_country
from sitegen.surfaces.links import Links

# Case-sensitive, one or more (Google, `employmentType`).
_EMPLOYMENT = {
    Employment.FULL_TIME: "FULL_TIME",
    Employment.PART_TIME: "PART_TIME",
    Employment.CONTRACT: "CONTRACTOR",
    Employment.TEMPORARY: "TEMPORARY",
    Employment.INTERNSHIP: "INTERN",
    Employment.VOLUNTEER: "VOLUNTEER",
    Employment.PER_DIEM: "PER_DIEM",
}
# The words of Google's `educationRequirements.credentialCategory` (beta).
_CREDENTIAL = {
    Degree.HIGH_SCHOOL: "high school",
    Degree.ASSOCIATE: "associate degree",
    Degree.BACHELOR: "bachelor degree",
    Degree.MASTER: "postgraduate degree",
    Degree.DOCTOR: "postgraduate degree",
}
_NO_REQUIREMENTS = "no requirements"  # Google's word, in both requirement properties
_SCRIPT_SAFE = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def job_posting(
    job: Job, language: str, links: Links, *, countries: Mapping[str, str] = COUNTRIES
) -> dict[str, Any] | None:
    """Return the JobPosting object of a posting's page in a language; None unless it is open.

    Google wants the markup gone once a job is closed, and there is nothing to apply for
    before it opens. ``countries`` tells which places are countries: slug -> ISO code.

    - ``title`` is the job's, ``description`` its complete text as HTML (both required).
    - ``datePosted`` (required) and ``validThrough`` are left out if unknown, never made up;
      both are ISO 8601 with the offset from UTC.
    - ``identifier`` is the job's own identity under the employer's name.
    - ``directApply`` is true where one step starts the application; a ``mailto:`` counts.
    - There is no ``inLanguage``: schema.org has it for creative works only.
    """
    if job.state is not State.OPEN:
        return None
    facts, text = job.facts, job.text(language)
    name = job.company.term.name(language)
    properties = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": text.title,
        "description": description.html(text, language, links),
        "url": links.job(job, language),
        "identifier": {"@type": "PropertyValue", "name": name, "value": job.id},
        "datePosted": _date(facts.posted),
        "validThrough": _date(facts.closes),
        "employmentType": _employment(job),
        "hiringOrganization": _organization(job.company, language, links),
        "jobLocation": _places(job.locations, language, countries),
        **_telecommute(job),
        "baseSalary": _salary(facts.salary),
        "directApply": True if job.apply and (job.apply.email or job.apply.url) else None,
        "experienceRequirements": _experience(facts.experience),
        "educationRequirements": _education(facts.education),
        "skills": [skill.name(language) for skill in job.skills],
    }
    return _stated(properties)


def missing(job: Job) -> list[str]:
    """Return the names of Google's required properties that this job lacks, for a warning.

    ``jobLocation`` may be left out for a fully remote job that names a country to apply
    from, and it must have an ``addressCountry``. Title and employer every job has.
    """
    remote = job.facts.remote is Remote.FULL
    lacks = {
        "description": description.says_nothing(job.text(job.original)),
        "datePosted": job.facts.posted is None,
        "jobLocation": not job.locations and not remote,
        "jobLocation.address.addressCountry": bool(job.locations)
        and not any(place.country for place in job.locations)
        and not _is_telecommute(job),
        "applicantLocationRequirements": remote and not job.locations and not _is_telecommute(job),
    }
    return [name for name, is_lacking in lacks.items() if is_lacking]


def script_safe(data: Any) -> str:
    r"""Return JSON for a ``<script type="application/ld+json">``, which nothing in it can end.

    ``<``, ``>`` and ``&`` are written ``\u003c`` and so on, which JSON reads back: HTML
    ends a script at ``</script`` and changes how it reads one at ``<!--`` (HTML standard,
    "Restrictions for contents of script elements"). U+2028 and U+2029 end a line in old
    JavaScript.
    """
    return script_text(json_text.compact(data))


def script_text(text: str) -> str:
    """Return JSON as it can stand in a script; see ``script_safe``."""
    for character, escaped in _SCRIPT_SAFE.items():  # twenty times as fast as str.translate
        text = text.replace(character, escaped)
    return text


def _stated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that have a value: no None, no empty text or list."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _date(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _employment(job: Job) -> list[str]:
    """Return Google's words, in the posting's order; for interns only, an internship."""
    if not job.facts.employment and job.facts.hiring == (Hiring.INTERN,):
        return [_EMPLOYMENT[Employment.INTERNSHIP]]
    return [_EMPLOYMENT[kind] for kind in dict.fromkeys(job.facts.employment)]


def _organization(company: Company, language: str, links: Links) -> dict[str, Any]:
    """Return the employer: ``name`` is required, ``sameAs`` is its site, ``logo`` absolute."""
    return _stated(
        {
            "@type": "Organization",
            "name": company.term.name(language),
            "sameAs": company.url,
            "logo": links.absolute(company.logo) if company.logo else None,
        }
    )


def _places(locations: tuple[Term, ...], language: str, countries: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return one Place for each location; ``addressCountry`` is a must (Google, `jobLocation`).

    One place without it makes Google refuse the whole posting, so that a place of unknown
    country is left out where another one is known; where none is, all are named.
    """
    known = [place for place in locations if place.country]
    return [_place(place, language, countries) for place in known or locations]


def _place(place: Term, language: str, countries: Mapping[str, str]) -> dict[str, Any]:
    """Return a Place: a city with its country, or a country alone."""
    address = {
        "@type": "PostalAddress",
        "addressLocality": None if is_country(place, countries) else place.name(language),
        "addressCountry": place.country,
    }
    return {"@type": "Place", "address": _stated(address)}


def _is_telecommute(job: Job) -> bool:
    return job.facts.remote is Remote.FULL and bool(job.facts.remote_countries)


def _telecommute(job: Job) -> dict[str, Any]:
    """Return what marks a fully remote job; nothing for a hybrid one, or without a country.

    ``TELECOMMUTE`` is only for jobs that are fully remote, and asks for at least one
    country in ``applicantLocationRequirements`` (Google, `jobLocationType`).
    """
    if not _is_telecommute(job):
        return {}
    countries = [{"@type": "Country", "name": name} for name in job.facts.remote_countries]
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries}


def _salary(salary: Salary | None) -> dict[str, Any] | None:
    """Return the employer's real figure; None unless number, currency and unit are known.

    A MonetaryAmount has a ``currency`` and a QuantitativeValue with ``value``, or
    ``minValue`` and ``maxValue``, and ``unitText`` HOUR DAY WEEK MONTH YEAR (Google,
    `baseSalary`). Thirteen monthly salaries stay a monthly one: the base is what a month pays.
    """
    if salary is None or not salary.currency or not salary.unit:
        return None
    if salary.min is None and salary.max is None:
        return None
    one = salary.min == salary.max
    amount = {"value": salary.min} if one else {"minValue": salary.min, "maxValue": salary.max}
    value = {"@type": "QuantitativeValue", **amount, "unitText": salary.unit.value.upper()}
    return {"@type": "MonetaryAmount", "currency": salary.currency, "value": _stated(value)}


def _experience(experience: Experience | None) -> dict[str, Any] | str | None:
    """Return the least experience asked for, in months (Google, `monthsOfExperience`, beta)."""
    if experience is None or experience.min_years is None:
        return None
    if experience.min_years == 0:
        return _NO_REQUIREMENTS
    months = experience.min_years * 12
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}


def _education(education: Education | None) -> dict[str, Any] | str | None:
    """Return the least degree asked for (Google, `credentialCategory`, beta)."""
    if education is None or education.level is None:
        return None
    if education.level is Degree.NONE:
        return _NO_REQUIREMENTS
    category = _CREDENTIAL[education.level]
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": category}
