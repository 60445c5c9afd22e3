"""The JSON Schema of figures: of framing explain, scorecard, agree, corpus and stories."""

from __future__ import annotations

from typing import Any

from framing.render.schema.shapes import COUNT, MAYBE, NUMBER, TEXT, about, array, record

_ENDS = {"low": about(NUMBER, "lower end of the 95 % interval; null where there is none"),
         "high": about(NUMBER, "upper end of the 95 % interval; null where there is none")}
_BASELINE = record("What a simpler measure reaches on the same texts.", name=TEXT, value=NUMBER)
_SHIPPED = record(
    "How well a measure agrees with people on a set of labelled texts.",
    measure=TEXT, data=TEXT, split=about(TEXT, "how texts learnt from are kept apart"),
    n=COUNT, metric=TEXT, value=NUMBER, **_ENDS, baselines=array(_BASELINE),
    published=about(TEXT, "a figure of others, with its paper; or empty"),
    people=about(TEXT, "how far people agree among themselves; or empty"),
)


def _explain() -> dict[str, Any]:
    span = record(
        "A span that was counted: the article's text[start:end] equals text.",
        start=COUNT, end=COUNT, text=TEXT, label=TEXT, voice={"enum": ["author", "quoted"]},
        speaker=about(MAYBE, "who is quoted there, where that is known"),
        weight=about(NUMBER, "what it adds to the measure's count"),
        part=about(NUMBER, "what it adds to the value; null where rules stand between"),
        why=about(MAYBE, "what the weight is made of"))
    counted = record(
        "What a measure counted in a sentence.",
        id=TEXT, of=about({"enum": ["sentence", "paragraph"]}, "what the value is of"),
        value=NUMBER, note=about(MAYBE, "why there is no value"),
        steps=about(MAYBE, "how the weights become the value"), spans=array(span))
    return record(
        "Which spans of a line's sentences gave which part of which number (--at).",
        schema={"const": "framing.explain/1"},
        article=record("Where it stands.", name=TEXT, source=TEXT, sha256=TEXT),
        line=about({"type": "integer", "minimum": 1}, "as it was asked for"),
        sentences=array(record(
            "A sentence.", start=COUNT, end=COUNT, line={"type": "integer", "minimum": 1},
            text=TEXT, measures=array(counted))),
    )


def _measures() -> dict[str, Any]:
    return record(
        "What measures mean.",
        schema={"const": "framing.measures/1"},
        measures=array(record(
            "A measure; per, unit and cite are null of what is on the scorecard and is none.",
            id=TEXT, title=TEXT, doc=TEXT, per=MAYBE, unit=MAYBE, cite=MAYBE,
            people=array(_SHIPPED),
            card=about({"type": ["object", "null"]}, "of the table that it counts by"))),
    )


def _figures() -> dict[str, Any]:
    return record("How well measures did on public labelled texts.",
                   schema={"const": "framing.figures/1"}, figures=array(_SHIPPED))


def _scorecard() -> dict[str, Any]:
    return record(
        "How a measure follows labels of the user's own.",
        schema={"const": "framing.scorecard/1"},
        measure=TEXT, voice=TEXT, labels=about(TEXT, "what the labels were taken for"),
        n=about(COUNT, "texts with a label and a value"), groups=COUNT,
        left_out={"type": "object", "additionalProperties": COUNT},
        figures=array(record("An agreement.", metric=TEXT, value=NUMBER, **_ENDS,
                              baseline=_BASELINE)),
        worst=array(record("A text that it gets wrong.", line=COUNT, text=TEXT, label=TEXT,
                            value=NUMBER, expected=TEXT)),
    )


def _agree() -> dict[str, Any]:
    coefficient = record("A coefficient.", value=NUMBER, **_ENDS, units=COUNT,
                          note=about(MAYBE, "why there is no value"))
    pair = record("Two coders: kappa of names, alpha of other codes.", coders=array(TEXT),
                   same=about(NUMBER, "share of the units that both coded alike"))
    return record(
        "How far coders agree.",
        schema={"const": "framing.agree/1"},
        level={"enum": ["nominal", "ordinal", "interval"]},
        units=COUNT, compared=about(COUNT, "units with two codes and more"),
        coders=array(TEXT), codes={"type": "object", "additionalProperties": COUNT},
        alpha=coefficient, kappa={"anyOf": [coefficient, {"type": "null"}]},
        pairs=array({**pair, "properties": {**pair["properties"], "kappa": coefficient,
                                            "alpha": coefficient}}),
    )


def _corpus() -> dict[str, Any]:
    return record(
        "What framing corpus made.",
        schema={"const": "framing.corpus/1"},
        folder=TEXT, articles=COUNT, words=COUNT,
        outlets=array(TEXT, "their names; of articles that tell none there is none"),
        first=about(MAYBE, "the first day, as 2031-03-05; null where no article has a date"),
        last=MAYBE, undated=about(COUNT, "articles without a date that could be read"),
        unread_dates=about(COUNT, "articles with a date that can't be read in one way only"),
        tagged=about(COUNT, "articles whose text looks like HTML"),
        entities=about(COUNT, "articles in whose text HTML entities were left standing"),
        errors=about(COUNT, "what could not be read: errors.ndjson in the folder says why"),
        same_id=about(COUNT, "articles that have the id of an earlier one"),
        left_out=about(COUNT, "those of them that are not in the collection"),
        parts=COUNT, parts_before=about(COUNT, "parts that an earlier run had done"),
        parts_taken_out=about(COUNT, "parts whose texts are gone, changed or no longer named"),
        failed=array(record("A part that killed its workers.", part=TEXT, why=TEXT)),
    )


def _stories() -> dict[str, Any]:
    member = record(
        "An article of a story.",
        place=about(COUNT, "its number in the collection, from 0"), id=TEXT,
        outlet=about(TEXT, "empty where none is told"), day=MAYBE, title=MAYBE,
        likeness=about(NUMBER, "its mean cosine with the story's other articles"))
    return record(
        "The articles of a collection that tell one story.",
        schema={"const": "framing.stories/1"},
        settings=record(
            "How they were found.",
            window=about({"type": ["integer", "null"]}, "days; null where all were compared"),
            threshold={"type": "number"}, idf=TEXT),
        articles=COUNT, alone=COUNT, undated=about(COUNT, "left out, as without a date"),
        short=about(COUNT, "left out, as of a few words"),
        stories=array(record(
            "A story, the largest first.", story={"type": "integer", "minimum": 1}, size=COUNT,
            outlets=array(TEXT), first=MAYBE, last=MAYBE,
            words=array(TEXT, "the words that set it apart, the heaviest first"),
            central=about(COUNT, "the place of the most central article"),
            articles=array(member))),
        notes=array(TEXT, "how it was done, and what it can't know"),
    )


#: By the name in the document's own key ``schema``.
SHAPES = {"explain": _explain, "measures": _measures, "figures": _figures,
          "scorecard": _scorecard, "agree": _agree, "corpus": _corpus,
          "stories": _stories}
