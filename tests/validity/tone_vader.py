"""How far `tone.vader` follows people: ratings of editorials, and tone toward a named target.

Of the editorials (Hutto & Gilbert 2014) the half is reported on whose article's id has a SHA-256
that begins with an odd byte; of NewsMTSC (Hamborg & Donnay 2021) the third whose article's has a
SHA-256 that three divides. VADER learns from neither; the split is that of measures which do. It
knows no target: each gets the tone of its sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from framing import Article
from framing.coding.labels import NEUTRAL
from framing.measures import named
from framing.profiles import profile
from tests.validity.scoring import (
    DATA,
    Floats,
    Metric,
    Row,
    interval,
    lines,
    macro_f1,
    pearson,
    table,
)

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TONE = named("tone.vader")
#: Polarities in NewsMTSC, as class numbers.
_CLASSES = {2.0: 0, 4.0: 1, 6.0: 2}


def reported(article: str) -> bool:
    """Whether an article of the editorials is in the half that is reported on."""
    return hashlib.sha256(article.encode()).digest()[0] % 2 == 1


def article_of(gid: str) -> str:
    """The article of a NewsMTSC id: collection, its event or version, and its number there.

    >>> article_of("allsides_1000_401_25_Reality Leigh Winner_0_6")
    'allsides_1000_401'
    """
    return "_".join(gid.split("_")[:3])


def held_back(article: str) -> bool:
    """Whether an article of NewsMTSC is in the third that is reported on."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def compound(text: str) -> float:
    """The measure's value of a sentence; 0 where it has none, as VADER says of no words."""
    found = profile(Article.from_text(text, language="en"), only=(_TONE,), clean=False)
    return found.value("tone.vader") or 0.0


def opinion_words() -> dict[str, int]:
    """Hu and Liu's words: 1 positive, −1 negative."""
    found: dict[str, int] = {}
    for name, sign in (("positive", 1), ("negative", -1)):
        path: Path = DATA.parent / f"lexicons/opinion_lexicon_{name}-words.txt"
        found |= {line: sign for line in path.read_text("latin-1").splitlines()
                  if line and not line.startswith(";")}
    return found


def density(text: str, opinion: dict[str, int]) -> float:
    """Positive less negative words, per word."""
    words = [word.lower() for word in _WORD.findall(text.replace("’", "'"))]
    return sum(opinion.get(word, 0) for word in words) / max(1, len(words))


def rows() -> list[Row]:
    """The figures of both sets."""
    return [_editorials(), *_targets()]


def _editorials() -> Row:
    found = [row for row in table("nyt_editorials.tsv")
             if reported(row["id"].partition("_")[0])]
    texts = [row["text"] for row in found]
    truth = np.array([float(row["rating"]) for row in found])
    opinion = opinion_words()
    baselines = {"opinion words": [density(text, opinion) for text in texts],
                 "length": [len(_WORD.findall(text)) for text in texts]}
    return _row(
        "editorial snippets of the New York Times, each rated by 20 people, −4 to 4",
        "half of the articles, by hash; none was learnt from",
        "r", pearson, truth, np.array([compound(text) for text in texts]),
        [row["id"].partition("_")[0] for row in found],
        tuple((name, pearson(truth, np.array(each, np.float64)))
              for name, each in baselines.items()),
        "VADER r 0.49 on all of them (Hutto & Gilbert 2014)", "one rater against the mean r 0.75")


def _targets() -> list[Row]:
    """Sentences with one target, and those with several, whose tones may differ."""
    by_number: dict[bool, list[tuple[str, str, int]]] = {False: [], True: []}
    for record in lines("newsmtsc_train.jsonl"):
        article = article_of(record["primary_gid"])
        if held_back(article):
            several = len(record["targets"]) > 1
            by_number[several] += [
                (article, record["sentence_normalized"], _CLASSES[each["polarity"]])
                for each in record["targets"]]
    made = []
    for several, found in by_number.items():
        truth = np.array([tone for _, _, tone in found], np.float64)
        values = np.array([compound(text) for _, text, _ in found])
        guesses = (values >= NEUTRAL).astype(np.float64) - (values <= -NEUTRAL) + 1
        made.append(_row(
            "tone toward a target in news sentences with "
            f"{'several targets' if several else 'one target'}, three classes (NewsMTSC)",
            "a third of the training part’s articles, by hash; none was learnt from",
            "macro-F1", macro_f1, truth, guesses, [article for article, _, _ in found],
            (("always neutral", macro_f1(truth, np.ones(len(truth)))),),
            f"RoBERTa 0.83 on the test part {'mt' if several else 'rw'} (Hamborg & Donnay 2021)"))
    return made


def _row(data: str, split: str, name: str, metric: Metric, truth: Floats, scores: Floats,
         groups: Sequence[str], baselines: tuple[tuple[str, float], ...], published: str = "",
         people: str = "") -> Row:
    return Row("tone.vader", data, split, len(truth), name, metric(truth, scores),
               *interval(metric, truth, scores, groups), baselines, published, people)
