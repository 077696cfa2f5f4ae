"""lychee follows every link of the site to its place: in pages, feeds, sitemap and data."""

import json
import re
import shutil
import subprocess

import pytest

from quality import demo, tools
from tests.quality.looking import nothing

pytestmark = pytest.mark.xdist_group("quality")


@pytest.fixture(scope="module")
def deployed(demo_site, tmp_path_factory):
    """The site below its sub-path, as a host would have it. Hard links, so nothing is copied."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(demo_site, root / demo.BASE.strip("/"), copy_function=_link)
    return root


def _link(source, target):
    shutil.os.link(source, target)


def follow(command, root, *names):
    """Return what lychee says of the links in files; other hosts are not asked."""
    made = subprocess.run(
        [*command, "--offline", "--include-fragments=full", "--no-progress", "--format", "json",
         "--root-dir", str(root), "--remap", f"^{re.escape(demo.HOST)} {root.as_uri()}",
         "--extensions", "html,css,xml,txt", *names],
        capture_output=True, text=True, check=False, cwd=root,
    )  # fmt: skip
    assert made.returncode in {0, 2}, made.stderr
    return json.loads(made.stdout)


def broken(found):
    return sorted(
        f"{page}: {link['url']} ({link['status']['text']})"
        for page, links in found["error_map"].items()
        for link in links
    )


def test_every_link_leads_somewhere(tool, deployed):
    found = follow(tool(tools.link_checker), deployed, str(deployed))
    nothing(broken(found))
    assert found["successful"] > 5000
    assert found["remaps"] > 500


@pytest.mark.parametrize("name", ["sitemap.xml", "feeds/all.xml"])
def test_links_of_machine_files_are_followed(tool, deployed, name):
    file = deployed / demo.BASE.strip("/") / name
    found = follow(tool(tools.link_checker), deployed, str(file))
    assert found["successful"] >= 10
    assert found["errors"] == 0


def addresses(value):
    """Yield every address of the site in what was read from JSON; an id is a name, not a link."""
    if isinstance(value, str):
        yield from [value] if value.startswith(demo.HOST) else []
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from () if key == "id" else addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from addresses(one)


def test_every_address_in_json_leads_somewhere(tool, deployed, tmp_path):
    """Feeds, annotations and downloads."""
    named = set()
    for file in sorted(deployed.rglob("*.json*")):
        lines = file.read_text(encoding="utf-8")
        for text in lines.splitlines() if file.suffix == ".jsonl" else [lines]:
            named.update(addresses(json.loads(text)))
    (tmp_path / "named.txt").write_text("\n".join(sorted(named)), encoding="utf-8")
    found = follow(tool(tools.link_checker), deployed, str(tmp_path / "named.txt"))
    nothing(broken(found))
    assert found["successful"] > 200


def test_the_checker_sees_a_broken_link_and_a_missing_place(tool, tmp_path):
    (tmp_path / "other.html").write_text('<p id="there">x</p>', encoding="utf-8")
    (tmp_path / "page.html").write_text(
        '<a href="other.html#there">1</a><a href="other.html#nowhere">2</a>'
        '<a href="gone.html">3</a>'
        f'<link href="{demo.HOST}/none.css">',
        encoding="utf-8",
    )
    found = broken(follow(tool(tools.link_checker), tmp_path, str(tmp_path)))
    assert [re.search(r"\w+\.\w+(#\w+)?(?= \()", one).group() for one in found] == [
        "gone.html", "none.css", "other.html#nowhere",
    ]  # fmt: skip
