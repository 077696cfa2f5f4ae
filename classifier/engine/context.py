"""What a sentence takes over from the sentences before it and the heading above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.records import Document, Match
    from classifier.rules.book import Rule

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_LEAST = 0.05


class Contexts:
    """Walks through a document's sentences, carrying domain evidence on.

    With a paragraph factor of one half, evidence of the sentence before counts half, that of the
    one before it a quarter, and so on to the start of the paragraph. Evidence of the nearest
    heading counts at the heading factor for every sentence below it.
    """

    def __init__(self, document: Document) -> None:
        self._blocks = [sentence.block for sentence in document.sentences]
        self._heading = [document.article.blocks[block].kind in _HEADINGS for block in self._blocks]
        # (label, amount, factor) of evidence in the paragraph so far; amounts shrink as it goes.
        self._paragraph: list[tuple[str, float, float]] = []
        self._above: list[tuple[str, float]] = []

    def carried(self, sentence: int) -> dict[str, float]:
        """Return the weight that a sentence takes over, by domain. Ask in order of sentence."""
        if sentence == 0 or self._blocks[sentence] != self._blocks[sentence - 1]:
            self._paragraph = []
        if self._heading[sentence]:
            return {}
        weights: dict[str, float] = {}
        for label, amount, _ in self._paragraph:
            weights[label] = weights.get(label, 0.0) + amount
        for label, amount in self._above:
            weights[label] = weights.get(label, 0.0) + amount
        return weights

    def remember(self, sentence: int, matches: Sequence[tuple[Rule, Match]]) -> None:
        """Take note of the domain evidence of a sentence for those that follow."""
        if self._heading[sentence]:
            self._above = [
                (rule.label, match.weight * rule.context.heading)
                for rule, match in matches
                if rule.context.heading
            ]
            return
        carried_on = [(label, amount * factor, factor) for label, amount, factor in self._paragraph]
        fresh = [
            (rule.label, match.weight * rule.context.paragraph, rule.context.paragraph)
            for rule, match in matches
            if rule.context.paragraph
        ]
        self._paragraph = [entry for entry in carried_on + fresh if entry[1] >= _LEAST]
