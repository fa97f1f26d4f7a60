"""Small complete things for tests: each with sensible defaults, any field by its name.

``make_job(slug="tester", facts=make_facts(headcount=2))`` is an open posting that says
only what the test is about. Everything is on the made-up site https://example.org/careers/
in Chinese and English, on the day ``TODAY``.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html import escape
from typing import Any

from sitegen.model import (
    Apply,
    Body,
    Company,
    Document,
    Facts,
    Job,
    Link,
    Posting,
    Site,
    State,
    Term,
    TermKind,
    Text,
)
from sitegen.problem import Where

BASE_URL = "https://example.org/careers"
CHINA_TIME = timezone(timedelta(hours=8))
TODAY = date(2026, 11, 20)


def moment(text: str) -> datetime:
    """Return a date, or a date with a time, in Chinese time: ``2026-11-10``, ``2026-11-10 18:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA_TIME)


# --- words -----------------------------------------------------------------------------


def make_body(html: str = "<p>写代码。</p>", *links: str, **overrides: Any) -> Body:
    """Return a body; each ``{}`` of the HTML is a hole for one of the links."""
    chunks = tuple(html.split("{}")) if links else (html,)
    text = "".join(chunks).replace("<p>", "").replace("</p>", "")
    body = Body(chunks, tuple(Link(href, 10 + i) for i, href in enumerate(links)), (), text, text)
    return replace(body, **overrides)


def make_text(language: str = "zh", **overrides: Any) -> Text:
    """Return a title, a summary and a body in a language."""
    chinese = Text("zh", "前端工程师", "写网页", make_body(), Where("content/postings/acme/frontend.md", 1))
    english = Text(
        "en",
        "Front-end engineer",
        "Write web pages",
        make_body("<p>Write code.</p>"),
        Where("content/postings/acme/frontend.en.md", 1),
    )
    return replace(english if language == "en" else chinese, **{"language": language, **overrides})


def make_texts(**overrides: Any) -> dict[str, Text]:
    """Return the same words in Chinese and English; overrides hold for both."""
    return {language: make_text(language, **overrides) for language in ("zh", "en")}


# --- terms and companies ---------------------------------------------------------------


def make_term(kind: TermKind, slug: str, zh: str, en: str, country: str | None = None) -> Term:
    """Return a term with its two names."""
    return Term(kind, slug, {"zh": zh, "en": en}, country)


SHANGHAI = make_term(TermKind.LOCATION, "shanghai", "上海", "Shanghai", "CN")
LONDON = make_term(TermKind.LOCATION, "london", "伦敦", "London", "GB")
UNITED_KINGDOM = make_term(TermKind.LOCATION, "united-kingdom", "英国", "United Kingdom", "GB")
CLOUD = make_term(TermKind.CATEGORY, "cloud", "云平台", "Cloud")
PYTHON = Term(TermKind.SKILL, "python", {"zh": "Python"})


def make_company(slug: str = "acme", **overrides: Any) -> Company:
    """Return a company with a name and an about text in both languages."""
    company = Company(
        term=make_term(TermKind.COMPANY, slug, "艾克米", "Acme"),
        texts=make_texts(title="Acme", where=Where(f"content/companies/{slug}.md")),
        url="https://acme.example",
    )
    return replace(company, **overrides)


# --- postings --------------------------------------------------------------------------


def make_facts(**overrides: Any) -> Facts:
    """Return the facts of a posting of 10 November 2026; nothing else is stated."""
    return replace(Facts(company="acme", posted=moment("2026-11-10")), **overrides)


def make_job(slug: str = "frontend", **overrides: Any) -> Job:
    """Return an open job in Shanghai, in both languages, to apply for by e-mail."""
    job = Job(
        id=f"acme/{slug}",
        slug=slug,
        company=make_company(),
        categories=(CLOUD,),
        locations=(SHANGHAI,),
        skills=(PYTHON,),
        types=(),
        facts=make_facts(),
        apply=Apply(email="jobs@acme.example"),
        state=State.OPEN,
        original="zh",
        texts=make_texts(),
        where=Where(f"content/postings/acme/{slug}.md"),
    )
    return replace(job, **overrides)


def make_posting(slug: str = "frontend", **overrides: Any) -> Posting:
    """Return a posting as it is read from its Chinese file, before anything is looked up."""
    posting = Posting(
        key=f"content/postings/acme/{slug}",
        language="zh",
        is_translation=False,
        slug=slug,
        folder="acme",
        text=make_text(),
        facts=make_facts(),
        understood=False,
    )
    return replace(posting, **overrides)


# --- sites -----------------------------------------------------------------------------


def make_document(slug: str = "about", **overrides: Any) -> Document:
    """Return a page of the site's own in both languages."""
    return replace(Document(slug, "zh", make_texts(title="关于")), **overrides)


def make_site(*jobs: Job, **overrides: Any) -> Site:
    """Return a site of these jobs, or of one, with their companies and terms in order of slug."""
    jobs = jobs or (make_job(),)
    companies = {job.company.term.slug: job.company for job in jobs}
    terms: dict[TermKind, dict[str, Term]] = {kind: {} for kind in TermKind}
    for job in jobs:
        for term in (job.company.term, *job.categories, *job.locations, *job.skills, *job.types):
            terms[term.kind][term.slug] = term
    site = Site(
        jobs=jobs,
        companies=tuple(companies[slug] for slug in sorted(companies)),
        terms={kind: tuple(found[slug] for slug in sorted(found)) for kind, found in terms.items()},
        documents=(),
        assets=(),
        today=TODAY,
    )
    return replace(site, **overrides)


class ExampleLinks:
    """The ``Links`` of the made-up site: Chinese at its root, English under ``/en/``."""

    def absolute(self, path: str) -> str:
        """Return the address of a path."""
        return BASE_URL + path

    def job(self, job: Job, language: str) -> str:
        """Return the address of a posting."""
        prefix = "" if language == "zh" else f"/{language}"
        return self.absolute(f"{prefix}/jobs/{job.company.term.slug}/{job.slug}/")

    def resolve(self, href: str, language: str) -> str:
        """Return a link of a text: paths get the language's prefix, all else stays."""
        prefix = "" if language == "zh" else f"/{language}"
        return escape(self.absolute(prefix + href) if href.startswith("/") else href)
