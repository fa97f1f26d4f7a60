from pathlib import Path

from sitegen.surfaces import scripts
from sitegen.surfaces.theme import load_theme


def test_comments_and_indents_go_and_lines_stay() -> None:
    source = b'// why\nimport { a } from "./a.js";\n\nif (a) {\n  // because\n  run("//"); // here\n}\n'
    assert scripts.lean(source) == b'\nimport { a } from "./a.js";\n\nif (a) {\n\nrun("//"); // here\n}\n'


def test_a_text_of_several_lines_is_left_alone() -> None:
    for source in (b"const a = `\n  // text\n`;\n", b'const a = "one\\\n  // two";\n', b"// \xff\n"):
        assert scripts.lean(source) == source


def test_a_digest_changes_with_all_that_a_script_leads_to_and_with_nothing_else() -> None:
    static = {
        "a.js": b'import "./in/b.js";',
        "in/b.js": b'import "./c.mjs"; import "./gone.js";',
        "in/c.mjs": b'import "../a.js";',  # a circle
        "d.js": b"1",
        "style.css": b"2",
    }
    before = {name: scripts.digest(name, static) for name in static}
    changed = {**static, "in/c.mjs": b'import "../a.js"; 1', "style.css": b"3"}
    after = {name: scripts.digest(name, changed) for name in static}
    assert {name for name in static if before[name] != after[name]} == {"a.js", "in/b.js", "in/c.mjs", "style.css"}


def test_scripts_call_each_other_by_their_published_names() -> None:
    """Also in a circle, from other folders, and in `import()`; anything else stays as it is."""
    names = {name: f"/theme/{name[:-3]}.12.js" for name in ("a.js", "b.js", "in/c.js")}
    static = {
        "a.js": b'import "./b.js"; import { c } from "./in/c.js"; const d = "b.js", e = "./unknown.js";',
        "b.js": b"import * as a from './a.js'; const later = () => import('./in/c.js');",
        "in/c.js": b'import "../a.js"; import "./a.js";',
        "style.css": b'@import "./a.js";',
    }
    assert scripts.published(static, names) == {
        "a.js": b'import "./b.12.js"; import { c } from "./in/c.12.js"; const d = "b.js", e = "./unknown.js";\n',
        "b.js": b"import * as a from './a.12.js'; const later = () => import('./in/c.12.js');\n",
        "in/c.js": b'import "../a.12.js"; import "./a.js";\n',
        "style.css": b'@import "./a.js";',
    }


def test_a_site_replaces_one_module(tmp_path: Path) -> None:
    theme = tmp_path / "themes/default/static"
    theme.mkdir(parents=True)
    (theme / "state.js").write_text("export const mine = 1;\n", "utf-8")
    found, problems = load_theme("default", tmp_path, ("en",))
    assert found, problems
    assert found.published["state.js"] == b"export const mine = 1;\n"
    name = found.addresses["state.js"].rpartition("/")[2]
    assert f'"./{name}"'.encode() in found.published["search.js"]
