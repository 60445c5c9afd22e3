"""How often the program calls a difference one: where there is none, and where there is.

    python -m tests.validity.findings [DATA]

DATA is the folder of labelled texts; of it the climate news of Frermann et al. 2023 is read.

Null: parts of one article differ by chance alone. Random halves have no difference at all; halves
and thirds in the order of the text have what an article changes as it goes on; random halves of
which one has its sentences cut in two have the same words in units of other lengths. The share of
pairs with any verdict "differs", and whether p is uniform on the first (Kolmogorov–Smirnov).
Power: hedges, judging words or quotations are set into one of two random halves. Intervals have a
module of their own, :mod:`tests.validity.intervals`.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kstest

from framing import Article, findings
from framing.document import Document
from framing.findings import DIFFERS, ON_LITTLE, Contrast
from framing.inference import Sample
from framing.measures import measures
from framing.profiles import Profile, profile
from framing.sections import SENTENCES, sections_of
from tests.commands import parser
from tests.validity.scoring import DATA, Row
from tests.validity.scoring import share as ratio

#: Its rows take a minute and more.
SLOW = True
TABLE = "narrative_frames/articles_metadata.tsv"
SEED = 20250101
#: Pairs of random halves, and the least sentences of a part.
PAIRS, LEAST, LEAST_THIRD = 400, 15, 10
#: What is added to one half, and how often the same is tried.
ADDED = (0, 2, 4, 6, 8, 10, 12, 15)

Places = NDArray[np.intp]
Judged = findings.Verdict


# -- articles and their parts ----------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Whole:
    """An article, and each measure of it in the voice it is told in."""

    profile: Profile

    @cached_property
    def contrasts(self) -> list[Contrast]:
        return findings.contrasts([self.profile])

    @property
    def sentences(self) -> int:
        return self.profile.document.rows

    def parts(self, *places: Places) -> list[Contrast]:
        """The sentences at these places against each other, as if each were an article."""
        made = []
        for each in self.contrasts:
            if each.measure.unit == "paragraph":
                made.append(self._paragraphs(each, places))
                continue
            hits = self.profile.sentences(each.measure.id, each.voice)
            own = [None if hits is None else hits[np.isin(hits, place)] for place in places]
            made.append(replace(
                each,
                sides=_of(each.sides, places), plain=_of(each.plain, places),
                hits=tuple(-1 if one is None else len(one) for one in own),
                held=sum(0 if one is None else len(np.unique(one)) for one in own),
                sections=tuple((np.arange(len(place)) // SENTENCES).astype(np.int32)
                               for place in places)))
        return made

    def _paragraphs(self, contrast: Contrast, places: Sequence[Places]) -> Contrast:
        """The same for paragraphs: each belongs to the part that has most of its sentences."""
        section = sections_of(self.profile.document)
        size = int(section.max()) + 1
        shares = np.stack([np.bincount(section[place], minlength=size) for place in places])
        own = [np.flatnonzero(shares.argmax(axis=0) == part) for part in range(len(places))]
        hits = self.profile.sentences(contrast.measure.id, contrast.voice)
        of = [] if hits is None else [hits[np.isin(section[hits], each)] for each in own]
        return replace(
            contrast, sides=_of(contrast.sides, own), hits=tuple(map(len, of)),
            held=sum(len(np.unique(each)) for each in of),
            sections=tuple(np.arange(len(each), dtype=np.int32) for each in own))


def _of(sides: Sequence[Sample], places: Sequence[Places]) -> tuple[Sample, ...]:
    return tuple(replace(side, units=side.units[place]) for side in sides for place in places)


def articles(folder: Path) -> list[Whole]:
    """All articles, each one block."""
    csv.field_size_limit(10**7)
    with (folder / TABLE).open(encoding="utf-8", newline="") as file:
        return [Whole(profile(Article.from_text(row["text"], language="en")))
                for row in csv.DictReader(file, delimiter="\t")]


def key(*what: object) -> str:
    """A hash for an article that is not a text of its own."""
    return hashlib.sha256(repr(what).encode()).hexdigest()


def judged(found: Sequence[Contrast], *what: object) -> list[Judged]:
    """Test contrasts of two sides and judge them, as the program does."""
    keys = [key(*what, side) for side in range(len(found[0].sides))]
    return findings.judged(findings.outcomes(found, keys, 0))


def halves(number: int, draw: np.random.Generator) -> tuple[Places, Places]:
    """Two random halves of so many sentences, each in the order of the text."""
    order = draw.permutation(number)
    return np.sort(order[: number // 2]), np.sort(order[number // 2 :])


# -- the null --------------------------------------------------------------------------------------


def random_halves(wholes: Sequence[Whole]) -> Iterator[list[Judged]]:
    draw = np.random.default_rng(SEED)
    for number in range(PAIRS):
        whole = wholes[number % len(wholes)]
        yield judged(whole.parts(*halves(whole.sentences, draw)), whole.profile.article.sha256,
                     number)


def in_order(wholes: Sequence[Whole], parts: int, least: int,
             most: float = float("inf")) -> Iterator[list[Judged]]:
    """Halves or thirds as they stand, each read as a text of its own."""
    for whole in wholes:
        if not least <= whole.sentences // parts <= most:
            continue
        document = whole.profile.document
        edges = [whole.sentences * part // parts for part in range(parts + 1)]
        texts = [whole.profile.article.text[document.segments.start[first]
                                            : document.segments.end[last - 1]]
                 for first, last in pairwise(edges)]
        read = [profile(Article.from_text(text, language="en")) for text in texts]
        for number, one in enumerate(read):
            for other in read[number + 1 :]:
                keys = [one.article.sha256, other.article.sha256]
                yield findings.judged(findings.outcomes(findings.contrasts([one, other]), keys, 0))


def unequal_halves(wholes: Sequence[Whole]) -> Iterator[list[Judged]]:
    """Random halves, the sentences of the second cut in two.

    Measures of sentences differ then in truth; left are those per words or per attribution.
    """
    draw = np.random.default_rng(SEED + 1)
    chosen = tuple(each for each in measures().values()
                   if each.unit == "segment" and each.id != "structure.paragraph_words")
    for number in range(PAIRS):
        whole = wholes[number % len(wholes)].profile
        first, second = halves(whole.document.rows, draw)
        document, of = cut(whole.document, second, draw)
        counts = {each.id: each.count(document) for each in chosen}
        made = Whole(replace(whole, document=document, measures=chosen, counts=counts))
        yield judged(made.parts(*(np.flatnonzero(np.isin(of, half)) for half in (first, second))),
                     whole.article.sha256, number, "cut")


def cut(document: Document, rows: Places, draw: np.random.Generator) -> tuple[Document, Places]:
    """Cut these sentences in two, near their middle; with each new sentence the old one it is of.

    Who speaks where is kept as it was heard of the whole sentences.
    """
    new = np.zeros(len(document.tokens), np.int32)
    for row in rows:
        begin, end = np.searchsorted(document.row, [row, row + 1])
        if end - begin >= 4:
            new[begin + round((end - begin) * draw.uniform(0.3, 0.7))] = 1
    row = document.row + np.cumsum(new, dtype=np.int32)
    at, old = np.unique(row, return_index=True)
    assert (at == np.arange(len(at))).all()
    of = document.row[old].astype(np.intp)
    starts, ends = document.token_offsets
    last = np.append(old[1:], len(row)) - 1
    made = replace(
        document, row=row, piece_row=row[document.tokens_of(np.arange(len(document.pieces)))],
        segments=document.segments._replace(
            sentence=np.arange(len(at), dtype=np.int32), block=document.segments.block[of],
            voice=("",) * len(at), speaker=(None,) * len(at),
            start=[starts[token] for token in old], end=[ends[token] for token in last]),
        _found={})
    vars(made)["voices"] = document.voices
    return made, of


def tell_null(name: str, aim: float | None, pairs: Iterable[list[Judged]], alone: str,
              uniform: bool = False) -> None:
    """Print a kind of pairs: how many differ, then by measure."""
    number = called = little = 0
    ps: dict[str, list[float]] = {}
    verdicts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        number += 1
        said = {verdict for *_, verdict, _ in pair}
        called += DIFFERS in said
        little += bool(said & {DIFFERS, ON_LITTLE})
        for each, _, _, verdict, _ in pair:
            ps.setdefault(each.contrast.measure.id, []).append(each.p)
            verdicts[each.contrast.measure.id, verdict] += 1
    print(f"\n{name}: {number} pairs{alone}")
    print(f"  any differs {share(called, number)}"
          f"{'' if aim is None else f', aim {aim:.0%}'}; with those on little "
          f"{share(little, number)}")
    print(f"  {'measure':<28}{'tests':>6}{'differs':>9}{'on little':>11}{'p < .05':>9}"
          f"{'  uniform' if uniform else ''}")
    for id, own in ps.items():
        low = sum(p < 0.05 for p in own) / len(own)
        held = f"{kstest(own, 'uniform').pvalue:>9.3f}" if uniform else ""
        print(f"  {id:<28}{len(own):>6}{verdicts[id, DIFFERS]:>9}{verdicts[id, ON_LITTLE]:>11}"
              f"{low:>9.3f}{held}")
    every = [p for own in ps.values() for p in own]
    print(f"  {'all':<28}{len(every):>6}{'':>20}{sum(p < 0.05 for p in every) / len(every):>9.3f}")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part})"


# -- power -----------------------------------------------------------------------------------------


def hedged(sentence: str) -> str:
    return f"Possibly, {sentence}"


def judging(sentence: str) -> str:
    return f"Shamefully, {sentence}"


def quoting(sentence: str) -> str:
    return f"“{sentence.rstrip('.!?')},” said Anna Miller."


#: What is added, which of the measures may tell it, and how.
KINDS: tuple[tuple[str, tuple[str, ...], Callable[[str], str]], ...] = (
    ("hedges", ("certainty.hedges",), hedged),
    ("judging words", ("loaded.judging", "loaded.rate"), judging),
    ("quotations", ("sourcing.quoted_share",), quoting),
)
MARKS = frozenset("“”\"«»„‟‘")


def told(texts: tuple[str, str], ids: Sequence[str]) -> str:
    """The best verdict of any of these measures, that the first text has more of it."""
    found = [profile(Article.from_text(text, language="en")) for text in texts]
    pair = findings.judged(findings.outcomes(
        findings.contrasts(found), [each.article.sha256 for each in found], 0))
    said = {verdict for each, _, _, verdict, _ in pair
            if each.contrast.measure.id in ids and each.first == 0}
    return DIFFERS if DIFFERS in said else ON_LITTLE if ON_LITTLE in said else ""


def changed(wholes: Sequence[Whole], change: Callable[[str], str],
            number: int) -> Iterator[tuple[str, str]]:
    """Random halves of each article, so many sentences of the first changed."""
    draw = np.random.default_rng(SEED + 2)
    for whole in wholes:
        document = whole.profile.document
        own, other = ([document.text(int(row)) for row in half]
                      for half in halves(document.rows, draw))
        marked = np.array([bool(MARKS & set(each)) for each in own])
        order = draw.permutation(len(own))  # what is said already comes last
        for place in order[np.argsort(marked[order], kind="stable")][:number]:
            own[place] = change(own[place])
        yield " ".join(own), " ".join(other)


def tell_power(wholes: Sequence[Whole]) -> None:
    """Print the share of random halves found to differ by what was added to one of them."""
    print(f"\nPower: random halves of {len(wholes)} articles, {LEAST} sentences or more each, so "
          "many added to one;\nof each the share that differs, and that differs on little")
    print(f"  {'':<16}" + "".join(f"{number:>12}" for number in ADDED))
    for name, ids, change in KINDS:
        row = []
        for number in ADDED:
            said = Counter(told(texts, ids) for texts in changed(wholes, change, number))
            row.append(f"{said[DIFFERS] / len(wholes):.0%} + {said[ON_LITTLE] / len(wholes):.0%}")
        print(f"  {name:<16}" + "".join(f"{cell:>12}" for cell in row))


# -- the scorecard ---------------------------------------------------------------------------------

#: So many sentences of a half are changed for the scorecard's rows on power.
CHANGED = 10


def rows() -> list[Row]:
    """How often halves of one article are said to differ: by chance, in order, and changed."""
    wholes = articles(DATA)
    long = [whole for whole in wholes if whole.sentences >= 2 * LEAST]
    of_climate = f"halves of climate news articles, {LEAST} sentences or more each"
    made = [
        _alarms(f"random {of_climate}, in which any difference is chance", random_halves(long),
                len(long)),
        _alarms(f"first and second {of_climate}, with what an article changes as it goes on",
                in_order(wholes, 2, LEAST), len(long)),
        _alarms(f"random {of_climate}, the sentences of one cut in two; measures per words alone",
                unequal_halves(long), len(long)),
    ]
    for name, ids, change in KINDS:
        found = {number: [(float(told(texts, ids) == DIFFERS), 1.0)
                          for texts in changed(long, change, number)]
                 for number in (CHANGED, 0)}
        made.append(_row(f"random halves of climate news articles, {CHANGED} {name} added to one",
                         len(long), "power", ratio(found[CHANGED]),
                         ("none added", ratio(found[0])[0])))
    return made


def _alarms(data: str, pairs: Iterable[list[Judged]], articles: int) -> Row:
    """The share of pairs with any verdict "differs"; each article comes once in so many."""
    called = [[0.0, 0.0] for _ in range(articles)]
    low = [[0.0, 0.0] for _ in range(articles)]
    number = 0
    for number, pair in enumerate(pairs, 1):
        at = number % articles
        for counts, said in ((called, any(verdict == DIFFERS for *_, verdict, _ in pair)),
                             (low, any(each.p < 0.05 for each, *_ in pair))):
            counts[at][0] += said
            counts[at][1] += 1
    return _row(data, number, "false alarms", ratio([(said, of) for said, of in called if of]),
                ("any p below 0.05, uncorrected",
                 ratio([(said, of) for said, of in low if of])[0]))


def _row(data: str, n: int, metric: str, found: tuple[float, float, float],
         baseline: tuple[str, float]) -> Row:
    return Row("findings", data, "all articles of the set that are long enough", n, metric, *found,
               (baseline,))


# -- all of it -------------------------------------------------------------------------------------


def main(folder: Path = DATA) -> None:
    if not (folder / TABLE).exists():
        sys.exit(f"There is no {TABLE} in {folder}: name the folder of labelled texts.")
    wholes = articles(folder)
    long = [whole for whole in wholes if whole.sentences >= 2 * LEAST]
    tell_null(f"Null, random halves of {LEAST} sentences or more", 0.05, random_halves(long),
              f" of {len(long)} articles, drawn apart", uniform=True)
    tell_null(f"Null, first half against second, {LEAST} sentences or more", 0.08,
              in_order(wholes, 2, LEAST), ", each of another article")
    tell_null(f"Null, the same, {LEAST_THIRD} to {LEAST - 1} sentences", 0.08,
              in_order(wholes, 2, LEAST_THIRD, LEAST - 1), ", each of another article")
    tell_null(f"Null, thirds against each other, {LEAST_THIRD} sentences or more", 0.08,
              in_order(wholes, 3, LEAST_THIRD), ", three of each article")
    tell_null("Null, random halves, one with its sentences cut in two", 0.05, unequal_halves(long),
              f" of {len(long)} articles, drawn apart; measures per words alone")
    tell_power(long)


if __name__ == "__main__":
    line = parser("tests.validity.findings", __doc__)
    line.add_argument("data", metavar="DATA", nargs="?", type=Path, default=DATA)
    main(line.parse_args().data)
