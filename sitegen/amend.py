"""A build in which only the words of some postings are other: the files with these words, and no others, are made.

The shape of the site (titles, facts, addresses, links) is as it was, so every list, card and page
but theirs is, too. Whatever is not simply so is left to a whole build: ``amended`` returns None.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from typing import Any, NamedTuple

from sitegen import recall
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.disk import Span
from sitegen.employers import Employers
from sitegen.groups import Recalled
from sitegen.kept import Kept
from sitegen.keys import PART, Keys
from sitegen.making import Beside
from sitegen.model import Job, Site, State, Term, TermKind
from sitegen.schema import filename
from sitegen.stages import assemble, data, plan, search
from sitegen.stages.render import Renderer
from sitegen.stages.share import Pictures
from sitegen.stages.write import Draft, Made
from sitegen.surfaces import atom
from sitegen.surfaces import search as searching
from sitegen.surfaces.theme import Theme
from sitegen.targets import PublicLinks, Targets
from sitegen.taxonomy import Taxonomy

MOST = 200  # groups of files; more are better made by several processes


@dataclass(frozen=True, slots=True)
class Amended:
    """The files that are other, those that are gone, and the keys of the pages among them."""

    made: tuple[Made, ...]
    gone: frozenset[str]
    keys: Mapping[str, bytes]

    def keys_after(self, before: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the keys of all files; those that were made together have none if one of them is other now."""
        others = (*(file.path for file in self.made), *self.gone)
        stale = {before[path] for path in others if path in before and path not in self.keys}
        return {**{path: key for path, key in before.items() if key not in stale}, **self.keys}


# What a whole build knows of a posting and a build of a few has to be told, by its id and in plain types: for
# every language the postings beside it (the path of the file and the id of each), and its number among those
# that the search of the language finds.
Whereabouts = tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, int]]


def whereabouts(site: Site, config: Config, beside: Iterable[Beside]) -> dict[str, Whereabouts]:
    """Return the whereabouts of every posting, by its id."""
    found: dict[str, Whereabouts] = {job.id: ({}, {}) for job in site.jobs}
    for language in config.languages:
        for number, job in enumerate(search.searched(site, config, language)):
            found[job.id][1][language] = number
    names = [(job.where.path, job.id) for job in site.jobs]
    for number, language, others in beside:
        found[names[number][1]][0][language] = tuple(names[other] for other in others)
    return found


class _Entry(NamedTuple):
    """An entry of a feed: where it stands, and what is to stand there."""

    start: int
    end: int
    new: bytes


class Amending:
    """Makes the files of a few postings."""

    def __init__(
        self, recalled: Recalled, texts: dict[str, Any], listing_terms: Iterable[Term], used: Mapping[str, bool],
        config: Config, theme: Theme, pictures: Pictures, dressed: bytes, settings: bytes, kept: Kept,
    ) -> None:  # fmt: skip
        """Read what pages of postings show besides them: companies, and the titles of other pages."""
        self._recalled, self._texts, self._config, self._kept = recalled, texts, config, kept
        self._taxonomy = Taxonomy.of(listing_terms)
        self._addresses = Addresses(config.base_url, config.languages)
        found = self._of_kind("companies")
        companies = assemble.assemble_companies(found, self._taxonomy, config)
        self._employers = Employers.among(companies, config.languages)
        documents = assemble.assemble_documents(self._of_kind("pages"), config)
        # Of the terms, the page of a posting shows only which taxonomies there are.
        terms = {kind: (Term(kind, "", {"": ""}),) if used.get(kind.value) else () for kind in TermKind}
        self._site = Site((), tuple(companies), terms, tuple(documents), (), config.today)
        targets = Targets({}, {})  # no text with a link of the site comes here
        searches = {language: search.address(language) for language in config.languages}
        self._renderer = Renderer(self._site, config, theme, self._addresses, targets, searches, pictures)
        self._links = PublicLinks(self._addresses, targets)
        self._keys = Keys(self._site, config, targets, recalled.contents(), dressed, settings)

    def _of_kind(self, kind: str) -> list[Any]:
        keys = sorted(key for key, group in self._recalled.groups.items() if group.kind == kind)
        return recall.some(self._recalled, self._kept, self._texts, keys)

    def jobs(self, groups: Iterable[str]) -> list[Job]:
        """Return the postings of some groups of files. Raises Broken."""
        postings = recall.some(self._recalled, self._kept, self._texts, groups)
        return assemble.assemble_jobs(postings, self._taxonomy, self._employers, self._config)[0]

    def amended(
        self, draft: Draft, known: Mapping[str, object], keys: Mapping[str, bytes], places: Mapping[str, Whereabouts]
    ) -> Amended | None:
        """Make what the changed postings are in. ``known`` are the files of the output, ``keys`` theirs."""
        jobs = self.jobs(self._recalled.changed)
        if any(text.body.links for job in jobs for text in job.texts.values()):
            return None
        new: dict[str, bytes] = {}
        found: list[Made] = []
        for job in jobs:
            if job.id not in places:
                return None
            for language in self._config.languages:
                if self._config.show_untranslated or language in job.texts:
                    path, key, made = self._page(job, language, draft, keys, places[job.id])
                    if path not in known:
                        return None
                    new[path] = key
                    found.append(made)
        gone = set[str]()
        try:
            for language in self._config.languages:
                found += self._feeds(jobs, language, draft, known)
                if self._config.search:
                    found += self._search(jobs, language, draft, places, gone)
        except (_Unexpected, OSError, ValueError, LookupError):
            return None
        return Amended(tuple(found), frozenset(gone), new)

    def _page(
        self, job: Job, language: str, draft: Draft, keys: Mapping[str, bytes], place: Whereabouts
    ) -> tuple[str, bytes, Made]:
        page = plan.posting(job, language, self._config, self._addresses)
        path = output_file(page.address)
        wanted = place[0].get(language, ())
        others = {other.id: other for other in self.jobs(dict.fromkeys(filename.key(path) for path, _ in wanted))}
        related = [others[name] for _, name in wanted]
        key = keys.get(path, b"")[:-PART] + self._keys.own(page)
        return path, key, draft.put(path, self._renderer.render(page, related))

    def _feeds(self, jobs: Iterable[Job], language: str, draft: Draft, known: Mapping[str, object]) -> Iterator[Made]:
        """Exchange the postings' entries in the feeds that have them."""
        config, addresses = self._config, self._addresses
        by_feed: dict[str, list[Job]] = {}
        for job in jobs:
            if job.state is not State.OPEN or not (config.show_untranslated or language in job.texts):
                continue
            unders = [addresses.home(language)] if "site" in config.feeds else []
            terms = [term for term in (job.company.term, *job.categories) if term.kind.value in config.feeds]
            for under in (*unders, *(addresses.term(term.kind, term.slug, language) for term in terms)):
                by_feed.setdefault(under, []).append(job)
        for under, listed in by_feed.items():
            for name, entries in (("feed.json", self._in_json), ("feed.xml", self._in_atom)):
                path = output_file(addresses.feed(name, under))
                if path not in known:
                    raise _Unexpected(path)
                # A feed of every posting has tens of megabytes: it is not read, but for the entries that are other.
                with (draft.output / path).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as old:
                    found = list(entries(old, listed, language))
                    new = [entry for entry in found if old[entry.start : entry.end] != entry.new]
                    if new:
                        yield draft.put_other(path, _exchanged(file.fileno(), len(old), new))

    def _in_json(self, feed: mmap, jobs: Iterable[Job], language: str) -> Iterator[_Entry]:
        begin, between = b'{"id":', b',{"id":"'  # in a text, a quotation mark is never without its backslash
        for job in jobs:
            new = self._renderer.item(job, language)
            head = begin + json.dumps(job.id, ensure_ascii=False).encode() + b","
            start = feed.find(head)
            if start < 0 or not new.startswith(head) or feed.find(head, start + 1) >= 0:
                raise _Unexpected(job.id)
            end = feed.find(between, start)
            end = feed.rfind(b"]}", start) if end < 0 else end
            if json.loads(feed[start:end])["id"] != job.id:
                raise _Unexpected(job.id)
            yield _Entry(start, end, new)

    def _in_atom(self, feed: mmap, jobs: Iterable[Job], language: str) -> Iterator[_Entry]:
        for job in jobs:
            made = atom.feed(
                [job], language, self._links, title="-", description="", home="/", feed_url="/",
                updated=data.midnight(self._config),
            ).encode()  # fmt: skip
            new = made[made.index(b"<entry") : made.rindex(b"</entry>")]
            name = new[new.index(b"<id>") : new.index(b"</id>") + 5]
            place = feed.find(name)
            if place < 0:
                continue  # not among the newest
            start, end = feed.rfind(b"<entry", 0, place), feed.find(b"</entry>", place)
            if min(start, end) < 0:
                raise _Unexpected(job.id)
            yield _Entry(start, end, new)

    def _search(
        self, jobs: Iterable[Job], language: str, draft: Draft, places: Mapping[str, Whereabouts], gone: set[str]
    ) -> Iterator[Made]:
        """Exchange the words in the files that have them, and name these in the first file."""
        first = json.loads((draft.output / output_file(search.address(language))).read_bytes())
        parts: dict[int, list[tuple[int, str]]] = {}
        for job in jobs:
            place = places[job.id][1].get(language)
            if place is not None:
                number, row = divmod(place, search.PART)
                parts.setdefault(number, []).append((row, searching.body(job, language)))
        for number, rows in parts.items():
            name, count = first["bodies"][number]
            path = output_file(search.FOLDER + name)
            texts = json.loads((draft.output / path).read_bytes())
            for row, text in rows:
                texts[row] = text
            made = search.body_file(texts, language, number + 1)
            if made.path != path:
                gone.add(path)
            first["bodies"][number] = [made.path.rpartition("/")[2], count]
            yield draft.put(made.path, made.data)
        if parts:
            file = search.first_file(first, language)
            yield draft.put(file.path, file.data)


class _Unexpected(Exception):
    """Something is not where it is expected; a whole build does not look for it."""


def _exchanged(old: int, size: int, entries: Iterable[_Entry]) -> Iterator[bytes | Span]:
    """Yield a feed with some of its entries exchanged, in pieces; ``old`` is the open file of so many bytes."""
    place = 0
    for entry in (*sorted(entries), _Entry(size, size, b"")):
        yield Span(old, place, entry.start)
        yield entry.new
        place = entry.end
