from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.model import Posting
from sitegen.problem import Problem
from sitegen.sources import NONE, File, Source
from sitegen.stages import parse
from tests.core.making import config_of, make_site, posting


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("site"), {})


def parsed(root: Path, files: Mapping[str, str], **changes: object) -> tuple[list[Posting], list[Problem]]:
    config = config_of(root, **changes)
    paths = {f"content/postings/{path}": text.encode() for path, text in files.items()}
    groups = parse.groups([File(path, NONE) for path in sorted(paths)])
    postings: list[Posting] = []
    problems: list[Problem] = []
    for group in groups.values():
        found, said = parse.parse_postings([Source(file.path, paths[file.path]) for file in group], config)
        postings += found
        problems += said
    return postings, problems


SEVERAL = """## 前端工程师

工作地点：上海

岗位职责：
- 写网页
- 写测试

任职要求：
- 会 JavaScript

## 后端工程师

工作地点：北京

岗位职责：
- 写服务
- 写测试

任职要求：
- 会 Go
"""
SEVERAL_EN = """## Front-end engineer

Location: Shanghai

Responsibilities:
- Write pages
- Write tests

Requirements:
- JavaScript

## Back-end engineer

Location: Beijing

Responsibilities:
- Write services
- Write tests

Requirements:
- Go
"""


def test_a_text_and_its_translation_are_one_posting_in_two_languages(root: Path) -> None:
    files = {"acme/dev.md": posting(), "acme/dev.en.md": "---\ntitle: Developer\n---\n\nHello.\n"}
    found, problems = parsed(root, files)
    assert problems == []
    assert [(p.key, p.language, p.is_translation, p.slug, p.text.title) for p in found] == [
        ("content/postings/acme/dev", "zh", False, "dev", "开发工程师"),
        ("content/postings/acme/dev", "en", True, "dev", "Developer"),
    ]
    assert {p.folder for p in found} == {"acme"}


def test_an_english_original_with_a_chinese_translation(root: Path) -> None:
    files = {"dev.md": posting("language: en", title="Developer"), "dev.zh.md": "---\ntitle: 开发\n---\n\n好。\n"}
    found, problems = parsed(root, files)
    assert problems == []
    assert [(p.language, p.is_translation) for p in found] == [("en", False), ("zh", True)]


def test_a_file_with_the_default_languages_suffix_is_an_original_where_there_is_no_other(root: Path) -> None:
    files = {"dev.zh.md": posting(), "dev.en.md": "---\ntitle: Developer\n---\n"}
    found, problems = parsed(root, files)
    assert problems == []
    assert [(p.language, p.is_translation) for p in found] == [("zh", False), ("en", True)]


def test_translations_alone_have_no_original(root: Path) -> None:
    found, problems = parsed(root, {"dev.en.md": posting()})
    assert found == []
    assert [(p.rule, p.where.path) for p in problems] == [("translation.no-original", "content/postings/dev.en.md")]


def test_what_is_wrong_with_the_original_is_told_once(root: Path) -> None:
    """Its translations are not told to have none."""
    files = {"dev.md": "---\ntitle: x\nsalary：x\n---\n", "dev.en.md": "---\ntitle: Developer\n---\n"}
    found, problems = parsed(root, files)
    assert found == []
    assert [(p.rule, p.where.line) for p in problems] == [("yaml.full-width", 3)]


def test_a_language_in_a_name_that_the_site_does_not_have(root: Path) -> None:
    found, problems = parsed(root, {"dev.md": posting(), "dev.fr.md": posting()})
    assert [p.rule for p in problems] == ["file.unknown-language"]
    assert [p.text.where.path for p in found] == ["content/postings/dev.md"]


def test_a_post_of_jekylls(root: Path) -> None:
    text = "---\nlayout: post\ntitle: 开发\nlocation: 上海\npermalink: /jobs/dev-1/\ncategories: 研发\n---\n\n好。\n"
    (found,), problems = parsed(root, {"2026-10-05-kai-fa.md": text})
    assert problems == []
    assert found.facts.posted
    assert (found.slug, f"{found.facts.posted:%Y-%m-%d %z}", found.facts.categories) == (
        "dev-1", "2026-10-05 +0800", ("研发",),
    )  # fmt: skip


def test_a_date_in_front_matter_counts_before_that_of_the_name(root: Path) -> None:
    (found,), _ = parsed(root, {"2026-10-05-dev.md": posting()})
    assert found.facts.posted
    assert (found.slug, found.facts.posted.month) == ("dev", 11)


def test_a_document_holds_several_postings(root: Path) -> None:
    found, problems = parsed(root, {"acme/jobs.md": SEVERAL})
    assert problems == []
    assert [(p.key, p.slug, p.text.title, p.facts.locations, p.text.where.line) for p in found] == [
        ("content/postings/acme/jobs#1", "qian-duan-gong-cheng-shi", "前端工程师", ("上海",), 1),
        ("content/postings/acme/jobs#2", "hou-duan-gong-cheng-shi", "后端工程师", ("北京",), 12),
    ]
    assert all(p.understood and not p.is_translation for p in found)


def test_a_document_and_its_translation_are_paired_in_order(root: Path) -> None:
    found, problems = parsed(root, {"acme/jobs.md": SEVERAL, "acme/jobs.en.md": SEVERAL_EN})
    assert problems == []
    assert [(p.key[-1], p.language, p.is_translation) for p in found] == [
        ("1", "zh", False), ("2", "zh", False), ("1", "en", True), ("2", "en", True),
    ]  # fmt: skip


def test_postings_of_one_title_in_a_document_have_their_own_addresses(root: Path) -> None:
    text = SEVERAL.replace("后端工程师", "前端工程师")
    assert [p.slug for p in parsed(root, {"jobs.md": text})[0]] == [
        "qian-duan-gong-cheng-shi", "qian-duan-gong-cheng-shi-2",
    ]  # fmt: skip


def test_front_matter_with_facts_is_one_posting_whatever_the_body_holds(root: Path) -> None:
    found, _ = parsed(root, {"a.md": posting("salary: 面议", body=SEVERAL)})
    assert [(p.text.title, p.understood) for p in found] == [("开发工程师", False)]


def test_a_first_heading_that_repeats_the_title_is_left_out(root: Path) -> None:
    (found,), _ = parsed(root, {"a.md": posting(body="# 开发工程师\n\n介绍。\n\n# 别的")})
    html = found.text.body.html(str)
    assert "开发工程师" not in html
    assert "介绍。" in html
    assert "别的" in html


@pytest.mark.parametrize("line,body", [(8, "<script>x</script>"), (10, "a\n\n<script>x</script>")])
def test_lines_of_the_body_are_those_of_the_file(line: int, body: str, root: Path) -> None:
    text = "---\ntitle: 开发\nlocations: [上海]\nposted: 2026-11-01\n---\n\n\n" + body
    _, problems = parsed(root, {"a.md": text})
    assert [(p.rule, p.where.line) for p in problems] == [("html.unsafe", line)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_does_not_depend_on_the_number_of_processes(jobs: int, root: Path) -> None:
    files = {f"{chr(ord('a') + number % 7)}/{number}.md": posting(title=f"职位 {number}") for number in range(60)}
    found, problems = parsed(root, files, jobs=jobs)
    assert [p.key for p in found] == sorted(f"content/postings/{path.removesuffix('.md')}" for path in files)
    assert problems == []


def test_pages_and_companies_in_their_languages(root: Path) -> None:
    sources = [
        Source("content/pages/About Us.md", b"---\ntitle: A\nsummary: S\n---\n\nB"),
        Source("content/pages/About Us.en.md", b"---\ntitle: E\n---\n\nB"),
        Source("content/pages/no-title.md", b"B"),
    ]
    pages, problems = parse.parse_pages(sources, config_of(root))
    assert [(p.slug, p.text.language, p.text.title, p.is_translation) for p in pages] == [
        ("about-us", "zh", "A", False), ("about-us", "en", "E", True),
    ]  # fmt: skip
    assert [(p.rule, p.where.path) for p in problems] == [("key.missing", "content/pages/no-title.md")]
    sources = [replace(s, path=s.path.replace("pages", "companies"), data=b"---\nname: N\n---\n") for s in sources[:2]]
    companies, problems = parse.parse_companies(sources, config_of(root))
    assert [(c.slug, c.language, c.fields.name) for c in companies] == [
        ("about-us", "zh", "N"),
        ("about-us", "en", "N"),
    ]
    assert problems == []


@pytest.mark.parametrize("kind", ["companies", "pages"])
@pytest.mark.parametrize("names", [("a.md", "a.txt"), ("a.md", "a.zh.md")])
def test_two_files_of_one_thing_in_one_language(kind: str, names: tuple[str, str], root: Path) -> None:
    sources = [Source(f"content/{kind}/{name}", "---\ntitle: 甲\n---\n".encode()) for name in names]
    if kind == "pages":
        pages, problems = parse.parse_pages(sources, config_of(root))
        problems += parse.same_language((page.key, page.text) for page in pages)
    else:
        companies, problems = parse.parse_companies(sources, config_of(root))
        problems += parse.same_language((company.slug, company.text) for company in companies)
    assert [p.rule for p in problems] == ["address.collision"]


def test_companies_of_one_slug(root: Path) -> None:
    sources = [Source(f"content/companies/{name}.md", b"---\nname: N\n---\n") for name in ("A b", "a-b")]
    found = [company for source in sources for company in parse.parse_companies([source], config_of(root))[0]]
    problems = parse.same_language((company.slug, company.text) for company in found)
    assert [p.rule for p in problems] == ["address.collision"]
