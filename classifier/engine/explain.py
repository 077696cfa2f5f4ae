"""Why a sentence has its labels, and why it lacks one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.engine.analyse import settings
from classifier.engine.apply import Outcome, apply
from classifier.rules.pattern.clauses import NearMiss, near_miss
from classifier.rules.pattern.literals import COMMON, telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from classifier.engine.analyse import Engine
    from classifier.engine.apply import Setting
    from classifier.records import Attribution, Briefing, Claim, ContextShare, DomainLabel
    from classifier.rules.book import Rule
    from classifier.rules.pattern import CompiledPattern

_MOST_MISSES = 3


@dataclass(frozen=True, slots=True)
class Blocked:
    """A rule that matched and was stopped: its outcome says by what."""

    rule: Rule
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Missed:
    """A rule that did not match, and how close it came; spans into the sentence."""

    rule: Rule
    miss: NearMiss


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a label did not come: what was stopped, then the nearest misses, best first.

    `score` and `threshold` are set where rules fired but weighed too little; for a domain,
    `context` and `against` say what else went into its score. `kinds` are the
    source kinds whose words have the label, for a label that attributions give. `waiting` are
    rules that fired but require a label that the sentence lacks.
    """

    label: str
    blocked: tuple[Blocked, ...]
    missed: tuple[Missed, ...]
    score: float
    threshold: float
    kinds: tuple[str, ...]
    waiting: tuple[Rule, ...]
    context: tuple[ContextShare, ...] = ()
    against: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one sentence. `blocked` are rules that an exception stopped.

    `claimed_by` holds, by claim type, the attribution whose source makes the claim; None where the
    text itself does.
    """

    setting: Setting
    claims: tuple[Claim, ...]
    domains: tuple[DomainLabel, ...]
    attributions: tuple[Attribution, ...]
    blocked: tuple[Blocked, ...]
    why_not: WhyNot | None
    claimed_by: Mapping[str, Attribution | None]


def explain(
    engine: Engine, briefing: Briefing, sentence: int, label: str | None = None
) -> Explanation:
    """Explain a sentence of a briefing; with `label`, say also why it lacks that label.

    Raises `PatternTimeout`.
    """
    document = briefing.document
    setting = list(settings(document))[sentence]
    tried = [(rule, apply(rule, setting)) for rule in engine.book.rules]
    blocked = tuple(
        Blocked(rule, outcome)
        for rule, outcome in tried
        if outcome.match is None and all(outcome.groups)
    )
    claims = tuple(claim for claim in briefing.claims if claim.sentence == sentence)
    domains = tuple(domain for domain in briefing.domains if domain.sentence == sentence)
    given = {claim.type for claim in claims} | {domain.domain for domain in domains}
    return Explanation(
        setting=setting,
        claims=claims,
        domains=domains,
        attributions=tuple(
            attribution
            for attribution in briefing.attributions
            if any(
                span.overlaps(setting.span)
                for span in (*attribution.cue, *attribution.content, *attribution.source)
            )
        ),
        blocked=blocked,
        why_not=_why_not(
            engine, setting, tried, label, given, engine.about(document)[sentence].get(label)
        )
        if label and label not in given
        else None,
        claimed_by={
            claim.type: None
            if claim.attribution is None
            else briefing.attributions[claim.attribution]
            for claim in claims
        },
    )


def closeness(rule: Rule, setting: Setting) -> float:
    """Return how near a rule comes to a sentence, from 0 to 1, at little cost.

    It is the share of the words its nearest pattern requires that the sentence holds, common
    words left out; 1 where its patterns match, whatever stops it then. Raises `PatternTimeout`.
    """
    present = setting.here.present
    best = [
        max(
            (
                1.0 if setting.hits(pattern) else 0.99 * _share(pattern, present)
                for pattern in group
            ),
            default=0.0,
        )
        for group in rule.groups
    ]
    return sum(best) / len(best) if best else 0.0


def _share(pattern: CompiledPattern, present: frozenset[str]) -> float:
    clauses = telling(pattern.clauses)
    return sum(bool((clause & present) - COMMON) for clause in clauses) / max(len(clauses), 1)


def _why_not(
    engine: Engine,
    setting: Setting,
    tried: list[tuple[Rule, Outcome]],
    label: str,
    given: set[str],
    about: DomainLabel | None,
) -> WhyNot:
    of_label = [(rule, outcome) for rule, outcome in tried if rule.label == label]
    fired = [(rule, outcome.match) for rule, outcome in of_label if outcome.match is not None]
    waiting = tuple(rule for rule, _ in fired if not given.issuperset(rule.requires))
    missed = []
    for rule, outcome in of_label:
        if outcome.match is not None or all(outcome.groups):
            continue
        misses = [
            near_miss(pattern, setting.words)
            for patterns, group in zip(rule.groups, outcome.groups, strict=True)
            if not group
            for pattern in patterns
        ]
        nearest = max(misses, key=lambda miss: miss.closeness)
        if nearest.closeness > 0:
            missed.append(Missed(rule, nearest))
    missed.sort(key=lambda missed: (-missed.miss.closeness, missed.rule.id))
    return WhyNot(
        label=label,
        blocked=tuple(
            Blocked(rule, outcome)
            for rule, outcome in of_label
            if outcome.match is None and all(outcome.groups)
        ),
        missed=tuple(missed[:_MOST_MISSES]),
        score=about.score
        if about is not None
        else sum(match.weight for rule, match in fired if rule not in waiting),
        waiting=waiting,
        threshold=engine.threshold(label),
        kinds=tuple(kind.id for kind in engine.book.taxonomy.source_kinds if label in kind.claims),
        context=about.context if about is not None else (),
        against=about.against if about is not None else (),
    )
