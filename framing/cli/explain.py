"""``framing explain``."""

from __future__ import annotations

import inspect
import re
import textwrap

import click

from framing.cli import options

#: What is read of a voice by itself, and what isn't.
_EACH = "all, author, quoted, or a speaker by name"
_VOICES = {"ledger": "all of them together only"}
#: How docstrings name what the documentation links to.
_LINK = re.compile(r":\w+:`~?([^`]+)`")


@click.command("explain")
@click.argument("measure", required=False, shell_complete=options.complete_measures)
@click.option("--plugin", "plugins", multiple=True, type=options.PATH, metavar="NAME|FILE",
              help="Load measures of your own.")
def command(measure: str | None, plugins: tuple[str, ...]) -> None:
    """Say what a measure means: formula, source, limits.

    Without a name, lists all of them.
    """
    from framing.measures import families, measures, select

    options.chosen((), (), plugins)
    lines = []
    if measure is None:
        for family in families():
            lines.append(family)
            for each in measures().values():
                if each.family == family:
                    lines += textwrap.wrap(each.title, 100, initial_indent=f"  {each.id:<26} ",
                                           subsequent_indent=" " * 29)
    told = set()
    for each in select((measure,)) if measure is not None else ():
        lines += [each.id, f"  {each.doc}".replace("\n", "\n  "), ""]
        lines.append(f"  value   {'per ' * each.per[:1].isdigit()}{each.per}")
        lines.append(f"  unit    {each.unit}")
        lines.append(f"  voices  {_VOICES.get(each.unit, _EACH)}")
        if each.cite:
            lines.append(f"  source  {each.cite}")
        lines += ["  people  no figure of its agreement with people's judgements is shipped", ""]
        told.add(inspect.getmodule(each.count))
    for module in sorted(filter(None, told), key=lambda module: module.__name__):
        about = inspect.cleandoc(module.__doc__ or "")
        lines += [*([f"All of {measure}"] if measure in families() else []),
                  textwrap.indent(about, "  "), ""]
    options.put(_LINK.sub(r"\1", "\n".join(lines)).rstrip("\n") + "\n", None)
