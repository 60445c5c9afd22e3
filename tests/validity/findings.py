"""How often the program calls a difference one: where there is none, and where there is.

    python -m tests.validity.findings [DATA]

DATA is the folder of labelled texts; of it the climate news of Frermann et al. 2023 is read.

Null: parts of one article differ by chance alone. Random halves have no difference at all; halves
and thirds in the order of the text have what an article changes as it goes on; random halves of
which one has its sentences cut in two have the same words in units of other lengths. The share of
pairs with any verdict "differs", and whether p is uniform on the first (Kolmogorov–Smirnov).
Power: hedges, judging words or quotations are set into one of two random halves.
Intervals: articles are drawn from the pool of all sentences, whose values are the truth; that of a
difference is read where there is enough to be tested, apart where one article has no hit.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kstest

from framing import Article, findings
from framing.document import Document, parse
from framing.findings import DIFFERS, ON_LITTLE, Contrast
from framing.findings.finding import difference
from framing.inference import Sample
from framing.measures import Measure, measures
from framing.profiles import Profile, profile
from framing.sections import SENTENCES, sections_of
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
#: Articles drawn of each length.
ARTICLES, LENGTHS = 1000, (40, 80)
#: From rare to common rates, then means and formulas of more than one sum; in the author's voice.
HELD = ("certainty.hedges", "certainty.possibility", "loaded.judging", "loaded.rate",
        "rhetoric.questions", "sourcing.quoted_share", "readability.flesch", "readability.smog",
        "structure.sentence_words", "tone.vader")

#: Of these, what counts hits.
COUNTED = frozenset(HELD[:5])

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
    return tuple(side._replace(units=side.units[place]) for side in sides for place in places)


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


# -- intervals -------------------------------------------------------------------------------------


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
        samples={id: side._replace(units=side.units[places]) for id, side in pool.items()})


def held() -> tuple[Measure, ...]:
    return tuple(measures()[id] for id in HELD)


def pooled(wholes: Sequence[Whole]) -> dict[str, Sample]:
    """All sentences of all articles."""
    pool = {}
    for id in HELD:
        voice = "author" if id.partition(".")[0] in findings.WORDINGS else "all"
        sides = [side for whole in wholes if (side := whole.profile.sample(id, voice))]
        pool[id] = sides[0]._replace(units=np.concatenate([side.units for side in sides]))
    return pool


def tell_coverage(wholes: Sequence[Whole]) -> None:
    """Print how often the 95 % intervals hold the truth."""
    pool = pooled(wholes)
    truth = {id: side.value() for id, side in pool.items()}
    number = len(pool[HELD[0]].units)
    print(f"\nIntervals of 95 %: {ARTICLES} articles of each length drawn from {number} sentences;"
          "\nthe share that holds the truth (aim 92 to 97 %), lies above it, below it, not given."
          "\nDifferences with enough to be tested: with hits on both sides, on one (of how many).")
    print(f"  {'measure':<25}{'truth':>7}{'hits/80':>8}"
          + "".join(f"{f'{length} sentences':>28}" for length in LENGTHS)
          + f"{'difference':>28}{'none on one side':>28}")
    draw = np.random.default_rng(SEED + 3)
    found: dict[tuple[str, str], list[tuple[float, float] | None]] = {
        (id, column): [] for id in HELD for column in ("short", "long", "both", "one")}
    for _ in range(ARTICLES):
        pair = [drawn(pool, length, draw) for length in LENGTHS]
        for id in HELD:
            for name, each in zip(("short", "long"), pair, strict=True):
                found[id, name].append(each.interval(id))
            contrast = drawn_contrast(id, pair)
            if contrast.enough:
                found[id, "one" if 0 in contrast.hits else "both"].append(
                    difference(pair, contrast, 0))
    for id in HELD:
        hits = f"{pool[id].sums[0] / number * 80:.1f}" if id in COUNTED else ""
        cells = [covered(found[id, column], truth[id]) for column in ("short", "long")]
        cells += [covered(found[id, column], 0.0) for column in ("both", "one")]
        rare = f"{len(found[id, 'one']):>5}" if id in COUNTED else ""
        print(f"  {id:<25}{truth[id]:>7.3g}{hits:>8}" + "".join(f"{c:>28}" for c in cells)
              + rare)


def drawn_contrast(id: str, pair: Sequence[Drawn]) -> Contrast:
    """Two drawn articles against each other; a hit adds 1 to the first component of a count."""
    sides = tuple(each.samples[id] for each in pair)
    counts = [side.units[:, 0] for side in sides]
    hits = tuple(int(each.sum()) if id in COUNTED else -1 for each in counts)
    return Contrast(measures()[id], "all", sides, hits,
                    sum(int(np.count_nonzero(each)) for each in counts), ())


def covered(ends: Sequence[tuple[float, float] | None], truth: float) -> str:
    given = [each for each in ends if each is not None]
    if not given:
        return ""
    above = sum(low > truth for low, _ in given) / len(given)
    below = sum(high < truth for _, high in given) / len(given)
    shares = 1 - above - below, above, below, 1 - len(given) / len(ends)
    return "".join(f"{each:>7.1%}" for each in shares)


# -- the scorecard ---------------------------------------------------------------------------------

#: So many sentences of a half are changed for the scorecard's rows on power.
CHANGED = 10


def rows() -> list[Row]:
    """How often random halves of an article are said to differ, as they are and changed."""
    long = [whole for whole in articles(DATA) if whole.sentences >= 2 * LEAST]
    called, low = ([(0.0, 0.0)] * len(long) for _ in range(2))
    for number, pair in enumerate(random_halves(long)):
        at = number % len(long)
        differs = any(verdict == DIFFERS for *_, verdict, _ in pair)
        plain = any(each.p < 0.05 for each, *_ in pair)
        called[at] = called[at][0] + differs, called[at][1] + 1
        low[at] = low[at][0] + plain, low[at][1] + 1
    held = [each for each in called if each[1]]
    made = [_row(f"random halves of climate news articles, {LEAST} sentences or more each, in "
                 "which any difference is chance", PAIRS, "false alarms", ratio(held),
                 ("any p below 0.05, uncorrected", ratio([each for each in low if each[1]])[0]))]
    for name, ids, change in KINDS:
        found = {number: [(float(told(texts, ids) == DIFFERS), 1.0)
                          for texts in changed(long, change, number)]
                 for number in (CHANGED, 0)}
        made.append(_row(f"random halves of climate news articles, {CHANGED} {name} added to one",
                         len(long), "power", ratio(found[CHANGED]),
                         ("none added", ratio(found[0])[0])))
    return made


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
    tell_coverage(wholes)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
