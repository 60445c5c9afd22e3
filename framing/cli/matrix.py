"""``framing matrix``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options, outputs, sources
from framing.cli.typed import refuse

if TYPE_CHECKING:
    from framing.collection.similarities import Similarities


@click.command("matrix")
@click.argument("files", nargs=-1, metavar="FILE…|DIR", type=options.PATH)
@click.option("--order", type=click.Choice(("similar", "given")), default="similar",
              help="Put articles that are alike together in the table, in CSV and on the page, or "
                   "keep the order given; JSON tells both.  [default: similar]")
@click.option("--nearest", type=click.IntRange(1, 100), default=5, metavar="N",
              help="Where not all pairs are shown, so many of the nearest of each.  [default: 5]")
@options.form_option("A table; JSON or CSV for scripts; or a page with a heat map.",
                     "json", "csv", "html")
@options.output_option
@options.reading_options
@options.idf_option
@options.screen_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Set many articles against each other: how alike their words are, two by two.

    Files, - for standard input and addresses, two or more, or a DIR that framing corpus wrote. The
    figures are those of framing compare, TF-IDF cosines. Of more than 5,000 articles the nearest of
    each are told alone.

    \b
      framing matrix *.txt
      framing matrix *.txt --format html -o alike.html
      framing matrix DIR --format csv -o alike.csv
    """
    from framing.render.groups.matrices import data, page, rows, table
    from framing.render.to_json import dump

    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    outputs.check_format(given["form"], given["output"])
    found, told = (_of_collection if len(files) == 1 and os.path.isdir(files[0])
                   else _of_files)(files, given)
    form = given["form"]
    if form == "table":
        text = table(found, layout, given["order"])
    elif form == "json":
        text = dump(data(found)) + "\n"
    else:
        text = (rows if form == "csv" else page)(found, given["order"])
    outputs.put(text, given["output"], machine=form != "table")
    outputs.warn(told, given["quiet"])


def _of_files(
    files: tuple[str, ...], given: dict[str, Any]
) -> tuple[Similarities, list[str]]:
    """Set files against each other, and what is to be said of them."""
    from framing.collection.similarities import of_counts
    from framing.document import parse
    from framing.terms import word_counts

    paths = sources.inputs(files, 2, "To set articles against each other")
    idf = sources.idf(given["idf"])
    read = sources.articles(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    counts = [word_counts(parse(article, clean=given["clean"])) for article in read]
    found = of_counts([article.name for article in read], counts, idf, given["nearest"])
    languages = {article.language for article in read} - {None}
    mixed = ["The texts are in different languages: their words can't be compared."]
    return found, sources.cautions(read) + mixed * (len(languages) > 1)


def _of_collection(
    files: tuple[str, ...], given: dict[str, Any]
) -> tuple[Similarities, list[str]]:
    """Set the articles of a collection against each other."""
    from framing.collection.similarities import MOST, of_words
    from framing.collection.store import Collection
    from framing.errors import SettingError
    from framing.sources.files import shown

    refuse(options.READING, "is for files, and the articles of a collection were read before: "
                            "leave it out.")
    collection = Collection.open(Path(files[0]))
    if len(collection) < 2:
        raise SettingError(f"{shown(files[0])} has fewer than two articles: nothing can be set "
                           "against each other.")
    if len(collection) > MOST:
        raise SettingError(f"{shown(files[0])} has {len(collection):,} articles, and to set more "
                           f"than {MOST:,} against each other takes hours: framing stories and "
                           "framing copies find those that tell one story or are copies.")
    names = [str(row["id"]) for row in collection.rows("id")]
    return of_words(names, collection.words(), sources.idf(given["idf"]), given["nearest"]), []
