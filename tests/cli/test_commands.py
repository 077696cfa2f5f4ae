"""The commands as a user meets them: what they print, where they send it, how they end."""

import json
import re
import subprocess
import sys

import pytest

from classifier.cli import COMMANDS
from tests.cli.running import claimdesk
from tests.rules.desk import SOUND, write_rules


@pytest.fixture
def rules(tmp_path):
    return write_rules(tmp_path / "rules", claims__pledge=SOUND)


def test_help_lists_every_command_and_imports_no_engine():
    code = (
        "import sys; sys.argv = ['claimdesk', '--help']\n"
        "from classifier.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('pydantic', 'yaml', 'regex', 'jinja2', 'markdown', 'rich', 'lemminflect', 'numpy') "
        "or m.startswith(('classifier.engine', 'classifier.rules', 'classifier.site'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", done.stdout, re.MULTILINE)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    done = claimdesk(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: claimdesk {name}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "did you mean check?"),
        (["build", "--ruls", "x"], "No such option '--ruls'"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["explain", "Hello.", "--label", "plege"], "did you mean pledge?"),
        (["schema", "claim"], "'claim' is not one of"),
    ],
)
def test_a_typo_is_named(rules, arguments, message):
    done = claimdesk(*arguments, cwd=rules.parent)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_check_passes_sound_rules(rules):
    done = claimdesk("check", cwd=rules.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("3 examples: 0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("«pledged to send help» on", "«pledged to send» help on", "example-fails", 11),
        ("Norvale «pledged to send help»", "Norvale «promised»", "example-fails", 11),
        ("Norvale sent help.", "Norvale pledged help.", "example-fails", 14),
        ("«pledged to send help»", "pledged to send help»", "example-fails", 11),
        ("        - The charity's pledge drive will help.\n", "", "unproven-exception", 8),
        (
            "      match:\n        - Norvale «pledged to send help» on Monday.\n",
            "",
            "no-example",
            3,
        ),
        ('- "pledge~ ..4 help"', "- '/pledged?.+help/'", "slow-pattern", 6),
    ],
)
def test_check_finds_what_examples_do_not_prove(tmp_path, old, new, code, line):
    assert old in SOUND
    root = write_rules(tmp_path / "rules", claims__pledge=SOUND.replace(old, new))
    done = claimdesk("check", "--rules", root, "--format", "json")
    found = [(row["code"], row["line"]) for row in json.loads(done.stdout)]
    assert (code, line) in found
    assert done.returncode == (0 if {code for code, _ in found} == {"slow-pattern"} else 1)


def test_check_says_which_clause_of_a_failing_example_is_missing(tmp_path):
    text = SOUND.replace("Norvale «pledged to send help»", "Norvale pledged to send «food»")
    root = write_rules(tmp_path / "rules", claims__pledge=text)
    done = claimdesk("check", "--rules", root)
    assert "nearest is “pledge~ ..4 help”: not in this sentence: help" in done.stdout


@pytest.mark.parametrize("fmt", ["json", "github", "sarif"])
def test_check_formats_for_machines(tmp_path, fmt):
    text = SOUND.replace("pledge~ drive", "{pledg} drive")
    root = write_rules(tmp_path / "rules", claims__pledge=text)
    done = claimdesk("check", "--rules", root, "--format", fmt)
    assert done.returncode == 1
    if fmt == "github":
        assert done.stdout.startswith("::error file=")
        assert ",line=8,col=10,title=unknown-lexicon::unknown lexicon {pledg}" in done.stdout
    elif fmt == "json":
        row = json.loads(done.stdout)[0]
        assert (row["line"], row["column"], row["code"]) == (8, 10, "unknown-lexicon")
    else:
        result = json.loads(done.stdout)["runs"][0]["results"][0]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 8, "startColumn": 10}


def test_test_runs_the_examples(rules):
    done = claimdesk("test", cwd=rules.parent)
    assert (done.returncode, done.stdout) == (0, "3 of 3 examples hold\n")


def test_test_names_the_example_that_fails(tmp_path):
    text = SOUND.replace("Norvale sent help.", "Norvale pledged help.")
    root = write_rules(tmp_path / "rules", claims__pledge=text)
    done = claimdesk("test", "--rules", root)
    assert done.returncode == 1
    assert "pledge.yaml:14:11: 'pledge-help' fires on «pledged help»" in done.stdout
    assert done.stdout.endswith("2 of 3 examples hold\n")


def test_explain_shows_rule_words_and_exceptions(rules):
    done = claimdesk("explain", "Norvale pledged to send help.", cwd=rules.parent)
    assert done.returncode == 0
    for part in ("pledge-help", "«pledged to send help»", "pledge~ drive", "claims/pledge.yaml:3"):
        assert part in done.stdout


def test_explain_shows_the_nearest_miss_clause_by_clause(rules):
    done = claimdesk("explain", "Norvale pledged food.", "--label", "pledge", cwd=rules.parent)
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "there pledge~ «pledged»" in lines
    assert "missing help" in lines


def test_explain_says_which_label_a_rule_waits_for(tmp_path):
    text = SOUND.replace("    match:\n", "    requires: [official_quote]\n    match:\n", 1)
    root = write_rules(tmp_path / "rules", claims__pledge=text)
    sentence = "Norvale pledged help."
    done = claimdesk("explain", "--rules", root, sentence, "--label", "pledge")
    assert "pledge-help fires, but requires the sentence to have: official_quote" in done.stdout
    assert "its rules weigh" not in done.stdout


def test_explain_finds_a_sentence_by_file_and_line(rules):
    article = rules.parent / "a.md"
    article.write_text(
        "---\ntitle: A\n---\n\nNothing.\n\nNorvale pledged help.\n", encoding="utf-8"
    )
    done = claimdesk("explain", "a.md:7", cwd=rules.parent)
    assert "«pledged help»" in done.stdout
    missing = claimdesk("explain", "a.md:6", cwd=rules.parent)
    assert missing.returncode == 2
    assert "the next sentence is on line 7" in missing.stderr


def test_classify_reads_documents_from_standard_input(rules):
    line = json.dumps({"id": "x", "text": "“Çelik” pledged help. 🙂 Nothing.", "other": 1})
    done = claimdesk("classify", "-", cwd=rules.parent, stdin=line + "\n")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["id"] == "x"
    assert found["rulebook"].startswith("sha256:")
    (claim,) = found["sentences"][0]["claims"]
    assert claim == {"type": "pledge", "rules": [{"id": "pledge-help", "evidence": [[8, 20]]}]}


def test_classify_names_a_broken_document_and_goes_on(rules):
    lines = '{"id": "a", "text": "Norvale pledged help."}\n{"id": \n{"id": "c", "text": "No."}\n'
    done = claimdesk("classify", "-", cwd=rules.parent, stdin=lines)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert re.search(r":2:\d+: ", done.stderr)


@pytest.mark.parametrize(
    "kind", ["claims", "domains", "lexicons", "taxonomy", "attribution", "furniture", "desk"]
)
def test_schema_is_a_schema(kind):
    import jsonschema

    schema = json.loads(claimdesk("schema", kind).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


def test_wrong_settings_are_located(rules):
    desk = rules.parent / "claimdesk.yaml"
    desk.write_text("titel: x\n", encoding="utf-8")
    done = claimdesk("check", cwd=rules.parent)
    assert done.returncode == 1
    assert "claimdesk.yaml:1:1: unknown key 'titel' – did you mean 'title'?" in done.stderr
