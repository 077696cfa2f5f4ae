"""Scraped text and JSON Lines."""

import json
from textwrap import fill

import pytest

from tests.intake.taking import files_in, take_in

SCRAPED = """Advertisement

Strait pilots return to work

By Hanne Vollmer

Pilots wave from a boat, pictured on Friday. Photo by Ana Ruiz
Pilots wave from a boat, pictured on Friday. Photo by Ana Ruiz

SKARVIK, Kestria, Nov. 20 (SNS) -- The pilots went back to work on Friday.

Advertisement

# They may walk out again * on Monday.

1. Shorter shifts
2. Fewer boats

Share this article
"""


def test_scraped_text(tmp_path):
    taken = take_in(tmp_path, ("in/pilots-2026-11-20.txt", SCRAPED, "text"))
    article = taken.article()
    assert article.title == "Strait pilots return to work"
    assert article.byline == "Hanne Vollmer"
    assert article.publisher == "SNS"
    assert article.date.isoformat() == "2026-11-20"  # dateline and file name agree on the day
    assert taken.outcomes[0].furniture == 4
    assert taken.shape() == [
        ("title", "Strait pilots return to work"),
        ("byline", "By Hanne Vollmer"),
        ("caption", "Pilots wave from a boat, pictured on Friday. Photo by Ana Ruiz"),
        ("dateline", "SKARVIK, Kestria, Nov. 20 (SNS) --"),
        ("paragraph", "The pilots went back to work on Friday."),
        ("paragraph", "# They may walk out again * on Monday."),
        ("paragraph", "1. Shorter shifts"),
        ("paragraph", "2. Fewer boats"),
    ]


@pytest.mark.parametrize("name", ["pilots.txt", "saved-2026-11-24.txt", "2026-13-45.txt"])
def test_a_file_s_name_alone_gives_no_date(tmp_path, name):
    taken = take_in(tmp_path, (name, SCRAPED, "text"))
    assert taken.article().date is None
    assert taken.codes == ["no-date"]


def test_wrapped_lines_are_one_paragraph(tmp_path):
    words = "The pilots of the strait went back to work, and nobody can say for how long. " * 4
    others = words.replace("pilots", "guards").replace("strait", "bridge")
    text = f"Pilots return\n\n{fill(words, 70)}\n\n{fill(others, 70)}\n"
    taken = take_in(tmp_path, ("a.txt", text, "text"))
    assert taken.shape() == [
        ("title", "Pilots return"),
        ("paragraph", words.strip()),
        ("paragraph", others.strip()),
    ]


def document(**keys):
    return json.dumps({"id": "a1", "text": "The ports reopened on Monday, the navy said.", **keys})


def test_json_lines(tmp_path):
    lines = [
        document(title="Ports reopen", date="2026-11-24", publisher="SNS", language="en-GB"),
        document(id="a2", text="Second story\n\nIt is \u0000another one.\n\nAdvertisement\n"),
    ]
    taken = take_in(tmp_path, ("d.jsonl", "\n".join(lines), "jsonl"))
    first, second = taken.article(0), taken.article(1)
    assert (first.title, first.publisher, first.language) == ("Ports reopen", "SNS", "en-GB")
    assert first.text == "Ports reopen\n\nThe ports reopened on Monday, the navy said."
    assert second.text == "Second story\n\nIt is another one."
    assert taken.outcomes[1].place == "d.jsonl:2"
    kept = tmp_path / "_originals" / "2026-11-24-ports-reopen.json"
    assert kept.read_text("utf-8") == lines[0] + "\n"


def test_a_broken_line_is_named_and_the_others_are_taken_in(tmp_path):
    lines = [
        document(),
        '{"id": "a2", "text": ',
        '["no document"]',
        document(id="a4", text="Else."),
    ]
    taken = take_in(tmp_path, ("d.jsonl", "\n".join(lines), "jsonl"))
    assert taken.fates == ["new", "new"]
    places = [problem.place for problem in taken.problems if problem.code.startswith("json")]
    assert places == ["d.jsonl:2:22", "d.jsonl:3:1"]


def test_a_story_without_a_headline_is_named_after_its_first_words(tmp_path):
    take_in(tmp_path, ("d.jsonl", document(), "jsonl"))
    assert files_in(tmp_path)[0] == ("_originals/the-ports-reopened-on-monday-the-navy-said.json")
