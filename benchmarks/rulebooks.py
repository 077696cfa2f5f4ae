"""Two hundred rules of one shape, for benchmarks.

They are what a large desk would have: each an inflected verb from a small list, a gap
of six words, an inflected noun from another, or a phrase with an optional adverb. Verbs and nouns
are common in news, so that rules do wake up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.rules.inflect import make_inflector
from classifier.rules.pattern import compile_pattern
from classifier.rules.pattern.expand import Expander

if TYPE_CHECKING:
    from classifier.rules.pattern import CompiledPattern

VERBS = (
    "affirm accuse announce approve attack back blame block call cancel claim close condemn "
    "confirm consider cut defend delay demand deny deploy end expect fear fight fire freeze halt "
    "hold impose invade join lead launch lift meet move open oppose order plan pledge promise "
    "propose protest raise reject renew repeat resume seek sell send shell sign stop strike "
    "support suspend talk target threaten urge vote vow warn withdraw"
).split()
NOUNS = (
    "agreement aid alliance ambassador army attack ban blockade border budget campaign ceasefire "
    "claim commitment council court crisis deal debt defence demand deployment election embassy "
    "exercise export force frontier government gas grain import inquiry invasion leader market "
    "minister missile mission negotiation offer pact parliament peace pipeline pledge police "
    "policy president price protest raid reform refugee resolution sanction ship soldier strike "
    "summit support talk tariff tie trade treaty troop vote war weapon"
).split()
ADVERBS = ("firmly", "fully", "strongly", "repeatedly", "openly")


def two_hundred() -> list[CompiledPattern]:
    """Return the patterns of two hundred rules, one each."""
    expander = Expander({}, make_inflector())
    return [compile_pattern(_pattern(number), expander) for number in range(200)]


def _pattern(number: int) -> str:
    verbs = "|".join(VERBS[(number * 3 + step) % len(VERBS)] for step in (0, 7, 19))
    nouns = "|".join(NOUNS[(number * 5 + step) % len(NOUNS)] for step in (0, 11, 23))
    adverbs = "|".join(ADVERBS[number % 3 :])
    if number % 2:
        return f"({verbs})~ [{adverbs}] ..6 ({nouns})~"
    return f"({verbs})~ ..6 ({nouns})~"
