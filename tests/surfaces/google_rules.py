"""Google's rules for a JobPosting, written down a second time to hold the output against.

From the JobPosting documentation of Google Search (see ``sitegen/surfaces/structured.py``)
and the property lists of schema.org; every rule is a line of its own.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

PROPERTIES = {
    "@context", "@type", "title", "description", "url", "identifier", "datePosted", "validThrough",
    "employmentType", "hiringOrganization", "jobLocation", "jobLocationType",
    "applicantLocationRequirements", "baseSalary", "directApply", "experienceRequirements",
    "educationRequirements", "skills",
}  # fmt: skip
EMPLOYMENT = {
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER",
}  # fmt: skip
CREDENTIALS = {
    "high school", "associate degree", "bachelor degree", "professional certificate",
    "postgraduate degree",
}  # fmt: skip


def faults(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with a JobPosting object, as the names of the properties."""
    return sorted(set(_properties(data)) | set(_places(data)) | set(_salary(data)) | set(_requirements(data)))


def _properties(data: dict[str, Any]) -> Iterator[str]:
    yield from set(data) - PROPERTIES
    yield from (name for name, value in data.items() if value in (None, "", [], {}))
    for name in ("title", "description", "url", "hiringOrganization", "identifier"):
        if name not in data:
            yield name
    for name in ("datePosted", "validThrough"):
        if name in data and datetime.fromisoformat(data[name]).tzinfo is None:
            yield name
    if not set(data.get("employmentType", [])) <= EMPLOYMENT:
        yield "employmentType"
    if data.get("directApply", True) is not True:
        yield "directApply"
    identifier = data["identifier"]
    if identifier["@type"] != "PropertyValue" or not identifier["name"] or not identifier["value"]:
        yield "identifier"
    employer = data["hiringOrganization"]
    if employer["@type"] != "Organization" or not employer["name"]:
        yield "hiringOrganization"
    if not all(employer.get(name, "https://").startswith("https://") for name in ("logo", "sameAs")):
        yield "hiringOrganization"


def _places(data: dict[str, Any]) -> Iterator[str]:
    for place in data.get("jobLocation", []):
        address = place["address"]
        if (place["@type"], address["@type"]) != ("Place", "PostalAddress"):
            yield "jobLocation"
        if not re.fullmatch("[A-Z]{2}", address.get("addressCountry", "")):
            yield "addressCountry"
    countries = data.get("applicantLocationRequirements", [])
    if any(country["@type"] != "Country" or not country["name"] for country in countries):
        yield "applicantLocationRequirements"
    if data.get("jobLocationType", "TELECOMMUTE") != "TELECOMMUTE":
        yield "jobLocationType"
    if ("jobLocationType" in data) != bool(countries):
        yield "jobLocationType"


def _salary(data: dict[str, Any]) -> Iterator[str]:
    if "baseSalary" not in data:
        return
    salary = data["baseSalary"]
    value = salary["value"]
    if salary["@type"] != "MonetaryAmount" or not re.fullmatch("[A-Z]{3}", salary["currency"]):
        yield "baseSalary"
    if value["@type"] != "QuantitativeValue" or value["unitText"] not in {
        "HOUR", "DAY", "WEEK", "MONTH", "YEAR",
    }:  # fmt: skip
        yield "baseSalary.unitText"
    numbers = set(value) - {"@type", "unitText"}
    if numbers not in ({"value"}, {"minValue"}, {"maxValue"}, {"minValue", "maxValue"}):
        yield "baseSalary.value"
    if not all(isinstance(value[name], int) for name in numbers):
        yield "baseSalary.value"


def _requirements(data: dict[str, Any]) -> Iterator[str]:
    experience = data.get("experienceRequirements", "no requirements")
    if experience != "no requirements" and not (
        experience["@type"] == "OccupationalExperienceRequirements" and experience["monthsOfExperience"] > 0
    ):
        yield "experienceRequirements"
    education = data.get("educationRequirements", "no requirements")
    if education != "no requirements" and not (
        education["@type"] == "EducationalOccupationalCredential" and education["credentialCategory"] in CREDENTIALS
    ):
        yield "educationRequirements"
