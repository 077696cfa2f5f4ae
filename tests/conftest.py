"""What all tests share: the switch that renews golden files and generated pages."""

import os
import shutil

import pytest


def pytest_addoption(parser):
    parser.addoption(
        "--update",
        action="store_true",
        help="write golden files and generated documentation anew instead of comparing",
    )


@pytest.fixture
def same_as_file(request):
    """Compare text with a file's; with --update, write the file."""

    def compare(text, path):
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing; write it with: pytest --update"
        assert text == path.read_text(encoding="utf-8")

    return compare


MISSING = "Chromium is missing, so the pages were not tried in a browser; get it with: make browser"


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
