"""Folding: how the prefilter sees text. It may see too much, never too little.

Folded text has the length of the original. Letters that differ only in case are the same, and
everything that is no part of a word is a space, so that a word with a space on both sides is a
whole word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import regex

_NOT_ASCII = re.compile("([^\x00-\x7f]+)")

# Case pairs of `regex` and `re` (simple case folding) that `str.lower` does not bring together.
_ALSO = {
    "ı": "i",
    "İ": "i",
    "ſ": "s",
    "ς": "σ",
    "ϐ": "β",
    "ϑ": "θ",
    "ϕ": "φ",
    "ϖ": "π",
    "ϰ": "κ",
    "ϱ": "ρ",
    "ϵ": "ε",
    "ẛ": "ṡ",
    "ͅ": "ι",
    "\u1fbe": "ι",
    "µ": "μ",
    "ᲀ": "в",
    "ᲁ": "д",
    "ᲂ": "о",
    "ᲃ": "с",
    "ᲄ": "т",
    "ᲅ": "т",
    "ᲆ": "ъ",
    "ᲇ": "ѣ",
    "ᲈ": "ꙋ",
    "ﬆ": "ﬅ",
}


_ASCII = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " "
    for code in range(128)
}


class FoldTable(dict[int, str]):
    """A table for `str.translate` that works out each code point when it first meets it."""

    def __init__(self) -> None:
        super().__init__(_ASCII)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = char.lower()
        lower = lower if len(lower) == 1 else char
        folded = _ALSO.get(char) or _ALSO.get(lower) or lower
        if not regex.match(r"\w", char):
            folded = " "
        self[code] = folded
        return folded


def fold(text: str, table: FoldTable) -> str:
    """Return `text` folded, with a space added on either side (offsets shift by one)."""
    # `translate` is several times faster on plain ASCII, so the rest is folded apart.
    parts = _NOT_ASCII.split(text)
    return f" {''.join([part.translate(table) for part in parts])} "


class FoldedSentence:
    """The folded words of one sentence: which there are, and where each stands.

    Most sentences hold no word that any pattern asks for, so places are looked for only when one
    does.
    """

    __slots__ = ("_list", "_places", "_together", "_words", "present")

    def __init__(self, folded: str, start: int, end: int) -> None:
        """Take the words between two offsets of the original out of its `folded` text."""
        self._words = f" {folded[start + 1 : end + 1]} "  # one more space stands in front
        self._list = self._words.split()
        self.present = frozenset(self._list)
        self._together: frozenset[str] | None = None
        self._places: list[tuple[int, str]] | None = None

    @property
    def together(self) -> frozenset[str]:
        """The words, and every two that stand side by side with a space between them."""
        if self._together is None:
            pairs = map(" ".join, pairwise(self._list))
            self._together = self.present.union(pairs)
        return self._together

    def places(self, words: frozenset[str]) -> list[tuple[int, str]]:
        """Return where one of `words` begins, as offset into the sentence and word, ascending."""
        if self._places is None:
            self._places = self._placed()
        return [place for place in self._places if place[1] in words]

    def _placed(self) -> list[tuple[int, str]]:
        find, at, placed = self._words.index, 0, []
        for word in self._list:
            at = find(word, at)
            placed.append((at - 1, word))
            at += len(word)
        return placed


@lru_cache(maxsize=65_536)
def word_pieces(word: str) -> tuple[str, ...]:
    """Return the parts of a word that folding keeps together: `U.S.` → `u`, `s`."""
    if word.isascii() and word.isalnum():
        return (word.lower(),)
    return tuple(fold(word, FoldTable()).split())
