"""Lines of the review about whom the articles name: what each makes them do, and has done to them.

Side by side for the actors that more than one article names. In brief a line an actor, of those who
do or undergo something; in full a line an article, with naming forms, how sentences stand to them,
and places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from framing.comparison import Comparison
from framing.one_voice import Heard
from framing.portrayal import AGENT, PATIENT, Actor, Predicate
from framing.portrayal.shared import Shared
from framing.profiles import Profile
from framing.render.review.cells import count
from framing.render.review.speaking import Line
from framing.support.patterns import Pattern

#: In brief so many actors, so many verbs an article, and so many mentions an article at the least,
#: all taken together.
ACTORS, VERBS, LEAST = 4, 3, 2
#: In full so many verbs of a part, and so many forms of a name.
MANY, FORMS = 12, 4
#: Verbs that tell next to nothing of who does them.
_PLAIN = frozenset({"say", "tell", "seem", "appear", "add", "get", "go", "make", "take", "become",
                    "require", "remain", "look", "sound"})
#: Adverbs before a verb that say nothing of what is done: today announced, also reaffirmed.
_ASIDE = frozenset({"also", "first", "later", "meanwhile", "recently", "then", "today",
                    "yesterday"})
#: Before a name, that what follows is not told as done; and so far before it that stands.
_IF = Pattern(r"\b(?:if|in case|unless|whether)\s+(?:the\s+|(?:mr|mrs|ms|dr|sen|gov)\.?\s+)?\Z",
              re.IGNORECASE)
_IF_BEFORE = 20


def acting(comparison: Comparison, letters: Sequence[str], *, brief: bool,
           most: int = ACTORS) -> list[Line]:
    """Who is named in more than one article, and what each makes them do.

    In brief, of ``most`` at the most: those whose deeds every article tells most of.
    """
    profiles = comparison.profiles
    if len(profiles) < 2 or isinstance(profiles[0], Heard):
        return []
    label = "Both name" if len(profiles) == 2 else "Named"
    if brief:
        stated = [_stated(profile) for profile in profiles]
        told = [each._replace(actors=tuple(
                        actor and told_of(actor) for told_of, actor in
                        zip(stated, each.actors, strict=True)))
                    for each in comparison.actors if _acts(each) > 1 and not any(
                        _may_be_another(each, actor, profile)
                        for actor, profile in zip(each.actors, profiles, strict=True))]
        found = sorted(filter(_told_in_brief, told), key=_fewest_verbs, reverse=True)
        return [Line(label, "", (_in_brief(each, letters),)) for each in found[:most]]
    return [
        Line(label, f"{each.name}, {letter}: ", _in_full(actor, profile, letter))
        for each in comparison.actors if each.least >= LEAST or _acts(each)
        for actor, profile, letter in zip(each.actors, profiles, letters, strict=True) if actor
    ]


def _stated(profile: Profile) -> Callable[[Actor], Actor]:
    """What the text itself says that an actor does: not what it reports of him, nor what if.

    Of *prosecutors said that Roe had forged a letter* nothing, of *if Roe is jailed* neither.
    """
    text = profile.article.text
    reported: list[int] = []  # the beginnings and ends of what is reported, in their order
    for quote in sorted((each for each in profile.quotes if each.kind == "indirect"),
                        key=lambda each: each.start):
        if reported and quote.start <= reported[-1]:
            reported[-1] = max(reported[-1], quote.end)
        else:
            reported += [quote.start, quote.end]

    def stated(actor: Actor) -> Actor:
        return replace(actor, predicates=tuple(
            each for each in actor.predicates
            if bisect_right(reported, each.start) % 2 == 0
            and not _IF.search(text, max(0, actor.mentions[each.mention].start - _IF_BEFORE),
                               actor.mentions[each.mention].start)))

    return stated


def own(profile: Profile, letter: str) -> list[Line]:
    """Whom one article names, for a profile in full."""
    if isinstance(profile, Heard):
        return []
    return [Line("Names", f"{actor.name}: ", _in_full(actor, profile, letter))
            for actor in profile.actors
            if len(actor.mentions) > LEAST or actor.predicates or actor.modifiers]


def _acts(found: Shared) -> int:
    """How many verbs its articles have for an actor."""
    return sum(len(actor.predicates) for actor in found.actors if actor)


def _told_in_brief(found: Shared) -> bool:
    """Whether an actor is named often enough, in one article or another, and acts in several.

    Whom a live blog names once, and shows as killed, the next day's report may name four times.
    """
    acting = [actor for actor in found.actors if actor and any(
        each.voice == "author" and each.lemma not in _PLAIN for each in actor.predicates)]
    named = [actor for actor in found.actors if actor]
    return len(acting) > 1 and (
        sum(len(actor.mentions) for actor in named) >= LEAST * len(named))


def _may_be_another(found: Shared, actor: Actor | None, profile: Profile) -> bool:
    """Whether an article has the surname alone for one of two people, more often than a whole name.

    *Mr Roe*, in a text that names Ana Roe and Tom Roe: his count would be short.
    """
    return found.kind == "person" and actor is not None and len(actor.words) > 1 and any(
        each.words == actor.words[-1:] and len(each.mentions) > len(actor.mentions)
        for each in profile.actors if each is not actor)


def _fewest_verbs(found: Shared) -> tuple[int, int]:
    """How many verbs the article has that has the fewest for an actor; then, of all articles."""
    verbs = [len(actor.predicates) for actor in found.actors if actor]
    return min(verbs), sum(verbs)


def _in_brief(found: Shared, letters: Sequence[str]) -> str:
    """*Vask 9–18: A announced, sued; B was accused of*: most verbs first, those that tell."""
    counts = "–".join(str(len(actor.mentions)) if actor else "0" for actor in found.actors)
    parts = []
    for letter, actor in zip(letters, found.actors, strict=True):
        if actor is None:
            continue
        verbs = _verbs(actor, AGENT, VERBS, telling=True)
        done = _verbs(actor, PATIENT, VERBS - len(verbs) or 1, telling=True)
        said = ", ".join(verbs) + ("; " * bool(verbs and done)) + (
            f"acted on: {', '.join(done)}" if done else "")
        parts.append(f"{letter} {said or 'no verb of its own'}")
    return f"{found.name} {counts}: " + " · ".join(parts)


def _verbs(actor: Actor, role: str, most: int, *, telling: bool = False) -> list[str]:
    """The verbs as they stand, one of each, those that tell most and stand most often first.

    ``telling``: those that tell something alone, in the author's words.
    """
    by_lemma: dict[str, list[Predicate]] = {}
    for each in actor.does(role):
        if telling and (each.lemma in _PLAIN or each.voice != "author"):
            continue
        by_lemma.setdefault(each.lemma, []).append(each)
    ordered = sorted(by_lemma.values(), key=lambda each: (
        each[0].lemma in _PLAIN, -len(each), each[0].start))
    return [_said(actor, each[0]) + f" {len(each)}" * (len(each) > 1)
            for each in ordered[:most]]


def _in_full(actor: Actor, profile: Profile, letter: str) -> tuple[str, ...]:
    forms = ", ".join(f"{form} {uses}" for form, uses in actor.forms[:FORMS])
    known = f" ({forms})" * (actor.forms[0][0] != actor.name or len(actor.forms) > 1)
    parts = [count(len(actor.mentions), "mention") + known]
    if actor.proposed:
        uses = Counter(each.text.lower() for each in actor.proposed)
        said = ", ".join(f"{text} {number}" for text, number in uses.most_common(FORMS))
        parts.append(f"perhaps also {said}")
    for role, name in ((AGENT, "does"), (PATIENT, "acted on")):
        found = actor.does(role)
        if found:
            said = ", ".join(f"{_said(actor, each)} {letter}:{profile.article.line(each.start)}"
                             for each in found[:MANY])
            more = len(found) - MANY
            parts.append(f"{name}: {said}" + f", {more} more" * (more > 0))
    if actor.modifiers:
        said = ", ".join(f"“{' '.join(each.text.split())}” {letter}:"
                         f"{profile.article.line(each.start)}" for each in actor.modifiers[:MANY])
        parts.append(f"described as {said}")
    if actor.spoken:
        parts.append(f"quoted with {count(actor.spoken, 'word')}")
    parts += _toned(actor)
    return tuple(parts)


def _said(actor: Actor, found: Predicate) -> str:
    """A verb as it stands: vowed to close; of a passive's agent *seen by …*."""
    by = found.role == AGENT and found.end <= actor.mentions[found.mention].start
    words = found.text.split()
    while len(words) > 1 and words[0].lower() in _ASIDE:
        del words[0]
    return " ".join(words) + " by …" * by


def _toned(actor: Actor) -> list[str]:
    """How sentences stand to it, the author's and the quoted ones apart where there are both."""
    tone = actor.tone
    voices = ["author", "quoted"] if sum(tone["quoted"]) else ["all"]
    return [
        f"sentences on it{'' if voice == 'all' else f', {voice}'}: " + ", ".join(
            f"{name} {number}" for name, number in
            (("well", found.positive), ("ill", found.negative), ("neither", found.neutral))
            if number)
        for voice in voices for found in (tone[voice],) if sum(found)]
