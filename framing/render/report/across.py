"""What stands beside a line: where a reference leads, in its own column and in the others'.

A reference opens all columns at once: its own at the line it names, the others at the passage that
is told with it, or else at the one nearest to it in words. A place and what is beside it are one
fragment, ``A47-B13``, which is the id of an empty stretch in line 47 of A; ``A47--B13`` where B's
is only the nearest in words. So the page's style can keep B's line in view without a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from framing.background import Background
from framing.coverage import UNTOLD
from framing.coverage.likeness import nearest
from framing.one_voice import whole
from framing.profiles import Profile
from framing.support.records import NamedTuple

#: With more articles than this the columns don't stand side by side.
MOST_COLUMNS = 4

_OTHER = re.compile(r"(-+)([^-]+)")


class Beside(NamedTuple):
    """The line of another article: its id, how a reader calls it, where its link leads."""

    id: str
    called: str
    to: str
    near: bool


class Anchor(NamedTuple):
    """A place that references lead to, and what stands beside it."""

    id: str
    others: tuple[Beside, ...]


def line_id(letter: str, line: int) -> str:
    """The id of an article's line.

    >>> line_id("A", 47), line_id("A2", 47)
    ('A47', 'A2_47')
    """
    return f"{letter}{'_' * letter[-1].isdigit()}{line}"


def _called(id: str) -> str:
    """An id as a reader has it: ``A:47``. So few columns have letters alone."""
    return f"{id[:1]}:{id[1:]}"


class Across:
    """Finds what stands beside a line of one of the articles, called by ``letters``."""

    def __init__(self, profiles: Sequence[Profile], letters: Sequence[str],
                 background: Background) -> None:
        self.letters = letters
        self._profiles = [whole(each) for each in profiles]
        self._background = background

    @cached_property
    def _near(self) -> dict[tuple[str, str], dict[int, int]]:
        """By letters of two articles: for lines of the first, the nearest of the second."""
        found: dict[tuple[str, str], dict[int, int]] = {}
        for at, (letter, one) in enumerate(zip(self.letters, self._profiles, strict=True)):
            for other_letter, other in zip(self.letters[at + 1 :], self._profiles[at + 1 :],
                                           strict=True):
                ones, others = nearest(one.document.entire, other.document.entire,
                                       self._background)
                found[letter, other_letter] = _by_line(one, other, ones.row.tolist(),
                                                       ones.score.tolist())
                found[other_letter, letter] = _by_line(other, one, others.row.tolist(),
                                                       others.score.tolist())
        return found

    def to(self, letter: str, line: int, told: Mapping[str, int]) -> str:
        """The fragment that leads to a line; ``told`` are lines told with it, by letter."""
        found = line_id(letter, line)
        if not 1 < len(self.letters) <= MOST_COLUMNS:
            return f"#{found}"
        for other in self.letters:
            if other == letter:
                continue
            if other in told:
                found += f"-{line_id(other, told[other])}"
            elif (near := self._near[letter, other].get(line)) is not None:
                found += f"--{line_id(other, near)}"
        return f"#{found}"


def _by_line(one: Profile, other: Profile, rows: Sequence[int],
             scores: Sequence[float]) -> dict[int, int]:
    """The line of the other article that is nearest to each line of the one, where any is near."""
    best: dict[int, tuple[float, int]] = {}
    for row, (twin, score) in enumerate(zip(rows, scores, strict=True)):
        if score < UNTOLD:
            continue
        line = _line_of(one, row)
        if line not in best or score > best[line][0]:
            best[line] = score, _line_of(other, twin)
    return {line: found for line, (_, found) in best.items()}


def _line_of(profile: Profile, row: int) -> int:
    return profile.article.line(int(profile.document.entire.segments.start[row]))


def anchors(targets: Iterable[str]) -> dict[str, list[Anchor]]:
    """The places that fragments lead to, with those that lead back, by the line they stand in.

    >>> [each.id for each in anchors(["#A47-B13", "#A1"])["B13"]]
    ['B13-A47']
    """
    found: dict[str, list[Anchor]] = {}
    wanted = {target.removeprefix("#") for target in targets if "-" in target}
    for id in sorted({turned for each in wanted for turned in _turns(each)}, key=_in_order):
        own, others = _parts(id)
        found.setdefault(own, []).append(Anchor(id, tuple(
            Beside(other, _called(other), f"#{_turned(id, other)}", near)
            for other, near in others.items())))
    return found


def _parts(id: str) -> tuple[str, dict[str, bool]]:
    """The line that an id stands in, and the others with whether they are only near."""
    own = id.partition("-")[0]
    return own, {other: len(dashes) > 1 for dashes, other in _OTHER.findall(id)}


def _turned(id: str, to: str) -> str:
    """The same lines, seen from one of the others; two are told together if both are with it."""
    own, others = _parts(id)
    near = others[to]
    known = sorted([(own, near), *((other, near or far) for other, far in others.items()
                                   if other != to)])
    return to + "".join(f"{'--' if far else '-'}{other}" for other, far in known)


def _turns(id: str) -> list[str]:
    return [id, *(_turned(id, other) for other in _parts(id)[1])]


def _in_order(id: str) -> tuple[list[tuple[str, int]], str]:
    """What ids are sorted by: letters and lines, and of the same lines, told with or only near."""
    return [(each[0], int(each[1:])) for each in id.split("-") if each], id


def rules(found: Mapping[str, Sequence[Anchor]]) -> str:
    """The style that keeps the lines beside a place in view, when a reference has led to it."""
    chosen = [f"body:has(#{anchor.id}:target) #{other.id}"
              for each in found.values() for anchor in each for other in anchor.others]
    if not chosen:
        return ""
    return (f"@media screen and (min-width:44.01rem){{{','.join(chosen)}"
            "{position:var(--beside,sticky);top:0;bottom:0;z-index:1;background:var(--paper);"
            "outline:2px dashed var(--side);outline-offset:-2px}}")
