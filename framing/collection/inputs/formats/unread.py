"""A source that could no longer be read when its turn came: one record that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.collection.inputs import Kind
from framing.collection.inputs.model import (
    MAX_SIZE,
    UNREAD,
    Fields,
    Part,
    Place,
    Record,
    Source,
)
from framing.collection.inputs.rows import printed


def cut(sources: Iterable[Source], size: int, max_size: int) -> Iterator[Part]:
    """No name leads to this kind."""
    yield from ()


def read(part: Part, fields: Fields, *, only: Place | None = None,
         max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Give the record that says why."""
    yield Record(printed(part.input), part.input, 1, problem=part.details["why"])


KIND = Kind(UNREAD, (), cut, read)
