"""A posting as Markdown (what build shows and import writes) and as the JSON of ``import --json``."""

import re
from typing import Any

from sitegen.documents.things import Section, Understood

_TAGS = re.compile(r"<(?=[a-zA-Z/!?])")
_BLOCK_MARK = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s)|>|\d{1,9}(?=[.)]\s)|~~~|```|(?:-{3,}|={3,}|_{3,}|\*{3,})\s*$)"
)
_ENGLISH = {
    "responsibilities": "Responsibilities",
    "requirements": "Requirements",
    "preferred": "Nice to have",
    "benefits": "Benefits",
}
_CHINESE = {
    "responsibilities": "工作职责",
    "requirements": "任职要求",
    "preferred": "加分项",
    "benefits": "福利待遇",
}


def to_markdown(posting: Understood) -> str:
    """Return the sections as a Markdown body; what could be HTML or a mark is escaped.

    A section without a heading of its own has one by its kind where it holds a list.
    """
    return "\n".join(block for section in posting.sections for block in _blocks(section, posting.language))


def _blocks(section: Section, language: str) -> list[str]:
    usual = _CHINESE if language == "zh" else _ENGLISH
    heading = section.heading.rstrip("：: ") or (usual.get(section.kind, "") if section.items else "")
    blocks = [f"## {_escaped(heading)}", ""] if heading else []
    if section.text:
        blocks += ["\n".join(_escaped(line) for line in section.text.split("\n")), ""]
    for item in section.items:
        first, *nested = item.split("\n")
        blocks.append(f"- {_escaped(first)}")
        blocks += [f"  - {_escaped(line.removeprefix('- '))}" for line in nested]
    return [*blocks, ""] if section.items else blocks


def _escaped(text: str) -> str:
    """Make a plain line mean itself in Markdown: no tags, no headings, no emphasis."""
    text = _TAGS.sub("&lt;", text.replace("\\", "\\\\"))
    text = re.sub(r"([*_`\[\]])", r"\\\1", text)
    return _BLOCK_MARK.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", text)


def as_json(posting: Understood, source: str) -> dict[str, Any]:
    """Return a posting as ``import --json`` prints it."""
    salary, way = posting.salary, posting.apply
    return {
        "source": source,
        "line": posting.line,
        "language": posting.language,
        "title": posting.title,
        "company": posting.company,
        "category": posting.category,
        "locations": list(posting.locations),
        "hiring": [str(kind) for kind in posting.hiring],
        "employment": [str(kind) for kind in posting.employment],
        "salary": None
        if salary is None
        else {
            "text": salary.text,
            "currency": salary.currency,
            "min": salary.min,
            "max": salary.max,
            "unit": None if salary.unit is None else str(salary.unit),
            "months": salary.months,
        },
        "experience": posting.experience.text if posting.experience else None,
        "education": posting.education.text if posting.education else None,
        "skills": list(posting.skills),
        "posted": posting.posted.isoformat() if posting.posted else None,
        "apply": None
        if way is None
        else {"email": way.email, "url": way.url, "subject": way.subject, "wechat": way.wechat},
        "sections": [
            {"kind": s.kind, "heading": s.heading, "items": list(s.items), "text": s.text} for s in posting.sections
        ],
        "headcount": posting.headcount,
        "remote": None if posting.remote is None else str(posting.remote),
        "closes": posting.closes.isoformat() if posting.closes else None,
    }
