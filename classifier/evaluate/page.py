"""What the confusion page shows, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from classifier.evaluate.compare import compare
from classifier.evaluate.confusion import NONE
from classifier.evaluate.examples import (
    Shown,
    changed,
    error_classes,
    false_alarms,
    misattributions,
    misses,
)
from classifier.evaluate.gold import ATTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.evaluate.compare import Changed, Comparison
    from classifier.evaluate.confusion import Confusion
    from classifier.evaluate.examples import ErrorClass
    from classifier.evaluate.gold import GoldFile
    from classifier.evaluate.labels import RuleScore
    from classifier.evaluate.run import Evaluation, Measure
    from classifier.taxonomy import Taxonomy

_CLASSES = 30


class Cell(NamedTuple):
    """How often one label was given where another was due; `share` of the row, in percent."""

    times: int
    share: int
    right: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of labels due (rows) by labels given (columns). Names are for readers."""

    name: str
    given: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class LabelPart:
    """Everything about one label: its figures, its rules, what went wrong."""

    id: str
    name: str
    group: str
    measure: Measure
    rules: tuple[RuleScore, ...]
    missed: Shown
    false: Shown


@dataclass(frozen=True, slots=True)
class AttributionPart:
    """What went wrong with attributions: the commonest classes, how many more, and examples."""

    classes: tuple[ErrorClass, ...]
    rarer: int
    shown: Shown


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """Another rulebook beside ours; `name` says which."""

    name: str
    comparison: Comparison
    fixed: Shown
    broken: Shown
    attributions_fixed: Shown
    attributions_broken: Shown


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """The whole page."""

    files: tuple[GoldFile, ...]
    evaluation: Evaluation
    names: dict[str, str]
    matrices: tuple[Matrix, ...]
    labels: tuple[LabelPart, ...]
    attributions: AttributionPart | None
    compared: ComparedPart | None


def evaluation_page(
    files: Sequence[GoldFile],
    evaluation: Evaluation,
    most: int,
    theirs: Evaluation | None = None,
    name: str = "",
) -> EvaluationPage:
    """Make an evaluation ready to be shown, with `most` examples of each kind.

    `theirs` is another rulebook's evaluation on the same files, called `name`. Raises
    `ProblemsError` if a pattern takes too long.
    """
    taxonomy = evaluation.engine.book.taxonomy
    names = {label.id: label.label for label in (*taxonomy.claims, *taxonomy.domains)}
    return EvaluationPage(
        files=tuple(files),
        evaluation=evaluation,
        names=names,
        matrices=tuple(_matrix(confusion, names) for confusion in evaluation.confusions),
        labels=tuple(_labels(evaluation, taxonomy, names, most)),
        attributions=_attributions(evaluation, most) if evaluation.roles else None,
        compared=_compared(evaluation, theirs, name, most) if theirs else None,
    )


def _matrix(confusion: Confusion, names: dict[str, str]) -> Matrix:
    labels = (*confusion.labels, NONE)
    rows = []
    for due in labels:
        counts = [confusion.cells.get((due, given), 0) for given in labels]
        cells = tuple(
            Cell(count, round(100 * count / max(sum(counts), 1)), due == given)
            for count, given in zip(counts, labels, strict=True)
        )
        rows.append((names.get(due, "none"), cells))
    name = {"claims": "Claim types", "domains": "Domains"}[confusion.group]
    return Matrix(name, tuple(names.get(label, "none") for label in labels), tuple(rows))


def _labels(
    evaluation: Evaluation, taxonomy: Taxonomy, names: dict[str, str], most: int
) -> Iterator[LabelPart]:
    groups = {label.id: "claim" for label in taxonomy.claims}
    groups |= {label.id: "domain" for label in taxonomy.domains}
    for measure in evaluation.labels:
        label = measure.name
        # What goes wrong with attributions is shown by its parts instead.
        by_parts = label == ATTRIBUTION and evaluation.roles
        yield LabelPart(
            id=label,
            name=names.get(label, label.replace("_", " ").capitalize()),
            group=groups.get(label, ""),
            measure=measure,
            rules=evaluation.rules_of(label),
            missed=Shown(0, ()) if by_parts else misses(evaluation, label, most),
            false=Shown(0, ()) if by_parts else false_alarms(evaluation, label, most),
        )


def _attributions(evaluation: Evaluation, most: int) -> AttributionPart:
    classes = error_classes(evaluation.misattributed)
    rarer = sum(one.count for one in classes[_CLASSES:])
    shown = misattributions(evaluation.misattributed, most)
    return AttributionPart(classes[:_CLASSES], rarer, shown)


def _compared(ours: Evaluation, theirs: Evaluation, name: str, most: int) -> ComparedPart:
    comparison = compare(ours, theirs)
    return ComparedPart(
        name=name,
        comparison=comparison,
        fixed=_changes(theirs, comparison.fixed, most),
        broken=_changes(ours, comparison.broken, most),
        attributions_fixed=misattributions(comparison.attributions_fixed, most),
        attributions_broken=misattributions(comparison.attributions_broken, most),
    )


def _changes(errs: Evaluation, changes: Sequence[Changed], most: int) -> Shown:
    return Shown(len(changes), tuple(changed(errs, one) for one in changes[:most]))
