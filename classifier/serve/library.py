"""The briefings of all articles, kept file by file: what did not change is not made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.content import Reader, find, unique
from classifier.problems import Problem, ProblemsError
from classifier.serve.inputs import stamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from classifier.content import Source
    from classifier.engine.analyse import Engine
    from classifier.records import Briefing
    from classifier.serve.inputs import Stamp


class _Kept(NamedTuple):
    """What a file came to, by which rules. `file` is its real path."""

    file: Path
    stamp: Stamp | None
    rulebook: str
    briefings: tuple[Briefing, ...]
    problems: tuple[Problem, ...]


class Shelf(NamedTuple):
    """All briefings in the order of their files, and what is wrong with articles."""

    briefings: tuple[Briefing, ...]
    problems: tuple[Problem, ...]


class Library:
    """What is known of each file of articles under one engine after another.

    A file that cannot be read any more keeps the briefings it had, as long as the rules are the
    same: a person is in the middle of writing it.
    """

    def __init__(self) -> None:
        self._kept: dict[Path, _Kept] = {}
        self._reader: tuple[Engine, Reader] | None = None
        self._sources: tuple[Source, ...] = ()
        self._problems: tuple[Problem, ...] = ()

    def look(
        self, paths: Sequence[Path], engine: Engine, touched: Collection[Path]
    ) -> list[Source]:
        """Look for articles below `paths`; return the files that must be labelled (again).

        `touched` are files that have changed whatever their stamps say.
        """
        self._sources, self._problems = find(paths)
        there = {source.path for source in self._sources}
        for path in self._kept.keys() - there:
            del self._kept[path]
        return [source for source in self._sources if self._is_due(source, engine, touched)]

    def label(self, source: Source, engine: Engine) -> tuple[Briefing, ...]:
        """Read a file and label its articles; return them."""
        version, before = engine.book.version, self._kept.get(source.path)
        # Noted before it is read: if it changes meanwhile, it is read again.
        noted = stamp(source.path)
        briefings, problems = self._made(source, engine)
        if problems and before is not None and before.rulebook == version:
            briefings = before.briefings
        self._kept[source.path] = _Kept(source.path.resolve(), noted, version, briefings, problems)
        return briefings

    def shelf(self, engine: Engine) -> Shelf:
        """Return everything that `engine` has labelled."""
        kept = [
            one
            for source in self._sources
            if (one := self._kept.get(source.path)) and one.rulebook == engine.book.version
        ]
        briefings = [briefing for one in kept for briefing in one.briefings]
        articles, taken = unique([briefing.document.article for briefing in briefings])
        there = {id(article) for article in articles}
        return Shelf(
            tuple(one for one in briefings if id(one.document.article) in there),
            (*self._problems, *(problem for one in kept for problem in one.problems), *taken),
        )

    def slugs(self, source: Source) -> Iterator[str]:
        """Yield the slugs of the articles that a file held when it was last read."""
        if (kept := self._kept.get(source.path)) is not None:
            for briefing in kept.briefings:
                yield briefing.document.article.slug

    def _is_due(self, source: Source, engine: Engine, touched: Collection[Path]) -> bool:
        kept = self._kept.get(source.path)
        return (
            kept is None
            or kept.rulebook != engine.book.version
            or kept.file in touched
            or kept.stamp != stamp(source.path)
        )

    def _made(
        self, source: Source, engine: Engine
    ) -> tuple[tuple[Briefing, ...], tuple[Problem, ...]]:
        if self._reader is None or self._reader[0] is not engine:
            self._reader = engine, Reader(engine.book.furniture)
        briefings: list[Briefing] = []
        problems: list[Problem] = []
        try:
            for read in self._reader[1].read(source):
                if isinstance(read, Problem):
                    problems.append(read)
                else:
                    briefings.append(engine.brief(read))
        except ProblemsError as error:
            problems += error.problems
        return tuple(briefings), tuple(problems)
