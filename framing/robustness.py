"""Robustness: whether a finding holds when a little else of the texts is counted.

Each check is the same effect, read again: with any one sentence or section left out, with the
quotations counted too or left out, with the blocks counted that were set aside, and, for tone,
without the words of the topic. It holds where the effect keeps its direction and 1.96 standard
deviations of chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from framing import findings as found
from framing.findings import LEAST_WITHOUT, Contrast
from framing.profiles import Profile, profile


class Check(NamedTuple):
    """One way to read a finding again: its effect then, and whether it still holds."""

    name: str
    effect: float
    holds: bool


def checks(profiles: Sequence[Profile], measure: str, first: int) -> tuple[Check, ...]:
    """Read a measure's difference again in each way that makes sense for it.

    Args:
        profiles: the articles compared.
        measure: the id of a measure that was tested.
        first: the place of the article with more.

    """
    contrast = next(iter(found.contrasts(profiles, measure)), None)
    if contrast is None or not contrast.enough:
        return ()
    every = tuple(np.arange(len(each), dtype=np.int32) for each in contrast.sections)
    read = [("any one section left out", found.without(contrast, first))]
    if contrast.measure.unit != "paragraph":  # of which a section is the least there is
        read.insert(0, ("any one sentence left out",
                        found.without(replace(contrast, sections=every), first)))
    if contrast.measure.family != "sourcing":
        voice = "all" if contrast.voice == "author" else "author"
        other = _in_voice(profiles, contrast, voice)
        if other is not None:
            name = "quotations counted too" if voice == "all" else "quotations left out"
            read.append((name, found.effect_of(other, first)))
    if contrast.plain:
        plain = replace(contrast, sides=contrast.plain)
        read.append(("topic words silent", found.effect_of(plain, first)))
    whole = _with_blocks(profiles, contrast)
    if whole is not None:
        read.append(("set-aside blocks counted", found.effect_of(whole, first)))
    return tuple(Check(name, effect, effect >= LEAST_WITHOUT) for name, effect in read)


def _in_voice(profiles: Sequence[Profile], contrast: Contrast, voice: str) -> Contrast | None:
    """The same measure in another voice, where anybody is quoted at all."""
    if not any((each.document.whole or each.document).voices.stretches for each in profiles):
        return None
    sides = [each.sample(contrast.measure.id, voice) for each in profiles]
    known = tuple(side for side in sides if side is not None and side.sums[side.exposure] > 0)
    return replace(contrast, sides=known, voice=voice) if len(known) == len(sides) else None


def _with_blocks(profiles: Sequence[Profile], contrast: Contrast) -> Contrast | None:
    """The same measure with bylines, repeated titles and boilerplate counted too."""
    if not all(each.clean for each in profiles) or not any(
        block.set_aside for each in profiles for block in each.article.blocks
    ):
        return None
    whole = [profile(each.article, only=(contrast.measure,), clean=False) for each in profiles]
    sides = [each.sample(contrast.measure.id, contrast.voice) for each in whole]
    known = tuple(side for side in sides if side is not None)
    return replace(contrast, sides=known) if len(known) == len(sides) else None
