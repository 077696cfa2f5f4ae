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


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", COLOURS)])
def test_axe_finds_no_violation(visit, tool, demo_site, examples, scheme, rules, width):
    axe = tool(tools.axe)
    found, seen = [], 0
    tab = visit(demo_site / "index.html", width, color_scheme=scheme)
    for kind, pages in examples.items():
        for page in pages:
            tab.goto(visit.address_of(page))
            tab.evaluate(axe)
            found += [f"{kind}: {page.name}: {one}" for one in tab.evaluate(RUN, rules)]
            if tab.evaluate(OPEN):
                opened = tab.evaluate(RUN, rules)
                found += [f"{kind}: {page.name}, opened: {one}" for one in opened]
            seen += 1
    assert seen > 12
    nothing(found)


def test_axe_sees_what_is_wrong(chromium, tool):
    """The twin of the test above: were axe not run, it would hold as well."""
    tab = chromium.new_page()
    tab.set_content("<title>x</title><p style='color:#999'>Pale<img src='data:,'>")
    tab.evaluate(tool(tools.axe))
    found = {line.split()[0] for line in tab.evaluate(RUN)}
    assert {"color-contrast", "image-alt", "html-has-lang", "landmark-one-main"} <= found
    tab.close()
