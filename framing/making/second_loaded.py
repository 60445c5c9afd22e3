"""A second list of loaded words, by others: what a finding on them is read again with."""

from __future__ import annotations

import re

from framing.making import Rows, Table

#: A word as a text has it; the source holds some pieces of words too (*freenow##*).
_WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")


def rows(source: str) -> Rows:
    """The list's words, sorted; what isn't a word is left out.

    Raises ValueError if nothing is left.
    """
    words = {word for line in source.splitlines() if _WORD.fullmatch(word := line.strip().lower())}
    if not words:
        raise ValueError("no words in it")
    return Rows([f"{word}\tbias" for word in sorted(words)],
                {"negation": "count", "classes.bias": "words that bring in bias"})


TABLE = Table(
    header="term\tclass",
    title="Loaded words, a second list",
    description="Words that are likely to bring in bias, gathered by others from the neighbourhood "
    "of such words in news. No figure counts them: a finding on loaded terms is read again with "
    "them, to see whether it hangs on one list.",
    version="1",
    source="Spinde, T. et al. (2021). Automated identification of bias inducing words in news "
    "articles using linguistic and context-oriented features. Information Processing & Management",
    url="https://doi.org/10.1016/j.ipm.2021.102505",
    licence="Apache-2.0",
    attribution="MBIC and its word list, Timo Spinde and others",
    files=("bias_words.txt",),
    make=rows,
)
