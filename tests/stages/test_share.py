"""Which postings get a picture, and what is said where there can be none."""

import sys
from pathlib import Path

import pytest

from sitegen import build
from sitegen.stages import share
from sitegen.surfaces import png
from tests.core.making import build_site, config_of, make_site, posting

SITE = "title: {zh: 招聘, en: Careers}\nshare: {images: true}\n"
FILES = {
    "postings/acme/dev.md": posting("title: 编译器工程师"),
    "postings/acme/dev.en.md": "---\ntitle: Compiler engineer\n---\n\nMachine code.\n",
    "postings/acme/old.md": posting("title: 旧职位\nposted: 2025-12-01\ncloses: 2026-01-02"),
    "postings/acme/only-chinese.md": posting("title: 测试工程师"),
    "postings/acme/other.md": posting("title: مهندس"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site(tmp_path, FILES, site=SITE)


@pytest.fixture
def _font(root: Path) -> None:
    if share.find_typefaces(config_of(root))[0] is None:
        pytest.skip("no font with Chinese characters: `make test` installs one, or says why it cannot")


def picture(page: Path) -> str:
    """Return the address of the picture that a page names, below the site's own."""
    text = page.read_text("utf-8")
    address = text.partition('property="og:image" content="https://example.org/careers/')[2].partition('"')[0]
    assert f'name="twitter:image" content="https://example.org/careers/{address}"' in text
    assert 'name="twitter:card" content="summary_large_image"' in text
    return address


@pytest.mark.usefixtures("_font")
def test_pictures_of_postings(root: Path) -> None:
    assert build_site(root).problems == ()
    output = root / "output"
    made = sorted(file.relative_to(output).as_posix() for file in output.glob("**/share.png"))
    assert made == ["en/jobs/acme/dev/share.png", "jobs/acme/dev/share.png", "jobs/acme/only-chinese/share.png"]
    assert all(png.size((output / file).read_bytes()) == (1200, 630) for file in made)
    named = {page: picture(output / page / "index.html") for page in (
        "jobs/acme/dev", "en/jobs/acme/dev", "en/jobs/acme/only-chinese", "jobs/acme/old", "jobs/acme/other", "jobs",
    )}  # fmt: skip
    assert named["jobs/acme/dev"] == "jobs/acme/dev/share.png"
    assert named["en/jobs/acme/dev"] == "en/jobs/acme/dev/share.png"
    assert named["en/jobs/acme/only-chinese"] == "jobs/acme/only-chinese/share.png"  # that of the words it shows
    (usual,) = (file.name for file in (output / "theme").glob("share.*.png"))
    assert named["jobs/acme/old"] == named["jobs/acme/other"] == named["jobs"] == f"theme/{usual}"
    assert 'og:image:alt" content="Compiler engineer' in (output / "en/jobs/acme/dev/index.html").read_text("utf-8")


@pytest.mark.usefixtures("_font")
def test_checking_draws_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share.Pictures, "image", lambda *_: pytest.fail("drawn"))
    assert build.check(config_of(root)) == ()


def test_without_the_extra(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sitegen.surfaces.typefaces", None)
    report = build_site(root)
    assert [(p.rule, p.where.line, p.hint) for p in report.problems] == [
        ("share.extra", 2, 'run `pip install "sitegen-jobs[images]"`')
    ]
    assert picture(root / "output/jobs/acme/dev/index.html").startswith("theme/share.")


def test_without_a_font(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typefaces = pytest.importorskip("sitegen.surfaces.typefaces")
    monkeypatch.setattr(typefaces, "FOLDERS", ())
    report = build_site(root)
    assert [p.rule for p in report.problems] == ["share.font"]
    assert "fonts-noto-cjk" in report.problems[0].hint
    assert picture(root / "output/jobs/acme/dev/index.html").startswith("theme/share.")


def test_nobody_asked(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES, site=SITE.replace("true", "false"))
    assert build_site(root).problems == ()
    assert not list((root / "output").glob("jobs/**/share.png"))


def test_the_address_is_taken(tmp_path: Path) -> None:
    files = {**FILES, "assets/jobs.txt": "", "postings/acme/new.md": posting("aliases: [/jobs/acme/dev/share.png/]")}
    report = build_site(make_site(tmp_path, files, site=SITE))
    assert "address.collision" in {problem.rule for problem in report.problems}
