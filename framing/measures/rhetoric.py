"""Rhetoric: figures that work on the reader beside what is said."""

from __future__ import annotations

from framing.counts import Counts
from framing.document import Document, Hits, make_hits
from framing.measures import measure, share
from framing.tokens import ASKS

_LABELS = ("question",)


def _questions(doc: Document) -> Hits:
    """The segments that hold a question mark with words before it, up to the last such mark."""
    marks = doc.facts[:, ASKS].nonzero()[0]
    if not len(marks):
        return make_hits((), _LABELS)
    words = doc.worded_tokens
    rows = doc.row.take(marks)
    edges = doc.row.searchsorted(rows), doc.row.searchsorted(rows, "right")
    found = {}
    for at, row, first, end in zip(*(each.tolist() for each in (marks, rows, *edges)), strict=True):
        if 1 in words[first:at].tolist():
            # Up to the mark, and to the sentence's end where only signs follow.
            goes_on = 1 in words[at + 1 : end].tolist()
            found[row] = (first, at if goes_on else end - 1, row, 0)
    return make_hits(found.values(), _LABELS)


@measure("rhetoric.questions", per="% of sentences", cite="", english=False,
         unit="sentence", more="asks more questions", only="asks questions")
def questions(doc: Document) -> Counts:
    """What share of the sentences ask something, in headings, body or quotations.

    A sentence asks if it holds a question mark behind words: *“Who knows?” he said* does too. A
    question without its mark is not found.
    """
    return share(_questions(doc), of=doc.worded)
