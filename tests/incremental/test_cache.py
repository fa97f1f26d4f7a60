"""Whatever becomes of the cache between two builds, the second is right; and the cache does not grow for ever."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sitegen import kept as module
from sitegen.build import build
from sitegen.kept import FOLDER, kept
from sitegen.model import Body
from sitegen.shelf import Broken, Place, Shelf
from sitegen.stats import Stats
from tests.core.making import build_site, config_of, make_site, posting, snapshot

FILES = {
    "postings/acme/a.md": posting("category: dev", "第一段。\n\n- 一条"),
    "postings/acme/a.en.md": "---\ntitle: Developer\n---\n\nHello.\n",
    "postings/acme/b.md": posting(body="见 [关于](../../pages/about.md)。"),
    "pages/about.md": "---\ntitle: 关于\n---\n\n我们。\n",
    "categories.yaml": "dev: {zh: 研发, en: R&D}\n",
}


def damaged(change: Callable[[bytearray], None]) -> Callable[[Path], None]:
    """Return what changes the bytes of the database."""

    def damage(folder: Path) -> None:
        data = bytearray((folder / "cache.db").read_bytes())
        change(data)
        (folder / "cache.db").write_bytes(data)

    return damage


def noise(seed: int) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        chance = random.Random(seed)  # noqa: S311
        for _ in range(40):
            data[chance.randrange(100, len(data))] = chance.randrange(256)

    return change


def rows_swapped(folder: Path) -> None:
    """Give every value of the database the bytes of another, codes included."""
    with closing(sqlite3.connect(folder / "cache.db")) as base:
        rows = base.execute("select name, code, data from value order by name").fetchall()
        for (name, *_), (_, code, data) in zip(rows, rows[1:] + rows[:1], strict=True):
            base.execute("update value set code = ?, data = ? where name = ?", (code, data, name))
        base.commit()


def texts(change: Callable[[bytearray], None]) -> Callable[[Path], None]:
    """Return what changes the bytes of the parsed texts."""

    def damage(folder: Path) -> None:
        for file in folder.glob("*.texts"):
            data = bytearray(file.read_bytes())
            change(data)
            file.write_bytes(data)

    return damage


def texts_deleted(folder: Path) -> None:
    for file in folder.glob("*.texts"):
        file.unlink()


def words_exchanged(data: bytearray) -> None:
    """Put other words of the same length into a body."""
    words = "第一段".encode()
    assert words in data
    data[:] = data.replace(words, "第二段".encode())


def another_schema(folder: Path) -> None:
    (folder / "cache.db").unlink()
    with closing(sqlite3.connect(folder / "cache.db")) as base:
        base.execute("create table value (other integer)")
        base.commit()


def in_the_way(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder")


def linked(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")


def half_a_change(folder: Path) -> None:
    (folder / "cache.db-journal").write_bytes(os.urandom(3000))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "deleted": shutil.rmtree,
    "the database is deleted": lambda folder: (folder / "cache.db").unlink(),
    "empty": damaged(lambda data: data.clear()),
    "truncated": damaged(lambda data: data.__delitem__(slice(len(data) // 2, None))),
    "text": damaged(lambda data: data.__setitem__(slice(None), b"no database")),
    "zeros": damaged(lambda data: data.__setitem__(slice(4096, 12000), bytes(12000 - 4096))),
    **{f"noise {seed}": damaged(noise(seed)) for seed in range(6)},
    "rows swapped": rows_swapped,
    "the texts are deleted": texts_deleted,
    "the texts are empty": texts(lambda data: data.clear()),
    "the texts are truncated": texts(lambda data: data.__delitem__(slice(len(data) // 2, None))),
    "the texts are longer": texts(lambda data: data.extend(b"more")),
    "the texts have other words": texts(words_exchanged),
    **{f"noise in the texts {seed}": texts(noise(seed)) for seed in range(4)},
    "another schema": another_schema,
    "a file in its place": in_the_way,
    "a link in its place": linked,
    "half a change": half_a_change,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("edited", [False, True])
def test_a_damaged_cache(damage: Callable[[Path], None], edited: bool, tmp_path: Path) -> None:  # noqa: FBT001
    root = make_site(tmp_path / "site", FILES)
    assert build_site(root).written
    damage(root / FOLDER)
    if edited:
        make_site(root, {"postings/acme/a.md": posting("category: dev", "第一段，改了。\n\n- 一条")})
    assert build_site(root).written
    clean = make_site(tmp_path / "clean", FILES)
    shutil.copytree(root / "content", clean / "content", dirs_exist_ok=True)
    assert build_site(clean, cache=False).written
    assert snapshot(root / "output") == snapshot(clean / "output")


def test_what_was_kept_by_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that comes with a pull request: its HTML would be published, its values unpickled."""
    root = make_site(tmp_path / "site", FILES)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "somebody"))
    assert build_site(root).written
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "me"))
    stats = Stats()
    assert build(config_of(root), stats).written
    assert (stats.parsed, len(stats.made)) == (stats.texts, stats.pages)


def test_the_secret_is_the_users_own(tmp_path: Path) -> None:
    with kept(tmp_path, tmp_path / "keys", lambda: None) as first:
        first.put("x", 1)
        first.commit()
    key = tmp_path / "keys/key"
    assert key.stat().st_mode & 0o077 == 0
    with kept(tmp_path, tmp_path / "keys", lambda: None) as again:
        assert again.get("x") == 1
    key.write_bytes(os.urandom(32))
    with kept(tmp_path, tmp_path / "keys", lambda: None) as other:
        assert other.get("x") is None


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text("a file")
    with kept(tmp_path, keys, lambda: None) as found:
        found.put("x", 1)
        found.commit()
    with kept(tmp_path, keys, lambda: None) as found:
        assert found.get("x") is None
    assert not (tmp_path / FOLDER).exists()


def test_git_leaves_the_cache_alone(tmp_path: Path) -> None:
    with kept(tmp_path, tmp_path / "keys", lambda: None):
        pass
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def body(words: str) -> Body:
    return Body((f"<p>{words}</p>",), text=words, summary=words)


def test_a_value_and_its_bodies_are_what_was_put_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    places = [shelf.put([body(f"words {number}"), number]) for number in range(3)]
    for number, (place, _) in enumerate(places):
        got, plain = shelf.get(place)
        assert (got.chunks, got.text, plain) == ((f"<p>words {number}</p>",), f"words {number}", number)


def test_the_second_digest_is_that_of_everything_but_words(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    one, other, longer = (Body((words,), text=words, summary="the same") for words in ("some", "more", "many more"))
    assert shelf.put([one, 1])[1] == shelf.put([other, 1])[1] == shelf.put([longer, 1])[1]
    assert shelf.put([one, 1])[1] != shelf.put([one, 2])[1]


def test_what_is_not_as_it_was_put_away_is_broken(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (place, _), (other, _) = shelf.put([body("one")]), shelf.put([body("two")])
    for wrong in (place._replace(file="none"), place._replace(start=1), other._replace(digest=place.digest)):
        with pytest.raises(Broken):
            shelf.get(wrong)
    (got,) = shelf.get(place)
    data = bytearray((tmp_path / place.file).read_bytes())
    data[place.start + place.words // 2] ^= 1
    (tmp_path / place.file).write_bytes(data)
    with pytest.raises(Broken):
        assert got.chunks


def test_a_shelf_that_is_mostly_waste_is_written_anew(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (first, _), *rest = (shelf.put([body(f"{number} " * 100_000)]) for number in range(6))
    assert shelf.tidied([first, *(place for place, _ in rest)]) == {}
    moved: dict[Place, Place] = shelf.tidied([first])
    assert moved[first].file != first.file
    shelf.drop_all_but({moved[first].file})
    assert [file.name for file in tmp_path.glob("*.texts")] == [moved[first].file]
    assert shelf.get(moved[first])[0].text == "0 " * 100_000


def test_a_process_goes_on_with_the_file_of_the_last_one(tmp_path: Path) -> None:
    first, second = Shelf(tmp_path), Shelf(tmp_path)
    place, _ = first.put([body("one")])
    second.go_on(first.file)
    other, _ = second.put([body("two")])
    assert (other.file, other.start > place.start) == (place.file, True)
    assert [second.get(each)[0].text for each in (place, other)] == ["one", "two"]


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES)
    sizes = []
    for number in range(12):
        make_site(root, {"postings/acme/a.md": posting(body=f"第 {number + 10} 次。" * 10_000)})
        build_site(root)
        sizes.append(sum(file.stat().st_size for file in (root / FOLDER).iterdir()))
    assert max(sizes[6:]) < 1.2 * max(sizes[:6])
    assert len(list((root / FOLDER).glob("*.texts"))) == 1


def test_a_value_of_another_name_is_none(tmp_path: Path) -> None:
    """A code is that of a value and of its name."""
    with kept(tmp_path, tmp_path / "keys", lambda: None) as found:
        found.put("x", 1)
        found.commit()
    with closing(sqlite3.connect(tmp_path / FOLDER / "cache.db")) as base:
        base.execute("update value set name = 'y' where name = 'x'")
        base.commit()
    with kept(tmp_path, tmp_path / "keys", lambda: None) as found:
        assert found.get("y") is None


def test_two_builds_at_once(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", FILES)
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), "--as-of", "2026-11-15"]
    for _ in range(3):
        make_site(root, {"postings/acme/a.md": posting(body=os.urandom(8).hex())})
        running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        assert [(process.communicate()[1], process.returncode)[1] for process in running] == [0, 0, 0]
    alone = tmp_path / "alone"
    subprocess.run([*command, "--no-cache", "--output", str(alone)], check=True, capture_output=True)
    assert snapshot(root / "output") == snapshot(alone)


def test_a_build_that_waits_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with kept(tmp_path, tmp_path / "keys", lambda: None):
        code = (
            "import sys; from pathlib import Path; from sitegen.kept import kept\n"
            "with kept(Path(sys.argv[1]), Path(sys.argv[2]), lambda: print('waiting', flush=True)): print('mine')"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), str(tmp_path / "keys")], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        said.append(process.stdout.readline())
    said.append(process.communicate()[0])
    assert said == ["waiting\n", "mine\n"]


def test_the_code_depends_on_name_and_secret() -> None:
    codes = {module._code(secret, name, b"x") for secret in (b"a" * 32, b"b" * 32) for name in ("x", "y")}  # noqa: SLF001
    assert len(codes) == 4
