"""One document's bytes -> text that ``documents.understand`` takes, with notes on how it was read."""

from dataclasses import dataclass
from pathlib import PurePath

from sitegen import front_matter
from sitegen.intake import kinds, served
from sitegen.intake.damage import DamagedError
from sitegen.intake.decoding import decode
from sitegen.intake.kinds import Kind
from sitegen.problem import Problem, Where

MOST_BYTES = 32 * 1024 * 1024  # a Word document with its pictures
EXTRA = 'pip install "sitegen-jobs[import]"'
_PAGES = (".html", ".htm", ".xhtml")
_HINTS = {
    "picture": "type the words into a Markdown file, or let a program recognise them first",
    "a PDF": "open it in a word processor, check the words and save as .docx, or copy them into a Markdown file",
    "document": "open it in its program and save it as .docx",
    "OpenDocument": "open it in its program and save it as .docx",
    "spreadsheet": "copy the table into a Markdown file, one job a row, or save it as .html",
    "archive": "unpack it and name the documents in it",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """A document as text with line feeds, and how it came to be that.

    ``converted`` says that the lines are not the file's own: an HTML page or a Word document.
    ``names`` is what the head of a page calls its site and the page.
    """

    text: str
    notes: tuple[str, ...] = ()
    converted: bool = False
    names: tuple[str, ...] = ()


def take(data: bytes, name: str) -> tuple[Intake | None, list[Problem]]:
    """Return a document's text, or why there is none; never raises for bad content."""
    kind = kinds.kind_of(data)
    if len(data) > (MOST_BYTES if kind == Kind.WORD else front_matter.MAX_BYTES):
        most = (MOST_BYTES if kind == Kind.WORD else front_matter.MAX_BYTES) // 1_048_576
        return None, [Problem(Where(name), "file.too-large", f"larger than {most} MB")]
    if kind == Kind.WORD:
        return _converted(data, name, Kind.WORD)
    if kind != Kind.TEXT:
        return None, [_refused(name, kind)]
    return _text(data, name)


def _text(data: bytes, name: str) -> tuple[Intake | None, list[Problem]]:
    is_named_page = PurePath(name).suffix.lower() in _PAGES
    read = decode(data, page=is_named_page or b"<html" in data[:4096].lower())
    if read is None:
        return (None, [_refused(name, "no text in any encoding that is known")]) if _is_binary(data) else (
            None, front_matter.decode(data, name)[1]
        )  # fmt: skip
    text, encoding = front_matter.unix_lines(read[0]), read[1]
    if kinds.is_rubbish(text):
        return None, [_refused(name, "no text")]
    notes = (f"read as {encoding}; `build` takes UTF-8 only",) if encoding else ()
    text = text.replace("\0", "\ufffd")
    if not (is_named_page or kinds.is_page(text)):
        return Intake(text, notes), []
    front, body = served.parted(text, name)
    page, problems = _converted(served.without_instructions(body).encode("utf-8", "replace"), name, Kind.PAGE)
    if page is not None:
        return Intake(front + page.text, (*notes, *page.notes), converted=True, names=page.names), []
    if any(problem.rule == "file.extra" for problem in problems):
        # Its tags are read as those in Markdown are, as `build` does: better than nothing of a page.
        return Intake(text, (*notes, f"read as Markdown with HTML in it; `{EXTRA}` reads it as a page")), []
    return None, problems


def _converted(data: bytes, name: str, kind: Kind) -> tuple[Intake | None, list[Problem]]:
    """Convert a page or a Word document with the libraries of the extra, where they are."""
    try:
        if kind is Kind.WORD:
            from sitegen.intake.word import convert
        else:
            from sitegen.intake.page import convert
    except ModuleNotFoundError:
        whats = "a Word document" if kind is Kind.WORD else "an HTML page"
        return None, [
            Problem(Where(name), "file.extra", f"this is {whats}, and its reader is missing", f"run `{EXTRA}`")
        ]
    try:
        text, left_out, names = convert(data)
    except DamagedError as error:
        return None, [Problem(Where(name), "file.damaged", str(error))]
    lines = f"converted from {'Word' if kind is Kind.WORD else 'HTML'}; lines are those of the converted text"
    said = (f"left out: {', '.join(left_out)}",) if left_out else ()
    return Intake(text, (lines, *said), converted=True, names=names), []


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes that are in no known encoding are far from any text."""
    head = data[:4096]
    return sum(byte < 9 or 13 < byte < 27 for byte in head) > 0.01 * len(head)  # noqa: PLR2004 - control characters


def _refused(name: str, what: str) -> Problem:
    hint = next((hint for part, hint in _HINTS.items() if part in what), "")
    return Problem(Where(name), "file.kind", f"this is {what}", hint)
