"""A sentence as the engine reads it: its words with their grammar, and which of them are quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from classifier.engine.attribution import english
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.records import Quotation

# A full stop belongs to no word: inside a sentence it only abbreviates.
_TOKEN = re.compile(r"\w+(?:[-’'.&/@]\w+)*(?:[’'](?!\w)(?<=s.))?|''|``|-+|[^\w\s.]")


class Words:
    """The words and marks of one sentence, as parallel lists.

    `starts` and `ends` are offsets into the article's text, `lower` the words in small letters
    with straight apostrophes, `tags` their grammar. `quote` holds, for each word, the index in
    `quotations` of the outermost quotation it lies in, marks included, or -1. `preceding` is the
    quotation that ends right before the sentence, in the same block.
    """

    __slots__ = (
        "ends",
        "lower",
        "preceding",
        "quotations",
        "quote",
        "span",
        "starts",
        "tags",
        "text",
        "upper",
    )

    def __init__(
        self,
        text: str,
        span: Span,
        quotations: Sequence[Quotation],
        table: english.TagTable,
        preceding: Quotation | None = None,
    ) -> None:
        self.text = text
        self.span = span
        self.quotations = quotations
        self.preceding = preceding
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lower: list[str] = []
        for found in _TOKEN.finditer(text, span.start, span.end):
            start, end = found.span()
            self.starts.append(start)
            self.ends.append(end)
            self.lower.append(text[start:end].lower().replace("’", "'"))
        self.tags = [table[word] for word in self.lower]
        self.upper = [text[start].isupper() for start in self.starts]
        self.quote = [-1] * len(self.starts)
        if quotations:
            self._mark_quoted()

    def _mark_quoted(self) -> None:
        starts, quote = self.starts, self.quote
        for number, quotation in enumerate(self.quotations):
            first, last = quotation.marks
            for index, start in enumerate(starts):
                if first <= start < last:
                    quote[index] = number

    def __len__(self) -> int:
        return len(self.starts)

    def stretch(self, first: int, last: int) -> Span:
        """Return the span of the words from index `first` up to and without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def of(self, first: int, last: int) -> str:
        """Return the text of the words from index `first` up to and without `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]
