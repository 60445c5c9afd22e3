"""Rhetoric: figures that work on the reader beside what is said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np

from framing.counts import Counts
from framing.document import Document, Hits, make_hits
from framing.measures import measure, share
from framing.tokens import ASKS, IS_NUMBER, IS_WORD


def _questions(doc: Document) -> Hits:
    """The segments that hold a question mark with words before it, up to the last such mark."""
    rows = doc.row_list
    found = {}
    for at in np.flatnonzero(doc.facts[:, ASKS]).tolist():
        row = rows[at]
        first, end = bisect_left(rows, row), bisect_right(rows, row)
        if _worded(doc, range(at - 1, first - 1, -1)):
            # Up to the mark, and to the sentence's end where only signs follow.
            found[row] = (first, at if _worded(doc, range(at + 1, end)) else end - 1, row, 0)
    return make_hits(found.values(), ("question",))


def _worded(doc: Document, places: range) -> bool:
    """Whether a word or a number stands at one of these tokens."""
    return any(doc.facts[at, IS_WORD] or doc.facts[at, IS_NUMBER] for at in places)


@measure("rhetoric.questions", per="% of sentences", cite="", english=False,
         unit="sentence", more="asks more questions", only="asks questions")
def questions(doc: Document) -> Counts:
    """What share of the sentences ask something, in headings, body or quotations.

    A sentence asks if it holds a question mark behind words: *“Who knows?” he said* does too. A
    question without its mark is not found.
    """
    return share(_questions(doc), of=doc.worded)
