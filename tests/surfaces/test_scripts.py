from pathlib import Path

from sitegen.surfaces import scripts
from sitegen.surfaces.theme import load_theme


def test_comments_and_indents_go_and_lines_stay() -> None:
    source = b'// why\nimport { a } from "./a.js";\n\nif (a) {\n  // because\n  run("//"); // here\n}\n'
    assert scripts.lean(source) == b'\nimport { a } from "./a.js";\n\nif (a) {\n\nrun("//"); // here\n}\n'


def test_a_text_of_several_lines_is_left_alone() -> None:
    for source in (b"const a = `\n  // text\n`;\n", b'const a = "one\\\n  // two";\n', b"// \xff\n"):
        assert scripts.lean(source) == source


def test_the_folder_changes_with_any_script_and_with_nothing_else() -> None:
    static = {"a.js": b"1", "b.mjs": b"2", "style.css": b"3"}
    folder = scripts.folder(static)
    assert folder == scripts.folder({**static, "style.css": b"4"})
    assert folder != scripts.folder({**static, "b.mjs": b"3"})
    assert folder != scripts.folder({"a.js": b"1", "c.mjs": b"2"})


def test_a_site_replaces_one_module(tmp_path: Path) -> None:
    """The others import it by its plain name, so it must stand in their folder."""
    theme = tmp_path / "themes/default/static"
    theme.mkdir(parents=True)
    (theme / "state.js").write_text("export const mine = 1;\n", "utf-8")
    found, problems = load_theme("default", tmp_path, ("en",))
    assert found, problems
    assert found.static["state.js"] == b"export const mine = 1;\n"
    folders = {address.rpartition("/")[0] for name, address in found.addresses.items() if name.endswith(".js")}
    assert len(folders) == 1
    assert found.addresses["state.js"].endswith("/state.js")
