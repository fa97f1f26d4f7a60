import re
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.color import READABLE, WHITE, Color, parse
from sitegen.config import Config, Flags, read
from sitegen.model import Apply
from sitegen.problem import Problem
from sitegen.schema.brand import DARK_GROUND
from tests.core.making import cases


def reading(root: Path, text: str | bytes, **flags: Any) -> tuple[Config | None, list[Problem]]:
    data = text.encode() if isinstance(text, str) else text
    (root / "site.yaml").write_bytes(data)
    return read(Flags(root, **flags))


def good(root: Path, text: str, **flags: Any) -> Config:
    config, problems = reading(root, text, **flags)
    assert config, problems
    assert problems == []
    return config


@pytest.mark.parametrize("lines,field,value", cases(__file__, "set"))
def test_a_key_sets_its_field(lines: str, field: str, value: object, tmp_path: Path) -> None:
    found = attrgetter(field)(good(tmp_path, f"title: 招聘\n{lines}\n"))
    assert (list(found) if isinstance(found, tuple) else found) == value


@pytest.mark.parametrize("lines,rule,line", cases(__file__, "wrong"))
def test_a_wrong_value_is_a_problem_at_its_line(lines: str, rule: str, line: int, tmp_path: Path) -> None:
    config, problems = reading(tmp_path, f"title: 招聘\n{lines}\n")
    assert config is None
    assert [(p.rule, p.where.path, p.where.line) for p in problems] == [(rule, "site.yaml", line)]


def test_titles(tmp_path: Path) -> None:
    assert good(tmp_path, "title: Jobs\nlanguages: [en, zh]").titles == {"en": "Jobs"}
    assert good(tmp_path, "title: {en: Jobs, zh: 招聘}").titles == {"zh": "招聘", "en": "Jobs"}
    for text in ("description: x", "title: ''", "title: {}", ""):
        config, problems = reading(tmp_path, text)
        assert (config, [p.rule for p in problems]) == (None, ["key.missing"])


def test_apply(tmp_path: Path) -> None:
    assert good(tmp_path, "title: x\napply: hr@example.org").apply == Apply(email="hr@example.org")
    assert good(tmp_path, "title: x").apply is None


@pytest.mark.parametrize(
    "text,rule",
    [
        ("- a", "yaml.not-mapping"),
        ("title: [", "yaml.syntax"),
        ("title：招聘", "yaml.full-width"),
        ("a: " + "x" * 20_000, "yaml.too-large"),
        ("招聘".encode("gb18030"), "file.not-utf8"),
        (b"title: x\0", "yaml.syntax"),
    ],
)
def test_a_file_that_cannot_be_read(text: str | bytes, rule: str, tmp_path: Path) -> None:
    config, problems = reading(tmp_path, text)
    assert (config, [p.rule for p in problems]) == (None, [rule])


def test_a_folder_without_a_site(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        config, problems = read(Flags(root))
        assert (config, [p.rule for p in problems]) == (None, ["config.missing"])


def test_a_warning_does_not_stop_a_build_and_is_not_lost(tmp_path: Path) -> None:
    config, problems = reading(tmp_path, "title: 招聘 #急")
    assert config
    assert [(p.rule, p.where.line) for p in problems] == [("yaml.comment", 1)]


@pytest.mark.parametrize(
    "lines,line,ground",
    [
        ('color: "#00ffff"', 3, WHITE),
        ('color: {light: "#8ab4f8"}', 3, WHITE),
        ('color: {light: "#0b5f52", dark: "#0b5f52"}', 3, DARK_GROUND),
        ('color:\n    light: "#0b5f52"\n    dark: "#123456"', 5, DARK_GROUND),
    ],
)
def test_a_colour_that_cannot_be_read_is_a_warning_with_one_that_can(
    lines: str, line: int, ground: Color, tmp_path: Path
) -> None:
    config, problems = reading(tmp_path, f"title: x\nbrand:\n  {lines}\n")
    assert config
    assert [(p.rule, p.where.line) for p in problems] == [("brand.contrast", line)]
    (better,) = (parse(text) for text in re.findall('"(#[0-9a-f]{6})"', problems[0].advice))
    assert better is not None
    assert better.contrast(ground) >= READABLE


def test_flags_come_before_the_file(tmp_path: Path) -> None:
    text = "title: x\nbase_url: https://a.example/\n"
    config = good(tmp_path, text, base_url="https://b.example/x", output=tmp_path / "o", drafts=True, jobs=3)
    assert (config.base_url, config.output) == ("https://b.example/x/", tmp_path / "o")
    assert (config.drafts, config.jobs) == (True, 3)
    plain = good(tmp_path, text)
    assert (plain.base_url, plain.output, plain.drafts, plain.jobs) == (
        "https://a.example/", tmp_path / "output", False, None,
    )  # fmt: skip


def test_a_wrong_flag_is_named(tmp_path: Path) -> None:
    config, problems = reading(tmp_path, "title: x\nbase_url: https://a.example/", base_url="b.example")
    assert (config, [str(p.where) for p in problems]) == (None, ["--base-url"])


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
def test_the_day_that_is_asked_for_is_that_day_in_the_sites_zone(zone: str, tmp_path: Path) -> None:
    config = good(tmp_path, f"title: x\ntimezone: {zone}", as_of=date(2026, 11, 15))
    assert config.zone == ZoneInfo(zone)
    assert (config.today, config.now.hour, config.now.tzinfo) == (date(2026, 11, 15), 12, ZoneInfo(zone))


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_without_it_the_day_is_todays_in_the_sites_zone(zone: str, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    config = good(tmp_path, f"title: x\ntimezone: {zone}")
    assert before <= config.now <= datetime.now(UTC)
    assert config.today == config.now.astimezone(ZoneInfo(zone)).date()
