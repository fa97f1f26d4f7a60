"""Arguments in, messages and exit status out. What a command does is imported when it runs.

Data goes to standard output, everything else to standard error. Exit status: 0 fine,
1 problems in the content, 2 wrong usage (click's own).
"""

import atexit
import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from sitegen import __version__

F = TypeVar("F", bound=Callable[..., Any])
MOST_SHARDS = 256
LONG = 480  # seconds
MANY = 3  # messages of one kind that `build` prints in full


class Shard(click.ParamType[tuple[int, int]]):
    """A part of the output: ``2/8``."""

    name = "shard"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return the part's number and how many there are."""
        number, slash, count = str(value).partition("/")
        if slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count) <= MOST_SHARDS:
            return int(number), int(count)
        return self.fail(f"`{value}` is no part: write 2/8 for the second of eight", param, ctx)


def _root(command: F) -> F:
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option("--root", type=folder, default=Path(), help="The site's folder (default: here).")(command)


def _building(command: F) -> F:
    """Add the options of every command that reads a site as `build` does."""
    for option in (
        click.option("--drafts", is_flag=True, help="Publish drafts, too."),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="The day that decides which postings are open (default: today).",
        ),
        click.option("--base-url", metavar="URL", help="Where the site will stand (default: from site.yaml)."),
    ):
        command = option(command)
    return _root(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="sitegen")
def main() -> None:
    """Turn recruiting documents into a bilingual careers site."""
    # At its end Python looks for rings among all that is left: a third of a second of a large build, for nothing.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):  # data is UTF-8 whatever the machine's locale is
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


@main.command()
@_building
@click.option("--output", type=click.Path(path_type=Path), help="The folder to write (default: ROOT/output).")
@click.option("--strict", is_flag=True, help="Do not build with warnings either.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes (default: as many as help).")
@click.option("--no-cache", is_flag=True, help="Use nothing that an earlier build kept, and keep nothing.")
@click.option("--shard", type=Shard(), default="1/1", metavar="K/N", help="Make the K-th of N parts of the output.")
@click.option("--verbose", "-v", is_flag=True, help="Say why each page was made again.")
@click.option(
    "--stats", is_flag=False, flag_value="text", type=click.Choice(["text", "json"]), metavar="[text|json]",
    help="Say where the time went and what was made; as JSON on standard output.",
)  # fmt: skip
def build(
    root: Path, output: Path | None, strict: bool, no_cache: bool, verbose: bool, stats: str | None, **flags: Any
) -> None:
    """Build the site: content/ becomes output/.

    With errors in the content nothing is written and the last good output stays.
    """
    from time import perf_counter

    begin = perf_counter()
    from sitegen.build import build as run
    from sitegen.stats import Stats

    config = _config(root, output, **flags, cache=not no_cache)
    counted = Stats(waiting=lambda: _say("another build of this site is under way; waiting for it"))
    with _progress(counted):
        report = run(config, counted, strict=strict)
    _say_problems(report.problems, limit=MANY)
    if report.written is None:
        _say("nothing was written; the last good output is as it was")
        sys.exit(1)
    seconds = perf_counter() - begin
    files = f"{report.written.files} files, {report.written.changed} changed"
    if verbose and counted.made:
        _say(counted.reasons())
    if stats == "json":
        click.echo(json.dumps(counted.plain(), indent=1))
    elif stats:
        _say(counted.text())
    _say(f"built {report.jobs} postings on {report.pages} pages ({files}) in {seconds:.2f} s: {config.output}")
    if seconds > LONG:
        _say(f"GitHub Pages ends a deployment after 10 minutes, and this build took {seconds / 60:.1f}: see --shard")


@main.command()
@_building
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too (not for advice).")
@click.option("--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="How to print.")
def check(strict: bool, shape: str, **flags: Any) -> None:
    """Print every problem of the site; write nothing."""
    from sitegen.build import check as run
    from sitegen.messages import formatted
    from sitegen.problem import errors, serious

    config, problems = _read(**flags)
    problems = [*problems, *run(config)] if config else problems
    click.echo(formatted(problems, shape), nl=False)
    bad = serious(problems) if strict else errors(problems)
    advice = len(problems) - len(serious(problems))
    _say(f"{len(problems) - advice} problems, {advice} pieces of advice; {len(bad)} keep the site from being built")
    sys.exit(1 if bad else 0)


@main.command()
@_building
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
def serve(host: str, port: int, **flags: Any) -> None:
    """Build, watch and preview: the browser reloads after every save."""
    from sitegen.serve import serve as run

    base_url = flags.pop("base_url")
    sys.exit(run(_flags(**flags, base_url=base_url), host=host, port=port))


@main.command("import")
@_root
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was understood as JSON; write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@click.option("--company", metavar="NAME", help="The company, where the documents do not name one.")
def import_(root: Path, files: Sequence[Path], **options: Any) -> None:
    """Turn recruiting documents into postings in content/postings/.

    A FILE may hold one posting or many, in whatever shape: Markdown, text, an HTML page, a Word
    document (.docx). `-` reads standard input.
    """
    from sitegen.importing import run

    sys.exit(run(root, files, **options))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--languages", default="zh,en", show_default=True, help="Codes; the first is the default.")
def init(folder: Path, languages: str) -> None:
    """Make a new site that builds, with its GitHub Pages workflow."""
    from sitegen.scaffold import init as run

    sys.exit(run(folder, tuple(code.strip().lower() for code in languages.split(",") if code.strip())))


@main.command()
@_root
@click.argument("kind", type=click.Choice(["posting", "company", "page", "theme"]))
@click.argument("name")
@click.option("--company", metavar="SLUG", help="The company of a posting.")
def new(root: Path, kind: str, name: str, company: str | None) -> None:
    """Make a posting, company or page called NAME, in every language of the site.

    `new theme NAME` makes themes/NAME/: a theme of your own that stands on the built-in one.
    """
    from sitegen.scaffold import new as run
    from sitegen.scaffold import new_theme

    sys.exit(new_theme(root, name) if kind == "theme" else run(root, kind, name, company))


@main.command()
@_building
@click.argument("subject", metavar="FILE|URL")
def explain(subject: str, **flags: Any) -> None:
    """Say why a posting is published or not, where it appears, and which language falls back."""
    from sitegen.explain import explain as run

    said, status = run(_config(**flags), subject)
    click.echo(said)
    sys.exit(status)


@contextmanager
def _progress(stats: Any) -> Iterator[None]:
    """Show a bar while pages are made, where somebody can see it and it takes a while."""
    if not sys.stderr.isatty():
        yield
        return
    from time import monotonic

    begin = monotonic()

    def tick(done: int, total: int) -> None:
        seconds = monotonic() - begin
        if seconds > 1:
            bar = "█" * (30 * done // max(total, 1))
            rate = f"{done / seconds:,.0f}/s"
            click.echo(f"\r{bar:░<30} {done:,} of {total:,} pages, {rate} ", err=True, nl=False)

    stats.tick = tick
    try:
        yield
    finally:
        if monotonic() - begin > 1:
            click.echo("\r\033[K", err=True, nl=False)


def _flags(root: Path, output: Path | None = None, **flags: Any) -> Any:
    from sitegen.config import Flags

    as_of = flags["as_of"].date() if flags.get("as_of") else None
    return Flags(
        root,
        output,
        flags.get("base_url"),
        as_of,
        bool(flags.get("drafts")),
        flags.get("jobs"),
        flags.get("cache", True),
        flags.get("shard", (1, 1)),
    )


def _config(root: Path, output: Path | None = None, **flags: Any) -> Any:
    """Read site.yaml; problems in it are printed and end the command."""
    config, problems = _read(root, output, **flags)
    _say_problems(problems)
    if config is None:
        sys.exit(1)
    return config


def _read(root: Path, output: Path | None = None, **flags: Any) -> tuple[Any, list[Any]]:
    from sitegen.config import read

    return read(_flags(root, output, **flags))


def _say(text: str) -> None:
    click.echo(text, err=True)


def _say_problems(problems: Sequence[Any], limit: int | None = None) -> None:
    from sitegen.messages import listing

    text = listing(problems, limit)
    if text:
        click.echo(text, err=True, nl=False)
