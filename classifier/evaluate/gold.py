"""Gold files: documents with labels that people gave, one JSON object a line.

``{"id", "title"?, "text", "scored": [labels that were annotated], "sentences": [{"start", "end",
"labels", "undecided"}], "attributions"?: [{"source", "cue", "content": [[start, end], …]}]}``
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from classifier.problems import Problem
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The label of sentences that an attribution's cue touches; no rule gives it.
ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with its labels; careful readers differ on those that are `undecided`."""

    span: Span
    labels: frozenset[str]
    undecided: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what, by what words; any of the three may come in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled document. `line` is the line as it stands, to be read like any document."""

    id: str
    line: str
    text: str
    scored: tuple[str, ...]
    sentences: tuple[GoldSentence, ...]
    attributions: tuple[GoldAttribution, ...] | None


Offsets = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _SentenceShape(_Loose):
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    labels: list[str]
    undecided: list[str] = []


class _AttributionShape(_Loose):
    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]


class _DocumentShape(_Loose):
    id: str
    text: str
    scored: list[str]
    sentences: list[_SentenceShape]
    attributions: list[_AttributionShape] | None = None


def read_gold(lines: Iterable[str], name: str) -> Iterator[GoldDocument | Problem]:
    """Yield the documents of the gold file `name`; a line that is none is a problem."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            shape = _DocumentShape.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
            yield Problem(name, number, error.colno, "json-syntax", message)
            continue
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the document"
            message = f"{where}: {first['msg'].lower()}"
            hint = "the format of gold files is in docs/formats.md"
            yield Problem(name, number, 1, "gold-format", message, hint)
            continue
        outside = [s for s in shape.sentences if not s.start < s.end <= len(shape.text)]
        if outside:
            message = f"a sentence ends outside of the text: {outside[0].start}–{outside[0].end}"
            yield Problem(name, number, 1, "gold-offsets", message)
            continue
        yield _document(shape, line)


def _document(shape: _DocumentShape, line: str) -> GoldDocument:
    attributions = None
    if shape.attributions is not None:
        attributions = tuple(
            GoldAttribution(_spans(one.source), _spans(one.cue), _spans(one.content))
            for one in shape.attributions
        )
    return GoldDocument(
        id=shape.id,
        line=line,
        text=shape.text,
        scored=tuple(shape.scored),
        sentences=tuple(
            GoldSentence(Span(s.start, s.end), frozenset(s.labels), frozenset(s.undecided))
            for s in shape.sentences
        ),
        attributions=attributions,
    )


def _spans(pieces: list[Offsets]) -> tuple[Span, ...]:
    return tuple(sorted(Span(*piece) for piece in pieces))
