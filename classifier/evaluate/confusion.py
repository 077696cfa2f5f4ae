"""Which label was given where another was due.

A sentence may have several labels, so it is counted label by label: where a due label is given,
once under itself; where one is missed, once under each label of the group that is given and not
due, or under none; a label that is given and not due, where nothing is missed, counts as given
for none. Labels that are undecided or were not looked for play no part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.evaluate.gold import GoldDocument
    from classifier.evaluate.labels import Judged
    from classifier.taxonomy import Taxonomy

# No label of the group.
NONE = ""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a label was given (second) where one was due (first), within a group of labels.

    `group` is "claims" or "domains", `labels` those of its labels that were looked for, in order
    of the taxonomy; `NONE` stands for none of them.
    """

    group: str
    labels: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]


def confused(
    taxonomy: Taxonomy, gold: GoldDocument, judged: Sequence[Judged]
) -> Iterator[Confusion]:
    """Yield the confusions of one document. `judged` are its judgements."""
    for group, labels in (("claims", taxonomy.claims), ("domains", taxonomy.domains)):
        looked_for = tuple(label.id for label in labels if label.id in gold.scored)
        if not looked_for:
            continue
        by_sentence: dict[int, list[Judged]] = {}
        for one in judged:
            if one.label in looked_for:
                by_sentence.setdefault(one.sentence, []).append(one)
        cells: Counter[tuple[str, str]] = Counter()
        for of_sentence in by_sentence.values():
            cells.update(_cells(of_sentence))
        cells[NONE, NONE] += len(gold.sentences) - len(by_sentence)
        yield Confusion(group, looked_for, cells)


def _cells(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    missed = [one.label for one in judged if not one.found]
    false = [one.label for one in judged if not one.due]
    yield from ((one.label, one.label) for one in judged if one.right)
    for due in missed or [NONE]:
        for given in false or [NONE]:
            if due or given:
                yield due, given


def add_up(confusions: Iterable[Confusion]) -> tuple[Confusion, ...]:
    """Add the confusions of many documents up, by group."""
    labels: dict[str, dict[str, None]] = {}
    cells: dict[str, Counter[tuple[str, str]]] = {}
    for one in confusions:
        labels.setdefault(one.group, {}).update(dict.fromkeys(one.labels))
        cells.setdefault(one.group, Counter()).update(one.cells)
    return tuple(Confusion(group, tuple(labels[group]), cells[group]) for group in labels)
