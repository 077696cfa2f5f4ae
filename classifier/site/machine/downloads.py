"""The data of the whole site as files: JSON Lines, CSV and Parquet.

Words are written as the author wrote them, in every format. A cell of the CSV may therefore begin
with a sign that a spreadsheet takes for a formula: docs/decisions/ says why it is left alone, and
the page of the downloads how to open such a file.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.engine.jsonlines import to_object
from classifier.problems import Problem
from classifier.site import addresses
from classifier.site.machine import parquet
from classifier.site.machine.dictionary import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from classifier.site.machine.source import Material
    from classifier.site.machine.tables import Column, Table
    from classifier.site.source import Source

LINES = "briefings.jsonl"
PACKAGE = "datapackage.json"
MEDIA = {
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


class Download(NamedTuple):
    """A file: its address from the site's root, its media type and what is in it.

    `table` is the table that it holds, if it holds one.
    """

    path: str
    media: str
    content: bytes
    table: Table | None = None


class Downloads(NamedTuple):
    """All files, and why some that the publisher wanted are missing."""

    files: tuple[Download, ...]
    problems: tuple[Problem, ...]

    def of(self, table: Table) -> tuple[Download, ...]:
        """Return the files that hold a table."""
        return tuple(file for file in self.files if file.table == table)


def downloads(material: Material) -> Downloads:
    """Make the files in the formats that the settings name.

    Without pyarrow there is no Parquet; then a problem says how to get it.
    """
    wanted = set(material.settings.downloads)
    problems = []
    if "parquet" in wanted and not parquet.available():
        wanted.remove("parquet")
        message = "Parquet files are left out of the downloads: pyarrow is not installed"
        hint = "pip install 'claimdesk[parquet]', or take parquet out of downloads:"
        problems.append(Problem("claimdesk.yaml", 0, 0, "no-pyarrow", message, hint))
    return Downloads(tuple(_files(material, wanted)), tuple(problems))


def _files(material: Material, wanted: set[str]) -> Iterator[Download]:
    if "jsonl" in wanted:
        lines = "".join(f"{_line(source)}\n" for source in material.sources)
        yield _download(LINES, lines.encode())
    if not wanted & {"csv", "parquet"}:
        return
    for table in TABLES:
        rows = list(table.rows(material))
        if "csv" in wanted:
            yield _download(f"{table.name}.csv", _csv(table, rows), table)
        if "parquet" in wanted:
            yield _download(f"{table.name}.parquet", parquet.parquet(table, rows), table)
    if "csv" in wanted:
        yield _download(PACKAGE, _package(material))


def _download(name: str, content: bytes, table: Table | None = None) -> Download:
    return Download(addresses.data_file(name), MEDIA[name.rpartition(".")[2]], content, table)


def _line(source: Source) -> str:
    """Return an article as a line: what `articles` says of it, and what `classify` prints."""
    facts = {column.name: column.value(source) for column in TABLES[0].columns}
    for day in ("date", "updated"):
        if facts[day] is not None:
            facts[day] = facts[day].isoformat()
    found = to_object(source.briefing)
    return json.dumps({**facts, **found}, ensure_ascii=False, separators=(",", ":"))


def _csv(table: Table, rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a table as RFC 4180 has it, in UTF-8: a missing value is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(column.name for column in table.columns)
    truths = [at for at, column in enumerate(table.columns) if column.kind == "boolean"]
    writer.writerows(_lowered(row, truths) if truths else row for row in rows)
    return buffer.getvalue().encode()


def _lowered(row: Sequence[Any], truths: Sequence[int]) -> list[Any]:
    """Return a row with "true" and "false" for the truth values at some places."""
    cells = list(row)
    for at in truths:
        cells[at] = "true" if cells[at] else "false"
    return cells


def _package(material: Material) -> bytes:
    """Describe the CSV files to programs, as a Data Package (datapackage.org)."""
    package = {
        "profile": "tabular-data-package",
        "name": "claimdesk-briefings",
        "title": material.settings.title,
        **({"homepage": material.settings.url} if material.settings.url else {}),
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": column.name,
            "reference": {"resource": column.refers, "fields": "id"},
        }
        for column in table.columns
        if column.refers
    ]
    return {
        "name": table.name,
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": MEDIA["csv"],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.meaning,
        **({} if column.optional else {"constraints": {"required": True}}),
    }
