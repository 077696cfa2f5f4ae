"""What stands on a desk already: its stories, and the names that are taken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifier.content import find, read_jsonl
from classifier.content.flow import flow
from classifier.content.frontmatter import split_matter
from classifier.content.htmltree import NestedTooDeep, main_part, parse_html
from classifier.content.pagehead import read_head
from classifier.content.slugs import slugify
from classifier.content.sources import Format, Source, read_source
from classifier.intake.known import KnownStories, telling
from classifier.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_HEADLINE = re.compile(r"\A\s*# .*")  # in a text, it is no part of what stories are told by


@dataclass(frozen=True, slots=True)
class Desk:
    """The stories of a desk's articles, the names of their pages, and what could not be read."""

    known: KnownStories
    slugs: frozenset[str]
    problems: tuple[Problem, ...]


def read_desk(folders: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> Desk:
    """Read the articles below `folders`; those that do not exist yet hold none.

    Texts are looked at as they are written, since that is enough to tell stories apart and takes
    a tenth of the time. An article that cannot be read is a warning: it was not compared.
    """
    known = KnownStories()
    slugs: set[str] = set()
    problems: list[Problem] = []
    sources = find([folder for folder in folders if folder.exists()]).sources
    for count, source in enumerate(sources, start=1):
        for told in _articles(source):
            if isinstance(told, Problem):
                problems.append(told)
            else:
                slug, url, text = told
                slugs.add(slug)
                known.add(source.name, telling(url, text))
        if progress is not None:
            progress(count, len(sources))
    return Desk(known, frozenset(slugs), tuple(_not_compared(problem) for problem in problems))


def _not_compared(problem: Problem) -> Problem:
    message = f"not compared with what is imported: {problem.message}"
    return replace(problem, message=message, severity=Severity.WARNING)


def _articles(source: Source) -> Iterator[tuple[str, str, str] | Problem]:
    """Yield slug, address and text of each article of a file."""
    text, problems = read_source(source)
    if problems:
        yield from problems
        return
    if source.format is Format.JSONL:
        for read in read_jsonl(text.split("\n"), source.name, ()):
            yield read if isinstance(read, Problem) else (read.slug, read.url, read.text)
        return
    matter, problems = split_matter(text, source.name)
    yield from problems
    url, body = matter.data.url or "", matter.body
    if source.format is Format.MARKDOWN:
        body = _HEADLINE.sub("", body, count=1)
    if source.format is Format.HTML:
        url = url or read_head(body)[0].url or ""
        try:
            body = flow(main_part(parse_html(body))).text
        except NestedTooDeep:
            body = ""
    yield matter.data.slug or slugify(source.path.stem), url, body
