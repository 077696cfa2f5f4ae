"""The Content-Security-Policy: in every page, in docs/hosting.md, and kept by every page."""

import re
from functools import partial
from html.parser import HTMLParser

import pytest

from tests.site.hosting import DOCS, POLICY, hosted

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def directives(policy):
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def kinds(site):
    """Return a page of every kind: all at the root, and the first of each folder."""
    pages = sorted(site.rglob("*.html"))
    first = {page.parent: page for page in reversed(pages)}
    return [*(page for page in pages if page.parent == site), *first.values()]


class Inline(HTMLParser):
    """Gathers what a policy without unsafe-inline would not allow."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.found += [name for name in facts if name == "style" or name.startswith("on")]
        self.found += [
            v for v in facts.values() if v and v.strip().lower().startswith("javascript:")
        ]
        data = facts.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in facts and not data):
            self.found.append(tag)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    parts = directives(POLICY)
    assert parts["default-src"] == "'none'"
    sources = {source for value in parts.values() for source in value.split()}
    assert sources == {"'none'", "'self'", "'wasm-unsafe-eval'"}


def test_the_documents_show_the_same_policy_for_every_host():
    shown = re.findall(r"default-src 'none';[^\"\n]+", DOCS)
    assert len(shown) == 6
    assert set(shown) == {POLICY}


def test_each_page_says_the_policy_itself_as_far_as_a_page_can(searched_site):
    header = directives(POLICY)
    del header["frame-ancestors"]  # browsers heed it in a header only
    for page in searched_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        [policy] = META.findall(text)
        own = directives(policy)
        if page.name != "search.html":
            assert own["script-src"] == "'self'"
            own["script-src"] = header["script-src"]
        assert own == header
        # It binds what comes after it, so nothing to load may come before.
        assert not re.search(r"<(link|script|style|img)\b", text[: text.index(policy)])


def test_no_page_has_an_inline_script_or_style(searched_site, machine_site):
    for page in [*searched_site.rglob("*.html"), *machine_site.rglob("*.html")]:
        parser = Inline()
        parser.feed(page.read_text(encoding="utf-8"))
        assert (page.name, parser.found) == (page.name, [])


def test_inline_things_would_be_seen():
    parser = Inline()
    parser.feed(
        '<td style="x"><a onclick="y" href=" JavaScript:z"><script>1</script><style></style>'
    )
    assert parser.found == ["style", "onclick", " JavaScript:z", "script", "style"]


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("headers", [None, {}], ids=["as a header too", "in the pages alone"])
def test_every_kind_of_page_keeps_the_policy_and_asks_nobody_else(chromium, searched_site, headers):
    context = chromium.new_context()
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append((page.url, message.text)))
    page.on("pageerror", lambda error: complaints.append((page.url, str(error))))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective))"
    )
    with hosted(searched_site, headers=headers) as root:
        for file in kinds(searched_site):
            name = file.relative_to(searched_site).as_posix()
            page.goto(root + name, wait_until="networkidle")
            font = page.evaluate("getComputedStyle(document.body).fontFamily")
            assert font.startswith('"Iowan')  # the style sheets are there
        assert page.goto(root + "deep/below/nowhere.html").status == 404
        assert page.get_by_role("link", name="list of briefings").is_visible()
    context.close()
    assert complaints in ([], [(root + "deep/below/nowhere.html", complaints[-1][1])])
    assert [url for url in asked if not url.startswith(root)] == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_page_keeps_out_what_somebody_put_into_it(chromium, searched_site):
    """The policy in the page works: the near-twin of a page is refused its inline script."""
    text = (searched_site / "index.html").read_text(encoding="utf-8")
    inline = "<p id=x>as it was</p><script>document.getElementById('x').textContent='run'</script>"
    page = chromium.new_page()
    for body, shown in ((text, "as it was"), (META.sub("", text), "run")):
        twin = body.replace("</main>", inline + "</main>")
        page.route("**/*", partial(_answer, twin))
        page.goto("https://twin.example/")
        assert page.locator("#x").inner_text() == shown
        page.unroute_all()
    page.close()


def _answer(body, route):
    route.fulfill(body=body, content_type="text/html")
