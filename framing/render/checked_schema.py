"""The JSON Schema of what ``framing verify`` and ``framing config`` print."""

from __future__ import annotations

from typing import Any

from framing.render.schema import _COUNT, _MAYBE, _NUMBER, _TEXT, _about, _list, _record


def _verify() -> dict[str, Any]:
    row = {
        "figure": _about(_TEXT, "what is counted, or a measure's id"),
        "ours": _NUMBER, "theirs": _about(_NUMBER, "null where there is none: why says so"),
        "difference": _about(_NUMBER, "ours less theirs"),
        "equal": _about({"type": "boolean"}, "to 1e-9 of the value, or both have none"),
        "library": _about(_TEXT, "its name and version"),
        "on_our_counts": _about(_NUMBER, "the library's formula given our counts; null of counts"),
        "by_design": _about(_NUMBER, "how much more ours must be then, as the formulas differ"),
        "on_file": _about(_NUMBER, "what the library says of the whole file; null: not asked"),
        "why": _about(_MAYBE, "facts of the text that part the two"),
    }
    rows = _list(_record("A figure of ours beside the library's.", **row))
    agreement = _record(
        "How many get the same figure from a library.", of=_TEXT, total=_COUNT, equal=_COUNT,
        largest=_about(_NUMBER, "the largest difference among them"), library=_TEXT)
    holds = _about({"type": "boolean"}, "whether equal counts give equal values throughout")
    return _record(
        "Each number beside the one from the library that people know.",
        schema={"const": "framing.verify/1"}, holds=holds,
        libraries=_about({"type": "object", "additionalProperties": _TEXT}, "their versions"),
        articles=_list(_record(
            "An article.", name=_TEXT, source=_TEXT, sha256=_TEXT, holds=holds,
            counts=rows, values=rows, tone=rows,
            sentences=_about({"anyOf": [agreement, {"type": "null"}]},
                             "compounds of VADER; null where the text isn't English"),
            weights=_about(agreement, "of TF-IDF"),
            notes=_list(_TEXT, "what was left out on both sides"))),
        similarity=_list(_record("The cosine of two articles.", a=_COUNT, b=_COUNT, **row)),
        notes=_list(_TEXT, "what was given to the libraries in memory"),
    )


def _config() -> dict[str, Any]:
    return _record(
        "The settings in force.",
        schema={"const": "framing.config/1"},
        path=_about(_MAYBE, "the file they are from; null: there is none"),
        settings=_list(_record(
            "A setting.", name=_TEXT,
            value=_about({}, "null: as wide as the terminal"),
            default=_about({}, "what it is unless it is set"),
            set=_about({"type": "boolean"}, "whether the file sets it"), help=_TEXT)),
    )


#: By the name in the document's own key ``schema``.
SHAPES = {"verify": _verify, "config": _config}
