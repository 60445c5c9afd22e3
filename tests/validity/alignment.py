"""How far the sentences that the program aligns are those that a reader links.

    python -m tests.validity.alignment [--null DATA]

The pairs are in ``tests/cases/coverage``, what was linked and how in its README. The development
half was looked at while words' weights were chosen; the other half was not. The thresholds were
fitted to neither: ``--null`` prints what they rest on, from the news articles in the folder DATA,
which aren't part of the program.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from framing.article import Article
from framing.background import Background, news
from framing.coverage import TOLD, UNTOLD, aligned
from framing.coverage.likeness import nearest
from framing.document import Document, parse
from tests.building import paragraphs

CASES = Path(__file__).parents[1] / "cases/coverage"
PARTS = ("development", "test")
#: Of the articles that the threshold rests on, those of so many sentences in paragraphs.
SENTENCES = range(20, 121)

Links = set[tuple[int, int]]
Linker = Callable[[Document, Document], Links]


class Pair(NamedTuple):
    """Two articles on one event and the sentences linked in them, counted from 1."""

    name: str
    a: Document
    b: Document
    links: Links


class Score(NamedTuple):
    """What was linked, in counts summed over pairs."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """What share of the links found is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """What share of the right links is found."""
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, self.found + self.gold)


def pairs(part: str) -> list[Pair]:
    """The pairs of a part: ordered by the hash of their names, the first half is development."""
    paths = sorted(CASES.glob("*.json"),
                   key=lambda path: hashlib.sha256(path.stem.encode()).hexdigest())
    middle = len(paths) // 2
    return [read(path) for path in (paths[:middle] if part == "development" else paths[middle:])]


def read(path: Path) -> Pair:
    """One pair, its paragraphs parsed as paragraphs whatever they look like."""
    data = json.loads(path.read_text("utf-8"))
    a, b = (parse(Article.from_text("\n\n".join(" ".join(each) for each in data[side]),
                                    language=data["language"])) for side in "ab")
    return Pair(path.stem, a, b, {(first, second) for first, second in data["links"]})


# -- linkers ---------------------------------------------------------------------------------------


def program(one: Document, other: Document) -> Links:
    """The links that the program makes."""
    a, b = (document.segments.start for document in (one, other))
    return {(a.index(each.a.start) + 1, b.index(each.b.start) + 1)
            for each in aligned(one, other, news())}


def overlap(one: Document, other: Document) -> Links:
    """The baseline: words in both sentences ÷ √(words in one × words in the other), none weighed.

    The same threshold and the same rule of linking.
    """
    words = [[set(document.terms[document.row == row].tolist()) - {-1}
              for row in range(document.rows)] for document in (one, other)]
    matrix = np.array([[len(a & b) / max(1.0, (len(a) * len(b)) ** 0.5) for b in words[1]]
                       for a in words[0]])
    best = [(row, int(column)) for row, column in enumerate(matrix.argmax(axis=1))]
    best += [(int(row), column) for column, row in enumerate(matrix.argmax(axis=0))]
    return {(row + 1, column + 1) for row, column in best if matrix[row, column] >= TOLD}


def score(found: Sequence[tuple[Links, Links]]) -> Score:
    """Sum up links found and right ones."""
    return Score(sum(len(mine & gold) for mine, gold in found),
                 sum(len(mine) for mine, _ in found), sum(len(gold) for _, gold in found))


def measure(part: str, linker: Linker) -> Score:
    """How well a linker does on a part."""
    return score([(linker(pair.a, pair.b), pair.links) for pair in pairs(part)])


def absence(part: str) -> Score:
    """How many of the sentences that are called untold have no link, and of those without one."""
    right = found = gold = 0
    for pair in pairs(part):
        sides = zip(nearest(pair.a, pair.b, news()), zip(*pair.links, strict=True), strict=True)
        for near, linked in sides:
            untold = {row + 1 for row in (near.score < UNTOLD).nonzero()[0].tolist()}
            own = set(range(1, len(near.score) + 1)) - set(linked)
            right, found, gold = right + len(untold & own), found + len(untold), gold + len(own)
    return Score(right, found, gold)


# -- what the thresholds rest on -------------------------------------------------------------------


def within(document: Document, background: Background) -> list[float]:
    """The highest cosine of each of an article's sentences: odd with even ones, even with odd."""
    sentences = [document.text(row) for row in document.prose.nonzero()[0].tolist()]
    halves = [parse(paragraphs(*sentences[start::2])) for start in (0, 1)]
    scores = nearest(halves[0], halves[1], background)
    return [float(each) for side, half in zip(scores, halves, strict=True)
            for each in side.score[half.words > 0]]


def null(folder: Path) -> list[float]:
    """The same for all news articles of a folder that aren't too short or too long."""
    csv.field_size_limit(1 << 30)
    with (folder / "narrative_frames/articles_metadata.tsv").open(
            encoding="utf-8", newline="") as file:
        documents = [parse(Article.from_text(row["text"]))
                     for row in csv.DictReader(file, delimiter="\t")]
    return [cosine for document in documents if document.prose.sum() in SENTENCES
            for cosine in within(document, news())]


def main() -> None:
    """Print how well the alignment does, beside the baseline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--null", type=Path, metavar="DATA")
    chosen = parser.parse_args()
    print(f"{'':<22}pairs  gold  found  precision  recall    F1")
    for part in PARTS:
        rows = {f"links at {TOLD:g}": measure(part, program),
                "  unweighed": measure(part, overlap),
                f"untold, below {UNTOLD:g}": absence(part)}
        print(part)
        for name, got in rows.items():
            print(f"  {name:<20}{len(pairs(part)):>5} {got.gold:>5} {got.found:>6} "
                  f"{got.precision:>10.2f} {got.recall:>7.2f} {got.f1:>5.2f}")
    if chosen.null:
        cosines = null(chosen.null)
        shares = ", ".join(f"{share:.0%} {np.quantile(cosines, share):.2f}"
                           for share in (0.5, 0.8, 0.85, 0.9, 0.95))
        print(f"within one article, {len(cosines):,} sentences: {shares}")


if __name__ == "__main__":
    main()
