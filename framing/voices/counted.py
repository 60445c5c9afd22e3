"""What the sourcing measures count of a document's voices, found in one pass over what is said.

It is read off the same entries as :attr:`Voices.quotes` and :attr:`Voices.speakers`, and laid out
in one array for all measures: making an array costs more than filling it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.counts import BySpeaker
from framing.document import Floats
from framing.grammar.columns import Tokens
from framing.hits import Hits
from framing.support.records import NamedTuple

if TYPE_CHECKING:
    from framing.voices.entries import Voices

KINDS = ("direct", "partial", "indirect")
KINDS_OF_SPEAKERS = ("person", "unnamed", "organisation", "document")
#: The classes of verbs that have a measure.
STANCES = ("endorsing", "distancing", "charged")
_DIRECT, _PARTIAL, _INDIRECT = range(3)

#: First token, one past the last, place of the label, number of words.
Found = tuple[int, int, int, int]


class Counted(NamedTuple):
    """What is counted of a document's voices.

    ``spoken``: each quotation of somebody's; ``parted``: all that is said, each word once;
    ``speakers``: where each is first named; ``cues``: every attribution; ``stances``: those whose
    verb is of each class of :data:`STANCES`.

    Numbers of words: ``quoted`` and ``told`` in each segment (of ``spoken`` and of ``parted``),
    ``by_speaker`` those of ``spoken`` by speaker and segment; ``before`` the first quotation,
    ``None`` where there is none. ``people`` is how many speak.
    """

    spoken: Hits
    parted: Hits
    speakers: Hits
    cues: Hits
    stances: tuple[Hits, ...]
    quoted: Floats
    told: Floats
    by_speaker: BySpeaker
    before: int | None
    people: int


def counted(voices: Voices) -> Counted:
    """Lay out what the sourcing measures count of a document's voices."""
    tokens, entries = voices.tokens, voices.ledger.entries
    spoken: list[Found] = []
    reported: list[tuple[int, int]] = []
    speakers: dict[int, Found | None] = {}
    of_people: list[int | None] = []
    for first, end, kind, _, found, person, _, _, _, size in voices.said:
        if kind == "indirect":
            reported.append((first, end))
        elif kind == "direct" or kind == "partial":
            spoken.append((first, end, _DIRECT if kind == "direct" else _PARTIAL, size))
            of_people.append(person)
        if person is not None and person not in speakers:
            speakers[person] = None if found is None else (
                *found.name, KINDS_OF_SPEAKERS.index(entries[person].who.kind), 1)
    rows = len(tokens.starts) - 1
    by_speaker: dict[int, float] = {}
    quoted, told = [0.0] * rows, [0.0] * rows
    for (first, end, _, size), person in zip(spoken, of_people, strict=True):
        for row, words in _by_row(tokens, first, end, size):
            quoted[row] += words
            if person is not None:
                place = person * rows + row
                by_speaker[place] = by_speaker.get(place, 0.0) + words
    parted = _parted(tokens, spoken, reported)
    for first, end, _, size in parted:
        for row, words in _by_row(tokens, first, end, size):
            told[row] += words
    places = np.array(sorted(by_speaker), np.intp)
    of_places = np.array([by_speaker[place] for place in places.tolist()], np.float64)
    cues = voices.cues
    of_spoken, of_parted, of_speakers, of_cues, *of_stances = _hits(tokens, (
        (spoken, KINDS), (parted, KINDS),
        ([each for each in speakers.values() if each], KINDS_OF_SPEAKERS),
        ([(first, end, 0, 1) for first, end, _ in cues], ("neutral",)),
        *(([(first, end, 0, 1) for first, end, own in cues if own == stance], (stance,))
          for stance in STANCES)))
    return Counted(
        of_spoken, of_parted, of_speakers, of_cues, tuple(of_stances),
        np.array(quoted), np.array(told), BySpeaker.at(places, of_places, rows),
        tokens.words(0, spoken[0][0]) if spoken else None, len(speakers))


def _by_row(tokens: Tokens, first: int, end: int, size: int) -> Sequence[tuple[int, int]]:
    """The words from one token up to another by the segment that they stand in."""
    starts, row = tokens.starts, tokens.rows[first]
    if end <= starts[row + 1]:
        return ((row, size),)
    parts = []
    while first < end:
        stop = min(end, starts[row + 1])
        parts.append((row, tokens.words(first, stop)))
        first, row = stop, row + 1
    return parts


def _parted(tokens: Tokens, spoken: Sequence[Found],
            reported: Sequence[tuple[int, int]]) -> list[Found]:
    """What is said, each word once: of a reported stretch what is neither quoted nor told before.

    *said the plan was “a joke”* is a reported stretch, *the plan was*, and a quotation.
    """
    found, place, told = list(spoken), 0, 0
    for first, end in reported:
        at = max(first, told)
        told = max(told, end)
        while place < len(spoken) and spoken[place][1] <= at:
            place += 1
        inside = place
        while at < end:
            stop = min(end, spoken[inside][0]) if inside < len(spoken) else end
            if stop > at and (size := tokens.words(at, stop)):
                found.append((at, stop, _INDIRECT, size))
            if inside == len(spoken):
                break
            at = max(at, spoken[inside][1])
            inside += 1
    found.sort()
    return found


def _hits(tokens: Tokens, groups: Sequence[tuple[Sequence[Found], tuple[str, ...]]]) -> list[
        Hits]:
    """The hits of each group, cut from one array."""
    flat = [part for found, _ in groups for each in found for part in each]
    first, last, code, size = np.array(flat, np.int32).reshape(-1, 4).T
    row, last, weight = tokens.row.take(first), last - 1, size.astype(np.float64)
    hits, start = [], 0
    for found, labels in groups:
        cut = slice(start, start + len(found))
        start = cut.stop
        hits.append(Hits(first[cut], last[cut], row[cut], weight[cut], code[cut], labels))
    return hits
