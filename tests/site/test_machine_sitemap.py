"""sitemap.xml and robots.txt, read by crawlers' own libraries; and what heads of pages say."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from trafilatura import extract_metadata
from usp.tree import sitemap_from_str

from classifier.site import SiteSettings, addresses, publish
from classifier.site.machine.sitemap import robots, sitemaps
from classifier.site.machine.source import Material
from classifier.site.page import Page
from classifier.site.pages import gather
from classifier.site.settings import Logo
from tests.site.reading import Page as Read
from tests.site.story import CARDS, TAXONOMY, story

ROOT = "https://watch.example/b/"


def test_the_sitemap_names_every_page_and_no_other(machine_site):
    read = sitemap_from_str((machine_site / "sitemap.xml").read_text(encoding="utf-8"))
    found = {page.url for page in read.all_pages()}
    files = {path.relative_to(machine_site).as_posix() for path in machine_site.rglob("*.html")}
    expected = {ROOT if name == "index.html" else ROOT + name for name in files - {"404.html"}}
    assert found == expected


def test_an_article_was_changed_on_its_day_and_others_do_not_say(machine_site):
    read = sitemap_from_str((machine_site / "sitemap.xml").read_text(encoding="utf-8"))
    days = {page.url: page.last_modified for page in read.all_pages()}
    assert days[f"{ROOT}briefings/grain-waits.html"].date().isoformat() == "2026-03-03"
    assert days[f"{ROOT}briefings/quiet-day.html"] is None
    assert days[ROOT] is None


def test_too_many_pages_make_an_index_of_sitemaps():
    material = Material(gather([], TAXONOMY, CARDS), SiteSettings(url="https://watch.example"))
    pages = [Page(f"p{number}.html", "", {}) for number in range(5)]
    made = dict(sitemaps(pages, material, most=2))
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    root = ElementTree.fromstring(made["sitemap.xml"])  # noqa: S314 - ours
    assert root.tag.endswith("}sitemapindex")
    assert [one[0].text for one in root] == [
        f"https://watch.example/sitemap-{number}.xml" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (SiteSettings(url="https://a.example"), ["Sitemap: https://a.example/sitemap.xml"]),
        (SiteSettings(), []),
        (SiteSettings(url="https://a.example/b"), None),
        (SiteSettings(base_path="/b"), None),
    ],
)
def test_only_the_root_of_a_host_has_a_robots_txt(settings, lines):
    made = dict(robots(Material(gather([], TAXONOMY, CARDS), settings)))
    if lines is None:
        assert made == {}
        return
    text = made[addresses.ROBOTS].decode()
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.can_fetch("AnyBot", "/briefings/a.html")
    assert parser.site_maps() == ([line.partition(": ")[2] for line in lines] or None)


def test_without_an_address_there_is_no_sitemap_and_no_canonical_address(site):
    assert not (site / "sitemap.xml").exists()
    assert "canonical" not in (site / "index.html").read_text(encoding="utf-8")


def tags(page, name):
    return [facts for tag, facts in page.tags if tag == name]


def test_every_page_says_what_it_is(machine_site):
    for path in machine_site.rglob("*.html"):
        page = Read(path.read_text(encoding="utf-8"))
        name = path.relative_to(machine_site).as_posix()
        meta = {
            facts[key]: facts["content"]
            for facts in tags(page, "meta")
            for key in ("name", "property")
            if key in facts
        }
        assert meta["description"] == meta["og:description"] != ""
        assert meta["og:title"]
        if name == "404.html":
            continue
        article = name.startswith("briefings/") and not name.endswith(".notes.html")
        assert meta["og:type"] == ("article" if article else "website")
        (canonical,) = [f["href"] for f in tags(page, "link") if f.get("rel") == "canonical"]
        assert canonical == meta["og:url"] == ROOT + ("" if name == "index.html" else name)
        for facts in tags(page, "link"):
            if facts.get("rel") == "alternate":
                assert (path.parent / facts["href"]).is_file(), (name, facts["href"])


def test_another_librarys_reader_of_pages_finds_what_an_article_is(machine_site):
    html = (machine_site / "briefings/grain-waits.html").read_text(encoding="utf-8")
    found = extract_metadata(html)
    assert found.title == "Ostmark and Värnby renew ties as grain waits"
    assert found.date == "2026-03-03"
    assert found.description == "A pact, and 1,200 tonnes of wheat."
    assert found.url == f"{ROOT}briefings/grain-waits.html"
    assert found.pagetype == "article"


@pytest.mark.parametrize(
    ("url", "logo", "image", "words"),
    [
        (ROOT, Logo(".png", "Two oars", b"\x89PNG"), f"{ROOT}logo.png", "Two oars"),
        (ROOT, Logo(".png", "", b"\x89PNG"), f"{ROOT}logo.png", None),
        (ROOT, None, None, None),
        ("", Logo(".png", "Two oars", b"\x89PNG"), None, None),
    ],
    ids=["logo", "logo that says no more than the name", "no logo", "no address"],
)
def test_the_logo_is_the_picture_of_a_link_where_its_whole_address_is_known(
    tmp_path, url, logo, image, words
):
    settings = SiteSettings(url=url.removesuffix("/"), logo=logo)
    publish([story()], TAXONOMY, CARDS, settings, tmp_path / "out")
    for name in ("index.html", "briefings/grain-waits.html"):
        page = Read((tmp_path / "out" / name).read_text(encoding="utf-8"))
        found = {
            facts.get("property"): facts["content"]
            for facts in tags(page, "meta")
            if "content" in facts
        }
        assert (found.get("og:image"), found.get("og:image:alt")) == (image, words)


def test_an_article_without_a_standfirst_is_described_by_its_beginning(machine_site):
    html = (machine_site / "briefings/quiet-day.html").read_text(encoding="utf-8")
    assert '<meta name="description" property="og:description" content="Nothing happened.">' in html


def test_a_site_without_an_article_has_all_that_it_can(tmp_path):
    settings = SiteSettings(url="https://a.example", downloads=("jsonl", "csv", "parquet"))
    made = publish([], TAXONOMY, CARDS, settings, tmp_path / "out")
    assert not [name for name in made.files if name.startswith("feeds/")]
    assert {"sitemap.xml", "robots.txt", "data.html", "data/claims.parquet"} <= set(made.files)


def test_the_same_articles_give_the_same_bytes(tmp_path):
    settings = SiteSettings(url="https://a.example", downloads=("jsonl", "csv", "parquet"))
    one, other = tmp_path / "one", tmp_path / "other"
    files = publish([story()], TAXONOMY, CARDS, settings, one).files
    assert publish([story()], TAXONOMY, CARDS, settings, other).files == files
    different = [n for n in files if (one / n).read_bytes() != (other / n).read_bytes()]
    assert different == []
