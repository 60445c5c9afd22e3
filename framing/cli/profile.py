"""``framing profile``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import checks, options, outputs, sources


@click.command("profile")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.PATH)
@options.reading_options
@options.measuring_options
@options.voice_option
@options.names_option
@options.seed_option
@checks.checking_options
@options.printing_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Read one article, or each of many, by every measure.

    \b
      framing profile a.txt
      framing profile a.txt --voice "Elena Mikhailova"
      framing profile *.txt --format csv -o measures.csv
    """
    from framing.cautions import warnings
    from framing.profiles import profile
    from framing.render import render

    paths = sources.inputs(files, 1, "To profile")
    layout = outputs.layout(given["width"], given["color"], given["full"] or bool(given["only"]),
                            given["output"])
    measures = sources.chosen(given["only"], given["lexicons"], given["plugins"])
    outputs.check_format(given["format_"], given["output"])
    asked = checks.asked(given, paths, measures, comparing=False)
    read = sources.articles(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    profiles = sources.in_voice(
        [profile(article, only=measures, clean=given["clean"], seed=given["seed"],
                 names=given["names"]) for article in read], given["voice"])
    found = asked.found(profiles)
    text = render(given["format_"], "profile", profiles, found.shown(layout))
    with found.ending():
        outputs.put(text, given["output"], machine=given["format_"] != "table")
        for each in profiles:
            outputs.warn(warnings(each), given["quiet"])
        outputs.warn(found.warnings, given["quiet"])
        outputs.warn(outputs.heavy(given["format_"], text), given["quiet"])
