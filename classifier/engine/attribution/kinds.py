"""What kind of source somebody is, from the names and nouns of the lexicons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.engine.attribution.words import Words
    from classifier.rules.source_names import SourceName


class Naming(NamedTuple):
    """A name or noun of a lexicon in a sentence: words from `first` up to and without `last`."""

    first: int
    last: int
    source: SourceName


class NameTable:
    """All names and nouns that tell a source's kind, by their words; also in the possessive."""

    def __init__(self, names: Sequence[SourceName]) -> None:
        table: dict[tuple[str, ...], list[SourceName]] = {}
        lengths: dict[str, set[int]] = {}
        for name in names:
            *before, last = name.words
            for ending in ("", "'s") if not last.endswith("s") else ("", "'", "'s"):
                plain = (*before, last + ending)
                table.setdefault(plain, []).append(name)
                lengths.setdefault(plain[0], set()).add(len(plain))
        for entries in table.values():
            entries.sort(key=lambda name: not any(name.written))
        # Words of titles and nouns, as opposed to names: foreign, minister.
        self.title_words = frozenset(
            word for name in names if not name.name and not any(name.written) for word in name.words
        )
        # What a place that speaks is taken for.
        self.place_source = next((name for name in names if name.places), None)
        self._table: Mapping[tuple[str, ...], Sequence[SourceName]] = table
        # How long, in words, the names are that begin with a word; the longest first.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        # First words that only open names in capitals: =The =Hague, =US.
        small = {name.words[0] for name in names if not name.written[0][:1].isupper()}
        self._capital = frozenset(
            first for first in lengths if first.partition("'")[0] not in small
        )
        self._bodies = frozenset(
            name.words[0]
            for name in names
            if len(name.words) == 1 and not name.people and not any(name.written)
        )

    def is_body(self, word: str) -> bool:
        """Tell whether a small-letter word is a noun for a body: ministry, party."""
        return word in self._bodies

    def find(self, words: Words) -> list[Naming]:
        """Return the names in a sentence, at each place the longest."""
        found: list[Naming] = []
        lower, table, lengths, after = words.lower, self._table, self._lengths, 0
        capital, upper = self._capital, words.upper
        for index in [at for at, word in enumerate(lower) if word in lengths]:
            if index < after or (lower[index] in capital and not upper[index]):
                continue
            for length in lengths[lower[index]]:
                plain = tuple(lower[index : index + length])
                if plain not in table:
                    continue
                written = [name for name in table[plain] if _is_written(words, index, name)]
                if written:
                    after = index + len(plain)
                    found.append(Naming(index, after, written[0]))
                    break
        return found


def _is_written(words: Words, index: int, name: SourceName) -> bool:
    """Tell whether the words that only count in one spelling stand so in the text."""
    for offset, written in enumerate(name.written):
        if written:
            at = words.starts[index + offset]
            if words.text[at : at + len(written)].replace("’", "'") != written:
                return False
    return True


def deciding(words: Words, head: int, namings: Sequence[Naming]) -> Naming | None:
    """Return the name or noun that decides of which kind a phrase with its head at `head` is.

    That is the one that is the phrase's head (“*analysts* at the ministry”), then one before the
    head's name (“*Foreign Minister* Ana Ruiz”), then the first that says more of it (“Ana Ruiz, an
    *analyst*”, “a spokesman for the *army*”).
    """
    namings = [naming for naming in namings if not _is_former(words, naming)]
    if not namings:
        return None
    at_head = [naming for naming in namings if naming.first <= head < naming.last]
    if at_head:
        generic = at_head[0].source.stands_for  # the Sana *news agency*
        named = (naming for naming in namings if naming.source.lexicon in generic)
        return next((naming for naming in named if naming.last <= head), at_head[0])
    before = [naming for naming in namings if naming.last <= head and not _owns(words, naming)]
    if before:
        return before[-1]
    after = [naming for naming in namings if naming.first > head and not _saw(words, naming)]
    if after:  # the spokesman for Sarn's army: the army's, not Sarn's
        return next((naming for naming in after if not _owns(words, naming)), after[0])
    return None if _saw(words, namings[0]) else namings[0]


_FORMER = frozenset("former ex retired one-time onetime ousted late then".split())


def _is_former(words: Words, naming: Naming) -> bool:
    """Tell whether an office is one that somebody held: a *former* minister."""
    index = naming.first - 1
    if index >= 0 and not words.tags[index] and words.lower[index] not in _FORMER:
        index -= 1  # a former foreign minister
    return naming.source.people and index >= 0 and words.lower[index] in _FORMER


# Whoever is said to have seen a text did not write it.
_SEEN = frozenset("seen obtained reviewed viewed examined leaked shared acquired".split())


def _saw(words: Words, naming: Naming) -> bool:
    """Tell whether a phrase only says who saw something: a letter *seen by* Reuters."""
    for index in range(naming.first - 1, max(0, naming.first - 4), -1):
        if words.lower[index] in ("by", "with", "to") and words.lower[index - 1] in _SEEN:
            return True
    return False


def _owns(words: Words, naming: Naming) -> bool:
    return words.lower[naming.last - 1].endswith("'s")
