"""Noun phrases, found by shallow rules.

Going back from its last word a phrase runs over determiners, adjectives, nouns, names,
prepositional phrases and what stands in brackets, up to a verb, a comma, a quotation or a word
that opens a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.words import Words


class Phrase(NamedTuple):
    """Words from index `first` up to and without `last`."""

    first: int
    last: int


_LONGEST_PHRASE = 30
_LONGEST_RELATIVE = 14
_LONGEST_BRACKET = 8
# Prepositions that open a clause as often; before the subject of a verb they do.
_CLAUSE_OPENERS = frozenset(["after", "before", "until", "than", "since"])
# What can stand before a determiner inside a phrase: all the votes, such a view.
_BEFORE_DETERMINER = frozenset(["all", "both", "half", "many", "such", "what", "quite", "not"])
# Words that make a number rough: nearly half, only 200 protesters.
_APPROXIMATELY = frozenset(
    "about almost approximately around just nearly only over roughly some".split()
)
_COMPARED = frozenset(
    [("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")]
)
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand dozen dozens hundreds thousands millions half
    two-thirds three-quarters a every all""".split()
)
_FRACTIONS = frozenset("third quarter fifth half dozen majority hundred thousand".split())


def start_of_phrase(words: Words, last: int, verbs: AbstractSet[int]) -> int | None:
    """Return where the noun phrase begins whose last word is at index `last`.

    `verbs` are the indexes of words known to be finite verbs of this sentence.
    """
    tags, quote = words.tags, words.quote
    if last < 0 or quote[last] >= 0:
        return None
    tag = tags[last]
    after_preposition = last > 0 and bool(tags[last - 1] & (en.PREPOSITION | en.TO))
    if tag & (en.RELATIVE | en.SUBJECT | en.PRONOUN) and not (
        tag & en.AUXILIARY or after_preposition
    ):
        return _with_partner(words, last, verbs)
    if tag & (en.PREPOSITION | en.TO | en.COORDINATOR | en.VERB) or last in verbs:
        return None
    if tag & en.ED and last > 0 and words.lower[last - 1] in ("a", "an"):
        return None  # a recorded …
    index = first = last
    lowest = max(0, last - _LONGEST_PHRASE)
    while index >= lowest:
        if quote[index] >= 0:
            opened = _before_quoted_name(words, index, lowest)
        elif words.lower[index] in (")", "]"):
            opened = _before_bracketed(words, index, lowest)
        elif _ends_phrase(words, index, first, last, verbs):
            break
        else:
            opened = index
        if opened is None:
            break
        first, index = opened, opened - 1
    first = _trimmed_start(words, first, last)
    first = _with_relative(words, first, last, verbs)
    return _with_approximation(words, first)


def before_comma(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """“The bill, opposed by …”: return the noun phrase before a comma."""
    if comma < 1 or not words.tags[comma] & en.COMMA:
        return None
    first = start_of_phrase(words, comma - 1, verbs)
    return None if first is None else Phrase(first, comma)


def span_of(words: Words, phrase: Phrase) -> Span:
    """Return a phrase’s span in the text: of *he’s* the pronoun only, of *Mo.* the stop too."""
    start, end = words.stretch(*phrase)
    last = phrase.last - 1
    if words.tags[last] & en.AUXILIARY and "'" in words.lower[last]:
        end = words.starts[last] + words.lower[last].index("'")
    elif end + 1 < words.span.end and words.text[end] == ".":
        end += 1
    return Span(start, end)


def head_of(words: Words, phrase: Phrase) -> int:
    """Return the index of a phrase's head noun: its last word before a preposition or comma."""
    index = phrase.first
    while index < phrase.last - 1:
        tag = words.tags[index + 1]
        if tag & (en.PREPOSITION | en.COMMA | en.RELATIVE | en.STOP | en.COORDINATOR | en.TO):
            break
        if tag & en.ED and index > phrase.first and not words.upper[index + 1]:
            break
        index += 1
    return index


# ----------------------------------------------------------- what belongs to it


def _with_partner(words: Words, pronoun: int, verbs: AbstractSet[int]) -> int:
    """“Ruiz and *others*”: return where a pair begins that a pronoun ends."""
    before = pronoun - 1
    if before < 1 or words.lower[before] != "and" or words.tags[pronoun] & en.RELATIVE:
        return pronoun
    if words.tags[pronoun] & en.SUBJECT or not words.upper[before - 1]:
        return pronoun
    first = start_of_phrase(words, before - 1, verbs)
    return pronoun if first is None else first


def _before_quoted_name(words: Words, index: int, lowest: int) -> int | None:
    """The “No Boots” caucus: return where a short quotation begins that ends at a word."""
    opened = index
    while opened > lowest and words.quote[opened - 1] == words.quote[index]:
        opened -= 1
    too_long = index - opened > _LONGEST_BRACKET or opened == lowest
    return None if too_long or _ends_with_stop(words, index) else opened


def _ends_with_stop(words: Words, index: int) -> bool:
    """Tell whether a quotation that ends at a word ends in a comma or full stop, inside."""
    quotation = words.quotations[words.quote[index]]
    end = quotation.span.end
    return words.text[end - 1 : end] in (",", ".", "?", "!")


def _before_bracketed(words: Words, closing: int, lowest: int) -> int | None:
    """Senator Ruiz *(D-Norland)*: return where a short bracket begins that ends at a word."""
    opening = "(" if words.lower[closing] == ")" else "["
    for index in range(closing - 1, max(lowest, closing - _LONGEST_BRACKET), -1):
        if words.quote[index] >= 0:
            return None
        if words.lower[index] == opening:
            return index
    return None


def _ends_phrase(words: Words, index: int, first: int, last: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether the word at `index` stands before the phrase that `first` begins so far."""
    tags = words.tags
    tag = tags[index]
    if index in verbs or tag & (en.VERB | en.AUXILIARY | en.THAT):
        return True
    if not tag:
        return index < last and _opens_at(words, first, index)
    if tag & en.TO:
        of_noun = en.DETERMINER | en.POSSESSIVE | en.PRONOUN
        return not (words.upper[index + 1] or tags[index + 1] & of_noun)
    if tag & en.NOMINAL_BREAK:
        return not _joins_list(words, index, first, last, verbs)
    if tag & en.COORDINATOR:
        return not _joins_nouns(words, index, verbs)
    if tag & en.TIME:
        return True
    if tag & (en.SUBJECT | en.PRONOUN) and index < last and not tag & en.DETERMINER:
        return words.lower[index] not in ("others", "people", "one")
    if tag & en.ADVERB and not tag & en.DETERMINER:
        if words.upper[index] and index and words.upper[index - 1]:
            return False  # Kelly, Beverly
        return bool(tags[first] & (en.DETERMINER | en.PRONOUN)) or words.upper[first] or index == 0
    if tag & en.ED:
        return index < last and not (
            _is_attributive(words, index) or bool(tags[index + 1] & en.PREPOSITION)
        )
    if tag & en.PREPOSITION:
        if index == 0:
            return False
        return words.lower[index] in _CLAUSE_OPENERS or bool(
            tags[index - 1] & (en.COMMA | en.STOP | en.VERB)
        )
    return index < last and _opens_at(words, first, index)


def _opens_at(words: Words, first: int, before: int) -> bool:
    """Tell whether a phrase begins at `first` because a noun stands before its determiner.

    “for two reasons *the army* refused”: the clause is a relative one without a pronoun.
    """
    lower, tag = words.lower, words.tags[first]
    if not tag & en.DETERMINER or tag & en.ADVERB:
        return False
    if words.upper[first] and words.upper[before]:
        return False  # James A. Okoye
    preceding = words.tags[before] & (en.ING | en.DETERMINER)
    return not preceding and lower[before] not in _BEFORE_DETERMINER


def _is_attributive(words: Words, index: int) -> bool:
    """Tell whether a word like *proposed* stands before a noun: the proposed law."""
    if index == 0:
        return False
    if "-" in words.lower[index] or words.lower[index].startswith("un"):
        return True  # short-lived, undecided
    attributive = en.DETERMINER | en.POSSESSIVE | en.ADVERB | en.PREPOSITION
    return bool(words.tags[index - 1] & attributive) or (
        words.upper[index] and not words.upper[index - 1]
    )


def _joins_nouns(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether *and* joins two noun phrases: no verb stands before it in its clause."""
    tags = words.tags
    if words.lower[index] in ("but", "yet") or index == 0:
        return False
    if tags[index - 1] & en.COMMA and index > 1 and words.quote[index - 2] >= 0:
        return False
    for earlier in range(index - 1, max(-1, index - _LONGEST_PHRASE), -1):
        tag = tags[earlier]
        if words.quote[earlier] >= 0 or tag & (en.SUBORDINATOR | en.THAT):
            break
        if tag & en.COMMA and earlier < index - 1:
            break
        if words.lower[earlier] in ("neither", "both"):
            return True
        if tag & en.RELATIVE:
            return False
        if earlier in verbs or tag & (en.VERB | en.AUXILIARY):
            return False
        if (
            tag & en.ED
            and not _is_attributive(words, earlier)
            and not (tags[earlier + 1] & en.PREPOSITION)
        ):
            return False
    return words.lower[index] != "nor"


def _joins_list(words: Words, index: int, first: int, last: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a comma stands in a list that *and* ends: A, B and C."""
    if not words.tags[index] & en.COMMA or index == 0:
        return False
    following = [words.tags[at] for at in range(index + 1, min(last, index + 8))]
    joined = any(tag & en.COORDINATOR for tag in following)
    if not joined or not words.upper[first] or _closes_opening(words, index):
        return False
    return _joins_nouns(words, index, verbs)


def _closes_opening(words: Words, comma: int) -> bool:
    """Tell whether a comma closes a circumstance that opens the clause: “In Sarn, Ruiz and”."""
    first = comma
    while first > 0 and words.quote[first - 1] < 0 and not words.tags[first - 1] & en.STOP:
        first -= 1
    return bool(words.tags[first] & (en.PREPOSITION | en.SUBORDINATOR | en.ING | en.TIME))


# ---------------------------------------------------------------- where it begins


def _trimmed_start(words: Words, first: int, last: int) -> int:
    """Leave out what opens the clause: a conjunction, an adverb, “In an interview”."""
    tags = words.tags
    while (
        first < last
        and tags[first] & (en.COORDINATOR | en.ADVERB)
        and not (tags[first] & en.DETERMINER)
    ):
        first += 1
    if tags[first] & en.PREPOSITION and first < last:
        first = _after_opening_preposition(words, first, last)
    return first


def _after_opening_preposition(words: Words, first: int, last: int) -> int:
    """“In a statement the ministry”, “On Monday Ruiz”: return where the last phrase begins."""
    if words.lower[first] in ("like", "at", "about", "over", "under", "between", "more") and (
        words.lower[first + 1] in ("least", "most", "half") or words.lower[first + 1].isdigit()
    ):
        return first
    if words.upper[last]:
        index = last
        while index > first + 1 and words.upper[index - 1]:
            index -= 1
        return index
    for index in range(last, first, -1):
        if words.tags[index] & en.DETERMINER:
            return index
    return last


def _with_approximation(words: Words, first: int) -> int:
    """Take in what makes a number rough: *nearly* half, *at least* 20, *more than* a third."""
    lower = words.lower
    if first == 0 or not _is_number(words, first):
        return first
    if words.quote[first - 1] >= 0:
        return first
    if lower[first - 1] in _APPROXIMATELY:
        return first - 1
    if first > 1 and (lower[first - 2], lower[first - 1]) in _COMPARED:
        return first - 2
    return first


def _is_number(words: Words, index: int) -> bool:
    word = words.lower[index]
    if word == "a":
        return index + 1 < words.size and words.lower[index + 1] in _FRACTIONS
    return word[0].isdigit() or word in _NUMBERS


def _with_relative(words: Words, first: int, last: int, verbs: AbstractSet[int]) -> int:
    """“*those who want to ban* the sale”: take in the noun whose relative clause ends here."""
    tags = words.tags
    if first < 2 or tags[first] & (en.SUBJECT | en.RELATIVE):
        return first
    if tags[first - 1] & (en.STOP | en.QUOTE | en.SUBORDINATOR | en.THAT | en.RELATIVE):
        return first
    seen = 0
    for index in range(first - 1, max(0, first - _LONGEST_RELATIVE), -1):
        tag = tags[index]
        if words.quote[index] >= 0:
            return first
        if tag & en.RELATIVE:
            return _antecedent(words, index, first, verbs) if seen else first
        if tag & (en.STOP | en.SUBORDINATOR | en.SUBJECT | en.THAT):
            return first
        if index in verbs or tag & (en.VERB | en.ED | en.AUXILIARY) or index == first - 1:
            seen += 1
    return first


def _antecedent(words: Words, relative: int, first: int, verbs: AbstractSet[int]) -> int:
    """Return where the noun before a relative pronoun begins, if no comma parts them."""
    if relative == 0 or words.lower[relative] == "whom":
        return first
    tag = words.tags[relative - 1]
    if tag & (en.STOP | en.QUOTE | en.PREPOSITION | en.VERB | en.AUXILIARY | en.COORDINATOR):
        return first
    start = start_of_phrase(words, relative - 1, verbs)
    return first if start is None else start
