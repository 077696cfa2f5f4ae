from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import BlockKind, Position
from classifier.text import take_apart
from tests.text.articles import article


def sentences(text):
    document = take_apart(article(text))
    return [sentence.span.of(text) for sentence in document.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["The envoy left.", "The minister stayed."],
        ["Mr. Okoye met Gen. Ruiz on Nov. 26.", "They spoke for an hour."],
        ["Ms. Lindqvist and Spc. Ann Dahl spoke to Messrs. Orr and Pell."],
        ["He flew home from the U.S.", "The talks went on."],
        ["The U.S. embassy is closed."],
        ["It begins at 5 p.m. Monday.", "Doors open at 4 p.m.", "Bring a pass."],
        ["The S.&P. 500 closed lower."],
        ["See Art. 5 and No. 12 of the treaty.", "They bind."],
        ["“We are ready.", "We shall wait,” she said.", "“Not for long.”"],
        ['"We are ready."', '"We shall wait," she said.'],
        ["“Why now?” she asked."],
        ["“Why now?”", "Nobody answered."],
        ["Some chanted “Peace!”", "Others left."],
        ["She hopes so … and waits."],
        ["The boys' vote counts.", "The girls' does too."],
    ],
)
def test_boundaries(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_line_break_inside_a_block_ends_no_sentence():
    assert sentences("The talks in\nGeneva went on.") == ["The talks in\nGeneva went on."]


def test_only_classified_blocks_have_sentences_and_each_its_position():
    made = article(
        (BlockKind.TITLE, "Talks resume"),
        (BlockKind.BYLINE, "By Ana Ruiz"),
        (BlockKind.FURNITURE, "Advertisement"),
        "Talks resumed. Nobody left.",
        (BlockKind.HEADING, "What next"),
        "They go on.",
        (BlockKind.CAPTION, "The hall in Geneva."),
        (BlockKind.LIST_ITEM, "a vote"),
    )
    found = take_apart(made).sentences
    assert [(s.span.of(made.text), s.position, s.block) for s in found] == [
        ("Talks resume", Position.HEADLINE, 0),
        ("Talks resumed.", Position.LEAD, 3),
        ("Nobody left.", Position.LEAD, 3),
        ("What next", Position.HEADLINE, 4),
        ("They go on.", Position.BODY, 5),
        ("The hall in Geneva.", Position.CAPTION, 6),
        ("a vote", Position.BODY, 7),
    ]


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Mr.", "said.", "U.S.", "why?", "\n", "“", "”", '"', "'", "''", "’", "‘so", "«", "»"]
        ),
        st.text(alphabet="aB1.!? \t\n“”\"'’…–é中\u00a0", max_size=8),
    ),
    max_size=25,
).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_sentences_hold_every_character_of_their_blocks_once(texts):
    made = article(*texts)
    found = take_apart(made).sentences
    covered = [0] * len(made.text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for sentence in found:
        block = made.blocks[sentence.block]
        words = sentence.span.of(made.text)
        assert block.span.contains(sentence.span)
        assert words == words.strip() != ""
        for offset in range(*sentence.span):
            covered[offset] += 1
    for block in made.blocks:
        for offset in range(*block.span):
            assert covered[offset] == 1 or not made.text[offset].isalpha()


@pytest.mark.parametrize("text", ["\tB\xa0.", "A.\u2009B\xa0. C", "\x0bB\u3000. D."])
def test_unusual_white_space_is_no_trouble(text):
    made = article(text)
    assert all(sentence.span.of(text).strip() for sentence in take_apart(made).sentences)


def test_figures_without_words_are_no_sentences():
    assert take_apart(article("16.4", "* * *")).sentences == ()
    assert len(take_apart(article("16.4 tonnes")).sentences) == 1


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_quotations_lie_within_their_marks_and_blocks(texts):
    made = article(*texts)
    quotations = take_apart(made).quotations
    assert list(quotations) == sorted(quotations, key=lambda q: q.marks)
    for quotation in quotations:
        assert quotation.marks.contains(quotation.span)
        assert quotation.span.start > quotation.marks.start
        assert any(block.span.contains(quotation.marks) for block in made.blocks)
        assert not (quotation.carried and quotation.depth)
    outer = [q for q in quotations if q.depth == 0]
    for before, after in pairwise(outer):
        assert before.marks.end <= after.marks.start


def test_text_that_has_lost_its_full_stops_is_split_at_capital_function_words():
    said = "we will rebuild the northern road and the harbour at Skarvik in the coming year"
    text = f"{said} The bridges come first " * 6
    found = [sentence.span.of(text) for sentence in take_apart(article(text)).sentences]
    assert len(found) > 5
    assert all(words.startswith(("we will", "The bridges")) for words in found)
    short = f"{said} The bridges come first"
    assert len(take_apart(article(short)).sentences) == 1
