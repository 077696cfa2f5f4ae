"""Two wordings, word by word: what one has in other words, and whether that may turn its sense."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import regex

from classifier.echoes.records import Change, Difference
from classifier.echoes.words import NUMBER, SIGN, place_in, without_separators, words_of
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.echoes.words import Word
    from classifier.records import Article

# English only, as the rules are; the negatives of Quirk et al., A Comprehensive Grammar of the
# English Language (1985), 10.58.
_NEGATIVE = frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot".split()
)  # fmt: skip
_NUMBER = regex.compile(f"{NUMBER}|{SIGN}")
# text2num makes 12 million of "twelve million" at once, and two numbers of "12 million".
_TIMES = regex.compile(r"(\p{N}) 1(0{2,3}|0{6}|0{9})\b")
_SPELT_OUT = frozenset({"da", "de", "en", "es", "fr", "it", "nl", "pt"})  # what text2num reads


class Wording(NamedTuple):
    """Some words of an article: its whole text, their places in it, and the words themselves."""

    text: str
    language: str
    spans: tuple[Span, ...]
    words: tuple[Word, ...]


def wording(article: Article, spans: tuple[Span, ...]) -> Wording:
    """Take the words of some stretches of an article."""
    return Wording(article.text, article.language, spans, words_of(article.text, spans))


def stretch(whole: Wording, part: Wording) -> Wording:
    """Return the words of a wording from the first to the last that a part of it has."""
    at = place_in(_forms(whole), _forms(part))
    if at is None:
        return whole
    return whole._replace(
        spans=_spans(whole, at.start, at.stop), words=whole.words[at.start : at.stop]
    )


def differences(base: Wording, own: Wording) -> tuple[Difference, ...]:
    """Return where two wordings differ, in their order; the longest common runs stay together."""
    matcher = SequenceMatcher(None, _forms(base), _forms(own), autojunk=False)
    return tuple(
        Difference(_spans(own, right, right_end), _spans(base, left, left_end))
        for tag, left, left_end, right, right_end in matcher.get_opcodes()
        if tag != "equal"
    )


def changes(base: Wording, own: Wording) -> tuple[Change, ...]:
    """Say what of the kind that may turn the sense is in one wording and not in the other."""
    ours, theirs = _only(own.words, base.words), _only(base.words, own.words)
    found = {
        Change.NEGATION: _negatives(ours) != _negatives(theirs),
        Change.NUMBER: _each_has_other(_numbers(own), _numbers(base)),
        Change.NAME: _each_has_other(_names(own, ours), _names(base, theirs)),
    }
    return tuple(change for change in Change if found[change])


def _spans(of: Wording, start: int, end: int) -> tuple[Span, ...]:
    """Return the places of a run of words, cut where the wording is interrupted."""
    if start == end:
        return ()
    run = Span(of.words[start].span.start, of.words[end - 1].span.end)
    cut = (Span(max(run.start, at.start), min(run.end, at.end)) for at in of.spans)
    return tuple(span for span in cut if span.start < span.end)


def _forms(of: Wording) -> tuple[str, ...]:
    return tuple(word.form for word in of.words)


def _only(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Return the words that the other wording has not, or less often, in their order."""
    left = Counter(word.form for word in other)
    result = []
    for word in words:
        if left[word.form]:
            left[word.form] -= 1
        else:
            result.append(word)
    return result


def _negatives(words: Sequence[Word]) -> int:
    return sum(word.form in _NEGATIVE or word.form.endswith("n't") for word in words)


def _numbers(of: Wording) -> Counter[str]:
    """Count the numbers of a wording in digits, also those spelt out, and $, €, % and the like.

    "One" is left out, which is seldom a number.
    """
    from text_to_num import alpha2digit

    language = of.language.partition("-")[0].lower()
    words = " ".join(span.of(of.text) for span in of.spans)
    digits = alpha2digit(words, language if language in _SPELT_OUT else "en")
    digits = _TIMES.sub(r"\1\2", digits)
    return Counter(without_separators(found) for found in _NUMBER.findall(digits))


def _names(of: Wording, only: Sequence[Word]) -> Counter[str]:
    """Count the names among those words: capitalised, and not only because they are the first."""
    return Counter(
        word.form.removesuffix("'s")
        for word in only
        if of.text[word.span.start].isupper()
        and word.form != "i"
        and not (word is of.words[0] and _in_small_letters(of.text, word))
    )


def _in_small_letters(text: str, word: Word) -> bool:
    """Tell whether a capitalised word occurs with a small letter elsewhere: then it is no name."""
    written = word.span.of(text)
    small = regex.escape(written[0].lower() + written[1:])
    return regex.search(rf"\b{small}\b", text) is not None


def _each_has_other(ours: Counter[str], theirs: Counter[str]) -> bool:
    """Tell whether each has what the other has not: one alone has more, and says nothing else."""
    return bool(ours - theirs) and bool(theirs - ours)
