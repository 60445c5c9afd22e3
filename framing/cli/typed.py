"""Options that were typed where they have nothing to do: each is refused in a sentence."""

from __future__ import annotations

from collections.abc import Collection

import click
from click.core import ParameterSource

_TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def is_typed(name: str) -> bool:
    """Whether a parameter of the command that runs was given to it, not by settings or default."""
    return click.get_current_context().get_parameter_source(name) in _TYPED


def refuse(names: Collection[str], why: str) -> None:
    """Refuse parameters that hold for another use of the command alone; settings may stay.

    Raises:
        click.UsageError: one was typed; ``why`` says what to do, after the option's name.

    """
    for parameter in click.get_current_context().command.params:
        if parameter.name in names and is_typed(parameter.name):
            raise click.UsageError(f"{parameter.opts[-1]} {why}")
