"""Extraction may move white space; the words are those of the page."""

from hypothesis import given
from hypothesis import strategies as st

from classifier.content.flow import Flow, flow
from classifier.content.htmltree import parse_html
from classifier.intake.whitespace import Page, as_on_page


def mended(found, shown):
    return as_on_page(flow(parse_html(found)), Page(flow(parse_html(shown))))


def test_white_space_that_was_lost_comes_back_before_a_link():
    placed = mended(
        "<p>(@watch)<a href='/x'>May 17</a></p>", "<p>(@watch) <a href='/x'>May 17</a></p>"
    )
    assert placed.text == "(@watch) May 17"
    assert [run.span.of(placed.text) for run in placed.blocks[0].runs] == ["(@watch) ", "May 17"]


def test_white_space_that_was_added_goes():
    placed = mended("<p>H <sub>2</sub> O is water.</p>", "<p>H<sub>2</sub>O is water.</p>")
    assert placed.text == "H2O is water."


def test_line_breaks_stay():
    assert mended("<p>One<br>two</p>", "<p>One<br>two</p>").text == "One\ntwo"


def test_what_the_page_does_not_show_has_no_place():
    placed = mended("<p>Here.</p><p>Not here.</p>", "<p>Here.</p>")
    assert [place is None for place in placed.places] == [False, True]
    assert placed.text == "Here.\n\nNot here."


words = st.lists(st.sampled_from(["a", "bb", "c-", "“d", "é", "\u00a0"]), min_size=1, max_size=5)
inline = st.lists(
    st.tuples(st.sampled_from(["", "em", "a", "b"]), words, st.booleans()), min_size=1, max_size=5
)


@given(st.lists(inline, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_whatever_happens_to_white_space_the_page_has_the_last_word(paragraphs, random):
    def html(space):
        return "".join(
            "<p>x"
            + "".join(
                (f"<{tag}>" if tag else "") + space(" ").join(some) + (f"</{tag}>" if tag else "")
                + (space(" ") if after else space(""))
                for tag, some, after in parts
            )
            + "y</p>"
            for parts in paragraphs
        )  # fmt: skip

    shown = flow(parse_html(html(lambda blank: blank)))
    found: Flow = flow(parse_html(html(lambda blank: random.choice([blank, "", " "]))))
    placed = as_on_page(found, Page(shown))
    assert placed.text.split() == shown.text.split()
    end = 0
    for block in placed.blocks:
        assert not placed.text[end : block.span.start].strip()
        assert block.runs[0].span.start == block.span.start
        assert block.runs[-1].span.end == block.span.end
        end = block.span.end
