"""Pieces that lines are made of: a text with its style, and what it is tagged with."""

from __future__ import annotations

from framing.support.records import NamedTuple


class Tag(NamedTuple):
    """Whose words, and in which way: the letter and sign of the gutter, and the words' colour."""

    letter: str = ""
    sign: str = ""
    style: str = ""


class Chunk(NamedTuple):
    """A piece of a line: text, the style it is printed in, and whose words it is."""

    text: str
    style: str = ""
    tag: Tag = Tag()
