"""From Markdown to the page: emphasis, links and code in and across sentences lose no word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.content import read_article
from classifier.records import Span
from classifier.site.marks import Evidence, SentenceMark, Tag
from classifier.site.render_text import page_text, render_body
from classifier.text.document import take_apart
from tests.site.reading import Page

# Each piece of Markdown beside the words that a reader sees.
PIECES = [
    ("Ostmark gave way.", "Ostmark gave way."),
    ("*It did. Värnby* did not.", "It did. Värnby did not."),
    ("“We stay,” she **said. “We** too.”", "“We stay,” she said. “We too.”"),
    ("[The pact. Its *text*](pact.html) follows.", "The pact. Its text follows."),
    ("`wheat < 5`", "wheat < 5"),
    ("1 &lt; 2 & AT&T.", "1 < 2 & AT&T."),
    ("***Bold.* Both.**", "Bold. Both."),
    ('She said "no".', 'She said "no".'),
    ("Nguyễn Hà’s word.", "Nguyễn Hà’s word."),
    ("<b>Raw. Two</b> sentences.", "Raw. Two sentences."),
]
SHAPES = [
    ("{}", 1),
    ("## {}", 1),
    ("> {}\n>\n> {}", 2),
    ("- {}\n- {}", 2),
    ("1. {}\n\n    {}\n\n2. {}", 3),
    ("| {} | {} |\n|---|---|\n| {} | {} |", 4),
]
inline = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3)


@st.composite
def markdown(draw):
    source, words = [], []
    for _ in range(draw(st.integers(1, 5))):
        shape, holes = draw(st.sampled_from(SHAPES))
        parts = [draw(inline) for _ in range(holes)]
        plain = [" ".join(shown for _, shown in part) for part in parts]
        written = [" ".join(md for md, _ in part) for part in parts]
        source.append(shape.format(*written))
        words += " ".join(plain).split()
    return "\n\n".join(source), words


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("markdown") / "article.md"


@settings(deadline=None)
@given(markdown(), st.data())
def test_the_page_shows_every_word_of_the_source_in_its_order(path, made, data):
    source, words = made
    path.write_text(source, encoding="utf-8")
    article = read_article(path, ())
    marks = []
    for number, sentence in enumerate(take_apart(article).sentences, start=1):
        start = data.draw(st.integers(sentence.span.start, sentence.span.end))
        marks.append(
            SentenceMark(
                sentence.span, sentence.block, f"s-{number}", f"n-{number}", number,
                types=(Tag("a", "A"), Tag("b", "B")),
                evidence=(Evidence("b", Span(start, sentence.span.end)),),
                sources=(Span(sentence.span.start, start),),
            )
        )  # fmt: skip
    page = Page(str(render_body(article, marks, {})))
    assert page.text == page_text(article) == article.text
    assert page.text.split() == words
    assert page.ids == [name for mark in marks for name in (mark.anchor, f"r{mark.number}")]
