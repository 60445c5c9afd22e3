"""``framing compare``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import checks, options, outputs, sources

#: Of more articles than this a review is no page any more, and nobody reads it.
MANY = 12


@click.command("compare")
@click.argument("files", nargs=-1, metavar="A B [C…]", type=options.PATH)
@options.reading_options
@options.measuring_options
@options.voice_option
@options.names_option
@options.seed_option
@options.idf_option
@checks.checking_options
@options.printing_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Set articles side by side and show how each frames the story.

    Files, - for standard input, FIFOs and /dev/fd alike, or addresses of web pages, two or more.

    \b
      framing compare a.txt b.txt
      framing compare https://one.example/story https://two.example/story
      framing compare a.txt b.txt --only certainty,loaded --full
      framing compare a.txt b.txt --voice author
      framing compare a.txt b.txt --fail-on "differs(loaded.hype)"
      framing compare <(pdftotext a.pdf -) b.txt --format json -o ab.json
    """
    from framing.comparison import compare
    from framing.profiles import profile
    from framing.render import render

    paths = sources.inputs(files, 2, "To compare")
    layout = outputs.layout(given["width"], given["color"], given["full"] or bool(given["only"]),
                            given["output"])
    measures = sources.chosen(given["only"], given["lexicons"], given["plugins"])
    outputs.check_format(given["format_"], given["output"])
    asked = checks.asked(given, paths, measures, comparing=True)
    idf = sources.idf(given["idf"])
    read = sources.articles(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    profiles = [profile(article, only=measures, clean=given["clean"], seed=given["seed"],
                        names=given["names"]) for article in read]
    comparison = compare(*sources.in_voice(profiles, given["voice"]), clean=given["clean"],
                         idf=idf, seed=given["seed"])
    found = asked.found(comparison.profiles, comparison)
    text = render(given["format_"], "compare", comparison, found.shown(layout))
    with found.ending():
        outputs.put(text, given["output"], machine=given["format_"] != "table")
        outputs.warn([*_many(len(read), given["format_"]), *comparison.warnings], given["quiet"])
        outputs.warn(found.warnings, given["quiet"])
        outputs.warn(outputs.heavy(given["format_"], text), given["quiet"])


def _many(articles: int, form: str) -> list[str]:
    """Say which commands are for so many articles, where people are to read of them."""
    if articles <= MANY or form not in ("table", "html", "markdown"):
        return []
    return [f"{articles} articles are many to read side by side: framing matrix says which are "
            "alike, and framing corpus sets groups of them against each other (framing outlets)."]
