"""The command line: ``framing`` and its commands, one file each.

A command only wraps functions that can be imported: it reads options, calls them, prints.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from importlib import import_module
from typing import Any

import click

from framing import __version__

#: The commands in the order of ``framing --help``, with the first line of each: so that help and
#: completion import none of them (a test holds the lines to the commands' own).
COMMANDS = {
    "compare": "Set articles side by side and show how each frames the story.",
    "profile": "Read one article, or each of many, by every measure.",
    "show": "Show articles as they stand, with whose words they are and what was counted.",
    "terms": "Show the words and pairs that set articles apart, in context.",
    "corpus": "Count thousands to millions of articles into a folder that can be asked.",
    "outlets": "Show the rates of groups of articles, by outlet, by time or both, with intervals.",
    "stories": "Find articles that tell one story, and compare outlets within it.",
    "copies": "Find copies among many articles: reprints, shortened or touched-up agency text.",
    "matrix": "Set many articles against each other: how alike their words are, two by two.",
    "verify": "Put each number beside the one from the library that people know.",
    "explain": "Say what a measure means: formula, source, limits.",
    "scorecard": "Hold a measure against labels of your own, or show how well measures did.",
    "agree": "Say how far coders agree: Krippendorff's alpha and kappa.",
    "lexicon": "List the word lists, show one, or look a word up.",
    "schema": "Write the JSON Schema of what a command prints as JSON.",
    "config": "Show each setting and where it came from.",
    "completion": "Write the completion script for a shell.",
    "background": "Count document frequencies in articles of your own.",
}


#: When Python looks for cycles: a run makes next to none, and to look as often as it usually does
#: would take a tenth of a cold compare, and more and more of a long text's time.
COLLECTING = (500_000, 20, 20)

_HELP = "framing.help"


class _Commands(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"framing.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from framing.measures import nearest

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            what = f"There is no command {args[0]!r}"
            if os.path.isfile(args[0]):
                raise click.UsageError(
                    f"{what}, but a file: framing compare sets two or more side by side, framing "
                    "profile reads one.", ctx)
            raise click.UsageError(f"{what}{nearest(args[0], tuple(COMMANDS))}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        # Who asks for help with a command gets it, whatever the settings are like.
        asked = {*getattr(ctx, "_protected_args", ()), *ctx.args}
        ctx.meta[_HELP] = bool(asked & set(ctx.help_option_names))
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            # Where an option lacks its value, click does not say of which command.
            name = ctx.invoked_subcommand
            if error.ctx is None and (command := self.get_command(ctx, name or "")):
                error.ctx = click.Context(command, parent=ctx, info_name=name)
            raise


@click.group(
    cls=_Commands, invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="framing")
@click.pass_context
def group(context: click.Context) -> None:
    """Set articles about one story side by side and see how each frames it.

    \b
      framing compare a.txt b.txt
      framing compare a.txt b.txt --format json | jq .similarity

    It counts, and shows the passage behind every number. It gives no score of bias, no left or
    right, no ranking, and it works without a network.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return
    from framing.cli.settings import find
    from framing.errors import FramingError

    try:
        context.obj = find()
    except FramingError:
        if context.meta[_HELP]:
            return
        raise
    context.default_map = dict.fromkeys(COMMANDS, context.obj.defaults)


def main(args: list[str] | None = None) -> Any:
    """Run the program, and exit.

    0 done, 1 a ``--fail-on`` held, 2 bad usage or input, 70 a fault of ours, 130 interrupted.
    """
    gc.set_threshold(*COLLECTING)
    # Products of small matrices: to start threads for them and to wait costs more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from framing.cli.failing import guarded

        code = guarded(group, args)
    except KeyboardInterrupt:  # before or after the run: while loading, while flushing
        code = 130
    sys.exit(code)


def program() -> None:
    """Run as a process of its own: :func:`main`, and an end at once.

    To free what was made, object by object, would take a fifth of a cold compare; the operating
    system takes all of it back in one go. What others left to do at the end is done before.
    """
    try:
        main()
    except SystemExit as end:
        if threading.active_count() > 1 or "multiprocessing" in sys.modules:
            raise  # others are to be waited for, as the interpreter does
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):
                pass  # closed or gone: told already where there was somebody to tell
        os._exit(end.code if isinstance(end.code, int) else 1)
