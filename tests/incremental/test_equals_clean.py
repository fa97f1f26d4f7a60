"""Whatever is done to a site between two builds, the second gives what a build of a fresh site gives, to the byte.

`SITEGEN_EXAMPLES=200 pytest tests/incremental/test_equals_clean.py` does it as often as one likes.
"""

import os
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen import config
from sitegen.build import Report, build
from sitegen.config import Flags
from sitegen.stages import write
from tests.core.making import BASE, DAY, make_site, posting, snapshot

EXAMPLES = int(os.environ.get("SITEGEN_EXAMPLES", "8"))
PLACES = ["上海", "北京", "London", "深圳", "远方"]
SKILLS = ["Python", "C++", "CUDA", "Go"]
WORDS = [
    "你好",
    "推理加速",
    "hello",
    "**重要**",
    "- 一条\n- 两条",
    "[关于](/about/)",
    "[另一个](b.md)",
    "`x`",
    "## 岗位职责",
]
SITE = "title: {zh: 招聘, en: Careers}\n"
SITES = [
    SITE,
    SITE + "per_page: 2\n",
    SITE + "missing_translations: hide\n",
    SITE + "theme: compact\n",
    SITE + "languages: [en, zh]\n",
    SITE + "languages: [zh]\n",
    SITE + "brand: {color: '#0b5f52', footer: 再见}\n",
    SITE + "apply: jobs@example.org\ndescription: 一句话\n",
    SITE + "words: {zh: {nav.jobs: 工作}}\n",
    "title: 别的名字\n",
]
NAMES = ["a", "b", "c", "d", "2026-11-01-e"]
FOLDERS = ["acme", "globex", ""]


class Edits:
    """Changes a site on disk by chance; every way of changing it is a method."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.now = DAY

    def any(self) -> str:
        ways: list[Callable[[], None]] = [
            self.posting, self.posting, self.body, self.body, self.translation, self.delete, self.rename, self.company,
            self.page, self.terms, self.site, self.template, self.words, self.asset, self.document, self.another_day,
            self.style, self.touch, self.broken, self.nothing, self.output,
        ]  # fmt: skip
        way = self.chance.choice(ways)
        way()
        return way.__name__

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def files(self, pattern: str = "content/postings/**/*.md") -> list[Path]:
        return sorted(self.root.glob(pattern))

    def text(self) -> str:
        return "\n\n".join(self.chance.choices(WORDS, k=self.chance.randrange(4)))

    def name(self) -> str:
        folder = self.chance.choice(FOLDERS)
        return f"content/postings/{folder}{'/' if folder else ''}{self.chance.choice(NAMES)}"

    def posting(self) -> None:
        chance = self.chance
        day = DAY - timedelta(days=chance.randrange(-3, 20))
        facts = [f"posted: {day}", f"locations: [{chance.choice(PLACES)}]", f"skills: [{chance.choice(SKILLS)}]"]
        facts += chance.sample(
            ["category: dev", "salary: 10-20K", "hiring: campus", f"closes: {DAY + timedelta(chance.randrange(9))}",
             "draft: true", "remote: hybrid", "company: globex", "aliases: [/old/]", "apply: a@b.com", "slug: mine"],
            chance.randrange(4),
        )  # fmt: skip
        self.write(
            f"{self.name()}.md", posting("\n".join(facts), self.text(), chance.choice(["开发", "测试", "Engineer"]))
        )

    def body(self) -> None:
        for file in self.files()[:1] or []:
            file.write_text(file.read_text("utf-8") + "\n" + self.text() + "\n", "utf-8")

    def translation(self) -> None:
        self.write(
            f"{self.name()}.en.md", f"---\ntitle: {self.chance.choice(['Developer', 'Tester'])}\n---\n\n{self.text()}"
        )

    def delete(self) -> None:
        files = self.files("content/**/*.*")
        if files:
            self.chance.choice(files).unlink()

    def rename(self) -> None:
        files = self.files()
        if files:
            file = self.chance.choice(files)
            file.rename(file.with_name(self.chance.choice(NAMES) + ("." + file.name.partition(".")[2])))

    def company(self) -> None:
        chance = self.chance
        name = chance.choice(["示例", "环球", "另一家"])
        text = f"---\nname: {name}\nemail: {chance.choice('xyz')}@a.com\n---\n{self.text()}"
        self.write(f"content/companies/{chance.choice(['acme', 'globex'])}{chance.choice(['', '.en'])}.md", text)

    def page(self) -> None:
        self.write(f"content/pages/{self.chance.choice(['about', 'how'])}.md", f"---\ntitle: 关于\n---\n{self.text()}")

    def terms(self) -> None:
        chance = self.chance
        name, text = chance.choice([
            ("categories", f"dev: {{zh: {chance.choice(['研发', '开发'])}, en: Dev}}\n"),
            ("locations", "shanghai: {zh: 申城, en: Shanghai, country: CN}\n"),
            ("skills", "python: {zh: 蟒蛇, en: Python}\n"),
        ])  # fmt: skip
        self.write(f"content/{name}.yaml", text)

    def site(self) -> None:
        self.write("site.yaml", self.chance.choice(SITES))

    def template(self) -> None:
        self.write(
            f"themes/default/templates/{self.chance.choice(['not-found', '_footer'])}.html", f"<p>{self.text()}</p>"
        )

    def words(self) -> None:
        self.write("themes/default/words/zh.yaml", f"nav.jobs: {self.chance.choice(['职位', '工作'])}\n")

    def style(self) -> None:
        self.write("themes/default/static/extra.css", f"p {{ order: {self.chance.randrange(9)} }}\n")

    def asset(self) -> None:
        self.write(f"content/assets/{self.chance.choice('ab')}.txt", self.text())

    def document(self) -> None:
        jobs = [
            "## 前端工程师\n\n岗位职责：\n- 写网页\n",
            "## 后端工程师\n\n岗位职责：\n- 写服务\n\n任职要求：\n- 会 Go\n",
        ]
        self.write("content/postings/acme/several.md", "\n".join(self.chance.sample(jobs, self.chance.randrange(3))))

    def another_day(self) -> None:
        self.now += timedelta(days=self.chance.choice([1, 1, 3, 10]))

    def touch(self) -> None:
        for file in self.files():
            file.touch()

    def broken(self) -> None:
        self.write("content/postings/acme/broken.md", "---\ntitle: [\n---\n")

    def nothing(self) -> None:
        pass

    def output(self) -> None:
        files = [file for file in self.files("output/**/*") if file.is_file()]
        if files:
            file = self.chance.choice(files)
            if self.chance.random() < 0.5:
                file.unlink()
            else:
                file.write_text("somebody was here", "utf-8")

    def mend(self) -> None:
        """Take away what keeps the site from being built."""
        (self.root / "content/postings/acme/broken.md").unlink(missing_ok=True)


def built(root: Path, output: Path, day: object, *, cache: bool) -> Report:
    settings, problems = config.read(Flags(root, output, BASE, as_of=day, cache=cache))  # type: ignore[arg-type]
    return build(settings) if settings else Report(tuple(problems))


def same(edits: Edits, clean: Path) -> None:
    """Build as users do, and from nothing; both must give the same files, or the same problems."""
    before = snapshot(edits.root / "output")
    report = built(edits.root, edits.root / "output", edits.now, cache=True)
    fresh = built(edits.root, clean, edits.now, cache=False)
    assert report.problems == fresh.problems
    if fresh.written:
        assert snapshot(edits.root / "output") == snapshot(clean)
    else:
        assert snapshot(edits.root / "output") == before
    shutil.rmtree(clean, ignore_errors=True)
    shutil.rmtree(clean.with_name(f".{clean.name}.spare"), ignore_errors=True)


@given(st.integers(0, 2**32), st.integers(4, 12))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits(seed: int, count: int) -> None:
    with TemporaryDirectory() as folder:
        root = make_site(Path(folder) / "site", {"postings/acme/a.md": posting()})
        edits = Edits(root, random.Random(seed))  # noqa: S311
        done = []
        with patch.object(write, "MANY", edits.chance.choice([0, 10, write.MANY])):  # files that are many
            for _ in range(count):
                done.append(edits.any())
                try:
                    same(edits, Path(folder) / "clean")
                except AssertionError as error:
                    error.add_note(f"after {done}")
                    raise
                edits.mend()
