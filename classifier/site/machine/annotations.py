"""W3C Web Annotations (Recommendation of 23 February 2017): one file for each article.

Each says of some words of the article what they show. The words are named twice: by where they
stand and by how they read with what is around them. Positions count code points of the article's
plain text, which is published beside the page, because those of a page would count its menus too.
"""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from classifier.records import Span
    from classifier.site.labels import Catalogue
    from classifier.site.machine.source import Material
    from classifier.site.source import Source
    from classifier.site.views import FindingView, NoteView

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix: enough to tell two places apart


class _Here(NamedTuple):
    """An article, and how its file of annotations names a file or place of the site."""

    source: Source
    catalogue: Catalogue
    href: Callable[[str], str]


def annotation_page(source: Source, material: Material) -> bytes:
    """Return everything that is known of an article's words as one AnnotationPage."""
    file = addresses.annotations_file(source.view.slug)
    # Most addresses are those of a few rules and labels.
    here = _Here(source, material.site.catalogue, cache(partial(material.href, file)))
    whole = here.href(file)
    items = [*_findings(here, whole), *_attributions(here, whole)]
    page = {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationPage",
        "partOf": {
            "id": f"{whole}#all",
            "type": "AnnotationCollection",
            "label": source.view.title,
            "total": len(items),
            "generator": {"type": "Software", "name": f"Claimdesk, rules {source.view.rulebook}"},
        },
        "startIndex": 0,
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Return both ways to find some words of a text again."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(span.start - _AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _findings(here: _Here, whole: str) -> Iterator[dict[str, Any]]:
    """Yield claims and domains: the words of each rule that fired, or the sentence without one."""
    sentences = here.source.briefing.document.sentences
    for number, note in here.source.notes.items():
        for found in (*note.claims, *note.domains):
            name = f"{whole}#{note.anchor}.{found.label.group}.{found.label.id}"
            label = _label(here, found)
            for match in found.matches:
                rule = _rule(here, match.rule.page)
                yield _annotation(
                    f"{name}.{match.rule.id}",
                    "classifying",
                    [*label, rule],
                    _targets(here, note, match.spans),
                )
            if not found.matches:
                span = sentences[number].span
                yield _annotation(name, "classifying", label, _targets(here, note, [span]))


def _attributions(here: _Here, whole: str) -> Iterator[dict[str, Any]]:
    """Yield the parts of each attribution: who, the words that say so, and what."""
    for number, said in enumerate(here.source.briefing.attributions):
        note = _note_of(here.source, (*said.cue, *said.source, *said.content))
        for role, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            if not spans:
                continue
            body = [_tag(role)]
            if said.speaker:
                body.append(
                    {"type": "TextualBody", "purpose": "identifying", "value": said.speaker}
                )
            body.append(_rule(here, here.catalogue.rules[said.rule].page))
            yield _annotation(
                f"{whole}#attribution-{number}.{role}",
                "identifying",
                body,
                _targets(here, note, spans),
            )


def _note_of(source: Source, spans: Sequence[Span]) -> NoteView | None:
    """Return the note of the sentence in which the first of some spans begins."""
    number = source.briefing.document.sentence_index(spans[0].start) if spans else None
    return None if number is None else source.notes.get(number)


def _annotation(
    name: str, motivation: str, body: list[dict[str, Any]], target: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _label(here: _Here, found: FindingView) -> list[dict[str, Any]]:
    page = here.href(found.label.page)
    return [
        {"type": "SpecificResource", "purpose": "classifying", "source": page},
        _tag(found.name),
    ]


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _rule(here: _Here, page: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": "describing", "source": here.href(page)}


def _targets(here: _Here, note: NoteView | None, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """Return a target for each span, with the sentence's place on the page as its context."""
    text = here.source.article.text
    plain = here.href(addresses.text_file(here.source.view.slug))
    scope = {"scope": here.href(note.place)} if note is not None else {}
    return [
        {
            "type": "SpecificResource",
            "source": plain,
            **scope,
            "selector": selectors(text, span),
        }
        for span in spans
    ]
