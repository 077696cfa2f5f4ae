"""Attributions of short texts under the standard rules, loaded once for the whole room."""

from functools import cache
from pathlib import Path

from classifier.engine.attribution import Attributor
from classifier.rules.load import load
from classifier.text import take_apart
from tests.text.articles import article

ROOT = Path(__file__).parents[3]


@cache
def book():
    return load(ROOT / "rules").book


@cache
def attributor():
    return Attributor(book())


def attributions(*paragraphs):
    """Return the attributions of an article of these paragraphs, and its text."""
    made = article(*paragraphs)
    return attributor().attribute(take_apart(made)), made.text


def parts(*paragraphs):
    """Return (source, cue, content) in words for each attribution."""
    found, text = attributions(*paragraphs)
    return [
        tuple(
            " … ".join(span.of(text) for span in spans)
            for spans in (made.source, made.cue, made.content)
        )
        for made in found
    ]


def speakers(*paragraphs):
    """Return (speaker, source kind) for each attribution."""
    return [(made.speaker, made.source_kind) for made in attributions(*paragraphs)[0]]
