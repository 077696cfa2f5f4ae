"""A small rulebook with one claim type and one domain."""

import pytest

from classifier.engine.analyse import Engine
from classifier.rules.load import load_rulebook
from tests.rules.desk import SOUND, write_rules

PLEDGE = (
    SOUND
    + """\
  - id: pledge-word
    title: Gives its word
    match:
      - "gave its word"
    examples:
      match:
        - Norvale «gave its word».
"""
)

ARMY = """\
domain: military
rules:
  - id: mil-army
    title: The army
    match: [army]
    examples: {match: [The «army» came.]}
  - id: mil-tent
    title: Tents
    weight: 0.5
    match: [tent~]
    examples: {match: [A «tent» and a «tent».]}
"""


@pytest.fixture(scope="package")
def rules(tmp_path_factory):
    root = tmp_path_factory.mktemp("desk") / "rules"
    return write_rules(root, claims__pledge=PLEDGE, domains__military=ARMY)


@pytest.fixture(scope="package")
def engine(rules):
    return Engine(load_rulebook(rules))
