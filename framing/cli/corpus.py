"""``framing corpus``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from framing.cli import options


@click.command("corpus")
@click.argument("inputs", nargs=-1, metavar="INPUT…", type=options.PATH)
@click.option("-o", "--output", type=options.PATH, metavar="DIR", required=True,
              help="The collection’s folder, new or one to go on with.")
@click.option("--text-field", metavar="NAME", help="The column or key of the texts.")
@click.option("--id-field", metavar="NAME", help="The column or key of the articles’ ids.")
@click.option("--outlet-field", metavar="NAME", help="The column or key of the outlets.")
@click.option("--date-field", metavar="NAME", help="The column or key of the dates.")
@click.option("--title-field", metavar="NAME", help="The column or key of the headlines.")
@options.measuring_options
@click.option("--voice", "voices", multiple=True, type=click.Choice(("author", "quoted")),
              help="Count this voice by itself too; may be given twice.")
@click.option("--clean/--no-clean", default=True,
              help="Leave out bylines, repeated titles and boilerplate; or count them too.")
@click.option("--duplicates", type=click.Choice(("keep", "first", "refuse")), default="keep",
              help="Of articles with one id: keep all, the first, or none and stop.  "
                   "[default: keep]")
@click.option("--on-error", type=click.Choice(("note", "stop")), default="note",
              help="Note an article that cannot be read in errors.ndjson and go on, or stop.  "
                   "[default: note]")
@click.option("--fresh", is_flag=True, help="Start over, whatever DIR has of an earlier run.")
@click.option("--prune", is_flag=True,
              help="Take out of DIR what came of inputs that are no longer named.")
@click.option("--part-size", default="4M", metavar="SIZE",
              callback=lambda _c, _p, value: options.size(value),
              help="Cut inputs into parts of about this size.  [default: 4M]")
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N",
              help="Processes.  [default: one a processor]")
@click.option("--engine", type=click.Choice(("local", "dask", "ray", "spark")), default="local",
              help="What runs the parts.  [default: local]")
@click.option("--scheduler", metavar="ADDRESS", help="Where the engine’s cluster is.")
@options.quiet_option
def command(inputs: tuple[str, ...], **given: Any) -> None:
    """Profile thousands to millions of articles into a folder that adds up.

    \b
      framing corpus archive.jsonl -o archive
    """
    from framing.collection.building import Order, build
    from framing.collection.engines import engine
    from framing.collection.parts import Fields
    from framing.collection.settings import Settings

    if not inputs:
        raise click.UsageError("To make a collection, name the inputs.")
    settings = Settings(given["only"], given["lexicons"], given["plugins"], given["voices"],
                        given["clean"], "ndjson", given["part_size"])
    fields = Fields(*(given[f"{name}_field"] for name in ("text", "id", "outlet", "date",
                                                          "title")))
    order = Order(inputs, Path(given["output"]), settings, fields, given["fresh"], given["prune"],
                  given["on_error"] == "stop", given["duplicates"])
    chosen = engine(given["engine"])
    made = build(order, lambda task, parts: chosen(task, parts, jobs=given["jobs"],
                                                   scheduler=given["scheduler"]))
    click.echo(f"{len(made.collection)} articles in {order.folder}")
