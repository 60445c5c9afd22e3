"""Actors that several articles name, matched by the rules that bring mentions together.

Two names are one's where nothing in them clashes: *Putin* in one article is *Vladimir Putin* in
another that names no other Putin; a person is never matched with a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.portrayal.chains import agrees
from framing.portrayal.entries import Actor
from framing.portrayal.kinds import UNKNOWN
from framing.portrayal.known import same
from framing.support.records import NamedTuple


class Shared(NamedTuple):
    """An actor that two articles or more name: ``actors`` one an article, ``None`` where absent.

    ``name`` is the fullest that any uses, ``kind`` what most say, unknown where they differ.
    """

    name: str
    kind: str
    actors: tuple[Actor | None, ...]

    @property
    def least(self) -> int:
        """The fewest mentions in an article that names it."""
        return min(len(actor.mentions) for actor in self.actors if actor)


#: So many groups at the most are looked at for a name: many share a last word in a list of names.
_FEW = 50


def shared(articles: Sequence[Sequence[Actor]]) -> tuple[Shared, ...]:
    """Match the actors of several articles: those in most articles first, then by mentions.

    Full names of all articles come first; a single word joins the one group that it fits, all of
    it, and none where it fits several: the order of the articles decides nothing.
    """
    groups: list[list[Actor | None]] = []
    by_name: dict[str, list[int]] = {}
    for single in (False, True):
        for place, actors in enumerate(articles):
            for actor in actors:
                if (len(actor.words) == 1) != single:
                    continue
                keys = (same(" ".join(actor.words)), f"… {actor.words[-1]}")
                near = dict.fromkeys(at for key in keys for at in by_name.get(key, ())[:_FEW])
                found = [at for at in near if groups[at][place] is None and all(
                    _same(each, actor) for each in groups[at] if each)]
                if len(found) == 1:
                    groups[found[0]][place] = actor
                elif not found:
                    for key in keys:
                        by_name.setdefault(key, []).append(len(groups))
                    groups.append([None] * len(articles))
                    groups[-1][place] = actor
    made = [_shared(group) for group in groups if sum(each is not None for each in group) > 1]
    return tuple(sorted(made, key=lambda each: (
        -sum(actor is not None for actor in each.actors), -each.least, each.name)))


def _shared(group: Sequence[Actor | None]) -> Shared:
    actors = [actor for actor in group if actor]
    name = max(actors, key=lambda actor: (len(actor.words), len(actor.mentions))).name
    kinds = {actor.kind for actor in actors} - {UNKNOWN}
    return Shared(name, kinds.pop() if len(kinds) == 1 else UNKNOWN, tuple(group))


def _same(one: Actor, other: Actor) -> bool:
    """Whether two articles' actors are one: names that agree, and kinds that don't clash."""
    if UNKNOWN not in (one.kind, other.kind) and one.kind != other.kind:
        return False
    if same(" ".join(one.words)) == same(" ".join(other.words)):
        return True
    if len(one.words) > 1 and len(other.words) > 1:
        return agrees(one.words, other.words) is not None
    single, full = (one, other) if len(one.words) == 1 else (other, one)
    return len(full.words) > 1 and single.words[0] == full.words[-1] and full.kind == "person" and (
        any(each.why == "surname" for each in full.mentions) or single.kind == "person")
