"""``framing config``."""

from __future__ import annotations

from typing import Any

import click

from framing.cli import options, outputs
from framing.cli.settings import SETTINGS, Settings


@click.command("config")
@options.shape_option
@click.pass_obj
def command(settings: Settings, form: str) -> None:
    """Show each setting and where it came from.

    Settings are the commands' options that are shown here, by their long names, in framing.toml
    or under [tool.framing] in pyproject.toml, in this folder or above it. The command line wins.
    """
    outputs.put_figures(_data(settings), lambda: _table(settings), form, None)


def _table(settings: Settings) -> str:
    from framing.render.to_json import dump
    from framing.support.printing import printable

    rows = []
    for name, setting in SETTINGS.items():
        ours = name in settings.values
        value = settings.values[name] if ours else setting.default
        shown = "the terminal's" if value is None else printable(dump(value))
        source = printable(str(settings.path)) if ours else "default"
        rows.append((name, shown, source, setting.help))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in rows)


def _data(settings: Settings) -> dict[str, Any]:
    return {
        "schema": "framing.config/1",
        "path": None if settings.path is None else str(settings.path),
        "settings": [{"name": name, "value": settings.values.get(name, setting.default),
                      "default": setting.default, "set": name in settings.values,
                      "help": setting.help} for name, setting in SETTINGS.items()],
    }
