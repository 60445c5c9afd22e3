"""Tone toward a target, on judged targets of news sentences [Hamborg & Donnay 2021].

Reported on are the articles whose SHA-256 is divisible by five, a fifth of them: no setting was
chosen on them. The weights that ship are learnt from all articles, so each target is judged here by
weights learnt without its tenth of the articles. ``python -m tests.validity.toward`` prints the
rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.folding import fold
from framing.making.crossing import crossed
from framing.making.toward import (
    TABLE,
    Labelled,
    is_held_out,
    labelled,
    sums_of,
    unseen,
    worth,
)
from framing.tokens import CHUNK
from tests.commands import parser
from tests.validity.scoring import DATA, Floats, Row, interval, macro_f1

#: VADER's own thresholds for a compound that is neither negative nor positive.
NEITHER = 0.05
#: Words of the plain model's windows on either side of a target, besides the whole sentence.
WINDOWS = (3, 8)
PUBLISHED = "RoBERTa (GRU-TSC) .83 / .83 on the official tests (Hamborg & Donnay 2021)"


def rows() -> list[Row]:
    """Sentences with one judged target, with several, and those whose targets differ."""
    every = labelled((DATA / "newsmtsc_train.jsonl").read_text(encoding="utf-8"))
    held = [one for one in every if is_held_out(one.article)]
    truth = np.array([one.polarity for one in held], np.float64)
    lexicons = DATA.parent / "lexicons"
    stems = worth(*((lexicons / name).read_text("utf-8") for name in TABLE.files[1:]))
    guesses = np.array([guess for guess in unseen(every, sums_of(every, stems), stems)
                        if guess is not None], np.float64)
    others = {
        "VADER's compound of the sentence": by_vader(held),
        "always neutral": np.ones(len(held)),
        "linear model over windows": by_windows(every),
    }
    kinds = {
        "one judged target": [one.targets == 1 for one in held],
        "several judged targets": [one.targets > 1 for one in held],
        "targets judged differently": [one.mixed for one in held],
    }
    found = []
    for kind, chosen in kinds.items():
        places = np.flatnonzero(chosen)
        articles = [held[place].article for place in places.tolist()]
        low, high = interval(macro_f1, truth[places], guesses[places], articles)
        found.append(Row(
            measure="tone.toward",
            data=f"news sentences with {kind}, judged by readers (NewsMTSC, training part)",
            split="a fifth of the articles by SHA-256, each by weights learnt without it",
            n=len(places),
            metric="macro-F1",
            value=macro_f1(truth[places], guesses[places]),
            low=low,
            high=high,
            baselines=tuple((name, macro_f1(truth[places], other[places]))
                            for name, other in others.items()),
            published=PUBLISHED,
        ))
    return found


def by_vader(held: Sequence[Labelled]) -> Floats:
    """The class of each target by VADER's compound of its whole sentence."""
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    from framing.vader import valences

    analyser = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    analyser.lexicon, analyser.constants = valences(), VaderConstants()
    compounds = np.array([analyser.polarity_scores(fold(one.text))["compound"] for one in held])
    return np.where(compounds <= -NEITHER, 0.0, np.where(compounds >= NEITHER, 2.0, 1.0))


def by_windows(every: Sequence[Labelled]) -> Floats:
    """The class by a logistic regression on the words of a sentence and beside the target.

    Of the articles that are reported on, each by what was learnt without it.
    """
    guesses = np.zeros(len(every))
    for seen, out in crossed([one.article for one in every]):
        guesses[out] = _by_windows([every[place] for place in seen],
                                   [every[place] for place in out])
    return guesses[[place for place, one in enumerate(every) if is_held_out(one.article)]]


def _by_windows(seen: Sequence[Labelled], held: Sequence[Labelled]) -> Floats:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = DictVectorizer()
    table = vectoriser.fit_transform(map(windows, seen))
    model = LogisticRegression(C=0.1, class_weight="balanced", max_iter=500)
    model.fit(table, [one.polarity for one in seen])
    return np.asarray(model.predict(vectoriser.transform(map(windows, held))), np.float64)


def windows(one: Labelled) -> dict[str, float]:
    """The words of a target's sentence, and of the windows before and behind it."""
    before = CHUNK.findall(one.text[: one.start].lower())
    after = CHUNK.findall(one.text[one.end :].lower())
    found = dict.fromkeys(before + after, 1.0)
    for width in WINDOWS:
        found |= {f"-{width} {word}": 1.0 for word in before[-width:]}
        found |= {f"+{width} {word}": 1.0 for word in after[:width]}
    return found


if __name__ == "__main__":
    parser("tests.validity.toward", __doc__).parse_args()
    for row in rows():
        print(f"{row.data}: {row.metric} {row.value:.3f} ({row.low:.3f}-{row.high:.3f}), "
              f"n = {row.n}; " + ", ".join(f"{name} {value:.3f}" for name, value in row.baselines))
