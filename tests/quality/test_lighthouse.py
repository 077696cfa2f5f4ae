"""Lighthouse has nothing against pages but the time they take, which `make lighthouse` measures."""

import pytest

from quality import tools
from quality.lighthouse import FIXED, PAGES, examine
from quality.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lighthouse")]


@pytest.mark.parametrize("page", PAGES)
def test_lighthouse_finds_nothing_wrong(tool, address, page):
    tool(tools.lighthouse)
    tool(tools.chromium)
    result = examine(address + page, FIXED)
    assert result.wrong == ()
    assert result.scores == dict.fromkeys(FIXED, 100)


def test_lighthouse_sees_what_is_wrong(tool, tmp_path):
    tool(tools.lighthouse)
    tool(tools.chromium)
    (tmp_path / "index.html").write_text("<p style='color: #aaa'>Pale", encoding="utf-8")
    with serving(tmp_path, {}) as root:
        result = examine(root, FIXED)
    assert {one.partition(":")[0] for one in result.wrong} >= {"color-contrast", "document-title"}
    assert max(result.scores.values()) < 100
