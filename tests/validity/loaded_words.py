"""How the words that `loaded` lists agree with the words that readers marked as biased.

    python -m tests.validity.loaded_words MBIC_TSV [BASELINE_WORDS]

MBIC (Spinde et al. 2021, Apache-2.0) gives news sentences and the words annotators marked in them.
Sentences whose SHA-256 begins with an odd byte are the test half; the list was written with sight
of the other half only. Precision: hits that hold a marked word. Recall: marked words in a hit; of a
class too it is of all words that were marked, since nobody said which class they are of.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from framing import Article
from framing.document import parse
from framing.lexicon import SHIELD, lexicon
from tests.commands import parser
from tests.validity.scoring import DATA, Row, share

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
Find = Callable[[str], Iterable[tuple[str, str]]]
Sentence = tuple[str, frozenset[str]]


def words(text: str) -> list[str]:
    """The words of a text, in lower case and with straight apostrophes."""
    return WORD.findall(text.replace("’", "'").lower())


def read(path: Path) -> list[Sentence]:
    """The test half: each sentence with the words marked in it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        (row["sentence"], frozenset(words(" ".join(ast.literal_eval(row["biased_words"])))))
        for row in rows if hashlib.sha256(row["sentence"].encode()).digest()[0] % 2
    ]


def listed(sentence: str) -> Iterable[tuple[str, str]]:
    """Class and text of each hit of the shipped list."""
    document = parse(Article.from_text(sentence))
    hits = document.find(lexicon("loaded"))
    for label, (start, end) in zip(hits.label, document.spans(hits), strict=True):
        yield label, sentence[start:end]


def rows() -> list[Row]:
    """Precision and recall of each class, and of all, on the test half.

    The recall of a class stands beside that of all, which is of the same words.
    """
    sentences = read(DATA / "mbic.tsv")
    known = {line.strip().lower() for line in
             (DATA.parent / "lexicons/bias_words.txt").read_text("utf-8").splitlines()} - {""}
    readers: dict[str, Find] = {
        "loaded": listed,
        "MBIC’s list": lambda text: [("all", word) for word in words(text)
                                                     if word in known],
        "every word": lambda text: [("all", word) for word in words(text)],
    }
    counts = {name: [counted(marked, find(sentence)) for sentence, marked in sentences]
              for name, find in readers.items()}

    def part(name: str, label: str, above: str, below: str) -> tuple[float, float, float]:
        return share([(each[above, label], each[below, label]) for each in counts[name]])

    made = []
    for label in ["all", *sorted({entry.label for entry in lexicon("loaded").entries} - {SHIELD})]:
        for metric, *of in (("precision", "right", "hits"), ("recall", "met", "marked")):
            whole = {"all classes on the same words": part("loaded", "all", *of)} \
                if metric == "recall" and label != "all" else {}
            others = {name: part(name, "all", *of) for name in counts if name != "loaded"}
            made.append(Row(
                f"loaded.{'rate' if label == 'all' else label}",
                "all words that readers marked as biased in news sentences (MBIC), of whatever "
                "class",
                "half of the sentences, by hash; the list was written with sight of the other",
                len(sentences), metric, *part("loaded", label, *of),
                tuple((name, value) for name, (value, _, _) in {**whole, **others}.items())))
    return made


def counted(marked: frozenset[str], found: Iterable[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Of a sentence, by class: hits, hits that hold a marked word, marked words in a hit, all."""
    counts: Counter[tuple[str, str]] = Counter()
    met: dict[str, set[str]] = {}
    for label, text in found:
        agreed = marked.intersection(words(text))
        for name in {label, "all"}:
            counts["hits", name] += 1
            counts["right", name] += bool(agreed)
            met.setdefault(name, set()).update(agreed)
    counts.update({("met", name): len(each) for name, each in met.items()})
    for name in {*lexicon("loaded").labels, "all"}:
        counts["marked", name] = len(marked)
    return counts


def wilson(part: int, whole: int, z: float = 1.96) -> str:
    """A share with its 95 % Wilson interval, in figures."""
    if not whole:
        return "—"
    share, square = part / whole, z * z / whole
    centre = (share + square / 2) / (1 + square)
    reach = z * math.sqrt(share * (1 - share) / whole + square / whole / 4) / (1 + square)
    return f"{share:.2f} ({centre - reach:.2f}–{centre + reach:.2f})"


def report(sentences: list[Sentence], sizes: Counter[str], find: Find) -> None:
    """Print rows, hits, precision and recall for each class and for all."""
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    marked_words = 0
    for sentence, marked in sentences:
        marked_words += len(marked)
        seen: dict[str, set[str]] = {}
        for label, text in find(sentence):
            agreed = marked.intersection(words(text))
            for name in {label, "all"}:
                hits[name] += 1
                right[name] += bool(agreed)
                seen.setdefault(name, set()).update(agreed)
        covered.update({name: len(found) for name, found in seen.items()})
    for name in [*sorted(set(sizes) - {"all"}), "all"]:
        print(f"{name:<12}{sizes[name]:>6}{hits[name]:>6}  {wilson(right[name], hits[name]):<18}"
              f"{wilson(covered[name], marked_words)}")


def main(mbic: Path, baseline: Path | None = None) -> None:
    sentences = read(mbic)
    print(f"{'class':<12}{'rows':>6}{'hits':>6}  {'precision':<18}recall")
    sizes = Counter(e.label for e in lexicon("loaded").entries if e.label != SHIELD)
    sizes["all"] = sizes.total()
    report(sentences, sizes, listed)
    if baseline:
        known = {line.strip().lower() for line in baseline.read_text("utf-8").splitlines()} - {""}
        print(f"\n{baseline.name}")
        report(sentences, Counter({"all": len(known)}),
               lambda sentence: [("all", word) for word in words(sentence) if word in known])


if __name__ == "__main__":
    line = parser("tests.validity.loaded_words", __doc__)
    line.add_argument("mbic", metavar="MBIC_TSV", type=Path)
    line.add_argument("baseline", metavar="BASELINE_WORDS", nargs="?", type=Path)
    chosen = line.parse_args()
    main(chosen.mbic, chosen.baseline)
