"""Stories: the articles of a collection that tell one, found by their words and their days.

Two articles are neighbours when they are at most a few days apart and their TF-IDF vectors have a
cosine of at least the threshold; neighbours are joined by average link
(:mod:`~framing.collection.stories.linkage`). The threshold was chosen on labelled pairs of climate
articles (``tests/validity/stories.py``), of the months set aside for that: F1 is .80 at .16 and .79
at .22, with a precision of .66 and .88. The higher was taken, since in a larger collection a day
has more articles that could be taken for one story.

An article without a date can't be near any: it is left out and counted, unless all are compared
with all. So is one of a few words, whose cosine would rest on a handful of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from framing.background import Background
from framing.collection import clustered
from framing.collection.periods import NO_DAY, day_of
from framing.collection.store import Collection
from framing.collection.stories.linkage import average_link
from framing.collection.stories.nearness import Ints, neighbours
from framing.collection.stories.weights import Weighed, weigh
from framing.errors import SettingError
from framing.sources.files import shown
from framing.support.records import NamedTuple

#: Days between neighbours, and their least cosine; see above.
WINDOW, THRESHOLD = 3, 0.22
#: An article with fewer words is left out.
LEAST_WORDS = 30
#: So many words name a story.
NAMED_BY = 6


class Member(NamedTuple):
    """An article of a story.

    ``place``: its number in the collection. ``likeness``: the mean cosine with the story's other
    articles; the most central one has the highest.
    """

    place: int
    id: str
    outlet: str
    day: date | None
    title: str | None
    likeness: float


@dataclass(frozen=True)
class Story:
    """Articles that tell one story, by date; ``number`` counts from 1, the largest first.

    ``words``: the words that set it apart from the rest of the collection, the heaviest first.
    """

    number: int
    articles: tuple[Member, ...]
    words: tuple[str, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, by name, those that aren't told left out."""
        return tuple(sorted({member.outlet for member in self.articles} - {""}))

    @property
    def central(self) -> Member:
        """The article most like the others, the earliest of several."""
        return _central(self.articles)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last date; ``None`` where no article has one."""
        found = [member.day for member in self.articles if member.day is not None]
        return (min(found), max(found)) if found else None

    def by_outlet(self) -> dict[str, Member]:
        """Of each outlet that is told, its most central article."""
        return {outlet: _central([member for member in self.articles if member.outlet == outlet])
                for outlet in self.outlets}


def _central(members: Any) -> Member:
    best: Member = max(members, key=lambda member: member.likeness)
    return best


@dataclass(frozen=True)
class Stories:
    """What was found. ``articles``: how many the collection has.

    ``undated`` and ``short`` were left out; ``foreign`` are not in English, so that the news
    background doesn't know their words (0 where it wasn't asked). ``window`` is ``None`` where all
    were compared with all.
    """

    found: tuple[Story, ...]
    articles: int
    undated: int
    short: int
    foreign: int
    window: int | None
    threshold: float
    background: str

    @property
    def alone(self) -> int:
        """How many articles were compared and tell no other's story."""
        return (self.articles - self.undated - self.short
                - sum(len(story.articles) for story in self.found))

    def write(self, collection: Collection) -> None:
        """Write ``stories.csv``: of every article the story's number, none where it is alone.

        Raises:
            SettingError: it can't be written, or the collection is another one by now; what was
                there is as it was.

        """
        groups = {member.place: story.number for story in self.found for member in story.articles}
        clustered.write(collection, "stories", (
            (place, row["id"], groups.get(place)) for place, row
            in enumerate(collection.rows("id"))))


def find(collection: Collection, *, window: int | None = WINDOW, threshold: float = THRESHOLD,
         background: Background | None = None) -> Stories:
    """Find the stories of two articles and more, the largest first, then the earliest.

    Args:
        collection: its articles.
        window: neighbours are at most so many days apart; ``None`` compares all with all, those
            without a date too.
        threshold: the least cosine of neighbours, and the least mean of a story; above 0.
        background: what tells how common a word is; the collection itself where ``None``.

    Raises:
        SettingError: no article has a date, or too many pairs are alike to be held.

    """
    columns = collection.counts(["day", "words", "read"])
    days, long = columns["day"], columns["words"] >= LEAST_WORDS
    dated = (days != NO_DAY) | (window is None)
    if len(days) and not dated.any():
        raise SettingError(
            f"No article of {shown(str(collection.folder))} has a date, and stories are looked for "
            "among articles of neighbouring days: make it again from a table with their dates (and "
            "--date-field, if need be), or give --window all to compare each with each.")
    kept = np.flatnonzero(dated & long)
    kept = kept[days[kept].argsort(kind="stable")]
    found: tuple[Story, ...] = ()
    if len(kept) > 1:
        weighed = weigh(collection.word_parts(), background)
        rows = Weighed(weighed.matrix[kept], weighed.words)
        del weighed
        pairs = neighbours(rows.matrix, days[kept], window, threshold)
        groups = _largest_first(average_link(rows.matrix, pairs, threshold))
        found = tuple(_stories(collection, groups, rows, kept, days))
    return Stories(
        found, len(days),
        int((~dated).sum()), int((dated & ~long).sum()),
        int((columns["read"][kept] == 0).sum()) if background is not None else 0,
        window, threshold, "these" if background is None else background.name)


def _largest_first(names: Ints) -> list[Ints]:
    """The rows of each group of two and more, the largest group first, then by its first row."""
    order = names.argsort(kind="stable")
    ends = np.flatnonzero(np.diff(names[order])) + 1
    groups = [rows for rows in np.split(order, ends) if len(rows) > 1]
    return sorted(groups, key=lambda rows: (-len(rows), int(rows[0])))


def _stories(collection: Collection, groups: list[Ints], weighed: Weighed, kept: Ints,
             days: Ints) -> Iterator[Story]:
    """Tell of each group what its articles are and which words name it."""
    wanted = {int(kept[row]) for rows in groups for row in rows}
    told = {place: row for place, row
            in enumerate(collection.rows("id", "outlet", "title")) if place in wanted}
    usual = np.asarray(weighed.matrix.mean(axis=0)).ravel()
    for number, rows in enumerate(groups, 1):
        own = weighed.matrix[rows]
        whole = np.asarray(own.sum(axis=0)).ravel()
        likeness = (own @ whole - own.multiply(own).sum(axis=1).A1) / (len(rows) - 1)
        telling = whole / len(rows) - usual
        places = [place for place in np.argsort(-telling, kind="stable")[:NAMED_BY].tolist()
                  if telling[place] > 0]
        yield Story(number, tuple(
            Member(place, told[place]["id"], told[place]["outlet"], day_of(int(days[place])),
                   told[place]["title"], round(float(alike), 6))
            for place, alike in zip(kept[rows].tolist(), likeness.tolist(), strict=True)),
            tuple(weighed.words[place] for place in places))
