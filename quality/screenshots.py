"""`make screenshots`: a picture of each kind of page, large and small, by day and by night.

They are for people to look at: docs/screenshots/ holds them, with a page that shows them, and the
README shows one more. The same pages give the same pictures on the same browser with the same
typefaces.
"""

from __future__ import annotations

import base64
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from quality import demo, tools
from quality.serving import advised_headers, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DOCS = demo.ROOT / "docs"
FOLDER = DOCS / "screenshots"
README = DOCS / "screenshot.png"

# The article that is shown, the note on it that is open, and what is searched for.
ARTICLE, NOTE = "briefings/tovalia-belisand-pact.html", 3
SEARCH, WORDS = "search.html", "pact"


class Window(NamedTuple):
    """How a page is looked at. Sizes are CSS pixels; what is below the window is not shown."""

    name: str
    width: int
    height: int
    scheme: str


WINDOWS = (
    Window("desktop-light", 1280, 1100, "light"),
    Window("desktop-dark", 1280, 1100, "dark"),
    Window("phone-light", 390, 1100, "light"),
    Window("phone-dark", 390, 1100, "dark"),
)


def main() -> None:
    """Take every picture anew; those of pages that are no more are gone.

    They are swapped into place when all are taken.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = demo.build(Path(folder))
        pages = shown(site)
        taken = Path(folder, "pictures")
        taken.mkdir()
        with serving(site, advised_headers()) as root, _browser() as browser:
            for window in WINDOWS:
                for name, page in pages.items():
                    with _page(browser, window) as tab:
                        tab.goto(root + page)
                        if page == SEARCH:
                            _search(tab)
                        _take(tab, taken / f"{name}-{window.name}.webp")
            _article(browser, root, taken)
        _write_page([*pages, "note"], taken)
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.move(taken, FOLDER)
    pictures = sorted(FOLDER.glob("*.webp"))
    size = sum(path.stat().st_size for path in pictures)
    print(f"{len(pictures)} pictures of {size / 1024:.0f} KiB in {FOLDER.relative_to(demo.ROOT)}/")


def shown(site: Path) -> dict[str, str]:
    """Return the page that stands for each kind, by the kind's name as a file is called."""
    pages = {
        kind.replace("/", "-page") if kind.endswith("/") else kind.replace("/", "-"): found[-1]
        for kind, found in demo.kinds(site).items()
        if not kind.endswith("/N")  # the continuation of a list looks like its beginning
    }
    places = {name: page.relative_to(site).as_posix() for name, page in pages.items()}
    return {**places, "briefings-page": ARTICLE}


def _article(browser: Browser, root: str, taken: Path) -> None:
    """Take the pictures of an open note: the README's, and those of all windows."""
    for window in WINDOWS:
        with _page(browser, window) as tab:
            _open_note(tab, root)
            _take(tab, taken / f"note-{window.name}.webp")
    with _page(browser, Window("readme", 1280, 1020, "light")) as tab:
        _open_note(tab, root)
        tab.screenshot(path=README)


def _open_note(tab: Page, root: str) -> None:
    tab.goto(root + ARTICLE)
    margin = tab.locator(".margin").nth(NOTE - 1)
    (margin if margin.is_visible() else tab.locator(".ref").nth(NOTE - 1)).click()
    tab.locator(".note:popover-open").scroll_into_view_if_needed()
    tab.mouse.move(0, 0)


def _search(tab: Page) -> None:
    words = tab.locator("input[type=search]").first
    words.fill(WORDS)
    tab.locator(".hit").first.wait_for()
    tab.wait_for_function("/[1-9]/.test(document.getElementById('status').textContent)")
    words.blur()  # a cursor blinks


def _write_page(names: list[str], taken: Path) -> None:
    """Write the page that shows all pictures."""
    head = " | ".join(window.name.replace("-", ", ") for window in WINDOWS)
    lines = ["# Every kind of page", "", "Taken by `make screenshots`.", ""]
    for name in sorted(names):
        pictures = " | ".join(
            f"![{name}, {window.name}]({name}-{window.name}.webp)" for window in WINDOWS
        )
        rule = " | ".join("---" for _ in WINDOWS)
        lines += [f"## {name}", "", f"| {head} |", f"| {rule} |", f"| {pictures} |", ""]
    (taken / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _take(tab: Page, path: Path) -> None:
    """Write what is in the window as WebP, which is a quarter of a PNG's size."""
    client = tab.context.new_cdp_session(tab)
    taken = client.send("Page.captureScreenshot", {"format": "webp", "quality": 60})
    path.write_bytes(base64.b64decode(taken["data"]))


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=tools.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def _page(browser: Browser, window: Window) -> Iterator[Page]:
    """Open a window; nothing moves in it, and no cursor blinks."""
    context = browser.new_context(
        viewport={"width": window.width, "height": window.height},
        color_scheme=window.scheme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    yield context.new_page()
    context.close()


if __name__ == "__main__":
    main()
