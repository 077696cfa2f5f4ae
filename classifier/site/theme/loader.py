"""Finding templates: the publisher's before the standard ones, file by file or macro by macro."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, nodes

from classifier.site.theme.folders import STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from classifier.site.theme.folders import Folders


class _Joined(NamedTuple):
    """A file that a publisher's own was put behind, and how many lines it has."""

    standard: Path
    lines: int


class Loader(BaseLoader):
    """Loads the templates of two folders; `standard/NAME` is always the standard one.

    A file of nothing but macros is not replaced as a whole: the publisher's are put behind the
    standard ones, so that those that it has go before these, also where standard macros call them.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        standard = FileSystemLoader(folders.standard)
        own = [FileSystemLoader(folders.own)] if folders.own else []
        self._files = ChoiceLoader([PrefixLoader({STANDARD: standard}), *own, standard])
        self._joined: dict[Path, _Joined] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's text, as Jinja asks for it."""
        text, name, fresh = self._files.get_source(environment, template)
        standard = self._folders.standard_files.get(template)
        if standard is None or name is None or template not in self._folders.own_files:
            return text, name, fresh
        before = standard.read_text(encoding="utf-8")
        if not _only_macros(environment, before) or not _only_macros(environment, text):
            return text, name, fresh
        self._joined[Path(name)] = _Joined(standard, before.count("\n"))
        return before + text, name, fresh

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._files.list_templates()

    def place(self, file: Path, line: int) -> tuple[Path, int]:
        """Return where a line of a template stands that may be joined from two files."""
        joined = self._joined.get(file)
        if joined is None:
            return file, line
        return (joined.standard, line) if line <= joined.lines else (file, line - joined.lines)


def _only_macros(environment: Environment, text: str) -> bool:
    """Tell whether a template shows nothing by itself and defines macros."""
    body = environment.parse(text).body
    shows = any(
        isinstance(node, nodes.Extends | nodes.Block)
        or (isinstance(node, nodes.Output) and not _blank(node))
        for node in body
    )
    return not shows and any(isinstance(node, nodes.Macro) for node in body)


def _blank(node: nodes.Output) -> bool:
    return all(
        isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes
    )
