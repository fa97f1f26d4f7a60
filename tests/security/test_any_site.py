"""Whole tiny sites made of anything: each becomes harmless pages, or is refused with problems that name their place."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen import build
from sitegen.schema import company, page, posting
from tests.core.making import config_of, make_site, snapshot
from tests.security.harmless import faults

PIECES = [
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<b",
    ">",
    "<img src=x onerror=y>",
    "<a href='javascript:x'>",
    "</a>",
    "<svg><style>",
    "</p>",
    "<details>",
    "<table><tr><td>",
    "&",
    "&lt;",
    "&#0;",
    '"',
    "'",
    "`",
    "``` \n",
    "{{ x }}",
    "{% x %}",
    "](javascript:x)",
    "[a](",
    "[a]: data:x\n",
    "![",
    "]",
    "**",
    "_",
    "# ",
    "\n# ",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "|",
    "\n|-|\n",
    "---\n",
    "\n---\n",
    "职位：",
    "工作地点：上海\n",
    "## 开发工程师\n",
    "岗位职责：\n- 写代码\n",
    "薪资 15-40K\n",
    "hr@a.example ",
    "https://a.example/'\"<> ",
    "/jobs/",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\x00",
    "\x1b",
    "\U0001f600",
    "中",
    "a",
    " ",
    "\t",
    "：",
    "，",
    "0",
    "9" * 30,
]
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join)
SCALAR = st.one_of(
    TEXT, st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.dates().map(str), st.datetimes().map(str),
    st.sampled_from(["full", "no", "full-time", "校招", "15-40K·13薪", "3-5年", "本科", "上海", "acme", "hr@a.example",
                     "https://a.example/x", "/old/", "/index.html", "/feed.json/", "a-b", "2026-11-01", "zh", "en"]),
)  # fmt: skip
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=4
)


def front_matter(keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return keys of one kind of file with any value, and mostly with a title."""
    title = st.fixed_dictionaries({}, optional={"title": SCALAR})
    return st.builds(lambda one, two: {**one, **two}, title, st.dictionaries(st.sampled_from(keys), VALUE, max_size=5))


# What each key takes at least in type, so that most sites come as far as their pages.
WORDS = TEXT.filter(lambda text: bool(text.strip("\x00\x1b\u2028\ufeff \t\n")))
DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31)).map(str)
LIKELY = {
    "summary": WORDS,
    "salary": WORDS,
    "experience": WORDS,
    "education": WORDS,
    "id": WORDS,
    "category": st.just("dev"),
    "extra": VALUE,
    "locations": WORDS | st.lists(WORDS, max_size=3),
    "skills": st.lists(WORDS, max_size=3),
    "places": st.lists(WORDS, max_size=3),
    "tags": st.lists(WORDS, max_size=3),
    "hiring": st.just("校招"),
    "closes": DAYS,
    "opens": DAYS,
    "posted": DAYS,
    "logo": WORDS,
    "headcount": st.integers(0, 9),
    "draft": st.booleans(),
    "apply": st.fixed_dictionaries(
        {"email": st.just("a@b.example")},
        optional={"subject": WORDS, "wechat": WORDS, "note": st.fixed_dictionaries({"zh": WORDS})},
    ),
}


def likely(kind: Any) -> st.SearchStrategy[dict[str, Any]]:
    optional = {key.name: LIKELY[key.name] for key in kind.KEYS if key.name in LIKELY}
    return st.fixed_dictionaries({kind.KEYS[0].name: WORDS}, optional=optional)


def file(kind: Any) -> st.SearchStrategy[str]:
    keys = [name for key in kind.KEYS for name in (key.name, *key.also)]
    values = st.one_of(likely(kind), likely(kind), likely(kind), front_matter(keys))
    block = values.map(lambda values: "---\n" + yaml.safe_dump(values, allow_unicode=True) + "---\n")
    return st.builds("{}{}".format, st.one_of(block, block, block, block, st.just(""), TEXT), TEXT)


CONTENT = st.fixed_dictionaries(
    {},
    optional={
        "postings/acme/a.md": file(posting),
        "postings/acme/a.en.md": WORDS.map(lambda text: yaml.safe_dump({"title": text}, allow_unicode=True)).map(
            "---\n{}---\n".format
        ),
        "postings/b.md": file(posting),
        "postings/2026-01-05-c.md": file(posting),
        "companies/acme.md": file(company),
        "companies/acme.en.md": file(company),
        "pages/p.md": file(page),
        "categories.yaml": WORDS.map(lambda text: yaml.safe_dump({"dev": {"zh": text}}, allow_unicode=True)),
    },
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(CONTENT)
def test_any_site(content: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        files = {path: text.encode("utf-8", "replace") for path, text in content.items()}
        root = make_site(Path(folder, "site"), files)
        before = snapshot(root)
        report = build.build(config_of(root))
        assert {
            path: data for path, data in snapshot(root).items() if not path.startswith(("output", ".output"))
        } == before
        assert sorted(path.name for path in Path(folder).iterdir()) == ["site"]
        assert all(problem.where.path.startswith("content/") for problem in report.problems)
        assert bool(report.written) is not any(problem.severity == "error" for problem in report.problems)
        if report.written:
            assert faults(root / "output") == []
            assert build.build(config_of(root)).written == type(report.written)(report.written.files, 0)
