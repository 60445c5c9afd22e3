"""``framing schema``."""

from __future__ import annotations

import click

from framing.cli import options


@click.command("schema")
@click.argument("subject", type=click.Choice(["compare", "profile"]), default="compare")
def command(subject: str) -> None:
    """Write the JSON Schema of the output of compare or profile.

    \b
      framing schema > compare.schema.json
      framing schema profile
    """
    from framing.render.schema import schema
    from framing.render.to_json import dump

    options.put(dump(schema(subject), indent=1) + "\n", None, machine=True)
