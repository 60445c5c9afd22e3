"""Whose words were counted: a quotation is never charged to the author.

What a profile in one voice counts is that voice's throughout, and nothing is told apart in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.counts import Evidence
from framing.findings import WORDINGS
from framing.one_voice import Heard
from framing.profiles import Profile

#: Tone, −1…1, is told apart from so wide a difference on, …
TONES_APART = 0.15
#: … and where the quoted words make so many sentences.
LEAST_SENTENCES = 5


def told_in(profiles: Sequence[Profile], id: str) -> str:
    """The voice that a measure is told in, the same as it is tested in.

    The author's for certainty, loading and tone where anybody is quoted, else all.
    """
    if isinstance(profiles[0], Heard):
        return "all"
    quoted = any(profile.document.voices.stretches for profile in profiles)
    return "author" if quoted and id.partition(".")[0] in WORDINGS else "all"


def places(profile: Profile, id: str, voice: str = "all") -> tuple[Evidence, ...]:
    """The places that a measure counted, in the words of one voice."""
    found = profile.evidence(id)
    if voice == "all" or isinstance(profile, Heard):
        return found
    return tuple(each for each in found if each.voice == voice)


def quoted_besides(profile: Profile, id: str, voice: str) -> str:
    """Say how many hits are quoted, beside those in the author's words: 5 quoted."""
    if voice != "author":
        return ""
    hits = profile.reading(id, "quoted").hits
    return f"{hits} quoted" if hits else ""


def quoted_tone(profile: Profile, id: str, voice: str) -> float | None:
    """How the quoted words sound, where that is far from how the author's own do."""
    if voice != "author":
        return None
    own, quoted = profile.reading(id, "author"), profile.reading(id, "quoted")
    if own.value is None or quoted.value is None or quoted.n < LEAST_SENTENCES:
        return None
    return quoted.value if abs(own.value - quoted.value) >= TONES_APART else None
