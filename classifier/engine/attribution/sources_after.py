"""Who says it, where the source follows: said Ana Ruiz, according to the ministry, by the army."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.sources import Phrase

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.words import Words


_LONGEST_TITLE = 16
_LONGEST_NAME = 6
_SPANS_OF_TIME = frozenset(["during", "before", "after"])


def after_cue(
    words: Words, first: int, verbs: AbstractSet[int], occasions: AbstractSet[str]
) -> Phrase | None:
    """Return the noun phrase that begins at index `first`: “said Ana Ruiz, a minister”.

    `occasions` are nouns for what somebody speaks on or at (*interview*), which do not belong to
    a source.
    """
    if not _may_begin(words, first):
        return None
    tag, count = words.tags[first], words.size
    if tag & (en.SUBJECT | en.PRONOUN) and not tag & en.DETERMINER and _stands_alone(words, first):
        return Phrase(first, first + 1)
    walk = _Walk(words, first, verbs, occasions)
    index = first
    while index < count and not walk.ends_at(index):
        index += 1
    while index > first and words.tags[index - 1] & (en.COORDINATOR | en.PREPOSITION | en.COMMA):
        index -= 1
    return Phrase(first, index) if index > first else None


def agent_of(
    words: Words, cue: Cue, verbs: AbstractSet[int], occasions: AbstractSet[str]
) -> Phrase | None:
    """“backed *by Ruiz*”, “backed on Monday *by Ruiz*”: return who does what a passive says."""
    for index in range(cue.last, min(words.size - 1, cue.last + _LONGEST_BEFORE_AGENT)):
        tag = words.tags[index]
        if words.quote[index] >= 0 or tag & _PARTS_AGENT or index in verbs:
            return None
        if words.lower[index] == "by":
            behind = words.tags[index + 1]
            apart = index > cue.last and (behind & en.TIME or words.lower[index + 1][0].isdigit())
            if behind & en.ING or apart:
                return None
            return after_cue(words, index + 1, verbs, occasions)
    return None


_LONGEST_BEFORE_AGENT = 7
_PARTS_AGENT = (
    en.STOP | en.AUXILIARY | en.VERB | en.SUBORDINATOR | en.RELATIVE | en.THAT | en.SUBJECT
)


def _stands_alone(words: Words, pronoun: int) -> bool:
    """Tell whether a pronoun is the whole phrase: she; but one *of them*, those *who* left."""
    if pronoun + 1 >= words.size:
        return True
    following = words.tags[pronoun + 1]
    if words.lower[pronoun] == "one":
        closes = en.STOP | en.TIME | en.AUXILIARY | en.VERB | en.TO | en.QUOTE | en.COORDINATOR
        return bool(following & closes)
    return not following & en.RELATIVE


def _may_begin(words: Words, index: int) -> bool:
    if index >= words.size:
        return False
    if words.quote[index] >= 0 and not _is_title_in_quotes(words, index):
        return False
    tag = words.tags[index]
    if tag & (en.STOP | en.COORDINATOR | en.SUBORDINATOR | en.TO | en.VERB | en.THAT):
        return False
    return not tag & en.PREPOSITION or words.lower[index] in ("like", "about", "at")


class _Walk:
    """Goes forward over a noun phrase; knows whether it is inside a relative clause."""

    def __init__(
        self, words: Words, first: int, verbs: AbstractSet[int], occasions: AbstractSet[str]
    ) -> None:
        self.words = words
        self.first = first
        self.verbs = verbs
        self.occasions = occasions
        self.relative = False
        self.brackets = 0
        self.fronted = words.lower[:first] == ["according", "to"]

    def ends_at(self, index: int) -> bool:
        """Tell whether the phrase ends before the word at `index`."""
        words = self.words
        tag = words.tags[index]
        if words.quote[index] >= 0:
            return not _is_title_in_quotes(words, index)
        if tag & en.COMMA:
            if self._common_and_relative(index):
                return True
            goes_on = (not self.fronted or _closes_again(words, index, self.verbs)) and (
                _goes_on_after_comma(words, index, self.verbs, self.occasions)
            )
            self.relative = index + 1 < words.size and bool(words.tags[index + 1] & en.RELATIVE)
            return not goes_on
        if tag & (en.STOP | en.QUOTE):
            word = words.lower[index]
            self.brackets += (word == "(") - (word == ")")
            return word not in ("(", ")", "/") or self.brackets < 0
        if tag & en.RELATIVE:
            self.relative = True
            return False
        if tag & en.PREPOSITION and index > self.first:
            return not self._in_apposition(index) and is_occasion(words, index, self.occasions)
        if self.relative:
            return bool(tag & en.SUBORDINATOR) and words.lower[index] not in ("as", "where")
        if tag & en.TIME:
            return True
        return self._ends_at_word(index, tag)

    def _in_apposition(self, index: int) -> bool:
        """Tell whether a circumstance belongs to a title: Ruiz, a minister *during the war*."""
        words = self.words
        if words.lower[index] not in _SPANS_OF_TIME or self.fronted:
            return False
        if not self.occasions.isdisjoint(words.lower[index : index + _LONGEST_NAME]):
            return False
        return any(
            words.tags[at] & en.COMMA and words.tags[at + 1] & en.DETERMINER
            for at in range(self.first, index)
        )

    def _common_and_relative(self, comma: int) -> bool:
        """Tell whether a relative clause adds to a noun that is no name: the minister, who left."""
        words = self.words
        if comma + 1 >= words.size or not words.tags[comma + 1] & en.RELATIVE:
            return False
        plain = words.tags[self.first] & en.DETERMINER and not words.upper[comma - 1]
        return bool(plain) and not any(words.tags[at] & en.COMMA for at in range(self.first, comma))

    def _ends_at_word(self, index: int, tag: int) -> bool:
        words = self.words
        if tag & en.TO:
            return not _goes_on_noun(words, index)
        if tag & (en.SUBORDINATOR | en.AUXILIARY | en.VERB | en.THAT):
            return True
        following = words.tags[index + 1] if index + 1 < words.size else en.STOP
        if tag & en.ADVERB and not tag & en.DETERMINER and index > self.first:
            inside = words.tags[index - 1] & (en.DETERMINER | en.POSSESSIVE | en.COMMA)
            return not (following & en.ED or inside or words.upper[index])
        if tag & en.COORDINATOR and not _noun_follows(words, index + 1, self.verbs):
            return True
        if index not in self.verbs:
            return False
        name = words.upper[index] and words.upper[index - 1] and index > self.first  # United States
        reduced = tag & en.ED and following & en.PREPOSITION  # people briefed on the talks
        return not (name or reduced)


def _goes_on_noun(words: Words, to: int) -> bool:
    """Tell whether *to* and a noun phrase go on a noun that is no name: an aide *to the mayor*."""
    if to + 1 >= words.size or words.upper[to - 1] or words.quote[to + 1] >= 0:
        return False
    opens = words.tags[to + 1] & (en.DETERMINER | en.POSSESSIVE | en.PRONOUN)
    return bool(opens) or words.upper[to + 1]


def _is_title_in_quotes(words: Words, index: int) -> bool:
    """Tell whether a quotation is a name inside a phrase: the “Today” show."""
    number = words.quote[index]
    quotation = words.quotations[number]
    inside = quotation.span.of(words.text)
    pieces = inside.split()
    if words.starts[index] <= words.span.start or index == 0 or not inside[:1].isupper():
        return False
    if len(pieces) <= _LONGEST_NAME and not inside.endswith((".", ",", "?", "!")):
        return True
    of = words.quote[index - 1] < 0 and words.lower[index - 1] in ("of", "in", "on", "for")
    inner = words.quote[index - 1] == number
    titled = all(piece[0].isupper() or not piece[0].isalpha() for piece in pieces if len(piece) > 4)
    return (of or inner) and titled and len(pieces) <= _LONGEST_TITLE


def _goes_on_after_comma(
    words: Words, comma: int, verbs: AbstractSet[int], occasions: AbstractSet[str]
) -> bool:
    """Tell whether what follows a comma says more of the source: a title, a relative clause."""
    tags, count = words.tags, words.size
    if comma + 1 >= count or words.quote[comma + 1] >= 0:
        return False
    tag = tags[comma + 1]
    if tag & en.RELATIVE:
        return True
    following = tags[comma + 2] if comma + 2 < count else en.STOP
    if tag & en.ADVERB and following & en.DETERMINER:
        return True  # now a teacher
    if tag & (en.COORDINATOR | en.SUBORDINATOR | en.ADVERB | en.ING | en.SUBJECT | en.PRONOUN):
        return _joins_title(words, comma, verbs)
    word = words.lower[comma + 1]
    if word == "of":
        return True  # 32, of Sarn
    if not words.upper[comma + 1] and word.endswith("s") and following & en.DETERMINER:
        return False  # …, joins the
    if tag & (en.PREPOSITION | en.ED | en.TO | en.AUXILIARY | en.VERB):
        return False
    for index in range(comma + 1, count):
        tag = tags[index]
        if tag & en.STOP or words.quote[index] >= 0 or tag & en.RELATIVE:
            break
        if tag & (en.AUXILIARY | en.VERB | en.SUBJECT) or index in verbs:
            return False
        if tag & en.PREPOSITION and is_occasion(words, index, occasions):
            break
    return True


def _closes_again(words: Words, comma: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether an insertion is over at a second comma: According to Ruiz, *a teacher*, it."""
    if not words.tags[comma + 1] & (en.DETERMINER | en.RELATIVE) or words.lower[comma + 1] == "the":
        return False
    for index in range(comma + 2, min(words.size, comma + _LONGEST_TITLE)):
        tag = words.tags[index]
        if tag & en.COMMA:
            return True
        if words.quote[index] >= 0 or (index in verbs or tag & (en.AUXILIARY | en.VERB)):
            return bool(words.tags[comma + 1] & en.RELATIVE)
    return False


def _joins_title(words: Words, comma: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a second title follows: a lobbyist, *and a* former minister."""
    after = comma + 1
    if words.lower[after] != "and" or after + 1 >= words.size:
        return False
    return words.lower[after + 1] in ("a", "an", "the", "one") and _noun_follows(
        words, after + 1, verbs
    )


def is_occasion(words: Words, index: int, occasions: AbstractSet[str]) -> bool:
    """Tell whether a preposition opens an occasion or a time: in an interview, on Monday."""
    if words.lower[index] in ("of", "from", "for", "with", "about", "like", "against"):
        return False
    if words.lower[index] in ("during", "after", "before", "via", "amid", "following", "through"):
        return True
    for at in range(index + 1, min(words.size, index + 7)):
        if words.tags[at] & (en.STOP | en.PREPOSITION | en.QUOTE):
            return False
        if words.lower[at] in occasions or words.tags[at] & en.TIME:
            return True
    return False


def _noun_follows(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a noun phrase, and no clause, follows *and*."""
    for at in range(index, min(words.size, index + 8)):
        tag = words.tags[at]
        if tag & (en.AUXILIARY | en.VERB | en.SUBJECT) or at in verbs:
            return False
        if tag & (en.STOP | en.QUOTE | en.RELATIVE):
            break
    return index < words.size
