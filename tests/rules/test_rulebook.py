"""The standard rulebook: every rule proves itself, traps stay traps across all rules.

A rule's own no_match examples say that this rule stays silent; here no rule at all may give the
label. Each trap stands beside its near-twin, which must have it.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from classifier.content.jsonl import read_jsonl
from classifier.engine.analyse import Engine
from classifier.engine.prove import prove, short_article
from classifier.problems import errors
from classifier.rules.load import load
from classifier.shipped import shipped

SEED = Path(__file__).parents[3] / "shared" / "gold" / "claims-seed.jsonl"


@pytest.fixture(scope="module")
def loaded():
    return load(shipped("rules"))


@pytest.fixture(scope="module")
def engine(loaded):
    return Engine(loaded.book)


def labels(engine, text):
    briefing = engine.brief(short_article(text))
    return {claim.type for claim in briefing.claims} | {about.domain for about in briefing.domains}


def test_every_rule_proves_itself(loaded):
    proof = prove(loaded.book)
    assert errors([*loaded.problems, *proof.problems]) == ()
    assert proof.held == proof.examples


def test_the_three_claim_types_and_domains_have_rules_enough(loaded):
    live = [rule for rule in loaded.book.rules if rule.card.status != "retired"]
    of_label = Counter(rule.label for rule in live)
    assert len(live) >= 60
    for label in ("reaffirmation", "speculation", "unverified", "political", "economic"):
        assert of_label[label] >= 8


TRAPS = [
    # label, without it, with it
    (
        "speculation",
        "The treaty was signed in May.",
        "The treaty may be signed.",
    ),
    (
        "speculation",
        "Foreign ships may not enter the inner harbour.",
        "Foreign ships may soon be turned away.",
    ),
    (
        "speculation",
        "Grain can be bought at the quay.",
        "Grain could become scarce by spring.",
    ),
    (
        "speculation",
        "The pilot could not see the buoy.",
        "The pilot could have missed the buoy.",
    ),
    (
        "speculation",
        "The minister said she would arrive at noon.",
        "The minister is expected to arrive at noon.",
    ),
    (
        "speculation",
        "The envoy will travel to Sarn on Monday.",
        "The envoy will probably travel to Sarn on Monday.",
    ),
    (
        "speculation",
        "The likely candidate spoke in the square.",
        "The candidate is likely to speak in the square.",
    ),
    (
        "speculation",
        "They met to discuss grain.",
        "They are thought to have discussed grain.",
    ),
    (
        "speculation",
        "Why should a farmer be taxed twice?",
        "The farmers would leave if the tax rose.",
    ),
    (
        "speculation",
        "In summer the children would row out to the island.",
        "Without the ferry, that would be a long way round.",
    ),
    (
        "speculation",
        "Who could forget that night?",
        "Who could win is an open question, and the mayor could lose.",
    ),
    (
        "speculation",
        "A kit may include two anchors.",
        "The kit may have been left on the quay.",
    ),
    (
        "speculation",
        "From the tower, guards could see both ships.",
        "The guards could be asleep.",
    ),
    (
        "speculation",
        "The mayor declined to speculate about the cause.",
        "Residents speculate that the gate was open.",
    ),
    (
        "speculation",
        "The council suggests closing the pier.",
        "The report suggests that the pier is unsafe.",
    ),
    (
        "speculation",
        "Several rockets hit the quay, the port said on Monday.",
        "Several analysts believe that the quay is lost.",
    ),
    (
        "speculation",
        "One of the most prominent bankers left on Monday.",
        "He was widely regarded as the most prominent banker.",
    ),
    (
        "speculation",
        "Of the likely opposition voters, two in three were women.",
        "The opposition is likely to lose.",
    ),
    (
        "speculation",
        "There is no doubt that the bridge was mined.",
        "There is doubt whether the bridge was mined.",
    ),
    (
        "speculation",
        "They voted without fear of reprisal.",
        "They voted amid fears of reprisal.",
    ),
    (
        "speculation",
        "It is the best possible outcome.",
        "It is possible that they agree.",
    ),
    (
        "reaffirmation",
        "The appeals court reaffirmed the verdict.",
        "The alliance reaffirmed its commitment.",
    ),
    (
        "reaffirmation",
        "Kestria promised to open the port.",
        "Kestria promised once again to open the port.",
    ),
    (
        "reaffirmation",
        "The talks continue on Thursday.",
        "The union will continue to support the talks.",
    ),
    (
        "reaffirmation",
        "The smuggler was committed to prison.",
        "The union is committed to free passage.",
    ),
    (
        "reaffirmation",
        "The premier refused to reaffirm the alliance.",
        "The premier was quick to reaffirm the alliance.",
    ),
    (
        "unverified",
        "The group claimed responsibility for the raid.",
        "The group claimed that it had taken the pass.",
    ),
    (
        "unverified",
        "The annual report of the bank ran to forty pages.",
        "There were reports of gunfire near the bank.",
    ),
    (
        "military",
        "The chancellor declared war on poverty.",
        "The chancellor declared war on Tovalia.",
    ),
    (
        "military",
        "An army of volunteers swept the beach.",
        "The army swept the beach for mines.",
    ),
    (
        "military",
        "Doctors lead the fight against cancer.",
        "Soldiers lead the fight against the insurgents.",
    ),
    (
        "economic",
        "She wrote with great economy of words.",
        "She wrote about the economy.",
    ),
    (
        "economic",
        "The two captains traded places.",
        "The two ports traded grain, and trade grew.",
    ),
    (
        "economic",
        "We owe the crew a debt of gratitude.",
        "We owe the banks a debt of nine billion dollars.",
    ),
    (
        "political",
        "She mended her relations with her sister.",
        "Sarn mended its relations with its neighbours.",
    ),
    (
        "political",
        "Wage negotiations at the mill failed.",
        "Peace negotiations in Sarn failed.",
    ),
]


@pytest.mark.parametrize(("label", "trap", "twin"), TRAPS, ids=[trap for _, trap, _ in TRAPS])
def test_a_trap_has_no_label_and_its_near_twin_has(engine, label, trap, twin):
    assert label not in labels(engine, trap)
    assert label in labels(engine, twin)


BORDERS = re.findall(
    r"^\| ([^|]+\.) \| ([a-z, ]+)(?::[^|]*)? \|$",
    (Path(__file__).parents[2] / "docs" / "coding-guide.md")
    .read_text(encoding="utf-8")
    .split("## Domains")[1],
    flags=re.MULTILINE,
)


@pytest.mark.parametrize(("sentence", "domains"), BORDERS)
def test_the_borders_in_the_coding_guide_are_where_the_rules_draw_them(engine, sentence, domains):
    found = {domain.domain for domain in engine.brief(short_article(sentence)).domains}
    assert found == set(domains.split(", ")) - {"none"}


BRIDGES = "They also control three of the five bridges."


@pytest.mark.parametrize(
    ("before", "after", "military"),
    [
        ("Rebel fighters entered Sarn at dawn.", "", True),
        ("", "Shells hit the north bank all day.", True),
        ("Engineers from the road office have closed the ring.", "", False),
        ("", "", False),
    ],
)
def test_bridges_are_held_in_a_battle_and_by_a_road_office_as_well(engine, before, after, military):
    text = " ".join(part for part in (before, BRIDGES, after) if part)
    briefing = engine.brief(short_article(text))
    about = {
        domain.domain
        for domain in briefing.domains
        if briefing.document.sentences[domain.sentence].span.of(text).startswith("They also")
    }
    assert ("military" in about) == military


def test_a_sentence_without_evidence_needs_it_on_both_sides(engine):
    battle = "Soldiers shelled the garrison and stormed the bunkers."
    calm = "Nobody slept that night."

    def military(text):
        return [about.sentence for about in engine.brief(short_article(text)).domains]

    assert military(f"{battle} {calm}") == [0]
    assert military(f"{battle} {calm} {battle}") == [0, 1, 2]


@pytest.mark.skipif(not SEED.is_file(), reason=f"needs the gold story {SEED}")
def test_the_seed_story_is_labelled_as_readers_labelled_it(engine):
    """Every claim type and domain of the three of the mission reaches F1 of .85."""
    line = SEED.read_text(encoding="utf-8").splitlines()[0]
    gold = json.loads(line)
    (article,) = read_jsonl([line], "seed", ())
    briefing = engine.brief(article)
    found = [
        (briefing.document.sentences[given.sentence].span, label)
        for given, label in [
            *((claim, claim.type) for claim in briefing.claims),
            *((about, about.domain) for about in briefing.domains),
        ]
    ]
    for label in set(gold["scored"]) - {"official_quote"}:
        right = wrong = missed = 0
        for sentence in gold["sentences"]:
            if label in sentence["undecided"]:
                continue
            given = any(
                name == label and span.start < sentence["end"] and sentence["start"] < span.end
                for span, name in found
            )
            due = label in sentence["labels"]
            right += given and due
            wrong += given and not due
            missed += due and not given
        assert 2 * right / (2 * right + wrong + missed) >= 0.85, label
