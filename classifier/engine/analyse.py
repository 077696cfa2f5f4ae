"""Article + rulebook → briefing: the one engine behind every command.

Sentence by sentence the rules give claims and domains; attributions add the claims that their
source's kind makes; labels that other rules require or suppress are settled last.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.apply import Setting, Whole
from classifier.engine.attribution import Attributor
from classifier.engine.claimed import Claimant
from classifier.engine.context import Topics
from classifier.engine.matcher import PatternTimeout
from classifier.engine.rule_table import RuleTable
from classifier.engine.short import short_article
from classifier.problems import Problem, ProblemsError
from classifier.records import BlockKind, Briefing, Claim, Match, Position, Span
from classifier.rules.pattern.fold import FoldedSentence, FoldTable, fold
from classifier.text import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.records import Article, Attribution, Document, DomainLabel
    from classifier.rules.book import Rule, RuleBook


class Labelled(NamedTuple):
    """What the rules say of one sentence, before labels require or suppress each other.

    `matches` holds each firing rule with its match, in the order of the rulebook.
    """

    setting: Setting
    matches: Sequence[tuple[Rule, Match]]


class Engine:
    """A rulebook made ready to run on any number of articles."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._rules = RuleTable(book.rules)
        self._attributor = Attributor(book)
        self._claimant = Claimant(book)
        self._topics = Topics(book.taxonomy)
        self._thresholds = {
            label.id: label.threshold for label in (*book.taxonomy.claims, *book.taxonomy.domains)
        }
        self._made_by_kind = {kind.id: kind.claims for kind in book.taxonomy.source_kinds}
        self._claim_order = {label.id: index for index, label in enumerate(book.taxonomy.claims)}

    def threshold(self, label: str) -> float:
        """Return the weight that a label needs."""
        return self._thresholds[label]

    def brief(self, article: Article, position: Position | None = None) -> Briefing:
        """Return everything the rules say of an article.

        With `position`, every sentence is taken to stand there, wherever it does. Raises
        `ProblemsError` if a pattern takes longer on a sentence than it may.
        """
        document = take_apart(article)
        if position is not None:
            sentences = tuple(replace(found, position=position) for found in document.sentences)
            document = replace(document, sentences=sentences)
        try:
            return self._brief(document)
        except PatternTimeout as error:
            raise ProblemsError([timeout_problem(error, article)]) from None

    def _brief(self, document: Document) -> Briefing:
        attributions = self._attributor.attribute(document)
        labelled = self.label(document)
        ends, contents = ends_of(document), contents_of(document, attributions)
        reported = self._reported(document, attributions, contents)
        around: dict[int, list[int]] = {}
        for number, attribution in enumerate(attributions):
            for touching in {*contents[number], *touched(document, attribution.cue, ends)}:
                around.setdefault(touching, []).append(number)
        counted, abouts = self._counted(document, labelled, reported)
        claims: list[Claim] = []
        domains: list[DomainLabel] = []
        for index, sentence in enumerate(labelled):
            made, about = self._settle(
                index, counted[index], reported.get(index, []), abouts[index]
            )
            nearby = [(number, attributions[number]) for number in around.get(index, ())]
            claims += [self._claimant.complete(claim, sentence.setting, nearby) for claim in made]
            domains += about
        return Briefing(document, attributions, tuple(claims), tuple(domains), self.book.version)

    def label(self, document: Document) -> tuple[Labelled, ...]:
        """Run the rules on every sentence of a document. Raises `PatternTimeout`."""
        fired = self._rules.fired
        return tuple([Labelled(setting, fired(setting)) for setting in settings(document)])

    def _reported(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        contents: Sequence[Sequence[int]],
    ) -> dict[int, list[Claim]]:
        """Return, by sentence, the claims that attributions make through their source's kind.

        `contents` are the sentences in which the content of each lies.
        """
        claims: dict[int, list[Claim]] = {}
        for index, attribution in enumerate(attributions):
            kind = attribution.source_kind if attribution.said else ""
            types = self._made_by_kind.get(kind, ())
            if not types:
                continue
            evidence = tuple(sorted((*attribution.source, *attribution.cue)))
            match = Match(attribution.rule, evidence)
            for sentence in contents[index]:
                if document.sentences[sentence].position is Position.CAPTION:
                    continue  # captions are labelled only by rules that name them
                for type_ in types:
                    known = claims.setdefault(sentence, [])
                    if all(claim.type != type_ for claim in known):
                        known.append(Claim(sentence, type_, match.weight, (match,), index))
        return claims

    def about(self, document: Document) -> list[dict[str, DomainLabel]]:
        """Return what every sentence weighs for each domain, also where that is too little.

        Raises `PatternTimeout`.
        """
        labelled = self.label(document)
        attributions = self._attributor.attribute(document)
        contents = contents_of(document, attributions)
        reported = self._reported(document, attributions, contents)
        counted, _ = self._counted(document, labelled, reported)
        title = self._outside_title(document.article)
        return self._topics.about(document, counted, title, everything=True)

    def _counted(
        self,
        document: Document,
        labelled: Sequence[Labelled],
        reported: Mapping[int, list[Claim]],
    ) -> tuple[list[list[tuple[Rule, Match]]], list[dict[str, DomainLabel]]]:
        """Return, by sentence, the matches that count, and the domains that it is about.

        A match counts where the sentence has the labels that its rule requires.
        """
        title = self._outside_title(document.article)
        counted = [
            [(rule, match) for rule, match in sentence.matches if not rule.requires]
            for sentence in labelled
        ]
        abouts = self._topics.about(document, counted, title)
        waiting = False
        for index, sentence in enumerate(labelled):
            if len(counted[index]) < len(sentence.matches):
                labels = self._given(counted[index], reported.get(index, ()), abouts[index])
                counted[index] = [
                    (rule, match)
                    for rule, match in sentence.matches
                    if all(label in labels for label in rule.requires)
                ]
                waiting = waiting or any(rule.domain for rule, _ in counted[index] if rule.requires)
        if waiting:
            abouts = self._topics.about(document, counted, title)
        return counted, abouts

    def _outside_title(self, article: Article) -> list[tuple[Rule, Match]]:
        """Return the domain rules that fire on a title that does not stand in the text."""
        title = article.title
        if any(block.kind is BlockKind.TITLE for block in article.blocks) or (
            " ".join(article.text[: 2 * len(title)].split()).startswith(title.rstrip("…"))
        ):
            return []
        document = take_apart(short_article(title))
        return [pair for sentence in self.label(document) for pair in sentence.matches]

    def _settle(
        self,
        index: int,
        counted: Sequence[tuple[Rule, Match]],
        reported: Sequence[Claim],
        about: Mapping[str, DomainLabel],
    ) -> tuple[list[Claim], list[DomainLabel]]:
        """Decide a sentence's labels from its matches, its attributions and its topics."""
        if not counted and not reported:
            return [], list(about.values())
        labels = self._given(counted, reported, about)
        suppressed = {
            label for rule, _ in counted if rule.label in labels for label in rule.suppresses
        }
        claims = {claim.type: claim for claim in reported}
        for label in labels:
            if label not in self._claim_order:
                continue
            matches = tuple(match for rule, match in counted if rule.label == label)
            score = sum(match.weight for match in matches)
            if label in claims:
                made = claims[label]
                claims[label] = Claim(
                    index, label, made.score + score, (*made.matches, *matches), made.attribution
                )
            else:
                claims[label] = Claim(index, label, score, matches)
        ordered = sorted(claims.values(), key=lambda claim: self._claim_order[claim.type])
        return (
            [claim for claim in ordered if claim.type not in suppressed],
            [domain for domain in about.values() if domain.domain not in suppressed],
        )

    def _given(
        self,
        matches: Sequence[tuple[Rule, Match]],
        reported: Sequence[Claim],
        about: Mapping[str, DomainLabel],
    ) -> set[str]:
        """Return the labels whose weight reaches their threshold."""
        scores: dict[str, float] = {}
        for rule, match in matches:
            if not rule.domain:
                scores[rule.label] = scores.get(rule.label, 0.0) + match.weight
        labels = {
            label for label, score in scores.items() if score >= self._thresholds[label] - 1e-9
        }
        labels |= {claim.type for claim in reported}
        return labels | about.keys()


def settings(document: Document) -> Iterator[Setting]:
    """Yield each sentence of a document as rules see it."""
    text = document.article.text
    spans = [sentence.span for sentence in document.sentences]
    folded = fold(text, FoldTable())
    here = [FoldedSentence(folded, start, end) for start, end in spans]
    whole = Whole(text, spans, here)
    quoted: dict[int, list[Span]] = {}
    ends = ends_of(document)
    for quotation in document.quotations:
        for index in touched(document, [quotation.span], ends):
            quoted.setdefault(index, []).append(quotation.span)
    for index, sentence in enumerate(document.sentences):
        inside = tuple(quoted.get(index, ()))
        yield Setting(text, here[index], sentence.span, sentence.position, inside, whole)


def contents_of(document: Document, attributions: Sequence[Attribution]) -> list[list[int]]:
    """Return the sentences in which the content of each attribution lies, ascending."""
    ends = ends_of(document)
    return [touched(document, said.content, ends) for said in attributions]


def ends_of(document: Document) -> list[int]:
    """Return where each sentence of a document ends, for `touched`."""
    return [sentence.span.end for sentence in document.sentences]


def touched(document: Document, spans: Sequence[Span], ends: Sequence[int]) -> list[int]:
    """Return the sentences in which some of the spans' words lie, ascending.

    `ends` is what `ends_of` gives for the document.
    """
    text, sentences = document.article.text, document.sentences
    found: set[int] = set()
    for start, end in spans:
        index = bisect_right(ends, start)
        while index < len(ends):
            first, last = sentences[index].span
            if first >= end:
                break
            if any(map(str.isalnum, text[max(start, first) : min(end, last)])):
                found.add(index)
            index += 1
    return sorted(found)


def timeout_problem(error: PatternTimeout, article: Article) -> Problem:
    """Put a pattern that ran too long into words."""
    pattern = error.pattern
    words = " ".join(error.text.split()[:12])
    message = f"{error}: {article.path}: “{words} …”"
    hint = "simplify the pattern: fewer gaps, no nested repetition in /regex/"
    return Problem(pattern.path, pattern.line, pattern.column, "pattern-time", message, hint)
