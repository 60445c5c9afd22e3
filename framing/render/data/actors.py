"""Whom the articles name, as plain dictionaries and lists."""

from __future__ import annotations

from typing import Any

from framing.comparison import Comparison
from framing.one_voice import whole
from framing.portrayal import Actor
from framing.profiles import Profile
from framing.render.data.speech import place
from framing.render.numbers import number


def actors(profile: Profile) -> list[dict[str, Any]]:
    """All actors of an article, the most often named first."""
    return [_actor(profile, actor) for actor in profile.actors]


def shared_actors(comparison: Comparison) -> list[dict[str, Any]]:
    """The actors that more than one article names, by their places in each one's actors."""
    numbers = [{id(actor): number for number, actor in enumerate(whole(profile).actors)}
               for profile in comparison.profiles]
    return [
        {"name": each.name, "kind": each.kind,
         "actors": [None if actor is None else known[id(actor)]
                    for known, actor in zip(numbers, each.actors, strict=True)]}
        for each in comparison.actors
    ]


def _actor(profile: Profile, actor: Actor) -> dict[str, Any]:
    article = profile.article
    return {
        "name": actor.name, "kind": actor.kind, "share": number(actor.share),
        "first": actor.mentions[0].start, "forms": dict(actor.forms),
        "mentions": [{**place(article, each.start, each.end), "voice": each.voice, "why": each.why}
                     for each in actor.mentions],
        "proposed": [{**place(article, each.start, each.end), "voice": each.voice, "why": each.why}
                     for each in actor.proposed],
        "predicates": [
            {**place(article, each.start, each.end), "voice": each.voice, "lemma": each.lemma,
             "role": each.role, "negated": each.negated, "mention": each.mention}
            for each in actor.predicates],
        "modifiers": [{**place(article, each.start, each.end), "voice": each.voice,
                       "place": each.place} for each in actor.modifiers],
        "speaker": actor.speaker, "spoken": actor.spoken,
        "toward": list(actor.toward),
        "tone": {voice: tone._asdict() for voice, tone in actor.tone.items()},
    }
