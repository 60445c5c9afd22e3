"""Sets of words that stand in the program itself, written as a line of text each."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(word_set("of to in"))
    ['in', 'of', 'to']
    """
    return frozenset(text.split())
