"""Every measure by voice with its interval, and everything that was tested: for --full."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparison import Comparison
from framing.findings import TOO_FEW, Finding
from framing.measures import Measure
from framing.one_voice import Heard
from framing.profiles import Profile
from framing.render.intervals import with_interval
from framing.render.numbers import chance, short, span
from framing.render.review.cells import count, per_unit
from framing.render.review.told import mark
from framing.support.records import NamedTuple

#: What the strip behind a test says of each way to read it again.
_STRIP = {
    "any one sentence left out": "sentence", "any one section left out": "section",
    "quotations left out": "no-quotations", "quotations counted too": "quotations",
    "set-aside blocks counted": "all-blocks", "another list": "list", "another measure": "measure",
    "topic words silent": "no-topic",
}
#: How to read the strip.
STRIP = ("✓ it holds, ✗ it doesn’t: with any one sentence or section left out, without quotations "
         "or with them, with the set-aside blocks counted, by another list or measure, without "
         "topic words")


class Counted(NamedTuple):
    """A measure's line: its name, its unit and its figure in each article."""

    name: str
    unit: str
    figures: tuple[str, ...]


def counted(profiles: Sequence[Profile], measure: Measure) -> list[Counted]:
    """A measure in all voices together, then by voice where these have figures of their own."""
    voices = ["all"]
    if not isinstance(profiles[0], Heard) and measure.unit not in ("ledger", "article"):
        # Who speaks is what sourcing counts: a voice has all or nothing of it.
        voices += [voice for voice in ("author", "quoted") if measure.family != "sourcing"
                   and any(profile.document.voices.stretches for profile in profiles)]
    return [
        Counted(measure.id if voice == "all" else f"  {voice}",
                per_unit(measure.per) if voice == "all" else "",
                tuple(figure(profile, measure, voice) for profile in profiles))
        for voice in voices
    ]


def figure(profile: Profile, measure: Measure, voice: str = "all") -> str:
    """A count in its exposure, then the value with its interval; why there is none where so."""
    read = with_interval(profile, measure.id, voice)
    if read.value is None:
        return f"– ({read.note})"
    ends = span(read.low, read.high)
    value = f"{short(read.value)}{f' ({ends})' * bool(ends)}"
    if read.hits is None:
        return value
    if not read.hits and measure.per.startswith(("1,000 ", "% of ")):
        return f"none in {read.n:,}"
    # Where a hit weighs more than one, as a quotation of many words, its number explains nothing.
    per = 1000 if measure.per.startswith("1,000 ") else 100
    if (measure.per.startswith(("1,000 ", "% of "))
            and abs(read.value * read.n - per * read.hits) < per / 2):
        return f"{read.hits:,} in {read.n:,}: {value}"
    return f"{value}, {count(read.hits, 'hit')}"


def tested(comparison: Comparison, letters: Sequence[str]) -> list[str]:
    """Everything that was tested, a line each: what holds first, what is too rare to test last.

    The last of all says how to read the signs in brackets.
    """
    units = {measure.id: per_unit(measure.per) for measure in comparison.profiles[0].measures}
    told = [_test(found, letters, units[found.measure]) for found in comparison.contrasts]
    return [*told, *[STRIP] * any(found.checks for found in comparison.contrasts)]


def _test(found: Finding, letters: Sequence[str], unit: str) -> str:
    """A test: measure and voice, which article has more, range, effect, floor, p, q, verdict."""
    name = f"{mark(found) or '·'} {found.measure}, {found.voice}"
    if found.verdict == TOO_FEW:
        why = "none in all" if found.why.startswith("0 in all") else found.why
        return f"{name}: too few: {why}"
    ends = span(found.low, found.high)
    figures = [
        f"more in {letters[found.articles[0]]}",
        *[f"gap {ends} {unit}"] * bool(ends),
        *(f"{name} {write(value)}" for name, write, value in (
            ("effect", short, found.effect), ("floor", short, found.floor),
            ("p", chance, found.p), ("q", chance, found.q)) if value is not None),
    ]
    return (f"{name}: {', '.join(figures)}: {found.verdict}{f': {found.why}' * bool(found.why)}"
            + f" [{robust(found)}]" * bool(found.checks))


def robust(found: Finding) -> str:
    """In a strip, each way in which a difference was read again and whether it held."""
    return " ".join(f"{'✓' if check.holds else '✗'}{_STRIP[check.name]}" for check in found.checks)
