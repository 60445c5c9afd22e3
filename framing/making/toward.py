"""Weights of what a sentence says of a target in it, learnt from targets that readers judged."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

import numpy as np

from framing.making import LEXICONS, Rows, Table
from framing.making.crossing import crossed
from framing.support.records import NamedTuple
from framing.tokens import CHUNK, OTHER, tokenise
from framing.toward.features import features_of
from framing.toward.sentence import Sentence, mask, whole_name
from framing.toward.weights import CONSTANT, UNIT, WORTH, Weights
from framing.toward.words import Words, predicates, stem

#: Strength of the ridge and the least targets of a feature: chosen by cross-validation by article
#: within the development part.
C, LEAST_TARGETS = 0.05, 3
#: Words that the lists have for another sense than the news's: right of the party, like as.
OTHER_SENSES = frozenset({"just", "kind", "like", "party", "patient", "right", "super", "trump",
                          "united", "well"})
#: Kinds of people, by politics, faith, origin, colour, sex: to be of one says nothing of a target.
GROUPS = frozenset(map(stem, re.findall("[a-z-]+", """conservative conservatives liberal liberals
    left-wing right-wing left-leaning right-leaning far-right far-left socialist socialists
    communist communists progressive progressives libertarian libertarians populist nationalist
    centrist moderate moderates dem dems evangelical evangelicals atheist catholic jew jews
    secular immigrant immigrants migrant migrants refugee refugees foreigner foreigners alien aliens
    black blacks white whites brown non-white minority minorities native gay lesbian transgender
    queer homosexual same-sex male female man woman elderly disabled working-class""")))
#: How many parts of the articles there are; one of them is only reported on.
PARTS = 5

_ARTICLE = re.compile(r"((?:allsides|polusa_v\d+)_\d+)_")


class Labelled(NamedTuple):
    """A target that readers judged: 0 negative, 1 neutral, 2 positive."""

    article: str
    text: str
    start: int
    end: int
    polarity: int
    targets: int  # how many were judged in its sentence
    mixed: bool  # and whether they were judged differently


def labelled(records: str) -> list[Labelled]:
    """The targets of a file of NewsMTSC, one sentence a line; ValueError on another kind."""
    found = []
    for line in records.split("\n"):
        if not line:
            continue
        record: dict[str, Any] = json.loads(line)
        match = _ARTICLE.match(record["primary_gid"])
        if match is None:
            raise ValueError(f"no article is named in {record['primary_gid']!r}")
        targets = record["targets"]
        mixed = len({target["polarity"] for target in targets}) > 1
        found += [Labelled(match[1], record["sentence_normalized"], target["from"], target["to"],
                           int(target["polarity"]) // 2 - 1, len(targets), mixed)
                  for target in targets]
    return found


def is_held_out(article: str) -> bool:
    """Whether an article belongs to the fifth that no setting was chosen on."""
    return int(sha256(article.encode()).hexdigest(), 16) % PARTS == 0


def lists(vader: str, positive: str, negative: str, pattern: str) -> dict[str, float]:
    """The worth of each stem, about −2…2, to a tenth: the mean of its words'.

    A word's is the sum of what the lists have of it, divided by the root of how many have it, for
    lists that agree say more than one: VADER's valence halved, ±1 in the opinion lexicon, the mean
    of Pattern's senses by 1.5. Raises ValueError on a list of another kind.
    """
    found: dict[str, list[float]] = defaultdict(list)
    for line in vader.rstrip("\n").split("\n"):
        word, mean, *_ = line.strip().split("\t")
        if word.isalpha():
            found[word.lower()].append(float(mean) / 2)
    for text, sign in ((positive, 1.0), (negative, -1.0)):
        if not text.startswith(";"):
            raise ValueError("no opinion lexicon, which begins with a comment")
        for word in {line.strip() for line in text.split("\n") if line[:1] not in ("", ";")}:
            found[word].append(sign)
    senses: dict[str, list[float]] = defaultdict(list)
    try:
        for each in ElementTree.fromstring(pattern):  # noqa: S314 - a file the maker chose
            senses[each.attrib["form"].lower()].append(float(each.attrib["polarity"]))
    except ElementTree.ParseError as error:
        raise ValueError(f"no XML ({error})") from error
    for word, values in senses.items():
        found[word].append(1.5 * sum(values) / len(values))
    stems: dict[str, list[float]] = defaultdict(list)
    for word, values in sorted(found.items()):
        if word.isascii() and word not in OTHER_SENSES and any(values):
            listed = [value for value in values if value]
            stems[stem(word)].append(sum(listed) / math.sqrt(len(listed)))
    means = {key: round(sum(values) / len(values), 1) for key, values in stems.items()}
    return {key: mean for key, mean in means.items() if mean and key not in OTHER_SENSES | GROUPS}


def tokens(text: str) -> list[tuple[int, int, int]]:
    """Start, end and kind of a sentence's tokens."""
    return [(chunk.start() + begin, chunk.start() + end, kind)
            for chunk in CHUNK.finditer(text) for begin, end, kind in tokenise(chunk.group())]


def read(one: Labelled, words: Words) -> tuple[Sentence, int, int]:
    """A labelled target's sentence, and its first and last token."""
    cut = tokens(one.text)
    under = [place for place, (begin, end, _) in enumerate(cut)
             if begin < one.end and end > one.start]
    named = [place for place in under if cut[place][2] != OTHER] or under
    sentence = mask([one.text[begin:end] for begin, end, _ in cut], words)
    return sentence, *whole_name(sentence, named[0], named[-1])


def names(texts: Iterable[str]) -> set[str]:
    """Stems that are written with a capital inside sentences as often as without, or oftener."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_]+", text):
            (small if word.islower() else large)[stem(word.lower())] += 1
    return {word for word, count in large.items() if count >= small[word]}


def counted(one: Labelled, words: Words) -> dict[str, float]:
    """A target's features and their sums."""
    sums: dict[str, float] = defaultdict(float)
    for _, name, value in features_of(*read(one, words)):
        sums[name] += value
    return sums


def sums_of(found: Iterable[Labelled],
            stems: Mapping[str, tuple[int, int]]) -> list[dict[str, float]]:
    """Each target's features and their sums; the worth of stems is all that they rest on."""
    words = _weights(stems).words
    return [counted(one, words) for one in found]


def learnt(found: Sequence[Labelled],
           sums: Sequence[Mapping[str, float]]) -> Iterator[tuple[str, int, int]]:
    """Features and their weights in hundredths: negative and positive, each less neutral's."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = DictVectorizer()
    table = vectoriser.fit_transform(sums).tocsc()
    masked = names({one.text for one in found}) | GROUPS
    kept = [place for place, name in enumerate(vectoriser.get_feature_names_out())
            if table.indptr[place + 1] - table.indptr[place] >= LEAST_TARGETS
            and name.partition(":")[2] not in masked]
    # Newton's method comes so near the optimum that no weight is rounded differently elsewhere.
    model = LogisticRegression(C=C, class_weight="balanced", solver="newton-cg", tol=1e-8,
                               max_iter=200)
    model.fit(table[:, kept].tocsr(), [one.polarity for one in found])
    every = [CONSTANT, *vectoriser.get_feature_names_out()[kept]]
    weights = np.column_stack([model.intercept_, model.coef_])
    against = np.rint((weights[[0, 2]] - weights[1]) * UNIT).astype(int)
    yield from zip(every, *against.tolist(), strict=True)


def worth(vader: str, positive: str, negative: str, pattern: str) -> dict[str, tuple[int, int]]:
    """Rows of the table that say how bad and how good the stems of the news's words are."""
    used = {stem(line.split("\t")[0])
            for line in (LEXICONS / "news_words.tsv").read_text("utf-8").split("\n")[1:]}
    return {f"{WORTH}{key}": (round(max(0.0, -mean) * UNIT), round(max(0.0, mean) * UNIT))
            for key, mean in lists(vader, positive, negative, pattern).items() if key in used}


def table_of(found: Sequence[Labelled], sums: Sequence[Mapping[str, float]],
             stems: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """All rows of the table, learnt from these targets by the sums of their features."""
    table = dict(stems)
    for name, bad, good in learnt(found, sums):
        if bad or good or name == CONSTANT:
            table[name] = bad, good
    return table


def unseen(found: Sequence[Labelled], sums: Sequence[Mapping[str, float]],
           stems: Mapping[str, tuple[int, int]]) -> list[int | None]:
    """What tables that were learnt from other articles take each held-out target for.

    ``None`` for the others.
    """
    guesses: list[int | None] = [None] * len(found)
    for seen, out in crossed([one.article for one in found]):
        table = table_of([found[place] for place in seen], [sums[place] for place in seen], stems)
        weights = _weights(table)
        for place in out:
            if is_held_out(found[place].article):
                guesses[place] = guess(found[place], weights)
    return guesses


def rows(targets: str, *files: str) -> Rows:
    """The weights that aren't 0, and the worth of the stems of words that the news uses."""
    found, stems = labelled(targets), worth(*files)
    sums = sums_of(found, stems)
    table = table_of(found, sums, stems)
    lines = [f"{name}\t{bad}\t{good}" for name, (bad, good) in sorted(table.items())]
    held = sum(is_held_out(one.article) for one in found)
    return Rows(lines, {
        "data": f"{len(found):,} targets in news sentences, each judged negative, neutral or "
        "positive",
        "split": "learnt from all targets; each figure is of targets judged by what was learnt "
        "from other articles, ten parts by SHA-256, and of those articles alone, a fifth by "
        "SHA-256, on which no setting was chosen",
        "limits": "English, mostly news of US politics; no irony, nothing known from "
        "outside the sentence; who is meant by a pronoun is not asked",
        "targets": len(found), "targets_report": held,
        **figures(found, unseen(found, sums, stems)),
    })


def _weights(table: Mapping[str, tuple[int, int]]) -> Weights:
    cells = [str(cell) for name, pair in table.items() for cell in (name, *pair)]
    return Weights(cells, predicates())


def figures(found: list[Labelled], guesses: list[int | None]) -> dict[str, float]:
    """Macro-F1 on the targets that have a guess."""
    from sklearn.metrics import f1_score

    def score(keep: Callable[[Labelled], bool]) -> float:
        pairs = [(one.polarity, own) for one, own in zip(found, guesses, strict=True)
                 if own is not None and keep(one)]
        truth, guessed = zip(*pairs, strict=True)
        return round(float(f1_score(truth, guessed, average="macro")), 3)

    return {"macro_f1": score(lambda one: True),
            "macro_f1_one_target": score(lambda one: one.targets == 1),
            "macro_f1_several_targets": score(lambda one: one.targets > 1),
            "macro_f1_judged_differently": score(lambda one: one.mixed)}


def guess(one: Labelled, weights: Weights) -> int:
    """What these weights take a target for."""
    negative, positive = weights.scores(*read(one, weights.words))
    return int(np.argmax([negative, 0.0, positive]))


TABLE = Table(
    header="feature\tnegative\tpositive",
    title="Tone toward a target: weights",
    description="What the words around a target say of it: weights in hundredths of log-odds, for "
    "negative and for positive, each against neutral. any:WORD stands for a word's stem within 25 "
    "places of the target, near:WORD 8, before:WORD and after:WORD 3; ROLE:WORD for a word in a "
    "role to it; KIND@PLACE and ROLE@KIND for words that are bad or good (rows worth:WORD, their "
    "size in hundredths) or of a class of predicates.tsv. Names are masked and have no weight.",
    version="2",
    source="Targets: Hamborg, F. & Donnay, K. (2021). NewsMTSC: A Dataset for (Multi-)Target-"
    "dependent Sentiment Classification in Political News Articles. EACL; worth of words: Hutto & "
    "Gilbert 2014 (VADER), Hu & Liu 2004 (opinion lexicon), De Smedt & Daelemans 2012 (Pattern)",
    url="https://github.com/fhamborg/NewsMTSC",
    licence="Apache-2.0, MIT (VADER), CC-BY-4.0 (opinion lexicon), PDDL-1.0 (Pattern); the targets "
    "come from a repository under the MIT licence, and the data has no licence of its own",
    attribution="Copyright 2020 Felix Hamborg. Copyright (c) 2016 C.J. Hutto. Opinion Lexicon "
    "by Bing Liu [http://www.cs.uic.edu/~liub], CC BY 4.0; changed: averaged with other lists. "
    "Pattern by Tom De Smedt and Walter Daelemans, CLiPS",
    files=("newsmtsc_train.jsonl", "vader_lexicon.txt", "opinion_lexicon_positive-words.txt",
           "opinion_lexicon_negative-words.txt", "pattern_en_sentiment.xml"),
    make=rows,
)
