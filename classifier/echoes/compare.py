"""Two wordings, word by word: what one has in other words, and whether that may turn its sense."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import regex

from classifier.echoes.records import Change, Difference
from classifier.echoes.words import words_of
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
_NUMBER = regex.compile(r"\p{N}++(?:[.,]\p{N}++)*+")
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


def differences(base: Wording, own: Wording) -> tuple[Difference, ...]:
    """Return where two wordings differ, in their order; the longest common runs stay together."""
    matcher = SequenceMatcher(
        None, [word.form for word in base.words], [word.form for word in own.words], autojunk=False
    )
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
        Change.NUMBER: _numbers(own) != _numbers(base),
        Change.NAME: _names_differ(_names(own, ours), _names(base, theirs)),
    }
    return tuple(change for change in Change if found[change])


def _spans(of: Wording, start: int, end: int) -> tuple[Span, ...]:
    """Return the places of a run of words, cut where the wording is interrupted."""
    if start == end:
        return ()
    run = Span(of.words[start].span.start, of.words[end - 1].span.end)
    cut = (Span(max(run.start, at.start), min(run.end, at.end)) for at in of.spans)
    return tuple(span for span in cut if span.start < span.end)


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


def _numbers(of: Wording) -> list[str]:
    """Return the numbers of a wording in digits, also those that are spelt out, without order.

    "One" is left out, which is seldom a number.
    """
    from text_to_num import alpha2digit

    language = of.language.partition("-")[0].lower()
    words = " ".join(span.of(of.text) for span in of.spans)
    digits = alpha2digit(words, language if language in _SPELT_OUT else "en")
    return sorted(found.replace(",", "") for found in _NUMBER.findall(digits))


def _names(of: Wording, only: Sequence[Word]) -> set[str]:
    """Return the names among those words: capitalised, and not only because they are the first."""
    return {
        word.form.removesuffix("'s")
        for word in only
        if of.text[word.span.start].isupper()
        and word.form != "i"
        and not (word is of.words[0] and _in_small_letters(of.text, word))
    }


def _in_small_letters(text: str, word: Word) -> bool:
    """Tell whether a capitalised word occurs with a small letter elsewhere: then it is no name."""
    written = word.span.of(text)
    small = regex.escape(written[0].lower() + written[1:])
    return regex.search(rf"\b{small}\b", text) is not None


def _names_differ(ours: set[str], theirs: set[str]) -> bool:
    """Tell whether each has a name that the other has not: one alone is more, not other."""
    return bool(ours - theirs) and bool(theirs - ours)
