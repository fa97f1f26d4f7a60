from pathlib import Path
from typing import Any

import pytest

from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Job, Site, State, TermKind
from sitegen.pages import Kind, Page
from sitegen.related import Related
from sitegen.stages.plan import HOME_JOBS, plan
from tests.factories import (
    CLOUD,
    LONDON,
    SHANGHAI,
    make_document,
    make_facts,
    make_job,
    make_site,
    make_term,
    make_texts,
)

UNTRANSLATED = {"zh": make_texts()["zh"]}


def pages_of(site: Site, **changes: Any) -> dict[str, Page]:
    config = Config(Path(), Path("output"), {"zh": "招聘"}, **changes)
    pages = list(plan(site, config, Addresses("https://example.org/careers/", config.languages)))
    assert len({output_file(page.address) for page in pages}) == len(pages)
    return {page.address: page for page in pages}


def jobs_of(count: int, **changes: Any) -> list[Job]:
    return [make_job(f"job-{number:02}", **changes) for number in range(count)]


@pytest.mark.parametrize(
    "count,sizes", [(0, [0]), (1, [1]), (19, [19]), (20, [20]), (21, [20, 1]), (40, [20, 20]), (41, [20, 20, 1])]
)
def test_long_lists_are_cut_into_pages(count: int, sizes: list[int]) -> None:
    jobs = jobs_of(count)
    site = make_site(*jobs) if jobs else make_site(make_job(state=State.CLOSED))
    pages = pages_of(site)
    numbered = [address for address in pages if address.startswith("/jobs/") and pages[address].kind is Kind.JOBS]
    assert numbered == ["/jobs/", *(f"/jobs/page/{number}/" for number in range(2, len(sizes) + 1))]
    shown = [pages[address] for address in numbered]
    assert [len(page.jobs) for page in shown] == sizes
    assert [job for page in shown for job in page.jobs] == jobs
    assert {(page.total, page.numbers) for page in shown} == {(count, len(sizes))}
    assert [page.number for page in shown] == list(range(1, len(sizes) + 1))


def test_the_number_of_postings_on_a_page_can_be_chosen() -> None:
    pages = pages_of(make_site(*jobs_of(5)), per_page=2)
    assert [len(pages[address].jobs) for address in ("/jobs/", "/jobs/page/2/", "/jobs/page/3/")] == [2, 2, 1]
    assert "/skills/python/page/3/" in pages


def test_every_kind_of_page() -> None:
    site = make_site(
        make_job(types=(make_term(TermKind.TYPE, "campus", "校招", "Campus"),)), documents=(make_document(),)
    )
    common = [
        "/", "/jobs/", "/jobs/acme/frontend/", "/companies/", "/companies/acme/", "/categories/", "/categories/cloud/",
        "/locations/", "/locations/shanghai/", "/skills/", "/skills/python/", "/types/", "/types/campus/", "/about/",
        "/404.html",
    ]  # fmt: skip
    assert sorted(pages_of(site)) == sorted([*common, *("/en" + address for address in common)])
    assert sorted(pages_of(site, languages=("zh",))) == sorted(common)


def test_a_closed_posting_keeps_its_page_and_is_listed_nowhere() -> None:
    site = make_site(
        make_job("open", locations=(LONDON,)), make_job("closed", state=State.CLOSED, locations=(SHANGHAI,))
    )
    pages = pages_of(site)
    assert pages["/jobs/acme/closed/"].indexed is False
    related = Related(site, show_untranslated=True)
    assert [job.slug for job in related.to(site.jobs[1], "zh")] == ["open"]
    listing = [page for page in pages.values() if any(job.slug == "closed" for job in page.jobs)]
    assert listing == []
    empty = pages["/locations/shanghai/"]
    assert (empty.jobs, empty.total, empty.indexed) == ((), 0, False)
    assert pages["/locations/london/"].indexed is True


def test_an_upcoming_posting_is_listed() -> None:
    pages = pages_of(make_site(make_job("soon", state=State.UPCOMING)))
    assert [job.slug for job in pages["/jobs/"].jobs] == ["soon"]
    assert pages["/jobs/acme/soon/"].indexed is False


def test_untranslated_postings_are_shown() -> None:
    pages = pages_of(make_site(make_job(texts=UNTRANSLATED)), show_untranslated=True)
    page = pages["/en/jobs/acme/frontend/"]
    assert (page.language, page.shown_language) == ("en", "zh")
    assert page.versions == {"zh": "/jobs/acme/frontend/"}
    assert page.others == {"zh": "/jobs/acme/frontend/", "en": "/en/jobs/acme/frontend/"}
    assert len(pages["/en/jobs/"].jobs) == 1


def test_or_hidden() -> None:
    facts = make_facts(aliases=("/alt/", "/en/alt/"))
    document = make_document(texts=UNTRANSLATED)
    site = make_site(make_job("a", texts=UNTRANSLATED, facts=facts), make_job("b"), documents=(document,))
    pages = pages_of(site, show_untranslated=False)
    assert "/en/jobs/acme/a/" not in pages
    assert "/en/about/" not in pages
    assert pages["/jobs/acme/a/"].others == {"zh": "/jobs/acme/a/"}
    listed = {address: [job.slug for job in page.jobs] for address, page in pages.items() if page.jobs}
    assert listed["/en/jobs/"] == listed["/en/"] == listed["/en/skills/python/"] == ["b"]
    assert listed["/jobs/"] == ["a", "b"]
    assert not [a for a, page in pages.items() if a.startswith("/en/") and any(j.slug == "a" for j in page.jobs)]
    assert [count for _, count in pages["/en/skills/"].terms] == [1]


def test_no_page_points_at_one_that_is_not_there() -> None:
    facts = make_facts(aliases=("/alt/", "/en/alt", "/en/alt.html"))
    site = make_site(
        *jobs_of(22), make_job("a", texts=UNTRANSLATED, facts=facts), documents=(make_document(texts=UNTRANSLATED),)
    )
    for show in (True, False):
        pages = pages_of(site, show_untranslated=show)
        for page in pages.values():
            led = [*page.versions.values(), *page.others.values(), *filter(None, [page.target, page.under])]
            assert set(led) <= set(pages), page.address


def test_numbered_pages_have_versions_of_their_number_only() -> None:
    jobs = [*jobs_of(20), make_job("a", texts=UNTRANSLATED)]
    pages = pages_of(make_site(*jobs), show_untranslated=False)
    assert pages["/jobs/page/2/"].versions == {"zh": "/jobs/page/2/"}
    assert pages["/jobs/page/2/"].others == {"zh": "/jobs/page/2/", "en": "/en/jobs/"}


@pytest.mark.parametrize(
    "alias,address,target",
    [
        ("/old/", "/old/", "/jobs/acme/frontend/"),
        ("/old", "/old/", "/jobs/acme/frontend/"),
        ("/old.html", "/old.html", "/jobs/acme/frontend/"),
        ("/en/old/", "/en/old/", "/en/jobs/acme/frontend/"),
        ("/english/", "/english/", "/jobs/acme/frontend/"),
        ("/zh/old/", "/zh/old/", "/jobs/acme/frontend/"),
    ],
)
def test_an_old_address_leads_to_the_posting(alias: str, address: str, target: str) -> None:
    page = pages_of(make_site(make_job(facts=make_facts(aliases=(alias,)))))[address]
    assert (page.kind, page.target, page.indexed) == (Kind.REDIRECT, target, False)


def test_the_home_page_shows_the_newest_and_counts_all() -> None:
    pages = pages_of(make_site(*jobs_of(30)))
    assert [job.slug for job in pages["/"].jobs] == [f"job-{number:02}" for number in range(HOME_JOBS)]
    assert pages["/"].total == 30


def test_a_site_of_nothing_has_its_pages() -> None:
    site = make_site(make_job(state=State.CLOSED))
    empty = pages_of(Site((), (), dict.fromkeys(TermKind, ()), (), (), site.today))
    assert sorted(a for a in empty if not a.startswith("/en/")) == sorted(
        ["/", "/jobs/", "/companies/", "/categories/", "/locations/", "/skills/", "/types/", "/404.html"]
    )
    assert all(page.jobs == () for page in empty.values())


def test_feeds_are_announced_where_they_are() -> None:
    pages = pages_of(make_site(*jobs_of(21)))
    with_feeds = {page.under for page in pages.values() if page.feeds and page.language == "zh"}
    assert with_feeds == {"/", "/companies/acme/", f"/categories/{CLOUD.slug}/"}
