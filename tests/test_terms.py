"""Terms: the formulas against their textbooks, and which words and pairs are counted."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.article import Span
from framing.background import news, of_counts
from framing.comparison import compare
from framing.document import Document, parse
from framing.sections import sections_of
from framing.terms import (
    LEAST_COHESION,
    LEAST_PAIRS,
    LEAST_SENTENCES,
    LEAST_USES,
    PRIOR,
    STANCE,
    Vocabularies,
    clumped,
    cohesion,
    log_odds,
    runs,
    telling,
    tfidf,
    word_counts,
)
from tests.building import paragraphs

WORDS = ["dam", "river", "flood", "mayor", "could", "not", "never", "the", "of", "fear"]
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12
).map(lambda sentences: ". ".join(sentences) + ".")


def binomial(successes: int, trials: int, share: float) -> float:
    """The test of a term, each use of which is a clump by itself."""
    return clumped(successes, [1] * trials, share)


def document(*texts: str) -> Document:
    """A document whose paragraphs are these texts, whatever they say."""
    return parse(paragraphs(*texts))


def vocabularies(*texts: str) -> Vocabularies:
    return Vocabularies(tuple(document(text) for text in texts), news())


# -- formulas --------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.integers(1, 400), st.data())
def test_the_binomial_test_is_scipys(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    share = data.draw(st.floats(0.001, 0.999))
    # Far below 1e-100 scipy's own figure is off by more than this: 2e-9 of 1.65e-291 for 347 of
    # 360 at 1/8, as exact fractions show.
    assert binomial(successes, trials, share) == pytest.approx(
        stats.binomtest(successes, trials, share).pvalue, rel=1e-9, abs=1e-100)


@pytest.mark.parametrize(("successes", "trials", "share"), [
    (347, 360, 0.125), (15, 16, 0.5), (300, 400, 0.2), (7, 9, 0.75), (0, 30, 0.03125),
])
def test_the_binomial_test_is_that_of_exact_fractions(
    successes: int, trials: int, share: float
) -> None:
    p = Fraction(share)
    chances = [math.comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(trials + 1)]
    exact = sum(chance for chance in chances if chance <= chances[successes])
    assert binomial(successes, trials, share) == pytest.approx(float(exact), rel=1e-11)


@pytest.mark.parametrize(("successes", "trials", "share"), [
    (15, 16, 0.5), (0, 5, 0.01), (5, 5, 0.99), (3000, 5000, 0.55), (1, 2, 0.5), (20, 40, 0.5),
])
def test_the_binomial_test_is_scipys_at_the_edges(
    successes: int, trials: int, share: float
) -> None:
    assert binomial(successes, trials, share) == pytest.approx(
        stats.binomtest(successes, trials, share).pvalue, rel=1e-9)


@given(st.integers(0, 50), st.integers(0, 900), st.integers(0, 50), st.integers(0, 900),
       st.floats(1e-7, 0.9))
@example(16, 884, 1, 999, 0.002)
def test_log_odds_is_as_monroe_et_al_wrote_it(
    y1: int, rest1: int, y2: int, rest2: int, share: float
) -> None:
    n1, n2, a0 = y1 + rest1, y2 + rest2, PRIOR
    a = a0 * share
    # Equations 15 and 16 for delta, 18 to 20 for its variance, 22 for zeta.
    omega1 = (y1 + a) / (n1 + a0 - y1 - a)
    omega2 = (y2 + a) / (n2 + a0 - y2 - a)
    delta = math.log(omega1) - math.log(omega2)
    zeta = delta / math.sqrt(1 / (y1 + a) + 1 / (y2 + a))
    assert log_odds(y1, n1, y2, n2, a, a0) == pytest.approx((delta, zeta), rel=1e-12)


def test_log_odds_worked_on_paper() -> None:
    # 10 of 100 words against 2 of 100, with 1 of the prior's 500.
    delta, z = log_odds(10, 100, 2, 100, 1.0, 500.0)
    assert delta == pytest.approx(math.log(11 / 589) - math.log(3 / 597))
    assert z == pytest.approx(1.3127 / 0.6513, rel=1e-3)


@given(st.integers(1, 30), st.integers(0, 60), st.integers(0, 60), st.integers(0, 2000))
@example(5, 0, 0, 0)
@example(3, 0, 4, 100)
def test_cohesion_is_g_squared_of_a_two_by_two_table(
    both: int, first_alone: int, second_alone: int, neither: int
) -> None:
    size = both + first_alone + second_alone + neither
    found = cohesion(both, both + first_alone, both + second_alone, size)
    table = np.array([[both, first_alone], [second_alone, neither]])
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / size
    if both <= expected[0, 0]:
        assert found == 0
        return
    seen = table > 0
    assert found == pytest.approx(
        2 * (table[seen] * np.log(table[seen] / expected[seen])).sum(), rel=1e-9, abs=1e-9)
    if table.any(axis=0).all() and table.any(axis=1).all():
        assert found == pytest.approx(
            stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0],
            rel=1e-9, abs=1e-9)


def test_a_pair_is_kept_at_p_of_one_in_a_thousand() -> None:
    assert stats.chi2.sf(LEAST_COHESION, 1) == pytest.approx(0.001, rel=0.01)


@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_weights_and_cosines_are_those_of_scikit_learn(texts: list[str]) -> None:
    documents = [document(text) for text in texts]
    counts = [word_counts(each) for each in documents]
    background = of_counts(counts)
    vectoriser = TfidfVectorizer(token_pattern="[a-z]+")
    matrix = vectoriser.fit_transform(texts).toarray()
    names = vectoriser.get_feature_names_out()
    assert [background.idf(word) for word in names] == pytest.approx(vectoriser.idf_.tolist())
    for row, words in zip(matrix, counts, strict=True):
        theirs = {word: weight for word, weight in zip(names, row, strict=True) if weight}
        assert {w.text: w.weight for w in tfidf(words, background)} == pytest.approx(theirs)
    found = np.array(Vocabularies(tuple(documents), background).cosines)
    assert found == pytest.approx(matrix @ matrix.T)


def test_weights_with_the_news_idf_are_those_of_scikit_learn_given_it() -> None:
    text = "The dam could not hold. The river was a flood, and the mayor knew."
    words = word_counts(document(text))
    vectoriser = TfidfVectorizer(token_pattern="[a-z]+", vocabulary=sorted(words))
    vectoriser.idf_ = np.array([news().idf(word) for word in sorted(words)])
    theirs = vectoriser.transform([text]).toarray()[0]
    found = {weight.text: weight.weight for weight in tfidf(words, news())}
    assert [found[word] for word in sorted(words)] == pytest.approx(theirs.tolist())


@given(SENTENCES)
def test_weights_come_with_the_heaviest_first(text: str) -> None:
    found = [weight.weight for weight in tfidf(word_counts(document(text)), news())]
    assert found == sorted(found, reverse=True)
    assert math.fsum(weight * weight for weight in found) == pytest.approx(1)


# -- counting --------------------------------------------------------------------------------------


def test_words_are_counted_without_case_possessives_numbers_and_signs() -> None:
    assert word_counts(document("The mayor’s dam, the Mayor: 3.5 U.S.’s and U.S. G7 dams")) == {
        "the": 2, "mayor": 2, "dam": 1, "u.s.": 2, "and": 1, "g7": 1, "dams": 1}


def test_words_come_in_the_order_of_their_first_use() -> None:
    document("zebra yak aardvark")  # learnt first, in another order
    assert list(word_counts(document("Aardvark, zebra, yak, zebra."))) == [
        "aardvark", "zebra", "yak"]


@given(SENTENCES, SENTENCES)
def test_each_term_has_its_counts_and_sentences(one: str, two: str) -> None:
    found = {term.text: term for term in vocabularies(one, two).terms}
    sides = [[sentence.split() for sentence in text.rstrip(".").split(". ")] for text in (one, two)]
    counts = [Counter(word for sentence in side for word in sentence) for side in sides]
    rows = [Counter(word for sentence in side for word in set(sentence)) for side in sides]
    for word in WORDS:
        if word in found:
            assert found[word].counts == tuple(count[word] for count in counts)
            assert found[word].sentences == tuple(row[word] for row in rows)


@given(SENTENCES, SENTENCES)
def test_a_term_used_twice_is_compared_whatever_word_it_is(one: str, two: str) -> None:
    found = {term.text for term in vocabularies(one, two).terms}
    counts = Counter(f"{one} {two}".replace(".", "").split())
    assert {word for word, count in counts.items() if count > 1} <= found


@pytest.mark.parametrize("word", ["could", "may", "must", "never", "not", "no", "the", "of"])
def test_modals_negators_and_function_words_are_kept(word: str) -> None:
    texts = (f"It {word} hold and it {word} do so. " * 3, "The dam of stone holds and stands.")
    [term] = [term for term in vocabularies(*texts).terms if term.text == word]
    assert term.article == 0
    assert term.p is not None


@pytest.mark.parametrize("word", sorted(STANCE))
def test_a_word_of_stance_is_always_worth_a_line(word: str) -> None:
    assert telling(word, news())


@pytest.mark.parametrize(("term", "worth"), [
    ("the", False), ("of the", False), ("dam", True), ("the dam", False), ("could burst", True),
    ("quandariness", True),
])
def test_a_term_of_words_that_most_news_has_is_worth_no_line(term: str, worth: bool) -> None:
    assert telling(term, news()) == worth


@pytest.mark.parametrize("text", [
    "Grand, bargain.", "Grand (bargain).", "Grand—bargain.", "A grand. Bargain here.",
    "Grand 3 bargain.", "“Grand” bargain.",
])
def test_a_pair_crosses_no_sign_no_number_and_no_sentence(text: str) -> None:
    other = "The dam holds the river and the town."
    assert "grand bargain" not in {t.text for t in vocabularies(f"{text} " * 5, other).terms}


def test_a_pair_crosses_no_block() -> None:
    documents = (document(*["grand", "bargain"] * 5), document("The dam holds the river."))
    assert " " not in "".join(term.text for term in Vocabularies(documents, news()).terms)


def test_a_pair_that_belongs_together_is_a_term_with_its_counts() -> None:
    texts = ("A grand bargain came. The grand bargain’s end came: no grand bargain, no grand deal.",
             "The dam holds the river and the town. A grand bargain it is.")
    [term] = [term for term in vocabularies(*texts).terms if term.text == "grand bargain"]
    assert (term.article, term.counts, term.sentences) == (0, (3, 1), (2, 1))


def test_a_pair_used_less_often_is_none() -> None:
    assert LEAST_PAIRS == 3
    texts = ("A grand bargain came. The grand bargain went.", "The dam holds the river.")
    assert "grand bargain" not in {term.text for term in vocabularies(*texts).terms}


def test_a_pair_of_words_that_stand_side_by_side_by_chance_is_none() -> None:
    # Every other word is grand or bargain, in all orders: together no more often than apart.
    text = "Grand bargain bargain grand grand grand bargain bargain grand. " * 6
    found = {term.text for term in vocabularies(text, text).terms}
    assert not {"grand bargain", "bargain grand", "grand grand", "bargain bargain"} & found


def test_a_pair_with_a_word_that_most_news_has_is_none() -> None:
    texts = ("The dam of stone. The dam of mud. The dam of clay. The dam of wood.", "A river rose.")
    assert not {"the dam", "dam of"} & {term.text for term in vocabularies(*texts).terms}


def test_where_a_term_stands_is_what_was_counted() -> None:
    text = "A grand bargain. Grand bargain’s end; a grand, bargain. GRAND\nBARGAIN, grand."
    found = vocabularies(text, "A dam.").spans("grand bargain", 0)
    assert [text[start:end] for start, end in found] == [
        "grand bargain", "Grand bargain’s", "GRAND\nBARGAIN"]


@settings(max_examples=50)
@given(SENTENCES, SENTENCES)
def test_every_term_stands_as_often_as_it_was_counted(one: str, two: str) -> None:
    read = vocabularies(one, two)
    for term in read.terms:
        assert tuple(len(read.spans(term.text, side)) for side in (0, 1)) == term.counts


def in_sections(document: Document, spans: list[Span]) -> list[int]:
    """How many of these places stand in each section that has one."""
    starts = document.segments.start
    sections = sections_of(document).tolist()
    return list(Counter(
        sections[bisect_right(starts, span.start) - 1] for span in spans).values())


@given(st.lists(st.integers(1, 6), min_size=1, max_size=9), st.floats(0.05, 0.95), st.data())
def test_clumps_fall_to_a_side_as_a_whole(
    clumps: list[int], share: float, data: st.DataObject
) -> None:
    chances: dict[int, float] = defaultdict(float)
    for sides in product((0, 1), repeat=len(clumps)):
        own = sum(size for size, side in zip(clumps, sides, strict=True) if side)
        chances[own] += share ** sum(sides) * (1 - share) ** (len(clumps) - sum(sides))
    seen = data.draw(st.sampled_from(sorted(chances)))
    p = sum(chance for chance in chances.values() if chance <= chances[seen] * (1 + 1e-7))
    assert clumped(seen, clumps, share) == pytest.approx(p, rel=1e-9)


def test_runs_are_of_words_within_a_sentence() -> None:
    assert runs(document("One two, three 4 Four five six. Seven eight."), 5) == {
        ("one", "two", "three", "four", "five"), ("two", "three", "four", "five", "six")}
    assert runs(document("One two three four. Five six seven eight."), 5) == set()


# -- tests and their false discovery rate ----------------------------------------------------------


@settings(max_examples=50)
@given(SENTENCES, SENTENCES)
def test_a_terms_p_is_of_its_uses_against_the_articles_lengths(one: str, two: str) -> None:
    read = vocabularies(one, two)
    lengths = [sum(words.values()) for words in read.words]
    for term in read.terms:
        if sum(term.counts) >= LEAST_USES and sum(term.sentences) >= LEAST_SENTENCES:
            assert term.p is not None
            share = lengths[term.article] / sum(lengths)
            spans = [read.spans(term.text, side) for side in (0, 1)]
            clumps = [size for side, document in enumerate(read.documents)
                      for size in in_sections(document, spans[side])]
            assert term.p == pytest.approx(clumped(term.counts[term.article], clumps, share))
        else:
            assert term.p is term.q is None


@settings(max_examples=50)
@given(SENTENCES, SENTENCES)
def test_q_is_scipys_false_discovery_control_of_the_terms_tested(one: str, two: str) -> None:
    tested = [term for term in vocabularies(one * 3, two).terms if term.p is not None]
    assume(tested)
    assert [term.q for term in tested] == pytest.approx(
        stats.false_discovery_control([term.p for term in tested]).tolist())


@given(SENTENCES, SENTENCES)
def test_terms_come_with_the_surest_first_and_are_of_the_article_that_has_more(
    one: str, two: str
) -> None:
    read = vocabularies(one, two)
    lengths = [sum(words.values()) for words in read.words]
    assert [term.z for term in read.terms] == sorted((t.z for t in read.terms), reverse=True)
    for term in read.terms:
        prior = PRIOR * (news().pair_share(*term.text.split()) if " " in term.text
                         else news().share(term.text))
        mine, other = term.article, 1 - term.article
        assert (term.log_odds, term.z) == log_odds(
            term.counts[mine], lengths[mine], term.counts[other], lengths[other], prior, PRIOR)
        assert term.z >= 0


def test_of_three_articles_a_term_is_compared_with_the_others_together() -> None:
    texts = ("Dam dam dam holds it.", "The dam burst.", "A river, a flood, no dam.")
    read = vocabularies(*texts)
    [term] = [term for term in read.terms if term.text == "dam"]
    assert (term.article, term.counts, term.sentences) == (0, (3, 1, 1), (1, 1, 1))
    assert (term.log_odds, term.z) == log_odds(3, 5, 2, 9, PRIOR * news().share("dam"), PRIOR)


@pytest.mark.parametrize("texts", [("", ""), ("", "The dam."), ("3.5", "4"), ("…", "The dam.")])
def test_articles_without_words_have_no_terms(texts: tuple[str, str]) -> None:
    assert vocabularies(*texts).terms == ()


@pytest.mark.parametrize("texts", [("go", "go"), ("Go go go.", "Go."), ("go go", "")])
def test_articles_of_one_word_alone_are_compared_with_their_own_background(
    texts: tuple[str, str]
) -> None:
    found = compare(*texts, idf="these").terms
    assert all(math.isfinite(term.z) and term.text == "go" for term in found)


def test_the_order_of_the_terms_does_not_depend_on_what_was_read_before() -> None:
    texts = ("Zeta alpha mu. Alpha zeta mu.", "Mu alpha zeta. Beta nu xi, beta nu xi.")
    before = vocabularies(*texts).terms
    document("xi nu beta mu zeta alpha")
    assert vocabularies(*texts).terms == before
    assert [term.text for term in before if term.z == before[0].z] == sorted(
        term.text for term in before if term.z == before[0].z)
