import subprocess
import sys

from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.slug import LONGEST, is_slug, slug


def test_slug(given: str, expected: str) -> None:
    assert slug(given) == expected


def test_is_slug(given: str, expected: bool) -> None:  # noqa: FBT001 - a case's value
    assert is_slug(given) is expected


@invent(st.text())
def test_every_slug_is_one_and_stays_as_it_is(text: str) -> None:
    found = slug(text)
    assert is_slug(found)
    assert len(found) <= LONGEST
    assert slug(found) == found


def test_pypinyin_is_loaded_only_for_chinese() -> None:
    code = "import sys; from sitegen.slug import slug; slug('Node.js'); print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
