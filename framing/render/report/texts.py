"""The articles' texts for the report: lines cut into pieces where a mark begins or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from framing.article import Block, Span
from framing.one_voice import whole
from framing.profiles import VOICES, Profile
from framing.render.review.forms import form
from framing.render.shown.layers import KINDS
from framing.render.shown.texts import file_lines
from framing.support.printing import printable
from framing.support.records import NamedTuple
from framing.voices import SPOKEN

#: What is marked in the texts: the measure, its class in the style, and what it is called.
MARKED: Mapping[str, tuple[str, str]] = {
    id: (style, KINDS[id].name) for id, style in (
        ("certainty.possibility", "could"), ("certainty.evidentials", "looks"),
        ("certainty.hedges", "soft"), ("certainty.boosters", "sure"),
        ("certainty.obligation", "must"), ("loaded.rate", "load"))}


class Mark(NamedTuple):
    """A place that was counted: its span, its style, what it is, and whose words it stands in."""

    start: int
    end: int
    style: str
    told: str
    voice: str


class Speech(NamedTuple):
    """A quotation: its span, its kind and whose it is."""

    start: int
    end: int
    told: str


class Piece(NamedTuple):
    """A stretch of a line over which nothing changes: its text, its mark, and whether it is speech.

    ``first``: the piece begins its mark, which may go on in the next. ``aside``: it is set aside,
    in a line of which the rest isn't.
    """

    text: str
    mark: Mark | None
    speech: str
    first: bool
    aside: bool = False


_Over = TypeVar("_Over", Mark, Speech, Block)


class TextLine(NamedTuple):
    """A line of the file: its number, what kind of block it stands in, its pieces."""

    number: int
    role: str
    aside: bool
    pieces: tuple[Piece, ...]


class Tick(NamedTuple):
    """A place in the strip beside a text, in thousandths of it; of a mark, whose words they are."""

    at: float
    length: float
    style: str
    voice: str = ""


class Kind(NamedTuple):
    """A kind of mark that stands in a text: its style and name, how many, the commonest forms."""

    style: str
    name: str
    uses: int
    forms: str


class Shown(NamedTuple):
    """A text with all that lies over it, and the strip that shows where.

    ``kinds``: by whose words are counted (all, author, quoted).
    """

    lines: tuple[TextLine, ...]
    marks: tuple[Mark, ...]
    blocks: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    kinds: Mapping[str, tuple[Kind, ...]]


def shown(profile: Profile) -> Shown:
    """An article's text, line by line, with its marks, its speech and what was set aside.

    Of a profile in one voice, all of the text, and that voice's marks alone.
    """
    text = profile.article.text
    marks = tuple(_marks(profile))
    profile = whole(profile)
    speech = tuple(_speech(profile))
    size = max(1, len(text))
    blocks = [Tick(_share(block.start, size), _share(block.end - block.start, size),
                   "aside" if block.set_aside and profile.clean else block.role)
              for block in profile.article.blocks]
    blocks += [Tick(_share(said.start, size), _share(said.end - said.start, size), "speech")
               for said in speech]
    ticks = [Tick(_share(mark.start, size), 0, mark.style, mark.voice) for mark in marks]
    kinds = {voice: tuple(_kinds(text, [mark for mark in marks if voice in ("all", mark.voice)]))
             for voice in VOICES}
    return Shown(tuple(_lines(profile, marks, speech)), marks, tuple(blocks), tuple(ticks),
                 kinds)


def _speech(profile: Profile) -> Iterator[Speech]:
    """What is said in quotation marks, in order; what lies within another quotation left out."""
    last = 0
    for quote in profile.quotes:
        if quote.kind in SPOKEN and quote.start >= last:
            yield Speech(quote.start, quote.end, f"{quote.kind}: {quote.speaker or 'nobody named'}")
            last = quote.end


def _share(offset: int, size: int) -> float:
    return round(1000 * offset / size, 1)


def _marks(profile: Profile) -> Iterator[Mark]:
    """What was counted, in order; where two overlap, the one that begins first, the longer."""
    found = []
    for id, (style, name) in MARKED.items():
        if id in set(profile):
            found += [Mark(each.start, each.end, style,
                           f"{name}{f' ({each.label})' if each.label else ''}", each.voice)
                      for each in profile.evidence(id)]
    last = 0
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= last:
            yield mark
            last = mark.end


def _kinds(text: str, marks: Sequence[Mark]) -> Iterator[Kind]:
    """The kinds that these marks are of."""
    for style, name in MARKED.values():
        forms = Counter(form(text[mark.start : mark.end]) for mark in marks if mark.style == style)
        if forms:
            yield Kind(style, name, forms.total(),
                       ", ".join(each for each, _ in forms.most_common(4)))


def kinds_of(texts: Sequence[tuple[str, str, Shown]]) -> list[tuple[str, str]]:
    """The kinds of marks that stand in any of the texts: style and name."""
    here = {kind.style for _, _, found in texts for kind in found.kinds["all"]}
    return [kind for kind in MARKED.values() if kind[0] in here]


def _lines(profile: Profile, marks: Sequence[Mark],
           speech: Sequence[Speech]) -> Iterator[TextLine]:
    text = profile.article.text
    blocks = sorted(profile.article.blocks, key=lambda block: block.start)
    block = mark = quote = 0
    for number, line in enumerate(file_lines(text), 1):
        while block < len(blocks) - 1 and blocks[block].end <= line.start:
            block += 1
        while mark < len(marks) and marks[mark].end <= line.start:
            mark += 1
        while quote < len(speech) and speech[quote].end <= line.start:
            quote += 1
        here = _within(blocks, block, line.end)
        out = [each for each in here if each.set_aside and profile.clean]
        own = next((each for each in here if each not in out), None)  # behind a dateline, say
        yield TextLine(
            number, own.role if own else here[0].role if here else "", bool(out and own is None),
            tuple(_pieces(text, line, _within(marks, mark, line.end),
                          _within(speech, quote, line.end), out if own else ())))


def _within(found: Sequence[_Over], first: int, end: int) -> Sequence[_Over]:
    """Those from a place on that begin before an offset."""
    last = first
    while last < len(found) and found[last].start < end:
        last += 1
    return found[first:last]


def _pieces(text: str, line: Span, marks: Sequence[Mark], speech: Sequence[Speech],
            out: Sequence[Block]) -> Iterator[Piece]:
    """A line, cut at each end of what lies over it; ``out``: the blocks in it that don't count."""
    over: list[Mark | Speech | Block] = [*marks, *speech, *out]
    edges = sorted({line.start, line.end, *(
        edge for each in over for edge in (each.start, each.end)
        if line.start < edge < line.end)})
    mark = quote = 0
    for start, end in pairwise(edges):
        while mark < len(marks) and marks[mark].end <= start:
            mark += 1
        while quote < len(speech) and speech[quote].end <= start:
            quote += 1
        own = marks[mark] if mark < len(marks) and marks[mark].start <= start else None
        said = speech[quote].told if quote < len(speech) and speech[quote].start <= start else ""
        yield Piece(printable(text[start:end]), own, printable(said),
                    own is not None and own.start == start,
                    any(each.start <= start < each.end for each in out))
