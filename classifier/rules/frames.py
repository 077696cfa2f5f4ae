"""Attribution frames: how rules/attribution/*.yaml looks, and what it compiles to.

A frame says how some words (cues) tie what is said to who says it: “<source: the envoy> <cue:
said> <content: that talks would resume>”. The engine knows the grammar of each construction; a
frame says which words stand in it, and what they take.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from classifier.records import RuleCard, RuleExample, Span
from classifier.rules.phrases import phrases
from classifier.rules.shapes import Id, Patterns
from classifier.rules.validate import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFile, RuleFiles
    from classifier.rules.pattern import CompiledPattern
    from classifier.rules.phrases import PhraseWord
    from classifier.rules.yamldoc import Path, YamlDoc

Construction = Literal["verb", "adjective", "seeming", "noun", "preposition", "adverb", "colon"]
Content = Literal["quotation", "that", "question", "infinitive", "clause", "object", "as"]
Passive = Literal["raised", "told", "speaker", "never"]
VerbForm = Literal["finite", "modal", "participle", "gerund", "infinitive"]
Said = Literal["always", "clauses", "never"]


class FrameExamplesShape(Shape):
    """Sentences that prove a frame."""

    match: list[str] = Field(
        min_length=1,
        description="Each marked as <source: …> <cue: …> <content: …>, in any order; the source "
        "may be missing, content may come in pieces.",
    )
    no_match: list[str] = Field(
        default_factory=list, description="The frame finds nothing in these."
    )


class FrameShape(Shape):
    """One frame."""

    id: Id
    title: str = Field(min_length=1, description="What it finds, in a few words for readers.")
    construction: Construction = Field(
        description="verb: the subject says; adjective: the subject is sure; seeming: the subject "
        "seems; noun: a statement that; "
        "preposition: according to; adverb: reportedly; colon: Minister: …"
    )
    cue: Patterns = Field(
        description="Words and lexicons without gaps; a verb in its dictionary form with ~."
    )
    content: list[Content] = Field(
        min_length=1, description="What the cue takes as its content; others are no attribution."
    )
    passive: Passive = Field(
        "told",
        description="What its passive means. raised: “he is expected to go” makes ‘he … to go’ the "
        "content; told: “he was told that …” makes what follows the content; speaker: “he was "
        "quoted as saying” leaves him the source; never: none.",
    )
    forms: list[VerbForm] = Field(
        ["finite", "participle", "gerund", "infinitive"],
        min_length=1,
        description="Forms of the verb that count. modal: would say; participle: …, saying; "
        "gerund: by saying; infinitive: to say.",
    )
    subject: list[str] = Field(
        default_factory=list,
        description="Nouns of which one must head the subject: polls show. Any subject if empty.",
    )
    said: Said = Field(
        "clauses",
        description="Whether the content is said, as opposed to thought, wanted or judged, so that "
        "it makes the claims of its source's kind. clauses: a mere noun phrase is not.",
    )
    addressee: bool = Field(False, description="Whether a person addressed may follow the cue.")
    unless: list[str] = Field(
        default_factory=list, description="Patterns that block a cue they overlap."
    )
    note: str = ""
    examples: FrameExamplesShape


class FrameFile(Shape):
    """rules/attribution/*.yaml."""

    attribution: str = Field(min_length=1, description="What its frames have in common.")
    note: str = ""
    occasions: list[str] = Field(
        default_factory=list,
        description="Words for where, when and how something is said (in an interview): they end a "
        "source and are stepped over on the way to the content.",
    )
    frames: list[FrameShape] = Field(min_length=1)


class CuePhrase(NamedTuple):
    """One way to write a cue: its words in small letters with straight apostrophes.

    `head` is the index of the word that inflects; `lemma` its dictionary form.
    """

    words: tuple[str, ...]
    head: int
    lemma: str


class MarkedExample(NamedTuple):
    """An example with its marks taken out; spans into `text`."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame made ready to run."""

    id: str
    title: str
    construction: Construction
    phrases: tuple[CuePhrase, ...]
    content: frozenset[Content]
    passive: Passive
    forms: frozenset[VerbForm]
    subject: frozenset[str]
    said: Said
    addressee: bool
    unless: tuple[CompiledPattern, ...]
    examples: tuple[MarkedExample, ...]
    counter_examples: tuple[MarkedExample, ...]
    occasions: frozenset[str]
    card: RuleCard


_MARK = re.compile(r"<(source|cue|content): ([^<>]*)>")


def compile_frames(files: RuleFiles, compiler: Compiler) -> tuple[list[Frame], list[RuleCard]]:
    """Return the frames of a rulebook and their cards."""
    frames = []
    for file in files.of(FrameFile):
        occasions = frozenset(
            phrase.words[-1]
            for phrase in _all_phrases(file, ("occasions",), file.content.occasions, compiler)
        )
        for index, shape in enumerate(file.content.frames):
            frames.append(_frame(file, index, shape, compiler, occasions))
    return frames, [frame.card for frame in frames]


def _frame(
    file: RuleFile[FrameFile],
    index: int,
    shape: FrameShape,
    compiler: Compiler,
    occasions: frozenset[str],
) -> Frame:
    path: Path = ("frames", index)
    compiler.identify(file.doc, (*path, "id"), shape.id)
    cues = _all_phrases(file, (*path, "cue"), shape.cue, compiler)
    examples = tuple(_examples(file.doc, (*path, "examples", "match"), shape.examples.match))
    for number, example in enumerate(examples):
        if not example.cue or not example.content:
            message = "an example marks at least a <cue: …> and a <content: …>"
            place: Path = (*path, "examples", "match", number)
            compiler.problem(file.doc, place, "frame-example", message)
    return Frame(
        id=shape.id,
        title=shape.title,
        construction=shape.construction,
        phrases=tuple(dict.fromkeys(cues)),
        content=frozenset(shape.content),
        passive=shape.passive,
        forms=frozenset(shape.forms),
        subject=frozenset(
            phrase.words[-1]
            for phrase in _all_phrases(file, (*path, "subject"), shape.subject, compiler)
        ),
        said=shape.said,
        addressee=shape.addressee,
        unless=compiler.patterns(file.doc, (*path, "unless"), shape.unless),
        examples=examples,
        counter_examples=tuple(
            _examples(file.doc, (*path, "examples", "no_match"), shape.examples.no_match)
        ),
        occasions=occasions,
        card=_card(file, path, shape),
    )


def _card(file: RuleFile[FrameFile], path: Path, shape: FrameShape) -> RuleCard:
    def shown(key: str, texts: list[str]) -> tuple[RuleExample, ...]:
        return tuple(
            RuleExample(
                example.text,
                example.cue[0] if example.cue else None,
                example.line,
                example.column,
            )
            for example in _examples(file.doc, (*path, "examples", key), texts)
        )

    place = file.doc.key_place((*path, "id"))
    return RuleCard(
        id=shape.id,
        title=shape.title,
        group="attribution",
        label=file.content.attribution,
        status="stable",
        match=tuple(shape.cue),
        unless=tuple(shape.unless),
        note=shape.note,
        cameo="",
        examples=shown("match", shape.examples.match),
        counter_examples=shown("no_match", shape.examples.no_match),
        path=file.name,
        line=place.line,
        column=place.column,
    )


# ------------------------------------------------------------------- cues


def _all_phrases(
    file: RuleFile[FrameFile], path: Path, texts: list[str], compiler: Compiler
) -> list[CuePhrase]:
    """Write out every phrase that cue patterns stand for."""
    return [
        _phrase(words)
        for number, text in enumerate(texts)
        for words in phrases(text, file.doc, (*path, number), compiler)
    ]


def _phrase(words: tuple[PhraseWord, ...]) -> CuePhrase:
    head = next((index for index, word in enumerate(words) if word.inflects), 0)
    return CuePhrase(tuple(word.word for word in words), head, words[head].lemma.lower())


# --------------------------------------------------------------- examples


def _examples(doc: YamlDoc, path: Path, texts: list[str]) -> Iterator[MarkedExample]:
    for index, marked in enumerate(texts):
        place = doc.place((*path, index))
        yield unmark(marked, place.line, place.column)


def unmark(marked: str, line: int = 0, column: int = 0) -> MarkedExample:
    """Take the marks out of an example."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        spans[found.group(1)].append(Span(len(text), len(text) + len(found.group(2))))
        text += found.group(2)
        at = found.end()
    text += marked[at:]
    source, cue, content = (tuple(spans[name]) for name in ("source", "cue", "content"))
    return MarkedExample(text, source, cue, content, line, column)
