"""The tables of the downloads: what each column holds, and how it is had.

A column's name, type, meaning and value stand in one place, and the downloads, their data package,
the page about them and docs/data-dictionary.md are all made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from classifier.echoes import Echo, Version
    from classifier.records import Attribution, Claim, DomainLabel, Match, Sentence, Span
    from classifier.site.machine.source import Material
    from classifier.site.rule_views import RuleView
    from classifier.site.source import Source
    from classifier.site.views import LabelView

Kind = Literal["string", "integer", "number", "boolean", "date"]


class Column(NamedTuple):
    """A column. `value` takes it from an item; `optional` where it may be missing (None).

    `refers` is the table whose key the column names, if any.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Any], Any]
    optional: bool = False
    refers: str = ""


class Table(NamedTuple):
    """A table. `items` yields what its rows are made from; `key` names a row."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    items: Callable[[Material], Iterable[Any]]

    def rows(self, material: Material) -> Iterator[tuple[Any, ...]]:
        """Yield the values of each row, in the order of the columns."""
        getters = [column.value for column in self.columns]
        for item in self.items(material):
            yield tuple(get(item) for get in getters)


class SentenceItem(NamedTuple):
    """A sentence of an article."""

    source: Source
    number: int
    sentence: Sentence


class ClaimItem(NamedTuple):
    """A claim of an article."""

    source: Source
    claim: Claim


class DomainItem(NamedTuple):
    """A domain of a sentence."""

    source: Source
    domain: DomainLabel


class EvidenceItem(NamedTuple):
    """Some words because of which a rule gave a sentence a label."""

    source: Source
    sentence: int
    group: str
    label: str
    match: Match
    number: int
    part: int
    span: Span


class AttributionItem(NamedTuple):
    """An attribution of an article."""

    source: Source
    number: int
    said: Attribution


class PartItem(NamedTuple):
    """Some words of an attribution."""

    source: Source
    number: int
    role: str
    part: int
    span: Span


class EchoItem(NamedTuple):
    """A statement that several articles print, as one of them does; `number` is the version's."""

    source: Source
    echo: Echo
    number: int

    @property
    def version(self) -> Version:
        """What the article prints."""
        return self.echo.versions[self.number]


def articles(material: Material) -> Iterable[Source]:
    """Yield the articles."""
    return material.sources


def sentences(material: Material) -> Iterator[SentenceItem]:
    """Yield all sentences."""
    for source in material.sources:
        for number, sentence in enumerate(source.briefing.document.sentences):
            yield SentenceItem(source, number, sentence)


def claims(material: Material) -> Iterator[ClaimItem]:
    """Yield all claims."""
    return (ClaimItem(source, one) for source in material.sources for one in source.briefing.claims)


def domains(material: Material) -> Iterator[DomainItem]:
    """Yield all domains."""
    return (
        DomainItem(source, one) for source in material.sources for one in source.briefing.domains
    )


def evidence(material: Material) -> Iterator[EvidenceItem]:
    """Yield the words behind every label, sentence by sentence."""
    for source in material.sources:
        labelled = [
            *((one.sentence, "claim", one.type, one.matches) for one in source.briefing.claims),
            *((one.sentence, "domain", one.domain, one.matches) for one in source.briefing.domains),
        ]
        for sentence, group, label, matches in sorted(labelled, key=lambda one: one[0]):
            for number, match in enumerate(matches):
                for part, span in enumerate(match.evidence):
                    yield EvidenceItem(source, sentence, group, label, match, number, part, span)


def attributions(material: Material) -> Iterator[AttributionItem]:
    """Yield all attributions."""
    for source in material.sources:
        for number, said in enumerate(source.briefing.attributions):
            yield AttributionItem(source, number, said)


def parts(material: Material) -> Iterator[PartItem]:
    """Yield the words of all attributions."""
    for source, number, said in attributions(material):
        for role, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            for part, span in enumerate(spans):
                yield PartItem(source, number, role, part, span)


def echoes(material: Material) -> Iterator[EchoItem]:
    """Yield the versions of all statements that several articles print."""
    sources = {source.article.id: source for source in material.sources}
    for echo in material.site.echoes.found:
        for number, version in enumerate(echo.versions):
            yield EchoItem(sources[version.article], echo, number)


def labels(material: Material) -> Iterator[LabelView]:
    """Yield all labels."""
    catalogue = material.site.catalogue
    for group in (catalogue.claims, catalogue.domains, catalogue.source_kinds):
        yield from group.values()


def rules(material: Material) -> Iterable[RuleView]:
    """Yield all rules."""
    return material.site.rules


def place(item: SentenceItem) -> str | None:
    """Return where a sentence stands on the site, if it is marked there."""
    note = item.source.notes.get(item.number)
    return note.place if note is not None else None


ARTICLE = Column(
    "article",
    "string",
    "The article: `id` in `articles`.",
    lambda item: item.source.article.id,
    refers="articles",
)
