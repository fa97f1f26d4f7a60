"""Postings -> the site: languages paired, names looked up, facts inherited, states set, order fixed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sitegen import moments
from sitegen.config import Config
from sitegen.employers import Employers, company_apply
from sitegen.fields import did_you_mean
from sitegen.model import Asset, Company, Document, Facts, Job, Posting, Site, State, Term, TermKind, Text
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Problem, Where
from sitegen.taxonomy import Taxonomy, named, types
from sitegen.translation import contradictions


def assemble_jobs(
    postings: Iterable[Posting], taxonomy: Taxonomy, employers: Employers, config: Config
) -> tuple[list[Job], list[Problem]]:
    """Pair the languages of every posting and look its names up; drafts are left out unless wanted."""
    problems: list[Problem] = []
    jobs = []
    ordered = sorted(postings, key=lambda p: (p.key, p.is_translation, p.language))
    for _, group in groupby(ordered, key=lambda p: p.key):
        versions = list(group)
        original = versions[0]
        if original.is_translation:
            continue  # one posting too many in a translated document: see _uneven
        for version in versions[1:]:
            problems += contradictions(original, version, taxonomy, employers)
        problems += _same_language(versions)
        if original.facts.draft and not config.drafts:
            continue
        kept = [v for v in versions if not v.facts.draft or config.drafts]
        job = _job(original, {v.language: v.text for v in reversed(kept)}, taxonomy, employers, config, problems)
        if job:
            jobs.append(job)
    problems += _uneven(ordered)
    return sorted(jobs, key=_newest_first), problems


def _same_language(versions: Sequence[Posting]) -> list[Problem]:
    """Find files of one posting in one language, such as ``dev.md`` and ``dev.txt``: only one could be shown."""
    problems, taken = [], dict[str, Where]()
    for version in versions:
        where = Where(version.text.where.path)
        other = taken.setdefault(version.language, where)
        if other != where:
            message = f"{other} is this posting in `{version.language}` already"
            problems.append(Problem(where, "address.collision", message, "delete or rename one of the two files"))
    return problems


def _job(
    original: Posting,
    texts: Mapping[str, Text],
    taxonomy: Taxonomy,
    employers: Employers,
    config: Config,
    problems: list[Problem],
) -> Job | None:
    facts, where = original.facts, original.text.where
    company, said = employers.of(original)
    problems += said
    if company is None:
        return None
    slug = original.slug
    return Job(
        id=facts.id or f"{company.term.slug}/{slug}",
        slug=slug,
        company=company,
        categories=_categories(original, taxonomy, config.languages, problems),
        locations=_locations(facts, where, taxonomy, problems),
        skills=_unique(taxonomy.skill(name) for name in facts.skills),
        types=types(facts.hiring, facts.employment),
        facts=facts,
        apply=facts.apply or company.apply or config.apply,
        state=moments.state(facts, config.now),
        original=original.language,
        texts={language: texts[language] for language in config.languages if language in texts},
        where=where,
    )


def _newest_first(job: Job) -> tuple[bool, float, str, str]:
    posted = job.facts.posted.timestamp() if job.facts.posted else 0.0
    return (job.state is State.CLOSED, -posted, job.company.term.slug, job.slug)


def _categories(
    posting: Posting, taxonomy: Taxonomy, languages: Sequence[str], problems: list[Problem]
) -> tuple[Term, ...]:
    found = []
    for name in posting.facts.categories:
        term = taxonomy.category(name)
        if term is None:
            where = posting.facts.lines.get("category", posting.text.where)
            known = taxonomy.names(TermKind.CATEGORY)
            rule, hint = "posting.unlisted-category", "add it to content/categories.yaml"
            if not posting.understood:
                rule, hint = "posting.unknown-category", did_you_mean(name, known)
            if known:  # a site without a list takes names as they come
                problems.append(Problem(where, rule, f"`{name}` is not in content/categories.yaml", hint))
            term = named(TermKind.CATEGORY, name, languages)
        found.append(term)
    return _unique(found)


def _locations(facts: Facts, where: Where, taxonomy: Taxonomy, problems: list[Problem]) -> tuple[Term, ...]:
    found = []
    for name in facts.locations:
        term, known = taxonomy.location(name)
        if not known:
            hint = f"add `{term.slug}: {{zh: …, en: …, country: CN}}` to content/locations.yaml"
            place = facts.lines.get("locations", where)
            problems.append(Problem(place, "posting.unknown-location", f"no place called `{name}` is known", hint))
        found.append(term)
    return _unique(found)


def _unique(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple({term.slug: term for term in terms}.values())


def _uneven(postings: Sequence[Posting]) -> list[Problem]:
    """Find documents whose translation holds another number of postings."""
    counts: dict[tuple[str, bool], dict[str, int]] = {}
    for posting in postings:
        key, several, _ = posting.key.partition("#")
        if several:
            by_path = counts.setdefault((key, posting.is_translation), {})
            path = posting.text.where.path
            by_path[path] = by_path.get(path, 0) + 1
    problems = []
    for (key, is_translation), by_path in counts.items():
        originals = sum(counts.get((key, False), {}).values())
        for path, count in by_path.items():
            if is_translation and originals and count != originals:
                message = f"{count} postings here, {originals} in the original"
                problems.append(Problem(Where(path), "translation.count", message, "translate every posting, in order"))
    return problems


def assemble_companies(texts: Iterable[CompanyText], taxonomy: Taxonomy, config: Config) -> list[Company]:
    """Join what the files of a company say in its languages; facts are the original's."""
    companies = []
    ordered = sorted(texts, key=lambda text: (text.slug, text.is_translation, text.language))
    for slug, group in groupby(ordered, key=lambda text: text.slug):
        versions = list(group)
        original = versions[0]
        names = {v.language: v.fields.name or original.fields.name for v in reversed(versions)}
        names = {language: names[language] for language in config.languages if language in names}
        companies.append(
            Company(
                term=Term(TermKind.COMPANY, slug, names),
                texts={v.language: _titled(v.text, names[v.language]) for v in versions},
                url=original.fields.url,
                logo=original.fields.logo,
                email=original.fields.email,
                places=_unique(taxonomy.location(name)[0] for name in original.fields.places),
                apply=company_apply(original.fields.apply, original.fields.email),
            )
        )
    return companies


def _titled(text: Text, title: str) -> Text:
    return replace(text, title=title)


def assemble_documents(pages: Iterable[PageText], config: Config) -> list[Document]:
    """Join the languages of every other page; the slug is the original's."""
    documents = []
    ordered = sorted(pages, key=lambda page: (page.key, page.is_translation, page.text.language))
    for _, group in groupby(ordered, key=lambda page: page.key):
        versions = list(group)
        texts = {v.text.language: v.text for v in reversed(versions)}
        kept = {language: texts[language] for language in config.languages if language in texts}
        documents.append(Document(versions[0].slug, versions[0].text.language, kept))
    return sorted(documents, key=lambda document: document.slug)


def assemble_site(
    jobs: Sequence[Job],
    companies: Sequence[Company],
    documents: Sequence[Document],
    assets: Sequence[Asset],
    taxonomy: Taxonomy,
    config: Config,
) -> Site:
    """Put everything together; terms are in the order of the site's list, then by use and slug."""
    known = {company.term.slug: company for company in companies}
    for job in jobs:
        known.setdefault(job.company.term.slug, job.company)
    terms: dict[TermKind, tuple[Term, ...]] = {
        TermKind.COMPANY: tuple(company.term for company in known.values()),
        TermKind.CATEGORY: _in_use((job.categories for job in jobs), taxonomy, TermKind.CATEGORY),
        TermKind.LOCATION: _in_use((job.locations for job in jobs), taxonomy, TermKind.LOCATION),
        TermKind.SKILL: _in_use((job.skills for job in jobs), taxonomy, TermKind.SKILL),
        TermKind.TYPE: _in_use((job.types for job in jobs), taxonomy, TermKind.TYPE),
    }
    ordered = sorted(known.values(), key=lambda company: company.term.slug)
    return Site(tuple(jobs), tuple(ordered), terms, tuple(documents), tuple(assets), config.today)


def _in_use(used: Iterable[tuple[Term, ...]], taxonomy: Taxonomy, kind: TermKind) -> tuple[Term, ...]:
    """Return listed terms in the site's order, then the others, most used first."""
    counts: dict[str, int] = {}
    terms: dict[str, Term] = {}
    for group in used:
        for term in group:
            counts[term.slug] = counts.get(term.slug, 0) + 1
            terms.setdefault(term.slug, term)
    listed = {term.slug: term for term in taxonomy.listed[kind].values()}
    order = {slug: number for number, slug in enumerate(listed)} if kind is TermKind.CATEGORY else {}
    terms = {**{slug: term for slug, term in listed.items() if kind is TermKind.CATEGORY}, **terms}
    return tuple(sorted(terms.values(), key=lambda t: (order.get(t.slug, len(order)), -counts.get(t.slug, 0), t.slug)))
