"""What an article says of its names, and who is meant by it: each case beside a near-twin."""

import pytest

from tests.engine.attribution.helpers import attributions, speakers


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # whoever has an army, a government, a foreign minister is a state
        (["Tovalia’s navy left. Tovalia said it was late."], ("Tovalia", "official")),
        (["The government of Tovalia fell. Tovalia said it was late."], ("Tovalia", "official")),
        (["The Tovalian government fell. Tovalia said it was late."], ("Tovalia", "official")),
        (["Tovalia’s singers left. Tovalia said it was late."], ("Tovalia", "")),
        (["Ana Ruiz left. Ruiz’s government fell. Ruiz said it was late."], ("Ana Ruiz", "")),
        # a place that speaks is its government
        (["They met in Sarn. Sarn said it was late."], ("Sarn", "official")),
        (["They lost confidence in Sarn. Sarn said it was late."], ("Sarn", "")),
        # a noun says what a name is
        (["The news agency Tovpress closed. Tovpress said it was late."], ("Tovpress", "media")),
        (["Belgaz, the exporter, closed. Belgaz said it was late."], ("Belgaz", "company")),
        # names do not cross paragraphs, nor take in the word that opens a sentence
        (["Threats", "Oster said it was late. Henrik Oster left."], ("Henrik Oster", "")),
        (
            ["What Sarn wants is clear. They met in Sarn. Sarn said it was late."],
            ("Sarn", "official"),
        ),
        # a person's name is no place
        (["Ana Jordan left. Jordan said it was late."], ("Ana Jordan", "")),
        (["Jordan said it was late."], ("Jordan", "official")),
    ],
)
def test_what_the_article_says_of_a_name(paragraphs, expected):
    assert speakers(*paragraphs)[-1] == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # he and she are persons, never a state or several
        (
            [
                "Foreign Minister Tom Okoye met Tovalia’s navy.",
                "Tovalia left.",
                "He said it was late.",
            ],
            ("Tom Okoye", "official"),
        ),
        (
            [
                "Tom Okoye said it was late.",
                "Two diplomats said it was late.",
                "He said it was late.",
            ],
            ("Tom Okoye", ""),
        ),
        (
            ["A spokeswoman, Ana Ruiz, left.", "Mr. Okoye left.", "She said it was late."],
            ("She", ""),
        ),
        # it is a body, or a text
        (["The army withdrew.", "It said it was late."], ("The army", "military")),
        (["The declaration, long and late, reaffirms it.", "It says so."], ("The declaration", "")),
        (
            ["The army met Ana Ruiz, an economist.", "It said it was late."],
            ("The army", "military"),
        ),
        # what “the …” takes up
        (
            ["A Sarnish naval officer said it was late.", "The officer said it was cold."],
            ("A Sarnish naval officer", "military"),
        ),
        (
            ["Tovalia's Defence Ministry said it was late.", "The ministry said it was cold."],
            ("Tovalia's Defence Ministry", "official"),
        ),
        (
            [
                "The Sarnish government said it was late.",
                "The government of Tovalia said it was cold.",
            ],
            ("The government of Tovalia", "official"),
        ),
        (
            ["Foreign Minister Ana Ruiz left.", "The defence minister said it was late."],
            ("The defence minister", "official"),
        ),
        # several stay several
        (
            ["Norland, Westmark and Sarn, who had met, said it was late."],
            ("Norland, Westmark and Sarn", ""),
        ),
        (
            ["The envoys of Norland, Westmark and Sarn said it was late."],
            ("The envoys of Norland, Westmark and Sarn", "official"),
        ),
        # what an owner lends
        (
            ["The spokesman for Sarn’s army, Brig. Gen. Tom Okoye, said it was late."],
            ("Tom Okoye", "military"),
        ),
        (
            ["The army withdrew.", "Its spokeswoman, Ana Ruiz, said it was late."],
            ("Ana Ruiz", "military"),
        ),
        (["The bakery closed and its owner said it was late."], ("the bakery’s owner", "company")),
        (
            ["Tovalia’s navy left.", "Tovalia’s delegation said it was late."],
            ("Tovalia’s delegation", "official"),
        ),
    ],
)
def test_who_is_meant(paragraphs, expected):
    assert speakers(*paragraphs)[-1] == expected


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A former foreign minister", "person"),
        ("The foreign minister", "official"),
        ("Ana Ruiz, a former inspector who teaches at a university,", "expert"),
        ("The official Sana news agency", "state_media"),
        ("The news agency", "media"),
        ("A letter seen by Reuters", ""),
        ("A letter from the army", "military"),
        ("The Parties", ""),
        ("The party", "party"),
        ("IS", "party"),
        ("ISIL", "party"),
        ("The White Helmets", "ngo"),
        ("Activists", "ngo"),
        ("The UN special envoy for Syria, Ana Ruiz,", "intergovernmental"),
        ("High Representative Ana Ruiz", "intergovernmental"),
        ("Representative Ana Ruiz", "official"),
        ("The coalition", "military"),
        ("A State Department spokeswoman", "official"),
        ("Party officials", "party"),
        ("Petra Lind", ""),
        ("Petra", "state_media"),
    ],
)
def test_kinds(source, kind):
    assert [found for _, found in speakers(f"{source} said it was late.")] == [kind]


def test_why_says_what_the_article_has():
    found, _ = attributions("Tovalia’s navy left. Tovalia said it was late.")
    assert "“Tovalia’s navy”" in found[0].why[-1]
