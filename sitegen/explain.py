"""Why a posting is (not) published, where it appears, and which language falls back."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import PurePosixPath
from urllib.parse import unquote

from sitegen.config import Config
from sitegen.model import Job, State
from sitegen.pages import Kind, Page
from sitegen.problem import Problem
from sitegen.session import Session
from sitegen.whole import Planned, planned


def explain(config: Config, subject: str) -> tuple[str, int]:
    """Return the explanation of a file or an address, and the exit status (1: neither is known)."""
    with closing(Session()) as session, session.opened(config) as known:
        found = planned(config, known, session)
    pages = [page for page in found.pages if _is_about(page, subject, config, found)]
    own = [problem for problem in found.problems if _same_file(problem.where.path, subject, config)]
    if not pages and not own and not _same_file_exists(subject, config):
        return f"{subject}: neither a file of content/ nor an address of the site", 1
    lines = list(_of_pages(pages, found, config)) if pages else [_unpublished(subject, config, own)]
    lines += [str(problem) for problem in own]
    return "\n".join(lines), 0 if pages else 1


def _is_about(page: Page, subject: str, config: Config, planned: Planned) -> bool:
    path = "/" + subject.partition("://")[2].partition("/")[2] if "://" in subject else subject
    path = unquote(path.partition("?")[0].partition("#")[0])
    base = planned.addresses.base_path.rstrip("/")
    address = "/" + path.removeprefix(base).strip("/") if "://" in subject or path.startswith("/") else ""
    if address and page.address.strip("/") == address.strip("/"):
        return True
    text = page.own_text
    if text is None:
        return False
    texts = [page.job.texts] if page.job else [page.document.texts] if page.document else []
    paths = {text.where.path, *(t.where.path for group in texts for t in group.values())}
    return any(_same_file(known, subject, config) for known in paths)


def _same_file(path: str, subject: str, config: Config) -> bool:
    given = os.path.normpath(subject.replace("\\", "/"))
    return given == path or os.path.abspath(given) == os.path.abspath(config.root / path)  # noqa: PTH100


def _same_file_exists(subject: str, config: Config) -> bool:
    try:
        return (config.root / subject).is_file() and "content" in PurePosixPath(subject).parts
    except (OSError, ValueError):  # a name that no file can have
        return False


def _unpublished(subject: str, config: Config, own: list[Problem]) -> str:
    if own:
        return f"{subject}: not published, because of the problems below"
    if not config.drafts:
        return f"{subject}: not published; it is a draft (`--drafts` publishes it) or holds no posting"
    return f"{subject}: not published; it holds no posting"


def _of_pages(pages: list[Page], planned: Planned, config: Config) -> Iterator[str]:
    jobs = {page.job.id: page.job for page in pages if page.job is not None and page.kind is Kind.POSTING}
    for job in jobs.values():
        yield from _of_job(job, planned, config)
    for page in pages:
        if page.job is None:
            yield f"{page.address}: a page of kind {page.kind} in {page.language}"
            yield from _language(page)


def _of_job(job: Job, planned: Planned, config: Config) -> Iterator[str]:
    yield f"{job.where}: {job.texts[job.original].title} ({job.company.term.name(config.languages[0])})"
    yield f"  state: {_state(job, config)}"
    yield f"  id: {job.id}"
    own = [page for page in planned.pages if page.kind is Kind.POSTING and page.job is job]
    for page in own:
        yield f"  page: {planned.addresses.absolute(page.address)}"
        yield from _language(page)
    lists = [p.address for p in planned.pages if p.kind is not Kind.POSTING and any(j is job for j in p.jobs)]
    yield f"  listed on: {' '.join(lists) or 'no page'}"
    inside = "jobs.json, feeds, sitemap, structured data" if job.state is State.OPEN else "jobs.json"
    yield f"  data: {inside}"


def _state(job: Job, config: Config) -> str:
    facts, day = job.facts, config.today.isoformat()
    if job.state is State.CLOSED and facts.closes:
        return f"closed since {facts.closes:%Y-%m-%d %H:%M} (today is {day}); the page stays and says so"
    if job.state is State.UPCOMING:
        begins = facts.opens or facts.posted
        return f"upcoming, opens {begins:%Y-%m-%d %H:%M} (today is {day})" if begins else "upcoming"
    until = f", closes {facts.closes:%Y-%m-%d %H:%M}" if facts.closes else ", no closing date"
    return f"open on {day}{until}"


def _language(page: Page) -> Iterator[str]:
    if page.shown_language != page.language:
        yield f"    {page.language}: not translated, shows the {page.shown_language} text; canonical is the original"
