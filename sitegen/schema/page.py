"""The front matter of any other page."""

from sitegen.fields import Fields
from sitegen.problem import Problem
from sitegen.schema.key import Key, aliases
from sitegen.slug import is_slug
from sitegen.yaml_source import Tree

KEYS: tuple[Key, ...] = (
    Key("title", "text", "the page's title; required"),
    Key("summary", "text", "a sentence for search results", ("description",)),
    Key("slug", "slug", "the address; default: the file's name"),
    Key("extra", "anything", "left alone, for themes"),
)


def read(tree: Tree) -> tuple[str, str, str | None, list[Problem]]:
    """Return title ("" where it is missing), summary, slug, and the problems."""
    problems: list[Problem] = []
    fields = Fields(tree, problems, aliases=aliases(KEYS))
    title, summary, slug = fields.text("title") or "", fields.text("summary") or "", fields.text("slug")
    fields.has("extra")
    if not title:
        fields.problem(tree.where(), "key.missing", "a page needs a `title`", "add `title: …`")
    if slug is not None and not is_slug(slug):
        hint = "use lower-case ASCII letters, digits and single hyphens"
        fields.problem(fields.where("slug"), "value.slug", f"`{slug}` is no slug", hint)
        slug = None
    fields.refuse_unknown()
    return title, summary, slug, problems
