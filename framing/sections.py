"""Sections of a document: what may be one passage, so that it can be left out or counted as one."""

from __future__ import annotations

import numpy as np

from framing.arrays import numbered
from framing.document import Document, Ints

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
    numbers = numbered(document.segments.block)[1]
    if numbers.max() < 2:
        numbers = np.arange(document.rows) // SENTENCES
    return numbers.astype(np.int32)
