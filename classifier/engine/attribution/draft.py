"""An attribution inside one sentence, before it is tied to the rest of the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.sources import Phrase
    from classifier.records import Span

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution inside one sentence, in indexes of words.

    `source` is None where nobody is named. `quoted` tells that the content is a quotation, which
    may go on beyond the sentence. `nominal` tells that it is a mere noun phrase. `why` are the
    steps that found it. `before` is content in the sentence before: “Why now?” Ruiz asked.
    `follows` tells that the content is the next paragraph: The ministry said: `direct` is false
    where other words stand between cue and content. `to_block_end` tells that it goes on to the
    end of its paragraph.
    """

    cue: Cue
    source: Phrase | None
    content: Pieces
    quoted: bool
    why: tuple[str, ...]
    nominal: bool = False
    before: tuple[Span, ...] = ()
    follows: bool = False
    direct: bool = True
    to_block_end: bool = False
