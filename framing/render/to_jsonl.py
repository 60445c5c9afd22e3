"""JSON Lines: a line a record, for tools that read streams."""

from __future__ import annotations

from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.data.articles import compared, profiled
from framing.render.to_json import dump


@renderer("jsonl", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """The parts of a ``framing.compare/1`` document, a line each, ``record`` naming the part.

    First the head (``compare``), then each article, pair, shared word, term, finding,
    contrast, warning; last what changed since a baseline.
    """
    whole = compared(comparison)
    lines = [{"record": "compare", **{key: whole[key] for key in (
        "schema", "tool", "settings", "comparability")}}]
    parts = {"article": whole["articles"], "pair": whole["similarity"]["pairs"],
             "shared": whole["shared"], "term": whole["terms"], "finding": whole["findings"],
             "contrast": whole["contrasts"]}
    lines += [{"record": part, **row} for part, rows in parts.items() for row in rows]
    lines += [{"record": "warning", "text": text} for text in whole["warnings"]]
    if options.changes:
        from framing.render.changes import data as changed

        lines.append({"record": "baseline", **changed(options.changes)})
    return "".join(dump(line) + "\n" for line in lines)


@renderer("jsonl", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """A ``framing.profile/1`` document a line, an article each."""
    documents = [profiled(each) for each in profiles]
    if options.changes:
        from framing.render.changes import data as changed

        for place, document in enumerate(documents):
            document["baseline"] = changed(options.changes, place)
    return "".join(dump(document) + "\n" for document in documents)
