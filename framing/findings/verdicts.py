"""Verdicts: what many tests, the noise floor, one section and the topic leave of a difference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing import inference
from framing.findings.outcomes import LEAST_WITHOUT, Outcome, effect_of
from framing.inference import Sample
from framing.support.records import NamedTuple

#: The false discovery rate up to which a difference is taken for one.
MOST_Q = 0.05
#: More of a difference of tone may not go with the topic words.
MOST_TOPIC = 1 / 3

DIFFERS, ON_LITTLE = "differs", "differs, on little"
NO_GAP, TOO_FEW = "no clear gap", "too few"
ONE_SECTION = "one section carries it"
OF_TOPIC = "of it is topic"
BY_TWIN = "by another measure of it, it could be chance"
#: Two measures of one thing: what only one of them finds is not sure.
TWINS = {"tone.vader": "tone.valence", "tone.valence": "tone.vader"}


class Verdict(NamedTuple):
    """An outcome with its q among the ``tests`` of its family, and what speaks against it."""

    outcome: Outcome
    q: float
    tests: int
    verdict: str
    why: str


def judged(tested: Sequence[Outcome]) -> list[Verdict]:
    """Each with q, the number of tests in its family, its verdict and what speaks against it.

    Families are tested first (Simes' p, then Benjamini and Hochberg's q among families); in those
    that show something, q is held against the share of families that do.
    """
    families: dict[str, list[Outcome]] = {}
    for each in tested:
        families.setdefault(each.contrast.measure.family, []).append(each)
    whole = {family: inference.simes([each.p for each in own]) for family, own in families.items()}
    shows = {family for family, q in
             zip(families, inference.discovery_rates(list(whole.values())), strict=True)
             if q <= MOST_Q}
    contrasts = {each.contrast.measure.id: each.contrast for each in tested}
    found = []
    for family, own in families.items():
        for each, q in zip(own, inference.discovery_rates([each.p for each in own]), strict=True):
            adjusted = min(1.0, q * len(families) / max(1, len(shows)))
            if family not in shows:
                adjusted = max(adjusted, whole[family])
            verdict, why = _verdict(each, adjusted, family in shows)
            twin = contrasts.get(TWINS.get(each.contrast.measure.id, ""))
            if verdict == DIFFERS and twin and effect_of(twin, each.first) < LEAST_WITHOUT:
                verdict, why = ON_LITTLE, BY_TWIN
            found.append(Verdict(each, adjusted, len(own), verdict, why))
    return found


def _verdict(each: Outcome, q: float, shows: bool) -> tuple[str, str]:
    if not shows or q > MOST_Q:
        return NO_GAP, "could be chance"
    if each.without.effect < LEAST_WITHOUT:
        return ON_LITTLE, ONE_SECTION
    if each.effect <= each.floor:
        return ON_LITTLE, "the halves of one article differ as much"
    topic = _topic(each)
    if topic > MOST_TOPIC:
        return ON_LITTLE, f"{round(100 * topic)} % {OF_TOPIC}"
    return DIFFERS, ""


def _topic(each: Outcome) -> float:
    """How much of a difference of tone goes with the topic words: 0 none of it, 1 all."""
    if not each.contrast.plain:
        return 0.0
    whole = _difference_of(each.contrast.sides, each.first)
    plain = _difference_of(each.contrast.plain, each.first)
    return 1 - plain / whole if whole else 0.0


def _difference_of(sides: Sequence[Sample], first: int) -> float:
    own, rest = against(sides, first)
    return own.value() - rest.value()


def against(sides: Sequence[Sample], first: int) -> tuple[Sample, Sample]:
    """One article, and all others together."""
    own = sides[first]
    rest = [side.units for place, side in enumerate(sides) if place != first]
    return own, Sample(np.concatenate(rest), own.formula, own.exposure)
