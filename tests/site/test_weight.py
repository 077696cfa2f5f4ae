"""What a reader's telephone has to load for an article of 25 sentences, before compression."""

from dataclasses import replace
from pathlib import Path

import pytest

from classifier.content import read_article
from classifier.engine.analyse import Engine
from classifier.rules.load import load_rulebook
from classifier.shipped import shipped
from classifier.site import publish
from classifier.text.document import take_apart
from tests.site.conftest import SETTINGS
from tests.site.reading import Page

CONTENT = Path(__file__).parents[2] / "content"
SENTENCES = 25


def beginning(article, sentences):
    """Return an article up to so many sentences, or None if it has fewer."""
    found = take_apart(article).sentences
    if len(found) < sentences:
        return None
    last = found[sentences - 1]
    blocks = article.blocks[: last.block + 1]
    end = last.span.end
    *whole, cut = blocks
    runs = tuple(
        run._replace(span=run.span._replace(end=min(run.span.end, end)))
        for run in cut.runs
        if run.span.start < end
    )
    cut = replace(cut, span=cut.span._replace(end=end), runs=runs)
    return replace(article, text=article.text[:end], blocks=(*whole, cut))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Return what each article's page loads: the files and their bytes, the page first."""
    book = load_rulebook(shipped("rules"))
    engine = Engine(book)
    articles = (read_article(path, book.furniture) for path in sorted(CONTENT.iterdir()))
    short = [one for article in articles if (one := beginning(article, SENTENCES))]
    out = tmp_path_factory.mktemp("weight") / "public"
    publish([engine.brief(one) for one in short], book.taxonomy, book.cards, SETTINGS, out)
    return {one.slug: dict(files(out, f"briefings/{one.slug}.html")) for one in short}


def files(out, page):
    html = (out / page).read_bytes()
    yield page, len(html)
    for tag, facts in Page(html.decode()).tags:
        target = facts.get("src") if tag == "script" else facts.get("href", "")
        if target and target.endswith((".css", ".js")):
            yield target, len((out / page).parent.joinpath(target).resolve().read_bytes())


def test_an_article_of_25_sentences_is_light(loaded):
    """Each of them, although sentences differ in length, and in how much is said of them."""
    assert len(loaded) >= 8
    weights = {
        slug: sum(size for name, size in found.items() if not name.endswith(".js"))
        for slug, found in loaded.items()
    }
    assert {slug: weight for slug, weight in weights.items() if weight >= 60_000} == {}


def test_the_scripts_of_an_article_are_small(loaded):
    for found in loaded.values():
        scripts = [size for name, size in found.items() if name.endswith(".js")]
        assert scripts
        assert sum(scripts) <= 20_000
