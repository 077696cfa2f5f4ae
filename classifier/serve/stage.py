"""A step whose last good result is kept while a person mends what it is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from classifier.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from classifier.problems import Problem

Made = TypeVar("Made")


class Stage(Generic[Made]):
    """Makes a thing anew when what it depends on has changed.

    `good` is the last one that could be made, None before the first; `problems` are why the latest
    attempt failed, none if it did not.
    """

    def __init__(self) -> None:
        self.good: Made | None = None
        self.problems: tuple[Problem, ...] = ()
        self._key: Hashable = object()

    def refresh(self, key: Hashable, make: Callable[[], Made]) -> bool:
        """Make the thing, unless `key` is that of the last attempt; tell whether it is a new one.

        `make` may raise `ProblemsError`.
        """
        if key == self._key:
            return False
        self._key = key
        try:
            self.good = make()
        except ProblemsError as error:
            self.problems = error.problems
            return False
        self.problems = ()
        return True
