"""Which quotations are the same statement, and which are not."""

import pytest

from classifier.echoes import Change, How, find_echoes
from classifier.echoes.units import quoted_units
from classifier.records import BlockKind
from tests.echoes.making import briefing, words

BRIDGE = "We will open the bridge before the first snow"


def hows(echo):
    return {version.article: version.how for version in echo.versions}


def test_the_same_words_in_other_marks_case_and_punctuation_are_one_statement():
    briefings = [
        briefing("a", f"“{BRIDGE},” Ana Ruo said in Orlast."),
        briefing("b", f'Ana Ruo: "{BRIDGE.lower()}!" Nobody cheered at that.', day=1),
    ]
    (echo,) = find_echoes(briefings)
    assert hows(echo) == {"a": How.SAME, "b": How.SAME}
    assert words(echo, briefings)["a"] == [f"{BRIDGE},"]
    assert echo.changes == ()


@pytest.mark.parametrize("quotation", ["no comment", "a very good day", "bridge"])
def test_a_few_quoted_words_are_a_set_phrase_and_no_statement(quotation):
    texts = (f"Ruo spoke of “{quotation}” in Varn.", f"It was “{quotation}”, Oro felt.")
    assert find_echoes([briefing("a", texts[0]), briefing("b", texts[1])]) == ()


@pytest.mark.parametrize(
    ("quotation", "count"),
    [
        ("The Long Way Home With Ana Ruo in Varn", 0),
        ("The Long Way home with Ana Ruo in Varn", 1),
        ("THE LONG WAY HOME WITH ANA RUO", 1),
        ("I am for Orlast as he is for Hyra", 1),
    ],
)
def test_a_title_is_no_statement(quotation, count):
    texts = (f"Ruo was heard on “{quotation}” here.", f"It was “{quotation}”, Oro felt.")
    assert len(find_echoes([briefing("a", texts[0]), briefing("b", texts[1])])) == count


def test_a_run_of_the_words_is_a_part_whoever_prints_it_first():
    briefings = [
        briefing("a", "Ruo spoke of “the bridge before the first snow” on Monday."),
        briefing("b", f"“{BRIDGE},” Ana Ruo said.", day=1),
    ]
    (echo,) = find_echoes(briefings)
    assert hows(echo) == {"a": How.PART, "b": How.SAME}
    assert (echo.base, echo.first) == (1, (0,))


def test_a_part_of_two_statements_goes_to_the_nearer_and_joins_nothing():
    briefings = [
        briefing("a", "“I say that the old bridge will never be opened to tanks,” Ruo said."),
        briefing(
            "b", "“It is certain the old bridge will never be opened to fools,” Oro said.", day=30
        ),
        briefing("c", "Nobody knew why “the old bridge will never be opened to” anyone.", day=29),
    ]
    (echo,) = find_echoes(briefings)
    assert [version.article for version in echo.versions] == ["c", "b"]


@pytest.mark.parametrize(
    ("part", "speaker", "source", "count"),
    [
        ("before the first snow falls", "Ivo Karst", "Karst", 0),
        ("before the first snow falls", "Ana Ruo", "Ruo", 1),
        # Who "he" is was only found out; it may be wrong.
        ("before the first snow falls", "Ivo Karst", "he", 1),
        # So many words are not said twice by chance.
        ("open the bridge before the first snow falls", "Ivo Karst", "Karst", 1),
    ],
)
def test_a_few_words_of_another_speaker_are_no_part(part, speaker, source, count):
    briefings = [
        briefing(
            "a",
            f"“{BRIDGE} falls,” Ana Ruo said.",
            said=[("Ana Ruo", "Ana Ruo", f"{BRIDGE} falls")],
        ),
        briefing("b", f"Before noon “{part},” {source} said.", said=[(speaker, source, part)]),
    ]
    assert len(find_echoes(briefings)) == count


def test_an_interrupted_quotation_is_the_uninterrupted_one():
    briefings = [
        briefing("a", "“We will open the bridge,” Ruo said, “before the first snow.”"),
        briefing("b", f"“{BRIDGE},” Ruo said."),
    ]
    (echo,) = find_echoes(briefings)
    assert hows(echo) == {"a": How.SAME, "b": How.SAME}
    assert words(echo, briefings)["a"] == ["We will open the bridge,", "before the first snow."]


@pytest.mark.parametrize(
    ("between", "units"), [(", ” she said, “", 1), ("”, she said, “", 1), ("” and wanted it “", 2)]
)
def test_only_an_interrupted_quotation_of_a_sentence_is_one(between, units):
    quoted = f"“an old and narrow bridge{between}opened before any snow falls”"
    made = briefing("a", f"Ruo spoke of {quoted}.")
    assert len(list(quoted_units(made))) == units


def test_a_block_quotation_needs_no_marks():
    briefings = [
        briefing("a", f"{BRIDGE}.", kind=BlockKind.QUOTE),
        briefing("b", f"“{BRIDGE},” the treaty says."),
    ]
    (echo,) = find_echoes(briefings)
    assert all(version.quoted for version in echo.versions)


def test_furniture_is_skipped():
    line = f"“{BRIDGE},” Ruo said."
    assert find_echoes([briefing("a", line, kind=BlockKind.FURNITURE), briefing("b", line)]) == ()
    assert len(find_echoes([briefing("a", line), briefing("b", line)])) == 1


def test_what_one_article_repeats_is_no_echo():
    line = f"“{BRIDGE},” Ruo said."
    assert find_echoes([briefing("a", line, line), briefing("b", "Snow fell.")]) == ()


def test_an_echo_has_one_version_of_each_article_the_fullest():
    briefings = [
        briefing("a", f"“{BRIDGE},” Ruo said."),
        briefing("b", "Ruo wants “the bridge before the first snow”.", f"“{BRIDGE},” he said."),
    ]
    (echo,) = find_echoes(briefings)
    assert hows(echo) == {"a": How.SAME, "b": How.SAME}
    assert [version.sentences for version in echo.versions] == [(0,), (1,)]


def test_a_few_words_are_said_anew_a_year_later_and_many_are_not():
    short, long = "We are ready to talk", f"{BRIDGE} and keep it open"
    for quotation, count in ((short, 0), (long, 1)):
        pair = [
            briefing("a", f"“{quotation},” Ruo said."),
            briefing("b", f"“{quotation},” Ruo said.", day=365),
        ]
        assert len(find_echoes(pair)) == count
    near = [briefing("a", f"“{short},” Ruo said."), briefing("b", f"“{short},” Ruo said.", day=9)]
    assert len(find_echoes(near)) == 1


def test_a_quotation_over_several_sentences_is_one_passage():
    text = f"“{BRIDGE}. It will stay open all year,” Ana Ruo said."
    briefings = [
        briefing("a", "Snow fell on Orlast.", text, said=[("Ana Ruo", "Ana Ruo", text[1:-15])]),
        briefing("b", text, said=[("Ana Ruo", "Ana Ruo", text[1:-15])]),
    ]
    (echo,) = find_echoes(briefings)
    assert [version.sentences for version in echo.versions] == [(1, 2), (0, 1)]


def test_a_quotation_without_its_closing_mark_ends_nobody_knows_where():
    briefings = [
        briefing("a", f"“{BRIDGE} and then he left."),
        briefing("b", f"“{BRIDGE} and then he left.”"),
    ]
    assert all(
        not version.quoted for echo in find_echoes(briefings) for version in echo.versions[:1]
    )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("We will open the bridge", "We will not open the bridge", 0),
        ("We will open the bridge before long", "We will open the bridge before noon", 0),
        (
            "We will open the bridge before long again",
            "We will open the bridge before noon again",
            1,
        ),
    ],
)
def test_a_few_words_must_be_the_same(one, other, count):
    briefings = [briefing("a", f"Ruo: “{one}.”"), briefing("b", f"In Varn she said “{other}”.")]
    assert len(find_echoes(briefings)) == count


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ("We will not open the bridge before the first snow", (Change.NEGATION,)),
        ("We won't open the bridge before the first snow", (Change.NEGATION,)),
        ("We will open the bridge before the second snow", ()),
        ("We will open the bridges before the first snow", ()),
    ],
)
def test_nearly_the_same_words_are_told_from_the_opposite(other, changes):
    briefings = [briefing("a", f"“{BRIDGE},” Ruo said."), briefing("b", f"“{other},” Ruo said.")]
    (echo,) = find_echoes(briefings)
    assert hows(echo) == {"a": How.SAME, "b": How.NEAR}
    assert echo.changes == changes
    assert echo.versions[1].differences


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("We will close the tunnel after the last rain", 0),
        # Twice translated from Varnish.
        ("Before snow falls for the first time, the bridge will be opened by us", 0),
        ("We shall open the bridge before the first snow", 1),
    ],
)
def test_other_words_are_another_statement(other, count):
    briefings = [briefing("a", f"“{BRIDGE},” Ruo said."), briefing("b", f"“{other},” Ruo said.")]
    assert len(find_echoes(briefings)) == count


LONG = (
    "We will open the old bridge over the Orl to every lorry that waits in Hyra and in Varn, and "
    "we will not ask for money, before the first snow falls on Orlast"
)


@pytest.mark.parametrize(
    ("cut", "found"),
    [
        ("open the old bridge over the Orl … before the first snow falls", True),
        ("open the old bridge over the Orl ... before the first snow", True),
        ("We will open […] before the first snow falls on Orlast", True),
        ("We will open … in Varn … before the first snow falls on Orlast", True),
        ("before the first snow falls … open the old bridge over the Orl", False),
        ("open the old bridge over the Orl … after the first snow falls", False),
        # Where no five words are left together, nothing tells it from chance.
        ("open the bridge … in Varn … before the snow falls", False),
    ],
)
def test_a_quotation_cut_by_an_ellipsis_is_a_part(cut, found):
    briefings = [briefing("a", f"“{LONG},” Ruo said."), briefing("b", f"“{cut},” she said.")]
    echoes = find_echoes(briefings)
    assert [hows(echo) for echo in echoes] == [{"a": How.SAME, "b": How.PART}] * found


@pytest.mark.parametrize(
    ("cut", "without", "changes"),
    [
        ("we will not ask for money, before … falls on Orlast", "the first snow", ()),
        ("and we will … ask for money, before the first snow", "not", (Change.NEGATION,)),
    ],
)
def test_what_an_ellipsis_leaves_out_is_told_and_so_is_a_not(cut, without, changes):
    briefings = [briefing("a", f"“{LONG},” Ruo said."), briefing("b", f"“{cut},” she said.")]
    (echo,) = find_echoes(briefings)
    ((own, base),) = echo.versions[1].differences
    text = briefings[0].article.text
    assert [span.of(text) for span in base] == [without]
    assert [span.of(briefings[1].article.text) for span in own] == ["…"]
    assert echo.changes == changes


def test_words_left_out_at_the_ends_are_no_difference():
    briefings = [
        briefing("a", f"“{LONG},” Ruo said."),
        briefing("b", "Ruo would “ask for money, before the first snow falls”."),
    ]
    (echo,) = find_echoes(briefings)
    assert (echo.versions[1].how, echo.versions[1].differences) == (How.PART, ())
    assert echo.changes == ()


@pytest.mark.parametrize(
    ("other", "how"),
    [
        ("[W]e will open the bridge before the first snow", How.SAME),
        ("We will open [the] bridge before the first snow", How.SAME),
        ("We will open the bridge [to Hyra] before the first snow", How.NEAR),
        ("[Varn] will open the bridge before the first snow", How.NEAR),
    ],
)
def test_what_an_editor_put_in_brackets_is_told_where_it_adds_words(other, how):
    briefings = [briefing("a", f"“{BRIDGE},” Ruo said."), briefing("b", f"“{other},” Ruo said.")]
    (echo,) = find_echoes(briefings)
    assert echo.versions[1].how is how


def test_a_quotation_printed_without_marks_is_nearly_the_same():
    briefings = [
        briefing("a", f"“{BRIDGE},” Ana Ruo said."),
        briefing("b", f"“{BRIDGE},” Ana Ruo said.", day=1),
        briefing("c", f"{BRIDGE}, Ana Ruo said.", day=2),
    ]
    (echo,) = find_echoes(briefings)
    assert [version.quoted for version in echo.versions] == [True, True, False]
