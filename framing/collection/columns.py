"""What a collection keeps of each measure: its components, as whole numbers that add up.

A component that need not be whole is kept times :data:`SCALE`; that is settled by the measure,
never by an article, so that sums are exact in any order and on any number of machines.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.article import Article
from framing.counts import Counts, Formula, rate, ratio, value_of
from framing.document import Document, parse
from framing.hits import make_hits
from framing.measures import Measure
from framing.profiles import Profile
from framing.support.outside import is_own

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


def id_hash(id: str) -> int:
    """64 bits of a name's hash, by which articles with one name are found.

    >>> id_hash("a") == id_hash("a"), id_hash("a") == id_hash("b")
    (True, False)
    """
    found = hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "little", signed=True)


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
        return value_of(self, [each / self.scale for each in sums])


def kept(measures: Sequence[Measure], voices: Sequence[str] = ()) -> tuple[Kept, ...]:
    """Say what is kept of measures for ``all`` and for the voices named, in order."""
    documents = [parse(Article.from_text(text, language="en")) for text in ("", _PROBE)]
    return tuple(_kept(measure, voice, documents)
                 for voice in ("all", *voices) for measure in measures
                 if voice == "all" or measure.unit != "ledger")


def _kept(measure: Measure, voice: str, documents: Sequence[Document]) -> Kept:
    empty, probe = map(measure.count, documents)
    if len(empty.columns) != len(probe.columns):
        return Kept(measure, voice, "article", 2, SCALE, ratio, 1, 1.0, by_value=True)
    # Of a measure from outside nobody has said that its components are whole.
    whole = not measure.fractions and is_own(measure.count)
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


def of_list(id: str) -> Measure:
    """Give a measure of a list of the user's own by its id alone: its formula needs no list."""

    def count(doc: Document) -> Counts:
        """How often terms of a list of one's own stand in the text."""
        return rate(make_hits((), ()), per=doc.words)

    return Measure(id, count, "1,000 words", "", "segment", english=False, more="", only="")


class Encoder:
    """Turns profiles into rows of whole numbers, and those into JSON.

    ``names``: of the measures as rows have them.
    """

    def __init__(self, found: Sequence[Kept]) -> None:
        self.names = [each.name for each in found]
        self._of = [each.name for each in found for _ in range(each.size)]
        self._plan = [(voice, [(each.measure.id, [0.0] * each.size, each.by_value)
                               for each in group])
                      for voice, group in groupby(found, key=lambda each: each.voice)]
        scales = [each.scale for each in found for _ in range(each.size)]
        self.size = len(scales)
        self._scales = np.array(scales, np.float64)
        self._whole = np.flatnonzero(self._scales == 1)
        #: By whether measures of English words read an article: its counts as JSON, to be filled.
        self._texts = tuple(",".join(
            f'"{each.name}":null{"%.0s" * each.size}' if each.measure.english and not read
            else f'"{each.name}":[{",".join(["%d"] * each.size)}]' for each in found)
            for read in (False, True))

    def components(self, profile: Profile) -> list[float]:
        """Give an article's components, unscaled; zeros where a measure doesn't read it.

        Raises:
            ValueError: a measure gave no number, or one too large to be kept.

        """
        numbers: list[float] = []
        for voice, of_voice in self._plan:
            sums = profile.sums(voice)
            for id, zeros, by_value in of_voice:
                found = sums.get(id, zeros)
                if by_value and found is not zeros:
                    value = value_of(profile.counts[id], found)
                    found = zeros if value is None else [value, 1.0]
                numbers += found
        if not sum(map(abs, numbers)) < _LARGEST:  # which is not so of what is no number, either
            wrong = max(range(len(numbers)), key=lambda place: (
                math.isnan(numbers[place]), abs(numbers[place])))
            raise ValueError(f"{self._of[wrong]} gave no number that can be kept")
        return numbers

    def whole(self, rows: Sequence[Sequence[float]]) -> NDArray[np.int64]:
        """Make rows of components whole: an array, a row an article.

        Raises:
            RuntimeError: a measure counted in fractions without saying so.

        """
        scaled = np.array(rows, np.float64).reshape(len(rows), self.size) * self._scales
        whole = np.rint(scaled)
        if (whole != scaled)[:, self._whole].any():
            wrong = self._of[self._whole[(whole != scaled)[:, self._whole].any(axis=0)][0]]
            raise RuntimeError(f"{wrong} counts in fractions: its @measure must say so")
        return whole.astype(np.int64)

    def text(self, numbers: Sequence[int], read: bool) -> str:
        """Write an article's components as the members of a JSON object."""
        return self._texts[read] % tuple(numbers)
