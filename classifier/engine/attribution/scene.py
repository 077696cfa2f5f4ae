"""A sentence with its cues: what sources and contents are looked for in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.words import Words
    from classifier.rules.frames import Content


class Start(NamedTuple):
    """What a cue takes, and the index of the word at which that begins."""

    kind: Content
    at: int


class Scene:
    """A sentence's words with its cues: what drafting looks at.

    `heads` are the indexes of the heads of all cue verbs, `verbs` of the finite ones, `speaking`
    of those whose frame is about saying, not only thinking or judging. `shapes` holds which form
    of its verb each head is. `occasions` are nouns for where words are spoken.
    """

    __slots__ = ("heads", "occasions", "shapes", "speaking", "verbs", "words")

    def __init__(
        self,
        words: Words,
        places: Sequence[Sequence[Cue]],
        occasions: AbstractSet[str],
    ) -> None:
        self.words = words
        self.occasions = occasions
        cues = [cue for readings in places for cue in readings if cue.form is not None]
        self.shapes = {cue.head: cue.shape for cue in cues}
        self.heads = frozenset(self.shapes)
        self.verbs = frozenset([cue.head for cue in cues if cue.form and cue.form.finite])
        self.speaking = frozenset([cue.head for cue in cues if cue.frame.said != "never"])


def opens_clause(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a subject and its finite verb begin here, and no mere noun phrase."""
    tags, count = words.tags, words.size
    tag = tags[index]
    if tag & en.SUBJECT:
        return True
    if tag & en.AUXILIARY and tag & en.PRONOUN:
        return True
    at, end = index, min(count, index + _LONGEST_SUBJECT)
    while at < end:
        tag = tags[at]
        if words.quote[at] >= 0 or words.lower[at] in ("(", ")"):
            at += 1
            continue
        if at > index and (at in verbs or tag & en.VERB):
            return True
        if tag & en.AUXILIARY:
            return words.lower[at] not in ("be", "been", "being", "having")
        if tag & en.ED and at > index and _is_finite_ed(words, at):
            return True
        if tag & en.COMMA and at > index:
            at = _behind_insertion(words, at, end)
            continue
        role = at > index and words.lower[at : at + 2] in _IN_THE_ROLE_OF
        if tag & (en.STOP | en.SUBORDINATOR | en.RELATIVE | en.THAT) and not role:
            return False
        at += 1
    return False


_LONGEST_SUBJECT = 20
_IN_THE_ROLE_OF = (["as", "a"], ["as", "an"])  # her efforts as a senator


def _is_finite_ed(words: Words, at: int) -> bool:
    """Tell whether a word that ends in -ed is the verb of a clause and modifies no noun."""
    tags = words.tags
    if tags[at - 1] & _BEFORE_ADJECTIVE:
        return False
    return at + 1 < words.size and not tags[at + 1] & (en.PREPOSITION | en.STOP)


_BEFORE_ADJECTIVE = en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.ADVERB | en.COORDINATOR


def _behind_insertion(words: Words, comma: int, end: int) -> int:
    """Return the index behind the comma that closes an insertion after a subject, or the end."""
    if comma + 1 >= words.size or not words.tags[comma + 1] & _OPENS_INSERTION:
        return words.size
    for at in range(comma + 2, min(words.size, end + 10)):
        if words.tags[at] & en.COMMA and words.quote[at] < 0:
            return at + 1
    return words.size


_OPENS_INSERTION = en.RELATIVE | en.ING | en.ED | en.PREPOSITION
