"""In how many news articles each word occurs, and how often, over a background of US news."""

from __future__ import annotations

import re

from framing.making import Rows, Table

TOTALS = re.compile(r"# documents=(\d+) words=(\d+) ")


def counts(text: str) -> tuple[dict[str, int], list[list[str]]]:
    """Totals and rows of a file of counts: a comment with the totals, then tab-separated rows.

    Raises ValueError where the comment is missing.
    """
    comment, *lines = text.splitlines()
    found = TOTALS.match(comment)
    if found is None:
        raise ValueError(f"begins with {comment[:40]!r}, not '# documents=N words=N'")
    documents, words = map(int, found.groups())
    return {"documents": documents, "words": words}, [line.split("\t") for line in lines]


def abbreviations(
    words: dict[str, tuple[int, int]], pairs: list[list[str]]
) -> dict[str, tuple[int, int]]:
    """Documents and occurrences of "u.s.", "u.k." and the like, from pairs of single letters.

    The counts were taken letter by letter, where framing keeps ``U.S.`` as one word. Documents
    are the pair's. Occurrences weren't counted: they are taken as the pair's documents times the
    mean occurrences per document of its rarer letter, the one in fewer documents, rounded. A
    pair in too few documents to have been counted is missing; a few rows ("a.u.", from "a U.S.")
    are no abbreviations and are never looked up.
    """
    found = {}
    for pair, count in pairs:
        letters = pair.split(" ")
        if all(len(letter) == 1 for letter in letters):
            documents, occurrences = min(words[letter] for letter in letters)
            estimate = round(int(count) * occurrences / documents)
            found["".join(f"{letter}." for letter in letters)] = int(count), estimate
    return found


def rows(word_counts: str, pair_counts: str) -> Rows:
    """Words sorted by bytes; first, under the empty word, the totals over all articles."""
    totals, counted = counts(word_counts)
    words = {word: (int(documents), int(times)) for word, documents, times in counted}
    least = min(documents for documents, _ in words.values())
    words |= abbreviations(words, counts(pair_counts)[1])
    words[""] = totals["documents"], totals["words"]
    lines = [f"{word}\t{documents}\t{times}" for word, (documents, times) in sorted(words.items())]
    return Rows(lines, {**totals, "least_documents": least})


TABLE = Table(
    header="word\tdocuments\toccurrences",
    title="Words in US news",
    description="Documents that contain a word, and its occurrences, over 37,554 articles of US "
    "news, 2012-2020. Words are in small letters, a final 's dropped; those in fewer than 20 "
    "documents are left out. The first row, of the empty word, has the totals.",
    version="1",
    source="Counts over the articles of Baly, R., Da San Martino, G., Glass, J. & Nakov, P. "
    "(2020). We Can Detect Your Bias: Predicting the Political Ideology of News Articles. EMNLP",
    url="https://github.com/ramybaly/Article-Bias-Prediction",
    licence="Apache-2.0",
    attribution="Counts over the article set of Baly et al. 2020 (Article-Bias-Prediction)",
    files=("words.tsv", "pairs.tsv"),
    make=rows,
)
