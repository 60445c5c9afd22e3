"""How `tone.valence` agrees with people's ratings of sentences.

    python -m tests.validity.valence

Twenty people rated each of 2,538 snippets of New York Times editorials from -4 to 4 (Hutto &
Gilbert 2014, MIT). The weights were learnt from the articles whose number has an even first byte
of SHA-256; the others are reported on, and nothing was looked at in them.

NewsMTSC (Hamborg & Donnay 2021) gives news sentences with how each person or group named in them
comes off. Nothing was learnt from it: the mean over a sentence's targets is another question in
another kind of text, and says whether a measure rests on the topics of editorials. Sentences whose
SHA-256 begins with an even byte were looked at while the word lists were written; the others are
reported on, the second time without those that hold a word of the lists of topics.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from framing import Article, profile
from framing.making.valence_fit import is_development
from framing.making.valence_words import TOPICS
from framing.measures import measures
from framing.tokens import folded
from tests.validity.scoring import DATA, Floats, Row, interval, lines, pearson

MEASURE = "tone.valence"
PUBLISHED = "VADER .49 / .50 (Hutto & Gilbert 2014)"
PEOPLE = "one rater against the mean of the rest .75"
WORD = re.compile(r"[^\W\d_]+")

Rated = tuple[list[str], Floats, list[str]]


def editorials() -> Rated:
    """Texts, mean ratings and articles of the half that is reported on."""
    # Quotation marks are the texts' own: read as CSV, a text that begins with one swallows others.
    read = (DATA / "nyt_editorials.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    rows = [row for row in csv.DictReader(read, delimiter="\t", quoting=csv.QUOTE_NONE)
            if not is_development(row["id"])]
    return ([row["text"] for row in rows], np.array([float(row["rating"]) for row in rows]),
            [row["id"].partition("_")[0] for row in rows])


def targets() -> Rated:
    """Sentences, the mean polarity of their targets, and the sentences again as groups."""
    found: dict[str, list[float]] = {}
    for line in lines("newsmtsc_train.jsonl"):
        text = line["sentence_normalized"]
        if sha256(text.encode()).digest()[0] % 2:
            found.setdefault(text, []).extend(target["polarity"] for target in line["targets"])
    means = [sum(each) / len(each) for each in found.values()]
    return list(found), np.array(means), list(found)


def values(texts: Sequence[str], id: str) -> Floats:
    """A measure of each text; 0 where it has none."""
    only = (measures()[id],)
    read = (profile(Article.from_text(text, language="en"), only=only, clean=False)
            for text in texts)
    return np.array([each.value(id) or 0.0 for each in read])


def density(texts: Sequence[str]) -> Floats:
    """Positive less negative words of the opinion lexicon, per word."""
    sides = {}
    for name, sign in (("positive", 1), ("negative", -1)):
        path = DATA.parent / f"lexicons/opinion_lexicon_{name}-words.txt"
        for line in path.read_text(encoding="utf-8").splitlines():
            sides[line.strip().lower()] = sign
    words = [[folded(word) for word in WORD.findall(text)] for text in texts]
    return np.array([sum(sides.get(word, 0) for word in each) / max(1, len(each))
                     for each in words])


def row(data: str, split: str, rated: Rated, published: str = "", people: str = "") -> Row:
    """Pearson's r of the measure and of the baselines on one set of texts."""
    texts, truth, groups = rated
    scores = values(texts, MEASURE)
    low, high = interval(pearson, truth, scores, groups)
    length = np.array([float(len(text.split())) for text in texts])
    baselines = (("tone.vader", pearson(truth, values(texts, "tone.vader"))),
                 ("opinion lexicon's words", pearson(truth, density(texts))),
                 ("length", pearson(truth, length)))
    return Row(MEASURE, data, split, len(texts), "r", pearson(truth, scores), low, high,
               baselines, published, people)


def rows() -> list[Row]:
    """The scorecard's rows."""
    texts, truth, groups = targets()
    topics = {word for words in TOPICS.split("\n") for word in words.split()}
    plain = [place for place, text in enumerate(texts)
             if topics.isdisjoint(folded(word) for word in WORD.findall(text))]
    rest = [texts[place] for place in plain], truth[plain], [groups[place] for place in plain]
    return [
        row("NYT editorial snippets, mean of 20 raters (Hutto & Gilbert 2014)",
            "articles, half by SHA-256", editorials(), PUBLISHED, PEOPLE),
        row("NewsMTSC sentences, mean tone toward their targets (Hamborg & Donnay 2021)",
            "nothing learnt; half by SHA-256", (texts, truth, groups)),
        row("the same without sentences that hold topic words",
            "nothing learnt; half by SHA-256", rest),
    ]


if __name__ == "__main__":
    for each in rows():
        print(f"{each.data}\n  n {each.n}  r {each.value:.3f} ({each.low:.3f}–{each.high:.3f})")
        print("  " + "  ".join(f"{name} {value:.3f}" for name, value in each.baselines))
