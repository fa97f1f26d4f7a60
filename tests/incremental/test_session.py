"""A process that builds again and again gives what a build of a fresh site gives, whatever it is told of changes.

`SITEGEN_EXAMPLES=200 pytest tests/incremental/test_session.py` edits as often as one likes.
"""

import errno
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen import config, disk
from sitegen.build import Report, build, check
from sitegen.config import Flags
from sitegen.kept import FOLDER
from sitegen.model import Job
from sitegen.session import Session
from sitegen.stages import write as stage
from sitegen.stages.render import Renderer
from sitegen.stats import Stats
from tests.core.making import BASE, COMPANY, DAY, build_site, config_of, make_site, posting, snapshot
from tests.incremental.test_equals_clean import EXAMPLES, Edits

WORDS = "我们在上海做大模型推理框架，和社区一起开发。"


def text(words: str, title: str = "开发工程师") -> str:
    """Return a posting of which only the words of the body are other."""
    return posting("summary: 一句话\nskills: [Go]", f"{WORDS}\n\n{words}", title)


class Preview:
    """A session with an output of its own."""

    def __init__(self, root: Path, output: Path) -> None:
        self.root, self.output = root, output
        self.session = Session()
        self.stats = Stats()
        self._stamps = dict(self._files())

    def _files(self) -> Iterator[tuple[str, object]]:
        for path in (self.root / "site.yaml", *self.root.glob("content/**/*"), *self.root.glob("themes/**/*")):
            if path.is_file():
                stat = path.stat()
                yield str(path.resolve()), (stat.st_mtime_ns, stat.st_size, stat.st_ino)

    def changed(self) -> set[str]:
        """Return what a watcher would tell of since it was asked the last time."""
        before, self._stamps = self._stamps, dict(self._files())
        return {path for path, _ in before.items() ^ self._stamps.items()}

    def build(self, touched: set[str] | None, day: date = DAY) -> Report:
        flags = Flags(self.root, self.output, BASE, as_of=day)
        settings, problems = config.read(flags)
        self.session.touch(touched)
        if settings is None:
            return Report(tuple(problems))
        self.stats = Stats()
        return build(replace(settings, jobs=1, private=True), self.stats, session=self.session)


def clean(root: Path, output: Path, day: date) -> Report:
    settings, problems = config.read(Flags(root, output, BASE, as_of=day, cache=False))
    return build(settings) if settings else Report(tuple(problems))


@given(st.integers(0, 2**32), st.integers(4, 12))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_edits(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    with TemporaryDirectory() as folder:
        root = make_site(Path(folder) / "site", {"postings/acme/a.md": text("一"), "postings/acme/b.md": text("二")})
        edits, preview = Edits(root, chance), Preview(root, Path(folder) / "shown")
        done = []
        with closing(preview.session):
            for number in range(count):
                done.append(edits.any())
                if chance.random() < 0.2:
                    done.append(_meanwhile(root, chance))
                fresh = clean(root, Path(folder) / f"clean-{number}", edits.now)
                before = snapshot(preview.output)
                report = preview.build(preview.changed(), edits.now)
                try:
                    assert report.problems == fresh.problems
                    assert snapshot(preview.output) == (snapshot(Path(folder) / f"clean-{number}") or before)
                except AssertionError as error:
                    error.add_note(f"after {done}")
                    raise
                edits.mend()


def _meanwhile(root: Path, chance: random.Random) -> str:
    """Let another process do something with the site's cache."""
    settings, _ = config.read(Flags(root, None, BASE))
    way = chance.choice(["check", "build", "nothing is kept"])
    if way == "nothing is kept":
        shutil.rmtree(root / FOLDER, ignore_errors=True)
    elif settings is not None:
        check(settings) if way == "check" else build(settings)
    return way


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = make_site(tmp_path / "site", {f"postings/acme/{name}.md": text(name) for name in "abc"})
    for file in root.glob("content/**/*.md"):
        os.utime(file, (1, 1))  # long ago: what was changed a moment ago is read again
    found = Preview(root, tmp_path / "shown")
    found.build(None)
    with closing(found.session):
        yield found


def shows(preview: Preview, words: str, name: str = "a") -> bool:
    return words in (preview.output / f"jobs/acme/{name}/index.html").read_text("utf-8")


def same(preview: Preview, tmp_path: Path) -> bool:
    build_site(preview.root, output=tmp_path / "clean", cache=False)
    return snapshot(preview.output) == snapshot(tmp_path / "clean")


def write(preview: Preview, name: str, words: str, moment: int) -> None:
    """Write a posting at a moment long ago: what was changed just now is read again in any case."""
    make_site(preview.root, {f"postings/acme/{name}.md": text(words)})
    os.utime(preview.root / f"content/postings/acme/{name}.md", (moment, moment))


def test_only_what_was_touched_is_looked_at(preview: Preview, tmp_path: Path) -> None:
    """A file of which nobody tells is found by the next look at everything; and so again and again."""
    for number in (2, 3):
        for name in "ab":
            write(preview, name, f"{name}{number}", number)
        preview.build({str((preview.root / "content/postings/acme/a.md").resolve())})
        assert preview.stats.parsed == 1
        assert (shows(preview, f"a{number}"), shows(preview, f"b{number}", "b")) == (True, False)
        preview.build(None)
        assert preview.stats.parsed == 1
        assert shows(preview, f"b{number}", "b")
        preview.build(None)
        assert preview.stats.changed == 0
    assert same(preview, tmp_path)


def test_words_of_a_posting_are_all_that_is_made(preview: Preview) -> None:
    make_site(preview.root, {"postings/acme/a.md": text("甲")})
    preview.build(preview.changed())
    assert sorted(preview.stats.made) == ["en/jobs/acme/a/index.html", "jobs/acme/a/index.html"]
    preview.build(None)
    assert (preview.stats.made, preview.stats.changed) == ({}, 0)


def test_a_change_that_could_not_be_built_is_not_forgotten(preview: Preview, tmp_path: Path) -> None:
    site = preview.root / "site.yaml"
    good = site.read_text("utf-8")
    site.write_text("title: [", "utf-8")
    (preview.root / "content/postings/acme/a.md").write_text(text("甲"), "utf-8")
    assert preview.build(preview.changed()).written is None
    site.write_text(good, "utf-8")
    assert preview.build(preview.changed()).written
    assert shows(preview, "甲")
    assert same(preview, tmp_path)


@pytest.mark.parametrize("what", ["a folder", "gone", "new", "elsewhere"])
def test_what_is_no_file_of_before_leads_to_a_look_at_everything(what: str, preview: Preview, tmp_path: Path) -> None:
    folder = preview.root / "content/postings/acme"
    told = folder / "c.md"
    if what == "a folder":
        told = folder
    elif what == "elsewhere":
        told = tmp_path / "elsewhere.md"
    elif what == "new":
        told = folder / "new.md"
        told.write_text(text("新"), "utf-8")
    else:
        told.unlink()
    (folder / "a.md").write_text(text("甲"), "utf-8")  # and of this nobody tells
    preview.build({str(told.resolve())})
    assert shows(preview, "甲")
    assert same(preview, tmp_path)


def test_what_an_editor_wrote_in_between_is_nothing(preview: Preview, tmp_path: Path) -> None:
    folder = preview.root / "content/postings/acme"
    write(preview, "a", "甲", 2)
    write(preview, "b", "乙", 2)
    preview.build({str((folder / name).resolve()) for name in ("a.md", "sedXq3z1", "new.md")})
    assert (shows(preview, "甲"), shows(preview, "乙", "b")) == (True, False)  # nobody told of b, and nobody looked
    (folder / "notes.txt").write_text("x", "utf-8")
    preview.build(preview.changed())
    (folder / "notes.txt").unlink()
    report = preview.build({str((folder / "notes.txt").resolve())})  # what was misplaced is gone
    assert report.problems == ()
    assert same(preview, tmp_path)


@pytest.mark.parametrize("many", [0, 2000])
def test_a_spare_that_could_not_be_brought_up_to_date_is_not_shown_again(
    many: int, preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(stage, "MANY", many)
    (preview.root / "content/postings/acme/a.md").write_text(text("甲"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "link", full)
        patch.setattr(disk, "copy", full)
        preview.build(preview.changed())
    assert shows(preview, "甲")
    (preview.root / "content/postings/acme/b.md").write_text(text("乙"), "utf-8")
    preview.build(preview.changed())
    assert (shows(preview, "甲"), shows(preview, "乙", "b")) == (True, True)
    assert same(preview, tmp_path)


def test_a_file_that_becomes_a_link_is_seen(preview: Preview) -> None:
    told = preview.root.resolve() / "content/postings/acme/c.md"
    told.unlink()
    told.symlink_to("b.md")
    assert [problem.rule for problem in preview.build({str(told)}).problems] == ["file.link"]


def test_what_others_wrote_into_the_cache_is_not_mixed_with_what_is_in_memory(preview: Preview, tmp_path: Path) -> None:
    """Another process parses anew, so that the bodies that this one knows are not where they were."""
    for words in ("甲", "乙"):
        make_site(preview.root, {f"postings/acme/{name}.md": text(words + name) for name in "abc"})
        build_site(preview.root)
    make_site(preview.root, {"postings/acme/a.md": text("丙")})
    preview.build({str((preview.root / "content/postings/acme/a.md").resolve())})
    assert shows(preview, "丙")
    assert shows(preview, "乙b", "b")
    assert same(preview, tmp_path)


def test_a_title_reaches_other_pages(preview: Preview, tmp_path: Path) -> None:
    make_site(preview.root, {"postings/acme/a.md": text("甲", "架构师")})
    preview.build(preview.changed())
    assert preview.stats.parsed == 1
    assert shows(preview, "架构师", "b")
    assert same(preview, tmp_path)


def test_entries_of_feeds_are_made_again_where_their_pages_are(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, str]] = []
    item = Renderer.item

    def counted(renderer: Renderer, job: Job, language: str) -> bytes:
        made.append((job.id, language))
        return item(renderer, job, language)

    monkeypatch.setattr(Renderer, "item", counted)
    files = {f"postings/initech/{name}.md": posting("company: initech\nlocations: [北京]") for name in "xy"}
    make_site(preview.root, {**files, "companies/initech.md": COMPANY})
    preview.build(preview.changed())
    made.clear()
    make_site(preview.root, {"postings/acme/a.md": text("甲", "架构师"), **files, "companies/initech.md": COMPANY})
    preview.build(preview.changed())
    assert {name for name, _ in made} == {"acme/a", "acme/b", "acme/c"}  # the other two are beside it
    assert same(preview, tmp_path)


def test_where_nothing_can_be_kept_a_session_still_remembers(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {"postings/acme/a.md": text("一")})
    (root / FOLDER).write_text("no folder", "utf-8")
    with closing(Session()) as session:
        settings = replace(config_of(root), output=tmp_path / "shown", private=True)
        build(settings, session=session)
        stats = Stats()
        build(settings, stats, session=session)
    assert stats.parsed == 0


def test_sitegen_build_after_a_preview_has_what_the_preview_had(preview: Preview, tmp_path: Path) -> None:
    build_site(preview.root)
    make_site(preview.root, {"postings/acme/a.md": text("甲")})
    preview.build(preview.changed())
    build_site(preview.root)
    build_site(preview.root, output=tmp_path / "clean", cache=False)
    assert snapshot(preview.root / "output") == snapshot(tmp_path / "clean")


def test_what_ended_without_a_commit_locks_nobody_out(preview: Preview) -> None:
    make_site(preview.root, {"postings/acme/broken.md": "---\ntitle: [\n---\n"})
    assert preview.build(preview.changed()).written is None
    os.utime(preview.root / "content/postings/acme/a.md")
    (preview.root / "content/postings/acme/broken.md").unlink()
    assert build_site(preview.root).written
