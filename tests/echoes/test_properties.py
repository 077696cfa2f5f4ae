"""What holds of the echoes of any articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.echoes import EchoSearch, How, find_echoes
from classifier.echoes.near import ALIKE, Near, alikeness
from classifier.echoes.parts import Parts
from classifier.echoes.words import CUT, forms_of, holds, words_of
from classifier.records import Span
from tests.echoes.making import briefing

VOCABULARY = "We will not open the Varn bridge … before Monday or after 12 days of snow".split()
SENTENCES = st.builds(
    lambda words, quoted: f"“{' '.join(words)},” Ruo said." if quoted else f"{' '.join(words)}.",
    st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=14),
    st.booleans(),
)
STOCK = st.lists(SENTENCES, min_size=1, max_size=6).flatmap(
    lambda stock: st.lists(
        st.tuples(
            st.lists(st.one_of(st.sampled_from(stock), SENTENCES), min_size=1, max_size=6),
            st.one_of(st.none(), st.integers(0, 60)),
            st.sampled_from(["", "Post", "Echo"]),
        ),
        min_size=1,
        max_size=6,
    )
)


def made(stock):
    return [
        briefing(f"x{n}", " ".join(sentences), day=day, publisher=publisher)
        for n, (sentences, day, publisher) in enumerate(stock)
    ]


@settings(deadline=None, max_examples=50)
@given(STOCK, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(stock, random):
    briefings = made(stock)
    echoes = find_echoes(briefings)
    random.shuffle(briefings)
    assert find_echoes(briefings) == echoes


@settings(deadline=None, max_examples=50)
@given(STOCK)
def test_every_echo_is_sound(stock):
    briefings = made(stock)
    by_id = {one.article.id: one for one in briefings}
    echoes = find_echoes(briefings)
    assert len({echo.id for echo in echoes}) == len(echoes)
    for echo in echoes:
        articles = [version.article for version in echo.versions]
        assert len(articles) > 1
        assert len(set(articles)) == len(articles)
        assert echo.versions[echo.base].how is How.SAME
        dates = sorted(version.date for version in echo.versions if version.date)
        assert {echo.versions[n].date for n in echo.first} == set(dates[:1])
        assert bool(echo.first) == bool(dates)
        for version in echo.versions:
            document = by_id[version.article].document
            sentences = [document.sentences[n] for n in version.sentences]
            for span in version.spans:
                assert span.start < span.end
                assert any(sentence.span.contains(span) for sentence in sentences)
            for difference in version.differences:
                assert all(any(s.contains(d) for s in version.spans) for d in difference.own)


@settings(deadline=None)
@given(st.text(max_size=60), st.text(alphabet="aZé’'1,.-İßŉ ²́…[]$\u00ad", max_size=30))
def test_words_and_their_forms_are_the_same_words(left, right):
    text = f"{left} {right}"
    spans = [Span(0, len(text))]
    words = words_of(text, spans)
    assert tuple(word.form for word in words) == forms_of(text, spans)
    assert all(word.span.start < word.span.end for word in words)


WORDING = st.lists(st.sampled_from("abcdefgh"), min_size=8, max_size=16).map(tuple)


@settings(deadline=None)
@given(st.lists(WORDING, min_size=2, max_size=12, unique=True))
def test_what_is_proposed_is_alike_and_what_is_very_alike_is_proposed(wordings):
    near = Near()
    near.add(wordings)
    for wording in wordings:
        for other in wordings:
            share = alikeness(wording, other)
            if other in near.like(wording):
                assert near.like(wording)[other] == near.like(other)[wording] == share >= ALIKE
            elif other != wording:
                assert share < 0.85


RUN = st.lists(st.sampled_from("abc"), min_size=5, max_size=9).map(tuple)
END = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple)
PART = RUN | st.builds(lambda run, end: (*run, CUT, *end), RUN, END)


@settings(deadline=None)
@given(st.lists(PART, min_size=1, max_size=12, unique=True), st.data())
def test_what_holds_a_wording_is_known_whatever_came_and_went(wordings, data):
    parts = Parts()
    parts.add(wordings)
    gone = data.draw(st.lists(st.sampled_from(wordings), unique=True))
    for wording in gone:
        parts.remove(wording)
    parts.add(back := gone[::2])
    left = [one for one in wordings if one not in gone or one in back]
    for wording in left:
        longer = {one for one in left if one != wording and holds(one, wording)}
        assert set(parts.wholes(wording)) == longer
    assert len(list(parts.pairs())) == sum(len(parts.wholes(one)) for one in left)


EDITIONS = STOCK.flatmap(
    lambda stock: st.lists(
        st.tuples(st.lists(st.sampled_from(stock), min_size=1, max_size=6), st.integers(0, 5)),
        min_size=2,
        max_size=5,
    )
)


@settings(deadline=None, max_examples=100)
@given(EDITIONS, st.randoms(use_true_random=False))
def test_a_search_that_goes_on_finds_what_a_new_one_finds(editions, random):
    search = EchoSearch()
    briefings = []
    for stock, keep in editions:
        # Some articles stay as they are, some get other words, a day or a name, some come or go.
        new = made(stock)
        briefings = [*briefings[:keep], *new[len(briefings[:keep]) :]]
        random.shuffle(briefings)
        briefings = list({one.article.id: one for one in briefings}.values())
        assert search.find(briefings) == find_echoes(briefings)
