"""CSV: a row for each article, measure and voice, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from framing.comparison import Comparison
from framing.counts import Reading
from framing.lettering import label
from framing.one_voice import Heard
from framing.profiles import VOICES, Profile
from framing.render import Options, renderer
from framing.render.intervals import with_interval
from framing.render.numbers import number
from framing.support.output import unrun
from framing.support.printing import printable

COLUMNS = ("article", "name", "source", "measure", "voice", "value", "low", "high", "n", "hits",
           "per", "note")


@renderer("csv", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The measures of all articles, a row each; ``article`` is the letter of the review."""
    return _rows(comparison.profiles)


@renderer("csv", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """The measures of each article, a row each."""
    return _rows(profiles)


def _rows(profiles: tuple[Profile, ...]) -> str:
    return csv_of(COLUMNS, (
        (label(place), each.article.name, each.article.source, measure.id, voice,
         number(read.value), number(read.low), number(read.high), read.n, read.hits, measure.per,
         read.note)
        for place, each in enumerate(profiles) for measure in each.measures
        for voice, read in _voices(each, measure.id).items()))


def _voices(profile: Profile, id: str) -> Mapping[str, Reading]:
    """A measure's readings by voice; of a profile in one voice, that one alone."""
    if isinstance(profile, Heard):
        return {profile.voice: with_interval(profile, id)}
    return {voice: with_interval(profile, id, voice) for voice in VOICES}


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV, whoever's text is in them: on one line, and no formula to a spreadsheet.

    >>> print(csv_of(("id", "words"), [("=cmd()", 3), ("two\\nlines", None)]), end="")
    id,words
    '=cmd(),3
    two lines,
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([unrun(printable(cell)) if isinstance(cell, str) else cell for cell in row]
                     for row in rows)
    return out.getvalue()
