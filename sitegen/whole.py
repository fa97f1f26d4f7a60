"""A whole build: content -> site -> pages -> files. What is known to be as it was is not made again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from sitegen import fingerprint, moments, recall
from sitegen.address import Addresses, output_file
from sitegen.amend import MOST, Amending, whereabouts
from sitegen.config import Config
from sitegen.employers import Employers
from sitegen.garbage import collected
from sitegen.groups import GRAIN, Recalled
from sitegen.kept import Kept
from sitegen.keys import Keys
from sitegen.last import Last, Standing
from sitegen.looking import Looked, look
from sitegen.making import Making, Result, Spill
from sitegen.model import Site, Term
from sitegen.pages import Kind, Page
from sitegen.problem import Problem, Where, errors, row, serious
from sitegen.session import Session
from sitegen.sources import File
from sitegen.stages import assemble, parse, plan, render, share, targets, write
from sitegen.stages import check as rules
from sitegen.stats import Report, Stats
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
    pictures: share.Pictures | None
    problems: tuple[Problem, ...]
    own: tuple[Problem, ...]  # those that are not of one file alone


def prepare(config: Config, known: Kept, session: Session, looked: Looked, recalled: Recalled) -> Planned:
    """Understand, assemble, plan and check; nothing is rendered or written. Raises Broken."""
    addresses = Addresses(config.base_url, config.languages)
    terms, problems = recall.terms(looked.listing, config)
    taxonomy = Taxonomy.of(terms)
    texts = recall.everything(recalled, known, session.texts)
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
    theme, pictures, missing = _dressed(config, session, looked)
    problems += [*looked.problems, *said, *missing, *rules.check(checked)]
    if not errors([*problems, *recalled.problems]):
        problems += rules.advise(checked)
    keys = None
    if theme is not None:
        keys = Keys(site, config, found, recalled.contents(), looked.theme, _settings(looked, terms))
    every = tuple(sorted({*problems, *recalled.problems}))
    return Planned(
        site, pages, addresses, found, theme, looked.listing.assets, keys, pictures, every,
        tuple(sorted(set(problems))),
    )  # fmt: skip


Dressed = tuple[Theme | None, share.Pictures | None, list[Problem]]


def _dressed(config: Config, session: Session, looked: Looked) -> Dressed:
    """Return the theme and what draws the pictures of postings, as the session has them or anew."""
    return session.once("dressed", looked.inputs.settings, lambda: _dress(config))


def _dress(config: Config) -> Dressed:
    theme, problems = load_theme(
        config.theme,
        config.root,
        config.languages,
        keep=config.cache,
        words=config.words,
        made=brand.files(config.brand),
    )
    faces, said = share.find_typefaces(config)
    addresses = Addresses(config.base_url, config.languages)
    return theme, share.Pictures(config, theme, addresses, faces) if theme else None, problems + said


def _settings(looked: Looked, terms: list[Term]) -> bytes:
    return fingerprint.digest(looked.settings, repr(terms))


def planned(config: Config, known: Kept, session: Session) -> Planned:
    """Return the site understood and planned, from nothing but its folder."""
    looked = look(config, known, session.program)
    return prepare(config, known, session, looked, recalled(config, known, session, looked, Stats()))


def check(config: Config) -> tuple[Problem, ...]:
    """Return every problem of the site; templates are tried, nothing is written."""
    with closing(Session()) as session, session.opened(config) as known:
        found = planned(config, known, session)
        if errors(found.problems):
            return found.problems
        try:
            for _ in _made(found, config, session, write.Nowhere(), {}, 0, Stats().tick):
                pass
        except render.TemplateFault as fault:
            return (*found.problems, fault.problem)
        return found.problems


def recalled(config: Config, known: Kept, session: Session, looked: Looked, stats: Stats) -> Recalled:
    """Return the files of content/ as they were parsed, now or before. Parsing is timed."""
    with stats.timed("parse"):
        found = recall.recall(config, known, looked, session.recalled, session.texts)
    session.seen(looked, found)
    stats.texts, stats.parsed = len(found.groups), len(found.changed)
    return found


def only_words(before: Last, looked: Looked, recalled: Recalled) -> bool:
    """Tell whether nothing but words of bodies of postings is other than in the last build."""
    kinds = {recalled.groups[key].kind for key in recalled.changed}
    # What changed since it was last read must be all that changed since that build: it may have been read by others.
    same = before.content == recalled.before and before.shape == recalled.shape
    same = same and before.inputs.others == looked.inputs.others
    return same and kinds <= {"postings"} and len(recalled.changed) <= MOST


def whole(
    config: Config, known: Kept, session: Session, looked: Looked, recalled: Recalled, standing: Standing, stats: Stats,
    *, strict: bool,
) -> Report:  # fmt: skip
    """Understand the whole site, and make every file that is not known to be as it was."""
    with stats.timed("plan"):
        found = prepare(config, known, session, looked, recalled)
    if not config.private:  # of the preview; a command builds once
        session.texts.clear()
    problems = found.problems
    if errors(problems) or (strict and serious(problems)):
        return Report(problems)
    try:
        with write.drafting(config.output, standing.tree) as draft:
            with stats.timed("render"), collected():
                shape = found.keys.shape if found.keys else b""
                settled, steady = looked.now - GRAIN, standing.steady(shape, recalled.content)
                made_now = _made(found, config, session, draft, standing.keys, settled, stats.tick, steady)
                results = list(made_now)
            with stats.timed("write"):
                made = [result.made for result in results if result.made]
                written, tree = draft.finish(made, config.jobs, listed=_manifest(found, config, made))
    except (render.TemplateFault, OSError) as error:
        standing.forget()
        return Report((*problems, error.problem if isinstance(error, render.TemplateFault) else _failed(config, error)))
    filed = [(result.made.path, result) for result in results if result.made]
    stats.made = {path: result.reason for path, result in filed if result.reason}
    if config.shard != (1, 1):  # a part of a site is no base for the next build
        return Report(problems, len(found.pages), len(found.site.jobs), written)
    until = moments.next_change((job.facts for job in found.site.jobs), config.now)
    last = Last(
        looked.inputs, looked.now, config.now, until, recalled.content, recalled.shape, tuple(map(row, found.own)),
        len(found.pages), len(found.site.jobs), {kind.value: bool(terms) for kind, terms in found.site.terms.items()},
        shape,
    )  # fmt: skip
    beside = (result.beside for result in results if result.beside)
    keys = {path: result.key for path, result in filed if result.key}
    standing.keep(last, tree, keys, whereabouts(found.site, config, beside))
    return Report(problems, len(found.pages), len(found.site.jobs), written)


def amend(
    config: Config, known: Kept, session: Session, looked: Looked, recalled: Recalled, before: Last, standing: Standing,
    tree: write.Tree, stats: Stats,
) -> write.Written | None:  # fmt: skip
    """Make the files with the words that are other; None where that takes a whole build."""
    theme, pictures, _ = _dressed(config, session, looked)
    if theme is None or pictures is None:
        return None
    terms, _ = recall.terms(looked.listing, config)
    settings = _settings(looked, terms)
    amending = Amending(
        recalled, session.texts, terms, before.terms, config, theme, pictures, looked.theme, settings, known
    )
    try:
        with write.drafting(config.output, tree) as draft, stats.timed("render"):
            amended = amending.amended(draft, tree.files, standing.keys, standing.whereabouts)
            if amended is None:
                standing.doubt()  # what was made already is in the spare
                return None
            rest = {path: file for path, file in tree.files.items() if path not in amended.gone}
            written, left = draft.finish(amended.made, config.jobs, rest)
    except (render.TemplateFault, OSError):  # a whole build comes across it, too, and says what else there is to say
        standing.forget()
        return None
    last = replace(before, inputs=looked.inputs, since=looked.now, content=recalled.content)
    standing.keep(last, left, amended.keys_after(standing.keys))
    stats.made = dict.fromkeys(amended.keys, "its text")
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


def _failed(config: Config, error: OSError) -> Problem:
    return Problem(Where(config.output.as_posix()), "output.failed", error.strerror or str(error))


def _made(
    found: Planned, config: Config, session: Session, draft: write.Drafting, before: Mapping[str, bytes], settled: int,
    tick: Callable[[int, int], None], steady: Mapping[str, Any] | None = None,
) -> Iterator[Result]:  # fmt: skip
    """Yield every file of the new output. Raises TemplateFault, OSError."""
    if found.theme is None or found.pictures is None or found.keys is None:
        msg = "a site without a theme has a problem that says so"
        raise ValueError(msg)
    spilled = Spill(config.output if config.private else None)  # the preview has a folder for all that is temporary
    with session.spilling(spilled, lasting=config.private) as (spill, earlier):
        yield from Making(
            found.site, found.pages, config, found.addresses, found.targets, found.theme, found.pictures, found.keys,
            found.assets, draft, before, settled, tick, spill, earlier, steady,
        ).all()  # fmt: skip
