"""What holds for any bytes, door by door: reading ends with values and problems, and what is shown is harmless.

Each function takes what one door takes and raises AssertionError where a property does not hold; whatever
else it raises is a crash. The tests feed them by hypothesis, ``benchmarks/fuzz/`` by coverage.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sitegen import config, documents, front_matter, importing, markdown, yaml_source
from sitegen.config import Config, Flags
from sitegen.documents import Understanding
from sitegen.intake import take
from sitegen.markdown.targets import Target, target
from sitegen.model import Body, Facts, TermKind
from sitegen.problem import Problem
from sitegen.schema import company, page, posting, terms, writing
from sitegen.sources import Source
from sitegen.stages import parse
from sitegen.surfaces.theme import load_theme
from tests.security.harmless import part_faults

LANGUAGES = ("zh", "en")
ZONE = ZoneInfo("Asia/Shanghai")
CONFIG = Config(root=Path("site"), output=Path("site/output"), titles={"zh": "招聘"}, jobs=1)
PLAIN = re.compile(r"[A-Za-z0-9/%#?=._~:&;+-]*")


def reads_front_matter(data: bytes) -> None:
    """Any file splits into front matter and a body, and every schema makes values or problems of it."""
    text, problems = front_matter.decode(data, "a.md")
    parts, said = front_matter.split(text, "a.md")
    declared, found = posting.read(parts.tree, ZONE, LANGUAGES)
    fields, more = company.read(parts.tree, LANGUAGES)
    title, summary, slug, others = page.read(parts.tree)
    _, last = terms.read(parts.tree, TermKind.LOCATION, LANGUAGES)
    lines = data.count(b"\n") + text.count("\n") + 1  # a text that is not UTF-8 is empty, its problem is not
    _proper([*problems, *said, *found, *more, *others, *last], lines)
    assert 1 <= parts.first_line <= lines + 1
    json.dumps(dict(parts.tree.values)).encode()  # plain values, which no surrogate is among
    _harmless(declared.facts)
    for address in (fields.url, fields.logo):
        assert address is None or target(address) in {Target.SITE, Target.OUTSIDE}
    for words in (declared.title, declared.summary, fields.name, title, summary, slug or ""):
        words.encode()


def _harmless(facts: Facts) -> None:
    """Assert that the facts of a posting hold no address that a page must not link to."""
    way = facts.apply
    assert way is None or not way.url or target(way.url) is Target.OUTSIDE
    assert facts.slug is None or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", facts.slug)


def renders_markdown(data: bytes) -> None:
    """Any text is a body that holds nothing that runs, with its problems on lines of the text."""
    text = data.decode("utf-8", "replace")
    body, problems = markdown.render(text, path="a.md")
    _proper(problems, text.count("\n") + text.count("\r") + 1)
    _body(body)


def _body(body: Body) -> None:
    html = body.html(lambda href: "/" + "".join(PLAIN.findall(href)))
    assert part_faults(html) == []
    assert len(body.chunks) == len(body.links) + 1
    (html + body.summary).encode()


def imports(data: bytes, name: str = "a.md") -> None:
    """Any bytes of any name are refused with a reason, or understood; what is written reads back."""
    intake, problems = take(data, name)
    _proper(problems)
    if intake is None:
        assert problems
        return
    parts, said = front_matter.split(intake.text, name)
    _proper(said)
    _understood(
        documents.understand(parts.body, first_line=parts.first_line, front_matter=parts.tree.values, name="a"), name
    )


def _understood(found: Understanding, name: str) -> None:
    assert bool(found.why) != bool(found.postings)
    json.dumps(importing.as_plain([importing.Imported(name, found)]), ensure_ascii=False).encode("utf-8")
    for understood in found.postings:
        file = writing.posting_file(understood, "acme", "zh")
        parts, said = front_matter.split(file, "a.md")
        assert not said
        assert str(parts.tree.values["title"]) == understood.title
        _body(markdown.render(parts.body, path="a.md")[0])


def imports_page(data: bytes) -> None:
    """The same of an HTML page."""
    imports(data, "a.html")


def parses_postings(data: bytes) -> None:
    """Any file of content/postings/ becomes postings that are harmless, or problems, as a build has it."""
    postings, problems = parse.parse_postings([Source("content/postings/acme/a.md", data)], CONFIG)
    _proper(problems)
    for found in postings:
        assert found.text.title
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found.slug)
        _body(found.text.body)
        _harmless(found.facts)


def reads_terms(data: bytes) -> None:
    """Any categories.yaml becomes terms with slugs, or problems."""
    found, problems = parse.parse_terms([Source("content/categories.yaml", data)], CONFIG)
    _proper(problems)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.slug) for term in found)


def reads_configuration(data: bytes) -> None:
    """Any site.yaml is a configuration whose addresses are harmless, or problems that name the file."""
    with TemporaryDirectory() as folder:
        Path(folder, "site.yaml").write_bytes(data)
        found, problems = config.read(Flags(Path(folder)))
    _proper(problems)
    assert bool(found) is not bool(problems)
    if found:
        assert re.fullmatch(r"https?://[^\s\"'<>]+/", found.base_url)
        assert found.output == Path(folder, "output")
        assert not found.apply or not found.apply.url or target(found.apply.url) is Target.OUTSIDE
        assert found.per_page > 0


def reads_words(data: bytes) -> None:
    """Any words/zh.yaml of a theme are words, or problems, and so is any theme.yaml."""
    with TemporaryDirectory() as folder:
        theme = Path(folder, "themes/own")
        (theme / "words").mkdir(parents=True)
        for name in ("words/zh.yaml", "theme.yaml"):
            (theme / name).write_bytes(data)
        loaded, problems = load_theme("own", Path(folder), LANGUAGES)
    _proper(problems)
    assert loaded or problems
    if loaded:
        json.dumps(loaded.words["zh"]).encode()


def reads_yaml(data: bytes) -> None:
    """Any YAML is a tree of plain values, each at a line of the text, or problems."""
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _decodes(data) else ""
    tree, problems = yaml_source.load(text, "a.yaml")
    _proper(problems, len(re.split(r"\r\n?|\n", text)))
    json.dumps(dict(tree.values)).encode()


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _proper(problems: Iterable[Problem], lines: int | None = None) -> None:
    """Assert that problems say where and what, in characters that can be printed."""
    for problem in problems:
        assert problem.where.path
        assert problem.message
        assert problem.advice
        str(problem).encode()
        assert lines is None or problem.where.line <= lines + 1, problem


TARGETS: dict[str, Callable[[bytes], None]] = {
    "front_matter": reads_front_matter,
    "markdown": renders_markdown,
    "importing": imports,
    "page": imports_page,
    "postings": parses_postings,
    "terms": reads_terms,
    "configuration": reads_configuration,
    "words": reads_words,
    "yaml": reads_yaml,
}
