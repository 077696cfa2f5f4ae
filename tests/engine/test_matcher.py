"""The prefilter sees every hit that the plain loop over all patterns sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.engine.matcher import Matcher
from classifier.records import Span
from classifier.rules.pattern import PatternError, compile_pattern, parse
from classifier.rules.pattern.expand import Expander, WordList

WORDS = [
    "may",
    "reaffirm",
    "Çelik",
    "U.S.",
    "long-term",
    "pledge",
    "İzmir",
    "straße",
    "ſay",
    "5,000",
]
FORMS = {
    "may": ("may", "mays"),
    "reaffirm": ("reaffirm", "reaffirmed"),
    "pledge": ("pledge", "pledges"),
}


def inflect(lemma, _pos=None):
    return FORMS.get(lemma, (lemma, lemma + "s"))


LEXICON = WordList("list", tuple(parse(entry) for entry in ["may well", "pledge", "İzmir"]), "noun")
EXPANDER = Expander({"list": LEXICON}, inflect)

word = st.sampled_from(WORDS)
atom = st.one_of(
    word,
    word.map(lambda text: f"={text}"),
    st.sampled_from(["may~", "pledge~", "{list}", "{list}~", ",", "/\\w{3}/", "x"]),
)


def nested(children):
    two = st.lists(children, min_size=1, max_size=3).map(" ".join)
    return st.one_of(
        st.lists(two, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        two.map(lambda text: f"<name: {text}>"),
        st.tuples(children, two).map(lambda pair: f"[{pair[0]}] {pair[1]}"),
        st.tuples(children, st.sampled_from(["..1", "..3", "..."]), children).map(" ".join),
    )


patterns = st.recursive(atom, nested, max_leaves=6)
separators = st.sampled_from([" ", " ", "  ", ", ", " “", "” ", "\n", " — ", "-", "’"])
pieces = st.one_of(
    word, word.map(str.upper), st.sampled_from(["mays", "reaffirmed", "x", "and", "ℤ", "🙂"])
)


@st.composite
def texts(draw):
    parts = draw(st.lists(st.tuples(pieces, separators), max_size=14))
    return "".join(piece + gap for piece, gap in parts)


@settings(max_examples=300, deadline=None)
@given(st.lists(patterns, min_size=1, max_size=6), st.lists(texts(), min_size=1, max_size=4))
def test_prefilter_equals_the_plain_loop(sources, sentences):
    compiled = []
    for source in sources:
        try:
            compiled.append(compile_pattern(source, EXPANDER))
        except PatternError:
            continue
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    matcher = Matcher(compiled)
    assert list(matcher.scan(text, spans)) == list(matcher.scan_plain(text, spans))


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("(mortar|mortar board)", "Brick and mortar", ["mortar"]),
        ("(mortar board|mortar)", "A mortar board, a mortar", ["mortar board", "mortar"]),
        ("(mortar board|shell)", "A mortar and a shell on a board", ["shell"]),
        ("(can|tin)", "They can’t find the tin", ["tin"]),
        ("(tin|=US)", "Let us take the US tin", ["US", "tin"]),
    ],
)
def test_listed_words_match_with_and_without_the_shortcut(source, text, found):
    pattern = compile_pattern(source, EXPANDER)
    matcher, span = Matcher([pattern]), [Span(0, len(text))]
    fast = list(matcher.scan(text, span))
    assert fast == list(matcher.scan_plain(text, span))
    assert [hit.span.of(text) for one in fast for hit in one.hits] == found


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("pledge~ aid", "Pledges\n“aid” now", ["Pledges\n“aid"]),
        ("pledge~ aid", "Aid, a pledge, and aid", []),
        ("pledge [new|more] aid", "They pledge aid", ["pledge aid"]),
        ("pledge [new|more] aid", "They pledge more aid", ["pledge more aid"]),
        ("pledge [new|/\\d+/] aid", "They pledge 30 aid", ["pledge 30 aid"]),
        ("(long-term|=U.S.) aid", "The U.S. aid is long-term aid", ["U.S. aid", "long-term aid"]),
        ("pledge , aid", "They pledge, aid comes", ["pledge, aid"]),
        ("{list}'s aid", "A pledge’s aid", ["pledge’s aid"]),
        ("pledge ..2 aid", "They pledge much more aid", ["pledge much more aid"]),
    ],
)
def test_words_that_stand_side_by_side_lose_no_hit(source, text, found):
    pattern = compile_pattern(source, EXPANDER)
    matcher, span = Matcher([pattern]), [Span(0, len(text))]
    fast = list(matcher.scan(text, span))
    assert fast == list(matcher.scan_plain(text, span))
    assert [hit.span.of(text) for one in fast for hit in one.hits] == found


def test_hits_point_into_the_whole_text():
    matcher = Matcher([compile_pattern("<what: pledge~> made", EXPANDER)])
    text = "Nothing. Two pledges made."
    (found,) = matcher.scan(text, [Span(0, 8), Span(9, 26)])
    assert found.sentence == 1
    assert [hit.span.of(text) for hit in found.hits] == ["pledges made"]
    assert [capture.span.of(text) for capture in found.hits[0].captures] == ["pledges"]
