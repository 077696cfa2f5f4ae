"""Who says it: the noun phrase before a verb, with an insertion between commas that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.phrases import Phrase, before_comma, head_of, start_of_phrase

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.words import Words


# Verbs of giving a statement: whoever gives it says what it says.
GIVING = frozenset(
    """issued issue issues made make makes making expressed expressing voiced voicing raised
    raising gave offered released repeated have having faced drew sent posted published wrote
    delivered tweeted signed""".split()
)
# Verbs of getting a statement, or of doing something about it: who does is not who gave it.
RECEIVING = frozenset(
    """received receive receives receiving heard hear hears hearing got get gets getting seen see
    sees saw read reads investigated investigate investigating investigates probe probes probing
    dismissed dismiss dismisses denied deny denies rejected reject rejects refuted confirmed
    confirm confirms studied collected collect gathered verify verified checked ignored""".split()
)
_LONGEST_INSERTION = 40
_LONGEST_OPENING = 8
_SPELLS = frozenset(["time", "times", "past", "moment", "meantime", "end", "stage"])
_LONGEST_OBJECT = 8
# They go on naming the source: officials, including Ruiz, said.
_INCLUDING = frozenset(["including", "like", "along", "of", "from", "where", "whose"])
# Quantifiers that may stand behind the phrase they belong to: the ministers both said.
_FLOATING = frozenset(["both", "all", "each"])


def before_verb(words: Words, verb: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the subject that ends right before the word at index `verb`.

    `verbs` are the indexes of words known to be finite verbs of this sentence.
    """
    last = verb
    contracted = en.SUBJECT | en.PRONOUN | en.RELATIVE
    if words.tags[last] & contracted and words.tags[last] & en.AUXILIARY:
        return Phrase(last, last + 1)  # he’s
    last = _without_circumstances(words, last)
    if last == 0 or words.quote[last - 1] >= 0:
        return None
    tag = words.tags[last - 1]
    if words.lower[last - 1] == "what":
        return None
    if tag & (en.RELATIVE | en.THAT):
        return Phrase(last - 1, last)
    if tag & en.COMMA:
        return _before_insertion(words, last - 1, verbs) or _stray_comma(words, last - 1, verbs)
    if tag & en.STOP:
        return _before_bracket(words, last - 1, verbs)
    if tag & (en.COORDINATOR | en.SUBORDINATOR | en.AUXILIARY | en.VERB | en.TO):
        return None
    first = start_of_phrase(words, last - 1, verbs)
    if first and words.tags[first - 1] & en.QUESTION and words.tags[first] & en.ED:
        return None  # *what happened there* says nothing
    return None if first is None else Phrase(first, last)


def _without_circumstances(words: Words, last: int) -> int:
    """Step back over adverbs and times between a subject and its verb: Ruiz on Monday night said.

    Returns where the subject ends.
    """
    index = last
    while index > 1 and words.quote[index - 1] < 0:
        tag, word = words.tags[index - 1], words.lower[index - 1]
        before = words.tags[index - 2]
        adverb = tag & en.ADVERB and not tag & (en.DETERMINER | en.SUBORDINATOR | en.PRONOUN)
        adverb = adverb and not (words.upper[index - 1] and words.upper[index - 2])  # Ana Kelly
        if (
            adverb
            or (tag & en.TIME and not tag & en.POSSESSIVE)
            or (word in _FLOATING and not before & (en.COORDINATOR | en.PREPOSITION | en.STOP))
        ):
            index -= 1
        elif tag & en.AUXILIARY and words.lower[index] in _FLOATING:
            index -= 1  # have both said
        elif word in en.TIMES and (before & en.TIME or words.lower[index - 2] in en.WHEN):
            index -= 1 if before & en.TIME else 2
        elif word in ("on", "in", "late", "early") and index < last:
            index -= 1
        elif word in _SPELLS and (opened := _before_spell(words, index - 1)):
            index = opened
        elif len(word) == 4 and word.isdigit() and words.lower[index - 2] == "in":
            index -= 2
        else:
            break
    return index


def _before_spell(words: Words, last: int) -> int:
    """Return where “at the time”, “for the first time” begins that ends at a word, or 0."""
    for index in range(last - 1, max(0, last - 4), -1):
        if words.tags[index] & en.PREPOSITION:
            return index if words.lower[index] != "of" else 0
        if not words.tags[index] & (en.DETERMINER | en.ADVERB):
            return 0
    return 0


def _before_insertion(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the phrase that an insertion between two commas belongs to.

    The insertion counts as part of it where it says who somebody is (a title, an age, a relative
    clause), and not where it says what they do or when: Ruiz, *speaking in Sarn*, said.
    """
    index = comma - 1
    lowest = max(0, comma - _LONGEST_INSERTION)
    while index > lowest:
        if words.tags[index] & en.COMMA and words.quote[index] < 0:
            if words.quote[index - 1] >= 0:
                return None
            if words.tags[index - 1] & (en.COORDINATOR | en.ADVERB) and not words.upper[index - 1]:
                return None
            if _opens_insertion(words, index + 1):
                first = start_of_phrase(words, index - 1, verbs)
                if first is None:
                    return None
                if _is_circumstance(words, first, index):
                    return Phrase(index + 1, comma + 1)
                if (
                    first > 1
                    and not _is_titled_name(words, first, index, comma)
                    and words.tags[first - 1] & en.COMMA
                    and (_is_apposition(words, first) or _follows_title(words, first, verbs))
                ):
                    named = start_of_phrase(words, first - 2, verbs)
                    if named is not None and words.quote[first - 2] < 0:
                        circumstance = _is_circumstance(words, named, first - 1)
                        return Phrase(first if circumstance else named, comma + 1)
                if first > 2 and words.tags[first - 1] & en.PREPOSITION:
                    index = first - 1  # the phrase itself stands in an insertion: …, in Y, Z, said
                    continue
                return Phrase(first, index if _is_aside(words, index + 1) else comma + 1)
        index -= 1
    return None


def _is_circumstance(words: Words, first: int, last: int) -> bool:
    """Tell whether a phrase before a comma only says when or where: Last week; In a statement."""
    if any(words.tags[at] & en.TIME for at in (first, last - 1)):
        return True
    if words.lower[last - 1] in en.TIMES and words.lower[first] in en.WHEN:
        return True
    for index in range(first - 1, max(-1, first - _LONGEST_OPENING), -1):
        tag = words.tags[index]
        if index == 0:
            return bool(tag & en.PREPOSITION) and words.lower[0] not in _INCLUDING
        if words.quote[index] >= 0 or tag & (en.STOP | en.VERB | en.AUXILIARY | en.COORDINATOR):
            return False
    return False


def _is_aside(words: Words, index: int) -> bool:
    """Tell whether an insertion that begins at a word says nothing of who somebody is."""
    aside = words.tags[index] & (en.ING | en.PREPOSITION | en.SUBORDINATOR | en.ED)
    return bool(aside) and words.lower[index] not in _INCLUDING


def _stray_comma(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """“…,” Ana Ruiz, said: a stray comma between a short subject and its verb."""
    found = before_comma(words, comma, verbs)
    if found is None or found.first == 0 or words.quote[found.first - 1] < 0:
        return None
    return found if words.upper[found.first] else None


def _opens_insertion(words: Words, index: int) -> bool:
    tag = words.tags[index]
    if tag & (en.SUBJECT | en.COORDINATOR) or words.quote[index] >= 0:
        return False
    if tag & en.ADVERB and not tag & en.DETERMINER:
        return words.lower[index] in ("himself", "once", "then", "now", "also")
    return True


def _is_titled_name(words: Words, first: int, index: int, comma: int) -> bool:
    """Tell whether a name follows a title in small letters: *a spokeswoman*, Ana Ruiz, said."""
    title = words.tags[first] & en.DETERMINER and not words.upper[index - 1]
    return bool(title) and words.upper[index + 1] and words.upper[comma - 1]


def _is_apposition(words: Words, first: int) -> bool:
    return bool(words.tags[first] & en.DETERMINER) or not words.upper[first]


def _follows_title(words: Words, first: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a name stands behind a title and a comma: the mayor, *Ana Ruiz*, who."""
    title = start_of_phrase(words, first - 2, verbs)
    if title is None or words.upper[first - 2]:
        return False
    return bool(words.tags[title] & (en.DETERMINER | en.POSSESSIVE))


def _before_bracket(words: Words, mark: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the phrase before “(…)” or “– … –”, with it if it says who somebody is."""
    closing = words.lower[mark]
    opening = {")": "(", "]": "["}.get(closing, closing)
    if closing not in (")", "]", "-", "--", "–", "—"):
        return None
    for index in range(mark - 1, max(0, mark - _LONGEST_INSERTION), -1):
        if words.lower[index] == opening:
            first = start_of_phrase(words, index - 1, verbs)
            if first is None:
                return None
            bare = closing not in (")", "]") and _is_aside(words, index + 1)
            return Phrase(first, index if bare else mark + 1)
    return None


# ------------------------------------------------------- subjects further off


def main_subject(
    words: Words, before: int, verbs: AbstractSet[int], *, cues_first: bool = False
) -> Phrase | None:
    """Return the subject of the nearest finite verb before an index: “Ruiz left, saying …”.

    With `cues_first`, that of the nearest cue verb if there is one: “Ruiz said it was late and
    asked …”.
    """
    if cues_first:
        found = last_speaker(words, before, verbs)
        if found is not None:
            return found
    for index in range(before - 1, 0, -1):
        tag = words.tags[index]
        if words.quote[index] >= 0:
            continue
        finite_ed = tag & en.ED and _is_finite_ed(words, index)
        if index in verbs or tag & (en.VERB | en.AUXILIARY) or finite_ed:
            found = before_verb(words, _start_of_group(words, index), verbs)
            if found is not None:
                return found
    return _first_phrase(words, before, verbs)


def last_speaker(words: Words, before: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the subject of the last cue verb before an index: of *said* in “she said he wants”."""
    nested: Phrase | None = None
    for index in sorted((verb for verb in verbs if verb < before), reverse=True):
        found = before_verb(words, _start_of_group(words, index), verbs)
        if found is None:
            continue
        if not _is_nested(words, found.first, verbs):
            return found
        nested = nested or found
    return nested


def _is_nested(words: Words, first: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a clause is what an earlier cue verb says: said *she*, said that *she*."""
    index = first - 1
    while index > 0 and words.tags[index] & en.ADVERB:
        index -= 1
    if index < 1 or words.quote[index] >= 0:
        return False
    if words.tags[index] & en.THAT:
        return any(verb < index for verb in verbs)
    return index in verbs


def controller(words: Words, cue: Cue) -> Phrase | None:
    """“forced *Ruiz* to say”, “for *the army* to say”: whoever is made or wanted to say it."""
    if cue.form is None or cue.form.kind != "infinitive" or not words.tags[cue.first] & en.TO:
        return None
    for index in range(cue.first - 2, max(-1, cue.first - _LONGEST_OBJECT), -1):
        if words.quote[index] >= 0 or words.tags[index] & (en.STOP | en.SUBORDINATOR):
            return None
        if words.lower[index] in en.CONTROLS or (
            words.lower[index] == "for"
            and (words.upper[index + 1] or words.tags[index + 1] & (en.DETERMINER | en.PRONOUN))
        ):
            return Phrase(index + 1, cue.first)
    return None


def _start_of_group(words: Words, verb: int) -> int:
    """Return where the auxiliaries and adverbs of a verb begin."""
    tags, first = words.tags, verb
    while first > 0 and tags[first - 1] & (en.AUXILIARY | en.ADVERB):
        if tags[first - 1] & (en.SUBORDINATOR | en.DETERMINER):
            break
        first -= 1
    while first < verb and tags[first] & en.ADVERB and first > 0 and tags[first - 1] & en.STOP:
        first += 1
    return first


def _is_finite_ed(words: Words, index: int) -> bool:
    previous = words.tags[index - 1]
    return not previous & (en.DETERMINER | en.POSSESSIVE | en.AUXILIARY | en.PREPOSITION)


def _first_phrase(words: Words, before: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the noun phrase that opens the sentence: names, or a determiner and its noun."""
    index = 0
    while index < before and words.tags[index] & (en.COORDINATOR | en.ADVERB):
        index += 1
    if index >= before or words.quote[index] >= 0 or words.lower[index] == "what":
        return None
    tag = words.tags[index]
    if tag & (en.SUBJECT | en.PRONOUN):
        return Phrase(index, index + 1)
    if tag & (en.PREPOSITION | en.SUBORDINATOR | en.ING | en.ED | en.STOP | en.TO | en.THAT):
        return None
    last = index
    while last < before and (words.upper[last] or (last == index and tag & en.DETERMINER)):
        last += 1
    if tag & en.DETERMINER and last < before and last == index + 1:
        last += 1
    return Phrase(index, last) if last > index else None


def may_head(words: Words, cue: Cue, source: Phrase) -> bool:
    """Tell whether the head of a source is among the nouns that the frame asks for, if any."""
    wanted = cue.frame.subject
    return not wanted or words.lower[head_of(words, source)] in wanted


__all__ = [
    "GIVING",
    "RECEIVING",
    "Phrase",
    "before_comma",
    "before_verb",
    "controller",
    "head_of",
    "last_speaker",
    "main_subject",
    "may_head",
    "start_of_phrase",
]
