"""The JSON Schema of what is told of a collection's groups: framing outlets, framing terms --by."""

from __future__ import annotations

from typing import Any

from framing.render.schema import _COUNT, _MAYBE, _NUMBER, _TEXT, _about, _list, _record

_BY = _list({"enum": ["outlet", "day", "week", "month", "year"]}, "what articles are grouped by")
_UNITS = _about({"enum": ["articles", "copies", "stories"]},
                "what figures are over: articles; texts, copies taken together; or stories")
_LEAST = _about(_COUNT, "groups of fewer units have counts alone")
_NAMES = {"outlet": _about(_MAYBE, "null where none is told, or by says nothing of outlets"),
          "period": _about(_MAYBE, "as ISO 8601 writes it; null where there is no date, or by says "
                                   "nothing of time")}


def _outlets() -> dict[str, Any]:
    cell = _record(
        "A measure of a group.",
        articles=_about(_COUNT, "those with something to count in"),
        units=_about(_COUNT, "articles, or clusters of them"),
        sums=_list(_NUMBER, "the measure's components added up; of a rate, hits and what they are "
                            "measured against"),
        value=_about(_NUMBER, "the measure's formula of the sums, or the sum an article; null "
                              "where note says why"),
        low=_about(_NUMBER, "lower end of the 95 % interval over units; null where there is none"),
        high=_about(_NUMBER, "upper end of the 95 % interval over units; null where there is none"),
        note=_MAYBE)
    group = _record("A group of articles.", **_NAMES, articles=_COUNT,
                    measures={"type": "object", "additionalProperties": cell})
    measure = _record("A measure that is shown.", id=_TEXT,
                      voice={"enum": ["all", "author", "quoted"]}, title=_TEXT, per=_TEXT)
    return _record(
        "Rates of a collection's groups.",
        schema={"const": "framing.outlets/1"}, by=_BY, units=_UNITS, least=_LEAST, articles=_COUNT,
        measures=_list(measure), groups=_list(group, "by name, then by time"),
        wholes=_list(group, "each outlet over all its time, or all articles; empty without time"),
        notes=_list(_TEXT, "what must be known of the figures"))


def _terms() -> dict[str, Any]:
    group = _record("A group of articles.", **_NAMES, units=_COUNT, words=_COUNT)
    term = _record(
        "A word that a group uses more than all others together, or that was asked for.",
        term=_TEXT, group=_about(_COUNT, "its place in groups"),
        uses=_list(_COUNT, "a figure a group"),
        articles=_list(_COUNT, "a figure a group: units it stands in"),
        rates=_list(_NUMBER, "a figure a group: uses per so many words"),
        others=_about(_NUMBER, "the rate in all other groups together"),
        log_odds=_about(_NUMBER, "of the group against all others, with a prior from news"),
        z=_about(_NUMBER, "standard deviations above chance; null where it wasn't tested"),
        p=_about(_NUMBER, "two-sided, of units dealt to groups at random"),
        q=_about(_NUMBER, "Benjamini and Hochberg's, among all tests"))
    return _record(
        "The words that set a collection's groups apart.",
        schema={"const": "framing.terms/1"}, by=_BY, units=_UNITS, least=_LEAST,
        tested=_about(_COUNT, "how many tests were made"),
        per=_about(_COUNT, "rates are per so many words"), groups=_list(group),
        terms=_list(term, "by group, the surest first"),
        notes=_list(_TEXT, "what must be known of the figures"))


#: By the name in the document's own key ``schema``.
SHAPES = {"outlets": _outlets, "terms": _terms}
