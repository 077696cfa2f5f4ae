"""The Nu HTML Checker finds no error on any page, nor in a style sheet."""

import json
import subprocess
from collections import Counter

import pytest

from quality import tools
from tests.quality.looking import nothing

pytestmark = pytest.mark.xdist_group("quality")

# Pages are read as files, where a policy's 'self' is nothing; and data is no script. That the
# policy holds is seen in the browser.
UNSERVED = r".*violates Content Security Policy.*"
# A section without a heading or a name is no region to anybody; it only holds things together.
UNNAMED = r"Section lacks heading.*"

# What the checker does not know yet and browsers do: the placing of a note by an anchor. And two
# falls of its own: custom properties inside functions, whose values it does not look up.
UNKNOWN_CSS = (
    r".*(anchor\(|anchor-name|position-anchor|“inset”: Parse Error"
    r"|vector-effect|var\(--|types are incompatible).*"
)


def check(command, *arguments):
    """Return what the checker says, each message once with how often."""
    made = subprocess.run(
        [*command, "--exit-zero-always", "--stdout", "--format", "json", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return Counter(
        f"{said.get('subType', said['type'])}: {said['message']}  {said.get('extract', '')}"
        for said in json.loads(made.stdout)["messages"]
    )


def test_no_page_has_an_error_or_a_warning(tool, demo_site):
    command = tool(tools.html_checker)
    nothing(
        check(
            command, "--skip-non-html", "--filterpattern", f"{UNSERVED}|{UNNAMED}", str(demo_site)
        )
    )


def test_no_style_sheet_has_an_error(tool, demo_site):
    command = tool(tools.html_checker)
    sheets = sorted(str(path) for path in demo_site.glob("assets/*.css"))
    assert len(sheets) > 3
    nothing(check(command, "--css", "--filterpattern", UNKNOWN_CSS, *sheets))


def test_the_checker_sees_what_is_wrong(tool, tmp_path):
    command = tool(tools.html_checker)
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in said for said in check(command, str(page)))
    sheet = tmp_path / "sheet.css"
    sheet.write_text("p { colour: red; }", encoding="utf-8")
    assert any("colour" in said for said in check(command, "--css", str(sheet)))
