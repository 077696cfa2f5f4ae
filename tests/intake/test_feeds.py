"""RSS and Atom: an article for each entry that has a text of its own."""

import pytest

from tests.intake.taking import files_in, take_in

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Meridian Wire – World</title><link>https://meridianwire.example/</link>
<language>en-gb</language>
<item><title>Grain ships &amp;amp; guns</title>
 <link>https://meridianwire.example/grain?utm_source=rss&amp;id=7</link>
 <pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
 <description>Ships sail.</description>
 <content:encoded><![CDATA[<p>The grain ships sailed on Tuesday, the port of Orvane said.</p>
  <script>evil()</script><p onclick="evil()">“We remain committed to the corridor,” said <b>Åse
  Lindqvar</b>.</p><ul><li>One</li><li>Two</li></ul>]]></content:encoded></item>
{more}
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ledger</title><id>urn:x</id>
<entry><title type="html">Pact &lt;i&gt;renewed&lt;/i&gt;</title><id>urn:y</id>
 <link href="https://ledger.example/pact"/><published>2026-11-24T23:00:00-05:00</published>
 <author><name>Tomé Falcão</name></author><author><name>Ana Ruiz</name></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The two states renewed their
 pact.</p><p>Nobody said what it costs.</p></div></content></entry>
<entry><title>Second</title><id>urn:z</id><updated>2026-11-25T00:00:00Z</updated>
 <content type="text">A first paragraph &lt;b&gt; of plain text.

A second one.</content></entry>
</feed>"""


def item(title, description):
    return f"<item><title>{title}</title><description>{description}</description></item>"


def rss(more="", encoding="utf-8"):
    return RSS.format(more=more, encoding=encoding).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_rss(tmp_path, encoding):
    taken = take_in(tmp_path, ("world.rss", rss(encoding=encoding), "feed"))
    article = taken.article()
    assert article.title == "Grain ships & guns"
    assert article.date.isoformat() == "2026-11-24"  # it was the 25th at Greenwich
    assert article.byline == "Ana Ruiz"
    assert article.publisher == "Meridian Wire – World"
    assert article.url == "https://meridianwire.example/grain?id=7"
    assert article.language == "en-gb"
    assert taken.shape()[1:] == [
        ("paragraph", "The grain ships sailed on Tuesday, the port of Orvane said."),
        ("paragraph", "“We remain committed to the corridor,” said Åse Lindqvar."),
        ("list_item", "One"),
        ("list_item", "Two"),
    ]


def test_atom(tmp_path):
    taken = take_in(tmp_path, ("ledger.atom", ATOM, "feed"))
    first, second = taken.article(0), taken.article(1)
    assert (first.title, first.byline) == ("Pact renewed", "Tomé Falcão, Ana Ruiz")
    assert first.date.isoformat() == "2026-11-24"
    assert first.text.endswith("renewed their pact.\n\nNobody said what it costs.")
    assert second.text == "Second\n\nA first paragraph <b> of plain text.\n\nA second one."


def test_an_entry_that_was_changed_on_a_later_day_says_so(tmp_path):
    later = ATOM.replace("</published>", "</published><updated>2026-11-26T01:00:00+01:00</updated>")
    article = take_in(tmp_path, ("ledger.atom", later, "feed")).article(0)
    assert (str(article.date), str(article.updated)) == ("2026-11-24", "2026-11-26")


def test_an_entry_that_was_changed_on_its_day_or_does_not_say_was_not_updated(tmp_path):
    same = ATOM.replace("</published>", "</published><updated>2026-11-24T23:30:00-05:00</updated>")
    taken = take_in(tmp_path, ("ledger.atom", same, "feed"))
    assert taken.article(0).updated is None
    assert taken.article(1).updated is None, "its only day is that of its publication"
    assert "updated:" not in "".join(p.read_text("utf-8") for p in tmp_path.glob("*.md"))


def test_the_feed_is_kept_once_for_all_its_entries(tmp_path):
    take_in(tmp_path, ("ledger.atom", ATOM, "feed"))
    originals = [name for name in files_in(tmp_path) if name.startswith("_originals/")]
    assert len(originals) == 1
    assert (tmp_path / originals[0]).read_text("utf-8") == ATOM
    for article in tmp_path.glob("*.md"):
        assert f"original: {originals[0]}" in article.read_text("utf-8")


def test_a_name_that_the_user_gives_goes_before_the_title_of_the_feed(tmp_path):
    taken = take_in(tmp_path, ("world.rss", rss(), "feed"), publisher="Meridian Wire")
    assert taken.article().publisher == "Meridian Wire"


LONG = "The talks went on for another day, and nobody would say when they might end. " * 12


@pytest.mark.parametrize(
    ("description", "taken_in"),
    [
        ("The talks may resume on Monday…", False),
        ("The talks resumed.", False),
        ("", False),
        (LONG, True),
        (LONG + "Read more", False),
        (LONG + "[…]", False),
    ],
)
def test_an_entry_with_only_a_summary_is_named_and_left(tmp_path, description, taken_in):
    taken = take_in(tmp_path, ("a.rss", rss(item("The talks", description)), "feed"))
    assert len(taken.outcomes) == 1 + taken_in
    assert ("summary-only" in taken.codes) != taken_in
    if not taken_in:
        assert "entry 2, “The talks”" in str(taken.problems[0])


BOMB = (
    '<!DOCTYPE feed [<!ENTITY a "lol"><!ENTITY b "'
    + "&a;" * 10
    + '"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_a_feed_s_own_are_not_read(tmp_path, encoding):
    feed = ATOM.replace(
        '<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}'
    )
    taken = take_in(tmp_path, ("a.xml", feed.replace("costs", "&b;&c;").encode(encoding), "feed"))
    assert taken.codes == ["feed-entities"]
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    "contents",
    ["<html><body><p>A page.</p></body></html>", "no feed", "<rss", "https://a.example/f"],
)
def test_what_is_no_feed_is_a_problem(tmp_path, contents):
    taken = take_in(tmp_path, ("a.xml", contents, "feed"))
    assert taken.codes == ["feed"]


def test_a_broken_feed_says_where_it_breaks(tmp_path):
    contents = '<?xml version="1.0"?>\n<rss version="2.0">\n<channel><title>x</channel>\n</rss>'
    taken = take_in(tmp_path, ("a.rss", contents, "feed"))
    assert str(taken.problems[0]).startswith("a.rss:3: the feed has no entries")
