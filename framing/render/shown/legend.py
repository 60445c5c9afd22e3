"""The head of an article that is shown: who speaks, and what the signs in it mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.profiles import Profile
from framing.render.data.speech import quoted_words
from framing.render.screen.chunks import Chunk
from framing.render.screen.wrapping import Line, measured, wrapped
from framing.render.shown.cast import NOBODY, Member
from framing.render.shown.layers import ASIDE, DISTANCE, ECHO, QUOTED, REPORTED, Layers
from framing.support.printing import printable

#: Columns of the labels.
_LABEL = 9
_APART = 3
#: So many repetitions are told with their places.
MOST_ECHOES = 5

_SIGNS = ((QUOTED, "quoted"), (REPORTED, "reported"),
          (DISTANCE, "quotation marks at a distance"), (ASIDE, "set aside, not counted"))

Item = Sequence[Chunk]


def legend(profile: Profile, over: Layers, members: Sequence[Member], letter: str,
           width: int) -> list[Line]:
    """An article's name and size, its speakers, and the signs that stand in it, explained."""
    lines = [*_title(profile, letter, width)]
    letters = {tag.letter for tag in over.used}
    here = [member for member in members if letters & {member.letter, f"{member.letter}?"}]
    lines += _flow("Named", (_member(each) for each in here if each.speaker.named), width)
    lines += _flow("Unnamed", (_member(each) for each in here if not each.speaker.named), width)
    if any(member.speaker.reported for member in here):
        lines += _flow("", [[Chunk("words quoted + reported", "dim")]], width)
    lines += _flow("Gutter", _gutter(over), width)
    lines += _flow("Marks", _marks(over), width)
    lines += _flow("Repeats", _repeats(profile, over), width)
    if profile.refusal:
        lines += _flow("No marks", [[Chunk(profile.refusal)]], width)
    return lines


def _title(profile: Profile, letter: str, width: int) -> list[Line]:
    words, quoted = int(profile.document.words.sum()), quoted_words(profile)
    size = f"{words:,} words, {quoted:,} of them quoted" if quoted else f"{words:,} words"
    named = f"{letter}  " * bool(letter) + printable(profile.article.name)
    return wrapped([Chunk(named, "bold"), Chunk(f"  {size}", "dim")], width)


def _member(member: Member) -> Item:
    speaker = member.speaker
    words = f"{speaker.words} + {speaker.reported}" if speaker.reported else f"{speaker.words}"
    return [Chunk(member.letter, f"bold {member.style}"),
            Chunk(f" {printable(speaker.name)}", member.style), Chunk(f" {words}")]


def _gutter(over: Layers) -> Iterable[Item]:
    used = {tag.sign for tag in over.used}
    letters = {tag.letter for tag in over.used}
    for sign, meaning in _SIGNS:
        if sign in used:
            yield [Chunk(sign, "bold"), Chunk(f" {meaning}")]
    if NOBODY in letters:
        yield [Chunk(NOBODY, "bold"), Chunk(" nobody named")]
    proposed = next((each for each in sorted(letters) if each[1:].endswith("?")), None)
    if proposed:
        yield [Chunk(proposed, "bold"), Chunk(f" proposed: a pronoun that seems to mean "
                                              f"{proposed[:-1]}")]


def _marks(over: Layers) -> Iterable[Item]:
    for kind, places in over.marks:
        if places and kind != ECHO:
            yield [Chunk(kind.sign, "dim"), Chunk(kind.name, kind.style), Chunk(kind.sign, "dim"),
                   Chunk(f" {len(places)}")]


def _repeats(profile: Profile, over: Layers) -> Iterable[Item]:
    for echo in over.echoes[:MOST_ECHOES]:
        places = " and ".join(
            f"{profile.article.line(span.start)} ({printable(voice)})" for span, voice in
            ((echo.first, echo.first_voice), (echo.second, echo.second_voice)))
        yield [Chunk(ECHO.sign, "dim"), Chunk(printable(echo.text), ECHO.style),
               Chunk(ECHO.sign, "dim"), Chunk(f" lines {places}")]
    if len(over.echoes) > MOST_ECHOES:
        yield [Chunk(f"{len(over.echoes) - MOST_ECHOES} more")]


def _flow(label: str, items: Iterable[Item], width: int) -> list[Line]:
    """A label, and beside it as many items a line as it holds; one too long for a line wraps."""
    room = width - _LABEL
    rows: list[list[Chunk]] = []
    used = room
    for item in items:
        size = measured(item)
        if rows and used + _APART + size <= room:
            rows[-1] += [Chunk(" " * _APART), *item]
            used += _APART + size
        elif size <= room:
            rows.append([*item])
            used = size
        else:
            rows += [[*line] for line in wrapped(item, room)]
            used = room
    return [[Chunk((label if number == 0 else "").ljust(_LABEL), "bold"), *row]
            for number, row in enumerate(rows)]
