"""What the pages say, and that every link on them leads somewhere."""

from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from classifier.site.render_text import page_text
from tests.site.reading import Page
from tests.site.story import story


@pytest.fixture(scope="module")
def pages(site):
    return {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def read(site, name):
    return Page((site / name).read_text(encoding="utf-8"))


def test_every_page_is_well_formed_and_no_id_is_there_twice(pages):
    assert len(pages) > 15
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_every_link_between_pages_is_relative_and_leads_to_a_page_and_place(site, pages):
    for name, page in pages.items():
        if name == "404.html":
            continue
        for target in page.links:
            if urlsplit(target).scheme or target == "ties.html":  # the author's own
                continue
            path, fragment = urldefrag(target)
            file = (site / name).parent / unquote(path) if path else site / name
            assert file.resolve().is_relative_to(site.resolve()), f"{name}: {target}"
            assert file.is_file(), f"{name}: {target}"
            if fragment:
                found = pages[file.resolve().relative_to(site.resolve()).as_posix()]
                assert unquote(fragment) in found.ids, f"{name}: {target}"


def test_the_page_for_a_missing_address_links_from_the_sites_root(pages):
    assert all(link.startswith(("/watch/", "#")) for link in pages["404.html"].links)


def test_every_button_and_label_names_an_element_that_is_there(pages):
    for name, page in pages.items():
        for _, facts in page.tags:
            for attribute in ("popovertarget", "aria-labelledby"):
                for place in facts.get(attribute, "").split():
                    assert place in page.ids, name


def test_every_page_has_one_first_level_heading_and_a_language(pages):
    for name, page in pages.items():
        assert [tag for tag, _ in page.tags].count("h1") == 1, name
        assert dict(page.tags)["html"]["lang"] == "en-GB", name


def test_the_articles_text_is_its_elements_text(site):
    html = (site / "briefings/grain-waits.html").read_text(encoding="utf-8")
    assert Page(html, inside="text").text == page_text(story().article)


def test_the_furniture_is_listed_after_the_article_escaped(site):
    html = (site / "briefings/grain-waits.html").read_text(encoding="utf-8")
    assert "Page furniture left out (3)" in html
    assert "<li>Subscribe &lt;now&gt; &amp; save</li>" in html


def note(site, page, number):
    html = (site / f"briefings/{page}.html").read_text(encoding="utf-8")
    return " ".join(Page(html, inside=f"n{number}").text.split())


def test_notes_are_numbered_as_the_style_sheet_counts_their_sentences(site):
    ids = Page((site / "briefings/grain-waits.html").read_text(encoding="utf-8")).ids
    numbers = [f"{kind}{number}" for kind in "rn" for number in range(1, 12)]
    assert [name for name in ids if name[0] in "rn" and name[1:].isdigit()] == numbers


def test_a_card_says_rule_words_and_attribution(site):
    card = note(site, "grain-waits", 2)
    assert card.startswith("Note 2Renewalrenewed their ties Renews ties renew-ties")
    said = note(site, "grain-waits", 4)
    assert "Minister Łucja Ibañez said We stand by our neighbours, … " in said
    assert "Łucja Ibañez, Government – direct speech" in said
    later = note(site, "grain-waits", 5)
    assert "Łucja Ibañez, Government – direct speech, drawn in note 4" in later


def test_a_note_in_full_says_each_step(site):
    full = note(site, "grain-waits.notes", 2)
    assert "Renews ties renew-ties Words renewed their ties What ties on" in full
    assert "Exceptions 1 tried, none found" in full
    said = note(site, "grain-waits.notes", 4)
    assert "Who Minister Łucja Ibañez Cue said What We stand by our neighbours, …" in said
    assert "the quotation goes on over the paragraph" in said


def test_an_exception_found_elsewhere_is_told_from_one_not_found(site):
    said = "1 found elsewhere in the sentence: May =May as “in May”"
    assert f"Exceptions 1 tried, {said}" in read_words(site, "grain-waits.notes")
    assert "not met by May =May, “in May”" in read_words(site, "grain-waits")


def test_an_inherited_label_says_so(site):
    assert "Arms from the text around it" in read_words(site, "grain-waits")
    assert "Arms Weight 1 taken over from the text" in read_words(site, "grain-waits.notes")


def read_words(site, name):
    return " ".join(read(site, f"briefings/{name}.html").text.split())


def test_a_title_outside_the_text_is_the_heading_and_one_inside_is_not_repeated(site):
    assert '<h1 class="title">A quiet day</h1>' in (site / "briefings/quiet-day.html").read_text()
    story_page = (site / "briefings/grain-waits.html").read_text()
    assert story_page.count("<h1") == 1
    assert story_page.index('id="text"') < story_page.index("<h1")


def test_a_claim_types_page_lists_its_sentences_with_the_words_marked(site):
    html = (site / "claims/renewal.html").read_text(encoding="utf-8")
    assert '<h2 id="found-h">4 sentences in 1 article, <time datetime="2026-03-03">' in html
    assert "<mark>renewed their ties</mark>" in html
    assert "../briefings/grain-waits.html#s-" in html


def test_a_rules_page_shows_definition_examples_and_where_it_fired(site):
    html = (site / "rules/renew-ties.html").read_text(encoding="utf-8")
    assert "<code>{renew}~ ..3 &lt;what: ties&gt;</code>" in html
    assert "<li>They <mark>renewed</mark> their ties.</li>" in html
    assert "<li>They renewed the lease &amp; left.</li>" in html
    assert "Fired in 4 sentences of 1 article, <time" in html
    assert "Leases are renewed too: no &lt;tie&gt;." in html


def test_a_draft_is_marked_as_one(site):
    assert "draft" in read(site, "rules/modal.html").text
    assert "draft" not in read(site, "rules/renew-ties.html").text


def test_an_attribution_rule_fired_where_it_drew_an_attribution(site):
    assert "Fired in 5 sentences of 1 article" in read(site, "rules/says.html").text


def test_a_furniture_rule_claims_no_firings(site):
    text = read(site, "rules/adverts.html").text
    assert "fire in these articles" not in text
    assert "not part of the article’s text" in text
