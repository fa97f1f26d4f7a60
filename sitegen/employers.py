"""The companies of a site, and which of them a posting belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.fields import nearest
from sitegen.model import Apply, Company, Posting, TermKind
from sitegen.problem import Problem, Where
from sitegen.slug import slug
from sitegen.taxonomy import named


@dataclass(frozen=True, slots=True)
class Employers:
    """Companies that have a file, by slug and by lower-case name in every language."""

    listed: Mapping[str, Company]
    by_name: Mapping[str, Company]
    languages: tuple[str, ...]

    @classmethod
    def among(cls, companies: Iterable[Company], languages: tuple[str, ...]) -> "Employers":
        """Index companies by slug and name."""
        listed = {company.term.slug: company for company in companies}
        by_name: dict[str, Company] = {}
        for company in listed.values():
            for name in (company.term.slug, *company.term.names.values()):
                by_name.setdefault(name.casefold(), company)
        return cls(listed, by_name, languages)

    def find(self, name: str) -> Company | None:
        """Return the company of that slug or name."""
        return self.by_name.get(name.strip().casefold())

    def of(self, posting: Posting) -> tuple[Company | None, list[Problem]]:
        """Return a posting's company: what it says, else its folder, else the site's only one.

        In a document that was understood the folder counts first: somebody put it there.
        """
        stated, folder = posting.facts.company, posting.folder
        if stated and not posting.understood:
            return self._stated(stated, posting)
        for name in (folder, stated):
            company = self.find(name) if name else None
            if company:
                return company, []
        if folder or stated:
            name = stated or folder or ""
            company = _unlisted(slug(folder or name), name, self.languages)
            return company, self._not_listed(folder or name, posting)
        if len(self.listed) == 1:
            return next(iter(self.listed.values())), []
        hint = "add `company: …`, or move the file into content/postings/<company>/"
        return None, [Problem(posting.text.where, "posting.no-company", "this posting names no company", hint)]

    def _stated(self, name: str, posting: Posting) -> tuple[Company | None, list[Problem]]:
        company = self.find(name)
        if company:
            return company, []
        if not self.listed:  # a site that keeps no company files takes names as they come
            return _unlisted(slug(name), name, self.languages), []
        close = nearest(name, self.by_name)
        hint = f"did you mean `{close}`?" if close else f"add content/companies/{slug(name)}.md with its name"
        where = posting.facts.lines.get("company", posting.text.where)
        return None, [Problem(where, "posting.unknown-company", f"no company `{name}` in content/companies/", hint)]

    def _not_listed(self, name: str, posting: Posting) -> list[Problem]:
        if not self.listed:
            return []
        path = f"content/postings/{posting.folder}" if posting.folder else posting.text.where.path
        hint = f"add content/companies/{slug(name)}.md with its name in every language"
        return [Problem(Where(path), "posting.unlisted-company", f"no company `{name}` in content/companies/", hint)]


def _unlisted(slug_: str, name: str, languages: tuple[str, ...]) -> Company:
    term = named(TermKind.COMPANY, name, languages)
    return Company(term=type(term)(term.kind, slug_, term.names), texts={})


def company_apply(apply: Apply | None, email: str | None) -> Apply | None:
    """Return how to apply at a company: what it says, else its e-mail address."""
    return apply or (Apply(email=email) if email else None)
