"""What the standard frames find: each case beside a near-twin that must not be found so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.records import AttributionKind
from tests.engine.attribution.helpers import attributions, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where the source stands
        (
            "The envoy said that talks would resume.",
            [("The envoy", "said", "that talks would resume")],
        ),
        (
            "“We wait,” said Ana Ruiz, the minister, in an interview.",
            [("Ana Ruiz, the minister", "said", "“We wait,”")],
        ),
        (
            "“We wait,” she said, “for nobody.”",
            [("she", "said", "“We wait,” … “for nobody.”")],
        ),
        (
            "Taxes will rise, officials said on Monday.",
            [("officials", "said", "Taxes will rise")],
        ),
        (
            "The general, who left in May, denied that he had resigned.",
            [("The general, who left in May,", "denied", "that he had resigned")],
        ),
        ("On Monday Ruiz said the truce held.", [("Ruiz", "said", "the truce held")]),
        (
            "Ruiz on Monday night said the truce held.",
            [("Ruiz", "said", "the truce held")],
        ),
        # what is said
        (
            "Leaders said on Monday that it's late.",
            [("Leaders", "said", "that it's late")],
        ),
        (
            "Leaders said of the wall that is old that it leans.",
            [("Leaders", "said", "that it leans")],
        ),
        ("Ruiz wants to bring back the law.", [("Ruiz", "wants", "to bring back the law")]),
        ("Ruiz wants for nothing.", []),
        # where it ends: no finite verb goes on an infinitive or a noun phrase
        (
            "Ruiz refused to answer the guests but said it was late.",
            [
                ("Ruiz", "refused", "to answer the guests"),
                ("Ruiz", "said", "it was late"),
            ],
        ),
        (
            "Ruiz refused to answer the guests and say it was late.",
            [("Ruiz", "refused", "to answer the guests and say it was late")],
        ),
        # what is told in somebody's words ends where these do
        (
            "Ruiz told us that she agrees it was late and asked why we wait.",
            [
                ("Ruiz", "told", "that she agrees it was late"),
                ("Ruiz", "asked", "why we wait"),
            ],
        ),
        (
            "Ruiz thinks she agrees it was late and asks why we wait.",
            [
                ("Ruiz", "thinks", "she agrees it was late"),
                ("Ruiz", "asks", "why we wait"),
            ],
        ),
        (
            "Ruiz said having friends is a help.",
            [("Ruiz", "said", "having friends is a help")],
        ),
        (
            "Aides believe her work as a guard will help.",
            [("Aides", "believe", "her work as a guard will help")],
        ),
        (
            "He told the council on Monday that it was late.",
            [("He", "told", "that it was late")],
        ),
        ("He said it was late and left.", [("He", "said", "it was late and left")]),
        (
            "He said it was late and warned that time was short.",
            [
                ("He", "said", "it was late"),
                ("He", "warned", "that time was short"),
            ],
        ),
        (
            "When Ruiz said it was late, the guests left.",
            [("Ruiz", "said", "it was late")],
        ),
        (
            "The paper, according to two editors, will close.",
            [("two editors", "according to", "The paper … will close")],
        ),
        (
            "Two reporters asked the envoy whether it was late.",
            [("Two reporters", "asked", "whether it was late")],
        ),
        (
            "She said they were tired and want more money.",
            [("She", "said", "they were tired and want more money")],
        ),
        (
            "The truce, the survey shows, is popular.",
            [("the survey", "shows", "The truce … is popular")],
        ),
        (
            "Asked whether it was late, he said: “Never.”",
            [("", "Asked", "whether it was late"), ("he", "said", "“Never.”")],
        ),
        (
            "He praised Ruiz, adding that it was late.",
            [("He", "praised", "Ruiz"), ("He", "adding", "that it was late")],
        ),
        ("Those surveyed say it is late.", [("Those surveyed", "say", "it is late")]),
        ("Another says it is late.", [("Another", "says", "it is late")]),
        (
            "It was a step they believe could help.",
            [("they", "believe", "a step … could help")],
        ),
        (
            "The claim that it was late is false.",
            [("", "claim", "that it was late")],
        ),
        ("As Ana Ruiz put it, it was late.", [("Ana Ruiz", "put it", "it was late")]),
        (
            "Ruiz was quoted by the agency as saying it was late.",
            [("Ruiz", "was quoted by the agency as saying", "it was late")],
        ),
        (
            "“It is late,” Ruiz was quoted as saying.",
            [("Ruiz", "was quoted as saying", "“It is late,”")],
        ),
        ("Ruiz remains most wary of the truce.", [("Ruiz", "remains most wary of", "the truce")]),
        # nobody named
        (
            "The army is expected to leave.",
            [("", "is expected", "The army … to leave")],
        ),
    ],
)
def test_parts(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "The proposed law failed.",
        "He told a story.",
        "Everything went according to plan.",
        "The two states met in May.",
        "The plans of the army are secret.",
        "The United States is a member of the alliance that they left.",
        "The levee was no threat to that town.",
        "Correction: The bridge is open.",
        "They held a claim that fired the crowd.",
        "What happened at 4:45 a.m. says little.",
    ],
)
def test_nothing_is_attributed(text):
    assert parts(text) == []


def test_only_the_outermost_voice_counts():
    found = parts("Ruiz said that Okoye believes that the truce will hold.")
    assert [source for source, _, _ in found] == ["Ruiz"]


def test_an_official_voice_that_a_medium_passes_on_stays():
    found = parts("The army said the town had fallen, Reuters reported.")
    assert [source for source, _, _ in found] == ["The army", "Reuters"]


def test_nothing_inside_a_quotation_is_attributed():
    found = parts("“He said that they think so,” she added.")
    assert found == [("she", "added", "“He said that they think so,”")]


def test_a_quotation_goes_on_over_sentences_and_paragraphs():
    found = parts("“We wait,” she said. “It is late.", "“Nobody came.” She left.", "“New,” I said.")
    assert [content for _, _, content in found] == [
        "“We wait,” … “It is late. … “Nobody came.”",
        "“New,”",
    ]


def test_a_question_in_quotation_marks_belongs_to_the_sentence_after():
    assert parts("“Why now?” Ruiz asked.") == [("Ruiz", "asked", "“Why now?”")]
    assert parts("“Why now?” Nobody answered the mayor.") == []


def test_a_colon_at_the_end_of_a_paragraph_opens_the_next():
    found = parts("The ministry said:", "“We are ready.", "“We wait.”")
    assert found == [("The ministry", "said", "“We are ready. … “We wait.”")]
    assert parts("The ministry said nothing:", "“We are ready.”")[0][2] != "“We are ready.”"


def test_a_speaker_of_a_transcript_speaks_to_the_end_of_the_paragraph():
    found = parts("RUIZ: Well, yes. They say it is late.", "OKOYE: Not now. Never.")
    assert found == [
        ("RUIZ", ":", "Well, yes. They say it is late."),
        ("OKOYE", ":", "Not now. Never."),
    ]


def test_a_dateline_is_no_speaker_of_a_transcript():
    assert parts("SARN: The army said it was late.") == [("The army", "said", "it was late")]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("“We wait,” she said.", AttributionKind.DIRECT, True),
        ("She said they would wait.", AttributionKind.INDIRECT, True),
        ("She said they would wait “for nobody” else.", AttributionKind.MIXED, True),
        ("She wants to wait.", AttributionKind.INDIRECT, False),
        ("No minister has said that they would wait.", AttributionKind.INDIRECT, False),
        ("They held the talks that she had announced.", AttributionKind.INDIRECT, False),
        ("She left without waiting to say that it was late.", AttributionKind.INDIRECT, False),
        ("She criticised the “late” vote.", AttributionKind.MIXED, True),
        ("She opposed the late vote.", AttributionKind.INDIRECT, False),
        ("She criticised the late vote.", AttributionKind.INDIRECT, True),
        ("She did not say that they would wait.", AttributionKind.INDIRECT, False),
        ("She never said that they would wait.", AttributionKind.INDIRECT, False),
        ("She denied saying that they would wait.", AttributionKind.INDIRECT, True),
        ("She not only said that they would wait.", AttributionKind.INDIRECT, True),
        ("Did she say that they would wait?", AttributionKind.INDIRECT, False),
        ("Who said that they would wait?", AttributionKind.INDIRECT, False),
        ("She asked whether they would wait.", AttributionKind.INDIRECT, True),
        ("“Will they wait?” she asked.", AttributionKind.DIRECT, True),
    ],
)
def test_kind_and_whether_it_is_said(text, kind, said):
    found, _ = attributions(text)
    assert [(made.kind, made.said) for made in found] == [(kind, said)]


def test_what_was_not_said_says_why():
    for text, reason in (
        ("She never said that they would wait.", "denied"),
        ("Did she say that they would wait?", "asks"),
        ("She wants to wait.", "wanted"),
        ("Nobody said that they would wait.", "nobody"),
    ):
        (made,) = attributions(text)[0]
        assert made.why[-1].startswith("not said: ")
        assert reason in made.why[-1]


def test_every_attribution_explains_itself():
    found, _ = attributions("Foreign Minister Ana Ruiz said it was late.", "She added nothing new.")
    for made in found:
        assert made.rule
        assert any("source" in step for step in made.why)
    assert "official_titles" in found[0].why[-1]


TEXTS = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(
                """said told that “ ” , , . : he Ruiz Ana the minister who who’s he’s that’s
                according to by is expected wants claims reports and but – ( ) ‘ ’ as asked
                saying denied UN in a statement on Monday ; reportedly it was quoted as army İ
                ﬁ""".split()
            ),
            st.text(max_size=6),
        ),
        max_size=22,
    ).map(" ".join),
    min_size=1,
    max_size=3,
)


@settings(max_examples=300)
@given(TEXTS)
def test_spans_are_ordered_within_the_text_and_not_empty(paragraphs):
    found, text = attributions(*paragraphs)
    assert list(found) == sorted(found, key=lambda made: made.cue)
    for made in found:
        assert made.cue
        assert made.content
        for spans in (made.source, made.cue, made.content):
            assert list(spans) == sorted(spans)
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text).strip()
