"""Problems on paper: as text, JSON, GitHub annotations or SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from classifier.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifier.problems import Problem

FORMATS = ("text", "json", "github", "sarif")


def report(problems: Sequence[Problem], fmt: str) -> str:
    """Return the problems in one of `FORMATS`, without a final newline."""
    makers = {"text": _text, "json": _json, "github": _github, "sarif": _sarif}
    return makers[fmt](problems)


def _text(problems: Sequence[Problem]) -> str:
    return "\n".join(str(problem) for problem in problems)


def _json(problems: Sequence[Problem]) -> str:
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _github(problems: Sequence[Problem]) -> str:
    """Workflow commands, as GitHub Actions documents them."""
    return "\n".join(
        f"::{problem.severity.value} file={_property(problem.path)},line={max(problem.line, 1)},"
        f"col={max(problem.column, 1)},title={_property(problem.code)}::"
        + _data(problem.message + (f" – {problem.hint}" if problem.hint else ""))
        for problem in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), for code-scanning dashboards."""
    codes = sorted({problem.code for problem in problems})
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": "error" if problem.severity is Severity.ERROR else "warning",
            "message": {"text": problem.message + (f" – {problem.hint}" if problem.hint else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.path},
                        "region": {
                            "startLine": max(problem.line, 1),
                            "startColumn": max(problem.column, 1),
                        },
                    }
                }
            ],
        }
        for problem in problems
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "claimdesk", "rules": [{"id": code} for code in codes]}
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)
