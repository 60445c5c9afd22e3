"""``framing outlets``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options, outputs, sources
from framing.errors import SettingError

if TYPE_CHECKING:
    from framing.collection.groups.summing import Summed
    from framing.collection.store import Collection
    from framing.measures import Measure

_VOICES = ("all", "author", "quoted")
#: So many measures are named one by one; of more, their families.
_FEW = 8


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
              help="Measures of your own that DIR was counted with.")
@options.sheet_options
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
    from framing.collection import clustered
    from framing.collection.groups.aggregates import aggregate
    from framing.collection.groups.grouping import grouping
    from framing.collection.groups.summing import LEAST
    from framing.collection.store import Collection
    from framing.render.groups import about as about_groups
    from framing.render.groups import outlets, outlets_data
    from framing.sources.files import shown

    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    by = grouping(given["by"] or ("outlet",))
    collection = Collection.open(folder)
    if not len(collection):
        raise SettingError(f"{shown(folder)} holds no article: see its errors.ndjson for why.")
    measures, left = _measures(collection, given)
    found = aggregate(collection, by, measures, units=given["units"],
                      clusters=clustered.read(collection, given["units"]),
                      least=given["least"] or LEAST)
    text = outputs.sheet(
        given["form"], lambda: outlets_data.data(found), lambda: outlets_data.table_csv(found),
        lambda: outlets.table(found, layout, plain=not _draws(given["output"])))
    outputs.put(text, given["output"], machine=given["form"] != "table")
    outputs.warn([*left, *about_groups.warnings(found)], given["quiet"])


def _measures(
    collection: Collection, given: Mapping[str, Any]
) -> tuple[list[Summed], list[str]]:
    """The measures asked for, and a sentence on those of a family that can't be added up.

    Raises:
        SettingError: one is unknown, wasn't counted, not in this voice, or can't be added up.

    """
    from framing.collection.columns import kept, of_list
    from framing.collection.groups.summing import summed, why_not
    from framing.render.review.cells import SHOWN

    voice, counted = given["voice"], collection.measures
    voices = _voices(collection, voice)
    known = {each.id: each for each in sources.chosen((), (), given["plugins"])}
    known |= {id: of_list(id) for id in counted if id.startswith("lexicon.")}
    # Where nothing else is asked for, the rows of framing compare's table.
    shown = {*SHOWN, *(id for id, each in known.items() if not _own(each))}
    if "tone.valence" in counted:  # which follows people's ratings more closely
        shown.discard("tone.vader")
    wanted = given["only"] or tuple(id for id in counted if id in shown) or counted
    found: dict[str, Summed] = {}
    left: dict[str, list[str]] = {}
    for name in wanted:
        own = [id for id in counted if name in (id, id.partition(".")[0])]
        if not own:
            raise _unknown(name, counted)
        for id in own:
            if id not in known:
                raise SettingError(f"{id} was counted by a plug-in: name it with --plugin.")
            kept_so = [each for each in kept([known[id]], voices) if each.voice == voice]
            why = why_not(kept_so[0]) if kept_so else "of all voices together: leave --voice out"
            if why is None:
                found[id] = summed(kept_so[0])
            elif id in given["only"]:
                raise SettingError(f"{id} is {why}.")
            else:
                left.setdefault(why.partition(":")[0], []).append(id)
    said = [f"Left out: {', '.join(ids)}, {'each ' * (len(ids) > 1)}{why}."
            for why, ids in left.items()]
    if not found:
        raise SettingError(f"There is nothing to add up. {' '.join(said)}")
    return [found[id] for id in counted if id in found], said


def _voices(collection: Collection, wanted: str) -> list[str]:
    """The voices that a collection was counted for.

    Raises:
        SettingError: the one that is wanted is none of them.

    """
    voices: list[str] = collection.manifest["settings"]["voices"]
    if wanted not in voices:
        which = {"all": "all voices together", "author": "the author’s voice",
                 "quoted": "the quoted"}
        counted_for = " and ".join(which.get(each, each) for each in voices)
        raise SettingError(f"The collection was counted for {counted_for} alone: make it again "
                           f"with framing corpus --voice {wanted} for this one.")
    return voices


def _own(measure: Measure) -> bool:
    """Whether a measure is the program's own, and no plug-in's or list's."""
    return (measure.count.__module__.startswith("framing.measures.")
            and not measure.id.startswith("lexicon."))


def _unknown(name: str, counted: tuple[str, ...]) -> SettingError:
    from framing.measures import families, measures, nearest

    if name in (*families(), *measures()):
        has = counted if len(counted) <= _FEW else dict.fromkeys(
            id.partition(".")[0] for id in counted)
        return SettingError(f"The collection was made without {name}: it has {', '.join(has)}.")
    known = (*families(), *counted)
    return SettingError(f"There is no measure or family {name!r}{nearest(name, known)} "
                        "framing explain lists them.")


def _draws(output: str | None) -> bool:
    """Whether the output has the signs of a line of time."""
    from framing.render.groups.sparkline import LEVELS

    if output not in (None, "-"):
        return True
    try:
        LEVELS.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
