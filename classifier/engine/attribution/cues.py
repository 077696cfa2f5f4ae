"""Where a sentence holds the words of a frame, used as the frame means them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.attribution.agreement import may_have_plural_subject
from classifier.engine.attribution.forms import Form, adjective_form, shape_of, verb_form
from classifier.engine.matcher import find, overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from classifier.engine.attribution.words import Words
    from classifier.rules.frames import CuePhrase, Frame


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
    shape: str = ""

    @property
    def active(self) -> bool:
        """Whether it is a verb whose subject does the saying."""
        return self.form is not None and not self.form.passive


class _Entry(NamedTuple):
    """A phrase of a frame; `shape` is the form of the word that inflects."""

    phrase: CuePhrase
    frame: Frame
    shape: str


_Longer = dict[str, list[_Entry]]
_Forms = dict[tuple[int, int, str], Form | None]


class CueTable:
    """All phrases of all frames by their first word, those of several words also by their second.

    Each list has the longest phrases first and is in the order of the frames otherwise.
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        table: dict[str, tuple[list[_Entry], _Longer]] = {}
        for frame in frames:
            for phrase in frame.phrases:
                entry = _Entry(phrase, frame, shape_of(phrase.words[phrase.head], phrase.lemma))
                alone, longer = table.setdefault(phrase.words[0], ([], {}))
                if len(phrase.words) == 1:
                    alone.append(entry)
                else:
                    longer.setdefault(phrase.words[1], []).append(entry)
        for _, longer in table.values():
            for entries in longer.values():
                entries.sort(key=lambda entry: -len(entry.phrase.words))
        self._table: Mapping[str, tuple[Sequence[_Entry], _Longer]] = table

    def find(self, words: Words) -> list[list[Cue]]:
        """Return, in order, the places where cues stand outside of quotation marks.

        Each with its readings: the longest phrase first, then in order of the frames.
        """
        table, lower, quote = self._table, words.lower, words.quote
        found = []
        for index in compress(range(words.size), map(table.__contains__, lower)):
            if quote[index] < 0:
                readings = _readings(words, index, *table[lower[index]])
                if readings:
                    found.append(readings)
        return found


def _readings(words: Words, index: int, alone: Sequence[_Entry], longer: _Longer) -> list[Cue]:
    lower = words.lower
    found: list[Cue | None] = []
    forms: _Forms = {}
    if longer and index + 1 < words.size:
        for entry in longer.get(lower[index + 1], ()):
            last = index + len(entry.phrase.words)
            if tuple(lower[index:last]) == entry.phrase.words:
                found.append(_used_as(words, index, last, entry, forms))
        if words.tags[index + 1] & en.ADVERB and index + 2 < words.size:
            for entry in longer.get(lower[index + 2], ()):  # spoke *warmly* of
                last = index + len(entry.phrase.words) + 1
                rest = tuple(lower[index + 2 : last])
                if not entry.phrase.head and rest == entry.phrase.words[1:]:
                    found.append(_used_as(words, index, last, entry, forms))
        if lower[index + 1] == "by" and "as" in longer:
            for entry in longer["as"]:  # was quoted *by the agency* as saying
                behind = _behind_agent(words, index + 2, entry.phrase.words[1:])
                if behind:
                    found.append(_used_as(words, index, behind, entry, forms))
    found += [_used_as(words, index, index + 1, entry, forms) for entry in alone]
    return [cue for cue in found if cue is not None]


_LONGEST_AGENT = 8
LONGEST_NAME = 6  # words of a name before a colon


def _behind_agent(words: Words, index: int, rest: tuple[str, ...]) -> int:
    """Return the index behind the rest of a phrase that follows an agent, or 0."""
    for at in range(index + 1, min(words.size, index + _LONGEST_AGENT)):
        if words.tags[at] & en.STOP or words.quote[at] >= 0:
            return 0
        if tuple(words.lower[at : at + len(rest)]) == rest:
            return at + len(rest)
    return 0


def _used_as(words: Words, index: int, last: int, entry: _Entry, forms: _Forms) -> Cue | None:
    """Return the cue if its words are used as the frame means them.

    `forms` are the forms found so far, by where a verb stands and ends and by what verb it is.
    """
    phrase, frame, shape = entry
    head, first = index + phrase.head, index
    construction = frame.construction
    form = None
    if construction in ("verb", "seeming"):
        key = (head, last, phrase.lemma)
        if key not in forms:
            forms[key] = verb_form(words, head, last, phrase.lemma, shape)
        form = forms[key]
        if form is None or form.kind not in frame.forms:
            return None
        first = min(form.first, index)
    elif construction == "adjective":
        form = adjective_form(words, index)
        if form is None:
            return None
        first = form.first
    elif not _fits(words, index, last, frame):
        return None
    cue = Cue(frame, first, head, last, form, shape if form is not None else "")
    return None if frame.unless and _blocked(words, cue) else cue


def _fits(words: Words, index: int, last: int, frame: Frame) -> bool:
    """Tell whether a cue that is no verb may stand where it does: what is cheap to see of it."""
    match frame.construction:
        case "noun":
            return _is_noun(words, index)
        case "colon":
            return index <= LONGEST_NAME
        case "preposition":
            nearby = words.lower[last : last + _LONGEST_AGENT]
            return not frame.subject or not frame.subject.isdisjoint(nearby)
        case _:
            return True


def _blocked(words: Words, cue: Cue) -> bool:
    span = words.stretch(cue.head, cue.last)
    sentence = words.span.of(words.text)
    return any(
        overlapping([hit.span for hit in find(pattern, sentence, words.span.start)], span)
        for pattern in cue.frame.unless
    )


def _is_noun(words: Words, index: int) -> bool:
    """Tell whether a cue's words are a noun: no verb could stand here."""
    if index == 0:
        return True
    if words.tags[index - 1] & (en.SUBJECT | en.TO | en.AUXILIARY | en.RELATIVE):
        return False
    word = words.lower[index]  # officials *fear* that …: the verb, which has its subject there
    return word not in en.OFTEN_NOUNS or not may_have_plural_subject(
        words, index - 1, index + 1, word
    )
