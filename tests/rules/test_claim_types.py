"""The claim types beyond the first three: what each is, what it is not, and how they meet.

Each trap stands beside its near-twin; here no rule at all may give the label to the trap.
"""

import pytest

from classifier.engine.analyse import Engine
from classifier.engine.short import short_article
from classifier.rules.load import load
from classifier.shipped import shipped

SPEECH_ACTS = ("pledge", "denial", "accusation", "threat", "demand", "agreement")


@pytest.fixture(scope="module")
def loaded():
    return load(shipped("rules"))


@pytest.fixture(scope="module")
def engine(loaded):
    return Engine(loaded.book)


def claims(engine, text):
    return {claim.type for claim in engine.brief(short_article(text)).claims}


@pytest.mark.parametrize("label", [*SPEECH_ACTS, "reaffirmation", "speculation", "unverified"])
def test_each_type_has_rules_and_traps_enough(loaded, label):
    """Eight rules, and twice as many traps: sentences that look as if they had the label."""
    rules = [rule for rule in loaded.book.rules if rule.card.status == "stable"]
    own = [rule for rule in rules if rule.label == label]
    assert len(own) >= 8
    assert sum(len(rule.card.counter_examples) for rule in own) >= 8 * 2


def test_every_claim_type_has_a_line_of_its_own(loaded):
    """Colour is never alone: no two types share an underline."""
    patterns = [label.pattern for label in loaded.book.taxonomy.claims]
    assert len(set(patterns)) == len(patterns)


TRAPS = [
    # label, without it, with it
    ("pledge", "The envoy will travel to Sarn on Monday.", "Nordalen vowed never to mine the bay."),
    ("pledge", "Prices will double by spring.", "The army will withdraw its guns by spring."),
    ("pledge", "The premier broke a promise.", "The premier promised to open the port."),
    ("pledge", "Sarn refused to promise grain.", "Sarn promised to send grain."),
    ("pledge", "Sarn continues to send grain.", "Sarn will provide €3 million for the wells."),
    ("pledge", "The hills offer shelter from wind.", "Sarn offered to mediate."),
    ("pledge", "Has Sarn promised to mediate?", "Sarn has promised to mediate."),
    ("denial", "Tovalia denied foreign ships entry.", "Tovalia denies jamming the radios."),
    ("denial", "The crew was denied a doctor.", "The crew denied that it had fired."),
    ("denial", "Nobody can deny that it was cold.", "The mayor denied that it was cold."),
    (
        "denial",
        "The navy neither confirmed nor denied the report.",
        "The navy denied the report.",
    ),
    ("denial", "The junta rejected the proposal.", "The junta rejected the accusation."),
    (
        "denial",
        "The crew played no part in the landing.",
        "The crew played no part in the landing, the navy said.",
    ),
    ("denial", "The judge dismissed the charge.", "The mayor dismissed the charge as baseless."),
    ("accusation", "The accused wept.", "Sarn accused its neighbour of jamming radios."),
    ("accusation", "The council condemned the attack.", "The council condemned Sarn's blockade."),
    (
        "accusation",
        "The ministry blamed the delay on fog.",
        "The ministry blamed rebels for the delay.",
    ),
    ("accusation", "A landing would breach the truce.", "The landing was a breach of the truce."),
    (
        "accusation",
        "Those who bear responsibility must stand trial.",
        "The junta bears full responsibility for the raid.",
    ),
    (
        "accusation",
        "The charge that the fleet was late is without foundation.",
        "The charge that the fleet was late came from Sarn.",
    ),
    ("threat", "The flood threatened a mill.", "Kestria threatened to close the strait."),
    (
        "threat",
        "The quarrel threatens to spill over.",
        "The general threatens to march.",
    ),
    ("threat", "The militia poses a threat to ships.", "The militia made threats against ships."),
    (
        "threat",
        "Doctors warned that the fever would kill thousands.",
        "Sarn warned that it would retaliate.",
    ),
    (
        "threat",
        "If the truce holds, Nordalen will withdraw its troops.",
        "If the truce fails, Nordalen will retaliate.",
    ),
    ("demand", "The demand for gas rose.", "The union demanded that the gas flow again."),
    ("demand", "“We must stop quarrelling,” he said.", "“Kestria must stop its raids,” he said."),
    ("demand", "He must have left at noon.", "He must leave at once."),
    ("demand", "Visitors must show their passes.", "The colonel must show restraint."),
    (
        "demand",
        "The treaty calls for elections in May.",
        "The premier called for elections in May.",
    ),
    (
        "demand",
        "The king called on his friend to offer condolences.",
        "The king called on both sides to hold their fire.",
    ),
    ("agreement", "Both sides failed to agree on a date.", "Both sides agreed on a date."),
    ("agreement", "They met to sign a treaty.", "They met and signed a treaty."),
    ("agreement", "No deal was reached.", "A deal was reached."),
    (
        "agreement",
        "Analysts agreed that the truce was weak.",
        "Both governments agreed that the truce should last.",
    ),
    (
        "agreement",
        "Sarn is urged to accept the offer.",
        "Sarn has accepted the union's offer.",
    ),
    (
        "agreement",
        "The treaty of 1990 remains in force.",
        "Parliament ratified the treaty.",
    ),
    (
        "reaffirmation",
        "Air raids continued for a third day.",
        "The union continues to stand with the islanders.",
    ),
    (
        "reaffirmation",
        "The sky has been clear since noon.",
        "The union has been clear that the raids must end.",
    ),
    (
        "reaffirmation",
        "The government will continue to lose voters.",
        "The government will continue to shelter the refugees.",
    ),
    (
        "unverified",
        "The bank reported a profit.",
        "Villagers reported gunfire near the bank.",
    ),
    (
        "unverified",
        "The report was printed in May.",
        "The reported raid is being looked into.",
    ),
]


@pytest.mark.parametrize(("label", "trap", "twin"), TRAPS, ids=[trap for _, trap, _ in TRAPS])
def test_a_trap_has_no_label_and_its_near_twin_has(engine, label, trap, twin):
    assert label not in claims(engine, trap)
    assert label in claims(engine, twin)


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("The militia vowed bloody revenge.", "threat", "pledge"),
        ("Orvane pledged once more to keep the bridge open.", "reaffirmation", "threat"),
        ("Sarn denied that it had jammed the radios.", "denial", "accusation"),
        ("The crew was told to leave or be sunk.", "threat", "pledge"),
    ],
)
def test_neighbouring_types_are_told_apart(engine, text, has, lacks):
    found = claims(engine, text)
    assert has in found
    assert lacks not in found


def test_an_ultimatum_both_demands_and_threatens(engine):
    assert {"demand", "threat"} <= claims(engine, "The general sent the town an ultimatum.")


def test_an_act_in_quotation_marks_is_an_act_still(engine):
    assert "pledge" in claims(engine, "“We will protect the bridge,” the colonel said.")
    assert "threat" in claims(engine, "“If they land, we will retaliate,” the colonel said.")
