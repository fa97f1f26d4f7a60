"""Takes the README's pictures of the demo site: ``python docs/pictures.py`` after ``make site BASE_URL=http://x/``.

Needs Chromium (the environment variable CHROMIUM may name it) and playwright, as the tests do.
"""

import os
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
SHOTS = (
    ("home", "", 1200, 800, "light"),
    ("posting-phone", "en/jobs/moore-threads/framework-developer/", 390, 800, "light"),
    ("company-dark", "companies/oneflow/", 1200, 800, "dark"),
)


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


def main() -> None:
    """Serve output/ and write docs/images/*.png."""
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "output"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output)))
    Thread(target=server.serve_forever, daemon=True).start()
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, path, width, height, scheme in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.screenshot(path=HERE / f"images/{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
