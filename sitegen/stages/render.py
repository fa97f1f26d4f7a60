"""Pages -> artifacts: a view, a template, bytes. A template error names template, line and page."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jinja2

from sitegen import __version__
from sitegen.address import Addresses, output_file
from sitegen.config import Config
from sitegen.model import Site
from sitegen.pages import Artifact, Page
from sitegen.problem import Problem, Where
from sitegen.surfaces.share_card import Sharing
from sitegen.surfaces.theme import Theme
from sitegen.surfaces.viewing import Viewing
from sitegen.targets import Targets

# What a template can raise; an error of ours among them is at least named with the page.
_FAULTS = (
    jinja2.TemplateError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError, OSError,
)  # fmt: skip
GENERATOR = f"sitegen {__version__}"


class TemplateFault(Exception):
    """A template that cannot be rendered; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem to whoever runs the build."""
        super().__init__(str(problem))
        self.problem = problem


def render(
    pages: Iterable[Page],
    site: Site,
    config: Config,
    theme: Theme,
    addresses: Addresses,
    targets: Targets,
    searches: Mapping[str, str],
    sharing: Sharing,
) -> Iterator[Artifact]:
    """Yield every page as a file, and the theme's static files. Raises TemplateFault.

    ``searches`` are the addresses of the search's files by language, ``sharing`` the pictures of links.
    """

    def asset(name: str) -> str:
        if name not in theme.addresses:
            msg = f"the theme has no static/{name}"
            raise jinja2.TemplateRuntimeError(msg)
        return addresses.url(theme.addresses[name])

    viewings = {}
    for language in config.languages:
        t = theme.translator(language)
        search = addresses.url(searches[language])
        viewings[language] = Viewing(site, config, addresses, targets, language, t, GENERATOR, search, sharing)
    for page in pages:
        viewing = viewings[page.language]
        yield Artifact(output_file(page.address), _page(page, viewing, theme, asset).encode())
    for name, data in theme.published.items():
        yield Artifact(output_file(theme.addresses[name]), data)


def _page(page: Page, viewing: Viewing, theme: Theme, asset: object) -> str:
    try:
        template = theme.environment.get_template(f"{page.kind.value}.html")
        view = viewing.page(page)
        return template.render(page=view, site=view.site, t=viewing.t, asset=asset)
    except _FAULTS as error:
        raise TemplateFault(_problem(error, page, theme, viewing.config.root)) from error


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
