"""What a collection keeps of each measure: its components, as whole numbers that add up.

A component that need not be whole is kept times :data:`SCALE`; that is settled by the measure,
never by an article, so that sums are exact in any order and on any number of machines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from framing.article import Article
from framing.counts import Formula, ratio
from framing.document import parse
from framing.measures import Measure
from framing.profiles import Profile

#: Components that need not be whole are kept in millionths.
SCALE = 10**6
#: What precedes the measures' components in ``counts``: a code into the part's outlets, days since
#: 1970-01-01, 64 bits of the hash of the article's id, 1 where measures of English words read it
#: and 0 where they don't, and its words and numbers.
FIRST = ("outlet", "day", "id", "read", "words")
#: Two speakers, so that a ledger's columns, one a speaker, are more than those of an empty text.
_PROBE = "“This will fail,” said Ann Lee. “It will not,” said Bob Ray."
#: Beyond this a float has no room for millionths.
_LARGEST = 2.0**53 / SCALE


@dataclass(frozen=True)
class Kept:
    """A measure in one voice, as a collection keeps it.

    ``unit``: the measure's; ``article`` where sums over articles mean nothing. ``formula``: from
    ``size`` sums, divided by ``scale``, to the value; ``exposure`` and ``least`` as in
    :class:`~framing.counts.Counts`. ``by_value``: a measure with a column a speaker, whose number
    differs by article, is kept as its value and a 1.
    """

    measure: Measure
    voice: str
    unit: str
    size: int
    scale: int
    formula: Formula
    exposure: int
    least: float
    by_value: bool = False

    @property
    def name(self) -> str:
        """The measure's id, and behind a dot the voice unless it is ``all``."""
        return self.measure.id if self.voice == "all" else f"{self.measure.id}.{self.voice}"

    def value(self, sums: Sequence[int]) -> float | None:
        """Apply the formula to sums as they are kept; ``None`` where there is no value."""
        parts = [each / self.scale for each in sums]
        if parts[self.exposure] < self.least:
            return None
        try:
            return float(self.formula(*parts))
        except ZeroDivisionError:
            return None

    def components(self, profile: Profile) -> list[float] | None:
        """Give an article's components, unscaled; ``None`` where the measure doesn't read it."""
        if not self.by_value:
            return profile.sums(self.measure.id, self.voice)
        if profile.sums(self.measure.id) is None:
            return None
        value = profile.value(self.measure.id)
        return [0.0, 0.0] if value is None else [value, 1.0]


def kept(measures: Sequence[Measure], voices: Sequence[str] = ()) -> tuple[Kept, ...]:
    """Say what is kept of measures for ``all`` and for the voices named, in order."""
    return tuple(_kept(measure, voice) for voice in ("all", *voices) for measure in measures
                 if voice == "all" or measure.unit != "ledger")


def _kept(measure: Measure, voice: str) -> Kept:
    empty, probe = (measure.count(parse(Article.from_text(text, language="en")))
                    for text in ("", _PROBE))
    if len(empty.columns) != len(probe.columns):
        return Kept(measure, voice, "article", 2, SCALE, ratio, 1, 1.0, by_value=True)
    # Of a measure from outside nobody has said that its components are whole.
    whole = not measure.fractions and measure.count.__module__.startswith("framing.")
    return Kept(measure, voice, measure.unit, len(empty.columns), 1 if whole else SCALE,
                empty.formula, empty.exposure, empty.least)


def columns(found: Sequence[Kept]) -> list[dict[str, Any]]:
    """Describe the columns of ``counts`` for the manifest, in order."""
    described: list[dict[str, Any]] = [{"name": name} for name in FIRST]
    for each in found:
        described += ({"name": f"{each.name}.{place}", "measure": each.measure.id,
                       "component": place, "unit": each.unit, "voice": each.voice,
                       "scale": each.scale, "english": each.measure.english}
                      for place in range(each.size))
    return described


class Encoder:
    """Turns profiles into lists of components, scaled and whole."""

    def __init__(self, found: Sequence[Kept]) -> None:
        self.kept = tuple(found)
        self._places: list[tuple[Kept, slice]] = []
        at = 0
        for each in self.kept:
            self._places.append((each, slice(at, at + each.size)))
            at += each.size
        self.size = at

    def components(self, profile: Profile) -> tuple[list[int], set[str]]:
        """Give an article's components, and the names of the measures that don't read it.

        Raises:
            ValueError: a measure gave no number, or a fraction where it said there are none.

        """
        numbers: list[int] = []
        silent: set[str] = set()
        for each in self.kept:
            found = each.components(profile)
            if found is None:
                silent.add(each.name)
                numbers += [0] * each.size
            elif each.scale == 1:
                numbers += map(int, found)
                if sum(found) != sum(numbers[-each.size:]):
                    raise ValueError(f"{each.name} counts in fractions: its @measure must say so")
            else:
                numbers += _scaled(each.name, found)
        return numbers, silent

    def named(self, numbers: Sequence[int], silent: set[str]) -> Iterator[tuple[str, Any]]:
        """Give each measure's name and components, ``None`` where it doesn't read the article."""
        for each, where in self._places:
            yield each.name, None if each.name in silent else numbers[where]


def _scaled(name: str, found: Sequence[float]) -> list[int]:
    for each in found:
        if not math.isfinite(each) or abs(each) > _LARGEST:
            raise ValueError(f"{name} gave {each} where a number of less than 10⁹ was due")
    return [round(each * SCALE) for each in found]


