"""Whatever Markdown is made of: no word lost, none added, nothing dangerous, lines right."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup as Html

from classifier.content.compose import Draft, compose
from classifier.content.flow import flow
from classifier.content.frontmatter import FrontMatter
from classifier.content.htmltree import BLOCKS, INLINE, parse_html, sanitise
from classifier.content.lines import align_lines
from classifier.content.markdown import MarkdownConverter
from classifier.content.plain import PlainBlock
from classifier.content.recognise import Recogniser
from tests.content.reading import check_blocks

CONVERTER = MarkdownConverter()

WORDS = (
    "talks envoy said reaffirmed treaty Sarn Łukasz Çelik naïve München 平壌 Москва U.S. 2026 3.5% "
    "“quoted” ‘so’ don't it’s AT&T R&D < > semi-official end. why? (yes) well, — – …"
).split()
PAYLOADS = [
    "<script>evil()</script>",
    "<ScRiPt src=//evil.example/evil.js></ScRiPt >",
    "<style>evil{}</style>",
    "<iframe src='https://evil.example'>evil</iframe>",
    "<svg onload=evil()><text>evil</text></svg>",
    "<math><mtext></p><style>evil</style></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=evil()>'></noscript>",
    "<!-- evil -->",
    "<template>evil</template>",
]
HARMLESS_PAYLOADS = [
    '<b onclick="evil()">',
    "</b>",
    '<img src=x onerror="evil()">',
    "<a href='javascript:evil()'>",
    "</a>",
    "<a href='&#106;avascript:evil()'>",
    "<div style='background:url(javascript:evil())'>",
    "</div>",
    "<p>",
    "<form action=evil><input name=evil>",
    "<table><tr><td>",
]

plain = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


def dressed(words):
    return st.sampled_from(
        [
            f"*{words}*",
            f"**{words}**",
            f"[{words}](https://example.org/a_b(c)?x=talks&y=1)",
            f"[{words}][ref]",
            f"`{words}`",
            f"***{words}***",
            f"<em>{words}</em>",
            f"<span lang='fr'>{words}</span>",
            f"![an image]({'i.png'}) {words}",
            "caf&eacute; &amp; &#8212; \\* \\_ \\[",
        ]
    )


inline = st.lists(
    st.one_of(plain, plain.flatmap(dressed), st.sampled_from(PAYLOADS + HARMLESS_PAYLOADS)),
    min_size=1,
    max_size=6,
).map(" ".join)


def blocks_of(line):
    return st.one_of(
        st.lists(line, min_size=1, max_size=4).map("\n".join),
        line.map(lambda words: f"## {words}"),
        st.lists(line, min_size=1, max_size=3).map(
            lambda items: "\n".join(f"- {item}" for item in items)
        ),
        st.lists(line, min_size=1, max_size=3).map(
            lambda items: "\n".join(f"{n}. {item}" for n, item in enumerate(items, 3))
        ),
        line.map(lambda words: f"> {words}\n>\n> {words}"),
        st.tuples(plain, plain).map(lambda pair: f"| a | {pair[0]} |\n|---|:-:|\n| {pair[1]} | |"),
        plain.map(lambda words: f"```\n{words}\n```"),
        plain.map(lambda words: f"    {words}"),
        st.sampled_from(["***", "a<b x>y", "1 <2", "&#0; &#xD800; &nbsp;", "<", "<a", "`` ` ``"]),
        st.just("[ref]: https://example.org/talks/envoy 'treaty'"),
        st.sampled_from(PAYLOADS),
    )


documents = st.lists(blocks_of(inline), min_size=1, max_size=6).map("\n\n".join)


def article_of(source):
    tree = parse_html(CONVERTER.html(source))
    text, blocks = flow(tree)
    draft = Draft(
        name="a.md",
        slug="a",
        data=FrontMatter(),
        text=text,
        blocks=[PlainBlock(block, alone=True) for block in blocks],
        lines=align_lines(text, source, 1),
        plain=False,
        whole=False,
    )
    return compose(draft, Recogniser(()))


@given(documents)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_and_runs_hold_the_text_without_a_gap(source):
    check_blocks(article_of(source))


@given(documents)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_words_are_those_that_another_extraction_gives(source):
    html = sanitise(CONVERTER.html(source))
    # A tag that ends a block ends a word; the other extraction knows no blocks.
    ends = "|".join(BLOCKS | {"br", "div"})
    apart = re.sub(rf"</?(?:{ends})\b[^>]*>", r"\g<0> ", html)
    other = Html(apart).striptags()  # noqa: S704 - taken apart, never shown
    assert article_of(source).text.split() == other.split()


@given(documents)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_dangerous_survives(source):
    article = article_of(source)
    if not re.search(r"<[ab]?\s", source):  # which makes a broken tag of the tag behind it
        assert "evil" not in article.text
    parts = [part for block in article.blocks for part in block.path]
    parts += [part for block in article.blocks for run in block.runs for part in run.markup]
    for part in parts:
        assert part.tag in BLOCKS | INLINE
        for name, value in part.attrs:
            assert not name.startswith("on")
            assert name not in {"style", "class", "id"}
            assert "evil" not in value


# ------------------------------------------------------------------ lines

plain_line = st.lists(
    st.sampled_from([word for word in WORDS if not set(word) & set("<>&*_`[]") and word != "—"]),
    min_size=2,
    max_size=9,
).map(" ".join)
NOISE = [
    "<!-- talks\nenvoy said -->",
    "[ref]: https://example.org/talks/envoy 'treaty'",
    "![envoy said treaty](https://example.org/Sarn.png)",
    "<script>\ntalks envoy said\n</script>",
    "***",
    'The [talks](https://example.org/envoy/said/treaty "Sarn") *en*dure in `x_y` &eacute; fo\\_o.',
    "- **one**\n- [two][ref]",
    "| talks | envoy |\n|---|---|\n| *said* | treaty |",
    "```text\ntalks envoy\n```",
]


@given(
    st.lists(
        st.one_of(
            st.lists(plain_line, min_size=1, max_size=4).map(lambda lines: ("plain", lines)),
            st.sampled_from(NOISE).map(lambda noise: ("noise", noise.split("\n"))),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_line_of_plain_words_is_mapped_to_where_it_stands(chunks):
    source, expected = [], []
    for number, (kind, lines) in enumerate(chunks):
        # A mark of its own at both ends tells in the text which line words came from.
        for index, line in enumerate(lines):
            marked = f"begin{number}q{index} {line} finish{number}q{index}"
            source.append(marked if kind == "plain" else line)
            if kind == "plain":
                expected.append((marked, len(source)))
        source.append("")
    article = article_of("\n".join(source))
    for marked, line in expected:
        start = article.text.index(marked.split()[0])
        end = article.text.index(marked.split()[-1])
        assert article.text[start:end].split() == marked.split()[:-1]
        assert article.line_at(start) == line, marked
        assert article.line_at(end) == line, marked


def test_the_line_of_words_behind_a_quotation_mark(tmp_path):
    article = article_of("One.\n\n“Two,” she said\nand *three*.\n\n> ‘Four’\n")
    lines = {word: article.line_at(article.text.index(word)) for word in ("“Two", "and", "‘Four")}
    assert lines == {"“Two": 3, "and": 4, "‘Four": 6}


def test_words_whose_markup_hides_them_still_have_a_line(tmp_path):
    source = 'Intro words here.\n\nfo\\_o*ba*r caf&eacute; [x](<a b> "c)d") end\nnext line\n'
    article = article_of(source)
    assert article.line_at(article.text.index("fo_obar")) == 3
    assert article.line_at(article.text.index("next")) == 4
