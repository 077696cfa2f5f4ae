"""Whom an article has named, and which pronoun can mean whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.attribution.names import FEMALE, MALE, is_name_word, key_of
from classifier.engine.attribution.phrases import Phrase, head_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from classifier.engine.attribution.kinds import Naming
    from classifier.engine.attribution.words import Words


class Speaker(NamedTuple):
    """A resolved source: its name or own words, its kind or nothing, and how it was found."""

    name: str
    kind: str
    why: str


class Mention(NamedTuple):
    """Somebody or something named in the article.

    `at` is the offset in its text, `title` the words that gave the kind, `head` the noun by which
    “the …” can take it up. `unsure` is a name of which the article does not tell whose it is.
    """

    at: int
    name: str
    kind: str
    lexicon: str
    title: tuple[str, ...]
    person: bool
    plural: bool = False
    head: str = ""
    unsure: bool = False


PRONOUNS = frozenset("he she they it him her them his their its".split())
# Who owns something: its, Sarn’s.
OWNERS = frozenset("his her their its".split())
_PLURAL_NOUNS = frozenset(["people", "police", "authorities", "men", "women"])


def fits(mention: Mention, pronoun: str, gender: Mapping[str, str]) -> bool:
    """Tell whether a pronoun can mean somebody; `gender` is what the article tells by surname."""
    if pronoun in MALE or pronoun in FEMALE:
        if not mention.person or mention.plural:
            return False
        known = gender.get(key_of(mention.name.rsplit(maxsplit=1)[-1]))
        return known in (None, "f" if pronoun in FEMALE else "m")
    if pronoun in ("they", "them", "their"):
        return mention.plural
    return (mention.unsure or not mention.person) and not mention.plural


def own_words(words: Words, phrase: Phrase) -> str:
    """Return a phrase's words up to a comma, bracket or relative clause behind its head."""
    last = head_of(words, phrase) + 1
    ends = en.STOP | en.RELATIVE | en.THAT | en.ADVERB
    while last < phrase.last and (not words.tags[last] & ends or _in_list(words, last)):
        last += 1
    return " ".join(words.of(phrase.first, last).split())


def name_of_body(words: Words, naming: Naming) -> str:
    """Return a body's name with what stands before it: *Tovalia’s* Defence Ministry."""
    first = naming.first
    while first > 0 and words.quote[first - 1] < 0 and is_name_word(words, first - 1):
        first -= 1
    plain = not words.upper[naming.last - 1] and first > 0
    if plain and words.tags[first - 1] & en.DETERMINER:
        first -= 1
    return " ".join(words.of(first, naming.last).split())


def is_plural(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase means several: the two ministers, Ruiz and Okoye."""
    last = head_of(words, phrase)
    head = words.lower[last]
    plural_s = head.endswith("s") and not head.endswith(("ss", "'s", "us"))
    return joined(words, phrase, last) or plural_s or head in _PLURAL_NOUNS


def _in_list(words: Words, comma: int) -> bool:
    """Tell whether a comma stands between names that *and* joins: of Norland, Westmark and Sarn."""
    behind = words.lower[comma + 1 : comma + 5]
    return bool(words.tags[comma] & en.COMMA) and words.upper[comma - 1] and "and" in behind


def joined(words: Words, phrase: Phrase, head: int) -> bool:
    """Tell whether *and* joins names or nouns in a phrase: Norland, Westmark *and* Sarn."""
    if "and" in words.lower[phrase.first : min(head + 2, phrase.last)]:
        return True
    for index in range(head + 1, phrase.last):
        if words.lower[index] == "and":
            return True
        if not (words.upper[index] or words.tags[index] & en.COMMA):
            return False
    return False


def joined_words(words: Words, phrase: Phrase) -> str:
    """Return the words of a phrase that *and* joins, up to a comma or clause behind its last."""
    last, seen = phrase.first + 1, False
    while last < phrase.last:
        tag = words.tags[last]
        if tag & en.RELATIVE or (tag & en.STOP and (seen or not tag & en.COMMA)):
            break
        seen = seen or words.lower[last] == "and"
        last += 1
    return " ".join(words.of(phrase.first, last).split())


def heads_its_phrase(words: Words, naming: Naming) -> bool:
    """Tell whether a noun is what its phrase is about: the *army* said, but not *army* bases."""
    if naming.last >= words.size or words.upper[naming.last] or words.quote[naming.last] >= 0:
        return True
    if words.tags[naming.last] or not words.lower[naming.last][0].isalpha():
        return True
    return words.upper[naming.last - 1] and words.lower[naming.last].endswith("s")
