"""Where the articles lie furthest apart: a headline, then for each its figure and a passage.

Wording: who, the measure's own phrase, forms with counts; nothing about purpose, and no verdict,
since nothing is tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.measures import Measure
from framing.profiles import Profile
from framing.render.cells import (
    LEAST_WIDTH,
    Cell,
    counted_in,
    per_unit,
    short,
    widest,
)
from framing.render.forms import counted, form
from framing.render.passages import Passage, passage, typical

#: How many gaps are shown, the widest first.
MOST_GAPS = 6


@dataclass(frozen=True)
class Gap:
    """A measure in which the articles are far apart: a headline, then a figure for each.

    ``headlines`` say the same, the fullest first. A figure's details are its count and what it is
    counted in. ``width`` in standard deviations of chance.
    """

    headlines: tuple[str, ...]
    unit: str
    figures: tuple[Cell, ...]
    passages: tuple[Passage | None, ...]
    width: float

    @property
    def headline(self) -> str:
        """The fullest headline."""
        return self.headlines[0]


def find_gaps(profiles: Sequence[Profile], letters: Sequence[str]) -> list[Gap]:
    """The measures in which the articles are furthest apart, the widest first, reading last.

    All that count hits and have a headline to say so, plug-ins' and users' lists among them;
    ``loaded.rate`` leaves it to its classes.
    """
    measures = {measure.id: measure for measure in profiles[0].measures}
    apart = [(_width(profiles, id), measure) for id, measure in measures.items()
             if measure.only and id != "loaded.rate"]
    apart = [found for found in apart if found[0] >= LEAST_WIDTH]
    apart.sort(key=lambda found: -found[0])
    shown: set[tuple[str, int]] = set()  # the letters and starts of the sentences shown already
    gaps = [_gap(profiles, letters, measure, shown) for _, measure in apart[:MOST_GAPS]]
    hard = _harder(profiles, letters, measures, shown)
    return [*gaps[: MOST_GAPS - 1], hard] if hard else gaps


def _width(profiles: Sequence[Profile], id: str) -> float:
    read = [profile[id]["all"] for profile in profiles]
    if any(each.value is None or each.hits is None for each in read):
        return 0.0
    return widest([each.hits or 0 for each in read], [each.n for each in read])[0]


def _gap(profiles: Sequence[Profile], letters: Sequence[str], measure: Measure,
         shown: set[tuple[str, int]]) -> Gap:
    id = measure.id
    read = [profile[id]["all"] for profile in profiles]
    hits = [each.hits or 0 for each in read]
    width, first = widest(hits, [each.n for each in read])
    passages = []
    for letter, profile in zip(letters, profiles, strict=True):
        found = passage(profile, letter, profile.evidence(id), shown)
        passages.append(found)
        if found:
            shown.add(found.key)
    headlines = []
    for most, others in ((2, 2), (2, 1), (1, 1), (2, 0), (1, 0), (0, 0)):
        said = [counted(profile, id, _forms_in(found), most if place == first else others)
                for place, (profile, found) in enumerate(zip(profiles, passages, strict=True))]
        if sum(hits) == hits[first]:
            headlines.append(f"Only {letters[first]} {measure.only}: {said[first]}")
        else:
            headlines.append(f"{letters[first]} {measure.more}: {said[first]} "
                             f"({_others(letters, said, first)})")
    top = max(each.value or 0.0 for each in read)
    noun = counted_in(measure.per)
    figures = tuple(
        Cell(short(each.value or 0.0), (f"{each.hits or 'none'} in {each.n:,} {noun}",),
             bar=(each.value or 0.0) / top)
        for each in read)
    return Gap(tuple(dict.fromkeys(headlines)), per_unit(measure.per), figures, tuple(passages),
               width)


def _others(letters: Sequence[str], said: Sequence[str], first: int) -> str:
    """What the other articles have, those that have none together at the end."""
    others = [(letter, text) for place, (letter, text) in
              enumerate(zip(letters, said, strict=True)) if place != first]
    none = ", ".join(letter for letter, text in others if text == "none")
    return "; ".join([*(f"{letter}: {text}" for letter, text in others if text != "none"),
                      *[f"{none}: none"] * bool(none)])


def _forms_in(found: Passage | None) -> list[str]:
    return [form(found.text[start:end]) for start, end in found.marks] if found else []


def _harder(profiles: Sequence[Profile], letters: Sequence[str], measures: dict[str, Measure],
            shown: set[tuple[str, int]]) -> Gap | None:
    """Whose prose is hardest, by long words and by grade, with a typical sentence of each."""
    if "readability.long_words" not in measures:
        return None
    read = [profile["readability.long_words"]["all"] for profile in profiles]
    if any(each.value is None for each in read):
        return None
    values = [each.value or 0.0 for each in read]
    hits = [round(value * each.n / 100) for value, each in zip(values, read, strict=True)]
    width, first = widest(hits, [each.n for each in read])
    grades = ([profile.value("readability.flesch_kincaid") or 0.0 for profile in profiles]
              if "readability.flesch_kincaid" in measures else values)
    if width < LEAST_WIDTH or grades[first] < max(grades):
        return None
    lengths = ([profile.value("structure.sentence_words") or 0.0 for profile in profiles]
               if "structure.sentence_words" in measures else [0.0])
    if all(lengths) and lengths[first] == max(lengths):
        said = [f"{words:.0f}" for words in lengths]
        unit = " words a sentence"
    else:
        said, unit = [f"{value:.0f} %" for value in values], " long words"
    headline = (f"{letters[first]} is harder to read: {said[first]}{unit} "
                f"({_others(letters, said, first)})")
    figures = tuple(
        Cell(short(value), (f"{long:,} in {each.n:,} words",), bar=value / (max(values) or 1))
        for value, long, each in zip(values, hits, read, strict=True))
    return Gap((headline,), "% long words", figures,
               tuple(typical(profile, letter, shown) for letter, profile in
                     zip(letters, profiles, strict=True)), width)
