"""``framing explain``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs, sources
from framing.cli.typed import refuse
from framing.errors import SettingError


@click.command("explain")
@click.argument("measure", required=False, shell_complete=options.complete_measures)
@click.option("--at", "place", type=options.PATH, metavar="FILE:LINE",
              help="Say which spans of the sentences on that line gave which part of which "
                   "number; -:LINE is of standard input.")
@click.option("--only", "named", multiple=True, callback=options.names, metavar="NAME,…",
              shell_complete=options.complete_measures,
              help="Of these families or measures alone, such as certainty,tone.vader.")
@options.reading_options
@options.own_options
@options.shape_option
@options.screen_options
def command(measure: str | None, place: str | None, **given: Any) -> None:
    """Say what a measure means: formula, source, limits.

    And how well it follows people's judgements, where that was measured. MEASURE is one, or a
    family, or what a row or a line is called in framing compare; without it, all are listed. With
    --at, says of the sentences on a line of an article what each measure counted there, or those
    alone that are named; how a file is read (--label, --from, --clean, --max-size, --timeout) is
    for that.

    \b
      framing explain tone.vader
      framing explain "loaded terms"
      framing explain --at a.txt:12 --only loaded,certainty
    """
    from framing.measures import families
    from framing.measures import measures as known

    if place is None:
        refuse(options.READING, "is for a place in an article: add --at FILE:LINE.")
    of_screen: tuple[str, ...] = ()
    if measure is not None and measure not in (*known(), *families()):
        from framing.render.labels import called

        if place is None and _told_besides(measure, given):
            return
        of_screen = called(measure)
    only = (*given["named"], *(of_screen or ([measure] if measure is not None else ())))
    measures = sources.chosen(only, given["lexicons"], given["plugins"])
    if place is not None:
        _at(place, measures, given)
        return
    from framing.render.explained import listed, told, told_data

    width = outputs.layout(given["width"], given["color"]).width
    if only:
        family = measure if measure in families() else None
        outputs.put_figures(told_data(measures), lambda: told(measures, family, width),
                            given["form"], None)
    else:
        outputs.put_figures(told_data(measures), lambda: listed(families(), measures, width),
                            given["form"], None)


def _told_besides(name: str, given: dict[str, Any]) -> bool:
    """Print what is no measure, but on the scorecard or a line of a review; False if it is none."""
    from framing.render import explained
    from framing.render.labels import called, label
    from framing.scorecard import BESIDES

    width = outputs.layout(given["width"], given["color"]).width
    ids = [id for id in BESIDES if name in (id, id.partition(".")[0])]
    found = None if ids or called(name) else label(name)
    if ids:
        outputs.put_figures(explained.besides_data(ids),
                            lambda: explained.told_besides(ids, width), given["form"], None)
    elif found is not None:
        outputs.put_figures(explained.label_data(*found),
                            lambda: explained.told_label(*found, width), given["form"], None)
    return bool(ids or found)


def _at(place: str, measures: Any, given: dict[str, Any]) -> None:
    """Explain the sentences at a place.

    Raises:
        SettingError: it isn't the name of a file and the number of a line.

    """
    from framing.explaining import explained
    from framing.profiles import profile
    from framing.render.explained import placed, placed_data

    file, colon, number = place.rpartition(":")  # the last: C:\\a.txt:12
    if not (colon and file and number.isascii() and number.isdigit() and len(number) < 10
            and int(number)):
        raise SettingError(f"{place!r} is no place in a file: write it as FILE:LINE, such as "
                           "a.txt:12.")
    layout = outputs.layout(given["width"], given["color"])
    article = sources.articles((file,), given["labels"], given["max_size"],
                               kind=given["kind"], timeout=given["timeout"])[0]
    read = profile(article, only=measures, clean=given["clean"])
    found = explained(read, int(number))
    outputs.put_figures(placed_data(read, int(number), found), lambda: placed(found, layout),
                        given["form"], None)
    outputs.warn(sources.cautions([article]), given["quiet"])
