"""The whole story of a build on one screen: content -> site -> pages -> files."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sitegen import fingerprint, recall
from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.employers import Employers
from sitegen.kept import Broken, Kept, kept
from sitegen.keys import Keys
from sitegen.making import Making, Result
from sitegen.model import File, Site
from sitegen.pages import Page
from sitegen.problem import Problem, Where, errors, serious
from sitegen.stages import assemble, parse, plan, read, render, targets, write
from sitegen.stages import check as rules
from sitegen.surfaces import brand
from sitegen.surfaces.theme import Theme, load_theme
from sitegen.targets import Targets
from sitegen.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Planned:
    """A site that is understood and planned, before any page is made."""

    site: Site
    pages: tuple[Page, ...]
    addresses: Addresses
    targets: Targets
    theme: Theme | None
    assets: tuple[File, ...]
    keys: Keys | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build; ``written`` is None where problems kept it from writing."""

    problems: tuple[Problem, ...]
    pages: int = 0
    jobs: int = 0
    written: write.Written | None = None


@contextmanager
def memory(config: Config) -> Iterator[Kept]:
    """Open what earlier builds of the site kept, where it is of any use to this one."""
    with kept(config.root, config.keys if config.cache else None, lambda: None) as found:
        era = fingerprint.digest(fingerprint.program(), repr(config.languages), str(config.zone))
        if found.get("era") != era:
            found.clear()
            found.put("era", era)
        yield found


def prepare(config: Config, memory: Kept) -> Planned:
    """Read, understand, assemble, plan and check; nothing is rendered or written. Raises Broken."""
    now = memory.now()
    listing, problems = read.listing(config.root)
    addresses = Addresses(config.base_url, config.languages)

    recalled = recall.recall(listing, config, memory, now)
    terms, said = recall.terms(listing, config)
    taxonomy = Taxonomy.of(terms)
    texts = recall.everything(recalled, memory)
    same = [
        *parse.same_language((text.slug, text.text) for text in texts.companies),
        *parse.same_language((text.key, text.text) for text in texts.pages),
    ]
    companies = assemble.assemble_companies(texts.companies, taxonomy, config)
    employers = Employers.among(companies, config.languages)
    jobs, said_jobs = assemble.assemble_jobs(texts.postings, taxonomy, employers, config)
    documents = assemble.assemble_documents(texts.pages, config)
    site = assemble.assemble_site(jobs, companies, documents, listing.published(config.root), taxonomy, config)

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

    for more in (said, recalled.problems, same, said_jobs, said_check, said_theme):
        problems += more
    if not errors(problems):
        problems += rules.advise(checked)
    keys = None
    if theme is not None:
        settings = fingerprint.digest(fingerprint.program(), config.settings(), repr(terms))
        keys = Keys(site, config, found, recalled.contents(), theme.digest(), settings)
    return Planned(site, pages, addresses, found, theme, listing.assets, keys, tuple(sorted(set(problems))))


def check(config: Config) -> tuple[Problem, ...]:
    """Return every problem of the site; templates are tried, nothing is written."""
    with memory(config) as known:
        planned = prepare(config, known)
        if errors(planned.problems) or planned.theme is None or planned.keys is None:
            return planned.problems
        try:
            for _ in _making(planned, planned.theme, planned.keys, config, write.Nowhere(), {}, 0).all():
                pass
        except render.TemplateFault as fault:
            return (*planned.problems, fault.problem)
        return planned.problems


def build(config: Config, *, strict: bool = False) -> Report:
    """Build the site into ``config.output``. Errors (``strict``: warnings, too) keep the last good output."""
    refused = write.refuse(config.output, config.root)
    if refused:
        return Report(tuple(refused))
    with memory(config) as known:
        try:
            return _build(config, known, strict=strict)
        except Broken:  # by whatever has got at the cache: what was made of it is not used
            known.clear()
            return _build(config, known, strict=strict)


def _build(config: Config, known: Kept, *, strict: bool) -> Report:
    now = known.now()
    planned = prepare(config, known)
    problems = planned.problems
    if errors(problems) or planned.theme is None or planned.keys is None or (strict and serious(problems)):
        return Report(problems)
    tree, before = _last(config, known)
    try:
        with write.drafting(config.output, tree) as draft:
            making = _making(planned, planned.theme, planned.keys, config, draft, before, now - recall.GRAIN)
            results = list(making.all())
            written, tree = draft.finish([result.made for result in results], config.jobs)
        known.put("tree", (str(config.output.absolute()), tree.files, tree.others, tree.folders, _keys(results)))
        known.commit()
    except render.TemplateFault as fault:
        return Report((*problems, fault.problem))
    except OSError as error:
        where = Where(config.output.as_posix())
        return Report((*problems, Problem(where, "output.failed", error.strerror or str(error))))
    return Report(problems, len(planned.pages), len(planned.site.jobs), written)


def _last(config: Config, known: Kept) -> tuple[write.Tree | None, Mapping[str, bytes]]:
    """Return what the output holds and the keys it was made from; nothing where that is not certain."""
    kept = known.get("tree")
    if kept is None or kept[0] != str(config.output.absolute()):
        return None, {}
    tree = write.Tree(*kept[1:4])
    return (tree, kept[4]) if tree.holds(config.output) else (None, {})


def _keys(results: list[Result]) -> dict[str, bytes]:
    return {result.made.path: result.key for result in results if result.key}


def _making(
    planned: Planned, theme: Theme, keys: Keys, config: Config, draft: write.Drafting,
    before: Mapping[str, bytes], settled: int,
) -> Making:  # fmt: skip
    return Making(
        planned.site, planned.pages, config, planned.addresses, planned.targets, theme, keys, planned.assets,
        draft, before, settled,
    )  # fmt: skip
