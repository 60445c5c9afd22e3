"""Coverage: what two articles both tell, what only one of them has, and wording they share.

Sentences that tell the same are aligned (:mod:`~framing.coverage.likeness`); what one article has
and the other lacks are passages without such a sentence, names (:mod:`~framing.wording.names`),
numbers and dates (:mod:`~framing.coverage.numbers`) and people who are quoted. Of sentences that
both have but for some words it tells these (:mod:`~framing.coverage.altered`). Absence is *not
found*: what is told in other words, or by implication, is missed, and nothing follows from it on
why. Whether two articles can be compared at all is for the caller to say.

``tests/validity/alignment.py`` holds the alignment against what a reader linked.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.article import Span
from framing.background import Background
from framing.coverage.altered import changes
from framing.coverage.gaps import Gap, gaps, stocks
from framing.coverage.likeness import Nearest, nearest, tells
from framing.coverage.repeated import Run, Words, runs, words_of
from framing.document import Document
from framing.support.records import NamedTuple
from framing.terms import RUN

#: Sentences tell the same from this cosine on, and one is told nowhere in the other article if
#: nothing there comes up to the lower one; between them nothing is claimed. Of the odd and the even
#: sentences of one news article, which are about one story and tell different things, one in ten
#: finds a sentence among the others as near as the first, one in five as the second. Not fitted to
#: linked sentences; ``tests/validity/alignment.py --null`` prints both.
TOLD, UNTOLD = 0.29, 0.21


class Aligned(NamedTuple):
    """Two sentences that tell the same, or one of which tells a part of the other.

    ``score`` is the cosine of their weighted words, :data:`TOLD`…1. Likeness of wording: a
    denial is aligned with the claim that it denies.
    """

    a: Span
    b: Span
    score: float


class Missing(NamedTuple):
    """What one article has and the other hasn't, as far as can be found.

    ``text`` is what stands at ``start:end`` of ``article``. ``kind``: passage, name, number, date
    or source. ``nearest`` is the sentence of ``other`` that is nearest to the one it stands in (of
    a passage, to any of its sentences), ``None`` where none has a word of it; ``score`` is their
    cosine.
    """

    article: int
    start: int
    end: int
    text: str
    kind: str
    other: int
    nearest: Span | None
    score: float


class Shared(NamedTuple):
    """Wording that stands in both articles: so many words in a row within a sentence.

    Signs and capitals are of no account. ``text`` is that of ``a``.
    """

    a: Span
    b: Span
    words: int
    text: str


class Altered(NamedTuple):
    """Words that stand for others in a sentence that is else the same in both articles.

    ``texts`` are those of ``a`` and of ``b``.
    """

    a: Span
    b: Span
    texts: tuple[str, str]


class Repeats(NamedTuple):
    """The words of two articles, and the runs of them that stand in both."""

    a: Words
    b: Words
    runs: list[Run]


def aligned(one: Document, other: Document, background: Background) -> tuple[Aligned, ...]:
    """Find the sentences of two articles that tell the same, in the order of the first.

    A sentence is linked to the nearest in the other article, from either side, if their cosine
    reaches :data:`TOLD`; so one may be linked to several that tell its parts.

    >>> from framing.article import Article
    >>> from framing.background import news
    >>> from framing.document import parse
    >>> a = parse(Article.from_text("The mayor closed the Old Rope Bridge. Rain fell on Sunday."))
    >>> b = parse(Article.from_text("Shops stayed open. The Old Rope Bridge has been shut."))
    >>> [(a.article.text[each.a.start : each.a.end], round(each.score, 1))
    ...  for each in aligned(a, b, news())]
    [('The mayor closed the Old Rope Bridge.', 0.7)]
    """
    ones, others = nearest(one, other, background)
    links = {(row, int(ones.row[row])) for row in (ones.score >= TOLD).nonzero()[0].tolist()}
    links |= {(int(others.row[row]), row)
              for row in (others.score >= TOLD).nonzero()[0].tolist()}
    return tuple(
        Aligned(_sentence(one, a), _sentence(other, b),
                float(max(ones.score[a] if ones.row[a] == b else 0.0,
                          others.score[b] if others.row[b] == a else 0.0)))
        for a, b in sorted(links)
    )


def missing(one: Document, other: Document, background: Background) -> tuple[Missing, ...]:
    """List what the first article has and the second lacks, then the other way round.

    For each article the passages come first, then sources, names, numbers and dates, in each kind
    the weightiest first: see :func:`framing.coverage.gaps.gaps`. Places in the articles are given
    as numbers, 0 for ``one``. A text set beside itself lacks nothing.
    """
    ones, others = nearest(one, other, background)
    a, b = stocks(one, other, background)
    return (*(_missing(0, one, other, ones, gap)
              for gap in gaps(a, b, ones.score < UNTOLD, _told(ones), background)),
            *(_missing(1, other, one, others, gap)
              for gap in gaps(b, a, others.score < UNTOLD, _told(others), background)))


def _told(near: Nearest) -> NDArray[np.int64]:
    """Which sentence tells the same as each, -1 where none does."""
    return np.where(near.score >= TOLD, near.row, -1)


def _missing(article: int, own: Document, other: Document, near: Nearest, gap: Gap) -> Missing:
    row = gap.row + int(near.score[gap.row : gap.end_row].argmax())
    place = int(near.row[row])
    return Missing(article, gap.span.start, gap.span.end,
                   own.article.text[gap.span.start : gap.span.end], gap.kind, 1 - article,
                   None if place < 0 else _sentence(other, place), float(near.score[row]))


def repeats(one: Document, other: Document) -> Repeats:
    """Find the words that stand in both articles in runs, which passages and changes rest on.

    Runs of :data:`RUN` words or more that go on no further in either; see
    :func:`framing.coverage.repeated.runs`.
    """
    codes: dict[str, int] = {}
    a, b = words_of(one, codes), words_of(other, codes)
    return Repeats(a, b, runs(a, b, RUN))


def shared_passages(one: Document, other: Document,
                    repeated: Repeats | None = None) -> tuple[Shared, ...]:
    """Find what stands in both articles word for word, in the order of the first.

    ``repeated`` is what :func:`repeats` finds in them, where it is at hand.
    """
    a, b, found = repeated or repeats(one, other)
    if not found:
        return ()
    text = one.article.text
    spans = [(_span(one, a.token, run.a, run.words), _span(other, b.token, run.b, run.words))
             for run in found]
    return tuple(Shared(here, there, run.words, text[here.start : here.end])
                 for run, (here, there) in zip(found, spans, strict=True))


def altered(one: Document, other: Document,
            repeated: Repeats | None = None) -> tuple[Altered, ...]:
    """Find what was changed within a sentence that both articles have, in the order of the first.

    Of titles and headings too, but none of them for a version of what the text tells; see
    :func:`framing.coverage.altered.changes`. Articles of the same words throughout are not
    searched. ``repeated`` is what :func:`repeats` finds in them, where it is at hand.

    >>> from framing.article import Article
    >>> from framing.document import parse
    >>> a, b = (parse(Article.from_text(f"The blast at the rope works killed {number} people."))
    ...         for number in ("twelve", "fourteen"))
    >>> [change.texts for change in altered(a, b)]
    [('twelve people', 'fourteen people')]
    """
    a, b, found_in_both = repeated or repeats(one, other)
    if a.code == b.code:
        return ()
    kinds, others = _kinds(one), _kinds(other)
    found = []
    for mine, theirs in changes(a, b, found_in_both):
        if 0 < kinds[a.row[mine[0]]] == others[b.row[theirs[0]]]:
            spans = (_span(one, a.token, mine[0], mine[1] - mine[0]),
                     _span(other, b.token, theirs[0], theirs[1] - theirs[0]))
            found.append(Altered(*spans, (one.article.text[spans[0].start : spans[0].end],
                                          other.article.text[spans[1].start : spans[1].end])))
    return tuple(found)


def _kinds(document: Document) -> list[float]:
    """1.0 for each sentence that tells something, 2.0 for titles and headings, 0.0 for others."""
    kinds: list[float] = (tells(document) + 2 * document.in_role("title", "heading")).tolist()
    return kinds


def _span(document: Document, tokens: list[int], first: int, words: int) -> Span:
    starts, ends = document.token_offsets
    return Span(starts[tokens[first]], ends[tokens[first + words - 1]])


def _sentence(document: Document, row: int) -> Span:
    return Span(document.segments.start[row], document.segments.end[row])
