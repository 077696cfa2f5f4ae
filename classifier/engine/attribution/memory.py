"""Whom an article has named and who has spoken in it, up to a point of its text."""

from __future__ import annotations

from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from classifier.engine.attribution.mentions import Mention, fits
from classifier.engine.attribution.names import FEMALE, MALE, gender_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.engine.attribution.phrases import Phrase
    from classifier.engine.attribution.words import Words

# How far back a reader looks: so many names and speakers, and so many code points for a pronoun.
_RECENT = 200
_NEAR = 1_000
_WHO_SPOKE = 4
_AT = attrgetter("at")


class Memory:
    """Grows with the text: everything is noted in text order."""

    def __init__(self) -> None:
        self._mentions: list[Mention] = []
        self._spoke: list[Mention] = []
        self._titled: dict[str, Mention] = {}
        self._gender: dict[str, str] = {}

    def note(self, mention: Mention) -> None:
        """Take note of somebody or something named."""
        self._mentions.append(mention)
        if mention.person and mention.kind:
            self._titled[key_of(mention.name.rsplit(maxsplit=1)[-1])] = mention

    def note_all(self, mentions: Iterable[Mention]) -> None:
        """Take note of several, in text order."""
        for mention in mentions:
            self.note(mention)

    def note_speaker(self, mention: Mention) -> None:
        """Take note of who has just spoken."""
        self._spoke.append(mention)

    def note_gender(self, words: Words, name: Phrase, title: Sequence[str] = ()) -> None:
        """Take note of what an honorific or a title tells of a name."""
        gender = gender_of(words, name, title)
        if gender:
            self._gender[key_of(words.lower[name.last - 1])] = gender

    def gender(self, key: str) -> str:
        """Return “f” or “m” where the article has told it of a surname, else nothing."""
        return self._gender.get(key, "")

    def titled(self, key: str) -> Mention | None:
        """Return the person of a surname with the title that the article gave last."""
        return self._titled.get(key)

    def speaker_called(self, noun: str, at: int) -> Mention | None:
        """Return who spoke last before an offset and was called by a noun: the *office*."""
        for mention in self._speakers_before(at):
            if mention.head == noun and mention.kind:
                return mention
        return None

    def taken_up(
        self, noun: str, wanted: Sequence[str], stands_for: Sequence[str], own: str, at: int
    ) -> Mention | None:
        """“The paper”, “the minister”: return whom the article named last that it can mean.

        `noun` is the phrase's head, `wanted` the words that must be in a title, `stands_for` the
        lexicons whose names it can take up, `own` the phrase itself.
        """
        aged = noun.endswith("-year-old")
        small = own.lower()
        recent = (self._named_before(at), self._speakers_before(at))
        for mention in merge(*recent, key=_AT, reverse=True):
            if mention.name.lower() == small:
                continue
            if mention.lexicon in stands_for or (aged and mention.person):
                return mention
            title = mention.title or (mention.head,)
            if mention.head == noun and all(word in title for word in wanted):
                return mention
        return None

    def meant(self, pronoun: str, at: int, since: int | None = None) -> Mention | None:
        """Return whom a pronoun means: who spoke last goes before who was named last.

        An owner's pronoun (*its* leader) means whoever its own sentence, which begins at `since`,
        names before it.
        """
        if since is not None:
            for mention in self._named_before(at):
                if mention.at < since:
                    break
                if fits(mention, pronoun, self._gender):
                    return mention
        person = pronoun in MALE or pronoun in FEMALE
        spoke = list(islice(self._speakers_before(at), _WHO_SPOKE))
        fitting = [mention for mention in spoke if fits(mention, pronoun, self._gender)]
        sure = [mention for mention in fitting if not (person and mention.unsure)]
        if sure or fitting[:1] == spoke[:1] != []:
            return (sure or fitting)[0]
        for mention in self._named_before(at):
            if at - mention.at >= _NEAR:
                break
            if fits(mention, pronoun, self._gender):
                return mention
        return fitting[0] if fitting else None

    def bind(self, pronoun: str, mention: Mention) -> None:
        """Take note that *he* or *she* has been used of somebody."""
        if pronoun in MALE or pronoun in FEMALE:
            key = key_of(mention.name.rsplit(maxsplit=1)[-1])
            self._gender.setdefault(key, "f" if pronoun in FEMALE else "m")

    def _speakers_before(self, at: int) -> Iterator[Mention]:
        return (one for one in islice(reversed(self._spoke), _RECENT) if one.at < at)

    def _named_before(self, at: int) -> Iterator[Mention]:
        return (one for one in islice(reversed(self._mentions), _RECENT) if one.at < at)
