"""Gold files: every mistake is named, and what is no gold file at all is said once."""

import hashlib
import json

import pytest

from classifier.evaluate.gold import GoldDocument, read_gold, read_gold_files
from classifier.evaluate.run import evaluate
from classifier.problems import Problem, ProblemsError
from tests.evaluate.desk import gold_line

SOUND = gold_line("One.", "Two.")


def attributed(**changes):
    part = {"source": [[0, 3]], "cue": [[4, 6]], "content": []} | changes
    return gold_line("One. Two.", attributions=[part])


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('{"id": "d"', "json-syntax", "not valid JSON"),
        ('{"id": "d", "text": "x", "scored": []}', "gold-format", "sentences: field required"),
        (gold_line("One.", text="x"), "gold-offsets", "a sentence is 0–4"),
        (attributed(cue=[[4, 99]]), "gold-offsets", "the cue of an attribution is 4–99"),
        (attributed(content=[[5, 5]]), "gold-offsets", "the content of an attribution is 5–5"),
    ],
)
def test_a_broken_gold_line_is_a_problem_beside_a_sound_one(line, code, words):
    broken, sound = read_gold([line, SOUND], "g.jsonl")
    assert isinstance(broken, Problem)
    assert (broken.code, broken.path, broken.line) == (code, "g.jsonl", 1)
    assert words in broken.message
    assert isinstance(sound, GoldDocument)


def test_an_attribution_within_the_text_is_sound():
    (gold,) = read_gold([attributed()], "g.jsonl")
    assert isinstance(gold, GoldDocument)


def test_what_keeps_a_document_from_the_engine_is_named_by_file_and_line(engine):
    half = gold_line("One.").replace("One.", "\\ud800ne.")
    read = list(read_gold([SOUND, half], "g.jsonl"))
    with pytest.raises(ProblemsError) as caught:
        evaluate(engine, read)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("g.jsonl", 2)


def problems_of(tmp_path, *texts):
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.jsonl")
        paths[-1].write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        read_gold_files(paths)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def test_a_file_that_is_no_gold_file_is_one_problem_and_one_bad_line_is_that_line(tmp_path):
    prose = "# Title\n\nSome words.\n\nMore words.\n"
    documents = json.dumps({"id": "a", "text": "No labels here."}) + "\n"
    assert problems_of(tmp_path, prose, documents * 3, f"{SOUND}\nx\ny\n") == [
        ("no-gold", 1),
        ("no-gold", 1),
        ("json-syntax", 2),
        ("json-syntax", 3),
    ]


def test_an_empty_file_holds_no_document(tmp_path):
    assert problems_of(tmp_path, "\n\n") == [("no-gold", 0)]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    path = tmp_path / "g.jsonl"
    line = json.dumps(json.loads(gold_line("One\u2028two.")), ensure_ascii=False)
    path.write_text(line + "\n", encoding="utf-8")
    (file,) = read_gold_files([path])
    assert file.documents[0].text == "One\u2028two."
    assert (file.name, file.sentences) == ("g.jsonl", 1)
    assert file.digest == hashlib.sha256(path.read_bytes()).hexdigest()
