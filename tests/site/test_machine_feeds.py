"""Feeds, read by libraries that are not ours."""

import datetime as dt
import json
from itertools import chain

import feedparser
import jsonfeed
import pytest

from classifier.site import SiteSettings, publish
from tests.site.story import CARDS, TAXONOMY, plain_story, story

ROOT = "https://watch.example/b/"


def atom(path):
    headers = {"content-type": "application/xml"}  # as static hosts send it
    return feedparser.parse(path.read_bytes(), response_headers=headers)


def json_feed(path):
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert raw["version"] == "https://jsonfeed.org/version/1.1"
    return jsonfeed.Feed.parse(raw)


def every_feed(site):
    return sorted(path.relative_to(site).as_posix()[:-4] for path in site.glob("feeds/**/*.xml"))


def test_there_is_a_feed_for_everything_that_occurs(machine_site):
    assert every_feed(machine_site) == [
        "feeds/all",
        "feeds/claims/guess", "feeds/claims/hearsay", "feeds/claims/quote",
        "feeds/claims/renewal",
        "feeds/domains/arms", "feeds/domains/politics", "feeds/domains/trade",
        "feeds/speakers/harbour-watch", "feeds/speakers/lucja-ibanez", "feeds/speakers/ministry",
        "feeds/speakers/na",
    ]  # fmt: skip


def test_atom_is_well_formed_and_has_what_it_must(machine_site):
    for name in every_feed(machine_site):
        parsed = atom(machine_site / f"{name}.xml")
        assert not parsed.bozo, (name, parsed.get("bozo_exception"))
        assert parsed.version == "atom10"
        feed = parsed.feed
        assert feed.id and feed.title and feed.updated and feed.author_detail.name
        links = {link.rel: link.href for link in feed.links}
        assert links["self"] == f"{ROOT}{name}.xml"
        for entry in parsed.entries:
            assert entry.id and entry.title and entry.updated_parsed and entry.link


def test_both_kinds_of_feed_tell_the_same(machine_site):
    for name in every_feed(machine_site):
        one, other = atom(machine_site / f"{name}.xml"), json_feed(machine_site / f"{name}.json")
        assert other.feed_url == f"{ROOT}{name}.json"
        assert one.feed.title == other.title
        assert [(entry.id, entry.link, entry.updated) for entry in one.entries] == [
            (item.id, item.url, item.date_published) for item in other.items
        ]


def test_each_entry_of_each_feed_has_a_name_of_its_own(machine_site):
    names = list(
        chain.from_iterable(
            [feed.feed.id, *(entry.id for entry in feed.entries)]
            for feed in (atom(machine_site / f"{name}.xml") for name in every_feed(machine_site))
        )
    )
    assert len(names) == len(set(names))


def test_every_address_in_a_feed_leads_to_a_file(machine_site):
    for name in every_feed(machine_site):
        feed = json_feed(machine_site / f"{name}.json")
        for address in (feed.home_page_url, *(item.url for item in feed.items)):
            file = address.removeprefix(ROOT) or "index.html"
            assert (machine_site / file).is_file(), address


def test_a_feed_goes_by_the_articles_dates_and_leaves_undated_ones_out(machine_site):
    feed = atom(machine_site / "feeds/all.xml")
    assert [entry.published for entry in feed.entries] == [
        "2026-03-04T00:00:00Z",
        "2026-03-03T00:00:00Z",
    ]
    assert feed.feed.updated == "2026-03-04T00:00:00Z"


def test_an_entry_marks_the_words_behind_its_label(machine_site):
    item = json_feed(machine_site / "feeds/claims/renewal.json").items[0]
    assert "<mark>renewed their ties</mark> on Monday." in item.content_html
    assert f'href="{ROOT}briefings/grain-waits.html#s-' in item.content_html
    assert "guns were" not in item.content_html


def test_words_made_to_break_out_stay_words(machine_site):
    entry = atom(machine_site / "feeds/all.xml").entries[0]
    assert "@SUM </title> & “more”" in entry.title.replace("&lt;", "<").replace("&amp;", "&")
    item = json_feed(machine_site / "feeds/all.json").items[0]
    assert "<script" not in item.content_html
    assert (
        "&lt;/script&gt;&lt;!--&lt;script&gt; &amp; break \x0b\x1f <mark>things"
        in item.content_html
    )
    assert "break \ufffd\ufffd <mark>things" in (machine_site / "feeds/claims/guess.xml").read_text(
        encoding="utf-8"
    ).replace("&lt;", "<").replace("&gt;", ">")


@pytest.fixture(scope="module")
def relative(tmp_path_factory):
    out = tmp_path_factory.mktemp("relative") / "public"
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(60)]
    many = [plain_story(f"day-{n}", f"Day {n}", day) for n, day in enumerate(days)]
    publish([story(), *many], TAXONOMY, CARDS, SiteSettings(), out)
    return out


def test_without_an_address_links_are_relative_and_ids_stay(relative):
    feed = atom(relative / "feeds/claims/renewal.xml")
    assert not feed.bozo
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.entries[0].id.startswith("urn:uuid:")
    place = relative / "feeds/claims" / feed.entries[0].link
    assert place.resolve() == (relative / "briefings/grain-waits.html").resolve()


def test_a_feed_holds_the_latest_fifty(relative):
    entries = atom(relative / "feeds/all.xml").entries
    assert [entry.title for entry in entries[:2]] == [
        "Ostmark and Värnby renew ties as grain waits", "Day 59",
    ]  # fmt: skip
    assert len(entries) == 50
