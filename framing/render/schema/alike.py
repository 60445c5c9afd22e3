"""The JSON Schema of what ``framing copies`` and ``framing matrix`` print."""

from __future__ import annotations

from typing import Any

from framing.render.schema.shapes import COUNT, MAYBE, NUMBER, TEXT, about, array, record

_PLACE = {"type": ["integer", "null"], "minimum": 0}


def _copies() -> dict[str, Any]:
    shared = record(
        "The longest run of words that the article shares with the one it is a copy of: text[start:"
        "end] in it, text[of_start:of_end] there.",
        words=COUNT, start=COUNT, end=COUNT, of_start=COUNT, of_end=COUNT)
    article = record(
        "An article of a group.",
        place=about(COUNT, "in the collection, from 0"), id=TEXT, outlet=TEXT, date=MAYBE,
        title=MAYBE, source=TEXT, position=about(COUNT, "where it stands in its source"),
        words=COUNT, of=about(_PLACE, "the place of the one it is compared with: the group's "
                                "first, or that through which it is linked; null of the first"),
        kind=about({"enum": ["same", "near", "contained", "contains", None]},
                    "what it is to that one"),
        share=about(NUMBER, "of the shorter one's runs of five words, those the other has too"),
        jaccard=about(NUMBER, "of all runs of the two, those that both have"),
        passage={**shared, "type": ["object", "null"]},
        note=about(MAYBE, "why the passage can't be read again"))
    return record(
        "Groups of copies among a collection's articles.",
        schema={"const": "framing.copies/1"}, articles=COUNT,
        short=about(COUNT, "articles of too few words to tell"),
        grouped=about(COUNT, "articles that are in a group"),
        limits=array(TEXT, "what can't be known of copies"),
        groups=array(record("Articles that are linked, the oldest first.", group=COUNT,
                             articles=array(article)), "the largest first"))


def _matrix() -> dict[str, Any]:
    return record(
        "How alike articles' words are, two by two.",
        schema={"const": "framing.matrix/1"}, settings=record("How it was made.", idf=TEXT),
        articles=array(record("An article.", label=TEXT, name=TEXT, different_words=COUNT),
                       "in the order given"),
        order=about({"type": ["array", "null"], "items": COUNT},
                     "places of articles so that those alike stand together; null of too many"),
        matrix=about({"type": ["array", "null"], "items": array(NUMBER)},
                      "a row and a column an article, in the order given; null of too many"),
        nearest=array(array(record("An article that is near.", article=COUNT,
                                    cosine=NUMBER)), "of each article, the nearest first"),
        notes=array(TEXT))


#: By the name in the document's own key ``schema``.
SHAPES = {"copies": _copies, "matrix": _matrix}
