"""``categories.yaml``, ``locations.yaml`` and ``skills.yaml``: slug -> name in every language."""

from sitegen.fields import Fields
from sitegen.model import Term, TermKind
from sitegen.problem import Problem
from sitegen.slug import is_slug
from sitegen.yaml_source import Tree

MOST_CHARS = 300_000  # of a list: thousands of terms; reading takes up to five seconds a million
FILES = {
    "categories.yaml": TermKind.CATEGORY,
    "locations.yaml": TermKind.LOCATION,
    "skills.yaml": TermKind.SKILL,
}


def read(tree: Tree, kind: TermKind, languages: tuple[str, ...]) -> tuple[tuple[Term, ...], list[Problem]]:
    """Return the terms in the order of the file. A text in place of a mapping is the name in all languages."""
    problems: list[Problem] = []
    fields = Fields(tree, problems)
    terms = []
    for slug, value in tree.values.items():
        where = tree.where(slug)
        if not is_slug(slug):
            hint = "use lower-case ASCII letters, digits and single hyphens"
            fields.problem(where, "value.slug", f"`{slug}` is no slug", hint)
            continue
        country = None
        if isinstance(value, dict):
            inner = fields.inside(slug)
            names = {language: inner.text(language) or "" for language in languages}
            names = {language: name for language, name in names.items() if name}
            country = inner.text("country") if kind is TermKind.LOCATION else None
            inner.refuse_unknown()
        else:
            text = fields.text(slug)
            names = dict.fromkeys(languages, text) if text else {}
        if names:
            terms.append(Term(kind, slug, names, country))
        else:
            hint = "write `" + slug + ": {" + ", ".join(f"{language}: …" for language in languages) + "}`"
            fields.problem(where, "key.missing", f"`{slug}` has no name", hint)
    return tuple(terms), problems
