"""JSON Lines: a line a record, for tools that read streams."""

from __future__ import annotations

from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.data import compared, profiled
from framing.render.to_json import dump


@renderer("jsonl", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The parts of a ``framing.compare/1`` document, a line each, ``record`` naming the part.

    First the head (``compare``), then each article, pair, shared word, term, finding, warning.
    """
    whole = compared(comparison)
    lines = [{"record": "compare", **{key: whole[key] for key in (
        "schema", "tool", "settings", "comparability")}}]
    parts = {"article": whole["articles"], "pair": whole["similarity"]["pairs"],
             "shared": whole["shared"], "term": whole["terms"], "finding": whole["findings"]}
    lines += [{"record": part, **row} for part, rows in parts.items() for row in rows]
    lines += [{"record": "warning", "text": text} for text in whole["warnings"]]
    return "".join(dump(line) + "\n" for line in lines)


@renderer("jsonl", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """A ``framing.profile/1`` document a line, an article each."""
    return "".join(dump(profiled(each)) + "\n" for each in profiles)
