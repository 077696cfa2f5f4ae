"""Block rules prove themselves: every example holds, and every exception is needed by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.recognise import admits, folded_words, match_line
from classifier.problems import Problem
from classifier.records import BlockKind
from classifier.rules.examples import unproven_exception
from classifier.rules.pattern import PatternTimeout
from classifier.rules.pattern.fold import FoldTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from classifier.records import RuleExample
    from classifier.rules.furniture import BlockRule
    from classifier.rules.pattern import Hit


class BlockProof(NamedTuple):
    """What the examples of block rules came to: how many held, and what is wrong."""

    examples: int
    held: int
    problems: tuple[Problem, ...]


def prove_block_rules(rules: Sequence[BlockRule], root: Path) -> BlockProof:
    """Run every example of `rules`, which lie in the rules folder `root`.

    An example is a line; of several the last is looked at, the one above it is its neighbour.
    Where a line stands in an article plays no part.
    """
    problems: list[Problem] = []
    examples = 0
    for rule in rules:
        examples += len(rule.card.examples) + len(rule.card.counter_examples)
        path = f"{root.as_posix()}/{rule.card.path}"
        try:
            problems += _wrong(rule, path)
        except PatternTimeout as late:
            pattern = late.pattern
            problems.append(
                Problem(pattern.path, pattern.line, pattern.column, "pattern-time", str(late))
            )
    failed = sum(problem.code == "example-fails" for problem in problems)
    return BlockProof(examples, examples - failed, tuple(sorted(problems)))


def fires(rule: BlockRule, example: RuleExample) -> Hit | None:
    """Return what a rule matches in the last line of an example. Raises `PatternTimeout`."""
    *above, line = example.text.split("\n")
    if not admits(rule.where, line, above[-1] if above else "", len(line.split())):
        return None
    return match_line(rule, line, folded_words(line, FoldTable()))


def _wrong(rule: BlockRule, path: str) -> Iterator[Problem]:
    card = rule.card
    if not card.examples:
        message = f"'{rule.id}' has no example that it fires on, so it may never fire"
        yield Problem(
            path, card.line, card.column, "no-example", message, "add a line under examples: match:"
        )
    for example in card.examples:
        hit = fires(rule, example)
        if hit is None:
            message = f"'{rule.id}' does not fire on its example"
            yield Problem(path, example.line, example.column, "example-fails", message)
        elif rule.kind is BlockKind.DATELINE and hit.span != example.evidence:
            words = hit.span.of(example.text)
            message = f"'{rule.id}' takes «{words}» for the dateline of its example"
            yield Problem(
                path, example.line, example.column, "example-fails", message, "mark these words"
            )
    for example in card.counter_examples:
        hit = fires(rule, example)
        if hit is not None:
            message = f"'{rule.id}' fires on «{hit.span.of(example.text)}» under no_match"
            hint = "add an exception under unless:, or narrow the pattern"
            yield Problem(path, example.line, example.column, "example-fails", message, hint)
    yield from _unproven_exceptions(rule)


def _unproven_exceptions(rule: BlockRule) -> Iterator[Problem]:
    """An exception must block some no_match example that would match without it."""
    for exception in rule.unless:
        others = tuple(other for other in rule.unless if other is not exception)
        without = replace(rule, unless=others)
        if not any(fires(without, example) for example in rule.card.counter_examples):
            yield unproven_exception(exception, rule.id)
