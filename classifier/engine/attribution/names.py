"""Names of people and bodies in a sentence: where they stand, titles before them, gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from classifier.engine.attribution import english as en
from classifier.engine.attribution.phrases import Phrase, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.engine.attribution.kinds import NameTable, Naming
    from classifier.engine.attribution.words import Words

# Two to four words with capitals, initials and the particles of names between them, all in one
# paragraph.
_FULL_NAME = regex.compile(
    r"\b\p{Lu}[\w’'-]+(?:[^\S\n]+(?:\p{Lu}\.|(?:al|el|bin|ibn|van|von|der|de|da|del|la|di)\b))*"
    r"(?:(?:[^\S\n]+|\n(?=\S))\p{Lu}[\w’'-]*\w){1,3}"
)
HONORIFICS = frozenset(
    "mr mrs ms mx miss dr sir dame lord lady sen rep gov gen brig col capt maj lt adm sgt cmdr "
    "cpl prof rev "
    "president senator secretary minister ambassador general".split()
)
FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady", "she", "her"])
MALE = frozenset(["mr", "sir", "lord", "he", "him", "his"])
_FEMALE_NOUNS = frozenset("queen princess mother daughter sister wife actress chairwoman".split())
_MALE_NOUNS = frozenset("king prince father son brother husband actor chairman".split())
_PARTICLES = frozenset("al el bin ibn van von der de da del la di".split())
_SURNAMES = frozenset("king major general bishop marshal dean judge page baker fisher".split())


def full_names(text: str, table: NameTable, tags: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the offset and name of everything that looks like a person's full name."""
    for found in _FULL_NAME.finditer(text):
        pieces = without_possessive(" ".join(found.group().split())).split()
        while len(pieces) > 1 and _is_no_name(pieces[0].lower(), table, tags):
            del pieces[0]
        if len(pieces) > 1:
            yield found.start(), " ".join(pieces)


def _is_no_name(word: str, table: NameTable, tags: Mapping[str, int]) -> bool:
    """Tell whether a word with a capital is a title, or opens a sentence: *What* Sarn wants."""
    closed = en.DETERMINER | en.PREPOSITION | en.QUESTION | en.SUBORDINATOR | en.COORDINATOR
    closed |= en.PRONOUN | en.AUXILIARY | en.THAT | en.TO | en.TIME
    return word in HONORIFICS or word in table.title_words or bool(tags.get(word, 0) & closed)


def key_of(surname: str) -> str:
    """Return a name as it is looked up: small, without a possessive."""
    return surname.lower().replace("’", "'").removesuffix("'s").rstrip("'")


def without_possessive(name: str) -> str:
    """“Ruiz’s” → “Ruiz”."""
    return name.replace("’", "'").removesuffix("'s") if name.endswith(("'s", "’s")) else name


def gender_of(words: Words, name: Phrase, title: Sequence[str]) -> str:
    """Return “f” or “m” where an honorific or a noun tells it, else nothing."""
    before = words.lower[name.first - 1] if name.first else ""
    if words.lower[name.first] in FEMALE | MALE:
        before = words.lower[name.first]
    last = title[-1] if title else ""
    if before in FEMALE or last in _FEMALE_NOUNS or last.endswith("woman"):
        return "f"
    if before in MALE or last in _MALE_NOUNS or last.endswith("man"):
        return "m"
    return ""


def head_of_source(words: Words, phrase: Phrase, namings: Sequence[Naming]) -> int:
    """Return a source's head; of “Secretary of State Ana Ruiz” the name, not the title."""
    head = head_of(words, phrase)
    for naming in namings:
        if naming.first <= head < naming.last < phrase.last and not naming.source.name:
            run = run_of_names(words, naming.last)
            if run is not None:
                return min(run.last, phrase.last) - 1
    return head


def is_surname(words: Words, naming: Naming) -> bool:
    """Tell whether a title is a surname here: Robert King."""
    first = naming.first
    if naming.last - first > 1 or not words.upper[first] or naming.source.name or first == 0:
        return False
    if any(naming.source.written) or words.lower[first] not in _SURNAMES:
        return False
    return is_name_word(words, first - 1)


def is_name_word(words: Words, index: int) -> bool:
    """Tell whether a word with a capital can be part of a name."""
    return words.upper[index] and not words.tags[index] & (
        en.STOP | en.DETERMINER | en.PREPOSITION | en.TIME | en.SUBJECT | en.QUOTE
    )


def run_of_names(words: Words, index: int) -> Phrase | None:
    """Return the name that begins at a word, without an honorific."""
    first = index
    while (
        index < words.size
        and words.quote[index] < 0
        and (is_name_word(words, index) or (words.lower[index] in _PARTICLES and index > first))
    ):
        index += 1
    while index > first and words.lower[index - 1] in _PARTICLES:
        index -= 1
    while first < index - 1 and words.lower[first] in HONORIFICS:
        first += 1
    return Phrase(first, index) if index > first else None


def name_after(words: Words, index: int) -> Phrase | None:
    """“Foreign Minister *Ana Ruiz*”; also “a spokesman for the army, *Ana Ruiz*,”."""
    direct = run_of_names(words, index)
    if direct is not None:
        return direct
    for comma in range(index, min(words.size, index + 8)):
        if words.tags[comma] & en.COMMA:
            found = run_of_names(words, comma + 1)
            if found is None or found.last - found.first < 2:
                return None
            closed = found.last >= words.size or words.tags[found.last] & en.STOP
            return found if closed else None
        if not (words.upper[comma] or words.tags[comma] & (en.PREPOSITION | en.DETERMINER)):
            return None
    return None


def name_before(words: Words, index: int, least: int = 2) -> Phrase | None:
    """“*Ana Ruiz*, the country's foreign minister”: a name of `least` words and a comma."""
    comma = index - 1
    lowest = max(least, index - 6)
    while comma >= lowest and not words.tags[comma] & en.COMMA:
        comma -= 1
    if comma < lowest or words.quote[comma] >= 0 or not is_name_word(words, comma - 1):
        return None
    between = range(comma + 1, index)
    if any(
        words.tags[at] & (en.PREPOSITION | en.VERB | en.AUXILIARY | en.SUBJECT) for at in between
    ):
        return None
    first = comma
    while first > 0 and is_name_word(words, first - 1):
        first -= 1
    return Phrase(first, comma) if comma - first >= least else None


def name_in(words: Words, phrase: Phrase, head: int, decided: Naming | None) -> Phrase | None:
    """Return the name in a source: its head in capitals, less titles of a lexicon."""
    if decided is not None and decided.source.name:
        return None
    if not is_name_word(words, head) or (
        decided is not None and decided.first <= head < decided.last
    ):
        return _name_apposed(words, phrase, head)
    first = head
    lowest = phrase.first if decided is None or decided.last > head else decided.last
    while first > lowest and (
        is_name_word(words, first - 1) or words.lower[first - 1] in _PARTICLES
    ):
        first -= 1
    while first < head and words.lower[first] in HONORIFICS:
        first += 1
    return Phrase(first, head + 1)


def _name_apposed(words: Words, phrase: Phrase, head: int) -> Phrase | None:
    """“A spokesman for the army, *Tom Okoye*,”: a full name between commas ends the source."""
    for comma in range(head + 1, phrase.last):
        if words.tags[comma] & en.COMMA:
            found = run_of_names(words, comma + 1) if comma + 1 < phrase.last else None
            closes = found is not None and phrase.last - found.last <= 1
            if found is not None and closes and found.last - found.first > 1:
                return found
    return None
