"""Who says it: the noun phrase before a verb.

Noun phrases are found by shallow rules. Going back from a verb, a phrase runs over determiners,
adjectives, nouns, names and prepositional phrases, up to a verb, a comma, a quotation or a word
that opens a clause; an insertion between commas (a title, a relative clause) belongs to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.words import Words


class Phrase(NamedTuple):
    """Words from index `first` up to and without `last`."""

    first: int
    last: int


_LONGEST_PHRASE = 30
# Verbs of giving a statement: whoever gives it says what it says.
GIVING = frozenset(
    """issued issue issues made make makes making expressed expressing voiced voicing raised
    raising gave offered released repeated have having faced drew sent posted published wrote
    delivered tweeted signed""".split()
)
_LONGEST_INSERTION = 40


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
    if tag & (en.RELATIVE | en.THAT):
        return Phrase(last - 1, last)
    if tag & en.COMMA:
        return _before_insertion(words, last - 1, verbs) or _stray_comma(words, last - 1, verbs)
    if tag & en.STOP:
        return _before_bracket(words, last - 1, verbs)
    if tag & (en.COORDINATOR | en.SUBORDINATOR | en.AUXILIARY | en.VERB | en.TO):
        return None
    first = start_of_phrase(words, last - 1, verbs)
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
        if adverb or (tag & en.TIME and not tag & en.POSSESSIVE):
            index -= 1
        elif word in en.TIMES and (before & en.TIME or words.lower[index - 2] in en.WHEN):
            index -= 1 if before & en.TIME else 2
        elif word in ("on", "in", "late", "early") and index < last:
            index -= 1
        else:
            break
    return index


def _before_insertion(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the phrase that an insertion between two commas belongs to, with the insertion."""
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
                if first > 1 and words.tags[first - 1] & en.COMMA and _is_apposition(words, first):
                    named = start_of_phrase(words, first - 2, verbs)
                    if named is not None and words.quote[first - 2] < 0:
                        return Phrase(named, comma + 1)
                if first > 2 and words.tags[first - 1] & en.PREPOSITION:
                    index = first - 1  # the phrase itself stands in an insertion: …, in Y, Z, said
                    continue
                aside = words.tags[index + 1] & (en.ING | en.PREPOSITION)
                return Phrase(first, index if aside else comma + 1)
        index -= 1
    return None


def _stray_comma(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """“…,” Ana Ruiz, said: a stray comma between a short subject and its verb."""
    found = before_comma(words, comma, verbs)
    if found is None or found.first == 0 or words.quote[found.first - 1] < 0:
        return None
    return found if words.upper[found.first] else None


def before_comma(words: Words, comma: int, verbs: AbstractSet[int]) -> Phrase | None:
    """“The bill, opposed by …”: return the noun phrase before a comma."""
    if comma < 1 or not words.tags[comma] & en.COMMA:
        return None
    first = start_of_phrase(words, comma - 1, verbs)
    return None if first is None else Phrase(first, comma)


def _opens_insertion(words: Words, index: int) -> bool:
    tag = words.tags[index]
    if tag & (en.SUBJECT | en.COORDINATOR) or words.quote[index] >= 0:
        return False
    if tag & en.ADVERB and not tag & en.DETERMINER:
        return words.lower[index] in ("himself", "once", "then", "now", "also")
    return True


def _is_apposition(words: Words, first: int) -> bool:
    return bool(words.tags[first] & en.DETERMINER) or not words.upper[first]


def _before_bracket(words: Words, mark: int, verbs: AbstractSet[int]) -> Phrase | None:
    """Return the phrase before “(…)” or “– … –”, with it."""
    closing = words.lower[mark]
    opening = {")": "(", "]": "["}.get(closing, closing)
    if closing not in (")", "]", "-", "--", "–", "—"):
        return None
    for index in range(mark - 1, max(0, mark - _LONGEST_INSERTION), -1):
        if words.lower[index] == opening:
            first = start_of_phrase(words, index - 1, verbs)
            return None if first is None else Phrase(first, mark + 1)
    return None


def start_of_phrase(words: Words, last: int, verbs: AbstractSet[int]) -> int | None:
    """Return where the noun phrase begins whose last word is at index `last`."""
    tags, quote = words.tags, words.quote
    if last < 0 or quote[last] >= 0:
        return None
    tag = tags[last]
    after_preposition = last > 0 and bool(tags[last - 1] & en.PREPOSITION)
    if tag & (en.RELATIVE | en.SUBJECT | en.PRONOUN) and not (
        tag & en.AUXILIARY or after_preposition
    ):
        return last
    if tag & (en.PREPOSITION | en.TO | en.COORDINATOR | en.VERB) or last in verbs:
        return None
    index = first = last
    lowest = max(0, last - _LONGEST_PHRASE)
    while index >= lowest:
        if quote[index] >= 0:  # the “No Boots” caucus
            opened = index
            while opened > lowest and quote[opened - 1] == quote[index]:
                opened -= 1
            if index - opened > 8 or opened == lowest or _ends_with_stop(words, index):
                break
            first, index = opened, opened - 1
            continue
        if _ends_phrase(words, index, first, last, verbs):
            break
        first = index
        index -= 1
    return _trimmed_start(words, first, last)


def _ends_with_stop(words: Words, index: int) -> bool:
    """Tell whether a quotation that ends at a word ends in a comma or full stop, inside."""
    quotation = words.quotations[words.quote[index]]
    end = quotation.span.end
    return words.text[end - 1 : end] in (",", ".", "?", "!")


def _ends_phrase(words: Words, index: int, first: int, last: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether the word at `index` stands before the phrase that `first` begins so far."""
    tags = words.tags
    tag = tags[index]
    if index in verbs or tag & (en.VERB | en.AUXILIARY | en.THAT):
        return True
    if tag & en.TO:
        return not (words.upper[index + 1] or tags[index + 1] & (en.DETERMINER | en.POSSESSIVE))
    if tag & en.NOMINAL_BREAK:
        return not _joins_list(words, index, first, last, verbs)
    if tag & en.COORDINATOR:
        return not _joins_nouns(words, index, verbs)
    if tag & en.TIME:
        return True
    if tag & (en.SUBJECT | en.PRONOUN) and index < last and not tag & en.DETERMINER:
        return words.lower[index] not in ("others", "people", "one")
    if tag & en.ADVERB and not tag & en.DETERMINER:
        return bool(tags[first] & (en.DETERMINER | en.PRONOUN)) or words.upper[first] or index == 0
    if tag & en.ED and index < last:
        return not (_is_attributive(words, index) or bool(tags[index + 1] & en.PREPOSITION))
    if tag & en.ED:
        return False
    if tag & en.PREPOSITION:
        return index > 0 and bool(tags[index - 1] & (en.COMMA | en.STOP | en.VERB))
    return False


def _is_attributive(words: Words, index: int) -> bool:
    """Tell whether a word like *proposed* stands before a noun: the proposed law."""
    if index == 0:
        return False
    return bool(words.tags[index - 1] & (en.DETERMINER | en.POSSESSIVE | en.ADVERB)) or (
        words.upper[index] and not words.upper[index - 1]
    )


def _joins_nouns(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether *and* joins two noun phrases: no verb stands before it in its clause."""
    tags = words.tags
    if words.lower[index] in ("but", "yet", "nor") or index == 0:
        return False
    if tags[index - 1] & en.COMMA and index > 1 and words.quote[index - 2] >= 0:
        return False
    for earlier in range(index - 1, max(-1, index - _LONGEST_PHRASE), -1):
        tag = tags[earlier]
        if words.quote[earlier] >= 0 or tag & (en.SUBORDINATOR | en.THAT):
            break
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
    return True


def _joins_list(words: Words, index: int, first: int, last: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a comma stands in a list that *and* ends: A, B and C."""
    if not words.tags[index] & en.COMMA or index == 0:
        return False
    following = [words.tags[at] for at in range(index + 1, min(last, index + 8))]
    joined = any(tag & en.COORDINATOR for tag in following)
    return joined and _joins_nouns(words, index, verbs) and words.upper[first]


def _trimmed_start(words: Words, first: int, last: int) -> int | None:
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


# ------------------------------------------------------- subjects further off


def main_subject(
    words: Words, before: int, verbs: AbstractSet[int], *, cues_first: bool = False
) -> Phrase | None:
    """Return the subject of the nearest finite verb before an index: “Ruiz left, saying …”.

    With `cues_first`, that of the nearest cue verb if there is one: “Ruiz said it was late and
    asked …”.
    """
    if cues_first:
        for index in sorted((verb for verb in verbs if verb < before), reverse=True):
            found = before_verb(words, _start_of_group(words, index), verbs)
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
    if index >= before or words.quote[index] >= 0:
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


def may_head(words: Words, cue: Cue, source: Phrase) -> bool:
    """Tell whether the head of a source is among the nouns that the frame asks for, if any."""
    wanted = cue.frame.subject
    return not wanted or words.lower[head_of(words, source)] in wanted
