"""Functions of plug-ins: what goes wrong in one is told as the plug-in's fault, with its line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, SupportsFloat, TypeVar, cast

import numpy as np

from framing.counts import NO_VALUE, Formula
from framing.errors import FramingError, SettingError

Function = TypeVar("Function", bound=Callable[..., Any])


def guarded(function: Function, what: str, gives: type, hint: str) -> Function:
    """A function as it is where it is the program's own; else one that says whose fault it is.

    ``what`` names it in a message, such as "The measure own.shouting"; ``gives`` is what it must
    return, and ``hint`` says how.

    Raises:
        SettingError: on a call, where the function fails or returns something else.

    """
    if is_own(function):
        return function

    @wraps(function)
    def told(*args: Any, **named: Any) -> Any:
        try:
            found = function(*args, **named)
        except FramingError:
            raise
        except Exception as error:
            raise _fault(what, error) from error
        if not isinstance(found, gives):
            raise SettingError(f"{what} gives {_kind(found)}: {hint}")
        return found

    return cast("Function", told)


def guarded_formula(formula: Formula, what: str) -> Formula:
    """A measure's formula, guarded likewise: of plain numbers it gives a number, or has no value.

    Raises:
        SettingError: on a call with plain numbers, where it fails otherwise or gives no number.
        TypeError: on a call with arrays that it can't take, or of which it gives another shape.

    """
    if is_own(formula):
        return formula

    def told(*sums: Any) -> Any:
        arrays = any(isinstance(each, np.ndarray) for each in sums)
        try:
            found = formula(*sums)
        except (FramingError, *NO_VALUE):
            raise
        except Exception as error:
            raise (TypeError(str(error)) if arrays else _fault(what, error)) from error
        if arrays:
            if np.shape(found) not in ((), np.shape(sums[0])):
                raise TypeError(f"{what} gives {np.shape(found)} numbers")
            return found
        if not isinstance(found, SupportsFloat) or np.ndim(found):
            raise SettingError(f"{what} gives {_kind(found)}: it takes the sums of the columns and "
                               "gives a number.")
        return float(found)

    return told


def is_own(function: object) -> bool:
    """Whether a function is the program's own."""
    return (getattr(function, "__module__", None) or "").startswith("framing.")


def _fault(what: str, error: Exception) -> SettingError:
    return SettingError(f"{what} fails: {type(error).__name__}: {error}{_place(error)}; "
                        "mend the plug-in.")


def _place(error: Exception) -> str:
    """The last line of the plug-in's own file, though a package that it called may have failed.

    Empty where it can't be called at all.
    """
    from traceback import extract_tb

    inside = extract_tb(error.__traceback__)[1:]  # the first is of this file
    own = [each for each in inside if each.filename == inside[0].filename]
    return f" ({own[-1].filename}, line {own[-1].lineno})" if own else ""


def _kind(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"
