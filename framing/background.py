"""How common a word is in news: the document counts that TF-IDF and log-odds lean on.

Two articles hold no meaningful document frequencies (each weight would be 1.00 or 1.41), so they
are taken from 37,554 news articles, counted once and shipped, or from a table of the user's own
(``framing background``), or, if asked for, from the given articles themselves.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import SettingError
from framing.lexicon import FOLDER

if TYPE_CHECKING:
    from framing.document import Document

HEADER = "word\tdocuments\toccurrences"
#: Words in fewer articles are not in the shipped table (its card says so; a test holds them equal).
_LEAST_IN_NEWS = 20


@dataclass(frozen=True, eq=False)
class Background:
    """Document counts of words, and the weights that follow from them.

    ``documents``: how many articles were counted; ``occurrences``: how many words they had.
    ``unseen``: the document frequency given to a word that is not listed, half of the least
    frequency that is (the news counts stop at 20, so 10), and 0 where all words are.
    """

    name: str
    documents: int
    occurrences: int
    unseen: float
    _rows: Sequence[str] = field(repr=False)  # word, documents, occurrences; in order
    _pairs: Path | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the shipped one by its name: another process reads it itself."""
        if self.name == "news" and self is news():
            return news, ()
        return Background, tuple(getattr(self, each.name) for each in fields(self))

    def frequency(self, word: str) -> float:
        """In how many of the documents a word stands."""
        found = self._counts(word)
        return self.unseen if found is None else found[0]

    def _counts(self, word: str) -> tuple[int, int] | None:
        """A word's documents and occurrences, looked up by halves: a text has few of them."""
        found = self._known.get(word)
        if found is None:
            place = bisect_left(self._rows, f"{word}\t")
            if place == len(self._rows) or not self._rows[place].startswith(f"{word}\t"):
                return None
            _, documents, occurrences = self._rows[place].split("\t")
            found = self._known[word] = int(documents), int(occurrences)
        return found

    @cached_property
    def _known(self) -> dict[str, tuple[int, int]]:
        return {}

    @property
    def words(self) -> Iterable[str]:
        """The words that are listed."""
        return (row.partition("\t")[0] for row in self._rows)

    def idf(self, word: str) -> float:
        """Inverse document frequency by scikit-learn's formula, ln((1 + n)/(1 + df)) + 1."""
        return math.log((1 + self.documents) / (1 + self.frequency(word))) + 1

    def share(self, word: str) -> float:
        """What share of all words in the background this one has."""
        found = self._counts(word)
        count = max(self.unseen, 0.5) if found is None else found[1]
        return count / max(1, self.occurrences)

    def pair_share(self, first: str, second: str) -> float:
        """What share of all adjacent pairs this one has; its documents stand for occurrences."""
        documents = _look_up(self._pair_table, f"{first} {second}".encode("utf-8", "replace"))
        return (documents or max(self.unseen, 0.5)) / max(1, self.occurrences)

    @cached_property
    def _pair_table(self) -> bytes:
        return b"" if self._pairs is None else self._pairs.read_bytes()


def _look_up(table: bytes, key: bytes) -> int:
    """Find the number behind a key in a table sorted by bytes, lines of key, tab, number.

    A search by halves in the file's bytes, since fifty look-ups cost less than a dictionary of it.
    """
    low, high = table.find(b"\n") + 1, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start)
        found, _, number = table[start:end].partition(b"\t")
        if found == key:
            return int(number)
        if found < key:
            low = end + 1
        else:
            high = start
    return 0


@lru_cache(maxsize=1)
def news() -> Background:
    """The shipped counts of 37,554 US news articles of 2012–2020 (the set of Baly et al. 2020)."""
    _, totals, *rows = (FOLDER / "news_words.tsv").read_text("utf-8").split("\n")[:-1]
    _, documents, words = totals.split("\t")
    return Background("news", int(documents), int(words), _LEAST_IN_NEWS / 2, rows,
                      FOLDER / "news_pairs.tsv")


def load(path: Path) -> Background:
    """Load a table of document counts, such as ``framing background`` writes.

    The first row names the columns, the second has an empty word and the totals.

    Raises:
        SettingError: the file can't be read or isn't such a table.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingError(
            f"Cannot read the background {path}: {reason}; make one with framing background."
        ) from None
    header, *rows = text.rstrip("\n").split("\n")
    cells = [row.split("\t") for row in rows]
    if header != HEADER or any(len(row) != 3 for row in cells) or not cells or cells[0][0]:
        raise SettingError(
            f"{path} is no table of document counts (its first line must be word, documents, "
            "occurrences, its second the totals): make one with framing background."
        )
    try:
        (total, occurrences), *counts = [(int(own), int(of_it)) for _, own, of_it in cells]
        if total < 1 or any(own < 0 or of_it < 0 for own, of_it in counts):
            raise ValueError
    except ValueError:
        raise SettingError(
            f"{path} has a count that is not a whole number: make it anew with framing background."
        ) from None
    least = min((own for own, _ in counts), default=0)
    return Background(path.name, total, occurrences, least / 2 if least > 1 else 0.0,
                      sorted(rows[1:]))


def of_counts(counts: Iterable[dict[str, int]], name: str = "these") -> Background:
    """Make a background of the given articles' own word counts."""
    documents: dict[str, int] = {}
    occurrences: dict[str, int] = {}
    number = 0
    for article in counts:
        number += 1
        for word, count in article.items():
            documents[word] = documents.get(word, 0) + 1
            occurrences[word] = occurrences.get(word, 0) + count
    return of_totals({word: (count, occurrences[word]) for word, count in documents.items()},
                     number, sum(occurrences.values()), name)


def of_totals(counts: Mapping[str, tuple[int, int]], documents: int, occurrences: int,
              name: str = "these") -> Background:
    """Make a background of each word's documents and occurrences, and the totals."""
    return Background(name, documents, occurrences, 0.0, sorted(
        f"{word}\t{own}\t{of_it}" for word, (own, of_it) in counts.items()))


def write(documents: Iterable[Document]) -> str:
    """Count the documents that words stand in, with scikit-learn, as a table for :func:`load`.

    The words are this program's own: ``TfidfVectorizer`` is given them as its analyser, and its
    fitted idf is turned back into counts.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    occurrences: dict[str, int] = {}
    words = []
    for document in documents:
        names = document.vocabulary.terms
        words.append([names[term] for term in document.terms.tolist() if term >= 0])
        for word in words[-1]:
            occurrences[word] = occurrences.get(word, 0) + 1
    if not occurrences:
        raise SettingError("The articles have no words to count: give others.")
    fitted = TfidfVectorizer(analyzer=list).fit(words)
    counts = np.rint((1 + len(words)) / np.exp(fitted.idf_ - 1) - 1).astype(int).tolist()
    rows = [f"{word}\t{counts[column]}\t{occurrences[word]}"
            for word, column in sorted(fitted.vocabulary_.items())]
    return "\n".join([HEADER, f"\t{len(words)}\t{sum(occurrences.values())}", *rows, ""])
