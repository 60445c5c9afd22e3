"""What goes out to machines: profiles and comparisons as plain dictionaries and lists.

The shape is the contract that ``framing schema`` writes out. Numbers have six significant digits,
keys stand in a fixed order and nothing depends on the clock or the place, so that the same input
gives the same bytes.
"""

from __future__ import annotations

from typing import Any

import framing
from framing.comparison import Comparison
from framing.counts import Reading
from framing.lexicon import available, lexicon
from framing.one_voice import Heard
from framing.profiles import VOICES, Profile
from framing.render.data.actors import actors, shared_actors
from framing.render.data.speech import quotes, speakers
from framing.render.data.tested import comparable, contrast, evidence, finding
from framing.render.intervals import with_interval
from framing.render.numbers import number
from framing.render.review.lacking import covered

#: How many of an article's heaviest TF-IDF words are given.
STRESSES = 25


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
    """A reading; low and high are null where there is no interval."""
    return {
        "value": number(read.value),
        "low": number(read.low),
        "high": number(read.high),
        "n": read.n,
        "hits": read.hits,
        "note": read.note,
    }


def article(profile: Profile) -> dict[str, Any]:
    """One article: what it is, its blocks, who speaks, its measures by voice, and their evidence.

    Read in one voice, it carries the readings of all voices all the same, and the evidence of that
    one.
    """
    source = profile.article
    whole, voice = ((profile.whole, profile.voice) if isinstance(profile, Heard)
                    else (profile, "all"))
    sizes = whole.document
    return {
        "name": source.name,
        "source": source.source,
        "address": source.address,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "bom": source.bom,
        "language": source.language,
        "title": source.title,
        "author": source.author,
        "date": source.date,
        "site": source.site,
        "words": int(sizes.words.sum()),
        "sentences": int(sizes.worded.sum()),
        "characters": len(source.text),
        "blocks": [
            {"role": block.role, "start": block.start, "end": block.end,
             "line": source.line(block.start), "counted": not block.set_aside or not profile.clean,
             "why": block.why}
            for block in source.blocks
        ],
        "quotes": quotes(whole),
        "speakers": speakers(whole),
        "actors": actors(whole),
        "measures": {
            id: {
                **{each: reading(with_interval(whole, id, each)) for each in VOICES},
                **({} if voice in VOICES else {voice: reading(with_interval(profile, id))}),
            }
            for id in profile
        },
        "evidence": {
            id: [evidence(source, place) for place in profile.evidence(id)] for id in profile
        },
        "warnings": list(source.warnings),
    }


def settings(profile: Profile, **more: str) -> dict[str, Any]:
    """The settings that shaped the figures."""
    return {"seed": profile.seed, "resamples": profile.resamples, **more, "clean": profile.clean,
            "names": profile.names.name if profile.names else "rules",
            "voice": profile.voice if isinstance(profile, Heard) else "all"}


def profiled(profile: Profile) -> dict[str, Any]:
    """A ``framing.profile/1`` document."""
    return {
        "schema": "framing.profile/1",
        "tool": tool(profile),
        "settings": settings(profile),
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
        "settings": settings(comparison.profiles[0], idf=comparison.background.name),
        "articles": articles,
        "comparability": comparable(comparison),
        "coverage": covered(comparison),
        "actors": shared_actors(comparison),
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
        "findings": [finding(comparison, found) for found in comparison.findings],
        "contrasts": [contrast(comparison, found) for found in comparison.contrasts],
        "warnings": list(comparison.warnings),
    }
