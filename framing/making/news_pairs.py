"""In how many news articles each pair of adjacent words occurs."""

from __future__ import annotations

from dataclasses import replace

from framing.making import Rows, Table
from framing.making.news_words import TABLE as WORDS
from framing.making.news_words import counts


def rows(pair_counts: str) -> Rows:
    """Pairs sorted by bytes, so a row is found by ``data.find(b"\\n" + pair + b"\\t")``."""
    totals, counted = counts(pair_counts)
    documents = {pair: int(count) for pair, count in counted}
    lines = [f"{pair}\t{count}" for pair, count in sorted(documents.items())]
    return Rows(lines, {**totals, "least_documents": min(documents.values())})


TABLE: Table = replace(
    WORDS,
    header="pair\tdocuments",
    title="Pairs of words in US news",
    description="Documents that contain two words side by side, over 37,554 articles of US news, "
    "2012-2020. Words are in small letters, a final 's dropped; pairs in fewer than 60 documents "
    "are left out.",
    files=("pairs.tsv",),
    make=rows,
)
