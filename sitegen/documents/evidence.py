"""What facts are read from: the fields and the prose of a posting, or of what is around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.documents import labels, titles
from sitegen.documents.lines import Kind, Line
from sitegen.documents.outline import OWN, Mark, Role
from sitegen.facts import contact

_MOST_VALUE_LINES = 3
_ASKED = frozenset({"education", "experience", "skills", "team"})
_FRONT_MATTER = {
    "title": ("title", "职位标题", "职位名称", "岗位名称", "position", "job_title", "jobtitle", "role"),
    "company": ("company", "公司名称", "公司", "company_name", "organization", "organisation", "employer"),
    "category": ("category", "categories", "类别"),
    "locations": ("locations", "location", "工作地点", "地点", "city", "place", "job_location", "office"),
    "salary": ("salary", "薪资范围", "薪资", "薪酬", "compensation", "pay", "salary_range"),
    "experience": ("experience", "经验", "经验要求", "工作经验"),
    "education": ("education", "学历", "学历要求"),
    "headcount": ("headcount", "招聘人数", "openings"),
    "posted": ("posted", "date", "created", "发布时间", "发布日期", "date_posted", "published_at", "pubdate"),
    "closes": (
        "closes",
        "deadline",
        "valid_through",
        "截止日期",
        "expires",
        "closing_date",
        "closing",
        "closing-date",
        "application_deadline",
        "expiry",
        "apply_by",
    ),
    "apply": ("apply", "email", "contact", "contact_email", "apply_url", "url", "link", "apply_link", "联系邮箱"),
    "employment": ("employment", "type", "contract", "job_type", "employment_type", "commitment", "工作性质"),
    "remote": ("remote", "workplace"),
    "hiring": ("hiring", "招聘类型"),
    "skills": ("skills", "tags", "技能", "keywords", "technologies", "stack"),
}

_KINDS_OF_PAGE = ("layout", "type", "kind", "collection", "template", "content_type")
_JOB_PAGES = frozenset(
    {"job", "position", "vacancy", "opening", "posting", "job-posting", "jobposting", "job_posting", "career", "role"}
    | {"job-post", "internship", "job_opening", "job-opening", "open-position", "vacature", "stelle", "职位", "岗位"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """A fact that is named: the name as in ``data/labels.yaml``, the value as written."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Fields and lines of prose that facts may be read from, in their order."""

    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()

    def values(self, name: str) -> list[Field]:
        """Return the fields of a name that hold something."""
        return [f for f in self.fields if f.name == name and not titles.is_placeholder(f.value)]


def of(marks: Sequence[Mark], indices: Iterable[int], remarks: Iterable[int] = ()) -> Evidence:
    """Return the evidence of some lines; of ``remarks`` on an ad only the fields count."""
    chosen = list(indices)
    fields = [f for index in chosen for f in fields_at(marks, index)]
    fields += [f for index in remarks for f in fields_at(marks, index)]
    lines = [marks[i].line for i in chosen if marks[i].role is not Role.SILENT and marks[i].field != "source"]
    return Evidence(tuple(fields), tuple(lines))


def fields_at(marks: Sequence[Mark], index: int) -> list[Field]:
    """Return the fields that a line holds; a value may stand on the lines below its label."""
    mark = marks[index]
    if mark.role is Role.SILENT or mark.line.kind is Kind.ROW:
        return []
    found = [Field(name, value, mark.line.number) for name, value in labels.fields(mark.line)]
    if not found and (mark.field or mark.section == "apply") and not mark.value:
        name = mark.field or "apply"
        found = [Field(name, line.text, line.number) for line in _below(marks, index)]
    return found


def _below(marks: Sequence[Mark], index: int) -> list[Line]:
    """Return the first lines under a label, up to the next label or a gap."""
    lines: list[Line] = []
    for mark in marks[index + 1 : index + 12]:
        if mark.role is Role.SILENT:
            if lines:
                break
            continue
        if mark.role is not Role.BODY or len(lines) == _MOST_VALUE_LINES:
            break
        lines.append(mark.line)
    return lines


def field_lines(marks: Sequence[Mark]) -> frozenset[int]:
    """Return which of a posting's lines are fields only, and so no text of any section.

    A field inside the list of a section (``1. 学历：本科``) stays an item there, so does one
    that says what is asked under 任职要求, and one that product facts have no place for
    (所属部门) stays text.
    """
    found: set[int] = set()
    listed = asked = False
    label: Line | None = None
    for index, mark in enumerate(marks):
        if mark.role is Role.SECTION or mark.role is Role.HEADING:
            label = mark.line
            listed = mark.section in OWN or mark.section == "benefits"
            asked = mark.section == "requirements" and not mark.value
        elif asked and mark.role is Role.FACT and mark.field in _ASKED and mark.value:
            continue
        elif mark.role is Role.FACT and mark.value and not (listed and _is_item_below(mark.line, label)):
            known = mark.field not in ("team", "source") or titles.is_placeholder(mark.value)
            known = known and (mark.field != "apply" or _is_address(mark.line.raw))
            found.update([index] if known else [])
    return frozenset(found)


def _is_item_below(line: Line, label: Line | None) -> bool:
    """Tell whether a line is an item of the list under a label, and not beside a label that is one: ``- 要求：…``."""
    beside = label is not None and (label.kind, label.marker, label.indent) == (Kind.ITEM, line.marker, line.indent)
    return line.kind is Kind.ITEM and not beside


def _is_address(text: str) -> bool:
    """Tell whether a field about applying says more than a name or a number: 联系人：陈小姐 does not."""
    return bool(contact.find_emails(text) or contact.find_urls(text) or contact.find_wechat(text) or "](" in text)


def front_matter(given: Mapping[str, Any] | None, line: int = 1) -> tuple[Field, ...]:
    """Return the fields of front matter under the names that are usual in it."""
    keys = {str(k).strip().casefold().replace("-", "_"): v for k, v in (given or {}).items()}
    fields: list[Field] = []
    for name, usual in _FRONT_MATTER.items():
        for key in usual:
            fields += [Field(name, text, line) for text in _texts(keys.get(key))]
    return tuple(fields)


def is_declared(given: Mapping[str, Any] | None) -> bool:
    """Tell whether front matter says that its page is a job: ``layout: job``."""
    kinds = {str(v).casefold() for k, v in (given or {}).items() if str(k).casefold() in _KINDS_OF_PAGE}
    return not kinds.isdisjoint(_JOB_PAGES)


def states_job(given: Mapping[str, Any] | None) -> bool:
    """Tell whether front matter states what only jobs have: an employer, a place, pay, a way to apply."""
    fields = {field.name for field in front_matter(given)}
    return is_declared(given) or not fields.isdisjoint({"company", "locations", "salary", "apply", "employment"})


def _texts(value: Any) -> list[str]:
    """Return the texts in a value of front matter: itself, a list's members, a mapping's e-mail and address."""
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, Mapping):
        inner = [value.get(k) for k in ("email", "mail", "url", "link", "name", "text", "city")]
        return [str(v).strip() for v in inner if v]
    if isinstance(value, list | tuple):
        return [text for member in value for text in _texts(member)]
    return [str(value).strip()] if str(value).strip() else []
