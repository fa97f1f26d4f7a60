from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.facts import contact


def test_find_emails(given: str, expected: list[str]) -> None:
    assert contact.find_emails(given) == expected


def test_find_urls(given: str, expected: list[str]) -> None:
    assert contact.find_urls(given) == expected


def test_find_subject(given: str, expected: str | None) -> None:
    assert contact.find_subject(given) == expected


def test_find_wechat(given: str, expected: str | None) -> None:
    assert contact.find_wechat(given) == expected


def test_is_email(given: str, expected: bool) -> None:  # noqa: FBT001 - a case's value
    assert contact.is_email(given) is expected


def test_is_url(given: str, expected: bool) -> None:  # noqa: FBT001 - a case's value
    assert contact.is_url(given) is expected


@invent(st.text(alphabet="ab1.@-_ #()（）把换成atdothtps:/[]邮箱。,", max_size=60))
def test_what_is_found_is_well_formed(text: str) -> None:
    assert all(contact.is_email(found) for found in contact.find_emails(text))
    assert all(contact.is_url(found) for found in contact.find_urls(text))
