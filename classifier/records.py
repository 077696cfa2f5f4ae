"""The records that flow through the house: immutable, typed, complete when made.

All spans are half-open code-point offsets into `Article.text`. A stage returns new records and
never fills in another's.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words this range covers in `text`."""
        return text[self.start : self.end]


# ------------------------------------------------------------------ content


class BlockKind(StrEnum):
    """What a stretch of an article is. Only the first group is classified."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"

    BYLINE = "byline"
    DATELINE = "dateline"
    CODE = "code"
    BREAK = "break"
    FURNITURE = "furniture"

    @property
    def classified(self) -> bool:
        """Whether sentences of such a block are looked at by rules."""
        return self not in _NEVER_CLASSIFIED


_NEVER_CLASSIFIED = frozenset(
    {
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.CODE,
        BlockKind.BREAK,
        BlockKind.FURNITURE,
    }
)


class Markup(NamedTuple):
    """One inline element around some words, or a void one such as an image, already sanitised."""

    tag: str
    attrs: tuple[tuple[str, str], ...] = ()


class Run(NamedTuple):
    """Words of a block under the same inline elements, the outermost first.

    A void element (an image, a line break) is a run with an empty span whose last markup it is.
    """

    span: Span
    markup: tuple[Markup, ...] = ()


class Container(NamedTuple):
    """One block-level element on the way to a block, for instance the third item of a list.

    `key` tells two neighbours with the same tag apart: it is unique in the article.
    """

    tag: str
    key: int
    attrs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that stands on its own, in text order, never overlapping.

    `path` holds the elements that the page nests it in, outermost first and its own element last
    (`ul` › `li` › `p`); two blocks that share the first containers share those elements. `runs`
    cover `span` without a gap. `level` is a heading's level, else zero.
    """

    kind: BlockKind
    span: Span
    path: tuple[Container, ...]
    runs: tuple[Run, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its author wrote it.

    `text` is the canonical plain text. Between two blocks it holds only white space, so that the
    blocks and the white space joined give the text back, unchanged. `id` is stable across builds
    and unique in a build; `slug` names the page. `path` is the source as the user named it.
    `lines` maps offsets to source lines: pairs of (offset where the line's words begin, line
    number from one), ascending. `notice` is a remark of the publisher shown above the text, for
    instance that all states in it are invented. `updated` is the day on which the text was last
    changed, where that was told; it is never before `date`, the day of publication.
    """

    id: str
    slug: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    path: str
    date: dt.date | None = None
    updated: dt.date | None = None
    publisher: str = ""
    byline: str = ""
    url: str = ""
    language: str = "en"
    summary: str = ""
    notice: str = ""
    lines: tuple[tuple[int, int], ...] = ((0, 1),)

    def line_at(self, offset: int) -> int:
        """Return the source line, from one, of the word at `offset` in `text`."""
        index = bisect_right(self.lines, offset, key=lambda pair: pair[0]) - 1
        return self.lines[max(index, 0)][1]


# --------------------------------------------------------------------- text


class Position(StrEnum):
    """Where in its article a sentence stands; rules can be limited to some of these."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, without the white space around it. `block` indexes `Article.blocks`."""

    span: Span
    block: int
    position: Position


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, without the marks.

    `closed` is false where the mark that ends it is missing (a quotation carried on over
    paragraphs opens each paragraph anew and closes only the last). `carried` is true where it
    continues the quotation of the paragraph before. `depth` is 0 for an outermost quotation, 1
    for one inside it. `marks` covers the opening and, if any, the closing mark as well.
    """

    span: Span
    marks: Span
    closed: bool
    carried: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """An article taken apart: its sentences and quotations, both in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def sentence_index(self, offset: int) -> int | None:
        """Return which sentence the code point at `offset` belongs to, if any."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if index >= 0 and offset < self.sentences[index].span.end:
            return index
        return None


# ------------------------------------------------------------------- engine


class Capture(NamedTuple):
    """Words that a pattern names: `<speaker: …>`."""

    name: str
    span: Span


class ExceptionTried(NamedTuple):
    """An `unless` line that was held against a match, and where it occurred, if it did."""

    pattern: str
    found: Span | None


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired on a sentence: the words that caused it and what could have stopped it.

    `evidence` is in text order and never empty. `weight` is what the rule adds to its label.
    """

    rule: str
    evidence: tuple[Span, ...]
    captures: tuple[Capture, ...] = ()
    exceptions: tuple[ExceptionTried, ...] = ()
    weight: float = 1.0


class AttributionKind(StrEnum):
    """How the content is given: in quotation marks, in the reporter's words, or in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said, thought or wanted something.

    `source`, `cue` and `content` are spans in text order; `content` may come in several pieces,
    `source` is empty where the text names none ("it was reported that"). `speaker` is the name
    that the source resolves to within the article ("the minister" → "Ana Ruiz"), or the source's
    own words. `source_kind` is a label of the taxonomy, or empty where unknown. `rule` is the id
    of the frame that made it; `why` says step by step, in words for a reader, how source, content
    and speaker were found. `said` is false for what is only thought, wanted or judged: it makes
    no claims.
    """

    kind: AttributionKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str
    source_kind: str
    rule: str
    why: tuple[str, ...] = ()
    said: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """A label on a sentence. `sentence` and `attribution` index into the `Briefing`.

    `type` is a claim type of the taxonomy. `score` is the sum of the matches' weights.
    `attribution` is set where the claim was made by, or lies in the content of, an attribution:
    then its source claims, and otherwise the text itself. `degree` is one of the degrees that the
    taxonomy declares for the type, empty where it declares none. `scope` are the words that the
    claim covers, within the sentence, for instance what a hedge leaves open; None where the rule
    that decided the degree names no scope.
    """

    sentence: int
    type: str
    score: float
    matches: tuple[Match, ...]
    attribution: int | None = None
    degree: str = ""
    scope: Span | None = None


@dataclass(frozen=True, slots=True)
class ContextShare:
    """Weight that a sentence takes over, for a domain or (below zero) against it.

    `side` is "heading", "before" or "after". `origin` is the sentence or heading that it stems
    from; None for a title that is not part of the text.
    """

    side: str
    weight: float
    origin: Span | None

    def beginning(self, text: str) -> str:
        """Return the first words of the origin in `text`, enough to find it; nothing for none."""
        words = [] if self.origin is None else self.origin.of(text).split()
        return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


@dataclass(frozen=True, slots=True)
class DomainLabel:
    """What a sentence is about. `inherited` is the weight taken over from its context.

    `context` says from where, and `against` which labels' evidence in the sentence was held
    against the domain, and at what weight. `score` is what is left when all is added up.
    """

    sentence: int
    domain: str
    score: float
    matches: tuple[Match, ...]
    inherited: float = 0.0
    context: tuple[ContextShare, ...] = ()
    against: tuple[tuple[str, float], ...] = ()

    @property
    def balance(self) -> float:
        """What context adds and evidence against takes away: the score less the matches."""
        return round(self.score - sum(match.weight for match in self.matches), 6)


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that is known of an article: what the page shows and the machine formats carry.

    `claims` and `domains` are in order of sentence, then of the taxonomy. `rulebook` is the
    version of the rules that made it: ``sha256:…``.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    domains: tuple[DomainLabel, ...]
    rulebook: str

    @property
    def article(self) -> Article:
        """The article that this is the briefing of."""
        return self.document.article


# -------------------------------------------------------------------- rules


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An inline example of a rule; `evidence` is the marked «words», as offsets into `text`.

    `line` and `column` say where it stands in its rule file, both from one.
    """

    text: str
    evidence: Span | None
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What people are shown of a rule: its source text and where it stands, nothing compiled.

    `group` is "claim", "domain", "attribution" or "block"; `label` the label it gives, or the
    frame's name. `degree` and `scope` say in what degree a claim is made and where the words that
    it covers lie. `path` is relative to the rules folder.
    """

    id: str
    title: str
    group: str
    label: str
    status: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    note: str
    cameo: str
    examples: tuple[RuleExample, ...]
    counter_examples: tuple[RuleExample, ...]
    path: str
    line: int
    column: int = 1
    degree: str = ""
    scope: str = ""
