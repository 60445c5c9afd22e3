"""Altered wording: the words that differ between two sentences that are otherwise the same.

*Twelve people were killed* in one copy of a text, *fourteen people were killed* in the other: what
was changed is neither lacking in one of them, nor a difference that rates would show.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.coverage.repeated import Run, Words
from framing.support.records import NamedTuple

#: Two sentences are one, altered, that have so much of both their words in the same order.
SAME = 0.7
#: Changes with no more than so many words between them are told as one: *6 to 3*, *7 to 2*.
BETWEEN = 1
#: A longer sentence is none.
LONGEST = 200


class Change(NamedTuple):
    """Words ``a`` of one article stand where words ``b`` stand in the other: first and end.

    Beside one word, or none where the other article has some, a word that both have is taken in.
    """

    a: tuple[int, int]
    b: tuple[int, int]


def changes(one: Words, other: Words, shared: list[Run]) -> list[Change]:
    """Find the words that differ between sentences that are otherwise the same.

    ``shared``: the runs of words that stand in both. Sentences are held together that have one in
    common, and those beside two that are the same or nearly. One that stands unaltered in the other
    article is no version of another sentence.
    """
    ones, others = _rows(one), _rows(other)
    first = {tuple(other.code[start:end]): row for row, (start, end) in others.items()}
    same = {row: first[code] for row, (start, end) in ones.items()
            if (code := tuple(one.code[start:end])) in first}
    open_ = set(others) - set(same.values())
    pairs = {(one.row[run.a], other.row[run.b]) for run in shared}
    scored: dict[tuple[int, int], float] = {}

    def score(pair: tuple[int, int]) -> float:
        a, b = pair
        if pair not in scored:
            scored[pair] = (_alike(one.code[slice(*ones[a])], other.code[slice(*others[b])])
                            if a in ones and a not in same and b in open_ else 0.0)
        return scored[pair]

    near = [pair for pair in (*pairs, *same.items()) if pair in same.items() or score(pair) >= SAME]
    pairs |= {(a + step, b + step) for a, b in near for step in (-1, 1)}
    found: list[Change] = []
    taken: set[int] = set()
    for a, b in sorted(sorted(pairs), key=score, reverse=True):
        if score((a, b)) < SAME or a in taken or b not in open_:
            continue
        taken.add(a)
        open_.remove(b)
        found += _changed(one.code, other.code, ones[a], others[b])
    return sorted(found)


def _rows(words: Words) -> dict[int, tuple[int, int]]:
    """The first and the end of each sentence's words."""
    found: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(words.row):
        found[row] = found.get(row, (at, at))[0], at + 1
    return found


def _blocks(one: list[int], other: list[int]) -> list[tuple[int, int, int]]:
    from difflib import SequenceMatcher  # for copies alone

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(each.a, each.b, each.size) for each in matcher.get_matching_blocks()]


def _alike(one: list[int], other: list[int]) -> float:
    """What share of both sentences' words stands in the other in the same order."""
    size = len(one) + len(other)
    if max(len(one), len(other)) > LONGEST or 2 * min(len(one), len(other)) < SAME * size:
        return 0.0
    return 2 * sum(words for *_, words in _blocks(one, other)) / size


def _changed(one: list[int], other: list[int], mine: tuple[int, int],
             theirs: tuple[int, int]) -> Iterator[Change]:
    """The runs of words that differ, those close to each other as one."""
    (a, last), (b, end) = mine, theirs
    blocks = [(a + x, b + y, words) for x, y, words in _blocks(one[a:last], other[b:end])]
    kept = [(x, y, words) for x, y, words in blocks if words > BETWEEN or (x, y) == (a, b)
            or (x + words, y + words) == (last, end)]
    for x, y, words in kept:
        if (x, y) != (a, b):
            yield _widened(Change((a, x), (b, y)), before=a > mine[0], behind=words > 0)
        a, b = x + words, y + words


def _widened(change: Change, *, before: bool, behind: bool) -> Change:
    """Take in a word that both have beside a change of one word: the one behind, else before."""
    (a, x), (b, y) = change
    if min(x - a, y - b) > 1 or not (before or behind):
        return change
    return Change((a, x + 1), (b, y + 1)) if behind else Change((a - 1, x), (b - 1, y))
