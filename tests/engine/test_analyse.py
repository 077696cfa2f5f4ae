"""How labels come about: weights, thresholds, context, scopes, exceptions, labels on labels."""

import pytest

from classifier.engine.analyse import Engine
from classifier.engine.explain import explain
from classifier.engine.short import short_article
from classifier.problems import ProblemsError
from classifier.records import Article, Block, BlockKind, Container, Position, Run, Span
from classifier.rules.load import load_rulebook
from tests.rules.desk import write_rules

RULE = """\
  - id: {id}
    title: A rule
    match: [{match}]
{more}
    examples: {{match: [x]}}
"""


def engine_of(tmp_path, claim=(), domain=(), head=""):
    """Build an engine from rules (id, pattern, further YAML lines) of one claim and one domain."""

    def rules(entries):
        return "".join(
            RULE.format(id=name, match=f'"{match}"', more="".join(f"    {line}\n" for line in more))
            for name, match, *more in entries
        )

    files = {}
    if claim:
        files["claims__pledge"] = "claim: pledge\nrules:\n" + rules(claim)
    if domain:
        files["domains__military"] = f"domain: military\n{head}rules:\n" + rules(domain)
    return Engine(load_rulebook(write_rules(tmp_path, **files)))


def article_of(*blocks):
    """Build an article from (kind, text) blocks."""
    text, made = "", []
    for number, (kind, words) in enumerate(blocks):
        span = Span(len(text), len(text) + len(words))
        made.append(Block(kind, span, (Container("p", number),), (Run(span),)))
        text += words + "\n\n"
    return Article(id="a", slug="a", title="", text=text.rstrip(), blocks=tuple(made), path="a")


def labels(engine, text, position=None):
    """Return, for each sentence, its claims and domains."""
    article = text if isinstance(text, Article) else short_article(text)
    briefing = engine.brief(article, position)
    return [
        [claim.type for claim in briefing.claims if claim.sentence == index]
        + [domain.domain for domain in briefing.domains if domain.sentence == index]
        for index in range(len(briefing.document.sentences))
    ]


def test_weak_cues_decide_only_together(tmp_path):
    engine = engine_of(
        tmp_path,
        domain=[("front", "front", "weight: 0.5"), ("base", "base~", "weight: 0.5")],
    )
    assert labels(engine, "The front is quiet.") == [[]]
    assert labels(engine, "The front and the base are quiet.") == [["military"]]


def test_a_rule_counts_its_own_matches_up_to_its_maximum(tmp_path):
    engine = engine_of(tmp_path, domain=[("base", "base~", "weight: 0.4", "max: 2")])
    assert labels(engine, "A base and a base and a base.") == [[]]
    more = engine_of(tmp_path / "more", domain=[("base", "base~", "weight: 0.4", "max: 3")])
    assert labels(more, "A base and a base and a base.") == [["military"]]


def test_unless_blocks_only_the_match_it_overlaps(tmp_path):
    engine = engine_of(tmp_path, claim=[("vow", "vow~", 'unless: ["marriage vow~"]')])
    assert labels(engine, "A marriage vow.") == [[]]
    assert labels(engine, "A marriage vow, and a vow of peace.") == [["pledge"]]
    anywhere = engine_of(tmp_path / "b", claim=[("vow", "vow~", 'unless_anywhere: ["marriage"]')])
    assert labels(anywhere, "A marriage vow, and a vow of peace.") == [[]]


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("any", [["pledge"], ["pledge"]]),
        ("inside", [["pledge"], []]),
        ("outside", [[], ["pledge"]]),
    ],
)
def test_quoted_scope(tmp_path, quoted, expected):
    engine = engine_of(tmp_path, claim=[("vow", "we vow", f"where: {{quoted: {quoted}}}")])
    assert labels(engine, "He said: “Yes, we vow it.” Here we vow nothing.") == expected


def test_position_scope(tmp_path):
    engine = engine_of(tmp_path, claim=[("vow", "vow", "where: {in: [headline]}")])
    assert labels(engine, "A vow.", Position.HEADLINE) == [["pledge"]]
    assert labels(engine, "A vow.", Position.BODY) == [[]]


def test_captions_are_looked_at_only_by_rules_that_name_them(tmp_path):
    engine = engine_of(tmp_path, claim=[("vow", "vow")])
    assert labels(engine, "A vow.", Position.CAPTION) == [[]]
    named = engine_of(tmp_path / "named", claim=[("vow", "vow", "where: {in: [caption]}")])
    assert labels(named, "A vow.", Position.CAPTION) == [["pledge"]]


def test_a_rule_may_require_another_label(tmp_path):
    engine = engine_of(
        tmp_path,
        claim=[("arms", "will send", "requires: [military]")],
        domain=[("tank", "tank~")],
    )
    assert labels(engine, "Norvale will send tanks.") == [["pledge", "military"]]
    assert labels(engine, "Norvale will send apples.") == [[]]


def test_a_rule_may_suppress_another_label(tmp_path):
    engine = engine_of(
        tmp_path,
        claim=[("vow", "vow~")],
        domain=[("game", "war game~", "suppresses: [pledge]")],
    )
    assert labels(engine, "They vow to hold war games.") == [["military"]]
    assert labels(engine, "They vow to hold talks.") == [["pledge"]]


def test_all_groups_must_match(tmp_path):
    text = (
        "claim: pledge\nrules:\n  - id: both\n    title: Both\n"
        '    all: ["vow~", ["aid", "help"]]\n    examples: {match: [x]}\n'
    )
    engine = Engine(load_rulebook(write_rules(tmp_path, claims__pledge=text)))
    sentence = "To help them, they vow it."
    briefing = engine.brief(short_article(sentence))
    (claim,) = briefing.claims
    assert [span.of(sentence) for span in claim.matches[0].evidence] == ["help", "vow"]
    assert labels(engine, "They vow it.") == [[]]


def test_retired_rules_never_run(tmp_path):
    engine = engine_of(tmp_path, claim=[("vow", "vow~", "status: retired")])
    assert labels(engine, "A vow.") == [[]]


def test_only_classified_blocks_are_looked_at(tmp_path):
    engine = engine_of(tmp_path, claim=[("vow", "vow~")])
    article = article_of(
        (BlockKind.FURNITURE, "A vow."), (BlockKind.CODE, "vow()"), (BlockKind.PARAGRAPH, "A vow.")
    )
    assert labels(engine, article) == [["pledge"]]


def test_a_pattern_that_takes_too_long_is_a_located_problem(tmp_path, monkeypatch):
    monkeypatch.setattr("classifier.rules.pattern.compile.TIME_LIMIT", 0.05)
    text = (
        "claim: pledge\nrules:\n  - id: slow\n    title: Slow\n    match:\n"
        "      - '/(?:a+)+b/'\n    examples: {match: [x]}\n"
    )
    engine = Engine(load_rulebook(write_rules(tmp_path, claims__pledge=text)))
    with pytest.raises(ProblemsError) as error:
        engine.brief(short_article("a" * 5_000 + "c"))
    (problem,) = error.value.problems
    assert (problem.code, problem.line, problem.column) == ("pattern-time", 6, 10)


def test_a_rule_can_stay_out_of_articles_that_have_certain_words(tmp_path):
    engine = engine_of(
        tmp_path, claim=[("many", "many", 'where: {articles_without: ["(said|monday)"]}')]
    )
    assert labels(engine, "Many left. Nobody stayed.") == [["pledge"], []]
    assert labels(engine, "Many left. Nobody stayed on Monday.") == [[], []]


def test_words_that_keep_a_rule_out_of_an_article_are_named(tmp_path):
    engine = engine_of(
        tmp_path, claim=[("many", "many", 'where: {articles_without: ["(said|monday)"]}')]
    )
    text = "Many left. Nobody stayed on Monday."
    briefing = engine.brief(short_article(text))
    (blocked,) = explain(engine, briefing, 0).blocked
    assert blocked.outcome.barred is not None
    assert blocked.outcome.barred.found.of(text) == "Monday"
