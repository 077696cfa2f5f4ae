"""The table of rules gives each sentence what trying every rule on it gives."""

import pytest

from classifier.engine.analyse import settings
from classifier.engine.apply import apply
from classifier.engine.prefilter import Prefilter, members
from classifier.engine.rule_table import RuleTable
from classifier.engine.short import short_article
from classifier.rules.load import load_rulebook
from classifier.shipped import shipped
from classifier.text import take_apart


@pytest.fixture(scope="module")
def rules():
    return load_rulebook(shipped("rules")).rules


def test_the_table_fires_what_each_rule_alone_fires(rules):
    """On every example of every rule: those that match, and those that exceptions stop."""
    table = RuleTable(rules)
    fired = stopped = 0
    for owner in rules:
        for example in (*owner.card.examples, *owner.card.counter_examples):
            for setting in settings(take_apart(short_article(example.text))):
                alone = [(rule, apply(rule, setting)) for rule in rules[:40]]
                alone += [(owner, apply(owner, setting))] if owner not in rules[:40] else []
                looked_at = {rule.id for rule, _ in alone}
                together = [
                    (rule.id, match) for rule, match in table.fired(setting) if rule.id in looked_at
                ]
                matches = [(rule.id, tried.match) for rule, tried in alone if tried.match]
                assert together == matches
                fired += len(matches)
                stopped += sum(tried.match is None and all(tried.groups) for _, tried in alone)
    assert fired > 500
    assert stopped > 500


A, B, C = frozenset({"a", "alpha"}), frozenset({"b"}), frozenset({"c"})
MANY = tuple(frozenset({word}) for word in "uvwxyz")


@pytest.mark.parametrize(
    ("patterns", "words", "able"),
    [
        ([[A]], {"alpha"}, [0]),
        ([[A]], {"b"}, []),
        ([[A, B]], {"a"}, []),
        ([[A, B]], {"a", "b"}, [0]),
        ([[A, B], [B], [C], [A, C]], {"a", "b"}, [0, 1]),
        ([[]], set(), [0]),
        ([[B], [], [A, B, C]], {"a"}, [1]),
        ([], {"a"}, []),
        # What is left out may only let a pattern through.
        ([MANY], set("uvwx"), [0]),
        ([MANY], set("uvw"), []),
    ],
)
def test_patterns_wait_for_a_word_of_each_condition(patterns, words, able):
    assert list(members(Prefilter(patterns).able(words))) == able
