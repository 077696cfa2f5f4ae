"""How far a source reaches: each case beside a near-twin."""

import pytest

from tests.engine.attribution.helpers import parts


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # brackets, ages, places and titles belong to a name; circumstances do not
        ("Senator Ana Ruiz (D-Norland) said it was late.", "Senator Ana Ruiz (D-Norland)"),
        ("Ana Ruiz, 32, of Sarn, said it was late.", "Ana Ruiz, 32, of Sarn,"),
        ("The mayor, Ana Ruiz, said it was late.", "The mayor, Ana Ruiz,"),
        ("Ana Ruiz, speaking in Sarn, said it was late.", "Ana Ruiz"),
        ("Ana Ruiz, as she often does, said it was late.", "Ana Ruiz"),
        ("Three ministers, including Ruiz, said it was late.", "Three ministers, including Ruiz,"),
        ("Last week, the minister, Ana Ruiz, said it was late.", "the minister, Ana Ruiz,"),
        # a relative clause, and a clause in which no relative pronoun stands
        ("Those who run to catch the bus say it is late.", "Those who run to catch the bus"),
        ("A man who had met Ruiz said it was late.", "A man who had met Ruiz"),
        ("These are the tunnels the army says it closed.", "the army"),
        # clauses of time end before the subject
        ("He resigned two days after Ruiz said it was late.", "Ruiz"),
        ("He left before a judge ruled that it was late.", "a judge"),
        # rough numbers, pairs, quantifiers that float
        ("Nearly half of the guests say it is late.", "Nearly half of the guests"),
        ("At least 21,000 voters say it is late.", "At least 21,000 voters"),
        ("Neither Ruiz nor Okoye said it was late.", "Neither Ruiz nor Okoye"),
        ("Ruiz and Okoye both said it was late.", "Ruiz and Okoye"),
        (
            "In a loud hall, Ruiz's team and her rivals say it is late.",
            "Ruiz's team and her rivals",
        ),
        ("Ruiz herself said it was late.", "Ruiz herself"),
        # times of day are one word, and a clause says nothing
        ("The officer on duty at 4:45 a.m. said it was late.", "The officer on duty at 4:45 a.m."),
        ("What witnesses said was late.", "witnesses"),
        # names that look like other words
        ("Ana Kelly said it was late.", "Ana Kelly"),
        ("The bus had left, Carly Ruiz said.", "Carly Ruiz"),
        ("The bus had left; sadly Ruiz said it was late.", "Ruiz"),
        ("“It is late,” said Will Ruiz, a guard.", "Will Ruiz, a guard"),
        # a pronoun behind *to*
        ("It was late, a source close to him said.", "a source close to him"),
        ("Nobody spoke to him; she said it was late.", "she"),
        # a title in small letters and its name, with what is said before them
        ("He left in times of war, a guard, Ana Ruiz, said on Monday.", "a guard, Ana Ruiz,"),
        ("Okoye, a guard of Sarn, Norland, said it was late.", "Okoye, a guard of Sarn, Norland,"),
        ("James A. Okoye said it was late.", "James A. Okoye"),
        ("US officials said it was late.", "US officials"),
        ("Somebody told us officials were late.", "Somebody"),
        # a noun that is nobody's is the verb of a subject
        ("The group claims that it was late.", "The group"),
        ("The group's claims that it was late were wrong.", "The group's"),
        # contractions and full stops
        ("He's said it was late.", "He"),
        ("Ruiz's claim that it was late was wrong.", "Ruiz's"),
    ],
)
def test_source_before_the_cue(text, source):
    assert parts(text)[0][0] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It was late, according to one senior aide.", "one senior aide"),
        ("It was late, according to one.", "one"),
        # times belong to a title, occasions to the verb
        (
            "“It is late,” said Ana Ruiz, a guard during the war.",
            "Ana Ruiz, a guard during the war",
        ),
        ("“It is late,” said Ana Ruiz, a guard during an interview.", "Ana Ruiz, a guard"),
        ("“It is late,” said Ana Ruiz during the war.", "Ana Ruiz"),
        # *to* goes on a noun, and a name speaks to somebody
        ("“It is late,” said Ana Ruiz, an aide to the mayor.", "Ana Ruiz, an aide to the mayor"),
        ("“It is late,” said Ana Ruiz to the mayor.", "Ana Ruiz"),
        ("“Late,” said the United States Navy.", "the United States Navy"),
        ("“Late,” said Ana Kelly of the ministry.", "Ana Kelly of the ministry"),
        ("“Late,” said Ana Ruiz, 32, of Sarn.", "Ana Ruiz, 32, of Sarn"),
        ("“Late,” said Ana Ruiz, now a teacher.", "Ana Ruiz, now a teacher"),
        ("“Late,” said Ana Ruiz, who left in May.", "Ana Ruiz, who left in May"),
        ("“Late,” said the minister, who left in May.", "the minister"),
        ("According to the agency, three ships had sunk.", "the agency"),
        (
            "It was late, according to the agency, a part of the ministry.",
            "the agency, a part of the ministry",
        ),
        ("The pact, according to pollsters, joins the two sides.", "pollsters"),
        ("It was late, according to people briefed on the talks.", "people briefed on the talks"),
    ],
)
def test_source_after_the_cue(text, source):
    assert parts(text)[0][0] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # whoever is made to say it; whoever asks to say it
        ("The vote forced Ruiz to admit that it was late.", "Ruiz"),
        ("It is time for the army to admit that it was late.", "the army"),
        ("Ruiz was forced to admit that it was late.", "Ruiz"),
        # whoever a passive names behind a time
        ("The pact was praised on Monday by Ruiz.", "Ruiz"),
        ("The pact was praised by Monday.", ""),
        # who spoke goes on speaking, also where somebody else acts in what was said
        ("Ruiz said that she wants peace, adding that it was late.", "Ruiz"),
        ("Ruiz said Okoye hoped to stay and warned that it was late.", "Ruiz"),
        # the subject behind a clause that opens the sentence
        ("After noting that it was late, Ruiz resigned.", "Ruiz"),
    ],
)
def test_source_further_off(text, source):
    assert parts(text)[-1][0] == source
