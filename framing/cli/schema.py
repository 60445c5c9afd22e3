"""``framing schema``."""

from __future__ import annotations

import click

from framing.cli import outputs

SUBJECTS = ("compare", "profile", "explain", "measures", "scorecard", "figures", "agree",
            "corpus", "outlets", "stories", "copies", "matrix", "terms", "verify", "config")


@click.command("schema")
@click.argument("subject", type=click.Choice(SUBJECTS), default="compare", metavar="[SUBJECT]")
def command(subject: str) -> None:
    """Write the JSON Schema of what a command prints as JSON.

    SUBJECT is compare (unless another is given), profile, explain, measures, scorecard, figures,
    agree, corpus, outlets, stories, copies, matrix, terms, verify or config.

    Explain is of a place (--at), measures of framing explain without one; scorecard is of labels of
    your own, figures of framing scorecard without a file; terms is of a collection's groups (--by).

    \b
      framing schema > compare.schema.json
      framing schema profile
    """
    from framing.render.schema import schema
    from framing.render.to_json import dump

    outputs.put(dump(schema(subject), indent=1) + "\n", None, machine=True)
