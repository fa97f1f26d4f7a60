"""The words of a posting as they are read away from the site."""

from html import escape

from sitegen.model import BEGIN, Text
from sitegen.surfaces.links import Links


def html(text: Text, language: str, links: Links) -> str:
    """Return the complete text as HTML, its links absolute and for readers of ``language``.

    A posting of which nothing but a summary is known has that as its text; "" if there
    is not even one.
    """
    body = text.body.html(lambda href: links.resolve(href, language))
    if body.strip():
        return body
    words = summary(text)
    return f"<p>{escape(words)}</p>" if words else ""


def summary(text: Text) -> str:
    """Return the summary its author wrote, or the one made from the text; "" if there is none."""
    return text.summary.strip() or text.body.summary.strip()


def says_nothing(text: Text) -> bool:
    """Tell whether there is no description, or one that only repeats the title.

    Google refuses both: the description is a complete one, and not equal to the title
    (JobPosting documentation, ``description``).
    """
    begin = text.body.summary.strip()[:BEGIN]
    if begin and begin != text.title.strip()[:BEGIN]:  # the words themselves need not be fetched
        return False
    if not "".join(text.body.chunks).strip():
        return summary(text) in {"", text.title.strip()}
    return text.body.text.strip() == text.title.strip()
