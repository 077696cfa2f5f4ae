"""Gold documents + engine → an evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.content import read_jsonl
from classifier.evaluate.counts import Counts, interval, total
from classifier.evaluate.gold import GoldDocument, read_gold
from classifier.evaluate.labels import Judged, RuleScore, judge, rule_scores
from classifier.evaluate.roles import ROLES, judge_roles
from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from classifier.engine.analyse import Engine


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what it measures, its counts, and the 95 % interval of its F1."""

    name: str
    counts: Counts
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a rulebook did on gold documents.

    `labels` and `roles` are the figures, `judged` every single judgement they are made of, in
    order of document and sentence, `rules` what each rule contributes.
    """

    documents: int
    sentences: int
    labels: tuple[Measure, ...]
    roles: tuple[Measure, ...]
    judged: tuple[Judged, ...]
    rules: tuple[RuleScore, ...]


def read_gold_files(paths: Sequence[Path]) -> list[GoldDocument]:
    """Read gold files. Raises `ProblemsError` with every problem in them."""
    documents: list[GoldDocument] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8"
            problems.append(Problem(path.as_posix(), 0, 0, "unreadable", str(reason).lower()))
            continue
        for read in read_gold(text.splitlines(), path.as_posix()):
            if isinstance(read, Problem):
                problems.append(read)
            else:
                documents.append(read)
    if problems:
        raise ProblemsError(problems)
    return documents


def evaluate(
    engine: Engine,
    documents: Sequence[GoldDocument],
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Run the engine on every gold document and hold the labels against each other.

    Raises `ProblemsError` if a document cannot be read or a pattern takes too long.
    """
    judged: list[Judged] = []
    by_label: dict[str, list[Counts]] = {}
    by_role: dict[str, list[Counts]] = {}
    for number, gold in enumerate(documents, 1):
        (article,) = read_jsonl([gold.line], gold.id, engine.book.furniture)
        if isinstance(article, Problem):
            raise ProblemsError([article])
        briefing = engine.brief(article)
        found = judge(gold, briefing)
        judged += found
        for label in gold.scored:
            counts = total(one.counts for one in found if one.label == label)
            by_label.setdefault(label, []).append(counts)
        if gold.attributions is not None:
            for role, counts in judge_roles(gold, briefing).items():
                by_role.setdefault(role, []).append(counts)
        if progress is not None:
            progress(number, len(documents))
    thresholds = {
        label.id: label.threshold
        for label in (*engine.book.taxonomy.claims, *engine.book.taxonomy.domains)
    }
    return Evaluation(
        documents=len(documents),
        sentences=sum(len(gold.sentences) for gold in documents),
        labels=tuple(_measure(label, by_label[label]) for label in sorted(by_label)),
        roles=tuple(_measure(role, by_role[role]) for role in ROLES if role in by_role),
        judged=tuple(judged),
        rules=tuple(rule_scores(judged, thresholds)),
    )


def _measure(name: str, documents: list[Counts]) -> Measure:
    return Measure(name, total(documents), *interval(documents))
