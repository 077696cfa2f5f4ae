"""The standard rules, templates and documents that Claimdesk ships with."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def shipped(name: Literal["rules", "site_templates", "docs"]) -> Path:
    """Return a folder that Claimdesk ships: inside an installed wheel, else the project's own."""
    here = Path(__file__).resolve().parent
    packaged = here / "standard" / name
    return packaged if packaged.is_dir() else here.parent / name
