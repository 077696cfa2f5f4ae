"""Markdown and HTML as text with blocks and runs."""

import pytest

from classifier.records import BlockKind, Markup
from tests.content.reading import check_blocks, read, shape


def runs(article, index):
    block = article.blocks[index]
    return [
        (run.span.of(article.text), "/".join(part.tag for part in run.markup)) for run in block.runs
    ]


def path(article, index):
    return [part.tag for part in article.blocks[index].path]


def test_emphasis_and_links_become_runs_and_leave_the_words_alone(tmp_path):
    article = read(
        tmp_path,
        "a.md",
        "The *envoy said* that [talks **go on**](https://example.org/a) in `Sarn`.\n",
    )
    assert article.text == "The envoy said that talks go on in Sarn."
    assert runs(article, 0) == [
        ("The ", ""),
        ("envoy said", "em"),
        (" that ", ""),
        ("talks ", "a"),
        ("go on", "a/strong"),
        (" in ", ""),
        ("Sarn", "code"),
        (".", ""),
    ]
    assert article.blocks[0].runs[3].markup == (Markup("a", (("href", "https://example.org/a"),)),)


def test_typography_is_the_authors(tmp_path):
    words = "\"straight\" 'and' “curly” -- dashes --- dots... 1/2 (c) naïve Łódź &#8212; &copy; \\*"
    article = read(tmp_path, "a.md", words)
    assert article.text == words.replace("&#8212;", "—").replace("&copy;", "©").replace("\\*", "*")


def test_soft_line_ends_are_spaces_and_hard_ones_line_ends(tmp_path):
    article = read(tmp_path, "a.md", "one\ntwo  \nthree\n")
    assert article.text == "one two\nthree"
    assert runs(article, 0) == [("one two", ""), ("", "br"), ("\nthree", "")]


def test_lists_quotes_tables_and_code(tmp_path):
    source = (
        "Intro:\n\n- one\n- two\n    1. deep\n\n> quoted\n>\n> more\n\n"
        "| a | b |\n|---|--:|\n| 1 |   |\n\n    code here\n\n***\n\n```py\nx = 1\n```\n"
    )
    article = read(tmp_path, "a.md", source)
    check_blocks(article)
    assert shape(article) == [
        ("paragraph", "Intro:"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("list_item", "deep"),
        ("quote", "quoted"),
        ("quote", "more"),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("table_cell", "1"),
        ("table_cell", ""),
        ("code", "code here"),
        ("break", ""),
        ("code", "x = 1"),
    ]
    assert path(article, 3) == ["ul", "li", "ol", "li"]
    assert article.blocks[2].path == article.blocks[3].path[:2], "nested in the item that it is in"
    assert article.text.startswith("Intro:\n\none\ntwo\ndeep\n\nquoted\n\nmore\n\na\tb\n1\n\ncode")
    assert article.blocks[9].path[-1].attrs == (("align", "right"),)


def test_a_paragraph_set_apart_by_line_breaks_is_two_blocks(tmp_path):
    article = read(tmp_path, "a.html", "<p>One.<br><br>Two.<br>Three.<br></p>")
    assert shape(article) == [("paragraph", "One."), ("paragraph", "Two.\nThree.")]
    assert article.blocks[0].path != article.blocks[1].path


def test_words_that_follow_a_block_inside_an_item_have_an_element_of_their_own(tmp_path):
    article = read(tmp_path, "a.html", "<ul><li>one<div>two</div><div>three</div></li></ul>")
    assert [path(article, index) for index in range(3)] == [
        ["ul", "li"],
        ["ul", "li", "p"],
        ["ul", "li", "p"],
    ]
    assert len({block.path[-1].key for block in article.blocks}) == 3


@pytest.mark.parametrize(
    "source",
    [
        "![a view](a.png)\n*The harbour at dawn.*\n",
        "![a view](a.png)\n\n*The harbour at dawn.*\n",
        "<figure><img src='a.png' alt='a view'>"
        "<figcaption>The harbour at dawn.</figcaption></figure>",
    ],
)
def test_captions(tmp_path, source):
    article = read(tmp_path, "a.md", source)
    captions = [words for kind, words in shape(article) if kind == "caption"]
    assert captions == ["The harbour at dawn."]
    images = [run for block in article.blocks for run in block.runs if run.markup[-1:]]
    assert images[0].markup[-1].attrs == (("alt", "a view"), ("src", "a.png"))


def test_emphasis_below_an_image_is_no_caption_if_it_is_only_part_of_the_words(tmp_path):
    article = read(tmp_path, "a.md", "![a view](a.png)\n*The harbour* was empty.\n")
    assert shape(article) == [("paragraph", "The harbour was empty.")]


class TestHeadline:
    def test_the_first_heading(self, tmp_path):
        article = read(tmp_path, "a.md", "# Talks *end*\n\nText.\n\n# Second\n")
        assert article.title == "Talks end"
        assert shape(article)[0] == ("title", "Talks end")
        assert shape(article)[2] == ("heading", "Second")

    def test_from_front_matter_where_the_text_has_none(self, tmp_path):
        article = read(tmp_path, "a.md", "---\ndate: 2026-11-24\ntitle: Talks end\n---\nText.\n")
        assert article.text == "Talks end\n\nText."
        assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
        assert article.line_at(0) == 3
        assert article.line_at(article.text.index("Text")) == 5

    def test_front_matter_and_heading_that_say_the_same_are_one(self, tmp_path):
        article = read(
            tmp_path, "a.md", "---\ntitle: \"‘Talks’ end\"\n---\n# 'Talks' end\n\nText.\n"
        )
        assert article.text == "'Talks' end\n\nText."
        assert article.title == "‘Talks’ end"

    def test_front_matter_and_another_heading_are_two(self, tmp_path):
        article = read(tmp_path, "a.md", "---\ntitle: Talks end\n---\n# Background\n\nText.\n")
        assert shape(article)[:2] == [("title", "Talks end"), ("heading", "Background")]

    def test_none_at_all(self, tmp_path):
        article = read(tmp_path, "a.md", "The talks ended on Monday.\n\nMore.\n")
        assert article.title == "The talks ended on Monday."
        assert shape(article)[0] == ("paragraph", "The talks ended on Monday.")

    def test_a_long_first_line_is_shortened_at_a_word(self, tmp_path):
        article = read(tmp_path, "a.md", "word " * 40)
        assert article.title.endswith("word…")
        assert len(article.title) <= 91


class TestPages:
    PAGE = """<!doctype html><html lang="en-GB"><head><title>Talks end | The Wire</title>
<meta name="author" content="Ana Ruiz"><meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2026-11-24T10:00:00Z">
<link rel="canonical" href="https://wire.example/a"></head>
<body><nav><a href="/">Home of the wire</a></nav><header><p>Site slogan</p></header>
<article><p>A teaser.</p></article>
<article><h1>Talks end</h1><p>The talks in Sarn ended on Monday.</p>
<aside><p>Most read</p></aside><blockquote><p>Peace.</p><footer>Ana Ruiz</footer></blockquote>
<footer>Filed at noon</footer></article></body></html>"""

    def test_the_article_is_taken_and_its_data_too(self, tmp_path):
        article = read(tmp_path, "a.html", self.PAGE)
        assert shape(article) == [
            ("title", "Talks end"),
            ("paragraph", "The talks in Sarn ended on Monday."),
            ("furniture", "Most read"),
            ("quote", "Peace."),
            ("quote", "Ana Ruiz"),
            ("furniture", "Filed at noon"),
        ]
        assert (article.byline, article.publisher, article.language) == (
            "Ana Ruiz",
            "The Wire",
            "en-GB",
        )
        assert str(article.date) == "2026-11-24"
        assert article.url == "https://wire.example/a"

    def test_front_matter_counts_more(self, tmp_path):
        article = read(tmp_path, "a.html", "---\nbyline: Tomé Falcão\n---\n" + self.PAGE)
        assert article.byline == "Tomé Falcão"

    def test_what_is_not_valid_in_a_page_is_left_out(self, tmp_path):
        page = self.PAGE.replace("https://wire", "javascript:wire").replace("en-GB", "e n")
        article = read(tmp_path, "a.html", page)
        assert (article.url, article.language) == ("", "en")

    def test_main_where_there_is_no_article(self, tmp_path):
        article = read(tmp_path, "a.html", "<p>Menu</p><main><p>Text.</p></main><p>Imprint</p>")
        assert article.text == "Text."
        assert read(tmp_path, "b.html", "<p>One.</p><p>Two.</p>").text == "One.\n\nTwo."

    def test_the_pages_title_where_it_has_no_heading(self, tmp_path):
        page = self.PAGE.replace("<h1>Talks end</h1>", "")
        article = read(tmp_path, "a.html", page)
        assert article.title == "Talks end | The Wire"
        assert "|" not in article.text


def test_line_breaks_with_nothing_but_spaces_between_them(tmp_path):
    assert read(tmp_path, "a.md", "One.\n\n<pre><br> <br></pre>\n\nTwo.").text == "One.\n\nTwo."


def test_two_readings_are_the_same(tmp_path):
    source = "# A\n\n[x](https://e.org 'y') ![i](i.png)\n\n<p lang='fr' dir='ltr'>z</p>\n"
    assert read(tmp_path, "a.md", source) == read(tmp_path, "a.md", source)
