"""JSON-LD: a graph for rdflib, with the terms of schema.org where schema.org has them."""

import json
import re
from dataclasses import replace

import pytest
import rdflib
from schema_org import registry

from classifier.records import AttributionKind, Span
from classifier.site import SiteSettings
from classifier.site.machine import jsonld
from classifier.site.machine.source import Material
from classifier.site.pages import gather
from tests.site.reading import Page
from tests.site.story import CARDS, HOSTILE, TAXONOMY, story

# rdflib's own parser uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = rdflib.Namespace("https://schema.org/")


def data_of(site, page):
    (found,) = SCRIPT.findall((site / page).read_text(encoding="utf-8"))
    return json.loads(found)


def every_page(site):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in pages if page != "404.html"]


def ancestors(kind):
    return {kind}.union(*(ancestors(parent) for parent in registry.PARENTS.get(kind, ())))


def nodes(value):
    """Yield every node with its type and properties."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)


def kinds(node):
    found = node.get("@type", [])
    return [found] if isinstance(found, str) else found


def fits(value, ranges):
    """Tell whether a value may stand where a property takes `ranges`."""
    if isinstance(value, list):
        return all(fits(one, ranges) for one in value)
    if isinstance(value, dict):
        return not kinds(value) or any(ancestors(kind) & set(ranges) for kind in kinds(value))
    if {"Text", "URL"} & set(ranges):
        return isinstance(value, str)
    if {"Date", "DateTime"} & set(ranges):
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    # The address of a thing stands for the thing.
    return isinstance(value, str) and value.startswith(("https://", "#", ".."))


def test_every_term_is_one_of_schema_org_and_stands_where_it_may(machine_site):
    for page in every_page(machine_site):
        data = data_of(machine_site, page)
        assert data["@context"] == "https://schema.org"
        for node in nodes(data):
            for name, value in node.items():
                if name.startswith("@"):
                    continue
                fact = registry.PROPERTY_BY_SCHEMA[name]
                lines = set().union(*(ancestors(kind) for kind in kinds(node)))
                assert not lines or lines & set(fact.domains), (page, name, kinds(node))
                assert fits(value, fact.ranges), (page, name, value)
            for kind in kinds(node):
                assert kind in registry.CLASS_METADATA


def test_the_check_above_sees_what_is_wrong():
    assert not fits("4 March", registry.PROPERTY_BY_SCHEMA["datePublished"].ranges)
    assert not fits({"@type": "WebSite"}, registry.PROPERTY_BY_SCHEMA["author"].ranges)
    assert fits({"@type": "NewsArticle"}, registry.PROPERTY_BY_SCHEMA["isBasedOn"].ranges)
    assert "claimText" not in registry.PROPERTY_BY_SCHEMA


@pytest.fixture(scope="module")
def graph(machine_site):
    data = data_of(machine_site, "briefings/grain-waits.html")
    data["@context"] = {
        "@vocab": "https://schema.org/",
        "isBasedOn": {"@type": "@id"},
        "url": {"@type": "@id"},
    }
    base = "https://watch.example/b/briefings/grain-waits.html"
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld", publicID=base)


def test_an_article_is_a_graph_of_its_claims_and_quotations(graph):
    page = "https://watch.example/b/briefings/grain-waits.html"
    article = rdflib.URIRef(f"{page}#text")
    assert graph.value(article, rdflib.RDF.type) == SCHEMA.NewsArticle
    assert str(graph.value(article, SCHEMA.isBasedOn)) == "https://nytt.example/grain?a=1&b=2"
    assert str(graph.value(article, SCHEMA.datePublished)) == "2026-03-03"
    text = story().article.text
    for kind in (SCHEMA.Claim, SCHEMA.Quotation):
        found = list(graph.subjects(rdflib.RDF.type, kind))
        assert found
        for one in found:
            assert (article, SCHEMA.hasPart, one) in graph
            assert str(graph.value(one, SCHEMA.text)) in text


def test_a_claim_has_its_place_its_labels_and_whoever_makes_it(machine_site):
    parts = data_of(machine_site, "briefings/grain-waits.html")["hasPart"]
    claim = next(part for part in parts if part["text"].startswith("We stand by"))
    assert claim["@type"] == ["Claim", "Quotation"]
    assert claim["text"] == "We stand by our neighbours,"
    assert claim["keywords"] == "Renewal, Quote"
    assert claim["author"] == {"name": "Łucja Ibañez"}
    html = (machine_site / "briefings/grain-waits.html").read_text(encoding="utf-8")
    assert claim["@id"][1:] in Page(html).ids


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("We stand by our neighbours,", ["Claim", "Quotation"]),
        ("“We stand by our neighbours,” Minister Łucja", "Claim"),
    ],
)
def test_a_claim_is_a_quotation_where_nothing_is_said_outside_the_marks(content, kinds):
    made = story()
    span = Span(made.article.text.index(content), made.article.text.index(content) + len(content))
    mixed = replace(made.attributions[0], kind=AttributionKind.MIXED, content=(span,))
    briefing = replace(made, attributions=(mixed, *made.attributions[1:]))
    site = gather([briefing], TAXONOMY, CARDS)
    (source,) = site.sources
    parts = jsonld.article(source, Material(site, SiteSettings()))["hasPart"]
    assert next(part for part in parts if "stand by" in part["text"])["@type"] == kinds


def test_words_made_to_break_out_stay_words(machine_site):
    (claim, quotation, _) = data_of(machine_site, "briefings/hostile.html")["hasPart"]
    assert claim["text"] == HOSTILE
    assert quotation["text"] == "so 😀 it says"
