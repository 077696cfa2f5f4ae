"""The day of an article's last change: on its page, and wherever machines look for it."""

import csv
import json
import re
from dataclasses import replace
from datetime import date

import feedparser
import pytest
from usp.tree import sitemap_from_str

from classifier.site import publish
from tests.site.conftest import MACHINE_SETTINGS
from tests.site.reading import Page
from tests.site.story import CARDS, TAXONOMY, hostile_story, story

ROOT = "https://watch.example/b/"


def changed(briefing, day):
    article = replace(briefing.document.article, updated=day)
    return replace(briefing, document=replace(briefing.document, article=article))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The story, changed on a later day, and another that does not say."""
    out = tmp_path_factory.mktemp("updated") / "public"
    later = changed(story(), date(2026, 3, 7))
    publish([later, hostile_story()], TAXONOMY, CARDS, MACHINE_SETTINGS, out)
    return out


def article(site, slug):
    return (site / f"briefings/{slug}.html").read_text(encoding="utf-8")


def test_the_page_shows_it_beside_the_day_of_publication(site):
    assert "3 March 2026 · Värnby Nytt & Co · Updated 7 March 2026 · Original article" in (
        Page(article(site, "grain-waits")).text
    )
    assert "Updated" not in article(site, "hostile")


def test_an_article_that_was_changed_on_its_day_does_not_say_the_day_twice(tmp_path):
    briefings = [changed(story(), date(2026, 3, 3))]
    publish(briefings, TAXONOMY, CARDS, MACHINE_SETTINGS, tmp_path / "public")
    html = article(tmp_path / "public", "grain-waits")
    assert "Updated" not in html
    assert '"dateModified":"2026-03-03"' in html


def test_the_head_and_the_structured_data_have_it(site):
    html = article(site, "grain-waits")
    assert '<meta property="article:modified_time" content="2026-03-07">' in html
    data = json.loads(re.search(r"ld\+json\">(.*?)</script>", html)[1])
    assert (data["datePublished"], data["dateModified"]) == ("2026-03-03", "2026-03-07")
    assert "modified_time" not in article(site, "hostile")
    assert "dateModified" not in article(site, "hostile")


def test_feeds_have_it_and_stay_in_the_order_of_publication(site):
    headers = {"content-type": "application/xml"}
    feed = feedparser.parse((site / "feeds/all.xml").read_bytes(), response_headers=headers)
    assert [(entry.published[:10], entry.updated[:10]) for entry in feed.entries] == [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-03", "2026-03-07"),
    ]
    assert feed.feed.updated[:10] == "2026-03-07"
    other, item = json.loads((site / "feeds/all.json").read_bytes())["items"]
    assert item["date_modified"] == "2026-03-07T00:00:00Z"
    assert "date_modified" not in other


def test_the_sitemap_gives_the_last_change(site):
    read = sitemap_from_str((site / "sitemap.xml").read_text(encoding="utf-8"))
    days = {page.url: page.last_modified for page in read.all_pages()}
    assert days[f"{ROOT}briefings/grain-waits.html"].date() == date(2026, 3, 7)
    assert days[f"{ROOT}briefings/hostile.html"].date() == date(2026, 3, 4)


def test_downloads_have_it(site):
    with (site / "data/articles.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert (rows["a1"]["date"], rows["a1"]["updated"]) == ("2026-03-03", "2026-03-07")
    assert rows["=a3"]["updated"] == ""
    lines = (site / "data/briefings.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"]: json.loads(line)["updated"] for line in lines} == {
        "=a3": None,
        "a1": "2026-03-07",
    }
