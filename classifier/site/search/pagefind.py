"""Pagefind's program, run on records: an extra, as not every site is searched.

It is given one small page for each record. Its interface for Python is not used: it takes a tenth
of a second for each record, which for a thousand articles comes to an hour.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.site.search.records import Record

FOLDER = "pagefind"
ORDER = "order"
# Pagefind's own pages and their styles; ours do without.
_UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")


def available() -> bool:
    """Tell whether Pagefind and what its index is read with are installed."""
    return find_spec("pagefind_bin") is not None and find_spec("cbor2") is not None


def build(records: Iterable[Record], language: str) -> dict[str, bytes]:
    """Return the files of the index, by their path in Pagefind's folder.

    `language` is a BCP 47 tag; words of all records are reduced to their stems as it has them.
    Raises OSError or subprocess.CalledProcessError if the program cannot be run.
    """
    from pagefind_bin import get_executable

    with tempfile.TemporaryDirectory(prefix="claimdesk-search-") as folder:
        pages, out = Path(folder, "pages"), Path(folder, "out")
        pages.mkdir()
        for number, record in enumerate(records):
            page = pages / f"{record.address}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(record, number), encoding="utf-8")
        subprocess.run(  # noqa: S603 - a program of our own choosing, with paths of our own
            [
                str(get_executable()),
                *("--site", str(pages)),
                *("--output-path", str(out)),
                *("--force-language", language.partition("-")[0].lower()),
            ],
            check=True,
            capture_output=True,
            cwd=folder,  # no settings of Pagefind's that lie about
            env={key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND")},
        )
        return {
            file.relative_to(out).as_posix(): file.read_bytes()
            for file in sorted(out.rglob("*"))
            if file.is_file() and not file.name.startswith(_UNUSED)
        }


def _page(record: Record, number: int) -> str:
    """Return a record as a page.

    Pagefind closes blocks with a full stop of its own, so there is none but the page's body; and it
    searches all that it is told about a page, so it is told nothing but what to filter and sort by.
    """
    facets = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
        for name, value in record.facets
    )
    return (
        '<!doctype html><html><head><meta charset="utf-8">'
        f'<meta data-pagefind-sort="{ORDER}[content]" content="{number:09}">{facets}</head>'
        f"<body data-pagefind-body>{escape(record.words)}</body></html>"
    )
