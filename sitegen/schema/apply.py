"""How to apply, as postings, companies and site.yaml may say it."""

from typing import Any

from sitegen.facts import contact
from sitegen.fields import Fields
from sitegen.model import Apply


def read_apply(fields: Fields, languages: tuple[str, ...]) -> Apply | None:
    """Return how to apply: an e-mail address, a web address, or a mapping of both."""
    if isinstance(fields.raw("apply"), dict):
        inner = fields.inside("apply")
        found = Apply(
            email=_checked(inner, "email", contact.is_email),
            url=_checked(inner, "url", contact.is_url),
            subject=inner.text("subject"),
            wechat=inner.text("wechat"),
            note=inner.words("note", languages),
        )
        inner.refuse_unknown()
        return found if found != Apply() else None
    text = fields.text("apply")
    if text is None:
        return None
    text = text.removeprefix("mailto:")
    if contact.is_email(text):
        return Apply(email=text)
    if contact.is_url(text):
        return Apply(url=text)
    message = f"`apply` is neither an e-mail address nor a web address: `{text}`"
    fields.problem(fields.where("apply"), "value.contact", message, "write jobs@example.org or https://example.org/…")
    return None


def _checked(fields: Fields, key: str, test: Any) -> str | None:
    text = fields.text(key)
    if text is None or test(text):
        return text
    hint = "write jobs@example.org" if key == "email" else "write https://example.org/…"
    fields.problem(fields.where(key), "value.contact", f"`{key}` is not an address: `{text}`", hint)
    return None
