"""Whole pages of the invented story, compared with those that were looked at and kept.

Renew them with ``pytest tests/site/test_golden.py --update`` and read the difference.
"""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize(
    "page",
    ["index", "briefings/grain-waits", "claims/renewal", "rules/renew-ties", "404"],
)
def test_the_page_is_the_one_that_was_kept(site, same_as_file, page):
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    same_as_file(html, GOLDEN / f"{page.rpartition('/')[2]}.html")


def test_the_labels_style_sheet_is_the_one_that_was_kept(site, same_as_file):
    css = (site / "assets/labels.css").read_text(encoding="utf-8")
    same_as_file(css, GOLDEN / "labels.css")
