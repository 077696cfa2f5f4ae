"""Every command, option, rule key and operator is documented, and the documents are true."""

import re
from pathlib import Path

import click
import pytest

from classifier.cli import COMMANDS, group
from classifier.cli.desk import DeskShape
from classifier.rules.kinds import SHAPES
from classifier.rules.shapes import ClaimRuleShape, EntityShape, LexiconFile, RuleShape, WhereShape

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def commands_page():
    """docs/commands.md, from the commands' real help."""
    parts = ["# Commands\n\nGenerated from the commands' own help: `pytest --update`.\n"]
    context = click.Context(group, info_name="claimdesk", terminal_width=88, max_content_width=88)
    parts.append(f"```\n{group.get_help(context)}\n```\n")
    for name in COMMANDS:
        command = group.get_command(context, name)
        inner = click.Context(
            command, info_name=name, parent=context, terminal_width=88, max_content_width=88
        )
        parts.append(f"## claimdesk {name}\n\n```\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


def test_commands_page_is_the_real_help(same_as_file):
    same_as_file(commands_page(), DOCS / "commands.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_readme_names_every_command(name):
    assert f"claimdesk {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def keys(shape):
    return [field.alias or name for name, field in shape.model_fields.items()]


@pytest.mark.parametrize(
    ("page", "shape"),
    [
        ("rule-language.md", RuleShape),
        ("rule-language.md", ClaimRuleShape),
        ("rule-language.md", WhereShape),
        ("rule-language.md", LexiconFile),
        ("rule-language.md", EntityShape),
        *(("rule-language.md", shape) for _, shape in SHAPES),
        ("desk.md", DeskShape),
    ],
)
def test_every_key_is_documented(page, shape):
    text = (DOCS / page).read_text(encoding="utf-8")
    missing = [key for key in keys(shape) if not re.search(rf"`{key}\b|^\s*-? ?{key}:", text, re.M)]
    assert missing == []


def test_every_link_between_documents_leads_somewhere():
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    broken = [
        (page.name, target)
        for page in [ROOT / "README.md", *DOCS.rglob("*.md")]
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
