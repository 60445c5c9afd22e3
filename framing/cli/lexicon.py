"""``framing lexicon``."""

from __future__ import annotations

import click

from framing.cli import options, outputs
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
@options.width_option
@click.pass_context
def command(context: click.Context, width: int | None) -> None:
    """List the word lists, show one, or look a word up.

    A list of your own is a table of tab-separated columns, the first line naming them: term,
    class, and if wanted case (lower: with a capital only where a sentence begins or in a headline
    of capitals, and not there if it is a name in the text), not_after and not_before (words,
    between spaces, that veto a hit from beside it), only_before (words of which one must stand
    behind it). Among these # is any number in digits and, in the last two, <number> any amount:
    $30, thirty, half, a dozen. Count it with --lexicon FILE, alone with --only lexicon.

    \b
      framing lexicon
      framing lexicon show hedges
      framing lexicon find could
    """
    if context.invoked_subcommand is None:
        from framing.lexicon import available, lexicon
        from framing.render.lexicons import listed

        outputs.put(listed([lexicon(name) for name in available()], _columns(width)), None)


def _complete(context: click.Context, parameter: click.Parameter, start: str) -> list[str]:
    from framing.lexicon import available

    return [name for name in available() if name.startswith(start)]


def _columns(width: int | None) -> int:
    """The width that was given behind the name of what to do, or before it, or the settings'."""
    above = click.get_current_context().parent
    given = [width, above.params.get("width") if above else None]
    return outputs.layout(next((each for each in given if each is not None), None), "auto").width


@command.command("show")
@click.argument("name", shell_complete=_complete)
@options.width_option
def show(name: str, width: int | None) -> None:
    """Show a list: its card, then its terms by class."""
    from framing.lexicon import available, lexicon
    from framing.measures import nearest
    from framing.render.lexicons import shown

    if name not in available():  # other tables lie in the same folder
        raise SettingError(
            f"There is no list {name!r}{nearest(name, available())} The lists are "
            f"{', '.join(available())}."
        )
    outputs.put(shown(lexicon(name), _columns(width)), None)


@command.command("find")
@click.argument("word")
@options.width_option
def find(word: str, width: int | None) -> None:
    """Say which lists have a word, alone or in a phrase.

    A line says the list, the class and the term. Terms of class - are matched so that no shorter
    one is, and not counted.
    """
    from framing.lexicon import available, lexicon
    from framing.render.lexicons import found
    from framing.tokens import folded

    wanted = folded(word).split()
    if not wanted:
        raise SettingError("There is no word to look up: give one, or a phrase in quotation marks.")
    outputs.put(found(wanted, map(lexicon, available()), _columns(width)), None)
