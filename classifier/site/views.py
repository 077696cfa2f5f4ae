"""What templates are given: plain records in the reader's terms, ready to be shown.

Every `page` is an address from the site's root (see `addresses`); a template turns it into a link
with ``url(…)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from markupsafe import Markup as Html

    from classifier.records import Span


class Piece(NamedTuple):
    """Some words of a sentence or an example; `marked` where they are evidence."""

    words: str
    marked: bool


# ------------------------------------------------------- labels and rules


class DegreeView(NamedTuple):
    """A degree of a claim type: its name inside a line, and what it means."""

    id: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class LabelView:
    """A claim type, domain or source kind. `group` is "claim", "domain" or "source"."""

    id: str
    group: str
    label: str
    plural: str
    definition: str
    colour: str
    pattern: str
    cameo: str
    asserts: str
    threshold: float
    page: str
    degrees: tuple[DegreeView, ...] = ()

    def named(self, degree: str) -> str:
        """Return the label with the name of a degree, if it has that one."""
        names = [one.name for one in self.degrees if one.id == degree]
        return " · ".join([self.label, *names])


class RuleLink(NamedTuple):
    """A rule as others mention it."""

    id: str
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class MethodologyView:
    """How the labels come about. `text` is the coding guide, with the figures if there are any.

    `further` are labels that the guide has no words on. `rulebooks` are the versions of the rules
    that labelled the articles; `other_rules` tells that the figures are of other ones.
    """

    text: Html
    further: tuple[LabelView, ...]
    rulebooks: tuple[str, ...]
    other_rules: bool


# --------------------------------------------------------------- one note


class ExceptionView(NamedTuple):
    """An exception that occurs in the sentence, apart from the words it could have blocked."""

    pattern: str
    found: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """A rule that fired, perhaps several times: the words that caused it and what it named.

    `spans` are the places of the words in the article's text. `tried` is how many exceptions were
    held against them, `exceptions` are those that occur elsewhere in the sentence.
    """

    rule: RuleLink
    spans: tuple[Span, ...]
    evidence: tuple[str, ...]
    captures: tuple[tuple[str, str], ...]
    tried: int
    exceptions: tuple[ExceptionView, ...]


class NoteLink(NamedTuple):
    """A note as others mention it."""

    number: int
    place: str


class ShareView(NamedTuple):
    """Weight that a label takes over from its context.

    `side` is "heading", "before" or "after". `words` are the first words of the sentence or
    heading that it stems from, `note` the note on it, if there is one.
    """

    weight: float
    side: str
    words: str
    note: NoteLink | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A label on a sentence and why. `inherited` is the weight taken over from its context.

    `shares` say where that comes from. `against` are the labels whose evidence counts against it,
    with how much. Of a claim with a degree, `degree` is its name and `name` says that too,
    `claimant` who makes it, in a few words, and `scope` are the words that it covers, its
    evidence marked.
    """

    label: LabelView
    score: float
    inherited: float
    matches: tuple[MatchView, ...]
    name: str
    degree: str = ""
    claimant: str = ""
    scope: tuple[Piece, ...] = ()
    shares: tuple[ShareView, ...] = ()
    against: tuple[tuple[str, float], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words behind the label, in the article's text."""
        return tuple(span for match in self.matches for span in match.spans)


@dataclass(frozen=True, slots=True)
class AttributionView:
    """Who said what, in the text's words. `kind` is "direct", "indirect" or "mixed".

    `spans` are the places of the cue, or of the source where there is no cue. `drawn` is the
    earlier note that shows the same statement, which runs on into this sentence.
    """

    spans: tuple[Span, ...]
    kind: str
    source: str
    cue: str
    content: str
    speaker: str
    source_kind: LabelView | None
    rule: RuleLink
    why: tuple[str, ...]
    drawn: NoteLink | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """Everything that is known of one sentence.

    `anchor` is the id of the sentence, `note` that of the note, `place` the sentence's address.
    `start` is where the sentence begins in the article's text, in code points. `pieces` are its
    words, the evidence for its labels marked.
    """

    number: int
    anchor: str
    note: str
    place: str
    sentence: str
    start: int
    pieces: tuple[Piece, ...]
    claims: tuple[FindingView, ...]
    domains: tuple[FindingView, ...]
    attributions: tuple[AttributionView, ...]

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules behind the claims."""
        return frozenset(match.rule.id for found in self.claims for match in found.matches)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who is heard in the sentence, each once, as first written."""
        names = {a.speaker.casefold(): a.speaker for a in reversed(self.attributions) if a.speaker}
        return tuple(reversed(names.values()))


# ---------------------------------------------------------------- summary


class Tally(NamedTuple):
    """How many sentences carry a label, of how many, and as a whole percentage."""

    label: LabelView
    sentences: int
    percent: int


class Certainty(NamedTuple):
    """How many sentences are asserted, reported or guessed; `percent` adds up to 100."""

    kind: str
    sentences: int
    percent: int


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who is heard in an article, how often and where.

    `number` is the speaker's in the article, from one; the same name has the same number.
    """

    name: str
    source_kind: LabelView | None
    direct: int
    indirect: int
    mixed: int
    notes: tuple[NoteLink, ...]
    number: int = 0

    @property
    def total(self) -> int:
        """All attributions to this speaker."""
        return self.direct + self.indirect + self.mixed


@dataclass(frozen=True, slots=True)
class SummaryView:
    """What is counted in one article, or in several. `tallies` come in the taxonomy's order."""

    sentences: int
    claims: tuple[Tally, ...]
    domains: tuple[Tally, ...]
    certainty: tuple[Certainty, ...]


# ---------------------------------------------------------------- article


@dataclass(frozen=True, slots=True)
class BriefingView:
    """One article's page. `body` is the text as HTML; `furniture` what the page leaves out of it.

    `full` is the page with all its notes in full, if it has any. `rich` tells that the text holds
    more than headings, paragraphs, lists and quotes, and needs the style sheet for that.

    `titled` and `signed` tell whether the text itself holds the title and the byline.
    """

    title: str
    page: str
    full: str
    slug: str
    date: dt.date | None
    updated: dt.date | None
    publisher: str
    byline: str
    source: str
    language: str
    standfirst: str
    notice: str
    rulebook: str
    titled: bool
    signed: bool
    body: Html
    rich: bool
    furniture: tuple[str, ...]
    notes: tuple[NoteView, ...]
    summary: SummaryView
    speakers: tuple[SpeakerView, ...]


# ------------------------------------------------------------ across articles


class Link(NamedTuple):
    """A page as others mention it."""

    name: str
    page: str


class PublisherCount(NamedTuple):
    """How many sentences of a list stand in a publisher's articles."""

    publisher: Link
    sentences: int


class LabelName(NamedTuple):
    """A label on a sentence; `name` says its degree too."""

    label: LabelView
    name: str


class SpeakerLink(NamedTuple):
    """Somebody heard in a sentence. `forms` are among "direct", "indirect", "mixed"."""

    name: str
    page: str
    forms: tuple[str, ...]


class Quote(NamedTuple):
    """A sentence as a list of findings shows it, its evidence marked.

    What the list is about is left out of `claims`, unless they say a degree of it, and of
    `speakers`; how it is heard then is in `forms`, as in `SpeakerLink`.
    """

    place: str
    number: int
    pieces: tuple[Piece, ...]
    claims: tuple[LabelName, ...]
    forms: tuple[str, ...]
    speakers: tuple[SpeakerLink, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """What was found in one article; a publisher's article may be listed without any quote.

    `publisher` is None where there is none, or where the whole list is about it.
    """

    title: str
    page: str
    date: dt.date | None
    publisher: Link | None
    quotes: tuple[Quote, ...]


class Day(NamedTuple):
    """What was found on one day, or in articles without a date."""

    date: dt.date | None
    appearances: tuple[Appearance, ...]


class SearchView(NamedTuple):
    """What the search page says of what it searches: how much, and the first and last day."""

    articles: int
    sentences: int
    first: dt.date | None
    last: dt.date | None


class PageLink(NamedTuple):
    """One page of a list that is too long for one; `gap` tells that others come before it."""

    number: int
    page: str
    here: bool
    gap: bool = False
