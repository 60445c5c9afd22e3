"""Named tuples are what typing makes of the same class."""

from __future__ import annotations

import pickle
import typing

import pytest

from framing.support import records


class Ours(records.NamedTuple):
    """A row."""

    start: int
    end: int | None = None
    kind: str = "word"

    @property
    def long(self) -> bool:
        """Whether it has an end."""
        return self.end is not None

    def moved(self, by: int) -> Ours:
        """The row further on."""
        return self._replace(start=self.start + by)


class Typings(typing.NamedTuple):
    """A row."""

    start: int
    end: int | None = None
    kind: str = "word"


def test_the_class_is_as_typing_would_make_it() -> None:
    assert Ours._fields == Typings._fields
    assert Ours._field_defaults == Typings._field_defaults
    assert Ours.__doc__ == Typings.__doc__
    assert Ours.__module__ == Typings.__module__
    assert Ours.__qualname__ == "Ours"
    assert Ours.__bases__ == Typings.__bases__ == (tuple,)
    assert Ours.__annotations__ == {"start": "int", "end": "int | None", "kind": "str"}


def test_rows_are_tuples_with_methods() -> None:
    row = Ours(3, kind="sign")
    assert repr(row) == "Ours(start=3, end=None, kind='sign')"
    assert not row.long
    assert row.moved(2) == Ours(5, None, "sign")
    assert pickle.loads(pickle.dumps(row)) == row
    with pytest.raises(AttributeError):
        row.start = 4  # type: ignore[misc]
    assert row == (3, None, "sign")
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
