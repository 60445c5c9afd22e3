"""Ways out: a format is one file ``to_NAME.py`` with ``@renderer`` over its functions.

A renderer takes what was computed and an :class:`Options`, and gives the whole text of the output.
It computes nothing of its own.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from framing.errors import SettingError
from framing.measures import nearest
from framing.support.outside import guarded
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.baseline import Changes

Subject = Literal["compare", "profile"]


class Options(NamedTuple):
    """How to print.

    ``width`` in columns. ``screen``: laid out for eyes, with bars and cut passages; else, into a
    pipe or a file, whole sentences that can be searched. ``color``: with colour codes.
    ``full``: every measure. ``changes``: what is to be told of changes since a baseline.
    """

    width: int = 100
    screen: bool = False
    color: bool = False
    full: bool = False
    changes: Changes | None = None


Renderer = Callable[[Any, Options], str]
_renderers: dict[tuple[str, Subject], Renderer] = {}


def renderer(name: str, of: Subject) -> Callable[[Renderer], Renderer]:
    """Register a function as the way to print a comparison or profiles in a format."""

    def register(function: Renderer) -> Renderer:
        _renderers[name, of] = guarded(function, f"The format {name}", str,
                                       "end it with the whole text of the output.")
        return function

    return register


def formats() -> tuple[str, ...]:
    """Give the names of all formats, those of plug-ins among them, the one for people first."""
    names = {*_own(), *(name for name, _ in _renderers)}
    return tuple(sorted(names, key=lambda name: (name != "table", name)))


def _own() -> set[str]:
    """The formats that have a file here, imported or not."""
    return {module.name.removeprefix("to_") for module in pkgutil.iter_modules(__path__)
            if module.name.startswith("to_")}


def render(name: str, of: Subject, subject: object, options: Options) -> str:
    """Print a comparison (``of="compare"``) or a tuple of profiles (``of="profile"``).

    Raises:
        SettingError: there is no such format; the message names the nearest.

    """
    if (name, of) not in _renderers and name in _own():
        import_module(f"{__name__}.to_{name}")
    if (name, of) not in _renderers:
        known = tuple(each for each in formats() if each != name)
        raise SettingError(f"There is no format {name!r} for {of}{nearest(name, known)}")
    return _renderers[name, of](subject, options)
