"""Who is meant and of which kind: each case beside a near-twin."""

import pytest

from tests.engine.attribution.helpers import speakers


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # a surname, a pronoun and a title take up the last full name that fits
        (
            ["Foreign Minister Ana Ruiz said it was late.", "Ruiz said so again."],
            [("Ana Ruiz", "official"), ("Ana Ruiz", "official")],
        ),
        (
            ["Ana Ruiz, the foreign minister, said it was late.", "She said so again."],
            [("Ana Ruiz", "official"), ("Ana Ruiz", "official")],
        ),
        (
            ["Foreign Minister Ana Ruiz left. The minister said it was late."],
            [("Ana Ruiz", "official")],
        ),
        (
            ["Mr. Okoye said it was late. Ms. Ruiz said it was not.", "He said so again."],
            [("Okoye", ""), ("Ruiz", ""), ("Okoye", "")],
        ),
        (
            ["Rodong Sinmun said it was late.", "The paper added that it was cold."],
            [("Rodong Sinmun", "state_media"), ("Rodong Sinmun", "state_media")],
        ),
        (
            ["A spokesman for the army, Tom Okoye, told reporters that it was late."],
            [("Tom Okoye", "military")],
        ),
        (["Ruiz met Tom Okoye, an economist, who said it was late."], [("Tom Okoye", "expert")]),
    ],
)
def test_resolution(paragraphs, expected):
    assert speakers(*paragraphs) == expected


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Officials", "anonymous_official"),
        ("The foreign ministry", "official"),
        ("Damascus", "official"),
        ("The U.N.", "intergovernmental"),
        ("State television", "state_media"),
        ("Xinhua", "state_media"),
        ("Reuters", "media"),
        ("Maj. Gen. Tom Okoye", "military"),
        ("Police", "police"),
        ("An analyst at the defence ministry", "expert"),
        ("A spokeswoman for the ministry", "official"),
        ("The rebels", "party"),
        ("Amnesty International", "ngo"),
        ("The company", "company"),
        ("A resident of the capital", "person"),
        ("Somebody", ""),
    ],
)
def test_kinds(source, kind):
    assert [found for _, found in speakers(f"{source} said it was late.")] == [kind]


def test_a_cased_name_is_no_common_word():
    assert speakers("Fars said it was late.") == [("Fars News Agency", "state_media")]
    assert speakers("It is sana, he said.")[0][1] == ""


def test_a_title_can_be_a_surname():
    assert speakers("Ambassador Robert King said it was late.") == [("Robert King", "official")]
    assert speakers("The king said it was late.") == [("The king", "official")]


def test_state_media_of_at_least_forty_countries_with_a_source_each():
    from tests.engine.attribution.helpers import book

    entities = [entry for entry in book().lexicons["state_media"].entries if entry.country]
    assert len({entry.country for entry in entities}) >= 40
    for entry in entities:
        assert entry.owner
        assert entry.source.startswith("https://")
