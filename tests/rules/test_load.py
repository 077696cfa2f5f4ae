"""A rules folder with mistakes: each is reported at its place, all in one run."""

import pytest

from classifier.problems import ProblemsError
from classifier.rules.load import load, load_rulebook
from tests.rules.desk import SOUND, TAXONOMY, write_rules

TEN_MISTAKES = """\
claim: pledg
rules:
  - id: one
    title: An unknown key and a wrong type
    weigth: 2
    max: many
    match: ["pledge~ help"]
  - id: two
    title: An unquoted pattern that YAML takes for a list
    match:
      - [firmly] pledged
      - "vow~"
  - id: three
    title: An unknown lexicon
    match: ["{vows} help"]
  - id: four
    title: Unbalanced brackets
    match: ["(vow|pledge help"]
  - id: four
    title: A duplicate id and a bad regex
    match: ['help /[a-/ now']
  - id: five
    title: A key that stands twice
    title: A key that stands twice
    match: ["help"]
  - id: six
    title: An unknown label
    match: ["help"]
    requires: [militry]
  - id: seven
    title: A mapping where a pattern is due
    match:
      - help: now
"""


def problems_of(tmp_path, **files):
    root = write_rules(tmp_path, **files)
    return [
        (
            problem.path.removeprefix(f"{root.as_posix()}/"),
            problem.line,
            problem.column,
            problem.code,
        )
        for problem in load(root).problems
    ]


def test_a_file_with_ten_mistakes_reports_each_at_its_place(tmp_path):
    found = problems_of(tmp_path, claims__pledge=TEN_MISTAKES, lexicons__vow=VOW)
    codes = {(line, code) for _, line, _, code in found}
    assert codes >= {
        (1, "unknown-label"),
        (5, "unknown-key"),
        (6, "wrong-type"),
        (11, "yaml-syntax"),
        (15, "unknown-lexicon"),
        (18, "unbalanced-bracket"),
        (19, "duplicate-id"),
        (21, "bad-regex"),
        (24, "duplicate-key"),
        (29, "unknown-label"),
        (33, "wrong-type"),
    }


VOW = "lexicon: vow\ntitle: Words of promise\npos: verb\nentries: [vow, swear, give one's word]\n"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("claim: pledge", "claim: plegde", "unknown-label", 1, 8),
        ("    title:", "    titel:", "unknown-key", 4, 5),
        ("    title: Promises help\n", "", "missing-key", 3, 5),
        ("pledge~ ..4 help", "pledge~ ..4 {hlep}", "unknown-lexicon", 6, 22),
        ("pledge~ ..4 help", "pledge~ ..4 (help", "unbalanced-bracket", 6, 22),
        ("pledge~ ..4 help", "pledge~ ..4", "pattern-gap", 6, 18),
        ('- "pledge~ drive"', "- [a, b]", "wrong-type", 8, 9),
        ('- "pledge~ drive"', "- 12", "wrong-type", 8, 9),
        ('    unless:\n      - "pledge~ drive"', "    unless: pledge drive", "wrong-type", 7, 13),
        ("title: Promises help", "title: x\n    status: stabel", "unknown-value", 5, 13),
        ("title: Promises help", "title: x\n    weight: 0", "wrong-value", 5, 13),
        ("title: Promises help", 'title: x\n    all: ["a", "b"]', "match-or-all", 3, 5),
    ],
)
def test_each_mistake_beside_its_valid_twin(tmp_path, old, new, code, line, column):
    assert problems_of(tmp_path / "right", claims__pledge=SOUND) == []
    assert old in SOUND
    wrong = SOUND.replace(old, new)
    assert ("claims/pledge.yaml", line, column, code) in problems_of(
        tmp_path / "wrong", claims__pledge=wrong
    )


DEGREES = """\
    degrees:
      - {id: firm, label: Firm, definition: Without a way out.}
      - {id: soft, label: Soft, definition: With one.}
"""
GRADED = TAXONOMY.replace("    asserts: asserted\n", f"    asserts: asserted\n{DEGREES}", 1)
FIRM = SOUND.replace('    match:\n      - "pl', '    degree: firm\n    match:\n      - "pl', 1)


@pytest.mark.parametrize(
    ("taxonomy", "right", "wrong", "place"),
    [
        (GRADED, FIRM, FIRM.replace("firm", "frim"), (5, 13, "unknown-degree")),
        (GRADED, FIRM, SOUND, (3, 9, "missing-degree")),
        (TAXONOMY, SOUND, FIRM, (5, 13, "unknown-degree")),
        (
            GRADED,
            FIRM.replace("degree: firm", "degree: firm\n    scope: after"),
            FIRM.replace("degree: firm", "degree: firm\n    scope: behind"),
            (6, 12, "unknown-value"),
        ),
    ],
)
def test_a_rule_names_a_degree_of_its_claim_type(tmp_path, taxonomy, right, wrong, place):
    assert problems_of(tmp_path / "right", taxonomy=taxonomy, claims__pledge=right) == []
    found = problems_of(tmp_path / "wrong", taxonomy=taxonomy, claims__pledge=wrong)
    assert ("claims/pledge.yaml", *place) in found


def test_an_unknown_degree_comes_with_a_suggestion(tmp_path):
    root = write_rules(tmp_path, taxonomy=GRADED, claims__pledge=FIRM.replace("firm", "frim"))
    (problem,) = load(root).problems
    assert problem.hint == "did you mean firm?"


def test_a_degree_is_declared_once(tmp_path):
    twice = GRADED.replace("id: soft", "id: firm")
    found = problems_of(tmp_path, taxonomy=twice, claims__pledge=FIRM)
    assert [problem[3] for problem in found] == ["duplicate-id"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("lexicons__vows", VOW, "lexicon-name"),
        ("lexicons__vow", VOW, "unused-lexicon"),
        ("lexicons__vow", VOW.replace("swear", '"a ..2 b"'), "lexicon-entry"),
        ("lexicons__vow", VOW.replace("swear", "vow"), "duplicate-entry"),
        ("lexicons__vow", VOW + "source_kind: oficial\n", "unknown-label"),
        ("lexicons__vow", VOW.replace("swear", '"{oath}"'), "unknown-lexicon"),
        ("nowhere__vow", VOW, "misplaced-file"),
        ("taxonomy", TAXONOMY.replace("id: official_quote", "id: pledge"), "duplicate-id"),
        ("taxonomy", TAXONOMY.replace("[official_quote]", "[offical]"), "unknown-label"),
    ],
)
def test_mistakes_of_lexicons_and_taxonomy(tmp_path, name, text, code):
    found = problems_of(tmp_path, claims__pledge=SOUND, **{name: text})
    assert code in [problem[3] for problem in found]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('- "pledge~ ..4 help"', "- [a, b]", "wrong-type"),
        ('    match:\n      - "pledge~ ..4 help"\n', "    match: 5\n", "wrong-type"),
        ("    id:", "    di:", "unknown-key"),
        ("  - id: pledge-help", "  - id: [x]", "wrong-type"),
    ],
)
def test_one_mistake_gives_one_problem(tmp_path, old, new, code):
    wrong = SOUND.replace(old, new) if old in SOUND else SOUND.replace("- id:", "- di:")
    found = problems_of(tmp_path, claims__pledge=wrong)
    assert [problem[3] for problem in found if problem[3] != "missing-key"] == [code]


def test_lexicon_in_use_is_no_problem(tmp_path):
    using = SOUND.replace("pledge~ ..4 help", "(pledge|{vow})~ ..4 help")
    assert problems_of(tmp_path, claims__pledge=using, lexicons__vow=VOW) == []


def test_rules_that_suppress_each_other_are_reported(tmp_path):
    pair = SOUND.replace("    match:\n", "    suppresses: [military]\n    match:\n", 1)
    domain = pair.replace("claim: pledge", "domain: military").replace("[military]", "[pledge]")
    domain = domain.replace("pledge-help", "help-again")
    found = problems_of(tmp_path, claims__pledge=pair, domains__military=domain)
    assert [problem[3] for problem in found] == ["suppression-conflict"]


def test_required_label_that_nothing_gives(tmp_path):
    text = SOUND.replace("    match:\n", "    requires: [military]\n    match:\n", 1)
    assert [problem[3] for problem in problems_of(tmp_path, claims__pledge=text)] == ["never-fires"]


def test_broken_encoding_is_located(tmp_path):
    root = write_rules(tmp_path, claims__pledge=SOUND)
    (root / "claims" / "bad.yaml").write_bytes(b"claim: pledge\nnote: caf\xe9\n")
    (problem,) = load(root).problems
    assert (problem.code, problem.line, problem.column) == ("encoding", 2, 10)


def test_no_rules_folder_names_the_next_step(tmp_path):
    with pytest.raises(ProblemsError, match="claimdesk init"):
        load_rulebook(tmp_path / "nowhere")


def test_version_depends_on_content_alone(tmp_path):
    one = load(write_rules(tmp_path / "one", claims__pledge=SOUND)).book.version
    two = load(write_rules(tmp_path / "two", claims__pledge=SOUND)).book.version
    other = load(write_rules(tmp_path / "three", claims__pledge=SOUND + "\n")).book.version
    assert one == two != other
