"""Cues that are no verbs: a claim that, according to, reportedly, the colon after a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution import contents, sources
from classifier.engine.attribution import english as en
from classifier.engine.attribution.draft import Draft
from classifier.engine.attribution.ends import end_of_content
from classifier.engine.attribution.scene import opens_clause
from classifier.engine.attribution.sources import Phrase
from classifier.engine.attribution.sources_after import after_cue

if TYPE_CHECKING:
    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene


def noun(scene: Scene, cue: Cue) -> Draft | None:
    """His claim that the port was safe; assurances from the army that it was."""
    words = scene.words
    giver = None
    at = cue
    if cue.last < words.size and words.lower[cue.last] in ("from", "by"):
        giver = after_cue(words, cue.last + 1, scene.verbs, scene.occasions)
        if giver is not None:
            at = replace(cue, last=giver.last)
    elif cue.last < words.size and words.lower[cue.last] == "of":
        giver = after_cue(words, cue.last + 1, scene.verbs, scene.occasions)
        if giver is not None and words.lower[giver.last : giver.last + 1] == ["that"]:
            at = replace(cue, last=giver.last)  # the view of many voters that
        else:
            giver = None
    start = contents.right_of(scene, at)
    if start is None or (start.kind == "that" and _is_relative(scene, start.at)):
        return None
    last = end_of_content(scene, start, at)
    if last <= start.at:
        return None
    source = giver or _possessor(scene, cue) or _holder(scene, cue)
    how = "owns or gives the noun" if source else "is not named"
    return Draft(cue, source, ((start.at, last),), False, (f"source {how}",))


def _is_relative(scene: Scene, that: int) -> bool:
    """Tell whether *that* is the subject of its clause: a claim that angered the crowd."""
    words = scene.words
    if that + 2 >= words.size or not words.tags[that + 1] & en.ED:
        return False
    object_ = en.DETERMINER | en.PRONOUN | en.PREPOSITION | en.TO
    return bool(words.tags[that + 2] & object_) or words.upper[that + 2]


def _holder(scene: Scene, cue: Cue) -> Phrase | None:
    """“He made the claim that”, “She has concerns about”: the subject of a verb just before."""
    words = scene.words
    for index in range(cue.first - 1, max(0, cue.first - 5), -1):
        tag = words.tags[index]
        if words.quote[index] >= 0 or tag & (en.STOP | en.PREPOSITION | en.COORDINATOR):
            return None
        if words.lower[index] in sources.RECEIVING:
            return None
        if (
            index in scene.verbs
            or tag & (en.VERB | en.HAVE)
            or words.lower[index] in sources.GIVING
        ):
            return sources.main_subject(words, index + 1, scene.verbs | {index})
    return None


def _possessor(scene: Scene, cue: Cue) -> Phrase | None:
    """“his claim that”, “Ruiz's latest attacks on”."""
    words = scene.words
    for index in range(cue.first - 1, max(-1, cue.first - 5), -1):
        tag = words.tags[index]
        if words.quote[index] >= 0:
            return None
        if tag & en.POSSESSIVE and tag & en.DETERMINER:
            return Phrase(index, index + 1)
        if words.lower[index].endswith(("'s", "s'")):
            first = sources.start_of_phrase(words, index, scene.verbs)
            return None if first is None else Phrase(first, index + 1)
        if tag & (en.STOP | en.PREPOSITION | en.DETERMINER | en.VERB | en.AUXILIARY):
            return None
    return None


def preposition(scene: Scene, cue: Cue) -> Draft | None:
    """According to Ruiz, taxes will rise. Taxes will rise, according to Ruiz."""
    words, count = scene.words, scene.words.size
    source = after_cue(words, cue.last, scene.verbs, scene.occasions)
    if source is None or not sources.may_head(words, cue, source):
        return None
    pieces: list[tuple[int, int]] = []
    left = contents.left_of(words, cue.first, scene.heads) if cue.first > 0 else None
    opens = left is None or left[1] - left[0] < 2
    if not opens and left is not None:
        pieces.append(left)
    follows = source.last
    while follows < count and not words.tags[follows] & en.STOP and words.quote[follows] < 0:
        follows += 1
    if opens or (follows < count and words.tags[follows] & en.COMMA):
        rest = follows + 1 if follows < count and words.tags[follows] & en.STOP else source.last
        goes_on = opens or not (
            rest < count and words.tags[rest] & (en.COORDINATOR | en.ING | en.RELATIVE)
        )
        if rest < count and goes_on:
            pieces.append((rest, count))
    if not pieces:
        return None
    quoted = words.quote[max(0, pieces[0][1] - 2)] >= 0
    return Draft(cue, source, tuple(pieces), quoted, ("source after the cue",))


def adverb(scene: Scene, cue: Cue) -> Draft | None:
    """He reportedly left: the whole clause is the content."""
    words, count = scene.words, scene.words.size
    first = contents.clause_before(words, cue.first)
    last = cue.last
    while last < count and not (
        words.tags[last] & en.COMMA and words.quote[last] < 0 and last > cue.last
    ):
        last += 1
    pieces = []
    if first < cue.first:
        pieces.append((first, cue.first))
    if last > cue.last:
        pieces.append((cue.last, last))
    return Draft(cue, None, tuple(pieces), False, ("no source named",)) if pieces else None


def colon(scene: Scene, cue: Cue) -> Draft | None:
    """Ana Ruiz: “We shall wait.” – nothing but a name before it.

    A name in capitals is a speaker of a transcript, whose words go on to the end of the paragraph.
    """
    words = scene.words
    if cue.first == 0 or cue.last >= words.size:
        return None
    plain = all(
        words.upper[index] or words.tags[index] & en.PREPOSITION for index in range(cue.first)
    )
    if not plain or words.quote[0] >= 0:
        return None
    quoted = words.quote[cue.last] >= 0
    name = words.of(0, cue.first)
    transcript = not quoted and name.isupper() and len(name) >= _SHORTEST_SPEAKER
    if not quoted and not transcript and not opens_clause(words, cue.last, scene.verbs):
        return None
    why = ("source before the colon", *(("speaker of a transcript",) if transcript else ()))
    content = ((cue.last, words.size),)
    return Draft(cue, Phrase(0, cue.first), content, quoted, why, to_block_end=transcript)


_SHORTEST_SPEAKER = 3
