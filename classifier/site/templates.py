"""The templates: the standard ones, some or parts of some replaced by the publisher's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rcssmin
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from classifier.problems import Problem, ProblemsError, did_you_mean
from classifier.site.theme.check import check
from classifier.site.theme.filters import FILTERS
from classifier.site.theme.folders import Folders
from classifier.site.theme.loader import Loader
from classifier.site.theme.missing import place_of, recording
from classifier.site.theme.sources import syntax_problem
from classifier.site.theme.unused import unused_assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from classifier.site.theme.check import Checked

CSS = ".css"


class Templates:
    """The templates of one build: those in `folder`, and the standard ones for all others.

    Raises ProblemsError if `folder` is none. Renders one page at a time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folders = Folders(folder)
        self._problems: list[Problem] = []
        self._names: Iterable[str] = ()
        self._environment = Environment(
            loader=Loader(self._folders),
            autoescape=True,
            undefined=recording(self._problems.append, self._known_names),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters.update(FILTERS)

    def check(self) -> Checked:
        """Return what is wrong with the publisher's templates, as far as no page is needed."""
        return check(self._folders, self._environment)

    def unused_assets(self, asked: frozenset[str]) -> tuple[Problem, ...]:
        """Return what is wrong with the publisher's assets; `asked` are the files linked to."""
        return tuple(unused_assets(self._folders, asked))

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a template; a style sheet without its comments and indents.

        Raises ProblemsError, with the template's file and line, for everything that the template
        asks for and that is not there, or where it fails in any other way.
        """
        self._problems.clear()
        self._names = context.keys()
        try:
            html = self._environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            raise ProblemsError([syntax_problem(error, name)]) from error
        except Exception as error:
            # What is not there may be what makes a template fail further on.
            if not self._problems:
                place = self._place(error.__traceback__)
                if place is None:
                    raise
                message, hint = self._message(error)
                problem = Problem(*place, 0, "bad-template", message, hint)
                raise ProblemsError([problem]) from error
        if self._problems:
            raise ProblemsError(self._problems)
        return rcssmin.cssmin(html, keep_bang_comments=True) if name.endswith(CSS) else html

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that pages load, sorted by name: pictures and scripts as they are.

        Style sheets lose their comments and indents; a comment stays that begins with ``/*!``.
        """
        for name, file in self._folders.assets().items():
            content = file.read_bytes()
            if name.endswith(CSS):
                content = rcssmin.cssmin(content, keep_bang_comments=True)
            yield name, content

    def _known_names(self) -> Iterable[str]:
        return {*self._names, *self._environment.globals}

    def _place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """Return file and line of the innermost template that an error passed through."""
        place = None
        folders = [folder for folder in (self._folders.own, self._folders.standard) if folder]
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if any(file.is_relative_to(folder) for folder in folders):
                real, line = place_of(self._environment, file, traceback.tb_lineno)
                place = real.as_posix(), line
            traceback = traceback.tb_next
        return place

    def _message(self, error: Exception) -> tuple[str, str]:
        """Return message and hint."""
        if isinstance(error, TemplateNotFound):
            names = self._environment.list_templates()
            hint = did_you_mean(str(error.name), names, "“{}”")
            return f"there is no template “{error.name}”", hint
        if isinstance(error, RecursionError):
            return "calls itself without an end", ""
        return str(error) or type(error).__name__, ""
