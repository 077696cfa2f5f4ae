"""The engine, ready to run on many articles."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from classifier.engine.analyse import Engine


def ready_engine(rules: Path) -> Engine:
    """Load a rulebook and make its engine. Raises `ProblemsError`."""
    from classifier.engine.analyse import Engine
    from classifier.rules.load import load_rulebook, no_garbage_search

    # A rulebook is a few hundred thousand objects that live as long as the process. They are
    # searched for garbage once: again and again took half of all the time of labelling.
    with no_garbage_search():
        engine = Engine(load_rulebook(rules))
        gc.collect()
        gc.freeze()
    return engine
