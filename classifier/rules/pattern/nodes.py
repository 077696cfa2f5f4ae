"""The tree that a pattern parses to. Positions are code points into the pattern's own text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark: `remains`, `reaffirm~`, `=May`, `,`."""

    start: int
    end: int
    text: str
    inflect: bool = False
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Any entry of a named list: `{restate}`, `{restate}~`."""

    start: int
    end: int
    name: str
    inflect: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """At most `most` words between its neighbours: `..6`; without a limit: `...`."""

    start: int
    end: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentence's start `^` or end `$`."""

    start: int
    end: int
    at_start: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One of several: `(a|b c)`; `[a|b]` may also be left out."""

    start: int
    end: int
    branches: tuple[Sequence, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CaptureGroup:
    """Words under a name: `<speaker: {official}>`."""

    start: int
    end: int
    name: str
    body: Sequence


@dataclass(frozen=True, slots=True)
class Raw:
    """The escape hatch `/…/`: an expression of the `regex` library."""

    start: int
    end: int
    source: str


Node = Word | Lexicon | Gap | Anchor | Group | CaptureGroup | Raw


@dataclass(frozen=True, slots=True)
class Item:
    """A node in its sequence; `glued` where no white space stands before it: `{country}'s`."""

    node: Node
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes one after another."""

    start: int
    end: int
    items: tuple[Item, ...]
