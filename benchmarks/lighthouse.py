"""Lighthouse (mobile) over the kinds of page that a candidate sees first, in both languages and with both themes.

    (cd benchmarks/tools && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts)
    python benchmarks/lighthouse.py [--theme compact] [--only posting] [--runs 3]

The demo site is built, served as GitHub Pages serves it (gzip, ten minutes in the cache) and measured page by page,
15 to 20 seconds each; of several runs, the median by performance counts, which a busy machine lowers. Exit status 1
where a page scores less than ``LEAST``. The environment variable CHROMIUM may
name the browser.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from sitegen import build
from sitegen.config import Flags, read

HERE = Path(__file__).resolve().parent
LIGHTHOUSE = HERE / "tools/node_modules/lighthouse/cli/index.js"
BASE = "/careers/"
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = {
    "home": "",
    "list": "jobs/",
    "posting": "jobs/moore-threads/framework-developer/",
    "company": "companies/oneflow/",
}
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder under a base path, texts as gzip."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or 404.html."""
        path = urlsplit(self.path).path
        file = Path(self.directory, path.removeprefix(BASE)) if path.startswith(BASE) else None
        file = file / "index.html" if file and (path.endswith("/") or file.is_dir()) else file
        found = file is not None and file.is_file()
        data = file.read_bytes() if file and found else b"Not found"
        zipped = file is not None and file.suffix in TEXTS
        body = gzip.compress(data, 6) if zipped else data
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)) if found else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Return the type of a file; texts are UTF-8."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if Path(path).suffix in TEXTS else kind

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def served(folder: Path, theme: str) -> Iterator[str]:
    """Build the demo site with a theme, and serve it; the address ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder))) as server:
        url = f"http://127.0.0.1:{server.server_port}{BASE}"
        config, problems = read(Flags(HERE.parent, folder, base_url=url))
        if config is None or build.build(replace(config, theme=theme)).written is None:
            sys.exit(f"the demo site was not built: {problems}")
        Thread(target=server.serve_forever, daemon=True).start()
        yield url
        server.shutdown()


def measure(url: str, chromium: str) -> dict[str, Any]:
    """Return Lighthouse's report of an address."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
    command = ["node", str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command.append("--only-categories=" + ",".join(LEAST))
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"lighthouse failed on {url}:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def performance(report: dict[str, Any]) -> float:
    """Return the score that a busy machine lowers, from 0 to 1."""
    return float(report["categories"]["performance"]["score"] or 0)


def row(name: str, report: dict[str, Any]) -> tuple[str, bool]:
    """Return a line of the table, and whether every score is high enough."""
    scores = {key: round(100 * (report["categories"][key]["score"] or 0)) for key in LEAST}
    audits = report["audits"]
    seconds = [audits[key]["numericValue"] / 1000 for key in ("first-contentful-paint", "largest-contentful-paint")]
    shift, blocked = (audits[key]["numericValue"] for key in ("cumulative-layout-shift", "total-blocking-time"))
    weight = audits["total-byte-weight"]["numericValue"] / 1024
    cells = [*(str(score) for score in scores.values()), *(f"{value:.2f}" for value in seconds)]
    cells += [f"{shift:.3f}", f"{blocked:.0f}", f"{weight:.1f}"]
    return f"| {name} | " + " | ".join(cells) + " |", all(scores[key] >= LEAST[key] for key in LEAST)


def failed(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost points."""
    refs = [ref for key in LEAST for ref in report["categories"][key]["auditRefs"] if ref["weight"]]
    audits = [report["audits"][ref["id"]] for ref in refs]
    return [f"{audit['id']}: {audit['title']}" for audit in audits if (audit["score"] or 0) < 0.9 and "score" in audit]


def main() -> int:
    """Measure and print the table; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--theme", choices=("default", "compact"), action="append")
    parser.add_argument("--only", choices=sorted(PAGES), action="append")
    parser.add_argument("--runs", type=int, default=1, metavar="N", help="of every page (default: 1)")
    arguments = parser.parse_args()
    found = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    chromium = next((path for path in (shutil.which(name) for name in found if name) if path), None)
    if chromium is None or not LIGHTHOUSE.is_file() or shutil.which("node") is None:
        sys.exit("needed: Chromium, node, and `npm ci` in benchmarks/tools")
    print("| page | performance | accessibility | best practices | SEO | FCP, s | LCP, s | CLS | TBT, ms | KB |")
    print("| --- " + "| ---: " * 9 + "|")
    good = True
    for theme in arguments.theme or ("default", "compact"):
        with TemporaryDirectory() as folder, served(Path(folder) / "output", theme) as url:
            for prefix, language in (("", "zh"), ("en/", "en")):
                for name in arguments.only or PAGES:
                    reports = [measure(url + prefix + PAGES[name], chromium) for _ in range(arguments.runs)]
                    report = sorted(reports, key=performance)[arguments.runs // 2]
                    line, fine = row(f"{theme}, {name}, {language}", report)
                    print(line, flush=True)
                    if not fine:
                        print("  " + "; ".join(failed(report)), file=sys.stderr)
                    good &= fine
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
