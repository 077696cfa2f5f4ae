"""Where a content ends: at the end of its clause, which is often that of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.english import DASHES
from classifier.engine.attribution.scene import opens_clause

if TYPE_CHECKING:
    from classifier.engine.attribution.cues import Cue
    from classifier.engine.attribution.scene import Scene, Start
    from classifier.engine.attribution.words import Words

# Words after a comma at which content ends: what follows is the writer's again.
_CONTRAST = frozenset(["but", "while", "though", "although", "even", "yet", "as", "when", "so"])
_LONGEST_LIST_ITEM = 10
_OPENING = en.SUBORDINATOR | en.PREPOSITION | en.ING
_SHORT_SUBJECT = 6


def end_of_content(scene: Scene, start: Start, cue: Cue) -> int:
    """Return the index of the word at which a content that begins at `start` ends (without)."""
    words = scene.words
    tags, quote, count = words.tags, words.quote, words.size
    ends = _Ends(scene, start, cue)
    index = start.at
    while index < count:
        if quote[index] >= 0:
            index = _after_quotation(words, index)
            if index >= count:
                return count
            if start.kind == "quotation" and _is_over(words, index):
                return index
            if ends.at_quoted_comma(index):
                return index
            continue
        if index == ends.main_verb:
            return index
        if tags[index] & en.MAY_END:
            if index > start.at and ends.here(index):
                return index
            index = ends.after_insertion(index)
        elif ends.restrictive and index > start.at and ends.is_finite(index):
            return index
        index += 1
    return count


class _Ends:
    """The marks and words at which one content ends."""

    def __init__(self, scene: Scene, start: Start, cue: Cue) -> None:
        self.words = scene.words
        self.start = start
        self.verbs = scene.verbs - {cue.head}
        self.heads = scene.heads - {cue.head}
        self.scene = scene
        self.cue = cue
        # What is always said is a clause, even where no verb of it is known.
        self.nominal = start.kind in ("object", "as") and cue.frame.said != "always"
        self.loose = self.nominal or start.kind == "infinitive"
        self.restrictive = self.loose and _is_restrictive(scene.words, cue)
        self.main_verb = _main_verb(scene, start, cue)
        self.inserted = _is_inserted(scene.words, cue)
        self.fronted = _is_fronted(scene.words, cue)

    def here(self, index: int) -> bool:
        """Tell whether the content ends before the word at `index`."""
        words = self.words
        word, tag = words.lower[index], words.tags[index]
        if tag & en.COMMA:
            return self._at_comma(index)
        if word in (";", ")", "]") or word == "according":
            return True
        if word in DASHES:
            return self.loose and not _second_dash(words, index)
        if tag & en.COORDINATOR:
            return self._goes_on_with_cue(_next_verb(words, index + 1))
        if self.nominal and self._ends_nominal(index):
            return True
        return self.restrictive and self.is_finite(index)

    def _goes_on_with_cue(self, verb: int) -> bool:
        """Tell whether a verb behind *and* has the cue's subject: said it was late and left.

        It does if it is a cue in the same form: she said they wait and want more is one content.
        No finite verb goes on a noun phrase or an infinitive: refused to answer but said that.
        """
        if verb not in self.heads:
            return False
        shape = self.scene.shapes[verb]
        finite = self.loose and verb in self.verbs and shape in ("past", "s")
        return finite or shape == self.cue.shape

    def _ends_nominal(self, index: int) -> bool:
        """Tell whether a circumstance follows a noun phrase: after he left, last week."""
        words, behind = self.words, min(index + 1, self.words.size - 1)
        word, tag = words.lower[index], words.tags[index]
        if word == ":":
            return words.quote[behind] < 0
        if word in en.WHEN and words.lower[behind] in en.TIMES:
            return True
        if word == "as":
            return self.start.kind != "as" and opens_clause(words, behind, self.verbs)
        return word in en.CIRCUMSTANCE or bool(tag & en.TIME and not tag & en.POSSESSIVE)

    def is_finite(self, index: int) -> bool:
        """Tell whether the main clause's verb follows: those who want to stay said so."""
        return index in self.verbs or bool(self.words.tags[index] & en.VERB)

    def at_quoted_comma(self, index: int) -> bool:
        """Tell whether content ends with a quotation that has a comma inside: “…,” adding that."""
        if last_quoted(self.words, index - 1) != ",":
            return False
        return self.words.quote[index] < 0 and self._at_comma(index - 1)

    def after_insertion(self, index: int) -> int:
        """Return the last word of an insertion in brackets or dashes that begins here."""
        words, word = self.words, self.words.lower[index]
        if word in DASHES:
            return _second_dash(words, index) or index
        closing = {"(": ")", "[": "]"}.get(word)
        if closing is None:
            return index
        for at in range(index + 1, words.size):
            if words.lower[at] == closing:
                return at
        return index

    def _at_comma(self, comma: int) -> bool:
        words, after = self.words, comma + 1
        if after >= words.size or self.inserted:
            return True
        word, tag = words.lower[after], words.tags[after]
        if words.quote[after] >= 0 or (comma == self.start.at + 1 and not tag & en.ING):
            return False
        if (
            word == "according"
            or word in _CONTRAST
            or _next_verb(words, after) in self.scene.speaking
        ):
            return True
        if self.fronted and not tag & (en.RELATIVE | en.COORDINATOR | en.ING):
            return self._main_clause_follows(after)
        if tag & en.COORDINATOR:
            behind = _next_verb(words, after + 1)
            clause = opens_clause(words, min(after + 1, words.size - 1), self.verbs)
            return behind in self.heads or clause
        if self.loose:
            return not self._in_list(after)
        return self._another_speaks(after)

    def _in_list(self, after: int) -> bool:
        """Tell whether what follows a comma is one more of a list that *and* or *or* ends."""
        words = self.words
        if words.tags[after] & (en.RELATIVE | en.SUBORDINATOR | en.ING | en.PREPOSITION):
            return False
        for at in range(after, min(words.size, after + _LONGEST_LIST_ITEM)):
            tag = words.tags[at]
            if tag & en.COORDINATOR:
                return words.lower[at] != "but"
            if at in self.verbs or tag & (en.VERB | en.AUXILIARY | en.RELATIVE):
                return False
        return False

    def _main_clause_follows(self, after: int) -> bool:
        """Tell whether the main clause begins: When he said so, the guests left."""
        words = self.words
        if opens_clause(words, after, self.verbs | self.heads):
            return True
        subject = words.tags[after] & (en.DETERMINER | en.PRONOUN) or words.upper[after]
        rest = range(after, words.size)
        return bool(subject) and not any(
            words.tags[at] & en.COMMA and words.quote[at] < 0 for at in rest
        )

    def _another_speaks(self, after: int) -> bool:
        """Tell whether a short subject and a cue follow: “…, which he called …”, “…, he said”."""
        words = self.words
        relative = bool(words.tags[after] & en.RELATIVE)
        for at in range(after, min(words.size, after + _SHORT_SUBJECT)):
            if at in self.heads:
                behind = words.tags[at + 1] if at + 1 < words.size else en.STOP
                return (relative and at > after + 1) or bool(behind & (en.STOP | en.QUOTE))
            if words.tags[at] & en.STOP or words.quote[at] >= 0:
                return False
        return False


def _main_verb(scene: Scene, start: Start, cue: Cue) -> int:
    """Return the main clause's verb that ends the clause of a noun: the claim that it won *is*.

    Only where the noun opens its clause, so that it is the subject of that verb. The first finite
    verb belongs to the noun's own clause, the second to the main one. -1 if there is none.
    """
    words = scene.words
    if cue.frame.construction != "noun" or start.kind != "that" or not _opens_main(words, cue):
        return -1
    seen, index = False, start.at + 1
    while index < words.size:
        tag = words.tags[index]
        if words.quote[index] >= 0:
            index += 1
            continue
        if tag & (en.COORDINATOR | en.STOP | en.RELATIVE | en.THAT | en.SUBORDINATOR):
            return -1
        if tag & (en.AUXILIARY | en.VERB) or index in scene.verbs:
            if seen:
                return index
            seen, index = True, _behind_group(words, index)
            continue
        if tag & en.SUBJECT and index + 1 < words.size and not words.tags[index + 1] & _NO_VERB:
            seen, index = True, index + 2
            continue
        if words.lower[index] == "it" and index == start.at + 1:
            seen, index = True, _behind_group(words, index + 1)
            continue
        index += 1
    return -1


_NO_VERB = en.AUXILIARY | en.VERB | en.ADVERB


def _behind_group(words: Words, index: int) -> int:
    """Return the index behind a verb with its auxiliaries and adverbs."""
    while index < words.size and words.tags[index] & (en.AUXILIARY | en.ADVERB):
        index += 1
    return index + 1


def _opens_main(words: Words, cue: Cue) -> bool:
    """Tell whether no verb and no preposition stands before a noun in its clause."""
    for index in range(cue.first - 1, -1, -1):
        tag = words.tags[index]
        if words.quote[index] >= 0:
            return False
        if tag & (en.COMMA | en.COORDINATOR | en.SUBORDINATOR):
            return True
        if tag & (en.VERB | en.AUXILIARY | en.PREPOSITION | en.TO | en.STOP | en.ED | en.ING):
            return False
    return True


def _is_restrictive(words: Words, cue: Cue) -> bool:
    """Tell whether the cue stands in a relative clause without a comma: those who want it."""
    if cue.first < 1 or not words.tags[cue.first - 1] & (en.RELATIVE | en.THAT):
        return False
    return cue.first < 2 or not words.tags[cue.first - 2] & en.COMMA


def _is_inserted(words: Words, cue: Cue) -> bool:
    """Tell whether the cue stands in a relative clause between commas: Ruiz, who said so, left."""
    if cue.first < 2:
        return False
    relative = words.tags[cue.first - 1] & en.RELATIVE
    return bool(relative and words.tags[cue.first - 2] & en.COMMA)


def _is_fronted(words: Words, cue: Cue) -> bool:
    """Tell whether the cue stands in a clause that opens the sentence: When Ruiz said so, he."""
    first = 0
    while first < cue.first and words.tags[first] & en.COORDINATOR:
        first += 1
    if cue.first <= first:
        return cue.form is not None and not cue.form.finite
    if not words.tags[first] & _OPENING or words.tags[first] & en.DETERMINER:
        return False
    between = range(first, cue.first)
    return not any(words.tags[at] & en.STOP or words.quote[at] >= 0 for at in between)


def _after_quotation(words: Words, index: int) -> int:
    number = words.quote[index]
    while index < words.size and words.quote[index] == number:
        index += 1
    return index


def last_quoted(words: Words, index: int) -> str:
    """Return the last character inside the quotation that the word at `index` lies in."""
    quotation = words.quotations[words.quote[index]]
    return words.text[quotation.span.end - 1 : quotation.span.end]


def _is_over(words: Words, index: int) -> bool:
    """Tell whether a quotation just before `index` ends with a stop, so that nothing goes on."""
    inside = last_quoted(words, index - 1)
    return inside in (".", ",", "!", "?") or bool(words.tags[index] & en.STOP)


def _second_dash(words: Words, index: int) -> int:
    """Return the dash that closes the insertion which the one at `index` opens, or 0."""
    for at in range(index + 1, words.size):
        if words.quote[at] < 0 and words.lower[at] in DASHES:
            return at
    return 0


def _next_verb(words: Words, index: int) -> int:
    """Return the index of the word behind adverbs and auxiliaries."""
    while index < words.size and words.tags[index] & (en.ADVERB | en.AUXILIARY):
        index += 1
    return index
