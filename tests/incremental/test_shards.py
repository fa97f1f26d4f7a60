"""Parts of a site that were built apart are the whole when they are put together."""

import shutil
from pathlib import Path

import pytest

from tests.commands.running import good, run
from tests.core.making import make_site, posting, snapshot

OPTIONS = ("--as-of", "2026-11-15", "--base-url", "https://example.org/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {
        f"postings/acme/job-{n}.md": posting(f"skills: [Python, Go]\nposted: 2026-11-{n + 1:02}", f"第 {n} 份。")
        for n in range(9)
    }
    files |= {f"postings/acme/job-{n}.en.md": f"---\ntitle: Job {n}\n---\n\nNumber {n}.\n" for n in range(0, 9, 2)}
    files |= {"pages/about.md": "---\ntitle: 关于\n---\n", "assets/a.txt": "a"}
    return make_site(tmp_path_factory.mktemp("site"), files, "title: {zh: 招聘}\nper_page: 3\n")


@pytest.fixture(scope="module")
def whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("whole") / "output"
    good("build", "--root", root, "--output", output, *OPTIONS)
    return snapshot(output)


@pytest.mark.parametrize("count", [1, 2, 3, 8, 100])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_shards_join_to_the_whole(count: int, jobs: str, root: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    joined = tmp_path / "joined"
    files = 0
    for number in range(1, count + 1):
        if number not in (1, 2, count) and count > 8:
            shards = range(number, count)  # the pages are fewer than the shards: most have nothing to do
            if len(shards) > 20:
                continue
        output = tmp_path / f"shard-{number}"
        good("build", "--root", root, "--output", output, "--shard", f"{number}/{count}", "--jobs", jobs, *OPTIONS)
        files += len([path for path, data in snapshot(output).items() if data != b"/"])
        shutil.copytree(output, joined, dirs_exist_ok=True)
    if count <= 8:
        assert snapshot(joined) == whole
        assert files == len([path for path, data in whole.items() if data != b"/"])  # nothing is made twice
    else:
        assert snapshot(joined).items() <= whole.items()


def test_a_shard_leaves_the_memory_of_whole_builds_alone(root: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    output = tmp_path / "output"
    good("build", "--root", root, "--output", output, *OPTIONS)
    good("build", "--root", root, "--output", tmp_path / "shard", "--shard", "1/2", *OPTIONS)
    good("build", "--root", root, "--output", output, *OPTIONS)
    assert snapshot(output) == whole


@pytest.mark.parametrize("text", ["0/2", "3/2", "2", "a/b", "1/", "-1/2", "1/1000", "1/0"])
def test_no_such_shard(text: str, root: Path) -> None:
    done = run("build", "--root", root, "--shard", text)
    assert done.status == 2
    assert "write 2/8" in done.said
