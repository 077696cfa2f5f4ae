"""What is answered: the files of a build, byte for byte, and nothing else, to nobody else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.cli.ready import ready_engine
from classifier.content import read_all
from classifier.serve import Inputs, is_exposed
from classifier.serve.hosts import OwnNames
from classifier.shipped import shipped
from classifier.site import SiteSettings, publish
from tests.serve.conftest import running

ROOT = Path(__file__).parents[2]
SCRIPT = re.compile(rb'<script src="/_claimdesk/serve\.js"[^>]*></script>')


class Standard:
    """The articles of content/ under the standard rules."""

    settings = SiteSettings(
        title="Border desk", base_path="/desk", url="https://border.example/desk"
    )

    def inputs(self):
        return Inputs(
            (ROOT / "content",), shipped("rules"), None, ROOT / "public", self.settings, ROOT / "x"
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "public"
    engine = ready_engine(shipped("rules"))
    articles = read_all([ROOT / "content"], engine.book.furniture).articles
    briefings = [engine.brief(article) for article in articles]
    publish(briefings, engine.book.taxonomy, engine.book.cards, Standard.settings, out)
    return out


@pytest.fixture(scope="module")
def standard():
    with running(Standard()) as shown:
        yield shown


def test_every_file_of_a_build_is_served_with_the_same_bytes(built, standard):
    names = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    names.remove(".claimdesk-site")
    assert len(names) > 100
    assert standard.path == "/desk/"
    different = []
    for name in names:
        status, headers, body = standard.ask(name)
        scripts = len(SCRIPT.findall(body))
        same = SCRIPT.sub(b"", body) == (built / name).read_bytes()
        if not same or status != 200 or scripts != name.endswith(".html"):
            different.append((name, status))
        assert headers["x-content-type-options"] == "nosniff"
    assert different == []
    assert standard.ask(".claimdesk-site")[0] == 404


def test_the_site_is_below_its_base_path_alone(standard):
    for path in ("/", "/desk"):
        status, headers, _ = standard.ask(path)
        assert (status, headers["location"]) == (307, "/desk/")
    status, _, body = standard.ask("/index.html")
    assert status == 404
    assert b"There is no page at this address" in body


@pytest.mark.parametrize(
    "path",
    [
        "/briefings/",
        "/briefings",
        "/../content/one.md",
        "/%2e%2e/content/one.md",
        "/content/one.md",
        "/assets/../../content/one.md",
        "/briefings/..%2f..%2fcontent/one.md",
        "//etc/passwd",
        "/one.html?x=/briefings/one.html",
    ],
)
def test_nothing_but_the_site_is_there(shown, path):
    assert shown.ask(path)[0] == 404
    assert shown.ask(f"/_claimdesk{path}")[0] == 404


def test_a_page_that_is_not_there_reloads_when_it_comes(shown):
    assert b"_claimdesk/serve.js" in shown.ask("briefings/three.html")[2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_there_is_nothing_to_be_changed(shown, method):
    assert shown.ask("index.html", method)[0] == 405


def test_head_is_get_without_the_page(shown):
    got, head = shown.ask("index.html"), shown.ask("index.html", "HEAD")
    assert head[0] == 200
    assert head[2] == b""
    assert head[1]["etag"] == got[1]["etag"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("192.168.1.20:8000", 200),
        ("desk.localhost", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:8000", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(shown, host, status):
    for path in ("index.html", "/_claimdesk/serve.js"):
        assert shown.ask(path, Host=host)[0] == status
    if status == 421:
        assert shown.ask("/_claimdesk/events", Host=host)[0] == 421


@given(st.text())
def test_any_header_is_either_known_or_not(header):
    assert OwnNames(None, "desk.example").knows(header) in {True, False}


def test_the_name_it_listens_at_is_its_own():
    names = OwnNames(None, "Desk.Example")
    assert names.knows("desk.example:8000")
    assert names.knows("DESK.EXAMPLE.")
    assert not names.knows("desk.example.org")


@pytest.mark.parametrize(
    ("host", "exposed"),
    [
        ("127.0.0.1", False),
        ("::1", False),
        ("localhost", False),
        ("10.0.0.1", True),
        ("::", True),
        ("desk.example", True),
        ("192.168.1.20", True),
    ],
)
def test_what_other_machines_can_reach_is_known(host, exposed):
    assert is_exposed(host) is exposed
