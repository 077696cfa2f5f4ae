"""The lasting addresses of sentences: made from their words, whatever is edited around them."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from classifier.engine.short import short_article
from classifier.records import Briefing, Claim, Match
from classifier.site.briefing_view import briefing_view
from classifier.site.labels import catalogue
from classifier.text.document import take_apart
from tests.site.story import CARDS, TAXONOMY

CATALOGUE = catalogue(TAXONOMY, CARDS)
SENTENCES = [
    "Ostmark may sign.", "The harbour could open.", "Grain might wait.", "Guns may move by night.",
    "“We may stay,” Ibañez said.", "Värnby could ask again.",
]  # fmt: skip


def anchors(sentences):
    """Return the address of each sentence of an article, all of which are claims."""
    document = take_apart(short_article(" ".join(sentences)))
    claims = tuple(
        Claim(number, "guess", 1.0, (Match("modal", (sentence.span,)),))
        for number, sentence in enumerate(document.sentences)
    )
    view = briefing_view(Briefing(document, (), claims, (), "sha256:0"), CATALOGUE, {})
    assert [note.sentence for note in view.notes] == list(sentences)
    assert all(note.place == f"{view.page}#{note.anchor}" for note in view.notes)
    return [note.anchor for note in view.notes]


articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)


@given(articles, articles)
def test_a_sentence_keeps_its_address_whatever_else_is_written_cut_or_moved(before, after):
    old, new = anchors(before), anchors(after)
    for words in set(before) & set(after):
        first = old[before.index(words)]
        assert new[after.index(words)] == first


@given(articles)
def test_no_two_sentences_have_the_same_address(sentences):
    found = anchors(sentences)
    assert max(Counter(found).values()) == 1


def test_the_same_words_again_are_numbered_in_their_order():
    first, other, second = anchors(["Grain might wait.", "Guns may move by night.",
                                    "Grain might wait."])  # fmt: skip
    assert second == f"{first}-2"
    assert other != first


def test_another_word_is_another_sentence_and_has_another_address():
    assert anchors(["Grain might wait."]) != anchors(["Grain may wait."])
