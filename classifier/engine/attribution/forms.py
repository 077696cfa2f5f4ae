"""How a verb stands in its clause: finite, participle, passive … – or that it is a noun there.

A verb is taken together with its auxiliaries and adverbs: *has repeatedly said*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.attribution.agreement import (
    STANDING_ALONE,
    is_third_person,
    may_have_plural_subject,
    takes_something,
)

if TYPE_CHECKING:
    from classifier.engine.attribution.words import Words
    from classifier.rules.frames import VerbForm


class Form(NamedTuple):
    """How a verb stands in its clause. `first` is where its auxiliaries and adverbs begin."""

    first: int
    kind: VerbForm
    passive: bool = False

    @property
    def finite(self) -> bool:
        """Whether it has a subject of its own."""
        return self.kind in ("finite", "modal")


def shape_of(word: str, lemma: str) -> str:
    """Return which form of a verb a word is: base, s, ing or past."""
    if word.endswith("ing") and word != lemma:
        return "ing"
    if word == lemma:
        return "base"
    if word.endswith("s") and word[:3] == lemma[:3] and not lemma.endswith("s"):
        return "s"
    if word.endswith("es") and lemma.endswith("s"):
        return "s"
    return "past"


_PAST_LIKE_BASE = frozenset(["put", "set", "let", "cut", "hit", "read", "cast", "cost", "bet"])


def verb_form(words: Words, head: int, last: int, lemma: str, shape: str) -> Form | None:
    """Tell how the word at `head` is used as a verb, or None if it is none.

    `shape` is which of its forms it has, by `shape_of`; `last` is the index behind the cue.
    """
    first, nearest, count, to, hypothetical = _group(words, head)
    kind: VerbForm = "modal" if hypothetical else "finite"
    if shape == "ing":
        return _ing(words, first, kind, nearest)
    if nearest & (en.BE | en.HAVE) and (shape == "past" or lemma in _PAST_LIKE_BASE):
        if nearest & en.HAVE and not (nearest & en.BE and _reads_passive(words, last)):
            return Form(first, kind)  # he’s accused them of it
        return Form(first, "infinitive" if to and count == 1 else kind, passive=True)
    if to:
        return Form(first, "infinitive") if shape == "base" else None
    if shape == "past":
        return None if nearest else _past(words, first, last)
    if shape == "base" and nearest & en.MODAL:
        return Form(first, kind)
    if shape == "base" and _joins_infinitive(words, first):
        return Form(first, "infinitive")
    if nearest:
        return None
    fits = may_have_plural_subject if shape == "base" else is_third_person
    if fits(words, first - 1, last, lemma):
        return Form(first, kind)
    takes = last > head + 1 or takes_something(words, last)
    if shape == "base" and lemma in _PAST_LIKE_BASE and takes:
        return _past(words, first, last)  # as Ruiz put it
    return None


def _joins_infinitive(words: Words, first: int) -> bool:
    """Tell whether a base form goes on an infinitive: to discuss ties and reaffirm them."""
    if first < 2 or not words.tags[first - 1] & en.COORDINATOR:
        return False
    for index in range(first - 2, max(0, first - 15), -1):
        tag = words.tags[index]
        if tag & en.TO:
            return not words.upper[index + 1] and not words.tags[index + 1] & en.DETERMINER
        if tag & (en.STOP | en.AUXILIARY | en.VERB) or words.quote[index] >= 0:
            return False
    return False


def _reads_passive(words: Words, last: int) -> bool:
    """Tell whether “he’s accused” is *he is*: of, by, to, as or nothing follows."""
    return last >= words.size or words.lower[last] in ("of", "by", "to", "as", "in", "with")


# Verbs that join a subject to an adjective as *be* does, in the forms that stand alone.
_COPULAS = frozenset(
    """remain remains remained stay stays stayed become becomes became feel feels felt grow grows
    grew look looks looked sound sounds sounded seem seems seemed appear appears appeared""".split()
)
_DEGREES = frozenset(["most", "more", "less", "least", "that", "this"])


def adjective_form(words: Words, index: int) -> Form | None:
    """Tell whether an adjective is a predicate: it follows *be*, *remain* and the like."""
    head = index
    while head > 0 and (words.lower[head - 1] in _DEGREES or words.tags[head - 1] & en.ADVERB):
        head -= 1  # is most proud of, remains deeply sure
    if head > 1 and words.lower[head - 1] in _COPULAS:
        return Form(head - 1, "finite")
    first, nearest, count, to, hypothetical = _group(words, head)
    if not nearest & en.BE or (to and count == 1):
        return None
    return Form(first, "modal" if hypothetical else "finite")


def _ing(words: Words, first: int, kind: VerbForm, nearest: int) -> Form | None:
    if nearest & en.BE:
        return Form(first, kind)
    previous = words.tags[first - 1] if first > 0 else en.STOP
    if previous & (en.DETERMINER | en.POSSESSIVE):
        return None
    after_preposition = previous & (en.PREPOSITION | en.SUBORDINATOR)
    return Form(first, "gerund" if after_preposition else "participle")


class _Group(NamedTuple):
    """What stands before a verb and belongs to it.

    `first` is where it begins; `nearest` are the tags of the auxiliary next to the verb, if any,
    `auxiliaries` how many there are. `to` tells that a *to* stands before them, `hypothetical`
    that it is only said that somebody would, could or should do it.
    """

    first: int
    nearest: int
    auxiliaries: int
    to: bool
    hypothetical: bool


_REAL = frozenset(["will", "won't", "cannot", "can't"])
_REAL_AUXILIARY = en.DO | en.HAVE | en.BE
_HAS_SUBJECT = en.SUBJECT | en.PRONOUN | en.RELATIVE | en.THAT
_OF_GROUP = en.AUXILIARY | en.TO | en.ADVERB


def _group(words: Words, head: int) -> _Group:
    """Go back from a verb over what belongs to it."""
    tags, quote = words.tags, words.quote
    index, first, nearest, count, to, hypothetical = head - 1, head, 0, 0, False, False
    while index >= 0 and quote[index] < 0:
        tag = tags[index]
        if not tag & _OF_GROUP:
            break
        if tag & en.AUXILIARY:
            if count and tag & en.DO:
                break
            if tag & en.MODAL and not tag & _REAL_AUXILIARY:
                hypothetical = hypothetical or words.lower[index] not in _REAL
            nearest = nearest or tag
            count += 1
            first = index
            if tag & _HAS_SUBJECT:
                break  # he’s: the subject is in the same word
        elif tag & en.TO:
            to, first = True, index
            break
        elif tag & (en.SUBORDINATOR | en.DETERMINER):
            break
        elif words.upper[index] and index and words.upper[index - 1]:
            break  # Ana Kelly said
        else:
            first = index
        index -= 1
    if first < head and tags[first] & en.ADVERB:
        first = _without_leading_adverbs(words, first, head)
    return _Group(first, nearest, count, to, hypothetical)


def _without_leading_adverbs(words: Words, first: int, head: int) -> int:
    """An adverb that opens the sentence or follows a comma belongs to the clause, not the verb."""
    while first < head and words.tags[first] & en.ADVERB and not words.tags[first] & en.NEGATION:
        if first > 0 and not words.tags[first - 1] & (en.STOP | en.QUOTE | en.COORDINATOR):
            break
        first += 1
    return first


def _past(words: Words, first: int, last: int) -> Form | None:
    """A past form without auxiliaries: a past tense, a passive participle, or an adjective."""
    tags, lower = words.tags, words.lower
    previous = tags[first - 1] if first > 0 else en.STOP
    if previous & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION) and not previous & en.PLURAL:
        alone = lower[first - 1] in STANDING_ALONE
        if not alone or not (takes_something(words, last) or first == last - 1):
            return None  # the proposed law
    if last < len(lower) and lower[last] == "by":
        return Form(first, "participle", passive=True)
    opens = first == 0 or bool(previous & en.SUBORDINATOR)
    if opens and not opens_inverted(words, first, last):
        return Form(first, "participle", passive=True)  # Asked whether …, When told that …
    return Form(first, "finite")


def opens_inverted(words: Words, first: int, last: int) -> bool:
    """Tell whether a verb opens its sentence before its subject: Said Ana Ruiz: “…”."""
    return first == 0 and last < words.size and words.upper[last]
