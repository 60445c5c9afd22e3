"""A finding as it is told: a headline, and a figure and a passage of each article."""

from __future__ import annotations

from collections.abc import Sequence

from framing.findings import DIFFERS, NO_GAP, ON_LITTLE, Finding
from framing.render.numbers import chance, span
from framing.render.passages import Passage
from framing.render.review.cells import Cell
from framing.support.records import NamedTuple

#: A sign for each verdict, so that colour is never alone.
MARKS = {DIFFERS: "●", ON_LITTLE: "◐", NO_GAP: "○"}


def holds(finding: Finding) -> bool:
    """Whether the texts support a difference: it differs, or only one article has any of it."""
    return finding.verdict == DIFFERS or finding.verdict.startswith("only in ")


def mark(finding: Finding | None) -> str:
    """The sign of a verdict; none for what wasn't tested or is too rare to be."""
    if finding is None:
        return ""
    return MARKS[DIFFERS] if holds(finding) else MARKS.get(finding.verdict, "")


class Told(NamedTuple):
    """A finding in words, a figure for each article.

    ``headlines`` say the same, the fullest first. A figure's details are its count and what it is
    counted in. ``none``: which articles have none of it. ``also``: what is said of each article
    behind its figure, such as how much besides is quoted. ``scale`` is from the finding's unit to
    the one that is told.
    """

    finding: Finding
    headlines: tuple[str, ...]
    unit: str
    figures: tuple[Cell, ...]
    passages: tuple[Passage | None, ...]
    none: tuple[bool, ...]
    also: tuple[str, ...] = ()
    scale: float = 1.0

    @property
    def headline(self) -> str:
        """The fullest headline."""
        return self.headlines[0]

    @property
    def gap(self) -> str:
        """The 95 % range of the difference; empty where there is none."""
        return span(*(None if end is None else self.scale * end
                      for end in (self.finding.low, self.finding.high)))

    @property
    def tested(self) -> str:
        """The range with its unit, p and q, for those who want them."""
        gap = [f"gap {self.gap} {self.unit}"] * bool(self.gap)
        found = [f"{name} {chance(value)}" for name, value in
                 (("p", self.finding.p), ("q", self.finding.q)) if value is not None]
        return ", ".join([*gap, *found])

    def said_of_none(self, place: int) -> str | None:
        """What is said of an article that has none of it; ``None`` where it has some."""
        if not self.none[place]:
            return None
        return f"none{self.also[place] if self.also else ''}"

    def said(self, place: int) -> str:
        """An article's figure in words: its count in what is counted, then the rate."""
        figure = self.figures[place]
        rate = f"{figure.figure} {self.unit}" * (not self.none[place])
        return (": ".join(part for part in (", ".join(figure.details), rate) if part)
                + (self.also[place] if self.also else ""))


def others_of(letters: Sequence[str], said: Sequence[str], first: int) -> str:
    """What the other articles have, those that have none together at the end."""
    others = [(letter, text) for place, (letter, text) in
              enumerate(zip(letters, said, strict=True)) if place != first]
    none = ", ".join(letter for letter, text in others if text == "none")
    return "; ".join([*(f"{letter}: {text}" for letter, text in others if text != "none"),
                      *[f"{none}: none"] * bool(none)])
