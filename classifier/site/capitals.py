"""Words that name somebody are told from words that describe by their capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from classifier.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from classifier.records import Briefing

_WORD = re.compile(r"[^\W_](?:[\w’'.-]*\w)?")
# A capital after one of these need not be a name's.
_OPENING = re.compile(r"[“‘\"'«(\[:–—…]\s*$")
_SET_IN_CAPITALS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE_CELL})
# Small words inside names, in the languages whose names English papers print.
_INSIDE = frozenset(
    "of the and for in on at de del della der des di do dos du da la le les el al bin bint ibn "
    "van von den ter ten zu und e y af av til".split()
)
# What begins a description or stands for a name, whatever its case.
_NEVER = frozenset(
    "a an i he she it we you they who its his her their our my your this that these those some "
    "any no one two three both each either neither other another many several most few all".split()
)


def capitalised(briefing: Briefing) -> frozenset[str]:
    """Return the words that an article capitalises within its sentences, as names are."""
    text = briefing.article.text
    blocks = briefing.article.blocks
    words: set[str] = set()
    for sentence in briefing.document.sentences:
        if blocks[sentence.block].kind not in _SET_IN_CAPITALS:
            words.update(_within(sentence.span.of(text)))
    return frozenset(words)


def is_named(speaker: str, capitals: Callable[[], frozenset[str]]) -> bool:
    """Tell whether words name somebody; `capitals` gives what their article capitalises.

    All their words have a capital, but for “the” and the like; and so has the first one where it
    does not only begin a sentence, or a second one follows.
    """
    words = _WORD.findall(speaker)
    if words and words[0].casefold() == "the":
        words = words[1:]
    if not words or words[0].casefold() in _INSIDE | _NEVER:
        return False
    large = [word for word in words if word.casefold() not in _INSIDE]
    if any(word[0].islower() or word[0].isdigit() for word in large):
        return False
    return len(large) > 1 or not large[0][0].isupper() or large[0] in capitals()


def _within(sentence: str) -> Iterator[str]:
    """Yield the capitalised words of a sentence, without those that only begin something."""
    for number, match in enumerate(_WORD.finditer(sentence)):
        if number and match[0][0].isupper() and not _OPENING.search(sentence, 0, match.start()):
            yield match[0]
