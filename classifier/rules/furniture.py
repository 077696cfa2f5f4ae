"""Block rules: how rules/furniture.yaml looks, and what it compiles to.

(Owned by the content helper: extend freely; keep `FurnitureFile`, `BlockRule`,
`compile_furniture`.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.records import BlockKind
from classifier.rules.shapes import Id, Patterns
from classifier.rules.validate import Shape

if TYPE_CHECKING:
    from classifier.records import RuleCard
    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFiles
    from classifier.rules.pattern import CompiledPattern


class BlockRuleShape(Shape):
    """One block rule."""

    id: Id
    title: str
    block: str
    match: Patterns


class FurnitureFile(Shape):
    """rules/furniture.yaml."""

    rules: list[BlockRuleShape]


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A block rule made ready to run."""

    id: str
    kind: BlockKind
    match: tuple[CompiledPattern, ...]


def compile_furniture(
    files: RuleFiles, compiler: Compiler
) -> tuple[list[BlockRule], list[RuleCard]]:
    """Return the block rules of a rulebook and their cards."""
    rules: list[BlockRule] = []
    for file in files.of(FurnitureFile):
        for index, shape in enumerate(file.content.rules):
            path = ("rules", index)
            compiler.identify(file.doc, (*path, "id"), shape.id)
            match = compiler.patterns(file.doc, (*path, "match"), shape.match)
            rules.append(BlockRule(shape.id, BlockKind(shape.block), match))
    return rules, []
