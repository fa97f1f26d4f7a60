import pytest

from sitegen.language import CODES, locale, name, tag


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_language_has_its_names(code: str) -> None:
    assert name(code) != code
    assert tag(code).partition("-")[0] == code
    assert locale(code).partition("_")[0] == code


def test_chinese_is_simplified() -> None:
    assert (tag("zh"), locale("zh"), name("zh")) == ("zh-CN", "zh_CN", "中文")


def test_what_is_part_of_a_file_name_is_no_language() -> None:
    assert not CODES & {"js", "io", "ai", "net", "md", "v2"}
