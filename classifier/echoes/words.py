"""Words as they are compared: in one case, without marks, each with its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import regex

from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# A number with its separators, or letters with apostrophes among them.
_WORD = regex.compile(r"\p{N}++(?:[.,]\p{N}++)*+|[\p{L}\p{M}\p{N}]++(?:['’][\p{L}\p{M}]++)*+")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    span: Span


def words_of(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """Return the words of some stretches of a text, in their order."""
    return tuple(
        Word(_no_separators(_folded(found.group())), Span(*found.span()))
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    )


def forms_of(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return only what is compared of the words of some stretches of a text."""
    folded = (_folded(span.of(text)) for span in spans)
    return tuple(_no_separators(word) for words in folded for word in _WORD.findall(words))


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tell whether `shorter`, which has words, is a run of the words of `longer`."""
    size, first = len(shorter), shorter[0]
    return first in longer and any(
        longer[at : at + size] == shorter for at, word in enumerate(longer) if word == first
    )


def _folded(words: str) -> str:
    if words.isascii():
        return words.lower()
    return normalize("NFC", words.replace("’", "'")).casefold()


def _no_separators(word: str) -> str:
    return word.replace(",", "") if "," in word else word
