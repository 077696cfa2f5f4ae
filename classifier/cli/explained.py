"""An explanation in words, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from classifier.engine.scope import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.engine.apply import Setting
    from classifier.engine.explain import Blocked, Explanation, Missed, WhyNot
    from classifier.records import Attribution, Claim, ContextShare, Match, RuleCard
    from classifier.rules.book import RuleBook

_SIDES = {
    "heading": "the heading",
    "before": "the sentences before it",
    "after": "the sentences after it",
}


def explained(found: Explanation, book: RuleBook) -> Iterator[str]:
    """Yield the lines of an explanation, with colours that a pipe takes out again."""
    cards = {card.id: card for card in book.cards}
    text = found.setting.text
    yield click.style(f"“{found.setting.words}”", bold=True)
    if not found.claims and not found.domains:
        yield "  no claim and no domain"
    for claim in found.claims:
        yield _label(claim.type, claim.score, claim.degree)
        yield from _degree(claim, found, cards)
        yield from _matches(claim.matches, cards, book, text)
    for domain in found.domains:
        yield _label(domain.domain, domain.score)
        yield from _matches(domain.matches, cards, book, text)
        yield from _around(domain.context, domain.against, text)
    for attribution in found.attributions:
        yield from _attribution(attribution, text)
    for blocked in found.blocked:
        yield from _blocked(blocked, book, found.setting)
    if found.why_not is not None:
        yield from _why_not(found.why_not, found.attributions, text)


def _label(label: str, score: float, degree: str = "") -> str:
    named = click.style(label, fg="green", bold=True) + (f" · {degree}" if degree else "")
    return f"  {named}  weight {score:g}"


def _degree(claim: Claim, found: Explanation, cards: dict[str, RuleCard]) -> Iterator[str]:
    """Say who makes a claim that comes in degrees, and which words it covers."""
    if claim.degree:
        by = found.claimed_by.get(claim.type)
        who = "the text itself" if by is None else by.speaker or "somebody whom the text leaves out"
        yield f"    by       {who}"
    if claim.scope is not None:
        yield f"    covers   «{claim.scope.of(found.setting.text)}»"
        for card in (cards[match.rule] for match in claim.matches if match.rule in cards):
            if card.scope and card.degree == claim.degree:
                yield f"      {SCOPES[card.scope]}"
                break


def _matches(
    matches: tuple[Match, ...], cards: dict[str, RuleCard], book: RuleBook, text: str
) -> Iterator[str]:
    for match in matches:
        card = cards.get(match.rule)
        title = f"  {card.title}" if card else ""
        yield f"    {click.style(match.rule, fg='cyan')}{title}"
        if card:
            yield f"      {_place(book, card)}"
        words = ", ".join(f"«{span.of(text)}»" for span in match.evidence)
        yield f"      because of {words}"
        for capture in match.captures:
            yield f"      {capture.name}: «{capture.span.of(text)}»"
        for exception in match.exceptions:
            yield f"      tried and not there: “{exception.pattern}”"


def _around(
    context: Sequence[ContextShare], against: Sequence[tuple[str, float]], text: str
) -> Iterator[str]:
    """Yield what a domain takes from around the sentence, and what is held against it."""
    for share in context:
        words = share.beginning(text)
        begin = f": “{words}”" if words else ""
        yield f"    {share.weight:+g} from {_SIDES[share.side]}{begin}"
    for label, weight in against:
        yield f"    {-weight:+g} for what the sentence has of {label}"


def _attribution(attribution: Attribution, text: str) -> Iterator[str]:
    parts = [
        (name, " … ".join(span.of(text) for span in spans))
        for name, spans in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
    ]
    yield (
        "  "
        + click.style("attribution", fg="blue", bold=True)
        + (f"  {attribution.kind.value}, {attribution.rule}")
    )
    for name, words in parts:
        yield f"    {name:<8} {words or '–'}"
    kind = f" ({attribution.source_kind})" if attribution.source_kind else ""
    yield f"    speaker  {attribution.speaker or '–'}{kind}"
    for step in attribution.why:
        yield f"      {step}"


def _blocked(blocked: Blocked, book: RuleBook, setting: Setting) -> Iterator[str]:
    rule, text, position = blocked.rule, setting.text, setting.position.value
    yield (
        "  "
        + click.style("stopped", fg="yellow", bold=True)
        + (f"  {rule.label}: {rule.id}  {_place(book, rule.card)}")
    )
    if not blocked.outcome.in_position:
        positions = ", ".join(sorted(rule.where.positions))
        yield f"    looks only at {positions}; this is {position}"
    barred = blocked.outcome.barred
    if barred is not None and barred.found is not None:
        words = barred.found.of(text)
        yield f"    looks only at articles without “{barred.pattern}”; this one has «{words}»"
    for group in blocked.outcome.groups:
        for trial in group:
            words = trial.hit.span.of(text)
            if trial.blocked is not None:
                found = trial.blocked.found
                at = f" at «{found.of(text)}»" if found is not None else ""
                yield f"    «{words}» meets the exception “{trial.blocked.pattern}”{at}"
            elif trial.misplaced:
                yield f"    «{words}» is not {rule.where.quoted} quotation marks"


def _why_not(why_not: WhyNot, attributions: Sequence[Attribution], text: str) -> Iterator[str]:
    yield "  " + click.style(f"why not {why_not.label}?", fg="magenta", bold=True)
    if why_not.score:
        yield f"    its rules weigh {why_not.score:g} here, {why_not.threshold:g} is needed"
    yield from _around(why_not.context, why_not.against, text)
    for rule in why_not.waiting:
        needed = ", ".join(rule.requires)
        yield f"    {rule.id} fires, but requires the sentence to have: {needed}"
    for blocked in why_not.blocked:
        yield f"    {blocked.rule.id} was stopped, see above"
    if why_not.kinds:
        yield f"    it needs words of one of these kinds of source: {', '.join(why_not.kinds)}"
        for attribution in attributions:
            kind = attribution.source_kind or "of no known kind"
            yield f"    here the source is {attribution.speaker or 'not named'}: {kind}"
        if not attributions:
            yield "    no words are attributed to anybody here: no frame's cue was found"
    elif not (why_not.missed or why_not.blocked or why_not.score or why_not.waiting):
        yield "    no rule for it comes near: none of their words is here"
    for missed in why_not.missed:
        yield from _missed(missed)


def _missed(missed: Missed) -> Iterator[str]:
    miss = missed.miss
    yield f"    {click.style(missed.rule.id, fg='cyan')}  {missed.rule.card.title}"
    yield f"      {miss.pattern.path}:{miss.pattern.line}:{miss.pattern.column}"
    yield f"      “{miss.pattern.text}”: {miss.reason}"
    for clause in miss.clauses:
        if clause.found:
            words = ", ".join(f"«{span.of(miss.sentence)}»" for span in clause.found)
            yield f"        there    {clause.text}  {words}"
        else:
            kind = "optional" if clause.optional else "missing"
            yield f"        {kind:<8} {clause.text}"


def _place(book: RuleBook, card: RuleCard) -> str:
    return f"{book.root.as_posix()}/{card.path}:{card.line}"
