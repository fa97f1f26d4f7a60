"""A small site to preview, the command that previews it, and a server of a build that is made up."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sitegen.preview.handlers import application
from sitegen.preview.outcome import Shown

PATIENCE = 120  # seconds, for a machine that is busy with much else
SITE = {
    "site.yaml": """\
title: {zh: 极点招聘, en: Acme careers}
base_url: https://example.org/careers/
languages: [zh, en]
""",
    "content/companies/acme.md": "---\nname: Acme\nemail: jobs@acme.example\n---\n\n我们做工具。\n",
    "content/postings/acme/engineer.md": """\
---
title: 前端工程师
company: acme
locations: [北京]
employment: full-time
posted: 2026-11-01
---

写网页。
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a small site that may be changed."""
    root = tmp_path / "site"
    for name, text in SITE.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@pytest.fixture
def posting(site: Path) -> Path:
    """Return the file of the site's only posting."""
    return site / "content/postings/acme/engineer.md"


# --- the command ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Serving:
    """A running `sitegen serve`: its address, its process and the file that it prints to."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self, pattern: str) -> list[str]:
        """Return what of the printed lines matches so far."""
        return re.findall(pattern, self.log.read_text("utf-8"), re.MULTILINE)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Return a function that waits until what it is given returns something that is true."""

    def wait(found: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while not (value := found()):
            assert time.monotonic() < end, "nothing came"
            time.sleep(0.05)
        return value

    return wait


@pytest.fixture
def serving(
    root: Path, site: Path, tmp_path: Path, until: Callable[[Callable[[], Any]], Any]
) -> Iterator[Callable[..., Serving]]:
    """Return a function that starts `sitegen serve` with more arguments and waits for its address."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with ExitStack() as running:

        def start(*arguments: str) -> Serving:
            log = tmp_path / f"serve-{len(list(tmp_path.glob('serve-*')))}.log"
            command = [sys.executable, "-m", "sitegen", "serve", "--root", str(site)]
            command += arguments or ["--port", "0"]
            environment = os.environ | {"TMPDIR": str(temporary)}
            output = running.enter_context(log.open("wb"))
            process = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=root)
            running.callback(process.wait)
            running.callback(process.kill)
            until(lambda: b"(Ctrl+C stops)" in log.read_bytes() or process.poll() is not None)
            found = re.search(r"serving at (\S+)", log.read_text("utf-8"))
            if not found:
                pytest.fail(f"it does not serve:\n{log.read_text('utf-8')}", pytrace=False)
            return Serving(found[1], process, log)

        yield start


# --- a build that is made up ------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return the folder of a build with a few files."""
    page = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"
    files = {
        "index.html": page.format("home"),
        "404.html": page.format("没有"),
        "en/index.html": page.format("en home"),
        "en/404.html": page.format("nothing here"),
        "jobs/index.html": page.format("jobs"),
        "empty/.keep": "",
        "feed.json": '{"version": 1}',
        "feed.xml": "<feed/>",
        "theme/style.css": "h1 {color: red}",
        "theme/site.js": "let a = '好'",
        "assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "assets/中文.txt": "好",
        "assets/unknown.xyzzy": "0123456789",
        "assets/.secret": "hidden",
        ".sitegen-manifest": "index.html\n",
        "assets/long.html": "<body>" + "长" * 100_000 + "</body>",
    }
    for name, text in files.items():
        file = tmp_path / "built" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "outside.txt").write_text("outside")
    return tmp_path / "built"


@pytest.fixture
def answering() -> Iterator[Callable[[Callable[[], Shown]], int]]:
    """Return a function that serves what it is told to show, and returns the port."""
    with ExitStack() as servers:

        def start(shown: Callable[[], Shown]) -> int:
            sockets = bind_sockets(0, "127.0.0.1")
            begun = Event()
            ends: list[Callable[[], object]] = []

            async def serve() -> None:
                server = HTTPServer(application(shown))
                server.add_sockets(sockets)
                end = asyncio.Event()
                loop = asyncio.get_running_loop()
                ends.append(lambda: loop.call_soon_threadsafe(end.set))
                begun.set()
                await end.wait()
                server.stop()
                await server.close_all_connections()

            thread = Thread(target=asyncio.run, args=(serve(),))
            thread.start()
            servers.callback(thread.join)
            assert begun.wait(PATIENCE)
            servers.callback(ends[0])
            return int(sockets[0].getsockname()[1])

        yield start


@pytest.fixture
def in_loop() -> Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]:
    """Return a function that runs a coroutine in a thread of its own: Playwright has a loop in this one."""

    def run(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(main())).result(PATIENCE)

    return run
