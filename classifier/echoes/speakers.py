"""Who is said to have said a statement, and whether several articles agree on that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifier.records import Attribution, Span

# Two spellings of a name (Zelensky, Zelenskyy; Oster’s, Oster) are so much alike, of 100.
_SPELLING = 80
_TOKEN = regex.compile(r"[\p{L}\p{M}]{3,}+")
# With these begins what names nobody.
_SOMEBODY = frozenset("a an another any many one other several some these this those two".split())
# Words of names that say nothing on whose they are.
_COMMON = frozenset({"the", "and", "its", "his", "her", "their", "our", "for", "del", "von", "van"})


def said_by(spans: Sequence[Span], attributions: Iterable[Attribution]) -> Attribution | None:
    """Return the attribution whose content covers the most of some words, the first of equals."""
    best, most = None, 0
    for said in attributions:
        if said.said:
            covered = sum(_common(span, content) for span in spans for content in said.content)
            if covered > most:
                best, most = said, covered
    return best


def names_the_speaker(said: Attribution, text: str) -> bool:
    """Tell whether the words of the source name the speaker, rather than "she" or "the minister".

    Whom those mean is found out from the article around; that may be wrong, names are not. "An
    official" may be whoever has a name elsewhere.
    """
    words = _words(" ".join(span.of(text) for span in said.source))
    return (
        bool(said.speaker)
        and said.speaker.split()[0].casefold() not in _SOMEBODY
        and _agree(_words(said.speaker), words)
    )


def may_be_same(one: str, other: str) -> bool:
    """Tell whether two names may be the same one's; nobody's name may be anybody's.

    Names agree if they share a word, perhaps spelt a little differently: Henrik Oster and Oster,
    the ministry and Sarn's Defence Ministry.
    """
    return not (one and other) or _agree(_words(one), _words(other))


def told_apart(
    names: Sequence[tuple[str, bool]],
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Group the numbers of those names that may be the same one's, under the first of them.

    With each comes whether it is certain; one that is not makes no group of its own.
    """
    groups: list[tuple[str, list[set[str]], list[int]]] = []
    for number, (name, certain) in sorted(enumerate(names), key=lambda one: not one[1][1]):
        if not name:
            continue
        words = _words(name)
        home = next((g for g in groups if any(_agree(words, other) for other in g[1])), None)
        if home is not None:
            home[1].append(words)
            home[2].append(number)
        elif certain:
            groups.append((name, [words], [number]))
    return tuple((name, tuple(sorted(numbers))) for name, _, numbers in groups)


def _words(name: str) -> set[str]:
    words = set(_TOKEN.findall(name.casefold()))
    return words - _COMMON or words or {name.casefold()}


def _agree(ours: set[str], theirs: set[str]) -> bool:
    from rapidfuzz import fuzz

    return not ours.isdisjoint(theirs) or any(
        fuzz.ratio(one, other, score_cutoff=_SPELLING) for one in ours for other in theirs
    )


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
