"""The whole story of a build on one screen: content -> site -> pages -> files."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sitegen import fingerprint, moments, recall
from sitegen.address import Addresses, output_file
from sitegen.amend import MOST, Amending, whereabouts
from sitegen.config import Config
from sitegen.employers import Employers
from sitegen.kept import Broken, Kept, kept
from sitegen.keys import Keys
from sitegen.last import Inputs, Last, Standing, forget_tree, keep_tree, last, slot
from sitegen.making import Making
from sitegen.model import File, Site, Term
from sitegen.pages import Kind, Page
from sitegen.problem import Problem, Where, errors, problem, row, serious
from sitegen.stages import assemble, parse, plan, read, render, share, targets, write
from sitegen.stages import check as rules
from sitegen.stats import Stats
from sitegen.surfaces import brand
from sitegen.surfaces.theme import Theme, load_theme
from sitegen.targets import Targets
from sitegen.taxonomy import Taxonomy

# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
PAGES_LIMIT = 1_000_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to build from, before any of it is understood."""

    now: int  # by the clock of the file system, ns
    listing: read.Listing
    theme: Theme | None
    pictures: share.Pictures | None
    inputs: Inputs
    problems: tuple[Problem, ...]


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
    pictures: share.Pictures | None
    problems: tuple[Problem, ...]
    own: tuple[Problem, ...]  # those that are not of one file alone


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build; ``written`` is None where problems kept it from writing."""

    problems: tuple[Problem, ...]
    pages: int = 0
    jobs: int = 0
    written: write.Written | None = None


@contextmanager
def memory(config: Config, waiting: Callable[[], None] = lambda: None) -> Iterator[Kept]:
    """Open what earlier builds of the site kept, where it is of any use to this one.

    ``waiting`` is called where another build of the site is under way, which comes first.
    """
    with kept(config.root, config.keys if config.cache else None, waiting) as found:
        era = fingerprint.digest(fingerprint.program(), repr(config.languages), str(config.zone))
        if found.get("era") != era:
            found.clear()
            found.put("era", era)
        yield found


def look(config: Config, memory: Kept) -> Looked:
    """Find the files and the theme; nothing of content/ is read."""
    now = memory.now()
    listing, problems = read.listing(config.root)
    theme, said = load_theme(
        config.theme,
        config.root,
        config.languages,
        keep=config.cache,
        words=config.words,
        made=brand.files(config.brand),
    )
    faces, found = share.find_typefaces(config)
    pictures = share.Pictures(config, theme, Addresses(config.base_url, config.languages), faces) if theme else None
    theirs = (theme.digest(), pictures.fonts) if theme and pictures else ()
    inputs = Inputs(
        fingerprint.digest(fingerprint.program(), config.settings(), repr(theirs)),
        fingerprint.digest(repr(listing), repr(problems)),
        fingerprint.digest(repr((listing.terms, listing.assets))),
    )
    return Looked(now, listing, theme, pictures, inputs, (*problems, *said, *found))


def prepare(config: Config, memory: Kept, looked: Looked, recalled: recall.Recalled) -> Planned:
    """Understand, assemble, plan and check; nothing is rendered or written. Raises Broken."""
    addresses = Addresses(config.base_url, config.languages)
    terms, problems = recall.terms(looked.listing, config)
    taxonomy = Taxonomy.of(terms)
    texts = recall.everything(recalled, memory)
    problems += parse.same_language((text.slug, text.text) for text in texts.companies)
    problems += parse.same_language((text.key, text.text) for text in texts.pages)
    companies = assemble.assemble_companies(texts.companies, taxonomy, config)
    employers = Employers.among(companies, config.languages)
    jobs, said = assemble.assemble_jobs(texts.postings, taxonomy, employers, config)
    documents = assemble.assemble_documents(texts.pages, config)
    site = assemble.assemble_site(jobs, companies, documents, looked.listing.published(config.root), taxonomy, config)

    pages = tuple(plan.plan(site, config, addresses))
    found = targets.targets(site, pages)
    checked = rules.Checked(site, pages, found, config.brand)
    problems += [*looked.problems, *said, *rules.check(checked)]
    if not errors([*problems, *recalled.problems]):
        problems += rules.advise(checked)
    keys = None
    if looked.theme is not None:
        settings = _settings(looked, terms)
        keys = Keys(site, config, found, recalled.contents(), looked.theme.digest(), settings)
    every = tuple(sorted({*problems, *recalled.problems}))
    return Planned(
        site, pages, addresses, found, looked.theme, looked.listing.assets, keys, looked.pictures, every,
        tuple(sorted(set(problems))),
    )  # fmt: skip


def _settings(looked: Looked, terms: list[Term]) -> bytes:
    return fingerprint.digest(looked.inputs.settings, repr(terms))


def planned(config: Config, memory: Kept) -> Planned:
    """Return the site understood and planned, from nothing but its folder."""
    looked = look(config, memory)
    return prepare(config, memory, looked, recall.recall(looked.listing, config, memory, looked.now))


def check(config: Config) -> tuple[Problem, ...]:
    """Return every problem of the site; templates are tried, nothing is written."""
    with memory(config) as known:
        found = planned(config, known)
        if errors(found.problems):
            return found.problems
        try:
            for _ in _making(found, config, write.Nowhere(), {}, 0, Stats().tick).all():
                pass
        except render.TemplateFault as fault:
            return (*found.problems, fault.problem)
        return found.problems


def build(config: Config, stats: Stats | None = None, *, strict: bool = False) -> Report:
    """Build the site into ``config.output``. Errors (``strict``: warnings, too) keep the last good output.

    ``stats`` counts what is done.
    """
    stats = stats or Stats()
    refused = write.refuse(config.output, config.root)
    if refused:
        return Report(tuple(refused))
    with memory(config, stats.waiting) as known:
        try:
            return _build(config, known, stats, strict=strict)
        except (Broken, sqlite3.DatabaseError):  # somebody has got at the cache: what was made of it is not used
            known.clear()
            return _build(config, known, stats, strict=strict)


def _build(config: Config, known: Kept, stats: Stats, *, strict: bool) -> Report:
    """Build as little as will do: nothing, the words of a few postings, or what a whole build finds to be other."""
    standing, before = Standing(known, config), last(known, slot(config))
    with stats.timed("read"):
        looked = look(config, known)
    if before is not None and before.holds_at(config.now) and before.inputs.settings == looked.inputs.settings:
        if before.inputs == looked.inputs and not recall.recent(looked.listing.all(), before.since):
            problems = _all(before.problems, recall.kept_problems(known))
            if standing.holds():
                stats.pages, stats.files = before.pages, standing.unchanged.files
                problems += _large(config, standing.size)
                return _report(problems, before, None if strict and serious(problems) else standing.unchanged)
        recalled = _recalled(config, known, looked, stats)
        if before.inputs.others == looked.inputs.others and before.shape == recalled.shape() and standing.tree:
            problems = _all(before.problems, recalled.problems)
            if strict and serious(problems):
                return Report(problems)
            written = _amend(config, known, looked, recalled, before, standing, standing.tree, stats)
            if written is not None:
                return _report(problems + _large(config, standing.size), before, written)
    else:
        recalled = _recalled(config, known, looked, stats)
    return _whole(config, known, looked, recalled, standing, stats, strict=strict)


def _recalled(config: Config, known: Kept, looked: Looked, stats: Stats) -> recall.Recalled:
    with stats.timed("parse"):
        recalled = recall.recall(looked.listing, config, known, looked.now)
    stats.texts, stats.parsed = len(recalled.groups), len(recalled.changed)
    return recalled


def _whole(
    config: Config, known: Kept, looked: Looked, recalled: recall.Recalled, standing: Standing, stats: Stats, *,
    strict: bool,
) -> Report:  # fmt: skip
    """Understand the whole site, and make every file that is not known to be as it was."""
    with stats.timed("plan"):
        found = prepare(config, known, looked, recalled)
    problems = found.problems
    if errors(problems) or (strict and serious(problems)):
        return Report(problems)
    try:
        with write.drafting(config.output, standing.tree) as draft:
            with stats.timed("render"):
                making = _making(found, config, draft, standing.keys, looked.now - recall.GRAIN, stats.tick)
                results = list(making.all())
            with stats.timed("write"):
                made = [result.made for result in results if result.made]
                written, tree = draft.finish(made, config.jobs, listed=_manifest(found, config, made))
    except (render.TemplateFault, OSError) as error:
        forget_tree(known, config)
        return Report((*problems, error.problem if isinstance(error, render.TemplateFault) else _failed(config, error)))
    filed = [(result.made.path, result) for result in results if result.made]
    stats.made = {path: result.reason for path, result in filed if result.reason}
    stats.pages, stats.files, stats.changed, stats.bytes = (
        len(found.pages),
        written.files,
        written.changed,
        written.bytes,
    )
    problems += _large(config, tree.size)
    if config.shard != (1, 1):  # a part of a site is no base for the next build
        return Report(problems, len(found.pages), len(found.site.jobs), written)
    keep_tree(known, config, tree, {path: result.key for path, result in filed if result.key})
    beside = (result.beside for result in results if result.beside)
    known.put(f"whereabouts/{slot(config)}", whereabouts(found.site, config, beside))
    until = moments.next_change((job.facts for job in found.site.jobs), config.now)
    Last(
        looked.inputs, looked.now, config.now, until, recalled.shape(), tuple(map(row, found.own)), len(found.pages),
        len(found.site.jobs), {kind.value: bool(terms) for kind, terms in found.site.terms.items()},
    ).keep(known, slot(config))  # fmt: skip
    known.commit()
    return Report(problems, len(found.pages), len(found.site.jobs), written)


def _amend(
    config: Config, known: Kept, looked: Looked, recalled: recall.Recalled, before: Last, standing: Standing,
    tree: write.Tree, stats: Stats,
) -> write.Written | None:  # fmt: skip
    """Make the files with the words that are other; None where that takes a whole build."""
    kinds = {recalled.groups[key].kind for key in recalled.changed}
    if looked.theme is None or looked.pictures is None or kinds - {"postings"} or len(recalled.changed) > MOST:
        return None
    terms, _ = recall.terms(looked.listing, config)
    settings = _settings(looked, terms)
    amending = Amending(recalled, terms, before.terms, config, looked.theme, looked.pictures, settings, known)
    try:
        with write.drafting(config.output, tree) as draft, stats.timed("render"):
            amended = amending.amended(draft, tree.files, standing.keys, known.get(f"whereabouts/{slot(config)}") or {})
            if amended is None:
                standing.forget()  # what was made already is in the spare
                return None
            rest = {path: file for path, file in tree.files.items() if path not in amended.gone}
            written, tree = draft.finish(amended.made, config.jobs, rest)
    except (render.TemplateFault, OSError):  # a whole build comes across it, too, and says what else there is to say
        forget_tree(known, config)
        standing.forget()
        return None
    keep_tree(known, config, tree, {**standing.keys, **amended.keys})
    replace(before, inputs=looked.inputs, since=looked.now).keep(known, slot(config))
    known.commit()
    stats.made = dict.fromkeys(amended.keys, "its text")
    stats.pages, stats.files, stats.changed, stats.bytes = before.pages, written.files, written.changed, written.bytes
    return written


def _manifest(found: Planned, config: Config, made: Iterable[write.Made]) -> frozenset[str] | None:
    """Return what the manifest lists, where that is not what was made: the first of several shards has all names."""
    if config.shard == (1, 1):
        return None
    if config.shard[0] != 1 or found.pictures is None:
        return frozenset()
    names = {file.path for file in made}
    for page in found.pages:
        names.add(output_file(page.address))
        if page.kind is Kind.POSTING and page.job is not None:
            card = found.pictures.card(page.job, page.language)
            names |= {output_file(card[0])} if card else set()
    return frozenset(names)


def _large(config: Config, size: int) -> tuple[Problem, ...]:
    """Tell of an output that comes near what GitHub Pages takes."""
    if size < PAGES_LIMIT * 8 // 10:
        return ()
    message = f"the output has {size / 1e6:,.0f} MB; GitHub Pages takes {PAGES_LIMIT / 1e6:,.0f} MB"
    return (Problem(Where(config.output.as_posix()), "output.large", message),)


def _all(rows: Iterable[tuple[Any, ...]], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted({*map(problem, rows), *problems}))


def _report(problems: tuple[Problem, ...], before: Last, written: write.Written | None) -> Report:
    return Report(problems, before.pages, before.jobs, written) if written else Report(problems)


def _failed(config: Config, error: OSError) -> Problem:
    return Problem(Where(config.output.as_posix()), "output.failed", error.strerror or str(error))


def _making(
    found: Planned, config: Config, draft: write.Drafting, before: Mapping[str, bytes], settled: int,
    tick: Callable[[int, int], None],
) -> Making:  # fmt: skip
    if found.theme is None or found.pictures is None or found.keys is None:
        msg = "a site without a theme has a problem that says so"
        raise ValueError(msg)
    return Making(
        found.site, found.pages, config, found.addresses, found.targets, found.theme, found.pictures, found.keys,
        found.assets, draft, before, settled, tick,
    )  # fmt: skip
