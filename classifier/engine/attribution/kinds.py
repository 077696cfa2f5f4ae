"""What kind of source somebody is, from the names and nouns of the lexicons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from classifier.engine.attribution.words import Words
    from classifier.rules.source_names import SourceName


class Naming(NamedTuple):
    """A name or noun of a lexicon in a sentence: words from `first` up to and without `last`."""

    first: int
    last: int
    source: SourceName


class NameTable:
    """All names and nouns that tell a source's kind, by their first word."""

    def __init__(self, names: Iterable[SourceName]) -> None:
        table: dict[str, list[SourceName]] = {}
        for name in names:
            table.setdefault(name.words[0], []).append(name)
        for entries in table.values():
            entries.sort(key=lambda name: (-len(name.words), not any(name.written)))
        self._table: Mapping[str, Sequence[SourceName]] = table

    def find(self, words: Words, first: int = 0, last: int | None = None) -> list[Naming]:
        """Return the names among the words from `first` up to `last`, the longest at each."""
        found: list[Naming] = []
        lower, table = words.lower, self._table
        index, end = first, len(words) if last is None else last
        while index < end:
            word = lower[index]
            entries = table.get(word) or table.get(_without_possessive(word))
            source = None
            if entries is not None:
                source = next((name for name in entries if _stands(words, index, end, name)), None)
            if source is None:
                index += 1
            else:
                found.append(Naming(index, index + len(source.words), source))
                index += len(source.words)
        return found


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word


def _stands(words: Words, index: int, end: int, name: SourceName) -> bool:
    count = len(name.words)
    if index + count > end:
        return False
    for offset in range(count):
        word = words.lower[index + offset]
        if word != name.words[offset] and not (
            offset == count - 1 and _without_possessive(word) == name.words[offset]
        ):
            return False
        written = name.written[offset]
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
    if not namings:
        return None
    at_head = [naming for naming in namings if naming.first <= head < naming.last]
    if at_head:
        return at_head[0]
    before = [naming for naming in namings if naming.last <= head and not _owns(words, naming)]
    if before:
        return before[-1]
    after = [naming for naming in namings if naming.first > head]
    return after[0] if after else namings[0]


def _owns(words: Words, naming: Naming) -> bool:
    return words.lower[naming.last - 1].endswith("'s")
