"""What an article says of the names in it: whose army, which company, in what place.

Invented and little-known names are in no lexicon. But a text that speaks of *Tovalia’s foreign
ministry* says that Tovalia is a state, *the news agency Tovpress* that Tovpress is an agency, and
*in Sarn* that Sarn is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.attribution.names import (
    is_name_word,
    key_of,
    name_before,
    run_of_names,
    without_possessive,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from classifier.engine.attribution.kinds import NameTable, Naming
    from classifier.engine.attribution.phrases import Phrase
    from classifier.engine.attribution.words import Words


class Fact(NamedTuple):
    """What a name is, in this article: its kind, the lexicon that tells it, and the words."""

    name: str
    kind: str
    lexicon: str
    why: str


# Nouns whose *of* names a field, not a state: Ministry of Energy, Secretary of Agriculture.
_OF_A_FIELD = frozenset(
    """ministry minister department secretary office committee council agency bureau court bank
    assembly parliament cabinet authorities mission embassy consulate chief""".split()
)
_LONGEST_MODIFIER = 3
# How names of states become adjectives: Tovalia, Tovalian; Belisand, Belisandi.
_ENDINGS = frozenset(["n", "an", "ian", "i", "ish", "ese", "ic"])
_SHORTEST_STEM = 4
_LONGEST_WORD = 24
_NOT_PLACES = frozenset(
    """confidence trust faith interest belief believe believes believed invest invested
    disappointed stake shares disbelief""".split()
)


class Facts:
    """Everything an article says of its names, gathered from its sentences before it is read.

    `people` are the surnames of persons: nothing is said of them here.
    """

    def __init__(
        self,
        text: str,
        table: NameTable,
        people: Container[str],
        sentences: Sequence[tuple[Words, Sequence[Naming]]],
    ) -> None:
        self._text = text
        self._people = people
        self._places: dict[str, Fact | None] = {}
        self._place_source = table.place_source
        self._known: dict[str, Fact] = {}
        self._adjectives: dict[str, Fact] = {}
        for words, namings in sentences:
            for naming in namings:
                self._of_owner(words, naming, namings)
                if not naming.source.people and not naming.source.name:
                    self._of_body(words, naming)

    @property
    def names(self) -> Mapping[str, Fact]:
        """The names that facts are known of, as `key_of` gives them."""
        return self._known

    def find(self, name: str) -> Fact | None:
        """Return what is known of a name: in full, by its last word, by its adjective."""
        last = key_of(name.rsplit(maxsplit=1)[-1])
        return self._known.get(key_of(name)) or self._known.get(last) or self._by_adjective(name)

    def _by_adjective(self, name: str) -> Fact | None:
        """Return what an adjective tells of a name: the *Tovalian* government."""
        key = key_of(name)
        if len(key) < _SHORTEST_STEM or key in self._people:
            return None
        for adjective, fact in self._adjectives.items():
            if adjective.startswith(key) and adjective[len(key) :] in _ENDINGS:
                return fact._replace(name=name)
        return None

    def place(self, name: str) -> Fact | None:
        """Return that a name is a place, if the text says *in* it and it is nobody's name."""
        key = key_of(name)
        if key not in self._places:
            self._places[key] = self._as_place(without_possessive(name), key)
        return self._places[key]

    # ------------------------------------------------------------------ gathering

    def _note(self, name: str, kind: str, lexicon: str, why: str) -> None:
        key = key_of(name)
        if key in self._people or not key:
            return
        fact = Fact(name, kind, lexicon, why)
        self._known.setdefault(key, fact)
        if " " in name:
            self._known.setdefault(key_of(name.rsplit(maxsplit=1)[-1]), fact)

    def _of_owner(self, words: Words, naming: Naming, namings: Sequence[Naming]) -> None:
        """“*Tovalia’s* foreign ministry”, “the government of *Tovalia*”."""
        source = naming.source
        if not source.owner_kind:
            return
        adjective = naming.first - 1
        if adjective >= 0 and is_name_word(words, adjective):
            why = f"the article has “{words.of(adjective, naming.last)}”"
            fact = Fact("", source.owner_kind, source.lexicon, why)
            self._adjectives.setdefault(words.lower[adjective], fact)
        owner = _owner_before(words, naming.first) or _owner_after(words, naming)
        if owner is None or any(
            other.first <= owner[0] < other.last and other.first != naming.first
            for other in namings
        ):
            return
        name = without_possessive(words.of(*owner))
        if name.split()[-1].lower() in self._people:
            return
        first, last = min(owner[0], naming.first), max(owner[1], naming.last)
        why = f"the article has “{' '.join(words.of(first, last).split())}”"
        self._note(name, source.owner_kind, source.lexicon, why)

    def _of_body(self, words: Words, naming: Naming) -> None:
        """“the news agency *Tovpress*”, “*Belgaz*, the state-owned exporter”."""
        run = None if words.upper[naming.last - 1] else run_of_names(words, naming.last)
        run = run or apposed_to(words, naming)
        if run is None:
            return
        name = without_possessive(words.of(*run))
        source = naming.source
        first, last = min(run.first, naming.first), max(run.last, naming.last)
        why = f"the article has “{' '.join(words.of(first, last).split())}”"
        self._note(name, source.kind, source.lexicon, why)

    def _is_in(self, name: str) -> bool:
        """Tell whether the text speaks of something *in* a place of this name."""
        text, wanted = self._text, f"n {name}"
        at = text.find(wanted, 1)
        while at > 0:
            behind = text[at + len(wanted) : at + len(wanted) + 1]
            before = text[max(0, at - _LONGEST_WORD) : at - 1].lower().split()
            opens = text[at - 1] in "iI" and (at < 2 or not text[at - 2].isalnum())
            closes = not behind.isalnum() and behind not in ("'", "’")
            if opens and closes and (not before or before[-1] not in _NOT_PLACES):
                return True
            at = text.find(wanted, at + 1)
        return False

    def _as_place(self, name: str, key: str) -> Fact | None:
        source = self._place_source
        if source is None or key in self._people or not name[:1].isupper():
            return None
        if self._is_in(name):
            why = f"a place that speaks is its government; the article has “in {name}”"
            return Fact(name, source.kind, source.lexicon, why)
        return None


def apposed_to(words: Words, naming: Naming) -> Phrase | None:
    """“*Belgaz*, the state-owned exporter”: return the name that a noun explains."""
    run = name_before(words, naming.first, least=1)
    if run is None or run.last + 1 >= words.size:
        return None
    opens = words.tags[run.last + 1] & en.DETERMINER or words.lower[run.last + 1].endswith("'s")
    return run if opens else None


def _owner_before(words: Words, first: int) -> tuple[int, int] | None:
    """Return the name in the possessive that stands before a noun and its adjectives."""
    for index in range(first - 1, max(-1, first - 1 - _LONGEST_MODIFIER), -1):
        if words.quote[index] >= 0 or words.tags[index] & en.STOP:
            return None
        if words.lower[index].endswith(("'s", "s'")):
            start = index
            while start > 0 and is_name_word(words, start - 1):
                start -= 1
            named = words.upper[index] and not words.tags[index] & en.TIME
            return (start, index + 1) if named else None
    return None


def _owner_after(words: Words, naming: Naming) -> tuple[int, int] | None:
    """Return the name behind *of*: the government of *Tovalia*."""
    index = naming.last
    if index + 1 >= words.size or words.lower[index] != "of":
        return None
    if naming.source.words[-1] in _OF_A_FIELD:
        return None
    index += words.lower[index + 1] == "the"
    if index + 1 >= words.size:
        return None
    run = run_of_names(words, index + 1)
    return None if run is None else (run.first, run.last)
