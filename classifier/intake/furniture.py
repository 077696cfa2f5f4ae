"""The block rules alone: an import needs no other rule, and these load in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import ProblemsError, errors
from classifier.rules.compiler import Compiler
from classifier.rules.files import read_files
from classifier.rules.furniture import compile_furniture
from classifier.rules.inflect import make_inflector
from classifier.rules.kinds import SHAPES
from classifier.rules.lexicons import read_lexicons

if TYPE_CHECKING:
    from pathlib import Path

    from classifier.rules.furniture import BlockRule


def load_furniture(root: Path) -> tuple[BlockRule, ...]:
    """Load the block rules of the rules folder `root`. Raises `ProblemsError`."""
    files, problems = read_files(root, SHAPES)
    lexicons, found = read_lexicons(files)
    compiler = Compiler(
        {name: lexicon.words for name, lexicon in lexicons.items()}, make_inflector()
    )
    rules, _ = compile_furniture(files, compiler)
    wrong = errors([*problems, *found, *compiler.problems])
    if wrong:
        raise ProblemsError(wrong)
    return tuple(rules)
