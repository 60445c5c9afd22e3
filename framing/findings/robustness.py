"""Robustness: whether a finding holds when a little else of the texts is counted.

Each check is the same effect, read again: with any one sentence or section left out, with the
quotations left out or counted too, with the blocks counted that were set aside, by another list
of the same family, and, for tone, without the words of the topic. It holds where the effect keeps
its direction and 1.96 standard deviations of chance, by another measure of the same thing too; by
another list, which finds other words and mostly fewer, where it keeps its direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from framing.counts import Counts, rate
from framing.document import Document, Ints
from framing.findings.contrasts import Contrast, contrast_of, sections_by_unit
from framing.findings.outcomes import LEAST_WITHOUT, Outcome, effect_of, without
from framing.findings.verdicts import BY_TWIN, ONE_SECTION, TWINS
from framing.lexicon import lexicon
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile, profile
from framing.support.records import NamedTuple

#: A list of others for what a measure counts.
OTHER_LISTS = {"certainty.hedges": "second_hedges", "loaded.rate": "second_loaded"}

ANOTHER_LIST, ANOTHER_MEASURE = "another list", "another measure"

#: What a check is called, and what is said of a difference that fails it. A difference in the
#: author's own words is one even where the quotations level it out: that check tells, no more.
FAILS = {
    "any one sentence left out": "one sentence carries it",
    "any one section left out": ONE_SECTION,
    "quotations left out": "without the quotations it could be chance",
    "set-aside blocks counted": "with the set-aside blocks counted it could be chance",
    ANOTHER_LIST: "another list finds no more of it there",
    ANOTHER_MEASURE: BY_TWIN,
    "topic words silent": "without the topic’s words it could be chance",
}


class Check(NamedTuple):
    """One way to read a finding again: its effect then, and whether it still holds."""

    name: str
    effect: float
    holds: bool


class Again:
    """Articles to be read again, each way but once however many findings ask for it."""

    def __init__(self, profiles: Sequence[Profile], measures: Sequence[Measure]) -> None:
        self.profiles = profiles
        self.measures = tuple(measures)  # what is to be read again

    @property
    def whole(self) -> bool:
        """Whether no single voice was asked for."""
        return not any(isinstance(each, Heard) for each in self.profiles)

    @cached_property
    def sections(self) -> tuple[Ints, ...]:
        """The section of each unit of each article."""
        return sections_by_unit(self.profiles)

    @cached_property
    def with_blocks(self) -> tuple[Profile, ...]:
        """The articles with bylines, repeated titles and boilerplate counted too.

        None of them where nothing was set aside, or one voice alone was asked for.
        """
        if not self.whole or not all(each.clean for each in self.profiles) or not any(
            block.set_aside for each in self.profiles for block in each.article.blocks
        ):
            return ()
        return tuple(profile(each.article, only=self.measures, clean=False)
                     for each in self.profiles)


def checks(again: Again, outcome: Outcome) -> tuple[Check, ...]:
    """Read a difference again in each way that makes sense for it.

    Args:
        again: the articles compared.
        outcome: what was tested in them, and what came of it.

    """
    return tuple(Check(name, effect, effect > 0 if name == ANOTHER_LIST else
                       effect >= LEAST_WITHOUT)
                 for name, effect in _effects(again, outcome))


def _effects(again: Again, outcome: Outcome) -> Iterator[tuple[str, float]]:
    contrast, first = outcome.contrast, outcome.first
    every = tuple(np.arange(size, dtype=np.int32) for size in contrast.sizes)
    if contrast.measure.unit != "paragraph":
        yield ("any one sentence left out",
               without(replace(contrast, sections=every), first).effect)
    yield "any one section left out", outcome.without.effect
    if (other := _in_other_voice(again, contrast)) is not None:
        yield ("quotations counted too" if other.voice == "all" else "quotations left out",
               effect_of(other, first))
    if contrast.plain:
        yield "topic words silent", effect_of(replace(contrast, sides=contrast.plain), first)
    if again.with_blocks:
        whole = contrast_of(again.with_blocks, contrast.measure, contrast.voice,
                            sections_by_unit(again.with_blocks))
        if whole is not None:
            yield "set-aside blocks counted", effect_of(whole, first)
    if (second := _by_another_list(again, contrast)) is not None:
        name = ANOTHER_LIST if contrast.measure.id in OTHER_LISTS else ANOTHER_MEASURE
        yield name, effect_of(second, first)


def _in_other_voice(again: Again, contrast: Contrast) -> Contrast | None:
    """The same measure in another voice, where anybody is quoted at all."""
    if contrast.measure.family == "sourcing" or not again.whole or not any(
        each.document.entire.voices.stretches for each in again.profiles
    ):
        return None
    voice = "all" if contrast.voice == "author" else "author"
    found = contrast_of(again.profiles, contrast.measure, voice, again.sections)
    exposed = found is not None and all(side.sums[side.exposure] > 0 for side in found.sides)
    return found if exposed else None


def _by_another_list(again: Again, contrast: Contrast) -> Contrast | None:
    """What another list, or another measure, of the same thing finds; if it finds enough."""
    id = contrast.measure.id
    profiles, measure = again.profiles, contrast.measure
    if not again.whole:
        return None
    if id in OTHER_LISTS:
        measure = replace(measure, count=_count_of(OTHER_LISTS[id]))
        profiles = [replace(each, measures=(measure,), counts={id: measure.count(each.document)})
                    for each in profiles]
    else:
        known = [each for each in profiles[0].measures if each.id == TWINS.get(id)]
        if not known:
            return None
        measure = known[0]
    found = contrast_of(profiles, measure, contrast.voice, again.sections)
    return found if found is not None and found.enough else None


def _count_of(name: str) -> Callable[[Document], Counts]:
    """What counts the terms of a list among the words."""
    def count(doc: Document) -> Counts:
        return rate(doc.find(lexicon(name)), per=doc.words)

    return count
