"""axe-core finds nothing on any kind of page, however it is looked at."""

import pytest

from quality import tools
from tests.quality.looking import OPEN, nothing

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("quality")]

# Everything axe has: best practices, and the rules that are off by default for their newness. What
# depends on colours is all that a dark page has to be asked again.
RUN = """rules => axe.run(document, {
  resultTypes: ["violations"],
  rules: {"target-size": {enabled: true}},
  ...(rules && {runOnly: {type: "rule", values: rules}}),
}).then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
  `${rule.id} (${rule.impact}): ${node.html.slice(0, 160)} `
  + node.any.concat(node.all, node.none).map(check => check.message).join("; "))))"""
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.mark.parametrize(
    ("width", "scheme", "rules", "pages"),
    [
        (1280, "light", None, slice(None)),
        (390, "light", None, slice(1)),
        (1280, "dark", COLOURS, slice(1)),
        (390, "dark", COLOURS, slice(1)),
    ],
)
def test_axe_finds_no_violation(visit, tool, demo_site, examples, width, scheme, rules, pages):
    axe = tool(tools.axe)
    found, seen = [], 0
    tab = visit(demo_site / "index.html", width, color_scheme=scheme)
    for kind, all_of_kind in examples.items():
        for page in all_of_kind[pages]:
            tab.goto(visit.address_of(page))
            tab.evaluate(axe)
            if tab.locator("[popover]").count():  # an open note lies over text
                found += [f"{kind}: {page.name}: {one}" for one in tab.evaluate(RUN, rules)]
            tab.evaluate(OPEN)
            found += [f"{kind}: {page.name}, opened: {one}" for one in tab.evaluate(RUN, rules)]
            seen += 1
    assert seen > 20
    nothing(found)


def test_axe_sees_what_is_wrong(chromium, tool):
    """The twin of the test above: were axe not run, it would hold as well."""
    tab = chromium.new_page()
    tab.set_content("<title>x</title><p style='color:#999'>Pale<img src='data:,'>")
    tab.evaluate(tool(tools.axe))
    found = {line.split()[0] for line in tab.evaluate(RUN)}
    assert {"color-contrast", "image-alt", "html-has-lang", "landmark-one-main"} <= found
    tab.close()
