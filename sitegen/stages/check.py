"""The planned site -> problems that only the whole shows; one function a rule.

A new check is a function here and a name in ``CHECKS``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from sitegen.address import output_file
from sitegen.model import Link, Site, State, Text
from sitegen.pages import Kind, Page
from sitegen.problem import Problem, Where
from sitegen.schema.brand import Brand
from sitegen.surfaces import structured
from sitegen.targets import Targets, as_written


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks look at."""

    site: Site
    pages: Sequence[Page]
    targets: Targets
    brand: Brand = field(default_factory=Brand)


def check(checked: Checked) -> list[Problem]:
    """Return every problem that the checks find."""
    return [problem for rule in CHECKS for problem in rule(checked)]


def advise(checked: Checked) -> list[Problem]:
    """Return what could be better in a site that has no errors."""
    return [problem for rule in ADVICE for problem in rule(checked)]


def collisions(checked: Checked) -> Iterator[Problem]:
    """Two pages, or a page and a file, that ask for one file of the output; told once, not in every language."""
    pages = {page.address for page in checked.pages}
    taken = {_file(address): Where("site.yaml") for address in checked.targets.headings if address not in pages}
    taken.update({_file(asset.path): Where("content" + asset.path) for asset in checked.site.assets})
    told = set[tuple[Where, Where]]()
    for page in checked.pages:
        file = _file(page.address)
        other = taken.get(file)
        taken.setdefault(file, page.where)
        if other is not None and (page.where, other) not in told:
            told.add((page.where, other))
            yield _collision(page, other)
    for page in checked.pages:
        if page.kind is Kind.REDIRECT:  # only an old address can lie below a file
            for parent in PurePosixPath(_file(page.address)).parents:
                if str(parent) in taken:
                    yield _collision(page, taken[str(parent)])


def _file(address: str) -> str:
    return output_file(address).casefold()  # macOS and Windows do not tell cases apart


def _collision(page: Page, other: Where) -> Problem:
    owner = "a page that every site has" if other.path == "site.yaml" else str(other)
    hint = "choose another `slug` (in a document of several postings: another title)"
    hint = "delete the alias" if page.kind is Kind.REDIRECT else hint
    return Problem(page.where, "address.collision", f"the address {page.address} is taken by {owner}", hint)


def identities(checked: Checked) -> Iterator[Problem]:
    """Two postings of one `id`: readers of feeds would take them for the same."""
    taken: dict[str, Where] = {}
    for job in sorted(checked.site.jobs, key=lambda job: job.where):
        other = taken.setdefault(job.id, job.where)
        if other != job.where and job.facts.id:
            where = job.facts.lines.get("id", job.where)
            yield Problem(where, "address.collision", f"the id `{job.id}` is that of {other}", "choose another `id`")


def links(checked: Checked) -> Iterator[Problem]:
    """Links in texts: to nothing, to a heading that is not there, out of the reader's language."""
    pages = {page.address: page for page in checked.pages}
    for page in checked.pages:
        text = page.own_text
        if text is not None and page.shown_language == page.language:
            for link in text.body.links:
                yield from _link(link, text, page, checked.targets, pages)


def _link(link: Link, text: Text, page: Page, targets: Targets, pages: Mapping[str, Page]) -> Iterator[Problem]:
    where = Where(text.where.path, link.line)
    written = as_written(link.href, text.where.path)
    address = page.address + link.href if link.href.startswith("#") else targets.address(link.href)
    if address is None:
        hint = "link to a file, such as ../pages/about.md, or to an address on the site, such as /about/"
        yield Problem(where, "link.broken", f"`{written}` leads to nothing on this site", hint)
        return
    address, _, fragment = address.partition("#")
    fragment = unquote(fragment)  # Markdown percent-encodes what is not ASCII, a heading's id is as it reads
    anchors = {heading.id for heading in targets.headings[address]}
    if fragment and not fragment.startswith("page-") and fragment not in anchors:
        hint = "use one of " + ", ".join(f"`#{name}`" for name in sorted(anchors)) if anchors else "leave it out"
        yield Problem(where, "link.anchor", f"`{written}`: that page has no heading `#{fragment}`", hint)
    target = pages.get(address)
    if target is not None and target.language != page.language and page.language in target.versions:
        hint = f"link to {target.versions[page.language]}"
        yield Problem(where, "link.language", f"`{written}` leads out of the language of this text", hint)


def branding(checked: Checked) -> Iterator[Problem]:
    """The logo and the links of site.yaml, as far as they lead to this site."""
    brand = checked.brand
    if brand.logo_where and brand.logo and checked.targets.address(brand.logo) is None:
        hint = "put the picture into content/assets/"
        yield Problem(brand.logo_where, "link.broken", f"`{brand.logo}` is no file of this site", hint)
    for link in (*brand.links, *brand.footer_links):
        for url in link.urls.values():
            if url.startswith("/") and checked.targets.address(url) is None:
                hint = "write the address of a page, such as /about/, or of a file, such as /assets/terms.pdf"
                yield Problem(link.where, "link.broken", f"`{url}` leads to nothing on this site", hint)


# What Google calls a property -> what an author adds.
_ADD = {
    "datePosted": "`posted: 2026-12-01`",
    "jobLocation": "`locations: [...]`",
    "jobLocation.address.addressCountry": "the place with its country to content/locations.yaml",
    "applicantLocationRequirements": "`remote_countries: [CN]`",
    "description": "a text below the front matter",
}


def incomplete(checked: Checked) -> Iterator[Problem]:
    """What search engines require of a posting and this one does not say."""
    for job in checked.site.jobs:
        missing = structured.missing(job) if job.state is State.OPEN else []
        if missing:
            message = f"`{job.texts[job.original].title}` has no " + " and no ".join(missing)
            hint = "add " + " and ".join(_ADD.get(name, name) for name in missing) + ", if it is known"
            yield Problem(job.where, "posting.incomplete", message, hint)


CHECKS: tuple[Callable[[Checked], Iterator[Problem]], ...] = (collisions, identities, links, branding)
ADVICE: tuple[Callable[[Checked], Iterator[Problem]], ...] = (incomplete,)
