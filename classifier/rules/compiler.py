"""What every kind of rule file needs to become runnable: patterns, labels and ids with places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.problems import Problem, Severity, did_you_mean
from classifier.rules.pattern import CompiledPattern, PatternError, compile_tree, parse
from classifier.rules.pattern.expand import Expander, UnknownLexicon
from classifier.rules.pattern.nodes import CaptureGroup, Group, Lexicon, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from classifier.rules.pattern.expand import Inflector, WordList
    from classifier.rules.yamldoc import Path, YamlDoc


class Compiler:
    """Compiles the patterns of a rulebook and gathers what is wrong with them.

    `used` collects the names of the lexicons that some pattern refers to.
    """

    def __init__(self, lexicons: Mapping[str, WordList], inflect: Inflector) -> None:
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._lexicons = lexicons
        self._expander = Expander(lexicons, inflect)
        self._ids: dict[str, str] = {}

    def pattern(self, doc: YamlDoc, path: Path, text: str) -> CompiledPattern | None:
        """Compile the pattern that stands at `path` of a document; None where it is broken."""
        place = doc.place(path)
        try:
            tree = parse(text)
            self.used.update(node.name for node in lexicon_references(tree))
            return compile_tree(text, tree, self._expander, doc.path, place.line, place.column)
        except PatternError as error:
            self.problem(doc, path, error.code, error.message, error.hint, offset=error.offset)
        except UnknownLexicon as error:
            name = error.node.name
            inside = any(node.name == name for node in lexicon_references(parse(text)))
            if inside:  # otherwise the lexicon that refers to it reports it, once
                hint = did_you_mean(name, self._lexicons, "{{{}}}")
                hint = hint or f"add rules/lexicons/{name}.yaml"
                message = f"unknown lexicon {{{name}}}"
                offset = error.node.start
                self.problem(doc, path, "unknown-lexicon", message, hint, offset=offset)
        return None

    def patterns(
        self, doc: YamlDoc, path: Path, texts: Iterable[str]
    ) -> tuple[CompiledPattern, ...]:
        """Compile a list of patterns, leaving out the broken ones."""
        compiled = (self.pattern(doc, (*path, index), text) for index, text in enumerate(texts))
        return tuple(pattern for pattern in compiled if pattern is not None)

    def label(self, doc: YamlDoc, path: Path, label: str, known: Iterable[str], what: str) -> bool:
        """Tell whether a label is declared; report it if not."""
        known = list(known)
        if label in known:
            return True
        hint = did_you_mean(label, known) or "known: " + ", ".join(known)
        self.problem(doc, path, "unknown-label", f"unknown {what} '{label}'", hint)
        return False

    def identify(self, doc: YamlDoc, path: Path, rule_id: str) -> None:
        """Report an id that another rule has already."""
        place = doc.place(path)
        here = f"{doc.path}:{place.line}"
        if rule_id in self._ids:
            hint = f"the first is at {self._ids[rule_id]}; ids are unique over all rules"
            self.problem(doc, path, "duplicate-id", f"a second rule has the id '{rule_id}'", hint)
        self._ids.setdefault(rule_id, here)

    def problem(
        self,
        doc: YamlDoc,
        path: Path,
        code: str,
        message: str,
        hint: str = "",
        *,
        offset: int = 0,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report something about the value at `path`, `offset` code points into it."""
        place = doc.place(path, offset)
        self.problems.append(
            Problem(doc.path, place.line, place.column, code, message, hint, severity)
        )


def lexicon_references(tree: Sequence) -> Iterator[Lexicon]:
    """Yield every lexicon that a pattern names, in order."""
    for item in tree.items:
        node = item.node
        if isinstance(node, Lexicon):
            yield node
        elif isinstance(node, Group):
            for branch in node.branches:
                yield from lexicon_references(branch)
        elif isinstance(node, CaptureGroup):
            yield from lexicon_references(node.body)
