"""A finding: how articles differ by a measure, with all that says whether the texts support it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from framing import inference
from framing.counts import Evidence
from framing.findings.contrasts import (
    LEAST_EXPOSED,
    LEAST_HITS,
    LEAST_SENTENCES,
    Contrast,
)
from framing.findings.outcomes import Without
from framing.findings.robustness import Check
from framing.findings.verdicts import DIFFERS, TOO_FEW, Verdict, against
from framing.inference import Sample
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.sections import sections_of
from framing.support.records import NamedTuple

#: Of no hit at all, up to so many could have been expected (Poisson, 97.5 %).
NO_HIT = 3.69
#: What says that one article lacks a voice or a kind of source, not only that it has less.
_KINDS_OF_SOURCE = frozenset({"sourcing.quoted_share"})


class Section(NamedTuple):
    """A passage of an article: its place, and its text from ``start`` to ``end``."""

    article: int
    start: int
    end: int


class Tested(NamedTuple):
    """What a finding was found in: the articles, the measure of them, and which has more."""

    profiles: Sequence[Profile]
    contrast: Contrast
    first: int


@dataclass(frozen=True)
class Finding:
    """How articles differ by a measure, in a voice, and whether the texts support it.

    ``articles`` are places: the one with more first, then the others together. ``values`` are
    theirs, in that order, ``difference`` is the first less the second, from :attr:`low` to
    :attr:`high` (95 %, BCa). ``effect`` is the difference in standard deviations of chance;
    ``p`` is two-sided, ``q`` its false discovery rate among the ``tests`` of the ``family``.
    ``why`` says what keeps a difference from being called one; ``sentence`` tells it.
    ``floor``: the largest effect between the halves of one article. ``section``: the one
    without which the effect is least. ``checks``: whether a difference that isn't chance holds
    when a little else is counted. ``masked``: each article's value without the words of the
    topic, in their order; of a tone alone. ``tested``: what the interval is drawn of; ``None``
    where there is none, and in a pickle, which has the interval itself.
    """

    measure: str
    family: str
    tests: int
    voice: str
    articles: tuple[int, ...]
    values: tuple[float | None, float | None]
    difference: float | None
    effect: float | None
    p: float | None
    q: float | None
    verdict: str
    why: str
    sentence: str
    evidence: tuple[Evidence, ...]
    floor: float | None = None
    section: Section | None = None
    checks: tuple[Check, ...] = ()
    masked: tuple[float | None, ...] = ()
    tested: Tested | None = field(default=None, repr=False, compare=False)

    @property
    def low(self) -> float | None:
        """The lower end of the difference's interval; ``None`` where it has none."""
        return self._ends[0]

    @property
    def high(self) -> float | None:
        """The upper end."""
        return self._ends[1]

    @cached_property
    def _ends(self) -> tuple[float, float] | tuple[None, None]:
        """Drawn when they are asked for: of fifty findings a screen shows ten intervals."""
        return (difference(*self.tested) if self.tested else None) or (None, None)

    def __getstate__(self) -> dict[str, object]:
        """Pickle the figures, not what they were found in."""
        return {**self.__dict__, "_ends": self._ends, "tested": None}


def found(profiles: Sequence[Profile], letters: Sequence[str], judged: Verdict,
          checks: tuple[Check, ...]) -> Finding:
    """What came of a test, in numbers and in words."""
    each, q, tests, verdict, why = judged
    contrast, first = each.contrast, each.first
    measure = contrast.measure
    places = (first, *(place for place in range(len(profiles)) if place != first))
    values = [_known(side.value()) for side in against(contrast.sides, first)]
    rest = sum(contrast.hits[place] for place in places[1:])
    if verdict == DIFFERS and measure.id in _KINDS_OF_SOURCE and rest == 0:
        verdict = f"only in {letters[first]}"
    return Finding(
        measure.id, measure.family, tests, contrast.voice, places,
        (values[0], values[1]), (values[0] or 0.0) - (values[1] or 0.0),
        each.effect, each.p, q, verdict, why,
        _sentence(contrast, letters, places, values),
        tuple(place for place in profiles[first].evidence(measure.id)
              if contrast.voice in ("all", place.voice) or isinstance(profiles[first], Heard)),
        each.floor, _section(profiles, each.without), checks,
        tuple(_known(side.value()) for side in contrast.plain),
        Tested(profiles, contrast, first),
    )


def _section(profiles: Sequence[Profile], without: Without) -> Section | None:
    """Where a section stands; ``None`` in a text so long that neighbours are left out together."""
    document = profiles[without.article].document
    document = document.entire
    sections = sections_of(document)
    if len(sections) > inference.MOST_UNITS:
        return None
    rows = np.flatnonzero(sections == without.section)
    return Section(without.article, document.segments.start[rows[0]],
                   document.segments.end[rows[-1]])


def too_few(profiles: Sequence[Profile], letters: Sequence[str], contrast: Contrast) -> Finding:
    """A measure of which there is not enough to test it."""
    return Finding(contrast.measure.id, contrast.measure.family, 0, contrast.voice,
                   tuple(range(len(profiles))), (None, None), None, None, None, None,
                   TOO_FEW, _too_few(letters, contrast), "", ())


def _too_few(letters: Sequence[str], contrast: Contrast) -> str:
    """Whether there are too few hits, or an article has too little to count in."""
    noun = "paragraph" if contrast.measure.unit == "paragraph" else "sentence"
    hits, held = sum(contrast.hits), contrast.held
    if contrast.hits[0] >= 0 and (hits < LEAST_HITS or held < LEAST_SENTENCES):
        return f"{hits} in all, in {held} {noun}{'s' * (held != 1)}"
    short = [f"{letter} {number or 'none'}"
             for letter, number in zip(letters, contrast.exposed, strict=True)
             if number < LEAST_EXPOSED]
    return f"fewer than {LEAST_EXPOSED} {noun}s to count in: {', '.join(short)}"


def difference(profiles: Sequence[Profile], contrast: Contrast,
               first: int) -> tuple[float, float] | None:
    """The 95 % interval of an article's value less that of all others together."""
    own, others = against(contrast.sides, first)
    if contrast.hits[0] >= 0 and sum(contrast.hits) == contrast.hits[first]:
        return _against_none(profiles[first], own, others)
    drawn = [profile.drawn(side) for profile, side in zip(profiles, contrast.sides, strict=True)]
    formula = contrast.sides[0].formula
    rest = np.sum([each for place, each in enumerate(drawn) if place != first], axis=0)
    values = inference.evaluate(formula, drawn[first]) - inference.evaluate(formula, rest)
    base, other = own.value(), others.value()
    left_out = []
    for place, side in enumerate(contrast.sides):
        units = inference.grouped(side.units)
        if place == first:
            left_out.append(inference.evaluate(formula, (own.sums - units).T) - other)
        else:
            left_out.append(base - inference.evaluate(formula, (others.sums - units).T))
    return inference.interval(values, base - other, left_out)


def _against_none(profile: Profile, own: Sample, others: Sample) -> tuple[float, float] | None:
    """The interval of a difference from articles without a single hit.

    None of their resamples has one either, so their upper end is that of no hit among so many
    words, 3.69 (Poisson, 97.5 %); the ends are put together by squares [Zou & Donner 2008].
    """
    value, ends = own.value(), profile.interval_of(own)
    if ends is None:
        return None
    sums = others.sums.copy()
    sums[0] = NO_HIT
    upper = float(inference.evaluate(own.formula, sums[:, None])[0])
    return value - ((value - ends[0]) ** 2 + upper**2) ** 0.5, ends[1]


def _sentence(contrast: Contrast, letters: Sequence[str], places: Sequence[int],
              values: Sequence[float | None]) -> str:
    """The finding in words: who, the measure's own phrase, counts first."""
    measure, first = contrast.measure, letters[places[0]]
    others = "others" if len(places) > 2 else letters[places[1]]
    rest = sum(contrast.hits[place] for place in places[1:])
    if values[0] == values[1]:
        return (f"{first} and {others} have the same {measure.id}: {_short(values[0])}, "
                f"{_unit(measure)}")
    if contrast.hits[0] >= 0 and measure.family != "tone":
        own = contrast.hits[places[0]]
        if rest == 0 and measure.only:
            return f"Only {first} {measure.only}: {own}, {_short(values[0])} {_unit(measure)}"
        return (f"{first} {measure.more}: {own} ({others}: {rest or 'none'}), "
                f"{_short(values[0])} against {_short(values[1])} {_unit(measure)}")
    return (f"{first} {phrase(measure, values[0])}: {_short(values[0])} against "
            f"{_short(values[1])}, {_unit(measure)}")


def phrase(measure: Measure, value: float | None) -> str:
    """Say who has more in the measure's own words; no tone below zero is more positive."""
    if measure.family != "tone" or (value or 0.0) >= 0:
        return measure.more
    return measure.more.replace("more positive", "less negative")


def _unit(measure: Measure) -> str:
    return f"per {measure.per}" if measure.per[:1].isdigit() else measure.per


def _known(value: float) -> float | None:
    return None if value != value else value


def _short(value: float | None) -> str:
    """Two significant digits."""
    if value is None:
        return "—"
    return (f"{value:.2g}" if abs(value) < 100 else f"{value:.0f}").replace("-", "−")
