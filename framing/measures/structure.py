"""Structure: how long the article is and what it is built of."""

from __future__ import annotations

import numpy as np

from framing.counts import Counts, ratio
from framing.document import Document
from framing.measures import measure, number


def _blocks(doc: Document, role: str) -> Counts:
    """Count the blocks of a role that hold words, each at its first segment with words."""
    return number(doc.in_role(role) * doc.block_starts)


@measure("structure.words", per="words", cite="", english=False, more="is longer")
def words(doc: Document) -> Counts:
    """How many words and numbers the article has, without the blocks that are set aside."""
    return number(doc.words)


@measure("structure.sentences", per="sentences", cite="", english=False)
def sentences(doc: Document) -> Counts:
    """How many sentences the article has; a heading or a list item without a stop is one too."""
    return number(doc.worded)


@measure("structure.sentence_words", per="words a sentence", cite="", english=False,
         unit="sentence", more="has longer sentences")
def sentence_words(doc: Document) -> Counts:
    """How many words a sentence has on average, in paragraphs alone."""
    return Counts((doc.in_prose(doc.words), doc.prose), ratio)


@measure("structure.paragraphs", per="paragraphs", cite="", english=False)
def paragraphs(doc: Document) -> Counts:
    """How many paragraphs the article has."""
    return _blocks(doc, "paragraph")


@measure("structure.paragraph_words", per="words a paragraph", cite="", english=False,
         unit="paragraph", more="has longer paragraphs")
def paragraph_words(doc: Document) -> Counts:
    """How many words a paragraph has on average."""
    count = _blocks(doc, "paragraph").columns[0]
    return Counts((doc.words * doc.in_role("paragraph"), count), ratio)


@measure("structure.headings", per="headings", cite="", english=False, more="has more headings")
def headings(doc: Document) -> Counts:
    """How many headings divide the article; its title is not one of them."""
    return _blocks(doc, "heading")


@measure("structure.list_items", per="list items", cite="", english=False,
         more="has more list items")
def list_items(doc: Document) -> Counts:
    """How many items the article's numbered or bulleted lists have, each with its lines."""
    begun = [float(not block.goes_on) for block in doc.article.blocks]
    return number(doc.in_role("list_item") * doc.block_starts
                  * np.array(begun).take(doc.segments.block))
