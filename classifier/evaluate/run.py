"""Gold documents + engine → an evaluation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.evaluate.briefing import brief_gold
from classifier.evaluate.confusion import Confusion, add_up, confused
from classifier.evaluate.counts import Counts, Interval, interval, total
from classifier.evaluate.labels import Judged, RuleScore, judge, rule_scores
from classifier.evaluate.misattributed import KnownCues, Misattributed, misattributed
from classifier.evaluate.roles import ROLES, judge_roles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from classifier.engine.analyse import Engine
    from classifier.evaluate.gold import GoldDocument


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what it measures, its counts, and the 95 % interval of its F1.

    `documents` are the counts of each document in which it was taken, in their order. `interval`
    is None where too few of them hold anything to count.
    """

    name: str
    documents: tuple[Counts, ...]
    counts: Counts
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a rulebook did on gold documents.

    `engine` is the rulebook's, to ask why it did so. `labels` and `roles` are the figures, `judged`
    every single judgement they are made of, in order of document and sentence, `rules` what each
    rule contributes, `misattributed` every attribution that went wrong, `confusions` which label
    was given in place of which.
    """

    engine: Engine = field(repr=False)
    documents: int
    sentences: int
    labels: tuple[Measure, ...]
    roles: tuple[Measure, ...]
    judged: tuple[Judged, ...]
    rules: tuple[RuleScore, ...]
    misattributed: tuple[Misattributed, ...]
    confusions: tuple[Confusion, ...]

    def rules_of(self, label: str) -> tuple[RuleScore, ...]:
        """Return what each rule contributes to a label, the least precise first."""
        of_label = [score for score in self.rules if score.label == label]
        return tuple(sorted(of_label, key=lambda score: (score.precision, score.rule)))


def evaluate(
    engine: Engine,
    documents: Sequence[GoldDocument],
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Run the engine on every gold document and hold the labels against each other.

    Raises `ProblemsError` if a document cannot be read or a pattern takes too long.
    """
    judged: list[Judged] = []
    wrong: list[Misattributed] = []
    confusions: list[Confusion] = []
    by_label: dict[str, list[Counts]] = {}
    by_role: dict[str, list[Counts]] = {}
    known = KnownCues(engine.book)
    for number, gold in enumerate(documents):
        briefing = brief_gold(engine, gold)
        found = judge(engine, number, gold, briefing)
        judged += found
        confusions += confused(engine.book.taxonomy, gold, found)
        for label in gold.scored:
            counts = total(one.counts for one in found if one.label == label)
            by_label.setdefault(label, []).append(counts)
        if gold.attributions is not None:
            for role, counts in judge_roles(gold, briefing).items():
                by_role.setdefault(role, []).append(counts)
            wrong += misattributed(known, number, gold, briefing)
        if progress is not None:
            progress(number + 1, len(documents))
    return Evaluation(
        engine=engine,
        documents=len(documents),
        sentences=sum(len(gold.sentences) for gold in documents),
        labels=tuple(_measure(label, by_label[label]) for label in sorted(by_label)),
        roles=tuple(_measure(role, by_role[role]) for role in ROLES if role in by_role),
        judged=tuple(judged),
        rules=tuple(rule_scores(judged, _thresholds(engine))),
        misattributed=tuple(wrong),
        confusions=add_up(confusions),
    )


def _measure(name: str, documents: Sequence[Counts]) -> Measure:
    return Measure(name, tuple(documents), total(documents), interval(documents))


def _thresholds(engine: Engine) -> dict[str, float]:
    taxonomy = engine.book.taxonomy
    return {label.id: label.threshold for label in (*taxonomy.claims, *taxonomy.domains)}
