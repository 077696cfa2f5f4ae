"""A gold document through the engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.content import read_jsonl
from classifier.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from classifier.engine.analyse import Engine
    from classifier.evaluate.gold import GoldDocument
    from classifier.records import Briefing


def brief_gold(engine: Engine, gold: GoldDocument) -> Briefing:
    """Run the engine on a gold document. Raises `ProblemsError`."""
    (article,) = read_jsonl([gold.line], gold.path, engine.book.furniture)
    if isinstance(article, Problem):
        raise ProblemsError([replace(article, line=gold.number)])
    return engine.brief(article)
