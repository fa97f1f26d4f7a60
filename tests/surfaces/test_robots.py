from urllib.robotparser import RobotFileParser

from sitegen.surfaces.robots import robots


def test_everything_is_open_and_the_sitemap_is_named() -> None:
    parser = RobotFileParser()
    parser.parse(robots("https://example.org/careers/sitemap.xml").splitlines())
    assert parser.can_fetch("*", "https://example.org/careers/jobs/acme/frontend/")
    assert parser.site_maps() == ["https://example.org/careers/sitemap.xml"]
