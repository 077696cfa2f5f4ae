"""What sentences are about: evidence around them, evidence against, words counted once."""

from dataclasses import replace

import pytest

from classifier.engine.analyse import Engine
from classifier.engine.explain import explain
from classifier.engine.short import short_article
from classifier.records import BlockKind
from classifier.rules.load import load, load_rulebook
from tests.engine.test_analyse import article_of, labels
from tests.rules.desk import TAXONOMY, write_rules

RULE = """\
  - id: {id}
    title: A rule
    match: ["{match}"]
    weight: {weight}
    examples: {{match: [x]}}
"""


def engine_of(tmp_path, rules, context="", head=""):
    """Build an engine with domains military and economic; rules are (id, label, word, weight)."""
    taxonomy = TAXONOMY.replace(
        "source_kinds:",
        f"    context: {{{context}}}\n"
        "  - id: economic\n    label: Economic\n    plural: Economic\n    definition: Money.\n"
        '    colour: "#445566"\n'
        f"{head}"
        "source_kinds:",
    )
    files = {}
    for label in dict.fromkeys(label for _, label, _, _ in rules):
        files[f"domains__{label}"] = f"domain: {label}\nrules:\n" + "".join(
            RULE.format(id=name, match=word, weight=weight)
            for name, of, word, weight in rules
            if of == label
        )
    return Engine(load_rulebook(write_rules(tmp_path, taxonomy=taxonomy, **files)))


TROOPS = ("troops", "military", "troops", 2)
SUBJECT = """\
subjects:
  - id: elsewhere
    label: Elsewhere
    definition: Schools.
    against: {military: 1}
"""


def paragraphs(*texts):
    return article_of(*((BlockKind.PARAGRAPH, text) for text in texts))


def test_a_sentence_shares_in_the_evidence_before_it_less_with_every_step(tmp_path):
    weak = ("bridge", "military", "bridge~", 0.5)
    engine = engine_of(tmp_path, [TROOPS, weak], "before: 0.5, most: 1")
    found = labels(engine, "Troops came. They hold it. It rained. The bridges fell. Bridges.")
    assert found == [["military"], ["military"], [], [], []]
    # Half of the half that reached the sentence before, and half of its own weight.
    third = engine.brief(short_article("Troops came. It rained. The bridges fell.")).domains[-1]
    assert (third.sentence, third.score, third.inherited) == (2, 1.0, 0.5)


def test_a_sentence_shares_in_the_evidence_after_it(tmp_path):
    engine = engine_of(tmp_path, [TROOPS], "after: 0.5")
    assert labels(engine, "They came. Troops fired. It rained.") == [["military"], ["military"], []]


def test_neither_side_gives_more_than_the_most_but_both_together_may(tmp_path):
    engine = engine_of(tmp_path, [TROOPS], "before: 1, after: 1, most: 0.6")
    assert labels(engine, "Troops troops. It rained.") == [["military"], []]
    both = labels(engine, "Troops came. They hold it. Troops left.")
    assert both == [["military"], ["military"], ["military"]]


@pytest.mark.parametrize(("across", "expected"), [(1, ["military"]), (0.5, []), (0, [])])
def test_across_is_what_is_left_where_a_paragraph_begins(tmp_path, across, expected):
    engine = engine_of(tmp_path, [TROOPS], f"before: 0.5, after: 0.5, across: {across}")
    assert labels(engine, paragraphs("Troops came.", "They hold it.")) == [["military"], expected]
    assert labels(engine, paragraphs("They hold it.", "Troops came.")) == [expected, ["military"]]
    assert labels(engine, "Troops came. They hold it.") == [["military"], ["military"]]


def test_a_heading_counts_for_what_stands_below_it_and_ends_what_came_before(tmp_path):
    engine = engine_of(
        tmp_path, [TROOPS, ("bridge", "military", "bridge~", 0.5)], "before: 1, heading: 0.25"
    )
    article = article_of(
        (BlockKind.HEADING, "Troops"),
        (BlockKind.PARAGRAPH, "The bridges fell."),
        (BlockKind.HEADING, "Weather"),
        (BlockKind.PARAGRAPH, "The bridges are wet."),
    )
    assert labels(engine, article) == [["military"], ["military"], [], []]


def test_a_title_that_is_not_part_of_the_text_counts_as_its_heading(tmp_path):
    engine = engine_of(tmp_path, [TROOPS], "heading: 0.5")
    bare = short_article("They hold two of the bridges.")
    assert labels(engine, bare) == [[]]
    assert labels(engine, replace(bare, title="Troops near Sarn")) == [["military"]]
    made = replace(short_article("Troops came. They hold it."), title="Troops came…")
    assert labels(engine, made) == [["military"], []]


def test_evidence_of_a_subject_counts_against_and_ends_a_stretch(tmp_path):
    rules = [TROOPS, ("school", "elsewhere", "school~", 1)]
    engine = engine_of(tmp_path, rules, "before: 0.6, most: 1", head=SUBJECT)
    assert labels(engine, "Troops came. They stayed.") == [["military"], ["military"]]
    text = "Troops came. The school opened. They stayed."
    assert labels(engine, text) == [["military"], [], []]
    assert labels(engine, "Troops left the school.") == [["military"]]
    assert labels(engine, "Troops left one school for another school.") == [[]]


def test_a_subject_is_never_given(tmp_path):
    rules = [TROOPS, ("school", "elsewhere", "school~", 3)]
    engine = engine_of(tmp_path, rules, head=SUBJECT)
    assert labels(engine, "The school opened.") == [[]]


def test_words_count_once_for_a_label_at_the_most_that_they_weigh(tmp_path):
    rules = [
        ("base", "military", "base~", 0.4),
        ("air-base", "military", "air base~", 0.6),
        ("market", "economic", "base~", 1),
    ]
    engine = engine_of(tmp_path, rules)
    assert labels(engine, "An air base.") == [["economic"]]
    assert labels(engine, "An air base and a base.") == [["military", "economic"]]
    (military, _) = engine.brief(short_article("An air base and a base.")).domains
    assert [(match.rule, match.weight) for match in military.matches] == [
        ("base", 0.4),
        ("air-base", 0.6),
    ]


def test_explaining_says_which_sentence_the_weight_comes_from(tmp_path):
    rules = [TROOPS, ("school", "elsewhere", "school~", 0.5)]
    engine = engine_of(tmp_path, rules, "before: 0.6, after: 0.5, most: 2", head=SUBJECT)
    text = "Troops came. They stayed. Rain fell. The school opened."
    article = short_article(text)
    (_, about) = engine.brief(article).domains
    assert [(share.side, share.weight, share.origin.of(text)) for share in about.context] == [
        ("before", 1.2, "Troops came."),
        ("after", -0.125, "The school opened."),
    ]
    why_not = explain(engine, engine.brief(article), 3, "military").why_not
    assert why_not.against == (("elsewhere", 0.5),)
    assert [share.origin.of(text) for share in why_not.context] == ["Troops came."]
    assert why_not.score < why_not.threshold


def test_evidence_can_be_held_only_against_a_domain(tmp_path):
    taxonomy = TAXONOMY + SUBJECT.replace("military", "millitary")
    loaded = load(write_rules(tmp_path, taxonomy=taxonomy))
    (problem,) = [one for one in loaded.problems if "millitary" in one.message]
    assert "military" in problem.hint or "military" in problem.message
    assert problem.line == TAXONOMY.count("\n") + 5


def test_a_subject_and_a_domain_need_different_names(tmp_path):
    taxonomy = TAXONOMY + SUBJECT.replace("id: elsewhere", "id: military")
    loaded = load(write_rules(tmp_path, taxonomy=taxonomy))
    assert any("'military' is declared twice" in one.message for one in loaded.problems)
