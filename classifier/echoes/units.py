"""Briefing → what can be echoed in it: its quotations sentence by sentence, and its sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import regex

from classifier.echoes.speakers import names_the_speaker, said_by
from classifier.echoes.words import forms_of, holds
from classifier.records import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Article, Briefing, Quotation, Sentence

# Shorter ones are set phrases ("no comment") or single words that a paper keeps at a distance.
FEWEST_QUOTED = 5
FEWEST_OWN = 8
# Longer ones are tables, lists and what else was read as one sentence; comparing takes the square.
MOST = 400
# Within a sentence: the first word is capitalised whatever it is.
_CAPITALISED = regex.compile(r"(?<=\s)\p{Lu}[\p{L}\p{M}]*+")
_NUMBER_OR_MARK = regex.compile(r"\p{Nd}|(?<=\s)[“\"‘«„]")
# English capitalises them all the same.
_NOBODY = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
# In a title all longer words have capitals; three of them may be the names of a short sentence.
_LONGER, _FEW = regex.compile(r"\b\p{L}{4,}+"), 3
_INTERRUPTED = (",", "–", "—", "-")

Place = tuple["Printed", int]


class Printed(NamedTuple):
    """An article in the order of all: by its day, then by its id; without a date it is the last."""

    day: dt.date
    id: str


def printed(article: Article) -> Printed:
    """Return where an article stands in the order of all."""
    return Printed(article.date or dt.date.max, article.id)


def days_apart(one: Unit, other: Unit) -> int:
    """Return how many days lie between two articles; none where one has no date."""
    ours, theirs = one.article.day, other.article.day
    return 0 if dt.date.max in (ours, theirs) else abs((ours - theirs).days)


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that may be found in another article too.

    `spans` are in the article's text, and `words` are theirs as they are compared. `quoted` tells
    a quotation from a sentence; `speaker` is who is named there as having said it, if anybody is.
    """

    article: Printed
    sentence: int
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    quoted: bool
    speaker: str = ""

    @property
    def place(self) -> Place:
        """The article and the sentence's number."""
        return (self.article, self.sentence)

    @property
    def order(self) -> tuple[Printed, int, tuple[Span, ...]]:
        """What units are sorted by."""
        return (self.article, self.sentence, self.spans)


def quoted_units(briefing: Briefing) -> Iterator[Unit]:
    """Yield the quoted words of each sentence, the pieces of an interrupted quotation as one.

    Sentences of block quotations are quoted as a whole.
    """
    article, sentences = briefing.article, briefing.document.sentences
    at = printed(article)
    pieces = _pieces(sentences, _outermost(briefing.document.quotations))
    for number, sentence in enumerate(sentences):
        if article.blocks[sentence.block].kind is BlockKind.QUOTE:
            runs: Iterable[tuple[Span, ...]] = [(sentence.span,)]
        else:
            runs = _runs(article, pieces.get(number, []))
        for spans in runs:
            words = forms_of(article.text, spans)
            if FEWEST_QUOTED <= len(words) <= MOST and not _is_title(article.text, spans):
                yield Unit(at, number, spans, words, quoted=True, speaker=_named(spans, briefing))


def own_units(briefing: Briefing) -> Iterator[Unit]:
    """Yield the sentences that are long and particular enough to be told from set phrases."""
    article = briefing.article
    at = printed(article)
    publisher = forms_of(article.publisher, [Span(0, len(article.publisher))])
    for number, sentence in enumerate(briefing.document.sentences):
        words = forms_of(article.text, [sentence.span])
        if (
            FEWEST_OWN <= len(words) <= MOST
            and _particular(sentence.span.of(article.text))
            and not _of_the_paper(words, publisher)
        ):
            yield Unit(at, number, (sentence.span,), words, quoted=False)


def _is_title(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether a quotation is the title of a book or a programme."""
    longer = [word for span in spans for word in _LONGER.findall(span.of(text))]
    return len(longer) > _FEW and all(word[0].isupper() and not word.isupper() for word in longer)


def _named(spans: Sequence[Span], briefing: Briefing) -> str:
    said = said_by(spans, briefing.attributions)
    return said.speaker if said and names_the_speaker(said, briefing.article.text) else ""


def _particular(sentence: str) -> bool:
    """Tell whether a sentence names somebody, gives a number or quotes.

    "This is a developing story and will be updated" does nothing of that, and "did not respond on
    Monday" neither. A script without capitals does not show names: such a sentence may have one.
    """
    return (
        any(word.lower() not in _NOBODY for word in _CAPITALISED.findall(sentence))
        or _NUMBER_OR_MARK.search(sentence) is not None
        or sentence.lower() == sentence.upper()
    )


def _of_the_paper(words: tuple[str, ...], publisher: tuple[str, ...]) -> bool:
    """Tell whether a sentence speaks of the paper that prints it: who reports, who was asked."""
    return bool(publisher) and holds(words, publisher)


def _outermost(quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Yield the quotations that are in none, without those whose end nobody knows."""
    outer = [quotation for quotation in quotations if not quotation.depth]
    for quotation, after in zip_longest(outer, outer[1:]):
        if quotation.closed or (after is not None and after.carried):
            yield quotation.span


def _pieces(sentences: Sequence[Sentence], spans: Iterator[Span]) -> dict[int, list[Span]]:
    """Cut quotations where sentences end; return the pieces by the number of their sentence."""
    pieces: dict[int, list[Span]] = {}
    number = 0
    for span in spans:
        while number < len(sentences) and sentences[number].span.end <= span.start:
            number += 1
        for at in range(number, len(sentences)):
            within = sentences[at].span
            if within.start >= span.end:
                break
            piece = Span(max(within.start, span.start), min(within.end, span.end))
            if piece.start < piece.end:
                pieces.setdefault(at, []).append(piece)
    return pieces


def _runs(article: Article, pieces: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the pieces of a sentence's quotations; those that belong together as one.

    ``“We swept the lane,” she said, “four times”`` breaks off at a comma or a dash.
    """
    run: list[Span] = []
    for piece in pieces:
        if run and not _breaks_off(article.text, run[-1]):
            yield tuple(run)
            run = []
        run.append(piece)
    if run:
        yield tuple(run)


def _breaks_off(text: str, piece: Span) -> bool:
    return (
        piece.of(text).rstrip().endswith(_INTERRUPTED) or text[piece.end + 1 : piece.end + 2] == ","
    )
