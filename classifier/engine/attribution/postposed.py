"""Content before its source: “…,” she said; Taxes will rise, Ruiz said; as Ruiz put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import contents
from classifier.engine.attribution import english as en
from classifier.engine.attribution.draft import Draft
from classifier.engine.attribution.ends import end_of_content
from classifier.engine.attribution.scene import Start

if TYPE_CHECKING:
    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene
    from classifier.engine.attribution.sources import Phrase
    from classifier.engine.attribution.words import Words


def postposed(
    scene: Scene, cue: Cue, source: Phrase, first: int, last: int, how: str
) -> Draft | None:
    """Content to the left: “…,” she said; Taxes will rise, Ruiz said; as Ruiz put it.

    `first` is where source and cue begin, `last` where they end.
    """
    words = scene.words
    if not cue.frame.content & {"quotation", "clause"} or first == 0:
        return None
    opened_by_as = words.lower[first - 1] == "as" and words.quote[first - 1] < 0
    before = first - 1 if opened_by_as else first
    if before == 0:
        return _framed_by_as(scene, cue, source, last, how) if opened_by_as else None
    mark = words.tags[before - 1]
    quoted = words.quote[before - 1] >= 0 or (
        before > 1 and bool(mark & en.STOP) and words.quote[before - 2] >= 0
    )
    if opened_by_as and not quoted and not mark & en.STOP:
        return _framed_by_as(scene, cue, source, last, how)
    if not quoted and ("clause" not in cue.frame.content or words.lower[before - 1] in ":([;"):
        return None
    if not quoted and not mark & en.STOP:
        return None
    follows = max(last, cue.last)
    if last == cue.last and not opened_by_as and _takes_its_own(scene, cue, quoted=quoted):
        return None
    found = contents.left_of(words, before, scene.heads - {cue.head})
    if found is None:
        return None
    if not quoted and not opened_by_as:
        interrupts = follows < words.size and bool(words.tags[follows] & en.COMMA)
        closes = last > cue.last or only_occasion(scene, follows)
        if cue.frame.addressee and not closes:
            closes = contents.right_of(scene, cue) is None
        if contents.is_adverbial(words, *found) and not (interrupts and _goes_on(words, follows)):
            return None
        if not interrupts and not closes:
            return None
    if opened_by_as and not quoted and contents.right_of(scene, cue) is not None:
        return None
    pieces = [found]
    pieces += rest_behind(scene, cue, follows, quoted=quoted)
    why = (f"source {how}", "content before the cue")
    return Draft(cue, source, tuple(pieces), quoted, why)


def _takes_its_own(scene: Scene, cue: Cue, *, quoted: bool) -> bool:
    """Tell whether content follows the cue after all: On “This Week,” Ruiz said that it was."""
    start = contents.right_of(scene, cue)
    if start is None:
        return False
    return start.kind in (("that", "question") if quoted else ("quotation",)) and (
        quoted or not scene.words.tags[min(cue.last, scene.words.size - 1)] & en.COMMA
    )


def _goes_on(words: Words, comma: int) -> bool:
    """Tell whether the clause before an interrupting “she said,” goes on behind the comma."""
    after = comma + 1
    return after < words.size and words.quote[after] < 0


def only_occasion(scene: Scene, index: int) -> bool:
    """Tell whether nothing but an occasion or a time follows: … in an interview on Monday."""
    words = scene.words
    if index >= words.size or words.quote[index] >= 0:
        return True
    tag = words.tags[index]
    closing = en.TIME | en.STOP | en.SUBORDINATOR | en.COORDINATOR | en.ADVERB | en.ING
    if tag & (en.PREPOSITION | closing | en.TO):
        return True
    return words.lower[index] in en.WHEN and words.lower[min(index + 1, words.size - 1)] in en.TIMES


def rest_behind(scene: Scene, cue: Cue, follows: int, *, quoted: bool) -> list[tuple[int, int]]:
    """Return what goes on behind an interrupting “she said”: the rest of the sentence said."""
    words, count = scene.words, scene.words.size
    if quoted:
        for index in range(follows, count):
            if words.quote[index] >= 0:
                heads = [head for head in scene.heads if follows <= head < index]
                if heads:
                    return []
                start = Start("quotation", index)
                last = end_of_content(scene, start, cue)
                return [(index, last)] if last > index else []
        return []
    if follows < count and words.tags[follows] & en.COMMA and follows + 2 < count:
        tag = words.tags[follows + 1]
        if tag & (en.COORDINATOR | en.ING) or follows + 1 in scene.heads:
            return []
        return [(follows + 1, count)]
    return []


def _framed_by_as(scene: Scene, cue: Cue, source: Phrase, last: int, how: str) -> Draft | None:
    """As Ruiz put it, taxes will rise: the rest of the sentence is the content."""
    words = scene.words
    for index in range(last, min(words.size, last + 25)):
        if words.tags[index] & en.COMMA and words.quote[index] < 0 and index + 1 < words.size:
            pieces = ((index + 1, words.size),)
            quoted = words.quote[index + 1] >= 0
            return Draft(cue, source, pieces, quoted, (f"source {how}", "content after the comma"))
    return None
