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

    `verbs` are the indexes of the heads of finite cue verbs, `heads` of all cues, `occasions`
    nouns for where words are spoken.
    """

    __slots__ = ("heads", "occasions", "verbs", "words")

    def __init__(
        self,
        words: Words,
        places: Sequence[tuple[Cue, ...]],
        occasions: AbstractSet[str],
    ) -> None:
        self.words = words
        self.occasions = occasions
        cues = [cue for readings in places for cue in readings]
        self.heads = frozenset(cue.head for cue in cues if cue.form is not None)
        self.verbs = frozenset(cue.head for cue in cues if cue.form is not None and cue.form.finite)


def opens_clause(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a subject and its finite verb begin here, and no mere noun phrase."""
    tags, count = words.tags, words.size
    tag = tags[index]
    if tag & en.SUBJECT:
        return True
    if tag & en.AUXILIARY and tag & en.PRONOUN:
        return True
    for at in range(index, min(count, index + 16)):
        tag = tags[at]
        if words.quote[at] >= 0 or words.lower[at] in ("(", ")"):
            continue
        if at > index and (at in verbs or tag & en.VERB):
            return True
        if tag & en.AUXILIARY:
            return words.lower[at] not in ("be", "been", "being", "having")
        if (
            at > index
            and tag & en.ED
            and not tags[at - 1]
            & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.ADVERB | en.COORDINATOR)
        ):
            following = tags[at + 1] if at + 1 < count else en.STOP
            if not following & en.PREPOSITION:
                return True
        if tag & (en.STOP | en.SUBORDINATOR | en.RELATIVE | en.THAT):
            return False
    return False
