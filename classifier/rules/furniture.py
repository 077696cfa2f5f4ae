"""Block rules: how rules/furniture.yaml looks, and what it compiles to.

They tell the parts of an article apart that plain text does not mark: headline, byline, dateline,
caption, and the furniture of the page it was taken from. They look at one line (a paragraph) at a
time; `^` and `$` are its start and end. They run from top to bottom, and a line belongs to the
first that takes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from classifier.records import BlockKind, RuleCard
from classifier.rules.examples import examples
from classifier.rules.pattern.expand import ExpandedCapture, ExpandedGroup
from classifier.rules.shapes import ExamplesShape, Id, Patterns
from classifier.rules.validate import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFile, RuleFiles
    from classifier.rules.pattern import CompiledPattern
    from classifier.rules.pattern.expand import ExpandedSequence
    from classifier.rules.yamldoc import Path

# What a capture of a block rule fills in, where front matter says nothing of it.
CAPTURES = frozenset({"author", "agency", "date"})


class BlockWhereShape(Shape):
    """Which lines a block rule looks at; every condition must hold."""

    first: int | None = Field(
        None, ge=1, le=100, description="Only the first so many lines that rules above left over."
    )
    last: int | None = Field(
        None, ge=1, le=100, description="Only the last so many lines that rules above left over."
    )
    alone: bool = Field(False, description="Only a line with empty lines around it.")
    repeated: bool = Field(False, description="Only a line that says the same as the one above.")
    min_words: int | None = Field(None, ge=1, description="Only a line of at least so many words.")
    max_words: int | None = Field(None, ge=1, description="Only a line of at most so many words.")


class BlockRuleShape(Shape):
    """One block rule."""

    id: Id
    title: str = Field(min_length=1, description="What it finds, in a few words.")
    status: Literal["draft", "stable", "retired"] = "stable"
    block: Literal["title", "heading", "byline", "dateline", "caption", "furniture"] = Field(
        description="What the line is. A dateline is only the words that match; "
        "the rest of its line stays a paragraph."
    )
    match: Patterns | None = Field(
        None, description="Any of these patterns; may be left out where: says enough."
    )
    unless: list[str] = Field(
        default_factory=list, description="Patterns that block a match they overlap."
    )
    where: BlockWhereShape = Field(default_factory=BlockWhereShape)
    note: str = ""
    examples: ExamplesShape = Field(
        default_factory=ExamplesShape,
        description="Lines that prove the rule; of several lines the last is looked at.",
    )


class FurnitureFile(Shape):
    """rules/furniture.yaml: what the parts of a plain text look like."""

    note: str = ""
    rules: list[BlockRuleShape] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class BlockWhere:
    """Which lines a block rule looks at; None where a condition is not made."""

    first: int | None = None
    last: int | None = None
    alone: bool = False
    repeated: bool = False
    min_words: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A block rule made ready to run. Without `match` it takes every line that `where` admits."""

    id: str
    kind: BlockKind
    match: tuple[CompiledPattern, ...]
    unless: tuple[CompiledPattern, ...]
    where: BlockWhere
    card: RuleCard


def compile_furniture(
    files: RuleFiles, compiler: Compiler
) -> tuple[list[BlockRule], list[RuleCard]]:
    """Return the live block rules of a rulebook, in order, and the cards of all."""
    rules: list[BlockRule] = []
    cards: list[RuleCard] = []
    for file in files.of(FurnitureFile):
        for index, shape in enumerate(file.content.rules):
            card = _card(file, index, shape)
            cards.append(card)
            rule = _rule(file, index, shape, compiler, card)
            if rule is not None:
                rules.append(rule)
    return rules, cards


def _rule(
    file: RuleFile[FurnitureFile],
    index: int,
    shape: BlockRuleShape,
    compiler: Compiler,
    card: RuleCard,
) -> BlockRule | None:
    """Return the rule, or None where it is retired or nothing of it can run."""
    path: Path = ("rules", index)
    compiler.identify(file.doc, (*path, "id"), shape.id)
    match = compiler.patterns(file.doc, (*path, "match"), shape.match or [])
    unless = compiler.patterns(file.doc, (*path, "unless"), shape.unless)
    if shape.match is None and (not shape.where.repeated or shape.block == "dateline"):
        message = "this rule says of no line that it is its own"
        hint = "add match: with a pattern"
        compiler.problem(file.doc, path, "missing-match", message, hint)
        return None
    for number, pattern in enumerate(match):
        for name in sorted(set(_captures(pattern.tree)) - CAPTURES):
            message = f"a block rule has no use for the capture '{name}'"
            hint = "it may capture: " + ", ".join(sorted(CAPTURES))
            compiler.problem(file.doc, (*path, "match", number), "unknown-capture", message, hint)
    if shape.status == "retired" or (shape.match and not match):
        return None
    where = BlockWhere(**shape.where.model_dump())
    return BlockRule(shape.id, BlockKind(shape.block), match, unless, where, card)


def _captures(tree: ExpandedSequence) -> Iterator[str]:
    """Yield the names that a pattern captures under."""
    for item in tree.items:
        if isinstance(item.node, ExpandedCapture):
            yield item.node.name
            yield from _captures(item.node.body)
        elif isinstance(item.node, ExpandedGroup):
            for branch in item.node.branches:
                yield from _captures(branch)


def _card(file: RuleFile[FurnitureFile], index: int, shape: BlockRuleShape) -> RuleCard:
    path: Path = ("rules", index)
    proofs = shape.examples
    place = file.doc.key_place((*path, "id"))
    return RuleCard(
        id=shape.id,
        title=shape.title,
        group="block",
        label=shape.block,
        status=shape.status,
        match=tuple(shape.match or ()),
        unless=tuple(shape.unless),
        note=shape.note,
        cameo="",
        examples=examples(file.doc, (*path, "examples", "match"), proofs.match),
        counter_examples=examples(file.doc, (*path, "examples", "no_match"), proofs.no_match),
        path=file.name,
        line=place.line,
        column=place.column,
    )
