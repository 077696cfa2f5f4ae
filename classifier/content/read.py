"""Files → articles. A broken one is named, and the others still come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.content.compose import Draft, compose
from classifier.content.flow import flow
from classifier.content.frontmatter import split_matter
from classifier.content.htmltree import NestedTooDeep, main_part, parse_html
from classifier.content.jsonl import read_jsonl_file, timeout_problem
from classifier.content.lines import align_lines, plain_lines
from classifier.content.markdown import MarkdownConverter, NotConvertible
from classifier.content.pagehead import read_head
from classifier.content.plain import PlainBlock, plain_blocks
from classifier.content.recognise import Recogniser
from classifier.content.slugs import slugify
from classifier.content.sources import SUFFIXES, Format, Source, find, read_source
from classifier.problems import Problem, ProblemsError
from classifier.rules.pattern import PatternTimeout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from classifier.content.frontmatter import Matter
    from classifier.records import Article
    from classifier.rules.furniture import BlockRule


@dataclass(frozen=True, slots=True)
class Reading:
    """All articles that could be read, in order, and every problem of the others."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read_all(
    paths: Sequence[Path],
    furniture: Sequence[BlockRule],
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """Read every article that `paths` name.

    `progress` is called after each file with how many were read and how many there are. Two
    articles with the same slug or id are a problem that names both; the second is left out.
    """
    found = find(paths)
    reader = Reader(furniture)
    problems = list(found.problems)
    articles: list[Article] = []
    for count, source in enumerate(found.sources, start=1):
        try:
            for read in reader.read(source):
                if isinstance(read, Problem):
                    problems.append(read)
                else:
                    articles.append(read)
        except ProblemsError as error:
            problems += error.problems
        if progress is not None:
            progress(count, len(found.sources))
    kept, duplicates = unique(articles)
    return Reading(tuple(kept), tuple(sorted({*problems, *duplicates})))


def read_article(path: Path, furniture: Sequence[BlockRule]) -> Article:
    """Read one Markdown, text or HTML file. Raises `ProblemsError` with every problem in it."""
    found = find([path])
    if found.problems:
        raise ProblemsError(found.problems)
    source = found.sources[0]
    if path.is_dir() or source.format is Format.JSONL:
        message = "this holds any number of articles, one is due"
        hint = "name a file that ends with " + ", ".join(
            suffix for suffix, kind in SUFFIXES.items() if kind is not Format.JSONL
        )
        raise ProblemsError([Problem(path.as_posix(), 0, 0, "not-one-article", message, hint)])
    return Reader(furniture).article(source)


def unique(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """Leave out articles whose slug or id is taken; each is a problem that names both."""
    kept: list[Article] = []
    problems: list[Problem] = []
    slugs: dict[str, Article] = {}
    ids: dict[str, Article] = {}
    for article in articles:
        first = slugs.get(article.slug) or ids.get(article.id)
        if first is None:
            slugs[article.slug] = ids[article.id] = article
            kept.append(article)
            continue
        same = "slug" if first.slug == article.slug else "id"
        value = article.slug if same == "slug" else article.id
        of_many = article.path.lower().endswith(".jsonl")
        problems.append(
            Problem(
                article.path,
                article.line_at(0) if of_many else 0,
                0,
                f"duplicate-{same}",
                f"the {same} '{value}' is taken by {first.path}",
                "give one of them another " + ('"id"' if of_many else f"'{same}:'"),
            )
        )
    return kept, problems


class Reader:
    """Reads one source after the other. `furniture` are the block rules of a rulebook."""

    def __init__(self, furniture: Sequence[BlockRule]) -> None:
        self._furniture = furniture
        self._recogniser = Recogniser(furniture)
        self._markdown = MarkdownConverter()

    def read(self, source: Source) -> Iterator[Article | Problem]:
        """Yield the articles of a source. Raises `ProblemsError`."""
        if source.format is Format.JSONL:
            yield from read_jsonl_file(source, self._furniture)
        else:
            yield self.article(source)

    def article(self, source: Source) -> Article:
        """Return the article of a source that holds one. Raises `ProblemsError`."""
        text, problems = read_source(source)
        if problems:
            raise ProblemsError(problems)
        matter, problems = split_matter(text, source.name)
        draft: Draft | None = None
        try:
            draft = self._draft(source, matter)
        except NotConvertible as error:
            line = matter.body_line + error.line - 1 if error.line else 0
            hint = "close them, or write \\ before each"
            problems.append(Problem(source.name, line, 0, "markdown", str(error), hint))
        except NestedTooDeep:
            message = "more than a hundred elements are nested here"
            problems.append(Problem(source.name, matter.body_line, 0, "markup", message))
        if draft is not None and not problems and not draft.text:
            problems.append(_no_text(source, matter))
        if draft is None or problems:
            raise ProblemsError(problems)
        try:
            article = compose(draft, self._recogniser)
        except PatternTimeout as late:
            raise ProblemsError([timeout_problem(late, source.name, matter.body_line)]) from None
        if matter.data.updated and article.updated != matter.data.updated:
            raise ProblemsError([_changed_before(article, matter)])
        return article

    def _draft(self, source: Source, matter: Matter) -> Draft:
        """Lay a source out as text with blocks. Raises `NotConvertible` or `NestedTooDeep`."""
        body, first = matter.body, matter.body_line
        data, title = matter.data, ""
        plain = source.format is Format.TEXT
        if plain:
            text = body.strip()
            blocks = plain_blocks(text)
            lines = plain_lines(text, first + body[: body.find(text)].count("\n"))
        else:
            if source.format is Format.MARKDOWN:
                tree = parse_html(self._markdown.html(body))
            else:
                tree = main_part(parse_html(body))
                head, title = read_head(body)
                given = data.model_dump(exclude_none=True)
                data = data.model_validate(head.model_dump(exclude_none=True) | given)
            text, laid_out = flow(tree)
            blocks = [PlainBlock(block, alone=True) for block in laid_out]
            lines = align_lines(text, body, first)
        return Draft(
            name=source.name,
            slug=slugify(source.path.stem),
            data=data,
            text=text,
            blocks=blocks,
            lines=lines,
            plain=plain,
            whole=False,
            title_line=matter.title_line,
            fallback_title=title,
        )


def _changed_before(article: Article, matter: Matter) -> Problem:
    message = f"it was updated on {matter.data.updated}, before it was published on {article.date}"
    hint = (
        "put one of the two right"
        if matter.data.date
        else "the day of publication is that of the text; give another with 'date:'"
    )
    return Problem(article.path, *matter.updated_at, "updated-before-date", message, hint)


def _no_text(source: Source, matter: Matter) -> Problem:
    message = "the article has no text"
    hint = "write it below the front matter" if matter.body_line > 1 else "the file is empty"
    return Problem(source.name, matter.body_line, 1, "no-text", message, hint)
