"""What the machine formats are made from, and how they name each other's files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Span
from classifier.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.records import Attribution, Briefing
    from classifier.site.pages import Site
    from classifier.site.settings import SiteSettings
    from classifier.site.source import Source


class Material(NamedTuple):
    """Everything that is published."""

    site: Site
    settings: SiteSettings

    @property
    def sources(self) -> Sequence[Source]:
        """The articles, in the order of the index."""
        return self.site.sources

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
