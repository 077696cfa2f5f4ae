"""The demo site, as content/ has it and with what it lacks, served as a web server would."""

import os

import pytest

from quality import demo
from quality.serving import advised_headers, serving
from quality.tools import MissingToolError

# Enough quotations for a list to go on over several pages.
DAYS, SENTENCES = 3, 22
MINUTES = """\
---
title: Minutes of the joint commission, day {day}
date: 2026-08-{day:02}
publisher: Joint Commission
---

"""
SAID = "“We accept paragraph {number} of the draft,” Foreign Minister Åse Lindqvar said.\n\n"


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """The folder of a site with every kind of page, its lists long and short."""
    folder = tmp_path_factory.mktemp("demo")
    minutes = folder / "minutes"
    minutes.mkdir()
    for day in range(1, DAYS + 1):
        said = (SAID.format(number=SENTENCES * day + n) for n in range(SENTENCES))
        text = MINUTES.format(day=day) + "".join(said)
        (minutes / f"minutes-{day}.md").write_text(text, encoding="utf-8")
    return demo.build(folder, minutes, demo.ROOT / "tests/quality/content")


@pytest.fixture(scope="session")
def examples(demo_site):
    """The pages to look at, by kind: the longest, the shortest, the one with everything."""
    found = demo.examples(demo_site)
    found["briefings/"].append(demo_site / "briefings/every-element.html")
    return found


@pytest.fixture(scope="session")
def address(demo_site):
    """Where the demo site is served, with the headers that docs/hosting.md asks for."""
    with serving(demo_site, advised_headers()) as root:
        yield root


@pytest.fixture(scope="session")
def tool():
    """Return a tool of `quality.tools`; where it is missing, skip, and in CI fail."""

    def get(find):
        try:
            return find()
        except MissingToolError as missing:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))

    return get


@pytest.fixture
def visit(chromium, demo_site, address):
    """Return a way to open a page of the demo site in a window of its own kind.

    Fails at the end if anything was asked of another host, or a page could not be had.
    """
    contexts, asked = [], []

    def open_page(page, width=1280, height=900, **how):
        context = chromium.new_context(viewport={"width": width, "height": height}, **how)
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(address_of(page))
        return tab

    def address_of(page):
        return address + page.relative_to(demo_site).as_posix()

    open_page.address_of = address_of
    yield open_page
    for context in contexts:
        context.close()
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
