"""``framing agree``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs, sources
from framing.coding.codes import LEVELS


@click.command("agree")
@click.argument("file", type=options.PATH)
@click.option("--level", type=click.Choice(LEVELS), default="nominal",
              help="Codes are names, ranks, or numbers whose differences count.  "
                   "[default: nominal]")
@click.option("--unit", metavar="COLUMN", help="What was coded.  [default: the first column]")
@click.option("--coder", metavar="COLUMN", help="Who coded it, in a table of a row for each code.")
@click.option("--code", metavar="COLUMN", help="The code, in a table of a row for each code.")
@options.seed_option
@options.figures_options
def command(file: str, **given: Any) -> None:
    """Say how far coders agree: Krippendorff's alpha and kappa.

    FILE is a table (CSV, TSV or JSON Lines): the unit, then a column for each coder; or, with
    columns called unit, coder and code or named by --coder and --code, a row for each code. An
    empty cell is a missing code: alpha takes it, kappa leaves its unit out. By nltk, with 95 %
    intervals over units.

    \b
      framing agree codes.csv
      framing agree ratings.tsv --level interval --coder who --code rating
    """
    from framing.coding.agreement import agree
    from framing.coding.codes import codes_of
    from framing.render.figures import agreed, agreed_data

    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    table = sources.table(file, given["shape"], given["table_size"], given["output"])
    table.needs(*(given[name] for name in ("unit", "coder", "code") if given[name] is not None))
    read = str if given["level"] == "nominal" else table.figure
    records = [(line, [read(cells[column]) for column in table.columns])
               for line, cells in table.records]
    codes = codes_of(table.columns, records, given["unit"], given["coder"], given["code"],
                     table.name)
    order = () if given["coder"] else table.columns  # of a wide table: its first cell may be empty
    found = agree(codes, given["level"], name=table.name, order=order, seed=given["seed"])
    outputs.put_figures(agreed_data(found), lambda: agreed(found, layout), given["form"],
                        given["output"])
    outputs.warn(table.warnings, given["quiet"])
