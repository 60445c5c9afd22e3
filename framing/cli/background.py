"""``framing background``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs, sources


@click.command("background")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.PATH)
@click.option("-o", "--output", type=options.PATH, metavar="FILE",
              help="Write the table to FILE instead of stdout.")
@options.reading_options
@options.quiet_option
def command(files: tuple[str, ...], **given: Any) -> None:
    """Count document frequencies in articles of your own.

    The table says in how many articles each word stands; compare and terms take it by --idf FILE.

    \b
      framing background archive/*.txt -o archive.tsv
      framing compare a.txt b.txt --idf archive.tsv
    """
    from framing.background import write
    from framing.document import parse

    paths = sources.inputs(files, 1, "To count a background")
    read = sources.articles(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    table = write(parse(article, clean=given["clean"]) for article in read)
    outputs.put(table, given["output"], machine=True)
    outputs.warn(sources.cautions(read), given["quiet"])
    if len(read) < 30:
        many = "1 article is" if len(read) == 1 else f"{len(read)} articles are"
        outputs.warn([f"{many} few for document frequencies: weights will rest on chance."],
                     given["quiet"])
