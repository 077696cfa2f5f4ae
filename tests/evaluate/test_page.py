"""The page of an evaluation: well-formed, escaped, to be read by anybody, the same every time."""

import re
from html import unescape

import pytest

from classifier.evaluate.gold import read_gold_files
from classifier.evaluate.page import evaluation_page
from classifier.evaluate.run import evaluate
from classifier.site.evaluation import evaluation_html
from tests.evaluate.desk import gold_line
from tests.evaluate.test_commands import GOLD
from tests.scripts import script
from tests.site.reading import Page


@pytest.fixture(scope="module")
def html(engine, tmp_path_factory):
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text(GOLD + "\n", encoding="utf-8")
    files = read_gold_files([path])
    ours = evaluate(engine, files[0].documents)

    def make():
        page = evaluation_page(files, ours, 5, ours, "themselves")
        return evaluation_html(page, engine.book.taxonomy, engine.book.cards)

    made = make()
    assert make() == made
    return made


def test_the_page_is_well_formed_and_loads_nothing(html):
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert "<link" not in html
    assert "url(" not in html


def test_the_gold_files_words_are_escaped(html):
    assert "help</mark> &amp; &lt;b&gt;cheer&lt;/b&gt;." not in html  # nothing fired there
    assert "Nobody came." in html
    assert "<b>cheer" not in html


def test_labels_of_any_name_can_be_linked_to(engine, tmp_path):
    path = tmp_path / "gold.jsonl"
    name = 'a "b" <i>'
    path.write_text(gold_line(("It rained.", [name]), scored=[name]) + "\n", encoding="utf-8")
    files = read_gold_files([path])
    ours = evaluate(engine, files[0].documents)
    page = evaluation_page(files, ours, 5)
    html = evaluation_html(page, engine.book.taxonomy, engine.book.cards)
    assert all(link[1:] in Page(html).ids for link in Page(html).links)
    assert '<h2 id="label-1">A &#34;b&#34; &lt;i&gt;</h2>' in html


def test_every_table_has_a_caption_and_scopes(html):
    page = Page(html)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") > 5
    assert all("scope" in facts for tag, facts in page.tags if tag == "th")


def test_figures_confusions_rules_and_errors_are_there(html):
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    assert "3 documents with 9 sentences" in text
    assert "Pledge 1.000 0.500 0.667 0.667–0.667 3 0 3" in text
    assert "Military – – – –" in text
    assert "Claim types: due (rows) and given (columns) Pledge none Pledge 3 3 none 0 3" in text
    assert "pledge-help 3 0 1.000 0.000 -0.667" in text
    assert "Missed, the nearest first: 3 of 3" in text
    assert "Missed cue no frame knows these words – 3 pledged 3" in text
    assert "Compared with themselves" in text


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_the_page_can_be_read_on_a_phone_and_in_the_dark(chromium, html):
    page = chromium.new_page()
    page.set_content(html)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in (320, 380, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            result = page.evaluate(script("contrast"))
            assert result["failures"] == []
            assert result["seen"] > 50
    page.close()
