"""The files of a new desk."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from classifier.problems import Problem, ProblemsError
from classifier.rules.schema import json_schema, shape_of
from classifier.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path

_DESK = """\
# The settings of this desk. Every key may be left out.
title: {title}
description: Briefings with every claim marked, sourced and explained.
language: en
# The site's whole address, once it has one; feeds and search engines need it.
# url: https://briefings.example.org
downloads: [jsonl, csv]
# Let readers search the site; needs: pip install 'claimdesk[search]'
# search: true
content: [content]
rules: rules
templates: templates
out: public
"""

_ARTICLE = """\
---
title: Norvale and Estmark renew their fisheries pact
date: 2026-01-15
publisher: The Desk
summary: The first article of this desk. Edit or replace it.
notice: All states, people and events in this article are invented.
---

Norvale and Estmark reaffirmed their commitment to joint fisheries patrols on Thursday, and their
foreign ministers said that talks on a wider trade agreement could open before the summer.

“We stand by every word of the agreement,” Foreign Minister Ana Ruiz told reporters in Norvale.
According to the defence ministry, two patrol ships will be handed over in March.

Traders in the port expect prices to fall. A government spokesman declined to comment.
"""

_TEMPLATES = """\
What lies in this folder changes how the site looks. A file of the name of a standard template goes
before that one, and can extend it to change a part; all others stay as they are.

    claimdesk template                          lists the standard templates
    claimdesk template assets/tokens.css        prints one: colours, faces, sizes

docs/theming.md in Claimdesk's repository goes through it step by step.
"""

_IGNORE = "/public/\n"

# Editors with the YAML language server read this: keys complete, mistakes are underlined.
_SCHEMAS = {
    "claims": "rules/claims/*.yaml",
    "domains": "rules/domains/*.yaml",
    "lexicons": "rules/lexicons/*.yaml",
    "attribution": "rules/attribution/*.yaml",
    "taxonomy": "rules/taxonomy.yaml",
    "furniture": "rules/furniture.yaml",
}


def lay_out(directory: Path) -> None:
    """Write a new desk. Raises `ProblemsError` if `directory` holds anything already."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        hint = "name a new or an empty folder"
        problem = Problem(directory.as_posix(), 0, 0, "not-empty", "this is in use already", hint)
        raise ProblemsError([problem])
    try:
        _write(directory)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        hint = "name another folder"
        problem = Problem(directory.as_posix(), 0, 0, "cannot-write", message, hint)
        raise ProblemsError([problem]) from None


def _write(directory: Path) -> None:
    (directory / "content").mkdir(parents=True)
    shutil.copytree(
        shipped("rules"), directory / "rules", ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    (directory / "templates").mkdir()
    title = directory.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
    quoted = '"' + (title or "Briefings").replace("\\", "").replace('"', "") + '"'
    files = {
        "claimdesk.yaml": _DESK.format(title=quoted),
        "content/first-article.md": _ARTICLE,
        "templates/README.txt": _TEMPLATES,
        ".gitignore": _IGNORE,
    }
    files |= {f".schemas/{kind}.json": _json(json_schema(shape_of(kind))) for kind in _SCHEMAS}
    schemas = {f".schemas/{kind}.json": glob for kind, glob in _SCHEMAS.items()}
    files[".vscode/settings.json"] = _json({"yaml.schemas": schemas})
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
