"""Web pages as they are saved: the story whole, and nothing of the page around it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.taking import files_in, page, take_in
from tests.intake.test_markup import HARD, shown


def test_a_page_of_a_news_site(tmp_path):
    taken = take_in(tmp_path, page("wire.html"))
    article = taken.article()
    assert article.title == "Strait pilots return to work"
    assert article.date.isoformat() == "2026-11-20"  # where it was published, not at Greenwich
    assert article.updated.isoformat() == "2026-11-22"
    assert article.publisher == "Meridian Wire"
    assert article.byline == "Hanne Vollmer, Ilse Marrand"
    assert article.url == "https://meridianwire.example/2026/11/strait-pilots"
    assert article.language == "en-GB"
    assert taken.shape() == [
        ("title", "Strait pilots return to work"),
        ("paragraph", "A walkout of nine days ends without a deal on pay."),
        ("dateline", "SKARVIK, Kestria —"),
        (
            "paragraph",
            "The pilots of the Corran strait went back to work on Friday, ending a walkout that "
            "had kept forty ships at anchor, the port authority said.",
        ),
        (
            "paragraph",
            "“We have said it before and we say it again: the strait stays open,” Harbour Minister "
            "Åse Lindqvar told reporters. She put the loss at 5\u00a0million crowns [sic] & "
            "rising; the_rate * 2.",
        ),
        ("heading", "What comes next"),
        (
            "paragraph",
            "Talks are to resume on Monday. They could take months, a union official said.",
        ),
        ("list_item", "Pilots want shorter shifts."),
        ("list_item", "The ministry wants fewer boats."),
        ("quote", "“Nobody sleeps on the bridge.”"),
        ("quote", "“Nobody.”"),
        ("list_item", "The first shift ends at noon."),
        ("list_item", "The second is run by the union."),
        *[("table_cell", words) for words in ("Port", "Ships", "Skarvik", "22", "Orvane", "18")],
        (
            "paragraph",
            "1986. A year that the pilots remember, in which the agreement was signed.\n"
            "It was renewed twice.",
        ),
        (
            "paragraph",
            "The union has not ruled out another walkout, its chairman said before he left for "
            "the capital.",
        ),
    ]


@pytest.mark.parametrize(
    ("more", "updated"),
    [
        ("", "2026-11-22"),
        ('<meta property="article:modified_time" content="2026-11-23T09:00:00Z">', "2026-11-23"),
        # Another story's, so that it cannot be told which of the two days is this one's.
        ('<script type="application/ld+json">{"dateModified": "2026-11-24"}</script>', "None"),
        ('<meta property="article:modified_time" content="soon">', "2026-11-22"),
        ('<meta property="article:modified_time" content="2026-11-20T23:50:00-05:00">', "None"),
    ],
)
def test_a_page_says_when_it_was_updated_in_one_way_or_not_at_all(tmp_path, more, updated):
    name, source, *rest = page("wire.html")
    html = source if isinstance(source, str) else source.decode()
    taken = take_in(tmp_path, (name, html.replace("</head>", f"{more}</head>"), *rest))
    assert (str(taken.article().date), str(taken.article().updated)) == ("2026-11-20", updated)


def test_the_original_is_kept_where_no_build_takes_it_for_an_article(tmp_path):
    take_in(tmp_path, page("wire.html"))
    assert files_in(tmp_path) == [
        "2026-11-20-strait-pilots-return-to-work.md",
        "_originals/2026-11-20-strait-pilots-return-to-work.html",
    ]
    original = tmp_path / "_originals" / "2026-11-20-strait-pilots-return-to-work.html"
    assert original.read_bytes() == page("wire.html")[1]
    written = (tmp_path / "2026-11-20-strait-pilots-return-to-work.md").read_text("utf-8")
    assert "original: _originals/2026-11-20-strait-pilots-return-to-work.html" in written


def test_cookies_comments_teasers_and_captions_are_no_part_of_the_story(tmp_path):
    text = take_in(tmp_path, page("wire.html")).article().text
    for words in ("cookies", "Great article", "Nine days at anchor", "Photo:", "Chatter", "©"):
        assert words not in text


def test_a_pull_quote_is_not_said_twice(tmp_path):
    article = take_in(tmp_path, page("live.html")).article()
    assert article.text.count("remains committed") == 1
    assert "Read also" not in article.text
    assert article.text.endswith("to add turnout.")


def test_words_keep_the_white_space_of_the_page(tmp_path):
    assert "(@watch) May 17, 2026" in take_in(tmp_path, page("live.html")).article().text


def test_the_front_page_is_no_address_of_a_story(tmp_path):
    assert take_in(tmp_path, page("live.html")).article().url == ""


@pytest.mark.parametrize("url", ["http://[", "javascript:x()", "/ferry", "https://a.example/a b"])
def test_an_address_that_is_none_is_left_out(tmp_path, url):
    head = f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
    html = f"<!-- saved from url=(0008){url} -->" + STORY.format(head=head, more="")
    taken = take_in(tmp_path, ("a.html", html, "html"))
    assert taken.article().url == ""


def test_a_page_laid_out_with_tables(tmp_path):
    taken = take_in(tmp_path, page("ministry.html"))
    kinds = {kind for kind, _ in taken.shape()}
    assert "table_cell" not in kinds
    text = taken.article().text
    assert "They will report to the Council, and to nobody else." in text
    assert "Visas" not in text
    assert "Home" not in text
    assert taken.article().date.isoformat() == "2026-10-12"  # from "Skarvik, 12 October 2026"


def test_paragraphs_made_of_line_breaks(tmp_path):
    taken = take_in(tmp_path, page("blog.html"))
    paragraphs = [words for kind, words in taken.shape() if kind == "paragraph"]
    assert [words.split()[0] for words in paragraphs] == ["Forty", "“I", "That", "What"]
    assert "thirty years" not in taken.article().text


def test_a_page_behind_a_paywall_is_taken_in_with_a_warning(tmp_path):
    taken = take_in(tmp_path, page("paywall.html"))
    assert taken.fates == ["new"]
    assert taken.codes == ["paywall"]


def test_a_page_that_scripts_fill_is_a_failure(tmp_path):
    taken = take_in(tmp_path, page("scripts.html"))
    assert taken.codes == ["no-story"]
    assert files_in(tmp_path) == []


def test_a_page_without_a_date_gets_none(tmp_path):
    taken = take_in(tmp_path, page("brief.html"))
    assert taken.codes == ["no-date"]
    assert files_in(tmp_path)[0] == "_originals/ferry-halted.html"
    assert taken.article().date is None


STORY = """<html><head>{head}</head><body><article><h1>Ferry halted</h1><p>The ferry from Hayasen
was halted on Monday because of fog, its captain Åse Lindqvar said – “not for long”.</p>
<p>It may sail again on Tuesday, the harbour master said.</p>{more}</article></body></html>"""
CAPTAIN = "its captain Åse Lindqvar said – “not for long”."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),  # a server's template, wrong for years
        ("cp1252", '<meta charset="iso-8859-1">'),  # means Windows-1252 on the web
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>"),
        ("utf-16", '<meta charset="utf-8">'),
    ],
)
def test_encodings(tmp_path, encoding, declared):
    html = STORY.format(head=declared, more="")
    taken = take_in(tmp_path, ("a.html", html.encode(encoding), "html"))
    assert CAPTAIN in taken.article().text
    assert "encoding" not in taken.codes


def test_an_encoding_that_is_guessed_is_a_warning(tmp_path):
    words = "Паром из Хаясена остановлен в понедельник из-за тумана, сказал капитан порта. " * 5
    html = (
        f"<html><body><article><h1>Паром</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
    taken = take_in(tmp_path, ("a.html", html.encode("cp1251"), "html"))
    assert "encoding" in taken.codes
    assert "Паром из Хаясена остановлен" in taken.article().text


def test_nothing_dangerous_and_no_control_character_is_written(tmp_path):
    more = (
        "<p onclick=evil()>A guard said <script>evil()</script>nothing at all, \x00\x1band that is "
        'that.<a href="javascript:evil()">There</a> was no more.</p><iframe src=evil></iframe>'
    )
    taken = take_in(tmp_path, ("a.html", STORY.format(head="", more=more), "html"))
    written = (tmp_path / "ferry-halted.md").read_text("utf-8")
    assert "evil" not in written
    assert "nothing at all, and that is that." in taken.article().text


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/etc/passwd", "C:\\x", ".hidden", "_originals", "—", "a" * 300]
)
def test_no_name_leaves_the_folder(tmp_path, title):
    target = tmp_path / "in" / "content"
    html = STORY.replace("Ferry halted", title).format(head=f"<title>{title}</title>", more="")
    taken = take_in(target, ("a.html", html, "html"))
    assert taken.fates == ["new"]
    assert all(path.startswith("in/content/") for path in files_in(tmp_path))
    assert len(files_in(target)) == 2


def test_a_paragraph_that_is_left_out_is_named(tmp_path):
    html = STORY.format(
        head="",
        more="<p class='sidebar promo'>The harbour master added that the fog had come without any "
        "warning at all, as it does.</p><p>Fog is common in Hayasen in November, and ferries wait "
        "for it to lift.</p>",
    )
    taken = take_in(tmp_path, ("a.html", html, "html"))
    in_text = "without any warning" in taken.article().text
    assert in_text != ("left-out" in taken.codes)


@pytest.mark.parametrize("tag", "time q abbr span cite mark ins small u sub font code".split())
def test_a_paragraph_is_whole_whatever_is_marked_in_it(tmp_path, tag):
    words = "She said on {}Monday last{} that the ferry might sail, if the fog lifted in the night."
    more = f"<p>{words.format(f'<{tag}>', f'</{tag}>')}</p><p>Nobody else would say anything.</p>"
    taken = take_in(tmp_path, ("a.html", STORY.format(head="", more=more), "html"))
    assert words.format("", "") in taken.article().text
    assert taken.codes == ["no-date"]


def test_a_standfirst_that_is_not_found_is_named(tmp_path):
    taken = take_in(tmp_path, page("live.html"))
    assert taken.codes == ["left-out"]
    assert "“Polls have closed; no party has claimed victory." in str(taken.problems[0])


def test_a_story_that_stands_only_in_the_page_s_data_says_so(tmp_path):
    data = '{"@type": "NewsArticle", "headline": "Fog", "articleBody": "%s"}' % (CAPTAIN * 9)
    head = f'<script type="application/ld+json">{data}</script>'
    html = f"<html><head>{head}</head><body><div id=root></div></body></html>"
    taken = take_in(tmp_path, ("a.html", html, "html"))
    assert CAPTAIN in taken.article().text
    assert "unseen-words" in taken.codes


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "The ferry may sail on Tuesday, the harbour master said.",
        "<html><body>" + "<table><tr><td>" * 400 + "<p>words</p>",
        "<" * 5000,
        "<html><body><p>\ud7ff\ufffe" + "&#0;" * 100 + "</p></body></html>",
        "\x00\x01\x02",
    ],
)
def test_a_hostile_page_is_a_problem_or_a_story_and_never_a_crash(tmp_path, html):
    taken = take_in(tmp_path, ("a.html", html, "html"))
    assert taken.problems or taken.outcomes


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ('<time datetime="2026-11-20T23:30:00-05:00">x</time>', "2026-11-20"),
        ('<meta property="article:published_time" content="1987-05-04T10:00:00Z">', "1987-05-04"),
        ("<time>20 November 2026</time>", "2026-11-20"),
        ("<p class=date>20.11.2026</p>", "2026-11-20"),
        ("<p class=date>20/11/2026</p>", "2026-11-20"),
        ("<p class=date>03/04/2026</p>", None),  # in March or in April?
        ('<time datetime="2026-11">November</time>', None),  # no day
        ('<time datetime="2026-02-30">x</time>', None),  # no such day
        ("<time>2 days ago</time>", None),
        ("<p class=copyright>© 2019</p>", None),
    ],
)
def test_a_date_is_one_that_the_page_spells_out(tmp_path, shown, date):
    html = STORY.format(head="", more="").replace("</h1>", f"</h1>{shown}")
    found = take_in(tmp_path, ("a.html", html, "html")).article().date
    assert (found and found.isoformat()) == date


PROSE = "the talks resumed in Sarn on Monday and envoys said that they could last for weeks".split()
paragraphs = st.lists(
    st.lists(st.one_of(st.sampled_from(PROSE), st.sampled_from(HARD)), min_size=15, max_size=40),
    min_size=2,
    max_size=5,
)


@given(paragraphs)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_word_is_altered_and_none_is_lost_without_a_word(tmp_path_factory, paragraphs):
    body = "".join(f"<p>{shown(' '.join(words))} .</p>" for words in paragraphs)
    html = f"<html><body><nav>Home</nav><article><h1>A b c</h1>{body}</article></body></html>"
    taken = take_in(tmp_path_factory.mktemp("in"), ("a.html", html, "html"))
    expected = [" ".join(f"{' '.join(words)} .".split()) for words in paragraphs]
    written = [" ".join(words.split()) for kind, words in taken.shape() if kind != "title"]
    assert [words for words in written if words not in expected] == []
    assert set(written) == set(expected) or "left-out" in taken.codes
