"""`make bench-echoes`: finding echoes, next to comparing every sentence with every other.

The comparison is by the same measure: the share of the runs of three words that two wordings have
in common. What is found is held against what comparing all finds, and against what was planted.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks.echo_articles import WAYS, planted
from benchmarks.timing import side_by_side
from classifier.echoes import EchoSearch
from classifier.echoes.near import ALIKE, Near, alikeness, shingles
from classifier.echoes.units import own_units, quoted_units

if TYPE_CHECKING:
    from benchmarks.echo_articles import Planted
    from classifier.echoes import Echo
    from classifier.records import Briefing

ARTICLES, PLANTED = 1_000, 100
# Comparing all takes the square: of so many it is timed, of all articles it is reckoned.
SUBSET = 100
ROUNDS = 3
Wording = tuple[str, ...]


def main() -> None:
    """Make the articles, and print what was measured."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    briefings, statements = planted(count, PLANTED * count // ARTICLES)
    sentences = sum(len(one.document.sentences) for one in briefings)
    print(f"{count:,} articles, {sentences:,} sentences, {len(statements)} planted statements")
    speed(wordings(briefings[:SUBSET]), wordings(briefings))
    agreement(wordings(briefings))
    search = EchoSearch()
    started = time.perf_counter()
    echoes = search.find(briefings)
    first = time.perf_counter() - started
    changed, _ = planted(count, 0, seed=12)
    started = time.perf_counter()
    search.find([*briefings[:-1], changed[-1]])
    again = time.perf_counter() - started
    print(f"\nthe whole search: {first:.2f} s, again after one article changed {again:.2f} s")
    report(echoes, briefings, statements)


def wordings(briefings: list[Briefing]) -> list[Wording]:
    """Return all that may be an echo, each wording once."""
    units = (unit for one in briefings for unit in (*own_units(one), *quoted_units(one)))
    return list(dict.fromkeys(unit.words for unit in units))


def speed(few: list[Wording], every: list[Wording]) -> None:
    """Time both ways on few wordings; on all, MinHash and an exact index of shingles."""
    compared, proposed = side_by_side(lambda: all_pairs(few), lambda: by_minhash(few), ROUNDS)
    indexed, whole = side_by_side(
        lambda: with_a_common_shingle(every), lambda: by_minhash(every), ROUNDS
    )
    reckoned = compared * (len(every) / len(few)) ** 2
    table(len(few), {"every pair": compared, "MinHash": proposed})
    table(
        len(every),
        {"every pair (reckoned)": reckoned, "index of shingles": indexed, "MinHash": whole},
    )


def table(size: int, ways: dict[str, float]) -> None:
    """Print the seconds of each way, and how they compare with the last."""
    print(f"\n{size:,} wordings")
    *_, least = ways.values()
    for way, seconds in ways.items():
        print(f"  {way:<24}{seconds:>8.2f} s {seconds / least:>7,.0f} ×")


def all_pairs(of: list[Wording]) -> set[frozenset[Wording]]:
    """Return the pairs that are alike, comparing every wording with every other."""
    sets = [frozenset(shingles(one)) for one in of]
    found = set()
    for (left, ours), (right, theirs) in combinations(zip(of, sets, strict=True), 2):
        common = len(ours & theirs)
        if common >= ALIKE * (len(ours) + len(theirs) - common):
            found.add(frozenset((left, right)))
    return found


def by_minhash(of: list[Wording]) -> set[frozenset[Wording]]:
    """Return the pairs that are alike, as the search finds them."""
    near = Near()
    near.add(of)
    return {frozenset(pair) for pair in near.pairs()}


def with_a_common_shingle(of: list[Wording]) -> set[frozenset[Wording]]:
    """Return what `all_pairs` does, comparing only wordings that have a shingle in common."""
    having: dict[str, list[int]] = defaultdict(list)
    sizes, found = [], set()
    for number, wording in enumerate(of):
        sets = set(shingles(wording))
        common = Counter(other for shingle in sets for other in having[shingle])
        for other, count in common.items():
            if count >= ALIKE * (len(sets) + sizes[other] - count):
                found.add(frozenset((wording, of[other])))
        for shingle in sets:
            having[shingle].append(number)
        sizes.append(len(sets))
    return found


def agreement(of: list[Wording]) -> None:
    """Print how many of the pairs that are alike MinHash finds, by how alike they are."""
    truth, found = with_a_common_shingle(of), by_minhash(of)
    print(f"\nof the pairs that comparing all finds ({len(truth):,})")
    for low, high in ((0.5, 0.6), (0.6, 0.8), (0.8, 1.0)):
        band = {pair for pair in truth if low <= alikeness(*pair) < high}
        print(f"  alike to {low}–{high}: {len(band & found):,} of {len(band):,} are found")
    print(f"  recall {len(truth & found) / len(truth):.4f}", end=", ")
    print(f"precision {len(truth & found) / len(found):.4f}")


def report(echoes: tuple[Echo, ...], briefings: list[Briefing], of: list[Planted]) -> None:
    """Print how many copies of planted statements are joined with them, by their way."""
    blocks = {one.article.id: [s.block for s in one.document.sentences] for one in briefings}
    at: dict[tuple[str, int], set[str]] = defaultdict(set)
    for echo in echoes:
        for version in echo.versions:
            for number in version.sentences:
                at[version.article, blocks[version.article][number]].add(echo.id)
    joined: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for statement in of:
        base, *copies = statement.places.items()
        total[statement.way] += len(copies)
        joined[statement.way] += sum(not at[base].isdisjoint(at[copy]) for copy in copies)
    print("\nplanted copies that are joined with their statement")
    for way in WAYS:
        print(f"  {way:<32}{joined[way]:>5} of {total[way]}")
    ours = {place for places in of for place in places.places.items()}
    chance = [echo for echo in echoes if not any(echo.id in at[place] for place in ours)]
    print(f"\n{len(echoes):,} echoes, of them {len(chance)} by chance, of sentences not planted")


if __name__ == "__main__":
    main()
