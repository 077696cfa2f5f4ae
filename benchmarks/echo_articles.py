"""Synthetic articles in which statements are planted, for `make bench-echoes`.

Each sentence is one of content/ with most of its longer words exchanged for others of ours. A
planted statement stands in three articles of the same month: once as it is, twice in one of the
ways below.
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.corpus import ROOT
from classifier.content import read_all, read_jsonl
from classifier.problems import Problem
from classifier.records import Briefing
from classifier.text import take_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SENTENCES = 25
COPIES = 3
_WORD = re.compile(r"\b[a-z]{4,}\b")


class Planted(NamedTuple):
    """A statement in several articles: in which way, and its paragraph in each article, by id."""

    way: str
    places: dict[str, int]


def _same(words: list[str], _: Callable[[], str]) -> str:
    return f"In Varn {' '.join(words)}."


def _one_word(words: list[str], other: Callable[[], str]) -> str:
    return _same([*words[:9], other(), *words[10:]], other)


def _two_words(words: list[str], other: Callable[[], str]) -> str:
    return _same([other() if at % 10 == 3 else word for at, word in enumerate(words)], other)


def _number(words: list[str], _: Callable[[], str]) -> str:
    return f"In Varn {' '.join(words[:9])} {sum(map(len, words))} {' '.join(words[9:])}."


def _quoted(words: list[str], _: Callable[[], str]) -> str:
    return f"“{' '.join(words)},” the minister said."


def _half(words: list[str], _: Callable[[], str]) -> str:
    return f"The minister spoke of “{' '.join(words[5:13])}” in Varn."


def _cut(words: list[str], _: Callable[[], str]) -> str:
    return f"“{' '.join(words[:6])} … {' '.join(words[-6:])},” the minister said."


def _five_words(words: list[str], other: Callable[[], str]) -> str:
    return _same([other() if at % 4 == 3 else word for at, word in enumerate(words)], other)


# In what way a copy is printed, and the statement itself. The last is too far from it to be found.
WAYS = {
    "the same sentence": (_same, _same),
    "one word of 20 is another": (_one_word, _same),
    "a number is added": (_number, _same),
    "two words of 20 are others": (_two_words, _same),
    "the same quotation": (_quoted, _quoted),
    "8 words of a quotation": (_half, _quoted),
    "a quotation cut by an ellipsis": (_cut, _quoted),
    "five words of 20 are others": (_five_words, _same),
}


def planted(articles: int, each: int, seed: int = 11) -> tuple[list[Briefing], list[Planted]]:
    """Make articles without labels, and plant `each` statements in each of the ways."""
    chance = random.Random(seed)
    own = [take_apart(article) for article in read_all([ROOT / "content"], ()).articles]
    models = [sentence.span.of(one.article.text) for one in own for sentence in one.sentences]
    words = [word for model in models for word in _WORD.findall(model)]

    def other() -> str:
        return chance.choice(words)

    texts = [[_mixed(chance, models, words) for _ in range(SENTENCES)] for _ in range(articles)]
    statements = []
    for way, (copy, base) in WAYS.items():
        for _ in range(each):
            statement = [other() for _ in range(20)]
            numbers = chance.sample(range(articles), COPIES)
            places = {}
            for at, number in enumerate(numbers):
                places[f"x{number}"] = len(texts[number])
                texts[number].append((copy if at else base)(statement, other))
            statements.append(Planted(way, places))
    return list(_briefings(texts)), statements


def _mixed(chance: random.Random, models: list[str], words: list[str]) -> str:
    model = " ".join(chance.choice(models).split())
    return _WORD.sub(
        lambda found: chance.choice(words) if chance.random() < 0.7 else found[0], model
    )


def _briefings(texts: list[list[str]]) -> Iterator[Briefing]:
    lines = [
        json.dumps(
            {
                "id": f"x{number}",
                "text": "\n\n".join(paragraphs),
                "date": f"2026-05-{1 + number % 28:02}",
                "publisher": f"Desk {number}",
            }
        )
        for number, paragraphs in enumerate(texts)
    ]
    for article in read_jsonl(lines, "benchmark", ()):
        assert not isinstance(article, Problem), article
        yield Briefing(take_apart(article), (), (), (), "")
