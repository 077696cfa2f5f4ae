"""The downloads, opened as docs/formats.md says by pandas, DuckDB and Data Package."""

import csv
import datetime as dt
import json
import re
from pathlib import Path

import duckdb
import frictionless
import pyarrow.parquet as pq
import pytest

from classifier.engine.jsonlines import to_object
from classifier.site import SiteSettings, publish
from classifier.site.machine import parquet
from classifier.site.machine.dictionary import TABLES
from tests.site.reading import Page
from tests.site.story import CARDS, HOSTILE, TAXONOMY, hostile_story, plain_story, story

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def data(machine_site):
    return machine_site / "data"


@pytest.fixture
def in_site(machine_site, monkeypatch):
    monkeypatch.chdir(machine_site)


def rows_of(data, table):
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def blocks(language):
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_csv_is_what_its_data_package_says(data):
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.errors == []
    assert [(task.name, task.errors) for task in report.tasks if not task.valid] == []
    assert len(report.tasks) == len(TABLES)


def test_a_wrong_cell_would_have_been_seen(data, tmp_path):
    for file in data.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    claims = tmp_path / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"a1,0,", b"a9,zero,", 1))
    found = frictionless.validate(str(tmp_path / "datapackage.json"))
    kinds = {error.type for task in found.tasks for error in task.errors}
    assert {"type-error", "foreign-key"} & kinds


@pytest.mark.usefixtures("in_site")
def test_the_queries_of_the_documents_run_in_duckdb():
    queries = blocks("sql")
    claims, speakers = (duckdb.sql(query).fetchall() for query in queries)
    assert len(claims) == len(story().claims) + len(hostile_story().claims)
    assert {text for _, _, text in claims} >= {HOSTILE}
    assert speakers[0] == ("Harbour Watch", 1)
    assert ("NA", 1) in speakers


@pytest.mark.usefixtures("in_site")
def test_the_lines_of_the_documents_run_in_pandas():
    (lines,) = blocks("python")
    names = {}
    exec(lines, names)  # noqa: S102 - our own documents
    made = story()
    assert len(names["claims"]) == len(made.claims) + len(hostile_story().claims)
    articles = names["articles"].set_index("id")
    assert articles.loc["a1", "text"] == made.article.text
    evidence = names["evidence"]
    for row in evidence[evidence["article"] == "a1"].itertuples():
        assert made.article.text[row.start : row.end] == row.text


def test_parquet_and_csv_hold_the_same_and_parquet_its_types(data):
    for table in TABLES:
        kept = pq.read_table(data / f"{table.name}.parquet")
        rows = rows_of(data, table.name)
        assert kept.column_names == [column.name for column in table.columns]
        assert [{k: cell(v) for k, v in row.items()} for row in kept.to_pylist()] == rows
        for column, field in zip(table.columns, kept.schema, strict=True):
            assert field.nullable == column.optional
            assert field.metadata[b"description"].decode() == column.meaning
    assert pq.read_table(data / "articles.parquet")["date"].to_pylist() == [
        dt.date(2026, 3, 4), dt.date(2026, 3, 3), None,
    ]  # fmt: skip


def cell(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_parquet_says_nothing_of_pandas_and_of_the_clock(data):
    kept = pq.read_metadata(data / "claims.parquet")
    assert set(kept.metadata) == {b"description", b"ARROW:schema"}
    assert re.fullmatch(r"parquet-cpp-arrow version [\d.]+", kept.created_by)


def test_words_are_left_alone_whatever_a_spreadsheet_makes_of_them(data):
    words = {row["text"] for row in rows_of(data, "sentences")}
    assert HOSTILE in words
    assert '-1, "quoted",\r\nand\ta bare \r return; 𝔘nicode beyond.' in words
    assert pq.read_table(data / "sentences.parquet")["text"].to_pylist() == [
        row["text"] for row in rows_of(data, "sentences")
    ]


def test_offsets_lead_to_the_words(data):
    texts = {row["id"]: row["text"] for row in rows_of(data, "articles")}
    for table in ("sentences", "evidence", "parts"):
        for row in rows_of(data, table):
            assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_a_line_of_json_is_what_classify_prints_and_the_facts_of_the_article(data):
    lines = (data / "briefings.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    objects = {one["id"]: one for one in map(json.loads, lines)}
    for made in (story(), plain_story(), hostile_story()):
        line = objects[made.article.id]
        printed = to_object(made)
        assert {key: line[key] for key in printed} == printed
        assert set(line) - set(printed) == {column.name for column in TABLES[0].columns} - set(
            printed
        )
        assert line["text"] == made.article.text
    assert objects["a1"]["date"] == "2026-03-03"
    assert objects["a2"]["date"] is None


def test_places_and_pages_are_there(machine_site, data):
    for row in rows_of(data, "sentences"):
        if row["place"]:
            page, _, anchor = row["place"].partition("#")
            assert anchor in Page((machine_site / page).read_text(encoding="utf-8")).ids
    for table in ("articles", "rules"):
        for row in rows_of(data, table):
            assert (machine_site / row["page"]).is_file()


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        ((), set()),
        (("jsonl",), {"briefings.jsonl"}),
        (("csv",), {"datapackage.json", *(f"{table.name}.csv" for table in TABLES)}),
        (("parquet",), {f"{table.name}.parquet" for table in TABLES}),
    ],
)
def test_only_the_formats_that_are_wanted_are_written(tmp_path, formats, files):
    settings = SiteSettings(downloads=formats)
    made = publish([plain_story()], TAXONOMY, CARDS, settings, tmp_path / "out")
    assert {name for name in made.files if name.startswith("data/")} == {
        f"data/{file}" for file in files
    }
    page = (tmp_path / "out/data.html").read_text(encoding="utf-8")
    assert all(f'href="data/{file}"' in page for file in files)
    assert made.problems == ()


def test_without_pyarrow_the_rest_is_built_and_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    settings = SiteSettings(downloads=("csv", "parquet"))
    made = publish([plain_story()], TAXONOMY, CARDS, settings, tmp_path / "out")
    (problem,) = made.problems
    assert "claimdesk[parquet]" in problem.hint
    assert "data/claims.csv" in made.files
    assert not [name for name in made.files if name.endswith(".parquet")]
    assert ".parquet" not in (tmp_path / "out/data.html").read_text(encoding="utf-8")


def dictionary():
    """docs/data-dictionary.md, from the columns themselves."""
    parts = [
        "# Data dictionary\n\nThe tables that a site offers as [downloads](formats.md#downloads)."
        " Generated from the code that\nmakes them: `pytest --update`.\n"
    ]
    for table in TABLES:
        key = ", ".join(f"`{name}`" for name in table.key)
        lines = [f"## {table.name}\n\n{table.meaning} A row is named by {key}.\n"]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        for column in table.columns:
            kind = column.kind + (", may be missing" if column.optional else "")
            lines.append(f"| `{column.name}` | {kind} | {column.meaning} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def test_the_data_dictionary_is_in_step(same_as_file):
    same_as_file(dictionary(), DOCS / "data-dictionary.md")


def test_the_page_of_the_downloads_explains_every_column(machine_site):
    page = (machine_site / "data.html").read_text(encoding="utf-8")
    for table in TABLES:
        assert f'id="table-{table.name}"' in page
        for column in table.columns:
            assert f"<code>{column.name}</code>" in page
