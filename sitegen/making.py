"""Planned pages and data -> files of the new output, by several processes; what is as it was is not made again.

A file goes straight from the process that made it into the draft; only its digest comes back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen import pool
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.keys import Keys
from sitegen.model import File, Site
from sitegen.pages import Kind, Page
from sitegen.related import Related
from sitegen.stages import data, search
from sitegen.stages.render import Renderer, static
from sitegen.stages.share import Pictures
from sitegen.stages.write import Drafting, Made
from sitegen.surfaces.share_card import ShareCard
from sitegen.surfaces.theme import Theme
from sitegen.targets import PublicLinks, Targets

_CHUNK = 64  # pages of a task
WORTH_IT = 400  # pages for which a second process is started
Task = tuple[str, str | int]  # what to make, and which of its kind
# Of a posting's page: its id, the language, and the postings beside it by the path of the file and the id of each.
Beside = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """A file of the new output, the key of what it was made from (or b""), and whether it was made now."""

    made: Made
    key: bytes = b""
    fresh: bool = True
    beside: Beside | None = None


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
    ) -> None:
        """Make files into ``draft``.

        ``before`` are the keys of the files of the last build, by path; a file that was changed after
        ``settled`` (ns) may be changed again without its stamp telling.
        """
        self._site, self._config, self._addresses = site, config, addresses
        self._pages = _together(pages)
        self._theme, self._keys, self._assets = theme, keys, tuple(assets)
        self._pictures = pictures
        self._draft, self._before, self._settled = draft, before, settled
        self._related = Related(site, show_untranslated=config.show_untranslated)
        searches = {language: search.address(language) for language in config.languages}
        self._renderer = Renderer(site, config, theme, addresses, targets, searches, pictures)
        self._data = data.Data(site, config, addresses, PublicLinks(addresses, targets), pages)

    def tasks(self) -> list[Task]:
        """Return what there is to do, the longest first."""
        languages = self._config.languages
        whole: list[Task] = [("data", number) for number in range(len(data.tasks(self._config)))]
        whole += [("search", language) for language in languages if self._config.search]
        pages: list[Task] = [("pages", start) for start in range(0, len(self._pages), _CHUNK)]
        return [*whole, *pages, ("static", 0), ("assets", 0)]

    def all(self) -> Iterator[Result]:
        """Yield every file of the new output. Raises TemplateFault, OSError."""
        tasks = self.tasks()
        count = pool.processes(self._config.jobs, worth=len(self._pages) >= WORTH_IT)
        if count > 1:
            self._renderer.warm_up()
        for results in pool.spread(self._make, tasks, count):
            yield from results

    def _make(self, task: Task) -> list[Result]:
        kind, which = task
        return list(_MAKERS[kind](self, which))

    def _of_pages(self, start: int) -> Iterator[Result]:
        for page in self._pages[start : start + _CHUNK]:
            job = page.job if page.kind is Kind.POSTING else None
            related = self._related.to(job, page.language) if job else ()
            path, key = output_file(page.address), self._keys.page(page, related)
            kept = self._draft.keep(path) if self._before.get(path) == key else None
            beside = (job.id, page.language, tuple((other.where.path, other.id) for other in related)) if job else None
            if kept is not None:
                yield Result(kept, key, fresh=False, beside=beside)
            else:
                yield Result(self._draft.put(path, self._renderer.render(page, related)), key, beside=beside)
            card = self._pictures.card(job, page.language) if job and self._draft.real else None
            if card is not None:
                yield self._picture(*card)

    def _picture(self, address: str, card: ShareCard) -> Result:
        path, key = output_file(address), self._pictures.key(card)
        kept = self._draft.keep(path) if self._before.get(path) == key else None
        if kept is not None:
            return Result(kept, key, fresh=False)
        return Result(self._draft.put(path, self._pictures.image(card)), key)

    def _of_data(self, number: int) -> Iterator[Result]:
        for path, pieces in data.files(self._data, data.tasks(self._config)[number]):
            yield Result(self._draft.put_pieces(path, pieces))

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
            key = digest(repr(file.stamp)) if file.stamp[1] < self._settled else b""
            kept = self._draft.keep(path) if key and self._before.get(path) == key else None
            if kept is not None:
                yield Result(kept, key, fresh=False)
            else:
                pieces = _pieces(self._config.root / file.path)
                yield Result(self._draft.put_pieces(path, pieces), key)


_MAKERS: Mapping[str, Callable[..., Iterator[Result]]] = {
    "pages": Making._of_pages,  # noqa: SLF001 - the methods of this module's own class
    "data": Making._of_data,  # noqa: SLF001
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


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            yield piece
