"""``framing show``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import options, outputs, sources
from framing.errors import SettingError

if TYPE_CHECKING:
    from framing.article import Article
    from framing.profiles import Profile
    from framing.render.shown.heard import Heard

_FORMATS = ("text", "marked")
#: Unless the reader has settings of his own: colours, and no waiting where a screen holds it all.
_LESS = "-FRX"


@click.command("show")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.PATH)
@click.option("--voice", "whose", metavar="VOICE", shell_complete=options.complete_voices,
              help="Show one voice’s words and nothing else, with line numbers: author, quoted, or "
                   "a speaker by name.  [default: all]")
@click.option("--format", "shape", type=click.Choice(_FORMATS),
              help="The text as it is, or marked.  [default: marked in a terminal, else text]")
@options.output_option
@click.option("--pager/--no-pager", default=True,
              help="Page in a terminal, by PAGER or less.")
@click.option("--lexicon", "lexicons", multiple=True, type=options.PATH, metavar="FILE",
              help="Mark the terms of a list of your own too (see framing lexicon).")
@options.reading_options
@options.screen_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Show articles as they stand, with whose words they are and what was counted.

    In a terminal: the lines of the file, each speaker's words with their letter and colour,
    loaded and guarded terms between signs that the head explains. Two articles stand side by side
    from 120 columns on.

    Into a pipe or a file: the texts themselves, byte for byte and one after the other, as cat
    would; marked only by --format marked or in colour. With --voice, a passage a line.

    \b
      framing show a.txt b.txt
      framing show a.txt --voice Vasilyeva
      framing show a.txt --format marked | grep "V│"
    """
    from framing.profiles import profile
    from framing.render.shown.heard import listed
    from framing.render.shown.texts import shown

    paths = sources.inputs(files, 1, "To show")
    layout = outputs.layout(given["width"], given["color"], output=given["output"])
    marked = given["shape"] == "marked" if given["shape"] else layout.screen
    measures = sources.chosen(("certainty", "loaded.rate"), given["lexicons"])
    voice = _voice(given["whose"])
    read = sources.originals(paths, given["labels"], given["max_size"], given["output"],
                            kind=given["kind"], timeout=given["timeout"])
    articles = [article for article, _ in read]
    if voice is None and not marked:
        _copy(read, given["output"])
    else:
        profiles = [profile(article, only=measures, clean=given["clean"]) for article in articles]
        passages = None if voice is None else _heard(profiles, voice, quiet=given["quiet"])
        if marked:
            text = shown(profiles, layout, passages)
            _page(text, given["output"], given["color"], pager=given["pager"])
        else:
            assert passages is not None
            outputs.put(listed(profiles, passages), given["output"])
    outputs.warn(sources.cautions(articles), given["quiet"])


def _copy(read: Sequence[tuple[Article, bytes]], output: str | None) -> None:
    """Write the texts as they are; what a terminal would obey is taken out only where it is one."""
    from framing.render.shown.texts import file_lines
    from framing.support.printing import printable

    if output in (None, "-") and outputs.is_terminal(sys.stdout):
        outputs.put("".join(printable(article.text[slice(*line)]) + "\n"
                            for article, _ in read for line in file_lines(article.text)), output)
    else:
        outputs.put(b"".join(data for _, data in read), output)


def _voice(given: str | None) -> str | None:
    """The voice that is asked for, those that are no names in any case; ``None`` for all."""
    from framing.profiles import VOICES

    known = (given or "all").lower()
    return None if known == "all" else known if known in VOICES else given


def _heard(profiles: Sequence[Profile], voice: str, *, quiet: bool) -> list[list[Heard]]:
    """What a voice says in each article.

    Raises:
        SettingError: nobody of that name speaks in any of them, or several do.

    """
    from framing.render.shown.heard import heard

    found: list[list[Heard]] = []
    missing, silent = [], []
    for profile in profiles:
        name = f"{profile.article.name}: " * (len(profiles) > 1)
        try:
            found.append(heard(profile, voice))
            if not found[-1]:
                silent.append(f"{name}nothing is said there by that voice ({voice}).")
        except KeyError as error:
            found.append([])
            missing.append(f"{name}{error.args[0]}")
    if len(missing) == len(profiles):
        from framing.one_voice import nobody

        several = [text for profile, text in zip(profiles, missing, strict=True)
                   if profile.called(voice)]
        raise SettingError(several[0] if several else nobody(profiles, voice))
    outputs.warn([*missing, *silent], quiet)
    return found


def _page(text: str, output: str | None, color: str, *, pager: bool) -> None:
    """Write a screen of text, through the reader's pager where it goes to a terminal."""
    from framing.support.printing import encodable

    terminals = outputs.is_terminal(sys.stdout) and outputs.is_terminal(sys.stdin)
    if not (pager and terminals and output in (None, "-")):
        outputs.put(text, output)
        return
    os.environ.setdefault("LESS", _LESS)
    encoding = sys.stdout.encoding
    click.echo_via_pager(encodable(text.removesuffix("\n"), encoding).decode(encoding),
                         color=color == "always" or _takes_colors())


def _takes_colors() -> bool:
    """Whether the pager is known to show colours rather than their codes."""
    words = os.environ.get("PAGER", "").split() or ["less"]
    given = " ".join([os.environ["LESS"], *words[1:]])
    return Path(words[0]).stem == "less" and "r" in given.lower()
