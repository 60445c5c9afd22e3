"""Copies with all that is told of them: whose they are, when, and the passage that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from framing.article import Article
from framing.collection import clustered
from framing.collection.copies.groups import Copies, Group, Member, copies
from framing.collection.copies.passages import Shared, passage
from framing.collection.folders import CLUSTERED
from framing.collection.store import Collection
from framing.errors import UnreadableError

#: What is told of each article.
TOLD = ("id", "outlet", "date", "title", "source", "position", "words")
#: So many articles are kept when the passages of a group are looked up one after the other.
_KEPT = 64


@dataclass(frozen=True)
class Listed:
    """The copies of a collection; ``rows``: what is known of each that is in a group, by place."""

    collection: Collection
    found: Copies
    rows: dict[int, dict[str, Any]]

    @property
    def path(self) -> Path:
        """Where the groups are written."""
        return self.collection.folder / CLUSTERED["copies"]

    @property
    def grouped(self) -> int:
        """How many articles are in a group."""
        return len(self.rows)

    def passages(self, groups: Sequence[Group]) -> Iterator[list[Shared | str | None]]:
        """Read the articles again: of each group's members the passage shared with its other.

        ``None`` for the first, which has none; a sentence where the texts can't be read any more.
        """
        clean = bool(self.collection.manifest["settings"]["clean"])
        read = lru_cache(maxsize=_KEPT)(
            lambda place: self.collection.again(place, self.rows[place]))
        for group in groups:
            yield [_passage(read, member, clean) for member in group.members]

    def write(self) -> None:
        """Write the groups to the collection's folder: place, id and group of each copy.

        Raises:
            SettingError: it can't be written, or the collection is another one by now; what was
                there is as it was.

        """
        clustered.write(self.collection, "copies", (
            (member.place, self.rows[member.place]["id"], number)
            for number, group in enumerate(self.found.groups, 1) for member in group.members))


def listed(collection: Collection) -> Listed:
    """Find the copies in a collection, and who they are."""
    found = copies(collection.word_parts, len(collection), collection.counts(["day"])["day"])
    places = {member.place for group in found.groups for member in group.members}
    rows = {place: row for place, row in enumerate(collection.rows(*TOLD, "sha256"))
            if place in places}
    return Listed(collection, found, rows)


def _passage(read: Any, member: Member, clean: bool) -> Shared | str | None:
    if member.of is None:
        return None
    try:
        one: Article = read(member.of)
        return passage(one, read(member.place), clean=clean)
    except UnreadableError as error:
        return str(error)
