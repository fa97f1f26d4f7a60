"""Jobs that one sentence counts, as 现招聘前端工程师2名、测试工程师1名 does.

The sentence stays as it is, for what else it says; every job in it becomes a line of its
own below it, as if it were listed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitegen.documents import titles
from sitegen.documents.lines import Kind, Line

_JOB = re.compile(
    r"(?:招聘|诚聘|招募|急招|急聘|招|[、，,及和])\s*([^、，,。；;：:\d\s招聘及和]{2,16})\s*(?:\d{1,3}|[一二两三四五六七八九十]{1,2}|若干)\s*[名人位]"
)
_LEAST = 2
_LONGEST = 1000


def as_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each that counts several jobs followed by a line for every one of them."""
    found: list[Line] = []
    for line in lines:
        found.append(line)
        if line.kind is not Kind.TEXT or not _LEAST < len(line.text) <= _LONGEST or "招" not in line.text:
            continue
        jobs = [hit for hit in _JOB.finditer(line.text) if titles.likeness(hit[1]) == titles.CLEAR]
        if len(jobs) >= _LEAST:
            texts = [line.text[hit.start(1) : hit.end()] for hit in jobs]
            found += [replace(line, raw=f"- {text}", text=text, kind=Kind.ITEM, marker="-") for text in texts]
    return tuple(found)
