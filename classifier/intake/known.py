"""Which stories a desk has already: by address, by words, by nearly the same words."""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rensa import RMinHash

# Two texts are nearly the same if so much of all runs of five words is common to both.
_ALIKE = 0.7
_SHINGLE = 5
# 32 bands of 4 rows: of two texts that are just alike, 9,996 pairs in 10,000 are compared.
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"\]\([^)\s]{0,2000}\)|</?[a-zA-Z][^<>]{0,2000}>")


class How(StrEnum):
    """Why a story is taken for one that is there."""

    TEXT = "text"
    NEARLY = "nearly"
    ADDRESS = "address"  # the same address, but the text is another one


class Sighting(NamedTuple):
    """An article that says the same. `share` tells how much of both texts is in common, 0 to 1."""

    path: str
    how: How
    share: float


class Telling(NamedTuple):
    """What a story is told by. `words` are those of its text, in one case."""

    address: str
    words: tuple[str, ...]


def telling(url: str, markdown: str) -> Telling:
    """Make what the story at `url` with this text, as Markdown or plain, is told by."""
    plain = unescape(_MARKUP.sub(" ", markdown.replace("\\", "")))
    return Telling(address_key(url), tuple(_WORD.findall(plain.casefold())))


def without_trackers(url: str) -> str:
    """Return a web address without what only tells its owner where a reader came from."""
    from courlan import clean_url

    return clean_url(url) or url


def address_key(url: str) -> str:
    """Return what two addresses of one page have in common; empty where it names no page.

    Left out are the scheme, "www.", what follows a "#", trackers in the query and a slash at the
    end. The front page of a site, which careless pages give for their address, names no story.
    """
    if not url:
        return ""
    from courlan import normalize_url

    try:
        whole = normalize_url(url, trailing_slash=False)
    except ValueError:
        whole = url
    key = re.sub(r"\Ahttps?://(?:www\.)?", "", whole.partition("#")[0], flags=re.IGNORECASE)
    host, _, rest = key.partition("/")
    return f"{host.lower()}/{rest.rstrip('/')}" if rest.strip("/") else ""


class KnownStories:
    """The stories that are there, to be asked and added to."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._paths: list[str] = []
        self._tellings: list[Telling] = []
        self._by_address: dict[str, list[int]] = {}
        self._by_words: dict[bytes, int] = {}
        self._near = RMinHashLSH(_ALIKE, _PERMUTATIONS, _BANDS)

    def add(self, path: str, story: Telling) -> None:
        """Remember the story in the article at `path`."""
        number = len(self._paths)
        self._paths.append(path)
        self._tellings.append(story)
        self._by_words.setdefault(_digest(story.words), number)
        if story.address:
            self._by_address.setdefault(story.address, []).append(number)
        shingles = _shingles(story.words)
        if shingles:
            self._near.insert(number, _sketch(shingles))

    def find(self, story: Telling) -> Sighting | None:
        """Return the article that holds a story, if any does.

        The same words go before nearly the same, these before the same address alone.
        """
        same = self._by_words.get(_digest(story.words))
        if same is not None:
            return Sighting(self._paths[same], How.TEXT, 1.0)
        at_address = self._by_address.get(story.address, []) if story.address else []
        if at_address:  # of several versions the latest
            latest = at_address[-1]
            share = _in_common(story.words, self._tellings[latest].words)
            return Sighting(self._paths[latest], How.ADDRESS, share)
        return self._nearest(story)

    def _nearest(self, story: Telling) -> Sighting | None:
        shingles = _shingles(story.words)
        if not shingles:
            return None
        best: Sighting | None = None
        for number in sorted(self._near.query(_sketch(shingles))):
            share = _in_common(story.words, self._tellings[number].words)
            if share >= _ALIKE and (best is None or share > best.share):
                best = Sighting(self._paths[number], How.NEARLY, share)
        return best


def _digest(words: tuple[str, ...]) -> bytes:
    return sha256(" ".join(words).encode()).digest()


def _shingles(words: tuple[str, ...]) -> frozenset[str]:
    """Return every run of five words; none of a text that is shorter."""
    last = len(words) - _SHINGLE + 1
    return frozenset(" ".join(words[start : start + _SHINGLE]) for start in range(last))


def _in_common(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the share of the runs of words of both texts that is in each (Jaccard)."""
    ours, theirs = _shingles(left), _shingles(right)
    union = len(ours | theirs)
    return len(ours & theirs) / union if union else 0.0


def _sketch(shingles: frozenset[str]) -> RMinHash:
    from rensa import RMinHash

    sketch = RMinHash(_PERMUTATIONS, _SEED)
    sketch.update(sorted(shingles))
    return sketch
