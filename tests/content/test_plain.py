"""Plain text: lines, paragraphs, and what block rules make of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.content import read_all
from classifier.content.dates import unambiguous_date
from classifier.content.plain import plain_blocks
from classifier.content.proof import prove_block_rules
from classifier.problems import errors
from classifier.rules.load import load
from tests.content.reading import RULES, check_blocks, read, shape
from tests.rules.desk import write_rules

WIRE = """\
Advertisement

Envoy leaves Sarn after talks on grain

Kestria and Belisand will talk again next week, both said.

By Ana Ruiz and Tomé Falcão
The envoy boards the ferry on Monday. Photo by Leif Aune
The envoy boards the ferry on Monday. Photo by Leif Aune

SARN, Tovalia, Nov. 24, 2026 (SNS) -- The talks on grain ended on Tuesday.

Share this article

"We will be back," the envoy said.

* * *

Most read

(Reporting by Ana Ruiz; editing by Ilse Marrand)

Latest Headlines
"""


def test_a_scraped_story(tmp_path):
    article = read(tmp_path, "envoy.txt", WIRE)
    check_blocks(article)
    assert article.text == WIRE.rstrip()
    assert shape(article) == [
        ("furniture", "Advertisement"),
        ("title", "Envoy leaves Sarn after talks on grain"),
        ("paragraph", "Kestria and Belisand will talk again next week, both said."),
        ("byline", "By Ana Ruiz and Tomé Falcão"),
        ("caption", "The envoy boards the ferry on Monday. Photo by Leif Aune"),
        ("furniture", "The envoy boards the ferry on Monday. Photo by Leif Aune"),
        ("dateline", "SARN, Tovalia, Nov. 24, 2026 (SNS) --"),
        ("paragraph", "The talks on grain ended on Tuesday."),
        ("furniture", "Share this article"),
        ("paragraph", '"We will be back," the envoy said.'),
        ("break", "* * *"),
        ("furniture", "Most read"),
        ("byline", "(Reporting by Ana Ruiz; editing by Ilse Marrand)"),
        ("furniture", "Latest Headlines"),
    ]
    assert article.blocks[6].path == article.blocks[7].path, "one paragraph on the page"
    assert article.title == "Envoy leaves Sarn after talks on grain"
    assert article.byline == "Ana Ruiz and Tomé Falcão"
    assert article.publisher == "SNS"
    assert str(article.date) == "2026-11-24"
    assert article.line_at(article.text.index("The talks")) == 11


def test_front_matter_counts_more_than_what_is_recognised(tmp_path):
    data = "---\nbyline: The desk\npublisher: The Wire\ndate: 2026-11-25\ntitle: Grain\n---\n"
    article = read(tmp_path, "envoy.txt", data + WIRE)
    assert (article.byline, article.publisher, str(article.date)) == (
        "The desk",
        "The Wire",
        "2026-11-25",
    )
    assert article.title == "Grain"
    assert article.text == f"Grain\n\n{WIRE.rstrip()}"
    assert [kind for kind, _ in shape(article)].count("title") == 1
    assert article.line_at(article.text.index("The talks")) == 17


def test_a_known_headline_is_found_in_the_text(tmp_path):
    data = "---\ntitle: Envoy leaves Sarn, after talks on grain\n---\n"
    article = read(tmp_path, "envoy.txt", data + WIRE)
    assert article.text == WIRE.rstrip()
    assert shape(article)[1] == ("title", "Envoy leaves Sarn after talks on grain")


def test_a_dateline_across_emphasis(tmp_path):
    article = read(tmp_path, "a.md", "**SARN (SNS)** — The *talks* ended.\n")
    check_blocks(article)
    assert shape(article) == [("dateline", "SARN (SNS) —"), ("paragraph", "The talks ended.")]
    texts = [[run.span.of(article.text) for run in block.runs] for block in article.blocks]
    assert texts == [["SARN (SNS)", " —"], ["The ", "talks", " ended."]]


def test_a_dateline_on_a_line_of_its_own(tmp_path):
    article = read(tmp_path, "a.txt", "SARN, Nov. 24 (SNS) --\n\nThe talks ended.\n")
    assert shape(article) == [
        ("dateline", "SARN, Nov. 24 (SNS) --"),
        ("paragraph", "The talks ended."),
    ]
    assert article.date is None, "a day without its year is no date"


def test_a_text_without_headline_is_called_by_its_first_line(tmp_path):
    article = read(tmp_path, "a.txt", "Advertisement\n\nThe talks ended.\n\nMore will follow.\n")
    assert article.title == "The talks ended."
    assert [kind for kind, _ in shape(article)] == ["furniture", "paragraph", "paragraph"]


def test_a_single_line_is_no_headline(tmp_path):
    article = read(tmp_path, "a.txt", "Talks end without a date\n")
    assert shape(article) == [("paragraph", "Talks end without a date")]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Nov. 24, 2026", "2026-11-24"),
        ("November 24 2026", "2026-11-24"),
        ("24 Sept. 2026", "2026-09-24"),
        ("24th May 2026", "2026-05-24"),
        ("2026-11-24", "2026-11-24"),
        ("Nov. 24", "None"),
        ("3/4/2026", "None"),
        ("31 June 2026", "None"),
        ("24 Brumaire 2026", "None"),
        ("", "None"),
    ],
)
def test_dates(words, date):
    assert str(unambiguous_date(words)) == date


# ------------------------------------------------------------------- lines

WRAPPED = """\
The talks between Kestria and Belisand on the price of grain ended on
Tuesday without a result. Both sides said that they would meet again
before the end of the month, in Skarvik.

The envoy said:
- the ports stay open, whatever is said in the capitals of the coast
  in the coming days and weeks;
- the fleet stays at home.
Nobody else spoke to the press, and nobody had been expected to, since
the talks were secret.
"""


def lines_of(text):
    return [" ".join(block.span.of(text).split()) for block, _ in plain_blocks(text)]


def test_lines_of_a_wrapped_text_are_joined():
    assert lines_of(WRAPPED) == [
        "The talks between Kestria and Belisand on the price of grain ended on Tuesday without a "
        "result. Both sides said that they would meet again before the end of the month, in "
        "Skarvik.",
        "The envoy said:",
        "- the ports stay open, whatever is said in the capitals of the coast in the coming days "
        "and weeks;",
        "- the fleet stays at home.",
        "Nobody else spoke to the press, and nobody had been expected to, since the talks were "
        "secret.",
    ]


def test_lines_of_a_text_that_is_not_wrapped_stay_apart():
    long = "The talks between Kestria and Belisand on the price of grain ended on Tuesday, " * 2
    assert lines_of(f"Grain\nBy Ana Ruiz\n{long}") == ["Grain", "By Ana Ruiz", long.strip()]
    assert lines_of("Talks end without a date\nBy Ana Ruiz") == [
        "Talks end without a date",
        "By Ana Ruiz",
    ]


@given(st.text(alphabet=st.sampled_from("ab .,-*\n\r\t\u00a0\u2028é\x85\x0c"), max_size=60))
@settings(deadline=None)
def test_every_word_of_a_text_is_in_one_block(text):
    end = 0
    for block, _ in plain_blocks(text):
        assert not text[end : block.span.start].strip()
        assert block.span.of(text).strip() == block.span.of(text) != ""
        assert [run.span for run in block.runs] == [block.span]
        end = block.span.end
    assert not text[end:].strip()


@given(st.lists(st.sampled_from(WIRE.split("\n")), max_size=14).map("\n".join))
@settings(deadline=None, max_examples=150)
def test_whatever_is_recognised_the_text_stays(tmp_path_factory, text):
    if not text.strip():
        return
    article = read(tmp_path_factory.getbasetemp(), "any.txt", text)
    check_blocks(article)
    assert article.text == text.strip()


# ------------------------------------------------------------- block rules


def test_the_standard_rules_prove_themselves():
    loaded = load(RULES)
    own = ("furniture.yaml", "month.yaml", "credit-line.yaml")
    found = [problem for problem in errors(loaded.problems) if problem.path.endswith(own)]
    proof = prove_block_rules(loaded.book.furniture, RULES)
    assert not found
    assert not proof.problems
    assert proof.held == proof.examples > 80


RULE = """\
rules:
  - id: note
    title: A note
    block: furniture
    match: ["^ note $", "^ note to editors"]
    unless: ["note to editors of"]
    where: {%s}
    examples:
      match: [Note, Note to editors]
      no_match: [%s]
"""


def rules_of(folder, where="", no_match="Note to editors of maps"):
    loaded = load(write_rules(folder / "rules", furniture=RULE % (where, no_match)))
    assert not loaded.problems
    return loaded.book.furniture


@pytest.mark.parametrize(
    ("where", "taken"),
    [
        ("", [0, 2, 3, 5]),
        ("first: 1", [0]),
        ("first: 3", [0, 2]),
        ("last: 1", [5]),
        ("alone: true", [0, 5]),
        ("repeated: true", [3]),
        ("max_words: 1", [0, 2, 3]),
        ("min_words: 2", [5]),
        ("first: 4, alone: true", [0]),
    ],
)
def test_where_a_rule_looks(tmp_path, where, taken):
    source = "Note\n\nText one.\nNote\nNote\nText two.\n\nNote to editors\n"
    article = read(tmp_path, "a.txt", source, rules_of(tmp_path, where))
    kinds = [kind for kind, _ in shape(article)]
    assert [index for index, kind in enumerate(kinds) if kind == "furniture"] == taken


def test_rules_count_the_lines_that_others_left(tmp_path):
    rules = """\
rules:
  - {id: ad, title: Ad, block: furniture, match: [advert], examples: {match: [Advert]}}
  - id: top
    title: Top
    block: byline
    match: ["^ staff"]
    where: {first: 1}
    examples: {match: [Staff]}
"""
    book = load(write_rules(tmp_path / "rules", furniture=rules)).book
    article = read(tmp_path, "a.txt", "Advert\n\nStaff\n\nStaff\n", book.furniture)
    assert [kind for kind, _ in shape(article)] == ["furniture", "byline", "paragraph"]


def test_exceptions(tmp_path):
    rules = rules_of(tmp_path)
    article = read(tmp_path, "a.txt", "Note to editors of maps\n\nNote to editors\n", rules)
    assert [kind for kind, _ in shape(article)] == ["paragraph", "furniture"]
    (problem,) = prove_block_rules(rules_of(tmp_path, no_match="Text"), tmp_path).problems
    assert problem.code == "unproven-exception"
    assert (problem.line, problem.column) == (6, 15)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[Note, Note to editors]", "[Notes]", "example-fails"),
        ("[Note, Note to editors]", "[]", "no-example"),
        ("[Note to editors of maps]", "[Note to editors of maps, Note]", "example-fails"),
        ("max_words: 3", "max_words: 2", "example-fails"),
    ],
)
def test_an_example_that_does_not_hold(tmp_path, old, new, code):
    source = RULE % ("max_words: 3", "Note to editors of maps")
    assert old in source
    source = source.replace("max_words: 3", "max_words: 5") if "max" not in old else source
    loaded = load(write_rules(tmp_path / "rules", furniture=source.replace(old, new)))
    codes = [
        problem.code for problem in prove_block_rules(loaded.book.furniture, tmp_path).problems
    ]
    assert code in codes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("block: furniture", "block: furnitur", "'furnitur' is not known here"),
        ("where: {}", "where: {frist: 1}", "unknown key 'frist'"),
        ('"^ note $"', '"^ <who: note> $"', "a block rule has no use for the capture 'who'"),
        ('    match: ["^ note $", "^ note to editors"]\n', "", "this rule says of no line"),
        ("id: note", "id: note\n    id: two", "the key 'id' stands here twice"),
    ],
)
def test_mistakes_in_block_rules(tmp_path, old, new, message):
    source = RULE % ("", "Note to editors of maps")
    assert old in source
    loaded = load(write_rules(tmp_path / "rules", furniture=source.replace(old, new)))
    assert any(message in problem.message for problem in loaded.problems)


def test_a_rule_that_takes_too_long_names_the_article(tmp_path, monkeypatch):
    monkeypatch.setattr("classifier.rules.pattern.compile.TIME_LIMIT", 0.01)
    rules = """\
rules:
  - {id: slow, title: Slow, block: furniture, match: ['/(?:x+x+)+y/'], examples: {match: [xxy]}}
"""
    loaded = load(write_rules(tmp_path / "rules", furniture=rules)).book.furniture
    (tmp_path / "a.txt").write_text("x" * 5000, encoding="utf-8")
    reading = read_all([tmp_path / "a.txt"], loaded)
    (problem,) = reading.problems
    assert "took too long here" in problem.message
    assert not reading.articles
