"""The whole story of a build on one screen: content -> site -> pages -> files."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.employers import Employers
from sitegen.model import Site
from sitegen.pages import Artifact, Page
from sitegen.problem import Problem, Where, errors, serious
from sitegen.stages import assemble, data, parse, plan, read, render, search, share, targets, write
from sitegen.stages import check as rules
from sitegen.surfaces import brand
from sitegen.surfaces.share_card import Typefaces
from sitegen.surfaces.theme import Theme, load_theme
from sitegen.targets import PublicLinks, Targets
from sitegen.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Planned:
    """A site that is understood and planned, before any page is made."""

    site: Site
    pages: tuple[Page, ...]
    addresses: Addresses
    targets: Targets
    theme: Theme | None
    faces: Typefaces | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build; ``written`` is None where problems kept it from writing."""

    problems: tuple[Problem, ...]
    pages: int = 0
    jobs: int = 0
    written: write.Written | None = None


def prepare(config: Config) -> Planned:
    """Read, understand, assemble, plan and check; nothing is rendered or written."""
    content, problems = read.read(config.root)
    addresses = Addresses(config.base_url, config.languages)

    terms, said = parse.parse_terms(content.terms, config)
    taxonomy = Taxonomy.of(terms)
    company_texts, said_companies = parse.parse_companies(content.companies, config)
    page_texts, said_pages = parse.parse_pages(content.pages, config)
    postings, said_postings = parse.parse_postings(content.postings, config)

    companies = assemble.assemble_companies(company_texts, taxonomy, config)
    employers = Employers.among(companies, config.languages)
    jobs, said_jobs = assemble.assemble_jobs(postings, taxonomy, employers, config)
    documents = assemble.assemble_documents(page_texts, config)
    site = assemble.assemble_site(jobs, companies, documents, content.assets, taxonomy, config)

    pages = tuple(plan.plan(site, config, addresses))
    found = targets.targets(site, pages)
    checked = rules.Checked(site, pages, found, config.brand)
    said_check = rules.check(checked)
    theme, said_theme = load_theme(
        config.theme,
        config.root,
        config.languages,
        keep=config.cache,
        words=config.words,
        made=brand.files(config.brand),
    )

    faces, said_faces = share.find_typefaces(config)

    for more in (said, said_companies, said_pages, said_postings, said_jobs, said_check, said_theme, said_faces):
        problems += more
    if not errors(problems):
        problems += rules.advise(checked)
    return Planned(site, pages, addresses, found, theme, faces, tuple(sorted(set(problems))))


def check(config: Config) -> tuple[Problem, ...]:
    """Return every problem of the site; templates are tried, nothing is written."""
    planned = prepare(config)
    if errors(planned.problems) or planned.theme is None:
        return planned.problems
    try:
        for _ in _artifacts(planned, planned.theme, config, pictures=False):
            pass
    except render.TemplateFault as fault:
        return (*planned.problems, fault.problem)
    return planned.problems


def build(config: Config, *, strict: bool = False) -> Report:
    """Build the site into ``config.output``. Errors (``strict``: warnings, too) keep the last good output."""
    refused = write.refuse(config.output, config.root)
    if refused:
        return Report(tuple(refused))
    planned = prepare(config)
    problems = planned.problems
    if errors(problems) or planned.theme is None or (strict and serious(problems)):
        return Report(problems)
    try:
        artifacts = list(_artifacts(planned, planned.theme, config))
    except render.TemplateFault as fault:
        return Report((*problems, fault.problem))
    try:
        written = write.write(artifacts, planned.site.assets, config.output)
    except OSError as error:
        where = Where(config.output.as_posix())
        return Report((*problems, Problem(where, "output.failed", error.strerror or str(error))))
    return Report(problems, len(planned.pages), len(planned.site.jobs), written)


def _artifacts(planned: Planned, theme: Theme, config: Config, *, pictures: bool = True) -> Iterator[Artifact]:
    site, addresses, found = planned.site, planned.addresses, planned.targets
    searching = search.searching(site, config, addresses)
    sharing = share.sharing(site, config, theme, addresses, planned.faces)
    yield from render.render(planned.pages, site, config, theme, addresses, found, searching.addresses, sharing)
    yield from searching.artifacts
    links = PublicLinks(addresses, found)
    yield from data.artifacts(data.Data(site, config, addresses, links, planned.pages))
    if pictures:
        yield from share.artifacts(sharing, config.jobs)
