"""Echoes as the pages show them."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from classifier.echoes import EchoSearch
from classifier.site import addresses
from classifier.site.echo_views import Echoed, Echoes, EchoView, Swap, VersionView, Words
from classifier.site.excerpts import one_line
from classifier.site.source import same_objects
from classifier.site.views import LabelName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.echoes import Echo, Version
    from classifier.records import Briefing, Span
    from classifier.site.labels import Catalogue
    from classifier.site.source import Source
    from classifier.site.views import NoteView

_OPEN_ENDS = " ,;–—-"
_MARKS = " \n\t\"'“”„«»‘’"


class _Shown(NamedTuple):
    """An echo as it is shown, and what that was made of."""

    echo: Echo
    sources: tuple[Source, ...]
    view: EchoView


class EchoMaker:
    """Makes the echoes of a site, of one edition after another, for the labels of `catalogue`.

    What is made is what a new one would make; what stays as it is, is not made again.
    """

    def __init__(self) -> None:
        self._search = EchoSearch()
        self._shown: dict[str, _Shown] = {}
        self._catalogue: Catalogue | None = None
        self._turn = threading.Lock()

    def of(self, catalogue: Catalogue, sources: Sequence[Source]) -> Echoes:
        """Find the echoes of the articles of a site."""
        with self._turn:
            if self._catalogue != catalogue:
                self._catalogue, self._shown = catalogue, {}
            articles = {source.article.id: source for source in sources}
            found = sorted(self._search.find(one.briefing for one in sources), key=_newest)
            self._shown = {echo.id: self._show(echo, articles, catalogue) for echo in found}
            return _placed(self._shown.values())

    def _show(self, echo: Echo, articles: Mapping[str, Source], catalogue: Catalogue) -> _Shown:
        known = self._shown.get(echo.id)
        sources = tuple(articles[version.article] for version in echo.versions)
        if known is not None and known.echo == echo and same_objects(known.sources, sources):
            return known
        return _Shown(echo, sources, _echo_view(echo, articles, catalogue))


def _placed(shown: Iterable[_Shown]) -> Echoes:
    """Lay echoes out by the notes and articles that mention them."""
    every = tuple(shown)
    at: dict[str, list[Echoed]] = {}
    unnoted: dict[str, list[Echoed]] = {}
    for echo, sources, view in every:
        for number, (version, source) in enumerate(zip(echo.versions, sources, strict=True)):
            others = view.versions[:number] + view.versions[number + 1 :]
            echoed = Echoed(view, view.versions[number], others)
            notes = _notes(source, version)
            if notes:
                at.setdefault(notes[0].place, []).append(echoed)
            else:
                unnoted.setdefault(source.view.page, []).append(echoed)
    return Echoes(
        all=tuple(view for _, _, view in every),
        found=tuple(echo for echo, _, _ in every),
        at=_fixed(at),
        unnoted=_fixed(unnoted),
    )


def _notes(source: Source, version: Version) -> list[NoteView]:
    """Return the notes of the sentences of a version."""
    return [source.notes[number] for number in version.sentences if number in source.notes]


def _fixed(found: Mapping[str, list[Echoed]]) -> dict[str, tuple[Echoed, ...]]:
    return {place: tuple(echoed) for place, echoed in found.items()}


def _newest(echo: Echo) -> int:
    """Sort by the first date, the latest first, without one last; the order is kept otherwise."""
    first = echo.versions[0].date
    return -first.toordinal() if first else 0


def _echo_view(echo: Echo, articles: Mapping[str, Source], catalogue: Catalogue) -> EchoView:
    base = echo.versions[echo.base]
    versions = tuple(
        _version_view(echo, number, articles, catalogue) for number in range(len(echo.versions))
    )
    whole = [v.claims for v in versions if v.how != "part"]
    types = {frozenset(claim.label.id for claim in claims) for claims in whole}
    return EchoView(
        id=echo.id,
        page=addresses.echo_page(echo.id),
        words=_quoted(articles[base.article].article.text, base.spans),
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
    echo: Echo, number: int, articles: Mapping[str, Source], catalogue: Catalogue
) -> VersionView:
    version, base = echo.versions[number], echo.versions[echo.base]
    article = articles[version.article]
    text, view = article.article.text, article.view
    base_text = articles[base.article].article.text
    notes = _notes(article, version)
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
