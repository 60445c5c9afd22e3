"""Whether the articles can be compared, where they differ, and what is no headline.

A difference that the texts don't support is never told as one; nor is any where texts can't be
compared, and none of tone where their kinds or stories differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from framing.comparability import Comparability
from framing.comparison import Comparison
from framing.findings import ON_LITTLE, READING, Finding
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.review import comparable
from framing.render.review.cells import SHOWN
from framing.render.review.little import SOME_HITS, no_gap, on_little, too_few, unheard, with_counts
from framing.render.review.speaking import Line
from framing.render.review.telling import tell
from framing.render.review.told import Told, holds
from framing.render.review.words import Words
from framing.support.outside import is_own

#: So many differences are told at the most.
MOST_TOLD = 6
#: On a screen nobody looks for what wasn't found of these, but for the rows of the table.
_UNLISTED = frozenset({"agency", "frames", "headline", "rhetoric"})
#: What differs in words, voices and facts is told below it all the same.
_ALL_CHANCE = "No rate differs beyond chance in texts of this length."
_LAYOUT_ALONE = ("But for the length of paragraphs, no rate differs beyond chance in texts of this "
                 "length.")
_ON_LITTLE = "What differs beyond chance rests on little in these texts."
#: How long paragraphs are is the page's layout, seldom the telling: never a headline.
_LAID_OUT = "structure.paragraph_words"
_LAST = {"agency": 1, "frames": 2, "tone": 3}


def asked_for(measure: Measure) -> bool:
    """Whether a measure is a plug-in's or counts a list of the user's own."""
    return measure.family == "lexicon" or not is_own(measure.count)


@dataclass(frozen=True, eq=False)
class Differences:
    """What sets a comparison's articles apart; they are called by ``letters``."""

    comparison: Comparison
    letters: Sequence[str]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The articles' profiles."""
        return self.comparison.profiles

    @property
    def judged(self) -> Comparability:
        """Whether the articles can be compared."""
        return self.comparison.comparability

    def comparable(self, *, brief: bool) -> str:
        """Whether the articles can be compared, why, and what is not judged for it."""
        alone = len(self.profiles) == 2 and not isinstance(self.profiles[0], Heard)
        words = Words(self.comparison, self.letters) if alone else None
        return comparable.told(self.judged, words,
                               brief=brief)

    @property
    def open(self) -> bool:
        """Whether the articles' rates can be compared, and anything be told of them."""
        return "rates" not in self.judged.rules_out

    @cached_property
    def tested(self) -> dict[str, Finding]:
        """Everything that was tested, or is too rare to be, by measure."""
        return {found.measure: found for found in self.comparison.contrasts}

    @cached_property
    def _holding(self) -> tuple[list[Finding], list[Finding]]:
        """The supported differences that there is room for, and the others."""
        if not self.open:
            return [], []
        own = {measure.id for measure in self.profiles[0].measures if asked_for(measure)}
        found = list(self.comparison.findings)
        found += [each for each in self.comparison.contrasts
                  if each.measure in own and each not in found]
        found = [each for each in found if holds(each) and not self._ruled_out(each)]
        if any(each.family == "readability" for each in found):  # which sentence length is part of
            found = [each for each in found if each.family != "structure"]
        aside = [each for each in found if each.measure == _LAID_OUT]
        found = [each for each in found if each.measure != _LAID_OUT]
        # Where there is no room for all, tone, the least sure, is left out first, then frames,
        # which are proposed, then grammar. Whose words come first, and how it reads last.
        found.sort(key=lambda each: _LAST.get(each.family, 0))
        return found[:MOST_TOLD], found[MOST_TOLD:] + aside

    @cached_property
    def told(self) -> list[Told]:
        """The supported differences: whose words first, then by effect, how it reads last."""
        found = list(self._holding[0])
        found.sort(key=lambda each: (each.family != "sourcing", each.family in READING,
                                     _LAST.get(each.family, 0)))
        shown: set[tuple[str, int]] = set()
        return [tell(self.profiles, self.letters, each, self.tested, shown)
                for each in found]

    def _ruled_out(self, finding: Finding) -> bool:
        return finding.family == "tone" and "tone" in self.judged.rules_out

    def with_care(self, finding: Finding) -> Finding:
        """Take a difference of tone for one on little where story or kind may make it so."""
        if not (holds(finding) and self._ruled_out(finding)):
            return finding
        return replace(finding, verdict=ON_LITTLE, why="story or kind may make it so")

    @property
    def not_told(self) -> str:
        """Why no difference is told; empty where some are."""
        if self.told:
            return ""
        if silent := unheard(self.profiles):
            return f"Nothing was tested: {silent}."
        if not self.open:
            if len(self.profiles) > 2:
                why = "each article is held against all others, and not all can be compared"
            else:
                why = ("the articles can’t be compared" if self.judged.verdict == "no"
                       else "rates are not compared")
            return f"No difference in rates is told: {why} (see above)."
        # Not what only a formula finds that no line tells of.
        found = [each for each in self.comparison.findings
                 if each.verdict == ON_LITTLE or holds(each)]
        if any(each.measure != _LAID_OUT for each in found):
            return _ON_LITTLE
        if found:
            return _LAYOUT_ALONE
        return _ALL_CHANCE if self.comparison.contrasts else ""

    def little(self, *, brief: bool) -> list[Line]:
        """What differs and rests on little, and what could be chance."""
        lines = []
        for found in self.comparison.findings:
            found = self.with_care(found)
            if found.family == "structure" and any(
                    told.finding.family in READING for told in self.told):
                continue
            if not self.open or found.verdict != ON_LITTLE:
                continue
            told = tell(self.profiles, self.letters, found, self.tested, set())
            lines.append(on_little(self.profiles, self.letters, told._replace(finding=found),
                                   brief=brief))
        lines.sort(key=lambda line: line.label != "In one place")
        also = with_counts(self.profiles, self.letters, self._holding[1])
        lines = [*_listed("Also differ", "● ", also), *lines]
        chance = no_gap(self.profiles, self.letters, self._listed(brief=brief) * self.open)
        return [*lines, *_listed("No clear gap", "○ ", chance)]

    def _listed(self, *, brief: bool) -> tuple[Finding, ...]:
        """What is listed where nothing is to be told of it; on a screen what its table shows."""
        return tuple(each for each in self.comparison.contrasts
                     if not brief or each.family not in _UNLISTED or each.measure in SHOWN)

    def few(self, *, brief: bool) -> list[Line]:
        """What has too few hits in all articles together to tell.

        On a screen what has some: of one or two places a list of words may well have got one wrong.
        """
        found = too_few(self.profiles, self.letters, self._listed(brief=brief),
                        SOME_HITS if brief else 1)
        return _listed("Too few", "", [each for each in found
                                       if not (brief and each.startswith("none found: "))])


def _listed(label: str, sign: str, parts: list[str]) -> list[Line]:
    return [Line(label, sign, (" · ".join(parts),))] if parts else []
