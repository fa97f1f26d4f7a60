"""What the last build was made from and what it said, to know whether this one would be any other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.groups import Group, content_of, keep_groups, recent
from sitegen.kept import Kept
from sitegen.pool import beside
from sitegen.sources import Source
from sitegen.stages.read import source
from sitegen.stages.write import Tree, Written

_MANY = 1000  # files from which on a second process looks at the output


class Values(Protocol):
    """Where something is kept by its name."""

    def get(self, name: str) -> Any:
        """Return a value; None where there is none."""
        ...

    def put(self, name: str, value: Any) -> None:
        """Keep a value of plain types."""
        ...

    def commit(self) -> None:
        """Make everything since the last commit last."""
        ...


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from, as digests."""

    settings: bytes  # sitegen itself, site.yaml and flags, the theme
    files: bytes  # paths and stamps of all files of content/
    others: bytes  # the same of those that hold no texts: lists of terms, assets


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build was made from and what it said; everything in plain types but the moments."""

    inputs: Inputs
    since: int  # time of the file system (ns) at which it began to look
    made: datetime  # the moment that it was made for
    until: datetime  # the moment from which on time itself changes something
    content: bytes  # digest of what was in all files that are parsed
    shape: bytes  # digest of everything that was parsed, but for the words of bodies
    problems: tuple[tuple[Any, ...], ...]  # those of the site as a whole
    pages: int
    jobs: int
    terms: Mapping[str, bool]  # which taxonomies are in use
    site: bytes  # digest of all that pages show but the theme and the words of postings

    def holds_at(self, now: datetime) -> bool:
        """Tell whether the same content gives the same site now."""
        return self.made <= now < self.until and self.made.date() == now.date()

    def keep(self, values: Values, slot: str) -> None:
        """Put it away for the next build."""
        inputs = self.inputs.settings, self.inputs.files, self.inputs.others
        moments = self.made.isoformat(), self.until.isoformat()
        counts = self.pages, self.jobs
        row = (self.content, self.shape, self.problems, *counts, dict(self.terms), self.site)
        values.put(f"last/{slot}", (inputs, self.since, *moments, *row))


def content(sources: Iterable[Source]) -> bytes:
    """Return the digest of what is in some files."""
    return digest(*(part for source in sources for part in (source.path, source.data)))


def slot(config: Config) -> str:
    """Return under which name an output is remembered: that of the site itself, or the last one elsewhere.

    So a preview, whose output is elsewhere, and builds do not forget each other's.
    """
    return "here" if config.output.absolute().is_relative_to(config.root.absolute()) else "elsewhere"


class Standing:
    """The output as the last build left it: what that was made from, what it holds, and the keys of its files."""

    def __init__(self, values: Values, config: Config) -> None:
        """Read what is known of it."""
        self._values, self._config, self._slot = values, config, slot(config)
        self._tree: Tree | None = None
        self._keys: Mapping[str, bytes] = {}
        found = values.get(f"tree/{self._slot}")
        if found is not None and found[0] == str(config.output.absolute()):
            self._tree = Tree(*found[1:])
            self._keys = values.get(f"keys/{self._slot}") or {}
        self._answer: bool | None = self._tree is not None if config.private or self._tree is None else None
        self._ask: Callable[[], bool] | None = None

    def last(self) -> Last | None:
        """Return what the output was made from; None where that is not known."""
        row = self._values.get(f"last/{self._slot}")
        if row is None:
            return None
        inputs, since, made, until, *rest = row
        return Last(Inputs(*inputs), since, datetime.fromisoformat(made), datetime.fromisoformat(until), *rest)

    def output_holds(self) -> bool:
        """Tell whether the output is as it was left."""
        return self._answer if self._answer is not None else self._looked(spare=False)

    def begin(self) -> None:
        """Begin to look whether output and spare are as they were left, beside other work."""
        if self._answer is None and self._tree is not None:
            worth = len(self._tree.files) >= _MANY and self._config.jobs != 1
            self._ask = beside(lambda: self._looked(spare=True), worth=worth)

    def holds(self) -> bool:
        """Tell whether output and spare are as they were left."""
        if self._answer is None:
            self._answer = self._ask() if self._ask else self._looked(spare=True)
        return self._answer

    def _looked(self, *, spare: bool) -> bool:
        tree, output = self._tree, self._config.output
        return tree is not None and (tree.holds(output) if spare else tree.output_holds(output))

    @property
    def unchanged(self) -> Written:
        """What a build has written that need not write anything."""
        tree = self._tree
        return Written(len(tree.files) - 1, 0, 0, tree.size) if tree else Written(0, 0)

    @property
    def tree(self) -> Tree | None:
        """What output and spare hold, where that is certain."""
        return self._tree if self.holds() else None

    @property
    def keys(self) -> Mapping[str, bytes]:
        """What the files of the output were made from, where that is certain."""
        return self._keys if self.holds() else {}

    @property
    def whereabouts(self) -> Mapping[str, Any]:
        """What was kept with the output of where its postings stand."""
        return self._values.get(f"whereabouts/{self._slot}") or {}

    def steady(self, site: bytes, content: bytes) -> Mapping[str, Any] | None:
        """Return the whereabouts where all that pages show but the theme is as it was, and None where it is not."""
        last = self.last()
        same = last is not None and (last.site, last.content) == (site, content)
        return self.whereabouts if same and self.holds() else None

    def doubt(self) -> None:
        """Know no more what output and spare hold: something was begun and not ended."""
        self._answer = False

    def forget(self) -> None:
        """Forget for good what the output holds: the spare is not like it any more."""
        self.doubt()
        self._values.put(f"tree/{self._slot}", None)
        self._values.commit()

    def keep(
        self, last: Last, tree: Tree | None, keys: Mapping[str, bytes], whereabouts: Mapping[str, Any] | None = None
    ) -> None:
        """Put away what the output was made from and what it holds; ``whereabouts`` only where they are others."""
        row = None
        if tree is not None:
            held = (dict(tree.files), dict(tree.others), dict(tree.folders), dict(tree.spare_folders), dict(tree.apart))
            row = (str(self._config.output.absolute()), *held)
        self._values.put(f"tree/{self._slot}", row)
        self._values.put(f"keys/{self._slot}", dict(keys))
        if whereabouts is not None:
            self._values.put(f"whereabouts/{self._slot}", dict(whereabouts))
        last.keep(self._values, self._slot)
        self._values.commit()

    def seen(self, last: Last) -> None:
        """Put away that the output is what would be made from this, too."""
        last.keep(self._values, self._slot)
        self._values.commit()


def unchanged(
    kept: Kept, config: Config, groups: Mapping[str, Group], before: Last, standing: Standing, now: int
) -> bool:
    """Tell whether the texts that were changed around the last look are as they were then, by reading them.

    ``groups`` are all texts as they were read last; what was read at ``now`` (ns) need not be read again.
    """
    if content_of(groups) != before.content:  # another build has read what this one did not know of
        return False
    late = [group for group in groups.values() if recent(group.files, before.since)]
    for group in late:
        sources = [source(config.root, file)[0] for file in group.files]
        if None in sources or content(filter(None, sources)) != group.content:
            return False
    if late:
        keep_groups(kept, now, groups, ())
        kept.commit()
        standing.seen(replace(before, since=now))
    return True
