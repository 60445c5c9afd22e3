"""Findings: which differences between articles the texts support.

Each measure that can be shown is tested for each article against all others together, in the
author's words where speech is told apart. A difference is called so only where

- there is enough of it: five hits in all, in three sentences;
- it is unlikely to be chance among so many tests: q ≤ .05 in its family, among families that show
  anything at all [Benjamini & Bogomolov 2014];
- it is larger than what the halves of one article differ by (the noise floor);
- no one passage carries it: it holds with any one section left out;
- it holds in each other way of reading it (:mod:`framing.findings.robustness`).

What meets the first two and fails the others differs *on little*.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing import inference
from framing.findings.contrasts import LEAST_HITS, READING, WORDINGS, Contrast, contrasts
from framing.findings.finding import Finding, Section, found, phrase, too_few
from framing.findings.outcomes import Outcome, outcomes
from framing.findings.robustness import FAILS, Again, Check, checks
from framing.findings.verdicts import (
    DIFFERS,
    NO_GAP,
    OF_TOPIC,
    ON_LITTLE,
    ONE_SECTION,
    TOO_FEW,
    Verdict,
    judged,
)
from framing.profiles import Profile

__all__ = [
    "DIFFERS",
    "LEAST_HITS",
    "NO_GAP",
    "OF_TOPIC",
    "ONE_SECTION",
    "ON_LITTLE",
    "READING",
    "TOO_FEW",
    "WORDINGS",
    "Check",
    "Contrast",
    "Finding",
    "Outcome",
    "Section",
    "Verdict",
    "contrasts",
    "findings",
    "judged",
    "leading",
    "outcomes",
    "phrase",
]


def findings(profiles: Sequence[Profile], letters: Sequence[str], seed: int = 0,
             resamples: int = inference.RESAMPLES) -> tuple[Finding, ...]:
    """Test all that can be told apart; what is too rare comes last.

    What holds first, what is said before how it reads, the largest effect first.
    """
    ready = contrasts(profiles)
    tested = outcomes(ready, [profile.article.sha256 for profile in profiles], seed, resamples)
    verdicts = judged(tested)
    again = Again(profiles, [each.outcome.contrast.measure for each in verdicts
                             if each.verdict in (DIFFERS, ON_LITTLE)])
    told = [found(profiles, letters, *_checked(again, each)) for each in verdicts]
    told += [too_few(profiles, letters, each) for each in ready if not each.enough]
    return tuple(sorted(told, key=_rank))


def _checked(again: Again, each: Verdict) -> tuple[Verdict, tuple[Check, ...]]:
    """A verdict, and the checks of a difference that isn't chance; what fails one is on little."""
    if each.verdict not in (DIFFERS, ON_LITTLE):
        return each, ()
    done = checks(again, each.outcome)
    failed = [FAILS[check.name] for check in done if not check.holds and check.name in FAILS]
    if each.verdict == DIFFERS and failed:
        each = each._replace(verdict=ON_LITTLE, why=failed[0])
    return each, done


def leading(tested: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each family and the article that has more of it, the strongest.

    The sum of several classes leaves it to them; a share of all speech to that of quotations; tone
    by VADER to that which follows people's ratings more closely, formulas of readability to the
    one that a table shows. None is told whose places another one above it shows.
    """
    known = {each.measure for each in tested if each.verdict != TOO_FEW}
    told: list[Finding] = []
    shown: set[tuple[int, int, int]] = set()
    seen: set[tuple[str, int]] = set()
    for finding in sorted(tested, key=lambda each: (_rank(each)[0], each.measure in _SUMS,
                                                   _rank(each))):
        kind = finding.family, -1 if finding.family in READING else finding.articles[0]
        if (finding.verdict == TOO_FEW or kind in seen
                or _PREFERRED.get(finding.measure) in known):
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
    "loaded.rate", "sourcing.attributed_share", "tone.vader", "structure.paragraph_words",
    "readability.flesch", "readability.flesch_kincaid", "readability.fog", "readability.smog",
    "readability.ari", "readability.coleman_liau",
})
#: What is never told where another measure of the same was counted: a table has room for one.
_PREFERRED = {"tone.vader": "tone.valence"} | dict.fromkeys(
    (f"readability.{each}" for each in ("flesch", "fog", "smog", "ari", "coleman_liau")),
    "readability.flesch_kincaid")
_ORDER = {DIFFERS: 0, ON_LITTLE: 1, NO_GAP: 2, TOO_FEW: 3}


def _rank(finding: Finding) -> tuple[int, bool, float, str]:
    return (_ORDER.get(finding.verdict, 0), finding.family in READING,
            -abs(finding.effect or 0.0), finding.measure)
