"""A page as it stands in a repository: with front matter before it, and with what a server fills in.

Static site generators keep pages of HTML with front matter; JSP, PHP, ERB and Liquid write
instructions between the tags. The front matter is kept as it is; the instructions are no words of
the page.
"""

from sitegen import front_matter

_INSTRUCTIONS = (("<%--", "--%>"), ("<%", "%>"), ("<?", "?>"), ("{%", "%}"), ("{#", "#}"), ("{{!--", "--}}"))


def parted(text: str, name: str) -> tuple[str, str]:
    """Return the front matter of a page with its fences ("" where there is none), and the page."""
    parts, _ = front_matter.split(text, name)
    if not parts.declared or not text.endswith(parts.body):
        return "", text
    at = len(text) - len(parts.body)
    return text[:at], text[at:]


def without_instructions(text: str) -> str:
    """Return a page without the instructions to a server; one that is never closed is left."""
    for opener, closer in _INSTRUCTIONS:
        pieces: list[str] = []
        at = 0
        while (start := text.find(opener, at)) >= 0 and (end := text.find(closer, start + len(opener))) >= 0:
            pieces.append(text[at:start])
            at = end + len(closer)
        text = "".join([*pieces, text[at:]])
    return text
