"""Whatever is kept from one edition to the next: each is what a new server would make."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from classifier.rules.load import load_rulebook
from classifier.serve import Inputs
from classifier.serve.state import Listener
from classifier.serve.workshop import Workshop
from classifier.site import SiteSettings
from classifier.site.templates import Templates
from tests.rules.desk import SOUND, write_rules
from tests.serve.conftest import SAYING

# The same words of others, others of the same, nearly the same; a name in other letters.
SENTENCES = (
    "“The ships of Norvale will sail to the northern harbour before winter,” said Ana Ruiz.",
    "“The ships of Norvale will sail to the northern harbour before winter,” said ANA RUIZ.",
    "“The ships of Norvale will sail to the northern harbour before spring,” said the envoy.",
    "Ana Ruiz said that Norvale pledged to send help.",
    "Envoy Ilo Brandt said that Norvale pledged to send help to Kestria on 4 May.",
    "Norvale pledged to send help to the nine villages of Kestria before the winter began.",
    "A ship came in.",
)
ARTICLE = st.builds(
    "---\ntitle: {}\n{}publisher: {}\n---\n\n{}\n".format,
    st.sampled_from(["Ships", "Help", "ships"]),
    st.sampled_from(["", "date: 2026-01-02\n", "date: 2026-01-20\n", "date: 2026-03-02\n"]),
    st.sampled_from(["", "Daily Wave", "DAILY WAVE", "Coast"]),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
)
NAMED = "---\ntitle: {}\n---\n\n{}\n"
NAMES = ("a.md", "b.md", "deep/c.md", "d.md")
# What is saved or deleted at once, and whether anybody looks at what comes of it.
CHANGE = st.tuples(
    st.dictionaries(st.sampled_from(NAMES), st.none() | ARTICLE, min_size=1, max_size=3),
    st.booleans(),
)


class Served:
    """A workshop, and all files of its latest edition."""

    def __init__(self, root):
        self._root = root
        self._states = []
        self._workshop = Workshop(
            self._inputs,
            Listener(
                inputs=lambda _: None,
                loading=lambda: None,
                state=self._states.append,
                report=lambda _: None,
                progress=lambda _done, _of: None,
                looked_at=lambda: (),
            ),
        )
        self._workshop.begin()

    def change(self, paths):
        self._workshop.notice(paths)
        self._workshop.renew()

    def files(self):
        edition = self._states[-1].edition
        pages = list(edition.contents.files.site_pages())
        others = dict(edition.contents.machine.files(pages))
        paths = ["data.html", *(page.path for page in pages), *others]
        return {path: edition.answer(path).content for path in paths}

    def _inputs(self):
        return Inputs(
            (self._root / "content",),
            self._root / "rules",
            None,
            self._root / "public",
            SiteSettings(title="Coast", url="https://coast.example", search=False),
            self._root / "claimdesk.yaml",
        )


@pytest.fixture(scope="module", autouse=True)
def _rules_and_templates_are_read_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("classifier.serve.workshop.load_rulebook", cache(load_rulebook))
        patch.setattr("classifier.serve.workshop.Templates", cache(Templates))
        # It goes through all that other tests have left, too.
        patch.setattr("classifier.serve.workshop._settle_memory", lambda: None)
        yield


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    root = tmp_path_factory.mktemp("rules")
    return write_rules(root, claims__pledge=SOUND, attribution__said=SAYING)


@settings(deadline=None, max_examples=15)
@example(  # An echo that stays the same, of an article with another title
    changes=[
        ({"a.md": NAMED.format("A", SENTENCES[0]), "b.md": NAMED.format("B", SENTENCES[0])}, True),
        ({"b.md": NAMED.format("C", SENTENCES[0])}, True),
    ]
)
@given(changes=st.lists(CHANGE, min_size=1, max_size=4))
def test_an_edition_is_what_a_new_server_would_make(rules, changes):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "rules").symlink_to(rules)
        (root / "content" / "deep").mkdir(parents=True)
        save(root, {"always.md": "---\ntitle: Always\n---\n\nA ship came in.\n"})
        served = Served(root)
        for changed, looked_at in changes:
            served.change(save(root, changed))
            if looked_at:
                assert served.files() == Served(root).files()
        assert served.files() == Served(root).files()


def save(root, changed):
    """Write files, or delete those without a text; return their paths."""
    paths = [root / "content" / name for name in changed]
    for path, text in zip(paths, changed.values(), strict=True):
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
    return paths
