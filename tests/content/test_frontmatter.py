"""Front matter: every mistake located, each beside its sound near-twin."""

import datetime as dt

import pytest

from tests.content.reading import problems_of, read


def test_all_keys(tmp_path):
    article = read(
        tmp_path,
        "pact.md",
        "---\nid: pact-1\nslug: the-pact\ntitle: 'The pact: ten years on'\ndate: 2026-11-24\n"
        "updated: 2026-11-26\npublisher: Meridian Wire\nbyline: Hanne Vollmer\nurl: https://wire.example/pact\n"
        "language: pt-BR\nsummary: Two navies.\nnotice: All of it is invented.\n---\n\nText.\n",
    )
    assert article.id == "pact-1"
    assert article.slug == "the-pact"
    assert article.title == "The pact: ten years on"
    assert article.date == dt.date(2026, 11, 24)
    assert article.updated == dt.date(2026, 11, 26)
    assert (article.publisher, article.byline) == ("Meridian Wire", "Hanne Vollmer")
    assert article.url == "https://wire.example/pact"
    assert article.language == "pt-BR"
    assert (article.summary, article.notice) == ("Two navies.", "All of it is invented.")


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_every_format_may_have_it_and_none_needs_it(tmp_path, name):
    assert read(tmp_path, name, "---\nbyline: Ana Ruiz\n---\nText.\n").byline == "Ana Ruiz"
    assert read(tmp_path, name, "---\n---\nText.\n").text == "Text."
    assert read(tmp_path, name, "Text.\n").byline == ""


@pytest.mark.parametrize(
    ("broken", "problem", "sound"),
    [
        ("titel: Talks", "a.md:2:1: unknown key 'titel' – did you mean 'title'?", "title: Talks"),
        (
            "title: 2026",
            "a.md:2:8: YAML took this for a number, text is due – put it in quotes: '2026'",
            "title: '2026'",
        ),
        (
            "date: 2026-13-01",
            "a.md:2:7: '2026-13-01' is not in the calendar: month must be in 1..12",
            "date: 2026-12-01",
        ),
        (
            "date: 24/11/2026",
            "a.md:2:7: '24/11/2026' is not a date such as 2026-11-24",
            "date: '2026-11-24'",
        ),
        (
            "date: 2026-11-24 10:00:00",
            "a.md:2:7: a date without the time of day is due, such as 2026-11-24",
            "date: 2026-11-24",
        ),
        (
            "updated: 26.11.2026",
            "a.md:2:10: '26.11.2026' is not a date such as 2026-11-24",
            "updated: 2026-11-26",
        ),
        (
            "updated: 2026-11-23\ndate: 2026-11-24",
            "a.md:2:10: it was updated on 2026-11-23, before it was published on 2026-11-24 – "
            "put one of the two right",
            "updated: 2026-11-24\ndate: 2026-11-24",
        ),
        (
            "byline: A\nbyline: B",
            "a.md:3:1: the key 'byline' stands here twice – the first is on line 2; "
            "keep one of them",
            "byline: A\npublisher: B",
        ),
        (
            "url: javascript:alert(1)",
            "a.md:2:6: 'javascript:alert(1)' is not a web address that begins with https:// or "
            "http://",
            "url: http://wire.example/a(1)",
        ),
        ("url: https://", "a.md:2:6: 'https://' is not a web address", "url: https://w.example"),
        ("slug: A b", "a.md:2:7: 'A b' cannot name a page", "slug: a-b"),
        ("slug: ../up", "a.md:2:7: '../up' cannot name a page", "slug: up"),
        ("id: a b", "a.md:2:5: an id has 1 to 200 characters, no white space", "id: a/b"),
        ("language: English!", "a.md:2:11: 'English!' is not a language tag", "language: en"),
        ("summary: ''", "a.md:2:11: this is empty; write a value", "summary: x"),
        (
            "byline: [A, B]",
            "a.md:2:9: YAML took this for a list, text is due",
            "byline: 'A, B'",
        ),
        (
            "title: Talks: end",
            "a.md:2:13: not valid YAML: mapping values are not allowed in this context – "
            "put the whole value in quotes if its colon is meant as one",
            "title: 'Talks: end'",
        ),
        ("- title", "a.md:2:1: the file holds a list where a mapping is due", "title: a"),
        (
            'title: "\\q"',
            "a.md:2:9: not valid YAML: found unknown escape character",
            "title: '\\q'",
        ),
    ],
)
def test_a_mistake_and_its_sound_twin(tmp_path, broken, problem, sound):
    found = problems_of(tmp_path, "a.md", f"---\n{broken}\n---\nText.\n")
    assert len(found) == 1, found
    assert found[0].startswith(problem)
    read(tmp_path, "a.md", f"---\n{sound}\n---\nText.\n")


def test_an_update_before_the_day_that_the_text_gives(tmp_path):
    source = "---\nupdated: {}\n---\nSARN, Nov. 24, 2026 (SNS) -- The talks ended.\n"
    assert problems_of(tmp_path, "a.txt", source.format("2026-11-23")) == [
        "a.txt:2:10: it was updated on 2026-11-23, before it was published on 2026-11-24 – "
        "the day of publication is that of the text; give another with 'date:'"
    ]
    article = read(tmp_path, "a.txt", source.format("2026-11-25"))
    assert (article.date, article.updated) == (dt.date(2026, 11, 24), dt.date(2026, 11, 25))


def test_all_mistakes_come_in_one_run(tmp_path):
    source = "---\ntitel: a\ndate: soon\nurl: ftp://x\nslug: A\ntitle: 1\ntitle: 2\n---\nText.\n"
    found = problems_of(tmp_path, "a.md", source)
    assert [problem.split(": ")[0] for problem in found] == [
        "a.md:2:1",
        "a.md:3:7",
        "a.md:4:6",
        "a.md:5:7",
        "a.md:6:8",
        "a.md:7:1",
    ]


def test_front_matter_that_never_ends(tmp_path):
    found = problems_of(tmp_path, "a.md", "---\ntitle: Talks\ndate: 2026-11-24\n\nText.\n")
    assert found == [
        "a.md:1:1: the front matter that begins here never ends – put a line '---' after its "
        "last key, below line 3; a text that begins with a rule may write it as ***"
    ]
    assert read(tmp_path, "a.md", "***\n\nText.\n").text == "Text."
    assert read(tmp_path, "a.md", "Text.\n\n---\n\nMore.\n").text == "Text.\n\nMore."
    assert read(tmp_path, "a.md", "---\ntitle: Talks\n...\nText.\n").title == "Talks"
