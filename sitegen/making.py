"""Planned pages and data -> files of the new output, by several processes; what is as it was is not made again.

A file goes straight from the process that made it into the draft; only its digest comes back.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sitegen import pool
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.disk import read_at
from sitegen.fingerprint import digest
from sitegen.keys import Keys, reasons
from sitegen.model import Job, Site, State
from sitegen.pages import Kind, Page
from sitegen.related import Related
from sitegen.sources import File, changed
from sitegen.stages import data, search
from sitegen.stages.render import Renderer, static
from sitegen.stages.share import Pictures
from sitegen.stages.write import Drafting, Made
from sitegen.surfaces.share_card import ShareCard
from sitegen.surfaces.theme import Theme
from sitegen.targets import PublicLinks, Targets

_CHUNK = 64  # pages of a task
_OF_THE_SITE = ("data", "feeds", "search")  # tasks whose files are made of all postings, and not of the theme
WORTH_IT = 400  # pages for which a second process is started
Task = tuple[str, str | int]  # what to make, and which of its kind
# Of a posting's page: its posting, the language, and the postings beside it, as numbers of the site's postings.
Beside = tuple[int, str, tuple[int, ...]]
Place = tuple[str, int, int]  # a file, where in it, and how many bytes
Item = tuple[str, str, str, int, int]  # of a feed: its language, its posting, and its place


@dataclass(frozen=True, slots=True)
class Result:
    """A file of the new output, and the key of what it was made from (or b"")."""

    made: Made | None
    key: bytes = b""
    reason: str = ""  # why a page was made
    beside: Beside | None = None
    item: Item | None = None


class Spill:
    """What one task makes and another needs, in a file a process; and the next build, where a process builds again."""

    def __init__(self, beside: Path | None = None) -> None:
        """Put the files into a temporary folder: where the system has them, or beside something."""
        self._temporary = tempfile.TemporaryDirectory(prefix="sitegen-", dir=beside and beside.parent)
        self._folder = Path(self._temporary.name)
        self._file: tuple[str, IO[bytes]] | None = None
        self._end = 0
        self._reading = ExitStack()
        self._handles: dict[str, int] = {}
        self._places: dict[tuple[str, str], tuple[Place, bytes]] = {}  # by language and id of the posting

    def put(self, data: bytes) -> Place:
        """Put something into this process's file, where it is after a ``flush``."""
        name = str(os.getpid())
        if self._file is None or self._file[0] != name:
            self._file, self._end = (name, (self._folder / name).open("ab", buffering=1 << 18)), 0
        start = self._end
        self._end += self._file[1].write(data)
        return name, start, len(data)

    def flush(self) -> None:
        """Let all processes see what this one has put."""
        if self._file is not None and self._file[0] == str(os.getpid()):
            self._file[1].flush()

    def note(self, item: Item, key: bytes) -> None:
        """Remember where an item is, and the key of the page that it was made with."""
        language, name, file, start, size = item
        self._places[language, name] = (file, start, size), key

    def known(self, wanted: tuple[str, str], key: bytes) -> bytes | None:
        """Return what was made with a page of this key; None where that is not known."""
        place, made_with = self._places.get(wanted, (None, b""))
        return self._read(place) if place is not None and made_with == key else None

    def get(self, wanted: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """Yield what was put there by any process, of what is wanted and there."""
        for key in wanted:
            if key in self._places:
                yield self._read(self._places[key][0])

    def close(self) -> None:
        """Close this process's file: everything is there."""
        if self._file is not None:
            self._file[1].close()
            self._file = None

    def remove(self) -> None:
        """Drop everything."""
        self._reading.close()
        self._temporary.cleanup()

    def _read(self, place: Place) -> bytes:
        name, start, size = place
        if name not in self._handles:
            self._handles[name] = self._reading.enter_context((self._folder / name).open("rb")).fileno()
        return read_at(self._handles[name], size, start)


class Making:
    """Everything that files are made from, as every process has it."""

    def __init__(
        self,
        site: Site,
        pages: tuple[Page, ...],
        config: Config,
        addresses: Addresses,
        targets: Targets,
        theme: Theme,
        pictures: Pictures,
        keys: Keys,
        assets: Iterable[File],
        draft: Drafting,
        before: Mapping[str, bytes],
        settled: int,
        tick: Callable[[int, int], None],
        spill: Spill,
        earlier: Spill | None,
        steady: Mapping[str, Any] | None,
    ) -> None:
        """Make files into ``draft``, and tell ``tick`` how many of how many pages are begun.

        ``spill`` takes what one task makes and another needs; ``earlier`` is that of the last build of this process.

        ``steady`` is where the last build found every posting to stand, if nothing but the theme is other since.
        ``before`` are the keys of the files of the last build, by path; a file that was changed after
        ``settled`` (ns) may be changed again without its stamp telling.
        """
        self._site, self._config, self._addresses = site, config, addresses
        self._shard, self._shards = config.shard
        self._pages = _share(_together(pages), self._shard, self._shards)
        self._tick = tick
        self._spill, self._earlier = spill, earlier
        self._theme, self._keys, self._assets = theme, keys, tuple(assets)
        self._pictures = pictures
        self._draft, self._before, self._settled = draft, before, settled
        self._numbers = {job.id: number for number, job in enumerate(site.jobs)}
        self._related = Related(site, show_untranslated=config.show_untranslated, known=steady or {})
        self._steady = steady is not None
        searches = {language: search.address(language) for language in config.languages}
        self._renderer = Renderer(site, config, theme, addresses, targets, searches, pictures)
        self._data = data.Data(site, config, addresses, PublicLinks(addresses, targets), pages)
        self._feeding = frozenset(filter(self._feeds_wanted, config.languages))

    def tasks(self) -> list[Task]:
        """Return what there is to do, the longest first; what is no page belongs to the first shard."""
        pages: list[Task] = [("pages", start) for start in range(0, len(self._pages), _CHUNK)]
        if self._shard != 1:
            return pages
        whole: list[Task] = [("data", kind) for kind in data.FILES]
        whole += [("search", language) for language in self._config.languages if self._config.search]
        if self._shards > 1 and self._feeding:  # the other shards' postings are in the feeds, too
            whole += [("items", start) for start in range(0, len(self._site.jobs), _CHUNK)]
        return [*whole, *pages, ("static", 0), ("assets", 0)]

    def all(self) -> Iterator[Result]:
        """Yield every file of the new output. Raises TemplateFault, OSError."""
        count = pool.processes(self._config.jobs, worth=len(self._pages) >= WORTH_IT)
        if count > 1:
            self._renderer.warm_up()
        with closing(self._spill):
            tasks = self.tasks()
            for results in pool.spread(self._make, tasks, count, lambda done: self._told(done, len(tasks))):
                for result in results:
                    if result.item is not None:
                        self._spill.note(result.item, result.key)
                yield from results
        languages = self._config.languages if self._config.feeds and self._shard == 1 and self._draft.real else ()
        feeds: list[Task] = [("feeds", language) for language in languages]
        for results in pool.spread(self._make, feeds, count if self._feeding else 1):
            yield from results

    def _told(self, done: int, tasks: int) -> None:
        pages = len(self._pages)
        self._tick(min(pages, pages * done // tasks), pages)

    def _make(self, task: Task) -> list[Result]:
        kind, which = task
        if kind not in _OF_THE_SITE:
            results = list(_MAKERS[kind](self, which))
            self._spill.flush()
            return results
        key = self._keys.files(kind, str(which))
        return self._standing(key) or [Result(result.made, key) for result in _MAKERS[kind](self, which)]

    def _standing(self, key: bytes) -> list[Result]:
        """Return all files that the last build gave a key, where they are as it left them; nothing where not."""
        kept = [self._draft.keep(path) for path, known in self._before.items() if known == key]
        return [Result(file, key) for file in kept] if None not in kept else []

    def _feeds_wanted(self, language: str) -> bool:
        """Tell whether the feeds of a language have to be made."""
        wanted = bool(self._config.feeds) and self._draft.real
        return wanted and not self._standing(self._keys.files("feeds", language))

    def _of_pages(self, start: int) -> Iterator[Result]:
        for page in self._pages[start : start + _CHUNK]:
            job = page.job if page.kind is Kind.POSTING else None
            related = self._related.to(job, page.language) if job else ()
            path = output_file(page.address)
            before = self._before.get(path)
            key = self._keys.in_theme(before) if self._steady and before else self._keys.page(page, related)
            kept = self._draft.keep(path) if before == key else None
            beside = self._beside(job, page.language, related) if job else None
            made = kept or self._draft.put(path, self._renderer.render(page, related))
            item = self._item(job, page.language, key) if job and self._shards == 1 else None
            reason = "" if kept else reasons(key, before)
            yield Result(made, key, reason, beside, item)
            card = self._pictures.card(job, page.language) if job and self._draft.real else None
            if card is not None:
                yield self._picture(*card)

    def _beside(self, job: Job, language: str, related: Iterable[Job]) -> Beside:
        return self._numbers[job.id], language, tuple(self._numbers[other.id] for other in related)

    def _item(self, job: Job, language: str, key: bytes = b"") -> Item | None:
        """Put a posting's item of the feeds aside, made while its text is at hand; ``key`` is its page's."""
        if language not in self._feeding or job.state is not State.OPEN:
            return None
        known = self._earlier.known((language, job.id), key) if self._earlier is not None else None
        return language, job.id, *self._spill.put(known or self._renderer.item(job, language))

    def _picture(self, address: str, card: ShareCard) -> Result:
        path, key = output_file(address), self._pictures.key(card)
        kept = self._draft.keep(path) if self._before.get(path) == key else None
        if kept is not None:
            return Result(kept, key)
        return Result(self._draft.put(path, self._pictures.image(card)), key)

    def _of_data(self, kind: str) -> Iterator[Result]:
        for path, pieces in data.files(self._data, kind):
            yield Result(self._draft.put_pieces(path, pieces))

    def _of_feeds(self, language: str) -> Iterator[Result]:
        def items(jobs: Iterable[Job]) -> Iterator[bytes]:
            return self._spill.get((language, job.id) for job in jobs)

        for path, pieces in data.feeds(self._data, language, items):
            yield Result(self._draft.put_pieces(path, pieces))

    def _of_items(self, start: int) -> Iterator[Result]:
        """Make the items of the feeds for postings whose pages others make."""
        for job in self._site.jobs[start : start + _CHUNK]:
            for language in self._config.languages:
                item = self._item(job, language) if self._data.listed((job,), language) else None
                if item is not None:
                    yield Result(None, item=item)

    def _of_search(self, language: str) -> Iterator[Result]:
        for artifact in search.files(self._site, self._config, self._addresses, language):
            yield Result(self._draft.put(artifact.path, artifact.data))

    def _of_theme(self, _: int) -> Iterator[Result]:
        for artifact in static(self._theme):
            yield Result(self._draft.put(artifact.path, artifact.data))

    def _of_assets(self, _: int) -> Iterator[Result]:
        """Copy files of content/assets/; one with the stamp of the last build is not read."""
        for file in self._assets:
            path = file.path.removeprefix("content/")
            key = digest(file.stamp) if changed(file.stamp) < self._settled else b""
            kept = self._draft.keep(path) if key and self._before.get(path) == key else None
            if kept is not None:
                yield Result(kept, key)
            else:
                pieces = _pieces(self._config.root / file.path)
                yield Result(self._draft.put_pieces(path, pieces), key)


_MAKERS: Mapping[str, Callable[..., Iterator[Result]]] = {
    "pages": Making._of_pages,  # noqa: SLF001 - the methods of this module's own class
    "data": Making._of_data,  # noqa: SLF001
    "items": Making._of_items,  # noqa: SLF001
    "feeds": Making._of_feeds,  # noqa: SLF001
    "search": Making._of_search,  # noqa: SLF001
    "static": Making._of_theme,  # noqa: SLF001
    "assets": Making._of_assets,  # noqa: SLF001
}


def _together(pages: Iterable[Page]) -> list[Page]:
    """Return the pages with those of one posting side by side: what they share is made once."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        found.setdefault(page.job.id if page.job and page.kind is Kind.POSTING else "", []).append(page)
    return [page for group in found.values() for page in group]


def _share(pages: list[Page], shard: int, shards: int) -> list[Page]:
    """Return a shard's pages: every so many-th one."""
    return pages[shard - 1 :: shards]


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            yield piece
