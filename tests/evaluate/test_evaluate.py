"""Figures come out as one would count them by hand."""

import json

import pytest

from classifier.engine.analyse import Engine
from classifier.evaluate.counts import Counts
from classifier.evaluate.gold import GoldAttribution, GoldDocument, read_gold
from classifier.evaluate.roles import judge_roles
from classifier.evaluate.run import evaluate
from classifier.records import Attribution, AttributionKind, Briefing, Document, Span
from classifier.rules.load import load_rulebook
from tests.rules.desk import SOUND, write_rules

TEXT = "Norvale pledged help. Norvale pledged to help. Nobody came. The pledge drive helped."


def gold_line(**changes):
    spans = [(0, 21), (22, 46), (47, 59), (60, 84)]
    sentences = [{"start": a, "end": b, "labels": [], "undecided": []} for a, b in spans]
    sentences[0]["labels"] = ["pledge"]  # found: right
    sentences[1]["undecided"] = ["pledge"]  # found, but left out
    sentences[2]["labels"] = ["pledge"]  # missed
    document = {"id": "d", "text": TEXT, "scored": ["pledge"], "sentences": sentences}
    return json.dumps(document | changes)


@pytest.fixture
def engine(tmp_path):
    loose = SOUND.replace("pledge~ drive", "pledge~ drives")
    return Engine(load_rulebook(write_rules(tmp_path / "rules", claims__pledge=loose)))


def test_labels_are_counted_and_undecided_ones_left_out(engine):
    (gold,) = read_gold([gold_line()], "g")
    result = evaluate(engine, [gold])
    (measure,) = result.labels
    assert measure.counts == Counts(right=1, wrong=0, missed=1)
    assert [(one.words, one.found, one.due) for one in result.judged] == [
        ("Norvale pledged help.", True, True),
        ("Nobody came.", False, True),
    ]
    (score,) = result.rules
    assert (score.rule, score.right, score.wrong, score.without) == ("pledge-help", 1, 0, 0.0)


def attribution(source, cue, content):
    def pieces(spans):
        return tuple(Span(*span) for span in spans)

    return Attribution(
        AttributionKind.INDIRECT, pieces(source), pieces(cue), pieces(content), "x", "", "frame"
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([([(0, 5)], [(6, 10)], [(11, 31)])], (1, 0, 0)),
        ([([(0, 5)], [(6, 10)], [(11, 21)])], (1, 0, 0)),  # half of the content
        ([([(0, 5)], [(6, 10)], [(11, 20)])], (0, 1, 1)),  # less than half
        ([([(40, 45)], [(6, 10)], [(11, 31)])], (0, 1, 1)),  # another source
        ([([], [(6, 10)], [(11, 31)])], (0, 1, 1)),  # no source
        ([], (0, 0, 1)),
    ],
)
def test_whole_attributions_need_half_the_content_and_the_source(found, expected):
    due = GoldAttribution((Span(0, 5),), (Span(6, 10),), (Span(11, 31),))
    gold = GoldDocument("d", "", "x" * 50, (), (), (due,))
    made = tuple(attribution(*one) for one in found)
    briefing = Briefing(Document(None, (), ()), made, (), (), "")
    assert judge_roles(gold, briefing)["whole attributions"] == Counts(*expected)


def test_characters_and_cues_are_counted_apart():
    due = GoldAttribution((Span(0, 5),), (Span(6, 10),), (Span(11, 31),))
    gold = GoldDocument("d", "", "x" * 50, (), (), (due,))
    made = (attribution([(0, 4)], [(8, 12)], [(21, 41)]),)
    roles = judge_roles(gold, Briefing(Document(None, (), ()), made, (), (), ""))
    assert roles["source characters"] == Counts(4, 0, 1)
    assert roles["content characters"] == Counts(10, 10, 10)
    assert roles["cue overlap"] == Counts(1, 0, 0)
