"""Whatever a story is made of: the Markdown written for it reads back as the same words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.content.flow import flow
from classifier.content.htmltree import parse_html
from classifier.content.markdown import MarkdownConverter
from classifier.intake.markup import to_markdown

CONVERTER = MarkdownConverter()


def read_back(markdown):
    return flow(parse_html(CONVERTER.html(markdown)))


def laid_out(text, blocks):
    """The blocks with words as (kind, words, level), white space evened out."""
    return [
        (block.kind.value, " ".join(block.span.of(text).split()), block.level)
        for block in blocks
        if block.span.of(text).strip()
    ]


def check(html):
    text, blocks = flow(parse_html(html))
    for only_html in (False, True):
        markdown = to_markdown(text, blocks, only_html=only_html)
        back = read_back(markdown)
        assert laid_out(*back) == laid_out(text, blocks), markdown
        assert back.text.split() == text.split()


# What Markdown could take for a mark, and what an entity or a white space does to it.
HARD = [
    *"* ** _ __ a_b_c *x* ` `` ``` ~~~ [a](b) [a][b] ![x](y) <b> </p> <http://a.example>".split(),
    *"&amp; &copy; &copy &#38; AT&T < > # ## - --- === 1. | |---| :-- \\ \\* \\\\ {x}".split(),
    *"! ( ) [ ] [^1] … “x” 'x' x. http://a.example/b_c_d a@b.example é 😀 $x$ ^ ~x~ %".split(),
    *["[a]: b", "<!-- x -->", "a & b", "> x", "# x", "x #", "- x", "* * *", "+ x", "1. x", "{:.c}"],
    *["1986. A", "1) x", "a | b", "*[x]: y", "    x", "\u00a0", "\u2003", "\u2028", "\u200b"],
    *["\u00ad", "\ufeff"],
]


def shown(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


word = st.one_of(
    st.sampled_from(HARD),
    st.sampled_from(["talks", "Sarn", "said", "the"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=6),
)
words = st.lists(word, min_size=1, max_size=6).map(" ".join).map(shown)
inline = st.lists(
    st.one_of(
        words,
        st.builds(
            "{1}<{0}>{2}</{0}>{3}".format,
            st.sampled_from("em strong b i q sup code span time small".split()),
            st.sampled_from(["", " ", "x"]),
            words,
            st.sampled_from(["", " ", ",", "x"]),
        ),
        st.builds(
            '<a href="{0}">{1}</a>'.format,
            st.sampled_from(
                [
                    *("https://a.example/", "/x", "mailto:a@b.example"),
                    *("https://a.example/b_c?d=e&amp;f=(g)", "https://a.example/&lt;b&gt;'&quot;"),
                ]
            ),
            words,
        ),
        st.just("<br>"),
        st.just('<img src="x.png" alt="a *picture*">'),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
TEMPLATES = [
    *["<p>{}</p>", "<p>{}</p>", "<h2>{}</h2>", "<h3>{}</h3>", "<h6>{}</h6>", "<div>{}</div>"],
    *[
        "<pre>{}</pre>",
        "<blockquote>{}</blockquote>",
        "<blockquote><p>{}</p><p>{}</p></blockquote>",
    ],
    *["<ul><li>{}</ul>", "<ul><li>{}<li>{}</ul>", "<ol><li>{}<li>{}</ol>", "<hr>"],
    *[
        "<ol start=3><li>{}<li>{}</ol>",
        "<ol><li value=7>{}</ol>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
    ],
    "<ul><li>{}<ul><li>{}</li></ul></li><li><p>{}</p><p>x</p></li></ul>",
    "<table><tr><th>{}</th><td>{}</td></tr><tr><td></td><td>y</td></tr></table>",
    "<figure><img src=x><figcaption>{}</figcaption></figure>",
]
block = st.builds(str.format, st.sampled_from(TEMPLATES), inline, inline, inline)


@given(st.lists(block, min_size=1, max_size=4).map("".join))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markup_reads_back_as_the_same_words(html):
    check(html)


@pytest.mark.parametrize("words", HARD)
def test_a_mark_is_read_as_itself(words):
    for template in (
        *("<p>{0}</p>", "<p>x<br>{0}</p>", "<ul><li>{0}</ul>", "<h2>{0}</h2>", "<h2>x {0}</h2>"),
        *("<p>{0} <em>x</em> {0}</p>", "<p><b>{0}</b></p>", "<blockquote><p>{0}</blockquote>"),
    ):
        check(template.format(shown(words)))
