"""A pattern without gaps → every phrase that it stands for, word by word."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from classifier.rules.pattern.expand import ExpandedGroup, Listing, WordForms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.compiler import Compiler
    from classifier.rules.pattern.expand import ExpandedNode, ExpandedSequence
    from classifier.rules.yamldoc import Path, YamlDoc

MOST_PHRASES = 50_000


class PhraseWord(NamedTuple):
    """A word of a phrase: in small letters with straight apostrophes and no final full stop.

    `lemma` is its dictionary form; `written` is set where only that spelling counts (`=Fars`).
    """

    word: str
    lemma: str
    inflects: bool
    written: str


def phrases(
    text: str, doc: YamlDoc, place: Path, compiler: Compiler
) -> list[tuple[PhraseWord, ...]]:
    """Write out the phrases of the pattern at `place`; report a pattern that is none."""
    pattern = compiler.pattern(doc, place, text)
    if pattern is None:
        return []
    found: list[tuple[PhraseWord, ...]] = []
    try:
        for words in _sequence(pattern.tree):
            found.append(words)
            if len(found) > MOST_PHRASES:
                message = f"this stands for more than {MOST_PHRASES:,} phrases"
                compiler.problem(doc, place, "too-many-phrases", message, "split it")
                return []
    except _NotAPhraseError as error:
        message = "only words, alternatives and lexicons can stand here"
        hint = "take the gap, anchor or /regex/ out"
        compiler.problem(doc, place, "not-a-phrase", message, hint, offset=error.offset)
        return []
    return found


class _NotAPhraseError(Exception):
    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def _sequence(tree: ExpandedSequence) -> Iterator[tuple[PhraseWord, ...]]:
    options = [list(_node(item.node)) for item in tree.items]
    for pieces in product(*options):
        yield tuple(word for piece in pieces for word in piece)


def _node(node: ExpandedNode) -> Iterator[tuple[PhraseWord, ...]]:
    match node:
        case WordForms():
            inflects = len(node.forms) > 1
            for form in node.forms:
                written = _plain(form) if node.cased else ""
                yield (PhraseWord(_plain(form).lower(), node.forms[0], inflects, written),)
        case Listing():
            for entry in node.entries:
                yield from _sequence(entry)
        case ExpandedGroup():
            if node.optional:
                yield ()
            for branch in node.branches:
                yield from _sequence(branch)
        case _:
            raise _NotAPhraseError(node.start)


def _plain(word: str) -> str:
    plain = word.replace("’", "'")
    return plain.rstrip(".") or plain
