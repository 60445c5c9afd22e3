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
            from traceback import extract_tb

            where = extract_tb(error.__traceback__)[-1]
            raise SettingError(
                f"{what} fails: {type(error).__name__}: {error} ({where.filename}, line "
                f"{where.lineno}); mend the plug-in.") from error
        if not isinstance(found, gives):
            raise SettingError(f"{what} gives {_kind(found)}: {hint}")
        return found

    return cast("Function", told)


def _kind(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
