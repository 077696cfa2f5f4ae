"""An article on the site: its briefing, its page, and what comes of these alone."""

from __future__ import annotations

import operator
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from classifier.site import addresses
from classifier.site.briefing_view import briefing_view
from classifier.site.capitals import capitalised
from classifier.site.directory import links
from classifier.site.findings import findings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from classifier.records import Article, Briefing
    from classifier.site.findings import Findings
    from classifier.site.labels import Catalogue
    from classifier.site.views import BriefingView, Link, NoteView


@dataclass(frozen=True)
class Source:
    """An article. What comes of it alone is made when it is first asked for, and kept.

    So nothing of it is made again while it stays the same, whatever happens to other articles.
    """

    briefing: Briefing
    view: BriefingView

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.briefing.article

    @cached_property
    def notes(self) -> Mapping[int, NoteView]:
        """The notes of its page, by the number of their sentence."""
        starts = [sentence.span.start for sentence in self.briefing.document.sentences]
        return {bisect_right(starts, note.start) - 1: note for note in self.view.notes}

    @cached_property
    def heard(self) -> Mapping[str, Link]:
        """Who is heard in it, by each way in which it names them, in its order."""
        names = (said.speaker for note in self.view.notes for said in note.attributions)
        return links(names, addresses.speaker_page)

    @cached_property
    def publisher(self) -> Mapping[str, Link]:
        """Who published it, by the name that it gives; nobody where it names nobody."""
        return links([self.view.publisher], addresses.publisher_page)

    @cached_property
    def findings(self) -> Findings:
        """Where each label, rule, speaker, kind of source and publisher is found in it."""
        return findings_of(self.view)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that it capitalises as names are."""
        return capitalised(self.briefing)


def same_objects(ours: Sequence[object], theirs: Sequence[object]) -> bool:
    """Tell whether two lists hold the very same objects in the same order."""
    return len(ours) == len(theirs) and all(map(operator.is_, ours, theirs))


def source_of(briefing: Briefing, catalogue: Catalogue, pictures: Mapping[str, str]) -> Source:
    """Lay a briefing beside its page; `pictures` are the addresses of the article's."""
    return Source(briefing, briefing_view(briefing, catalogue, pictures))
