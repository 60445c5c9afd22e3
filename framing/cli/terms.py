"""``framing terms``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options


@click.command("terms")
@click.argument("files", nargs=-1, metavar="A B [C…]", type=options.PATH)
@click.option("--most", type=click.IntRange(1, 1000), default=10, metavar="N",
              help="So many terms an article.  [default: 10]")
@click.option("--contexts", type=click.IntRange(0, 100), default=2, metavar="N",
              help="So many places a term.  [default: 2]")
@click.option("--find", "wanted", multiple=True, metavar="TERM",
              help="Show this word or pair instead, wherever it stands.")
@click.option("--every", is_flag=True,
              help="Words that most news articles have too; without it, of these, modals and "
                   "negations alone.")
@options.reading_options
@options.idf_option
@options.screen_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Show the words and pairs that set articles apart, in context.

    A term stands under the article that has more of it, with its uses in each, log-odds against a
    prior from news and its z, p and q.

    \b
      framing terms a.txt b.txt
      framing terms a.txt b.txt --find could --contexts 20
    """
    from framing.comparison import compare
    from framing.render.contexts import contexts

    paths = options.inputs(files, 2, "To compare terms")
    layout = options.layout(given["width"], given["color"])
    idf = options.idf(given["idf"])
    read = options.articles(paths, given["labels"], given["max_size"], kind=given["kind"],
                            timeout=given["timeout"])
    comparison = compare(*read, only=(), clean=given["clean"], idf=idf)
    text = contexts(comparison, layout, given["most"], given["contexts"], given["wanted"],
                    every=given["every"])
    options.put(text, None)
    options.warn(comparison.warnings, given["quiet"])
