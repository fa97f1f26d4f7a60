"""The page of figures: there where site.yaml asks for it, and then everywhere it belongs."""

from pathlib import Path

from tests.core.making import BASE, build_site, make_site, posting

SITE = "title: {zh: 招聘, en: Careers}\nfigures: true\n"
FILES = {
    "postings/acme/dev.md": posting("salary: 20-40K·14薪\ncategory: engineering"),
    "postings/acme/data.md": posting(
        "title: 数据工程师\nlocations: [北京]\nsalary: 年薪30-60万\ncategory: engineering"
    ),
    "categories.yaml": "engineering: {zh: 研发, en: Engineering}\n",
}


def test_the_page(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES, site=SITE)
    assert not [p for p in build_site(root).problems if p.rule != "posting.incomplete"]
    output = root / "output"
    chinese = (output / "figures/index.html").read_text("utf-8")
    english = (output / "en/figures/index.html").read_text("utf-8")
    assert "<h1>招聘数据</h1>" in chinese
    assert "各地点的职位数" in chinese
    assert "各职类的职位数" not in chinese  # there is one category
    assert "年薪 28–60 万元" in chinese.replace("\N{NO-BREAK SPACE}", " ")
    assert "CNY 280,000–600,000 a year" in english.replace("\N{NO-BREAK SPACE}", " ")
    assert '<th scope="row"><a href="/careers/en/locations/beijing/">Beijing</a></th><td>1</td>' in english
    for page in ("index.html", "jobs/acme/dev/index.html"):
        assert '<a href="/careers/figures/">招聘数据</a>' in (output / page).read_text("utf-8")
    sitemap = (output / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{BASE}figures/</loc>" in sitemap
    assert f"<loc>{BASE}en/figures/</loc>" in sitemap


def test_an_empty_site(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, site=SITE)
    build_site(root)
    page = (root / "output/figures/index.html").read_text("utf-8")
    assert "目前没有在招职位" in page
    assert '<svg class="chart"' not in page


def test_nobody_asked(tmp_path: Path) -> None:
    root = make_site(tmp_path, FILES)
    build_site(root)
    assert not (root / "output/figures").exists()
    assert "figures" not in (root / "output/index.html").read_text("utf-8")


def test_the_address_is_taken(tmp_path: Path) -> None:
    files = {**FILES, "pages/figures.md": "---\ntitle: 数字\n---\n\n一页。\n"}
    report = build_site(make_site(tmp_path, files, site=SITE))
    assert [(p.rule, p.where.path) for p in report.problems if p.rule == "address.collision"]
