"""The JSON Schema of what is told of a collection's groups: framing outlets, framing terms --by."""

from __future__ import annotations

from typing import Any

from framing.render.schema.shapes import COUNT, MAYBE, NUMBER, TEXT, about, array, record

_BY = array({"enum": ["outlet", "day", "week", "month", "year"]}, "what articles are grouped by")
_UNITS = about({"enum": ["articles", "copies", "stories"]},
                "what figures are over: articles; texts, copies taken together; or stories")
_LEAST = about(COUNT, "groups of fewer units have counts alone")
_NAMES = {"outlet": about(MAYBE, "null where none is told, or by says nothing of outlets"),
          "period": about(MAYBE, "as ISO 8601 writes it; null where there is no date, or by says "
                                   "nothing of time")}


def _outlets() -> dict[str, Any]:
    cell = record(
        "A measure of a group.",
        articles=about(COUNT, "those with something to count in"),
        units=about(COUNT, "articles, or clusters of them"),
        sums=array(NUMBER, "the measure's components added up; of a rate, hits and what they are "
                            "measured against"),
        value=about(NUMBER, "the measure's formula of the sums, or the sum an article; null "
                              "where note says why"),
        low=about(NUMBER, "lower end of the 95 % interval over units; null where there is none"),
        high=about(NUMBER, "upper end of the 95 % interval over units; null where there is none"),
        note=MAYBE)
    group = record("A group of articles.", **_NAMES, articles=COUNT,
                    measures={"type": "object", "additionalProperties": cell})
    measure = record("A measure that is shown.", id=TEXT,
                      voice={"enum": ["all", "author", "quoted"]}, title=TEXT, per=TEXT)
    return record(
        "Rates of a collection's groups.",
        schema={"const": "framing.outlets/1"}, by=_BY, units=_UNITS, least=_LEAST, articles=COUNT,
        measures=array(measure), groups=array(group, "by name, then by time"),
        wholes=array(group, "each outlet over all its time, or all articles; empty without time"),
        notes=array(TEXT, "what must be known of the figures"))


def _terms() -> dict[str, Any]:
    group = record("A group of articles.", **_NAMES, units=COUNT, words=COUNT)
    term = record(
        "A word that a group uses more than all others together, or that was asked for.",
        term=TEXT, group=about(COUNT, "its place in groups"),
        uses=array(COUNT, "a figure a group"),
        articles=array(COUNT, "a figure a group: units it stands in"),
        rates=array(NUMBER, "a figure a group: uses per so many words"),
        others=about(NUMBER, "the rate in all other groups together"),
        log_odds=about(NUMBER, "of the group against all others, with a prior from news"),
        z=about(NUMBER, "standard deviations above chance; null where it wasn't tested"),
        p=about(NUMBER, "two-sided, of units dealt to groups at random"),
        q=about(NUMBER, "Benjamini and Hochberg's, among all tests"))
    return record(
        "The words that set a collection's groups apart.",
        schema={"const": "framing.terms/1"}, by=_BY, units=_UNITS, least=_LEAST,
        tested=about(COUNT, "how many tests were made"),
        per=about(COUNT, "rates are per so many words"), groups=array(group),
        terms=array(term, "by group, the surest first"),
        notes=array(TEXT, "what must be known of the figures"))


#: By the name in the document's own key ``schema``.
SHAPES = {"outlets": _outlets, "terms": _terms}
