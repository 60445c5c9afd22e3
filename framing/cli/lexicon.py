"""``framing lexicon``."""

from __future__ import annotations

import click

from framing.cli import options
from framing.errors import SettingError


class _Group(click.Group):
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from framing.lexicon import available

        if args[0] in available():
            raise click.UsageError(
                f"To see the list {args[0]}, write framing lexicon show {args[0]}.", ctx)
        return super().resolve_command(ctx, args)


@click.group("lexicon", cls=_Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List the word lists, show one, or look a word up.

    A list of your own is a table of tab-separated columns, the first line naming them: term,
    class, and if wanted case (lower: only in lower case), not_after and not_before (words that
    veto a hit from beside it). Count it with --lexicon FILE, alone with --only lexicon.
    """
    if context.invoked_subcommand is None:
        from framing.lexicon import available, lexicon

        lines = []
        for name in available():
            each = lexicon(name)
            card = each.card
            lines.append(f"{name:<12} {len(each.entries):>5} terms  {card.get('description', '')}")
        options.put("\n".join(lines) + "\n", None)


def _complete(context: click.Context, parameter: click.Parameter, start: str) -> list[str]:
    from framing.lexicon import available

    return [name for name in available() if name.startswith(start)]


@command.command("show")
@click.argument("name", shell_complete=_complete)
def show(name: str) -> None:
    """Show a list: its card, then its terms by class."""
    from framing.lexicon import available, lexicon
    from framing.measures import nearest

    if name not in available():  # other tables lie in the same folder
        raise SettingError(
            f"There is no list {name!r}{nearest(name, available())} The lists are "
            f"{', '.join(available())}."
        )
    each = lexicon(name)
    lines = [f"{key}: {value}" for key, value in each.card.items() if not isinstance(value, dict)]
    for label in each.labels:
        lines += ["", label]
        lines += [f"  {' '.join(entry.words)}" for entry in each.entries if entry.label == label]
    options.put("\n".join(lines) + "\n", None)


@command.command("find")
@click.argument("word")
def find(word: str) -> None:
    """Say which lists have a word, alone or in a phrase."""
    from framing.lexicon import available, lexicon
    from framing.printing import printable
    from framing.tokens import folded

    wanted = folded(word).split()
    if not wanted:
        raise SettingError("There is no word to look up: give one, or a phrase in quotation marks.")
    lines = [
        f"{name:<12} {entry.label:<12} {' '.join(entry.words)}\n"
        for name in available() for entry in lexicon(name).entries
        if any(list(entry.words[at : at + len(wanted)]) == wanted
               for at in range(len(entry.words)))
    ]
    options.put("".join(lines) or f"No list has “{printable(' '.join(wanted))}”.\n", None)
