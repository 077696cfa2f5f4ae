"""The templates: the standard ones, single ones of them replaced by the publisher's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)

from classifier.problems import Problem, ProblemsError
from classifier.shipped import shipped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from types import TracebackType

ASSETS = "assets"
_SUFFIXES = (".html", ".css")


class Templates:
    """The templates of one build: those in `folder`, and the standard ones for all others.

    Raises ProblemsError naming every template that is not well-formed, or `folder` if it is none.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            problem = Problem(
                folder.as_posix(), 0, 0, "no-templates", "there is no such folder of templates"
            )
            raise ProblemsError([problem])
        self._folders = [*([folder] if folder else []), shipped("site_templates")]
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in self._folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters.update(day=_day, plural=_plural, bytes=_bytes)
        problems = list(self._malformed())
        if problems:
            raise ProblemsError(problems)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a template.

        Raises ProblemsError, with the template's file and line, where the template asks for
        something that is not there or fails in any other way.
        """
        try:
            return self._environment.get_template(name).render(context)
        except Exception as error:
            place = self._place(error.__traceback__)
            if place is None:
                raise
            raise ProblemsError([Problem(*place, 0, "bad-template", _message(error))]) from error

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that pages load (style sheets, pictures) as they are, sorted by name."""
        found: dict[str, Path] = {}
        for folder in reversed(self._folders):
            for file in (folder / ASSETS).rglob("*"):
                if file.is_file() and not file.name.startswith("."):
                    found[file.relative_to(folder).as_posix()] = file
        for name in sorted(found):
            yield name, found[name].read_bytes()

    def _malformed(self) -> Iterator[Problem]:
        names = self._environment.list_templates(
            filter_func=lambda name: name.endswith(_SUFFIXES) and not name.startswith(ASSETS + "/")
        )
        for name in names:
            try:
                self._environment.get_template(name)
            except TemplateSyntaxError as error:
                path = Path(error.filename or name).as_posix()
                yield Problem(path, error.lineno, 0, "bad-template", error.message or str(error))
            except UnicodeDecodeError:
                path = next(f / name for f in self._folders if (f / name).is_file()).as_posix()
                yield Problem(path, 0, 0, "bad-template", "is not UTF-8", "save it as UTF-8")

    def _place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """Return file and line of the innermost template that an error passed through."""
        place = None
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if any(file.is_relative_to(folder) for folder in self._folders):
                place = file.as_posix(), traceback.tb_lineno
            traceback = traceback.tb_next
        return place


def _message(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    return str(error) or type(error).__name__


def _day(date: dt.date) -> str:
    """Return a date as British newspapers print it, the same in every locale."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _plural(count: int, one: str, many: str = "") -> str:
    """Return "1 article", "2 articles", "1,200 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _bytes(count: int) -> str:
    """Return "820 bytes", "12 KB", "3.4 MB", as what a download weighs."""
    if count < 1_000:
        return _plural(count, "byte")
    if count < 1_000_000:
        return f"{round(count / 1_000)}\N{NO-BREAK SPACE}KB"
    return f"{count / 1_000_000:.1f}\N{NO-BREAK SPACE}MB"
