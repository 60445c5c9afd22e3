"""How often the 95 % intervals hold the truth: in articles drawn from sentences of real ones.

    python -m tests.validity.intervals [DATA]

DATA is the folder of labelled texts; of it the climate news of Frermann et al. 2023 is read. The
values of all its sentences together are the truth. That of a difference between two such articles
is nought; its interval is read, of the one with more less the other as the program tells it, where
there is enough to be tested, apart where one article has no hit.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np

from framing import Article, findings
from framing.document import Document, parse
from framing.findings import Contrast
from framing.findings.finding import difference
from framing.inference import Sample
from framing.measures import Measure, measures
from framing.profiles import Profile
from tests.commands import parser
from tests.validity.findings import SEED, TABLE, Whole, articles, key
from tests.validity.scoring import DATA, Row
from tests.validity.scoring import share as ratio

#: Its row takes half a minute.
SLOW = True
#: Articles drawn of each length.
ARTICLES, LENGTHS = 1000, (40, 80)
#: From rare to common rates, then means and formulas of more than one sum; in the author's voice.
HELD = ("certainty.hedges", "certainty.possibility", "loaded.judging", "loaded.rate",
        "rhetoric.questions", "sourcing.quoted_share", "readability.flesch", "readability.smog",
        "structure.sentence_words", "tone.vader")
#: Of these, what counts hits.
COUNTED = frozenset(HELD[:5])

#: An interval's ends; ``None`` where none is given.
Ends = tuple[float, float] | None


@dataclass(frozen=True, eq=False)
class Drawn(Profile):
    """An article drawn from the pool: no text, but what was counted in each sentence."""

    samples: dict[str, Sample] = field(kw_only=True)

    def sample(self, id: str, voice: str = "all",
               without: frozenset[str] = frozenset()) -> Sample | None:
        return self.samples[id]


@cache
def of_length(sentences: int) -> tuple[Article, Document]:
    """Any article of so many sentences."""
    article = Article.from_text("The dam holds. " * sentences, language="en")
    return article, parse(article)


def drawn(pool: dict[str, Sample], sentences: int, draw: np.random.Generator) -> Drawn:
    """An article of so many sentences of the pool."""
    article, document = of_length(sentences)
    places = draw.integers(0, len(pool[HELD[0]].units), sentences)
    return Drawn(
        replace(article, sha256=key(sentences, *places.tolist())), document, held(), {},
        samples={id: replace(side, units=side.units[places]) for id, side in pool.items()})


def held() -> tuple[Measure, ...]:
    return tuple(measures()[id] for id in HELD)


def pooled(wholes: Sequence[Whole]) -> dict[str, Sample]:
    """All sentences of all articles."""
    pool = {}
    for id in HELD:
        voice = "author" if id.partition(".")[0] in findings.WORDINGS else "all"
        sides = [side for whole in wholes if (side := whole.profile.sample(id, voice))]
        pool[id] = replace(sides[0], units=np.concatenate([side.units for side in sides]))
    return pool


def simulated(pool: dict[str, Sample]) -> dict[tuple[str, str], list[Ends]]:
    """Draw pairs of articles; of each measure its interval in either and that of the difference.

    The last is under ``both`` where both articles have a hit, under ``one`` where one has none.
    """
    draw = np.random.default_rng(SEED + 3)
    found: dict[tuple[str, str], list[Ends]] = {
        (id, column): [] for id in HELD for column in ("short", "long", "both", "one")}
    for _ in range(ARTICLES):
        pair = [drawn(pool, length, draw) for length in LENGTHS]
        for id in HELD:
            for name, each in zip(("short", "long"), pair, strict=True):
                found[id, name].append(each.interval(id))
            contrast = drawn_contrast(id, pair)
            if contrast.enough:
                more = int(np.argmax([side.value() for side in contrast.sides]))
                found[id, "one" if 0 in contrast.hits else "both"].append(
                    difference(pair, contrast, more))
    return found


def drawn_contrast(id: str, pair: Sequence[Drawn]) -> Contrast:
    """Two drawn articles against each other; a hit adds 1 to the first component of a count."""
    sides = tuple(each.samples[id] for each in pair)
    counts = [side.units[:, 0] for side in sides]
    hits = tuple(int(each.sum()) if id in COUNTED else -1 for each in counts)
    return Contrast(measures()[id], "all", sides, hits,
                    sum(int(np.count_nonzero(each)) for each in counts), ())


def covered(ends: Sequence[Ends], truth: float) -> str:
    """The shares of intervals that hold the truth, lie above it and below it, and aren't given."""
    given = [each for each in ends if each is not None]
    if not given:
        return ""
    above = sum(low > truth for low, _ in given) / len(given)
    below = sum(high < truth for _, high in given) / len(given)
    shares = 1 - above - below, above, below, 1 - len(given) / len(ends)
    return "".join(f"{each:>7.1%}" for each in shares)


# -- the scorecard ---------------------------------------------------------------------------------


def rows() -> list[Row]:
    """How often intervals hold the truth: of an article's values, and of differences."""
    pool = pooled(articles(DATA))
    found = simulated(pool)
    truth = {id: side.value() for id, side in pool.items()}
    of_values = {id: [(each, truth[id]) for column in ("short", "long")
                      for each in found[id, column]] for id in HELD}
    of_differences = {id: [(each, 0.0) for column in ("both", "one")
                           for each in found[id, column]] for id in HELD}
    drawn_from = f"drawn from sentences of climate news, {LENGTHS[0]} or {LENGTHS[1]} each"
    return [_row(f"articles {drawn_from}: {len(HELD)} measures", of_values),
            _row("the same in pairs: the difference of each", of_differences)]


def _row(data: str, found: dict[str, list[tuple[Ends, float]]]) -> Row:
    """All that were given, taken together, beside the measures that are furthest apart."""
    held = {id: [(float(ends[0] <= truth <= ends[1]), 1.0)
                 for ends, truth in each if ends is not None] for id, each in found.items()}
    shares = {id: ratio(each)[0] for id, each in held.items()}
    every = [each for of_one in held.values() for each in of_one]
    return Row("intervals", data, "simulated: the truth is that of all sentences together",
               len(every), "coverage", *ratio(every),
               tuple((f"{name}, {id}", shares[id]) for name, id in (
                   ("least", min(shares, key=lambda own: shares[own])),
                   ("most", max(shares, key=lambda own: shares[own])))))


# -- all of it -------------------------------------------------------------------------------------


def main(folder: Path = DATA) -> None:
    """Print of each measure how often its 95 % intervals hold the truth."""
    if not (folder / TABLE).exists():
        sys.exit(f"There is no {TABLE} in {folder}: name the folder of labelled texts.")
    pool = pooled(articles(folder))
    found = simulated(pool)
    number = len(pool[HELD[0]].units)
    print(f"Intervals of 95 %: {ARTICLES} articles of each length drawn from {number} sentences;"
          "\nthe share that holds the truth (aim 92 to 97 %), lies above it, below it, not given."
          "\nDifferences with enough to be tested: with hits on both sides, on one (of how many).")
    print(f"  {'measure':<25}{'truth':>7}{'hits/80':>8}"
          + "".join(f"{f'{length} sentences':>28}" for length in LENGTHS)
          + f"{'difference':>28}{'none on one side':>28}")
    for id, side in pool.items():
        truth = side.value()
        hits = f"{side.sums[0] / number * 80:.1f}" if id in COUNTED else ""
        cells = [covered(found[id, column], truth) for column in ("short", "long")]
        cells += [covered(found[id, column], 0.0) for column in ("both", "one")]
        rare = f"{len(found[id, 'one']):>5}" if id in COUNTED else ""
        print(f"  {id:<25}{truth:>7.3g}{hits:>8}" + "".join(f"{cell:>28}" for cell in cells) + rare)


if __name__ == "__main__":
    line = parser("tests.validity.intervals", __doc__)
    line.add_argument("data", metavar="DATA", nargs="?", type=Path, default=DATA)
    main(line.parse_args().data)
