"""JSON Lines documents."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.content import read_all, read_jsonl
from classifier.problems import Problem
from classifier.records import Article
from tests.content.reading import check_blocks, furniture, shape


def read_lines(*lines):
    return list(read_jsonl(lines, "docs.jsonl", furniture()))


def line(**keys):
    return json.dumps({"id": "a", "text": "Text.", **keys}, ensure_ascii=False) + "\n"


def test_a_document():
    text = "SARN (SNS) -- The talks ended.\r\n\r\nAdvertisement\r\n \nMore.\n"
    (article,) = read_lines(
        line(text=text, title="Talks", date="2026-11-24", publisher="Wire", sentences=[], x={})
    )
    assert article.text == text, "taken as it is"
    assert (article.title, article.publisher, str(article.date)) == ("Talks", "Wire", "2026-11-24")
    assert shape(article) == [
        ("dateline", "SARN (SNS) --"),
        ("paragraph", "The talks ended."),
        ("furniture", "Advertisement"),
        ("paragraph", "More."),
    ]
    assert article.path == "docs.jsonl"
    assert article.line_at(20) == 1


def test_a_title_that_the_text_has_is_its_headline():
    (article,) = read_lines(line(title="Talks end", text="Talks end.\n\nThey ended on Monday."))
    assert shape(article)[0] == ("title", "Talks end.")
    assert article.title == "Talks end"
    (article,) = read_lines(line(title="Talks", text="Talks end\n\nThey ended on Monday."))
    assert shape(article)[0] == ("paragraph", "Talks end")


def test_other_keys_are_taken_over_only_where_they_are_valid():
    (article,) = read_lines(line(date="soon", url="javascript:x", language=7, publisher=None))
    assert (article.date, article.url, article.language, article.publisher) == (None, "", "en", "")


@pytest.mark.parametrize(("updated", "taken"), [("2026-11-25", True), ("2026-11-23", False)])
def test_an_update_is_taken_over_unless_it_is_before_the_date(updated, taken):
    (article,) = read_lines(line(date="2026-11-24", updated=updated))
    assert str(article.updated) == (updated if taken else "None")


def test_ids():
    articles = read_lines(line(id="Q/1 x"), line(id=17))
    assert [(article.id, article.slug) for article in articles] == [
        ("Q/1 x", "q-1-x"),
        ("17", "17"),
    ]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ('{"id": "b", "text": }\n', "docs.jsonl:2:21: not valid JSON: expecting value"),
        ("[1]\n", "docs.jsonl:2:1: this line holds no document"),
        ('{"text": "Text."}\n', 'docs.jsonl:2:1: the document has no "id"'),
        ('{"id": "b"}\n', 'docs.jsonl:2:1: the document has no "text"'),
        ('{"id": "b", "text": " "}\n', 'docs.jsonl:2:1: the document\'s "text" must be text'),
        ('{"id": true, "text": "x"}\n', 'docs.jsonl:2:1: the document\'s "id" must be text'),
        ('{"id": "b", "text": "\\ud800"}\n', "docs.jsonl:2:1: the document holds half a char"),
        ("[" * 100_000 + "\n", "docs.jsonl:2:1: brackets are nested too deep"),
        (line(), "docs.jsonl:2:1: a second document has the id 'a' – the first is on line 1"),
    ],
)
def test_a_broken_line_is_named_and_the_others_come(broken, problem):
    first, second, third = read_lines(line(), broken, line(id="c"))
    assert isinstance(second, Problem)
    assert str(second).startswith(problem)
    assert (first.id, third.id) == ("a", "c")


def test_empty_lines_and_a_byte_order_mark():
    articles = read_lines("\ufeff" + line(), "\n", "  \n", line(id="b"))
    assert [article.id for article in articles] == ["a", "b"]
    assert articles[1].line_at(0) == 4


def test_documents_come_one_by_one():
    def lines():
        yield line()
        raise AssertionError("read further than asked")

    assert next(read_jsonl(lines(), "-", furniture())).id == "a"


def test_a_file(tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_bytes(line().encode() + b'{"id": "b", "text": "\xff"}\n' + line(id="c").encode())
    reading = read_all([path], furniture())
    assert [article.id for article in reading.articles] == ["a", "c"]
    (problem,) = reading.problems
    assert str(problem).endswith(":2:22: byte 0xff is not UTF-8 text – save the file as UTF-8")


def test_two_documents_of_one_slug_cannot_be_built_together(tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text(line(id="a b") + line(id="a/b"), encoding="utf-8")
    reading = read_all([path], furniture())
    (problem,) = reading.problems
    assert (problem.line, problem.code) == (2, "duplicate-slug")


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_stays_as_it_is(text):
    (read,) = read_lines(line(text=text))
    if isinstance(read, Article):
        assert read.text == text
        check_blocks(read)
    else:
        assert not text.strip()
