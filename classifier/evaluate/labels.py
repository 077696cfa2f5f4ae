"""Labels of sentences: which are right, which are wrong, which are missing, and whose fault it is.

A gold sentence has every label that the rules gave to a sentence overlapping it. Labels on which
careful readers differ are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.evaluate.counts import Counts
from classifier.evaluate.gold import ATTRIBUTION
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from classifier.evaluate.gold import GoldDocument, GoldSentence
    from classifier.records import Briefing, Match


@dataclass(frozen=True, slots=True)
class Judged:
    """One label of one gold sentence that was found, is due, or both.

    `matches` are what gave it; `inherited` is weight that came from context.
    """

    document: str
    label: str
    words: str
    found: bool
    due: bool
    matches: tuple[Match, ...] = ()
    inherited: float = 0.0

    @property
    def counts(self) -> Counts:
        """The judgement as counts."""
        return Counts(
            int(self.found and self.due),
            int(self.found and not self.due),
            int(self.due and not self.found),
        )


@dataclass(frozen=True, slots=True)
class _Given:
    matches: list[Match] = field(default_factory=list)
    inherited: list[float] = field(default_factory=list)


def judge(gold: GoldDocument, briefing: Briefing) -> list[Judged]:
    """Hold a briefing's labels against those of a gold document, sentence by sentence."""
    spans = [sentence.span for sentence in briefing.document.sentences]
    labels: list[dict[str, _Given]] = [{} for _ in spans]
    for claim in briefing.claims:
        labels[claim.sentence].setdefault(claim.type, _Given()).matches.extend(claim.matches)
    for domain in briefing.domains:
        given = labels[domain.sentence].setdefault(domain.domain, _Given())
        given.matches.extend(domain.matches)
        given.inherited.append(domain.inherited)
    cues = [span for attribution in briefing.attributions for span in attribution.cue]
    judged = []
    for sentence in gold.sentences:
        found: dict[str, _Given] = {}
        for span, own in zip(spans, labels, strict=True):
            if span.overlaps(sentence.span):
                found |= own
        if any(cue.overlaps(sentence.span) for cue in cues):
            found[ATTRIBUTION] = _Given()
        judged += _judged(gold, sentence, found)
    return judged


def _judged(
    gold: GoldDocument, sentence: GoldSentence, found: Mapping[str, _Given]
) -> list[Judged]:
    return [
        Judged(
            document=gold.id,
            label=label,
            words=Span(*sentence.span).of(gold.text),
            found=label in found,
            due=label in sentence.labels,
            matches=tuple(found[label].matches) if label in found else (),
            inherited=sum(found[label].inherited) if label in found else 0.0,
        )
        for label in gold.scored
        if label not in sentence.undecided and (label in found or label in sentence.labels)
    ]


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What one rule does for its label: how often it fires and is right, and F1 without it."""

    rule: str
    label: str
    right: int
    wrong: int
    without: float

    @property
    def precision(self) -> float:
        """The share of its sentences that do have the label."""
        return self.right / (self.right + self.wrong)


def rule_scores(judged: list[Judged], thresholds: Mapping[str, float]) -> list[RuleScore]:
    """Return the score of every rule that fired on a scored label, by label and rule."""
    labels = sorted({one.label for one in judged})
    scores = []
    for label in labels:
        of_label = [one for one in judged if one.label == label]
        rules = sorted({match.rule for one in of_label for match in one.matches})
        for rule in rules:
            fired = [one for one in of_label if any(match.rule == rule for match in one.matches)]
            counts = Counts()
            for one in of_label:
                left = one.inherited + sum(m.weight for m in one.matches if m.rule != rule)
                stays = one.found and (one not in fired or left >= thresholds.get(label, 1.0))
                counts += Counts(
                    int(stays and one.due), int(stays and not one.due), int(one.due and not stays)
                )
            right = sum(one.due for one in fired)
            scores.append(RuleScore(rule, label, right, len(fired) - right, counts.f1))
    return scores
