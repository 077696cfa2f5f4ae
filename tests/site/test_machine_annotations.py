"""Web Annotations: their words are found again, and other people's models can read them."""

import json

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from iiif_prezi3 import AnnotationPage

from classifier.records import Span
from classifier.site.machine.annotations import selectors
from tests.site.story import hostile_story, story

# rdflib's own parser uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

ROOT = "https://watch.example/b/"
OA = "http://www.w3.org/ns/oa#"
# Terms of the vocabulary (https://www.w3.org/TR/annotation-vocab/) that a file of ours may hold.
TERMS = {
    "hasBody", "hasTarget", "hasSource", "hasScope", "hasSelector", "hasPurpose", "motivatedBy",
    "start", "end", "exact", "prefix", "suffix", "Annotation", "SpecificResource", "TextualBody",
    "TextPositionSelector", "TextQuoteSelector",
}  # fmt: skip
CONTEXT = {
    "oa": OA, "id": "@id", "type": {"@id": "@type", "@type": "@vocab"}, "@vocab": OA,
    "body": "oa:hasBody", "target": "oa:hasTarget", "selector": "oa:hasSelector",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "scope": {"@id": "oa:hasScope", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "as": "https://www.w3.org/ns/activitystreams#",
    "AnnotationPage": "as:OrderedCollectionPage", "AnnotationCollection": "as:OrderedCollection",
    "Software": "as:Application", "items": "as:items", "partOf": "as:partOf",
    "startIndex": "as:startIndex", "total": "as:totalItems", "generator": "as:generator",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}  # fmt: skip


def page_of(site, slug):
    return json.loads((site / f"briefings/{slug}.annotations.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["grain-waits", "hostile", "quiet-day"])
def slug(request):
    return request.param


def test_the_model_of_another_library_reads_it(machine_site, slug):
    page = page_of(machine_site, slug)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    page["partOf"] = [{key: page["partOf"][key] for key in ("id", "type")}]  # as IIIF writes it
    read = AnnotationPage.model_validate(page)
    assert len(read.items) == len(page["items"])


def test_it_is_a_graph_of_the_vocabulary(machine_site, slug):
    page = {**page_of(machine_site, slug), "@context": CONTEXT}
    graph = rdflib.Graph().parse(data=json.dumps(page), format="json-ld")
    mine = rdflib.URIRef(page["id"])
    for subject, predicate, thing in graph:
        for term in (predicate, thing):
            if str(term).startswith(OA) and predicate not in map(
                rdflib.URIRef, (f"{OA}motivatedBy", f"{OA}hasPurpose")
            ):
                assert str(term).removeprefix(OA) in TERMS, (subject, predicate, thing)
    annotations = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{OA}Annotation")))
    assert len(annotations) == page["partOf"]["total"] == len(page["items"])
    assert mine in set(graph.subjects())


def test_both_selectors_find_the_words_in_the_text_beside_the_page(machine_site, slug):
    for item in page_of(machine_site, slug)["items"]:
        for target in item["target"]:
            file = machine_site / target["source"].removeprefix(ROOT)
            text = file.read_bytes().decode()
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.index(around) + len(quote["prefix"]) == position["start"]


def test_the_text_beside_the_page_is_the_articles(machine_site):
    for made in (story(), hostile_story()):
        file = machine_site / f"briefings/{made.article.slug}.txt"
        assert file.read_bytes().decode() == made.article.text


def test_every_claim_domain_and_attribution_is_there(machine_site):
    made, items = story(), page_of(machine_site, "grain-waits")["items"]
    found = [
        [(t["selector"][0]["start"], t["selector"][0]["end"]) for t in item["target"]]
        for item in items
        if item["motivation"] == "classifying"
    ]
    matches = [m for label in (*made.claims, *made.domains) for m in label.matches]
    for match in matches:
        assert [tuple(span) for span in match.evidence] in found
    roles = [item["body"][0]["value"] for item in items if item["motivation"] == "identifying"]
    assert roles.count("cue") == len(made.attributions)


def test_a_domain_without_a_rule_targets_its_sentence(machine_site):
    items = page_of(machine_site, "grain-waits")["items"]
    (item,) = [item for item in items if item["id"].endswith(".domain.arms")]
    quote = item["target"][0]["selector"][1]
    assert quote["exact"] == "The Parties shall keep the strait open."
    assert [body["purpose"] for body in item["body"]] == ["classifying", "tagging"]


def test_bodies_and_scopes_lead_to_pages(machine_site):
    for item in page_of(machine_site, "grain-waits")["items"]:
        places = [body["source"] for body in item["body"] if "source" in body]
        places += [target["scope"] for target in item["target"] if "scope" in target]
        for place in places:
            assert place.startswith(ROOT)
            assert (machine_site / place.removeprefix(ROOT).partition("#")[0]).is_file(), place


def test_each_annotation_has_a_name_of_its_own(machine_site, slug):
    names = [item["id"] for item in page_of(machine_site, slug)["items"]]
    assert len(names) == len(set(names))


@given(st.text(min_size=1), st.data())
def test_selectors_find_any_words_of_any_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position, quote = selectors(text, Span(start, end))
    assert text[position["start"] : position["end"]] == text[start:end] == quote["exact"]
    assert text[: position["start"]].endswith(quote["prefix"])
    assert text[position["end"] :].startswith(quote["suffix"])
    assert len(quote["prefix"]) == min(start, 32)
    assert len(quote["suffix"]) == min(len(text) - end, 32)
