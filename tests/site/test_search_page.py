"""Searching in a real browser, on a host that sends the policy of docs/hosting.md."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.hosting import hosted
from tests.site.story import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def root(searched_site):
    with hosted(searched_site) as root:
        yield root


@pytest.fixture(scope="module")
def context(chromium):
    expect.set_options(timeout=20_000)  # other tests may keep the machine busy
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()
    expect.set_options(timeout=5_000)


@pytest.fixture
def page(context, root):
    """A page that must not complain, nor ask anybody but the host."""
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(root)] == []


@pytest.fixture
def search(page, root):
    """Open the search page; return it when it has searched."""

    def search(terms=""):
        page.goto(f"{root}search.html{terms}")
        expect(page.locator("#status")).not_to_have_text(re.compile("Loading|^$"))
        return page

    return search


def words(page):
    return page.locator(".hit .words a").all_inner_texts()


def terms(page):
    return parse_qs(urlsplit(page.url).query)


def counts(page, name):
    boxes = page.locator(f".choice:has(input[name={name}])")
    return {
        box.locator("input").get_attribute("value"): int(box.locator(".count").inner_text())
        for box in boxes.all()
    }


def test_a_result_is_the_sentence_with_its_labels_and_leads_to_it(search, root):
    page = search("?q=neighbours")
    expect(page.locator("#status")).to_have_text("1 sentence")
    hit = page.locator(".hit")
    assert words(page) == ["“We stand by our neighbours,” Minister Łucja Ibañez said."]
    assert hit.locator("mark").all_inner_texts() == ["neighbours,”"]
    assert hit.locator(".label").all_inner_texts() == ["Renewal", "Quote"]
    assert hit.locator(".origin").inner_text() == (
        "Łucja Ibañez · Ostmark and Värnby renew ties as grain waits · 3 March 2026 · "
        "Värnby Nytt & Co"
    )
    hit.locator(".words a").click()
    assert page.url.startswith(f"{root}briefings/grain-waits.html#")
    assert page.locator(".sentence:target").inner_text().startswith("“We stand by")


def test_a_sentence_without_an_address_of_its_own_is_led_to_by_its_words(search):
    page = search("?q=cranes")
    link = page.locator(".hit .words a")
    assert link.inner_text() == "Cranes at Värnby."
    assert link.evaluate("e => e.href").endswith(
        "briefings/grain-waits.html#:~:text=Cranes%20at%20V%C3%A4rnby."
    )


def test_filters_narrow_what_is_found_and_count_what_they_would_leave(search):
    page = search("?q=grain")
    before = len(words(page))
    tallies = counts(page, "type")
    assert before > tallies["renewal"] > 0
    page.get_by_role("checkbox", name="Renewal").check()
    expect(page.locator(".hit")).to_have_count(tallies["renewal"])
    assert all("Renewal" in text for text in page.locator(".hit .labels").all_inner_texts())
    # One more type widens the list again, by as many as its count says.
    assert counts(page, "type")["quote"] == tallies["quote"]
    page.get_by_role("checkbox", name="Quote").check()
    expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ sentence"))
    assert len(words(page)) <= tallies["renewal"] + tallies["quote"]
    assert terms(page) == {"q": ["grain"], "type": ["renewal", "quote"]}


def test_who_said_what_is_answered_by_filters_alone(search):
    page = search()
    expect(page.locator("#status")).to_have_text("Type a word, or choose a filter.")
    page.get_by_label("Speaker").select_option(label="Harbour Watch (1)")
    expect(page.locator(".hit")).to_have_count(1)
    assert words(page)[0].startswith("According to Harbour Watch")
    page.get_by_role("checkbox", name="Renewal").check()
    expect(page.locator("#status")).to_have_text("No sentence has all of this.")
    # A speaker and a claim that stand in the same article, but in different sentences.
    page.get_by_role("radio", name="articles").check()
    expect(page.locator("#status")).to_have_text("1 article")


@pytest.mark.parametrize(
    ("limits", "articles"),
    [
        ("from=2026-03-04", {"@SUM </title> & “more”"}),
        ("to=2026-03-03", {"Ostmark and Värnby renew ties as grain waits"}),
        ("from=2026-03-03&to=2026-03-04",
         {"@SUM </title> & “more”", "Ostmark and Värnby renew ties as grain waits"}),
        ("from=2027-01-01", set()),
    ],
)  # fmt: skip
def test_dates_set_limits_on_both_sides(search, limits, articles):
    page = search(f"?find=article&{limits}")
    assert set(words(page)) == articles


def test_an_order_by_date_begins_with_the_newest_or_the_oldest(search):
    dates = re.compile(r"\d+ March 2026")
    newest = dates.findall(" ".join(search("?q=may&sort=new").locator(".origin").all_inner_texts()))
    oldest = dates.findall(" ".join(search("?q=may&sort=old").locator(".origin").all_inner_texts()))
    assert newest[0] == "4 March 2026"
    assert newest == oldest[::-1]


def test_words_that_no_sentence_holds_together_are_found_in_their_article(search):
    page = search("?q=wheat+neighbours")
    expect(page.locator("#status")).to_have_text("No sentence has all of this.")
    page.get_by_role("button", name="1 article has it in several sentences").click()
    expect(page.locator("#status")).to_have_text("1 article")
    assert words(page) == ["Ostmark and Värnby renew ties as grain waits"]
    assert page.evaluate("document.activeElement.textContent").startswith("Ostmark")
    assert set(page.locator(".hit mark").all_inner_texts()) & {"wheat", "neighbours,”"}


def test_words_of_an_article_never_become_markup(search):
    page = search("?q=script+evil")
    assert words(page) == [re.sub(r"[ \x0b]+", " ", HOSTILE)]
    assert page.locator(".hit :not(li, p, a, mark, span)").count() == 0
    assert page.locator(".origin a").inner_text() == "@SUM </title> & “more”"


def test_typing_searches_and_the_address_holds_what_was_typed(search):
    page = search()
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("grain")
    page.wait_for_url("**/search.html?q=grain")
    expect(page.locator("#status")).to_have_text(re.compile("sentences"))
    found = words(page)
    page.reload()
    expect(page.locator(".hit")).to_have_count(len(found))
    assert words(page) == found


def test_the_index_asks_the_search_page(page, root):
    page.goto(root + "index.html")
    page.get_by_role("searchbox", name="Search every sentence").fill("neighbours")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=neighbours")
    expect(page.locator(".hit")).to_have_count(1)


def test_going_back_undoes_the_last_choice(search):
    page = search("?q=grain")
    before = words(page)
    page.get_by_role("checkbox", name="Renewal").check()
    expect(page.locator(".hit")).not_to_have_count(len(before))
    page.go_back()
    expect(page.locator(".hit")).to_have_count(len(before))
    assert not page.get_by_role("checkbox", name="Renewal").is_checked()
    assert page.locator("#q").input_value() == "grain"


def test_everything_can_be_cleared(search):
    page = search("?q=grain&type=quote&speaker=%C5%81ucja+Iba%C3%B1ez&from=2026-03-01")
    assert page.locator("#chosen").inner_text() == " (3)"
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("#status")).to_have_text("Type a word, or choose a filter.")
    assert page.locator(".hit").count() == 0
    assert terms(page) == {}


def test_the_keyboard_alone_reaches_a_result(search):
    page = search("?q=cranes")
    page.locator("#q").focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('.hit') !== null"))
        if seen[-1]:
            break
    assert seen[-1]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/grain-waits.html*")


def test_more_results_are_shown_on_demand_and_the_keyboard_goes_on_at_the_first(search):
    page = search("?q=nothing")
    expect(page.locator("#status")).to_have_text("23 sentences")
    assert page.locator(".hit").count() == 20
    page.get_by_role("button", name="Show 3 more").press("Enter")
    expect(page.locator(".hit")).to_have_count(23)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.hit')].indexOf(document.activeElement.closest('.hit'))"
        )
        == 20
    )
    assert not page.locator("#more").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_does_not_scroll_sideways(search, width):
    page = search("?q=the")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("#facets").evaluate("e => e.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_page_says_so_and_names_the_lists(chromium, root):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}search.html")
    assert page.get_by_text("Searching needs JavaScript").is_visible()
    assert not page.locator("form").is_visible()
    links = page.locator("#without a")
    assert links.count() >= 7
    for link in links.all():
        assert context.request.get(link.evaluate("e => e.href")).ok
    context.close()


def test_from_a_folder_the_page_says_that_it_needs_a_server(chromium, searched_site):
    page = chromium.new_page()
    page.goto((searched_site / "search.html").as_uri())
    assert page.get_by_text("This page was opened from a folder").is_visible()
    assert not page.get_by_text("Searching needs JavaScript").is_visible()
    assert not page.locator("form").is_visible()
    page.close()


def test_a_host_without_the_index_is_told_what_is_missing(chromium, root):
    page = chromium.new_page()
    page.route("**/pagefind-entry.json*", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(f"{root}search.html?q=grain")
    expect(page.get_by_text("The search index could not be loaded")).to_be_visible(timeout=20_000)
    assert not page.locator("form").is_visible()
    page.close()


def test_what_results_say_of_articles_is_what_their_pages_say(searched_site):
    facts = json.loads((searched_site / "search/articles.json").read_text(encoding="utf-8"))
    assert facts["grain-waits"] == {
        "page": "briefings/grain-waits.html",
        "title": "Ostmark and Värnby renew ties as grain waits",
        "date": "3 March 2026",
        "publisher": "Värnby Nytt & Co",
        "language": "en-GB",
    }
    assert facts["quiet-day"]["date"] == ""
    assert all((searched_site / one["page"]).is_file() for one in facts.values())
