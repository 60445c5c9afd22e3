"""What lies over an article's text: whose words they are, and the terms that were counted in it.

The text is painted, character by character, with the number of a :class:`Tag` (whose words, and in
which way) and with the emphasis of what was counted; signs go in at the ends of each term.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.article import Span
from framing.profiles import Profile
from framing.render.screen.chunks import Chunk, Tag
from framing.render.shown.cast import NOBODY, Member, surname
from framing.support.printing import printable
from framing.support.records import NamedTuple
from framing.voices import SPOKEN, Quote

if TYPE_CHECKING:
    from framing.voices.echoes import Echo

QUOTED, REPORTED, DISTANCE, ASIDE = "│", ":", "·", "×"


class Kind(NamedTuple):
    """A kind of term that is marked: the sign at its ends, its name, and how it is printed."""

    sign: str
    name: str
    style: str


#: The signs of what was counted, by measure; those of the user's own lists are all LISTED.
KINDS: Mapping[str, Kind] = {
    "loaded.rate": Kind("*", "loaded", "bold"),
    "certainty.hedges": Kind("~", "softened", "underline"),
    "certainty.evidentials": Kind("^", "how it looks", "underline"),
    "certainty.possibility": Kind("?", "what could happen", "underline"),
    "certainty.boosters": Kind("+", "surely", "underline"),
    "certainty.obligation": Kind("_", "what must be", "underline"),
}
LISTED = "#"
ECHO = Kind("=", "said twice", "italic")
_EMPHASES = ("bold", "underline", "italic")


class _Inserted(NamedTuple):
    """Signs that are no part of the text: where, in which order there, what."""

    at: int
    order: tuple[int, int, int]
    text: str
    style: str


@dataclass(frozen=True)
class Layers:
    """An article's text with all that lies over it.

    ``used`` are the tags that stand in it, ``marks`` the places of each kind of term.
    """

    text: str
    tags: tuple[Tag, ...]
    used: frozenset[Tag]
    marks: tuple[tuple[Kind, tuple[Span, ...]], ...]
    echoes: tuple[Echo, ...]
    _whose: NDArray[np.int32]
    _edges: Sequence[int]
    _emphasis: NDArray[np.uint8]
    _inserted: Sequence[_Inserted]

    def within(self, parts: Sequence[Span]) -> Layers:
        """The same with nothing to be explained but what stands in some parts of the text.

        They come in order, none overlapping.
        """
        starts = [part.start for part in parts]

        def inside(span: Span) -> bool:
            place = bisect_right(starts, span.start) - 1
            return place >= 0 and span.end <= parts[place].end

        numbers = {number for start, end in parts
                   for number in np.unique(self._whose[start:end]).tolist()}
        return replace(
            self, used=frozenset(self.tags[number] for number in numbers),
            marks=tuple((kind, tuple(filter(inside, spans))) for kind, spans in self.marks),
            echoes=tuple(echo for echo in self.echoes if inside(echo.first) or inside(echo.second)),
        )

    def chunks(self, start: int, end: int) -> Iterator[Chunk]:
        """The text from ``start`` to ``end``, cut where its voice or emphasis changes."""
        edge = bisect_right(self._edges, start)
        place = bisect_left(self._inserted, start, key=lambda each: each.at)
        while place < len(self._inserted) and start == self._inserted[place].at \
                and self._inserted[place].order[0] < _OPENS:
            place += 1  # what ends here belongs to the line before
        at = start
        while at < end:
            while place < len(self._inserted) and self._inserted[place].at <= at:
                yield self._sign(self._inserted[place])
                place += 1
            stop = min(end, self._edges[edge] if edge < len(self._edges) else end)
            tag = self.tags[self._whose[at]]
            yield Chunk(self.text[at:stop], _style(tag.style, int(self._emphasis[at])), tag)
            at, edge = stop, edge + 1
        while place < len(self._inserted) and self._inserted[place].at == end \
                and self._inserted[place].order[0] < _OPENS:
            yield self._sign(self._inserted[place])
            place += 1

    def _sign(self, sign: _Inserted) -> Chunk:
        # Within the voice of the term that it stands beside.
        beside = sign.at if sign.order[0] == _OPENS else sign.at - 1
        return Chunk(sign.text, sign.style, self.tags[self._whose[beside]])


#: At one place terms end, then a pronoun is explained, then others begin.
_ENDS, _EXPLAINS, _OPENS = 0, 1, 2


def layers(profile: Profile, members: Sequence[Member]) -> Layers:
    """Find all that lies over an article's text; ``members`` are its speakers, in order."""
    from framing.voices.echoes import echoes

    text = printable(profile.article.text)
    whose, tags = _painted(profile, members)
    found = echoes(profile.document)
    marked = _marked(profile, found)
    emphasis = np.zeros(len(text) + 1, np.uint8)
    inserted = _explained(profile, members)
    for number, (kind, spans) in enumerate(marked):
        for start, end in spans:
            emphasis[start:end] |= 1 << _EMPHASES.index(kind.style)
            inserted += [_Inserted(start, (_OPENS, -end, number), kind.sign, "dim"),
                         _Inserted(end, (_ENDS, -start, -number), kind.sign, "dim")]
    inserted.sort()
    changes = np.flatnonzero((np.diff(whose) != 0) | (np.diff(emphasis) != 0)) + 1
    edges = sorted({*changes.tolist(), *(each.at for each in inserted)})
    return Layers(text, tags, frozenset(tags), marked, found, whose, edges, emphasis, inserted)


def _painted(profile: Profile, members: Sequence[Member]) -> tuple[
        NDArray[np.int32], tuple[Tag, ...]]:
    """The number of each character's tag, and the tags; a quotation lies above what is reported."""
    tags = {Tag(): 0}
    whose = np.zeros(len(profile.article.text) + 1, np.int32)
    for quote in sorted(profile.quotes, key=lambda quote: (quote.kind in SPOKEN,
                                                           quote.start - quote.end)):
        if quote.kind != "title":
            tag = _tag(quote, members)
            whose[quote.start : quote.end] = tags.setdefault(tag, len(tags))
    for block in profile.article.blocks:
        if block.set_aside and profile.clean:
            tag = Tag("", ASIDE, "dim")
            whose[block.start : block.end] = tags.setdefault(tag, len(tags))
    return whose, tuple(tags)


def _tag(quote: Quote, members: Sequence[Member]) -> Tag:
    if quote.kind == "scare":
        return Tag("", DISTANCE)
    sign, faint = (QUOTED, "") if quote.kind in SPOKEN else (REPORTED, "italic")
    if quote.person is None:
        return Tag(NOBODY, sign, faint)
    member = members[quote.person]
    letter = member.letter + "?" * bool(quote.antecedent)
    return Tag(letter, sign, f"{member.style} {faint}".strip())


def _marked(profile: Profile, found: Sequence[Echo]) -> tuple[tuple[Kind, tuple[Span, ...]], ...]:
    """The places of each kind of term."""
    twice = {span for echo in found for span in (echo.first, echo.second)}
    marked = [(ECHO, tuple(sorted(twice)))]
    for id in profile:
        kind = KINDS.get(id, Kind(LISTED, printable(id.removeprefix("lexicon.")), "bold"))
        places = profile.evidence(id)
        marked.append((kind, tuple(Span(place.start, place.end) for place in places)))
    return tuple(marked)


def _explained(profile: Profile, members: Sequence[Member]) -> list[_Inserted]:
    """Whom each pronoun seems to mean, to go in behind it."""
    meant = {quote.speaker_span.end: members[quote.person] for quote in profile.quotes
             if quote.antecedent and quote.speaker_span and quote.person is not None}
    return [_Inserted(end, (_EXPLAINS, 0, 0), f" [{printable(surname(member.speaker))}?]",
                      f"{member.style} dim") for end, member in meant.items()]


@cache
def _style(style: str, emphases: int) -> str:
    """A voice's style with the emphases whose bits are set."""
    return " ".join(filter(None, (style, *(each for place, each in enumerate(_EMPHASES)
                                           if emphases >> place & 1))))
