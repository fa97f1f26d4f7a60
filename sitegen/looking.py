"""What there is to build from, before any of it is understood: enough to see that nothing has changed."""

import marshal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sitegen import fingerprint
from sitegen.config import Config
from sitegen.kept import Kept, kept
from sitegen.last import Inputs
from sitegen.model import File
from sitegen.problem import Problem
from sitegen.stages import read
from sitegen.surfaces import theme_files


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to build from, before any of it is understood."""

    now: int  # by the clock of the file system, ns
    listing: read.Listing
    theme: bytes  # digest of all files of the theme
    settings: bytes  # of sitegen itself, site.yaml and flags, and the fonts
    inputs: Inputs
    problems: tuple[Problem, ...]


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
    """Find the files of content/ and of the theme; nothing of content/ is read."""
    now = memory.now()
    listing, problems = read.listing(config.root)
    theme = fingerprint.files(theme_files.folders(config.theme, config.root, []))
    fonts = ""
    if config.share.images:
        from sitegen.stages import share  # noqa: PLC0415 - few sites draw pictures

        fonts = share.stamp(share.find_typefaces(config)[0])
    settings = fingerprint.digest(fingerprint.program(), config.settings(), fonts)
    inputs = Inputs(
        fingerprint.digest(settings, theme),
        fingerprint.digest(_plain(listing.all()), repr(problems)),
        fingerprint.digest(_plain(listing.others)),
    )
    return Looked(now, listing, theme, settings, inputs, tuple(problems))


def _plain(files: Iterable[File]) -> bytes:
    return marshal.dumps([(file.path, file.stamp) for file in files])
