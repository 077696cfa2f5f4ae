"""JSON-LD under a strict Content-Security-Policy, in a real browser."""

import json
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_strict_policy_has_nothing_against_a_page_and_its_data(chromium, site):
    """A block of JSON-LD is no script, so it needs no exception from a Content-Security-Policy."""
    policy = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"
    complaints = []

    def serve(route):
        file = site / urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(path=file, headers={"Content-Security-Policy": policy})

    context = chromium.new_context()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.route("https://watch.example/**", serve)
    for name in ("briefings/grain-waits", "data", "index"):
        page.goto(f"https://watch.example/{name}.html")
        data = page.locator("script[type='application/ld+json']").text_content()
        assert json.loads(data)["@context"] == "https://schema.org"
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Iowan')
    context.close()
    assert [text for text in complaints if "Content Security Policy" in text] == []
