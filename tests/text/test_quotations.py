import pytest

from classifier.records import BlockKind
from classifier.text import take_apart
from tests.text.articles import article


def quoted(*blocks):
    made = article(*blocks)
    return [(q.span.of(made.text), q.depth) for q in take_apart(made).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said. "They stay."', [("We go,", 0), ("They stay.", 0)]),
        ("“We go,” he said.", [("We go,", 0)]),
        ("''We go,'' he said.", [("We go,", 0)]),
        ("“Say ‘no’ now,” he said.", [("Say ‘no’ now,", 0), ("no", 1)]),
        ("''He said 'no.'''", [("He said 'no.'", 0), ("no.", 1)]),
        ("„Nein“, sagte er.", [("Nein", 0)]),
        ("«Oui», »ja«.", [("Oui", 0), ("ja", 0)]),
        ("‘It’s the boys’ club,’ she said.", [("It’s the boys’ club,", 0)]),
        ("A “mistaken mark“ ends here.", [("mistaken mark", 0)]),
    ],
)
def test_marks_of_every_kind(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' vote, the '90s and rock 'n' roll don’t count.",
        "He is 6' 2\" tall, she 5'11\".",
        "Get ’em: ’tis the envoys’ turn.",
    ],
)
def test_apostrophes_feet_and_inches_quote_nothing(text):
    assert quoted(text) == []


def test_a_quotation_is_carried_over_paragraphs():
    made = article(
        "She said: “It begins.", "“It goes on.", "“It ends.” She left.", "“New,” I said."
    )
    found = take_apart(made).quotations
    assert [(q.span.of(made.text), q.closed, q.carried) for q in found] == [
        ("It begins.", False, False),
        ("It goes on.", False, True),
        ("It ends.", True, True),
        ("New,", True, False),
    ]


def test_it_is_not_carried_into_a_paragraph_that_opens_differently():
    made = article("She said: “It begins.", "Then “it” stopped.")
    assert [q.carried for q in take_apart(made).quotations] == [False, False]


def test_page_furniture_between_two_paragraphs_does_not_cut_a_quotation():
    made = article("“It begins.", (BlockKind.FURNITURE, "Advertisement"), "“It ends.”")
    assert [q.carried for q in take_apart(made).quotations] == [False, True]


@pytest.mark.parametrize("mark", ["“", "“ ", "'a ", "s’ ", "s’ ”", '"a '])
def test_a_hundred_thousand_marks_in_a_row_come_to_an_end(mark):
    made = article(mark * 100_000, "She said: “It ends.”")
    assert take_apart(made).quotations[-1].span.of(made.text) == "It ends."
