"""`claimdesk schema`: JSON Schemas of the YAML files, generated from what loads them."""

from __future__ import annotations

import json

import click

KINDS = ("claims", "domains", "lexicons", "taxonomy", "attribution", "furniture", "desk")


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> None:
    """Print the JSON Schema of a kind of YAML file, for completion in editors.

    KIND is a folder or file of rules/, or desk for claimdesk.yaml.
    """
    from classifier.cli.desk import DeskShape
    from classifier.rules.schema import json_schema, shape_of

    shape = DeskShape if kind == "desk" else shape_of(kind)
    click.echo(json.dumps(json_schema(shape), ensure_ascii=False, indent=2))
