"""What there is to build from, before any of it is understood: enough to see that nothing has changed."""

import marshal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen import fingerprint
from sitegen.config import Config
from sitegen.groups import BY_VALUE
from sitegen.kept import Kept
from sitegen.last import Inputs
from sitegen.problem import Problem
from sitegen.sources import File
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
    changed: tuple[File, ...] | None  # all that is other than at the last look; None where that is not known


def look(
    config: Config, memory: Kept, program: bytes, before: Looked | None = None, touched: Iterable[str] | None = None
) -> Looked:
    """Find the files of content/ and of the theme; nothing of content/ is read.

    ``program`` is the digest of sitegen, ``before`` the last look of this process, and ``touched`` are the files
    (absolute) that may be other since: with both, no other file of content/ is looked at.
    """
    now = memory.now()
    listing, problems, changed = _listing(config.root, before, touched)
    theme = fingerprint.files(theme_files.folders(config.theme, config.root, []))
    fonts = ""
    if config.share.images:
        from sitegen.stages import share  # noqa: PLC0415 - few sites draw pictures

        fonts = share.stamp(share.find_typefaces(config)[0])
    if before is None or changed is None:
        files = fingerprint.digest(_plain(listing.all()), repr(problems))
    elif changed:  # other than ever before will do: nobody else gets to know of it
        files = fingerprint.digest(before.inputs.files, _plain(changed))
    else:
        files = before.inputs.files
    settings = fingerprint.digest(program, config.settings(), fonts)
    inputs = Inputs(fingerprint.digest(settings, theme), files, fingerprint.digest(_plain(listing.others)))
    return Looked(now, listing, theme, settings, inputs, problems, changed)


_Found = tuple[read.Listing, tuple[Problem, ...], tuple[File, ...] | None]


def _listing(root: Path, before: Looked | None, touched: Iterable[str] | None) -> _Found:
    """Return the files of content/, what is wrong with them, and which are other than at the last look."""
    if before is not None and touched is not None:
        found = read.again(root, before.listing, _below_content(root, touched), complete=not before.problems)
        if found is not None:
            return found[0], before.problems, found[1]
    listing, said = read.listing(root)
    problems = tuple(said)
    if before is None or problems != before.problems:
        return listing, problems, None
    old, new = list(before.listing.all()), list(listing.all())
    if [file.path for file in old] != [file.path for file in new]:
        return listing, problems, None
    return listing, problems, tuple(now for then, now in zip(old, new, strict=True) if then != now)


def _below_content(root: Path, paths: Iterable[str]) -> list[str]:
    """Return the paths from the site's root; site.yaml and themes are not among them, which are always looked at."""
    base, theirs = root.resolve(), theme_files.built_in()
    found = []
    for path in map(Path, paths):
        inside = path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)
        if inside != "site.yaml" and not inside.startswith("themes/") and not path.is_relative_to(theirs):
            found.append(inside)
    return found


def _plain(files: Iterable[File]) -> bytes:
    return marshal.dumps([(file.path, file.stamp) for file in files], BY_VALUE)
