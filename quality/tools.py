"""Where the tools are that other people made, and what to do where they are not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_PACKAGES = _HERE / "node_modules"


class MissingToolError(Exception):
    """A tool is not installed; the message says how to get it."""


def package_file(path: str) -> Path:
    """Return a file of an npm package, such as ``axe-core/axe.min.js``. Raises MissingToolError."""
    file = _PACKAGES / path
    if not file.is_file():
        raise MissingToolError(f"{path} is missing; get it with: make .venv/.ready-tools")
    return file


def program(name: str, how: str) -> str:
    """Return where a program is, this environment's own before others.

    Raises MissingToolError, which says to get it with the command `how`.
    """
    own = Path(sys.executable).parent
    found = shutil.which(name, path=str(own)) or shutil.which(name)
    if found is None:
        raise MissingToolError(f"{name} is missing; get it with: {how}")
    return found


def axe() -> str:
    """Return the script of axe-core. Raises MissingToolError."""
    return package_file("axe-core/axe.min.js").read_text(encoding="utf-8")


def html_checker() -> list[str]:
    """Return the command of the Nu HTML Checker. Raises MissingToolError."""
    jar = package_file("vnu-jar/build/dist/vnu.jar")
    return [program("java", "make browser"), "-jar", str(jar)]


def lighthouse() -> list[str]:
    """Return the command of Lighthouse. Raises MissingToolError."""
    script = package_file("lighthouse/cli/index.js")
    return [program("node", "make .venv/.ready-test"), str(script)]


def link_checker() -> list[str]:
    """Return the command of lychee. Raises MissingToolError."""
    return [program("lychee", "make .venv/.ready-test")]


def chromium() -> str:
    """Return where Chromium is. Raises MissingToolError."""
    return shutil.which("chromium-browser") or program("chromium", "make browser")
