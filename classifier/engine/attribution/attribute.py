"""The whole way from a document to its attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution.cues import CueTable
from classifier.engine.attribution.drafts import Scene, draft
from classifier.engine.attribution.english import TagTable
from classifier.engine.attribution.quotes import Outermost, kind_of
from classifier.engine.attribution.words import Words
from classifier.records import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.attribution.drafts import Draft
    from classifier.records import Document, Quotation
    from classifier.rules.book import RuleBook


class Attributor:
    """The frames of a rulebook made ready to run on any number of documents."""

    def __init__(self, book: RuleBook) -> None:
        self._table = CueTable(book.frames)
        self._tags = TagTable()
        self._occasions = frozenset().union(*(frame.occasions for frame in book.frames))

    def attribute(self, document: Document) -> tuple[Attribution, ...]:
        """Return the attributions of a document in order of their cues."""
        drafts = [
            (scene, found)
            for scene in self._scenes(document)
            for cue in scene.cues
            if (found := draft(scene, cue)) is not None
        ]
        outermost = Outermost(document)
        spans = [_content(scene.words, found, outermost) for scene, found in drafts]
        contents = _widened(drafts, spans, outermost)
        attributions = [
            _attribution(scene.words, made, content)
            for (scene, made), content in zip(drafts, contents, strict=True)
        ]
        return tuple(sorted(attributions, key=lambda attribution: attribution.cue))

    def _scenes(self, document: Document) -> list[Scene]:
        text = document.article.text
        outer = [q for q in document.quotations if q.depth == 0]
        scenes = []
        at = 0
        for sentence in document.sentences:
            while at < len(outer) and outer[at].marks.end <= sentence.span.start:
                at += 1
            inside: list[Quotation] = []
            for quotation in outer[at:]:
                if quotation.marks.start >= sentence.span.end:
                    break
                inside.append(quotation)
            words = Words(text, sentence.span, inside, self._tags)
            cues = self._table.find(words)
            if cues:
                scenes.append(Scene(words, cues, self._occasions))
        return scenes


def attribute(document: Document, book: RuleBook) -> tuple[Attribution, ...]:
    """Return the attributions of a document in order of their cues.

    For many documents make one `Attributor`.
    """
    return Attributor(book).attribute(document)


def _content(words: Words, made: Draft, outermost: Outermost) -> list[Span]:
    spans = [words.stretch(first, last) for first, last in made.content]
    return [outermost.whole(span) for span in spans] if made.quoted else spans


def _widened(
    drafts: Sequence[tuple[Scene, Draft]], spans: Sequence[list[Span]], outermost: Outermost
) -> list[list[Span]]:
    """Add the quotations that go on after a quoted content, up to the next attribution's."""
    widened = []
    for index, (_, made) in enumerate(drafts):
        own = spans[index]
        if made.quoted and own:
            others = [span for other, found in enumerate(spans) if other != index for span in found]
            own = own + outermost.continued(max(own), others)
        widened.append(own)
    return widened


def _attribution(words: Words, made: Draft, content: Sequence[Span]) -> Attribution:
    source = () if made.source is None else (words.stretch(*made.source),)
    return Attribution(
        kind=kind_of(words.text, content, words.quotations),
        source=source,
        cue=(words.stretch(made.cue.first, made.cue.last),),
        content=tuple(sorted(content)),
        speaker=source[0].of(words.text) if source else "",
        source_kind="",
        rule=made.cue.frame.id,
        why=made.why,
    )
