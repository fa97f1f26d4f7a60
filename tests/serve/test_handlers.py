"""Real requests to a server that shows a build that is made up."""

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import Any

import pytest
from tornado.websocket import websocket_connect

from sitegen.preview.outcome import Shown

Answering = Callable[[Callable[[], Shown]], int]
InLoop = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read().decode())
    connection.close()
    return answer


@pytest.fixture
def port(built: Path, answering: Answering) -> int:
    return answering(lambda: Shown(built, "/careers/", (), "build-1"))


def test_a_page_comes_with_the_script_and_is_not_kept(port: int) -> None:
    answer = ask(port, "/careers/")
    assert answer.status == 200
    assert "<h1>home</h1>" in answer.text
    assert f"/livereload.js?host=127.0.0.1&amp;port={port}&amp;snipver=build-1" in answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Last-Modified" not in answer.headers


def test_another_file_comes_as_it_is(port: int) -> None:
    answer = ask(port, "/careers/feed.json", If_None_Match="*")
    assert (answer.status, answer.text) == (200, '{"version": 1}')
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_a_name_in_chinese_is_found(port: int) -> None:
    assert ask(port, "/careers/assets/%E4%B8%AD%E6%96%87.txt").text == "好"


def test_a_part_of_a_file_can_be_asked_for(port: int) -> None:
    answer = ask(port, "/careers/assets/unknown.xyzzy", Range="bytes=2-4")
    assert (answer.status, answer.text) == (206, "234")


def test_a_long_page_is_whole_and_has_the_script(port: int) -> None:
    text = ask(port, "/careers/assets/long.html").text
    assert text.count("长") == 100_000
    assert "livereload.js" in text


@pytest.mark.parametrize("path", ["/careers/", "/careers/feed.json", "/careers/nothing"])
def test_head_tells_of_what_get_sends(port: int, path: str) -> None:
    head, get = ask(port, path, "HEAD"), ask(port, path)
    assert head.text == ""
    assert head.status == get.status
    for name in ("Content-Type", "Content-Length"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize(
    "path, to",
    [("/", "/careers/"), ("/careers", "/careers/"), ("/careers/jobs?page=2", "/careers/jobs/?page=2")],
)
def test_an_address_without_its_slash_is_redirected(port: int, path: str, to: str) -> None:
    answer = ask(port, path)
    assert (answer.status, answer.headers["Location"]) == (302, to)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path, said",
    [
        ("/careers/nothing", "没有"),
        ("/careers/en/nothing/", "nothing here"),
        ("/other/", "没有"),
        ("/careers/empty/", "没有"),
        ("/careers/.sitegen-manifest", "没有"),
        ("/careers/assets/.secret", "没有"),
        ("/careers/../outside.txt", "没有"),
        ("/careers/..%2foutside.txt", "没有"),
        ("/careers/%2e%2e/outside.txt", "没有"),
        ("/careers/assets%5c..%5c..%5coutside.txt", "没有"),
        ("/careers/%00", "没有"),
        ("//evil.example/%2e%2e", "没有"),
    ],
)
def test_what_is_not_there_is_answered_by_the_sites_own_page(port: int, path: str, said: str) -> None:
    answer = ask(port, path)
    assert answer.status == 404
    assert f"<h1>{said}</h1>" in answer.text
    assert "livereload.js" in answer.text
    assert "outside" not in answer.text


def test_nothing_can_be_written(port: int) -> None:
    assert ask(port, "/careers/", "POST").status == 405


def test_the_script_is_livereloads(port: int) -> None:
    answer = ask(port, "/livereload.js?host=127.0.0.1")
    assert answer.status == 200
    assert "LiveReload" in answer.text


def test_the_faults_stand_on_every_page_of_the_last_good_build(built: Path, answering: Answering) -> None:
    port = answering(lambda: Shown(built, "/careers/", ("a.md:3: error[x]: <i>",), "build-2"))
    for path, title in (("/careers/", "home"), ("/careers/en/nothing", "nothing here")):
        text = ask(port, path).text
        assert f"<h1>{title}</h1>" in text
        assert "<b>a.md:3: error[x]: &lt;i&gt;</b>" in text
    assert ask(port, "/careers/feed.json").text == '{"version": 1}'


@pytest.mark.parametrize("path", ["/", "/careers/", "/feed.json", "/any/where"])
def test_before_the_first_good_build_the_faults_stand_at_every_address(answering: Answering, path: str) -> None:
    port = answering(lambda: Shown(None, "/", ("a.md:3: error[x]: broken",), "build-1"))
    answer = ask(port, path)
    assert answer.status == 503
    assert "<b>a.md:3: error[x]: broken</b>" in answer.text
    assert "livereload.js" in answer.text


def test_a_request_after_a_build_gets_the_new_one(built: Path, tmp_path: Path, answering: Answering) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("<h1>new</h1>")
    shown = [Shown(built, "/careers/", (), "build-1")]
    port = answering(lambda: shown[0])
    assert "<h1>home</h1>" in ask(port, "/careers/").text
    shown[0] = Shown(other, "/new/", (), "build-2")
    assert "<h1>new</h1>" in ask(port, "/new/").text
    assert ask(port, "/").headers["Location"] == "/new/"


async def greet(port: int, build: str) -> Any:
    socket = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await socket.write_message(json.dumps({"command": "hello", "protocols": [], "snipver": build}))
    hello = json.loads(await socket.read_message() or "{}")
    assert hello["command"] == "hello"
    await socket.write_message(json.dumps({"command": "info", "plugins": {}, "url": "http://127.0.0.1/"}))
    return socket


async def leave(socket: Any) -> None:
    socket.close()
    while await socket.read_message() is not None:
        pass


def test_a_page_of_another_build_is_reloaded_as_soon_as_it_connects(port: int, in_loop: InLoop) -> None:
    async def main() -> Any:
        socket = await greet(port, "build-0")
        said = json.loads(await socket.read_message())
        await leave(socket)
        return said

    assert in_loop(main)["command"] == "reload"


def test_a_page_of_the_last_build_is_left_alone(port: int, in_loop: InLoop) -> None:
    async def main() -> Any:
        socket = await greet(port, "build-1")
        await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
        said = json.loads(await socket.read_message())  # not a reload, but the answer to the second hello
        await leave(socket)
        return said

    assert in_loop(main)["command"] == "hello"
