import pytest

from sitegen.surfaces.links import Links, language_tag
from tests.factories import ExampleLinks, make_job


@pytest.mark.parametrize(
    "code, tag", [("zh", "zh-CN"), ("en", "en"), ("zh-TW", "zh-TW"), ("pt-BR", "pt-BR"), ("ja", "ja")]
)
def test_language_tag(code: str, tag: str) -> None:
    assert language_tag(code) == tag


def test_the_made_up_site_has_links() -> None:
    links: Links = ExampleLinks()
    assert links.job(make_job(), "en") == links.absolute("/en/jobs/acme/frontend/")
