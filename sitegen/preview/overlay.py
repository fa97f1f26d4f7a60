"""The messages of a failed build as HTML: over a page of the last good build, or as a page of their own."""

from collections.abc import Sequence
from html import escape

# Of no theme: whatever a theme says about elements is undone first.
_STYLE = """
#sitegen-faults, #sitegen-faults * { all: revert; box-sizing: border-box }
#sitegen-faults *::before, #sitegen-faults *::after { content: none }
#sitegen-faults { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 75vh; overflow: auto;
  margin: 0; padding: 1rem 1.5rem; background: #2b0a0e; color: #fff; border-top: 4px solid #ff6b6b;
  font: 15px/1.5 ui-monospace, Menlo, Consolas, monospace; text-align: left }
#sitegen-faults summary { cursor: pointer; font-weight: bold }
#sitegen-faults ul { margin: .75rem 0 0; padding: 0; list-style: none }
#sitegen-faults li { margin: 0 0 .75rem }
#sitegen-faults pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
#sitegen-faults b { color: #ffd9d9 }
@media print { #sitegen-faults { display: none } }
"""
_WHOLE = "#sitegen-faults { position: static; min-height: 100vh; max-height: none } body { margin: 0 }"


def overlay(faults: Sequence[str], nonce: str) -> str:
    """Return what goes into a page to show the faults; ``nonce`` is what its policy lets styles pass with."""
    return f'<style nonce="{escape(nonce)}">{_STYLE}</style>\n' + _panel(faults, "the last good build is shown")


def page(faults: Sequence[str]) -> str:
    """Return a whole page for a site that has not been built yet."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>Not built: sitegen</title>\n<style>{_STYLE}{_WHOLE}</style>\n</head>\n<body>\n"
        + _panel(faults, "the page comes as soon as this is mended")
        + "</body>\n</html>\n"
    )


def _panel(faults: Sequence[str], then: str) -> str:
    items = "".join(f"<li><pre>{_fault(fault)}</pre></li>\n" for fault in faults)
    return (
        '<div id="sitegen-faults" role="alert" lang="en" dir="ltr"><details open>\n'
        f"<summary>The site was not built; {then}</summary>\n<ul>\n{items}</ul>\n</details></div>\n"
    )


def _fault(text: str) -> str:
    """Return a message with its first line, which names file and line, set apart."""
    head, _, rest = text.partition("\n")
    return f"<b>{escape(head)}</b>" + (f"\n{escape(rest)}" if rest else "")
