"""A story that is there already is recognised, and nothing is written over."""

import pytest

from classifier.intake.known import address_key
from tests.intake.taking import files_in, page, take_in

WORDS = (
    "The pilots of the Corran strait went back to work on Friday, ending a walkout that had kept "
    "forty ships at anchor. Talks are to resume on Monday, and could take months. The union has "
    "not ruled out another walkout, its chairman said before he left for the capital. "
    "Nobody on the bridge would say who had paid for the tugs, or who would pay for them now."
)
HEAD = '<title>Pilots return</title><link rel="canonical" href="{url}">'
URL = "https://meridianwire.example/pilots"


def html(text, url=URL):
    head = HEAD.format(url=url)
    return f"<html><head>{head}</head><body><article><p>{text}</p></article></body></html>"


def saved(text=WORDS, url=URL, name="a.html"):
    return (name, html(text, url), "html")


def test_a_second_import_writes_nothing(tmp_path):
    first = take_in(tmp_path, page("wire.html"), page("live.html"))
    before = {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)}
    second = take_in(tmp_path, page("live.html"), page("wire.html"))
    assert second.fates == ["known", "known"]
    assert second.codes == []
    assert [one.path for one in second.outcomes] == [one.path for one in reversed(first.outcomes)]
    assert {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)} == before


def test_the_same_story_twice_in_one_run(tmp_path):
    taken = take_in(tmp_path, saved(), saved(name="copy.html"))
    assert taken.fates == ["new", "known"]
    assert len(files_in(tmp_path)) == 2


def test_the_same_text_from_another_place(tmp_path):
    taken = take_in(tmp_path, saved(), saved(url="https://ledger.example/agency/1"))
    assert taken.fates == ["new", "known"]
    assert taken.outcomes[1].sighting.how == "text"


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        (WORDS.replace("forty", "thirty"), "known"),
        (WORDS.replace("Friday", "Thursday").replace("tugs", "boats"), "known"),
        (WORDS[:150] + " That was all that was known on Sunday night in Skarvik.", "new"),
        (" ".join(reversed(WORDS.split())), "new"),
    ],
)
def test_nearly_the_same_text(tmp_path, text, fate):
    taken = take_in(tmp_path, saved(), saved(text, url="https://ledger.example/agency/1"))
    assert taken.fates == ["new", fate]
    if fate == "known":
        assert taken.outcomes[1].sighting.how == "nearly"
        assert 0.7 <= taken.outcomes[1].sighting.share < 1


@pytest.mark.parametrize(
    "url",
    [
        "https://meridianwire.example/pilots/",
        "http://www.meridianwire.example/pilots?utm_source=mail&fbclid=1#top",
    ],
)
def test_another_text_at_the_same_address_is_a_change(tmp_path, url):
    taken = take_in(tmp_path, saved(), saved("The walkout began anew on Sunday night.", url=url))
    assert taken.fates == ["new", "changed"]
    assert taken.outcomes[1].path == taken.outcomes[0].path
    assert len(files_in(tmp_path)) == 2


def test_again_writes_a_new_version_and_leaves_the_old_one(tmp_path):
    take_in(tmp_path, saved())
    old = (tmp_path / "pilots-return.md").read_bytes()
    taken = take_in(tmp_path, saved("The walkout began anew on Sunday night."), again=True)
    assert taken.fates == ["new"]
    assert taken.article().slug == "pilots-return-2"
    assert (tmp_path / "pilots-return.md").read_bytes() == old
    third = take_in(tmp_path, saved("The walkout began anew on Sunday night."))
    assert third.fates == ["known"]


def test_an_article_that_somebody_wrote_by_hand_is_known(tmp_path):
    (tmp_path / "by-hand.md").write_text(f"---\nurl: {URL}\n---\n\n# Pilots\n\n{WORDS}\n", "utf-8")
    taken = take_in(tmp_path, saved())
    assert taken.fates == ["known"]
    assert taken.outcomes[0].path.endswith("by-hand.md")


def test_a_name_that_is_taken_by_another_story_gets_a_number(tmp_path):
    (tmp_path / "pilots-return.txt").write_text("Quite another story about the pilots.", "utf-8")
    assert take_in(tmp_path, saved()).article().slug == "pilots-return-2"


def test_an_article_that_cannot_be_read_is_a_warning(tmp_path):
    (tmp_path / "broken.md").write_text("---\nno such key: x\n---\n\nText.\n", "utf-8")
    from classifier.intake import read_desk

    problems = read_desk([tmp_path]).problems
    assert [problem.severity.value for problem in problems] == ["warning"]


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path):
    dry = take_in(tmp_path / "x", saved(), saved(name="copy.html"), dry_run=True)
    assert not (tmp_path / "x").exists()
    real = take_in(tmp_path / "x", saved(), saved(name="copy.html"))
    assert dry.outcomes == real.outcomes


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("https://a.example/x", "http://www.a.example/x/", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x?utm_medium=m", "https://a.example/x", True),
        ("https://a.example/X", "https://a.example/x", False),
        ("https://A.example/x", "https://a.example/x", True),
    ],
)
def test_addresses_of_one_page(left, right, same):
    assert (address_key(left) == address_key(right)) is same


@pytest.mark.parametrize("url", ["", "https://a.example", "https://a.example/"])
def test_an_address_that_names_no_page(url):
    assert address_key(url) == ""
