# mypy: allow-subclassing-any
"""What answers the browser: the last good build, and livereload's own script and socket."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import httputil, web
from tornado.routing import Matcher

from sitegen.preview.files import HTML, content_type, find, not_found_page
from sitegen.preview.hosts import is_own, refusal
from sitegen.preview.injection import with_preview, without_site
from sitegen.preview.outcome import Shown

_FORBIDDEN = 403
_NOT_FOUND = 404
_UNAVAILABLE = 503


def application(shown: Callable[[], Shown], bound: str = "localhost") -> web.Application:
    """Return what a server answers with; ``shown`` is asked anew for every request.

    ``bound`` is the name that the server listens on: requests for any other host's name are refused.
    """
    return web.Application(
        [
            (OtherHosts(bound), RefusedHandler),
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"(/.*)", SiteHandler, {"path": ""}),
        ],
        shown=shown,
        bound=bound,
        log_function=lambda handler: None,  # noqa: ARG005 - tornado's name for it
    )


class OtherHosts(Matcher):
    """Matches every request for a host that is not this machine's, whatever the address."""

    def __init__(self, bound: str) -> None:
        """Take the name that the server listens on."""
        self.bound = bound

    def match(self, request: httputil.HTTPServerRequest) -> dict[str, Any] | None:
        """Return None where the host is our own, so that the next rules are asked."""
        return None if is_own(request.host, self.bound) else {}


class RefusedHandler(web.RequestHandler):
    """Tells why another host's request is not answered."""

    def prepare(self) -> None:
        """Answer, before any method is looked for."""
        self.set_status(_FORBIDDEN)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(refusal(self.request.host))


class SiteHandler(web.StaticFileHandler):
    """Serves one file of the last good build; a page with the preview's script in it."""

    now: Shown

    def prepare(self) -> None:
        """Stay with one build for the whole of a request."""
        self.now = self.settings["shown"]()
        self.root = str(self.now.folder or "")

    def set_default_headers(self) -> None:
        """Let nothing be kept: the next request may be of another build."""
        self.set_header("Cache-Control", "no-store")

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's
        """Answer a request; tornado does so for HEAD, too."""
        folder, base = self.now.folder, self.now.base
        if folder is None:
            self._page(without_site(self.now, self.request.host), _UNAVAILABLE)
            return
        found = find(folder, base, path)
        if isinstance(found, str):
            address = base if found == base else f"{self.request.path}/"
            self.redirect(address + (f"?{self.request.query}" if self.request.query else ""))
        elif found is None:
            self._not_found(not_found_page(folder, base, path))
        elif content_type(found).startswith(HTML):
            self._page(with_preview(found.read_bytes(), self.now, self.request.host))
        else:
            await super().get(found.relative_to(folder).as_posix(), include_body=include_body)

    def _not_found(self, file: Path | None) -> None:
        data = file.read_bytes() if file else b"<!doctype html><title>404</title><h1>404: Not Found</h1>"
        self._page(with_preview(data, self.now, self.request.host), _NOT_FOUND)

    def _page(self, data: bytes, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", f"{HTML}; charset=utf-8")
        self.finish(data)

    def get_content_type(self) -> str:
        """Return the type by the file's name."""
        return content_type(Path(self.absolute_path or ""))

    def get_modified_time(self) -> None:
        """Send no Last-Modified: an older build may have newer files."""

    def compute_etag(self) -> None:
        """Send no ETag, and so never `304 Not Modified`."""


class ReloadHandler(LiveReloadHandler):
    """livereload's socket, which reloads a page at once that is not of the last build.

    That is a page that was under way while a build ended, or was open before the server began.
    """

    build = ""

    def check_origin(self, origin: str) -> bool:
        """Let in the pages of the preview only: a browser lets any site's page connect to a socket."""
        return is_own(urlsplit(origin).netloc, self.settings["bound"])

    def on_message(self, message: str | bytes) -> None:
        """Do livereload's handshake, then compare what the page is of."""
        super().on_message(message)
        said: dict[str, Any] = json.loads(message)
        if said.get("command") == "hello":
            self.build = str(said.get("snipver", ""))
        elif said.get("command") == "info" and self.build != self.settings["shown"]().build:
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})
