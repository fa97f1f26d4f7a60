"""What the last build was made from and what it said, to know whether this one would be any other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sitegen.config import Config
from sitegen.fingerprint import digest
from sitegen.groups import content_of, keep_groups, kept_groups, recent
from sitegen.kept import Kept
from sitegen.model import Source
from sitegen.pool import beside
from sitegen.problem import Problem, problem
from sitegen.stages.read import source
from sitegen.stages.write import Tree, Written

_MANY = 1000  # files from which on a second process looks at the output


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

    def holds_at(self, now: datetime) -> bool:
        """Tell whether the same content gives the same site now."""
        return self.made <= now < self.until and self.made.date() == now.date()

    def keep(self, kept: Kept, slot: str) -> None:
        """Put it away for the next build."""
        inputs = self.inputs.settings, self.inputs.files, self.inputs.others
        moments = self.made.isoformat(), self.until.isoformat()
        counts = self.pages, self.jobs
        kept.put(
            f"last/{slot}",
            (inputs, self.since, *moments, self.content, self.shape, self.problems, *counts, dict(self.terms)),
        )


def content(sources: Iterable[Source]) -> bytes:
    """Return the digest of what is in some files."""
    return digest(*(part for source in sources for part in (source.path, source.data)))


def unchanged(kept: Kept, config: Config, before: Last, now: int) -> bool:
    """Tell whether the texts that were changed around the last look are as they were then, by reading them.

    What was read at ``now`` (ns) need not be read again.
    """
    _, groups = kept_groups(kept)
    if content_of(groups) != before.content:  # another build has read what this one did not know of
        return False
    late = [group for group in groups.values() if recent(group.files, before.since)]
    for group in late:
        sources = [source(config.root, file)[0] for file in group.files]
        if None in sources or content(filter(None, sources)) != group.content:
            return False
    if late:
        keep_groups(kept, now, groups, ())
        replace(before, since=now).keep(kept, slot(config))
        kept.commit()
    return True


def kept_problems(kept: Kept) -> list[Problem]:
    """Return what was found in the files of the last build (see ``groups.Group``)."""
    return [problem(each) for group in kept_groups(kept)[1].values() for each in group.problems]


def slot(config: Config) -> str:
    """Return under which name an output is remembered: that of the site itself, or the last one elsewhere.

    So a preview, whose output is elsewhere, and builds do not forget each other's.
    """
    return "here" if config.output.absolute().is_relative_to(config.root.absolute()) else "elsewhere"


def last(kept: Kept, slot: str) -> Last | None:
    """Return what the last build left; None where there is nothing."""
    row = kept.get(f"last/{slot}")
    if row is None:
        return None
    inputs, since, made, until, *rest = row
    return Last(Inputs(*inputs), since, datetime.fromisoformat(made), datetime.fromisoformat(until), *rest)


class Standing:
    """The output as the last build left it, and the keys of its files."""

    def __init__(self, kept: Kept, config: Config) -> None:
        """Read what is known of it."""
        self._config = config
        self._tree: Tree | None = None
        self._keys: Mapping[str, bytes] = {}
        found = kept.get(f"tree/{slot(config)}")
        if found is not None and found[0] == str(config.output.absolute()):
            self._tree = Tree(*found[1:])
            self._keys = kept.get(f"keys/{slot(config)}") or {}
        self._answer: bool | None = self._tree is not None if config.private or self._tree is None else None
        self._ask: Callable[[], bool] | None = None

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

    def forget(self) -> None:
        """Know no more what output and spare hold: something was begun and not ended."""
        self._answer = False

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


def forget_tree(kept: Kept, config: Config) -> None:
    """Forget what the output holds: the spare is not like it any more."""
    kept.put(f"tree/{slot(config)}", None)
    kept.commit()


def keep_tree(kept: Kept, config: Config, tree: Tree, keys: Mapping[str, bytes]) -> None:
    """Put away what the output holds, and what it was made from."""
    kept.put(
        f"tree/{slot(config)}", (str(config.output.absolute()), dict(tree.files), dict(tree.others), dict(tree.folders))
    )
    kept.put(f"keys/{slot(config)}", dict(keys))
