"""Frames prove themselves: each finds what its examples mark, and needs every exception it has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifier.engine.attribution.attribute import Attributor
from classifier.engine.short import short_article
from classifier.problems import Problem
from classifier.records import Span
from classifier.rules.examples import unproven_exception
from classifier.text import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from classifier.records import Attribution
    from classifier.rules.book import RuleBook
    from classifier.rules.frames import Frame, MarkedExample

_EDGES = " \t\n,.;:?!"


def check_frame_examples(book: RuleBook) -> list[Problem]:
    """Run every example of every frame, all frames together as on a real article.

    Raises `PatternTimeout` if an exception takes longer on an example than it may.
    """
    attributor = Attributor(book)
    problems: list[Problem] = []
    for frame in book.frames:
        problems += _wrong_matches(book, frame, attributor)
        problems += _wrong_counter_examples(book, frame, attributor)
        problems += _unproven_exceptions(book, frame)
    return sorted(problems)


def _wrong_matches(book: RuleBook, frame: Frame, attributor: Attributor) -> Iterator[Problem]:
    for example in frame.examples:
        found = _attributions(attributor, example)
        own = [made for made in found if made.rule == frame.id]
        if any(_differences(example, made) == [] for made in own):
            continue
        message, hint = _reason(frame, example, own, found)
        yield _problem(book, frame, example, message, hint)


def _wrong_counter_examples(
    book: RuleBook, frame: Frame, attributor: Attributor
) -> Iterator[Problem]:
    for example in frame.counter_examples:
        for made in _attributions(attributor, example):
            if made.rule == frame.id:
                cue = _shown(example.text, made.cue)
                message = f"'{frame.id}' finds the cue {cue} in an example under no_match"
                hint = "add an exception under unless:, or narrow what the frame takes"
                yield _problem(book, frame, example, message, hint)


def _unproven_exceptions(book: RuleBook, frame: Frame) -> Iterator[Problem]:
    for index, exception in enumerate(frame.unless):
        others = frame.unless[:index] + frame.unless[index + 1 :]
        changed = replace(frame, unless=others)
        frames = tuple(changed if other is frame else other for other in book.frames)
        attributor = Attributor(replace(book, frames=frames))
        needed = any(
            made.rule == frame.id
            for example in frame.counter_examples
            for made in _attributions(attributor, example)
        )
        if not needed:
            yield unproven_exception(exception, frame.id)


def _attributions(attributor: Attributor, example: MarkedExample) -> tuple[Attribution, ...]:
    return attributor.attribute(take_apart(short_article(example.text)))


def _differences(example: MarkedExample, made: Attribution) -> list[str]:
    """Return which parts differ, apart from punctuation at their edges."""
    parts = (
        ("cue", example.cue, made.cue),
        ("source", example.source, made.source),
        ("content", example.content, made.content),
    )
    return [
        f"{name} {_shown(example.text, found)} where the example marks "
        f"{_shown(example.text, marked)}"
        for name, marked, found in parts
        if _trimmed(example.text, marked) != _trimmed(example.text, found)
    ]


def _trimmed(text: str, spans: Sequence[Span]) -> list[Span]:
    trimmed = []
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(_EDGES))
        trimmed.append(Span(first, max(first, end - len(words) + len(words.rstrip(_EDGES)))))
    return sorted(trimmed)


def _reason(
    frame: Frame, example: MarkedExample, own: Sequence[Attribution], found: Sequence[Attribution]
) -> tuple[str, str]:
    if own:
        wrong = "; ".join(_differences(example, own[0]))
        return f"'{frame.id}' finds the {wrong}", "move the marks, or mend the frame"
    cues = set(example.cue)
    other = next((made.rule for made in found if cues & set(made.cue)), None)
    if other is not None:
        hint = "frames are tried in the order of the files; put the stricter one first"
        return f"the frame '{other}' takes the cue of this example of '{frame.id}'", hint
    hint = "see that cue: holds the words and content: what follows them"
    return f"'{frame.id}' finds nothing in its example", hint


def _shown(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(f"«{span.of(text)}»" for span in spans) or "nothing"


def _problem(
    book: RuleBook, frame: Frame, example: MarkedExample, message: str, hint: str
) -> Problem:
    path = f"{book.root.as_posix()}/{frame.card.path}"
    return Problem(path, example.line, example.column, "example-fails", message, hint)
