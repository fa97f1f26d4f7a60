"""The front matter of a company's file -> what is true of it in every language."""

from dataclasses import dataclass

from sitegen.facts import contact
from sitegen.fields import Fields
from sitegen.model import Apply
from sitegen.problem import Problem
from sitegen.schema.apply import read_apply
from sitegen.schema.key import Key, aliases
from sitegen.yaml_source import Tree

KEYS: tuple[Key, ...] = (
    Key("name", "text", "the company's name in the file's language; required", ("title", "公司名称")),
    Key("url", "web address", "its own site", ("website",)),
    Key("logo", "path", "a picture in content/assets/, as /assets/acme.svg"),
    Key("email", "e-mail", "where to apply, for postings that say nothing else"),
    Key("places", "list of names", "where its offices are", ("locations",)),
    Key("apply", "e-mail, URL or mapping", "how to apply, for postings that say nothing else"),
    Key("summary", "text", "a sentence for lists", ("description",)),
    Key("extra", "anything", "left alone, for themes"),
)


@dataclass(frozen=True, slots=True)
class CompanyFields:
    """What a company's front matter says; ``name`` is "" where it is missing."""

    name: str
    summary: str
    url: str | None
    logo: str | None
    email: str | None
    places: tuple[str, ...]
    apply: Apply | None


def read(tree: Tree, languages: tuple[str, ...], *, translation: bool = False) -> tuple[CompanyFields, list[Problem]]:
    """Return what the file says and the problems; a translation needs no name."""
    problems: list[Problem] = []
    fields = Fields(tree, problems, aliases=aliases(KEYS))
    fields.has("extra")
    found = CompanyFields(
        name=fields.text("name") or "",
        summary=fields.text("summary") or "",
        url=_address(fields, "url", "https://example.org"),
        logo=fields.text("logo"),
        email=_address(fields, "email", "jobs@example.org"),
        places=fields.texts("places"),
        apply=read_apply(fields, languages),
    )
    if not found.name and not translation:
        fields.problem(fields.tree.where(), "key.missing", "a company needs a `name`", "add `name: …`")
    fields.refuse_unknown()
    return found, problems


def _address(fields: Fields, key: str, example: str) -> str | None:
    text = fields.text(key)
    test = contact.is_email if key == "email" else contact.is_url
    if text is None or test(text):
        return text
    fields.problem(fields.where(key), "value.contact", f"`{key}` is not an address: `{text}`", f"write {example}")
    return None
