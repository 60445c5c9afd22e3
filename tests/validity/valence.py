"""How `tone.valence` agrees with people's ratings of sentences.

    python -m tests.validity.valence

Twenty people rated each of 2,538 snippets of New York Times editorials from -4 to 4 (Hutto &
Gilbert 2014, MIT). Lists and settings were chosen on the articles whose number has an even first
byte of SHA-256; the others are reported on, and nothing was looked at in them. The weights that
ship are learnt from both, so each sentence is scored here by weights learnt without its tenth of
the articles.

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
from framing.making import unpacked
from framing.making.valence import TABLE, sources, unseen
from framing.making.valence_fit import is_development
from framing.making.valence_words import TOPICS
from framing.measures import measures
from framing.tokens import folded
from tests.commands import parser
from tests.validity.scoring import DATA, Floats, Row, interval, lines, pearson

MEASURE = "tone.valence"
PUBLISHED = "VADER .49 / .50 (Hutto & Gilbert 2014)"
PEOPLE = "one rater against the mean of the rest .75"
WORD = re.compile(r"[^\W\d_]+")

Rated = tuple[list[str], Floats, list[str]]


def editorials() -> tuple[Rated, Floats]:
    """Texts, mean ratings and articles of the half that is reported on; and the scores of each."""
    # Quotation marks are the texts' own: read as CSV, a text that begins with one swallows others.
    read = (DATA / "nyt_editorials.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    texts = [row["text"] for row in csv.DictReader(read, delimiter="\t", quoting=csv.QUOTE_NONE)]
    given = sources(*(_source(name) for name in TABLE.files))
    scores, sentences = unseen(given), given.sentences
    places = [place for place, each in enumerate(sentences) if not is_development(each.article)]
    chosen = [sentences[place] for place in places]
    return (([texts[place] for place in places], np.array([each.rating for each in chosen]),
             [each.article for each in chosen]), scores[places])


def _source(name: str) -> str:
    """One of the files that the weights are made from, wherever it lies, packed or not."""
    path = next(path for path in sorted(DATA.parent.glob("*/*"))
                if path.name in (name, f"{name}.gz"))
    return unpacked(path).decode()


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


def row(data: str, split: str, rated: Rated, scores: Floats, published: str = "",
        people: str = "") -> Row:
    """Pearson's r of the measure's scores and of the baselines on one set of texts."""
    texts, truth, groups = rated
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
    scores = values(texts, MEASURE)
    topics = {word for words in TOPICS.split("\n") for word in words.split()}
    plain = [place for place, text in enumerate(texts)
             if topics.isdisjoint(folded(word) for word in WORD.findall(text))]
    rest = [texts[place] for place in plain], truth[plain], [groups[place] for place in plain]
    return [
        row("NYT editorial snippets, mean of 20 raters (Hutto & Gilbert 2014)",
            "half of the articles by SHA-256, each by weights learnt without it", *editorials(),
            PUBLISHED, PEOPLE),
        row("NewsMTSC sentences, mean tone toward their targets (Hamborg & Donnay 2021)",
            "nothing learnt; half by SHA-256", (texts, truth, groups), scores),
        row("the same without sentences that hold topic words",
            "nothing learnt; half by SHA-256", rest, scores[plain]),
    ]


if __name__ == "__main__":
    parser("tests.validity.valence", __doc__).parse_args()
    for each in rows():
        print(f"{each.data}\n  n {each.n}  r {each.value:.3f} ({each.low:.3f}–{each.high:.3f})")
        print("  " + "  ".join(f"{name} {value:.3f}" for name, value in each.baselines))
