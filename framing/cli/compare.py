"""``framing compare``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options


@click.command("compare")
@click.argument("files", nargs=-1, metavar="A B [C…]", type=options.PATH)
@options.reading_options
@options.measuring_options
@options.idf_option
@options.printing_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Set articles side by side and show how each frames the story.

    Files, - for standard input, FIFOs and /dev/fd alike, two or more.

    \b
      framing compare a.txt b.txt
      framing compare a.txt b.txt --only certainty,loaded --full
      framing compare <(pdftotext a.pdf -) b.txt --format json -o ab.json
    """
    from framing.comparison import compare
    from framing.render import render

    paths = options.inputs(files, 2, "To compare")
    layout = options.layout(given["width"], given["color"], given["full"] or bool(given["only"]),
                            given["output"])
    measures = options.chosen(given["only"], given["lexicons"], given["plugins"])
    options.check_format(given["format_"])
    idf = options.idf(given["idf"])
    read = options.articles(paths, given["labels"], given["max_size"], given["output"])
    comparison = compare(*read, only=measures, clean=given["clean"], idf=idf)
    text = render(given["format_"], "compare", comparison, layout)
    options.put(text, given["output"], machine=given["format_"] != "table")
    options.warn(comparison.warnings, given["quiet"])
