"""One build of the invented story for all tests that only read its pages."""

import pytest

from classifier.site import SiteSettings, publish, search
from tests.site.story import CARDS, TAXONOMY, hostile_story, plain_story, story

SETTINGS = SiteSettings("Värnby Watch", "Grain & guns, day by day.", "/watch", "en-GB")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site") / "public"
    publish([plain_story(), story()], TAXONOMY, CARDS, SETTINGS, out)
    return out


MACHINE_SETTINGS = SiteSettings(
    "Värnby Watch",
    "Grain & guns, day by day.",
    "/b",
    "en-GB",
    "https://watch.example/b",
    ("jsonl", "csv", "parquet"),
)


@pytest.fixture(scope="session")
def machine_site(tmp_path_factory):
    """The same story, one of hostile words and one without a date, where the address is known."""
    out = tmp_path_factory.mktemp("machine") / "public"
    publish([plain_story(), story(), hostile_story()], TAXONOMY, CARDS, MACHINE_SETTINGS, out)
    return out


SEARCH_SETTINGS = SiteSettings(
    "Värnby Watch",
    "Grain & guns, day by day.",
    "/watch",
    "en-GB",
    search=True,
)


@pytest.fixture(scope="session")
def searched_site(tmp_path_factory):
    """The same articles, and quiet days, in a site that can be searched."""
    if not search.available():
        pytest.skip("Pagefind is missing, so search was not tried: pip install 'claimdesk[search]'")
    out = tmp_path_factory.mktemp("searched") / "public"
    quiet = [plain_story(f"quiet-day-{number}") for number in range(22)]
    stories = [plain_story(), story(), hostile_story(), *quiet]
    publish(stories, TAXONOMY, CARDS, SEARCH_SETTINGS, out)
    return out
