"""The command line. One small module per command; each imports what it uses when it runs."""

from __future__ import annotations

import importlib
import sys

import click

# Command → its module and what `claimdesk --help` says of it. Kept here so that help needs no
# other import.
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("build", "Build the briefing site from articles."),
    "serve": ("serve", "Show the site in the browser, fresh after each change."),
    "check": ("check", "Report every problem of the rules in one run."),
    "test": ("test", "Run the rules' inline examples."),
    "explain": ("explain", "Say why a sentence has its labels, or lacks one."),
    "classify": ("classify", "Print claims, domains and attributions as JSON Lines."),
    "eval": ("eval", "Measure the rules against sentences labelled by people."),
    "accuracy": ("accuracy", "Write a page of figures: date, data, command, what was reached."),
    "import": ("import_", "Make articles from saved pages, feeds, JSON Lines, scraped text."),
    "init": ("init", "Lay out a new desk: content, rules, templates, claimdesk.yaml."),
    "template": ("template", "Print a standard template, to change it in a folder of your own."),
    "schema": ("schema", "Print the JSON Schema of a kind of rule file, for editors."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a new user needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"classifier.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; suggest the nearest where there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from classifier.problems import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) or "see: claimdesk --help"
            raise click.UsageError(f"there is no command '{args[0]}' – {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimdesk", prog_name="claimdesk")
def group() -> None:
    """Say what kind of claim each sentence of a news article makes, about what, and who says so.

    Rules are YAML that a person can read; nothing is sent anywhere. Start with: claimdesk build
    """


def main() -> None:
    """Run the command line; problems become lines on standard error and exit code 1."""
    from classifier.problems import ProblemsError

    try:
        group(prog_name="claimdesk")
    except ProblemsError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'s' if count != 1 else ''}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away: nothing to tell anybody.
        sys.stderr.close()
        sys.exit(141)
