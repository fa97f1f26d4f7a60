"""What tests share: the programs they hold the site against, a browser, a server and the demo site.

Of a program that is missing, a test says why it is skipped; where ``CI`` is set, it fails.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tests" / "tools" / "node_modules"
OWN_HOSTS = {"127.0.0.1", "localhost", None}  # None: a data: or blob: address
DEMO_BASE = "/careers/"

PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome")}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # root may not have one
    "--disable-gpu",
    "--disable-background-networking",  # this and the rest: no word to anybody outside
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write what the golden tests compare with")


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what builds keep for the user away from the home of whoever runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def write_golden(pytestconfig: pytest.Config) -> bool:
    """Tell whether a golden test writes what it otherwise compares with (`make golden`)."""
    return bool(pytestconfig.getoption("--golden"))


# --- tools ------------------------------------------------------------------------


def _find(name: str) -> Path | None:
    if (TOOLS / name).is_dir():
        return TOOLS / name
    names = (os.environ.get(name.upper(), ""), *PROGRAMS.get(name, (name,)))
    return next((Path(found) for found in map(shutil.which, names) if found), None)


def _need(name: str) -> Path:
    found = _find(name)
    if found is None:
        reason = f"`{name}` is missing: `make test` installs it, or says why it cannot"
        if os.environ.get("CI", "").lower() not in {"", "0", "false"}:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def need() -> Callable[[str], Path]:
    """Return a function that finds a tool, or ends the test.

    It takes the name of a program (``java``; an environment variable ``JAVA`` comes before
    the path) or of a package in ``tests/tools/package.json`` (``vnu-jar``, whose folder it returns).
    """
    return _need


@pytest.fixture(scope="session")
def tools() -> Path:
    """Return the folder of the packages that ``tests/tools/package.json`` names."""
    return _need("axe-core").parent


# --- browser ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tab:
    """A page in a context of its own, and what should stay empty: errors, requests to others."""

    page: Page
    errors: list[str]  # written to the console, or raised by a script
    foreign: list[str]  # addresses on other hosts that were asked for

    @classmethod
    def of(cls, context: BrowserContext) -> "Tab":
        """Open a page in ``context`` and listen to it."""
        tab = cls(context.new_page(), [], [])
        context.on(
            "console",
            lambda message: tab.errors.append(message.text) if message.type == "error" else None,
        )
        context.on("weberror", lambda error: tab.errors.append(str(error.error)))
        context.on(
            "request",
            lambda request: None if urlsplit(request.url).hostname in OWN_HOSTS else tab.foreign.append(request.url),
        )
        return tab


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the browser's program; the environment variable ``CHROMIUM`` may name it."""
    return _need("chromium")


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Return one running browser for all tests of this process.

    Playwright keeps an event loop running in the main thread from here on, so a test that
    wants ``asyncio.run`` calls it in another thread.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Return a function that opens a tab with the options of ``browser.new_context``."""
    with ExitStack() as contexts:

        def open_tab(**options: Any) -> Tab:
            context = browser.new_context(**options)
            contexts.callback(context.close)
            return Tab.of(context)

        yield open_tab


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    """Return a tab with Playwright's usual options."""
    return new_tab()


# --- server -----------------------------------------------------------------------


class PagesHandler(SimpleHTTPRequestHandler):
    """Serve a folder under a base path as GitHub Pages does: 404.html for what is missing, no listings."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not urlsplit(self.path).path.startswith(self.base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base))

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the library's)
        """Say nothing."""


@contextmanager
def _served(folder: Path, base: str) -> Iterator[str]:
    handler = partial(PagesHandler, directory=str(folder), base=base)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path, str], str]]:
    """Return a function that serves a folder under a base path (``/careers/``) and returns its address."""
    with ExitStack() as servers:
        yield lambda folder, base: servers.enter_context(_served(folder, base))


# --- the demo site ----------------------------------------------------------------


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of this repository's own site, built once for all processes; leave it as it is."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    output, draft = shared / "demo", shared / "demo.new"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            command = [sys.executable, "-m", "sitegen", "build", "--no-cache", "--root", str(ROOT)]
            command += ["--output", str(draft), "--base-url", f"http://127.0.0.1{DEMO_BASE}"]
            built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if built.returncode:
                pytest.fail(f"the demo site was not built:\n{built.stdout}{built.stderr}", pytrace=False)
            draft.rename(output)
    return output


@pytest.fixture(scope="session")
def demo_url(demo: Path, serve_folder: Callable[[Path, str], str]) -> str:
    """Return the address at which the demo site is served, with its base path."""
    return serve_folder(demo, DEMO_BASE)
