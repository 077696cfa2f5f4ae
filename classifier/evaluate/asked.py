"""What of an evaluation is asked for: all of it, a label, or a part of attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.evaluate.gold import ATTRIBUTION
from classifier.evaluate.misattributed import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.evaluate.gold import GoldDocument

# What may be asked for besides labels, what of attributions it means, and which figures.
PARTS: dict[str, tuple[Kind, ...]] = {
    ATTRIBUTION: tuple(Kind),
    "cue": (Kind.MISSED_CUE, Kind.FALSE_CUE),
    "content": (Kind.WRONG_CONTENT,),
    "source": (Kind.WRONG_SOURCE,),
}


def askable(documents: Sequence[GoldDocument]) -> list[str]:
    """Return what can be asked for of gold documents: their labels, parts of attributions."""
    labels = sorted({label for document in documents for label in document.scored})
    if any(document.attributions is not None for document in documents):
        labels += [part for part in PARTS if part not in labels]
    return labels


def about(role: str, asked: str | None) -> bool:
    """Tell whether the figure of a role belongs to what is asked for."""
    return asked in (None, ATTRIBUTION) or role.startswith(str(asked))
