"""YAML with positions: the one loader of everything that people write in YAML.

A document becomes plain values plus a table from each value's path to where it stands, so that a
problem found later can still point at the line and column. Duplicate keys and aliases are
problems. After a syntax error the smallest list item around it is blanked out and reading goes
on, so that one mistake does not hide the others of its file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import yaml

from classifier.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
Entry = TypeVar("Entry")
_MOST_SYNTAX_ERRORS = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, much faster


class Place(NamedTuple):
    """Line and column, both from one; columns in code points."""

    line: int
    column: int


class _Scalar(NamedTuple):
    """Where a scalar stands in the source, to map an offset in its value back to the source."""

    start: int
    end: int
    style: str | None


@dataclass(frozen=True, slots=True)
class YamlDoc:
    """A document's value and, for every path in it, where its key and its value stand."""

    path: str
    source: str
    first_line: int
    value: object
    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]
    scalars: Mapping[Path, _Scalar]

    def known(self, path: Path) -> Path:
        """Return the longest part of `path` that the document has, skipping unknown steps.

        Validators put steps of their own into a path (the branch of a union); they are left out.
        """
        found: Path = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
        return found

    def place(self, path: Path, offset: int = 0) -> Place:
        """Return where the value at `path` stands; `offset` is a code point inside a string."""
        path = self.known(path)
        if path in self.scalars and offset:
            scalar = self.scalars[path]
            return self._source_place(_offset_in_source(self.source, scalar, offset))
        if path in self.scalars and self.scalars[path].style in ("'", '"'):
            place = self.values[path]
            return Place(place.line, place.column + 1)
        return self.values.get(path, Place(self.first_line, 1))

    def key_place(self, path: Path) -> Place:
        """Return where the key of `path` stands (the value, if it has no key)."""
        path = self.known(path)
        return self.keys.get(path) or self.values.get(path, Place(self.first_line, 1))

    def raw(self, path: Path) -> str:
        """Return the source text of the value at `path`, first line only."""
        place = self.values.get(self.known(path))
        if place is None:
            return ""
        line = self.source.splitlines()[place.line - self.first_line]
        return line[place.column - 1 :].strip()

    def without(self, path: Path) -> YamlDoc:
        """Return the document without the value at `path`; what follows in a list moves up."""
        parent, last = path[:-1], path[-1]

        def moved(other: Path) -> Path | None:
            if other[: len(path)] == path:
                return None
            step = other[len(parent)] if len(other) > len(parent) else None
            if other[: len(parent)] == parent and isinstance(last, int) and isinstance(step, int):
                step -= step > last
                return (*parent, step, *other[len(path) :])
            return other

        def table(old: Mapping[Path, Entry]) -> dict[Path, Entry]:
            moves = ((moved(key), value) for key, value in old.items())
            return {key: value for key, value in moves if key is not None}

        value = _removed(self.value, path)
        return replace(
            self,
            value=value,
            values=table(self.values),
            keys=table(self.keys),
            scalars=table(self.scalars),
        )

    def _source_place(self, offset: int) -> Place:
        before = self.source[:offset]
        line = before.count("\n")
        return Place(line + self.first_line, offset - (before.rfind("\n") + 1) + 1)


def _removed(value: object, path: Path) -> object:
    """Return a copy of nested lists and mappings without what is at `path`."""
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        kept = dict(value)
        if rest:
            kept[step] = _removed(value[step], rest)
        else:
            del kept[step]
        return kept
    if isinstance(value, list) and isinstance(step, int):
        middle = [_removed(value[step], rest)] if rest else []
        return [*value[:step], *middle, *value[step + 1 :]]
    return value


def _offset_in_source(source: str, scalar: _Scalar, offset: int) -> int:
    """Map an offset in a scalar's value to the source, over escapes and doubled quotes."""
    position = scalar.start
    if scalar.style in ("'", '"'):
        position += 1
    elif scalar.style in ("|", ">"):
        return scalar.start
    step = re.compile(
        {"'": r"''|.", '"': r"\\(?:x..|u....|U.{8}|.)|."}.get(scalar.style or "", ".")
    )
    for _ in range(offset):
        found = step.match(source, position, scalar.end)
        if not found:
            break
        position = found.end()
    return position


def read_yaml(source: str, path: str, first_line: int = 1) -> tuple[YamlDoc, list[Problem]]:
    """Read one YAML document of `path` whose first line is `first_line` of that file.

    Returns the document (its value is None where nothing could be read) and all problems.
    """
    problems: list[Problem] = []
    node: yaml.Node | None = None
    text = source
    for _ in range(_MOST_SYNTAX_ERRORS):
        try:
            node = yaml.compose(text, Loader=_LOADER)
            break
        except yaml.YAMLError as error:
            problem, line = _syntax_problem(error, text, path, first_line)
            problems.append(problem)
            mended = _without_item(text, line)
            if mended == text:
                break
            text = mended
    builder = _Builder(path, first_line, text)
    value = builder.build(node, ()) if node is not None else None
    doc = YamlDoc(path, text, first_line, value, builder.values, builder.keys, builder.scalars)
    return doc, problems + builder.problems


class _Builder:
    """Turns composed nodes into values, remembering where each stands."""

    def __init__(self, path: str, first_line: int, source: str) -> None:
        self.path = path
        self.first_line = first_line
        self.source = source
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.scalars: dict[Path, _Scalar] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._scalar = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, path: Path) -> object:
        place = self._place(node.start_mark)
        self.values[path] = place
        if id(node) in self._seen and not isinstance(node, yaml.ScalarNode):
            self._problem(
                place, "yaml-alias", "an alias (*name) repeats another value", "write the value out"
            )
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        style: str | None = getattr(node, "style", None)
        self.scalars[path] = _Scalar(node.start_mark.index, node.end_mark.index, style)
        cut = _CUT_SHORT.match(self.source, node.end_mark.index) if not style else None
        if cut:
            message = f"YAML leaves out what follows here: {cut.group(1)}"
            hint = "put the whole value in quotes, or a space after # for a remark"
            self._problem(
                self._place(node.end_mark), "yaml-comment", message, hint, Severity.WARNING
            )
        return self._construct(node, place)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(
                    place,
                    "yaml-key",
                    "a key must be a plain word, this is a list or mapping",
                    "put a pattern that starts with { or [ in quotes",
                )
                continue
            key = str(key_node.value)  # `on:` and `no:` stay words as keys
            if key in values:
                first = self.keys[(*path, key)]
                self._problem(
                    place,
                    "duplicate-key",
                    f"the key '{key}' stands here twice",
                    f"the first is on line {first.line}; keep one of them",
                )
                continue
            self.keys[(*path, key)] = place
            values[key] = self.build(value_node, (*path, key))
        return values

    def _construct(self, node: yaml.Node, place: Place) -> object:
        try:
            value: object = self._scalar.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            reason = getattr(error, "problem", None) or str(error)
            self._problem(
                place, "yaml-value", f"cannot read this value: {reason}", "put it in quotes"
            )
            return str(node.value)
        if isinstance(value, str) and _CONTROL_CHARACTER.search(value):
            self._problem(
                place,
                "yaml-escape",
                "a backslash in double quotes became a control character",
                "use single quotes around a value with backslashes",
            )
        return value

    def _place(self, mark: yaml.Mark) -> Place:
        return Place(mark.line + self.first_line, mark.column + 1)

    def _problem(
        self,
        place: Place,
        code: str,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problems.append(
            Problem(self.path, place.line, place.column, code, message, hint, severity)
        )


# "tonnes #1" without quotes is "tonnes": a # after a space begins a remark.
_CUT_SHORT = re.compile(r"[ \t]+(#[^\s#!].*)")


_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f]")


# ---------------------------------------------------------- syntax errors

_UNQUOTED = re.compile(r"""^(\s*(?:-\s+|[\w]+:\s+))([{\[*&!%@`].*|.*?["'].*["'].+)$""")
_ESCAPE = re.compile(r"unknown escape character")


def _syntax_problem(
    error: yaml.YAMLError, text: str, path: str, first_line: int
) -> tuple[Problem, int]:
    """Put a YAML error into words; returns it with the line in `text`, from zero."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or error).split("\n")[0]
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    hint = "check indentation, colons and quotes on this line and the one above"
    if mark is None:
        character = getattr(error, "position", None)
        if isinstance(character, int):
            line = text.count("\n", 0, character)
            column = character - (text.rfind("\n", 0, character) + 1)
            hint = "remove this character; only printable text is allowed"
    for candidate in dict.fromkeys([line, line - 1, context.line if context else line]):
        if not 0 <= candidate < len(lines):
            continue
        unquoted = _UNQUOTED.match(lines[candidate])
        if unquoted:
            line, column = candidate, len(unquoted.group(1))
            hint = "put the whole value in quotes; { [ * & ! % @ and quotes mean something to YAML"
            reason = "YAML cannot read this unquoted value"
            break
    if "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        hint = "indent with spaces; YAML forbids tabs"
    elif "mapping values are not allowed" in reason:
        hint = "put the whole value in quotes if its colon is meant as one"
    elif _ESCAPE.search(reason):
        hint = "use single quotes around a value with backslashes"
    problem = Problem(
        path, line + first_line, column + 1, "yaml-syntax", f"not valid YAML: {reason}", hint
    )
    return problem, line


def _without_item(text: str, line: int) -> str:
    """Blank out the list item (or, outside of one, the line) that holds `line`."""
    lines = text.split("\n")
    if line >= len(lines):
        return text
    start = line
    if not lines[start].strip():
        while start > 0 and not lines[start].strip():
            start -= 1
    indent = _indent(lines[start])
    end = line + 1
    if re.match(r"\s*-\s", lines[start]):
        while end < len(lines) and lines[end].strip() and _indent(lines[end]) > indent:
            end += 1
    for index in range(start, end):
        lines[index] = ""
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
