"""Figures of other systems, to stand beside ours: a YAML file that says where each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from classifier.problems import Problem, ProblemsError, did_you_mean
from classifier.rules.validate import Shape, validate
from classifier.rules.yamldoc import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from classifier.rules.yamldoc import YamlDoc


Figure = Annotated[float, Field(ge=0, le=1)]


class ColumnShape(Shape):
    """A system whose figures are known, or a figure that is aimed at."""

    id: str = Field(description="What the figures below call it.")
    title: str = Field(description="Head of its column.")
    source: str = Field(description="Where its figures come from.")


class BesideShape(Shape):
    """F1 of other systems, by gold file and measure."""

    columns: list[ColumnShape] = Field(description="The systems, in order of their columns.")
    note: str = Field("", description="What holds for all of them.")
    files: dict[str, dict[str, dict[str, Figure]]] = Field(
        description="Name of the gold file → measure → column → F1."
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures from elsewhere and their source."""

    id: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures of other systems: F1 by gold file, measure and column."""

    columns: tuple[Column, ...]
    note: str
    files: Mapping[str, Mapping[str, Mapping[str, float]]]

    def columns_for(self, file: str) -> tuple[Column, ...]:
        """Return the columns that have a figure for a gold file."""
        named = {column for figures in self.files.get(file, {}).values() for column in figures}
        return tuple(column for column in self.columns if column.id in named)

    def f1(self, file: str, measure: str, column: str) -> float | None:
        """Return a figure, where it is known."""
        return self.files.get(file, {}).get(measure, {}).get(column)


NOTHING = Beside((), "", {})


def read_beside(path: Path) -> Beside:
    """Read figures of other systems. Raises `ProblemsError` with every problem of the file."""
    name = path.as_posix()
    try:
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProblemsError([Problem(name, 0, 0, "unreadable", f"cannot open: {reason}")]) from None
    except UnicodeDecodeError:
        raise ProblemsError([Problem(name, 0, 0, "not-utf-8", "this file is not UTF-8")]) from None
    doc, problems = read_yaml(source, name)
    valid = validate(doc, BesideShape)
    problems += valid.problems
    if valid.content is not None:
        problems += _unknown_columns(valid.doc, valid.content)
    if problems or valid.content is None:
        raise ProblemsError(problems)
    columns = tuple(Column(**column.model_dump()) for column in valid.content.columns)
    return Beside(columns, valid.content.note, valid.content.files)


def _unknown_columns(doc: YamlDoc, content: BesideShape) -> list[Problem]:
    known = [column.id for column in content.columns]
    problems = []
    for file, measures in content.files.items():
        for measure, figures in measures.items():
            for column in figures:
                if column not in known:
                    place = doc.key_place(("files", file, measure, column))
                    message = f"there is no column '{column}'"
                    hint = did_you_mean(column, known)
                    problems.append(
                        Problem(doc.path, place.line, place.column, "unknown-column", message, hint)
                    )
    return problems
