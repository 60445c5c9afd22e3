"""``framing outlets``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options
from framing.errors import SettingError

if TYPE_CHECKING:
    from framing.collection.store import Collection
    from framing.collection.summing import Summed

_VOICES = ("all", "author", "quoted")


@click.command("outlets")
@click.argument("folder", metavar="DIR", type=options.PATH)
@click.option("--by", multiple=True, callback=options.names, metavar="NAME,…",
              help="Group by outlet, or by day, week (ISO), month or year; or by outlet and one of "
                   "these.  [default: outlet]")
@click.option("--measures", "only", multiple=True, callback=options.names, metavar="NAME,…",
              shell_complete=options.complete_measures,
              help="These families or measures, such as certainty,tone.vader.  "
                   "[default: those of framing compare’s table]")
@click.option("--voice", type=click.Choice(_VOICES), default="all",
              help="Count one voice’s words.  [default: all]")
@click.option("--units", type=click.Choice(("articles", "copies", "stories")), default="articles",
              help="What intervals are over: articles, or clusters that framing copies or framing "
                   "stories wrote to DIR.  [default: articles]")
@click.option("--least", type=click.IntRange(1), default=None, metavar="N",
              help="With fewer articles (texts, stories) a group gets counts alone.  [default: 10]")
@click.option("--plugin", "plugins", multiple=True, type=options.PATH, metavar="NAME|FILE",
              help="Load the measures that DIR was made with.")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table",
              help="A table; or JSON or CSV for scripts.  [default: table]")
@click.option("-o", "--output", type=options.PATH, metavar="FILE",
              help="Write to FILE; one that is there stays whole if anything fails.")
@options.screen_options
def command(folder: str, **given: Any) -> None:
    """Show the rates of groups of articles, by outlet, by time or both, with intervals.

    DIR is a collection that framing corpus wrote. A group's rate is of all its words; its 95 %
    interval is over its articles, not over sentences. By time, a line of blocks shows how it moved.
    Groups stand in the order of their names: nothing is ranked.

    \b
      framing outlets DIR --measures loaded.rate,certainty
      framing outlets DIR --by outlet,month --measures tone.valence
      framing outlets DIR --by week --voice author --format csv -o weeks.csv
    """
    from framing.collection.aggregates import aggregate
    from framing.collection.groups import grouping
    from framing.collection.store import Collection
    from framing.collection.summing import LEAST
    from framing.collection.units import clusters
    from framing.render import outlets as render
    from framing.render.to_json import dump

    layout = options.layout(given["width"], given["color"], output=given["output"])
    by = grouping(given["by"] or ("outlet",))
    if given["plugins"]:
        from framing.plugins import load

        for plugin in given["plugins"]:
            load(plugin)
    collection = Collection.open(folder)
    measures, left = _measures(collection, given["only"], given["voice"])
    found = aggregate(collection, by, measures, units=given["units"],
                      clusters=clusters(Path(folder), given["units"], len(collection)),
                      least=given["least"] or LEAST)
    if given["form"] == "json":
        text = dump(render.data(found), indent=1) + "\n"
    elif given["form"] == "csv":
        text = render.table_csv(found)
    else:
        text = render.table(found, layout, plain=not _draws(given["output"]))
    options.put(text, given["output"], machine=given["form"] != "table")
    options.warn([*left, *render.warnings(found)], given["quiet"])


def _measures(
    collection: Collection, only: tuple[str, ...], voice: str
) -> tuple[list[Summed], list[str]]:
    """The measures asked for, and a sentence on those of a family that can't be added up.

    Raises:
        SettingError: one is unknown, wasn't counted, not in this voice, or can't be added up.

    """
    from framing.collection.summing import SHOWN, summed

    if voice not in (voices := collection.manifest["settings"]["voices"]):
        raise SettingError(f"The collection was counted for {' and '.join(voices)} alone: make it "
                           f"again with framing corpus --voices {voice} for this one.")
    kept = {each.measure.id: each for each in collection.kept.values() if each.voice == voice}
    wanted = only or tuple(id for id in SHOWN if id in kept) or tuple(kept)
    found: dict[str, Summed] = {}
    left: list[str] = []
    for name in wanted:
        own = [id for id in kept if name in (id, id.partition(".")[0])]
        if not own:
            raise _unknown(name, tuple(collection.measures), voice)
        for id in own:
            try:
                found.setdefault(id, summed(kept[id]))
            except SettingError:
                if id == name:
                    raise
                left.append(id)
    if left:
        several = len(left) > 1
        left = [f"{', '.join(left)} {'are' if several else 'is'} of an article as a whole, and "
                f"can't be summed: left out."]
    if not found:
        raise SettingError(left[0].replace("left out", "framing profile gives each article’s"))
    return [found[id] for id in kept if id in found], left


def _unknown(name: str, counted: tuple[str, ...], voice: str) -> SettingError:
    from framing.measures import families, measures, nearest

    if voice != "all" and name in counted:
        return SettingError(f"{name} is of all voices together: leave --voice out for it.")
    if name in (*families(), *measures()):
        return SettingError(f"The collection was made without {name}: it has {', '.join(counted)}.")
    known = (*families(), *counted)
    return SettingError(f"There is no measure or family {name!r}{nearest(name, known)} "
                        "framing explain lists them.")


def _draws(output: str | None) -> bool:
    """Whether the output has the signs of a line of time."""
    from framing.render.sparkline import LEVELS

    if output not in (None, "-"):
        return True
    try:
        LEVELS.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
