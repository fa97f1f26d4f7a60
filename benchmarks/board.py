"""What the layouts of all generators share: the board's postings, its names, its words, its numbers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from corpus import LANGUAGES, ROOT, Ad, ads, with_markup

HERE = Path(__file__).resolve().parent
BASE = "https://jobs.example.org"
APPLY = "jobs@example.org"
PER_PAGE = 50
NEWEST_AT_HOME = 12  # as many as sitegen's home page has
NEWEST_IN_ATOM = 100  # as many as sitegen's Atom feed has
TITLES = {"zh": "示例招聘站", "en": "Example Careers"}
DESCRIPTIONS = {
    "zh": "开源与智能计算团队的公开职位。",
    "en": "Open roles at teams that build open-source and AI software.",
}
TAGS = {"zh": "zh-CN", "en": "en"}
NAMES = {"zh": "中文", "en": "English"}


def postings(count: int) -> Iterator[Ad]:
    """Yield the postings of a board as all generators get them."""
    return map(with_markup, ads(count))


def categories() -> dict[str, dict[str, str]]:
    """Return the categories in their order: slug -> name by language."""
    found: dict[str, dict[str, str]] = yaml.safe_load((ROOT / "content/categories.yaml").read_text("utf-8"))
    return found


def words(language: str) -> dict[str, str]:
    """Return what the bench pages say."""
    said = yaml.safe_load((HERE / f"theme/words/{language}.yaml").read_text("utf-8"))
    return {key.removeprefix("bench."): text for key, text in said.items()}


def about(name: str, language: str) -> str:
    """Return what a company says of itself."""
    if language == "zh":
        return f"{name}为开发者做软件，也公开一部分代码。团队在招人，欢迎把简历发过来。\n"
    return f"{name} builds software for developers, and publishes a part of it. Have a look at the open jobs.\n"


def quoted(value: Any) -> str:
    """Return a value as JSON, which is YAML, too."""
    return json.dumps(value, ensure_ascii=False)


def front(values: dict[str, Any]) -> str:
    return "---\n" + "".join(f"{key}: {quoted(value)}\n" for key, value in values.items()) + "---\n\n"


def params(language: str) -> dict[str, Any]:
    """Return what templates of other generators are told of the site in a language."""
    return {
        "tag": TAGS[language],
        "name": NAMES[language],
        "locale": TAGS[language].replace("-", "_"),
        "prefix": "" if language == LANGUAGES[0] else f"/{language}",
        "description": DESCRIPTIONS[language],
        "apply": APPLY,
        "newest": NEWEST_AT_HOME,
        "atom": NEWEST_IN_ATOM,
        "t": words(language),
        "categories": [{"slug": slug, "name": names[language]} for slug, names in categories().items()],
    }
