"""Groups of copies: who is linked with whom, the oldest first, and what each is to which other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from framing.collection.copies.candidates import candidates
from framing.collection.copies.joining import Joined
from framing.collection.copies.sketches import LEAST_WORDS, Places, Sketches, sketched
from framing.collection.copies.verified import Overlap, Parts, overlaps
from framing.collection.periods import NO_DAY

#: From this share of the shorter one's runs of five words on, an article is a copy: as
#: ``framing compare`` says it. Of 91,378 pairs of climate articles, those with a shared text have
#: 0.70 to 1.00, all others 0.48 and less.
MOST = 0.5
#: What two articles share must be so many different runs: a phrase again and again is no copy.
LEAST_SHARED = 15
#: An article that is shorter than this share of the other is part of it; else they are near copies.
SAME_LENGTH = 0.75

Kind = Literal["same", "near", "contained", "contains"]


@dataclass(frozen=True)
class Member:
    """An article of a group: ``place`` in the collection, and what it is to the article ``of``.

    ``kind``: ``same``, word for word; ``near``, most of its words; ``contained`` in it, most of
    this one's; or ``contains`` it. ``share``: of the shorter one's runs of five words, those that
    the other has too; ``jaccard``: of all runs of the two. ``of`` is the group's first article,
    unless this one is linked with it through another alone. The first is of none.
    """

    place: int
    of: int | None = None
    kind: Kind | None = None
    share: float | None = None
    jaccard: float | None = None


@dataclass(frozen=True)
class Group:
    """Articles that are copies of each other, the oldest first, undated ones last."""

    members: tuple[Member, ...]

    @property
    def first(self) -> int:
        """The place of the oldest article."""
        return self.members[0].place


@dataclass(frozen=True)
class Copies:
    """What was found among ``articles``, of which ``short`` ones have too few words to tell.

    ``groups``: the largest first.
    """

    groups: tuple[Group, ...]
    articles: int
    short: int


def copies(
    parts: Parts, articles: int, days: Places | None = None, *, seed: int = 0
) -> Copies:
    """Group the articles of a collection that are copies of each other.

    Args:
        parts: gives the articles' words, part by part, each time it is called.
        articles: how many there are.
        days: [article], the day each was published, as ``Collection.counts(["day"])`` has it: the
            oldest of a group stands first.
        seed: chooses the permutations of MinHash.

    """
    found = sketched(parts(), articles, seed)
    rows, twins = _distinct(found)
    pairs = found.places[candidates(found.bands, found.slots, rows)]
    joined = Joined()
    links = []
    for overlap in overlaps(pairs, parts, found.sizes, lambda a, b: not joined.together(a, b)):
        if _copied(overlap):
            joined.join(overlap.a, overlap.b)
            links.append(overlap)
    for place in np.flatnonzero(twins != np.arange(articles)).tolist():
        joined.join(int(twins[place]), place)

    def age(place: int) -> tuple[bool, int, int]:
        day = NO_DAY if days is None else int(days[place])
        return day == NO_DAY, day, place

    ordered = [sorted(group, key=age) for group in joined.groups()]
    groups = _told(ordered, twins, links, parts, found.sizes)
    return Copies(tuple(sorted(groups, key=lambda group: (-len(group.members), group.first))),
                  articles, int((found.sizes < LEAST_WORDS).sum()))


def _copied(overlap: Overlap) -> bool:
    return overlap.shared >= LEAST_SHARED and overlap.containment >= MOST


def _distinct(found: Sketches) -> tuple[Places, Places]:
    """The rows of each text's first article, and of every article the place of that first one."""
    _, first, of_text = np.unique(found.texts, return_index=True, return_inverse=True)
    twins = np.arange(len(found.sizes))
    twins[found.places] = found.places[first[of_text]]
    return np.sort(first), twins


def _told(
    groups: Sequence[Sequence[int]], twins: Places, links: Iterable[Overlap],
    parts: Parts, sizes: Places,
) -> list[Group]:
    """Say what each article is to its group's first one, or to that through which it is linked."""
    near: dict[int, list[Overlap]] = defaultdict(list)
    for link in links:
        near[link.a].append(link)
        near[link.b].append(link)
    texts = [twins[np.array(group)].tolist() for group in groups]
    asked = np.array([(own[0], text) for own in texts for text in sorted(set(own))
                      if text != own[0]], np.int64).reshape(-1, 2)
    direct = {(each.a, each.b): each for each in overlaps(asked, parts, sizes, lambda _a, _b: True)}
    found = []
    for group, (first, *others) in zip(groups, texts, strict=True):
        through = _paths(first, near)
        members = [Member(group[0])]
        for place, text in zip(group[1:], others, strict=True):
            if text == first:
                members.append(Member(place, group[0], "same", 1.0, 1.0))
                continue
            overlap = direct[first, text]
            of = group[0]
            if not _copied(overlap):
                overlap = through[text]
                of = overlap.a if overlap.b == text else overlap.b
            own, other = ((overlap.runs_b, overlap.runs_a) if overlap.b == text
                          else (overlap.runs_a, overlap.runs_b))
            members.append(Member(place, of, _kind(own, other), overlap.containment,
                                  overlap.jaccard))
        found.append(Group(tuple(members)))
    return found


def _kind(own: int, other: int) -> Kind:
    if min(own, other) >= SAME_LENGTH * max(own, other):
        return "near"
    return "contained" if own < other else "contains"


def _paths(first: int, near: dict[int, list[Overlap]]) -> dict[int, Overlap]:
    """Of each text that links lead to from the first, the last link of the shortest way."""
    found: dict[int, Overlap] = {}
    waiting = deque([first])
    seen = {first}
    while waiting:
        text = waiting.popleft()
        for link in near[text]:
            other = link.b if link.a == text else link.a
            if other not in seen:
                seen.add(other)
                found[other] = link
                waiting.append(other)
    return found
