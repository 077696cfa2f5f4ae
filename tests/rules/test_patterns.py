"""What each operator of the pattern language matches, and what it does not."""

import pytest

from classifier.rules.inflect import make_inflector
from classifier.rules.pattern import PatternError, PatternTimeout, compile_pattern, parse
from classifier.rules.pattern.expand import Expander, UnknownLexicon, WordList


@pytest.fixture(scope="module")
def expander():
    def words(name, entries, pos=None):
        return WordList(name, tuple(parse(entry) for entry in entries), pos)

    lists = [
        words("restate", ["reaffirm", "reiterate", "make clear again"], "verb"),
        words("promise", ["commitment", "security guarantee", "pledge"], "noun"),
        words("both", ["{restate}", "{promise}"]),
        words("phrases", ["long road", "wide road"]),
        words("circle", ["{circle2}"]),
        words("circle2", ["{circle}"]),
    ]
    return Expander({item.name: item for item in lists}, make_inflector())


def found(expander, pattern, sentence):
    compiled = compile_pattern(pattern, expander)
    return [hit.span.of(sentence) for hit in compiled.finditer(sentence)]


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("remains committed", "Norvale remains  committed to it.", ["remains  committed"]),
        ("remains committed", "Norvale REMAINS\ncommitted.", ["REMAINS\ncommitted"]),
        ("remains committed", "It remains “committed”.", ["remains “committed"]),
        ("remains committed", "It remains, committed.", []),
        ("committed", "It is uncommitted.", []),
        ("long-term", "a long–term plan", ["long–term"]),
        ("minister's", "the minister’s office", ["minister’s"]),
        ("can", "They can't, but we can.", ["can"]),
        ("can", "They can’t.", []),
        ("U.S. troops", "The U.S. troops left.", ["U.S. troops"]),
        ("1,000 men", "Some 1,000 men came.", ["1,000 men"]),
        ("said , however", "He said, however, no.", ["said, however"]),
        ("said, however", "He said, however, no.", ["said, however"]),
        # inflection
        ("reaffirm~", "reaffirm reaffirms reaffirmed reaffirming reaffirmation", 4),
        ("lead~", "They led, she leads.", ["led", "leads"]),
        ("counter-attack~", "Two counter-attacks failed.", ["counter-attacks"]),
        ("(remain|stay)~ calm", "They stayed calm; he remains calm.", 2),
        # lexicons
        ("{restate}", "We reaffirm it, he reaffirmed it.", ["reaffirm"]),
        ("{restate}~", "He made clear again and reaffirms.", ["made clear again", "reaffirms"]),
        ("{promise}~", "Old security guarantees and pledges.", ["security guarantees", "pledges"]),
        ("{both}", "a pledge to reiterate", ["pledge", "reiterate"]),
        ("{phrases}", "a wide road, a long road", ["wide road", "long road"]),
        ("{promise}'s end", "the pledge’s end", ["pledge’s end"]),
        # gaps
        ("from ..2 to", "from here to there", ["from here to"]),
        ("from ..2 to", "from to", ["from to"]),
        ("from ..2 to", "from one, two to", ["from one, two to"]),
        ("from ..2 to", "from one two three to", []),
        ("from ... to", "from one two three four, five – six to", 1),
        ("said ..3 ,", "he said on Monday, later", ["said on Monday,"]),
        # groups and optional parts
        (
            "(may|might well) open",
            "It might well open or may open.",
            ["might well open", "may open"],
        ),
        ("stand [firmly|fully] by", "stand by, stand firmly by", ["stand by", "stand firmly by"]),
        (
            "[fully] committed [to]",
            "fully committed to; committed",
            ["fully committed to", "committed"],
        ),
        # case
        ("=May", "In May they may.", ["May"]),
        ("=US", "the US told us", ["US"]),
        # anchors
        ("^ politically", "“Politically, it is politically wise.”", ["Politically"]),
        ("^ ..2 could", "He really could, they could.", ["He really could"]),
        ("wise $", "Wise men are not wise.”", ["wise"]),
        ("end ... $", "the end of it all.", ["end of it all."]),
        # raw expressions
        (r"rose /\d+(?:\.\d+)?%/", "It rose 2.5% and rose a bit.", ["rose 2.5%"]),
        (r"/[A-Z]{3}-\d/", "the DMZ-1 line", ["DMZ-1"]),
        (r"either\/or", "an either/or", ["either/or"]),
        (r"\(sic\)", "as said (sic) there", ["(sic)"]),
    ],
)
def test_operator(expander, pattern, sentence, expected):
    hits = found(expander, pattern, sentence)
    if isinstance(expected, int):
        assert len(hits) == expected
    else:
        assert hits == expected


def test_captures_name_their_words(expander):
    compiled = compile_pattern("<who: (minister|envoy)> said <what: no>", expander)
    sentence = "The envoy said no."
    hit = compiled.search(sentence)
    assert [(name, span.of(sentence)) for name, span in hit.captures] == [
        ("who", "envoy"),
        ("what", "no"),
    ]


@pytest.mark.parametrize(
    ("wrong", "offset", "code", "right"),
    [
        ("(a", 0, "unbalanced-bracket", "(a)"),
        ("a)", 1, "unbalanced-bracket", "(a)"),
        ("said [that", 5, "unbalanced-bracket", "said [that]"),
        ("{restate", 0, "unbalanced-bracket", "{restate}"),
        ("a|b", 1, "pattern-syntax", "(a|b)"),
        ("..3 a", 0, "pattern-gap", "b ..3 a"),
        ("a ..3", 2, "pattern-gap", "a ..3 b"),
        ("a ..99 b", 2, "pattern-gap", "a ..9 b"),
        ("a..3 b", 1, "pattern-gap", "a ..3 b"),
        ("(a|)", 3, "pattern-empty", "(a|b)"),
        ("[a]", 0, "pattern-empty", "[a] b"),
        ("([a]|b)", 1, "pattern-empty", "(a|b)"),
        ("", 0, "pattern-empty", "a"),
        ("a ^ b", 2, "pattern-anchor", "^ a b"),
        ("a $ b", 2, "pattern-anchor", "a b $"),
        ("pre(a|b)", 3, "pattern-glue", "pre (a|b)"),
        ("=May~", 0, "pattern-inflection", "=May"),
        ("(a b|c)~", 1, "pattern-inflection", "(a|c)~"),
        ("<x y>", 0, "pattern-syntax", "<x: y>"),
        ("/(a/", 3, "bad-regex", "/(?:a)/"),
        ("/(a)/", 0, "bad-regex", "/(?:a)/"),
        ("/a", 0, "unbalanced-bracket", "/a/"),
    ],
)
def test_mistake_has_its_place_and_a_valid_twin(expander, wrong, offset, code, right):
    with pytest.raises(PatternError) as error:
        parse(wrong)
    assert (error.value.offset, error.value.code) == (offset, code)
    compile_pattern(right, expander)


def test_lexicon_that_contains_itself(expander):
    with pytest.raises(PatternError, match="contains itself"):
        compile_pattern("{circle}", expander)


def test_unknown_lexicon(expander):
    with pytest.raises(UnknownLexicon, match="restat"):
        compile_pattern("{restat}", expander)


def test_phrases_without_part_of_speech_cannot_be_inflected(expander):
    with pytest.raises(PatternError, match="which word"):
        compile_pattern("{phrases}~", expander)


def test_lexicons_that_multiply_are_stopped():
    lists = [WordList("l0", (parse("a"), parse("b")), None)]
    for depth in range(1, 40):
        inner = f"{{l{depth - 1}}}"
        lists.append(WordList(f"l{depth}", (parse(f"{inner} {inner}"), parse("x")), None))
    expander = Expander({item.name: item for item in lists}, make_inflector())
    assert compile_pattern("{l3}", expander).search("a b a x")
    with pytest.raises(PatternError, match="grows to more than"):
        compile_pattern("{l39}", expander)


def test_runaway_expression_is_stopped(expander, monkeypatch):
    monkeypatch.setattr("classifier.rules.pattern.compile.TIME_LIMIT", 0.05)
    compiled = compile_pattern(r"/(?:a+)+b/", expander)
    with pytest.raises(PatternTimeout):
        compiled.search("a" * 5_000 + "c")
