"""Real files that come, change and go."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
import watchfiles

from sitegen.preview.watching import SourceWatch, is_source

Until = Callable[[Callable[[], Any]], Any]


class Seen:
    """What a watch has told so far, as paths below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.queue: SimpleQueue[set[str]] = SimpleQueue()
        self.names: set[str] = set()

    def add(self, paths: set[str]) -> None:
        self.queue.put(paths)

    def __contains__(self, name: str) -> bool:
        while not self.queue.empty():
            folder = self.folder.resolve()
            self.names |= {Path(path).relative_to(folder).as_posix() for path in self.queue.get()}
        return name in self.names


@pytest.fixture
def seen(site: Path, tmp_path: Path, until: Until) -> Iterator[Seen]:
    """Watch the small site, and a folder of themes beside it."""
    (tmp_path / "built-in").mkdir()
    found = Seen(tmp_path)
    watching = SourceWatch(site, (tmp_path / "built-in",), found.add)
    watching.start()
    for file in (site / "site.yaml", tmp_path / "built-in" / "begin.css"):
        touch_until_seen(file, found, until)
    yield found
    watching.stop()


def touch_until_seen(file: Path, seen: Seen, until: Until) -> None:
    """Write a file until the watch, which begins in a thread of its own, has told of it."""
    name = file.relative_to(seen.folder).as_posix()

    def written() -> bool:
        with file.open("a") as stream:
            stream.write("\n")
        return name in seen

    until(written)


def test_a_saved_a_new_and_a_deleted_file_are_told(site: Path, posting: Path, seen: Seen, until: Until) -> None:
    posting.write_text("changed")
    until(lambda: "site/content/postings/acme/engineer.md" in seen)
    new = site / "content" / "postings" / "new company" / "tester.md"
    new.parent.mkdir()
    new.write_text("new")
    until(lambda: "site/content/postings/new company" in seen or f"site/{new.relative_to(site)}" in seen)
    touch_until_seen(new, seen, until)
    seen.names.clear()
    new.unlink()
    until(lambda: f"site/{new.relative_to(site)}" in seen)


def test_a_file_that_an_editor_renames_into_place_is_told(posting: Path, seen: Seen, until: Until) -> None:
    draft = posting.with_name(".engineer.md.tmp")
    draft.write_text("changed")
    draft.replace(posting)
    until(lambda: "site/content/postings/acme/engineer.md" in seen)
    assert "site/content/postings/acme/.engineer.md.tmp" not in seen


def test_output_hidden_and_temporary_files_are_not_told(site: Path, posting: Path, seen: Seen, until: Until) -> None:
    (site / "output").mkdir()
    (site / "output" / "index.html").write_text("built")
    (site / "notes.txt").write_text("beside")
    for name in (".engineer.md.swp", "engineer.md~", "#engineer.md#", "4913"):
        posting.with_name(name).write_text("temporary")
    posting.write_text("last")
    (site / "site.yaml").write_text("last")
    seen.names.discard("site/site.yaml")
    until(lambda: "site/content/postings/acme/engineer.md" in seen and "site/site.yaml" in seen)
    expected = {"site/site.yaml", "built-in/begin.css", "site/content/postings/acme/engineer.md"}
    assert seen.names == expected


def test_a_folder_that_appears_later_is_watched(site: Path, seen: Seen, until: Until) -> None:
    file = site / "themes" / "own" / "static" / "style.css"
    file.parent.mkdir(parents=True)
    until(lambda: "site/themes" in seen)
    touch_until_seen(file, seen, until)


def test_a_folder_that_was_away_is_watched_again(site: Path, posting: Path, seen: Seen, until: Until) -> None:
    away = site.with_name("away")
    (site / "content").rename(away)
    until(lambda: "site/content" in seen)
    away.rename(site / "content")
    touch_until_seen(posting, seen, until)


def test_a_site_may_have_no_folder_yet(tmp_path: Path, until: Until) -> None:
    seen = Seen(tmp_path)
    watching = SourceWatch(tmp_path, (), seen.add)
    watching.start()
    touch_until_seen(tmp_path / "site.yaml", seen, until)
    (tmp_path / "content").mkdir()
    touch_until_seen(tmp_path / "content" / "categories.yaml", seen, until)
    watching.stop()


def test_files_below_a_hidden_folder_are_no_sources_but_the_site_may_lie_in_one(tmp_path: Path, until: Until) -> None:
    assert not is_source(Path("postings/.git/x.md"))
    root = tmp_path / ".hidden"
    (root / "content").mkdir(parents=True)
    seen = Seen(root)
    watching = SourceWatch(root, (), seen.add)
    watching.start()
    touch_until_seen(root / "content" / "categories.yaml", seen, until)
    watching.stop()


def test_without_the_systems_watches_files_are_looked_at(
    site: Path, posting: Path, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def used_up(*paths: Path, force_polling: bool | None = None, **options: Any) -> Any:
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return watchfiles.watch(*paths, force_polling=True, **options)

    monkeypatch.setattr("sitegen.preview.watching.watch", used_up)
    seen = Seen(tmp_path)
    watching = SourceWatch(site, (), seen.add)
    watching.start()
    touch_until_seen(posting, seen, until)
    touch_until_seen(site / "site.yaml", seen, until)
    watching.stop()


@pytest.mark.parametrize("name", ["a.md", "acme/a.md", "categories.yaml", "assets/logo.png", "default/words/zh.yaml"])
def test_a_source_is_a_source(name: str) -> None:
    assert is_source(Path(name))
