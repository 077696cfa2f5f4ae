"""Labels of sentences: which are right, which are wrong, which are missing, and whose fault it is.

A gold sentence has every label that the rules gave to a sentence overlapping it. Labels on which
careful readers differ are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from classifier.engine.analyse import settings
from classifier.engine.explain import closeness
from classifier.evaluate.counts import Counts
from classifier.evaluate.gold import ATTRIBUTION
from classifier.records import Match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.engine.analyse import Engine
    from classifier.engine.apply import Setting
    from classifier.evaluate.gold import GoldDocument, GoldSentence
    from classifier.records import Briefing, Span


@dataclass(frozen=True, slots=True)
class Judged:
    """One label of one gold sentence that was found, is due, or both.

    `document` is the number of the gold document in its run, `sentence` that of the sentence in
    it, both from zero. `matches` are what gave the label; `inherited` is weight that came from
    context. For a label that was missed, `closeness` tells how near its nearest rule came, from 0
    to 1.
    """

    gold: GoldDocument = field(repr=False)
    document: int
    sentence: int
    label: str
    found: bool
    due: bool
    matches: tuple[Match, ...] = ()
    inherited: float = 0.0
    closeness: float = 0.0

    @property
    def place(self) -> tuple[int, int, str]:
        """What is judged: document, sentence and label."""
        return self.document, self.sentence, self.label

    @property
    def span(self) -> Span:
        """Where the sentence stands in the document's text."""
        return self.gold.sentences[self.sentence].span

    @property
    def words(self) -> str:
        """The sentence."""
        return self.span.of(self.gold.text)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that gave the label, each once."""
        return tuple(dict.fromkeys(match.rule for match in self.matches))

    @property
    def score(self) -> float:
        """The weight that came together for the label."""
        return self.inherited + sum(match.weight for match in self.matches)

    @property
    def right(self) -> bool:
        """Whether the label was given where it is due."""
        return self.found and self.due

    @property
    def counts(self) -> Counts:
        """The judgement as counts."""
        return Counts(
            int(self.right), int(self.found and not self.due), int(self.due and not self.found)
        )


@dataclass(frozen=True, slots=True)
class _Given:
    matches: list[Match] = field(default_factory=list)
    inherited: list[float] = field(default_factory=list)


def judge(engine: Engine, number: int, gold: GoldDocument, briefing: Briefing) -> list[Judged]:
    """Hold a briefing's labels against those of a gold document, sentence by sentence.

    `number` is the document's in its run.
    """
    spans = [sentence.span for sentence in briefing.document.sentences]
    labels: list[dict[str, _Given]] = [{} for _ in spans]
    for claim in briefing.claims:
        labels[claim.sentence].setdefault(claim.type, _Given()).matches.extend(claim.matches)
    for domain in briefing.domains:
        given = labels[domain.sentence].setdefault(domain.domain, _Given())
        given.matches.extend(domain.matches)
        given.inherited.append(domain.balance)
    cues = [(span, one.rule) for one in briefing.attributions for span in one.cue]
    said = [span for one in briefing.attributions for span in one.content]
    scenes: list[Setting] = []
    judged = []
    for index, sentence in enumerate(gold.sentences):
        found: dict[str, _Given] = {}
        touching = [at for at, span in enumerate(spans) if span.overlaps(sentence.span)]
        for at in touching:
            found |= labels[at]
        frames = [Match(rule, (cue,)) for cue, rule in cues if cue.overlaps(sentence.span)]
        if frames:
            found[ATTRIBUTION] = _Given(frames)
        for label in _scored(gold, sentence):
            if label in found or label in sentence.labels:
                near = 0.0
                if label not in found and any(span.overlaps(sentence.span) for span in said):
                    near = _attributed(engine, label)
                if label not in found:
                    scenes = scenes or list(settings(briefing.document))
                    here = [scenes[at] for at in touching]
                    near = max(near, _closeness(engine, label, here))
                judged.append(_judged(gold, number, index, label, found, near))
    return judged


def _scored(gold: GoldDocument, sentence: GoldSentence) -> list[str]:
    return [label for label in gold.scored if label not in sentence.undecided]


def _closeness(engine: Engine, label: str, scenes: Sequence[Setting]) -> float:
    rules = [rule for rule in engine.book.rules if rule.label == label]
    return max((closeness(rule, scene) for rule in rules for scene in scenes), default=0.0)


def _attributed(engine: Engine, label: str) -> float:
    """Return how near a label came that words have by their source: they have one, of no such kind.

    Half of what is needed is there.
    """
    return 0.5 if any(label in kind.claims for kind in engine.book.taxonomy.source_kinds) else 0.0


def _judged(
    gold: GoldDocument,
    number: int,
    index: int,
    label: str,
    found: Mapping[str, _Given],
    near: float,
) -> Judged:
    given = found.get(label)
    return Judged(
        gold=gold,
        document=number,
        sentence=index,
        label=label,
        found=given is not None,
        due=label in gold.sentences[index].labels,
        matches=tuple(given.matches) if given else (),
        inherited=sum(given.inherited) if given else 0.0,
        closeness=near,
    )


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


def rule_scores(judged: Sequence[Judged], thresholds: Mapping[str, float]) -> list[RuleScore]:
    """Return the score of every rule that fired on a scored label, by label and rule."""
    scores = []
    for label in sorted({one.label for one in judged}):
        of_label = [one for one in judged if one.label == label]
        counts = Counts()
        fired: dict[str, list[Judged]] = {}
        for one in of_label:
            counts += one.counts
            for rule in one.rules:
                fired.setdefault(rule, []).append(one)
        for rule in sorted(fired):
            right = sum(one.due for one in fired[rule])
            gone = [one for one in fired[rule] if not _stays(one, rule, thresholds)]
            lost = sum(one.due for one in gone)
            without = Counts(
                counts.right - lost, counts.wrong - (len(gone) - lost), counts.missed + lost
            )
            wrong = len(fired[rule]) - right
            scores.append(RuleScore(rule, label, right, wrong, without.f1))
    return scores


def _stays(one: Judged, rule: str, thresholds: Mapping[str, float]) -> bool:
    """Tell whether the label would be given without the rule."""
    left = one.inherited + sum(match.weight for match in one.matches if match.rule != rule)
    return left >= thresholds.get(one.label, 1.0) - 1e-9
