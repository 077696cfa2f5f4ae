"""Where a sentence holds the words of a frame, and whether they are used as the frame means them.

A verb is told from a noun of the same shape (*reports*, *plans*) by its neighbours, and taken
together with its auxiliaries and adverbs: *has repeatedly said*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.matcher import find, overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.engine.attribution.words import Words
    from classifier.rules.frames import CuePhrase, Frame


class Form(NamedTuple):
    """How a verb stands in its clause. `first` is where its auxiliaries and adverbs begin."""

    first: int
    finite: bool
    passive: bool
    infinitive: bool
    participle: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a frame in a sentence: indexes of words, `last` without.

    `first` takes in auxiliaries and adverbs; `head` is the word that inflects. `form` is None for
    a cue that is no verb.
    """

    frame: Frame
    first: int
    head: int
    last: int
    form: Form | None

    @property
    def active(self) -> bool:
        """Whether it is a verb whose subject does the saying."""
        return self.form is not None and not self.form.passive


class CueTable:
    """All phrases of all frames by their first word."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        table: dict[str, list[tuple[CuePhrase, Frame]]] = {}
        for frame in frames:
            for phrase in frame.phrases:
                table.setdefault(phrase.words[0], []).append((phrase, frame))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0].words))  # the longest first; stable
        self._table: Mapping[str, Sequence[tuple[CuePhrase, Frame]]] = table

    def find(self, words: Words) -> list[Cue]:
        """Return the cues of a sentence in order, none overlapping, none in quotation marks."""
        found: list[Cue] = []
        table, quote, after = self._table, words.quote, 0
        for index, word in enumerate(words.lower):
            entries = table.get(word)
            if entries is None or quote[index] >= 0 or index < after:
                continue
            cue = next(_candidates(words, index, entries), None)
            if cue is not None:
                found.append(cue)
                after = cue.last
        return found


def _candidates(
    words: Words, index: int, entries: Sequence[tuple[CuePhrase, Frame]]
) -> Iterator[Cue]:
    for phrase, frame in entries:
        last = index + len(phrase.words)
        if len(phrase.words) > 1 and tuple(words.lower[index:last]) != phrase.words:
            continue
        cue = _used_as(words, index, last, phrase, frame)
        if cue is not None and not _blocked(words, cue):
            yield cue


def _blocked(words: Words, cue: Cue) -> bool:
    if not cue.frame.unless:
        return False
    span = words.stretch(cue.head, cue.last)
    sentence = words.span.of(words.text)
    return any(
        overlapping([hit.span for hit in find(pattern, sentence, words.span.start)], span)
        for pattern in cue.frame.unless
    )


def _used_as(words: Words, index: int, last: int, phrase: CuePhrase, frame: Frame) -> Cue | None:
    head = index + phrase.head
    match frame.construction:
        case "verb" | "seeming":
            form = verb_form(words, head, last, phrase.lemma)
            if form is None:
                return None
            return Cue(frame, min(form.first, index), head, last, form)
        case "noun":
            return Cue(frame, index, head, last, None) if _is_noun(words, index, last) else None
        case _:
            return Cue(frame, index, head, last, None)


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


_IRREGULAR_BASE_PAST = frozenset(["put", "set", "let", "cut", "hit", "read", "cast", "cost", "bet"])


def verb_form(words: Words, head: int, last: int, lemma: str) -> Form | None:
    """Tell how the word at `head` is used as a verb, or None if it is none."""
    tags, lower = words.tags, words.lower
    shape = shape_of(lower[head], lemma)
    first, negated, auxiliaries, to = _group(words, head)
    before = first - 1
    previous = tags[before] if before >= 0 else en.STOP
    nearest = auxiliaries[-1] if auxiliaries else 0
    follows_to = to or (head > 0 and bool(tags[head - 1] & en.TO))
    if shape == "ing":
        if nearest & en.BE:
            return Form(first, True, False, False, False, negated)
        if previous & (en.DETERMINER | en.POSSESSIVE) and not auxiliaries:
            return None
        return Form(first, False, False, False, True, negated)
    if nearest & en.BE and (shape == "past" or lemma in _IRREGULAR_BASE_PAST):
        finite = not follows_to or len(auxiliaries) > 1
        return Form(first, finite, True, follows_to, False, negated)
    if follows_to:
        return Form(first, False, False, True, False, negated) if shape == "base" else None
    if shape == "past":
        return _past(words, first, head, last, previous, auxiliaries, negated)
    if shape == "base":
        if nearest & en.MODAL:
            return Form(first, True, False, False, False, negated)
        if nearest & en.HAVE and lemma in _IRREGULAR_BASE_PAST:
            return Form(first, True, False, False, False, negated)
        if nearest or not _may_have_plural_subject(words, before, lemma):
            return None
        return Form(first, True, False, False, False, negated)
    if nearest or not _is_third_person(words, before, last):
        return None
    return Form(first, True, False, False, False, negated)


def _group(words: Words, head: int) -> tuple[int, bool, list[int], bool]:
    """Go back from a verb over what belongs to it.

    Returns where it begins, whether it is negated, the tags of its auxiliaries, and whether a
    *to* stands before them.
    """
    tags, quote = words.tags, words.quote
    index, negated, to = head - 1, False, False
    first = head
    auxiliaries: list[int] = []
    while index >= 0 and quote[index] < 0:
        tag = tags[index]
        if tag & en.AUXILIARY:
            if auxiliaries and tag & en.DO:
                break
            auxiliaries.insert(0, tag)
            first = index
            if tag & (en.SUBJECT | en.PRONOUN | en.RELATIVE | en.THAT):
                break  # he’s: the subject is in the same word
        elif tag & en.TO:
            to = True
            first = index
            if not auxiliaries and index > 0 and tags[index - 1] & en.AUXILIARY:
                break
            break
        elif tag & en.ADVERB and not tag & (en.SUBORDINATOR | en.DETERMINER):
            first = index if index == first - 1 else first
        else:
            break
        negated = negated or bool(tag & en.NEGATION)
        index -= 1
    first = _without_leading_adverbs(words, first, head)
    return first, negated, auxiliaries, to


def _without_leading_adverbs(words: Words, first: int, head: int) -> int:
    """An adverb that opens the sentence or follows a comma belongs to the clause, not the verb."""
    while first < head and words.tags[first] & en.ADVERB and not words.tags[first] & en.NEGATION:
        if first > 0 and not words.tags[first - 1] & (en.STOP | en.QUOTE | en.COORDINATOR):
            break
        first += 1
    return first


def _past(
    words: Words,
    first: int,
    head: int,
    last: int,
    previous: int,
    auxiliaries: list[int],
    negated: bool,
) -> Form | None:
    tags, lower = words.tags, words.lower
    if auxiliaries and auxiliaries[-1] & en.HAVE:
        return Form(first, True, False, False, False, negated)
    if auxiliaries:
        return None
    if previous & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION) and not previous & en.PLURAL:
        return None  # the proposed law
    following = lower[last] if last < len(lower) else ""
    if following == "by":
        return Form(first, False, True, False, True, negated)
    opens = first == 0 or bool(tags[first - 1] & en.SUBORDINATOR)
    if opens and not (first > 0 and lower[first - 1] == "so"):
        # Asked whether …, When told that …
        return Form(first, False, True, False, True, negated)
    return Form(first, True, False, False, False, negated)


_PLURAL_NOUNS = frozenset(
    """people police men women children media data critics folks staff public majority percent
    half third quarter congress""".split()
)


def _may_have_plural_subject(words: Words, before: int, lemma: str) -> bool:
    """Tell whether a verb without an ending can have the words before it as its subject."""
    if before < 0:
        return False
    tag, word = words.tags[before], words.lower[before]
    if tag & en.QUOTE:
        return False
    if tag & en.COMMA:
        # officials, who …, say; and “…,” say critics
        return words.quote[before - 1] >= 0 or _closes_an_insertion(words, before)
    if tag & (en.STOP | en.PREPOSITION | en.DETERMINER | en.POSSESSIVE) and not tag & en.PLURAL:
        return False
    if word in ("i", "we", "you", "they", "who", "that", "which") or tag & en.PLURAL:
        return True
    if tag & en.COORDINATOR:
        return lemma not in _OFTEN_NOUNS
    if word in _PLURAL_NOUNS:
        return True
    if tag & (en.AUXILIARY | en.VERB | en.PRONOUN | en.SUBORDINATOR):
        return False
    return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))


_OFTEN_NOUNS = frozenset(
    """report claim call plan support view question attack note hope fear comment promise offer
    demand request estimate project vote charge answer show study research focus debate""".split()
)


def _closes_an_insertion(words: Words, comma: int) -> bool:
    tags = words.tags
    return any(
        tags[index] & en.COMMA and words.quote[index] < 0
        for index in range(comma - 2, max(-1, comma - 25), -1)
    )


def _is_third_person(words: Words, before: int, last: int) -> bool:
    """Tell whether a word that ends in s is a verb here and no plural noun."""
    if before < 0:
        return False
    tag = words.tags[before]
    following = words.tags[last] if last < len(words) else en.STOP
    if tag & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.AUXILIARY | en.TO | en.ED):
        return bool(tag & en.RELATIVE) or (bool(tag & en.PLURAL) and False)
    if following & (en.AUXILIARY | en.VERB) and not following & (en.SUBJECT | en.PRONOUN):
        return False
    if tag & (en.SUBJECT | en.PRONOUN | en.RELATIVE | en.THAT | en.COMMA | en.QUOTE | en.ADVERB):
        return True
    if last < len(words) and words.lower[last] in ("of", "from", "by", "in", "over", "against"):
        return words.upper[before] and words.lower[last] != "of"
    word = words.lower[before]
    if words.upper[before]:
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        return False
    takes = en.DETERMINER | en.THAT | en.TO | en.QUOTE | en.QUESTION | en.PRONOUN | en.STOP
    return bool(following & takes) or (last < len(words) and words.upper[last])


def _is_noun(words: Words, index: int, last: int) -> bool:
    """Tell whether a cue's words are a noun: no verb could stand here."""
    if index == 0:
        return True
    tag = words.tags[index - 1]
    if tag & (en.SUBJECT | en.TO | en.AUXILIARY | en.RELATIVE):
        return False
    return True


__all__ = ["Cue", "CueTable", "Form", "shape_of", "verb_form"]
