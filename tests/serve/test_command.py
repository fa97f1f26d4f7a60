"""The command itself, as a process of its own."""

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Until = Callable[[Callable[[], Any]], Any]


def read(url: str) -> str:
    try:
        with urlopen(url, timeout=60) as answer:  # noqa: S310 - an address of our own
            return str(answer.read().decode())
    except HTTPError as error:
        with error:
            return error.read().decode()


@pytest.fixture
def run(root: Path) -> Run:
    """Return a function that runs the command to its end."""

    def ended(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "sitegen", "serve", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=root)

    return ended


def test_addresses_point_at_the_preview_and_the_output_folder_is_not_touched(
    site: Path, serving: Callable[..., Any]
) -> None:
    running = serving()
    parts = urlsplit(running.url)
    assert (parts.hostname, parts.path) == ("127.0.0.1", "/careers/")
    html = read(running.url)
    assert f'<link rel="canonical" href="{running.url}">' in html
    assert "https://example.org" not in html
    assert f'<link rel="canonical" href="{running.url}">' in read(f"http://{parts.netloc}/")
    assert not (site / "output").exists()
    assert running.said(r"^built in \d+\.\d\d s: \d+ pages$")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_well_and_nothing_is_left(tmp_path: Path, serving: Callable[..., Any], number: int) -> None:
    running = serving()
    folder = tmp_path / "temporary"
    assert len(list(folder.glob("sitegen-*"))) == 1
    connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=60)
    connection.request("GET", "/careers/")  # a connection that is kept open does not keep it from ending
    connection.getresponse().read()
    assert running.stop(number) == 0
    connection.close()
    assert [path.name for path in folder.iterdir() if not path.name.startswith("_jinja2-cache")] == []
    assert running.said("Traceback|Warning|Error|destroyed") == []


def test_a_port_in_use_is_said_with_a_way_out(site: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("--root", str(site), "--port", str(port))
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"error: port {port} of 127.0.0.1 is in use\n  hint: ")
    assert "--port 0" in result.stderr


def test_an_address_that_is_none_of_this_machine_is_said(site: Path, run: Run) -> None:
    result = run("--root", str(site), "--host", "203.0.113.1", "--port", "0")
    assert result.returncode == 1
    assert result.stderr.startswith("error: cannot listen on port 0 of 203.0.113.1: ")


def test_a_folder_that_is_no_site_is_said(tmp_path: Path, run: Run) -> None:
    result = run("--root", str(tmp_path), "--port", "0")
    assert result.returncode == 1
    assert "error[config.missing]" in result.stderr
    assert "sitegen init" in result.stderr


def test_a_site_that_cannot_be_built_at_first_is_shown_when_it_is_mended(
    site: Path, serving: Callable[..., Any], until: Until
) -> None:
    good = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text(good + "colour: red\n", "utf-8")
    running = serving()
    assert urlsplit(running.url).path == "/"
    for path in ("", "careers/", "careers/feed.json"):
        assert "<b>site.yaml:4:1: error[key.unknown]" in read(running.url + path)
    assert running.said(r"^site\.yaml:4:1: error\[key\.unknown\]")
    (site / "site.yaml").write_text(good, "utf-8")
    until(lambda: "前端工程师" in read(running.url + "careers/"))
    assert running.said(r"^rebuilt in \d+\.\d\d s: 1 file changed$")


def test_a_theme_that_appears_later_is_used_and_its_faults_are_named(
    site: Path, serving: Callable[..., Any], until: Until
) -> None:
    running = serving()
    template = site / "themes" / "default" / "templates" / "home.html"
    template.parent.mkdir(parents=True)
    template.write_text("<body>my own home</body>", "utf-8")
    until(lambda: "my own home" in read(running.url))
    template.write_text("<body>\n{{ nothing.at.all }}</body>", "utf-8")
    until(lambda: "<b>themes/default/templates/home.html:2: error[theme.template]" in read(running.url))
    assert "my own home" in read(running.url)
    template.unlink()
    until(lambda: "my own home" not in read(running.url))
