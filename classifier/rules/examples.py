"""Inline examples: sentences with their «evidence» marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem
from classifier.records import RuleExample, Span

if TYPE_CHECKING:
    from classifier.rules.pattern import CompiledPattern
    from classifier.rules.yamldoc import Path, YamlDoc


def examples(doc: YamlDoc, path: Path, texts: list[str]) -> tuple[RuleExample, ...]:
    """Take the «marks» out of examples; the marked words become their evidence.

    A sentence that itself holds guillemets has no room for marks and needs none.
    """
    found = []
    for index, text in enumerate(texts):
        start, end = text.find("«"), text.find("»")
        bare, evidence = text, None
        if 0 <= start < end and text.count("«") == text.count("»") == 1:
            bare = text[:start] + text[start + 1 : end] + text[end + 1 :]
            evidence = Span(start, end - 1)
        place = doc.place((*path, index))
        found.append(RuleExample(bare, evidence, place.line, place.column))
    return tuple(found)


def unproven_exception(exception: CompiledPattern, rule: str) -> Problem:
    """Report an exception of `rule` that none of its no_match examples needs."""
    return Problem(
        exception.path,
        exception.line,
        exception.column,
        "unproven-exception",
        f"no example needs the exception “{exception.text}” of '{rule}'",
        "add a no_match example that would match without it, or remove it",
    )
