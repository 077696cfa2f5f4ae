"""docs/accuracy.md is what the command writes: read back into records, it comes out the same."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from classifier.evaluate.accuracy import Measured, accuracy_page
from classifier.evaluate.beside import read_beside
from classifier.evaluate.counts import Counts, Interval
from classifier.evaluate.faults import Faults
from classifier.evaluate.roles import ROLES
from classifier.evaluate.run import Measure

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "accuracy.md").read_text(encoding="utf-8")
FILE = re.compile(
    r"^## (\S+)\n\n([\d,]+) documents?, ([\d,]+) sentences\. SHA-256 `(\w{64})`", re.M
)


def number(text):
    return int(text.replace(",", ""))


def measures(part):
    for row in re.findall(r"^\| (.+) \|$", part, re.M):
        cells = [cell.strip() for cell in row.split(" | ")]
        if len(cells) < 9 or not cells[5].isdigit():
            continue  # a table's head, or another table
        within = re.fullmatch(r"([\d.]+)–([\d.]+)", cells[4])
        documents = tuple(Counts(1) for _ in range(int(cells[8])))
        counts = Counts(*map(int, cells[5:8]))
        interval = Interval(*map(float, within.groups())) if within else None
        yield Measure(cells[0].replace("\\", ""), documents, counts, interval)


def faults(part):
    pattern = r"^\| (\S+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| ([^|\d].*) \|$"
    for label, missed, stopped, near, far, rules in re.findall(pattern, part, re.M):
        harmful = tuple((rule, int(count)) for rule, count in re.findall(r"`(\S+)` (\d+)", rules))
        one = Faults(label.replace("\\", ""), int(stopped), int(near), int(far), harmful)
        assert one.missed == int(missed)
        yield one


def errors(part):
    pattern = r"^\| ((?:missed|false|wrong) \w+) \| ([^|]+) \| (\d+) \|$"
    for kind, cause, count in re.findall(pattern, part, re.M):
        yield kind, cause, int(count)


def measured(version):
    starts = [found.start() for found in FILE.finditer(PAGE)] + [len(PAGE)]
    for found, end in zip(FILE.finditer(PAGE), starts[1:], strict=True):
        name, documents, sentences, digest = found.groups()
        part = PAGE[found.start() : end]
        all_measures = list(measures(part))
        file = SimpleNamespace(
            name=name,
            digest=digest,
            documents=range(number(documents)),
            sentences=number(sentences),
        )
        evaluation = SimpleNamespace(
            engine=SimpleNamespace(book=SimpleNamespace(version=version)),
            labels=[one for one in all_measures if one.name not in ROLES],
            roles=[one for one in all_measures if one.name in ROLES],
        )
        yield Measured(file, evaluation, tuple(faults(part)), tuple(errors(part)))


def test_the_page_of_figures_is_what_the_command_writes():
    command = re.search(r"^\$ (claimdesk accuracy .+)$", PAGE, re.M).group(1)
    date = dt.date.fromisoformat(re.search(r"^- date: (\S+)$", PAGE, re.M).group(1))
    version = re.search(r"^- rulebook: `(sha256:\w{64})`$", PAGE, re.M).group(1)
    beside = read_beside(DOCS / "other-systems.yaml")
    assert accuracy_page(list(measured(version)), date, command, beside) == PAGE


@pytest.mark.parametrize(
    "name", ["attribution-train", "claims-train", "domains-train", "hedges-train", "news-apart"]
)
def test_the_page_of_figures_covers_every_kind_of_gold_file(name):
    assert f"## {name}.jsonl\n" in PAGE
