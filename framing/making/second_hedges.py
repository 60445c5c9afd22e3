"""A second list of hedges, by others: what a finding on hedges is read again with."""

from __future__ import annotations

from framing.making import Rows, Table

#: Modal verbs, which this program counts apart from hedges, as possibility and obligation.
_MODALS = frozenset({"can", "cannot", "could", "couldn't", "may", "might", "must", "ought",
                     "should", "shouldn't", "would", "wouldn't"})


def rows(source: str) -> Rows:
    """The list's terms but for modal verbs, sorted; ``%`` begins a comment.

    Raises ValueError if there is a term in other than lower case.
    """
    terms = set()
    for line in source.splitlines():
        term = line.partition("%")[0].strip()
        if term != term.lower():
            raise ValueError(f"{term!r} isn't in lower case")
        if term and term not in _MODALS:
            terms.add(term)
    return Rows([f"{term}\thedge" for term in sorted(terms)],
                {"negation": "count", "classes.hedge": "hedges"})


TABLE = Table(
    header="term\tclass",
    title="Hedges, a second list",
    description="Hedges as others list them, but for modal verbs. No figure counts them: a finding "
    "on hedges is read again with them, to see whether it hangs on one list.",
    version="1",
    source="words/hedges",
    url="https://github.com/words/hedges",
    licence="MIT",
    attribution="Copyright (c) 2014 Titus Wormer <tituswormer@gmail.com>",
    files=("hedges.txt",),
    make=rows,
)
