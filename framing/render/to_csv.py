"""CSV: a row for each article, measure and voice, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from framing.comparison import Comparison, label
from framing.counts import Reading
from framing.one_voice import Heard
from framing.output import unrun
from framing.profiles import VOICES, Profile
from framing.render import Options, renderer
from framing.render.clean import printable
from framing.render.intervals import with_interval
from framing.render.numbers import number

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
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, each in enumerate(profiles):
        article = each.article
        for measure in each.measures:
            for voice, read in _voices(each, measure.id).items():
                writer.writerow((
                    label(place), _cell(article.name), _cell(article.source), measure.id,
                    _cell(voice),
                    number(read.value), number(read.low), number(read.high), read.n, read.hits,
                    measure.per, read.note,
                ))
    return out.getvalue()


def _voices(profile: Profile, id: str) -> Mapping[str, Reading]:
    """A measure's readings by voice; of a profile in one voice, that one alone."""
    if isinstance(profile, Heard):
        return {profile.voice: with_interval(profile, id)}
    return {voice: with_interval(profile, id, voice) for voice in VOICES}


def _cell(text: str) -> str:
    """Other people's text on one line, never a formula to a spreadsheet, which runs those."""
    return unrun(printable(text))
