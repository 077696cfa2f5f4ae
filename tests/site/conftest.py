"""One build of the invented story for all tests that only read its pages."""

import pytest

from classifier.site import SiteSettings, publish
from tests.site.story import CARDS, TAXONOMY, plain_story, story

SETTINGS = SiteSettings("Värnby Watch", "Grain & guns, day by day.", "/watch", "en-GB")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site") / "public"
    publish([plain_story(), story()], TAXONOMY, CARDS, SETTINGS, out)
    return out
