"""The words on the page are the author's, whatever is marked on them."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Article, Block, BlockKind, Container, Markup, Run, Span
from classifier.site.html import attr
from classifier.site.marks import Evidence, SentenceMark, Tag, Voice
from classifier.site.render_text import page_text, render_body
from tests.site.reading import Page
from tests.site.story import story

INLINE = [
    Markup("em"),
    Markup("strong", (("lang", "fr"),)),
    Markup("code"),
    Markup("a", (("href", 'https://x.example/?a="1"&b=<2>'),)),
]
VOIDS = [Markup("br"), Markup("img", (("alt", 'a "b"'), ("src", "c.png")))]
PICTURES = {"c.png": "../pictures/0.png"}
WORDS = st.text("ab é𝔸“.”\n\t\r<&>\"'\u00a0", min_size=1, max_size=30)
SPACE = st.sampled_from(["", " ", "\n", "\n\n", "\t", " \r\n "])
SHAPES = [("p",), ("h2",), ("ul", "li"), ("ul", "li", "p"), ("blockquote", "p"), ("pre",)]
KINDS = [BlockKind.PARAGRAPH, BlockKind.FURNITURE, BlockKind.DATELINE, BlockKind.TITLE,
         BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.BREAK, BlockKind.CAPTION]  # fmt: skip


@st.composite
def spans(draw, within):
    ends = draw(st.lists(st.integers(within.start, within.end), min_size=2, max_size=2))
    return Span(min(ends), max(ends))


@st.composite
def runs(draw, span, text):
    cuts = draw(st.lists(st.integers(span.start, span.end), max_size=4))
    edges = [span.start, *sorted(cuts), span.end]
    made = []
    for start, end in pairwise(edges):
        markup = tuple(draw(st.lists(st.sampled_from(INLINE), max_size=3, unique=True)))
        if start == end:
            markup = (*markup, draw(st.sampled_from(VOIDS)))
        made.append(Run(Span(start, end), markup))
    return tuple(made)


@st.composite
def sentence_marks(draw, index, block, whole):
    some = st.lists(spans(whole), max_size=2).map(tuple)
    return SentenceMark(
        span=draw(spans(block)),
        block=index,
        anchor=f"s-{index}",
        note=f"n-{index}",
        number=index + 1,
        types=(Tag("t1", '"T" <1>'), Tag("t2", "T2")),
        domains=(Tag("d", "D & d"),),
        speakers=(Voice(2, "O’“x”"),),
        evidence=tuple(Evidence(label, draw(spans(whole))) for label in ("t1", "t2")),
        topics=draw(some),
        sources=draw(some),
        cues=draw(some),
    )


@st.composite
def articles(draw):
    """Return an article, the text that its page must show, and marks on some of its sentences."""
    text = shown = draw(SPACE)
    blocks, path = [], ()
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(KINDS))
        words = draw(WORDS)
        span = Span(len(text), len(text) + len(words))
        shape = draw(st.sampled_from(SHAPES))
        keep = draw(st.integers(0, len(shape) - 1))
        if tuple(c.tag for c in path[:keep]) != shape[:keep]:
            keep = 0
        fresh = (Container(tag, 10 * number + i) for i, tag in enumerate(shape[keep:], keep))
        path = (*path[:keep], *fresh)
        text += words
        blocks.append(Block(kind, span, path, draw(runs(span, text)), 2))
        gap = draw(SPACE)
        text += gap
        shown += "" if kind is BlockKind.FURNITURE else words + gap
    marks = [
        draw(sentence_marks(index, block.span, Span(0, len(text))))
        for index, block in enumerate(blocks)
        if draw(st.booleans())
    ]
    return Article("a", "a", "A", text, tuple(blocks), "a.md"), shown, marks


# A busy machine makes articles slowly; that says nothing of the page.
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@patient
@given(articles())
def test_tags_stripped_the_page_is_the_text(made):
    article, shown, marks = made
    assert page_text(article) == shown
    assert Page(str(render_body(article, marks, PICTURES))).text == shown


@patient
@given(articles())
def test_each_marked_sentence_is_one_element(made):
    article, _, marks = made
    marked = [mark for mark in marks if mark.span.start < mark.span.end]
    visible = [m for m in marked if article.blocks[m.block].kind is not BlockKind.FURNITURE]
    page = Page(str(render_body(article, marks, PICTURES)))
    assert page.ids == [name for mark in visible for name in (mark.anchor, f"r{mark.number}")]


def paragraph(text, *runs, kind=BlockKind.PARAGRAPH, tag="p", level=0):
    block = Block(kind, Span(0, len(text)), (Container(tag, 1),), runs, level)
    return Article("a", "a", "A", text, (block,), "a.md")


def mark(start, end, **more):
    return SentenceMark(Span(start, end), 0, "s-1", "n-1", 1, **more)


def test_a_sentence_opens_before_the_emphasis_that_crosses_it():
    text = "One. Two."
    article = paragraph(text, Run(Span(0, 9), (Markup("em"),)))
    html = str(render_body(article, [mark(5, 9)], PICTURES))
    first, second = html.split("<label class=margin", 1)
    assert first == "<p><em>One. </em><span class=sentence id=s-1>"
    assert "<em>Two.</em></span>" in second


def test_evidence_is_marked_in_its_own_type_across_a_link():
    text = "They may sign."
    article = paragraph(
        text, Run(Span(0, 7)), Run(Span(7, 14), (Markup("a", (("href", "x"),)),))
    )  # fmt: skip
    html = str(
        render_body(
            article,
            [mark(0, 14, types=(Tag("g", "G"),), evidence=(Evidence("g", Span(5, 13)),))],
            PICTURES,
        )
    )
    assert "<u data-type=g>They <mark>ma</mark>" in html
    assert '<a href="x"><mark>y sign</mark>.</a>' in html


def test_labels_stay_out_of_the_text():
    text = "They may."
    html = str(
        render_body(
            paragraph(text, Run(Span(0, 9))),
            [
                mark(
                    0,
                    9,
                    types=(Tag("g", "Guess"),),
                    domains=(Tag("t", "Trade"),),
                    speakers=(Voice(1, "Ada"),),
                )
            ],
            PICTURES,
        )
    )
    page = Page(html)
    assert page.text == text
    button = next(facts for tag, facts in page.tags if facts.get("class") == "ref")
    assert button["aria-label"] == "Note 1: Guess; Trade; Ada"


def test_words_with_several_parts_lie_in_as_few_elements_as_can_be():
    """The longer element goes around the shorter; the same words found twice are marked once."""
    text = "Ann said so."
    found = [Evidence("g", Span(0, 8)), Evidence("g", Span(4, 8)), Evidence("g", Span(2, 5))]
    marked = mark(
        0, 12, types=(Tag("g", "G"),), evidence=tuple(found), cues=(Span(4, 8),),
        topics=(Span(9, 10), Span(10, 11)),
    )  # fmt: skip
    html = str(render_body(paragraph(text, Run(Span(0, 12))), [marked], PICTURES))
    words = html.partition("<u data-type=g>")[2].partition("</u>")[0]
    assert words == ("<mark>Ann <span class=cue>said</span></mark> <span class=topic>so</span>.")


def evidence_of(*found, cues=()):
    """Return the marks on “Ann may have said so.”, which is of the types g and h, as elements."""
    types = (Tag("g", "G"), Tag("h", "H"))
    marked = mark(0, 21, types=types, evidence=tuple(Evidence(*one) for one in found), cues=cues)
    html = str(
        render_body(paragraph("Ann may have said so.", Run(Span(0, 21))), [marked], PICTURES)
    )
    return html.partition("<u data-type=h>")[2].partition("</u>")[0]


def test_evidence_names_its_type_unless_it_is_that_of_the_innermost_line():
    found = evidence_of(("g", Span(4, 7)), ("h", Span(13, 17)))
    assert found == "Ann <mark data-type=g>may</mark> have <mark>said</mark> so."


def test_evidence_inside_that_of_another_type_names_its_own():
    found = evidence_of(("g", Span(4, 17)), ("h", Span(13, 17)))
    said = "<mark data-type=h>said</mark>"
    assert found == f"Ann <mark data-type=g>may have {said}</mark> so."


def test_evidence_that_is_the_cue_is_one_element_with_it():
    found = evidence_of(("g", Span(13, 17)), ("h", Span(13, 17)), cues=(Span(13, 17),))
    once = "<mark class=cue data-type=g><mark data-type=h>said</mark></mark>"
    assert found == f"Ann may have {once} so."
    assert "<mark class=cue>said</mark>" in evidence_of(("h", Span(13, 17)), cues=(Span(13, 17),))


@given(st.text())
def test_an_attribute_without_quotes_is_read_back_as_it_was(value):
    (_, facts), *more = Page(f"<br{attr('data-x', value)}{attr('id', 'i')}>").tags
    assert (facts, more) == ({"data-x": value, "id": "i"}, [])


def test_an_articles_own_ids_classes_and_handlers_do_not_reach_the_page():
    attrs = (("id", "text"), ("class", "note"), ("onclick", "x()"), ("style", "a"), ("lang", "sv"))
    article = paragraph("Hej.", Run(Span(0, 4), (Markup("span", attrs),)))
    assert str(render_body(article, [], PICTURES)) == '<p><span lang="sv">Hej.</span></p>'


@pytest.mark.parametrize(
    ("align", "cell"),
    [("right", '<td class="align-right">7</td>'), ('x" y', "<td>7</td>")],
)
def test_the_alignment_of_a_cell_becomes_a_class(align, cell):
    own = Container("td", 1, (("align", align),))
    block = Block(BlockKind.TABLE_CELL, Span(0, 1), (own,), (Run(Span(0, 1)),))
    assert str(render_body(Article("a", "a", "A", "7", (block,), "a.md"), [], {})) == cell


@pytest.mark.parametrize(
    "source", ["https://x.example/a.png", "//x.example/a.png", "data:image/png,x"]
)
def test_a_picture_from_elsewhere_is_a_link(source):
    picture = Markup("img", (("alt", "Cranes"), ("src", source)))
    article = paragraph("x", Run(Span(0, 0), (picture,)), Run(Span(0, 1)))
    (_, _), (tag, facts) = Page(str(render_body(article, [], PICTURES))).tags
    assert (tag, facts["href"]) == ("a", source)


def test_a_linked_picture_from_elsewhere_does_not_nest_links():
    markup = (Markup("a", (("href", "x"),)), Markup("img", (("src", "https://x.example/a.png"),)))
    article = paragraph("x", Run(Span(0, 0), markup), Run(Span(0, 1)))
    assert [tag for tag, _ in Page(str(render_body(article, [], PICTURES))).tags] == [
        "p",
        "a",
        "span",
    ]


@pytest.mark.parametrize(("level", "tag"), [(1, "h2"), (2, "h3"), (6, "h6")])
def test_headings_sink_below_the_title_where_the_author_begins_with_the_first_level(level, tag):
    first = Block(BlockKind.HEADING, Span(0, 1), (Container("h1", 1),), (Run(Span(0, 1)),), 1)
    other = Block(
        BlockKind.HEADING, Span(1, 2), (Container(f"h{level}", 2),), (Run(Span(1, 2)),), level
    )  # fmt: skip
    article = Article("a", "a", "A", "xy", (first, other), "a.md")
    assert f"<{tag}>y</{tag}>" in str(render_body(article, [], PICTURES))


def test_headings_keep_their_level_where_the_author_begins_with_the_second():
    article = paragraph("x", Run(Span(0, 1)), kind=BlockKind.HEADING, tag="h2", level=2)
    assert str(render_body(article, [], PICTURES)) == "<h2>x</h2>"


def test_a_drawn_rule_keeps_its_characters():
    article = paragraph("* * *", Run(Span(0, 5)), kind=BlockKind.BREAK, tag="hr")
    assert str(render_body(article, [], PICTURES)) == '<div class="break">* * *</div>'


def test_the_story_leaves_out_its_furniture_and_nothing_else():
    article = story().article
    text = article.text
    for words in ("Subscribe <now> & save\n\n", "Advertisement\n\n", "Latest headlines\n"):
        assert words in text
        text = text.replace(words, "")
    assert page_text(article) == text
