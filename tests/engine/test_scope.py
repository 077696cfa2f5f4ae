"""Which words a claim covers, in what degree it is made, and who makes it."""

import json
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from classifier.engine.analyse import Engine
from classifier.engine.attribution.english import TagTable
from classifier.engine.attribution.words import Words
from classifier.engine.jsonlines import to_json_line
from classifier.engine.scope import SCOPES, scope_of
from classifier.engine.short import short_article
from classifier.records import Span
from classifier.rules.load import load_rulebook
from classifier.shipped import shipped
from tests.rules.desk import TAXONOMY, write_rules

TABLE = TagTable()


def scope(marked, direction, within=()):
    """Return the words that «marked» words cover."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    words = Words(text, Span(0, len(text)), (), TABLE)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in within]
    return scope_of(words, Span(start, end), direction, spans).of(text)


@pytest.mark.parametrize(
    ("marked", "direction", "covered"),
    [
        ("On Monday, the fleet «may» sail.", "clause", "the fleet may sail"),
        ("The fleet «may» sail, but the port is shut.", "clause", "The fleet may sail"),
        ("The port is shut and the fleet «may» sail.", "clause", "the fleet may sail"),
        ("The port was shut and «may» open.", "clause", "may open"),
        ("Ships and boats «may» sail.", "clause", "Ships and boats may sail"),
        ("Ships, boats and barges «may» sail.", "clause", "Ships, boats and barges may sail"),
        ("The fleet, now in port, «may» sail.", "clause", "The fleet, now in port, may sail"),
        ("The plan was, «perhaps», a trap.", "clause", "The plan was, perhaps, a trap"),
        ("He left, «perhaps» for Sarn.", "clause", "perhaps for Sarn"),
        ("They sank a ship which «may» be raised.", "clause", "which may be raised"),
        ("The fleet (or part of it) «may» sail.", "clause", "The fleet (or part of it) may sail"),
        ("The fleet «may» sail – but when?", "clause", "The fleet may sail"),
        ("The fleet «may» hit the port, which is old.", "clause", "The fleet may hit the port"),
        ("The fleet «may» sail if the ice melts.", "clause", "The fleet may sail if the ice melts"),
        ("The fleet «may» sail although it is old.", "clause", "The fleet may sail"),
        ("He said that the fleet «may» sail.", "clause", "the fleet may sail"),
        ("Traders «fear that» the port will close.", "after", "the port will close"),
        ("Traders «fear a» long winter, but buy.", "after", "a long winter"),
        ("Sarn «hopes to» join the union.", "after", "to join the union"),
        ("Nobody knows what they «fear».", "after", "what they fear"),
        ("The fleet has sailed, «it seems».", "before", "The fleet has sailed"),
        ("«If the truce holds, the road will» reopen.", "main", "the road will reopen"),
        ("Sarn would leave «if» the others did.", "main", "Sarn would leave"),
        ("Ships wait outside, «provided that» two come.", "main", "Ships wait outside"),
        ("In Sarn, «if it rains, ships will» wait.", "main", "ships will wait"),
        ("«Even if» it rains, the games go on.", "main", "the games go on"),
        ("«Perhaps» nobody knew; it rained.", "sentence", "Perhaps nobody knew; it rained"),
        ("The talks at 4:45 «may» last.", "clause", "The talks at 4:45 may last"),
        (
            "The «likeliest», pollsters say, is rain.",
            "clause",
            "The likeliest, pollsters say, is rain",
        ),
        ("He asked how long it «may» last.", "clause", "how long it may last"),
        ("He asked whether it «may» last.", "clause", "it may last"),
        ("Officials «hope will» be enough.", "after", "will be enough"),
        ("Nobody will «doubt that»: it rained.", "after", "Nobody will doubt that"),
        ("The U.S. «may» sail.", "clause", "The U.S. may sail"),
    ],
)
def test_a_scope_ends_where_its_clause_does(marked, direction, covered):
    assert scope(marked, direction) == covered


def test_a_scope_stays_within_the_words_of_its_speaker():
    marked = "“The fleet «may» sail at dawn” the captain said."
    assert scope(marked, "clause") == "“The fleet may sail at dawn” the captain said"
    inside = ["The fleet may sail at dawn"]
    assert scope(marked, "clause", inside) == "The fleet may sail at dawn"


WORDS = """the fleet may sail , and if because that which he said “ ” ( ) – ; . ... U.S. fears to a
 \u00a0 'tis it’s Ärger 3.5 perhaps not""".split(" ")


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=24),
    st.sampled_from(sorted(SCOPES)),
    st.data(),
)
def test_a_scope_lies_in_its_sentence_and_meets_its_evidence(parts, direction, data):
    text = "Before. " + " ".join(parts) + " After."
    sentence = Span(8, len(text) - 7)
    words = Words(text, sentence, (), TABLE)
    assume(words.size)
    first = data.draw(st.integers(0, words.size - 1))
    evidence = words.stretch(first, data.draw(st.integers(first + 1, words.size)))
    found = scope_of(words, evidence, direction)
    assert sentence.contains(found)
    assert found.start < found.end
    if direction != "main":  # a main clause can stand apart from its condition
        between = text[evidence.end : found.start] + text[found.end : evidence.start]
        assert not any(char.isalnum() for char in between.replace("that", ""))


GRADED = TAXONOMY.replace(
    "    asserts: asserted\n",
    "    asserts: asserted\n    degrees:\n"
    "      - {id: firm, label: Firm, definition: Without a way out.}\n"
    "      - {id: soft, label: Soft, definition: With one.}\n",
    1,
)
RULES = """\
claim: pledge
rules:
  - id: will-try
    title: Will try
    degree: soft
    match: ["will try"]
    examples: {match: [They will try.]}
  - id: swear
    title: Swears that
    degree: firm
    scope: after
    match: ["swear~ that"]
    examples: {match: [They swear that it is so.]}
"""


def test_the_degree_declared_first_is_the_claims_and_decides_its_scope(tmp_path):
    engine = Engine(load_rulebook(write_rules(tmp_path, taxonomy=GRADED, claims__pledge=RULES)))
    text = "They swear that they will try. They will try."
    briefing = engine.brief(short_article(text))
    found = [(claim.degree, claim.scope and claim.scope.of(text)) for claim in briefing.claims]
    assert found == [("firm", "they will try"), ("soft", "They will try")]


def test_a_claim_of_a_type_without_degrees_has_a_scope_only_where_its_rule_names_one(tmp_path):
    plain = RULES.replace("    degree: soft\n", "").replace("    degree: firm\n", "")
    engine = Engine(load_rulebook(write_rules(tmp_path, claims__pledge=plain)))
    text = "They will try. They swear that it is so."
    briefing = engine.brief(short_article(text))
    found = [(claim.degree, claim.scope and claim.scope.of(text)) for claim in briefing.claims]
    assert found == [("", None), ("", "it is so")]


@cache
def standard():
    return Engine(load_rulebook(shipped("rules")))


def guess(text):
    """Return the degree and scope of a text's one speculation, and its speaker or None."""
    briefing = standard().brief(short_article(text))
    (claim,) = [claim for claim in briefing.claims if claim.type == "speculation"]
    by = claim.attribution
    return claim.degree, claim.scope.of(text), by if by is None else briefing.attributions[by]


@pytest.mark.parametrize(
    ("text", "degree", "covered", "speaker"),
    [
        ("The fleet may sail on Monday.", "possible", "The fleet may sail on Monday", None),
        ("The fleet may sail, the admiral said.", "possible", "The fleet may sail", "the admiral"),
        (
            "“The fleet may sail,” the admiral said.",
            "possible",
            "The fleet may sail",
            "the admiral",
        ),
        ("Traders expect a long winter.", "expected", "a long winter", "Traders"),
        ("The ferry is likely to run.", "likely", "The ferry is likely to run", None),
        ("If the ice melts, the ferry will run.", "conditional", "the ferry will run", None),
        ("“Snow will come,” predicted the bureau.", "expected", "Snow will come", "the bureau"),
        ("Sarn hopes to join the union.", "hoped", "to join the union", "Sarn"),
        ("The islanders are worried that the well is dry.", "feared", "the well is dry", None),
    ],
)
def test_who_guesses_what_and_in_what_degree(text, degree, covered, speaker):
    found, scope, by = guess(text)
    assert (found, scope) == (degree, covered)
    if speaker is not None:
        assert by is not None
        assert by.speaker == speaker


def test_a_hedge_outside_of_what_is_said_is_the_texts_own():
    _, _, inside = guess("The admiral said the fleet may sail.")
    _, _, outside = guess("The admiral has left, and the fleet may sail.")
    assert inside is not None
    assert outside is None


def test_what_seems_so_to_nobody_in_particular_seems_so_to_the_text():
    assert guess("The fleet appears to be in port.")[2] is None
    assert guess("The fleet is believed to be in port.")[2].speaker == ""


def test_the_machine_format_says_degree_scope_and_whose_claim_it_is():
    text = "The fleet may sail, the admiral said. It may rain."
    line = json.loads(to_json_line(standard().brief(short_article(text))))
    first, second = (
        next(claim for claim in sentence["claims"] if claim["type"] == "speculation")
        for sentence in line["sentences"]
    )
    assert (first["degree"], first["by"], first["scope"]) == ("possible", "source", [0, 18])
    assert line["attributions"][first["attribution"]]["speaker"] == "the admiral"
    assert (second["degree"], second["by"], second["scope"]) == ("possible", "text", [38, 49])
    assert "attribution" not in second
