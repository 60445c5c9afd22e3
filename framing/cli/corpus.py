"""``framing corpus``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options, outputs
from framing.cli.failing import HELD, say

if TYPE_CHECKING:
    from framing.collection.building.orders import Made, Order


@click.command("corpus")
@click.argument("inputs", nargs=-1, metavar="INPUT…", type=options.PATH)
@click.option("-o", "--output", type=options.PATH, metavar="DIR", required=True,
              help="The collection’s folder: a new one, or one to go on with.")
@click.option("--text-field", metavar="NAME", help="Where tables have the texts.")
@click.option("--id-field", metavar="NAME", help="Where they have the articles’ ids.")
@click.option("--outlet-field", metavar="NAME", help="Where they have the outlets.")
@click.option("--date-field", metavar="NAME", help="Where they have the dates.")
@click.option("--title-field", metavar="NAME",
              help="Where they have the headlines.  [default: names that are usual, said aloud]")
@options.measuring_options
@click.option("--voice", "voices", multiple=True, type=click.Choice(("author", "quoted")),
              help="Count this voice by itself too; both may be given.")
@click.option("--clean/--no-clean", default=True,
              help="Leave out bylines, repeated titles and boilerplate; or count them too.")
@click.option("--max-size", default="20M", metavar="SIZE",
              callback=lambda _c, _p, value: options.size(value),
              help="Refuse an article larger than this, such as 50M.  [default: 20M]")
@click.option("--duplicates", type=click.Choice(("keep", "first", "refuse")), default="keep",
              help="Of articles with one id, count all, or the first; or refuse the collection.  "
                   "[default: keep]")
@click.option("--on-error", type=click.Choice(("note", "stop")), default="note",
              help="Note in errors.ndjson what cannot be read and go on; or stop there.  "
                   "[default: note]")
@click.option("--rows", type=click.Choice(("ndjson", "parquet")), default="ndjson",
              help="The format of the articles’ rows; parquet needs the extra of that name.  "
                   "[default: ndjson]")
@click.option("--fresh", is_flag=True, help="Start over: take out what DIR has of earlier runs.")
@click.option("--prune", is_flag=True,
              help="Take out of DIR what came of inputs that are no longer named.")
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N",
              help="Processes on this machine.  [default: one a processor]")
@click.option("--engine", type=click.Choice(("local", "dask", "ray", "spark")), default="local",
              help="What does the work: processes here, or a cluster that is there. Its machines "
                   "need this program, and the same files under the same paths; spark shows "
                   "nothing before its end. All but local need the extra of their name.  "
                   "[default: local]")
@click.option("--scheduler", metavar="ADDRESS",
              help="Where the engine’s cluster is, such as tcp://10.0.0.5:8786. A worker process "
                   "does one part at a time: give each a single thread (dask worker --nthreads "
                   "1).")
@click.option("--part-size", default="4M", metavar="SIZE",
              callback=lambda _c, _p, value: options.size(value),
              help="Cut the inputs into parts of about so many bytes.  [default: 4M]")
@options.shape_option
@options.quiet_option
def command(inputs: tuple[str, ...], **given: Any) -> None:
    """Count thousands to millions of articles into a folder that can be asked.

    INPUT is a folder of texts and pages, a pattern such as 'news/*.txt', or a table of articles
    such as JSON Lines. DIR gets each article's counts, not its text; its README says how to ask it.
    In a folder of folders and nothing else, their names are the outlets.

    Started again after any end, the same command does only what is missing. What cannot be read is
    noted in DIR/errors.ndjson. A part of the input that kills its worker four times is left out and
    named, and the exit is 1.

    \b
      framing corpus archive/ -o collection
      framing corpus news.jsonl --text-field body --date-field day -o collection
    """
    from framing.cli import COMMANDS
    from framing.cli.watching import watching
    from framing.collection import interrupts
    from framing.collection.building.driving import Tally
    from framing.collection.building.orders import build
    from framing.collection.engines import engine
    from framing.render.groups.gathered import gathered, gathered_data, said

    order = _order(inputs, given)
    run, heard = engine(given["engine"]), list[str]()
    last: Tally | None = None

    def keep(tally: Tally) -> None:
        nonlocal last
        last = tally
        draw(tally)

    def hear(sentence: str) -> None:
        if last:  # a bar is drawn: it would be written over
            heard.append(sentence)
        else:
            outputs.warn([sentence], given["quiet"])

    try:
        with interrupts.kept(), watching(given["quiet"]) as draw:
            made = build(order, lambda task, parts: run(task, parts, jobs=given["jobs"],
                                                        scheduler=given["scheduler"]),
                         keep, hear)
    except KeyboardInterrupt:
        say(f"Interrupted. {(last or Tally()).stays()}")
        raise
    if len(made.collection):
        outputs.put_figures(gathered_data(made), lambda: gathered(made, tuple(COMMANDS)),
                            given["form"], None)
    outputs.warn(heard, given["quiet"])
    outputs.warn(said(made, order), given["quiet"] and not made.tally.failed)
    if made.tally.failed:
        raise click.exceptions.Exit(HELD)
    _holds_some(made)


def _order(inputs: tuple[str, ...], given: Mapping[str, Any]) -> Order:
    """What is to be made, by the options as they were given.

    Raises:
        UsageError: one is missing, or of no use without another.

    """
    from framing.collection.building.orders import Order
    from framing.collection.parts import Fields
    from framing.collection.settings import Settings

    if not inputs:
        raise click.UsageError("To make a collection takes an input: name files, folders or a "
                               "pattern.")
    if not given["output"]:
        raise click.UsageError("-o is empty: give the name of a folder, such as -o collection.")
    if given["scheduler"] and given["engine"] == "local":
        raise click.UsageError("--scheduler is the address of a cluster: name its engine too, such "
                               "as --engine dask.")
    settings = Settings(tuple(given["only"]), tuple(given["lexicons"]), tuple(given["plugins"]),
                        tuple(sorted(set(given["voices"]))), given["clean"], given["rows"],
                        given["part_size"], given["max_size"])
    fields = Fields(*(given[f"{name}_field"] for name in ("text", "id", "outlet", "date",
                                                          "title")))
    return Order(inputs, Path(given["output"]), settings, fields, given["fresh"], given["prune"],
                 given["on_error"] == "stop", given["duplicates"])


def _holds_some(made: Made) -> None:
    """Check that an article was read: a nightly run must notice.

    Raises:
        FramingError: none was; the message says where to look.

    """
    from framing.errors import FramingError
    from framing.sources.files import shown

    if not len(made.collection):
        why = (f"see {shown(str(made.collection.folder))}/errors.ndjson" if made.tally.errors
               else "check the inputs, and the names of their fields")
        raise FramingError(f"No article was read: {why}.")
