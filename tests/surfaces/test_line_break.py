import pytest

from sitegen.surfaces.line_break import cut, fill, fit, splits_words


def measure(text: str) -> float:
    """Return a width as in a font whose letters are 10 wide and Chinese characters 20."""
    return sum(10 if character.isascii() else 20 for character in text)


@pytest.mark.parametrize(
    "text,width,lines",
    [
        ("编译器工程师", 200, ["编译器工程师"]),
        ("大模型推理加速算法工程师", 160, ["大模型推理加", "速算法工程师"]),  # even, not 8 and 4
        ("机器人工程师（上海）", 160, ["机器人工程师", "（上海）"]),  # an opening mark begins, a closing one ends
        ("产品经理，负责人", 100, ["产品经理，", "负责人"]),
        ("Senior Embedded Engineer", 160, ["Senior Embedded", "Engineer"]),
        ("Engineer – Platform", 110, ["Engineer –", "Platform"]),  # nor does a dash begin a line
        ("C++ 开发工程师", 100, ["C++", "开发工程师"]),
        ("Front-end/back-end engineer", 170, ["Front-end/", "back-end engineer"]),
    ],
)
def test_fit(text: str, width: int, lines: list[str]) -> None:
    assert fit(text, measure, width, 3) == lines


@pytest.mark.parametrize("text,width", [("一二三四五六七八", 60), ("Donaudampfschifffahrtsgesellschaft", 100)])
def test_no_room(text: str, width: int) -> None:
    """Too many lines, or a word longer than one."""
    assert fit(text, measure, width, 2) is None


@pytest.mark.parametrize(
    "text,lines",
    [
        ("One two three four five", ["One two", "three f..."]),
        ("一二三四五六七八九十甲乙", ["一二三四五", "六七八..."]),
        ("Donaudampfschifffahrt", ["Donauda..."]),
        ("short", ["short"]),
    ],
)
def test_fill(text: str, lines: list[str]) -> None:
    assert fill(text, measure, 100, 2, "...") == lines


def test_cut() -> None:
    assert cut("北京、上海、深圳", measure, 110, "…") == "北京、上…"
    assert cut("北京、上海、深圳", measure, 90, "…") == "北京…"  # no mark before the ellipsis


@pytest.mark.parametrize(
    "lines,expected",
    [
        (["推理加速工程师"], False),
        (["推理加速工", "程师"], True),
        (["产品经理，", "负责人"], False),
        (["工程师", "（上海）"], False),
        (["Senior", "Engineer"], False),
    ],
)
def test_words_that_are_split(lines: list[str], expected: bool) -> None:  # noqa: FBT001
    assert splits_words(lines) is expected
