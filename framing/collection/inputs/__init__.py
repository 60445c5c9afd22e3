"""Where articles lie: a kind of input is one file in ``formats/`` that has a :class:`Kind`.

A kind cuts its sources into parts and reads a part into records. It is found by the endings of
files' names, so a stranger adds a format in one file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol

from framing.collection.inputs.model import Fields, Part, Place, Record, Source

#: What reads a file whose ending no kind has: one article, as ``framing.read`` does.
ANY = "files"


class Read(Protocol):
    """Reads a part: the record that stands at ``only``, or all, in order."""

    def __call__(self, part: Part, fields: Fields, *, only: Place | None,
                 max_size: int) -> Iterator[Record]:
        """Read a part."""


@dataclass(frozen=True)
class Kind:
    """A kind of input.

    ``endings``: of the files' names, in lower case, a ``.gz`` after them left out. ``cut``: from
    sources in order to parts of about so many bytes each, where an article has so many at most.
    ``read``: from a part to records. ``rows``: the first rows of a source, from which the fields'
    names are guessed; ``None`` where there are no fields. ``in_folders``: whether files of this
    kind are read where a folder was given; tables are not, as one that lies beside articles often
    only lists them. ``together``: whether a part may hold several sources.
    ``says``: what a reader should know of how a source is read.
    """

    name: str
    endings: tuple[str, ...]
    cut: Callable[[Iterable[Source], int, int], Iterator[Part]]
    read: Read
    rows: Callable[[str], list[Mapping[str, Any]]] | None = None
    in_folders: bool = False
    together: bool = False
    says: Callable[[str], tuple[str, ...]] = lambda path: ()


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    from framing.collection.inputs import formats as package

    found = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        kind: Kind = import_module(f"{package.__name__}.{module}").KIND
        found[kind.name] = kind
    return found


def kind_of(path: str) -> Kind | None:
    """The kind whose endings a file's name has."""
    name = path.lower().removesuffix(".gz")
    return next((kind for kind in kinds().values() if name.endswith(kind.endings)), None)
