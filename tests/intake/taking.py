"""Helpers to import in tests."""

from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("trafilatura", reason="needs the import extra")

from classifier.content import read_article
from classifier.intake import Intake, Kind, Outcome, Saved, Wishes, load_furniture, read_desk
from classifier.problems import Problem
from tests.content.reading import RULES, shape

PAGES = Path(__file__).parent / "pages"


@cache
def furniture():
    """The standard block rules, and no other rule."""
    return load_furniture(RULES)


class Taken:
    """What an import came to."""

    def __init__(self, target, said):
        self.target = target
        self.problems = [one for one in said if isinstance(one, Problem)]
        self.outcomes = [one for one in said if isinstance(one, Outcome)]

    @property
    def codes(self):
        return [problem.code for problem in self.problems]

    @property
    def fates(self):
        return [outcome.fate.value for outcome in self.outcomes]

    def article(self, index=0):
        """An article that was written, as the build reads it."""
        return read_article(Path(self.outcomes[index].path), furniture())

    def shape(self, index=0):
        return shape(self.article(index))


def take_in(target, *saved, **wishes):
    """Import saved files into a folder, each as (name, contents, kind)."""
    intake = Intake(Wishes(target, **wishes), read_desk([target]), furniture())
    said = []
    for name, data, kind in saved:
        contents = data.encode() if isinstance(data, str) else data
        said += intake.take_in(Saved(name, contents, Kind(kind)))
    return Taken(target, said)


def page(name):
    return (name, (PAGES / name).read_bytes(), "html")


def files_in(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
