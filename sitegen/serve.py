"""Watch, build, show and reload: ``sitegen serve``. The site's own output folder is never touched."""

import errno
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import click
from tornado.netutil import bind_sockets

from sitegen import config
from sitegen.build import build
from sitegen.config import Flags
from sitegen.messages import listing
from sitegen.preview.outcome import Builder, Outcome
from sitegen.preview.server import Preview
from sitegen.problem import Problem, errors
from sitegen.session import Session
from sitegen.surfaces.theme_files import built_in

_PACKAGE = Path(__file__).resolve().parent
_WARNINGS = 3  # of one kind that are printed in full
_ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not listened on


def serve(flags: Flags, *, host: str, port: int) -> int:
    """Preview the site in ``flags.root`` until a signal comes; return the exit status. Port 0 takes a free one."""
    if not (flags.root / "site.yaml").is_file():
        _, problems = config.read(flags)
        _say(listing(problems).rstrip())
        return 1
    try:
        sockets = bind_sockets(port, host)
    except OSError as error:
        _say(_refused(error, host, port))
        return 1
    origin = f"http://{_netloc(host, sockets[0])}"
    with (
        TemporaryDirectory(prefix="sitegen-", ignore_cleanup_errors=True) as folder,
        closing(Session()) as session,
    ):
        Preview(
            builder=site_builder(flags, origin, session),
            root=flags.root,
            themes=_own_themes(),
            sockets=sockets,
            host=host,
            folder=Path(folder),
            say=_say,
            ready=lambda base: _say(f"serving at {origin}{base} (Ctrl+C stops)"),
        ).run()
    return 0


def site_builder(flags: Flags, origin: str, session: Session) -> Builder:
    """Return a builder of the site whose addresses begin with ``origin``; site.yaml is read every time."""

    def build_into(folder: Path, touched: set[str] | None) -> Outcome:
        session.touch(touched)
        settings, problems = config.read(replace(flags, output=folder))
        if settings is None:
            return Outcome(faults=_faults(problems))
        base = urlsplit(settings.base_url).path or "/"
        # One process: to fork beside the server's and the watcher's threads is not sound.
        report = build(replace(settings, base_url=origin + base, jobs=1, private=True), session=session)
        if report.written is None:
            return Outcome(base, _faults(report.problems))
        return Outcome(base, (), listing(report.problems, _WARNINGS), report.pages, report.written.changed)

    return build_into


def _faults(problems: tuple[Problem, ...] | list[Problem]) -> tuple[str, ...]:
    """Return every problem as a text, those first that keep the site from being built."""
    worst = errors(problems)
    return tuple(str(problem) for problem in [*worst, *(p for p in problems if p not in worst)])


def _own_themes() -> tuple[Path, ...]:
    """Return the built-in themes' folder in a checkout, where somebody may be at work on it."""
    folder = built_in()
    return () if folder.is_relative_to(_PACKAGE) else (folder,)


def _netloc(host: str, listening: socket) -> str:
    name = _ANYWHERE.get(host, host)
    return f"{f'[{name}]' if ':' in name else name}:{listening.getsockname()[1]}"


def _refused(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        hint = "stop the program that uses it, or let `--port 0` take a free one"
        return f"error: port {port} of {host} is in use\n  hint: {hint}"
    hint = "try `--host 127.0.0.1` and a `--port` above 1023"
    return f"error: cannot listen on port {port} of {host}: {error.strerror or error}\n  hint: {hint}"


def _say(text: str) -> None:
    click.echo(text, err=True)
