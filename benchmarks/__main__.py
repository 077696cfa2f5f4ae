"""`make bench`: the prefilter against the plain loop, on the same rules and the same text."""

from __future__ import annotations

from benchmarks import corpus, rulebooks
from benchmarks.timing import side_by_side
from classifier.cli.ready import ready_engine
from classifier.engine.matcher import Matcher
from classifier.shipped import shipped

ROUNDS = 3


def main() -> None:
    """Time both ways of matching, then the whole engine, and print the ratios."""
    articles = corpus.articles()
    engine = ready_engine(shipped("rules"))
    book = engine.book
    text, sentences = corpus.sentences(articles)
    print(f"{len(articles)} articles, {len(sentences)} sentences, {len(text)} characters")
    standard = [pattern for rule in book.rules for group in rule.groups for pattern in group]
    two_hundred = rulebooks.two_hundred()
    for name, rules, patterns in (
        ("the standard rulebook", len(book.rules), standard),
        ("200 rules of one shape", 200, two_hundred),
    ):
        matcher = Matcher(patterns)
        # Every regex is compiled, and seen to give the same hits, before the clock runs.
        hits = list(matcher.scan_plain(text, sentences))
        assert hits == list(matcher.scan(text, sentences)), "the two ways disagree"
        plain, fast = side_by_side(
            lambda matcher=matcher: list(matcher.scan_plain(text, sentences)),
            lambda matcher=matcher: list(matcher.scan(text, sentences)),
            ROUNDS,
        )
        print(f"\n{name}: {rules} rules, {len(patterns)} patterns, {len(hits)} hits")
        for label, seconds in (("plain regex loop", plain), ("prefilter + regex", fast)):
            print(f"  {label:<18}{len(sentences) / seconds:>12,.0f} sentences/s")
        print(f"  {'ratio':<18}{plain / fast:>12,.0f} times")
    whole, _ = side_by_side(
        lambda: [engine.brief(article) for article in articles], lambda: None, ROUNDS
    )
    print(
        f"\nwhole engine (sentences, quotations, attributions, claims, domains):\n"
        f"  {len(sentences) / whole:>30,.0f} sentences/s"
    )


main()
