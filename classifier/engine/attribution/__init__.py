"""Attribution: who is said to have said, thought or wanted what.

(Contract with classifier/engine/analyse.py, to be filled by the attribution helper.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from classifier.records import Attribution, Document
    from classifier.rules.book import RuleBook


class Attributor:
    """The frames and lexicons of a rulebook made ready to run on any number of documents."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book

    def attribute(self, document: Document) -> tuple[Attribution, ...]:  # noqa: ARG002
        """Return a document's attributions in order of their cues. Raises `PatternTimeout`."""
        return ()
