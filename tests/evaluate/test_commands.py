"""`claimdesk eval` and `claimdesk accuracy` as an analyst meets them."""

import json
import re
import subprocess

import pytest

from tests.cli.running import claimdesk
from tests.evaluate.conftest import ARMY, PLEDGE
from tests.evaluate.desk import gold_line
from tests.rules.desk import write_rules

GOLD = "\n".join(
    gold_line(
        ("Norvale pledged help.", ["pledge"]),
        "A pledge drive will help & <b>cheer</b>.",
        ("Nobody came.", ["pledge"]),
        id=f"d{number}",
        scored=["pledge", "military"],
        attributions=[{"source": [[0, 7]], "cue": [[8, 15]], "content": [[16, 20]]}],
    )
    for number in range(3)
)
LOOSE = PLEDGE.replace("pledge~ drive", "pledge~ drives").replace(
    "The charity's pledge drive will help.", "Pledge drives help."
)


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def desk(tmp_path):
    """A desk with a gold file; its rules are a subfolder of a repository with one older state."""
    (tmp_path / "gold.jsonl").write_text(GOLD + "\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README").write_text("No rules yet.\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "tag", "bare")
    rules = write_rules(tmp_path / "desk/rules", claims__pledge=LOOSE, domains__military=ARMY)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Add rules")
    git(tmp_path, "tag", "loose")
    (rules / "claims/pledge.yaml").write_text("claim: pledge\nrulse: []\n")
    git(tmp_path, "commit", "-qam", "Break rules")
    git(tmp_path, "tag", "broken")
    (rules / "claims/pledge.yaml").write_text(PLEDGE, encoding="utf-8")
    return tmp_path


def run_eval(desk, *arguments):
    return claimdesk("eval", "gold.jsonl", "--rules", "desk/rules", *arguments, cwd=desk)


def test_figures_rules_misses_and_attributions(desk):
    done = run_eval(desk, "--label", "pledge", "--examples", "1")
    assert done.returncode == 0
    assert "pledge  1.000  0.500  0.667  0.667–0.667      3      0       3" in done.stdout
    assert re.search(r"pledge-help +3 +0 +1\.000  0\.000 \(-0\.667\)", done.stdout)
    assert "stopped or weighed too little, 0 where one came near, 3 others" in done.stdout
    assert "missed, the nearest first, 1 of 3:" in done.stdout
    assert "\n    Nobody came.\n      no rule comes near" in done.stdout
    cues = run_eval(desk, "--label", "cue")
    assert "missed cue     no frame knows these words" in cues.stdout
    assert "source   due:   Norvale" in cues.stdout


def test_an_unknown_label_names_the_nearest(desk):
    done = run_eval(desk, "--label", "plegde")
    assert done.returncode == 2
    assert "did you mean pledge?" in done.stderr


def test_compare_takes_the_rules_of_a_commit_from_a_subfolder(desk):
    done = run_eval(desk, "--compare", "loose")
    assert re.search(r"^compared with desk/rules at loose \([0-9a-f]{10}\)$", done.stdout, re.M)
    assert re.search(r"^pledge +0\.667 +0\.500 +\+0\.167 .* better$", done.stdout, re.M)
    assert re.search(r"^military +– +– .* same$", done.stdout, re.M)
    assert "fixed, 3 of 3:" in done.stdout
    assert "  d0  pledge: false alarm\n" in done.stdout
    assert "\n    A «pledge drive will help» & <b>cheer</b>.\n" in done.stdout
    assert "broken" not in done.stdout


def test_compare_takes_a_folder_before_a_commit_of_the_same_name(desk):
    write_rules(desk / "loose", claims__pledge=PLEDGE, domains__military=ARMY)
    done = run_eval(desk, "--compare", "loose")
    assert "compared with the folder loose\nthese are the same rules" in done.stdout


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("nowhere", "neither a folder nor a commit, branch or tag"),
        ("--output=x", "neither a folder nor a commit, branch or tag"),
        ("bare", "there is no folder desk/rules at this commit"),
        ("broken", "broken:desk/rules/claims/pledge.yaml:2:1: unknown key 'rulse'"),
    ],
)
def test_what_cannot_be_compared_with_is_a_clear_problem(desk, wanted, words):
    done = run_eval(desk, f"--compare={wanted}")
    assert done.returncode == 1
    assert words in done.stderr
    assert f"--compare {wanted}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "x").exists()


def test_rules_outside_of_a_repository_cannot_be_compared_with_a_commit(tmp_path):
    (tmp_path / "gold.jsonl").write_text(GOLD + "\n", encoding="utf-8")
    write_rules(tmp_path / "desk/rules", claims__pledge=PLEDGE, domains__military=ARMY)
    done = claimdesk(
        "eval", "gold.jsonl", "--rules", "desk/rules", "--compare", "main", cwd=tmp_path,
        GIT_CEILING_DIRECTORIES=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    assert "not a git repository" in done.stderr
    assert "name a folder of rules" in done.stderr
    away = claimdesk(
        "eval", "gold.jsonl", "--rules", "desk/rules", "--compare", "main", cwd=tmp_path, PATH=""
    )
    assert "git is needed, and it is not there" in away.stderr


def test_json_holds_the_figures(desk):
    done = run_eval(desk, "--format", "json", "--compare", "loose")
    value = json.loads(done.stdout)
    assert value["rulebook"].startswith("sha256:")
    assert [(file["name"], file["sentences"]) for file in value["files"]] == [("gold.jsonl", 9)]
    pledge = next(one for one in value["labels"] if one["name"] == "pledge")
    assert (pledge["right"], pledge["missed"], pledge["f1"]) == (3, 3, 0.6667)
    assert pledge["interval"] == [0.6667, 0.6667]
    assert value["rules"][0] == {
        "rule": "pledge-help", "label": "pledge", "right": 3, "wrong": 0,
        "precision": 1.0, "f1_without": 0.0,
    }  # fmt: skip
    assert value["compared"]["labels"][1]["verdict"] == "better"
    assert value["compared"]["fixed"] == 3


def test_accuracy_writes_date_data_rules_and_command(desk):
    (desk / "others.yaml").write_text(
        "columns:\n  - {id: list, title: 'a | list', source: A paper.}\n"
        "files:\n  gold.jsonl:\n    pledge: {list: 0.5}\n"
    )
    arguments = ("gold.jsonl", "--rules", "desk/rules", "--date", "2026-11-24")
    out = ("--beside", "others.yaml", "--out", "accuracy.md")
    done = claimdesk("accuracy", *arguments, *out, cwd=desk)
    assert done.returncode == 0, done.stderr
    page = (desk / "accuracy.md").read_text(encoding="utf-8")
    assert f"$ claimdesk accuracy {' '.join(arguments + out)}\n" in page
    assert "- date: 2026-11-24\n" in page
    assert re.search(r"- rulebook: `sha256:[0-9a-f]{64}`\n", page)
    assert "3 documents, 9 sentences. SHA-256 `" in page
    row = "| pledge | 1.000 | 0.500 | **0.667** | 0.667–0.667 | 3 | 0 | 3 | 3 | 0.50 |"
    assert row in page
    assert "| documents | a \\| list |" in page
    # neither due nor found anywhere
    assert "| military | – | – | – | – | 0 | 0 | 0 | 0 | – |" in page
    assert "- **a \\| list**: A paper.\n" in page
    claimdesk("accuracy", *arguments, *out, cwd=desk)
    assert (desk / "accuracy.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns: []\nfiles: {g: {pledge: {lst: 1.5}}}\n", "others.yaml:2:27: "),
        ("columns: []\nfiles: {g: {pledge: {lst: 0.5}}}\n", "there is no column 'lst'"),
        ("colums: []\nfiles: {}\n", "others.yaml:1:1: unknown key 'colums'"),
    ],
)
def test_a_mistake_in_the_figures_of_others_is_named(desk, text, words):
    (desk / "others.yaml").write_text(text)
    done = claimdesk(
        "accuracy", "gold.jsonl", "--rules", "desk/rules", "--date", "2026-11-24",
        "--beside", "others.yaml", "--out", "a.md", cwd=desk,
    )  # fmt: skip
    assert done.returncode == 1
    assert words in done.stderr
    assert not (desk / "a.md").exists()


def test_accuracy_needs_a_day(desk):
    done = claimdesk("accuracy", "gold.jsonl", "--out", "a.md", cwd=desk)
    assert done.returncode == 2
    assert "--date" in done.stderr
