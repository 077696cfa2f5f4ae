"""The page of methods: the coding guide, labels it does not know, figures of these rules only."""

import re

import pytest

from classifier.problems import ProblemsError
from classifier.shipped import shipped
from classifier.site import labels
from classifier.site.methodology import methodology
from tests.site.reading import Page
from tests.site.story import CARDS, TAXONOMY

CATALOGUE = labels.catalogue(TAXONOMY, CARDS)
RULES = "sha256:" + "a" * 64
OTHERS = "sha256:" + "b" * 64
GUIDE = """\
# What we mean

## Renewal

See [below](#below), [the paper](https://paper.example/) and [our notes](notes.md).

| a | b |
|---|--:|
| <script>alert(1)</script>x | y & z |

## Below

**Arms** – weapons.
"""


@pytest.fixture
def own(tmp_path):
    (tmp_path / "coding-guide.md").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def test_every_page_leads_to_the_methodology(site):
    for path in site.rglob("*.html"):
        links = Page(path.read_text(encoding="utf-8")).links
        assert any(link.endswith("methodology.html") for link in links), path.name


def test_the_page_holds_the_whole_coding_guide(site):
    text = Page((site / "methodology.html").read_text(encoding="utf-8")).text
    guide = (shipped("docs") / "coding-guide.md").read_text(encoding="utf-8")
    for heading in re.findall(r"^#+ (.+)$", guide, re.M):
        assert heading in text
    assert "Labels that the guide below does not go into" in text  # the story's own labels


def test_labels_without_a_heading_or_bold_name_in_the_guide_are_further_ones(own):
    view = methodology(own, CATALOGUE, [RULES])
    further = [label.id for label in view.further]
    assert "renewal" not in further
    assert "arms" not in further
    assert {"guess", "quote", "hearsay"} <= set(further)


def test_the_guide_becomes_safe_html_below_the_pages_heading(own):
    html = str(methodology(own, CATALOGUE, [RULES]).text)
    Page(html)
    assert '<h2 id="what-we-mean">' in html
    assert '<h3 id="renewal">' in html
    assert '<a href="#below">below</a>' in html
    assert '<a href="https://paper.example/">the paper</a>' in html
    assert "<a>our notes</a>" in html  # the site has no such page
    assert "script" not in html
    assert "y &amp; z" in html
    assert html.count('<th scope="col"') == html.count("<th") - html.count("<thead") == 2


def test_own_figures_are_shown_and_told_from_those_of_other_rules(own):
    (own / "accuracy.md").write_text(f"# Accuracy\n\n- rulebook: `{RULES}`\n", encoding="utf-8")
    same = methodology(own, CATALOGUE, [RULES])
    assert '<h2 id="accuracy">' in same.text
    assert not same.other_rules
    other = methodology(own, CATALOGUE, [OTHERS])
    assert '<h2 id="accuracy">' in other.text
    assert other.other_rules


def test_the_shipped_figures_are_shown_with_the_rules_they_are_of_alone():
    figures = (shipped("docs") / "accuracy.md").read_text(encoding="utf-8")
    version = re.search(r"sha256:\w{64}", figures).group()
    assert '<h2 id="accuracy">' in methodology(None, CATALOGUE, [version]).text
    elsewhere = methodology(None, CATALOGUE, [OTHERS])
    assert '<h2 id="accuracy">' not in elsewhere.text
    assert not elsewhere.other_rules


def test_a_guide_that_is_not_utf_8_is_a_problem(tmp_path):
    (tmp_path / "coding-guide.md").write_bytes(b"caf\xe9")
    with pytest.raises(ProblemsError) as caught:
        methodology(tmp_path, CATALOGUE, [RULES])
    assert [problem.code for problem in caught.value.problems] == ["not-utf-8"]


def test_each_table_has_a_name_of_its_own_and_no_empty_heading(own):
    two = "|   | much |\n|---|---|\n| grain | 9 |\n\n"
    (own / "coding-guide.md").write_text(f"# Guide\n\n{two}Then\n\n{two}", encoding="utf-8")
    text = methodology(own, CATALOGUE, [RULES]).text
    assert re.findall(r'aria-label="(Table \d)"', text) == ["Table 1", "Table 2"]
    assert text.count('<td></td>\n<th scope="col">much</th>') == 2
