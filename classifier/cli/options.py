"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FOLDER = click.Path(file_okay=False, path_type=Path)
ANY_PATH = click.Path(path_type=Path)


def rules_option() -> Decorator:
    """Return the --rules option."""
    return click.option(
        "--rules",
        type=FOLDER,
        metavar="DIR",
        help="Rules folder. Default: claimdesk.yaml's, else rules/, else the standard rules.",
    )


def content_argument() -> Decorator:
    """Return the CONTENT argument: files and folders of articles."""
    return click.argument("content", nargs=-1, metavar="[CONTENT…]", type=ANY_PATH)


def templates_option() -> Decorator:
    """Return the --templates option."""
    return click.option(
        "--templates",
        type=FOLDER,
        metavar="DIR",
        help="Templates that replace the standard ones of the same name.",
    )
