"""The JSON Schema of what ``framing copies`` and ``framing matrix`` print."""

from __future__ import annotations

from typing import Any

from framing.render.schema import _COUNT, _MAYBE, _NUMBER, _TEXT, _about, _list, _record

_PLACE = {"type": ["integer", "null"], "minimum": 0}


def _copies() -> dict[str, Any]:
    shared = _record(
        "The longest run of words that the article shares with the one it is a copy of: text[start:"
        "end] in it, text[of_start:of_end] there.",
        words=_COUNT, start=_COUNT, end=_COUNT, of_start=_COUNT, of_end=_COUNT)
    article = _record(
        "An article of a group.",
        place=_about(_COUNT, "in the collection, from 0"), id=_TEXT, outlet=_TEXT, date=_MAYBE,
        title=_MAYBE, source=_TEXT, position=_about(_COUNT, "where it stands in its source"),
        words=_COUNT, of=_about(_PLACE, "the place of the one it is compared with: the group's "
                                "first, or that through which it is linked; null of the first"),
        kind=_about({"enum": ["same", "near", "contained", "contains", None]},
                    "what it is to that one"),
        share=_about(_NUMBER, "of the shorter one's runs of five words, those the other has too"),
        jaccard=_about(_NUMBER, "of all runs of the two, those that both have"),
        passage={**shared, "type": ["object", "null"]},
        note=_about(_MAYBE, "why the passage can't be read again"))
    return _record(
        "Groups of copies among a collection's articles.",
        schema={"const": "framing.copies/1"}, articles=_COUNT,
        short=_about(_COUNT, "articles of too few words to tell"),
        grouped=_about(_COUNT, "articles that are in a group"),
        limits=_list(_TEXT, "what can't be known of copies"),
        groups=_list(_record("Articles that are linked, the oldest first.", group=_COUNT,
                             articles=_list(article)), "the largest first"))


def _matrix() -> dict[str, Any]:
    return _record(
        "How alike articles' words are, two by two.",
        schema={"const": "framing.matrix/1"}, settings=_record("How it was made.", idf=_TEXT),
        articles=_list(_record("An article.", label=_TEXT, name=_TEXT, different_words=_COUNT),
                       "in the order given"),
        order=_about({"type": ["array", "null"], "items": _COUNT},
                     "places of articles so that those alike stand together; null of too many"),
        matrix=_about({"type": ["array", "null"], "items": _list(_NUMBER)},
                      "a row and a column an article, in the order given; null of too many"),
        nearest=_list(_list(_record("An article that is near.", article=_COUNT,
                                    cosine=_NUMBER)), "of each article, the nearest first"),
        notes=_list(_TEXT))


#: By the name in the document's own key ``schema``.
SHAPES = {"copies": _copies, "matrix": _matrix}
