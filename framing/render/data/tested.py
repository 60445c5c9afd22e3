"""What was tested, as plain dictionaries and lists: findings, contrasts, whether to compare."""

from __future__ import annotations

from typing import Any

from framing.article import Article
from framing.comparison import Comparison
from framing.counts import Evidence
from framing.findings import Finding
from framing.render.data.speech import place
from framing.render.numbers import number


def evidence(article: Article, found: Evidence) -> dict[str, Any]:
    """A place that a measure counted."""
    return {**place(article, found.start, found.end), "label": found.label, "voice": found.voice,
            "weight": number(found.weight)}


def finding(comparison: Comparison, found: Finding) -> dict[str, Any]:
    """A finding, with the places it rests on in the first of its articles."""
    article = comparison.profiles[found.articles[0]].article
    return {**contrast(comparison, found),
            "evidence": [evidence(article, each) for each in found.evidence]}


def contrast(comparison: Comparison, found: Finding) -> dict[str, Any]:
    """What was tested and what came of it; the places are in the articles' evidence."""
    section = found.section
    return {
        "measure": found.measure,
        "family": found.family,
        "tests": found.tests,
        "voice": found.voice,
        "articles": list(found.articles),
        "values": [number(value) for value in found.values],
        "difference": number(found.difference),
        "low": number(found.low),
        "high": number(found.high),
        "effect": number(found.effect),
        "floor": number(found.floor),
        "p": number(found.p),
        "q": number(found.q),
        "verdict": found.verdict,
        "why": found.why or None,
        "section": None if section is None else {
            **section._asdict(),
            "line": comparison.profiles[section.article].article.line(section.start)},
        "masked": [number(value) for value in found.masked],
        "robustness": [{"check": check.name, "effect": number(check.effect), "holds": check.holds}
                       for check in found.checks],
        "sentence": found.sentence or None,
    }


def comparable(comparison: Comparison) -> dict[str, Any]:
    """Whether the articles can be compared, and the words that it rests on."""
    found = comparison.comparability
    return {
        "verdict": found.verdict,
        "rules_out": list(found.rules_out),
        "reasons": [
            {"kind": reason.kind, "text": reason.text, "evidence": [
                {"article": cited.article,
                 **place(comparison.profiles[cited.article].article, cited.start, cited.end)}
                for cited in reason.evidence]}
            for reason in found.reasons
        ],
    }
