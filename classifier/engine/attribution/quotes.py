"""Quotations and the contents they belong to: how much is in marks, and how far they go on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from classifier.records import AttributionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from classifier.records import Document, Quotation


def kind_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> AttributionKind:
    """Tell whether content stands in quotation marks wholly, partly or not at all."""
    inside = outside = False
    for span in content:
        at = span.start
        for quotation in quotations:
            marks = quotation.marks
            if not marks.overlaps(span):
                continue
            inside = True
            outside = outside or _has_words(text, at, marks.start)
            at = max(at, marks.end)
        outside = outside or _has_words(text, at, span.end)
    if not inside:
        return AttributionKind.INDIRECT
    return AttributionKind.MIXED if outside else AttributionKind.DIRECT


def _has_words(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])


class Outermost:
    """The outermost quotations of a document and how they follow each other."""

    def __init__(self, document: Document) -> None:
        self.quotations = tuple(q for q in document.quotations if q.depth == 0)
        self._starts = [quotation.marks.start for quotation in self.quotations]
        self._document = document
        self._text = document.article.text

    def whole(self, span: Span) -> Span:
        """Widen a span to the whole of the quotations that it cuts through."""
        start, end = span
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and start < self.quotations[at].marks.end:
            start = self.quotations[at].marks.start
        at = bisect_left(self._starts, end) - 1
        if at >= 0 and end < self.quotations[at].marks.end:
            end = self.quotations[at].marks.end
        return Span(start, end)

    def quoted_in(self, contents: Iterable[Span]) -> frozenset[Span]:
        """Return the marks of the quotations that lie in some of the contents."""
        starts = self._starts
        found: set[Span] = set()
        for span in contents:
            index = max(0, bisect_right(starts, span.start) - 1)
            while index < len(starts) and starts[index] < span.end:
                if self.quotations[index].marks.overlaps(span):
                    found.add(self.quotations[index].marks)
                index += 1
        return frozenset(found)

    def following_block(self, sentence: Span) -> list[Span]:
        """Return what the paragraph after a sentence says: its first quotation, or all of it."""
        index = self._document.sentence_index(sentence.start)
        sentences = self._document.sentences
        if index is None or index + 1 >= len(sentences):
            return []
        block = sentences[index + 1].block
        if block == sentences[index].block:
            return []
        span = self._document.article.blocks[block].span
        for quotation in self.quotations:
            if span.contains(quotation.marks) and quotation.marks.start == span.start:
                return [quotation.marks]
        return [span]

    def to_block_end(self, span: Span) -> Span:
        """Widen a span to the end of the block it begins in."""
        index = self._document.sentence_index(span.start)
        if index is None:
            return span
        block = self._document.sentences[index].block
        return Span(span.start, max(span.end, self._document.article.blocks[block].span.end))

    def continued(self, last: Span, taken: AbstractSet[Span]) -> list[Span]:
        """Return the quotations that go on after content that ends in one.

        They follow in the paragraph, each at the start of a sentence, or are carried on into the
        next paragraph, or that is nothing but a quotation. `taken` are the marks of quotations
        with an attribution of their own.
        """
        found: list[Span] = []
        before = self._document.sentence_index(max(last.end - 1, last.start))
        if before is None:
            return found
        first = bisect_left(self._starts, last.end)
        for quotation in self.quotations[first:]:
            marks = quotation.marks
            index = self._document.sentence_index(marks.start)
            if index is None or marks in taken or not self._goes_on(quotation, index, before):
                break
            found.append(marks)
            before = self._document.sentence_index(max(marks.start, marks.end - 1)) or index
        return found

    def _goes_on(self, quotation: Quotation, index: int, before: int) -> bool:
        """Tell whether a quotation opens the sentence `index`, right after sentence `before`."""
        sentences = self._document.sentences
        if index - before != 1 or quotation.marks.start != sentences[index].span.start:
            return False
        if sentences[index].block == sentences[before].block or quotation.carried:
            return True
        return self._is_whole_block(sentences[index].block, quotation.marks.start)

    def _is_whole_block(self, block: int, start: int) -> bool:
        """Tell whether a block holds nothing but quotations, the first at `start`."""
        span = self._document.article.blocks[block].span
        at = span.start
        for quotation in self.quotations[bisect_left(self._starts, start) :]:
            if quotation.marks.start >= span.end:
                break
            if _has_words(self._text, at, quotation.marks.start):
                return False
            at = quotation.marks.end
        return not _has_words(self._text, at, span.end)
