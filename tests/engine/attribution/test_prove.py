"""Frames prove themselves, and mistakes in them are located."""

import pytest

from classifier.engine.attribution.prove import check_frame_examples
from classifier.rules.load import load
from tests.engine.attribution.helpers import ROOT, book

TAXONOMY = (ROOT / "rules" / "taxonomy.yaml").read_text(encoding="utf-8")
FRAME = """attribution: test
frames:
  - id: say
    title: Somebody says something
    construction: verb
    cue: ['say~']
    content: [that, clause]
    examples:
      match:
        - "<source: The envoy> <cue: said> <content: that it was late>."
"""


def problems(tmp_path, frame):
    (tmp_path / "attribution").mkdir()
    (tmp_path / "taxonomy.yaml").write_text(TAXONOMY, encoding="utf-8")
    (tmp_path / "attribution" / "test.yaml").write_text(frame, encoding="utf-8")
    loaded = load(tmp_path)
    found = [*loaded.problems, *check_frame_examples(loaded.book)]
    return [(p.line, p.column, p.code) for p in found if "attribution/" in p.path]


def test_the_standard_frames_prove_themselves():
    assert check_frame_examples(book()) == []


def test_a_sound_frame_has_no_problem(tmp_path):
    assert problems(tmp_path, FRAME) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # nothing found, a part that differs, an example without marks, a gap in a cue
        ("said> <content: that", "claimed> <content: that", (10, 12, "example-fails")),
        ("<source: The envoy>", "The <source: envoy>", (10, 12, "example-fails")),
        ("<content: that it was late>", "that it was late", (10, 12, "frame-example")),
        ("'say~'", "'say~ ..3 that'", (6, 17, "not-a-phrase")),
        ("'say~'", "'{nowhere}~'", (6, 12, "unknown-lexicon")),
        ("content: [that, clause]", "content: [that, claus]", (7, 21, "unknown-value")),
    ],
)
def test_a_mistake_is_located(tmp_path, old, new, expected):
    assert expected in problems(tmp_path, FRAME.replace(old, new, 1))


def test_a_counter_example_that_is_found_fails(tmp_path):
    twin = FRAME + "      no_match:\n        - He left the town.\n"
    assert problems(tmp_path, twin) == []


def test_a_counter_example_that_matches_is_reported(tmp_path):
    frame = FRAME + "      no_match:\n        - He said that he left.\n"
    assert problems(tmp_path, frame) == [(12, 11, "example-fails")]


def test_an_exception_must_be_needed(tmp_path):
    proven = FRAME + "      no_match:\n        - He said that with a smile.\n"
    exception = "    unless: ['said that with']\n"
    assert problems(tmp_path, proven + exception) == []


def test_an_exception_that_no_example_needs_is_reported(tmp_path):
    frame = FRAME + "    unless: ['said that with']\n"
    assert problems(tmp_path, frame) == [(11, 15, "unproven-exception")]
