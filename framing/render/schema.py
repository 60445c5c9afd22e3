"""The JSON Schema of what goes out: keys are only ever added within a major version."""

from __future__ import annotations

from typing import Any

_NUMBER = {"type": ["number", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}


def _about(shape: dict[str, Any], description: str) -> dict[str, Any]:
    return {**shape, "description": description}


def _list(items: dict[str, Any], description: str = "") -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "array", "items": items}
    return _about(shape, description) if description else shape


def _record(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has at least these keys; more may be added later."""
    return {"type": "object", "description": description, "properties": properties,
            "required": list(properties)}


_SPAN = {
    "start": _about(_COUNT, "first code point in the article's text"),
    "end": _about(_COUNT, "one past the last code point"),
    "line": _about({"type": "integer", "minimum": 1}, "line of the file, from 1"),
}
_READING = _record(
    "A measure's value for one voice.",
    value=_about(_NUMBER, "null where it can't be computed: note says why"),
    low=_about(_NUMBER, "lower end of the 95 % interval; null where none was drawn"),
    high=_about(_NUMBER, "upper end of the 95 % interval; null where none was drawn"),
    n=_about(_COUNT, "exposure: words, sentences or what the measure counts in"),
    hits=_about({"type": ["integer", "null"]}, "places counted; null where every word counts"),
    note=_MAYBE,
)
_EVIDENCE = _record(
    "A place that was counted: the article's text[start:end] equals text.",
    **_SPAN,
    text=_TEXT,
    label=_about(_TEXT, "class or list it was counted under"),
    voice=_about(_MAYBE, "whose words; null where voices are not told apart"),
    weight=_NUMBER,
)
_ROLES = ["title", "repeat", "byline", "dateline", "heading", "paragraph", "list_item",
          "boilerplate"]
_ARTICLE = _record(
    "One article.",
    name=_TEXT,
    source=_TEXT,
    sha256=_about({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "of the bytes as read"),
    encoding=_TEXT,
    bom={"type": "boolean"},
    language=_about(_MAYBE, "ISO 639-1; und: not English, unknown which; null: too short to tell"),
    title=_MAYBE,
    author=_MAYBE,
    date=_about(_MAYBE, "ISO 8601, where the text gives one"),
    words=_about(_COUNT, "words and numbers counted"),
    sentences=_COUNT,
    characters=_about(_COUNT, "code points of the text"),
    blocks=_list(_record(
        "A part of the text and what it is there for.",
        role={"enum": _ROLES}, **_SPAN,
        counted=_about({"type": "boolean"}, "false: set aside, in no count"),
        why=_about(_TEXT, "the rule that gave the role"),
    )),
    measures=_about(
        {"type": "object", "additionalProperties": {
            "type": "object", "additionalProperties": _READING, "required": ["all"]}},
        "by measure's id, then by voice"),
    evidence=_about({"type": "object", "additionalProperties": _list(_EVIDENCE)},
                    "by measure's id; empty where every word counts"),
    warnings=_list(_TEXT),
)
_TOOL = _record(
    "What made the figures.",
    name={"const": "framing"},
    version=_TEXT,
    lexicons=_about({"type": "object", "additionalProperties": _TEXT}, "list to its sha256"),
)
_TERM = _record(
    "A word or pair that one article uses more than the others.",
    term=_TEXT,
    article=_about(_COUNT, "place of the article that has more of it"),
    counts=_list(_COUNT, "uses, an article each"),
    sentences=_list(_COUNT, "sentences it stands in, an article each"),
    log_odds=_about(_NUMBER, "with a prior from news (Monroe et al. 2008)"),
    z=_NUMBER,
    p=_about(_NUMBER, "exact binomial test of the uses against the articles' lengths"),
    q=_about(_NUMBER, "false discovery rate among the terms tested (Benjamini & Hochberg)"),
)
_WEIGHT = _record("A word by TF-IDF.", term=_TEXT, count=_COUNT, weight=_NUMBER)
_SETTINGS = {
    "resamples": _about(_COUNT, "draws for intervals and tests; 0: there are none"),
    "clean": _about({"type": "boolean"}, "false: blocks set aside were counted too"),
}


def _compare() -> dict[str, Any]:
    article = {**_ARTICLE, "properties": {**_ARTICLE["properties"], "stresses": _list(
        _WEIGHT, "its words of most TF-IDF weight")}}
    return _record(
        "Articles side by side.",
        schema={"const": "framing.compare/1"},
        tool=_TOOL,
        settings=_record("What shaped the figures.", idf=_TEXT, **_SETTINGS),
        articles=_list(article),
        comparability=_record("Whether the texts can be compared.", verdict=_TEXT,
                              reasons=_list(_TEXT)),
        similarity=_record("How alike the wording is, two by two.", pairs=_list(_record(
            "Two articles.", a=_COUNT, b=_COUNT, cosine=_about(_NUMBER, "of TF-IDF vectors, 0…1"),
            containment=_about(_NUMBER, "share of the shorter one's runs of five words that the "
                                        "other has too; null: it has none")))),
        shared=_list(_record("A word that all articles stress.", term=_TEXT, counts=_list(_COUNT),
                             weights=_list(_NUMBER))),
        terms=_list(_TERM, "terms used often enough to test, the surest first"),
        findings=_list({"type": "object"}, "differences that hold; none without resamples"),
        warnings=_list(_TEXT),
    )


def _profile() -> dict[str, Any]:
    return _record(
        "One article.",
        schema={"const": "framing.profile/1"},
        tool=_TOOL,
        settings=_record("What shaped the figures.", **_SETTINGS),
        article=_ARTICLE,
    )


def schema(subject: str) -> dict[str, Any]:
    """Give the schema of ``framing compare`` or ``framing profile --format json``.

    >>> schema("profile")["title"]
    'framing.profile/1'
    """
    shape = {"compare": _compare, "profile": _profile}[subject]()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"framing.{subject}/1", **shape}
