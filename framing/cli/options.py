"""Options that commands share: bundles as one decorator each."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.sources import KINDS, MAX_SIZE, TIMEOUT

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_F = TypeVar("_F", bound=Callable[..., Any])

#: Columns: below the one nothing can be laid out, beyond the other nobody reads.
LEAST_WIDTH, MOST_WIDTH = 40, 1000
#: A path that is completed by the shell and checked by whoever opens it, in words of our own.
PATH = click.Path(readable=False)
COLORS = ("auto", "always", "never")


def size(text: str | int) -> int:
    """Read a size: a number of bytes, or with k, M, G.

    >>> size("20M")
    20000000
    """
    units = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
    word = str(text).strip().lower().removesuffix("b").strip()
    unit = word[-1:] if word[-1:].isalpha() else ""
    try:
        value = int(float(word.removesuffix(unit)) * units[unit])
    except (ValueError, KeyError, OverflowError):
        raise click.BadParameter(f"{text!r} is no size: write it as 20M or 500k.") from None
    if value < 1:
        raise click.BadParameter(f"{text!r} leaves nothing to read: write it as 20M or 500k.")
    return value


def _seconds(value: float) -> float:
    """Refuse what is in no range at all, though no comparison says so."""
    if math.isnan(value):
        raise click.BadParameter("nan is no number of seconds: write it as 20.")
    return value


def names(
    context: click.Context, parameter: click.Parameter, value: Sequence[str]
) -> tuple[str, ...]:
    """Split comma-separated names, given once or often.

    Raises:
        click.BadParameter: there is none, as when a variable of a script is not set.

    """
    found = tuple(name.strip() for part in value for name in part.split(",") if name.strip())
    if value and not found:
        raise click.BadParameter("it is empty: give a name, or leave the option out.")
    return found


def complete_measures(
    context: click.Context, parameter: click.Parameter, start: str
) -> list[str]:
    """Complete the name of a family or a measure, the last of several with commas between."""
    from framing.measures import families, measures

    before, comma, name = start.rpartition(",")
    return [before + comma + each for each in (*families(), *measures()) if each.startswith(name)]


#: Endings of files that say what is in them, and the formats that they stand for.
_ENDINGS = {".csv": "csv", ".htm": "html", ".html": "html", ".json": "json", ".jsonl": "jsonl",
            ".markdown": "markdown", ".md": "markdown", ".ndjson": "jsonl"}
_BY_ENDING = "[default: by the ending of -o FILE, else table]"


class _ByEnding(click.Option):
    """``--format``: where nobody says it, what the ending of the output's file says.

    A page of figures called ``review.html`` that is no page would be opened, and look broken. The
    file is known by then, since :func:`output_option` is read before the others.
    """

    def get_default(self, ctx: click.Context, call: bool = True) -> Any:
        named = str(ctx.params.get("output") or "")
        form = _ENDINGS.get(os.path.splitext(named)[1].lower())
        known = self.type.choices if isinstance(self.type, click.Choice) else _ENDINGS.values()
        return form if form in known else super().get_default(ctx, call=call)


class _Format(_ByEnding):
    """``--format``: its help names the formats that there are, looked up when help is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        from framing.render import formats

        self.help = f"{', '.join(formats())}.  {_BY_ENDING}"
        return super().get_help_record(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from framing.render import formats

        return [CompletionItem(name) for name in formats() if name.startswith(incomplete)]


def _together(*decorators: Callable[[_F], _F]) -> Callable[[_F], _F]:
    def decorate(function: _F) -> _F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


#: The parameters of :func:`reading_options`, for commands that read no files in one of their uses.
READING = ("labels", "kind", "clean", "max_size", "timeout")


def reading_options(function: _F) -> _F:
    """What is read, and how: --label, --from, --no-clean, --max-size, --timeout."""
    return _together(
        click.option("--label", "labels", multiple=True, metavar="NAME",
                     help="Call an article NAME; once for each article, in order."),
        click.option("--from", "kind", type=click.Choice(KINDS),
                     help="Read files as this.  [default: by how they begin]"),
        click.option("--clean/--no-clean", default=True,
                     help="Leave out bylines, repeated titles and boilerplate; or count them too."),
        click.option("--max-size", default=str(MAX_SIZE), metavar="SIZE",
                     callback=lambda _c, _p, value: size(value),
                     help="Refuse a file larger than this, such as 50M.  [default: 20M]"),
        click.option("--timeout", type=click.FloatRange(min=0, min_open=True, max=3600),
                     default=TIMEOUT, metavar="SECONDS",
                     callback=lambda _c, _p, value: _seconds(value),
                     help="Wait so long for an address in all.  [default: 20]"),
    )(function)


def measuring_options(function: _F) -> _F:
    """What is counted: --only, --lexicon, --plugin."""
    return _together(
        click.option("--only", multiple=True, callback=names, metavar="NAME,…",
                     shell_complete=complete_measures,
                     help="Count these families or measures alone, such as certainty,tone.vader."),
        own_options,
    )(function)


def own_options(function: _F) -> _F:
    """What may be counted besides: --lexicon, --plugin."""
    return _together(
        click.option("--lexicon", "lexicons", multiple=True, type=PATH, metavar="FILE",
                     help="Count a list of your own too (see framing lexicon)."),
        click.option("--plugin", "plugins", multiple=True, type=PATH,
                     metavar="NAME|FILE", help="Load measures or formats of your own."),
    )(function)


def complete_voices(
    context: click.Context, parameter: click.Parameter, start: str
) -> list[str]:
    """Complete a voice that every article has; who speaks is known only to who has read it."""
    from framing.profiles import VOICES

    return [voice for voice in VOICES if voice.startswith(start)]


def voice_option(function: _F) -> _F:
    """Whose words are counted: --voice."""
    return click.option("--voice", default="all", metavar="VOICE", shell_complete=complete_voices,
                        help="Count one voice’s words: author, quoted, or a speaker by name.  "
                             "[default: all]")(function)


def names_option(function: _F) -> _F:
    """What finds the names of actors: --names."""
    return click.option("--names", metavar="PIPELINE",
                        help="Find the names of actors by a spaCy pipeline, such as "
                             "en_core_web_sm (extra spacy).  [default: by rules]")(function)


def seed_option(function: _F) -> _F:
    """What the draws for intervals and tests begin from: --seed."""
    return click.option("--seed", type=click.IntRange(min=0), default=0, metavar="N",
                        help="Draw for intervals and tests from here; the same N, the same "
                             "figures.  [default: 0]")(function)


def printing_options(function: _F) -> _F:
    """How it is printed: --format, -o, --full, --width, --color, -q."""
    return _together(
        click.option("--format", "format_", cls=_Format, default="table", metavar="FORMAT"),
        output_option,
        click.option("--full/--no-full", default=False, help="Show every measure."),
        screen_options,
    )(function)


def figures_options(function: _F) -> _F:
    """How a table is read and figures printed: --from, --max-size, --format, -o, the screen."""
    return _together(
        click.option("--from", "shape", type=click.Choice(("csv", "tsv", "jsonl")),
                     help="What the file is.  [default: by its ending]"),
        click.option("--max-size", "table_size", default="200M", metavar="SIZE",
                     callback=lambda _c, _p, value: size(value),
                     help="Refuse a file larger than this, such as 50M.  [default: 200M]"),
        form_option("A table, or JSON for scripts.", "json"),
        output_option,
        screen_options,
    )(function)


def output_option(function: _F) -> _F:
    """Where the output goes: -o, written by :func:`framing.cli.outputs.put`.

    It is read first, as its ending may say the format.
    """
    return click.option("-o", "--output", type=PATH, metavar="FILE", is_eager=True,
                        help="Write to FILE; one that is there stays whole if anything fails."
                        )(function)


def sheet_options(function: _F) -> _F:
    """How tables are printed that scripts read as JSON or CSV: --format, -o, the screen."""
    return _together(
        form_option("A table; or JSON or CSV for scripts.", "json", "csv"),
        output_option,
        screen_options,
    )(function)


def form_option(help: str, *others: str) -> Callable[[_F], _F]:
    """How figures are printed that go to a file too: --format, a table and these others."""
    return click.option("--format", "form", cls=_ByEnding, type=click.Choice(("table", *others)),
                        default="table", help=f"{help}  {_BY_ENDING}")


def shape_option(function: _F) -> _F:
    """How figures are printed that have two formats alone: --format, for ``put_figures``."""
    return click.option("--format", "form", type=click.Choice(("table", "json")), default="table",
                        help="A table, or JSON for scripts.  [default: table]")(function)


def screen_options(function: _F) -> _F:
    """How wide and in what colours: --width, --color, -q."""
    return _together(
        width_option,
        click.option("--color", default="auto",
                     type=click.Choice(COLORS),
                     help="Colours; NO_COLOR and FORCE_COLOR are heeded.  [default: auto]"),
        quiet_option,
    )(function)


def width_option(function: _F) -> _F:
    """How wide: --width."""
    return click.option("--width", type=click.IntRange(LEAST_WIDTH, MOST_WIDTH), metavar="N",
                        help="Columns of the output.  "
                             "[default: COLUMNS, else the terminal's, else 100]")(function)


def quiet_option(function: _F) -> _F:
    """Whether warnings are said: -q."""
    return click.option("-q", "--quiet/--no-quiet", default=False,
                        help="No warnings on stderr.")(function)


def idf_option(function: _F) -> _F:
    """What TF-IDF leans on: --idf, read by :func:`framing.cli.sources.idf`."""
    return click.option("--idf", default="news", metavar="news|these|FILE", type=PATH,
                        help="Document frequencies for TF-IDF: of news, of these articles, or a "
                             "table by framing background.  [default: news]")(function)
