"""Judging a condition: whether it holds for the articles at hand, and by which figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.conditions.parts import (
    SIGNS,
    Compare,
    Condition,
    Differs,
    Not,
    Number,
    Part,
    Some,
    Value,
)
from framing.errors import SettingError
from framing.lettering import label
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.baseline import Changes
    from framing.comparison import Comparison
    from framing.profiles import Profile

#: So many articles are named for which a condition holds.
MOST_NAMED = 20


@dataclass(frozen=True)
class Judged:
    """Whether a condition holds, ``None`` where it can't be judged, and a sentence that says why.

    The sentence is empty where it doesn't hold.
    """

    condition: Condition
    holds: bool | None
    said: str


class _Unjudged(NamedTuple):
    """Why there is no figure."""

    why: str


@dataclass(frozen=True)
class _Judge:
    profiles: Sequence[Profile]
    comparison: Comparison | None
    changes: Changes | None

    def truth(self, part: Part, place: int | None) -> bool | None:
        if isinstance(part, Compare):
            left, right = self.side(part.left, place), self.side(part.right, place)
            if isinstance(left, _Unjudged) or isinstance(right, _Unjudged):
                return None
            return SIGNS[part.sign](left, right)
        if isinstance(part, Differs):
            verdict = self.verdict(part.measure)
            return None if isinstance(verdict, _Unjudged) else _differs(verdict)
        if isinstance(part, Not):
            inner = self.truth(part.part, place)
            return None if inner is None else not inner
        found = {self.truth(each, place) for each in part.parts}
        decides = isinstance(part, Some)
        return decides if decides in found else None if None in found else not decides

    def side(self, side: Number | Value, place: int | None) -> float | _Unjudged:
        if isinstance(side, Number):
            return side.amount
        at = place if side.place is None else side.place
        assert at is not None
        return self.change(side, at) if side.changed else self.figure(side, at)

    def figure(self, value: Value, place: int) -> float | _Unjudged:
        from framing.one_voice import Heard

        profile = self.profiles[place]
        if value.voice == "all" and isinstance(profile, Heard):
            profile = profile.whole
        try:
            reading = profile.reading(value.measure, value.voice or "all")
        except KeyError as error:
            why = str(error.args[0]).rstrip(".")
            return _Unjudged(why if "could be" in why else f"{value.voice} doesn’t speak in it")
        if reading.value is None or not math.isfinite(reading.value):
            return _Unjudged(reading.note or "there is none")
        return float(f"{reading.value:.6g}")

    def change(self, value: Value, place: int) -> float | _Unjudged:
        from framing.one_voice import Heard

        assert self.changes is not None
        now, profile = self.figure(value, place), self.profiles[place]
        if isinstance(now, _Unjudged):
            return now
        voice = value.voice or (profile.voice if isinstance(profile, Heard) else "all")
        before = self.changes.before(place, value.measure, voice)
        if before is None:
            return _Unjudged("the baseline has no such figure of it")
        return float(f"{now - before:.6g}")

    def verdict(self, measure: str) -> str | _Unjudged:
        assert self.comparison is not None
        for finding in self.comparison.contrasts:
            if finding.measure == measure:
                return finding.verdict
        return _Unjudged("no test was made of it")

    def called(self, place: int) -> str:
        """An article's name, and its letter where there are several."""
        name = self.profiles[place].article.name
        return f"{name} ({label(place)})" if len(self.profiles) > 1 else name

    def facts(self, condition: Condition, places: Sequence[int]) -> str:
        """What was read, by article: a.txt (A): loaded.rate 16, structure.words 1144."""
        told: dict[int, list[str]] = {}
        left, places = len(places) - MOST_NAMED, places[:MOST_NAMED]
        for value in condition.values:
            for place in places if value.place is None else (value.place,):
                found = self.side(value, place)
                said = f"none ({found.why})" if isinstance(found, _Unjudged) else f"{found:.6g}"
                told.setdefault(place, []).append(f"{value} {said}")
        verdicts = [f"{leaf.measure} {self.told(leaf.measure)}" for leaf in
                    dict.fromkeys(condition.leaves) if isinstance(leaf, Differs)]
        return "; ".join([*(f"{self.called(place)}: {', '.join(said)}"
                            for place, said in sorted(told.items())),
                          *[f"{left} more articles"] * (left > 0), *verdicts])

    def told(self, measure: str) -> str:
        """The verdict on a measure, with its values and its q."""
        verdict = self.verdict(measure)
        if isinstance(verdict, _Unjudged):
            return f"has no verdict ({verdict.why})"
        assert self.comparison is not None
        found = next(each for each in self.comparison.contrasts if each.measure == measure)
        if found.q is None:
            return f"has the verdict “{verdict}”"
        first, *rest = found.articles
        others = self.called(rest[0]) if len(rest) == 1 else "the others together"
        values = ["none" if value is None else f"{value:.6g}" for value in found.values]
        return (f"has the verdict “{verdict}” ({self.called(first)} {values[0]}, {others} "
                f"{values[1]}; q {found.q:.2g})")


def _differs(verdict: str) -> bool:
    from framing.findings import DIFFERS

    return verdict == DIFFERS or verdict.startswith("only in ")


def holds(condition: Condition, profiles: Sequence[Profile], comparison: Comparison | None = None,
          changes: Changes | None = None) -> Judged:
    """Judge a condition that was read with what is known of these articles.

    Raises:
        SettingError: nobody has a voice that it names in any of the articles it may hold for.

    """
    _check_voices(condition, profiles)
    judge = _Judge(profiles, comparison, changes)
    each = any(value.place is None for value in condition.values)
    places: Sequence[int | None] = range(len(profiles)) if each else (None,)
    truths = {place: judge.truth(condition.root, place) for place in places}
    for truth, verb in ((True, "holds"), (None, "can’t be judged")):
        found = [place for place in places if truths[place] is truth]
        if found:
            facts = judge.facts(condition, [place for place in found if place is not None])
            return Judged(condition, truth, f"--fail-on {condition.text} {verb}: {facts}.")
    return Judged(condition, False, "")


def _check_voices(condition: Condition, profiles: Sequence[Profile]) -> None:
    from framing.one_voice import Heard
    from framing.profiles import VOICES

    profiles = [each.whole if isinstance(each, Heard) else each for each in profiles]
    for value in condition.values:
        if value.voice in (None, *VOICES):
            continue
        refusals = []
        for profile in profiles if value.place is None else (profiles[value.place],):
            try:
                profile.speaker(value.voice or "")
            except KeyError as error:
                refusals.append(str(error.args[0]))
            else:
                break
        else:
            raise SettingError(f"--fail-on {condition.text}: {refusals[0]}")
