"""A profile in one voice: the author's own words, the quoted ones, or one speaker's alone.

It reads like any profile, so that whatever prints a profile prints this one; the words left out are
in :attr:`Heard.whole`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from framing.counts import Floats, Reading
from framing.document import Document
from framing.errors import SettingError
from framing.inference import Sample
from framing.profiles import VOICES, Profile
from framing.voices import Speaker

#: The place of one who doesn't speak in an article: nobody's, so that no word is kept.
_ABSENT = 1 << 30


@dataclass(frozen=True, eq=False)
class Heard(Profile):
    """A profile whose readings, evidence and words are one voice's.

    ``voice``: author, quoted, or the speaker's name, the same for all articles; ``speaking`` is the
    speaker as this article has him, ``None`` where he doesn't speak in it.
    """

    whole: Profile = field(kw_only=True, repr=False)
    voice: str = field(kw_only=True)
    speaking: Speaker | None = field(kw_only=True, default=None)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the whole and the voice: another process counts both again."""
        return _heard_again, (self.whole, self.voice, self.speaking)

    def reading(self, id: str, voice: str = "all") -> Reading:
        """Give a measure's reading of this voice; of another one where it is named.

        Raises:
            KeyError: no such measure or voice; the message names the nearest.

        """
        if voice not in ("all", self.voice):
            return self.whole.reading(id, voice)
        self._known(id)
        if self.silence and self.refusal is None:
            return Reading(None, None, None, 0, None, self.silence)
        if id not in self.counts:
            return self.whole.reading(id, "quoted")
        return self._reading(self.counts[id], id)

    def values(self) -> dict[str, float | None]:  # type: ignore[override]
        """Give every measure's value in this voice."""
        return {id: self.value(id) for id in self}

    # Resampling draws sentences of the whole article, of which a voice has its parts.

    def sample(self, id: str, voice: str = "all",
               without: frozenset[str] = frozenset()) -> Sample | None:
        """Give a measure's components by sentence in this voice, or in one that is named."""
        return None if self.silence else self.whole.sample(id, self._named(voice), without)

    def interval(self, id: str, voice: str = "all") -> tuple[float, float] | None:
        """Give the 95 % interval of a value in this voice, or in one that is named."""
        return None if self.silence else self.whole.interval(id, self._named(voice))

    def drawn(self, sample: Sample) -> Floats:
        """Give a sample's sums in each resample of the article: components × resamples."""
        return self.whole.drawn(sample)

    def sentences(self, id: str, voice: str = "all") -> NDArray[np.int32] | None:
        """Give the sentence of each of a measure's hits in this voice, or in one that is named."""
        return None if self.silence else self.whole.sentences(id, self._named(voice))

    def _named(self, voice: str) -> str:
        """What the whole calls a voice: a speaker by his name in this article."""
        if voice not in ("all", self.voice):
            return voice
        return self.speaking.name if self.speaking else self.voice

    @property
    def silence(self) -> str | None:
        """Why nothing can be read: nobody is quoted, or this speaker isn't; else ``None``."""
        if len(self.document.tokens) or self.voice == "author":
            return None
        if self.voice == "quoted":
            return "nobody is quoted"
        if self.speaking is None:
            return f"{self.voice} doesn’t speak in it"
        return f"{self.speaking.name} is reported, not quoted"


def heard(profiles: Sequence[Profile], voice: str) -> tuple[Profile, ...]:
    """Read articles in one voice: all, author, quoted, or a speaker, looked up in each article.

    Raises:
        SettingError: nobody of that name speaks in any of them, or several do in one.

    """
    if voice.lower() in VOICES:
        known = voice.lower()
        if known == "all":
            return tuple(profiles)
        return tuple(_heard(each, each.document.of(known), known) for each in profiles)
    places = [_place(each, voice) for each in profiles]
    found = [(each, each.speakers[place]) for each, place in zip(profiles, places, strict=True)
             if place is not None]
    if not found:
        raise SettingError(nobody(profiles, voice))
    name = found[0][1].name
    return tuple(
        _heard(each, each.document.of(_ABSENT if place is None else place), name,
               None if place is None else each.speakers[place])
        for each, place in zip(profiles, places, strict=True))


def _heard(whole: Profile, document: Document, voice: str,
           speaking: Speaker | None = None) -> Heard:
    counts = {
        measure.id: measure.count(document) for measure in whole.measures
        if measure.id in whole.counts and measure.unit != "ledger" and len(document.tokens)
    }
    kept = {each.name: getattr(whole, each.name) for each in fields(Profile)}
    return Heard(**{**kept, "document": document, "counts": counts}, whole=whole, voice=voice,
                 speaking=speaking)


def _heard_again(whole: Profile, voice: str, speaking: Speaker | None) -> Heard:
    """Make a profile in one voice of what was pickled of it."""
    if voice in VOICES:
        return _heard(whole, whole.document.of(voice), voice)
    place = _ABSENT if speaking is None else whole.speakers.index(speaking)
    return _heard(whole, whole.document.of(place), voice, speaking)


def _place(profile: Profile, name: str) -> int | None:
    """The place of the one speaker who is called so, in full or in part; ``None`` for nobody."""
    found = profile.called(name)
    if len(found) > 1:
        several = ", ".join(profile.speakers[place].name for place in found)
        raise SettingError(
            f"{name!r} could be {several} in {profile.article.name}: give more of the name.")
    return found[0] if found else None


def nobody(profiles: Sequence[Profile], name: str) -> str:
    """Say that nobody of a name speaks, and who does."""
    texts = " or ".join(each.article.name for each in profiles)
    names = list(dict.fromkeys(
        speaker.name for each in profiles for speaker in each.speakers if speaker.named))
    from difflib import get_close_matches  # for what was mistyped alone

    near = get_close_matches(name, names, 1)
    who = (f"one of {', '.join(dict.fromkeys([*near, *names]))}" if names
           else "a speaker, but none with a name speaks there")
    return f"Nobody called {name!r} speaks in {texts}: a voice is all, author, quoted, or {who}."


def whole(profile: Profile) -> Profile:
    """Give the profile of all of an article's words."""
    return profile.whole if isinstance(profile, Heard) else profile
