"""A cue with its source and content: which construction puts the three together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution import other_cues, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.draft import Draft
    from classifier.engine.attribution.scene import Scene


def drafts_of(scene: Scene, places: Sequence[Sequence[Cue]]) -> Iterator[Draft]:
    """Yield the drafts of a sentence in order; of a place's readings the first that holds.

    One whose content stands right at its cue goes before one that must look further.
    """
    after = 0
    previous: Draft | None = None
    for readings in places:
        best: Draft | None = None
        for cue in readings:
            made = draft(scene, cue) if cue.head >= after else None
            if made is not None and (best is None or made.direct):
                if best is not None and _is_unowned(best) and made.source is None:
                    continue
                best = made
                if made.direct and not _is_unowned(made):
                    break
        if best is not None:
            best = _with_known_source(best, previous)
            if previous is not None:
                best = _kept_within(best, previous)
            previous = best
            after = best.cue.last
            yield best


def _is_unowned(made: Draft) -> bool:
    """Tell whether a noun is nobody's: “The group claims that” has a verb, which has a subject."""
    return made.source is None and made.cue.frame.construction == "noun"


def _with_known_source(made: Draft, previous: Draft | None) -> Draft:
    """“…,” said Ruiz, adding that: the one who spoke before in the sentence goes on speaking."""
    form = made.cue.form
    if previous is None or previous.source is None or form is None or made.source is not None:
        return made
    return replace(made, source=previous.source) if form.kind == "participle" else made


def _kept_within(made: Draft, outer: Draft) -> Draft:
    """He said that she agrees it is late and asked why: what *she* agrees ends where his words do.

    `outer` is the draft of the cue before.
    """
    for first, last in outer.content:
        if first <= made.cue.first < last:
            pieces = [
                (start, min(end, last) if start < last else end) for start, end in made.content
            ]
            return replace(made, content=tuple(pieces))
    return made


def draft(scene: Scene, cue: Cue) -> Draft | None:
    """Return what a cue ties together, or None where it ties nothing its frame accepts."""
    match cue.frame.construction:
        case "verb":
            return (
                verbs.passive(scene, cue)
                if cue.form and cue.form.passive
                else verbs.active(scene, cue)
            )
        case "adjective":
            return verbs.active(scene, cue)
        case "seeming":
            return verbs.raised(scene, cue)
        case "noun":
            return other_cues.noun(scene, cue)
        case "preposition":
            return other_cues.preposition(scene, cue)
        case "adverb":
            return other_cues.adverb(scene, cue)
        case "colon":
            return other_cues.colon(scene, cue)
