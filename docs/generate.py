"""Writes the parts of docs/ that are made from the code, between ``<!-- made: NAME -->`` and ``<!-- end -->``.

python docs/generate.py          # writes
python docs/generate.py --check  # exit status 1 where a page is out of date
"""

import dataclasses
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import yaml

from sitegen import cli, config, documents, front_matter, overview
from sitegen.catalogue import RULES
from sitegen.schema import brand, company, page, posting
from sitegen.schema.key import Key
from sitegen.surfaces import views

HERE = Path(__file__).parent
_FIELD = re.compile(r"^    (\w+): .*?  # (.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^ +(\w+)  +(\S.*)$", re.MULTILINE)
_PART = re.compile(r"(<!-- made: (?P<name>[\w-]+) -->\n).*?(\n<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def keys(listed: Iterable[Key]) -> str:
    """Return the table of a file's keys."""
    rows = ([f"`{k.name}`", k.takes, k.meaning, " ".join(f"`{name}`" for name in k.also)] for k in listed)
    return table(("key", "value", "meaning", "also accepted as"), rows)


def problems() -> str:
    """Return the catalogue of problems, by id."""
    parts = []
    for rule, entry in sorted(RULES.items()):
        example = HERE.parent / "tests/invalid" / rule / "expected.txt"
        text = f"### {rule}\n\n**{entry.severity}.** {entry.sentence} {entry.advice}"
        if example.is_file():
            ours = next((m for m in _messages(example.read_text("utf-8")) if f"[{rule}]" in m), "")
            text += f"\n\n```\n{ours}\n```" if ours else ""
        parts.append(text)
    return "\n\n".join(parts)


def _messages(text: str) -> list[str]:
    return [m.rstrip("\n") for m in re.split(r"\n(?! )", text) if m]


def commands() -> str:
    """Return what every command says of itself."""
    parts = []
    for name, command in sorted(cli.main.commands.items()):
        context = click.Context(command, info_name=f"sitegen {name}", max_content_width=90, terminal_width=90)
        parts.append(f"### sitegen {name}\n\n```\n{command.get_help(context)}\n```")
    return "\n\n".join(parts)


def view_tables() -> str:
    """Return what a template may see, class by class; what a field means is the comment behind it."""
    parts = []
    for name, view in sorted(vars(views).items()):
        if not dataclasses.is_dataclass(view):
            continue
        said = dict(_FIELD.findall(inspect.getsource(view)))
        rows = ([f"`{f.name}`", f"`{_type(f.type)}`", said[f.name]] for f in dataclasses.fields(view))
        parts.append(f"### {name}\n\n{view.__doc__.strip()}\n\n" + table(("field", "type", "meaning"), rows))
    return "\n\n".join(re.sub(r"\n {4}", "\n", part) for part in parts)


def block_tables() -> str:
    """Return the blocks of every template; what each one is stands in the template's first comment."""
    parts = []
    for file in sorted((HERE.parent / "themes/default/templates").glob("[a-z]*.html")):
        text = file.read_text("utf-8")
        comment = text.partition("{#")[2].partition("#}")[0].strip("- \n")
        blocks = _BLOCK.findall(comment.partition("Blocks:")[2].partition("\n\n")[0])
        about = " ".join(comment.partition("\n\n")[0].split())
        parts.append(f"### {file.name}\n\n{about}")
        parts += [table(("block", "what it holds"), ([f"`{name}`", what] for name, what in blocks))] if blocks else []
    return "\n\n".join(parts)


def _type(annotation: object) -> str:
    text = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    return re.sub(r"[\w.]+\.(\w+)", r"\1", text).replace("ForwardRef('", "").replace("')", "").replace("Markup", "Html")


def understood(text: str) -> documents.Understanding:
    """Return what is understood of an example, as `import` would."""
    parts, _ = front_matter.split(text, "example.md")
    return documents.understand(parts.body, first_line=parts.first_line, front_matter=parts.tree.values)


def examples() -> list[dict[str, str]]:
    """Return the examples of shapes.yaml: a name, what it shows, and the document."""
    loaded: list[dict[str, str]] = yaml.safe_load((HERE / "shapes.yaml").read_text("utf-8"))
    return loaded


def shapes() -> str:
    """Return every example with what is understood of it."""
    parts = []
    for example in examples():
        got = understood(example["text"])
        rows = [_facts(posting) for posting in got.postings]
        found = table(("title", "company", "places", "salary", "apply", "sections"), rows)
        left = [f"line {part.line}: `{overview.printable(part.text)}`" for part in got.unplaced]
        said = found if rows else f"No posting: {got.why}."
        said += f"\n\nIn no posting: {'; '.join(left)}" if rows and left else ""
        parts.append(f"### {example['name']}\n\n{example['says']}\n\n```\n{example['text'].rstrip()}\n```\n\n{said}")
    return "\n\n".join(parts)


def _facts(posting: documents.Understood) -> list[str]:
    way = posting.apply
    sections = (f"{section.kind} {len(section.items) or 'in words'}" for section in posting.sections)
    return [
        posting.title,
        posting.company or "",
        ", ".join(posting.locations),
        posting.salary.text if posting.salary else "",
        (way.email or way.url or way.wechat or "") if way else "",
        ", ".join(sections),
    ]


def import_json() -> str:
    """Return what `import --json` prints of one example, with a part and a note of it."""
    text = next(example["text"] for example in examples() if example["name"] == "Fields")
    (posting,) = understood(text).postings
    trace = posting.traces[0]
    note = {"source": "example.md", "line": trace.line, "title": posting.title, "fact": trace.fact, "text": trace.text}
    shown: dict[str, Any] = {"postings": [documents.as_json(posting, "example.md")], "unplaced": [], "notes": [note]}
    return f"```json\n{json.dumps(shown, ensure_ascii=False, indent=1)}\n```"


MADE: dict[str, Callable[[], str]] = {
    "posting-keys": lambda: keys(posting.KEYS),
    "company-keys": lambda: keys(company.KEYS),
    "page-keys": lambda: keys(page.KEYS),
    "site-keys": lambda: keys(config.KEYS),
    "brand-keys": lambda: keys(brand.BRAND_KEYS),
    "link-keys": lambda: keys(brand.LINK_KEYS),
    "analytics-keys": lambda: keys(brand.ANALYTICS_KEYS),
    "problems": problems,
    "commands": commands,
    "shapes": shapes,
    "import-json": import_json,
    "views": view_tables,
    "blocks": block_tables,
}


def made(text: str) -> str:
    """Return a page with its made parts written again."""
    return _PART.sub(lambda match: f"{match[1]}\n{MADE[match['name']]()}\n{match[3]}", text)


def main() -> int:
    """Write or check every page; returns the exit status."""
    stale = []
    for file in sorted([*HERE.glob("*.md"), HERE.parent / "README.md"]):
        before = file.read_text("utf-8")
        after = made(before)
        if after != before:
            stale.append(file.name)
            if "--check" not in sys.argv:
                file.write_text(after, "utf-8")
    print("out of date: " + ", ".join(stale) if stale else "all pages are up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
