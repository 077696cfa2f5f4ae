"""What is wrong with a rulebook although every file of it can be read.

A check is one small function from the loaded rulebook to problems; `CHECKS` lists them. Checks
that need the engine (examples, exceptions) are in classifier/engine/prove.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.problems import Problem
from classifier.rules.compiler import lexicon_references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from classifier.rules.book import RuleBook
    from classifier.rules.files import RuleFiles


@dataclass(frozen=True, slots=True)
class Linted:
    """What a check looks at. `used` names the lexicons that some pattern refers to."""

    files: RuleFiles
    book: RuleBook
    used: frozenset[str]


def lint(files: RuleFiles, book: RuleBook, used: set[str]) -> list[Problem]:
    """Run every check."""
    subject = Linted(files, book, frozenset(used))
    return [problem for check in CHECKS for problem in check(subject)]


def unused_lexicon(subject: Linted) -> Iterator[Problem]:
    """A lexicon that nothing refers to is a typo or a leftover."""
    lexicons = subject.book.lexicons
    reached: set[str] = set()
    todo = [*subject.used, *(name for name, lexicon in lexicons.items() if lexicon.source_kind)]
    while todo:
        name = todo.pop()
        if name not in reached and name in lexicons:
            reached.add(name)
            for tree in lexicons[name].words.entries:
                todo += [node.name for node in lexicon_references(tree)]
    if subject.files.broken:
        return  # a file that cannot be read may well use it
    for name, lexicon in lexicons.items():
        if name not in reached:
            yield Problem(
                lexicon.path,
                lexicon.line,
                1,
                "unused-lexicon",
                f"no rule uses the lexicon {{{name}}}",
                "use it, or delete the file",
            )


def requires_in_a_circle(subject: Linted) -> Iterator[Problem]:
    """A required label must come from a rule that requires nothing itself, or a source kind."""
    given = {rule.label for rule in subject.book.rules if not rule.requires}
    taxonomy = subject.book.taxonomy
    given |= {claim for kind in taxonomy.source_kinds for claim in kind.claims}
    declared = {label.id for label in (*taxonomy.claims, *taxonomy.domains)}
    for rule in subject.book.rules:
        for label in rule.requires:
            if label in declared - given:
                card = rule.card
                yield Problem(
                    f"{subject.book.root.as_posix()}/{card.path}",
                    card.line,
                    card.column,
                    "never-fires",
                    f"'{rule.id}' requires '{label}', which no rule gives by itself",
                    "a required label must come from a rule without 'requires:'",
                )


def suppression_conflict(subject: Linted) -> Iterator[Problem]:
    """Two rules that suppress each other's label leave it open which stays."""
    pairs = {(rule.label, label): rule for rule in subject.book.rules for label in rule.suppresses}
    for (label, other), rule in pairs.items():
        if (other, label) in pairs and label <= other:
            against = pairs[other, label]
            card = rule.card
            message = f"'{rule.id}' and '{against.id}' suppress each other's label"
            yield Problem(
                f"{subject.book.root.as_posix()}/{card.path}",
                card.line,
                card.column,
                "suppression-conflict",
                message,
                "decide which label goes first and remove the other 'suppresses:'",
            )


CHECKS: tuple[Callable[[Linted], Iterator[Problem]], ...] = (
    unused_lexicon,
    requires_in_a_circle,
    suppression_conflict,
)
