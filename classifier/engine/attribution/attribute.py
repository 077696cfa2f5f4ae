"""The whole way from a document to its attributions."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from classifier.engine.attribution.cues import CueTable
from classifier.engine.attribution.drafts import drafts_of
from classifier.engine.attribution.english import TagTable
from classifier.engine.attribution.kinds import NameTable
from classifier.engine.attribution.phrases import span_of
from classifier.engine.attribution.quotes import Outermost, kind_of
from classifier.engine.attribution.said import why_unsaid
from classifier.engine.attribution.scene import Scene
from classifier.engine.attribution.speakers import Cast
from classifier.engine.attribution.words import Words
from classifier.records import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.draft import Draft
    from classifier.engine.attribution.mentions import Speaker
    from classifier.records import Document, Quotation, Sentence
    from classifier.rules.book import RuleBook


class Attributor:
    """The frames of a rulebook made ready to run on any number of documents."""

    def __init__(self, book: RuleBook) -> None:
        self._cues = CueTable(book.frames)
        self._names = NameTable(book.source_names)
        self._tags = TagTable()
        self._claiming = frozenset(kind.id for kind in book.taxonomy.source_kinds if kind.claims)
        self._occasions = frozenset().union(*(frame.occasions for frame in book.frames))

    def attribute(self, document: Document) -> tuple[Attribution, ...]:
        """Return the attributions of a document in order of their cues."""
        outermost = Outermost(document)
        sentences = list(self._sentences(document, outermost))
        cast = Cast(document.article.text, self._names, self._tags, sentences)
        drafts: list[tuple[Words, Draft]] = []
        speakers: list[Speaker | None] = []
        for words in sentences:
            namings = cast.read(words)
            places = self._cues.find(words)
            if not places:
                continue
            scene = Scene(words, places, self._occasions)
            for made in drafts_of(scene, places):
                drafts.append((words, made))
                source = made.source
                speakers.append(source and cast.resolve(words, source, namings))
        contents = _contents(drafts, outermost)
        attributions = [
            _attribution(words, made, content, speaker)
            for (words, made), content, speaker in zip(drafts, contents, speakers, strict=True)
            if content  # “The ministry said:” may end the article
        ]
        attributions.sort(key=lambda attribution: attribution.cue)
        return outermost_voices(attributions, self._claiming)

    def _sentences(self, document: Document, outermost: Outermost) -> Iterator[Words]:
        """Yield the words of each sentence, with the outermost quotations that touch it.

        Sentences that lie in a quotation are left out: nobody but its speaker says anything there.
        """
        quotations, at = outermost.quotations, 0
        for sentence in document.sentences:
            while at < len(quotations) and quotations[at].marks.end <= sentence.span.start:
                at += 1
            last = at
            while last < len(quotations) and quotations[last].marks.start < sentence.span.end:
                last += 1
            if at < len(quotations) and quotations[at].marks.contains(sentence.span):
                continue
            preceding = quotations[at - 1] if at else None
            if preceding is not None and not _right_before(document, preceding, sentence):
                preceding = None
            yield Words(
                document.article.text, sentence.span, quotations[at:last], self._tags, preceding
            )


def attribute(document: Document, book: RuleBook) -> tuple[Attribution, ...]:
    """Return the attributions of a document in order of their cues.

    For many documents make one `Attributor`.
    """
    return Attributor(book).attribute(document)


def _right_before(document: Document, quotation: Quotation, sentence: Sentence) -> bool:
    """Tell whether a quotation ends where a sentence of the same block begins."""
    block = document.article.blocks[sentence.block].span
    between = document.article.text[quotation.marks.end : sentence.span.start]
    return quotation.marks.start >= block.start and not between.strip()


def outermost_voices(
    attributions: Sequence[Attribution], claiming: AbstractSet[str]
) -> tuple[Attribution, ...]:
    """Leave out attributions whose cue lies in the content of another: it is quoted speech.

    “Ruiz said that the army denied it” is Ruiz's word. But where the inner source is of a kind
    whose words make claims (`claiming`) and the outer is not, as an agency that passes a
    ministry's words on, both stay. `attributions` are in order of their cues.
    """
    starts = [attribution.cue[0].start for attribution in attributions]
    kept = [True] * len(attributions)
    for index, attribution in enumerate(attributions):
        for span in attribution.content:
            for other in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                inner = attributions[other]
                if other == index or _lies_in(attribution, inner):
                    continue
                passed_on = inner.source_kind in claiming and inner.said
                if not passed_on or attribution.source_kind in claiming:
                    kept[other] = False
    return tuple(attribution for attribution, keep in zip(attributions, kept, strict=True) if keep)


def _lies_in(inner: Attribution, outer: Attribution) -> bool:
    start = inner.cue[0].start
    return any(span.start <= start < span.end for span in outer.content)


def _contents(drafts: Sequence[tuple[Words, Draft]], outermost: Outermost) -> list[list[Span]]:
    """Return the contents of drafts; quotations in whole, with what goes on of them."""
    # A single name in capitals before a colon is a dateline: SARN: The army has left.
    is_transcript = sum(made.to_block_end for _, made in drafts) > 1
    own: list[list[Span]] = []
    for words, made in drafts:
        spans = [words.stretch(first, last) for first, last in made.content]
        spans = [outermost.whole(span) for span in spans] if made.quoted else spans
        if made.follows:
            spans += outermost.following_block(words.span)
        if made.to_block_end:
            spans = [outermost.to_block_end(max(spans))] if is_transcript else []
        own.append([*made.before, *spans])
    taken = outermost.quoted_in(span for spans in own for span in spans)
    return [
        spans + outermost.continued(max(spans), taken) if made.quoted and spans else spans
        for (_, made), spans in zip(drafts, own, strict=True)
    ]


def _attribution(
    words: Words, made: Draft, content: Sequence[Span], speaker: Speaker | None
) -> Attribution:
    frame, kind = made.cue.frame, kind_of(words.text, content, words.quotations)
    who = () if speaker is None else (speaker.why,)
    unsaid = why_unsaid(words, made, kind)
    return Attribution(
        kind=kind,
        source=() if made.source is None else (span_of(words, made.source),),
        cue=(words.stretch(made.cue.first, made.cue.last),),
        content=tuple(sorted(content)),
        speaker=speaker.name if speaker else "",
        source_kind=speaker.kind if speaker else "",
        rule=frame.id,
        why=(*made.why, *who, *((f"not said: {unsaid}",) if unsaid else ())),
        said=not unsaid,
    )
