"""`make lighthouse`: what Lighthouse says of the demo site, written into docs/quality.md.

Performance is measured here and not in the tests: it is a matter of the machine and of chance. The
other categories are asserted by tests/quality/test_lighthouse.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from quality import demo, tools
from quality.serving import advised_headers, serving

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOCUMENT = demo.ROOT / "docs/quality.md"
BEGIN, END = "<!-- lighthouse: begin -->\n", "<!-- lighthouse: end -->\n"

FIXED = ("accessibility", "best-practices", "seo")
ALL = ("performance", *FIXED)
PAGES = ("briefings/tovalia-belisand-pact.html", "index.html")
ROUNDS = 3

_CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-extensions"
)


class Result(NamedTuple):
    """What Lighthouse says of a page: scores to 100, milliseconds, bytes, and what is wrong."""

    scores: dict[str, int]
    paint: float
    size: int
    wrong: tuple[str, ...]
    version: str
    browser: str


def examine(address: str, categories: Sequence[str], *, phone: bool = True) -> Result:
    """Run Lighthouse on one page. Raises MissingToolError, or CalledProcessError if it fails."""
    command = [
        *tools.lighthouse(),
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={_CHROMIUM}",
        *([] if phone else ["--preset=desktop"]),
    ]
    environment = {**os.environ, "CHROME_PATH": tools.chromium()}
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return _result(json.loads(made.stdout))


def _result(report: dict[str, Any]) -> Result:
    audits = report["audits"]
    counted = [
        audits[part["id"]]
        for name, category in report["categories"].items()
        if name in FIXED
        for part in category["auditRefs"]
        if part["weight"]
    ]
    return Result(
        scores={
            name: round(100 * (category["score"] or 0))
            for name, category in report["categories"].items()
        },
        paint=audits.get("largest-contentful-paint", {}).get("numericValue", 0.0),
        size=int(audits.get("total-byte-weight", {}).get("numericValue", 0)),
        wrong=tuple(
            f"{audit['id']}: {audit['title']} {audit.get('explanation', '')}".rstrip()
            for audit in counted
            if audit["score"] is not None and audit["score"] < 1
        ),
        version=report["lighthouseVersion"],
        browser=report["environment"]["hostUserAgent"].rpartition("Chrome/")[2].partition(".")[0],
    )


def main() -> None:
    """Measure each page on a slow phone and on a desktop, and write the table."""
    parser = argparse.ArgumentParser(prog="make lighthouse", description=main.__doc__)
    parser.add_argument("--date", type=dt.date.fromisoformat, required=True)
    day = parser.parse_args().date
    measured: list[tuple[str, str, list[Result]]] = []
    with tempfile.TemporaryDirectory() as folder:
        site = demo.build(Path(folder))
        with serving(site, advised_headers()) as root:
            for page in PAGES:
                for name, phone in (("slow phone", True), ("desktop", False)):
                    rounds = [examine(root + page, ALL, phone=phone) for _ in range(ROUNDS)]
                    measured.append((page, name, rounds))
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    table = _table(day, measured)
    DOCUMENT.write_text(f"{before}{BEGIN}{table}{END}{after}", encoding="utf-8")
    print(table)


def _table(day: dt.date, measured: Iterable[tuple[str, str, list[Result]]]) -> str:
    rows, first = [], None
    for page, name, rounds in measured:
        first = first or rounds[0]
        scores = [min(one.scores[category] for one in rounds) for category in FIXED]
        speed = median(one.scores["performance"] for one in rounds)
        paint = median(one.paint for one in rounds) / 1000
        size = max(one.size for one in rounds) / 1024
        cells = [f"`{page}`", name, f"{speed:.0f}", *map(str, scores)]
        rows.append(f"| {' | '.join(cells)} | {paint:.1f} s | {size:.0f} KiB |")
    versions = f"Lighthouse {first.version}, Chromium {first.browser}" if first else ""
    return "\n".join(
        [
            f"Taken on {day:%Y-%m-%d} with {versions}: performance and paint are the median of "
            f"{ROUNDS} rounds, the other scores the lowest.",
            "",
            "| page | as | performance | accessibility | best practices | SEO "
            "| largest paint | on the wire |",
            "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
