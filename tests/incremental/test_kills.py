"""A build that is killed leaves the last good output, or the new one, whole; the next build is right.

`SITEGEN_KILLS=300 pytest tests/incremental/test_kills.py` kills as often as one likes.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.core.making import make_site, posting, snapshot

KILLS = int(os.environ.get("SITEGEN_KILLS", "15"))
SEED = int(os.environ.get("SITEGEN_SEED", "1"))
POSTINGS = 30
# The program as it is, and as if every change were one of most pages.
PROGRAMS = {
    "few": ["-m", "sitegen"],
    "many": ["-c", "from sitegen import cli; from sitegen.stages import write; write.MANY = 0; cli.main()"],
}


def content(number: int) -> dict[str, str | bytes]:
    """Return a site of which every version differs in one posting, in a list, or everywhere."""
    files: dict[str, str | bytes] = {
        f"postings/acme/job-{n}.md": posting(f"skills: [Python, Skill{n}]", f"第 {n} 份。", f"职位 {n}")
        for n in range(POSTINGS - number % 3)
    }
    files[f"postings/acme/job-{number % 5}.md"] = posting(body=f"第 {number} 次改动。", title=f"职位 {number % 2}")
    files["pages/about.md"] = f"---\ntitle: 关于 {number // 4}\n---\n"
    return files


def command(root: Path, output: Path, *options: str, program: str = "few") -> list[str]:
    where = ("--root", str(root), "--output", str(output), "--base-url", "https://example.org/")
    return [sys.executable, *PROGRAMS[program], "build", *where, "--as-of", "2026-11-15", *options]


def change(root: Path, number: int) -> None:
    for file in (root / "content/postings").rglob("*.md"):
        file.unlink()
    make_site(root, content(number))


@pytest.mark.parametrize("jobs, program", [("1", "few"), ("2", "few"), ("2", "many")])
def test_killed_at_any_moment(jobs: str, program: str, tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311
    root, output = make_site(tmp_path / "site", content(0)), tmp_path / "site/output"
    subprocess.run(command(root, output), check=True, capture_output=True)
    begin = time.monotonic()
    subprocess.run(command(root, tmp_path / "timed", "--no-cache"), check=True, capture_output=True)
    longest = time.monotonic() - begin
    ended = 0
    for number in range(1, KILLS // 3 + 1):
        before = snapshot(output)
        change(root, number)
        process = subprocess.Popen(
            command(root, output, "--jobs", jobs, program=program), stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0, longest))
        if chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        ended += process.wait() == 0
        after = snapshot(output)
        clean = tmp_path / f"clean-{number}"
        if after != before or number % 5 == 0:
            subprocess.run(command(root, clean, "--no-cache"), check=True, capture_output=True)
            assert after in (before, snapshot(clean))
            subprocess.run(command(root, output, program=program), check=True, capture_output=True)
            assert snapshot(output) == snapshot(clean)
    assert ended < KILLS // 3
