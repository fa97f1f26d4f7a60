"""Postings come from strangers: a clear problem or harmless output, never a crash, never a byte outside output/."""

import os
import re
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from sitegen import build
from sitegen.build import Report
from sitegen.config import Flags, read
from sitegen.pages import Kind
from sitegen.problem import errors
from sitegen.session import Session
from sitegen.whole import planned
from tests.core.making import BASE, DAY, config_of, make_site, posting, snapshot
from tests.security.harmless import faults


def attacked(tmp_path: Path, files: Mapping[str, str | bytes], **options: str) -> Report:
    """Build a site of these files in the middle of a tree that must stay as it is, and read all that came of it."""
    root = make_site(tmp_path / "around/site", files, **options)
    (tmp_path / "around/secret.md").write_text("---\ntitle: 秘密\n---\n\nTOP SECRET\n", "utf-8")
    before = snapshot(tmp_path), snapshot(root, without="output")
    config, problems = read(Flags(root, as_of=DAY, base_url=BASE))
    if config is None:
        return Report(tuple(problems))
    report = build.build(config)
    after = snapshot(root, without="output")
    assert after == before[1]
    assert {
        path for path in snapshot(tmp_path) if not path.startswith(("around/site/output", "around/site/.output"))
    } == {path for path in before[0] if not path.startswith(("around/site/output", "around/site/.output"))}
    for problem in report.problems:
        assert problem.where.path
        assert problem.message
        assert problem.advice
        str(problem).encode()
    if report.written:
        assert faults(root / "output") == []
        assert b"TOP SECRET" not in b"".join(snapshot(root / "output").values())
    return report


SCRIPTS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=/assets/a.png onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<!--<script>",
    "-->",
    "]]>",
    "</title></head><body onload=alert(1)>",
    "\"><a onmouseover='alert(1)'>x</a>",
    "' onclick='alert(1)",
    "` onclick=`alert(1)",
    "{{ 7*7 }}{% raw %}{{ config }}",
    "{n}{company}{title}",
    "a\u2028\u2029b",
    "&lt;script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<![CDATA[<script>]]>",
    "\\u003cscript\\u003e",
    "%3Cscript%3E",
    "javascript:alert(1)",
]
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "//evil.example/x",
    'https://x.example/" onclick="alert(1)',
    "https://x.example/' onclick='alert(1)",
    "https:javascript:alert(1)",
    "../../../../etc/passwd",
    "content:../../etc/passwd",
    "\\\\evil.example\\share",
]


def quoted(text: str) -> str:
    """Return a text in YAML's double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


TEXT_KEYS = [
    "title", "summary", "company", "category", "locations", "skills", "tags", "salary", "experience", "education", "id",
    "language", "employment", "hiring", "remote", "posted", "closes", "slug", "aliases", "apply", "headcount",
]  # fmt: skip


@pytest.mark.parametrize("text", SCRIPTS, ids=ascii)
def test_scripts_in_every_key_and_place(text: str, tmp_path: Path) -> None:
    value = quoted(text)
    shown = f"title: {value}\nsummary: {value}\nlocations: [{value}]\nskills: [{value}]\ntags: [{value}]\n"
    shown += f"category: {value}\nsalary: {value}\nexperience: {value}\neducation: {value}\nid: {value}\n"
    shown += f"posted: 2026-11-01\nextra: {{{value}: {value}}}\nslug: a\n"
    shown += f"apply: {{email: a@b.example, subject: {value}, wechat: {value}, note: {{zh: {value}}}}}\n"
    body = f"{text}\n\n# {text}\n\n- {text}\n\n`{text}`\n\n[{text}](https://x.example)\n\n![{text}](/assets/a.png)\n\n{text}"
    company = f"---\nname: {value}\nsummary: {value}\nplaces: [{value}]\n---\n\n{body}\n"
    report = attacked(
        tmp_path,
        {
            "postings/acme/a.md": f"---\n{shown}---\n\n{body}\n",
            "postings/acme/a.en.md": f"---\ntitle: {value}\nsummary: {value}\n---\n\n{body}\n",
            "companies/acme.md": company,
            "pages/p.md": f"---\ntitle: {value}\nsummary: {value}\n---\n\n{body}\n",
            "assets/a.png": b"x",
        },
        site=f"title: {value}\ndescription: {value}\n"
        f"brand: {{footer: {value}}}\nwords: {{zh: {{nav.jobs: {value}}}}}\n",
    )
    assert report.written or "{" in text, [str(problem) for problem in report.problems]  # no word is filled in there


@pytest.mark.parametrize("text", SCRIPTS + LINKS, ids=ascii)
def test_a_colour_and_a_logo_are_what_they_say(text: str, tmp_path: Path) -> None:
    value = quoted(text)
    for key in ("color", "logo"):
        report = attacked(
            tmp_path / key, {"postings/acme/a.md": posting()}, site=f"title: x\nbrand: {{{key}: {value}}}\n"
        )
        assert report.written is None
        assert {p.where.path for p in errors(report.problems)} == {"site.yaml"}


@pytest.mark.parametrize("key", TEXT_KEYS)
def test_scripts_in_one_key_at_a_time(key: str, tmp_path: Path) -> None:
    files = {f"postings/acme/p{n}.md": posting(f"{key}: {quoted(text)}") for n, text in enumerate(SCRIPTS + LINKS)}
    report = attacked(tmp_path / "all", files)
    bad = {problem.where.path.removeprefix("content/") for problem in errors(report.problems)}
    rest = {path: text for path, text in files.items() if path not in bad}
    assert report.written or attacked(tmp_path / "rest", {"postings/acme/a.md": posting(), **rest}).written


@pytest.mark.parametrize("href", LINKS, ids=ascii)
def test_links_in_every_place(href: str, tmp_path: Path) -> None:
    value = quoted(href)
    body = (
        f"[a]({href})\n\n[b](<{href}>)\n\n[c]\n\n![d]({href})\n\n<{href}>\n\n[c]: {href}\n\n"
        f'<a href="{href}">e</a> <img src="{href}"> <a href={href}>f</a>\n\n'
        f'<form action="{href}"><button formaction="{href}">g</button></form>\n\n'
        f'<a xlink:href="{href}">h</a> <object data="{href}"></object>\n\n'
        f'<table background="{href}"><tr><td>i</td></tr></table>\n'
    )
    files = {
        "postings/acme/body.md": posting(body=body),
        "pages/body.md": f"---\ntitle: x\n---\n\n{body}",
        "postings/acme/url.md": posting(f"apply: {{url: {value}}}"),
        "postings/acme/email.md": posting(f"apply: {{email: {value}}}"),
        "postings/acme/apply.md": posting(f"apply: {value}"),
        "postings/acme/alias.md": posting(f"aliases: [{value}]"),
        "companies/acme.md": f"---\nname: x\nurl: {value}\nlogo: {value}\n---\n",
    }
    report = attacked(tmp_path / "all", files)
    assert report.written or report.problems
    bad = {problem.where.path.removeprefix("content/") for problem in errors(report.problems)}
    good = {path: text for path, text in files.items() if path not in bad}
    logo = {"companies/acme.md": f"---\nname: x\nlogo: {value}\n---\n", "postings/acme/other.md": posting()}
    assert attacked(tmp_path / "rest", {**logo, **good}).written


def test_a_document_that_was_understood(tmp_path: Path) -> None:
    facts = "公司：{0}\n工作地点：{0}\n薪资：{0}\n\n岗位职责：\n- {0}\n- 写代码\n\n任职要求：\n- [x](javascript:y)"
    heads = "\n\n".join(f"## 开发工程师 {text}\n\n{facts.format(text)}" for text in SCRIPTS)
    report = attacked(tmp_path, {"postings/other/jobs.md": heads, "postings/acme/jobs.txt": heads})
    assert report.written, errors(report.problems)


TRAVERSALS = [
    "../../../evil",
    "/etc/evil",
    "..",
    "a/../../evil",
    "%2e%2e/%2e%2e/evil",
    "..\\..\\evil",
    "C:\\evil",
    "~/evil",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_paths_in_names(path: str, tmp_path: Path) -> None:
    value = quoted(path)
    addresses = {f"postings/acme/{key}.md": posting(f"{key}: {value}") for key in ("slug", "permalink", "aliases")}
    addresses["pages/p.md"] = f"---\ntitle: a\nslug: {value}\n---\n"
    addresses |= {f"{kind}.yaml": f"{value}: {{zh: 甲}}\n" for kind in ("categories", "locations", "skills")}
    report = attacked(tmp_path / "addresses", addresses)
    refused = {problem.where.path.removeprefix("content/") for problem in errors(report.problems)}
    assert refused >= set(addresses) - {"postings/acme/permalink.md", "postings/acme/aliases.md"}
    names = ["id", "category", "locations", "skills", "title", "layout", "extra"]
    assert attacked(
        tmp_path / "names", {f"postings/acme/{key}.md": posting(f"{key}: {value}") for key in names}
    ).written
    (tmp_path / "open").mkdir()
    root = make_site(tmp_path / "open/site", {"postings/a.md": posting(f"company: {value}")})
    (root / "content/companies/acme.md").unlink()
    assert build.build(config_of(root)).written
    assert sorted(child.name for child in (tmp_path / "open").iterdir()) == ["site"]
    assert attacked(tmp_path / "theme", {}, site=f"title: x\ntheme: {value}\n").problems


NAMES = [
    "a b.md", "a'b.md", 'a"b.md', "a#b.md", "a%2e%2e%2fb.md", "a?b.md", "a&b.md", "<script>.md", "a\\b.md", "-rf.md",
    "前端工程师（上海）.md", "中" * 80 + ".md", "a" * 247 + ".md", "😀.md", "a\u202eb.md", "a\u200bb.md",
    "{{ 7*7 }}.md", "$(id).md", "a;b.md", "a|b.md", "a*b.md", "CON.md", "a..md", "a.b.c.d.md", "%.md", "e\u0301.md",
    "index.md",
]  # fmt: skip


def test_names_of_files(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number, name in enumerate(NAMES):
        files |= {
            f"postings/acme/{name}": posting(f"slug: s{number}"),
            f"postings/x{number} {name[:40].removesuffix('.md')}/{name}": posting(),
            f"pages/p{number}{name[-100:]}": "---\ntitle: x\n---\n",
            f"companies/c{number}{name[-100:]}": "---\nname: x\n---\n",
            f"assets/{name.removesuffix('.md')}.png": b"x",
        }
    report = attacked(tmp_path, files)
    assert report.written, [str(problem) for problem in report.problems]
    output = tmp_path / "around/site/output"
    assert all((output / path).read_bytes() == b"x" for path in files if path.startswith("assets/"))
    assert len([p for p in output.glob("jobs/*/*/index.html") if p.parts[-3] != "page"]) == 2 * len(NAMES)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_the_address_of_any_name_is_a_slug(name: str, tmp_path: Path) -> None:
    root = make_site(tmp_path, {f"postings/acme/{name}": posting(), f"postings/{name[:50]}/b.md": posting()})
    config = config_of(root)
    with closing(Session()) as session, session.opened(config) as known:
        pages = [page for page in planned(config, known, session).pages if page.kind is Kind.POSTING]
    assert len(pages) == 4
    for page in pages:
        assert re.fullmatch(r"(/en)?/jobs(/[a-z0-9]+(-[a-z0-9]+)*){2}/", page.address)


def test_links_of_the_file_system(tmp_path: Path) -> None:
    root = make_site(tmp_path / "around/site", {"postings/acme/a.md": posting()})
    for path, target in {
        "postings/acme/file.md": "../../../../secret.md",
        "postings/folder": "../../..",
        "assets": "/etc",
        "pages/absolute.md": "/etc/passwd",
        "categories.yaml": "../../secret.md",
    }.items():
        link = root / "content" / path
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(target)
    report = attacked(tmp_path, {})
    assert report.written is None
    assert {problem.rule for problem in report.problems} == {"file.link"}
    assert len(report.problems) == 5


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
)
HUGE = {
    "an alias bomb": (f"---\ntitle: x\nextra:\n{BOMB.replace(chr(10), chr(10) + '  ')}\n---\n", "yaml."),
    "an alias of itself": (posting("extra: &a [*a]"), "yaml.alias"),
    "brackets in YAML": (posting("skills: " + "[" * 40_000), "yaml.too-large"),
    "brackets in YAML that close": (posting("skills: " + "[" * 8000 + "]" * 8000), "yaml.too-large"),
    "brackets in comments": (posting("skills: " + "[[[[[[[[[[ #]]]]]]]]]]\n " * 500 + "]" * 5000), "yaml.too-large"),
    "braces in YAML": (posting("extra: " + "{a: " * 4000), "yaml.too-large"),
    "dashes in YAML": (posting("skills:\n" + "- " * 5000 + "x"), "yaml.too-large"),
    "brackets in Markdown": (posting(body="[" * 40_000), "text.hostile"),
    "quotes in Markdown": (posting(body=">" * 40_000 + "x"), "text.hostile"),
    "lists in Markdown": (posting(body="- " * 40_000 + "x"), "text.hostile"),
    "10 MB": (posting(body="很长。\n" * 1_200_000), "file.too-large"),
    "10 MB of front matter": ("---\ntitle: " + "x" * 10_000_000 + "\n---\n", "file.too-large"),
    "front matter of 1 MB": ("---\ntitle: x\nsummary: " + "x" * 1_000_000 + "\n---\n", "yaml.too-large"),
    "a number of 10,000 digits": (posting("headcount: " + "9" * 10_000), "value.type"),
    "a number of 10,000 digits, marked": (posting("headcount: !!int " + "9" * 10_000), "yaml.syntax"),
    "a slug of 10,000 letters": (posting("slug: " + "a" * 10_000), "value.slug"),
    "an alias of 10,000 letters": (posting("aliases: /" + "a" * 10_000), "value.address"),
    "10,000 parts of an alias": (posting("aliases: " + "/a" * 5000), "value.address"),
}


@pytest.mark.parametrize("text,rule", HUGE.values(), ids=HUGE)
def test_what_is_built_to_stop_a_build(text: str, rule: str, tmp_path: Path) -> None:
    report = attacked(tmp_path, {"postings/acme/huge.md": text, "postings/acme/dev.md": posting()})
    assert report.written is None
    assert all(problem.rule.startswith(rule) for problem in report.problems)
    assert {problem.where.path for problem in report.problems} == {"content/postings/acme/huge.md"}


def test_a_list_of_terms_nested_too_deep(tmp_path: Path) -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(3000))
    assert [p.rule for p in attacked(tmp_path, {"categories.yaml": text}).problems] == ["yaml.too-large"]


TITLES = [
    "长" * 10_000,
    "a" * 10_000,
    "w " * 5000,
    "😀😀😀",
    "\u202etxet desrever",
    "\u200f\u200e\u2066",
    "\u0301\u0301",
    "a\x00b\x07c\x1b[31m",
    "\x7f\x80\x9f",
    "\ufffe\uffff",
    "\U0010ffff",
    "line one\nline two\r\nline three",
    '"',
    "'",
    "\\",
    "<",
    "&",
    "%",
    "#",
    "---",
    ".",
    "..",
    "/",
    "null",
    "\u00a0\u3000x",
    "ﷺ" * 500,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
]


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:12]))
def test_titles(title: str, tmp_path: Path) -> None:
    value = quoted(title)
    more = f"skills: [{value}]\nid: {value}\nsummary: {value}\n" if len(title) < 1000 else ""
    files = {
        "postings/acme/a.md": posting(f"{more}slug: a", title=value),
        "postings/acme/a.en.md": f"---\ntitle: {value}\n---\n\n# {title}\n\n{title}\n",
        "companies/acme.md": f"---\nname: {value}\n---\n",
        "pages/p.md": f"---\ntitle: {value}\n---\n\n# {title}\n\n## {title}\n\n## {title}\n",
    }
    report = attacked(tmp_path, files)
    assert report.written, [str(problem) for problem in report.problems]


BYTES = {
    "controls in the body": b"---\ntitle: x\nslug: a\n---\n\n" + bytes(range(1, 32)) + b"\x7f \x00 x\n",
    "controls in a document": b"## \x07\x1b[31m\xe5\xbc\x80\xe5\x8f\x91\n\n- \x0b\x0c\x08\n",
    "only controls": bytes(range(32)),
    "half a character": b"---\ntitle: \xe5\xbc\n---\n",
    "UTF-16": "---\ntitle: x\n---\n".encode("utf-16"),
    "a mark of order in the middle": "---\ntitle: a\ufeffb\nslug: a\n---\n\n\ufeff\n".encode(),
    "noncharacters": "---\ntitle: x\nslug: a\n---\n\n\ufffe\uffff\ufdd0\n".encode(),
    "nothing": b"",
    "a program": b"\x7fELF\x02\x01\x01" + b"\0" * 500,
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("path", ["postings/acme/x.md", "pages/x.md", "companies/x.md", "categories.yaml"])
def test_bytes(data: bytes, path: str, tmp_path: Path) -> None:
    report = attacked(tmp_path, {path: data, "postings/acme/other.md": posting()})
    assert report.written or report.problems


def test_nothing_of_the_environment_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEGEN_SECRET", "hunter2-secret")
    text = "{{ environ }} ${SITEGEN_SECRET} $SITEGEN_SECRET %SITEGEN_SECRET% {{ self.__init__.__globals__ }}"
    report = attacked(tmp_path, {"postings/acme/a.md": posting(f"slug: a\nsummary: {quoted(text)}", body=text)})
    assert report.written
    output = b"".join(snapshot(tmp_path / "around/site/output").values())
    assert b"hunter2-secret" not in output
    assert os.fsencode(tmp_path) not in output
