"""What a command reads and counts: its articles and tables, measures, the voice asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from framing.errors import SettingError
from framing.sources import TIMEOUT

if TYPE_CHECKING:
    from framing.article import Article
    from framing.coding.tables import Table
    from framing.measures import Measure
    from framing.profiles import Profile


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


def cautions(articles: Iterable[Article]) -> list[str]:
    """What a reader should know of how articles were read, such as a guessed encoding."""
    return [f"{article.name} {text}" for article in articles for text in article.warnings]


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
