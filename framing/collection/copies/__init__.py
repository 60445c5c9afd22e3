"""Copies: near-duplicates and syndicated text, however often it was shortened or touched up.

Words are sketched (:mod:`.sketches`), sketches that agree give candidates (:mod:`.candidates`),
candidates are counted exactly (:mod:`.verified`), and what holds is grouped (:mod:`.groups`).
"""

from __future__ import annotations

from framing.collection.copies.groups import Copies, Group, Kind, Member, copies

__all__ = ["Copies", "Group", "Kind", "Member", "copies"]
