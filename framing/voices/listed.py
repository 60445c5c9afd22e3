"""The closed classes and nouns that the search for speakers knows: ``lexicons/grammar.tsv``."""

from __future__ import annotations

from functools import cache

from framing.lexicon import rows


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of each word."""
    cells = (row.split("\t") for row in rows("grammar"))
    return {word: tuple(found.split(",")) for word, found in cells}


@cache
def _words() -> dict[str, list[str]]:
    """The words of each kind."""
    found: dict[str, list[str]] = {}
    for word, own in kinds().items():
        for kind in own:
            found.setdefault(kind, []).append(word)
    return found


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a kind.

    >>> "monday" in listed("time")
    True
    """
    return frozenset(_words().get(kind, ()))
