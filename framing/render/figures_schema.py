"""The JSON Schema of figures: of framing explain, scorecard, agree, corpus and stories."""

from __future__ import annotations

from typing import Any

from framing.render.schema import _COUNT, _MAYBE, _NUMBER, _TEXT, _about, _list, _record

_ENDS = {"low": _about(_NUMBER, "lower end of the 95 % interval; null where there is none"),
         "high": _about(_NUMBER, "upper end of the 95 % interval; null where there is none")}
_BASELINE = _record("What a simpler measure reaches on the same texts.", name=_TEXT, value=_NUMBER)
_SHIPPED = _record(
    "How well a measure agrees with people on a set of labelled texts.",
    measure=_TEXT, data=_TEXT, split=_about(_TEXT, "how texts learnt from are kept apart"),
    n=_COUNT, metric=_TEXT, value=_NUMBER, **_ENDS, baselines=_list(_BASELINE),
    published=_about(_TEXT, "a figure of others, with its paper; or empty"),
    people=_about(_TEXT, "how far people agree among themselves; or empty"),
)


def _explain() -> dict[str, Any]:
    span = _record(
        "A span that was counted: the article's text[start:end] equals text.",
        start=_COUNT, end=_COUNT, text=_TEXT, label=_TEXT, voice={"enum": ["author", "quoted"]},
        speaker=_about(_MAYBE, "who is quoted there, where that is known"),
        weight=_about(_NUMBER, "what it adds to the measure's count"),
        part=_about(_NUMBER, "what it adds to the value; null where rules stand between"),
        why=_about(_MAYBE, "what the weight is made of"))
    counted = _record(
        "What a measure counted in a sentence.",
        id=_TEXT, of=_about({"enum": ["sentence", "paragraph"]}, "what the value is of"),
        value=_NUMBER, note=_about(_MAYBE, "why there is no value"),
        steps=_about(_MAYBE, "how the weights become the value"), spans=_list(span))
    return _record(
        "Which spans of a line's sentences gave which part of which number (--at).",
        schema={"const": "framing.explain/1"},
        article=_record("Where it stands.", name=_TEXT, source=_TEXT, sha256=_TEXT),
        line=_about({"type": "integer", "minimum": 1}, "as it was asked for"),
        sentences=_list(_record(
            "A sentence.", start=_COUNT, end=_COUNT, line={"type": "integer", "minimum": 1},
            text=_TEXT, measures=_list(counted))),
    )


def _measures() -> dict[str, Any]:
    return _record(
        "What measures mean.",
        schema={"const": "framing.measures/1"},
        measures=_list(_record(
            "A measure; per, unit and cite are null of what is on the scorecard and is none.",
            id=_TEXT, title=_TEXT, doc=_TEXT, per=_MAYBE, unit=_MAYBE, cite=_MAYBE,
            people=_list(_SHIPPED),
            card=_about({"type": ["object", "null"]}, "of the table that it counts by"))),
    )


def _figures() -> dict[str, Any]:
    return _record("How well measures did on public labelled texts.",
                   schema={"const": "framing.figures/1"}, figures=_list(_SHIPPED))


def _scorecard() -> dict[str, Any]:
    return _record(
        "How a measure follows labels of the user's own.",
        schema={"const": "framing.scorecard/1"},
        measure=_TEXT, voice=_TEXT, labels=_about(_TEXT, "what the labels were taken for"),
        n=_about(_COUNT, "texts with a label and a value"), groups=_COUNT,
        left_out={"type": "object", "additionalProperties": _COUNT},
        figures=_list(_record("An agreement.", metric=_TEXT, value=_NUMBER, **_ENDS,
                              baseline=_BASELINE)),
        worst=_list(_record("A text that it gets wrong.", line=_COUNT, text=_TEXT, label=_TEXT,
                            value=_NUMBER, expected=_TEXT)),
    )


def _agree() -> dict[str, Any]:
    coefficient = _record("A coefficient.", value=_NUMBER, **_ENDS, units=_COUNT,
                          note=_about(_MAYBE, "why there is no value"))
    pair = _record("Two coders: kappa of names, alpha of other codes.", coders=_list(_TEXT),
                   same=_about(_NUMBER, "share of the units that both coded alike"))
    return _record(
        "How far coders agree.",
        schema={"const": "framing.agree/1"},
        level={"enum": ["nominal", "ordinal", "interval"]},
        units=_COUNT, compared=_about(_COUNT, "units with two codes and more"),
        coders=_list(_TEXT), codes={"type": "object", "additionalProperties": _COUNT},
        alpha=coefficient, kappa={"anyOf": [coefficient, {"type": "null"}]},
        pairs=_list({**pair, "properties": {**pair["properties"], "kappa": coefficient,
                                            "alpha": coefficient}}),
    )


def _corpus() -> dict[str, Any]:
    return _record(
        "What framing corpus made.",
        schema={"const": "framing.corpus/1"},
        folder=_TEXT, articles=_COUNT, words=_COUNT,
        outlets=_list(_TEXT, "their names; of articles that tell none there is none"),
        first=_about(_MAYBE, "the first day, as 2031-03-05; null where no article has a date"),
        last=_MAYBE, undated=_about(_COUNT, "articles without a date that could be read"),
        unread_dates=_about(_COUNT, "articles with a date that can't be read in one way only"),
        tagged=_about(_COUNT, "articles whose text looks like HTML"),
        entities=_about(_COUNT, "articles in whose text HTML entities were left standing"),
        errors=_about(_COUNT, "what could not be read: errors.ndjson in the folder says why"),
        same_id=_about(_COUNT, "articles that have the id of an earlier one"),
        left_out=_about(_COUNT, "those of them that are not in the collection"),
        parts=_COUNT, parts_before=_about(_COUNT, "parts that an earlier run had done"),
        parts_taken_out=_about(_COUNT, "parts whose texts are gone, changed or no longer named"),
        failed=_list(_record("A part that killed its workers.", part=_TEXT, why=_TEXT)),
    )


def _stories() -> dict[str, Any]:
    member = _record(
        "An article of a story.",
        place=_about(_COUNT, "its number in the collection, from 0"), id=_TEXT,
        outlet=_about(_TEXT, "empty where none is told"), day=_MAYBE, title=_MAYBE,
        likeness=_about(_NUMBER, "its mean cosine with the story's other articles"))
    return _record(
        "The articles of a collection that tell one story.",
        schema={"const": "framing.stories/1"},
        settings=_record(
            "How they were found.",
            window=_about({"type": ["integer", "null"]}, "days; null where all were compared"),
            threshold={"type": "number"}, idf=_TEXT),
        articles=_COUNT, alone=_COUNT, undated=_about(_COUNT, "left out, as without a date"),
        short=_about(_COUNT, "left out, as of a few words"),
        stories=_list(_record(
            "A story, the largest first.", story={"type": "integer", "minimum": 1}, size=_COUNT,
            outlets=_list(_TEXT), first=_MAYBE, last=_MAYBE,
            words=_list(_TEXT, "the words that set it apart, the heaviest first"),
            central=_about(_COUNT, "the place of the most central article"),
            articles=_list(member))),
        notes=_list(_TEXT, "how it was done, and what it can't know"),
    )


#: By the name in the document's own key ``schema``.
SHAPES = {"explain": _explain, "measures": _measures, "figures": _figures,
          "scorecard": _scorecard, "agree": _agree, "corpus": _corpus,
          "stories": _stories}
