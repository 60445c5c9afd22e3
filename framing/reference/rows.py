"""What ``verify`` gives: figures of ours beside a library's, and why where they part."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose

#: Two values are equal when they differ by no more than floating point does.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Row:
    """A figure of ours beside the same figure by a library.

    ``name``: what is counted (``words``) or a measure's id. ``ours``, ``theirs``: ``None`` where
    there is no such figure, and ``why`` says so. ``library``: its name and version. ``why``: facts
    of this text that part the two, in whole sentences; empty where they are equal.

    ``on_our_counts``: the library's own formula given our counts; ``None`` in rows without a
    formula. ``by_design``: how much more ours must be then, because the formulas themselves differ
    (``why`` says how); 0.0 for the same formula. ``on_file``: what the library says of the file as
    it is, headings, lists and all, which is what calling it on the file would print.
    """

    name: str
    ours: float | None
    theirs: float | None
    library: str
    why: str = ""
    on_our_counts: float | None = None
    by_design: float = 0.0
    on_file: float | None = None

    @property
    def difference(self) -> float | None:
        """Ours less theirs; ``None`` where one is missing."""
        if self.ours is None or self.theirs is None:
            return None
        return self.ours - self.theirs

    @property
    def equal(self) -> bool:
        """Whether both say the same: to 1e-9 of the value, or both have none."""
        if self.ours is None or self.theirs is None:
            return self.ours is self.theirs
        return close(self.ours, self.theirs)

    @property
    def holds(self) -> bool:
        """Whether equal counts give equal values; true of a row without a formula to be tested."""
        if self.on_our_counts is None or self.ours is None:
            return True
        return close(self.ours, self.on_our_counts + self.by_design)


@dataclass(frozen=True)
class Agreement:
    """How many of an article's sentences or words get the same figure from a library.

    ``of``: what is compared, in the plural. ``equal`` of ``total`` agree: a sentence's compound to
    its last digit, a word's weight to 1e-12. ``largest``: the largest difference among them.
    """

    of: str
    total: int
    equal: int
    largest: float
    library: str

    @property
    def holds(self) -> bool:
        """Whether all agree."""
        return self.equal == self.total


@dataclass(frozen=True)
class Checked:
    """An article's figures beside the libraries'.

    ``counts`` come first, as they decide the values; ``values`` are the six readability formulas;
    ``tone`` has VADER's mean on the folded sentences and on the sentences as printed; ``tones``
    and ``weights`` say how many sentences and TF-IDF weights agree, ``tones`` being ``None`` where
    the text isn't English. ``notes``: what was left out on both sides, a sentence each.
    """

    name: str
    counts: tuple[Row, ...]
    values: tuple[Row, ...]
    tone: tuple[Row, ...]
    tones: Agreement | None
    weights: Agreement
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether equal counts give equal values, and every sentence and weight agrees."""
        agreements = (self.weights, *(() if self.tones is None else (self.tones,)))
        # The last tone is of the unfolded text, where NLTK differs for the reason given.
        return all(part.holds for part in (*self.values, *agreements)) and all(
            row.equal for row in self.tone[:1]
        )


@dataclass(frozen=True)
class PairChecked:
    """The cosine of two articles, given by their places, beside scikit-learn's."""

    a: int
    b: int
    cosine: Row


@dataclass(frozen=True)
class Verification:
    """Everything that could be checked of some articles, in their order.

    ``libraries``: the versions that were asked, by name. ``notes``: what was given to the
    libraries in memory, and what could not be asked, a sentence each.
    """

    articles: tuple[Checked, ...]
    similarity: tuple[PairChecked, ...]
    libraries: dict[str, str]
    notes: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing differs but the counts that the rows explain."""
        return all(article.holds for article in self.articles) and all(
            pair.cosine.equal for pair in self.similarity
        )


def close(a: float, b: float) -> bool:
    """Whether two values are equal but for the last digits of floating point."""
    return isclose(a, b, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
