"""What can be found, and the index that Pagefind makes of it."""

import gzip
import json
import sys
from dataclasses import replace

import pytest

from classifier.problems import ProblemsError
from classifier.site import SiteSettings, publish, search
from classifier.site.machine.source import Material
from classifier.site.pages import gather
from classifier.site.search import index
from classifier.site.search.canonical import UnknownFormatError, canonical
from classifier.site.search.pagefind import build
from classifier.site.search.records import Record, records
from tests.site.conftest import SEARCH_SETTINGS
from tests.site.story import CARDS, HOSTILE, TAXONOMY, hostile_story, plain_story, story

needs_pagefind = pytest.mark.skipif(
    not search.available(), reason="Pagefind is missing: pip install 'claimdesk[search]'"
)
STORIES = (plain_story(), story(), hostile_story())


def sources(*briefings):
    site = gather(briefings, TAXONOMY, CARDS)
    return Material(site, SEARCH_SETTINGS).sources


@pytest.fixture(scope="module")
def found():
    return {record.address: record for record in records(sources(*STORIES))}


def record_of(found, words):
    return next(one for one in found.values() if words in one.words and one.address[0] != "a")


# ----------------------------------------------------------------- records


def test_every_sentence_can_be_found_word_for_word_and_every_article(found):
    for briefing in STORIES:
        article = briefing.article
        sentences = [s.span.of(article.text) for s in briefing.document.sentences]
        own = [r for r in found.values() if f"/{article.slug}" in r.address]
        assert [r.words for r in own if r.address[0] != "a"] == sentences
        assert [r.address for r in own if r.address[0] == "a"] == [f"a/{article.slug}"]


def test_a_sentence_has_the_facets_of_its_own_labels_only(found):
    quote = record_of(found, "Their grain is our bread")
    assert quote.facets == (
        ("find", "sentence"),
        ("day", "2026-03-03"),
        ("publisher", "Värnby Nytt & Co"),
        ("type", "quote"),
        ("domain", "trade"),
        ("source", "state"),
        ("speaker", "Łucja Ibañez"),
    )


def test_a_sentence_without_a_note_is_found_by_its_number(found):
    caption = record_of(found, "Cranes at Värnby")
    assert caption.address.startswith("p/grain-waits/")
    assert [name for name, _ in caption.facets] == ["find", "day", "publisher"]


def test_a_sentence_with_a_note_is_found_at_the_address_that_its_page_gives_it(found, site):
    addresses = [one.address for one in found.values() if one.address.startswith("s/grain-waits/")]
    page = (site / "briefings/grain-waits.html").read_text(encoding="utf-8")
    assert len(addresses) > 8
    for address in addresses:
        anchor = address.rpartition("/")[2]
        assert f'id="{anchor}"' in page or f"id={anchor}" in page


def test_an_article_has_the_facets_of_all_its_sentences_and_none_of_its_furniture(found):
    whole = found["a/grain-waits"]
    assert ("type", "hearsay") in whole.facets
    assert ("speaker", "Harbour Watch") in whole.facets
    assert "wheat  1200" in whole.words
    assert "Subscribe" not in whole.words
    assert "Advertisement" not in whole.words
    assert len(set(whole.facets)) == len(whole.facets)


def test_a_title_outside_the_text_belongs_to_its_article(found):
    assert found["a/quiet-day"].words.startswith("A quiet day\n")
    assert found["a/grain-waits"].words.count("renew ties as grain waits") == 1


def test_one_speaker_is_written_one_way_though_articles_differ():
    loud, plain = story(), hostile_story()
    said = tuple(replace(one, speaker="ŁUCJA IBANEZ") for one in plain.attributions)
    found = records(sources(loud, replace(plain, attributions=said)))
    speakers = {value for one in found for name, value in one.facets if name == "speaker"}
    # The hostile story is the newer one, so it is the one whose spelling is met first.
    assert "ŁUCJA IBANEZ" in speakers
    assert "Łucja Ibañez" not in speakers


# ------------------------------------------------------------------- index


def fragments(files):
    for path, content in files.items():
        if path.startswith("fragment/"):
            yield json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


@needs_pagefind
def test_pagefind_keeps_words_and_facets_as_they_are():
    words = [
        HOSTILE,
        "No full stop at the end",
        "AT&amp;T <b>x</b> &lt; 1,200.50 don’t co-operate",
        "“So it is,”\n she said\N{NO-BREAK SPACE}— 😀",
        "data-pagefind-ignore <script>alert(1)</script> <!-- x",
    ]
    speaker = 'Ana "the <b>" Ruiz, MP: speaker[content]'
    made = [Record(f"p/x/{n}", one, (("speaker", speaker),)) for n, one in enumerate(words)]
    kept = {one["url"]: one for one in fragments(build(made, "en-GB"))}
    assert [" ".join(kept[f"/p/x/{n}.html"]["content"].split()) for n in range(len(words))] == [
        " ".join(one.split()) for one in words
    ]
    assert all(one["filters"] == {"speaker": [speaker]} for one in kept.values())
    # All that Pagefind is told of a page beside can be searched for, so it is told nothing.
    assert all(one["meta"] == {} for one in kept.values())


@needs_pagefind
@pytest.mark.parametrize(("language", "stems"), [("en-GB", "en"), ("pt", "pt"), ("tlh", "unknown")])
def test_a_site_in_any_language_gets_the_program_that_searches_it(language, stems):
    files = canonical(build([Record("p/x/0", "Grain waits", ())], language))
    assert [path for path in files if path.startswith("wasm.")] == [f"wasm.{stems}.pagefind"]


@needs_pagefind
def test_the_same_input_gives_the_same_bytes():
    """Pagefind alone fails this: it writes the values of a filter in another order each time."""
    once, again = (dict(index.Searching(sources(*STORIES), "en").files()) for _ in range(2))
    assert list(once) == list(again)
    assert once == again


@needs_pagefind
def test_the_site_lists_the_index_among_its_files_and_a_second_build_replaces_it(searched_site):
    marker = (searched_site / ".claimdesk-site").read_text(encoding="utf-8").splitlines()
    on_disk = {f.relative_to(searched_site).as_posix() for f in searched_site.rglob("*.pf_*")}
    assert on_disk
    assert on_disk <= set(marker)


@needs_pagefind
def test_nothing_of_pagefinds_own_pages_is_published(searched_site):
    names = {file.name for file in (searched_site / "pagefind").iterdir() if file.is_file()}
    assert {name for name in names if name.endswith((".js", ".css"))} == {
        "pagefind.js",
        "pagefind-worker.js",
    }


@needs_pagefind
def test_settings_of_pagefind_that_lie_about_change_nothing(monkeypatch, tmp_path):
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["body"]\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "body")
    [only] = fragments(build([Record("p/x/0", "Grain waits", ())], "en"))
    assert only["content"] == "Grain waits"


@needs_pagefind
def test_another_format_of_pagefinds_is_refused():
    files = build([Record("p/x/0", "Grain waits", (("find", "sentence"),))], "en")
    assert canonical(files)
    entry = json.loads(files["pagefind-entry.json"])
    assert canonical({**files, "pagefind-entry.json": json.dumps(entry).encode()})
    entry["languages"]["en"]["hash"] = "gone"
    for broken in (b"{}", b"<", json.dumps(entry).encode()):
        with pytest.raises(UnknownFormatError):
            canonical({**files, "pagefind-entry.json": broken})


@needs_pagefind
def test_a_program_that_cannot_be_run_is_a_problem_and_no_site(monkeypatch, tmp_path):
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(ProblemsError) as caught:
        publish([story()], TAXONOMY, CARDS, SEARCH_SETTINGS, tmp_path / "out")
    assert [one.code for one in caught.value.problems] == ["no-index"]
    assert not (tmp_path / "out").exists()


# -------------------------------------------------------------------- site


def test_without_the_extra_the_site_is_built_and_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(sys.modules["classifier.site.publish"], "available", lambda: False)
    made = publish([story()], TAXONOMY, CARDS, SEARCH_SETTINGS, tmp_path / "out")
    assert [str(one) for one in made.problems] == [
        "claimdesk.yaml: the site is built without search: Pagefind is not installed – "
        "pip install 'claimdesk[search]', or take search: true out"
    ]
    assert "search.html" not in made.files
    assert "search.html" not in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_a_site_is_not_searched_unless_that_is_wanted(site):
    assert not (site / "search.html").exists()
    assert not (site / "pagefind").exists()
    assert "search.html" not in (site / "index.html").read_text(encoding="utf-8")


@needs_pagefind
def test_every_page_leads_to_search_and_only_search_loads_pagefind(searched_site):
    for page in searched_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'search.html"' in text
        assert ("pagefind" in text) == (page.name == "search.html")


@needs_pagefind
def test_a_site_without_articles_has_nothing_to_search(tmp_path):
    made = publish([], TAXONOMY, CARDS, replace(SiteSettings(), search=True), tmp_path / "out")
    assert "search.html" not in made.files
    assert made.problems == ()
