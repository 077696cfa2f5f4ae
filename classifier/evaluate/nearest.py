"""For a label that is missing: what came nearest to giving it, in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.analyse import timeout_problem
from classifier.engine.explain import explain
from classifier.engine.matcher import PatternTimeout
from classifier.evaluate.briefing import brief_gold
from classifier.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.engine.analyse import Engine
    from classifier.engine.explain import Blocked, Explanation, Missed, WhyNot
    from classifier.evaluate.labels import Judged

# More than these misses of one label, and nobody reads on.
_MOST = 2
# A rule that comes less near than this has nothing but common words here.
_NEAR = 0.25


def nearest(engine: Engine, one: Judged) -> tuple[str, ...]:
    """Say why a gold sentence lacks a label: what stopped its rules, or which came nearest.

    Raises `ProblemsError` if a pattern takes too long.
    """
    taxonomy = engine.book.taxonomy
    if one.label not in {label.id for label in (*taxonomy.claims, *taxonomy.domains)}:
        return ("the rules know no such label",)
    briefing = brief_gold(engine, one.gold)
    sentences = [
        index
        for index, sentence in enumerate(briefing.document.sentences)
        if sentence.span.overlaps(one.span)
    ]
    if not sentences:
        return ("the rules look at no sentence here",)
    try:
        found = [explain(engine, briefing, index, one.label) for index in sentences]
    except PatternTimeout as error:
        raise ProblemsError([timeout_problem(error, briefing.article)]) from None
    best = max(found, key=lambda made: _closeness(made.why_not))
    return tuple(_reasons(best))


def _closeness(why_not: WhyNot | None) -> float:
    if why_not is None:
        return 0.0
    if why_not.blocked or why_not.waiting or why_not.score:
        return 2.0
    return max((missed.miss.closeness for missed in why_not.missed), default=0.0)


def _reasons(found: Explanation) -> Iterator[str]:
    why_not = found.why_not
    if why_not is None:
        return
    if why_not.score:
        yield f"its rules weigh {why_not.score:.3g} here, {why_not.threshold:g} is needed"
    for rule in why_not.waiting:
        yield f"{rule.id} fires, but requires the sentence to have: {', '.join(rule.requires)}"
    for blocked in why_not.blocked:
        yield from _stopped(blocked, found)
    if why_not.kinds:
        yield from _sources(found)
    near = [missed for missed in why_not.missed if missed.miss.closeness >= _NEAR]
    for missed in near[:_MOST]:
        yield _near(missed)
    if not (why_not.score or why_not.waiting or why_not.blocked or why_not.kinds or near):
        yield "no rule comes near: next to none of their words is here"


def _stopped(blocked: Blocked, found: Explanation) -> Iterator[str]:
    rule, text = blocked.rule, found.setting.text
    if not blocked.outcome.in_position:
        positions = ", ".join(sorted(position.value for position in rule.where.positions))
        yield f"{rule.id} looks only at {positions}; this is {found.setting.position.value}"
    for trial in (trial for group in blocked.outcome.groups for trial in group):
        words = trial.hit.span.of(text)
        if trial.blocked is not None:
            yield f"{rule.id} matches «{words}», but for its exception “{trial.blocked.pattern}”"
        elif trial.misplaced:
            yield f"{rule.id}: «{words}» is not {rule.where.quoted} quotation marks"


def _sources(found: Explanation) -> Iterator[str]:
    if not found.attributions:
        yield "no words are attributed to anybody here"
    for one in found.attributions:
        kind = one.source_kind or "no known kind"
        said = "" if one.said else ", and only thinks or wants it"
        yield f"{one.rule}: the source is {one.speaker or 'not named'}, of {kind}{said}"


def _near(missed: Missed) -> str:
    miss = missed.miss
    there = [clause for clause in miss.clauses if clause.found]
    words = ", ".join(f"«{clause.found[0].of(miss.sentence)}»" for clause in there)
    pattern, reason = _short(miss.pattern.text, 90), _short(miss.reason, 140)
    return f"{missed.rule.id}: “{pattern}” – {reason}; there: {words or 'nothing'}"


def _short(text: str, longest: int) -> str:
    """Cut a list of alternatives; `claimdesk explain` shows all of it."""
    return text if len(text) <= longest else text[: longest - 2].rstrip(" |,") + " …"
