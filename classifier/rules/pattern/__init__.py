"""The pattern language: text → tree with positions → required literals and a compiled `regex`.

A new operator is a node in `nodes`, a case in `parse`, in `emit` and in `literals`.
"""

from classifier.rules.pattern.compile import (
    CompiledPattern,
    Hit,
    PatternTimeout,
    compile_pattern,
    compile_tree,
    shifted,
)
from classifier.rules.pattern.parse import PatternError, parse

__all__ = [
    "CompiledPattern",
    "Hit",
    "PatternError",
    "PatternTimeout",
    "compile_pattern",
    "compile_tree",
    "parse",
    "shifted",
]
