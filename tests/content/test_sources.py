"""Finding and decoding files."""

from pathlib import Path

import pytest

from classifier.content import find, read_all, read_article
from classifier.content.slugs import slugify
from classifier.problems import ProblemsError
from tests.content.reading import furniture, problems_of, read


def write(folder, *names, text="Text.\n"):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def names(found, folder):
    return [source.path.relative_to(folder).as_posix() for source in found.sources]


def test_a_folder_is_searched_in_a_stable_order(tmp_path):
    write(tmp_path, "b.md", "a.txt", "sub/c.html", "sub/B.MD", "z.jsonl", "image.png", "notes.rst")
    found = find([tmp_path])
    assert names(found, tmp_path) == ["a.txt", "b.md", "z.jsonl", "sub/B.MD", "sub/c.html"]
    assert not found.problems
    assert found.sources[0].name == (tmp_path / "a.txt").as_posix()


def test_what_is_no_article_of_a_folder(tmp_path):
    write(tmp_path, ".hidden.md", "_draft.md", "README.md", "_parts/a.md", ".git/b.md", "a.md")
    assert names(find([tmp_path]), tmp_path) == ["a.md"]
    named = [tmp_path / "_draft.md", tmp_path / "README.md"]
    assert names(find(named), tmp_path) == ["_draft.md", "README.md"]


def test_a_file_reached_twice_comes_once(tmp_path):
    write(tmp_path, "a.md", "b.md")
    assert names(find([tmp_path / "b.md", tmp_path]), tmp_path) == ["b.md", "a.md"]


def test_paths_that_name_nothing(tmp_path):
    write(tmp_path, "talks.md", "talks.docx", "noending")
    (tmp_path / "empty").mkdir()
    paths = ["tolks.md", "talks.docx", "noending", "empty", "talks.md"]
    found = find([tmp_path / path for path in paths])
    assert names(found, tmp_path) == ["talks.md"]
    said = [str(problem).removeprefix(f"{tmp_path.as_posix()}/") for problem in found.problems]
    assert said[0] == "tolks.md: there is no such file or folder – did you mean talks.md?"
    assert said[1].startswith("talks.docx: cannot read a file that ends with '.docx' as an article")
    assert said[2].startswith("noending: cannot read a file without an ending as an article")
    assert said[3].startswith("empty: no article in this folder")


# ----------------------------------------------------------------- decoding


def test_bytes_that_are_not_utf8(tmp_path):
    found = problems_of(tmp_path, "a.md", "Täxt\nnäxt ".encode() + b"caf\xe9\n")
    assert found == ["a.md:2:9: byte 0xe9 is not UTF-8 text – save the file as UTF-8"]
    assert read(tmp_path, "a.md", "Täxt\nnäxt café\n").text == "Täxt näxt café"


def test_the_place_of_a_bad_byte_behind_a_byte_order_mark(tmp_path):
    found = problems_of(tmp_path, "a.md", b"\xef\xbb\xbfab\xff\n")
    assert found == ["a.md:1:3: byte 0xff is not UTF-8 text – save the file as UTF-8"]


def test_control_characters(tmp_path):
    found = problems_of(tmp_path, "a.txt", "One\x00 two\nthr\x1bee\n")
    assert found == [
        "a.txt:1:4: the control character U+0000 is no text – remove it",
        "a.txt:2:4: the control character U+001B is no text – remove it",
    ]
    assert read(tmp_path, "a.txt", "One\ttwo\n").text == "One\ttwo"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_byte_order_mark_and_line_ends_are_how_a_file_is_stored(tmp_path, name):
    unix = "---\ntitle: Talks end\n---\nOne two.\n\nThree.\n"
    expected = read(tmp_path, name, unix)
    assert read(tmp_path, name, "\ufeff" + unix.replace("\n", "\r\n")) == expected
    assert read(tmp_path, name, unix.replace("\n", "\r")) == expected


@pytest.mark.parametrize("source", ["", "\n \n", "---\ntitle: Talks\n---\n", "<!-- nothing -->"])
def test_an_article_without_text(tmp_path, source):
    name = "a.md"
    (found,) = problems_of(tmp_path, name, source)
    assert "the article has no text" in found


def test_markup_beyond_measure(tmp_path):
    (found,) = problems_of(tmp_path, "a.md", "Text.\n\n" + "[" * 400)
    assert found.startswith("a.md:3: more than 300 brackets stand open here")
    (found,) = problems_of(tmp_path, "a.md", "---\nid: a\n---\n" + "> " * 500 + "deep")
    assert "nested" in found
    (found,) = problems_of(tmp_path, "a.html", "<div>" * 500 + "deep")
    assert "nested" in found
    assert read(tmp_path, "a.md", "[" * 100 + "x" + "]" * 100 + " (" * 100).text


# --------------------------------------------------------------- many files


def test_broken_articles_are_named_and_the_others_come(tmp_path):
    write(tmp_path, "a.md", "c.md")
    write(tmp_path, "b.md", text="---\ntitel: x\n---\nText.\n")
    (tmp_path / "d.txt").write_bytes(b"\xff")
    calls = []
    reading = read_all([tmp_path], furniture(), lambda *progress: calls.append(progress))
    assert [article.slug for article in reading.articles] == ["a", "c"]
    assert [Path(problem.path).name for problem in reading.problems] == ["b.md", "d.txt"]
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_two_articles_of_one_name(tmp_path):
    write(tmp_path, "north/talks.md", "south/talks.md", "talks-2.md")
    write(tmp_path, "west.md", text="---\nid: talks-2\n---\nText.\n")
    reading = read_all([tmp_path], furniture())
    assert [article.slug for article in reading.articles] == ["talks-2", "talks"]
    folder = tmp_path.as_posix()
    assert [str(problem) for problem in reading.problems] == [
        f"{folder}/south/talks.md: the slug 'talks' is taken by {folder}/north/talks.md"
        " – give one of them another 'slug:'",
        f"{folder}/west.md: the id 'talks-2' is taken by {folder}/talks-2.md"
        " – give one of them another 'id:'",
    ]


def test_one_article_where_one_is_due(tmp_path):
    write(tmp_path, "a.jsonl", "b.md")
    for path in (tmp_path / "a.jsonl", tmp_path):
        with pytest.raises(ProblemsError, match="one is due"):
            read_article(path, furniture())
    with pytest.raises(ProblemsError, match="no such file"):
        read_article(tmp_path / "c.md", furniture())
    assert read_article(tmp_path / "b.md", furniture()).id == "b"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("2026-11-24 Talks_end!", "2026-11-24-talks-end"),
        ("Łódź – Straße", "lodz-strasse"),
        ("O'Neill", "oneill"),
        ("Киев", "kiev"),
        ("???", "article"),
        ("..", "article"),
        ("a/../b", "a-b"),
        ("word-" * 30, ("word-" * 16)[:-1]),
        ("x" * 100, "x" * 80),
    ],
)
def test_slugs(name, slug):
    assert slugify(name) == slug
