"""`claimdesk init`: a new desk that builds at once."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Lay out a new desk in DIR: content/, rules/, templates/ and claimdesk.yaml.

    DIR must be new or empty. The rules are a copy of the standard ones, to be edited.
    """
    from classifier.cli.newdesk import lay_out

    lay_out(directory)
    click.echo(f"A new desk is in {directory.as_posix()}. Go on with:")
    click.echo(f"  cd {directory.as_posix()}")
    click.echo("  claimdesk build")
