"""The site that is examined: the articles of content/, with everything a site can have."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOST = "https://briefings.example"
# A sub-path, since links that only work at a host's root are an easy mistake.
BASE = "/desk"

_SETTINGS = f"""\
title: Claimdesk briefings
description: What is said about the treaty lands, sentence by sentence.
url: {HOST}{BASE}
downloads: [jsonl, csv, parquet]
search: true
rules: {json.dumps((ROOT / "rules").as_posix())}
out: public
"""


def build(folder: Path, *more: Path) -> Path:
    """Build the demo site inside `folder`, as anybody would; return the folder of its pages.

    `more` are further folders of articles. Raises CalledProcessError if the command fails.
    """
    content = json.dumps([path.as_posix() for path in (ROOT / "content", *more)])
    settings = f"{_SETTINGS}content: {content}\n"
    (folder / "claimdesk.yaml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "classifier", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "public"


def kinds(site: Path) -> dict[str, list[Path]]:
    """Return the pages of each kind, the shortest file first.

    A kind is a folder's pages, the continuations of its lists apart, or a page of the site's root:
    a new one is found by itself.
    """
    found: dict[str, list[Path]] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: (page.stat().st_size, page)):
        place = page.relative_to(site)
        if "assets" not in place.parts:
            found.setdefault(_kind(place), []).append(page)
    return dict(sorted(found.items()))


def _kind(place: Path) -> str:
    if place.parent == Path():
        return place.stem
    tail = re.search(r"\.(.+)\.html$", place.name)
    more = f"{re.sub('[0-9]+', 'N', tail[1])}" if tail else ""
    return f"{place.parent.as_posix()}/{more}"


def examples(site: Path) -> dict[str, list[Path]]:
    """Return for each kind the page that holds most and the one that holds least.

    Of the continuations of a list one will do.
    """
    return {
        kind: pages[:1] if kind.endswith("/N") else list(dict.fromkeys([pages[-1], pages[0]]))
        for kind, pages in kinds(site).items()
    }
