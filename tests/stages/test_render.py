"""A template that cannot be rendered is named with its line and the page; the last good output stays."""

from pathlib import Path

import pytest

from sitegen import build
from tests.core.making import build_site, config_of, make_site, posting, snapshot

FAULTY = {
    "{% if %}": ("themes/mine/templates/posting.html", 2, "TemplateSyntaxError"),
    "{{ page.nothing }}": ("themes/mine/templates/posting.html", 2, "UndefinedError"),
    "{{ nothing }}": ("themes/mine/templates/posting.html", 2, "UndefinedError"),
    "{{ t('no.such.word') }}": ("themes/mine/templates/posting.html", 2, "KeyError"),
    "{{ asset('nothing.css') }}": ("themes/mine/templates/posting.html", 2, "TemplateRuntimeError"),
    "{{ 1 // 0 }}": ("themes/mine/templates/posting.html", 2, "ZeroDivisionError"),
    "{{ page.title + 1 }}": ("themes/mine/templates/posting.html", 2, "TypeError"),
    "{{ page.title | nothing }}": ("themes/mine/templates/posting.html", 2, "TemplateAssertionError"),
    "{% include 'default/nothing.html' %}": ("themes/mine/templates/posting.html", 2, "TemplateNotFound"),
    "{% include 'nothing.html' %}": ("themes/mine/templates/posting.html", 2, "TemplateNotFound"),
    "{% include 'posting.html' %}": ("themes/mine/templates/posting.html", 2, "RecursionError"),
    "{% include 'part.html' %}": ("themes/mine/templates/part.html", 3, "UndefinedError"),
    "{{ page.posting.card.title.encode('ascii') }}": (
        "themes/mine/templates/posting.html", 2, "UnicodeEncodeError",
    ),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path, {"postings/acme/dev.md": posting()}, site="title: {zh: 招聘}\ntheme: mine\n")
    templates = root / "themes/mine/templates"
    templates.mkdir(parents=True)
    (templates / "part.html").write_text("\n\n{{ nothing }}\n")
    return root


@pytest.mark.parametrize("template", FAULTY)
def test_a_fault_names_template_line_and_page(template: str, root: Path) -> None:
    (root / "themes/mine/templates/posting.html").write_text(f"<p>\n{template}\n</p>", "utf-8")
    path, line, kind = FAULTY[template]
    for problems in (build_site(root).problems, build.check(config_of(root))):
        assert [(p.rule, p.where.path, p.where.line) for p in problems] == [("theme.template", path, line)]
        assert problems[0].message.startswith(f"/jobs/acme/dev/: {kind}: ")
    assert not (root / "output").exists()


def test_the_last_good_output_stays(root: Path) -> None:
    assert build_site(root).written
    before = snapshot(root / "output")
    template = root / "themes/mine/templates/posting.html"
    template.write_text("{{ nothing }}")
    assert build_site(root).written is None
    assert snapshot(root / "output") == before
    template.unlink()
    assert build_site(root).written


def test_a_template_that_is_not_utf8(root: Path) -> None:
    (root / "themes/mine/templates/posting.html").write_bytes("招聘".encode("gb18030"))
    problems = build_site(root).problems
    assert [p.rule for p in problems] == ["theme.template"]
    assert "posting.html" in problems[0].where.path


def test_words_that_are_not_utf8_or_no_yaml(root: Path) -> None:
    words = root / "themes/mine/words"
    words.mkdir()
    (words / "zh.yaml").write_bytes("nav.jobs: 招聘".encode("gb18030"))
    assert [(p.rule, p.where.path) for p in build_site(root).problems] == [
        ("file.not-utf8", "themes/mine/words/zh.yaml")
    ]
    (words / "zh.yaml").write_text("nav.jobs: [", "utf-8")
    assert [p.where.path for p in build_site(root).problems] == ["themes/mine/words/zh.yaml"]


def test_one_template_of_a_sites_own_is_enough(root: Path) -> None:
    (root / "themes/mine/templates/not-found.html").write_text("<p>{{ t('nav.jobs') }} {{ page.title }}</p>")
    assert build_site(root).written
    assert 'class="card-title"' in (root / "output/index.html").read_text("utf-8")
    assert (root / "output/404.html").read_text("utf-8").startswith("<p>职位 ")


def test_a_template_extends_the_one_that_it_stands_in_for(root: Path) -> None:
    """A site's own ``themes/default/`` may do so, too: the name means the theme that comes with sitegen."""
    assert build_site(root).written
    before = (root / "output/jobs/acme/dev/index.html").read_text("utf-8")
    assert 'class="employer"' in before
    for folder, text in (("mine", "{% block text %}<b>mine</b>{{ super() }}{% endblock %}"), ("default", "")):
        file = root / f"themes/{folder}/templates/posting.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('{% extends "default/posting.html" %}{% block company %}{% endblock %}' + text)
        assert build_site(root, theme=folder).written
        after = (root / "output/jobs/acme/dev/index.html").read_text("utf-8")
        assert 'class="employer"' not in after
        assert ("<b>mine</b><div" in after.replace("\n", "")) == (folder == "mine")


def test_a_fault_in_a_block_names_the_file_that_it_stands_in(root: Path) -> None:
    text = '{% extends "default/posting.html" %}\n{% block text %}\n{{ page.posting.bodyy }}{% endblock %}'
    (root / "themes/mine/templates/posting.html").write_text(text)
    (problem,) = build_site(root).problems
    assert (problem.rule, str(problem.where)) == ("theme.template", "themes/mine/templates/posting.html:3")
    assert problem.message.startswith("/jobs/acme/dev/: UndefinedError: ")


def test_words_of_the_sites_own(root: Path) -> None:
    words = "words: {zh: {nav.jobs: 机会, count.jobs: {one: 一个, other: '{n} 个机会'}}, en: {}}\n"
    (root / "site.yaml").write_text("title: {zh: 招聘}\n" + words, "utf-8")
    assert build_site(root).written
    page = (root / "output/jobs/index.html").read_text("utf-8")
    assert '<a href="/careers/jobs/" aria-current="page">机会</a>' in page
    assert ">一个</p>" in page


def test_nothing_counts_visits_unless_the_site_says_so(root: Path) -> None:
    assert build_site(root).written
    page = (root / "output/index.html").read_text("utf-8")
    assert "script-src 'self'; connect-src 'self';" in page
    assert "<script" not in page.replace('<script type="module" src="/careers/theme/', "")
    with (root / "site.yaml").open("a") as file:
        file.write(
            "analytics: {script: 'https://a.example/s.js?a=1&b=2', data: {id: '\"><b>'}, connect: https://b.example}\n"
        )
    assert build_site(root).written
    page = (root / "output/index.html").read_text("utf-8")
    hosts = "'self' https://a.example https://b.example;"
    assert f"script-src {hosts} connect-src {hosts}" in page
    assert '<script defer src="https://a.example/s.js?a=1&amp;b=2" data-id="&#34;&gt;&lt;b&gt;"></script>' in page


@pytest.mark.parametrize(
    "text,rule",
    [
        ("extend: default", "key.unknown"),
        ("name: [a]", "value.type"),
        ("extends: [", "yaml.syntax"),
        ("- a", "yaml.not-mapping"),
    ],
)
def test_theme_yaml_is_read_strictly(text: str, rule: str, root: Path) -> None:
    (root / "themes/mine/theme.yaml").write_text(text + "\n")
    assert {(p.rule, p.where.path) for p in build_site(root).problems} == {(rule, "themes/mine/theme.yaml")}


def test_a_themes_english_words_do_not_replace_chinese_ones(root: Path) -> None:
    words = root / "themes/mine/words"
    words.mkdir()
    (words / "en.yaml").write_text("nav.jobs: Openings\nmy.word: Mine\n", "utf-8")
    (root / "themes/mine/templates/not-found.html").write_text("{{ t('nav.jobs') }} {{ t('my.word') }}")
    assert build_site(root).written
    assert (root / "output/404.html").read_text("utf-8") == "职位 Mine"
    assert (root / "output/en/404.html").read_text("utf-8") == "Openings Mine"


def test_a_theme_may_extend_another(root: Path) -> None:
    (root / "themes/base/templates").mkdir(parents=True)
    (root / "themes/base/templates/not-found.html").write_text("base")
    (root / "themes/mine/theme.yaml").write_text("extends: base\n")
    assert build_site(root).written
    assert (root / "output/404.html").read_text("utf-8") == "base"
    (root / "themes/base/theme.yaml").write_text("extends: mine\n")  # a circle ends
    (root / "themes/mine/theme.yaml").write_text("extends: nowhere\n")
    assert [p.rule for p in build_site(root).problems] == ["theme.missing"]


@pytest.mark.parametrize("name", ["../mine", "mine/templates", "..", "/etc", "nothing", "a" * 500, '"\\0"'])
def test_a_theme_is_the_name_of_a_folder(name: str, root: Path) -> None:
    (root / "site.yaml").write_text(f"title: {{zh: 招聘}}\ntheme: {name}\n", "utf-8")
    assert [p.rule for p in build_site(root).problems] == ["theme.missing"]


def test_static_files_carry_a_digest_and_links_are_left_out(root: Path) -> None:
    static = root / "themes/mine/static"
    static.mkdir()
    (static / "a.js").write_text("1")
    (static / "plain").write_text("2")
    (static / "secret").symlink_to("/etc/passwd")
    assert build_site(root).written
    first = {path.name for path in (root / "output/theme").iterdir()}
    assert {name.partition(".")[0] for name in first} >= {"a", "plain", "style"}
    assert not any(name.startswith("secret") for name in first)
    (static / "a.js").write_text("3")
    assert build_site(root).written
    second = {path.name for path in (root / "output/theme").iterdir()}
    assert len(first - second) == len(second - first) == 1


def test_what_a_template_shows_is_escaped_and_never_a_template(root: Path) -> None:
    title = '<b>{{ 7*7 }}</b> {% raw %} {n} {company} "x"'
    post = posting("slug: a", title=f"'{title}'", body="{{ 7*7 }} {% if %}")
    make_site(root, {"postings/acme/dev.md": post}, site="title: {zh: 招聘}\n")
    assert build_site(root).written
    page = (root / "output/jobs/acme/a/index.html").read_text("utf-8")
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt; {% raw %} {n} {company} &#34;x&#34;" in page
    assert "49" not in page
    assert "<b>" not in page
