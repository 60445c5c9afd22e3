"""What is kept of an actor: mentions, naming forms, predicates, modifiers, speech and tone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from framing.support.records import NamedTuple


class Mention(NamedTuple):
    """A place where an actor is named, titles included: ``article.text[start:end] == text``.

    ``why`` it is taken for this actor: same name, surname, first name, initials, … ; ``voice`` is
    whose words it stands in, author or quoted. ``proposed``: a pronoun or a title alone that seems
    to mean the actor; it is in no count but its own.
    """

    start: int
    end: int
    text: str
    why: str
    voice: str
    proposed: bool = False


class Predicate(NamedTuple):
    """What an actor does (``agent``) or has done to it (``patient``), and where.

    ``lemma`` is the verb, ``text`` as it stands; ``negated`` whether it is denied; ``mention`` is
    the place in the actor's mentions.
    """

    start: int
    end: int
    text: str
    lemma: str
    role: str
    negated: bool
    voice: str
    mention: int


class Modifier(NamedTuple):
    """Words that describe an actor, directly ``before`` the name or set off ``behind`` it."""

    start: int
    end: int
    text: str
    place: str
    voice: str


class Tone(NamedTuple):
    """In how many mentions the sentence is negative, neutral and positive toward an actor."""

    negative: int
    neutral: int
    positive: int


@dataclass(frozen=True)
class Actor:
    """A person, place or organisation that an article names.

    ``name`` is the fullest one used, without titles; ``words`` its folded words; ``kind``: person,
    place, organisation or unknown. ``share``: of all mentions of all actors, 0…1. ``speaker`` is
    the place in the article's speakers, where it speaks; ``spoken`` how many words it is quoted
    with.
    """

    name: str
    words: tuple[str, ...]
    kind: str
    mentions: tuple[Mention, ...]
    proposed: tuple[Mention, ...]
    share: float
    predicates: tuple[Predicate, ...]
    modifiers: tuple[Modifier, ...]
    speaker: int | None
    spoken: int
    judge: Callable[[], Sequence[str]] = field(repr=False, compare=False)

    @cached_property
    def toward(self) -> tuple[str, ...]:
        """How each mention's sentence stands to the actor: negative, neutral or positive.

        By a model that reads the words around a name (:mod:`framing.toward`), when first asked.
        """
        return tuple(self.judge())

    @property
    def tone(self) -> dict[str, Tone]:
        """How sentences stand to the actor, by voice: all, author, quoted."""
        by_voice = {voice: Counter(label for label, each in
                                   zip(self.toward, self.mentions, strict=True)
                                   if voice in ("all", each.voice))
                    for voice in ("all", "author", "quoted")}
        return {voice: Tone(found["negative"], found["neutral"], found["positive"])
                for voice, found in by_voice.items()}

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """The names and titles it is called by, the most used first; a possessive's 's left off."""
        used = Counter(_plain(each.text) for each in self.mentions)
        return tuple(sorted(used.items(), key=lambda form: (-form[1], form[0])))

    def does(self, role: str) -> tuple[Predicate, ...]:
        """The predicates in which it has this role, ``agent`` or ``patient``."""
        return tuple(each for each in self.predicates if each.role == role)


def _plain(text: str) -> str:
    for ending in ("’s", "'s"):
        text = text.removesuffix(ending)
    return " ".join(text.split())
