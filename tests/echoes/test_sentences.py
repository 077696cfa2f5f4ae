"""Which sentences in the papers' own words are the same, and which are nobody's news."""

import pytest

from classifier.echoes import Change, How, find_echoes
from tests.echoes.making import briefing

SENTENCE = "The Varn government opened eleven crossings to Orlast on Monday after a year of talks."


def two(left, right, **more):
    return find_echoes([briefing("a", left), briefing("b", right, **more)])


def test_the_same_sentence_in_two_papers_is_an_echo():
    (echo,) = two(SENTENCE, SENTENCE, day=2)
    assert [version.how for version in echo.versions] == [How.SAME, How.SAME]
    assert not any(version.quoted for version in echo.versions)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("eleven", "twelve", (Change.NUMBER,)),
        ("eleven", "11", ()),
        ("opened", "never opened", (Change.NEGATION,)),
        ("opened", "has opened", ()),
        ("Monday", "Tuesday", (Change.NAME,)),
        ("The Varn government", "The Hyra government", (Change.NAME,)),
        ("The Varn government", "The government", ()),
        ("a year", "a long year", ()),
        ("eleven", "", ()),
        ("eleven", "eleven million", (Change.NUMBER,)),
        ("eleven", "€11", ()),
    ],
)
def test_what_may_turn_the_sense_is_named(old, new, changes):
    (echo,) = two(SENTENCE, SENTENCE.replace(old, new))
    assert echo.versions[1].how is How.NEAR
    assert echo.changes == changes


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("12 million", "twelve million", ()),
        ("12 million", "15 million", (Change.NUMBER,)),
        ("$12", "€12", (Change.NUMBER,)),
        ("$12 million", "12 million dollars", ()),
        ("12,500", "12500", ()),
        ("12,5", "125", (Change.NUMBER,)),
    ],
)
def test_amounts_are_the_same_however_they_are_written(old, new, changes):
    text = "Varn paid {} for the long bridge over the Orl at the town of Orlast."
    (echo,) = two(text.format(old), text.format(new))
    assert echo.changes == changes


@pytest.mark.parametrize(("first", "changes"), [("Hyra", (Change.NAME,)), ("Yesterday", ())])
def test_the_first_word_is_a_name_where_it_is_never_written_small(first, changes):
    text = "{} opened eleven crossings to Orlast on Monday after a year of talks, as yesterday."
    (echo,) = two(text.format("Varn"), text.format(first))
    assert echo.changes == changes


def test_nearly_the_same_words_months_later_are_of_another_day():
    other = SENTENCE.replace("eleven", "twelve")
    assert two(SENTENCE, other, day=100) == ()
    assert len(two(SENTENCE, other, day=10)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "This is a developing story and will be updated soon.",
        "The ministry did not respond to a request for comment.",
        "The ministry did not respond on Monday to a request for comment that I sent in May.",
        "The minister told reporters on Monday.",
        "Varn is cold.",
    ],
)
def test_a_sentence_that_names_nothing_or_is_short_is_no_echo(sentence):
    assert two(sentence, sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry did not respond on Monday to a request for comment that Ruo sent.",
        "The ministry did not respond on 4 May to a request for comment that came.",
        "The minister told reporters on Monday that “all is well” in the capital.",
        "The government of Varn is cold to every offer.",
    ],
)
def test_a_long_sentence_that_names_counts_or_quotes_is_one(sentence):
    assert len(two(sentence, sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Министр сказал, что старый мост в Варне откроется до первого снега.", 1),
        ("Министр сказал, что старый мост здесь откроется до первого снега.", 0),
        # Without capitals nobody sees a name.
        ("قال الوزير إن الجسر القديم سيفتح قبل أول تساقط للثلوج هذا العام.", 1),
        ("मंत्री ने कहा कि पुराना पुल इस साल पहली बर्फ से पहले खुल जाएगा।", 1),
        # Without blanks nobody sees a word.
        ("部长说，这座老桥将在今年第一场雪之前开放。", 0),
    ],
)
def test_other_scripts(sentence, count):
    assert len(two(sentence, sentence)) == count


def test_a_paper_speaking_of_itself_is_no_echo():
    line = "Ruo did not answer the questions that Varn Courier had sent her on Monday."
    pair = [briefing("a", line, publisher="Varn Courier"), briefing("b", line, publisher="Other")]
    assert find_echoes(pair) == ()
    pair = [briefing("a", line, publisher="One"), briefing("b", line, publisher="Other")]
    assert len(find_echoes(pair)) == 1


def test_what_a_publisher_prints_again_and_again_is_standing_text():
    def printed(count):
        return [briefing(f"x{n}", SENTENCE, publisher="Varn Courier", day=n) for n in range(count)]

    assert len(find_echoes(printed(2))) == 1
    assert find_echoes(printed(3)) == ()
    others = [briefing("y", SENTENCE, publisher="One"), briefing("z", SENTENCE, publisher="Two")]
    (echo,) = find_echoes([*printed(3), *others])
    assert [version.article for version in echo.versions] == ["y", "z"]


def test_sentences_that_follow_each_other_in_all_articles_are_one_passage():
    after = "Lorries from Hyra had waited at the gates since the first days of April."
    (echo,) = two(f"{SENTENCE} {after}", f"Snow fell. {SENTENCE} {after}")
    assert [version.sentences for version in echo.versions] == [(0, 1), (1, 2)]
    apart = two(f"{SENTENCE} {after}", f"{SENTENCE} Snow fell. {after}")
    assert len(apart) == 2


def test_a_sentence_with_a_short_quotation_is_one_echo_and_not_two():
    line = SENTENCE.replace("a year of talks", "what Ruo called “a year of patience and fog”")
    (echo,) = two(line, line)
    assert not echo.versions[0].quoted
    third = briefing("c", "Ruo had often sighed over “a year of patience and fog” there.")
    echoes = find_echoes([briefing("a", line), briefing("b", line), third])
    assert sorted(len(echo.versions) for echo in echoes) == [2, 3]
