"""``framing verify``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options


@click.command("verify")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.PATH)
@options.reading_options
@options.screen_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Put each number beside the one from the library that people know.

    Readability beside textstat's, tone beside NLTK's VADER, TF-IDF beside scikit-learn's: counts
    first, then values, then why they differ. Works offline.
    """
    from framing.background import news
    from framing.profiles import profile, warnings
    from framing.reference import verify
    from framing.render.verification import verification

    paths = options.inputs(files, 1, "To verify")
    layout = options.layout(given["width"], given["color"])
    read = options.articles(paths, given["labels"], given["max_size"], kind=given["kind"],
                            timeout=given["timeout"])
    profiles = tuple(profile(article, clean=given["clean"]) for article in read)
    text = verification(verify(profiles, news()), layout)
    options.put(text, None)
    for each in profiles:
        options.warn(warnings(each), given["quiet"])
