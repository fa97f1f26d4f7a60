import pytest
from hypothesis import given as invent
from hypothesis import strategies as st

from sitegen.facts import salary
from sitegen.model import Salary, Unit

CHARS = st.text(alphabet="0123456789.,-~ kKwm千万元薪月年天/+$€£¥面议·*x()abcdefu", max_size=30)


def in_short(value: Salary | None) -> str | None:
    """Write a salary as the cases do: CNY 15000..40000 a month x13."""
    if value is None:
        return None
    if value.min is None and value.max is None:
        return "words"
    ends = ["" if end is None else str(end) for end in (value.min, value.max)]
    unit = f" a {value.unit}" if value.unit else ""
    return f"{value.currency or '?'} {'..'.join(ends)}{unit}" + (f" x{value.months}" if value.months else "")


def known(text: str) -> Salary:
    value = salary.parse(text)
    assert value is not None
    return value


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_parse(given: str, expected: str | None) -> None:
    found = salary.parse(given)
    assert in_short(found) == expected
    assert found is None or found.text == given.strip()


def test_find(given: str, expected: list[str] | None) -> None:
    found = salary.find(given)
    assert (found and [in_short(found[0]), found[1]]) == expected
    assert found is None or found[1] in given


def test_show_zh(given: str, expected: str) -> None:
    assert plain(salary.show(known(given), "zh")) == expected


def test_show_en(given: str, expected: str) -> None:
    assert plain(salary.show(known(given), "en")) == expected


def test_yearly(given: str, expected: list[int | None] | None) -> None:
    found = salary.yearly(known(given))
    assert (found and list(found)) == expected


def test_a_language_without_words_of_its_own_reads_english() -> None:
    assert salary.show(known("面议"), "fr") == "Negotiable"


def test_numbers_and_units_stay_on_one_line() -> None:
    assert salary.show(known("15-40K·13薪"), "zh") == "1.5–4\u00a0万元/月 · 13\u00a0薪"
    assert salary.show(known("USD 120,000 a year"), "en") == "USD\u00a0120,000 a\u00a0year"


def test_negotiable_without_a_text() -> None:
    assert salary.show(Salary(""), "zh") == "面议"


@pytest.mark.parametrize(
    "text,language,currency,expected",
    [
        ("80-100k", "en", None, "? 80000..100000 a year"),
        ("80-100k", "en", "EUR", "EUR 80000..100000 a year"),
        ("15-40K", "zh", "HKD", "HKD 15000..40000 a month"),
        ("15-40K·13薪", "en", None, "CNY 15000..40000 a month x13"),
        ("$5,000", "zh", "CNY", "USD 5000..5000"),
        ("1-2万", "en", None, "CNY 10000..20000 a month"),
    ],
)
def test_parse_with_a_language_and_a_currency(text: str, language: str, currency: str | None, expected: str) -> None:
    assert in_short(salary.parse(text, currency=currency, language=language)) == expected


def test_find_in_english() -> None:
    assert salary.find("Backend developer, 80-100k", "en") is not None
    assert salary.find("Backend developer, 80-100k users", "en") is None


def test_months_belong_to_monthly_pay_only() -> None:
    assert known("年薪30-60万，16薪").months is None
    assert known("年薪30-60万，16薪").unit is Unit.YEAR


@invent(CHARS)
def test_any_text_is_read_or_refused(text: str) -> None:
    value = salary.parse(text)
    if value is not None:
        assert salary.show(value, "zh")
        assert salary.show(value, "en")
        salary.yearly(value)
    found = salary.find(text)
    assert found is None or found[1] in text
