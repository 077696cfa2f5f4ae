"""Templates taken apart: what each extends, which blocks and macros it has, what it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from classifier.problems import Problem
from classifier.site.theme.places import column_in

if TYPE_CHECKING:
    from collections.abc import Iterator


_Referring = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


class Reference(NamedTuple):
    """Another template, named in one. `names` are those that are imported from it."""

    template: str
    line: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A template as it is written. `path` is its file, `tree` what Jinja made of it."""

    name: str
    path: str
    text: str
    tree: nodes.Template

    def problem(self, line: int, word: str, code: str, message: str, hint: str) -> Problem:
        """Return a problem at a word of a line."""
        lines = self.text.splitlines()
        column = column_in(lines[line - 1], word) if 0 < line <= len(lines) else 0
        return Problem(self.path, line, column, code, message, hint)

    @property
    def extends(self) -> Reference | None:
        """The template that this one extends, where it says which."""
        for node in self.tree.find_all(nodes.Extends):
            if isinstance(node.template, nodes.Const):
                return Reference(str(node.template.value), node.lineno)
        return None

    @property
    def blocks(self) -> frozenset[str]:
        """The names of all blocks."""
        return frozenset(block.name for block in self.tree.find_all(nodes.Block))

    @property
    def outer_blocks(self) -> Iterator[nodes.Block]:
        """The blocks that do not lie in another one."""
        waiting: list[nodes.Node] = [self.tree]
        while waiting:
            for child in waiting.pop().iter_child_nodes():
                if isinstance(child, nodes.Block):
                    yield child
                else:
                    waiting.append(child)

    @property
    def macros(self) -> frozenset[str]:
        """The names of the macros, which others can import."""
        return frozenset(macro.name for macro in self.tree.find_all(nodes.Macro))

    @property
    def exports(self) -> frozenset[str]:
        """The names that are set at the outermost level, for its blocks and for who imports it."""
        names = set(self.macros)
        for node in self.tree.body:
            if isinstance(node, nodes.Assign | nodes.AssignBlock):
                names |= {one.name for one in _targets(node.target)}
            elif isinstance(node, nodes.Import):
                names.add(node.target)
            elif isinstance(node, nodes.FromImport):
                names |= {one if isinstance(one, str) else one[1] for one in node.names}
        return frozenset(names)

    @property
    def bound(self) -> frozenset[str]:
        """Every name that is given a value anywhere in it."""
        stored = (one.name for one in self.tree.find_all(nodes.Name) if one.ctx != "load")
        return self.exports | frozenset(stored)

    def references(self) -> Iterator[Reference]:
        """Yield the other templates that it needs, as far as they are named outright."""
        for node in self._referring():
            if isinstance(node, nodes.Include) and node.ignore_missing:
                continue
            names = tuple(_asked(node)) if isinstance(node, nodes.FromImport) else ()
            if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
                yield Reference(node.template.value, node.lineno, names)

    @property
    def refers_openly(self) -> bool:
        """Whether each other template is named outright, none by an expression."""
        return all(isinstance(node.template, nodes.Const) for node in self._referring())

    def _referring(self) -> Iterator[_Referring]:
        for node in self.tree.find_all(nodes.Stmt):
            if isinstance(node, _Referring):
                yield node


def read(environment: Environment, name: str, path: Path) -> Source | Problem:
    """Take a template apart; returns what keeps it from being read."""
    place = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Problem(place, 0, 0, "bad-template", "is not UTF-8", "save it as UTF-8")
    try:
        return Source(name, place, text, environment.parse(text, name, str(path)))
    except TemplateSyntaxError as error:
        return syntax_problem(error, name)


def syntax_problem(error: TemplateSyntaxError, name: str) -> Problem:
    """Return the problem of a template that Jinja cannot read."""
    path = Path(error.filename or name).as_posix()
    return Problem(path, error.lineno, 0, "bad-template", error.message or str(error))


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)


def _asked(node: nodes.FromImport) -> Iterator[str]:
    for one in node.names:
        yield one if isinstance(one, str) else one[0]
