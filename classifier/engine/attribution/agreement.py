"""Whether a word can be the verb of the words before it, or must be a noun: reports, plans.

The shape alone does not tell: *claims* is a verb after *she* and a noun after *the*. What tells is
the number of the noun before, and whether an object or a clause follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en

if TYPE_CHECKING:
    from classifier.engine.attribution.words import Words

# Determiners that may stand for a noun phrase: another says; half said so.
STANDING_ALONE = frozenset(["another", "each", "either", "neither", "half", "one"])
_PLURAL_NOUNS = frozenset(
    """people police men women children media data critics folks staff public majority percent
    half third quarter congress two three four five six seven eight nine ten""".split()
)
_MANY = frozenset(["few", "many", "most", "some", "several", "both", "all", "dozens", "hundreds"])
_PLURAL_WORDS = _PLURAL_NOUNS | frozenset(["i", "we", "you", "they", "who", "that", "which", "%"])
_PLACE = frozenset(["there", "here", "nationwide", "statewide", "abroad"])


def may_have_plural_subject(words: Words, before: int, last: int, lemma: str) -> bool:
    """Tell whether a verb without an ending can have the words before it as its subject.

    `before` is the index of the word before the verb, `last` the index behind the cue.
    """
    if before < 0:
        return False
    tag, word = words.tags[before], words.lower[before]
    if tag & (en.QUOTE | en.STOP):
        return word == "%" or _behind_mark(words, before, last, lemma)
    if word in _PLACE and before > 0:  # polls there show
        return may_have_plural_subject(words, before - 1, last, lemma)
    if tag & en.PLURAL or word in _PLURAL_WORDS:
        return True
    if tag & en.PRONOUN and before > 0 and words.tags[before - 1] & en.MODAL:
        return True  # did she say
    if tag & (en.PREPOSITION | en.DETERMINER | en.POSSESSIVE):
        return False
    if tag & en.COORDINATOR:
        return lemma not in en.OFTEN_NOUNS
    if _is_joined(words, before):
        return True
    if tag & (en.AUXILIARY | en.VERB | en.SUBJECT | en.SUBORDINATOR):
        return False
    if tag & en.PRONOUN:
        return before > 0 and bool(words.tags[before - 1] & en.PREPOSITION)
    if tag & en.ED and before > 0 and words.tags[before - 1] & en.PLURAL:
        return True  # those surveyed say
    return _is_plural_noun(words, before, last, lemma)


def _behind_mark(words: Words, mark: int, last: int, lemma: str) -> bool:
    """Tell whether a verb may stand behind a quotation, a comma or a dash."""
    if words.tags[mark] & en.QUOTE:
        return lemma not in en.OFTEN_NOUNS  # “…” say critics
    if words.tags[mark] & en.COMMA:
        # officials, who …, say; “…,” say critics; taxes will rise, say critics
        if words.quote[mark - 1] >= 0 or _closes_an_insertion(words, mark):
            return True
        return lemma not in en.OFTEN_NOUNS and takes_something(words, last)
    return words.lower[mark] in en.DASHES and _closes_an_insertion(words, mark)


def _is_plural_noun(words: Words, before: int, last: int, lemma: str) -> bool:
    """Tell whether the words before are a plural noun phrase whose verb may follow."""
    often_noun = lemma in en.OFTEN_NOUNS
    if often_noun and _ends_a_name(words, before, last):
        return False
    if _ends_in_plural_s(words.lower[before]) or _plural_before_preposition(words, before):
        if not often_noun or last >= words.size or takes_something(words, last):
            return True
        return _is_parenthesis(words, before, last)
    return not often_noun and takes_something(words, last)  # four in ten say that


def _is_joined(words: Words, before: int) -> bool:
    """Tell whether a name ends a list of names: Norland and Westmark say."""
    if not words.upper[before]:
        return False
    index = before
    while index > 0 and words.upper[index]:
        index -= 1
    return words.lower[index] == "and" and index > 0 and words.upper[index - 1]


def _plural_before_preposition(words: Words, before: int) -> bool:
    """Tell whether the last noun belongs to a plural one: people briefed on the situation say."""
    for index in range(before - 1, max(0, before - 8), -1):
        tag = words.tags[index]
        if tag & (en.STOP | en.AUXILIARY | en.VERB | en.SUBORDINATOR) or words.quote[index] >= 0:
            return False
        if tag & en.PREPOSITION:
            owner = words.lower[index - 1]
            if words.tags[index - 1] & en.ED and index > 1:
                owner = words.lower[index - 2]
            if _ends_in_plural_s(owner) or owner in _PLURAL_NOUNS or owner in _MANY:
                return True
    return False


def _ends_in_plural_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))


def takes_something(words: Words, last: int) -> bool:
    """Tell whether what follows can be an object or a clause, so that a verb stands before it."""
    if last >= words.size:
        return False
    tag = words.tags[last]
    takes = en.DETERMINER | en.THAT | en.TO | en.QUOTE | en.QUESTION | en.PRONOUN
    plural = _ends_in_plural_s(words.lower[last]) and not tag & en.POSSESSIVE
    return bool(tag & takes) or plural or words.upper[last] or words.lower[last] == ":"


def _closes_an_insertion(words: Words, mark: int) -> bool:
    """Tell whether a comma or dash has a partner before it: officials, who left, say."""
    lower = words.lower
    partners = en.DASHES if lower[mark] in en.DASHES else (",",)
    return any(
        lower[index] in partners and words.quote[index] < 0
        for index in range(mark - 2, max(-1, mark - 25), -1)
    )


def is_third_person(words: Words, before: int, last: int, lemma: str) -> bool:
    """Tell whether a word that ends in s is a verb here and no plural noun."""
    if before < 0:
        return False
    tag = words.tags[before]
    following = words.tags[last] if last < words.size else en.STOP
    if tag & (en.RELATIVE | en.SUBJECT):
        return True
    if tag & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.AUXILIARY | en.TO):
        alone = words.lower[before] in STANDING_ALONE
        return alone and lemma not in en.OFTEN_NOUNS and takes_something(words, last)
    if lemma not in en.OFTEN_NOUNS:
        return True
    if _ends_a_name(words, before, last):
        return False
    if tag & (en.ED | en.COORDINATOR) and not words.upper[before]:
        return False
    if following & (en.AUXILIARY | en.VERB) and not following & (en.SUBJECT | en.PRONOUN):
        return False
    if tag & (en.PRONOUN | en.QUOTE):
        return True
    if tag & (en.THAT | en.COMMA | en.ADVERB):
        return takes_something(words, last)
    if words.upper[before]:
        return last >= words.size or words.lower[last] not in ("of", "on", "from", "about", "and")
    if _ends_in_plural_s(words.lower[before]):
        clause = bool(following & (en.THAT | en.DETERMINER | en.PRONOUN))
        return clause and _of_something(words, before)
    if last >= words.size or takes_something(words, last):
        return True
    return _is_parenthesis(words, before, last)


def _ends_a_name(words: Words, before: int, last: int) -> bool:
    """Tell whether a word is the end of a name, as in the United States, and no headline's verb."""
    if not words.upper[before] or not words.upper[last - 1] or last >= words.size:
        return False
    return not words.upper[last] and words.quote[last] < 0


def _is_parenthesis(words: Words, before: int, last: int) -> bool:
    """Tell whether subject and verb stand between commas: taxes will, the survey shows, rise."""
    if not words.tags[last] & en.COMMA or words.quote[last] >= 0:
        return False
    for index in range(before - 1, max(-1, before - 5), -1):
        if words.tags[index] & en.STOP:
            return bool(words.tags[index] & en.COMMA) and not words.tags[index + 1] & en.COORDINATOR
    return False


def _of_something(words: Words, before: int) -> bool:
    """Tell whether a plural belongs to a singular noun: a poll of voters shows that."""
    nearby = range(max(0, before - 4), before)
    return any(words.lower[index] in ("of", "from", "by", "among", "with") for index in nearby)
