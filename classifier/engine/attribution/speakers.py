"""Who is meant: surnames, pronouns and “the minister” resolved within the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from classifier.engine.attribution import english as en
from classifier.engine.attribution.kinds import NameTable, Naming, deciding
from classifier.engine.attribution.sources import Phrase, before_verb, head_of, start_of_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.engine.attribution.words import Words


class Speaker(NamedTuple):
    """A resolved source: its name or own words, its kind or nothing, and how it was found."""

    name: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something named in the article. `title` are the words that gave the kind."""

    at: int
    name: str
    kind: str
    lexicon: str
    title: tuple[str, ...]
    person: bool
    plural: bool = False


# Two to four words with capitals, initials and the particles of names between them.
_FULL_NAME = re.compile(
    r"\b[A-ZÀ-ÞŠŽČŁ][\w’'-]+(?:\s+(?:[A-Z]\.|(?:al|el|bin|ibn|van|von|der|de|da|del|la|di)\b))*"
    r"(?:\s+[A-ZÀ-ÞŠŽČŁ][\w’'-]*\w){1,3}"
)
_HONORIFICS = frozenset(
    "mr mrs ms mx miss dr sir dame lord lady sen rep gov gen col capt maj lt adm sgt prof rev "
    "president senator secretary minister ambassador general".split()
)
_FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady", "she", "her"])
_MALE = frozenset(["mr", "sir", "lord", "he", "him"])
_PARTICLES = frozenset("al el bin ibn van von der de da del la di".split())


class Cast:
    """Everybody an article has named, in the order in which they come.

    Sentences are shown to it with `read`, sources with `resolve`, both in text order.
    """

    def __init__(self, text: str, table: NameTable) -> None:
        self._table = table
        self._mentions: list[Mention] = []
        self._spoke: list[Mention] = []
        self._gender: dict[str, str] = {}
        self._full: dict[str, list[tuple[int, str]]] = {}
        for found in _FULL_NAME.finditer(text):
            name = _without_possessive(" ".join(found.group().split()))
            name = _without_titles(name, table)
            if " " not in name:
                continue
            self._full.setdefault(_key(name.split()[-1]), []).append((found.start(), name))

    # ------------------------------------------------------------ reading

    def read(self, words: Words) -> list[Naming]:
        """Take note of the people and bodies that a sentence names. Returns its namings."""
        namings = self._table.find(words)
        for naming in namings:
            mention = self._mention(words, naming)
            if mention is not None:
                self._mentions.append(mention)
        return namings

    def _mention(self, words: Words, naming: Naming) -> Mention | None:
        source = naming.source
        at = words.starts[naming.first]
        if not source.name:
            name = _name_after(words, naming.last) or _name_before(words, naming.first)
            if name is not None:
                own = words.of(*name)
                self._note_gender(words, name)
                return Mention(at, own, source.kind, source.lexicon, source.words, person=True)
        name_words = source.name or words.of(naming.first, naming.last)
        plural = words.lower[naming.last - 1].endswith("s")
        return Mention(
            at, name_words, source.kind, source.lexicon, source.words, person=False, plural=plural
        )

    def _note_gender(self, words: Words, name: Phrase) -> None:
        before = words.lower[name.first - 1] if name.first else ""
        key = _key(words.lower[name.last - 1])
        if before in _FEMALE:
            self._gender[key] = "f"
        elif before in _MALE:
            self._gender[key] = "m"

    # ---------------------------------------------------------- resolving

    def resolve(self, words: Words, phrase: Phrase, namings: Sequence[Naming]) -> Speaker:
        """Say who a source is. `namings` are those of its sentence."""
        speaker, mention = self._resolved(words, phrase, namings)
        if mention is not None:
            self._spoke.append(mention)
        return speaker

    def _resolved(
        self, words: Words, phrase: Phrase, namings: Sequence[Naming]
    ) -> tuple[Speaker, Mention | None]:
        first, at = words.lower[phrase.first], words.starts[phrase.first]
        base = first.split("'")[0]
        if phrase.last - phrase.first == 1:
            if words.tags[phrase.first] & (en.RELATIVE | en.THAT) and base in _RELATIVES:
                return self._antecedent(words, phrase, namings)
            if base in _PRONOUNS:
                return self._pronoun(words.of(*phrase), base, at)
        inside = [naming for naming in namings if phrase.first <= naming.first < phrase.last]
        inside = [naming for naming in inside if not _is_surname(words, naming)]
        head = _head(words, phrase, inside)
        decided = deciding(words, head, inside)
        name = _name_in(words, phrase, head, decided)
        if name is not None:
            return self._person(words, name, decided, at)
        if decided is not None:
            return self._body(words, phrase, decided, at)
        own = _own_words(words, phrase)
        mention = Mention(at, own, "", "", (), person=False, plural=_is_plural(words, phrase))
        return Speaker(own, "", "by its own words"), mention

    def _person(
        self, words: Words, name: Phrase, decided: Naming | None, at: int
    ) -> tuple[Speaker, Mention]:
        self._note_gender(words, name)
        own = _without_possessive(words.of(*name))
        key = _key(own.split()[-1])
        full, kind, lexicon = own, "", ""
        title: tuple[str, ...] = ()
        why = "named in full"
        if len(own.split()) == 1:
            earlier = [known for start, known in self._full.get(key, []) if start <= at]
            later = [known for start, known in self._full.get(key, []) if start > at]
            if earlier or later:
                full = (earlier or later)[-1 if earlier else 0]
                why = f"“{own}” is {full}"
        if decided is not None:
            kind, lexicon, title = decided.source.kind, decided.source.lexicon, decided.source.words
            why += f"; “{words.of(decided.first, decided.last)}” is in {lexicon}"
        else:
            known = self._known(key)
            if known is not None:
                kind, lexicon, title = known.kind, known.lexicon, known.title
                why += f"; called “{' '.join(known.title)}” in the article ({lexicon})"
        mention = Mention(at, full, kind, lexicon, title, person=True)
        if decided is not None:
            self._mentions.append(mention)
        return Speaker(full, kind, why), mention

    def _known(self, key: str) -> Mention | None:
        return next(
            (
                mention
                for mention in reversed(self._mentions)
                if mention.person and mention.kind and _key(mention.name.split()[-1]) == key
            ),
            None,
        )

    def _body(
        self, words: Words, phrase: Phrase, decided: Naming, at: int
    ) -> tuple[Speaker, Mention]:
        """A body, a title or a noun without a name."""
        source = decided.source
        own = _own_words(words, phrase)
        definite = words.lower[phrase.first] in ("the", "this", "that", "his", "her", "their")
        if definite and phrase.last - phrase.first <= _SHORT:
            taken_up = self._taken_up(decided, own, at)
            if taken_up is not None:
                why = f"“{own}” takes up {taken_up.name} ({taken_up.lexicon})"
                return Speaker(taken_up.name, taken_up.kind, why), taken_up
        name = source.name or own
        why = f"“{words.of(decided.first, decided.last)}” is in {source.lexicon}"
        plural = _is_plural(words, phrase)
        mention = Mention(
            at, name, source.kind, source.lexicon, source.words, person=False, plural=plural
        )
        return Speaker(name, source.kind, why), mention

    def _taken_up(self, decided: Naming, own: str, at: int) -> Mention | None:
        """“The paper”, “the minister”: return whom the article named last that it can mean."""
        source = decided.source
        head = source.words[-1]
        for mention in reversed([*self._mentions[-_RECENT:], *self._spoke[-_RECENT:]]):
            if mention.at >= at or mention.name.lower() == own.lower():
                continue
            if source.stands_for and mention.lexicon in source.stands_for:
                return mention
            if mention.person and mention.title and mention.title[-1] == head:
                return mention
        return None

    def _antecedent(
        self, words: Words, phrase: Phrase, namings: Sequence[Naming]
    ) -> tuple[Speaker, Mention | None]:
        """“… Ana Ruiz, who said”: resolve the phrase before the relative pronoun."""
        last = phrase.first
        while last > 0 and words.tags[last - 1] & (en.COMMA | en.COORDINATOR):
            last -= 1
        found = before_verb(words, phrase.first, frozenset()) if last < phrase.first else None
        if found is None or found.first >= phrase.first:
            first = start_of_phrase(words, last - 1, frozenset()) if last else None
            found = Phrase(first, last) if first is not None and first < last else None
        if found is None:
            return Speaker(words.of(*phrase), "", "by its own words"), None
        speaker, mention = self._resolved(words, found, namings)
        return speaker._replace(
            why=f"“{words.of(*phrase)}” is {speaker.name}; {speaker.why}"
        ), mention

    def _pronoun(self, own: str, base: str, at: int) -> tuple[Speaker, Mention | None]:
        for mention in self._candidates(at):
            if _fits(mention, base, self._gender):
                key = _key(mention.name.split()[-1])
                if base in _MALE or base in _FEMALE:
                    self._gender.setdefault(key, "f" if base in _FEMALE else "m")
                why = f"“{own}” is {mention.name}, named before"
                return Speaker(mention.name, mention.kind, why), mention
        return Speaker(own, "", "by its own words"), None

    def _candidates(self, at: int) -> list[Mention]:
        """Whom a pronoun can mean: who spoke last first, then who was named last."""
        spoke = [mention for mention in reversed(self._spoke[-_RECENT:]) if mention.at < at]
        named = [
            mention
            for mention in reversed(self._mentions[-_RECENT:])
            if mention.at < at and at - mention.at < _NEAR
        ]
        return [*spoke[:4], *named]


_SHORT = 4
# Whom “the paper” can take up: nobody named longer ago than so many names.
_RECENT = 200
_NEAR = 1_000
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_PRONOUNS = frozenset("he she they it him her them his their its".split())


def _fits(mention: Mention, base: str, gender: dict[str, str]) -> bool:
    if base in ("he", "him", "his", "she", "her"):
        if not mention.person and not (mention.title and not mention.plural and not mention.kind):
            return False
        known = gender.get(_key(mention.name.split()[-1]))
        return known is None or known == ("f" if base in _FEMALE else "m")
    if base in ("they", "them", "their"):
        return mention.plural
    return not mention.person and not mention.plural


def _key(surname: str) -> str:
    return surname.lower().replace("’", "'").removesuffix("'s").rstrip("'")


def _without_possessive(name: str) -> str:
    return name.replace("’", "'").removesuffix("'s") if name.endswith(("'s", "’s")) else name


def _head(words: Words, phrase: Phrase, namings: Sequence[Naming]) -> int:
    """Return a source's head; of “Secretary of State Ana Ruiz” the name, not the title."""
    head = head_of(words, phrase)
    for naming in namings:
        if naming.first <= head < naming.last < phrase.last and not naming.source.name:
            run = _run(words, naming.last)
            if run is not None:
                return min(run.last, phrase.last) - 1
    return head


def _is_surname(words: Words, naming: Naming) -> bool:
    """Tell whether a title is a surname here: Robert King."""
    first = naming.first
    if naming.last - first > 1 or not words.upper[first] or naming.source.name or first == 0:
        return False
    if any(naming.source.written) or words.lower[first] not in _SURNAMES:
        return False
    return _is_name_word(words, first - 1)


_SURNAMES = frozenset("king major general bishop marshal dean judge page baker fisher".split())


def _without_titles(name: str, table: NameTable) -> str:
    """“Foreign Minister Ana Ruiz” → “Ana Ruiz”."""
    pieces = name.split()
    while len(pieces) > 1 and (
        pieces[0].lower() in _HONORIFICS or pieces[0].lower() in table.title_words
    ):
        del pieces[0]
    return " ".join(pieces)


def _own_words(words: Words, phrase: Phrase) -> str:
    last = phrase.last
    while (
        last > phrase.first + 1
        and words.tags[last - 1] & en.STOP
        and (words.lower[last - 1] not in (")", "]"))
    ):
        last -= 1
    return " ".join(words.of(phrase.first, last).split())


def _is_plural(words: Words, phrase: Phrase) -> bool:
    head = words.lower[head_of(words, phrase)]
    joined = any(words.lower[index] == "and" for index in range(*phrase))
    return (
        joined
        or (head.endswith("s") and not head.endswith(("ss", "'s", "us")))
        or (head in ("people", "police", "authorities", "men", "women"))
    )


def _is_name_word(words: Words, index: int) -> bool:
    return words.upper[index] and not words.tags[index] & (
        en.STOP | en.DETERMINER | en.PREPOSITION | en.TIME | en.SUBJECT | en.QUOTE
    )


def _name_after(words: Words, index: int) -> Phrase | None:
    """“Foreign Minister *Ana Ruiz*”; also “a spokesman for the army, *Ana Ruiz*,”."""
    direct = _run(words, index)
    if direct is not None:
        return direct
    for comma in range(index, min(words.size, index + 8)):
        if words.tags[comma] & en.COMMA:
            found = _run(words, comma + 1)
            if found is None or found.last - found.first < 2:
                return None
            closed = found.last >= words.size or words.tags[found.last] & en.STOP
            return found if closed else None
        if not (words.upper[comma] or words.tags[comma] & (en.PREPOSITION | en.DETERMINER)):
            return None
    return None


def _run(words: Words, index: int) -> Phrase | None:
    first = index
    while (
        index < words.size
        and words.quote[index] < 0
        and (_is_name_word(words, index) or (words.lower[index] in _PARTICLES and index > first))
    ):
        index += 1
    while index > first and words.lower[index - 1] in _PARTICLES:
        index -= 1
    if first < index and words.lower[first] in _HONORIFICS:
        first += 1
    return Phrase(first, index) if index > first else None


def _name_before(words: Words, index: int) -> Phrase | None:
    """“*Ana Ruiz*, the country's foreign minister”: a full name and a comma before it."""
    comma = next(
        (
            at
            for at in range(index - 1, max(-1, index - 7), -1)
            if words.tags[at] & en.COMMA and words.quote[at] < 0
        ),
        None,
    )
    if comma is None or comma < 2:
        return None
    between = range(comma + 1, index)
    if any(
        words.tags[at] & (en.PREPOSITION | en.VERB | en.AUXILIARY | en.SUBJECT) for at in between
    ):
        return None
    first = comma
    while first > 0 and _is_name_word(words, first - 1):
        first -= 1
    return Phrase(first, comma) if comma - first >= 2 else None


def _name_in(words: Words, phrase: Phrase, head: int, decided: Naming | None) -> Phrase | None:
    """Return the person's name in a source: its head in capitals, less titles of a lexicon."""
    if decided is not None and decided.source.name:
        return None
    if not _is_name_word(words, head) or (
        decided is not None and decided.first <= head < decided.last
    ):
        return _name_apposed(words, phrase, head)
    first = head
    lowest = phrase.first if decided is None or decided.last > head else decided.last
    while first > lowest and (
        _is_name_word(words, first - 1) or words.lower[first - 1] in _PARTICLES
    ):
        first -= 1
    while first < head and words.lower[first] in _HONORIFICS:
        first += 1
    return Phrase(first, head + 1)


def _name_apposed(words: Words, phrase: Phrase, head: int) -> Phrase | None:
    """“A spokesman for the army, *Tom Okoye*,”: a full name between commas ends the source."""
    for comma in range(head + 1, phrase.last):
        if words.tags[comma] & en.COMMA:
            found = _run(words, comma + 1) if comma + 1 < phrase.last else None
            closes = found is not None and phrase.last - found.last <= 1
            if found is not None and closes and found.last - found.first > 1:
                return found
    return None
