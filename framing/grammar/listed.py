"""The closed classes and nouns that the search for speakers knows: ``lexicons/grammar.tsv``."""

from __future__ import annotations

from functools import cache

from framing.lexicon import rows


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of each word."""
    cells = "\t".join(rows("grammar")).split("\t")
    words, found = cells[::2], cells[1::2]
    parted = {each: tuple(each.split(",")) for each in set(found)}  # far fewer than there are words
    return dict(zip(words, map(parted.__getitem__, found), strict=True))


@cache
def _words() -> dict[str, list[str]]:
    """The words of each kind."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for word, own in kinds().items():
        alike.setdefault(own, []).append(word)
    found: dict[str, list[str]] = {}
    for own, words in alike.items():
        for kind in own:
            found.setdefault(kind, []).extend(words)
    return found


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind.

    >>> "monday" in listed("time")
    True
    """
    return frozenset(_words().get(kind, ()))
