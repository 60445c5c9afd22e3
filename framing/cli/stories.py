"""``framing stories``."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options, outputs, sources
from framing.cli.typed import is_typed, refuse
from framing.errors import FramingError, SettingError

if TYPE_CHECKING:
    from framing.background import Background
    from framing.collection.store import Collection
    from framing.collection.stories import Member, Stories, Story
    from framing.measures import Measure
    from framing.render import Options

#: Formats of the table of stories; within a story there are those of framing compare.
FORMATS = ("table", "json", "csv")
#: Options of comparing.
_WITHIN = ("outlets", "only", "lexicons", "plugins", "voice", "seed", "full")
#: Characters of a text that stand for a headline it lacks.
_OPENING = 80
_WINDOW = re.compile(r"(\d{1,6})\s*(d|days?|w|weeks?)?")


def _window(context: click.Context, parameter: click.Parameter, value: str) -> int | None:
    """Read a number of days, ``None`` for all."""
    text = value.strip().lower()
    if text == "all":
        return None
    found = _WINDOW.fullmatch(text)
    if found is None:
        raise click.BadParameter(f"{value!r} is no number of days: write it as 3d, 1w or all.")
    return int(found[1]) * (7 if (found[2] or "d")[0] == "w" else 1)


def _threshold(context: click.Context, parameter: click.Parameter, value: float) -> float:
    if not 0 < value <= 1 or math.isnan(value):
        raise click.BadParameter("a cosine is above 0 and at most 1, such as .22.")
    return value


@click.command("stories")
@click.argument("folder", metavar="DIR", type=options.PATH)
@click.option("--window", default="3d", metavar="DAYS", callback=_window,
              help="Neighbours are at most so far apart: 3d, 1w; all compares each article with "
                   "each, undated ones too.  [default: 3d]")
@click.option("--threshold", type=float, default=0.22, metavar="COSINE", callback=_threshold,
              help="How alike the articles of a story are at the least, 0 to 1.  [default: .22]")
@options.idf_option
@click.option("--most", type=click.IntRange(1), default=20, metavar="N",
              help="Show so many stories in the table.  [default: 20]")
@click.option("--compare", "number", type=click.IntRange(1), metavar="N",
              help="Compare the outlets within story N, as framing compare does.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME",
              help="Compare this outlet; once for each.  [default: all of the story]")
@options.measuring_options
@options.voice_option
@options.seed_option
@options.printing_options
def command(folder: str, **given: Any) -> None:
    """Find articles that tell one story, and compare outlets within it.

    DIR is a collection that framing corpus wrote. Articles of neighbouring days with many telling
    words in common are put together; stories.csv in DIR says which story each article tells. The
    list comes as table, json or csv. Within a story, each outlet's most central article is read
    again from its source, and formats are those of framing compare.

    \b
      framing stories DIR
      framing stories DIR --compare 1
      framing stories DIR --compare 1 --format html -o story.html
    """
    from framing.collection.store import Collection

    layout = outputs.layout(given["width"], given["color"], given["full"] or bool(given["only"]),
                            given["output"])
    measures: tuple[Measure, ...] = ()
    if given["number"] is None:
        _only_a_table(given)
    else:
        refuse(("most",), "is for the table of stories: leave it out, or --compare.")
        measures = sources.chosen(given["only"], given["lexicons"], given["plugins"])
        outputs.check_format(given["format_"], given["output"])
    background = _background(sources.idf(given["idf"]))
    collection = Collection.open(folder)
    found = _found(collection, given, background)
    if given["number"] is None:
        _list(collection, found, layout, given)
    else:
        _compare(collection, _numbered(found, given["number"]), measures, layout, given)
    outputs.warn(_warnings(found), given["quiet"])


def _only_a_table(given: dict[str, Any]) -> None:
    """Refuse what a table of stories has no use for; what settings say of other commands is none.

    Raises:
        click.UsageError: an option of comparing was given.
        SettingError: there is no such format.

    """
    refuse(_WITHIN, "is for comparing within a story: add --compare N.")
    if given["format_"] not in FORMATS:
        if is_typed("format_"):
            raise SettingError(f"There is no format {given['format_']!r} for a table of stories: "
                               f"they are {', '.join(FORMATS)}; --compare N has those of framing "
                               "compare.")
        given["format_"] = "table"


def _background(idf: str | Path) -> Background | None:
    from framing import background

    if idf == "these":
        return None
    return background.news() if idf == "news" else background.load(Path(idf))


def _found(collection: Collection, given: dict[str, Any],
           background: Background | None) -> Stories:
    from framing.collection.stories import find

    return find(collection, window=given["window"], threshold=given["threshold"],
                background=background)


def _warnings(found: Stories) -> list[str]:
    if not found.foreign:
        return []
    several = found.foreign > 1
    return [f"{found.foreign:,} article{'s are' if several else ' is'} not in English, and the "
            "document frequencies are of English news: give --idf these, or a table of "
            f"{'their' if several else 'its'} language by framing background."]


# -- the table -------------------------------------------------------------------------------------


def _list(collection: Collection, found: Stories, layout: Options, given: dict[str, Any]) -> None:
    from framing.collection.folders import CLUSTERED
    from framing.render.groups import stories as render

    path, why = collection.folder / CLUSTERED["stories"], None
    try:
        found.write(collection)
    except FramingError as error:  # the stories are told all the same, then why they aren't kept
        why = error
    text = outputs.sheet(
        given["format_"], lambda: render.data(found), lambda: render.table_csv(found),
        lambda: render.table(found, _heads(collection, found.found[: given["most"]]),
                             given["most"], str(path) if why is None else None, layout))
    outputs.put(text, given["output"], machine=given["format_"] != "table")
    if why is not None:
        raise why


def _heads(collection: Collection, shown: tuple[Story, ...]) -> dict[int, str]:
    """Of central articles without a headline, how they begin, where they can still be read."""
    heads = {}
    for place in (story.central.place for story in shown if not story.central.title):
        try:
            text = " ".join(collection.article(place).text[: 4 * _OPENING].split())
        except FramingError:
            continue
        heads[place] = text if len(text) <= _OPENING else (
            text[:_OPENING].rpartition(" ")[0] or text[:_OPENING]) + " …"
    return heads


# -- within a story --------------------------------------------------------------------------------


def _numbered(found: Stories, number: int) -> Story:
    if number > len(found.found):
        had = {0: "none was", 1: "1 was"}.get(len(found.found), f"{len(found.found):,} were")
        raise SettingError(f"There is no story {number}: {had} found with this --window and "
                           "--threshold.")
    return found.found[number - 1]


def _compare(collection: Collection, story: Story, measures: tuple[Measure, ...], layout: Options,
             given: dict[str, Any]) -> None:
    from dataclasses import replace

    from framing.comparison import compare
    from framing.profiles import profile
    from framing.render import render
    from framing.render.groups.stories import told

    chosen = _chosen(story, given["outlets"])
    clean = collection.manifest["settings"]["clean"]
    profiles = [profile(replace(collection.article(member.place), name=member.outlet),
                        only=measures, clean=clean, seed=given["seed"]) for member in chosen]
    comparison = compare(*sources.in_voice(profiles, given["voice"]), clean=clean,
                         idf=sources.idf(given["idf"]), seed=given["seed"])
    text = render(given["format_"], "compare", comparison, layout)
    outputs.put(text, given["output"], machine=given["format_"] != "table")
    outputs.warn([told(story, chosen), *comparison.warnings], given["quiet"])


def _chosen(story: Story, outlets: tuple[str, ...]) -> list[Member]:
    """The most central article of each outlet, or of those that are named, in their order.

    Raises:
        SettingError: an outlet isn't in the story, or fewer than two are to be compared.

    """
    own = story.by_outlet()
    if not own:
        raise SettingError(f"No outlet is told of the articles of story {story.number}: make the "
                           "collection again with --outlet-field.")
    for name in outlets:
        if name not in own:
            raise SettingError(f"Story {story.number} has no article of {name!r}: it has those of "
                               f"{', '.join(own)}.")
    if len(own) < 2:
        raise SettingError(f"Story {story.number} has articles of {next(iter(own))} alone: to "
                           "compare takes two outlets; choose another story.")
    names = list(dict.fromkeys(outlets)) or list(own)
    if len(names) < 2:
        raise SettingError("To compare takes two outlets, and one was given: name another one "
                           f"with --outlet, of {', '.join(own)}.")
    return [own[name] for name in names]
