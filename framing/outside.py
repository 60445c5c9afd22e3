"""Functions of plug-ins: what goes wrong in one is told as the plug-in's fault, with its line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from framing.errors import FramingError, SettingError

Function = TypeVar("Function", bound=Callable[..., Any])


def guarded(function: Function, what: str, gives: type, hint: str) -> Function:
    """A function as it is where it is the program's own; else one that says whose fault it is.

    ``what`` names it in a message, such as "The measure own.shouting"; ``gives`` is what it must
    return, and ``hint`` says how.

    Raises:
        SettingError: on a call, where the function fails or returns something else.

    """
    if (function.__module__ or "").startswith("framing."):
        return function

    @wraps(function)
    def told(*args: Any, **named: Any) -> Any:
        try:
            found = function(*args, **named)
        except FramingError:
            raise
        except Exception as error:
            raise SettingError(f"{what} fails: {type(error).__name__}: {error} ({_place(error)}); "
                               "mend the plug-in.") from error
        if not isinstance(found, gives):
            raise SettingError(f"{what} gives {_kind(found)}: {hint}")
        return found

    return cast("Function", told)


def _place(error: Exception) -> str:
    """The last line of the plug-in's own file, though a package that it called may have failed."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    inside = frames[1:] or frames  # the first is of this file
    own = [each for each in inside if each.filename == inside[0].filename]
    return f"{own[-1].filename}, line {own[-1].lineno}"


def _kind(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
