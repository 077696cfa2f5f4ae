"""Words as they are compared: in one case, without marks, each with its place in the text.

An ellipsis is a word of its own, `CUT`, since something may be left out there; so are the signs of
currencies and the per cent sign, since $12 is not €12.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import regex

from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CUT = "…"
# Soft hyphens and the like, which nobody sees, and what a word is compared without.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ"
_THIN = "\u2009\u202f"  # spaces
_BARE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_UNSEEN + "[]"))
# A number with what parts its digits; and what says of what it is.
NUMBER = rf"\p{{N}}++(?:[.,{_THIN}]\p{{N}}++)*+"
SIGN = r"[\p{Sc}%]"
_WORD = regex.compile(
    rf"""
      {NUMBER}
    | (?: \[\p{{L}}++\] (?=\p{{L}}) )?+        # letters that an editor changed: [w]e, open[ed]
      [\p{{L}}\p{{M}}\p{{N}}]++
      (?: [\p{{L}}\p{{M}}\p{{N}}{_UNSEEN}]++ | [{_APOSTROPHES}] (?=\p{{L}}) | \[\p{{L}}++\] )*+
    | {SIGN}
    | … | \. (?: [ ]?\. ){{2,}}+
    """,
    regex.VERBOSE,
)
_THOUSANDS = regex.compile(rf"[,{_THIN}](?=\p{{N}}{{3}}(?!\p{{N}}))")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    span: Span


def words_of(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """Return the words of some stretches of a text, in their order."""
    words = [
        Word(_form(found.group()), Span(*found.span()))
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]
    kept = _without_idle_cuts([word.form for word in words])
    return tuple(words[number] for number in kept)


def forms_of(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return only what is compared of the words of some stretches of a text."""
    forms = [_form(word) for span in spans for word in _WORD.findall(text, span.start, span.end)]
    return tuple(forms[number] for number in _without_idle_cuts(forms))


def runs_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the runs of words between which something may be left out: most often all are one."""
    if CUT not in words:
        return [words]
    at = [-1, *(number for number, word in enumerate(words) if word == CUT), len(words)]
    return [words[left + 1 : right] for left, right in pairwise(at)]


def place_in(longer: tuple[str, ...], shorter: tuple[str, ...]) -> range | None:
    """Return where `longer` has the words of `shorter`, if it has them.

    They are a run of its words; or several of them, with one word or more between that `shorter`
    leaves out at an ellipsis.
    """
    first, *rest = runs_of(shorter)
    start = _find(longer, first, 0)
    end = start + len(first)
    for run in rest if start >= 0 else ():
        at = _find(longer, run, end + 1)
        if at < 0:
            return None
        end = at + len(run)
    return range(start, end) if start >= 0 else None


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tell whether `shorter`, which has words, is a part of `longer` or all of it."""
    return place_in(longer, shorter) is not None


def without_separators(number: str) -> str:
    """Return a number without the commas and thin spaces that part thousands."""
    return _THOUSANDS.sub("", number)


def _find(words: tuple[str, ...], run: tuple[str, ...], start: int) -> int:
    """Return where a run of words begins, at `start` or later; -1 where there is none."""
    size = len(run)
    places = range(start, len(words) - size + 1)
    found = (at for at in places if words[at] == run[0] and words[at : at + size] == run)
    return next(found, -1)


def _form(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    if word[0] in ".…":
        return CUT
    return normalize("NFC", without_separators(word.translate(_BARE))).casefold()


def _without_idle_cuts(forms: Sequence[str]) -> Iterable[int]:
    """Return the numbers of the words, without ellipses at an end or after another one."""
    if CUT not in forms:
        return range(len(forms))
    words = [number for number, form in enumerate(forms) if form != CUT]
    cuts = [left + 1 for left, right in pairwise(words) if right > left + 1]
    return sorted([*words, *cuts])
