"""A page -> bytes: a view, a template. A template error names template, line and page."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import product
from pathlib import Path

import jinja2

from sitegen import __version__
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Job, Site
from sitegen.pages import Artifact, Kind, Page
from sitegen.problem import Problem, Where
from sitegen.surfaces import json_feed
from sitegen.surfaces.frame import Frame
from sitegen.surfaces.share_card import Sharing
from sitegen.surfaces.theme import Theme
from sitegen.surfaces.viewing import Viewing
from sitegen.targets import PublicLinks, Targets

# What a template can raise; an error of ours among them is at least named with the page.
_FAULTS = (
    jinja2.TemplateError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError, OSError,
)  # fmt: skip
GENERATOR = f"sitegen {__version__}"


class TemplateFault(Exception):
    """A template that cannot be rendered; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem to whoever runs the build."""
        super().__init__(problem)
        self.problem = problem


class Renderer:
    """Makes the bytes of pages; what is the same for many pages is made once."""

    def __init__(
        self,
        site: Site,
        config: Config,
        theme: Theme,
        addresses: Addresses,
        targets: Targets,
        searches: Mapping[str, str],
        sharing: Sharing,
    ) -> None:
        """Prepare every language; ``searches`` are the addresses of the search's first files."""
        self._theme, self._addresses, self._root = theme, addresses, config.root
        self._templates: dict[tuple[Kind, str], jinja2.Template] = {}

        def viewing(language: str) -> Viewing:
            t = theme.translator(language)
            frame = Frame(site, config, addresses, targets, language, t, sharing, GENERATOR)
            index = addresses.url(searches[language])
            return Viewing(site, config, addresses, targets, language, t, frame, index)

        self._viewings = {language: viewing(language) for language in config.languages}
        self._engines = {code: theme.engine(t=each.t, asset=self._asset) for code, each in self._viewings.items()}

    def warm_up(self) -> None:
        """Load the templates now, where other processes will share them; a fault shows when a page needs one."""
        for kind, language in product(Kind, self._engines):
            with suppress(*_FAULTS):
                self._template(kind, language)

    def render(self, page: Page, related: Iterable[Job]) -> bytes:
        """Return the page, a posting's with those like it. Raises TemplateFault."""
        viewing = self._viewings[page.language]
        try:
            template = self._template(page.kind, page.language)
            view = viewing.page(page, related)
            return template.render(page=view, site=view.site).encode()
        except _FAULTS as error:
            raise TemplateFault(_problem(error, page, self._theme, self._root)) from error

    def _template(self, kind: Kind, language: str) -> jinja2.Template:
        found = self._templates.get((kind, language))  # the engine remembers it, too, but takes longer
        if found is None:
            found = self._templates[kind, language] = self._engines[language].get_template(f"{kind.value}.html")
        return found

    def item(self, job: Job, language: str) -> bytes:
        """Return an open posting as an item of the JSON feeds of a language."""
        viewing = self._viewings[language]
        links = PublicLinks(viewing.addresses, viewing.targets)
        return json_feed.item(job, language, links, viewing.job_posting(job)).encode()

    def _asset(self, name: str) -> str:
        """Return the address of a static file of the theme."""
        if name not in self._theme.addresses:
            msg = f"the theme has no static/{name}"
            raise jinja2.TemplateRuntimeError(msg)
        return self._addresses.url(self._theme.addresses[name])


def static(theme: Theme) -> Iterator[Artifact]:
    """Yield the theme's static files."""
    for name, data in theme.published.items():
        yield Artifact(output_file(theme.addresses[name]), data)


def _problem(error: Exception, page: Page, theme: Theme, root: Path) -> Problem:
    """Say which template and line failed: Jinja puts its templates' own names into the traceback."""
    folders = [folder.resolve() for folder in theme.folders]
    file, line = f"{page.kind.value}.html", 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename or error.name or file, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if any(Path(frame.filename).is_relative_to(folder) for folder in folders):
                file, line = frame.filename, frame.lineno or 0
    try:
        file = Path(file).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        file = Path(file).name
    message = f"{page.address}: {type(error).__name__}: {error}"
    return Problem(Where(file, line), "theme.template", message, "see docs/themes.md for what a template may use")
