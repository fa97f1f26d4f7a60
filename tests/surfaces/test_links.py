from sitegen.surfaces.links import Links
from tests.factories import ExampleLinks, make_job


def test_the_made_up_site_has_links() -> None:
    links: Links = ExampleLinks()
    assert links.job(make_job(), "en") == links.absolute("/en/jobs/acme/frontend/")
