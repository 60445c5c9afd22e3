"""Figures for texts that a table has not seen, of a table that is then learnt from all of them.

What ships is learnt from every labelled text, since more of them make a better table. A figure for
it would be one for texts it knows; so it is worked out with tables learnt in the same way from nine
tenths of the articles, each for the tenth that it hasn't seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

#: Into how many parts the articles are dealt.
FOLDS = 10


def fold_of(article: str) -> int:
    """The part that an article belongs to, by the SHA-256 of its name."""
    return int(sha256(f"fold {article}".encode()).hexdigest(), 16) % FOLDS


def crossed(articles: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Of each part: the places of the texts outside it, to learn from, and of those in it.

    ``articles`` has the article of each text. A part without a text is left out.

    >>> all(set(seen).isdisjoint(unseen) for seen, unseen in crossed(["a", "b", "c"]))
    True
    """
    parts = [fold_of(article) for article in articles]
    for part in sorted(set(parts)):
        yield ([place for place, own in enumerate(parts) if own != part],
               [place for place, own in enumerate(parts) if own == part])
