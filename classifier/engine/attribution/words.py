"""A sentence as the engine reads it: its words with their grammar, and which of them are quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.attribution.english import TagTable
    from classifier.records import Quotation

# A full stop belongs to no word: inside a sentence it only abbreviates.
_TOKEN = re.compile(
    r"\w+(?:[-’'.&/@]\w+|(?<=\d)(?:,\d{3}|:\d\d)\b)*(?:[’'](?!\w)(?<=s.))?|''|``|-+|[^\w\s.]"
)

_SPAN = re.Match.span
_CAPITALS = re.compile(r"\b(?:US|IS|WHO|IT|UN)\b")

_LIKE_NAMES = en.ADVERB | en.MODAL


class Words:
    """The words and marks of one sentence, as parallel lists.

    `size` is how many there are. `starts` and `ends` are offsets into the article's text, `lower`
    the words in small letters with straight apostrophes, `tags` their grammar. `quote` holds, for
    each word, the index in `quotations` of the outermost quotation it lies in, marks included, or
    -1. `preceding` is the quotation that ends right before the sentence, in the same block.
    """

    __slots__ = (
        "ends",
        "lower",
        "preceding",
        "quotations",
        "quote",
        "size",
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
        table: TagTable,
        preceding: Quotation | None = None,
    ) -> None:
        self.text = text
        self.span = span
        self.quotations = quotations
        self.preceding = preceding
        offset, end = span
        small = text[offset:end].lower().replace("’", "'")
        if len(small) != end - offset:  # a few letters have a longer small form
            small = "".join(_small(char) for char in text[offset:end])
        spans = list(map(_SPAN, _TOKEN.finditer(text, offset, end)))
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]
        self.lower = [small[first - offset : last - offset] for first, last in spans]
        self.tags = list(map(table.__getitem__, self.lower))
        self.upper = list(map(str.isupper, map(text.__getitem__, self.starts)))
        self.size = len(spans)
        self.quote = [-1] * self.size
        self._untag_names()
        if _CAPITALS.search(text, offset, end):
            self._untag_capitals()
        if quotations:
            self._mark_quoted()

    def _untag_names(self) -> None:
        """First names are none of the words that read like them: Carly Ruiz, Will Ruiz.

        One begins with a capital, the word before it does not, and the word behind it does.
        """
        tags, upper = self.tags, self.upper
        for index in range(1, self.size - 1):
            if not (tags[index] & _LIKE_NAMES and upper[index] and upper[index + 1]):
                continue
            if not upper[index - 1] and self.lower[index].endswith(("ly", "will")):
                tags[index] = 0

    def _untag_capitals(self) -> None:
        """Names in capitals are none of the small words that read like them: US, IS, WHO."""
        if self.span.of(self.text).isupper():
            return
        for index, (first, last) in enumerate(zip(self.starts, self.ends, strict=True)):
            if last - first > 1 and _CAPITALS.fullmatch(self.text, first, last):
                self.tags[index] = 0

    def _mark_quoted(self) -> None:
        for number, quotation in enumerate(self.quotations):
            first = bisect_left(self.starts, quotation.marks.start)
            last = bisect_left(self.starts, quotation.marks.end)
            self.quote[first:last] = [number] * (last - first)

    def stretch(self, first: int, last: int) -> Span:
        """Return the span of the words from index `first` up to and without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def of(self, first: int, last: int) -> str:
        """Return the text of the words from index `first` up to and without `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def _small(char: str) -> str:
    small = char.lower()
    return "'" if char == "’" else small if len(small) == 1 else char
