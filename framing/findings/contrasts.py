"""Contrasts: a measure of several articles in one voice, by sentence, ready to be tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing import inference
from framing.counts import total
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

#: Families whose words may be a speaker's: read in the author's voice where others are quoted.
WORDINGS = frozenset({"certainty", "loaded", "rhetoric", "tone"})
#: How it reads comes behind what is said.
READING = frozenset({"readability", "structure"})
_UNITS = ("segment", "sentence", "paragraph")


@dataclass(frozen=True, eq=False)
class Contrast:
    """A measure of several articles in one voice, ready to be tested.

    ``sides`` are the articles' components by sentence (by section where the measure's unit is the
    paragraph), ``hits`` their hits (−1 where every word counts), ``held`` the sentences or sections
    that hold one, ``sections`` the section of each of a side's units; ``plain`` are the sides
    without topic words, for measures of tone.
    """

    measure: Measure
    voice: str
    sides: tuple[Sample, ...]
    hits: tuple[int, ...]
    held: int
    sections: tuple[Ints, ...]
    plain: tuple[Sample, ...] = ()

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many units each article has."""
        return tuple(len(side.units) for side in self.sides)

    @cached_property
    def pooled(self) -> Sample:
        """All articles' sentences together."""
        return Sample(np.concatenate([side.units for side in self.sides]), self.sides[0].formula,
                      self.sides[0].exposure)

    def of(self, place: int) -> NDArray[np.bool_]:
        """Which of all sentences are an article's."""
        return np.repeat(np.arange(len(self.sides)) == place, self.sizes)

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
    def exposed(self) -> tuple[int, ...]:
        """In how many units of each article there is anything to count in."""
        return tuple(int(np.count_nonzero(side.units[:, side.exposure])) for side in self.sides)

    @property
    def enough(self) -> bool:
        """Whether there is something to count at all, on either side."""
        return min(self.exposed) >= LEAST_EXPOSED and (self.hits[0] < 0 or (
            sum(self.hits) >= LEAST_HITS and self.held >= LEAST_SENTENCES))


def contrasts(profiles: Sequence[Profile]) -> list[Contrast]:
    """The measures that can be tested, each in the voice it is told in."""
    quoted = any(profile.document.voices.stretches for profile in profiles)
    topics = topic_terms([profile.document.entire for profile in profiles])
    heard = profiles[0].voice if isinstance(profiles[0], Heard) else None
    sections = sections_by_unit(profiles)
    found = []
    for measure in profiles[0].measures:
        if not measure.more or measure.unit not in _UNITS:
            continue
        if heard and measure.family == "sourcing":  # who speaks was asked for, not found
            continue
        voice = heard or ("author" if quoted and measure.family in WORDINGS else "all")
        contrast = contrast_of(profiles, measure, voice, sections)
        if contrast is None:
            continue
        if measure.family == "tone":
            plain = tuple(_plain(profile, measure.id, voice, topics) for profile in profiles)
            contrast = replace(contrast, plain=plain)
        found.append(contrast)
    return found


def contrast_of(profiles: Sequence[Profile], measure: Measure, voice: str,
                sections: Sequence[Ints]) -> Contrast | None:
    """A measure in a voice; ``None`` where an article has no figure that can be held to others'.

    A number of things grows with the text: only rates and means can be told apart.
    """
    sides = [profile.sample(measure.id, voice) for profile in profiles]
    known = tuple(_grouped(side) for side in sides
                  if side is not None and side.formula is not total)
    if len(known) < len(profiles):
        return None
    hits = [profile.sentences(measure.id, voice) for profile in profiles]
    held = hits
    if measure.unit == "paragraph":  # its units are the sections themselves
        sections = [np.arange(len(side.units), dtype=np.int32) for side in known]
        held = [None if each is None else
                sections_of(profile.document.entire)[each]
                for each, profile in zip(hits, profiles, strict=True)]
    return Contrast(
        measure, voice, known, tuple(-1 if each is None else len(each) for each in hits),
        sum(0 if each is None else len(set(each.tolist())) for each in held), tuple(sections))


def sections_by_unit(profiles: Sequence[Profile]) -> tuple[Ints, ...]:
    """The section of each of an article's sentences, or groups of neighbours where it is long."""
    whole = [sections_of(profile.document.entire) for profile in profiles]
    return tuple(each[inference.groups(len(each))] for each in whole)


def _plain(profile: Profile, id: str, voice: str, topics: frozenset[str]) -> Sample:
    found = profile.sample(id, voice, topics)
    assert found is not None
    return _grouped(found)


def _grouped(sample: Sample) -> Sample:
    """A sample of no more units than can be relabelled at once."""
    return replace(sample, units=inference.grouped(sample.units))
