"""Lexicon files → lexicons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem, did_you_mean
from classifier.rules.book import Lexicon, LexiconEntry
from classifier.rules.compiler import lexicon_references
from classifier.rules.pattern import PatternError, parse
from classifier.rules.pattern.expand import WordList
from classifier.rules.pattern.nodes import Anchor, Gap, Raw
from classifier.rules.shapes import EntityShape, LexiconFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.files import RuleFile, RuleFiles
    from classifier.rules.pattern.nodes import Sequence
    from classifier.rules.yamldoc import Path, YamlDoc


def read_lexicons(files: RuleFiles) -> tuple[dict[str, Lexicon], list[Problem]]:
    """Return the lexicons of a folder by name, and what is wrong with them."""
    problems: list[Problem] = []
    lexicons: dict[str, Lexicon] = {}
    for file in files.of(LexiconFile):
        lexicon = _lexicon(file, problems)
        lexicons[lexicon.name] = lexicon
    known = set(lexicons) | _broken_names(files)
    for file in files.of(LexiconFile):
        problems += _unknown_references(file, known)
    return lexicons, problems


def _broken_names(files: RuleFiles) -> set[str]:
    """Names of lexicons whose file is broken: that is reported already, once."""
    return {name.split("/")[1].split(".")[0] for name in files.broken if "lexicons/" in name}


def _lexicon(file: RuleFile[LexiconFile], problems: list[Problem]) -> Lexicon:
    content, doc = file.content, file.doc
    stem = file.name.rsplit("/", 1)[-1].removesuffix(".yml").removesuffix(".yaml")
    if content.lexicon != stem:
        place = doc.place(("lexicon",))
        message = f"the lexicon is called '{content.lexicon}', its file '{stem}'"
        problems.append(
            Problem(
                doc.path, place.line, place.column, "lexicon-name", message, "give both one name"
            )
        )
    trees: list[Sequence] = []
    entries: list[LexiconEntry] = []
    seen: dict[str, int] = {}
    for index, entry in enumerate(content.entries):
        entries.append(_entry(entry))
        for path, text in _texts(entry, index):
            place = doc.place(path)
            if text.lower() in seen and not text.startswith("="):
                message = f"'{text}' is listed twice"
                hint = f"the first is on line {seen[text.lower()]}"
                problems.append(
                    Problem(doc.path, place.line, place.column, "duplicate-entry", message, hint)
                )
            seen.setdefault(text.lower(), place.line)
            tree = _entry_tree(doc, path, text, problems)
            if tree is not None:
                trees.append(tree)
    words = WordList(stem, tuple(trees), content.pos)
    place = doc.place(("lexicon",))
    return Lexicon(
        name=stem,
        title=content.title,
        pos=content.pos,
        source_kind=content.source_kind,
        entries=tuple(entries),
        words=words,
        path=doc.path,
        line=place.line,
    )


def _entry(entry: str | EntityShape) -> LexiconEntry:
    if isinstance(entry, str):
        return LexiconEntry((entry,), entry)
    patterns = (entry.name, *entry.aliases)
    return LexiconEntry(patterns, entry.name, entry.country, entry.owner, entry.source)


def _texts(entry: str | EntityShape, index: int) -> Iterator[tuple[Path, str]]:
    if isinstance(entry, str):
        yield ("entries", index), entry
        return
    yield ("entries", index, "name"), entry.name
    for number, alias in enumerate(entry.aliases):
        yield ("entries", index, "aliases", number), alias


def _entry_tree(doc: YamlDoc, path: Path, text: str, problems: list[Problem]) -> Sequence | None:
    try:
        tree = parse(text)
    except PatternError as error:
        place = doc.place(path, error.offset)
        problems.append(
            Problem(doc.path, place.line, place.column, error.code, error.message, error.hint)
        )
        return None
    for item in tree.items:
        if isinstance(item.node, Gap | Anchor | Raw):
            place = doc.place(path, item.node.start)
            message = "a lexicon's entry is words and alternatives only"
            hint = "gaps, anchors and /regex/ belong into rules"
            problems.append(
                Problem(doc.path, place.line, place.column, "lexicon-entry", message, hint)
            )
            return None
    return tree


def _unknown_references(file: RuleFile[LexiconFile], known: set[str]) -> Iterator[Problem]:
    for index, entry in enumerate(file.content.entries):
        for path, text in _texts(entry, index):
            try:
                references = list(lexicon_references(parse(text)))
            except PatternError:
                continue
            for node in references:
                if node.name not in known:
                    place = file.doc.place(path, node.start)
                    yield Problem(
                        file.doc.path,
                        place.line,
                        place.column,
                        "unknown-lexicon",
                        f"unknown lexicon {{{node.name}}}",
                        did_you_mean(node.name, known, "{{{}}}"),
                    )
