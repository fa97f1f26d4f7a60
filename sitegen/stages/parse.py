"""Sources -> postings, companies, pages and term lists, each with its problems.

A file is parsed together with its translations: whether a document holds one posting
or several is decided by the original. Bad content never raises; it is left out, and
a problem says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from sitegen import front_matter, markdown
from sitegen.config import Config
from sitegen.model import Facts, Posting, Term, Text
from sitegen.parsed import CompanyText, PageText
from sitegen.problem import Problem, Where, errors
from sitegen.schema import company, filename, page, posting, terms
from sitegen.schema.filename import FileName
from sitegen.slug import slug
from sitegen.sources import File, Source
from sitegen.targets import rooted
from sitegen.yaml_source import load


@dataclass(frozen=True, slots=True)
class _File:
    """One file taken apart: its name, its front matter, its body."""

    path: str
    name: FileName
    parts: front_matter.Parts


def groups(files: Sequence[File]) -> dict[str, tuple[File, ...]]:
    """Return the files that belong together by their names, a text and its translations, by what they share."""
    found: dict[str, list[File]] = {}
    for file in files:
        found.setdefault(filename.key(file.path), []).append(file)
    return {key: tuple(found[key]) for key in sorted(found)}


def parse_postings(group: Sequence[Source], config: Config) -> tuple[list[Posting], list[Problem]]:
    """Parse a document of ``content/postings/`` together with its translations."""
    postings: list[Posting] = []
    problems: list[Problem] = []
    files = _files(group, config, problems)
    several = bool(files) and _holds_several(files[0])
    for file in files:
        found, said = _several(file, config) if several else _one(file, config)
        problems += said
        if not found and file is files[0]:
            break  # what is wrong with the original has been said; its translations wait
        postings += found
    return postings, problems


def parse_companies(group: Sequence[Source], config: Config) -> tuple[list[CompanyText], list[Problem]]:
    """Parse a file of ``content/companies/`` together with its translations."""
    found: list[CompanyText] = []
    problems: list[Problem] = []
    for file in _files(group, config, problems):
        name = file.name
        fields, said = company.read(file.parts.tree, config.languages, translation=name.is_translation)
        problems += said
        if not fields.name and not name.is_translation:
            continue
        text = _text(file, fields.name, fields.summary, problems)
        found.append(CompanyText(slug(name.stem), name.language, name.is_translation, fields, text))
    return found, problems


def parse_pages(group: Sequence[Source], config: Config) -> tuple[list[PageText], list[Problem]]:
    """Parse a file of ``content/pages/`` together with its translations."""
    found: list[PageText] = []
    problems: list[Problem] = []
    for file in _files(group, config, problems):
        title, summary, wanted, said = page.read(file.parts.tree)
        problems += said
        if title:
            text = _text(file, title, summary, problems)
            name = file.name
            found.append(PageText(wanted or slug(name.stem), name.key, name.is_translation, text))
    return found, problems


def same_language(texts: Iterable[tuple[str, Text]]) -> list[Problem]:
    """Find files of one thing in one language, such as ``acme.md`` and ``Acme.md``: only one could be shown.

    ``texts`` are every company or every page, each with what it shares with its translations.
    """
    problems, taken = [], dict[tuple[str, str], Where]()
    for key, text in texts:
        where = Where(text.where.path)
        other = taken.setdefault((key, text.language), where)
        if other != where:
            message = f"{other} is the same in `{text.language}`"
            problems.append(Problem(where, "address.collision", message, "delete or rename one of the two files"))
    return problems


def parse_terms(sources: Iterable[Source], config: Config) -> tuple[list[Term], list[Problem]]:
    """Parse categories.yaml, locations.yaml and skills.yaml."""
    found: list[Term] = []
    problems: list[Problem] = []
    for source in sources:
        text, said = front_matter.decode(source.data, source.path)
        problems += said
        tree, said = load(text, source.path, max_chars=terms.MOST_CHARS)
        problems += said
        kind = terms.FILES[source.path.rpartition("/")[2]]
        listed, said = terms.read(tree, kind, config.languages)
        found += listed
        problems += said
    return found, problems


def _files(group: Sequence[Source], config: Config, problems: list[Problem]) -> list[_File]:
    """Return the files of one group, the original first; nothing where the original cannot be read."""
    files: list[_File] = []
    broken = False
    for source in group:
        name, said = filename.read(source.path, config.languages)
        text, wrong = front_matter.decode(source.data, source.path)
        parts, bad = front_matter.split(text, source.path)
        problems += said + wrong + bad
        if said or wrong or errors(bad):
            broken = True
        else:
            files.append(_File(source.path, name, parts))
    default = config.languages[0]
    files.sort(key=lambda f: (f.name.is_translation, f.name.language != default, f.path))
    if files and files[0].name.is_translation and files[0].name.language == default and not broken:
        files[0] = replace(files[0], name=replace(files[0].name, is_translation=False))
    if files and not files[0].name.is_translation:
        return files
    if not broken:
        hint = "add the file without the language suffix, or rename this one"
        message = "this translation has no original"
        problems += [Problem(Where(file.path), "translation.no-original", message, hint) for file in files]
    return []


def _holds_several(file: _File) -> bool:
    """Whether a document is to be searched for postings rather than taken as one."""
    tree = file.parts.tree
    if posting.declares_posting(tree):
        return False
    if not file.parts.declared:
        return True
    from sitegen import documents  # noqa: PLC0415 - a third of sitegen, which most sites' builds do not need

    found = documents.understand(file.parts.body, **_asked(file)).postings
    title = str(next((tree.values[k] for k in tree.values if posting.ALIASES.get(k, k) == "title"), ""))
    return len(found) > 1 or (len(found) == 1 and found[0].title != title.strip())


def _asked(file: _File) -> dict[str, Any]:
    """Return what is told of a file besides its body to those who understand documents."""
    parts = file.parts
    tree = parts.tree
    return {
        "first_line": parts.first_line,
        "front_matter": tree.values,
        "places": tree.places,
        "name": file.name.stem,
    }


def _one(file: _File, config: Config) -> tuple[list[Posting], list[Problem]]:
    """Take a file as one posting: its front matter and its whole body."""
    declared, problems = posting.read(file.parts.tree, config.zone, config.languages)
    title = declared.title
    if not title:
        hint = "add `title: …` to the front matter"
        if not any(p.rule == "value.type" and "`title`" in p.message for p in problems):
            problems.append(Problem(Where(file.path, 1), "posting.no-title", "this posting has no title", hint))
        return [], problems
    name = file.name
    facts = _dated(declared.facts, name, config)
    language = name.language if name.is_translation else declared.language or name.language
    text = _text(file, title, declared.summary, problems, language)
    found = Posting(
        key=name.key,
        language=language,
        is_translation=name.is_translation,
        slug=facts.slug or slug(name.stem),
        folder=name.folder,
        text=text,
        facts=facts,
        understood=False,
    )
    return [found], problems


def _several(file: _File, config: Config) -> tuple[list[Posting], list[Problem]]:
    """Take a file as a recruiting document that holds any number of postings."""
    from sitegen import documents  # noqa: PLC0415
    from sitegen.schema.understood import facts_of  # noqa: PLC0415

    understanding = documents.understand(file.parts.body, **_asked(file))
    problems = []
    for part in understanding.unplaced:
        where = Where(file.path, part.line)
        message = f"in no posting: {_shortened(part.text)}"
        hint = "move it to content/pages/, to the company's file, or into a posting"
        problems.append(Problem(where, "document.unplaced", message, hint))
    if not understanding.postings:
        hint = "add a title and the posting's facts, or move the file to content/pages/"
        problems.append(Problem(Where(file.path), "document.no-posting", understanding.why, hint))
        return [], problems
    name, found, taken = file.name, [], dict[str, int]()
    for number, understood in enumerate(understanding.postings):
        language = name.language
        if not name.is_translation and understood.language in config.languages:
            language = understood.language
        body, said = markdown.render(documents.to_markdown(understood), path=file.path, first_line=understood.line)
        problems += said
        where = Where(file.path, understood.line)
        text = Text(language, understood.title, body.summary, rooted(body, file.path), where)
        facts = _dated(facts_of(understood, file.path, config.zone), name, config)
        found.append(
            Posting(
                key=f"{name.key}#{number + 1}",
                language=language,
                is_translation=name.is_translation,
                slug=_free(slug(understood.title), taken),
                folder=name.folder,
                text=text,
                facts=facts,
                understood=True,
            )
        )
    return found, problems


def _dated(facts: Facts, name: FileName, config: Config) -> Facts:
    """A Jekyll file name's date counts where nothing else says when it was posted."""
    if facts.posted is not None or name.posted is None:
        return facts
    return replace(facts, posted=datetime.combine(name.posted, time(), config.zone))


def _free(wanted: str, taken: dict[str, int]) -> str:
    """Return a slug that no posting before in this document has: ``engineer``, ``engineer-2``.

    ``taken`` has the last number of every slug, so that thousands of one title are not counted again and again.
    """
    number = taken.get(wanted, 0) + 1
    while (found := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    taken[wanted] = number
    taken.setdefault(found, 1)
    return found


def _text(file: _File, title: str, summary: str, problems: list[Problem], language: str = "") -> Text:
    body_text, first_line = _without_title(file.parts.body, title), file.parts.first_line
    body, said = markdown.render(body_text, path=file.path, first_line=first_line)
    problems += said
    body = rooted(body, file.path)
    return Text(language or file.name.language, title, summary or body.summary, body, Where(file.path, 1))


def _without_title(body: str, title: str) -> str:
    """Blank out a first heading that only repeats the title: the page has one already."""
    head, newline, rest = body.lstrip("\n").partition("\n")
    if head.startswith("# ") and head[2:].strip().rstrip("#").strip() == title:
        blank = body[: len(body) - len(body.lstrip("\n"))]
        return f"{blank}{newline}{rest}"
    return body


def _shortened(text: str, width: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
