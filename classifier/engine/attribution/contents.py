"""What is said: the clause, infinitive, phrase or quotation that a cue takes, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.words import Words
    from classifier.rules.frames import Content


class Start(NamedTuple):
    """What a cue takes, and the index of the word at which that begins."""

    kind: Content
    at: int


_LONGEST_ADDRESS = 18
# Words after a comma at which an indirect content ends: what follows is the writer's again.
_CONTRAST = frozenset(["but", "while", "though", "although", "even", "yet", "as", "when", "so"])
_DASHES = frozenset(["-", "--", "---", "–", "—"])


def right_of(words: Words, cue: Cue, verbs: AbstractSet[int]) -> Start | None:
    """Return what the frame's words take on their right.

    A person addressed, a time or an occasion may come between: “told reporters on Monday that”.
    """
    accepted = cue.frame.content
    first = _direct(words, cue.last, verbs)
    if first is not None and first.kind in accepted and first.kind not in ("object", "clause"):
        return first
    later = _after_address(words, cue, verbs)
    if later is not None and later.kind in accepted:
        return later
    if first is not None and first.kind in accepted:
        return first
    if first is not None and first.kind == "clause" and "object" in accepted:
        return Start("object", first.at)
    return None


def _direct(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """Return what begins at a word, or just behind a comma or colon there."""
    tags, count = words.tags, len(words)
    while (
        index < count
        and words.quote[index] < 0
        and (words.lower[index] in (":", ",") and index + 1 < count)
    ):
        if words.quote[index + 1] >= 0:
            return Start("quotation", index + 1)
        if words.lower[index] == ",":
            return None
        return Start("quotation", index + 1)
    if index >= count:
        return None
    if words.quote[index] >= 0:
        return Start("quotation", index)
    tag = tags[index]
    if tag & en.THAT:
        return Start("that", index)
    if tag & en.QUESTION and not tag & en.AUXILIARY:
        if words.lower[index] in ("when", "where", "which", "who", "whose", "whom"):
            return Start("question", index) if words.lower[index] != "when" else None
        return Start("question", index)
    if _opens_infinitive(words, index):
        return Start("infinitive", index)
    if tag & (en.STOP | en.SUBORDINATOR | en.COORDINATOR | en.AUXILIARY | en.TO):
        if tag & (en.SUBJECT | en.PRONOUN):
            return Start("clause", index)
        return None
    if tag & en.TIME:
        return _direct(words, index + 1, verbs)
    if tag & en.PREPOSITION:
        return None
    if tag & en.ADVERB and not tag & en.DETERMINER:
        return _direct(words, index + 1, verbs) or Start("object", index)
    return Start("clause" if opens_clause(words, index, verbs) else "object", index)


def _opens_infinitive(words: Words, index: int) -> bool:
    if words.lower[index] == "not" and index + 1 < len(words):
        index += 1
    if not words.tags[index] & en.TO or index + 1 >= len(words):
        return False
    tag = words.tags[index + 1]
    if words.lower[index + 1] in ("be", "have", "do"):
        return True
    return not (
        tag & (en.DETERMINER | en.PRONOUN | en.POSSESSIVE | en.TIME | en.STOP | en.QUOTE | en.ING)
        or words.upper[index + 1]
    )


def opens_clause(words: Words, index: int, verbs: AbstractSet[int]) -> bool:
    """Tell whether a subject and its finite verb begin here, and no mere noun phrase."""
    tags, count = words.tags, len(words)
    tag = tags[index]
    if tag & en.SUBJECT:
        return True
    if tag & en.AUXILIARY and tag & en.PRONOUN:
        return True
    for at in range(index, min(count, index + 16)):
        tag = tags[at]
        if words.quote[at] >= 0:
            continue
        if at > index and (at in verbs or tag & en.VERB):
            return True
        if tag & en.AUXILIARY:
            return words.lower[at] not in ("be", "been", "being", "having")
        if (
            at > index
            and tag & en.ED
            and not tags[at - 1]
            & (en.DETERMINER | en.POSSESSIVE | en.PREPOSITION | en.ADVERB | en.COORDINATOR)
        ):
            following = tags[at + 1] if at + 1 < count else en.STOP
            if not following & en.PREPOSITION:
                return True
        if tag & (en.STOP | en.SUBORDINATOR | en.RELATIVE | en.TO | en.THAT):
            return False
    return False


def _after_address(words: Words, cue: Cue, verbs: AbstractSet[int]) -> Start | None:
    """Look for *that*, a quotation, an infinitive behind somebody addressed or an occasion."""
    tags, count = words.tags, len(words)
    index = cue.last
    if index >= count:
        return None
    addressed = cue.frame.addressee
    tag = tags[index]
    if not addressed and not tag & (en.PREPOSITION | en.TIME | en.TO | en.ADVERB):
        if not ("infinitive" in cue.frame.content and "object" in cue.frame.content):
            return None
        return None
    for at in range(index, min(count, index + _LONGEST_ADDRESS)):
        tag = tags[at]
        if words.quote[at] >= 0:
            return Start("quotation", at)
        if tag & en.THAT and at > index:
            following = tags[at + 1] if at + 1 < count else 0
            if following & (en.AUXILIARY | en.VERB) or at + 1 in verbs:
                continue  # a relative clause
            return Start("that", at)
        if words.lower[at] == ":":
            return Start("quotation", at + 1) if at + 1 < count else None
        if tag & en.COMMA:
            if at + 1 < count and words.quote[at + 1] >= 0:
                return Start("quotation", at + 1)
            continue
        if tag & en.STOP:
            return None
        if addressed and at > index:
            if words.lower[at] in ("whether", "how", "why", "what", "if"):
                return Start("question", at)
            if _opens_infinitive(words, at):
                return Start("infinitive", at)
        if at > index and (tag & en.SUBJECT) and not tags[at - 1] & en.PREPOSITION:
            return Start("clause", at)
        if at in verbs and at > index:
            break
    if addressed:
        return _clause_after_person(words, index, verbs)
    return _clause_after_occasion(words, index, verbs)


def _clause_after_person(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """“told him taxes would rise”, “told CNN the law was dead”."""
    tags, count = words.tags, len(words)
    at = index
    if tags[at] & en.PRONOUN:
        at += 1
    elif words.upper[at]:
        while at < count and words.upper[at]:
            at += 1
    else:
        while at < count and not tags[at] & (en.STOP | en.PREPOSITION | en.VERB | en.AUXILIARY):
            at += 1
            if at < count and tags[at] & en.DETERMINER:
                break
    if at < count and tags[at] & en.TIME:
        at += 1
    if at < count and at > index:
        tag = tags[at]
        if not tag & (en.STOP | en.COORDINATOR | en.SUBORDINATOR | en.AUXILIARY | en.VERB):
            if tag & en.PREPOSITION:
                return Start("object", at)
            return Start("clause", at) if opens_clause(words, at, verbs) else None
    return None


def _clause_after_occasion(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """“said in an interview the law was dead”: a second determiner or name opens the clause."""
    tags, count = words.tags, len(words)
    if not tags[index] & (en.PREPOSITION | en.TIME):
        return None
    seen = False
    for at in range(index + 1, min(count, index + 10)):
        tag = tags[at]
        if tag & (en.STOP | en.QUOTE):
            return None
        opens = tag & en.DETERMINER or (words.upper[at] and not words.upper[at - 1])
        if opens and seen and not tags[at - 1] & (en.PREPOSITION | en.DETERMINER):
            return Start("clause", at) if opens_clause(words, at, verbs) else None
        seen = seen or not tag & (en.DETERMINER | en.PREPOSITION)
    return None


# ------------------------------------------------------------------- ends


def end_of_content(
    words: Words, start: Start, cue: Cue, verbs: AbstractSet[int], cue_heads: AbstractSet[int]
) -> int:
    """Return the index of the word at which a content that begins at `start` ends (without)."""
    tags, lower, quote, count = words.tags, words.lower, words.quote, len(words)
    within_relative = (
        cue.first > 0
        and bool(tags[cue.first - 1] & en.RELATIVE)
        and (cue.first > 1 and bool(tags[cue.first - 2] & en.COMMA))
    )
    index, brackets = start.at, 0
    while index < count:
        if quote[index] >= 0:
            index = _after_quotation(words, index)
            if index < count and start.kind == "quotation" and index > start.at:
                if _quotation_is_over(words, index):
                    return index
            continue
        tag = tags[index]
        if lower[index] in ("(", "["):
            brackets += 1
        elif lower[index] in (")", "]"):
            if brackets == 0:
                return index
            brackets -= 1
        elif lower[index] == ";":
            return index
        elif lower[index] in _DASHES and brackets == 0:
            if index > start.at and not _second_dash(words, index):
                return index
            if index > start.at:
                index = _second_dash(words, index)
        elif tag & en.COMMA and index > start.at and brackets == 0:
            if within_relative or _ends_at_comma(words, index, cue, verbs, cue_heads, start):
                return index
        elif tag & en.COORDINATOR and _next_verb(words, index + 1) in cue_heads:
            if index > start.at:
                return index
        elif lower[index] == "according" and index > start.at:
            return index
        index += 1
    return count


def _after_quotation(words: Words, index: int) -> int:
    number = words.quote[index]
    while index < len(words) and words.quote[index] == number:
        index += 1
    return index


def _quotation_is_over(words: Words, index: int) -> bool:
    """Tell whether a quotation just before `index` ends with a stop, so that nothing goes on."""
    end = words.ends[index - 1]
    inside = words.text[max(0, end - 2) : end - 1]
    return inside in (".", ",", "!", "?") or bool(words.tags[index] & en.STOP)


def _second_dash(words: Words, index: int) -> int:
    """Return the dash that closes the insertion which the one at `index` opens, or 0."""
    for at in range(index + 1, len(words)):
        if words.quote[at] < 0 and words.lower[at] in _DASHES:
            return at
    return 0


def _next_verb(words: Words, index: int) -> int:
    """Return the index of the word behind adverbs and auxiliaries."""
    while index < len(words) and words.tags[index] & (en.ADVERB | en.AUXILIARY):
        index += 1
    return index


def _ends_at_comma(
    words: Words,
    comma: int,
    cue: Cue,
    verbs: AbstractSet[int],
    cue_heads: AbstractSet[int],
    start: Start,
) -> bool:
    tags, lower, count = words.tags, words.lower, len(words)
    if comma + 1 >= count:
        return True
    after = comma + 1
    word, tag = lower[after], tags[after]
    if words.quote[after] >= 0:
        return False
    if word == "according" or word in _CONTRAST:
        return True
    if _next_verb(words, after) in cue_heads:
        return True
    if tag & en.COORDINATOR:
        behind = _next_verb(words, after + 1)
        return behind in cue_heads or opens_clause(words, min(after + 1, count - 1), verbs)
    if start.kind in ("object", "infinitive") and tag & (en.RELATIVE | en.SUBORDINATOR):
        return True
    return False


def left_of(words: Words, before: int, cue_heads: AbstractSet[int]) -> tuple[int, int] | None:
    """Return the words said before a postposed source or cue whose first word is at `before`.

    “Taxes will rise, Ruiz said.” – up to the comma, from the start of the clause.
    """
    last = before
    while last > 0 and words.tags[last - 1] & en.STOP and words.quote[last - 1] < 0:
        last -= 1
    if last <= 0:
        return None
    first = _start_of_clause(words, last, cue_heads)
    return (first, last) if first < last else None


def _start_of_clause(words: Words, last: int, cue_heads: AbstractSet[int]) -> int:
    """Go back to the start of the sentence, or behind an earlier attribution in it."""
    tags = words.tags
    for index in range(last - 1, 1, -1):
        if words.quote[index] >= 0:
            continue
        if words.lower[index] == ";":
            return index + 1
        joined = tags[index] & en.COMMA and tags[index + 1] & en.COORDINATOR
        if joined and words.quote[index + 1] < 0 and any(head < index for head in cue_heads):
            return index + 2
    first = 0
    if first < last - 1 and words.lower[0] in ("but", "and", "yet") and words.quote[0] < 0:
        first = 1
    return first


def clause_before(words: Words, index: int) -> int:
    """Return where the clause begins that the word at `index` stands in."""
    while index > 0:
        tag = words.tags[index - 1]
        if words.quote[index - 1] >= 0 or tag & (en.STOP | en.SUBORDINATOR | en.RELATIVE | en.THAT):
            break
        index -= 1
    return index
