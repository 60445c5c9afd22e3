"""The measures: a metric is one function with ``@measure`` over it, in a file of its family.

Registered here are id, unit, citation and wording; table, JSON, ``framing explain`` and the tests
read them from this one place.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from importlib import import_module
from typing import Literal

import numpy as np

from framing.counts import (
    Counts,
    Reading,
    mean,
    number,
    per_row,
    rate,
    share,
)
from framing.document import Document
from framing.errors import SettingError
from framing.support.outside import guarded, guarded_formula, is_own

__all__ = [
    "Counts",
    "Measure",
    "Reading",
    "families",
    "mean",
    "measure",
    "measures",
    "named",
    "number",
    "per_row",
    "rate",
    "select",
    "share",
]

Unit = Literal["segment", "sentence", "paragraph", "ledger", "article"]
Counter = Callable[[Document], Counts]


@dataclass(frozen=True, eq=False)
class Measure:
    """A registered measure.

    ``per``: what its value is counted in, as it is printed ("1,000 words"). ``unit``: what a row
    of its counts is, and so what is resampled. ``english``: it rests on English words and says
    nothing of a text in another language. ``more`` and ``only``: what a headline says of the
    article that has more of it, and of the only one that has any. ``cite``: who described it.
    ``lists``: name and sha256 of the word lists of the user's own that it counts. ``fractions``:
    its components aren't all whole numbers; a collection keeps those of others as they are.
    ``lexicons``: the shipped word lists that it looks up, all measures' in one pass over a text.
    """

    id: str
    count: Counter
    per: str
    cite: str
    unit: Unit
    english: bool
    more: str
    only: str
    lists: tuple[tuple[str, str], ...] = ()
    fractions: bool = False
    lexicons: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @cached_property
    def doc(self) -> str:
        """What it tells a reader, its formula and its limits."""
        return inspect.getdoc(self.count) or ""

    @cached_property
    def title(self) -> str:
        """The first line of :attr:`doc`."""
        return self.doc.partition("\n")[0]


_registered: dict[str, Measure] = {}


def measure(
    id: str,
    *,
    per: str,
    cite: str,
    unit: Unit = "segment",
    english: bool = True,
    more: str = "",
    only: str = "",
    fractions: bool = False,
    lexicons: tuple[str, ...] = (),
) -> Callable[[Counter], Counter]:
    """Register a function from a :class:`~framing.document.Document` to counts as a measure.

    Raises:
        SettingError: the id is taken, isn't ``family.name``, or the function has no docstring.

    """

    def register(count: Counter) -> Counter:
        family, dot, name = id.partition(".")
        if not (dot and family.isidentifier() and name.isidentifier()):
            raise SettingError(f"A measure's id is family.name, such as tone.vader; not {id!r}.")
        if id in _registered and _registered[id].count.__module__ != count.__module__:
            raise SettingError(f"There is a measure {id!r} already: give this one another name.")
        if not count.__doc__:
            raise SettingError(f"The measure {id!r} needs a docstring: it begins with its title.")
        _registered[id] = Measure(id, _guarded(count, id), per, cite, unit, english, more, only,
                                  fractions=fractions, lexicons=lexicons)
        return count

    return register


def _guarded(count: Counter, id: str) -> Counter:
    """What counts, and the formula it gives: of a plug-in's a failure is told as its fault."""
    if is_own(count):
        return count
    counting = guarded(count, f"The measure {id}", Counts, "end it with rate, share, mean, "
                       "number or per_row of framing.measures.")

    @wraps(counting)
    def counted(doc: Document) -> Counts:
        found = counting(doc)
        if not _hold_numbers(found.columns, found.exposure):
            raise SettingError(f"The measure {id} gives columns that are no arrays of numbers, one "
                               "for each argument of its formula; mend the plug-in.")
        return found._replace(
            formula=guarded_formula(found.formula, f"The formula of the measure {id}"))

    return counted


def _hold_numbers(columns: object, exposure: int) -> bool:
    """Whether these are arrays of numbers, that which hits are measured against among them."""
    return isinstance(columns, Sequence) and -len(columns) <= exposure < len(columns) and all(
        isinstance(column, np.ndarray) and column.ndim == 1 and column.dtype.kind in "biuf"
        for column in columns)


@lru_cache(maxsize=1)
def _discover() -> None:
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        import_module(f"{__name__}.{module}")
    # One file may have been imported before, and a stranger's measure registered: own ones first.
    order = sorted(_registered.items(), key=lambda item: _own_module(item[1]) or "~")
    _registered.clear()
    _registered.update(order)


def _own_module(found: Measure) -> str:
    """The module of a measure of this package; empty for a measure from outside."""
    module = found.count.__module__
    return module if module.startswith(f"{__name__}.") else ""


def measures() -> Mapping[str, Measure]:
    """All measures by id, in the order of families and of the functions in their files."""
    _discover()
    return _registered


def families() -> tuple[str, ...]:
    """The families' names, in order."""
    return tuple(dict.fromkeys(measure.family for measure in measures().values()))


def named(id: str) -> Measure:
    """Give the measure with this id.

    Raises:
        KeyError: there is none; the message names the nearest.

    """
    found = measures().get(id)
    if found is None:
        raise KeyError(f"There is no measure {id!r}{nearest(id, measures())}")
    return found


def nearest(word: str, names: Mapping[str, object] | tuple[str, ...]) -> str:
    """Give the end of a message about an unknown name: the nearest known one, if there is one.

    Who writes ``hedges`` is told of ``certainty.hedges``.
    """
    from difflib import get_close_matches  # for what was mistyped alone

    known = tuple(names)
    ends = {name.rpartition(".")[2]: name for name in reversed(known)}
    near = get_close_matches(word, known, 1) or [
        ends[end] for end in get_close_matches(word, tuple(ends), 1)]
    return f": did you mean {near[0]}?" if near else "."


def chosen(only: Iterable[Measure | str] | str | None) -> tuple[Measure, ...]:
    """The measures that are given, as they are or by id or family; all of them for ``None``.

    Raises:
        SettingError: a name is neither; the message names the nearest.

    """
    if only is None:
        return tuple(measures().values())
    found: dict[str, Measure] = {}
    for each in [only] if isinstance(only, str) else only:
        for measure in select((each,)) if isinstance(each, str) else (each,):
            found.setdefault(measure.id, measure)
    return tuple(found.values())


def by_id(measure: Measure) -> Measure | str:
    """The id of a measure where it is registered, else the measure itself: what can be pickled."""
    return measure.id if measures().get(measure.id) is measure else measure


def select(only: tuple[str, ...]) -> tuple[Measure, ...]:
    """The measures that families and ids name; all of them where none is named.

    Raises:
        SettingError: a name is neither; the message names the nearest.

    """
    if not only:
        return tuple(measures().values())
    chosen: dict[str, Measure] = {}
    for name in only:
        found = dict(_matching(name))
        if not found:
            known = (*families(), *measures())
            raise SettingError(
                f"There is no measure or family {name!r}{nearest(name, known)} "
                "framing explain lists them."
            )
        chosen |= found
    return tuple(measure for id, measure in measures().items() if id in chosen)


def _matching(name: str) -> Iterator[tuple[str, Measure]]:
    for id, found in measures().items():
        if name in (id, found.family):
            yield id, found
