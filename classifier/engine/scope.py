"""Which words a claim covers: what a hedge leaves open, what a condition makes depend.

A rule names the direction, and shallow grammar finds the ends: commas, conjunctions, relative
pronouns and finite verbs. How far hedges reach follows the syntactic view of the BioScope corpus
(Vincze et al. 2008): a modal or adverb covers its clause, a verb or noun the clause it takes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.scene import opens_clause
from classifier.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from classifier.engine.attribution.words import Words

# How the direction is put to a reader.
SCOPES = {
    "clause": "the clause that the words stand in",
    "after": "what follows the words, to the end of the clause",
    "before": "what stands before the words in their clause",
    "main": "the clause that depends on the condition",
    "sentence": "the whole sentence",
}

_DASHES = frozenset(["-", "--", "---", "–", "—"])
_HARD = frozenset([";", ":", "(", "[", ")", "]", *_DASHES])
_OPENERS = frozenset(["if", "unless"])
# Clauses that begin so are the writer's again; a cause, a time or a condition belongs to the hedge.
_CONTRAST = frozenset(["but", "although", "though", "while", "whereas", "yet", "according"])
_SAYING = frozenset(["said", "says", "adding", "added"])
_SUBORDINATE = en.SUBORDINATOR | en.QUESTION
_CONJUNCTIONS = frozenset(["if", "whether"])  # question words that are no part of their clause
_FIRST_OF_CONTENT = en.DETERMINER | en.PRONOUN | en.TO | en.MODAL
_LONGEST_INSERTION = 7
_NO_SUBJECT = en.ADVERB | en.AUXILIARY | en.NEGATION | en.STOP | en.QUOTE
_NOT_FINITE = frozenset(["be", "been", "being", "having"])
_NONE: frozenset[int] = frozenset()
_OPENING, _CLOSING = "“„«", "”»"
_TRIMMED = " \t\n\r\f\v.,;:–—-"


def scope_of(words: Words, evidence: Span, direction: str, within: Iterable[Span] = ()) -> Span:
    """Return the words of a sentence that a claim covers which `evidence` makes.

    `evidence` lies in the sentence, `direction` is one of `SCOPES`. Each span of `within`, a
    quotation or what somebody says, that holds the evidence also holds the scope.
    """
    first = bisect_right(words.ends, evidence.start)
    last = max(bisect_left(words.starts, evidence.end), first + 1)
    if first >= words.size:  # the evidence is a mark that is no word
        return trimmed(words.text, words.span)
    found = _FINDERS[direction](words, first, last)
    if found is None or not _says_anything(words.stretch(*found).of(words.text)):
        found = _clause(words, first, last)
    scope = words.stretch(*found)
    for bound in within:
        if bound.contains(evidence):
            start, end = max(scope.start, bound.start), min(scope.end, bound.end)
            if _says_anything(words.text[start:end]):
                scope = Span(start, end)
    return trimmed(words.text, scope)


def _clause(words: Words, first: int, last: int) -> tuple[int, int]:
    return _start(words, first, last), _end(words, last)


def _after(words: Words, first: int, last: int) -> tuple[int, int] | None:
    start = last
    taken = words.tags[last - 1]
    if taken & _FIRST_OF_CONTENT and not taken & en.THAT and last - 1 > first:
        start -= 1  # the pattern took the first word of what follows along
    while start < words.size and words.tags[start] & (en.COMMA | en.THAT):
        start += 1
    end = _end(words, start)
    return (start, end) if start < end else None


def _before(words: Words, first: int, last: int) -> tuple[int, int] | None:
    end = first
    while end and words.tags[end - 1] & en.COMMA:
        end -= 1
    start = _start(words, end)
    return (start, end) if start < end else None


def _sentence(words: Words, first: int, last: int) -> tuple[int, int]:
    return 0, words.size


def _main(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Find the clause that goes with an if-clause: before it, or behind the comma that ends it."""
    opener = next((at for at in range(first, last) if words.lower[at] in _OPENERS), first)
    before = _before(words, opener, last)
    if before is not None and _is_clause(words, *before):
        return before
    commas = [at for at in range(opener + 1, words.size - 1) if words.tags[at] & en.COMMA]
    for comma in (*(at for at in commas if _opens(words, at + 1)), *commas[:1]):
        return comma + 1, _end(words, max(comma + 1, last))
    return None


_FINDERS: dict[str, Callable[[Words, int, int], tuple[int, int] | None]] = {
    "clause": _clause,
    "after": _after,
    "before": _before,
    "main": _main,
    "sentence": _sentence,
}


# -------------------------------------------------------------------- ends


def _start(words: Words, first: int, last: int = 0) -> int:
    """Return the index of the first word of the clause that the words at `first` stand in.

    `last` is the index behind these words: between two commas they are put into their clause.
    """
    at = first
    if first and last < words.size and words.tags[first - 1] & words.tags[last] & en.COMMA:
        at -= 1
    while at > 0:
        subject = _has_subject(words, at, first)
        further = _further_left(words, at, first, subject=subject)
        if further is None:
            # A relative pronoun for a subject and a question word belong to their clause.
            tag = words.tags[at - 1]
            relative = tag & (en.RELATIVE | en.THAT) and not subject
            question = tag & en.QUESTION and words.lower[at - 1] not in _CONJUNCTIONS
            return at - 1 if relative or question else at
        at = further
    return 0


def _further_left(words: Words, at: int, first: int, *, subject: bool) -> int | None:
    """Step over what stands left of the word at `at`; None where the clause begins there."""
    left = at - 1
    word, tag = words.lower[left], words.tags[left]
    if tag & en.COMMA:
        if subject:
            return left if _is_list(words, at, first) else None
        behind = _before_insertion(words, left)
        return behind if behind < left else None
    if word in (")", "]"):
        return _opening(words, left)
    if _is_hard(words, left) or tag & (en.RELATIVE | en.THAT | _SUBORDINATE):
        return None
    if tag & en.COORDINATOR:
        joined = not subject or any(_is_finite(words, back) for back in range(left))
        return None if joined else left
    return left


def _end(words: Words, last: int) -> int:
    """Return the index behind the last word of the clause that goes on at `last`."""
    at = last
    while at < words.size:
        word = words.lower[at]
        if word in ("(", "["):
            at = _closing(words, at)
        elif word in _DASHES and _second_dash(words, at):
            at = _second_dash(words, at)
        elif words.tags[at] & en.COMMA and _insertion_end(words, at):
            at = _insertion_end(words, at)
        elif _is_hard(words, at) or (at > last and _leaves(words, at)) or _ends_at_comma(words, at):
            return at
        at += 1
    return words.size


def _leaves(words: Words, at: int) -> bool:
    """Tell whether another clause begins with a conjunction."""
    joined = words.tags[at] & en.COORDINATOR and _opens(words, at + 1)
    return bool(joined) or words.lower[at] in _CONTRAST


def _ends_at_comma(words: Words, comma: int) -> bool:
    if not words.tags[comma] & en.COMMA:
        return False
    after = comma + 1
    while after < words.size and words.tags[after] & en.QUOTE:
        after += 1
    if after >= words.size:
        return True
    word, tag = words.lower[after], words.tags[after]
    if tag & en.RELATIVE or word in _CONTRAST or word in _SAYING:
        return True
    if tag & en.COORDINATOR:
        return _opens(words, after + 1)
    return _opens(words, after) and not tag & (en.SUBORDINATOR | en.ADVERB)


def _opens(words: Words, index: int) -> bool:
    return index < words.size and opens_clause(words, index, _NONE)


# ------------------------------------------------------------------- parts


def _is_hard(words: Words, at: int) -> bool:
    """Tell whether a mark ends any clause, and is not the colon of a time: 4:45."""
    if words.lower[at] == ":" and at + 1 < words.size:
        return words.starts[at + 1] > words.ends[at]
    return words.lower[at] in _HARD


def _has_subject(words: Words, start: int, end: int) -> bool:
    """Tell whether some word of a stretch can be a clause's subject."""
    tags = words.tags
    return any(tags[at] & en.PRONOUN or not tags[at] & _NO_SUBJECT for at in range(start, end))


def _is_clause(words: Words, start: int, end: int) -> bool:
    """Tell whether a stretch before a condition is a clause, and no *even* or *in Sarn*."""
    if any(_is_finite(words, at) for at in range(start, end)):
        return True
    loose = en.ADVERB | en.COORDINATOR | en.STOP | en.QUOTE
    full = sum(not words.tags[at] & loose for at in range(start, end))
    return full > 1 and not words.tags[start] & en.PREPOSITION


def _is_finite(words: Words, at: int) -> bool:
    """Tell whether a word is a finite verb, as far as its form shows."""
    tag = words.tags[at]
    if tag & (en.VERB | en.AUXILIARY):
        return words.lower[at] not in _NOT_FINITE
    before = words.tags[at - 1] if at else en.DETERMINER
    noun = en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.COMMA | en.BE
    return bool(tag & en.ED and not before & noun)


def _is_list(words: Words, start: int, end: int) -> bool:
    """Tell whether a comma stands in a list that is the subject: ships, boats and barges may."""
    joined = any(words.tags[at] & en.COORDINATOR for at in range(start, end))
    return joined and not any(_is_finite(words, at) for at in range(start, end))


def _before_insertion(words: Words, comma: int) -> int:
    """Return the comma that opens the insertion which the one at `comma` closes, or `comma`."""
    for at in range(comma - 1, 0, -1):
        if words.tags[at] & en.COMMA:
            return at
        if _is_hard(words, at):
            break
    return comma


def _insertion_end(words: Words, comma: int) -> int:
    """Return the comma before a verb that closes a short insertion, or 0: it may, he said, end."""
    for at in range(comma + 2, min(words.size - 1, comma + _LONGEST_INSERTION)):
        if words.tags[at] & en.COMMA:
            return at if _is_finite(words, at + 1) else 0
    return 0


def _opening(words: Words, closing: int) -> int:
    for at in range(closing - 1, -1, -1):
        if words.lower[at] in ("(", "["):
            return at
    return closing


def _closing(words: Words, opening: int) -> int:
    for at in range(opening + 1, words.size):
        if words.lower[at] in (")", "]"):
            return at
    return opening


def _second_dash(words: Words, first: int) -> int:
    for at in range(first + 1, words.size):
        if words.lower[at] in _DASHES:
            return at
    return 0


def _says_anything(words: str) -> bool:
    return any(char.isalnum() for char in words)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space and stops at both ends, unless it has nothing else."""
    start, end = span
    while start < end and text[start] in _TRIMMED + _CLOSING:
        start += 1
    while start < end and text[end - 1] in _TRIMMED + _OPENING:
        end -= 1
    return Span(start, end) if start < end else span
