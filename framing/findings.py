"""Findings: which differences between articles the texts support.

Each measure that can be shown is tested for each article against all others together, in the
author's words where speech is told apart. A difference is called so only where

- there is enough of it: five hits in all, in three sentences;
- it is unlikely to be chance among so many tests: q ≤ .05 in its family, among families that show
  anything at all [Benjamini & Bogomolov 2014];
- it is larger than what the halves of one article differ by (the noise floor);
- no one passage carries it: it holds with any one section left out.

What meets the first two and fails the others differs *on little*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing import inference
from framing.counts import Evidence, total
from framing.document import Ints
from framing.inference import Floats, Sample
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.sections import sections_of
from framing.topics import topic_terms

#: Fewer hits than this in all articles together say nothing, …
LEAST_HITS = 5
#: … nor do hits that stand in fewer sentences.
LEAST_SENTENCES = 3
#: With fewer sentences to count in on one side nothing is tested.
LEAST_EXPOSED = 5
#: The false discovery rate up to which a difference is taken for one.
MOST_Q = 0.05
#: With a section left out, the effect may come down to this: p = .05, two-sided.
LEAST_WITHOUT = 1.959964
#: With more sections than this, neighbours are left out together.
MOST_SECTIONS = 500
#: Of no hit at all, up to so many could have been expected (Poisson, 97.5 %).
NO_HIT = 3.69
#: More of a difference of tone may not go with the topic words.
MOST_TOPIC = 1 / 3

DIFFERS, ON_LITTLE = "differs", "differs, on little"
NO_GAP, TOO_FEW = "no clear gap", "too few"

#: Families whose words may be a speaker's: read in the author's voice where others are quoted.
WORDINGS = frozenset({"certainty", "loaded", "rhetoric", "tone"})
#: How it reads comes behind what is said.
READING = frozenset({"readability", "structure"})
#: What says that one article lacks a voice or a kind of source, not only that it has less.
_KINDS_OF_SOURCE = frozenset({"sourcing.quoted_share"})


class Finding(NamedTuple):
    """How articles differ by a measure, in a voice, and whether the texts support it.

    ``articles`` are places: the one with more first, then the others together. ``values`` are
    theirs, in that order, ``difference`` is the first less the second, from ``low`` to ``high``
    (95 %, BCa). ``effect`` is the difference in standard deviations of chance; ``p`` is two-sided,
    ``q`` its false discovery rate among the ``tests`` of the ``family``. ``why`` says what keeps a
    difference from being called one; ``sentence`` tells it. ``floor``: the largest effect between
    the halves of one article.
    """

    measure: str
    family: str
    tests: int
    voice: str
    articles: tuple[int, ...]
    values: tuple[float | None, float | None]
    difference: float | None
    low: float | None
    high: float | None
    effect: float | None
    p: float | None
    q: float | None
    verdict: str
    why: str
    sentence: str
    evidence: tuple[Evidence, ...]
    floor: float | None = None


@dataclass(frozen=True)
class Contrast:
    """A measure of several articles in one voice, ready to be tested.

    ``sides`` are the articles' components by sentence, or by section for a measure of paragraphs;
    ``hits`` their hits (−1 where every word counts), ``held`` the sentences or sections that hold
    one, ``sections`` the section of each; ``plain`` are the sides without topic words, for measures
    of tone.
    """

    measure: Measure
    voice: str
    sides: tuple[Sample, ...]
    hits: tuple[int, ...]
    held: int
    sections: tuple[Ints, ...]
    plain: tuple[Sample, ...] = ()

    @cached_property
    def pooled(self) -> Sample:
        """All articles' sentences together."""
        return Sample(np.concatenate([side.units for side in self.sides]), self.sides[0].formula,
                      self.sides[0].exposure)

    def of(self, place: int) -> NDArray[np.bool_]:
        """Which of all sentences are an article's."""
        return np.repeat(np.arange(len(self.sides)) == place,
                         [len(side.units) for side in self.sides])

    @cached_property
    def effects(self) -> Floats:
        """Each sentence's share in the value of all articles together."""
        return inference.influences(self.pooled, self.pooled.sums)

    @cached_property
    def own_effects(self) -> list[Floats]:
        """Each article's sentences' shares in its own value."""
        return [inference.influences(side, side.sums) for side in self.sides]

    @cached_property
    def widening(self) -> float:
        """How much wider the null is than for unrelated sentences."""
        return inference.widening(
            self.own_effects, [side.units[:, side.exposure] for side in self.sides])

    @property
    def enough(self) -> bool:
        """Whether there is something to count at all, on either side."""
        exposed = [np.count_nonzero(side.units[:, side.exposure]) for side in self.sides]
        return int(min(exposed)) >= LEAST_EXPOSED and (self.hits[0] < 0 or (
            sum(self.hits) >= LEAST_HITS and self.held >= LEAST_SENTENCES))


def contrasts(profiles: Sequence[Profile], only: str | None = None) -> list[Contrast]:
    """The measures that can be tested, or ``only`` one, each in the voice it is told in."""
    quoted = any(profile.document.voices.stretches for profile in profiles)
    whole = [sections_of(profile.document.whole or profile.document) for profile in profiles]
    sections = tuple(each[inference.groups(len(each))] for each in whole)
    topics = topic_terms([profile.document.whole or profile.document for profile in profiles])
    heard = profiles[0].voice if isinstance(profiles[0], Heard) else None
    found = []
    for measure in profiles[0].measures:
        if only not in (None, measure.id):
            continue
        if not measure.more or measure.unit not in ("segment", "sentence", "paragraph"):
            continue
        if heard and measure.family == "sourcing":  # who speaks was asked for, not found
            continue
        voice = heard or ("author" if quoted and measure.family in WORDINGS else "all")
        sides = [profile.sample(measure.id, voice) for profile in profiles]
        # A number of things grows with the text; only rates and means can be held together.
        if any(side is None or side.formula is total for side in sides):
            continue
        hits = [profile.sentences(measure.id, voice) for profile in profiles]
        units = tuple(_grouped(side) for side in sides if side is not None)
        by_section = measure.unit == "paragraph"
        found.append(Contrast(
            measure, voice, units,
            tuple(-1 if each is None else len(each) for each in hits),
            sum(0 if each is None else len(set((of[each] if by_section else each).tolist()))
                for each, of in zip(hits, whole, strict=True)),
            tuple(np.arange(len(each.units), dtype=np.int32) for each in units) if by_section
            else sections,
            tuple(_plain(profile, measure.id, voice, topics) for profile in profiles)
            if measure.family == "tone" else ()))
    return found


def _plain(profile: Profile, id: str, voice: str, topics: frozenset[str]) -> Sample:
    found = profile.sample(id, voice, topics)
    assert found is not None
    return _grouped(found)


def _grouped(sample: Sample) -> Sample:
    """A sample of no more units than can be relabelled at once."""
    return sample._replace(units=inference.grouped(sample.units))


# -- tests -----------------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """A contrast and how far one article is from the others.

    ``first`` is the article with more; ``effect`` is in standard deviations of chance; ``floor``
    is the largest such effect between the halves of one article, ``without`` the smallest with one
    section left out.
    """

    contrast: Contrast
    first: int
    effect: float
    p: float
    floor: float
    without: float


def outcomes(found: Sequence[Contrast], keys: Sequence[str], seed: int,
             resamples: int = inference.RESAMPLES) -> list[Outcome]:
    """Test each contrast that has enough; of several articles the one that stands out most."""
    ready = [contrast for contrast in found if contrast.enough]
    if not ready:
        return []
    placed = []
    for contrast in ready:
        standings = [_standing(contrast, place) for place in range(len(contrast.sides))]
        first = max(range(len(standings)), key=lambda place: standings[place].effect)
        placed.append((contrast, first, standings[first]))
    ps = _chances_of(placed, keys, seed, resamples)
    return [
        Outcome(contrast, first, standing.effect,
                # Of several articles any could have stood out.
                min(1.0, p * len(contrast.sides)) if len(contrast.sides) > 2 else p,
                _floor(contrast), without(contrast, first))
        for (contrast, first, standing), p in zip(placed, ps, strict=True)
    ]


class _Standing(NamedTuple):
    """T of some sentences among others, and its standard deviation under the null."""

    statistic: float
    deviation: float

    @property
    def effect(self) -> float:
        """T in standard deviations; 0 where nothing varies."""
        return self.statistic / self.deviation if self.deviation else 0.0


_Placed = tuple[Contrast, int, _Standing]


def _chances_of(placed: Sequence[_Placed], keys: Sequence[str], seed: int,
                resamples: int) -> list[float]:
    """The p of each; those with one share of the exposure are relabelled together."""
    alike: dict[tuple[tuple[int, ...], float], list[int]] = {}
    for number, (contrast, first, _) in enumerate(placed):
        sizes = tuple(len(side.units) for side in contrast.sides)
        alike.setdefault((sizes, _share(contrast, first)), []).append(number)
    # Sentences are relabelled for most measures, sections for those of paragraphs.
    chances = {sizes: inference.chances(keys, seed, sizes, resamples) for sizes, _ in alike}
    ps = [1.0] * len(placed)
    for (sizes, share), numbers in alike.items():
        effects = np.stack([placed[number][0].effects for number in numbers], axis=1)
        relabelled = inference.relabelled(effects, share, chances[sizes])
        for number, null in zip(numbers, relabelled, strict=True):
            contrast, _, standing = placed[number]
            if standing.deviation > 0:
                ps[number] = inference.judged(standing.statistic, null * contrast.widening**0.5,
                                              standing.deviation)
    return ps


def _share(contrast: Contrast, place: int) -> float:
    exposure = contrast.sides[place].exposure
    whole = sum(float(side.sums[exposure]) for side in contrast.sides)
    return float(contrast.sides[place].sums[exposure]) / whole


def _among(contrast: Contrast, effects: Floats, some: NDArray[np.bool_],
           share: float) -> _Standing:
    """Some of the sentences with these effects, which have a share of the exposure."""
    variance = share * (1 - share) * float((effects**2).sum()) * contrast.widening
    return _Standing(float(effects[some].sum() - share * effects.sum()), variance**0.5)


def _standing(contrast: Contrast, place: int) -> _Standing:
    """An article against all others."""
    return _among(contrast, contrast.effects, contrast.of(place), _share(contrast, place))


def _floor(contrast: Contrast) -> float:
    """The largest effect between the first and the second half of one of the articles."""
    largest = 0.0
    for side, effects in zip(contrast.sides, contrast.own_effects, strict=True):
        exposed = np.cumsum(side.units[:, side.exposure])
        half = exposed <= exposed[-1] / 2
        share = float(side.units[half, side.exposure].sum() / exposed[-1])
        largest = max(largest, abs(_among(contrast, effects, half, share).effect))
    return largest


def effect_of(contrast: Contrast, place: int) -> float:
    """How far one article is from the others, in standard deviations of chance."""
    return _standing(contrast, place).effect


def without(contrast: Contrast, place: int) -> float:
    """The smallest effect, in the same direction, with any one section left out."""
    pooled, own = contrast.pooled, contrast.of(place)
    units = pooled.units
    number, sections = 0, []
    for each in contrast.sections:
        sections.append(each + number)
        number += int(each.max(initial=-1)) + 1
    section = np.concatenate(sections)
    if number > MOST_SECTIONS:  # neighbours together
        section, number = section * MOST_SECTIONS // number, MOST_SECTIONS
    held = np.stack([np.bincount(section, column, number) for column in units.T])
    left = pooled.sums[:, None] - held  # components × sections left out
    effects = units @ inference.gradient(pooled.formula, left)
    effects[np.arange(len(units)), section] = 0.0
    exposed = units[:, pooled.exposure]
    shares = exposed[own].sum() - np.bincount(section[own], exposed[own], number)
    shares = np.divide(shares, left[pooled.exposure], out=np.zeros(number),
                       where=left[pooled.exposure] > 0)
    statistics = effects[own].sum(axis=0) - shares * effects.sum(axis=0)
    variances = shares * (1 - shares) * (effects**2).sum(axis=0) * contrast.widening
    deviations = np.sqrt(np.maximum(variances, 0.0))
    found = np.divide(statistics, deviations, out=np.zeros(number), where=deviations > 0)
    return float(found.min(initial=np.inf))


# -- verdicts ----------------------------------------------------------------------------------


def judged(tested: Sequence[Outcome]) -> list[tuple[Outcome, float, int, str, str]]:
    """Each with q, the number of tests in its family, its verdict and what speaks against it.

    Families are tested first (Simes' p, then Benjamini and Hochberg's q among families); in those
    that show something, q is held against the share of families that do.
    """
    families: dict[str, list[Outcome]] = {}
    for each in tested:
        families.setdefault(each.contrast.measure.family, []).append(each)
    whole = [inference.simes([each.p for each in own]) for own in families.values()]
    shows = {family for family, q in
             zip(families, inference.discovery_rates(whole), strict=True) if q <= MOST_Q}
    found = []
    for family, own in families.items():
        for each, q in zip(own, inference.discovery_rates([each.p for each in own]), strict=True):
            adjusted = min(1.0, q * len(families) / max(1, len(shows)))
            if family not in shows:
                adjusted = max(adjusted, whole[list(families).index(family)])
            verdict, why = _verdict(each, adjusted, family in shows)
            found.append((each, adjusted, len(own), verdict, why))
    return found


def _verdict(each: Outcome, q: float, shows: bool) -> tuple[str, str]:
    if not shows or q > MOST_Q:
        return NO_GAP, "could be chance"
    if each.without < LEAST_WITHOUT:
        return ON_LITTLE, "one section carries it"
    if each.effect <= each.floor:
        return ON_LITTLE, "the halves of one article differ as much"
    topic = _topic(each)
    if topic > MOST_TOPIC:
        return ON_LITTLE, f"{round(100 * topic)} % of it is topic"
    return DIFFERS, ""


def _topic(each: Outcome) -> float:
    """How much of a difference of tone goes with the topic words: 0 none of it, 1 all."""
    if not each.contrast.plain:
        return 0.0
    whole = _difference_of(each.contrast.sides, each.first)
    plain = _difference_of(each.contrast.plain, each.first)
    return 1 - plain / whole if whole else 0.0


def _difference_of(sides: Sequence[Sample], first: int) -> float:
    own, rest = _against(sides, first)
    return own.value() - rest.value()


# -- findings ----------------------------------------------------------------------------------


def findings(profiles: Sequence[Profile], letters: Sequence[str], seed: int = 0,
             resamples: int = inference.RESAMPLES) -> tuple[Finding, ...]:
    """Test all that can be told apart; what is too rare comes last.

    What holds first, what is said before how it reads, the largest effect first.
    """
    found = contrasts(profiles)
    tested = outcomes(found, [profile.article.sha256 for profile in profiles], seed, resamples)
    told = [_finding(profiles, letters, *each) for each in judged(tested)]
    told += [_too_few(profiles, each) for each in found if not each.enough]
    return tuple(sorted(told, key=_rank))


def leading(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each family and the article that has more of it, the strongest.

    The sum of several classes leaves it to them; a share of all speech to that of quotations. None
    is told whose places another one above it shows.
    """
    told: list[Finding] = []
    shown: set[tuple[int, int, int]] = set()
    seen: set[tuple[str, int]] = set()
    for finding in sorted(found, key=lambda each: (_rank(each)[0], each.measure in _SUMS,
                                                   _rank(each))):
        kind = finding.family, -1 if finding.family in READING else finding.articles[0]
        if finding.verdict == TOO_FEW or kind in seen:
            continue
        places = {(finding.articles[0], each.start, each.end) for each in finding.evidence}
        if places and places <= shown:
            continue
        seen.add(kind)
        shown |= places
        told.append(finding)
    return tuple(sorted(told, key=_rank))


#: Measures that others are a part of, or say in plainer words.
_SUMS = frozenset({
    "loaded.rate", "sourcing.attributed_share", "structure.paragraph_words", "readability.flesch",
    "readability.flesch_kincaid", "readability.fog", "readability.smog", "readability.ari",
    "readability.coleman_liau",
})
_ORDER = {DIFFERS: 0, ON_LITTLE: 1, NO_GAP: 2, TOO_FEW: 3}


def _rank(finding: Finding) -> tuple[int, bool, float, str]:
    return (_ORDER.get(finding.verdict, 0), finding.family in READING,
            -abs(finding.effect or 0.0), finding.measure)


def _finding(profiles: Sequence[Profile], letters: Sequence[str], each: Outcome, q: float,
             tests: int, verdict: str, why: str) -> Finding:
    contrast, first = each.contrast, each.first
    measure = contrast.measure
    places = (first, *(place for place in range(len(profiles)) if place != first))
    values = [_known(side.value()) for side in _against(contrast.sides, first)]
    ends = _difference(profiles, contrast, first) or (None, None)
    rest = sum(contrast.hits[place] for place in places[1:])
    if verdict == DIFFERS and measure.id in _KINDS_OF_SOURCE and rest == 0:
        verdict = f"only in {letters[first]}"
    return Finding(
        measure.id, measure.family, tests, contrast.voice, places,
        (values[0], values[1]), (values[0] or 0.0) - (values[1] or 0.0), ends[0], ends[1],
        each.effect, each.p, q, verdict, why,
        _sentence(contrast, letters, places, values),
        tuple(place for place in profiles[first].evidence(measure.id)
              if contrast.voice in ("all", place.voice) or isinstance(profiles[first], Heard)),
        each.floor,
    )


def _too_few(profiles: Sequence[Profile], contrast: Contrast) -> Finding:
    places = tuple(range(len(profiles)))
    noun = "paragraphs" if contrast.measure.unit == "paragraph" else "sentences"
    return Finding(contrast.measure.id, contrast.measure.family, 0, contrast.voice, places,
                   (None, None), None, None, None, None, None, None, TOO_FEW,
                   f"{max(0, sum(contrast.hits))} in all, in {contrast.held} {noun}", "", ())


def _against(sides: Sequence[Sample], first: int) -> tuple[Sample, Sample]:
    """One article, and all others together."""
    own = sides[first]
    rest = [side.units for place, side in enumerate(sides) if place != first]
    return own, Sample(np.concatenate(rest), own.formula, own.exposure)


def _difference(profiles: Sequence[Profile], contrast: Contrast,
                first: int) -> tuple[float, float] | None:
    """The 95 % interval of an article's value less that of all others together."""
    own, others = _against(contrast.sides, first)
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
    sums = others.sums
    sums[0] = NO_HIT
    upper = float(inference.evaluate(own.formula, sums[:, None])[0])
    return value - ((value - ends[0]) ** 2 + upper**2) ** 0.5, ends[1]


def _sentence(contrast: Contrast, letters: Sequence[str], places: Sequence[int],
              values: Sequence[float | None]) -> str:
    """The finding in words: who, the measure's own phrase, counts first."""
    measure, first = contrast.measure, letters[places[0]]
    others = "others" if len(places) > 2 else letters[places[1]]
    rest = sum(contrast.hits[place] for place in places[1:])
    if contrast.hits[0] >= 0 and measure.family != "tone":
        own = contrast.hits[places[0]]
        if rest == 0 and measure.only:
            return f"Only {first} {measure.only}: {own}"
        return (f"{first} {measure.more}: {own} ({others}: {rest or 'none'}), "
                f"{_short(values[0])} against {_short(values[1])} {_unit(measure)}")
    return (f"{first} {measure.more}: {_short(values[0])} against {_short(values[1])}, "
            f"{_unit(measure)}")


def _unit(measure: Measure) -> str:
    return f"per {measure.per}" if measure.per[:1].isdigit() else measure.per


def _known(value: float) -> float | None:
    return None if value != value else value


def _short(value: float | None) -> str:
    """Two significant digits."""
    if value is None:
        return "—"
    return f"{value:.2g}" if abs(value) < 100 else f"{value:.0f}"
