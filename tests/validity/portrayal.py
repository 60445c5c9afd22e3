"""How well actors are found and told apart, on the heroes, villains and victims of 428 articles.

    python -m tests.validity.portrayal

Frermann et al. 2023 had people name the heroes, villains and victims of climate articles.
Articles whose ID is divisible by five were looked at while the rules were written; the figures are
of the others. Nothing is trained. Many of those entities are no names (*climate alarmism*): only
those written with capitals throughout are asked for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from framing import Article
from framing.portrayal import AGENT, PATIENT, Actor
from framing.profiles import Profile, profile
from tests.commands import parser
from tests.validity.scoring import Row, auc, interval, table

_DATA = "entities of climate articles as hero, villain, victim (Frermann et al. 2023)"
_SPLIT = ("no training; articles with an ID divisible by 5 seen, of the others some names; "
          "the others reported")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_SMALL = frozenset({"of", "the", "and", "for", "a", "in", "s", "'s"})
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


class Entity(NamedTuple):
    """A labelled entity with the places where its article has it word for word."""

    article: int
    text: str
    role: str
    places: tuple[tuple[int, int], ...]


@cache
def articles() -> dict[int, str]:
    """The texts of the articles that are reported on, by ID."""
    return {int(row["ID"]): row["text"] for row in table("narrative_frames/articles_metadata.tsv")
            if int(row["ID"]) % 5}


@cache
def read(number: int) -> Profile:
    """An article's profile; nothing is counted for it."""
    return profile(Article.from_text(articles()[number], language="en"), only=())


def entities() -> list[Entity]:
    """The labelled entities that are names and stand in their article."""
    found = []
    for row in table("narrative_frames/role_and_frame_annoations.tsv"):
        number, text = int(row["ID"]), row["entity"].strip().strip('"')
        words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
        if number not in articles() or not words or not all(word[0].isupper() for word in words):
            continue
        places = [(each.start(), each.end())
                  for each in re.finditer(re.escape(text), articles()[number])]
        if places:
            found.append(Entity(number, text, row["role"], tuple(places)))
    return found


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _actor(entity: Entity) -> Actor | None:
    """The actor whose names stand where the entity does, the most often named one."""
    return next((actor for actor in read(entity.article).actors
                 if any(_touch((each.start, each.end), place)
                        for each in actor.mentions for place in entity.places)), None)


def _names() -> Row:
    found = entities()
    hit = np.array([_actor(each) is not None for each in found], np.float64)
    plain = np.array([any(_touch(each.span(), place)
                          for each in _INSIDE.finditer(articles()[entity.article])
                          for place in entity.places) for entity in found], np.float64)
    groups = [each.article for each in found]
    low, high = interval(lambda truth, _: float(truth.mean()), hit, hit, groups)
    return Row("portrayal.names", _DATA, _SPLIT, len(found), "recall", float(hit.mean()), low, high,
               (("capitals inside a sentence", float(plain.mean())),))


def _balance(actor: Actor) -> float:
    """The share of what an actor does among what it does and undergoes; one half where neither."""
    does, undergoes = len(actor.does(AGENT)), len(actor.does(PATIENT))
    return (does + 1) / (does + undergoes + 2)


def _roles() -> list[tuple[int, Actor, set[str]]]:
    """Each actor that is labelled, once an article, with the roles that it is given there."""
    roles: dict[tuple[int, str], tuple[Actor, set[str]]] = {}
    for entity in entities():
        actor = _actor(entity)
        if actor:
            roles.setdefault((entity.article, actor.name), (actor, set()))[1].add(entity.role)
    return [(number, actor, given) for (number, _), (actor, given) in roles.items()]


def _ill(actor: Actor) -> float:
    """The share of an actor's mentions told ill, less that told well."""
    found = actor.tone["all"]
    return (found.negative - found.positive) / max(1, sum(found))


def _told_apart() -> list[Row]:
    """Villains told by how sentences stand to them, victims by what they undergo."""
    labelled = [(number, actor, given) for number, actor, given in _roles() if len(given) == 1]
    groups = [number for number, _, _ in labelled]
    villain = np.array(["villain" in given for _, _, given in labelled], np.float64)
    tone = np.array([_ill(actor) for _, actor, _ in labelled])
    share = np.array([actor.share for _, actor, _ in labelled])
    whole = np.array([np.mean([_ill(each) for each in read(number).actors])
                      for number, _, _ in labelled])
    low, high = interval(auc, villain, tone, groups)
    rows = [Row("portrayal.tone", _DATA + ": villains", _SPLIT, len(labelled), "AUC",
                auc(villain, tone), low, high,
                (("the same of all actors of the article", auc(villain, whole)),
                 ("share of mentions", auc(villain, share))))]
    victim = np.array(["victim" in given for _, _, given in labelled], np.float64)
    undergoes = np.array([-_balance(actor) for _, actor, _ in labelled])
    low, high = interval(auc, victim, undergoes, groups)
    return [*rows, Row("portrayal.patient", _DATA + ": victims", _SPLIT, len(labelled), "AUC",
                       auc(victim, undergoes), low, high,
                       (("fewer mentions", auc(victim, -share)),))]


def rows() -> list[Row]:
    """The rows of the scorecard."""
    return [_names(), *_told_apart()]


if __name__ == "__main__":
    parser("tests.validity.portrayal", __doc__).parse_args()
    for row in rows():
        print(row)
