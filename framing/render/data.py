"""What goes out to machines: profiles and comparisons as plain dictionaries and lists.

The shape is the contract that ``framing schema`` writes out. Numbers have six significant digits,
keys stand in a fixed order and nothing depends on the clock or the place, so that the same input
gives the same bytes.
"""

from __future__ import annotations

import math
from typing import Any

import framing
from framing.comparison import Comparison
from framing.counts import Reading
from framing.lexicon import available, lexicon
from framing.profiles import Profile

#: How many of an article's heaviest TF-IDF words are given.
STRESSES = 25


def number(value: float | None) -> float | int | None:
    """Round to six significant digits; ``None`` stays, and so does a whole number."""
    if value is None or not math.isfinite(value):
        return None
    rounded = float(f"{value:.6g}")
    return rounded + 0.0  # no negative zero


def tool(profile: Profile) -> dict[str, Any]:
    """Which program and which word lists made the figures, the user's own among them."""
    shipped = {name: lexicon(name).sha256 for name in available()}
    own = {name: sha256 for measure in profile.measures for name, sha256 in measure.lists}
    return {
        "name": "framing",
        "version": framing.__version__,
        "lexicons": {name: f"sha256:{sha256}" for name, sha256 in (shipped | own).items()},
    }


def reading(read: Reading) -> dict[str, Any]:
    """A reading; low and high are null as long as no interval is drawn."""
    return {
        "value": number(read.value),
        "low": number(read.low),
        "high": number(read.high),
        "n": read.n,
        "hits": read.hits,
        "note": read.note,
    }


def article(profile: Profile) -> dict[str, Any]:
    """One article: what it is, its blocks, its measures by voice, and the places behind them."""
    source = profile.article
    sizes = profile.document
    return {
        "name": source.name,
        "source": source.source,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "bom": source.bom,
        "language": source.language,
        "title": source.title,
        "author": source.author,
        "date": source.date,
        "words": int(sizes.words.sum()),
        "sentences": int(sizes.worded.sum()),
        "characters": len(source.text),
        "blocks": [
            {"role": block.role, "start": block.start, "end": block.end,
             "line": source.line(block.start), "counted": not block.set_aside or not profile.clean,
             "why": block.why}
            for block in source.blocks
        ],
        "measures": {
            id: {voice: reading(read) for voice, read in profile[id].items()} for id in profile
        },
        "evidence": {
            id: [
                {"start": place.start, "end": place.end, "text": place.text,
                 "label": place.label, "voice": place.voice, "weight": number(place.weight),
                 "line": source.line(place.start)}
                for place in profile.evidence(id)
            ]
            for id in profile
        },
        "warnings": list(source.warnings),
    }


def settings(idf: str, clean: bool) -> dict[str, Any]:
    """The settings that shaped the figures; no resamples means no intervals and no tests."""
    return {"resamples": 0, "idf": idf, "clean": clean}


def profiled(profile: Profile) -> dict[str, Any]:
    """A ``framing.profile/1`` document."""
    return {
        "schema": "framing.profile/1",
        "tool": tool(profile),
        "settings": {"resamples": 0, "clean": profile.clean},
        "article": article(profile),
    }


def compared(comparison: Comparison) -> dict[str, Any]:
    """A ``framing.compare/1`` document."""
    articles = [article(profile) for profile in comparison.profiles]
    for row, stresses in zip(articles, comparison.stresses, strict=True):
        row["stresses"] = [
            {"term": weight.text, "count": weight.uses, "weight": number(weight.weight)}
            for weight in stresses[:STRESSES]
        ]
    return {
        "schema": "framing.compare/1",
        "tool": tool(comparison.profiles[0]),
        "settings": settings(comparison.background.name, comparison.clean),
        "articles": articles,
        "comparability": {"verdict": "not judged", "reasons": []},
        "similarity": {
            "pairs": [
                {"a": pair.a, "b": pair.b, "cosine": number(pair.cosine),
                 "containment": number(pair.containment)}
                for pair in comparison.similarity.pairs
            ]
        },
        "shared": [
            {"term": shared.text, "counts": list(shared.counts),
             "weights": [number(weight) for weight in shared.weights]}
            for shared in comparison.shared[:STRESSES]
        ],
        "terms": [
            {"term": term.text, "article": term.article, "counts": list(term.counts),
             "sentences": list(term.sentences), "log_odds": number(term.log_odds),
             "z": number(term.z), "p": number(term.p), "q": number(term.q)}
            for term in comparison.terms if term.p is not None
        ],
        "findings": list(comparison.findings),
        "warnings": list(comparison.warnings),
    }
