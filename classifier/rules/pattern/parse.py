"""Pattern text → tree. Every mistake is a `PatternError` with its position."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from classifier.rules.pattern.nodes import (
    Anchor,
    CaptureGroup,
    Gap,
    Group,
    Item,
    Lexicon,
    Node,
    Raw,
    Sequence,
    Word,
)


class PatternError(Exception):
    """A pattern that cannot be read; `offset` is where, in code points into its text."""

    def __init__(self, offset: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.code = code
        self.message = message
        self.hint = hint


class _Bracket(NamedTuple):
    closing: str
    name: str


_BRACKETS = {
    "(": _Bracket(")", "group"),
    "[": _Bracket("]", "optional part"),
    "<": _Bracket(">", "capture"),
}
_CLOSING = {bracket.closing: opening for opening, bracket in _BRACKETS.items()} | {"}": "{"}
_GAP = re.compile(r"\.\.(\.|\d+)(?=$|[\s)\]>|])")
_LEXICON = re.compile(r"\{([A-Za-z0-9_-]*)\}")
_CAPTURE = re.compile(r"<([A-Za-z_][A-Za-z0-9_]*):")
_WORD = re.compile(r"(?:\\.|[^\s()\[\]{}<>|~\\/,;:!?]|(?<=\w)[/:,](?=\w))+|[,;:!?]")
_LONGEST_PATTERN = 2_000
_LARGEST_GAP = 40
_DEEPEST = 30


@lru_cache(maxsize=65_536)
def parse(text: str) -> Sequence:
    """Read a pattern. Raises `PatternError` at the first mistake."""
    if len(text) > _LONGEST_PATTERN:
        raise PatternError(
            _LONGEST_PATTERN,
            "pattern-length",
            f"a pattern may have {_LONGEST_PATTERN} characters",
            "move its words into a lexicon",
        )
    parser = _Parser(text)
    tree = parser.sequence()
    if parser.at < len(text):
        stray = text[parser.at]
        if stray == "|":
            raise PatternError(
                parser.at, "pattern-syntax", "'|' outside of a group", "write (this|that)"
            )
        opening = _CLOSING[stray]
        raise PatternError(
            parser.at,
            "unbalanced-bracket",
            f"'{stray}' closes nothing",
            f"add '{opening}' before it, or remove it",
        )
    _check_shape(tree, outermost=True)
    return tree


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def sequence(self) -> Sequence:
        """Read items up to a closing bracket, a `|` or the end."""
        self._space()
        start = self.at
        items: list[Item] = []
        glued = False
        while self.at < len(self.text) and self.text[self.at] not in ")]>}|":
            node = self._node()
            items.append(Item(node, glued and bool(items)))
            glued = not self._space()
        return Sequence(start, self.at, tuple(items))

    def _space(self) -> bool:
        start = self.at
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at > start

    def _node(self) -> Node:
        char = self.text[self.at]
        if gap := _GAP.match(self.text, self.at):
            return self._gap(gap)
        if char in "^$":
            self.at += 1
            return Anchor(self.at - 1, self.at, char == "^")
        if char in "([":
            return self._group(char)
        if char == "<":
            return self._capture()
        if char == "{":
            return self._lexicon()
        if char == "/":
            return self._raw()
        return self._word()

    def _gap(self, found: re.Match[str]) -> Gap:
        start, self.at = self.at, found.end()
        if found.group(1) == ".":
            return Gap(start, self.at, None)
        most = int(found.group(1))
        if not 1 <= most <= _LARGEST_GAP:
            raise PatternError(
                start,
                "pattern-gap",
                f"a gap may span 1 to {_LARGEST_GAP} words, not {most}",
                "'...' spans any number of words in the sentence",
            )
        return Gap(start, self.at, most)

    def _group(self, opening: str) -> Group:
        start = self._open()
        branches = [self.sequence()]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        self._close(opening, start)
        inflected = self._tilde()
        for branch in branches:
            if not branch.items:
                raise PatternError(
                    branch.start,
                    "pattern-empty",
                    f"an empty alternative in this {_BRACKETS[opening].name}",
                    "write [this|that] for something that may be missing",
                )
        if inflected:
            branches = [_inflected(branch) for branch in branches]
        return Group(start, self.at, tuple(branches), optional=opening == "[")

    def _capture(self) -> CaptureGroup:
        found = _CAPTURE.match(self.text, self.at)
        if not found:
            raise PatternError(
                self.at, "pattern-syntax", "a capture needs a name", "write <speaker: …>"
            )
        start = self._open()
        self.at = found.end()
        body = self.sequence()
        self._close("<", start)
        if not body.items:
            raise PatternError(start, "pattern-empty", "an empty capture", "put a pattern into it")
        return CaptureGroup(start, self.at, found.group(1), body)

    def _open(self) -> int:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternError(self.at, "pattern-depth", "brackets nested too deep")
        self.at += 1
        return self.at - 1

    def _close(self, opening: str, start: int) -> None:
        bracket = _BRACKETS[opening]
        if self.at < len(self.text) and self.text[self.at] == bracket.closing:
            self.at += 1
            self.depth -= 1
            return
        if self.at < len(self.text):
            message = f"'{self.text[self.at]}' where '{bracket.closing}' is due"
        else:
            message = f"'{opening}' is never closed"
        raise PatternError(
            start,
            "unbalanced-bracket",
            f"unbalanced {bracket.name}: {message}",
            f"add '{bracket.closing}'",
        )

    def _lexicon(self) -> Lexicon:
        found = _LEXICON.match(self.text, self.at)
        if not found:
            if "}" not in self.text[self.at :]:
                raise PatternError(
                    self.at, "unbalanced-bracket", "'{' is never closed", "write {lexicon}"
                )
            raise PatternError(
                self.at,
                "pattern-syntax",
                "a lexicon's name has letters, digits, '-' and '_' only",
                "write {lexicon}",
            )
        if not found.group(1):
            raise PatternError(self.at, "pattern-empty", "a lexicon without a name")
        start, self.at = self.at, found.end()
        inflect = self._tilde()
        return Lexicon(start, self.at, found.group(1), inflect)

    def _raw(self) -> Raw:
        start = self.at
        end = start + 1
        while end < len(self.text) and self.text[end] != "/":
            end += 2 if self.text[end] == "\\" else 1
        if end >= len(self.text):
            raise PatternError(
                start, "unbalanced-bracket", "'/' is never closed", r"write /…/; '\/' for a slash"
            )
        source = self.text[start + 1 : end].replace("\\/", "/")
        self.at = end + 1
        if not source:
            raise PatternError(start, "pattern-empty", "an empty expression")
        try:
            compiled = regex.compile(source, regex.V0 | regex.IGNORECASE)
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            offset = getattr(error, "pos", None) or 0
            reason = getattr(error, "msg", None) or str(error)
            raise PatternError(start + 1 + offset, "bad-regex", f"bad regex: {reason}") from None
        if compiled.groups:
            raise PatternError(
                start,
                "bad-regex",
                "a regex may not have capturing groups of its own",
                "write (?:…), or name words with <name: …>",
            )
        return Raw(start, self.at, source)

    def _word(self) -> Word:
        start = self.at
        cased = self.text[start] == "=" and start + 1 < len(self.text)
        found = _WORD.match(self.text, start + cased)
        if not found:
            char = self.text[start]
            hint = "'~' follows the word that it inflects" if char == "~" else ""
            raise PatternError(
                start, "pattern-syntax", f"'{char}' cannot stand here", hint or f"write \\{char}"
            )
        self.at = found.end()
        text = re.sub(r"\\(.)", r"\1", found.group())
        if ".." in text:
            raise PatternError(
                start + found.group().index(".."),
                "pattern-gap",
                f"a gap joined to a word: '{text}'",
                "put a space before '..'; a gap is ..1 to ..40 or ...",
            )
        inflect = self._tilde()
        word = Word(start, self.at, text, inflect, cased)
        if inflect and (cased or not text.replace("-", "").replace("'", "").isalpha()):
            raise PatternError(
                start,
                "pattern-inflection",
                f"'{text}' cannot be inflected",
                "'~' needs a plain word in its dictionary form",
            )
        return word

    def _tilde(self) -> bool:
        if self.at < len(self.text) and self.text[self.at] == "~":
            self.at += 1
            return True
        return False


def _inflected(branch: Sequence) -> Sequence:
    """Spread the `~` of a group over its single-word branches."""
    node = branch.items[0].node
    if len(branch.items) == 1 and isinstance(node, Word) and not node.cased:
        word = Word(node.start, node.end, node.text, inflect=True)
        return Sequence(branch.start, branch.end, (Item(word),))
    if len(branch.items) == 1 and isinstance(node, Lexicon):
        lexicon = Lexicon(node.start, node.end, node.name, inflect=True)
        return Sequence(branch.start, branch.end, (Item(lexicon),))
    raise PatternError(
        branch.start,
        "pattern-inflection",
        "'~' after a group inflects single words; this alternative has several",
        "put '~' on the word that inflects",
    )


def _check_shape(tree: Sequence, *, outermost: bool) -> None:
    """Refuse what can be read but not meant: loose gaps, anchors inside, nothing required."""
    items = tree.items
    if outermost and not items:
        raise PatternError(0, "pattern-empty", "an empty pattern", "write the words to look for")
    for index, item in enumerate(items):
        node = item.node
        last = index == len(items) - 1
        if isinstance(node, Gap):
            _check_gap(items, index, last=last)
        elif isinstance(node, Anchor):
            in_place = outermost and (index == 0 if node.at_start else last)
            if not in_place:
                where = "start" if node.at_start else "end"
                char = "^" if node.at_start else "$"
                raise PatternError(
                    node.start,
                    "pattern-anchor",
                    f"'{char}' must stand at the {where} of the pattern",
                    f"write \\{char} for the character itself",
                )
        elif isinstance(node, Group):
            for branch in node.branches:
                _check_shape(branch, outermost=False)
        elif isinstance(node, CaptureGroup):
            _check_shape(node.body, outermost=False)
        if item.glued and not _may_glue(items[index - 1].node, node):
            raise PatternError(
                node.start,
                "pattern-glue",
                "letters cannot be joined to a bracket",
                "put a space between, or write the whole words: (prewar|postwar)",
            )
    if not any(_required(item.node) for item in items):
        raise PatternError(
            tree.start,
            "pattern-empty",
            "this can match nothing at all" if outermost else "this alternative can be empty",
            "at least one word must be required",
        )


def _check_gap(items: tuple[Item, ...], index: int, *, last: bool) -> None:
    node = items[index].node
    first = index == 0
    neighbours = [items[i].node for i in (index - 1, index + 1) if 0 <= i < len(items)]
    if first or last or any(isinstance(neighbour, Gap) for neighbour in neighbours):
        raise PatternError(
            node.start,
            "pattern-gap",
            "a gap needs a word on both sides",
            "remove it: a pattern may begin and end anywhere in the sentence",
        )


def _required(node: Node) -> bool:
    if isinstance(node, Gap | Anchor):
        return False
    return not (isinstance(node, Group) and node.optional)


def _may_glue(left: Node, right: Node) -> bool:
    """Tell whether two nodes may stand without white space: only where punctuation meets."""
    if isinstance(left, Anchor) or isinstance(right, Anchor):
        return True
    return _edge_is_punctuation(left, last=True) or _edge_is_punctuation(right, last=False)


def _edge_is_punctuation(node: Node, *, last: bool) -> bool:
    if isinstance(node, Word):
        return not node.text[-1 if last else 0].isalnum()
    if isinstance(node, Group):
        edges = [branch.items[-1 if last else 0].node for branch in node.branches]
        return all(_edge_is_punctuation(edge, last=last) for edge in edges)
    if isinstance(node, CaptureGroup):
        return _edge_is_punctuation(node.body.items[-1 if last else 0].node, last=last)
    return False
