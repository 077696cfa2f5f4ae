"""Who is meant: surnames, pronouns and “the minister” resolved within the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from classifier.engine.attribution import english as en
from classifier.engine.attribution.facts import Fact, Facts, apposed_to
from classifier.engine.attribution.kinds import NameTable, Naming, deciding
from classifier.engine.attribution.memory import Memory
from classifier.engine.attribution.mentions import (
    OWNERS,
    PRONOUNS,
    Mention,
    Speaker,
    heads_its_phrase,
    is_plural,
    joined,
    joined_words,
    name_of_body,
    own_words,
)
from classifier.engine.attribution.names import (
    HONORIFICS,
    full_names,
    head_of_source,
    is_surname,
    key_of,
    name_after,
    name_before,
    name_in,
    run_of_names,
    without_possessive,
)
from classifier.engine.attribution.phrases import Phrase, start_of_phrase
from classifier.engine.attribution.sources import before_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from classifier.engine.attribution.words import Words

_SHORT = 4
_RELATIVES = frozenset(["who", "which", "that", "whom"])
_DEFINITE = frozenset(["the", "this", "that"])
_BELONGING = frozenset(["of", "for", "at", "from", "with"])


# A word with a capital that does not open a sentence.
_NAME_INSIDE = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]+")


class Cast:
    """Everybody an article names, in the order in which they come.

    It is made with all sentences that are read; then these are shown to it with `read`, and
    sources with `resolve`, both in text order.
    """

    def __init__(
        self, text: str, table: NameTable, tags: Mapping[str, int], sentences: Sequence[Words]
    ) -> None:
        self._text = text
        self._memory = Memory()
        self._people: dict[str, list[tuple[int, str]]] = {}
        self._bodies: dict[str, str] = {}
        for start, name in full_names(text, table, tags):
            key = key_of(name.split()[-1])
            if text[max(0, start - 4) : start].lower() == "the " or table.is_body(key):
                self._bodies.setdefault(key, name)
            else:
                self._people.setdefault(key, []).append((start, name))
        self._namings = {words.span.start: self._find(words, table) for words in sentences}
        pairs = [(words, self._namings[words.span.start]) for words in sentences]
        self._facts = Facts(text, table, self._people, pairs)

    def _find(self, words: Words, table: NameTable) -> list[Naming]:
        """Find the names of lexicons, but none that is part of a person's: Jordan, Petra Lind."""
        return [naming for naming in table.find(words) if not self._is_persons(words, naming)]

    def _is_persons(self, words: Words, naming: Naming) -> bool:
        if naming.source.places:
            return key_of(words.lower[naming.last - 1]) in self._people
        if not naming.source.name or naming.last >= words.size or not words.upper[naming.last]:
            return False
        return key_of(words.lower[naming.last]) in self._people

    # ------------------------------------------------------------ reading

    def read(self, words: Words) -> Sequence[Naming]:
        """Take note of the people and bodies that a sentence names. Returns its namings."""
        namings = self._namings[words.span.start]
        for naming in namings:
            if heads_its_phrase(words, naming):
                self._memory.note(self._mention(words, naming))
        if self._facts.names:
            self._memory.note_all(self._by_fact(words))
        return namings

    def _mention(self, words: Words, naming: Naming) -> Mention:
        source = naming.source
        at, head = words.starts[naming.first], source.words[-1]
        if source.people:
            name = name_after(words, naming.last) or name_before(words, naming.first)
            if name is not None:
                self._memory.note_gender(words, name, source.words)
                own = words.of(*name)
                return Mention(
                    at, own, source.kind, source.lexicon, source.words, person=True, head=head
                )
        own = source.name or name_of_body(words, naming)
        run = None
        if not source.name and not source.people and not words.upper[naming.last - 1]:
            run = run_of_names(words, naming.last) or apposed_to(words, naming)
            own = words.of(*run) if run is not None else own
        plural = run is None and words.lower[naming.last - 1].endswith("s")
        return Mention(
            at,
            own,
            source.kind,
            source.lexicon,
            source.words,
            person=source.people,
            plural=plural,
            head=head,
        )

    def _by_fact(self, words: Words) -> Iterator[Mention]:
        known = self._facts.names
        for index in [at for at, word in enumerate(words.lower) if word in known]:
            if words.upper[index]:
                fact = known[words.lower[index]]
                yield Mention(
                    words.starts[index], fact.name, fact.kind, fact.lexicon, (), person=False
                )

    # ---------------------------------------------------------- resolving

    def resolve(self, words: Words, phrase: Phrase, namings: Sequence[Naming]) -> Speaker:
        """Say who a source is. `namings` are those of its sentence."""
        speaker, mention = self._resolved(words, phrase, namings)
        if mention is not None:
            self._memory.note_speaker(mention)
        return speaker

    def _resolved(
        self, words: Words, phrase: Phrase, namings: Sequence[Naming]
    ) -> tuple[Speaker, Mention | None]:
        at = words.starts[phrase.first]
        base = words.lower[phrase.first].split("'")[0]
        if phrase.last - phrase.first == 1:
            if words.tags[phrase.first] & (en.RELATIVE | en.THAT) and base in _RELATIVES:
                return self._antecedent(words, phrase, namings)
            if base in PRONOUNS:
                return self._pronoun(words.of(*phrase), base, at)
        inside = [
            naming
            for naming in namings
            if phrase.first <= naming.first < phrase.last and not is_surname(words, naming)
        ]
        head = head_of_source(words, phrase, inside)
        decided = deciding(words, head, inside)
        name = name_in(words, phrase, head, decided)
        if name is not None:
            return self._named(words, phrase, name, decided)
        return self._unnamed(words, phrase, head, decided)

    # ------------------------------------------------------------ by name

    def _named(
        self, words: Words, phrase: Phrase, name: Phrase, decided: Naming | None
    ) -> tuple[Speaker, Mention]:
        own = without_possessive(" ".join(words.of(*name).split()))
        key = key_of(own.split()[-1])
        if joined(words, phrase, name.last - 1):
            return self._unnamed(words, phrase, name.last - 1, decided)
        titled = decided is not None and decided.source.people
        honoured = name.first > 0 and words.lower[name.first - 1] in HONORIFICS
        if not titled and not honoured and key not in self._people:
            body = self._body(words, name, own, decided)
            if body is not None:
                return body
        return self._person(words, phrase, name, decided)

    def _body(
        self, words: Words, name: Phrase, own: str, decided: Naming | None
    ) -> tuple[Speaker, Mention] | None:
        """Return a name that is nobody's: of a body, a company, a state or a place."""
        at = words.starts[name.first]
        fact = self._facts.find(own) or self._facts.place(own)
        the = name.first > 0 and words.lower[name.first - 1] == "the"
        full = self._bodies.get(key_of(own.rsplit(maxsplit=1)[-1])) if the else None
        if decided is not None:
            kind, lexicon = decided.source.kind, decided.source.lexicon
            why = f"“{words.of(decided.first, decided.last)}” is in {lexicon}"
        elif fact is not None:
            kind, lexicon, why = fact.kind, fact.lexicon, f"{fact.why} ({fact.lexicon})"
        elif the:
            kind, lexicon, why = "", "", "by its own words"
        else:
            return None
        shown = full or (fact.name if fact is not None and own in fact.name else own)
        head = key_of(own.rsplit(maxsplit=1)[-1])
        plural = the and head.endswith("s") and not head.endswith("ss")
        mention = Mention(at, shown, kind, lexicon, (), person=False, plural=plural, head=head)
        if kind:
            self._memory.note(mention)
        return Speaker(shown, kind, why), mention

    def _person(
        self, words: Words, phrase: Phrase, name: Phrase, decided: Naming | None
    ) -> tuple[Speaker, Mention]:
        at = words.starts[phrase.first]
        own = without_possessive(" ".join(words.of(*name).split()))
        self._memory.note_gender(words, name, decided.source.words if decided is not None else ())
        key = key_of(own.split()[-1])
        full, why = own, "named in full"
        if " " not in own:
            earlier = [known for start, known in self._people.get(key, []) if start <= at]
            later = [known for start, known in self._people.get(key, []) if start > at]
            if earlier or later:
                full = (earlier or later)[-1 if earlier else 0]
                why = f"“{own}” is {full}"
        kind, lexicon = "", ""
        title: tuple[str, ...] = ()
        if decided is not None:
            kind, lexicon, title = decided.source.kind, decided.source.lexicon, decided.source.words
            why += f"; “{words.of(decided.first, decided.last)}” is in {lexicon}"
        elif (known := self._memory.titled(key)) is not None:
            kind, lexicon, title = known.kind, known.lexicon, known.title
            called = f"called “{' '.join(title)}” in" if title else "known from"
            why += f"; {called} the article ({lexicon})"
        elif (owner := self._owner(words, phrase)) is not None:
            kind, lexicon = owner.kind, owner.lexicon
            why += f"; speaks for {owner.name}" + (f" ({lexicon})" if lexicon else "")
        head = title[-1] if title else ""
        unsure = not kind and " " not in full and not self._memory.gender(key)
        mention = Mention(at, full, kind, lexicon, title, person=True, head=head, unsure=unsure)
        if kind:
            self._memory.note(mention)
        return Speaker(full, kind, why), mention

    # -------------------------------------------------------- without name

    def _unnamed(
        self, words: Words, phrase: Phrase, head: int, decided: Naming | None
    ) -> tuple[Speaker, Mention]:
        """A body, a title or a noun without a name."""
        at, own = words.starts[phrase.first], own_words(words, phrase)
        if joined(words, phrase, head):
            own = joined_words(words, phrase)
        noun = decided.source.words[-1] if decided is not None else words.lower[head]
        behind = words.tags[head + 1] if head + 1 < phrase.last else en.STOP
        bare = head - phrase.first < _SHORT and behind & (en.STOP | en.RELATIVE)
        if bare and words.lower[phrase.first] in _DEFINITE:
            wanted = decided.source.words if decided is not None else (noun,)
            stands_for = decided.source.stands_for if decided is not None else ()
            taken_up = self._memory.taken_up(noun, wanted, stands_for, own, at)
            if taken_up is not None:
                from_list = f" ({taken_up.lexicon})" if taken_up.lexicon else ""
                why = f"“{own}” takes up {taken_up.name}{from_list}"
                return Speaker(taken_up.name, taken_up.kind, why), taken_up
        owner = self._owner(words, phrase)
        if owner is not None and words.lower[phrase.first] in OWNERS:
            own = _with_owner(owner.name, own)
        kind, lexicon, why = "", "", "by its own words"
        title: tuple[str, ...] = ()
        name, person = own, False
        if decided is not None:
            source = decided.source
            kind, lexicon, title = source.kind, source.lexicon, source.words
            why = f"“{words.of(decided.first, decided.last)}” is in {lexicon}"
            name, person = source.name or own, source.people
        elif owner is not None:
            kind, lexicon = owner.kind, owner.lexicon
            why = f"of {owner.name}" + (f" ({lexicon})" if lexicon else "")
        plural = is_plural(words, phrase)
        mention = Mention(at, name, kind, lexicon, title, person=person, plural=plural, head=noun)
        return Speaker(name, kind, why), mention

    def _owner(self, words: Words, phrase: Phrase) -> Fact | None:
        """Return whose source a phrase is: *its* director, *Tovalia’s* team, the team of *Sarn*."""
        for index in range(*phrase):
            word = words.lower[index]
            at = words.starts[index]
            if word in OWNERS:
                mention = self._memory.meant(word, at, words.span.start)
                if mention is not None:
                    clear = mention.at >= words.span.start or self._alone(mention, at)
                    kind = mention.kind if clear else ""
                    return Fact(mention.name, kind, mention.lexicon if kind else "", "")
            elif word.endswith(("'s", "s'")):
                found = self._by_noun(words, index)
                if found is not None:
                    return found
            elif word in _BELONGING and index + 1 < phrase.last:
                run = run_of_names(words, index + 1 + (words.lower[index + 1] == "the"))
                fact = self._facts.find(words.of(*run)) if run is not None else None
                if fact is not None:
                    return fact
        return None

    def _alone(self, mention: Mention, at: int) -> bool:
        """Tell whether no other body is named between a mention and an offset behind it."""
        between = self._text[mention.at + len(mention.name) : at]
        return not any(key_of(name) not in self._people for name in _NAME_INSIDE.findall(between))

    def _by_noun(self, words: Words, index: int) -> Fact | None:
        """Return who is meant by a noun in the possessive."""
        noun = key_of(words.lower[index])
        if words.upper[index]:
            if noun in self._people:
                known = self._memory.titled(noun)
                return None if known is None else _owned_by(known)
            return self._facts.find(noun) or self._facts.place(
                without_possessive(words.of(index, index + 1))
            )
        spoke = self._memory.speaker_called(noun, words.starts[index])
        return None if spoke is None else _owned_by(spoke)

    # ------------------------------------------------------------ pronouns

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
        why = f"“{words.of(*phrase)}” is {speaker.name}; {speaker.why}"
        return speaker._replace(why=why), mention

    def _pronoun(self, own: str, base: str, at: int) -> tuple[Speaker, Mention | None]:
        mention = self._memory.meant(base, at)
        if mention is None:
            return Speaker(own, "", "by its own words"), None
        self._memory.bind(base, mention)
        why = f"“{own}” is {mention.name}, named before"
        return Speaker(mention.name, mention.kind, why), mention


def _with_owner(owner: str, own: str) -> str:
    """“its army” of Sarn → “Sarn’s army”; an owner without a name or *the* stays a pronoun."""
    if owner.startswith("The "):
        owner = "the " + owner[4:]
    elif (not owner.startswith("the ") and not owner[0].isupper()) or owner.startswith(
        ("A ", "An ")
    ):
        return own
    return f"{owner}’s {own.partition(' ')[2]}".strip()


def _owned_by(mention: Mention) -> Fact:
    return Fact(mention.name, mention.kind, mention.lexicon, "")


__all__ = ["Cast", "Speaker"]
