"""The box around a table: it scrolls on its own, also by keyboard, and says what the table is about."""

import html
from collections.abc import Iterable

from sitegen.markdown.cjk import is_han

BOX_END = "</div>"
_LONGEST_LABEL = 120


def box(columns: Iterable[str]) -> str:
    """Return the start tag; the words of the header cells, which are in the text's language, name the box."""
    label = ""
    for column in columns:
        mark = "、" if any(map(is_han, column)) else ", "
        longer = f"{label}{mark}{column}" if label else column
        if len(longer) > _LONGEST_LABEL:
            break
        label = longer
    named = f' role="group" aria-label="{html.escape(label)}"' if label else ""
    return f'<div class="table"{named} tabindex="0">'
