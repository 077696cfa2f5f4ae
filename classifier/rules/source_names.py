"""Lexicons with a source kind → the names and nouns by which a source's kind is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.rules.phrases import phrases
from classifier.rules.shapes import EntityShape, LexiconFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifier.rules.compiler import Compiler
    from classifier.rules.files import RuleFile, RuleFiles
    from classifier.rules.phrases import PhraseWord


class SourceName(NamedTuple):
    """A name or noun of a source.

    `words` are in small letters; where `written` is not empty, the word must stand so in the text.
    `name` is the entry's own name if it is an entity with facts, else empty. `stands_for` names
    the lexicons whose entities the word can take up. `people` tells that it is a noun for a
    person, `owner_kind` of which kind whoever has one is, `places` that any place can be one.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    kind: str
    lexicon: str
    name: str
    stands_for: tuple[str, ...]
    people: bool = False
    owner_kind: str = ""
    places: bool = False


def compile_source_names(files: RuleFiles, compiler: Compiler) -> tuple[SourceName, ...]:
    """Return all names and nouns of lexicons that have a source kind, in order of the files."""
    found: list[SourceName] = []
    for file in files.of(LexiconFile):
        known = {other.content.lexicon for other in files.of(LexiconFile)}
        for index, name in enumerate(file.content.stands_for):
            compiler.label(file.doc, ("stands_for", index), name, known, "lexicon")
        if file.content.source_kind:
            found += _names(file, compiler)
    return tuple(dict.fromkeys(found))


def _names(file: RuleFile[LexiconFile], compiler: Compiler) -> Iterator[SourceName]:
    content = file.content
    for index, entry in enumerate(content.entries):
        if isinstance(entry, EntityShape):
            texts, name = [entry.name, *entry.aliases], entry.name.removeprefix("=")
        else:
            texts, name = [entry], ""
        for text in texts:
            for words in phrases(
                _inflected(text, name, content.pos), file.doc, ("entries", index), compiler
            ):
                if any(_is_verbal(word) for word in words):
                    continue
                yield SourceName(
                    tuple(word.word for word in words),
                    tuple(word.written for word in words),
                    content.source_kind,
                    content.lexicon,
                    name,
                    tuple(content.stands_for),
                    content.people,
                    content.owner_kind,
                    content.places,
                )


def _is_verbal(word: PhraseWord) -> bool:
    """Tell whether a form is a verb's, where a noun is meant: brokered, of *broker*."""
    return word.word != word.lemma.lower() and word.word.endswith(("ed", "ing"))


def _inflected(text: str, name: str, pos: str | None) -> str:
    """Put `~` on the last word of a noun, so that its plural counts; names have none."""
    if name or pos != "noun" or not text[-1].isalpha() or "=" in text:
        return text
    return text + "~" if not text.endswith("s") or text.count(" ") == 0 else text
