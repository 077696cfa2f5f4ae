"""Words of an article as notes and lists quote them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from classifier.records import Span
from classifier.site.views import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 160


def pieces(text: str, marked: Iterable[Span], start: int = 0) -> tuple[Piece, ...]:
    """Cut `text` at the borders of the `marked` spans, which count from `start` before it."""
    inside = [Span(max(span.start - start, 0), min(span.end - start, len(text))) for span in marked]
    spans = [span for span in inside if span.start < span.end]
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    result: list[Piece] = []
    for left, right in pairwise(edges):
        flag = any(span.start <= left < span.end for span in spans)
        if result and result[-1].marked == flag:
            result[-1] = Piece(result[-1].words + text[left:right], flag)
        else:
            result.append(Piece(text[left:right], flag))
    return tuple(result)


def quoted(text: str, spans: Iterable[Span]) -> str:
    """Return the words of the spans on one line, an ellipsis between them."""
    return " … ".join(one_line(span.of(text)) for span in spans)


def one_line(words: str) -> str:
    """Return words with single spaces for all white space."""
    return " ".join(words.split())


def shortened(words: str, longest: int = _LONGEST) -> str:
    """Return at most about `longest` code points, cut between words, with an ellipsis."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-…") + " …"
