"""What the page marks on a sentence, and the elements that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.site.html import Layer, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.records import Span


class Tag(NamedTuple):
    """A label that a sentence carries, as its mark shows it."""

    id: str
    label: str


class Evidence(NamedTuple):
    """Words behind a claim type."""

    type: str
    span: Span


class SentenceMark(NamedTuple):
    """What the page marks on one sentence.

    `anchor` is the sentence's id on the page and `note` that of its note. `number` is what both
    are called. `types` and `domains` are its labels, `speakers` who is heard in it. `evidence` are
    the words behind its claim types, `topics` those behind its domains, `sources` and `cues` the
    parts of its attributions: spans into the article's text, which may reach beyond the sentence.
    """

    span: Span
    block: int
    anchor: str
    note: str
    number: int
    types: tuple[Tag, ...] = ()
    domains: tuple[Tag, ...] = ()
    speakers: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    topics: tuple[Span, ...] = ()
    sources: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()

    @property
    def edges(self) -> Iterator[int]:
        """Where anything begins or ends."""
        yield from self.span
        for _, span in self.evidence:
            yield from span
        for group in (self.topics, self.sources, self.cues):
            for span in group:
                yield from span


def sentence_layers(mark: SentenceMark) -> tuple[Layer, ...]:
    """Return the sentence's element, with its two buttons, and one element per claim type."""
    label = " · ".join(tag.label for tag in mark.types)
    plain = "" if mark.types else " plain"
    first = f' data-type="{attribute(mark.types[0].id)}"' if mark.types else ""
    margin = "".join(
        [
            *(_shown_by_style("type", tag.label, tag.id) for tag in mark.types),
            _shown_by_style("about", " · ".join(tag.label for tag in mark.domains)),
            _shown_by_style("speaker", ", ".join(mark.speakers)),
        ]
    )
    # The margin's button does what the reference does, for the mouse only: one stop for the
    # keyboard and one announcement are enough.
    opening = (
        f'<button type="button" class="margin{plain}" popovertarget="{mark.note}" tabindex="-1"'
        f' aria-hidden="true" data-n="{mark.number}">{margin}</button>'
        f'<span class="sentence{plain}" id="{mark.anchor}" data-n="{mark.number}">'
    )
    closing = (
        f'</span><button type="button" class="ref{plain}" popovertarget="{mark.note}"'
        f'{first} data-label="{attribute(label)}" aria-label="{attribute(_spoken(mark))}"></button>'
    )
    return (
        Layer(opening, closing),
        *(
            Layer(f'<span class="claim" data-type="{attribute(tag.id)}">', "</span>")
            for tag in mark.types
        ),
    )


def word_layers(mark: SentenceMark, start: int) -> tuple[Layer, ...]:
    """Return the elements that say what part the words from `start` on play in the sentence."""
    parts = ((mark.sources, "source"), (mark.cues, "cue"), (mark.topics, "topic"))
    return (
        *(
            Layer(f'<span class="{name}">', "</span>")
            for spans, name in parts
            if any(_covers(span, start) for span in spans)
        ),
        *(
            Layer(f'<mark class="evidence" data-type="{attribute(tag.id)}">', "</mark>")
            for tag in mark.types
            if any(kind == tag.id and _covers(span, start) for kind, span in mark.evidence)
        ),
    )


def _covers(span: Span, place: int) -> bool:
    return span.start <= place < span.end


def _shown_by_style(name: str, label: str, label_id: str = "") -> str:
    """Return an empty element whose label the style sheet shows."""
    if not label:
        return ""
    kind = f' data-type="{attribute(label_id)}"' if label_id else ""
    return f'<i class="{name}"{kind} data-label="{attribute(label)}"></i>'


def _spoken(mark: SentenceMark) -> str:
    """Return what a screen reader says of a sentence, after it."""
    groups = (
        ", ".join(tag.label for tag in mark.types),
        ", ".join(tag.label for tag in mark.domains),
        ", ".join(mark.speakers),
    )
    return f"Note {mark.number}: " + "; ".join(group for group in groups if group)
