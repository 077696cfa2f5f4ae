"""What the page marks on a sentence, and the elements that do it.

There is a page of these for every article, so they are short: no quotes around attributes that
need none, sentences numbered by the style sheet and labels named by it from their ids, and evidence
takes its type from the innermost line under it unless that is another's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site.html import Layer, attr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Tag(NamedTuple):
    """A label that a sentence carries. `label` says its degree too, which is also in `degree`."""

    id: str
    label: str
    degree: str = ""


class Voice(NamedTuple):
    """Somebody heard in a sentence; `number` is the speaker's in the list of speakers."""

    number: int
    name: str


class Evidence(NamedTuple):
    """Words behind a claim type."""

    type: str
    span: Span


class SentenceMark(NamedTuple):
    """What the page marks on one sentence.

    `anchor` is the sentence's id on the page and `note` that of its note. `number` is what both
    are called: the style sheet counts the marked sentences, the first being 1. `types` and
    `domains` are its labels, `speakers` who is heard in it, `certainty` how sure the text is of
    it. `evidence` are the words behind its claim types, `topics` those
    behind its domains, `sources` and `cues` the parts of its attributions: spans into the
    article's text, which may reach beyond the sentence.
    """

    span: Span
    block: int
    anchor: str
    note: str
    number: int
    types: tuple[Tag, ...] = ()
    domains: tuple[Tag, ...] = ()
    speakers: tuple[Voice, ...] = ()
    certainty: str = "asserted"
    evidence: tuple[Evidence, ...] = ()
    topics: tuple[Span, ...] = ()
    sources: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()


class MarkedSentence:
    """A sentence's mark as elements: those around all of it, and those around some of its words."""

    def __init__(self, mark: SentenceMark) -> None:
        self.span = mark.span
        self.outer = _outer(mark)
        self._inner = sorted(_inner(mark), key=lambda one: (one[0].start, -one[0].end))

    @property
    def edges(self) -> Iterator[int]:
        """Where any of the elements begins or ends, in the article's text."""
        yield from self.span
        for span, _ in self._inner:
            yield from span

    def around(self, place: int) -> tuple[Layer, ...]:
        """Return the elements that the words from `place` on lie in, the longest outermost."""
        return tuple(layer for span, layer in self._inner if span.start <= place < span.end)


def _outer(mark: SentenceMark) -> tuple[Layer, ...]:
    """Return the sentence's element, with the two ways to its note, and one per claim type."""
    sure = "" if mark.certainty == "asserted" else attr("data-sure", mark.certainty)
    reference = f"r{mark.number}"
    # The margin is the label of the reference: a click on it opens the note as well, while there
    # is one stop for the keyboard and one announcement.
    opening = (
        f"<span class=sentence{attr('id', mark.anchor)}{sure}>"
        f"<label class=margin{attr('for', reference)}>{_margin(mark)}</label>"
    )
    closing = (
        f"</span><button class=ref{attr('id', reference)}{attr('popovertarget', mark.note)}"
        f"{_first(mark.types)}{attr('aria-label', _spoken(mark))}></button>"
    )
    return (
        Layer(opening, closing),
        *(Layer(f"<u{attr('data-type', tag.id)}>", "</u>") for tag in mark.types),
    )


def _inner(mark: SentenceMark) -> Iterator[tuple[Span, Layer]]:
    """Yield the elements around words that play a part in the sentence, each with the words.

    Evidence that is just the source or the cue is one element with it.
    """
    parts: dict[Span, str] = {}
    for spans, name in ((mark.sources, "source"), (mark.cues, "cue")):
        for span in _joined(spans):
            parts[span] = f"{parts[span]} {name}" if span in parts else name
    topics = [(span, Layer("<span class=topic>", "</span>")) for span in _joined(mark.topics)]
    evidence = [
        (span, tag.id)
        for tag in mark.types
        for span in _joined(span for kind, span in mark.evidence if kind == tag.id)
    ]
    marks = []
    for span, kind in evidence:
        inherits = kind == mark.types[-1].id and not any(
            other != kind and span.overlaps(where) for where, other in evidence
        )
        part = attr("class", parts.pop(span)) if span in parts else ""
        shown = "" if inherits else attr("data-type", kind)
        marks.append((span, Layer(f"<mark{part}{shown}>", "</mark>")))
    for span, name in parts.items():
        yield span, Layer(f"<span{attr('class', name)}>", "</span>")
    yield from topics
    yield from marks


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans in text order, those that overlap or touch as one, empty ones not at all."""
    last: Span | None = None
    for span in sorted(span for span in spans if span.start < span.end):
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _margin(mark: SentenceMark) -> str:
    """Return empty elements that the style sheet fills: claim types, domains, speakers."""
    types = (f"<i{attr('data-type', tag.id)}{_degree(tag)}></i>" for tag in mark.types)
    domains = (f"<i{attr('data-domain', tag.id)}></i>" for tag in mark.domains)
    speakers = (
        f"<i{attr('class', f'who-{one.number}')}{attr('data-label', one.name)}></i>"
        for one in mark.speakers
    )
    return "".join((*types, *domains, *speakers))


def _first(types: Sequence[Tag]) -> str:
    """Return the attributes that name the first claim type behind a sentence, on a phone."""
    if not types:
        return ""
    more = attr("data-more", str(len(types) - 1)) if len(types) > 1 else ""
    return attr("data-type", types[0].id) + _degree(types[0]) + more


def _degree(tag: Tag) -> str:
    return attr("data-degree", tag.degree) if tag.degree else ""


def _spoken(mark: SentenceMark) -> str:
    """Return what a screen reader says of a sentence, after it."""
    groups = (
        ", ".join(tag.label for tag in mark.types),
        ", ".join(tag.label for tag in mark.domains),
        ", ".join(one.name for one in mark.speakers),
    )
    known = "; ".join(group for group in groups if group)
    return f"Note {mark.number}: {known}" if known else f"Note {mark.number}"
