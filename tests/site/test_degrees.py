"""What a page says of a claim's degree, of who makes the claim, and of the words it covers."""

from dataclasses import replace

import pytest

from classifier.site import publish
from classifier.taxonomy import Degree
from tests.site.conftest import SETTINGS
from tests.site.reading import Page
from tests.site.story import CARDS, TAXONOMY, story


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    degrees = (Degree("possible", "Possible", "It can be so."), Degree("hoped", "Hoped", "A wish."))
    taxonomy = replace(
        TAXONOMY,
        claims=tuple(
            replace(label, degrees=degrees) if label.id == "guess" else label
            for label in TAXONOMY.claims
        ),
    )
    cards = [replace(card, degree="hoped") if card.id == "modal" else card for card in CARDS]
    told = story()
    out = tmp_path_factory.mktemp("degrees") / "public"
    publish([replace(told, claims=tuple(graded(told)))], taxonomy, cards, SETTINGS, out)
    return out


def graded(told):
    """Give the guesses a degree and a scope: the hoped one has a source, the others have none."""
    text = told.article.text
    for claim in told.claims:
        sentence = told.document.sentences[claim.sentence].span
        if claim.type != "guess":
            yield claim
        elif "harbour" in sentence.of(text):
            hoped = next(i for i, a in enumerate(told.attributions) if a.cue[0].of(text) == "hope")
            scope = told.attributions[hoped].content[0]
            yield replace(claim, degree="hoped", scope=scope, attribution=hoped)
        else:
            yield replace(claim, degree="possible", scope=None, attribution=None)


@pytest.fixture(scope="module", params=["", ".notes"], ids=["card", "in full"])
def notes(pages, request):
    html = (pages / "briefings" / f"grain-waits{request.param}.html").read_text(encoding="utf-8")
    page = Page(html)
    ids = [facts["id"] for tag, facts in page.tags if facts.get("class") in ("note", "in-full")]
    return [" ".join(Page(html, inside=name).text.split()) for name in ids]


def test_a_note_names_degree_claimant_and_scope(notes):
    (note,) = [note for note in notes if "Covers" in note]
    assert "Guess · hoped" in note
    assert "Who guesses somebody the article does not name" in note
    assert "Covers The harbour could open by spring" in note


def test_a_guess_without_a_source_is_the_articles_own(notes):
    own = [note for note in notes if "Guess · possible" in note]
    assert own
    assert all("Who guesses the article itself" in note for note in own)


def test_a_claim_without_a_degree_says_nothing_of_who_makes_it(notes):
    (note,) = [note for note in notes if "Renewal" in note and "renewed their" in note]
    assert not any(f"Who {verb}" in note for verb in ("guesses", "asserts it", "reports it"))


def test_the_margin_names_the_degree(pages):
    page = Page((pages / "briefings" / "grain-waits.html").read_text(encoding="utf-8"))
    labels = {
        (f["data-type"], f.get("data-degree"))
        for t, f in page.tags
        if t == "i" and "data-type" in f
    }
    assert {("guess", "hoped"), ("guess", "possible"), ("renewal", None)} <= labels


def test_the_claim_types_page_defines_its_degrees_and_the_rules_page_names_its_own(pages):
    kind = Page((pages / "claims" / "guess.html").read_text(encoding="utf-8"))
    assert "Hoped A wish." in " ".join(kind.text.split())
    rule = Page((pages / "rules" / "modal.html").read_text(encoding="utf-8"))
    assert "Guess · hoped" in " ".join(rule.text.split())
