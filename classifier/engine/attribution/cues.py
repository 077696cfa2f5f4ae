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
    from classifier.rules.frames import CuePhrase, Frame, VerbForm


if TYPE_CHECKING:
    _Entry = tuple[CuePhrase, Frame]


class Form(NamedTuple):
    """How a verb stands in its clause. `first` is where its auxiliaries and adverbs begin."""

    first: int
    kind: VerbForm
    passive: bool = False

    @property
    def finite(self) -> bool:
        """Whether it has a subject of its own."""
        return self.kind in ("finite", "modal")


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
    """All phrases of all frames by their first word, those of several words also by their second.

    Each list has the longest phrases first and is in the order of the frames otherwise.
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        alone: dict[str, list[_Entry]] = {}
        longer: dict[str, dict[str, list[_Entry]]] = {}
        for frame in frames:
            for phrase in frame.phrases:
                first = phrase.words[0]
                alone.setdefault(first, [])
                if len(phrase.words) == 1:
                    alone[first].append((phrase, frame))
                else:
                    seconds = longer.setdefault(first, {})
                    seconds.setdefault(phrase.words[1], []).append((phrase, frame))
        for seconds in longer.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0].words))
        self._alone: Mapping[str, Sequence[_Entry]] = alone
        self._longer: Mapping[str, Mapping[str, Sequence[_Entry]]] = longer

    def find(self, words: Words) -> list[tuple[Cue, ...]]:
        """Return, in order, the places where cues stand outside of quotation marks.

        Each with its readings: the longest phrase first, then in order of the frames.
        """
        alone, quote = self._alone, words.quote
        found = []
        for index in [at for at, word in enumerate(words.lower) if word in alone]:
            if quote[index] < 0:
                readings = tuple(self._readings(words, index))
                if readings:
                    found.append(readings)
        return found

    def _readings(self, words: Words, index: int) -> Iterator[Cue]:
        word = words.lower[index]
        seconds = self._longer.get(word)
        if seconds is not None and index + 1 < words.size:
            for phrase, frame in seconds.get(words.lower[index + 1], ()):
                last = index + len(phrase.words)
                if tuple(words.lower[index:last]) == phrase.words:
                    yield from _used_as(words, index, last, phrase, frame)
            if words.tags[index + 1] & en.ADVERB and index + 2 < words.size:
                yield from self._around_adverb(words, index, seconds)
        for phrase, frame in self._alone[word]:
            yield from _used_as(words, index, index + 1, phrase, frame)

    def _around_adverb(
        self, words: Words, index: int, seconds: Mapping[str, Sequence[_Entry]]
    ) -> Iterator[Cue]:
        """Yield cues with an adverb behind the verb: spoke *warmly* of."""
        for phrase, frame in seconds.get(words.lower[index + 2], ()):
            last = index + len(phrase.words) + 1
            if not phrase.head and tuple(words.lower[index + 2 : last]) == phrase.words[1:]:
                yield from _used_as(words, index, last, phrase, frame)


def _blocked(words: Words, cue: Cue) -> bool:
    span = words.stretch(cue.head, cue.last)
    sentence = words.span.of(words.text)
    return any(
        overlapping([hit.span for hit in find(pattern, sentence, words.span.start)], span)
        for pattern in cue.frame.unless
    )


def _used_as(words: Words, index: int, last: int, phrase: CuePhrase, frame: Frame) -> Iterator[Cue]:
    """Yield the cue if its words are used as the frame means them."""
    head = index + phrase.head
    form = None
    first = index
    match frame.construction:
        case "verb" | "seeming":
            form = verb_form(words, head, last, phrase.lemma)
            if form is None or form.kind not in frame.forms:
                return
            first = min(form.first, index)
        case "adjective":
            form = adjective_form(words, index)
            if form is None:
                return
            first = form.first
        case "noun":
            if not _is_noun(words, index):
                return
        case _:
            pass
    cue = Cue(frame, first, head, last, form)
    if not frame.unless or not _blocked(words, cue):
        yield cue


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


def verb_form(words: Words, head: int, last: int, lemma: str) -> Form | None:
    """Tell how the word at `head` is used as a verb, or None if it is none."""
    shape = shape_of(words.lower[head], lemma)
    first, auxiliaries, to = _group(words, head)
    nearest = auxiliaries[-1] if auxiliaries else 0
    kind: VerbForm = "modal" if _is_hypothetical(words, first, head) else "finite"
    like_past = shape == "past" or lemma in _PAST_LIKE_BASE
    if shape == "ing":
        return _ing(words, first, kind, nearest)
    if nearest & en.BE and nearest & en.HAVE and like_past and not _reads_passive(words, last):
        return Form(first, kind)  # he’s accused them of it
    if nearest & en.BE and like_past:
        return Form(first, "infinitive" if to and len(auxiliaries) == 1 else kind, passive=True)
    if nearest & en.HAVE and like_past:
        return Form(first, kind)
    if to:
        return Form(first, "infinitive") if shape == "base" else None
    if shape == "past":
        return None if nearest else _past(words, first, last)
    if shape == "base" and nearest & en.MODAL:
        return Form(first, kind)
    if shape == "base" and _joins_infinitive(words, first):
        return Form(first, "infinitive")
    fits = _may_have_plural_subject if shape == "base" else _is_third_person
    return None if nearest or not fits(words, first - 1, last, lemma) else Form(first, kind)


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


def adjective_form(words: Words, index: int) -> Form | None:
    """Tell whether an adjective follows a form of *be*, or *remain* and the like, as predicate."""
    first, auxiliaries, to = _group(words, index)
    if not auxiliaries or not auxiliaries[-1] & en.BE:
        return None
    if to and len(auxiliaries) == 1:
        return None
    return Form(first, "modal" if _is_hypothetical(words, first, index) else "finite")


def _ing(words: Words, first: int, kind: VerbForm, nearest: int) -> Form | None:
    if nearest & en.BE:
        return Form(first, kind)
    previous = words.tags[first - 1] if first > 0 else en.STOP
    if previous & (en.DETERMINER | en.POSSESSIVE):
        return None
    after_preposition = previous & (en.PREPOSITION | en.SUBORDINATOR)
    return Form(first, "gerund" if after_preposition else "participle")


def _is_hypothetical(words: Words, first: int, head: int) -> bool:
    """Tell whether it is only said that somebody would, could or should say it."""
    return any(
        words.tags[index] & en.MODAL
        and not words.tags[index] & (en.DO | en.HAVE | en.BE)
        and words.lower[index] not in ("will", "won't", "cannot", "can't")
        for index in range(first, head)
    )


def _group(words: Words, head: int) -> tuple[int, list[int], bool]:
    """Go back from a verb over what belongs to it.

    Returns where it begins, the tags of its auxiliaries, and whether a *to* stands before them.
    """
    tags, quote = words.tags, words.quote
    index, first, to = head - 1, head, False
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
            to, first = True, index
            break
        elif tag & en.ADVERB and not tag & (en.SUBORDINATOR | en.DETERMINER):
            first = index
        else:
            break
        index -= 1
    return _without_leading_adverbs(words, first, head), auxiliaries, to


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
        alone = lower[first - 1] in ("another", "each", "either", "neither")
        if not alone or not (_takes_something(words, last) or first == last - 1):
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


_PLURAL_NOUNS = frozenset(
    """people police men women children media data critics folks staff public majority percent
    half third quarter congress""".split()
)


def _may_have_plural_subject(words: Words, before: int, last: int, lemma: str) -> bool:
    """Tell whether a verb without an ending can have the words before it as its subject."""
    if before < 0:
        return False
    tag, word = words.tags[before], words.lower[before]
    if tag & en.QUOTE:
        return lemma not in en.OFTEN_NOUNS  # “…” say critics
    if tag & en.COMMA:
        # officials, who …, say; and “…,” say critics
        return words.quote[before - 1] >= 0 or _closes_an_insertion(words, before)
    if word == "%":
        return True
    if tag & (en.STOP | en.PREPOSITION | en.DETERMINER | en.POSSESSIVE) and not tag & en.PLURAL:
        return False
    if word in ("i", "we", "you", "they", "who", "that", "which") or tag & en.PLURAL:
        return True
    if tag & en.COORDINATOR:
        return lemma not in en.OFTEN_NOUNS
    if word in _PLURAL_NOUNS or _is_joined(words, before):
        return True
    if tag & (en.AUXILIARY | en.VERB | en.SUBJECT | en.SUBORDINATOR):
        return False
    if tag & en.PRONOUN:
        return before > 0 and bool(words.tags[before - 1] & en.PREPOSITION)
    often_noun = lemma in en.OFTEN_NOUNS
    if _ends_in_plural_s(word) or _plural_before_preposition(words, before):
        return not often_noun or last >= words.size or _takes_something(words, last)
    return not often_noun and _takes_something(words, last)  # four in ten say that


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
            if _ends_in_plural_s(owner) or owner in _PLURAL_NOUNS:
                return True
    return False


def _ends_in_plural_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))


def _takes_something(words: Words, last: int) -> bool:
    """Tell whether what follows can be an object or a clause, so that a verb stands before it."""
    if last >= words.size:
        return False
    tag = words.tags[last]
    takes = en.DETERMINER | en.THAT | en.TO | en.QUOTE | en.QUESTION | en.PRONOUN
    plural = _ends_in_plural_s(words.lower[last]) and not tag & en.POSSESSIVE
    return bool(tag & takes) or plural or words.upper[last] or words.lower[last] == ":"


def _closes_an_insertion(words: Words, comma: int) -> bool:
    tags = words.tags
    return any(
        tags[index] & en.COMMA and words.quote[index] < 0
        for index in range(comma - 2, max(-1, comma - 25), -1)
    )


def _is_third_person(words: Words, before: int, last: int, lemma: str) -> bool:
    """Tell whether a word that ends in s is a verb here and no plural noun."""
    if before < 0:
        return False
    tag = words.tags[before]
    following = words.tags[last] if last < words.size else en.STOP
    if tag & (en.RELATIVE | en.SUBJECT):
        return True
    if tag & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.AUXILIARY | en.TO):
        return False
    if lemma not in en.OFTEN_NOUNS:
        return True
    if tag & (en.ED | en.COORDINATOR) and not words.upper[before]:
        return False
    if following & (en.AUXILIARY | en.VERB) and not following & (en.SUBJECT | en.PRONOUN):
        return False
    if tag & (en.PRONOUN | en.QUOTE):
        return True
    if tag & (en.THAT | en.COMMA | en.ADVERB):
        return _takes_something(words, last)
    if words.upper[before]:
        return last >= words.size or words.lower[last] not in ("of", "on", "from", "about", "and")
    if _ends_in_plural_s(words.lower[before]):
        clause = bool(following & (en.THAT | en.DETERMINER | en.PRONOUN))
        return clause and _of_something(words, before)
    return last >= words.size or _takes_something(words, last)


def _of_something(words: Words, before: int) -> bool:
    """Tell whether a plural belongs to a singular noun: a poll of voters shows that."""
    nearby = range(max(0, before - 4), before)
    return any(words.lower[index] in ("of", "from", "by", "among", "with") for index in nearby)


def _is_noun(words: Words, index: int) -> bool:
    """Tell whether a cue's words are a noun: no verb could stand here."""
    if index == 0:
        return True
    tag = words.tags[index - 1]
    return not tag & (en.SUBJECT | en.TO | en.AUXILIARY | en.RELATIVE)


__all__ = ["Cue", "CueTable", "Form", "shape_of", "verb_form"]
