"""Only requests for this machine's own hosts are answered: another site's name that leads here is refused."""

import asyncio
from collections.abc import Callable, Coroutine
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from sitegen.preview.hosts import is_own
from sitegen.preview.outcome import Shown

Answering = Callable[[Callable[[], Shown]], int]
InLoop = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]
OWN = [
    "localhost",
    "localhost:8000",
    "LOCALHOST:8000",
    "localhost.:8000",
    "acme.localhost:8000",
    "127.0.0.1:8000",
    "127.0.0.2",
    "[::1]:8000",
    "192.168.1.20:8000",
    "my-box.example:8000",
    "My-Box.example.",
]
OTHERS = [
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil-localhost",
    "evil.example@localhost.evil.example",
    "127.0.0.1@evil.example:8000",
    "my-box.example.evil.example",
    "box.example",
    "[::1",
    "[evil.example]",
    "2130706433.nip.example",
    "",
    ":8000",
    ".",
]


@pytest.mark.parametrize("host", OWN)
def test_own(host: str) -> None:
    assert is_own(host, "my-box.example")


@pytest.mark.parametrize("host", OTHERS)
def test_others(host: str) -> None:
    assert not is_own(host, "my-box.example")


@pytest.mark.parametrize("bound", ["", "0.0.0.0", "::", "localhost"])  # noqa: S104 - compared with
def test_listening_everywhere_is_answering_to_no_other_name(bound: str) -> None:
    assert not is_own("evil.example", bound)
    assert not is_own("", bound)
    assert is_own("localhost", bound)


@pytest.fixture
def port(built: Path, answering: Answering) -> int:
    return answering(lambda: Shown(built, "/careers/", (), "build-1"))


@pytest.mark.parametrize("path", ["/", "/careers/", "/careers/feed.json", "/livereload.js", "/livereload", "/nothing"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_a_request_for_another_host_is_refused(path: str, method: str, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers={"Host": f"evil.example:{port}"})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    assert response.status == 403
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "home" not in text
    if method != "HEAD":
        assert "'evil.example:" in text
        assert "--host NAME" in text


async def connected(port: int, origin: str) -> bool:
    request = HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers={"Origin": origin.format(port)})
    socket = await asyncio.wait_for(websocket_connect(request), 60)
    socket.close()
    while await socket.read_message() is not None:
        pass
    return True


def test_a_page_of_the_preview_gets_a_socket(port: int, in_loop: InLoop) -> None:
    assert in_loop(lambda: connected(port, "http://localhost:{}"))


@pytest.mark.parametrize("origin", ["http://evil.example", "https://evil.example:{}", "null"])
def test_a_page_of_another_site_gets_none(origin: str, port: int, in_loop: InLoop) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        in_loop(lambda: connected(port, origin))
