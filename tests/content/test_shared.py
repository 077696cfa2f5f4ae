"""The wire story as it was scraped; and no gold text loses a sentence to furniture."""

import json
from pathlib import Path

import pytest

from classifier.content import read_article, read_jsonl
from classifier.records import BlockKind
from tests.content.reading import check_blocks, furniture, shape

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "upi-2014-11-26-north-korea-russia.txt"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs the texts of ../shared"),
]


def gold(name):
    path = SHARED / "gold" / f"{name}.jsonl"
    with path.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    with path.open(encoding="utf-8") as lines:
        articles = list(read_jsonl(lines, name, furniture()))
    assert [article.id for article in articles] == [document["id"] for document in documents]
    return list(zip(documents, articles, strict=True))


def test_the_seed():
    article = read_article(SEED, furniture())
    check_blocks(article)
    assert [kind for kind, _ in shape(article)] == [
        *("furniture", "title", "paragraph", "byline", "caption", "furniture"),
        *("dateline", "paragraph", "paragraph", "furniture", "paragraph", "paragraph"),
        *("paragraph", "furniture", "paragraph", "paragraph", "furniture"),
    ]
    assert article.byline == "JC Finley"
    assert article.publisher == "UPI"
    assert article.date is None, "its dateline has no year"
    assert article.line_at(article.blocks[-1].span.start) == 29


def test_the_seeds_labelled_sentences_are_what_is_classified():
    ((document, article),) = gold("claims-seed")
    assert article.text == document["text"]
    labelled = [(sentence["start"], sentence["end"]) for sentence in document["sentences"]]
    for block in article.blocks:
        touched = any(start < block.span.end and block.span.start < end for start, end in labelled)
        # A dateline lies inside of the gold's first sentence of its paragraph.
        wanted = block.kind.classified and block.kind is not BlockKind.CAPTION
        assert touched == wanted or block.kind is BlockKind.DATELINE


@pytest.mark.parametrize(
    "name", ["claims-train", "attribution-train", "hedges-train", "domains-train"]
)
def test_no_labelled_sentence_is_lost(name):
    lost, sentences = [], 0
    for document, article in gold(name):
        check_blocks(article)
        assert article.text == document["text"]
        sentences += len(document["sentences"])
        cues = [span for found in document.get("attributions", []) for span in found["cue"]]
        for block in article.blocks:
            if block.kind.classified:
                continue
            start, end = block.span
            inside = [cue for cue in cues if start <= cue[0] and cue[1] <= end]
            labelled = [
                sentence
                for sentence in document["sentences"]
                if start <= sentence["start"] and sentence["end"] <= end and sentence.get("labels")
            ]
            if inside or labelled:
                lost.append((block.kind.value, block.span.of(article.text)))
    assert len(lost) <= sentences / 5000, lost
