"""Where a command's output goes and how it is laid out; and what is said beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from framing.cli.failing import say
from framing.cli.options import LEAST_WIDTH, MOST_WIDTH
from framing.errors import SettingError

if TYPE_CHECKING:
    from framing.render import Options

#: Characters of a report: Chromium takes some ten seconds for as many.
HEAVY = 5_000_000


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
    from framing.support.printing import encodable

    if output is None or output == "-":
        if sys.stdout is None:
            raise SettingError(
                "Standard output is closed: leave it open, or write to a file with -o."
            )
        encoding = "utf-8" if machine else getattr(sys.stdout, "encoding", None) or "utf-8"
        click.echo(text if isinstance(text, bytes) else encodable(text, encoding), nl=False)
        return
    from framing.support.output import write_whole

    write_whole(output, text if isinstance(text, bytes) else encodable(text, "utf-8"))


def put_figures(data: Any, table: Callable[[], str], form: str, output: str | None) -> None:
    """Write figures as JSON, or as the table that the function makes."""
    from framing.render.to_json import dump

    machine = form == "json"
    put(dump(data, indent=1) + "\n" if machine else table(), output, machine=machine)


def sheet(form: str, data: Callable[[], Any], csv: Callable[[], str],
          table: Callable[[], str]) -> str:
    """Make the JSON, the CSV or the table that ``sheet_options`` let one ask for."""
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
