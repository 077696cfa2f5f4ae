"""Helpers to read articles in tests."""

from functools import cache
from pathlib import Path

from classifier.content import read_article
from classifier.problems import ProblemsError
from classifier.records import BlockKind
from classifier.rules.load import load

RULES = Path(__file__).parents[2] / "rules"


@cache
def furniture():
    """The standard block rules."""
    return load(RULES).book.furniture


def read(folder, name, source, rules=None):
    """Write a source file and read it."""
    path = folder / name
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return read_article(path, furniture() if rules is None else rules)


def problems_of(folder, name, source):
    """Read a broken source; returns its problems as people see them, without the folder."""
    try:
        article = read(folder, name, source)
    except ProblemsError as error:
        return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in error.problems]
    raise AssertionError(f"no problem in {article}")


def shape(article):
    """The blocks of an article as (kind, words) pairs."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def check_blocks(article):
    """Assert what records.py promises of every article."""
    text = article.text
    end = 0
    for block in article.blocks:
        assert block.span.start >= end, "blocks are in order and do not overlap"
        assert not text[end : block.span.start].strip(), "only white space between blocks"
        end = block.span.end
        assert block.path, "every block has an element"
        at = block.span.start
        for run in block.runs:
            assert run.span.start == at, "runs cover a block without a gap"
            at = run.span.end
        assert at == block.span.end
        words = block.span.of(text)
        if block.kind is BlockKind.CODE:
            continue
        assert words == words.strip(" \t\n\r"), "no white space at the ends of a block"
    assert not text[end:].strip()
    offsets = [offset for offset, _ in article.lines]
    assert offsets[0] == 0
    assert offsets == sorted(set(offsets))
    assert all(line >= 1 for _, line in article.lines)
    assert all(0 <= offset <= len(text) for offset in offsets)
