"""Where the standard templates are."""

from __future__ import annotations

from pathlib import Path


def standard_templates() -> Path:
    """Return the folder of the standard templates: in an installed wheel, else the project's."""
    here = Path(__file__).resolve()
    packaged = here.parents[1] / "standard" / "site_templates"
    return packaged if packaged.is_dir() else here.parents[2] / "site_templates"
