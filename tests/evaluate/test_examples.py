"""What went wrong comes with the rule behind it or the nearest miss, the worst first."""

import pytest

from classifier.engine.analyse import Engine
from classifier.evaluate.compare import Verdict, compare
from classifier.evaluate.confusion import NONE
from classifier.evaluate.examples import false_alarms, misses
from classifier.rules.load import load_rulebook
from tests.evaluate.conftest import ARMY, PLEDGE
from tests.evaluate.desk import evaluated, gold_line
from tests.rules.desk import write_rules


def words(example):
    return "".join(f"«{piece.words}»" if piece.marked else piece.words for piece in example.pieces)


def test_a_false_alarm_shows_its_rule_and_words_between_its_neighbours(engine):
    found = evaluated(engine, gold_line("It rained.", "Norvale pledged help.", "It  rained\nmore."))
    shown = false_alarms(found, "pledge", 5)
    (example,) = shown.examples
    assert (example.document, example.title) == ("d", "pledge-help")
    assert (example.before, example.after) == ("It rained.", "It rained more.")
    assert words(example) == "Norvale «pledged help»."
    assert example.reasons == ("pledge-help: «pledged help»",)


def test_false_alarms_of_the_rule_that_costs_most_come_first_one_of_each_rule_in_turn(engine):
    found = evaluated(
        engine,
        gold_line(
            ("They pledged help.", ["pledge"]),
            ("We pledged help.", ["pledge"]),
            "Nobody pledged help.",
            "She gave its word.",
            "He gave its word.",
        ),
    )
    shown = false_alarms(found, "pledge", 3)
    assert shown.total == 3
    assert [example.title for example in shown.examples] == [
        "pledge-word",
        "pledge-help",
        "pledge-word",
    ]


def test_misses_that_a_rule_came_nearest_to_come_first(engine):
    found = evaluated(
        engine,
        gold_line(
            ("Nobody came.", ["pledge"]),
            ("Help was pledged.", ["pledge"]),
            ("A pledge drive to help.", ["pledge"]),
        ),
    )
    shown = misses(found, "pledge", 5)
    assert [words(example) for example in shown.examples] == [
        "A pledge drive to help.",
        "Help was pledged.",
        "Nobody came.",
    ]
    stopped, near, far = [" ".join(example.reasons) for example in shown.examples]
    assert "pledge-help matches «pledge drive to help», but for its exception" in stopped
    assert "pledge-help: “pledge~ ..4 help” – " in near
    assert "there: «pledged», «Help»" in near
    assert far == "no rule comes near: next to none of their words is here"


def test_a_label_that_weighs_too_little_says_so(engine):
    found = evaluated(engine, gold_line(("A tent.", ["military"]), scored=["military"]))
    (example,) = misses(found, "military", 5).examples
    assert example.reasons[0] == "its rules weigh 0.5 here, 1 is needed"


def test_a_label_that_attributions_give_names_the_source_or_says_there_is_none(engine):
    found = evaluated(
        engine, gold_line(("It rained.", ["official_quote"]), scored=["official_quote"])
    )
    (example,) = misses(found, "official_quote", 5).examples
    assert example.reasons == ("no words are attributed to anybody here",)


def test_a_label_that_no_rule_knows_is_missed_everywhere(engine):
    found = evaluated(engine, gold_line(("It rained.", ["weather"]), scored=["weather"]))
    (example,) = misses(found, "weather", 5).examples
    assert example.reasons == ("the rules know no such label",)


def test_confusion_counts_each_label_of_a_sentence(engine):
    found = evaluated(
        engine,
        gold_line(
            ("Norvale pledged help.", ["pledge"]),
            "They pledged help.",
            ("It rained.", ["pledge"]),
            "It rained more.",
            ("It snowed.", [], ["pledge"]),
        ),
        gold_line(("We pledged help.", ["official_quote"]), scored=["pledge", "official_quote"]),
    )
    (claims,) = found.confusions
    assert (claims.group, claims.labels) == ("claims", ("pledge", "official_quote"))
    assert {cell: count for cell, count in claims.cells.items() if count} == {
        ("pledge", "pledge"): 1,
        (NONE, "pledge"): 1,
        ("pledge", NONE): 1,
        (NONE, NONE): 2,
        ("official_quote", "pledge"): 1,
    }


@pytest.fixture
def without_exception(tmp_path):
    """The same rules but for the exception, and without the second one."""
    loose = PLEDGE.split("  - id: pledge-word")[0].replace("pledge~ drive", "pledge~ drives")
    rules = write_rules(tmp_path / "rules", claims__pledge=loose, domains__military=ARMY)
    return Engine(load_rulebook(rules))


def test_two_rulebooks_side_by_side(engine, without_exception):
    lines = [
        gold_line("A pledge drive will help.", ("She gave its word.", ["pledge"]), id=f"d{n}")
        for n in range(4)
    ]
    ours, theirs = evaluated(engine, *lines), evaluated(without_exception, *lines)
    better = compare(ours, theirs)
    (row,) = better.labels
    assert (row.change, row.verdict) == (1.0, Verdict.BETTER)
    assert [(one.wrong.words, one.wrong.found) for one in better.fixed[:2]] == [
        ("A pledge drive will help.", True),
        ("She gave its word.", False),
    ]
    assert len(better.fixed) == 8
    assert better.broken == ()
    worse = compare(theirs, ours)
    assert worse.labels[0].verdict is Verdict.WORSE
    assert (worse.fixed, len(worse.broken)) == ((), 8)
    assert compare(ours, ours).labels[0].verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("quiet", "verdict"), [(1, Verdict.TOO_FEW), (8, Verdict.NOISE)], ids=["two", "nine"]
)
def test_a_change_in_one_document_proves_nothing(engine, without_exception, quiet, verdict):
    lines = [gold_line("A pledge drive will help.", ("They pledged help.", ["pledge"]))]
    lines += [gold_line(("They pledged help.", ["pledge"]))] * quiet
    (row,) = compare(evaluated(engine, *lines), evaluated(without_exception, *lines)).labels
    assert row.verdict is verdict
