"""Markdown to HTML, words, links and problems, by cases."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.markdown import render, summarize

MESSAGES = """\
content/a.md:8: warning[html.unsafe]: `onclick=` was taken out
  hint: write plain Markdown; tables, details and simple tags are kept
content/a.md:9: warning[link.unsafe]: the link to `javascript:x` was taken out
  hint: link with http, https, mailto or tel, or to a page of the site
content/a.md:10: warning[html.unsafe]: the picture `http://x.org/c.png` comes from another host, so it became a link
  hint: put the picture in content/assets/ and write `![what it shows](/assets/name.png)`"""

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return loaded


ALL = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(CASES.glob("*.yaml"))
    if path.stem != "summaries"
    for case in load(path.name)
]


@pytest.mark.parametrize("case", ALL)
def test_render(case: dict[str, Any]) -> None:
    given = {key: case[key] for key in ("first_line", "top_level") if key in case}
    body, problems = render(case["text"], path="a.md", **given)
    made = {
        "html": body.html(lambda href: f"[{href}]").strip(),
        "plain": body.text,
        "summary": body.summary,
        "links": [[link.href, link.line] for link in body.links],
        "headings": [[heading.level, heading.text, heading.id] for heading in body.headings],
        "problems": [f"{problem.where.line} {problem.rule}" for problem in problems],
    }
    expected = {key: case[key] for key in made if key in case}
    assert expected, "the case expects nothing"
    assert {key: made[key] for key in expected} == expected


@pytest.mark.parametrize("case", load("summaries.yaml"), ids=lambda case: case["text"][:20] or "empty")
def test_summarize(case: dict[str, Any]) -> None:
    assert summarize(case["text"], case["width"]) == case["expected"]


def test_messages_say_what_was_taken_out_and_what_to_do() -> None:
    _, problems = render(
        "<b onclick=x>a</b>\n[b](javascript:x)\n![c](http://x.org/c.png)", path="content/a.md", first_line=8
    )
    assert "\n".join(map(str, problems)) == MESSAGES
