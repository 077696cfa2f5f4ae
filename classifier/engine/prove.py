"""Rules prove themselves: every example holds, every exception is needed by one.

`prove` reports what `claimdesk check` and `claimdesk test` print beyond the static checks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.content.proof import prove_block_rules
from classifier.engine.analyse import settings
from classifier.engine.apply import Outcome, apply
from classifier.engine.attribution.prove import check_frame_examples
from classifier.engine.matcher import Matcher, PatternTimeout
from classifier.engine.short import short_article
from classifier.problems import Problem, Severity
from classifier.records import Position
from classifier.rules.examples import unproven_exception
from classifier.rules.pattern.clauses import near_miss
from classifier.rules.pattern.fold import FoldedSentence, FoldTable, fold
from classifier.text import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.engine.apply import Setting
    from classifier.records import RuleCard, RuleExample
    from classifier.rules.book import Rule, RuleBook
    from classifier.rules.pattern import CompiledPattern


@dataclass(frozen=True, slots=True)
class Proof:
    """What the examples of a rulebook came to: how many held, and what is wrong."""

    examples: int
    held: int
    problems: tuple[Problem, ...]


def prove(book: RuleBook) -> Proof:
    """Run every example of every live rule, and weigh patterns that no word wakes up."""
    problems: list[Problem] = []
    examples = held = 0
    for rule in book.rules:
        place = _Place(book, rule)
        try:
            found, count = _prove_rule(rule, place)
        except PatternTimeout as error:
            pattern = error.pattern
            hint = "simplify it: fewer gaps, no nested repetition in /regex/"
            message = f"{error}: “{error.text[:60]}…”"
            found = [
                Problem(pattern.path, pattern.line, pattern.column, "pattern-time", message, hint)
            ]
            count = 0
        problems += found
        examples += len(rule.card.examples) + len(rule.card.counter_examples)
        held += count
    blocks = prove_block_rules(book.furniture, book.root)
    frames = check_frame_examples(book)
    failed = sum(1 for problem in frames if problem.code == "example-fails")
    framed = sum(len(frame.examples) + len(frame.counter_examples) for frame in book.frames)
    problems += [*_slow_patterns(book), *blocks.problems, *frames]
    return Proof(
        examples + blocks.examples + framed,
        held + blocks.held + framed - failed,
        tuple(sorted(problems)),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a rule stand."""

    book: RuleBook
    rule: Rule

    def problem(
        self, at: RuleCard | RuleExample, code: str, message: str, hint: str = ""
    ) -> Problem:
        path = f"{self.book.root.as_posix()}/{self.rule.card.path}"
        return Problem(path, at.line, at.column, code, message, hint)


def _prove_rule(rule: Rule, place: _Place) -> tuple[list[Problem], int]:
    problems: list[Problem] = []
    card = rule.card
    held = 0
    if not card.examples:
        message = f"'{rule.id}' has no example that it fires on, so it may never fire"
        hint = "add a sentence under examples: match:, with the words that matter in «…»"
        problems.append(place.problem(card, "no-example", message, hint))
    for example in card.examples:
        wrong = _wrong_with_match(rule, example)
        held += not wrong
        if wrong:
            problems.append(place.problem(example, "example-fails", *wrong))
    for example in card.counter_examples:
        wrong = _wrong_with_no_match(rule, example)
        held += not wrong
        if wrong:
            problems.append(place.problem(example, "example-fails", *wrong))
    problems += _unproven_exceptions(rule)
    return problems, held


def outcomes(rule: Rule, text: str) -> list[tuple[Setting, Outcome]]:
    """Try a rule on every sentence of a short text, put where the rule looks.

    Raises `PatternTimeout`.
    """
    positions = rule.where.positions
    position = Position.BODY if Position.BODY in positions else min(positions)
    document = take_apart(short_article(text))
    tried = []
    for setting in settings(document):
        placed = setting._replace(position=position)
        tried.append((placed, apply(rule, placed)))
    return tried


def _wrong_with_match(rule: Rule, example: RuleExample) -> tuple[str, str] | None:
    if example.text.count("«") != example.text.count("»"):
        return "a mark without its partner in this example", "write «words» with both marks"
    tried = outcomes(rule, example.text)
    fired = [outcome.match for _, outcome in tried if outcome.match is not None]
    if not fired:
        return f"'{rule.id}' does not fire on its example", why_not(rule, tried)
    if example.evidence is None:
        return None
    spans = {span for match in fired for span in match.evidence}
    if example.evidence in spans:
        return None
    found = ", ".join(f"«{span.of(example.text)}»" for span in sorted(spans))
    marked = example.evidence.of(example.text)
    return f"'{rule.id}' fires on {found}, the example marks «{marked}»", "move the marks"


def _wrong_with_no_match(rule: Rule, example: RuleExample) -> tuple[str, str] | None:
    for _, outcome in outcomes(rule, example.text):
        if outcome.match is not None:
            words = ", ".join(f"«{span.of(example.text)}»" for span in outcome.match.evidence)
            message = f"'{rule.id}' fires on {words} in an example under no_match"
            return message, "add an exception under unless:, or narrow the pattern"
    return None


def why_not(rule: Rule, tried: list[tuple[Setting, Outcome]]) -> str:
    """Say in a few words why a rule did not fire: the exception, or the nearest miss."""
    for setting, outcome in tried:
        for group in outcome.groups:
            for trial in group:
                words = trial.hit.span.of(setting.text)
                if trial.blocked is not None:
                    blocked = trial.blocked
                    where = f" at «{blocked.found.of(setting.text)}»" if blocked.found else ""
                    return f"«{words}» is blocked by the exception “{blocked.pattern}”{where}"
                if trial.misplaced:
                    side = "outside of" if rule.where.quoted == "inside" else "inside"
                    return f"«{words}» stands {side} quotation marks"
    misses = [
        near_miss(pattern, setting.words)
        for setting, outcome in tried
        for patterns, group in zip(rule.groups, outcome.groups, strict=True)
        if not group
        for pattern in patterns
    ]
    if not misses:
        return ""
    nearest = max(misses, key=lambda miss: miss.closeness)
    return f"nearest is “{nearest.pattern.text}”: {nearest.reason}"


def _unproven_exceptions(rule: Rule) -> Iterator[Problem]:
    """An exception must block some no_match example that would match without it."""
    for key in ("unless", "unless_anywhere", "articles_without"):
        owner = rule.where if key == "articles_without" else rule
        exceptions: tuple[CompiledPattern, ...] = getattr(owner, key)
        for index, exception in enumerate(exceptions):
            others = exceptions[:index] + exceptions[index + 1 :]
            without = _with_exceptions(rule, key, others)
            needed = any(
                outcome.match is not None
                for example in rule.card.counter_examples
                for _, outcome in outcomes(without, example.text)
            )
            if not needed:
                yield unproven_exception(exception, rule.id)


def _with_exceptions(rule: Rule, key: str, patterns: tuple[CompiledPattern, ...]) -> Rule:
    if key == "unless":
        return replace(rule, unless=patterns)
    if key == "articles_without":
        return replace(rule, where=replace(rule.where, articles_without=patterns))
    return replace(rule, unless_anywhere=patterns)


def _slow_patterns(book: RuleBook) -> Iterator[Problem]:
    """A pattern with no required word is tried on every sentence; say what that costs."""
    patterns = [pattern for rule in book.rules for group in rule.groups for pattern in group]
    slow = [pattern for pattern in patterns if not pattern.clauses]
    if not slow:
        return
    quick = Matcher([pattern for pattern in patterns if pattern.clauses])
    texts = [
        example.text
        for rule in book.rules
        for example in (*rule.card.examples, *rule.card.counter_examples)
    ]
    folded = ((fold(text, FoldTable()), len(text)) for text in texts)
    tried = sum(quick.able(FoldedSentence(words, 0, end)).bit_count() for words, end in folded)
    mean = tried / max(len(quick.patterns), 1)
    for pattern in slow:
        yield Problem(
            pattern.path,
            pattern.line,
            pattern.column,
            "slow-pattern",
            f"no word is required, so it is tried on every sentence: on {len(texts)} of the "
            f"{len(texts)} example sentences, other patterns on {mean:.1f} on average",
            "add a word that must occur",
            Severity.WARNING,
        )
