"""``framing terms``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from framing.cli import options, outputs, sources
from framing.cli.typed import refuse
from framing.errors import SettingError
from framing.sources.files import shown

#: Options that hold for articles alone, and for a collection alone.
_OF_ARTICLES = ("contexts", *options.READING)
_OF_GROUPS = ("units", "least", "form", "output")


@click.command("terms")
@click.argument("files", nargs=-1, metavar="A B [C…] | DIR", type=options.PATH)
@click.option("--by", multiple=True, callback=options.names, metavar="NAME,…",
              help="Of a collection: group by outlet, or by day, week, month or year; or by outlet "
                   "and one of these.")
@click.option("--most", type=click.IntRange(1, 1000), default=10, metavar="N",
              help="So many terms an article or group.  [default: 10]")
@click.option("--contexts", type=click.IntRange(0, 100), default=2, metavar="N",
              help="So many places a term; of articles.  [default: 2]")
@click.option("--find", "wanted", multiple=True, metavar="TERM",
              help="Show this word or pair instead, wherever it stands.")
@click.option("--every", is_flag=True,
              help="Words that most news articles have too; without it, of these, modals and "
                   "negations alone.")
@click.option("--units", type=click.Choice(("articles", "copies", "stories")), default="articles",
              help="With --by, what is dealt to groups in the test: articles, or clusters that "
                   "framing copies or framing stories wrote to DIR.  [default: articles]")
@click.option("--least", type=click.IntRange(3), default=None, metavar="N",
              help="With --by, groups of fewer articles aren’t tested.  [default: 10]")
@options.form_option("With --by, a table; or JSON or CSV for scripts.", "json", "csv")
@click.option("-o", "--output", type=options.PATH, metavar="FILE", is_eager=True,
              help="With --by, write to FILE; one that is there stays whole if anything fails.")
@options.reading_options
@options.idf_option
@options.screen_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Show the words and pairs that set articles apart, in context.

    A term stands under the article that has more of it, with its uses in each, log-odds against a
    prior from news and its z, p and q. With --by, DIR is a collection that framing corpus wrote,
    and its words stand under the group that uses them more than all others together; z, p and q
    are then over articles.

    \b
      framing terms a.txt b.txt
      framing terms a.txt b.txt --find could --contexts 20
      framing terms --by outlet DIR
    """
    if given["by"]:
        refuse(_OF_ARTICLES, "is for articles by themselves: leave it out, or --by.")
        _of_groups(files, given)
        return
    refuse(_OF_GROUPS, "is for a collection’s groups: give --by outlet and the folder, or leave it "
                       "out.")
    for path in files:
        if Path(path, "manifest.json").is_file():
            raise click.UsageError(f"{shown(path)} looks like a collection: give --by outlet for "
                                   "the words of its outlets.")
    from framing.comparison import compare
    from framing.render.contexts import contexts

    paths = sources.inputs(files, 2, "To compare terms")
    layout = outputs.layout(given["width"], given["color"])
    idf = sources.idf(given["idf"])
    read = sources.articles(paths, given["labels"], given["max_size"], kind=given["kind"],
                            timeout=given["timeout"])
    comparison = compare(*read, only=(), clean=given["clean"], idf=idf)
    text = contexts(comparison, layout, given["most"], given["contexts"], given["wanted"],
                    every=given["every"])
    outputs.put(text, None)
    outputs.warn(comparison.warnings, given["quiet"])


def _of_groups(files: tuple[str, ...], given: dict[str, Any]) -> None:
    """Show the words that set a collection's groups apart."""
    from framing.collection import clustered
    from framing.collection.groups.group_terms import LEAST_ARTICLES, group_terms
    from framing.collection.groups.grouping import grouping
    from framing.collection.groups.summing import LEAST
    from framing.collection.groups.word_counts import word_counts
    from framing.collection.store import Collection
    from framing.render.groups import terms as render
    from framing.render.groups.about import alike
    from framing.tokens import folded

    if len(files) != 1:
        raise click.UsageError(f"With --by, name one collection that framing corpus wrote: "
                               f"{len(files)} paths were given.")
    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    by = grouping(given["by"])
    collection = Collection.open(files[0])
    wanted = tuple(" ".join(folded(word).split()) for word in given["wanted"])
    for word in wanted:
        if " " in word:
            raise SettingError(f"{word!r} is more than a word, and a collection keeps single words "
                               "alone: give one.")
    units = clustered.read(collection, given["units"])
    counts = word_counts(collection, by, units, least=1 if wanted else LEAST_ARTICLES)
    if len(counts.keys) < 2:
        raise SettingError(f"{shown(files[0])} has {('no group', 'one group')[len(counts.keys)]} "
                           f"with words by {' and '.join(by.names)}, and two are needed: group by "
                           "something else.")
    for word in wanted:
        if word not in counts.vocabulary:
            raise SettingError(f"{word!r} stands in none of the articles: give a word as it is "
                               "written.")
    least = given["least"] or LEAST
    found = group_terms(counts, _background(given["idf"], counts), least)
    told = render.Told(found, by, collection.outlets, given["units"], least, given["most"],
                       given["every"], wanted)
    text = outputs.sheet(given["form"], lambda: render.data(told), lambda: render.table_csv(told),
                         lambda: render.table(told, layout))
    outputs.put(text, given["output"], machine=given["form"] != "table")
    outputs.warn(alike(told.names(group)[0] for group in told.order), given["quiet"])


def _background(name: str, counts: Any) -> Any:
    from framing.background import load, news, of_totals

    idf = sources.idf(name)
    if isinstance(idf, Path):
        return load(idf)
    if idf == "news":
        return news()
    return of_totals(dict(zip(counts.vocabulary, zip(
        counts.found.sum(axis=0).astype(int).tolist(),
        counts.uses.sum(axis=0).astype(int).tolist(), strict=True), strict=True)),
        int(counts.units.sum()), int(counts.words.sum()))
