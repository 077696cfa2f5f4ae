"""An expanded tree → the source of a `regex` that runs on one sentence of original text.

Words match whole words in any case. White space between them is any; quotation marks there are
transparent; straight and curly quotes are alike, and so are hyphens and dashes.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import regex

from classifier.rules.pattern.expand import (
    ExpandedCapture,
    ExpandedGroup,
    ExpandedSequence,
    Listing,
    WordForms,
)
from classifier.rules.pattern.nodes import Anchor, Gap, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.rules.pattern.expand import ExpandedItem, ExpandedNode

# Classes as the inside of a set; ranges, since long sets are what takes `regex` time to read.
_DOUBLE = '"“-‟«»‹›'
_SINGLE = "'‘-‛ʼ"
_DASH = "-‐-―−"

_QUOTES = "[\"'‘-‟«»‹›]"
_BETWEEN_WORDS = rf"{_QUOTES}*\s+{_QUOTES}*"
_BEFORE_PUNCTUATION = "[\\s\"'‘-‟«»‹›]*"
_WORD = r"\w++(?:[-'’.,]\w++)*+"
# Keeps `can` from matching in `can't`.
_NO_CONTRACTION = "(?!['‘-‛]t\\b)"


def emit(tree: ExpandedSequence) -> str:
    """Return the `regex` source of a pattern."""
    return _sequence(tree)


def _sequence(tree: ExpandedSequence) -> str:
    """Join items with what may stand between them.

    `pending` is the separator still owed before the next item: none at the beginning and after a
    gap. An optional item takes its separator with it.
    """
    parts: list[str] = []
    pending = False
    items = tree.items
    for index, item in enumerate(items):
        node = item.node
        if isinstance(node, Anchor):
            parts.append(
                _anchor(node, after_gap=index > 0 and isinstance(items[index - 1].node, Gap))
            )
            continue
        if isinstance(node, Gap):
            parts.append(_gap(node, items, index))
            pending = False
            continue
        optional = isinstance(node, ExpandedGroup) and node.optional
        before = _separator(items[index - 1].node, item) if pending else ""
        if optional and not pending:
            after = _separator(node, items[index + 1]) if index + 1 < len(items) else ""
            parts.append(f"(?:{_node(node)}{after})?")
        elif optional:
            parts.append(f"(?:{before}{_node(node)})?")
        else:
            parts.append(before + _node(node))
            pending = True
    return "".join(parts)


def _node(node: ExpandedNode) -> str:
    match node:
        case WordForms():
            return _word(node)
        case Listing():
            return _listing(node.entries)
        case ExpandedGroup():
            return f"(?:{'|'.join(_branches(node.branches))})"
        case ExpandedCapture():
            return f"(?P<{node.name}>{_sequence(node.body)})"
        case Raw():
            return f"(?:{node.source})"
        case _:
            raise AssertionError(node)


def _separator(left: ExpandedNode, right: ExpandedItem) -> str:
    if right.glued:
        return ""
    if starts_with_punctuation(right.node) or ends_with_punctuation(left):
        return _BEFORE_PUNCTUATION
    return _BETWEEN_WORDS


def _anchor(node: Anchor, *, after_gap: bool) -> str:
    if node.at_start:
        return r"(?<=\A\W*)"
    return r"\W*\Z" if after_gap else r"(?=\W*\Z)"


def _gap(node: Gap, items: tuple[ExpandedItem, ...], index: int) -> str:
    most = "" if node.most is None else str(node.most)
    if isinstance(items[index - 1].node, Anchor):
        return rf"(?:{_WORD}\W++){{0,{most}}}?"
    following = items[index + 1].node
    if isinstance(following, Anchor):
        return rf"(?:\W++{_WORD}){{0,{most}}}?"
    loose = starts_with_punctuation(following)
    return rf"(?:\W++{_WORD}){{0,{most}}}?" + (r"\W*?" if loose else r"\W++")


def starts_with_punctuation(node: ExpandedNode) -> bool:
    """Tell whether some way to match the node begins with a punctuation mark."""
    return _edge(node, 0)


def ends_with_punctuation(node: ExpandedNode) -> bool:
    """Tell whether some way to match the node ends with a punctuation mark."""
    return _edge(node, -1)


def _edge(node: ExpandedNode, end: int) -> bool:
    match node:
        case WordForms():
            return not node.forms[0][end].isalnum() and node.punctuation
        case ExpandedGroup():
            return any(_edge(branch.items[end].node, end) for branch in node.branches)
        case ExpandedCapture():
            return _edge(node.body.items[end].node, end)
        case Raw():
            return True  # it may match anything
        case _:
            return False


# ---------------------------------------------------------------- words


def _word(node: WordForms) -> str:
    inside = _trie(node.forms) if not node.cased else f"(?-i:{_literal(node.forms[0])})"
    return _bounded(inside, node.forms)


def _bounded(inside: str, forms: Iterable[str]) -> str:
    """Hold words to their borders; where all begin (end) with a letter, a boundary does."""
    forms = list(forms)
    starts = {_is_word(form[0]) for form in forms}
    ends = {_is_word(form[-1]) for form in forms}
    start = {1: r"\b", 2: r"(?<!\w)"}[len(starts)] if True in starts else ""
    end = {1: r"\b", 2: r"(?!\w)"}[len(ends)] if True in ends else ""
    if any(form[-1] in "nN" for form in forms):
        end += _NO_CONTRACTION
    return f"{start}{inside}{end}"


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _literal(text: str) -> str:
    return "".join(_character(char) for char in text)


def _character(char: str) -> str:
    """Return a set of all that is alike, for quotation marks and dashes; else the character."""
    if char in "'‘’‚‛ʼ":
        return f"[{_SINGLE}]"
    if char in '"“”„‟«»‹›':
        return f"[{_DOUBLE}]"
    if char in "-‐‑‒–—―−":
        return f"[{_DASH}]"
    return regex.escape(char, special_only=True)


def _trie(forms: Iterable[str]) -> str:
    """Return an alternation of words that shares their beginnings; the longest is tried first."""
    unique = sorted({form.lower() for form in forms})
    if len(unique) == 1:
        return _literal(unique[0])
    heads: dict[str, list[str]] = {}
    for form in unique:
        heads.setdefault(form[:1], []).append(form[1:])
    ends_here = "" in heads
    branches = [_character(head) + _trie(tails) for head, tails in sorted(heads.items()) if head]
    body = branches[0] if len(branches) == 1 and not ends_here else f"(?:{'|'.join(branches)})"
    return body + "?" if ends_here else body


# -------------------------------------------------------------- lexicons


def _listing(entries: tuple[ExpandedSequence, ...]) -> str:
    """Return an alternation of entries: phrases before single words, so the longest counts."""
    words = [node for entry in entries if (node := _plain_word(entry))]
    branches = _phrases([entry for entry in entries if not _plain_word(entry)])
    if words:
        branches.append(_any_word(words))
    return f"(?:{'|'.join(branches)})"


def _branches(branches: tuple[ExpandedSequence, ...]) -> list[str]:
    """Return the branches of a group in their order; words that follow each other are one.

    Of these no two can match at the same place, since each must end where a word does.
    """
    found: list[str] = []
    for words, run in groupby(map(_with_word, branches), key=lambda pair: pair[1] is not None):
        pairs = list(run)
        if words and len(pairs) > 1:
            found.append(_any_word([word for _, word in pairs if word]))
        else:
            found += [_sequence(branch) for branch, _ in pairs]
    return found


def _with_word(branch: ExpandedSequence) -> tuple[ExpandedSequence, WordForms | None]:
    return branch, _plain_word(branch)


def _plain_word(branch: ExpandedSequence) -> WordForms | None:
    """Return the word that is all of a branch, if it is of letters and digits, in any case."""
    node = branch.items[0].node
    if len(branch.items) > 1 or not isinstance(node, WordForms) or node.cased:
        return None
    return node if node.forms[0].isalnum() else None


def _any_word(words: Iterable[WordForms]) -> str:
    forms = [form for word in words for form in word.forms]
    return _bounded(f"(?:{_trie(forms)})", forms)


def _phrases(phrases: list[ExpandedSequence]) -> list[str]:
    """Return phrases that begin alike joined at their first word, longest first."""
    heads: dict[str, list[ExpandedSequence]] = {}
    for phrase in phrases:
        heads.setdefault(_first(phrase), []).append(phrase)
    branches = []
    for head, group in heads.items():
        ordered = sorted(group, key=lambda phrase: -len(phrase.items))
        if len(ordered) == 1 or not head:
            branches += [_sequence(phrase) for phrase in ordered]
            continue
        tails = [_sequence(phrase)[len(head) :] for phrase in ordered]
        branches.append(f"{head}(?:{'|'.join(tails)})")
    return branches


def _first(phrase: ExpandedSequence) -> str:
    """Return the source of a phrase's first word, or nothing if it does not begin with one."""
    node = phrase.items[0].node
    return _word(node) if isinstance(node, WordForms) else ""
