"""The head of a letter: ``From:``, ``To:``, ``Subject:``, ``Date:`` before the first blank line.

It is about the letter and not about a job; only its date counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents.outline import Mark, Role

_FIELD = re.compile(
    r"\s*(?:from|to|cc|bcc|sent|date|subject|reply-to|发件人|收件人|抄送|主题|日期|发送时间|时间)\s?[:：]",
    re.IGNORECASE,
)
_LEAST = 3  # fields that make a head
_MOST = 12  # lines


def without_head(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the lines with the fields of a letter's head silent, so that nothing is read from them."""
    start = next((i for i, m in enumerate(marks) if m.line.text), 0)
    end = start
    while end < min(len(marks), start + _MOST) and _FIELD.match(marks[end].line.text):
        end += 1
    if end - start < _LEAST:
        return tuple(marks)
    silent = [m if m.field == "posted" else replace(m, role=Role.SILENT, label=None) for m in marks[start:end]]
    return (*marks[:start], *silent, *marks[end:])
