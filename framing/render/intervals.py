"""Readings with their 95 % intervals, drawn when they are printed, since drawing takes time."""

from __future__ import annotations

from framing.counts import Reading
from framing.profiles import Profile


def with_interval(profile: Profile, id: str, voice: str = "all") -> Reading:
    """A reading with the ends of its interval, where it has a value and one can be drawn."""
    read = profile.reading(id, voice)
    ends = profile.interval(id, voice) if read.value is not None else None
    return read if ends is None else read._replace(low=ends[0], high=ends[1])
