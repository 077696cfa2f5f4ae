"""YAML mistakes have their place, and do not hide the ones after them."""

import pytest

from classifier.rules.yamldoc import read_yaml


def codes(source):
    return [(problem.line, problem.column, problem.code) for problem in read_yaml(source, "f")[1]]


@pytest.mark.parametrize(
    ("wrong", "expected", "right"),
    [
        ("a: 1\na: 2\n", [(2, 1, "duplicate-key")], "a: 1\nb: 2\n"),
        ("- {restate}~ now\n- b\n", [(1, 3, "yaml-syntax")], '- "{restate}~ now"\n- b\n'),
        ("- [a] b\n- c\n", [(1, 3, "yaml-syntax")], '- "[a] b"\n- c\n'),
        ('- "\\bword"\n', [(1, 3, "yaml-escape")], "- '\\bword'\n"),
        ('- "\\dword"\n', [(1, 4, "yaml-syntax")], "- '\\dword'\n"),
        ("a: &x [1]\nb: *x\n", [(1, 4, "yaml-alias")], "a: [1]\nb: [1]\n"),
        ("{a: 1}: 2\n", [(1, 1, "yaml-key")], "'{a: 1}': 2\n"),
        ("- tonnes #1\n", [(1, 9, "yaml-comment")], "- tonnes # one\n- 'tonnes #1'\n"),
        ("a: 2026-13-45\n", [(1, 4, "yaml-value")], "a: 2026-12-24\n"),
    ],
)
def test_mistake_beside_its_valid_twin(wrong, expected, right):
    assert codes(wrong) == expected
    assert codes(right) == []


def test_reading_goes_on_after_a_syntax_error():
    source = (
        "rules:\n  - id: one\n    match:\n      - {x}~ y\n      - b\n  - id: two\n    id: two\n"
    )
    doc, problems = read_yaml(source, "f")
    assert [(problem.line, problem.code) for problem in problems] == [
        (4, "yaml-syntax"),
        (7, "duplicate-key"),
    ]
    assert doc.value == {"rules": [{"id": "one", "match": ["b"]}, {"id": "two"}]}


@pytest.mark.parametrize(
    ("source", "offset", "column"),
    [
        ("- ab cd\n", 3, 6),
        ("- 'ab cd'\n", 3, 7),
        ("- 'it''s cd'\n", 5, 10),
        ('- "ab \\"cd"\n', 4, 9),
    ],
)
def test_offset_inside_a_value_is_found_in_the_source(source, offset, column):
    doc, problems = read_yaml(source, "f")
    assert not problems
    assert doc.place((0,), offset) == (1, column)


def test_places_count_from_the_first_line_of_the_file():
    doc, problems = read_yaml("title: x\ntitle: y\n", "article.md", first_line=2)
    assert [problem.line for problem in problems] == [3]
    assert doc.place(("title",)) == (2, 8)
