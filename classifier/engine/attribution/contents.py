"""What is said: the clause, infinitive, phrase or quotation that a cue takes, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.scene import Start, opens_clause

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene
    from classifier.engine.attribution.words import Words


_LONGEST_ADDRESS = 18


def right_of(scene: Scene, cue: Cue) -> Start | None:
    """Return what the frame's words take on their right.

    A person addressed, a time or an occasion may come between: “told reporters on Monday that”.
    """
    words, verbs = scene.words, scene.verbs - {cue.head}
    accepted = cue.frame.content
    if "as" in accepted:
        return _seen_as(words, cue.last, verbs)
    first = _direct(words, cue.last, verbs)
    if first is not None and first.kind in accepted and first.kind not in ("object", "clause"):
        return first
    later = _after_address(words, cue, verbs)
    if later is not None and later.kind in accepted:
        return later
    if first is not None and first.kind in accepted:
        return first
    if first is not None and "object" in accepted and first.at == cue.last:
        return Start("object", first.at)  # denounced what he called …; talked about “change”
    return None


def _direct(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """Return what begins at a word, or just behind a comma or colon there."""
    count = words.size
    if index >= count:
        return None
    if words.quote[index] >= 0:
        return Start("quotation", index)
    word, tag = words.lower[index], words.tags[index]
    if word in (":", ",") and index + 1 < count:
        if word == ":" or words.quote[index + 1] >= 0:
            return Start("quotation", index + 1)
        return _behind_insertion(words, index)
    if tag & en.THAT:
        behind = words.tags[index + 1] if index + 1 < count else en.STOP
        demonstrative = behind & (en.AUXILIARY | en.VERB) or index + 1 in verbs
        demonstrative = demonstrative and not behind & (en.SUBJECT | en.PRONOUN)
        return Start("clause" if demonstrative else "that", index)
    if tag & en.QUESTION and not tag & en.AUXILIARY:
        return None if word == "when" else Start("question", index)
    if _opens_infinitive(words, index):
        return Start("infinitive", index)
    if word == "so" and index + 1 < count and not opens_clause(words, index + 1, verbs):
        return Start("object", index)
    if word in ("having", "being"):
        return Start("clause", index)
    skipped = _time_or_adverb(words, index)
    if skipped > index:
        return _direct(words, skipped, verbs) or _adverb_alone(words, index)
    if tag & (en.STOP | en.SUBORDINATOR | en.COORDINATOR | en.AUXILIARY | en.TO):
        return Start("clause", index) if tag & (en.SUBJECT | en.PRONOUN) else None
    if tag & en.PREPOSITION and not _is_number(words, index + 1):
        return None
    return Start("clause" if opens_clause(words, index, verbs) else "object", index)


def _behind_insertion(words: Words, comma: int) -> Start | None:
    """“said, among other things, that”: return the *that* behind an insertion."""
    for at in range(comma + 1, min(words.size - 1, comma + _LONGEST_ADDRESS)):
        if words.quote[at] >= 0:
            return None
        if words.tags[at] & en.COMMA:
            that = words.tags[at + 1] & en.THAT
            return Start("that", at + 1) if that else None
    return None


def _time_or_adverb(words: Words, index: int) -> int:
    """Return the index behind a time or an adverb: said Monday, said last week, said again."""
    tag, word = words.tags[index], words.lower[index]
    if tag & (en.STOP | en.SUBORDINATOR | en.COORDINATOR | en.AUXILIARY | en.TO):
        return index
    if tag & en.TIME:
        return index + 1
    if word in en.WHEN and index + 1 < words.size and words.lower[index + 1] in en.TIMES:
        return index + 2
    if tag & en.ADVERB and not tag & (en.DETERMINER | en.PREPOSITION):
        return index + 1
    return index


def _adverb_alone(words: Words, index: int) -> Start | None:
    """“said little”, “said as much”: an adverb that nothing follows is what is said."""
    return Start("object", index) if words.tags[index] & en.ADVERB else None


def _is_number(words: Words, index: int) -> bool:
    """Tell whether a number follows a preposition: about half, over 20 people."""
    return index < words.size and (words.lower[index][0].isdigit() or words.lower[index] == "half")


def _seen_as(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """“sees the treaty as a threat”, “is seen as a threat”: *as* must follow in the clause."""
    for at in range(index, min(words.size, index + _LONGEST_ADDRESS)):
        if words.quote[at] >= 0:
            continue
        if words.lower[at] == "as":
            return Start("as", index)
        if words.tags[at] & en.STOP or at in verbs:
            return None
    return None


def _opens_infinitive(words: Words, index: int) -> bool:
    if words.lower[index] == "not" and index + 1 < words.size:
        index += 1
    if not words.tags[index] & en.TO or index + 1 >= words.size:
        return False
    tag = words.tags[index + 1]
    if words.lower[index + 1] in ("be", "have", "do"):
        return True
    if words.quote[index + 1] >= 0:
        return True
    return not (
        tag & (en.DETERMINER | en.PRONOUN | en.POSSESSIVE | en.TIME | en.STOP | en.ING)
        or words.upper[index + 1]
    )


def _after_address(words: Words, cue: Cue, verbs: AbstractSet[int]) -> Start | None:
    """Look for *that*, a quotation, an infinitive behind somebody addressed or an occasion."""
    index, count = cue.last, words.size
    if index >= count:
        return None
    addressed = cue.frame.addressee
    if not addressed and not words.tags[index] & (en.PREPOSITION | en.TIME | en.TO | en.ADVERB):
        return None
    for at in range(index, min(count, index + _LONGEST_ADDRESS)):
        tag = words.tags[at]
        start = _opened_at(words, at, verbs)
        if start is not None and (at > index or start.kind == "quotation"):
            return start
        if tag & en.STOP and not tag & en.COMMA and words.lower[at] not in ("(", ")"):
            return None
        if at == index:
            continue
        if addressed or words.lower[index] == "to":
            start = _asked_at(words, at)
        if start is None and tag & en.SUBJECT and not words.tags[at - 1] & en.PREPOSITION:
            start = Start("clause", at)
        if start is not None:
            return start
        if at in verbs:
            break
    clause = _clause_after_person if addressed else _clause_after_occasion
    return clause(words, index, verbs)


def _opened_at(words: Words, at: int, verbs: AbstractSet[int]) -> Start | None:
    """Return the quotation or *that*-clause that begins at a word, or behind its comma or colon."""
    if words.quote[at] >= 0:
        return Start("quotation", at)
    behind = words.tags[at + 1] if at + 1 < words.size else en.STOP
    if words.tags[at] & en.THAT:
        if at and words.tags[at - 1] & (en.PREPOSITION | en.TO):
            return None  # a threat to that wall
        verbal = behind & (en.AUXILIARY | en.VERB) or at + 1 in verbs
        contracted = behind & (en.SUBJECT | en.PRONOUN)  # that it's late
        return None if verbal and not contracted else Start("that", at)
    if at + 1 >= words.size:
        return None
    if words.lower[at] == ":" or (words.tags[at] & en.COMMA and words.quote[at + 1] >= 0):
        return Start("quotation", at + 1)
    return None


def _asked_at(words: Words, at: int) -> Start | None:
    """Return the question or infinitive that begins at a word."""
    if words.lower[at] in ("whether", "how", "why", "what", "if"):
        return Start("question", at)
    return Start("infinitive", at) if _opens_infinitive(words, at) else None


def _clause_after_person(words: Words, index: int, verbs: AbstractSet[int]) -> Start | None:
    """“told him taxes would rise”, “told CNN the law was dead”."""
    tags, count = words.tags, words.size
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
    tags, count = words.tags, words.size
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


# --------------------------------------------------------- before the cue


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


def is_adverbial(words: Words, first: int, last: int) -> bool:
    """Tell whether words before a comma only say when, where or why: In May, Ruiz said."""
    tag = words.tags[first]
    if tag & en.ED and words.tags[first + 1] & (en.QUESTION | en.PREPOSITION | en.TO):
        return True  # Asked whether it rained, she said
    opens = en.PREPOSITION | en.SUBORDINATOR | en.ING | en.TO | en.TIME
    if tag & opens and not tag & en.DETERMINER:
        rest = [words.tags[at] for at in range(first + 1, last) if words.quote[at] < 0]
        if any(tag & en.COMMA for tag in rest) or _is_number(words, first + 1):
            return False
        subordinate = tag & en.SUBORDINATOR or any(
            tag & (en.RELATIVE | en.THAT | en.SUBORDINATOR) for tag in rest
        )
        return bool(subordinate) or not any(tag & (en.AUXILIARY | en.VERB) for tag in rest)
    return last - first < 3


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
