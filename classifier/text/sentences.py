"""A block's text → sentences.

The boundaries are sentencex's (Santhosh Thottingal, MIT licence). It keeps a quotation of several
sentences in one piece, so it is shown the text with quotation marks blanked out; the marks are
then given back to the sentence they stand at. A few boundaries that it gets wrong are mended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sentencex

from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE = "en"
_DOUBLE_MARKS = frozenset('"“”„‟«»‹›')
_ANY_MARK = re.compile(r"""["“”„‟«»‹›'’‘‚`]""")
_CLOSING = frozenset("\"”»›'’)]")

# Abbreviations that a name, number or place follows, so that no sentence ends at them.
_BEFORE_A_NAME = frozenset(
    """Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Sr Hon St Ste Ft Mt Sen Rep Gov Lt Gen Maj Col Capt Cmdr
    Cdr Cpl Sgt Adm Brig Amb Sec Pres Supt Insp Det Spc Pfc Pvt Ald Asst Atty Dist Pol Vice Cllr
    No Nos Art Sec Fig vs v cf e.g i.e approx ca""".split()
)
_TIMES = frozenset(["a.m", "p.m"])
_AFTER_A_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Pacific|Greenwich"
    r"|[ECMPGB][DS]?[MT]T?)\b"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[—–-])([\w.&]+)\.$")
_LOOK_BACK = 24
# Characters of a "sentence" so long that its full stops must have been lost, as in transcripts.
_RUN_ON = 500
_CAPITAL_FUNCTION_WORD = re.compile(
    r"(?<=[a-z0-9,]\s)(?:A|All|And|As|At|Because|But|By|Every|Finally|First|For|He|Here|If|In|"
    r"Instead|It|Last|Let|More|My|No|Not|Now|On|Or|Our|She|Since|So|That|The|Then|There|These|"
    r"They|This|Those|To|Today|Tonight|We|What|When|With|You)(?=\s[a-z])"
)
_WHITE = re.compile(r"\s")


def split(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of a block of `text`, without the white space around them.

    Together they hold every other character of the block. Only its `span`'s text is looked at.
    """
    words = text[block.start : block.end]
    start = 0
    for boundary in (*_boundaries(words), len(words)):
        if boundary - start > _RUN_ON:
            for inner in _lost_stops(words, start, boundary):
                yield from _trimmed(words, start, inner, block.start)
                start = inner
        yield from _trimmed(words, start, boundary, block.start)
        start = boundary


def _lost_stops(words: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences begin in text that has lost its full stops.

    Function words are written small inside of a sentence; one with a capital letter that follows
    a small one begins the next.
    """
    for found in _CAPITAL_FUNCTION_WORD.finditer(words, start, end):
        yield found.start()


def _trimmed(words: str, start: int, end: int, offset: int) -> Iterator[Span]:
    piece = words[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(offset + begin, offset + begin + len(bare))


def _boundaries(words: str) -> Iterator[int]:
    """Yield the offsets at which a sentence ends and the next begins."""
    blank = _without_quotation_marks(words)
    # A block is one paragraph, so line feeds mean nothing; and sentencex panics on some texts with
    # other white space than plain spaces ("\tB\xa0.").
    found = sentencex.get_sentence_boundaries(_LANGUAGE, _WHITE.sub(" ", blank))
    for sentence in found[1:]:
        after = sentence["start_index"]
        before = len(blank[:after].rstrip())
        if before == 0 or after >= len(blank):
            continue
        boundary = _between(words, before, after)
        if not _is_no_boundary(words, before, boundary):
            yield boundary


def _without_quotation_marks(words: str) -> str:
    """Return text of the same length with blanks for quotation marks."""

    def blank(found: re.Match[str]) -> str:
        start, end = found.span()
        mark = found.group()
        # A single mark counts only where it is no apostrophe between two letters.
        inside = start > 0 and end < len(words) and words[start - 1].isalnum()
        return mark if inside and words[end].isalnum() and mark not in _DOUBLE_MARKS else " "

    return _ANY_MARK.sub(blank, words)


def _between(words: str, before: int, after: int) -> int:
    """Return where white space first stands between two sentences; marks before it close."""
    for offset in range(before, after):
        if words[offset].isspace():
            return offset
    return after


def _is_no_boundary(words: str, before: int, boundary: int) -> bool:
    """Tell whether the sentence goes on after all.

    `before` is where its last word or stop ends, `boundary` where its closing marks end.
    """
    following = words[boundary : boundary + _LOOK_BACK].lstrip()
    if not following:
        return True
    quoted = any(mark in _CLOSING for mark in words[before:boundary])
    if quoted and following[0].islower():
        return True  # “Why now?” she asked.
    if words[before - 1] != ".":
        return False
    last = _LAST_WORD.search(words[max(0, before - _LOOK_BACK) : before])
    if last is None or quoted:
        return False
    word = last.group(1)
    if word in _TIMES:
        return _AFTER_A_TIME.match(following) is not None
    if "&" in word:
        return following[0].isdigit()  # the S.&P. 500
    if word in ("No", "Nos", "Art", "Sec", "Fig"):
        return following[0].isdigit() or (word == "Sec" and following[0].isupper())
    return word in _BEFORE_A_NAME
