"""Options that commands share: bundles as one decorator each, and what follows from them."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from framing.cli.failing import say
from framing.errors import SettingError
from framing.sources import KINDS, MAX_SIZE, TIMEOUT

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from framing.article import Article
    from framing.coding.tables import Table
    from framing.measures import Measure
    from framing.profiles import Profile
    from framing.render import Options

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


class _Format(click.Option):
    """``--format``: its help names the formats that there are, looked up when help is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        from framing.render import formats

        self.help = f"{', '.join(formats())}.  [default: table]"
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
        shape_option,
        output_option,
        screen_options,
    )(function)


def output_option(function: _F) -> _F:
    """Where the output goes: -o, written by :func:`put`."""
    return click.option("-o", "--output", type=PATH, metavar="FILE",
                        help="Write to FILE; one that is there stays whole if anything fails."
                        )(function)


def sheet_options(function: _F) -> _F:
    """How tables are printed that scripts read as JSON or CSV: --format, -o, the screen."""
    return _together(
        click.option("--format", "form", type=click.Choice(("table", "json", "csv")),
                     default="table",
                     help="A table; or JSON or CSV for scripts.  [default: table]"),
        output_option,
        screen_options,
    )(function)


def shape_option(function: _F) -> _F:
    """How figures are printed that have two formats alone: --format, printed by put_figures."""
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
    """What TF-IDF leans on: --idf, read by :func:`idf`."""
    return click.option("--idf", default="news", metavar="news|these|FILE", type=PATH,
                        help="Document frequencies for TF-IDF: of news, of these articles, or a "
                             "table by framing background.  [default: news]")(function)


def idf(name: str) -> str | Path:
    """Tell a file of document frequencies from the names of the two others.

    Raises:
        SettingError: it is empty, as when a variable of a script is not set.

    """
    if not name:
        raise SettingError("--idf is empty: give news, these, or a file by framing background.")
    return name if name in ("news", "these") else Path(name)


def inputs(paths: Sequence[str], least: int, purpose: str) -> tuple[str, ...]:
    """Check the number of inputs before any is read.

    Raises:
        click.UsageError: too few of them, or standard input twice.

    """
    if len(paths) < least:
        need = {1: "a file", 2: "two files or more"}[least]
        had = "none was" if not paths else "one was"
        raise click.UsageError(
            f"{purpose} takes {need}, and {had} given: name the files, or - for standard input."
        )
    if sum(path in ("-", "/dev/stdin", "/dev/fd/0") for path in paths) > 1:
        raise click.UsageError(
            "Standard input can be read once: give - once, and files for the others."
        )
    return tuple(paths)


def articles(
    paths: Sequence[str], labels: Sequence[str], max_size: int, output: str | None = None,
    kind: str | None = None, timeout: float = TIMEOUT,
) -> list[Article]:
    """Read the inputs in order; ``labels`` replace their names, an empty one leaves it.

    Raises:
        UnreadableError: one can't be read as a text.
        SettingError: ``output`` is one of them, and would be lost.
        click.UsageError: more labels than inputs.

    """
    from framing.sources import read

    return [read(path, name=name, max_size=max_size, kind=kind, timeout=timeout)
            for path, name in _named(paths, labels, output)]


def originals(
    paths: Sequence[str], labels: Sequence[str], max_size: int, output: str | None = None,
    kind: str | None = None, timeout: float = TIMEOUT,
) -> list[tuple[Article, bytes]]:
    """Read the inputs as :func:`articles` does, each with the bytes that it was read from."""
    from framing.sources import read_original

    return [read_original(path, name=name, max_size=max_size, kind=kind, timeout=timeout)
            for path, name in _named(paths, labels, output)]


def table(path: str, shape: str | None, max_size: int, output: str | None) -> Table:
    """Read a table of the user's own: labelled texts, or coders' codes.

    Raises:
        UnreadableError: it can't be read; the message names the line.
        SettingError: nothing tells what kind it is, or ``output`` is the same file.

    """
    from framing.coding.tables import read
    from framing.sources.files import shown

    if output is not None and _same_file(path, output):
        raise SettingError(f"{shown(output)} is the table itself, and would be written over: give "
                           "the output another name.")
    return read(path, shape, max_size=max_size)


def _named(
    paths: Sequence[str], labels: Sequence[str], output: str | None
) -> list[tuple[str, str | None]]:
    """The inputs, each with the name it was given, once nothing speaks against reading them."""
    from framing.sources.files import shown

    if len(labels) > len(paths):
        raise click.UsageError(
            f"{len(labels)} labels for {len(paths)} articles: give one for each at most."
        )
    if output is not None and any(_same_file(path, output) for path in paths):
        raise SettingError(
            f"{shown(output)} is one of the articles, and would be written over: "
            "give the output another name."
        )
    given = [*labels, *[""] * (len(paths) - len(labels))]
    return [(path, name or None) for path, name in zip(paths, given, strict=True)]


def _same_file(path: str, other: str) -> bool:
    try:
        return os.path.isfile(path) and os.path.samefile(path, other)
    except (OSError, ValueError):  # one is not there, or is no path
        return False


def chosen(
    only: Sequence[str], lexicons: Sequence[str] = (), plugins: Sequence[str] = ()
) -> tuple[Measure, ...]:
    """Give the measures to count, those of plug-ins and of the user's own lists among them.

    Raises:
        SettingError: a name is unknown, or two lists have the same one.
        LexiconError: a row of a list can't be used.

    """
    from framing.measures import select

    with telling_settings("only", "plugins", "lexicons"):
        if not plugins and not lexicons:
            return select(tuple(only))
        from framing.plugins import select_with

        return select_with(only, lexicons, plugins)


@contextmanager
def telling_settings(*parameters: str) -> Iterator[None]:
    """Add to a refusal of what the settings asked for which file did: the command line has none."""
    try:
        yield
    except SettingError as error:
        context = click.get_current_context(silent=True)
        if context is None or context.obj is None or not any(
                context.get_parameter_source(parameter) is ParameterSource.DEFAULT_MAP
                for parameter in parameters):
            raise
        from framing.sources.files import shown

        raise SettingError(
            f"{error} The settings {shown(str(context.obj.path))} ask for it.") from None


def in_voice(profiles: Sequence[Profile], voice: str) -> tuple[Profile, ...]:
    """Read articles in the voice that ``--voice`` names, all of it as a rule.

    Raises:
        SettingError: nobody of that name speaks in any of them, or several do in one.

    """
    from framing.one_voice import heard

    with telling_settings("voice"):
        return heard(profiles, voice)


def check_format(name: str, output: str | None) -> None:
    """Check a format's name before any file is read, and after plug-ins have brought theirs.

    Raises:
        SettingError: there is none of that name, and the message lists them; or it is a page of
            markup that would go to a terminal.

    """
    from framing.measures import nearest
    from framing.render import formats

    if name not in formats():
        raise SettingError(
            f"There is no format {name!r}{nearest(name, formats())} The formats are "
            f"{', '.join(formats())}."
        )
    if name == "html" and output is None and sys.stdout is not None and sys.stdout.isatty():
        raise SettingError("A page of HTML is for a browser, not for a terminal: give it a file, "
                           "such as -o review.html.")


def colors(color: str, stream: Any) -> bool:
    """Whether to colour what goes to a stream."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def layout(
    width: int | None, color: str, full: bool = False, output: str | None = None
) -> Options:
    """Work out how to print: for a screen, or one fact a line into a pipe or a file."""
    from framing.render import Options

    to_file = output not in (None, "-")
    terminal = not to_file and is_terminal(sys.stdout)
    colored = color == "always" if to_file else colors(color, sys.stdout)
    if width is None:
        width = _columns(terminal)
    return Options(width=width, screen=terminal or colored, color=colored, full=full)


#: Characters of a report: Chromium takes some ten seconds for as many.
HEAVY = 5_000_000


def is_terminal(stream: Any) -> bool:
    """Whether a stream leads to a terminal; one that is closed does not."""
    return stream is not None and bool(stream.isatty())


def _columns(terminal: bool) -> int:
    try:
        columns = int(os.environ.get("COLUMNS", ""))
        if columns >= LEAST_WIDTH:
            return min(columns, MOST_WIDTH)
    except ValueError:
        pass
    if terminal:
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
            return max(LEAST_WIDTH, min(columns, MOST_WIDTH))
        except (OSError, ValueError):
            pass
    return 100


def put(text: str | bytes, output: str | None, *, machine: bool = False) -> None:
    """Write the whole output, to a file or to stdout; for machines it is UTF-8 everywhere.

    Bytes are written as they are.

    Raises:
        SettingError: the file can't be written; one that was there is as it was.

    """
    from framing.printing import encodable

    if output is None or output == "-":
        if sys.stdout is None:
            raise SettingError(
                "Standard output is closed: leave it open, or write to a file with -o."
            )
        encoding = "utf-8" if machine else getattr(sys.stdout, "encoding", None) or "utf-8"
        click.echo(text if isinstance(text, bytes) else encodable(text, encoding), nl=False)
        return
    from framing.output import write_whole

    write_whole(output, text if isinstance(text, bytes) else encodable(text, "utf-8"))


def put_figures(data: Any, table: Callable[[], str], form: str, output: str | None) -> None:
    """Write figures as JSON, or as the table that the function makes."""
    from framing.render.to_json import dump

    machine = form == "json"
    put(dump(data, indent=1) + "\n" if machine else table(), output, machine=machine)


def sheet(form: str, data: Callable[[], Any], csv: Callable[[], str],
          table: Callable[[], str]) -> str:
    """Make the JSON, the CSV or the table that :func:`sheet_options` lets one ask for."""
    from framing.render.to_json import dump

    if form == "json":
        return dump(data(), indent=1) + "\n"
    return csv() if form == "csv" else table()


def heavy(form: str, text: str) -> list[str]:
    """Say that a report is so large that a browser takes long to open it."""
    if form != "html" or len(text) <= HEAVY:
        return []
    from framing.sources.files import human_size

    return [f"The report has {human_size(len(text))}, as it holds the texts whole: a browser takes "
            "long to open it; give parts of the texts, or take another --format."]


def warn(messages: Sequence[str], quiet: bool) -> None:
    """Say warnings on stderr, a line each; after the output, so that an error stands alone."""
    if not quiet:
        for message in messages:
            say(message)
