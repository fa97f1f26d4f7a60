"""What was noticed in one text: its problems, and the lines of its links."""

from collections import defaultdict, deque

from sitegen.problem import Problem, Where

_LONGEST = 60  # characters of a target that a message shows
_HINTS = {
    "link.unsafe": "link with http, https, mailto or tel, or to a page of the site",
    "html.unsafe": "write plain Markdown; tables, details and simple tags are kept",
    "image": "put the picture in content/assets/ and write `![what it shows](/assets/name.png)`",
}


class Reports:
    """Gathers what the stages of rendering notice, by lines of the text from 0."""

    def __init__(self, path: str, first_line: int) -> None:
        """Take the file, and the line of it that the text begins on."""
        self.path = path
        self.first_line = first_line
        self.problems: dict[Problem, None] = {}  # in order, each once
        self.lines: defaultdict[str, deque[int]] = defaultdict(deque)

    def where(self, line: int) -> Where:
        """Return the place in the file of a line of the text."""
        return Where(self.path, self.first_line + line)

    def unsafe(self, rule: str, what: str, line: int) -> None:
        """Note something that was taken out; the rule ``image`` is a picture from another host."""
        what = " ".join(what[: _LONGEST + 1].split())
        what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
        if rule == "image":
            message = f"the picture `{what}` comes from another host, so it became a link"
        elif rule == "link.unsafe":
            message = f"the link to `{what}` was taken out"
        else:
            message = f"`{what}` was taken out"
        known = "html.unsafe" if rule == "image" else rule
        self.problems[Problem(self.where(line), known, message, _HINTS[rule])] = None

    def hostile(self, line: int, message: str) -> None:
        """Note that the text is not rendered at all."""
        self.problems[Problem(self.where(line), "text.hostile", message, "write it plainly, or in parts")] = None

    def link(self, href: str, line: int) -> None:
        """Note the line of a link to the site."""
        self.lines[href].append(line)

    def line(self, href: str, default: int) -> int:
        """Return the line in the file of the next link to ``href``."""
        lines = self.lines.get(href)
        return self.first_line + lines.popleft() if lines else default
