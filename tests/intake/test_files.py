"""Which files an import reads, and what it takes them for."""

import io

import pytest

from classifier.intake import files as intake_files
from classifier.intake import find, guess_kind, read_file, read_stream
from classifier.problems import ProblemsError


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def found(folder, *paths):
    got = find([folder / path for path in paths], folder / "content")
    return [path.relative_to(folder).as_posix() for path in got.paths], got


def test_a_folder_is_searched_whole_but_for_what_is_no_story(tmp_path):
    write(
        tmp_path,
        *("in/b.html", "in/a.txt", "in/sub/c.RSS", "in/sub/d.jsonl", "in/e.png", "in/f.md"),
        *("in/.hidden.html", "in/_draft.html", "in/_old/g.html", "in/b_files/frame.html"),
        *("in/other_files/h.html", "in/i.xml"),
    )
    names, got = found(tmp_path, "in")
    assert names == [
        *("in/a.txt", "in/b.html", "in/i.xml"),
        *("in/other_files/h.html", "in/sub/c.RSS", "in/sub/d.jsonl"),
    ]
    assert got.passed_over == 2
    assert got.problems == ()


def test_what_is_written_to_is_not_read(tmp_path):
    write(tmp_path, "a.html", "content/b.txt", "content/_originals/a.html")
    assert found(tmp_path, ".")[0] == ["a.html"]


def test_a_file_that_two_paths_reach_comes_once(tmp_path):
    write(tmp_path, "in/a.html")
    assert found(tmp_path, "in", "in/a.html")[0] == ["in/a.html"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.docx", "as a .txt file"),
        ("a.pdf", "as a .txt file"),
        ("a.json", ".jsonl"),
        ("a.md", "this is an article already"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(tmp_path, name, hint):
    write(tmp_path, name)
    _, got = found(tmp_path, name)
    assert hint in str(got.problems[0])


def test_a_path_that_is_not_there(tmp_path):
    write(tmp_path, "page.html")
    _, got = found(tmp_path, "paeg.html")
    assert "did you mean page.html?" in str(got.problems[0])


def test_an_empty_folder(tmp_path):
    (tmp_path / "in").mkdir()
    assert "there is no saved story in this folder" in str(found(tmp_path, "in")[1].problems[0])


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        ('{"id": 1}', "jsonl"),
        ("\ufeff<!DOCTYPE html><p>x", "html"),
        ("<p>x", "html"),
        ('<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', "feed"),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        ('<?xml version="1.0"?><!DOCTYPE html><html><link type="application/rss+xml"/>', "html"),
        ("Ports reopen\n\nThe ports <reopened>.", "text"),
    ],
)
def test_kinds_are_guessed_from_contents(contents, kind):
    assert guess_kind(contents.encode()) == kind
    if not contents.startswith("\ufeff"):
        assert guess_kind(contents.encode("utf-16")) == kind


def test_the_ending_goes_before_the_contents_and_the_user_before_both(tmp_path):
    (tmp_path / "a.txt").write_text("<html><p>x", "utf-8")
    assert read_file(tmp_path / "a.txt", None).kind == "text"
    assert read_file(tmp_path / "a.txt", "html").kind == "html"
    assert read_stream(io.BytesIO(b"<html><p>x"), None).kind == "html"


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b" \n", "empty"), (b"x" * 11, "too-large")]
)
def test_what_is_empty_or_too_large(monkeypatch, tmp_path, data, code):
    monkeypatch.setattr(intake_files, "MOST_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(ProblemsError) as raised:
        read_file(tmp_path / "a.txt", None)
    assert [problem.code for problem in raised.value.problems] == [code]
