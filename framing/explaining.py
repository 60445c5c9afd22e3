"""What stands behind the numbers of a sentence: which spans gave which part of which number.

A measure's value of one sentence is its own formula over that sentence's counts (over its
paragraph's, where the measure counts paragraphs). Where the counted spans add up to the count,
each span's *part* is what the value would lose without it; where a measure's rules stand between
(VADER's), the spans have their weights, and the measure says how these became the value.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from framing.article import Article, Span
from framing.by_voice import AUTHOR
from framing.counts import Counts, calculated
from framing.document import Document
from framing.errors import SettingError
from framing.measures import Measure
from framing.profiles import Profile
from framing.sections import sections_of
from framing.support.records import NamedTuple


class Part(NamedTuple):
    """A span that was counted in a sentence.

    ``speaker`` is whose words it stands in where somebody is quoted and known. ``weight`` is what
    it adds to the measure's count, ``part`` what it adds to the value, ``None`` where rules stand
    between; ``why`` says more of the weight.
    """

    start: int
    end: int
    text: str
    label: str
    voice: str
    speaker: str | None
    weight: float
    part: float | None
    why: str


class Counted(NamedTuple):
    """A measure's value of a sentence, or ``of`` its paragraph, and the spans behind it.

    ``value`` is ``None`` where it has none by itself, and ``note`` says why. ``steps``: how the
    weights became the value, where they don't add up to it.
    """

    measure: Measure
    of: str
    value: float | None
    note: str | None
    parts: tuple[Part, ...]
    steps: str


class Sentence(NamedTuple):
    """A sentence, where it stands, and what was counted in it, in the order of the measures."""

    span: Span
    line: int
    text: str
    measures: tuple[Counted, ...]


#: Of a measure: from a document and a row to what is to be said of the hits there, in order, and
#: of the steps from their weights to the value.
Steps = Callable[[Document, int], tuple[list[str], str]]
_steps: dict[str, Steps] = {}
#: Where a row begins among the rows of all tokens, and where it ends.
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


def steps(id: str) -> Callable[[Steps], Steps]:
    """Register how a measure goes from the weights of a sentence's hits to its value."""

    def register(function: Steps) -> Steps:
        _steps[id] = function
        return function

    return register


def explained(profile: Profile, line: int) -> tuple[Sentence, ...]:
    """Say of the sentences on a line (from 1) what each measure counted in them.

    A measure that counted no span there is left out, unless the profile has it alone.

    Raises:
        SettingError: there is no such line, or no sentence on it that is counted.

    """
    document = profile.document
    place = _line(profile.article, line)
    starts, ends = np.array(document.segments.start), np.array(document.segments.end)
    rows = ((starts < place.end) & (ends > place.start)).nonzero()[0].tolist()
    if not rows:
        raise SettingError(_nothing(profile, place, line))
    reader = _Reader(profile)
    return tuple(reader.sentence(row) for row in rows)


def _line(article: Article, number: int) -> Span:
    count = article.line(len(article.text))
    place = article.line_span(number) if 1 <= number <= count else None
    if place is None or (number == count > 1 and place.start == len(article.text)):
        ended = article.text.endswith(("\n", "\r"))
        raise SettingError(f"There is no line {number} in {article.name}: it has "
                           f"{count - ended:,}.")
    return place


def _nothing(profile: Profile, place: Span, line: int) -> str:
    article, segments = profile.article, profile.document.segments
    for block in article.blocks:
        if profile.clean and block.set_aside and (
                block.start < place.end and block.end > place.start):
            return (f"Line {line} of {article.name} is left out of every count ({block.role}: "
                    f"{block.why}): --no-clean counts it.")
    after = [start for start in segments.start if start >= place.start]
    near = article.line(after[0] if after else segments.start[-1]) if segments.start else None
    return (f"Line {line} of {article.name} holds no sentence" + (
        f": the {'next' if after else 'last'} one stands on line {near}." if near else "."))


class _Columns:
    """A measure's counts by sentence, or by the unit that the sentence is of.

    A line may hold thousands of sentences: what is asked of each is worked out once for all.
    """

    def __init__(self, counts: Counts, units: NDArray[np.int32] | None, rows: int, *,
                 of_rows: bool) -> None:
        unit_of = np.arange(rows) if units is None else units
        number = int(unit_of.max(initial=-1)) + 1
        self._unit_of = unit_of
        self._sums = [np.bincount(unit_of, column, number) for column in counts.columns
                      ] if of_rows else None
        hits = self._hits = counts.hits
        if hits is None:
            return
        if of_rows:
            self._weight = np.bincount(unit_of.take(hits.row), hits.weight, number)
        order = np.argsort(hits.first, kind="stable")
        last = hits.last.take(order)
        self._order: list[int] = order.tolist()
        self._first: list[int] = hits.first.take(order).tolist()
        self._last: list[int] = last.tolist()
        #: How far the hits up to each reach.
        self._reach: list[int] = np.maximum.accumulate(last).tolist()

    def sums(self, row: int) -> list[float] | None:
        """The components of what a sentence is of; ``None`` where no sentence has its own."""
        unit = self._unit_of[row]
        return None if self._sums is None else [float(column[unit]) for column in self._sums]

    def weight(self, row: int) -> float:
        """What the hits in what a sentence is of weigh together."""
        return float(self._weight[self._unit_of[row]])

    def within(self, first: int, end: int) -> Sequence[int]:
        """The hits among these tokens, those that only reach into them among them."""
        if self._hits is None:
            return ()
        places = range(bisect_left(self._reach, first), bisect_left(self._first, end))
        return sorted([self._order[place] for place in places if self._last[place] >= first])


class _Reader:
    """Reads sentences of one profile."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.document = profile, profile.document

    @cached_property
    def _sections(self) -> NDArray[np.int32]:
        return sections_of(self.document)

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        numbers = np.arange(self.document.rows)
        first, end = (self.document.row.searchsorted(numbers, side).tolist() for side in _SIDES)
        return first, end

    @cached_property
    def _columns(self) -> dict[str, _Columns]:
        return {}

    def _of(self, measure: Measure, counts: Counts) -> _Columns:
        """A measure's columns, laid out once for all sentences."""
        found = self._columns.get(measure.id)
        if found is None:
            units = self._sections if measure.unit == "paragraph" else None
            of_rows = measure.unit not in ("ledger", "article") and all(
                len(column) == self.document.rows for column in counts.columns)
            found = self._columns[measure.id] = _Columns(
                counts, units, self.document.rows, of_rows=of_rows)
        return found

    def sentence(self, row: int) -> Sentence:
        segments = self.document.segments
        span = Span(segments.start[row], segments.end[row])
        first, end = (edge[row] for edge in self._edges)
        alone = len(self.profile.measures) == 1
        found = []
        for measure in self.profile.measures:
            counts = self.profile.counts.get(measure.id)
            if counts is None:
                if alone:
                    found.append(Counted(measure, "sentence", None, self.profile.refusal, (), ""))
                continue
            within = self._of(measure, counts).within(first, end)
            if within or alone:
                found.append(self._counted(measure, counts, row, within))
        return Sentence(span, self.profile.article.line(span.start),
                        self.profile.article.text[span.start : span.end], tuple(found))

    def _counted(self, measure: Measure, counts: Counts, row: int,
                 within: Sequence[int]) -> Counted:
        of = "paragraph" if measure.unit == "paragraph" else "sentence"
        columns = self._of(measure, counts)
        sums = columns.sums(row)
        note = "" if sums is not None else "is a number of the article as a whole"
        value = None if sums is None else _value(counts, sums)
        if sums is not None and value is None:
            note = "too little to read by itself"
        whole = sums is not None and counts.hits is not None and value is not None and _adds_up(
            sums[0], columns.weight(row))
        parts = self._parts(counts, within, sums if whole else None)
        if value is not None and not whole and self._reaches(counts, within):
            note = "a span reaches beyond the sentence, and its weight is of all its words"
        told, said = _steps[measure.id](self.document, row) if (
            measure.id in _steps and value is not None) else ([], "")
        if len(told) == len(parts):
            parts = tuple(part._replace(why=why) for part, why in zip(parts, told, strict=True))
        if not parts and counts.hits is None and value is not None:
            said = "every word counts"
        return Counted(measure, of, value, note or None, parts, said)

    def _reaches(self, counts: Counts, within: Sequence[int]) -> bool:
        """Whether one of these hits stands in several sentences."""
        if counts.hits is None:
            return False
        first, last = (self.document.row.take(end.take(np.array(within, np.intp)))
                       for end in (counts.hits.first, counts.hits.last))
        return bool((first != last).any())

    def _parts(self, counts: Counts, within: Sequence[int],
               sums: Sequence[float] | None) -> tuple[Part, ...]:
        if not within or counts.hits is None:
            return ()
        hits = counts.hits.where(np.array(within, np.intp))
        value = None if sums is None else _value(counts, sums)
        found = []
        for span, label, weight, first in zip(self.document.spans(hits), hits.label,
                                              hits.weight.tolist(), hits.first.tolist(),
                                              strict=True):
            part = None
            if sums is not None and value is not None:
                without = _value(counts, [sums[0] - weight, *sums[1:]])
                part = None if without is None else value - without
            voice, speaker = self._whose(first)
            found.append(Part(*span, self.profile.article.text[span.start : span.end], label,
                              voice, speaker, weight, part, ""))
        return tuple(found)

    def _whose(self, token: int) -> tuple[str, str | None]:
        """In whose words a token stands: the author's, or quoted, and of whom."""
        whose = int(self.document.spoken_by[token])
        if whose == AUTHOR:
            return "author", None
        return "quoted", self.profile.speakers[whose].name if whose >= 0 else None


def _value(counts: Counts, sums: Sequence[float]) -> float | None:
    return None if sums[counts.exposure] <= 0 else calculated(counts.formula, sums)


def _adds_up(count: float, weight: float) -> bool:
    return abs(count - weight) <= 1e-9 * max(1.0, abs(count))


# -- measures whose rules stand between weights and value ------------------------------------------


@steps("tone.vader")
def _vader(document: Document, row: int) -> tuple[list[str], str]:
    """Of each word its valence in the list, and what the rules made of it; then the squeeze."""
    from framing.vader import compounds, emphasis

    pieces = document.vocabulary.pieces
    # A sentence is scored by itself: those of a line would each take all of the text otherwise.
    own = slice(*(int(document.piece_row.searchsorted(row, side)) for side in _SIDES))
    ids, rows = document.pieces[own], document.piece_row[own] - row
    scored = compounds(pieces, ids, rows, 1)
    told = []
    for place, valence in zip(scored.hit_index.tolist(), scored.hit_valence.tolist(), strict=True):
        listed = pieces.valences[int(ids[place])]
        added = valence - listed
        told.append(f"{listed:+.1f} in the list" + (
            f", {added:+.2f} by the rules" if abs(added) > 1e-9 else ""))
    total = float(scored.hit_valence.sum())
    marks = float(emphasis(pieces, ids, rows, 1)[0])
    whole = total + float(np.sign(total)) * marks
    said = f"the words add up to {total:+.2f}"
    if marks and total:
        said += f", ! and ? make it {whole:+.2f}"
    return ([each.replace("-", "−") for each in told],
            f"{said}; x ÷ √(x² + 15) is {scored.compound[0]:+.4f}".replace("-", "−"))


@steps("loaded.score")
def _bias(document: Document, row: int) -> tuple[list[str], str]:
    """The logit of a sentence: a constant, the words shown, and those that weigh too little."""
    from framing.bias import CONSTANT, judged, weights

    found = judged(document)
    constant, logit = float(weights()[CONSTANT]), float(found.logit[row])
    return [], (f"a constant {constant:+.2f} and its words, those that weigh little too, "
                f"{logit - constant:+.2f}: 1 ÷ (1 + e^−x) of {logit:+.2f} is "
                f"{found.chance[row]:.3f}".replace("-", "−"))
