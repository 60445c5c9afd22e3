"""What the tests of collections share: inputs cut and read in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from framing.collection.parts import SIZE, Fields, Record, cut, records

TEXT = Fields(text="text")


def read_all(
    *inputs: str | Path, fields: Fields = TEXT, size: int = SIZE, max_size: int = 20_000_000
) -> list[Record]:
    """All records of the inputs, as workers would read them."""
    parts = [*cut([str(each) for each in inputs], size, max_size=max_size)]
    return [record for part in parts for record in records(part, fields, max_size=max_size)]


def texts(found: Sequence[Record]) -> list[str]:
    """The texts of those that could be read."""
    return [record.article.text for record in found if record.article is not None]


def problems(found: Sequence[Record]) -> dict[int, str]:
    """Why the others could not, by position."""
    return {record.position: record.problem for record in found if record.problem is not None}
