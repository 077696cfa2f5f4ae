"""The example theme and the tutorial's steps do what docs/theming.md says, also in a browser."""

import re
from pathlib import Path

import pytest

from classifier.site import SiteSettings, publish
from classifier.site.settings import Logo
from tests.scripts import script
from tests.site.hosting import hosted
from tests.site.story import CARDS, TAXONOMY, plain_story, story

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "examples/theme"
CONTRAST = script("contrast")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
SETTINGS = SiteSettings("Harbour Watch", base_path="/sub/path", logo=Logo(".svg", "Oars", SVG))
PAGES = ["index.html", "briefings/grain-waits.html", "claims/renewal.html", "rules/renew-ties.html",
         "timeline.html", "speakers.html", "data.html", "about.html", "404.html"]  # fmt: skip


def build(out, templates):
    publish([plain_story(), story()], TAXONOMY, CARDS, SETTINGS, out, templates)
    return out


@pytest.fixture(scope="module")
def themed(tmp_path_factory):
    return build(tmp_path_factory.mktemp("themed") / "public", EXAMPLE)


@pytest.fixture(scope="module")
def window(chromium):
    """A page, and every address that could not be loaded."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, failed = context.new_page(), []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    yield page, failed
    context.close()


def read(site, name):
    return (site / name).read_text(encoding="utf-8")


def test_the_example_changes_what_it_says_and_keeps_the_rest(themed):
    article, index = read(themed, "briefings/grain-waits.html"), read(themed, "index.html")
    for page, up in ((article, "../"), (index, "")):
        assert f'<link rel="stylesheet" href="{up}assets/harbour.css">' in page
        assert f'<li><a href="{up}data.html">Data</a></li>' in page
        assert "three people and a dog" in page
        assert "Labelled by readable rules" not in page
        assert '<time datetime="2026-03-03">2026-03-03</time>' in page
    assert re.search(r"\d+ sentences, \d+ notes\. Mistakes\?", article)
    assert '<section class="after"' in article
    assert "--paper:#f4f7f8" in read(themed, "assets/tokens.css").replace(" ", "")


def test_the_example_sets_every_token_for_light_and_for_dark(themed):
    from classifier.shipped import shipped

    def names(text):
        light, dark = text.split("@media", 1)
        return [set(re.findall(r"(--[\w-]+):", part)) for part in (light, dark)]

    standard = shipped("site_templates") / "assets/tokens.css"
    assert names(read(EXAMPLE, "assets/tokens.css")) == names(standard.read_text(encoding="utf-8"))


def snippets():
    """Return the tutorial's files: each stands after the words that say how to call it."""
    text = read(DOCS, "theming.md")
    steps = re.findall(
        r"(?:As|as|In)\s+`templates/([\w./]+)`[^`]*?:\n\n```(?:jinja|css)\n(.*?)```",
        text,
        re.S,
    )
    files = {}
    for name, words in steps:
        files[name] = files.get(name, "") + words
    return files


def test_the_tutorials_steps_work_together(tmp_path):
    own = tmp_path / "templates"
    files = snippets()
    assert set(files) == {
        "base.html", "article.html", "macros.html", "404.html", "assets/harbour.css",
    }  # fmt: skip
    for name, text in files.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    site = build(tmp_path / "public", own)
    article = read(site, "briefings/grain-waits.html")
    assert "three people and a dog" in article
    assert "Mistakes? Tell the desk." in article
    assert '<time datetime="2026-03-03">2026-03-03</time>' in article
    assert 'href="../assets/harbour.css"' in article
    assert read(site, "404.html").count("Nothing here") == 2


def test_the_tokens_that_the_tutorial_lists_are_all_there_are():
    table = read(DOCS, "theming.md").partition("| tokens |")[2].partition("\n\n")[0]
    told = set(re.findall(r"`(--[\w-]+)`", table))
    have = set(re.findall(r"(--[\w-]+):", read(EXAMPLE, "assets/tokens.css")))
    assert told <= have
    between = {
        name for name in have - told if name.endswith("-size")
    }  # “--title-size … --tiny-size”
    assert have - told == between


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("where", ["file", "host"])
def test_every_file_loads_from_a_folder_and_under_a_path(themed, window, where):
    page, failed = window
    failed.clear()
    with hosted(themed, "/sub/path/") as root:
        base = root if where == "host" else f"{themed.as_uri()}/"
        for name in PAGES:
            if (where, name) == ("file", "404.html"):
                continue  # its links are from a host's root
            page.goto(base + name)
            sheets = page.evaluate(
                "[...document.styleSheets].map(s => s.ownerNode.href.split('/').pop())"
            )
            assert {"tokens.css", "labels.css", "site.css", "harbour.css"} <= set(sheets)
            assert page.locator("img.logo").evaluate("i => i.complete && i.naturalWidth > 0")
            ink = page.evaluate("getComputedStyle(document.body).color")
            assert ink == "rgb(18, 35, 43)"
            home = page.locator(".site-title a").evaluate("a => a.href")
            assert home == f"{base}index.html"
        if where == "host":
            page.goto(f"{root}no/such/page.html", wait_until="load")
            assert failed.pop(0) == page.url
            assert page.locator("img.logo").evaluate("i => i.naturalWidth > 0")
    assert failed == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_example_can_be_read(themed, window, scheme):
    page, _ = window
    page.emulate_media(color_scheme=scheme)
    for name in PAGES[:-1]:
        page.goto((themed / name).as_uri())
        assert page.evaluate(CONTRAST)["failures"] == [], name
