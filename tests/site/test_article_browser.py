"""What readers do on an article's page: filter its marks, go from claim to claim, cite, print."""

import pytest

from tests.site.reading import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Stands in for the clipboard, which belongs to whoever uses the machine that tests run on.
CLIPBOARD = """
window.copied = [];
const writeText = (text) => window.denied ? Promise.reject() : Promise.resolve(copied.push(text));
Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""
SHOWN = """() => [...document.querySelectorAll(".text .ref")]
    .filter((ref) => getComputedStyle(ref).visibility === "visible")
    .map((ref) => Number(ref.getAttribute("popovertarget").slice(1)))"""
ALL = list(range(1, 12))
# The notes of the story that carry each label.
GUESS, RENEWAL, ARMS, TRADE = [3, 6, 10, 11], [1, 2, 4, 6], [8, 9, 10], [5, 7]


@pytest.fixture
def opened(chromium, site):
    """Return a way to open the story's page, with scripts unless told otherwise."""
    contexts = []

    def opened(fragment="", scripts=True, **more):
        context = chromium.new_context(java_script_enabled=scripts, **more)
        context.add_init_script(CLIPBOARD)
        contexts.append(context)
        page = context.new_page()
        page.goto((site / "briefings/grain-waits.html").as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()


def tick(page, *boxes):
    for box in boxes:
        page.locator(f"#{box}").check()


def where(page):
    """Return the number of the note whose mark has the focus, or None."""
    return page.evaluate(
        "Number(document.activeElement.getAttribute('popovertarget')?.slice(1)) || null"
    )


def pressed(page, *keys):
    for key in keys:
        page.keyboard.press(key)
    return where(page)


# --------------------------------------------------------------------------------------- filter


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
@pytest.mark.parametrize("width", [380, 1280])
def test_a_filter_leaves_the_marks_that_have_one_of_the_ticked_values_in_each_group(
    opened, scripts, width
):
    page = opened(scripts=scripts, viewport={"width": width, "height": 900})
    if width < 1000:
        page.locator(".glance summary").first.click()
    assert page.evaluate(SHOWN) == ALL
    tick(page, "claim-guess")
    assert page.evaluate(SHOWN) == GUESS
    tick(page, "claim-renewal")
    assert page.evaluate(SHOWN) == sorted({*GUESS, *RENEWAL})
    tick(page, "domain-arms")
    assert page.evaluate(SHOWN) == [10]
    page.locator("#domain-arms").uncheck()
    tick(page, "sure-asserted")
    assert page.evaluate(SHOWN) == [1, 2]
    page.locator("[type=reset]").click()
    assert page.evaluate(SHOWN) == ALL


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_filter_by_speaker_leaves_all_that_is_said_by_one_name(opened, scripts):
    page = opened(scripts=scripts)
    page.get_by_role("checkbox", name="Łucja Ibañez").check()
    assert page.evaluate(SHOWN) == [4, 5, 6]


def test_marks_that_a_filter_takes_away_are_quiet_and_every_word_stays(opened):
    page = opened(scripts=False)
    looks = """e => { const style = getComputedStyle(e), box = e.getBoundingClientRect();
        return [style.color, style.opacity, style.visibility, box.x, box.width, box.height]; }"""
    seen = [one.evaluate(looks) for one in page.locator(".sentence").all()]
    tick(page, "claim-guess")
    assert [one.evaluate(looks) for one in page.locator(".sentence").all()] == seen
    quiet, loud = page.locator(".sentence:has(+ #r2)"), page.locator(".sentence:has(+ #r3)")
    line = "e => getComputedStyle(e.querySelector('u')).textDecorationColor"
    ground = "e => getComputedStyle(e.querySelector('mark')).backgroundColor"
    clear = "rgba(0, 0, 0, 0)"
    assert (quiet.evaluate(line), quiet.evaluate(ground)) == (clear, clear)
    assert clear not in (loud.evaluate(line), loud.evaluate(ground))
    assert quiet.is_visible()


def test_the_keyboard_passes_over_marks_that_a_filter_takes_away(opened):
    page = opened(scripts=False)
    tick(page, "claim-guess")
    page.locator(".ref[popovertarget=n3]").focus()
    assert pressed(page, "Tab") == 6


def test_a_filter_says_how_many_sentences_it_leaves_in_a_live_region(opened):
    page = opened()
    said = page.locator(".glance output")
    assert said.inner_text() == ""
    tick(page, "claim-guess")
    assert said.inner_text() == "4 of 11 marked sentences"
    assert page.get_by_role("status").first.inner_text() == "4 of 11 marked sentences"
    page.locator("[type=reset]").click()
    assert said.inner_text() == ""


def test_a_filter_stands_in_the_address_and_is_found_there(opened):
    page = opened()
    tick(page, "claim-guess", "claim-renewal", "domain-arms")
    page.get_by_role("checkbox", name="Harbour Watch").check()
    fragment = page.evaluate("location.hash")
    assert fragment == "#claim=renewal&claim=guess&domain=arms&who=Harbour+Watch"
    again = opened(fragment)
    assert again.evaluate(SHOWN) == [10]
    assert again.locator("#domain-arms").is_checked()
    again.locator("[type=reset]").click()
    assert again.evaluate("location.href.endsWith('grain-waits.html')")


@pytest.mark.parametrize("fragment", ["#claim=nothing", "#claim", "#=&=&who=", "#%E0=1&claim=%"])
def test_an_address_that_names_no_filter_filters_nothing(opened, fragment):
    page = opened(fragment)
    assert page.evaluate(SHOWN) == ALL
    assert page.locator(".glance output").inner_text() == ""


def test_a_link_to_a_sentence_leaves_a_filter_as_it_is(opened):
    page = opened("#claim=guess")
    page.evaluate("location.hash = document.querySelectorAll('.sentence')[4].id")
    assert page.evaluate(SHOWN) == GUESS
    assert page.locator(".sentence:target").count() == 1


def test_ticks_in_a_folded_list_of_a_telephone_are_shown_when_the_address_makes_them(opened):
    page = opened("#domain=trade", viewport={"width": 380, "height": 900})
    assert page.locator("#domain-trade").is_visible()
    assert page.evaluate(SHOWN) == TRADE


def test_nothing_is_counted_or_kept_without_scripts_and_no_key_is_promised(opened):
    page = opened(scripts=False)
    assert not page.locator(".keys").is_visible()


# ----------------------------------------------------------------------------------------- keys


def test_keys_go_from_claim_to_claim_and_back(opened):
    page = opened()
    assert [pressed(page, key) for key in "jjnjjj"] == [1, 2, 3, 4, 5, 6]
    assert pressed(page, "j") == 10  # the notes between them are of no claim
    assert [pressed(page, key) for key in "kpk"] == [6, 5, 4]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_keys_stop_at_the_ends(opened):
    page = opened()
    assert pressed(page, *"jjjjjjjjjjjj") == 11
    assert pressed(page, *"kkkkkkkkkkkk") == 1


def test_keys_begin_at_what_is_on_the_screen_or_was_linked_to(opened, site):
    page = opened()
    page.locator(".ref").nth(8).evaluate("e => scrollTo({top: e.getBoundingClientRect().top})")
    assert pressed(page, "j") >= 9
    anchor = page.locator(".sentence:has(+ #r4)").get_attribute("id")
    assert pressed(opened(f"#{anchor}"), "j") == 5


def test_keys_obey_a_filter(opened):
    page = opened()
    tick(page, "domain-arms")
    assert [pressed(page, key) for key in "jjjj"] == [8, 9, 10, 10]
    page.locator("[type=reset]").click()
    assert pressed(page, "k") is not None


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta", "Shift"])
def test_keys_held_with_others_are_left_to_the_browser(opened, held):
    page = opened()
    page.evaluate("addEventListener('keydown', (e) => (window.left = !e.defaultPrevented))")
    assert pressed(page, f"{held}+j") is None
    assert page.evaluate("window.left")


@pytest.mark.parametrize("field", ["<input>", "<textarea></textarea>", "<p contenteditable>x</p>"])
def test_keys_typed_into_a_field_are_left_to_it(opened, field):
    page = opened()
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)",
                  field)  # fmt: skip
    page.locator("main > :first-child").focus()
    assert pressed(page, "j", "n") is None
    typed = page.locator("main > :first-child").evaluate("e => e.value ?? e.textContent")
    assert "jn" in typed


def test_keys_can_be_switched_off_and_stay_off(opened):
    page = opened()
    page.get_by_label("Keys").uncheck()
    page.evaluate("document.activeElement.blur()")
    assert pressed(page, "j") is None
    page.reload()
    assert pressed(page, "j") is None
    page.get_by_label("Keys").check()
    assert pressed(page, "j") is not None


def test_in_an_open_note_keys_and_arrows_leaf_and_escape_gives_the_focus_back(opened):
    page = opened()
    note = page.locator(".note:popover-open")
    pressed(page, "j", "j", "Enter")
    assert note.get_attribute("id") == "n2"
    pressed(page, "ArrowRight")
    assert note.get_attribute("id") == "n3"
    pressed(page, "j", "ArrowLeft", "ArrowLeft")
    assert note.get_attribute("id") == "n2"
    assert pressed(page, "Escape") == 2
    assert note.count() == 0


def test_a_note_can_be_closed_from_within_and_gives_the_focus_back(opened):
    page = opened()
    page.locator("#r2").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Enter")
    assert page.locator(".note:popover-open").count() == 0
    assert where(page) == 2


@pytest.mark.parametrize("room", [6, 560])
def test_a_note_opened_at_the_foot_of_a_telephone_comes_into_sight(opened, room):
    """With little room below its number the page moves up; with enough it stays where it is."""
    page = opened(viewport={"width": 390, "height": 700}, reduced_motion="reduce")
    scrolled = page.evaluate(
        """(room) => {
            const foot = document.getElementById("r4").getBoundingClientRect().bottom;
            scrollBy(0, foot - innerHeight + room);
            document.getElementById("r4").click();
            return scrollY;
        }""",
        room,
    )
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    below, now = page.evaluate(
        """() => [document.querySelector(".note:popover-open").getBoundingClientRect().bottom
            - innerHeight, scrollY]"""
    )
    assert below <= 1
    assert (now == scrolled) == (room == 560)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_click_in_the_margin_opens_the_note_and_the_next_one_closes_it(opened, scripts):
    page = opened(scripts=scripts, viewport={"width": 1280, "height": 900})
    # The note opens beside the end of its sentence: the top of a long one's label stays free.
    margin, note, top = page.locator(".margin[for=r10]"), page.locator("#n10"), {"x": 4, "y": 4}
    margin.click(position=top)
    assert note.is_visible()
    if scripts:
        margin.click(position=top)
        assert not note.is_visible()
        margin.click(position=top)
        assert note.is_visible()


def test_arrows_scroll_as_ever_where_no_note_is_open(opened):
    page = opened()
    page.evaluate("addEventListener('keydown', (e) => (window.left = !e.defaultPrevented))")
    assert pressed(page, "j", "ArrowRight") == 1
    assert page.evaluate("window.left")


# ------------------------------------------------------------------------------------ citations


def cited(site, number):
    """Return the citation that the page of notes in full shows, without its link."""
    html = (site / "briefings/grain-waits.notes.html").read_text(encoding="utf-8")
    return " ".join(Page(html, inside=f"n{number}").text.partition("Cite as")[2].split())


@pytest.mark.parametrize("number", [1, 2, 4, 9])
def test_a_copied_citation_is_the_one_that_is_shown_without_scripts(opened, site, number):
    page = opened()
    page.locator(f".ref[popovertarget=n{number}]").click()
    page.get_by_role("button", name="Copy as citation").click()
    copied = page.evaluate("copied[0]")
    words, _, link = copied.rpartition(" ")
    assert cited(site, number).rpartition(" ")[0] == words
    anchor = page.locator(f".sentence:has(+ #r{number})").get_attribute("id")
    assert link == f"{page.url}#{anchor}"
    assert page.locator(f"#n{number} [role=status], #n{number} output").inner_text() == "Copied"


def test_a_citation_names_words_speaker_title_publisher_and_date(site):
    assert cited(site, 4).startswith(
        "“We stand by our neighbours,” Minister Łucja Ibañez said. – Łucja Ibañez. “Ostmark and "
        "Värnby renew ties as grain waits”, Värnby Nytt & Co, 3 March 2026. "
    )


def test_a_citation_that_cannot_be_copied_is_shown_selected(opened):
    page = opened()
    page.evaluate("window.denied = true")
    page.locator(".ref").first.click()
    page.get_by_role("button", name="Copy as citation").click()
    page.wait_for_function("getSelection().toString()")
    assert "“Ostmark and Värnby renew ties as grain waits”" in page.evaluate("`${getSelection()}`")
    assert "press" in page.locator(".note:popover-open output").inner_text()


def test_a_copied_link_leads_to_the_sentence_and_the_note_to_its_steps(opened):
    page = opened()
    page.locator(".ref[popovertarget=n4]").click()
    page.get_by_role("button", name="Copy link").click()
    link = page.evaluate("copied[0]")
    page.get_by_role("link", name="In full", exact=True).click()
    assert page.locator("article:target").inner_text().startswith("Note 4")
    page.goto(link)
    assert page.locator(".sentence:target + #r4").count() == 1


# ---------------------------------------------------------------------------------------- paper


def test_on_paper_notes_are_short_and_numbered_and_no_filter_is_left(opened):
    page = opened("#claim=guess")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN.replace('".text .ref"', '".note"').replace(
        'ref.getAttribute("popovertarget").slice(1)', "ref.id.slice(1)")) == ALL  # fmt: skip
    line = "e => getComputedStyle(e.querySelector('u')).textDecorationColor"
    assert page.locator(".sentence:has(+ #r2)").evaluate(line) != "rgba(0, 0, 0, 0)"
    note = page.locator("#n2").inner_text()
    assert "Note 2" in note
    assert "renewed their ties" in note
    assert "renew-ties" in note
    assert not page.locator("#n4 .drawn").is_visible()
    assert page.locator("#n4").inner_text().count("Łucja Ibañez") == 1
    assert not page.locator(".glance input").first.is_visible()


def test_on_paper_the_address_of_the_original_is_printed(opened):
    page = opened()
    page.emulate_media(media="print")
    address = page.locator(".head a", has_text="Original article").evaluate(
        "e => getComputedStyle(e, '::after').content"
    )
    assert "attr" in address or "nytt.example" in address
