"""Articles as they stand, with what was found in them: whose words, and which terms were counted.

A gutter on the left has the line of the file, the letters of those who speak and a sign for how;
what was counted stands between signs. Colours say the same once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from framing.article import LINE_END, Article, Span
from framing.lettering import label
from framing.profiles import Profile
from framing.render import Options
from framing.render.screen.chunks import Chunk, Tag
from framing.render.screen.wrapping import Line, measured, wrapped, written
from framing.render.shown.cast import cast
from framing.render.shown.heard import CUT, Heard
from framing.render.shown.layers import QUOTED, Layers, layers
from framing.render.shown.legend import legend
from framing.support.printing import printable

#: From so many columns on, two articles stand side by side.
BESIDE = 120
_BETWEEN = 3


def shown(profiles: Sequence[Profile], options: Options,
          heard: Sequence[Sequence[Heard]] | None = None) -> str:
    """Articles for a screen: two side by side where there is room, else one after the other.

    ``heard`` has for each article the passages to show instead of the whole text.
    """
    beside = len(profiles) == 2 and options.width >= BESIDE
    width = (options.width - _BETWEEN) // 2 if beside else options.width
    many = len(profiles) > 1
    heads, bodies = [], []
    passages = heard if heard is not None else [None] * len(profiles)
    for number, (profile, members, own) in enumerate(
            zip(profiles, cast(profiles), passages, strict=True)):
        over = layers(profile, members)
        letter = label(number) if many else ""
        if own is not None:
            over = over.within([part for each in own for part in each.parts])
        heads.append(legend(profile, over, members, letter, width))
        bodies.append(_passages(profile.article, over, own, width) if own is not None
                      else _whole(profile.article, over, width))
    if beside:
        lines = [*_side_by_side(heads, width), [], *_side_by_side(bodies, width)]
    else:
        lines = []
        for head, body in zip(heads, bodies, strict=True):
            lines += [*([[], []] if lines else []), *head, [], *body]
    return "".join(written(line, color=options.color) + "\n" for line in lines)


def _side_by_side(columns: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    for left, right in zip_longest(*columns, fillvalue=()):
        pad = " " * (width - measured(left) + _BETWEEN)
        yield [*left, Chunk(pad), *right]


# -- the text --------------------------------------------------------------------------------------


def _whole(article: Article, over: Layers, width: int) -> list[Line]:
    """Every line of the file with its number, wrapped beside the gutter."""
    places = file_lines(article.text)
    gutter = _Gutter(over, len(places))
    lines: list[Line] = []
    for number, place in enumerate(places, 1):
        lines += gutter.rows(number, over.chunks(*place), width)
    return lines


def file_lines(text: str) -> list[Span]:
    """Where the lines of a file stand in its text, their ends left out."""
    ends = [*LINE_END.finditer(text)]
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    places = [Span(*place) for place in zip(starts, stops, strict=True)]
    return places[:-1] if len(places) > 1 and starts[-1] == len(text) else places


def _passages(article: Article, over: Layers, heard: Sequence[Heard], width: int) -> list[Line]:
    """The passages of one voice, a blank line between any two."""
    if not heard:
        return [[Chunk("Nobody speaks here.", "dim")]]
    gutter = _Gutter(over, article.line(len(article.text)))
    lines: list[Line] = []
    for each in heard:
        chunks: list[Chunk] = []
        for number, part in enumerate(each.parts):
            if number:
                chunks.append(Chunk(CUT if chunks else CUT.lstrip(), "dim"))
            chunks += over.chunks(*part)
        if each.proposed:
            chunks.append(Chunk(f" [{printable(each.proposed)}: {printable(each.short)}?]", "dim"))
        lines += [*([[]] if lines else []),
                  *gutter.rows(article.line(each.parts[0].start), chunks, width)]
    return lines


class _Gutter:
    """The columns left of the text: line number, then letters, each with the sign of its speech."""

    def __init__(self, over: Layers, last: int) -> None:
        self._digits = max(3, len(str(last)))
        longest = max(len(tag.letter + tag.sign) for tag in over.tags)
        self._signs = max(4, longest + 1)

    def rows(self, number: int, chunks: Iterable[Chunk], width: int) -> Iterator[Line]:
        """A line of the file, wrapped, each row with its gutter; the number beside the first."""
        room = width - self._digits - self._signs - 2
        for place, line in enumerate(wrapped(chunks, room)):
            blank = not any(chunk.text.strip() for chunk in line)
            label = "" if place or blank else str(number)
            yield [] if blank else [Chunk(label.rjust(self._digits) + " ", "dim"),
                                    *self._voices(line), *line]

    def _voices(self, line: Line) -> list[Chunk]:
        """Who speaks on a row, the last beside the text; a plus for those there is no room for."""
        found: dict[str, Tag] = {}
        for tag in dict.fromkeys(chunk.tag for chunk in line):
            who = tag.letter.rstrip("?") or tag.letter or tag.sign
            if tag.sign and (who not in found or found[who].sign != QUOTED):
                found[who] = tag
        signs = [Chunk(" ")]
        room = self._signs
        for number, (letter, sign, style) in enumerate(reversed(found.values()), 1):
            size = len(letter + sign)
            if size + (number < len(found)) > room:
                signs.insert(0, Chunk("+", "dim"))
                room -= 1
                break
            color = style.removesuffix("italic").strip()
            signs[:0] = ([Chunk(letter + sign, f"{color} bold".strip())] if sign == QUOTED else
                         [Chunk(letter, color), Chunk(sign, "dim")])
            room -= size
        return [Chunk(" " * room), *signs]
