"""What a condition is made of."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from framing.errors import SettingError
from framing.support.records import NamedTuple

#: The signs between two sides, those of two characters first.
SIGNS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne,
    ">": operator.gt, "<": operator.lt,
}


class ConditionError(SettingError):
    """A condition that can't be read: ``column`` is where, from 1, in its ``text``.

    One past the end of the text is where something is missing.
    """

    def __init__(self, message: str, text: str, column: int) -> None:
        super().__init__(f"--fail-on, column {column}: {message}")
        self.text = text
        self.column = column

    @property
    def below(self) -> tuple[str, ...]:
        """The condition, and a caret under the place."""
        from rich.cells import cell_len

        from framing.support.printing import printable

        start = max(0, self.column - 50)
        text = printable(self.text[start : start + 80])
        pad = " " * cell_len(text[: self.column - 1 - start])
        return (f"    {text}", f"    {pad}^")


class Number(NamedTuple):
    """A number that figures are compared with."""

    amount: float


class Value(NamedTuple):
    """A measure's figure: of the article at ``place``, or of each; in a voice, or as it is shown.

    ``changed``: how far it is from the baseline's.
    """

    measure: str
    voice: str | None = None
    place: int | None = None
    changed: bool = False

    def __str__(self) -> str:
        text = self.measure + (f"[{self.voice}]" if self.voice else "")
        return f"changed({text})" if self.changed else text


class Compare(NamedTuple):
    """Two sides, one of which at least is a figure, and the sign between them."""

    left: Number | Value
    sign: str
    right: Number | Value


class Differs(NamedTuple):
    """Whether a comparison's verdict on a measure is that it differs."""

    measure: str


class Not(NamedTuple):
    """The contrary."""

    part: Part


class Every(NamedTuple):
    """All of several: ``and``."""

    parts: tuple[Part, ...]


class Some(NamedTuple):
    """One of several at least: ``or``."""

    parts: tuple[Part, ...]


Part = Compare | Differs | Not | Every | Some


@dataclass(frozen=True)
class Condition:
    """A condition as it was written, and its parts."""

    text: str
    root: Part

    @property
    def leaves(self) -> tuple[Compare | Differs, ...]:
        """Its comparisons and verdicts, in order."""
        return tuple(_leaves(self.root))

    @property
    def values(self) -> tuple[Value, ...]:
        """The figures that it reads, in order, each once."""
        return tuple(dict.fromkeys(
            side for leaf in self.leaves if isinstance(leaf, Compare)
            for side in (leaf.left, leaf.right) if isinstance(side, Value)))


def _leaves(part: Part) -> Iterator[Compare | Differs]:
    if isinstance(part, Compare | Differs):
        yield part
        return
    for each in (part.part,) if isinstance(part, Not) else part.parts:
        yield from _leaves(each)
