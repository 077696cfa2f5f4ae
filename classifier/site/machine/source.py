"""What the machine formats are made from: an article's briefing and its page, side by side."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from classifier.records import Article, Attribution, Briefing
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings
    from classifier.site.views import BriefingView, NoteView


class Source(NamedTuple):
    """An article. `notes` are the notes of its page, by the number of their sentence."""

    briefing: Briefing
    view: BriefingView
    notes: Mapping[int, NoteView]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.briefing.article


class Material(NamedTuple):
    """Everything that is published: `sources` are in the order of the index."""

    site: Site
    settings: SiteSettings
    sources: Sequence[Source]

    def href(self, here: str, target: str) -> str:
        """Return how the file `here` names another: absolutely where the site's address is known.

        Both are addresses from the site's root.
        """
        if not self.settings.url:
            return addresses.link(here, target)
        return (
            f"{self.settings.url}/{'' if target == addresses.INDEX else addresses.link('', target)}"
        )

    def absolute(self, target: str) -> str:
        """Return the whole address of a file, or nothing where the site's is not known."""
        return self.href("", target) if self.settings.url else ""


def material(site: Site, briefings: Iterable[Briefing], settings: SiteSettings) -> Material:
    """Lay briefings beside their pages."""
    by_slug = {briefing.article.slug: briefing for briefing in briefings}
    sources = tuple(_source(by_slug[view.slug], view) for view in site.briefings)
    return Material(site, settings, sources)


def _source(briefing: Briefing, view: BriefingView) -> Source:
    starts = [sentence.span.start for sentence in briefing.document.sentences]
    notes = {bisect_right(starts, note.start) - 1: note for note in view.notes}
    return Source(briefing, view, notes)


def quotations(briefing: Briefing) -> Iterator[tuple[Attribution, Span]]:
    """Yield the outermost quotations that are attributed: who is quoted, and with which words.

    The span is the part of the quotation that lies in the attribution's content. Words that
    nobody is said to have said (a title, a term) are no quotation of somebody.
    """
    for quotation in briefing.document.quotations:
        if quotation.depth:
            continue
        found = _attributed(quotation.span, briefing.attributions)
        if found is not None:
            yield found


def _attributed(
    quoted: Span, attributions: Iterable[Attribution]
) -> tuple[Attribution, Span] | None:
    """Return the attribution that covers the most of some quoted words, the first of equals."""
    best: tuple[Attribution, Span] | None = None
    for said in attributions:
        for content in said.content:
            part = Span(max(content.start, quoted.start), min(content.end, quoted.end))
            if part.start >= part.end or not said.said:
                continue
            if best is None or part.end - part.start > best[1].end - best[1].start:
                best = said, part
    return best
