"""Live reload in a real browser: the page stays where it was read, and says what is wrong."""

import pytest

from tests.serve.conftest import ARTICLE, SAID

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LONG = "\n\n".join(f"Paragraph {number} tells of a ship." for number in range(80))


def test_a_page_reloads_itself_where_it_was_read_and_shows_mistakes(chromium, desk, shown):
    desk.write("content/long.md", ARTICLE.format(title="Long", text=f"{SAID}\n\n{LONG}"))
    page, complaints = chromium.new_page(), []
    page.on("console", lambda told: complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # It is not there yet, perhaps: then the page of the missing one gives way to it.
    page.goto(f"{shown.url}briefings/long.html")
    page.get_by_text("Paragraph 79").wait_for(timeout=60_000)
    complaints.clear()

    page.evaluate("window.scrollTo({top: 700, behavior: 'instant'}); window.mine = true")
    assert page.evaluate("window.scrollY") == 700
    desk.replace("content/two.md", "The envoy", "The consul")
    with shown.events() as until:
        desk.replace("content/two.md", "The consul", "The envoy")
        until(lambda event: not event["problems"])
    assert page.evaluate("window.mine") is True  # another page's change leaves this one alone

    desk.replace("content/long.md", "Paragraph 79 tells", "The last paragraph tells")
    page.get_by_text("The last paragraph tells").wait_for(timeout=60_000)
    for _ in range(1_000):  # the browser goes back to the place when the page is laid out
        if abs(page.evaluate("window.scrollY") - 700) < 2:
            break
        page.wait_for_timeout(50)
    else:
        pytest.fail(f"the page is at {page.evaluate('window.scrollY')}, not at 700")
    assert page.evaluate("window.mine") is None

    desk.replace("content/long.md", "title:", "titel:")
    page.get_by_text("One thing is wrong").wait_for(timeout=60_000)
    assert page.get_by_text("long.md:2:1").is_visible()
    assert page.get_by_text("did you mean 'title'?").is_visible()
    assert page.get_by_text("The last paragraph tells").count() == 1
    page.get_by_role("button", name="Hide").click()
    page.get_by_text("One thing is wrong").wait_for(state="hidden", timeout=60_000)

    desk.replace("content/long.md", "titel: Long", "title: A ship")
    page.get_by_role("heading", name="A ship").wait_for(timeout=60_000)
    assert complaints == []
    page.close()
