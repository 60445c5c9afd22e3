"""``framing verify``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs, sources


@click.command("verify")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.PATH)
@options.reading_options
@options.sheet_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Put each number beside the one from the library that people know.

    Readability beside textstat's, tone beside NLTK's VADER, TF-IDF beside scikit-learn's: counts
    first, then values, then why they differ. Works offline.

    \b
      framing verify a.txt
      framing verify a.txt b.txt --format csv -o verified.csv
    """
    from framing.background import news
    from framing.cautions import warnings
    from framing.profiles import profile
    from framing.reference import verify
    from framing.render.verification import data, rows, verification

    paths = sources.inputs(files, 1, "To verify")
    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    read = sources.articles(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    profiles = tuple(profile(article, clean=given["clean"]) for article in read)
    found = verify(profiles, news())
    text = outputs.sheet(given["form"], lambda: data(found, profiles), lambda: rows(found),
                         lambda: verification(found, layout))
    outputs.put(text, given["output"], machine=given["form"] != "table")
    for each in profiles:
        outputs.warn(warnings(each), given["quiet"])
