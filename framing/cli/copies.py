"""``framing copies``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs


@click.command("copies")
@click.argument("folder", metavar="DIR", type=options.PATH)
@click.option("--most", type=click.IntRange(1), default=20, metavar="N",
              help="Show so many groups, the largest first; JSON and CSV have all.  [default: 20]")
@click.option("--passages/--no-passages", default=True,
              help="Read the articles again and show the longest passage they share, in the table "
                   "and in JSON; or do without.")
@options.sheet_options
def command(folder: str, **given: Any) -> None:
    """Find copies among many articles: reprints, shortened or touched-up agency text.

    DIR is a collection that framing corpus wrote. Articles are copies where most of the shorter
    one’s runs of five words stand in the other too. Each group has its oldest article first, and
    says what each of the others is to it. The groups are also written to DIR/copies.csv, by which
    framing outlets --units copies takes each for one text in its intervals.

    \b
      framing copies DIR
      framing copies DIR --format csv -o copies.csv
    """
    from framing.collection.copies.listed import listed
    from framing.collection.store import Collection
    from framing.render.groups.copies import data, rows, table
    from framing.sources.files import shown

    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    found = listed(Collection.open(folder))
    text = outputs.sheet(
        given["form"], lambda: data(found, passages=given["passages"]), lambda: rows(found),
        lambda: table(found, layout, given["most"], passages=given["passages"]))
    found.write()
    outputs.put(text, given["output"], machine=given["form"] != "table")
    if found.found.groups:
        outputs.warn([f"{shown(str(found.path))} holds the groups: framing outlets --units copies "
                      "takes each for one text in its intervals."], given["quiet"])
