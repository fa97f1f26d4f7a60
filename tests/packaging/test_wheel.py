"""The wheel carries what a user needs and nothing else, and works without this repository."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

HEAVY = ["jinja2", "livereload", "markdown_it", "pypinyin", "watchfiles", "yaml"]

# Prints the exit status and which of the modules named in argv are loaded after `sitegen --help`.
LOADED_BY_HELP = """
import json, sys
names, sys.argv = sys.argv[1:], ["sitegen", "--help"]
from sitegen.cli import main
status = 0
try:
    main()
except SystemExit as end:
    status = end.code or 0
print(json.dumps([status, sorted(set(names) & set(sys.modules))]))
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with a bare environment and no terminal; return what it printed, or fail with it."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd)}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


def pip(*arguments: str | Path, cwd: Path) -> None:
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what is installed already, from no network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, root, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that sees our dependencies but not this repository.

    Returns the folder of its commands. A folder named in a .pth file is searched for modules, but its
    own .pth files, such as an editable install's, are not read.
    """
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", "env", cwd=folder)
    paths = {"base": str(folder / "env"), "platbase": str(folder / "env")}
    site_packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=paths))
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", scheme="venv", vars=paths))
    pip("--python", scripts / "python", "install", "--no-index", "--no-deps", wheel, cwd=folder)
    where = run(scripts / "python", "-c", "import sitegen; print(sitegen.__file__)", cwd=folder)
    assert where.strip() == str(site_packages / "sitegen" / "__init__.py")
    return scripts


def test_wheel_carries_every_file_of_package_and_themes(root: Path, files: set[str]) -> None:
    expected = {
        (prefix / path.relative_to(source)).as_posix()
        for source, prefix in [(root / "sitegen", Path("sitegen")), (root / "themes", Path("sitegen/themes"))]
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in files if ".dist-info/" not in name}
    assert packed == expected


@pytest.mark.parametrize("part", ["templates/", "static/", "words/zh.yaml", "words/en.yaml", "theme.yaml"])
def test_wheel_carries_the_default_theme(files: set[str], part: str) -> None:
    assert any(name.startswith(f"sitegen/themes/default/{part}") for name in files)


def test_wheel_carries_data(files: set[str]) -> None:
    assert any("/data/" in name and name.endswith(".yaml") for name in files)


def test_wheel_carries_license_and_command(files: set[str]) -> None:
    kept = {name.partition(".dist-info/")[2] for name in files}
    assert {"licenses/LICENSE", "entry_points.txt"} <= kept


def test_wheel_carries_nothing_else(files: set[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in files} == {"sitegen", "sitegen_jobs"}


def test_installed_command_makes_and_builds_a_site(installed: Path, tmp_path: Path) -> None:
    run(installed / "sitegen", "init", "demo", cwd=tmp_path)
    run(installed / "sitegen", "build", "--root", "demo", cwd=tmp_path)
    page = (tmp_path / "demo" / "output" / "index.html").read_text(encoding="utf-8")
    assert "</html>" in page


def test_help_loads_no_heavy_module(installed: Path, tmp_path: Path) -> None:
    printed = run(installed / "python", "-c", LOADED_BY_HELP, *HEAVY, cwd=tmp_path)
    assert json.loads(printed.splitlines()[-1]) == [0, []]
