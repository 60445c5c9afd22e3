"""The JSON Schema of what ``framing verify`` and ``framing config`` print."""

from __future__ import annotations

from typing import Any

from framing.render.schema.shapes import COUNT, MAYBE, NUMBER, TEXT, about, array, record


def _verify() -> dict[str, Any]:
    row = {
        "figure": about(TEXT, "what is counted, or a measure's id"),
        "ours": NUMBER, "theirs": about(NUMBER, "null where there is none: why says so"),
        "difference": about(NUMBER, "ours less theirs"),
        "equal": about({"type": "boolean"}, "to 1e-9 of the value, or both have none"),
        "library": about(TEXT, "its name and version"),
        "on_our_counts": about(NUMBER, "the library's formula given our counts; null of counts"),
        "by_design": about(NUMBER, "how much more ours must be then, as the formulas differ"),
        "on_file": about(NUMBER, "what the library says of the whole file; null: not asked"),
        "why": about(MAYBE, "facts of the text that part the two"),
    }
    rows = array(record("A figure of ours beside the library's.", **row))
    agreement = record(
        "How many get the same figure from a library.", of=TEXT, total=COUNT, equal=COUNT,
        largest=about(NUMBER, "the largest difference among them"), library=TEXT)
    holds = about({"type": "boolean"}, "whether equal counts give equal values throughout")
    return record(
        "Each number beside the one from the library that people know.",
        schema={"const": "framing.verify/1"}, holds=holds,
        libraries=about({"type": "object", "additionalProperties": TEXT}, "their versions"),
        articles=array(record(
            "An article.", name=TEXT, source=TEXT, sha256=TEXT, holds=holds,
            counts=rows, values=rows, tone=rows,
            sentences=about({"anyOf": [agreement, {"type": "null"}]},
                             "compounds of VADER; null where the text isn't English"),
            weights=about(agreement, "of TF-IDF"),
            notes=array(TEXT, "what was left out on both sides"))),
        similarity=array(record("The cosine of two articles.", a=COUNT, b=COUNT, **row)),
        notes=array(TEXT, "what was given to the libraries in memory"),
    )


def _config() -> dict[str, Any]:
    return record(
        "The settings in force.",
        schema={"const": "framing.config/1"},
        path=about(MAYBE, "the file they are from; null: there is none"),
        settings=array(record(
            "A setting.", name=TEXT,
            value=about({}, "null: as wide as the terminal"),
            default=about({}, "what it is unless it is set"),
            set=about({"type": "boolean"}, "whether the file sets it"), help=TEXT)),
    )


#: By the name in the document's own key ``schema``.
SHAPES = {"verify": _verify, "config": _config}
