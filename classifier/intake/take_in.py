"""The whole line: saved files → stories → articles and originals in a folder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from classifier.content.recognise import Recogniser
from classifier.content.slugs import slugify
from classifier.intake.feed import read_feed
from classifier.intake.known import How, KnownStories, Sighting, telling, without_trackers
from classifier.intake.page import read_page
from classifier.intake.plaintext import read_documents, read_text
from classifier.intake.story import Kind
from classifier.intake.written import article_source, body, stem_for
from classifier.problems import Problem, ProblemsError, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from classifier.intake.desk import Desk
    from classifier.intake.story import Original, Saved, Story
    from classifier.rules.furniture import BlockRule

# The reader of articles passes over folders whose names begin so.
ORIGINALS = "_originals"


class Fate(StrEnum):
    """What became of a story."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"


class Outcome(NamedTuple):
    """What became of the story at `place`: the article written, or the one that is there.

    `furniture` counts the lines of page furniture that were left out.
    """

    fate: Fate
    place: str
    path: str
    sighting: Sighting | None = None
    furniture: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for; `publisher` and `language` where a story names none."""

    target: Path
    publisher: str = ""
    language: str = ""
    again: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class Intake:
    """Takes in one saved file after the other.

    Holds what is there, so that a story that comes twice in one run is recognised as well.
    """

    wishes: Wishes
    desk: Desk
    furniture: Sequence[BlockRule]
    _taken: set[str] = field(init=False)
    _known: KnownStories = field(init=False)
    _recogniser: Recogniser = field(init=False)

    def __post_init__(self) -> None:
        self._taken = set(self.desk.slugs)
        self._known = self.desk.known
        self._recogniser = Recogniser(self.furniture)

    def take_in(self, saved: Saved) -> Iterator[Outcome | Problem]:
        """Yield what becomes of each story of a file, and what is wrong with it."""
        try:
            for read in self._stories(saved):
                if isinstance(read, Problem):
                    yield read
                    continue
                try:
                    yield from self._one(self._as_wished(read))
                except ProblemsError as error:
                    yield from error.problems
        except ProblemsError as error:
            yield from error.problems

    def _stories(self, saved: Saved) -> Iterable[Story | Problem]:
        if saved.kind is Kind.HTML:
            return [read_page(saved, self._recogniser)]
        if saved.kind is Kind.FEED:
            return read_feed(saved, self.wishes.publisher, self._recogniser)
        if saved.kind is Kind.JSONL:
            return read_documents(saved, self.furniture)
        return [read_text(saved, self._recogniser)]

    def _as_wished(self, story: Story) -> Story:
        data, wishes = story.data, self.wishes
        changes = {
            "publisher": data.publisher or wishes.publisher or None,
            "language": data.language or wishes.language or None,
            "url": without_trackers(data.url) if data.url else None,
        }
        return replace(story, data=data.model_copy(update=changes))

    def _one(self, story: Story) -> Iterator[Outcome | Problem]:
        """Yield what becomes of a story. Raises `ProblemsError`."""
        markdown = body(story)
        told = telling(story.data.url or "", markdown)
        if not told.words:
            message = "there are no words in this story"
            raise ProblemsError([Problem(story.name, story.line, 0, "no-story", message)])
        place = f"{story.name}:{story.line}" if story.line else story.name
        sighting = self._known.find(told)
        if sighting and not self.wishes.again:
            fate = Fate.CHANGED if sighting.how is How.ADDRESS else Fate.KNOWN
            yield Outcome(fate, place, sighting.path, sighting)
            return
        yield from (*story.remarks, *_missing_data(story))
        stem = self._free_stem(story)
        path = self.wishes.target / f"{stem}.md"
        if not self.wishes.dry_run:
            self._write(story, markdown, path)
        self._taken.add(stem)
        self._known.add(path.as_posix(), told)
        yield Outcome(Fate.NEW, place, path.as_posix(), sighting, story.furniture)

    def _free_stem(self, story: Story) -> str:
        """Return a name that neither an article nor any other file in the folder has."""
        taken = set(self._taken)
        while True:
            stem = stem_for(story, taken)
            if not (self.wishes.target / f"{stem}.md").exists():
                return stem
            taken.add(stem)

    def _write(self, story: Story, markdown: str, path: Path) -> None:
        """Write original and article. Raises `ProblemsError`."""
        kept = self.wishes.target / ORIGINALS / _original_name(story.original, path.stem)
        relative = f"{ORIGINALS}/{kept.name}"
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            _put(kept, story.original.data)
            _put(path, article_source(story, markdown, relative).encode())
        except OSError as error:
            message = f"cannot be written: {(error.strerror or str(error)).lower()}"
            raise ProblemsError([Problem(path.as_posix(), 0, 0, "cannot-write", message)]) from None


def _original_name(original: Original, stem: str) -> str:
    """Return a file name for an original; a feed's says by its hash which issue of it it is."""
    if original.shared:
        digest = sha256(original.data).hexdigest()[:8]
        return f"{slugify(original.shared)}-{digest}{original.suffix}"
    return f"{stem}{original.suffix}"


def _put(path: Path, data: bytes) -> None:
    """Write a new file whole or not at all; one that says the same already may stay."""
    if path.is_file() and path.read_bytes() == data:
        return
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(data)
    half.replace(path)


def _missing_data(story: Story) -> Iterator[Problem]:
    """Say what a story does not tell of itself."""
    for key in ("title", "date"):
        if getattr(story.data, key) is None:
            message = f"no {key} is found, so none is written"
            hint = f"add '{key}:' to the article's front matter"
            yield Problem(story.name, story.line, 0, f"no-{key}", message, hint, Severity.WARNING)
