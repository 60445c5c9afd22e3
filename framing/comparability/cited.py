"""What a reason is made of: words of the articles, quoted exactly, with their places."""

from __future__ import annotations

from collections.abc import Sequence

from framing.article import Article
from framing.lettering import label
from framing.support.records import NamedTuple


class Cited(NamedTuple):
    """Words of an article: ``article`` is its place, ``text`` is ``article.text[start:end]``."""

    article: int
    start: int
    end: int
    text: str


class Reason(NamedTuple):
    """What makes or breaks a comparison, in a sentence, with the words that it rests on.

    ``kind``: same, language, short, unread, copy, times, dates, stories, subject, story, kinds or
    length.
    """

    kind: str
    text: str
    evidence: tuple[Cited, ...]


def cite(article: Article, number: int, start: int, end: int) -> Cited:
    """Take these words of the article at this place."""
    return Cited(number, start, end, article.text[start:end])


def quote(cited: Cited, articles: Sequence[Article]) -> str:
    """Write cited words in a sentence: “former Mayor” (B:3).

    A line end within them is shown as a space, and their own double marks as single ones.
    """
    words = " ".join(cited.text.split())
    words = words.replace("“", "‘").replace("”", "’")
    return f"“{words}” ({place(cited, articles)})"


def place(cited: Cited, articles: Sequence[Article]) -> str:
    """Write where cited words stand: B:3."""
    return f"{label(cited.article)}:{articles[cited.article].line(cited.start)}"


def both(a: int, b: int) -> str:
    """Name two articles: A and B."""
    return f"{label(a)} and {label(b)}"
