"""A cue: what says whose words these are, with its speaker and what it reports."""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar import words as w
from framing.support.records import NamedTuple
from framing.voices.clauses.lines import Content, Line, Phrase


class Cue(NamedTuple):
    """A cue in a line: its speaker, the words that are the cue, and what it reports.

    ``at`` and ``end`` are items, ``contents`` stretches of items (first, one past the last) without
    marks; ``quoted`` the items that are quotations of its speaker's.
    """

    at: int
    end: int
    text: str
    stance: str | None
    speaker: Phrase | None
    contents: Sequence[Content]
    quoted: Sequence[int]


def make(line: Line, at: int, end: int, text: str, stance: str | None, speaker: Phrase | None,
         contents: list[Content], quoted: Sequence[int] = ()) -> Cue:
    """A cue with the quotations inside what it reports; stretches without a word are dropped."""
    bits = line.bits
    kept = [each for each in contents
            if each[0] < each[1] and (bits[each[0]] & w.WORDY or line.any(*each, w.WORDY))]
    if line.quotes:
        held = {*quoted}
        for start, stop in contents:
            held.update([each for each in line.quotes if start <= each < stop])
        quoted = sorted(held)
    return Cue(at, end, text, stance, speaker, kept, quoted)
