"""`claimdesk template`: the standard templates and style sheets, to begin one's own from."""

from __future__ import annotations

import click


@click.command("template")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print a standard template or style sheet, to change it in a folder of your own.

    NAME is a file such as article.html or assets/tokens.css. Without it, all names are listed.
    """
    from classifier.site.theme.folders import Folders

    files = Folders(None).standard_files
    if name is None:
        click.echo("\n".join(sorted(files)))
    elif name in files:
        click.echo(files[name].read_bytes(), nl=False)
    else:
        from classifier.problems import did_you_mean

        hint = did_you_mean(name, files) or "see: claimdesk template"
        raise click.BadParameter(f"there is no standard template '{name}' – {hint}")
