"""The letters by which the articles of a comparison are called."""

from __future__ import annotations


def label(number: int) -> str:
    """Give the letter of an article by its place: A … Z, then A2 … Z2, and so on.

    >>> [label(number) for number in (0, 25, 26, 52)]
    ['A', 'Z', 'A2', 'A3']
    """
    turn, letter = divmod(number, 26)
    return chr(65 + letter) + (str(turn + 1) if turn else "")
