"""Sections of a document: what may be one passage, so that it can be left out or counted as one."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from framing.document import Document, Floats, Ints
from framing.support.arrays import numbered
from framing.support.records import NamedTuple

#: A text of one paragraph or two is cut into stretches of so many sentences.
SENTENCES = 5


def sections_of(document: Document) -> Ints:
    """The section of each sentence, from 0: its paragraph, or a stretch of a text that has none.

    >>> from framing.article import Article
    >>> from framing.document import parse
    >>> sections_of(parse(Article.from_text("One. Two.\\n\\nThree.\\n\\nFour."))).tolist()
    [0, 0, 1, 2]
    """
    if not document.rows:
        return np.zeros(0, np.int32)
    return numbered(_cut(document))[1].astype(np.int32)


def _cut(document: Document) -> Ints:
    """A number for each sentence, the same within a block, or a stretch of a long one."""
    block = numbered(document.segments.block)[1]
    if block.max(initial=0) < 2:  # long ones are cut, and short ones stay apart
        place = np.arange(len(block)) - np.searchsorted(block, block)
        block = block * len(block) + place // SENTENCES
    return np.asarray(block)


class Paragraphs(NamedTuple):
    """The paragraphs of a document, list items among them; headings and the title are none.

    Where there are but one or two, stretches of :data:`SENTENCES` sentences stand in for them; in
    one voice a paragraph is what that voice says in it. ``of``: the paragraph of each segment, -1
    for none. ``words``: each paragraph's words; it has some. ``held``: 1.0 for the first segment
    with words of each paragraph, else 0.0, a row a segment.
    """

    of: Ints
    words: Floats
    held: Floats


_known: WeakKeyDictionary[Document, Paragraphs] = WeakKeyDictionary()


def paragraphs_of(document: Document) -> Paragraphs:
    """The paragraphs of a document, worked out once.

    >>> from framing.article import Article
    >>> from framing.document import parse
    >>> found = paragraphs_of(parse(Article.from_text("One. Two.\\n\\nThree.\\n\\nFour more.")))
    >>> found.of.tolist(), found.words.tolist()
    ([0, 0, 1, 2], [2.0, 1.0, 2.0])
    """
    found = _known.get(document)
    if found is None:
        found = _known[document] = _paragraphs(document)
    return found


def _paragraphs(document: Document) -> Paragraphs:
    paragraph = _cut(document.entire)[document.segments.sentence]
    rows = (document.in_role("paragraph", "list_item") * document.worded).nonzero()[0]
    numbers = numbered(paragraph[rows])[1]
    of = np.full(document.rows, -1, np.int32)
    of[rows] = numbers
    held = np.zeros(document.rows)
    # Segments of one sentence lie side by side, and paragraphs follow each other.
    held[rows[np.flatnonzero(np.diff(numbers, prepend=-1))]] = 1.0
    return Paragraphs(of, np.bincount(numbers, document.words[rows]).astype(np.float64), held)
