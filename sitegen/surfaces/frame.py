"""What stands around the pages of a language: the site's name and menus, the way to a page and its other versions."""

from collections.abc import Callable
from functools import cached_property, partial

from sitegen import language as languages
from sitegen.address import Addresses
from sitegen.config import Config
from sitegen.model import Site, TermKind
from sitegen.pages import Kind, Page
from sitegen.problem import Where
from sitegen.surfaces import brand
from sitegen.surfaces.share_card import HEIGHT, WIDTH, Sharing
from sitegen.surfaces.views import AlternateView, LinkView, PagerView, ShareView, SiteView
from sitegen.targets import Targets

AROUND = 2  # pages of a long list that are linked on either side of this one
GAP = LinkView("…", "")
_IN_NAV = (TermKind.COMPANY, TermKind.CATEGORY, TermKind.LOCATION)
_Menus = tuple[tuple[LinkView, ...], tuple[LinkView, ...]]
# What the menus of a page depend on: its kind, that of its term, its document, and its own address where they have it.
_Marked = tuple[Kind, TermKind | None, str, str]


class Frame:
    """Makes what stands around the pages in one language; what is the same for many pages is made once."""

    def __init__(
        self, site: Site, config: Config, addresses: Addresses, targets: Targets, language: str,
        t: Callable[..., str], sharing: Sharing, generator: str,
    ) -> None:  # fmt: skip
        """Speak a language; ``t`` gives the theme's words in it."""
        self._site, self._config, self._language, self._t, self._generator = site, config, language, t, generator
        self._addresses, self._url, self._sharing = addresses, addresses.url, sharing
        self._own = partial(brand.links, addresses=addresses, targets=targets)
        self._menus: dict[_Marked, _Menus] = {}

        self.title = languages.choose(config.titles, language)
        self.description = languages.choose(config.descriptions, language)
        self.home = self._url(addresses.home(language))
        self.jobs = self._url(addresses.jobs(language))
        self._footer_text = languages.choose(config.brand.footer, language)
        self._logo = self.file(config.brand.logo)
        self._analytics = brand.analytics(config.analytics, addresses)

    def view(self, page: Page) -> SiteView:
        """Return what a page shows of the site."""
        nav, footer = self._menus_of(page)
        return SiteView(
            title=self.title,
            description=self.description,
            home=self.home,
            jobs=self.jobs,
            languages=tuple([self._other(page, *code) for code in self._codes]),
            nav=nav,
            footer=footer,
            footer_text=self._footer_text,
            feeds=self._feeds(page.under) if page.feeds else self._feeds_of_the_site,
            color=self._config.brand.color,
            logo=self._logo,
            analytics=self._analytics,
            generator=self._generator,
        )

    def file(self, path: str | None) -> str:
        """Return the address of a file of content/assets/; addresses of other hosts are not shown."""
        return self._url("/" + path.lstrip("/")) if path and "//" not in path else ""

    @cached_property
    def _codes(self) -> list[tuple[str, str, str, str]]:
        """Every language of the site, with its name, tag and home page."""
        codes = self._config.languages
        return [(code, languages.name(code), languages.tag(code), self._addresses.home(code)) for code in codes]

    def _other(self, page: Page, code: str, name: str, tag: str, home: str) -> LinkView:
        """Return a link to a page in a language of the site."""
        return LinkView(name, self._url(page.others.get(code) or home), 0, code == self._language, tag)

    @cached_property
    def _feeds_of_the_site(self) -> tuple[LinkView, ...]:
        return self._feeds(self._addresses.home(self._language)) if "site" in self._config.feeds else ()

    def _feeds(self, under: str) -> tuple[LinkView, ...]:
        files = (("JSON Feed", "feed.json"), ("Atom", "feed.xml"))
        return tuple(LinkView(name, self._url(self._addresses.feed(file, under))) for name, file in files)

    # --- of one page -------------------------------------------------------------

    def alternates(self, page: Page) -> tuple[AlternateView, ...]:
        """Return every true version of a page, itself included, and ``x-default`` for all other readers."""
        if len(page.versions) < 2:  # noqa: PLR2004
            return ()
        found = [AlternateView(languages.tag(c), self._addresses.absolute(a)) for c, a in page.versions.items()]
        default = page.versions.get(self._config.languages[0])
        return (*found, AlternateView("x-default", self._addresses.absolute(default))) if default else tuple(found)

    def crumbs(self, page: Page, company: LinkView | None) -> tuple[LinkView, ...]:
        """Return the way from the home page to a page's parent, a posting's company; the page itself is its title."""
        if page.kind in (Kind.HOME, Kind.NOT_FOUND, Kind.REDIRECT):
            return ()
        if company is not None:
            return (self._to_home, self._to_jobs, company)
        if page.kind in (Kind.TERM, Kind.COMPANY) and page.term is not None:
            kind = page.term.kind
            url = self._url(self._addresses.terms(kind, self._language))
            return (self._to_home, LinkView(self._t(f"nav.{kind.value}"), url))
        return (self._to_home,)

    @cached_property
    def _to_home(self) -> LinkView:
        return LinkView(self._t("title.home"), self.home)

    @cached_property
    def _to_jobs(self) -> LinkView:
        return LinkView(self._t("nav.jobs"), self.jobs)

    def share(self, page: Page) -> ShareView | None:
        """Return the posting's own picture, in the language of the words that are shown, or that of the theme."""
        if page.kind is Kind.POSTING and page.job is not None:
            found = self._sharing.card(page.job, page.shown_language)
            if found is not None:
                address, card = found
                return ShareView(self._addresses.absolute(address), card.text, WIDTH, HEIGHT)
        return self._usual

    @cached_property
    def _usual(self) -> ShareView | None:
        usual = self._sharing.usual
        if usual is None:
            return None
        return ShareView(self._addresses.absolute(usual.address), self.title, usual.width, usual.height)

    def pager(self, page: Page) -> PagerView:
        """Return where a page of a long list stands among the others."""

        def link(number: int) -> LinkView:
            url = self._url(self._addresses.numbered(page.under, number))
            return LinkView(str(number), url, current=number == page.number)

        near = range(max(1, page.number - AROUND), min(page.numbers, page.number + AROUND) + 1)
        pages: list[LinkView] = []
        for number in sorted({1, *near, page.numbers}):
            if pages and number > int(pages[-1].name) + 1:
                pages.append(GAP)
            pages.append(link(number))
        before = link(page.number - 1).url if page.number > 1 else ""
        after = link(page.number + 1).url if page.number < page.numbers else ""
        return PagerView(page.number, page.numbers, before, after, tuple(pages))

    # --- menus -------------------------------------------------------------------

    def _menus_of(self, page: Page) -> _Menus:
        """Return navigation and footer, the same for all pages that are marked alike in them."""
        own = page.address if self._url(page.address) in self._linked else ""
        document = page.document.slug if page.document else ""
        marked = page.kind, page.term.kind if page.term else None, document, own
        if marked not in self._menus:
            self._menus[marked] = self._nav(page), self._footer(page)
        return self._menus[marked]

    @cached_property
    def _linked(self) -> frozenset[str]:
        """Where the links of site.yaml lead."""
        nowhere = Page(Kind.NOT_FOUND, "", self._language, Where("site.yaml"))
        links = (*self._config.brand.links, *self._config.brand.footer_links)
        return frozenset(link.url for link in self._own(links, nowhere))

    def _nav(self, page: Page) -> tuple[LinkView, ...]:
        """Return links to the lists of the site, then those of site.yaml."""
        listed = self._config.taxonomies
        links = [LinkView(self._t("nav.jobs"), self.jobs, current=page.kind is Kind.JOBS)]
        for kind in _IN_NAV:
            if self._site.terms[kind] and (kind is TermKind.COMPANY or kind.value in listed):
                current = page.term is not None and page.term.kind is kind
                current = current or (kind is TermKind.COMPANY and page.kind is Kind.COMPANIES)
                url = self._url(self._addresses.terms(kind, self._language))
                links.append(LinkView(self._t(f"nav.{kind.value}"), url, current=current))
        return (*links, *self._own(self._config.brand.links, page))

    def _footer(self, page: Page) -> tuple[LinkView, ...]:
        """Return links to the pages of the site's own, and to its figures, then those of site.yaml."""
        links = [
            LinkView(
                (d.texts.get(self._language) or d.texts[d.original]).title,
                self._url(self._addresses.document(d.slug, self._language)),
                current=page.document is d,
                language="" if self._language in d.texts else languages.tag(d.original),
            )
            for d in self._site.documents
            if self._language in d.texts or self._config.show_untranslated
        ]
        if self._config.figures:
            address = self._url(self._addresses.figures(self._language))
            links.append(LinkView(self._t("title.figures"), address, current=page.kind is Kind.FIGURES))
        return (*links, *self._own(self._config.brand.footer_links, page))
