"""Echoes as the pages show them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from classifier.echoes import find_echoes
from classifier.site import addresses
from classifier.site.echo_views import Echoed, Echoes, EchoView, Swap, VersionView, Words
from classifier.site.excerpts import one_line
from classifier.site.views import LabelName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.echoes import Echo, Version
    from classifier.records import Briefing, Span
    from classifier.site.labels import Catalogue
    from classifier.site.views import BriefingView, NoteView

_OPEN_ENDS = " ,;–—-"
_MARKS = " \n\t\"'“”„«»‘’"


class _Article:
    """An article's briefing and page, and its notes by the number of their sentence."""

    def __init__(self, briefing: Briefing, view: BriefingView) -> None:
        self.briefing = briefing
        self.view = view
        starts = {
            sentence.span.start: number
            for number, sentence in enumerate(briefing.document.sentences)
        }
        self.notes: dict[int, NoteView] = {starts[note.start]: note for note in view.notes}

    def notes_of(self, version: Version) -> list[NoteView]:
        """Return the notes of the sentences of a version."""
        return [self.notes[number] for number in version.sentences if number in self.notes]


def echoes_of(
    catalogue: Catalogue, briefings: Sequence[BriefingView], sources: Mapping[str, Briefing]
) -> Echoes:
    """Find the echoes of a site; `sources` are the briefings by their page."""
    articles = {
        sources[view.page].article.id: _Article(sources[view.page], view) for view in briefings
    }
    found = sorted(find_echoes(sources.values()), key=_newest)
    shown = [(echo, _echo_view(echo, articles, catalogue)) for echo in found]
    at: dict[str, list[Echoed]] = {}
    unnoted: dict[str, list[Echoed]] = {}
    for echo, view in shown:
        for number, version in enumerate(echo.versions):
            others = view.versions[:number] + view.versions[number + 1 :]
            echoed = Echoed(view, view.versions[number], others)
            notes = articles[version.article].notes_of(version)
            if notes:
                at.setdefault(notes[0].place, []).append(echoed)
            else:
                unnoted.setdefault(articles[version.article].view.page, []).append(echoed)
    return Echoes(
        all=tuple(view for _, view in shown),
        found=tuple(found),
        at=_fixed(at),
        unnoted=_fixed(unnoted),
    )


def _fixed(found: Mapping[str, list[Echoed]]) -> dict[str, tuple[Echoed, ...]]:
    return {place: tuple(echoed) for place, echoed in found.items()}


def _newest(echo: Echo) -> int:
    """Sort by the first date, the latest first, without one last; the order is kept otherwise."""
    first = echo.versions[0].date
    return -first.toordinal() if first else 0


def _echo_view(echo: Echo, articles: Mapping[str, _Article], catalogue: Catalogue) -> EchoView:
    base = echo.versions[echo.base]
    versions = tuple(
        _version_view(echo, number, articles, catalogue) for number in range(len(echo.versions))
    )
    whole = [v.claims for v in versions if v.how != "part"]
    types = {frozenset(claim.label.id for claim in claims) for claims in whole}
    return EchoView(
        id=echo.id,
        page=addresses.echo_page(echo.id),
        words=_quoted(articles[base.article].briefing.article.text, base.spans),
        quoted=base.quoted,
        versions=versions,
        undated=len(echo.undated),
        speakers=tuple(
            (name, tuple(versions[number].name for number in numbers))
            for name, numbers in echo.speakers
        )
        if echo.disputed
        else (),
        changes=tuple(change.value for change in echo.changes),
        relabelled=len(types) > 1,
    )


def _version_view(
    echo: Echo, number: int, articles: Mapping[str, _Article], catalogue: Catalogue
) -> VersionView:
    version, base = echo.versions[number], echo.versions[echo.base]
    article = articles[version.article]
    text, view = article.briefing.article.text, article.view
    base_text = articles[base.article].briefing.article.text
    notes = article.notes_of(version)
    if version is base:
        other = [span for one in echo.versions for d in one.differences for span in d.base]
    else:
        other = [span for d in version.differences for span in d.own]
    claims = (LabelName(found.label, found.name) for note in notes for found in note.claims)
    return VersionView(
        name=view.publisher or f"“{view.title}”",
        title=view.title,
        page=view.page,
        place=notes[0].place if notes else view.page,
        date=view.date,
        publisher=view.publisher,
        language=view.language,
        pieces=tuple(_pieces(article.briefing, version, other)),
        how=version.how.value,
        compared=version is base,
        quoted=version.quoted,
        first=number in echo.first,
        speaker=version.speaker,
        named=version.named,
        source_kind=catalogue.source_kinds.get(version.source_kind),
        claims=tuple(dict.fromkeys(claims)),
        swaps=tuple(
            Swap(_quoted(text, difference.own), _quoted(base_text, difference.base))
            for difference in version.differences
        ),
        changes=tuple(change.value for change in version.changes),
    )


def _pieces(briefing: Briefing, version: Version, other: Sequence[Span]) -> Iterator[Words]:
    """Cut the sentences of a version where the statement, and what differs in it, begin and end."""
    text = briefing.article.text
    for at, number in enumerate(version.sentences):
        sentence = briefing.document.sentences[number].span
        if at:
            yield Words(" ", "around")
        edges = {sentence.start, sentence.end}
        for span in (*version.spans, *other):
            edges |= {edge for edge in span if sentence.start < edge < sentence.end}
        for left, right in pairwise(sorted(edges)):
            kind = "around"
            if _within(left, version.spans) or _within(left, other):
                kind = "other" if _within(left, other) else "same"
            yield Words(text[left:right], kind)


def _within(offset: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _quoted(text: str, spans: Sequence[Span]) -> str:
    """Return the words of a statement on one line, an ellipsis where something stands between.

    The comma at which a sentence goes on after it is left out.
    """
    words = ""
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None:
            between = text[before.end : span.start].strip(_MARKS)
            words = f"{words.rstrip(_OPEN_ENDS)} … " if between else f"{words} "
        words += one_line(span.of(text))
    return words.rstrip(_OPEN_ENDS)
