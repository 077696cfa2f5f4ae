"""Claim and domain files → rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import did_you_mean
from classifier.records import Position, RuleCard
from classifier.rules.book import Rule, Where
from classifier.rules.examples import examples
from classifier.rules.shapes import (
    ClaimFile,
    ClaimRuleShape,
    DomainFile,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFile, RuleFiles
    from classifier.rules.pattern import CompiledPattern
    from classifier.rules.shapes import RuleShape
    from classifier.rules.yamldoc import Path, YamlDoc
    from classifier.taxonomy import Degree, Taxonomy


def compile_rules(
    files: RuleFiles, taxonomy: Taxonomy, compiler: Compiler
) -> tuple[list[Rule], list[RuleCard]]:
    """Return the live rules, in order of label and file, and the cards of all."""
    rules: list[Rule] = []
    cards: list[RuleCard] = []
    claims = [label.id for label in taxonomy.claims]
    domains = [label.id for label in taxonomy.domains]
    labels = [*claims, *domains]
    subjects = [label.id for label in taxonomy.subjects]
    for claim_file in files.of(ClaimFile):
        label = claim_file.content.claim
        known = compiler.label(claim_file.doc, ("claim",), label, claims, "claim type")
        degrees = taxonomy.claims[claims.index(label)].degrees if known else ()
        for index, shape in enumerate(claim_file.content.rules):
            builder = _RuleBuilder(claim_file, index, shape, compiler, labels, degrees)
            if known:
                builder.check_degree(label)
            rules += builder.rule(label, domain=False)
            cards.append(builder.card("claim", label))
    for domain_file in files.of(DomainFile):
        label = domain_file.content.domain
        compiler.label(domain_file.doc, ("domain",), label, [*domains, *subjects], "domain")
        for index, of_domain in enumerate(domain_file.content.rules):
            builder = _RuleBuilder(domain_file, index, of_domain, compiler, labels)
            rules += builder.rule(label, domain=True)
            cards.append(builder.card("domain", label))
    order = {label: index for index, label in enumerate([*labels, *subjects])}
    rules.sort(key=lambda rule: order.get(rule.label, -1))
    return rules, cards


class _RuleBuilder:
    """Builds one rule of a file."""

    def __init__(
        self,
        file: RuleFile[ClaimFile] | RuleFile[DomainFile],
        index: int,
        shape: RuleShape,
        compiler: Compiler,
        labels: list[str],
        degrees: Sequence[Degree] = (),
    ) -> None:
        self.doc: YamlDoc = file.doc
        self.name = file.name
        self.path: Path = ("rules", index)
        self.shape = shape
        self.compiler = compiler
        self.labels = labels
        self.degrees = degrees

    @property
    def degree(self) -> str:
        """The degree that the rule names."""
        return self.shape.degree if isinstance(self.shape, ClaimRuleShape) else ""

    @property
    def scope(self) -> str:
        """The direction in which the words lie that the claim covers; empty if it covers none."""
        if isinstance(self.shape, ClaimRuleShape) and self.shape.scope:
            return self.shape.scope
        return "clause" if self.degrees else ""

    def check_degree(self, label: str) -> None:
        """Report a degree that the claim type lacks, or one that is missing."""
        known = [degree.id for degree in self.degrees]
        path: Path = (*self.path, "degree")
        if self.degree and not known:
            hint = f"remove degree:, or declare degrees of {label} in taxonomy.yaml"
            message = f"the claim type '{label}' has no degrees"
            self.compiler.problem(self.doc, path, "unknown-degree", message, hint)
        elif self.degree and self.degree not in known:
            hint = did_you_mean(self.degree, known) or "known: " + ", ".join(known)
            message = f"unknown degree '{self.degree}' of {label}"
            self.compiler.problem(self.doc, path, "unknown-degree", message, hint)
        elif known and not self.degree:
            hint = "add degree: with one of " + ", ".join(known)
            message = f"'{self.shape.id}' names no degree of {label}"
            self.compiler.problem(self.doc, (*self.path, "id"), "missing-degree", message, hint)

    def rule(self, label: str, *, domain: bool) -> Iterator[Rule]:
        """Yield the rule, unless it is retired or nothing of it can run."""
        shape, compiler = self.shape, self.compiler
        compiler.identify(self.doc, (*self.path, "id"), shape.id)
        for key in ("requires", "suppresses"):
            for index, other in enumerate(getattr(shape, key)):
                compiler.label(self.doc, (*self.path, key, index), other, self.labels, "label")
        groups = self._groups()
        unless = self._patterns("unless", shape.unless)
        unless_anywhere = self._patterns("unless_anywhere", shape.unless_anywhere)
        where = self._where()
        if shape.status == "retired" or not groups or not all(groups):
            return
        yield Rule(
            id=shape.id,
            label=label,
            domain=domain,
            groups=groups,
            unless=unless,
            unless_anywhere=unless_anywhere,
            where=where,
            weight=shape.weight,
            most=shape.max,
            requires=tuple(shape.requires),
            suppresses=tuple(shape.suppresses),
            card=self.card("domain" if domain else "claim", label),
            degree=self.degree,
            scope=self.scope,
        )

    def _where(self) -> Where:
        where = self.shape.where
        path: Path = (*self.path, "where", "articles_without")
        return Where(
            positions=frozenset(Position(name) for name in where.in_),
            quoted=where.quoted,
            articles_without=self.compiler.patterns(self.doc, path, where.articles_without),
        )

    def _groups(self) -> tuple[tuple[CompiledPattern, ...], ...]:
        shape = self.shape
        if (shape.match is None) == (shape.all is None):
            message = "a rule has either 'match:' (any of) or 'all:' (every one)"
            hint = "keep one of the two" if shape.match else "add match: with a pattern"
            self.compiler.problem(self.doc, self.path, "match-or-all", message, hint)
            return ()
        if shape.match is not None:
            return (self._patterns("match", shape.match),)
        groups: list[tuple[CompiledPattern, ...]] = []
        for index, group in enumerate(shape.all or ()):
            path: Path = (*self.path, "all", index)
            if isinstance(group, str):
                pattern = self.compiler.pattern(self.doc, path, group)
                groups.append((pattern,) if pattern is not None else ())
            else:
                groups.append(self.compiler.patterns(self.doc, path, group))
        return tuple(groups)

    def _patterns(self, key: str, texts: list[str]) -> tuple[CompiledPattern, ...]:
        return self.compiler.patterns(self.doc, (*self.path, key), texts)

    def card(self, group: str, label: str) -> RuleCard:
        """Return what people are shown of the rule."""
        shape = self.shape
        place = self.doc.key_place((*self.path, "id"))
        return RuleCard(
            id=shape.id,
            title=shape.title,
            group=group,
            label=label,
            status=shape.status,
            match=tuple(_shown(shape)),
            unless=(*shape.unless, *shape.unless_anywhere, *shape.where.articles_without),
            note=shape.note,
            cameo=shape.cameo,
            examples=examples(self.doc, (*self.path, "examples", "match"), shape.examples.match),
            counter_examples=examples(
                self.doc, (*self.path, "examples", "no_match"), shape.examples.no_match
            ),
            path=self.name,
            line=place.line,
            column=place.column,
            degree=self.degree,
            scope=self.scope,
        )


def _shown(shape: RuleShape) -> Iterator[str]:
    yield from shape.match or ()
    for group in shape.all or ():
        yield group if isinstance(group, str) else "(" + " | ".join(group) + ")"
