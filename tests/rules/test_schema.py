"""The schema for editors and the loader agree about the standard rules and about mistakes."""

import json
from pathlib import PurePosixPath

import jsonschema
import pytest
import yaml

from classifier.rules.kinds import SHAPES
from classifier.rules.schema import json_schema
from classifier.shipped import shipped

RULES = shipped("rules")
FILES = sorted(path.relative_to(RULES).as_posix() for path in RULES.rglob("*.yaml"))


def validator(name):
    shape = next(shape for glob, shape in SHAPES if PurePosixPath(name).match(glob))
    return jsonschema.Draft202012Validator(json_schema(shape))


@pytest.mark.parametrize("name", FILES)
def test_standard_rules_fit_the_schema(name):
    value = yaml.safe_load((RULES / name).read_text(encoding="utf-8"))
    value = json.loads(json.dumps(value, default=str))
    errors = [error.message for error in validator(name).iter_errors(value)]
    assert errors == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (
            "claims/x.yaml",
            {"claim": "pledge", "rules": [{"id": "a", "title": "A", "macth": ["x"]}]},
        ),
        ("claims/x.yaml", {"claim": "pledge", "rules": [{"id": "a", "title": "A", "match": [1]}]}),
        ("lexicons/x.yaml", {"lexicon": "x", "title": "X", "entries": []}),
        ("taxonomy.yaml", {"claims": [], "domains": [], "source_kinds": []}),
    ],
)
def test_the_schema_underlines_what_the_loader_refuses(name, value):
    assert list(validator(name).iter_errors(value))
