"""Lists of findings: what was said when, day by day and article by article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from classifier.site.excerpts import pieces
from classifier.site.paging import cut
from classifier.site.views import Appearance, Day, LabelName, PublisherCount, Quote, SpeakerLink

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from classifier.records import Span
    from classifier.site.directory import Directory
    from classifier.site.findings import Finding
    from classifier.site.views import NoteView, PageLink

# Sentences on one page of a list: not quite a hundred kilobytes, which a phone opens at once.
PER_PAGE = 100
_MOST_PUBLISHERS = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of findings, day by day; `total` and `articles` count the whole list.

    `about` is the page of what the list is about, which the quotes need not name again. `first`
    and `last` are the days of the first and last article that has one. `publishers` are those with
    the most sentences in the whole list. `findings` are those of this page.
    """

    page: str
    about: str
    total: int
    articles: int
    first: dt.date | None
    last: dt.date | None
    publishers: tuple[PublisherCount, ...]
    pages: tuple[PageLink, ...]
    findings: tuple[Finding, ...]
    names: Directory

    @property
    def days(self) -> Iterator[Day]:
        """The findings of this page, day by day; made anew each time, as a site has very many."""
        for date, group in groupby(self.findings, key=lambda finding: finding.briefing.date):
            yield Day(date, tuple(self._appearances(group)))

    def _appearances(self, findings: Iterator[Finding]) -> Iterator[Appearance]:
        for _, group in groupby(findings, key=lambda finding: finding.briefing.page):
            found = list(group)
            briefing = found[0].briefing
            publisher = self.names.publishers.get(briefing.publisher)
            yield Appearance(
                title=briefing.title,
                page=briefing.page,
                date=briefing.date,
                publisher=publisher if publisher and publisher.page != self.about else None,
                quotes=tuple(
                    self._quote(finding.note, finding.spans)
                    for finding in found
                    if finding.note is not None
                ),
            )

    def _quote(self, note: NoteView, spans: Sequence[Span]) -> Quote:
        heard = self._heard(note)
        return Quote(
            place=note.place,
            number=note.number,
            pieces=pieces(note.sentence, spans, note.start),
            claims=tuple(
                LabelName(found.label, found.name)
                for found in note.claims
                if found.label.page != self.about or found.name != found.label.label
            ),
            forms=heard.pop(self.about, SpeakerLink("", "", ())).forms,
            speakers=tuple(heard.values()),
        )

    def _heard(self, note: NoteView) -> dict[str, SpeakerLink]:
        """Return who is heard in a sentence, by page, each once and as first written there."""
        heard: dict[str, SpeakerLink] = {}
        for said in note.attributions:
            if (speaker := self.names.speakers.get(said.speaker)) is not None:
                one = heard.get(speaker.page) or SpeakerLink(said.speaker, speaker.page, ())
                if said.kind not in one.forms:
                    one = one._replace(forms=(*one.forms, said.kind))
                heard[speaker.page] = one
        return heard


def listings(
    page: str,
    findings: Sequence[Finding],
    names: Directory,
    about: str = "",
    per_page: int = PER_PAGE,
) -> Iterator[Listing]:
    """Cut a list of findings into pages, at least one, of which `page` is the first.

    `about` is the page of what the list is about, where that is another one.
    """
    days = [finding.briefing.date for finding in findings if finding.briefing.date is not None]
    total = sum(finding.note is not None for finding in findings)
    articles = len({finding.briefing.page for finding in findings})
    publishers = tuple(_publishers(findings, names))
    for part in cut(page, findings, per_page):
        yield Listing(
            page=part.page,
            about=about or page,
            total=total,
            articles=articles,
            first=min(days, default=None),
            last=max(days, default=None),
            publishers=publishers,
            pages=part.pages,
            findings=part.items,
            names=names,
        )


def _publishers(findings: Sequence[Finding], names: Directory) -> Iterator[PublisherCount]:
    counted = Counter(
        names.publishers[finding.briefing.publisher]
        for finding in findings
        if finding.note is not None and finding.briefing.publisher in names.publishers
    )
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0].name.casefold(), one[0]))
    for publisher, sentences in ranked[:_MOST_PUBLISHERS]:
        yield PublisherCount(publisher, sentences)
