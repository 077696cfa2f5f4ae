"""`claimdesk serve`: the site in the browser, fresh after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from classifier.cli.options import content_argument, rules_option, templates_option

if TYPE_CHECKING:
    from pathlib import Path

    from classifier.serve import Inputs


@click.command("serve")
@content_argument()
@rules_option()
@templates_option()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="NAME",
    help="Name or address to listen at. With another than this, other machines can read the site.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="Port to listen at; 0 is any free one. Default: 8000, or the next that is free.",
)
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
def command(
    content: tuple[Path, ...],
    rules: Path | None,
    templates: Path | None,
    host: str,
    port: int | None,
    *,
    open_: bool,
) -> None:
    """Show the site in the browser, and each change as soon as it is saved.

    CONTENT is as for build. Articles, rules, templates and claimdesk.yaml are watched: a changed
    page reloads itself and keeps its place. A mistake is shown on the page, with file, line and
    column, over the last site that was right. Nothing is written. Stop with Ctrl-C.
    """
    import sys
    import webbrowser

    from classifier.cli.servetalk import ServeTalk
    from classifier.serve import Server, address, is_exposed, listen

    talk = ServeTalk()
    with listen(host, port) as listening:
        server = Server(
            lambda: _inputs(content, rules, templates), listening, host, talk.terminal()
        )
        try:
            server.prepare()
            at = address(listening) + server.path
            talk.begins(at, exposed=is_exposed(host))
            if open_:
                webbrowser.open(at)
            server.run()
        except KeyboardInterrupt:
            talk.close()
            click.echo("\nStopped.", err=True)
            sys.exit(0)


def _inputs(content: tuple[Path, ...], rules: Path | None, templates: Path | None) -> Inputs:
    from pathlib import Path

    from classifier.cli.desk import NAME, read_desk, site_settings
    from classifier.serve import Inputs

    desk = read_desk(content, rules, templates)
    return Inputs(
        content=desk.content,
        rules=desk.rules,
        templates=desk.templates,
        out=desk.out,
        settings=site_settings(desk),
        settings_file=Path(NAME),
    )
