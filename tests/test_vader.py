"""The compound of every sentence equals NLTK's, by rule, by chance and on labelled news."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from framing import vader
from framing.folding import fold

LABELLED = Path(__file__).resolve().parents[1] / "../shared/data/labelled"

# Every word that a rule names, and plain ones between them.
NAMED_TEXT = """the shit bomb bad ass yeah right cut mustard kiss of death hand to mouth but never
    so this least at very kind sort just enough without no none not nor didn't can't uh-uh extremely
    really almost barely kind-of slightly despite good great terrible war war hope lost killed happy
    death kind officials said a I US U.S. election 3.5 - & budget x :) :D :-( <3 ! ? !!! ?? . , ' ;
    n't"""
NAMED = NAMED_TEXT.split()
ENDS = ["", "", "", "", "", ".", ",", "!", "?", ":", ";", "-", "'", '"', "!!", "!!!", "?!?", "??"]
ENDS += ["???", "!?!?", "?!?!", "!!!!", ".,", "...", "#", "/", ").", "é"]


@pytest.fixture(scope="module")
def analyzer() -> SentimentIntensityAnalyzer:
    """NLTK's analyser on the shipped lexicon; its constructor would look for a download."""
    sia = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    sia.lexicon = vader.valences()
    sia.constants = VaderConstants()
    return sia


def score(texts: Sequence[str], known: vader.Pieces | None = None) -> vader.Scored:
    """Score each text as one sentence of one article."""
    pieces = known or vader.Pieces()
    numbers = {form: number for number, form in enumerate(pieces.forms)}
    ids: list[int] = []
    rows: list[int] = []
    for row, text in enumerate(texts):
        for piece in text.split():
            if piece not in numbers:
                numbers[piece] = pieces.add(piece)
            ids.append(numbers[piece])
            rows.append(row)
    return vader.compounds(pieces, np.array(ids, np.int32), np.array(rows, np.int32), len(texts))


def check(sia: SentimentIntensityAnalyzer, texts: Iterable[str]) -> int:
    """Assert that all texts, scored in one call, get exactly what NLTK gives; how many they are."""
    texts = list(texts)
    ours = score(texts).compound.tolist()
    wrong = [
        (text, own, theirs)
        for text, own in zip(texts, ours, strict=True)
        if own != (theirs := sia.polarity_scores(" ".join(text.split()))["compound"])
    ]
    assert not wrong, wrong[:3]
    return len(texts)


def chance(generator: random.Random, words: Sequence[str]) -> str:
    """A sentence of random words, some in capitals, some with punctuation."""
    said = []
    for word in generator.choices(words, k=generator.choice((1, 2, 3, 4, 6, 9, 14, 30))):
        case = generator.random()
        word = word.upper() if case < 0.08 else word.title() if case < 0.12 else word
        if generator.random() < 0.25:
            word += generator.choice(ENDS)
        elif generator.random() < 0.03:
            word = generator.choice(ENDS) + word
        said.append(word)
    return " ".join(said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the council met",
        "the war ended",
        "WAR",
        "the WAR ended",
        "THE WAR ENDED",
        "VERY good",
        "a VERY good day",
        "a VERY bad day",
        "a VERY BAD day",
        "very very very good",
        "slightly good . barely bad",
        "extremely much of good",
        "not good",
        "not at good",
        "not at all good",
        "not very good",
        "never so good",
        "never this bad",
        "Never so good",
        "they never so much good",
        "he is never this very good",
        "it was all so good",
        "it was all this good",
        "it was not so good",
        "nothing here so terrible",
        "didn't help , doesn't hope",
        "nobody said n't good",
        "the least good",
        "least good",
        "at least good",
        "very least good",
        "at the LEAST good",
        "a kind of good day",
        "kind of good",
        "it is kind of good",
        "some say it is kind of good",
        "some say it is kind of a good",
        "Kind of a kind man of kind",
        "there was just enough good",
        "we had just enough of good",
        "sort of good , and we saw sort of a good day",
        "it is the shit",
        "this is the bomb he said",
        "they dropped the bomb on good people",
        "he is a bad ass",
        "bad ass he is",
        "well he said bad ass",
        "oh no yeah right",
        "yeah right , said the good man",
        "we can cut the mustard",
        "he said they can cut the mustard",
        "many of them live hand to mouth",
        "some Kind OF good day",
        "it was the kiss of death",
        "living from hand to mouth so hand to mouth it was",
        "We all saw The Bomb and THE BOMB",
        "good but bad",
        "good, BUT bad but good",
        "but good",
        "bad but",
        "war and no war",
        "war is not a war but war",
        "good very good",
        "War war WAR war",
        "good!",
        "good !",
        "good !!!!!!",
        "good? no?",
        "good??",
        "good ????",
        "bad!? ?",
        "good bad !!!",
        "nothing !!!",
        "! ? - &",
        "terrible!!! terrible?!? terrible!!!! terrible.,",
        "'terrible' 'terrible terrible' -terrible ...terrible terrible- ter-rible",
        ":) :D ;) :-( <3 :( XD",
        "a, I x good",
        "no hope",
        "not no hope",
        "good\u00e9! goodÉ, ΚΑΚΟΣ good",
        "don't, good",
        "without very hope",
        "US good",
        "the US good",
        "I GOOD",
        "#good good# @good",
    ],
)
def test_each_rule_and_quirk(analyzer: SentimentIntensityAnalyzer, text: str) -> None:
    check(analyzer, [text])


def test_word_lists_are_the_published_ones() -> None:
    published = VaderConstants()
    ours = dict.fromkeys(vader._INTENSIFIERS, 0.293)
    ours |= dict.fromkeys(vader._DAMPENERS | vader._DAMPENING_PAIRS, -0.293)
    assert ours == published.BOOSTER_DICT
    assert vader._IDIOMS == published.SPECIAL_CASE_IDIOMS
    assert set(published.PUNC_LIST) == vader._MARKS
    assert {word for word in published.NEGATE if "n't" not in word} == vader._NEGATIONS


def test_every_word_of_the_lexicon(analyzer: SentimentIntensityAnalyzer) -> None:
    assert check(analyzer, vader.valences()) > 7000
    assert (vader.valences()["disaster"], vader.valences()[":)"]) == (-3.1, 2.0)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.lists(
            st.builds(
                lambda before, word, case, after: before + case(word) + after,
                st.sampled_from(ENDS),
                st.one_of(st.sampled_from(NAMED), st.text(max_size=4)),
                st.sampled_from([str, str, str.upper, str.title]),
                st.sampled_from(ENDS),
            ),
            max_size=12,
        ).map(" ".join),
        max_size=6,
    )
)
def test_any_sentences(analyzer: SentimentIntensityAnalyzer, texts: list[str]) -> None:
    check(analyzer, texts)


@pytest.mark.parametrize("seed", range(4))
def test_random_sentences(analyzer: SentimentIntensityAnalyzer, seed: int) -> None:
    generator = random.Random(seed)
    words = NAMED * 6 + generator.sample(sorted(vader.valences()), 150)
    check(analyzer, [chance(generator, words) for _ in range(3000)])


def test_sums_that_are_nought_but_for_the_last_bit(analyzer: SentimentIntensityAnalyzer) -> None:
    """The emphasis takes the sign of the sum, and Python 3.12 adds more exactly than 3.11."""
    words: dict[float, list[str]] = {}
    for word, valence in vader.valences().items():
        if word.isalpha() and word.islower():
            words.setdefault(valence, []).append(word)
    mirrored = sorted(valence for valence in words if -valence in words)
    generator = random.Random(5)
    texts = []
    for _ in range(2000):
        picked = generator.choices(mirrored, k=generator.choice((2, 3, 5)))
        said = [
            generator.choice(("", "very a1 b1 ", "a1 b1 c1 ")) + generator.choice(words[valence])
            for valence in [*picked, *(-valence for valence in picked)]
        ]
        generator.shuffle(said)
        texts.append(" ".join(said) + generator.choice(("", "!", "??", "!!!!")))
    check(analyzer, texts)


def test_capitals_of_a_long_text_without_full_stops(analyzer: SentimentIntensityAnalyzer) -> None:
    generator = random.Random(7)
    check(
        analyzer, [" ".join(generator.choices(NAMED, k=3000)).upper() + end for end in ("", " x1")]
    )


def labelled() -> list[str]:
    """Sentences of labelled news, folded."""
    csv.field_size_limit(10**9)
    found = []
    for name, column in (("mbic.tsv", "sentence"), ("nyt_editorials.tsv", "text")):
        with (LABELLED / name).open(encoding="utf-8", newline="") as file:
            found += [row[column] for row in csv.DictReader(file, dialect="excel-tab")]
    with (LABELLED / "newsmtsc_train.jsonl").open(encoding="utf-8") as file:
        found += [json.loads(line)["sentence_normalized"] for line in file]
    return [fold(text) for text in found]


@pytest.mark.skipif(not LABELLED.is_dir(), reason="no labelled news beside the project")
def test_sentences_of_the_news(analyzer: SentimentIntensityAnalyzer) -> None:
    assert check(analyzer, labelled()) > 10_000


def test_a_batch_equals_its_sentences_one_by_one() -> None:
    generator = random.Random(11)
    texts = [chance(generator, NAMED) for _ in range(300)] + [""]
    generator.shuffle(texts)
    together = score(texts)
    known = vader.Pieces()  # grows from call to call
    alone = [score([text], known) for text in texts]
    assert together.compound.tolist() == [scored.compound[0] for scored in alone]
    assert together.hit_valence.tolist() == [v for scored in alone for v in scored.hit_valence]
    starts = np.cumsum([0] + [len(text.split()) for text in texts])
    assert together.hit_index.tolist() == [
        start + place
        for start, scored in zip(starts.tolist(), alone, strict=False)
        for place in scored.hit_index.tolist()
    ]


def test_hits_say_which_pieces_counted_and_how_much() -> None:
    scored = score(["the mood was good , kind of", "", "no but a VERY good day"])
    assert scored.hit_index.tolist() == [3, 7, 11]
    assert scored.hit_valence.tolist() == pytest.approx([1.9, -0.6, (1.9 + 0.293 + 0.733) * 1.5])
    assert scored.compound[1] == 0.0


def test_nothing_to_score() -> None:
    assert score([]).compound.tolist() == []
    assert score(["", ""]).compound.tolist() == [0.0, 0.0]
    assert score(["the council met"]).hit_index.tolist() == []


@given(st.text())
def test_a_form_keeps_its_number_and_its_letters(text: str) -> None:
    pieces = vader.Pieces()
    assert [pieces.add(piece) for piece in text.split()] == list(range(len(text.split())))
    assert pieces.forms == text.split()
    for form, token in zip(pieces.forms, pieces.tokens, strict=True):
        assert token in form
        assert set(form.replace(token, "", 1)) <= set(".!?,;:-'\"")
