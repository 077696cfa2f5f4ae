"""What is wrong with an attribution, and why."""

from types import SimpleNamespace

import pytest

from classifier.evaluate.examples import error_classes, misattributions
from classifier.evaluate.gold import GoldAttribution, GoldDocument, GoldSentence
from classifier.evaluate.misattributed import KnownCues, misattributed
from classifier.records import (
    Attribution,
    AttributionKind,
    Briefing,
    Document,
    Quotation,
    Span,
)
from classifier.rules.frames import CuePhrase

TEXT = "The envoy said on Monday that the port was open. “I think so,” he added."


def spans(*words):
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def due(source, cue, content):
    return GoldAttribution(spans(*source), spans(*cue), spans(*content))


def found(source, cue, content):
    parts = [spans(*part) for part in (source, cue, content)]
    return Attribution(AttributionKind.INDIRECT, *parts, "x", "", "say", ("a step",))


SAID = (["The envoy"], ["said"], ["that the port was open"])
KNOWN = KnownCues(
    SimpleNamespace(
        frames=[
            SimpleNamespace(
                id="say", phrases=[CuePhrase(("said",), 0, "say"), CuePhrase(("added",), 0, "add")]
            ),
            SimpleNamespace(id="think", phrases=[CuePhrase(("think", "so"), 0, "think")]),
        ]
    )
)


def errors(dues, finds, quotations=()):
    sentences = (
        GoldSentence(Span(0, 48), frozenset(), frozenset()),
        GoldSentence(Span(49, len(TEXT)), frozenset(), frozenset()),
    )
    gold = GoldDocument("d", "", TEXT, (), sentences, tuple(due(*one) for one in dues))
    document = Document(None, (), quotations)
    briefing = Briefing(document, tuple(found(*one) for one in finds), (), (), "")
    return list(misattributed(KNOWN, 0, gold, briefing))


def told(wrong):
    return [(one.kind.value, one.cause, one.frame, one.cue) for one in wrong]


def test_the_right_attribution_is_no_error():
    assert errors([SAID], [SAID]) == []


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (["that"], "too short"),
        (["on Monday that the port was open. “I think so,” he added"], "too long"),
        (["port was open. “I think so,” he"], "shifted"),
        (["I think so"], "other words"),
        ([], "none found"),
    ],
)
def test_wrong_content_says_how_it_differs(content, cause):
    wrong = errors([SAID], [(SAID[0], SAID[1], content)])
    assert told(wrong) == [("wrong content", cause, "say", "said")]


@pytest.mark.parametrize(("source", "cause"), [(["Monday"], "other words"), ([], "none found")])
def test_a_wrong_source_says_how_it_differs(source, cause):
    wrong = errors([SAID], [(source, *SAID[1:])])
    assert told(wrong) == [("wrong source", cause, "say", "said")]


def test_a_source_where_none_is_due_is_wrong():
    wrong = errors([([], *SAID[1:])], [SAID])
    assert told(wrong) == [("wrong source", "none is due", "say", "said")]


def test_a_cue_that_is_none():
    assert told(errors([], [SAID])) == [("false cue", "no attribution", "say", "said")]


QUOTED = Quotation(*spans("I think so,", "“I think so,”"), closed=True)


@pytest.mark.parametrize(
    ("cue", "finds", "quotations", "expected"),
    [
        ("said", [], (), ("its frame ties nothing to it here", "say", "said")),
        ("on Monday", [], (), ("no frame knows these words", "", "on monday")),
        # a cue cut short in the gold is still the frame's
        ("think", [], (), ("its frame ties nothing to it here", "think", "think so")),
        ("think", [], (QUOTED,), ("inside quotation marks", "think", "think so")),
        (
            "was open",
            [SAID],
            (),
            ("inside what another attribution says", "", "was open"),
        ),
    ],
)
def test_a_missed_cue_says_why(cue, finds, quotations, expected):
    dues = [(["he"], [cue], []), *([SAID] if finds else [])]
    assert told(errors(dues, finds, quotations)) == [("missed cue", *expected)]


def test_a_gold_attribution_without_a_cue_cannot_be_missed_by_its_cue():
    assert errors([(["he"], [], ["open"])], []) == []


def test_errors_are_counted_by_class_and_shown_one_of_each_in_turn():
    wrong = errors([SAID, (["he"], ["added"], [])], [(["Monday"], ["think"], ["so"])])
    classes = error_classes(wrong)
    assert [(one.kind, one.count, one.cues) for one in classes] == [
        ("missed cue", 2, (("added", 1), ("said", 1))),
        ("false cue", 1, (("think", 1),)),
    ]
    shown = misattributions(wrong, 2)
    assert shown.total == 3
    first, second = shown.examples
    assert first.title == "missed cue: its frame ties nothing to it here (say)"
    assert second.title == "false cue: no attribution (say)"
    assert [(part.name, part.due, part.found) for part in second.parts] == [
        ("source", "", "Monday"),
        ("cue", "", "think"),
        ("content", "", "so"),
    ]
    assert second.reasons == ("why: a step",)
    assert second.before == "The envoy said on Monday that the port was open."
