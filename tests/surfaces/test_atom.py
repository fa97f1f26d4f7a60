from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from sitegen.model import Facts, State
from sitegen.surfaces import atom
from tests.factories import ExampleLinks, make_body, make_facts, make_job, make_text, moment

HEAD: dict[str, Any] = {
    "title": "招聘 & more",
    "description": "所有职位",
    "home": "https://example.org/careers/",
    "feed_url": "https://example.org/careers/feed.xml",
    "updated": moment("2026-11-20"),
}
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(*jobs: Any, language: str = "zh", **changes: Any) -> str:
    return atom.feed(jobs, language, ExampleLinks(), **{**HEAD, **changes})


def parsed(text: str) -> Any:
    result = feedparser.parse(text.encode(), sanitize_html=False)
    assert not result.bozo, result.bozo_exception
    return result


def test_the_head_of_a_feed() -> None:
    head = parsed(feed(make_job(), icon="https://example.org/icon.png")).feed
    assert head.id == "https://example.org/careers/feed.xml"
    assert head.title == "招聘 & more"
    assert head.subtitle == "所有职位"
    assert head.author == "招聘 & more"
    assert head.icon == "https://example.org/icon.png"
    assert [(link.rel, link.href) for link in head.links] == [
        ("self", "https://example.org/careers/feed.xml"),
        ("alternate", "https://example.org/careers/"),
    ]


def test_an_entry() -> None:
    [entry] = parsed(feed(make_job(), language="en")).entries
    assert entry.id == "https://example.org/careers/#en/acme/frontend"
    assert entry.title == "Front-end engineer"
    assert entry.link == "https://example.org/careers/en/jobs/acme/frontend/"
    assert entry.published == entry.updated == "2026-11-10T00:00:00+08:00"
    assert entry.author == "Acme"
    assert entry.summary == "Write web pages"
    assert [tag.term for tag in entry.tags] == ["Cloud", "Python", "Shanghai"]
    assert [(content.type, content.value) for content in entry.content] == [("text/html", "<p>Write code.</p>")]


def test_every_element_that_the_format_requires_is_there_once() -> None:
    bare = make_job(facts=Facts(), locations=(), texts={"zh": make_text(summary="", body=make_body(""))})
    root = ET.fromstring(feed(bare, description=""))  # noqa: S314 -- our own text
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author"):
            assert len(parent.findall(ATOM + name)) == 1, name
    assert root.find(f"{ATOM}subtitle") is None
    assert root.find(f"{ATOM}entry/{ATOM}published") is None


@pytest.mark.parametrize(
    "dates, feed_updated, entries_updated",
    [
        ([], "2026-11-20", []),
        ([{}], "2026-11-20", ["2026-11-20"]),
        ([{"opens": "2026-11-02"}], "2026-11-02", ["2026-11-02"]),
        ([{"posted": "2026-11-01", "opens": "2026-11-02"}], "2026-11-01", ["2026-11-01"]),
        ([{"posted": "2026-11-01"}, {"posted": "2026-11-09"}, {}], "2026-11-09", [
            "2026-11-01", "2026-11-09", "2026-11-20",
        ]),
    ],
)  # fmt: skip
def test_updated(dates: list[dict[str, str]], feed_updated: str, entries_updated: list[str]) -> None:
    moments = [{name: moment(day) for name, day in given.items()} for given in dates]
    jobs = [
        make_job(str(number), facts=make_facts(**{"posted": None, **given})) for number, given in enumerate(moments)
    ]
    result = parsed(feed(*jobs))
    assert datetime.fromisoformat(result.feed.updated) == moment(feed_updated)
    assert [datetime.fromisoformat(e.updated) for e in result.entries] == list(map(moment, entries_updated))


def test_it_holds_the_open_postings_in_the_order_given() -> None:
    jobs = [make_job("b"), make_job("c", state=State.CLOSED), make_job("a"), make_job("d")]
    assert [entry.id.rpartition("/")[2] for entry in parsed(feed(*jobs, limit=2)).entries] == ["b", "a"]


@pytest.mark.parametrize(
    "written, read",
    [
        ("</title><script>", "</title><script>"),
        ("]]>", "]]>"),
        ("a & b &amp; c", "a & b &amp; c"),
        ("nul\x00 esc\x1b bell\x07 ffff\uffff half\ud800", "nul esc bell ffff half"),
        ("a\u2028b", "a\u2028b"),
        ("🧑‍💻 𠮷", "🧑‍💻 𠮷"),
        ('"quoted"', '"quoted"'),
    ],
)
def test_hostile_text(written: str, read: str) -> None:
    text = make_text(title=written, summary=written, body=make_body(written))
    xml = feed(make_job(texts={"zh": text}, facts=make_facts(tags=(written,))), title=written)
    parsed(xml)
    root = ET.fromstring(xml)  # noqa: S314 -- our own text
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    for element in (
        root.find(f"{ATOM}title"),
        *(entry.find(ATOM + n) for n in ("title", "summary", "content")),
    ):
        assert element is not None
        assert element.text == read
    assert entry.findall(f"{ATOM}category")[-1].get("term") == read


def test_an_id_of_any_characters_makes_an_address() -> None:
    xml = feed(make_job(id="艾克米/前端 <1>"))
    assert "#zh/%E8%89%BE%E5%85%8B%E7%B1%B3/%E5%89%8D%E7%AB%AF%20%3C1%3E</id>" in xml


def test_the_words_tell_their_language() -> None:
    xml = feed(make_job(texts={"zh": make_text()}), language="en")
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">' in xml
    assert '<entry xml:lang="zh-CN">' in xml
    assert xml == feed(make_job(texts={"zh": make_text()}), language="en")
