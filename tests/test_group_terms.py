"""``framing terms --by``: the words that set groups of articles apart."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from scipy import stats

from framing.article import Article
from framing.background import news
from framing.collection.groups.group_terms import (
    LEAST_OWN,
    MOST_Q,
    GroupTerms,
    group_terms,
    scores,
    two_sided,
)
from framing.collection.groups.grouping import Grouping
from framing.collection.groups.summing import LEAST
from framing.collection.groups.word_counts import word_counts
from framing.collection.receipts import Receipt
from framing.collection.store import Collection
from framing.collection.streams import Words, save
from framing.document import parse
from framing.terms import LEAST_USES, PRIOR, log_odds
from framing.terms import word_counts as own
from tests.collected import write
from tests.running import LEFT, RIGHT, refused, works

OUTLET = Grouping(outlet=True, time=None)
#: Words of a small language, by how often each is drawn.
COMMON = tuple(f"word{number}" for number in range(40))


def drawn(articles: int, seed: int, words: int = 120) -> list[list[str]]:
    """Draw articles of words in common, some of which an article repeats."""
    random = np.random.default_rng(seed)
    shares = 1 / np.arange(1, len(COMMON) + 1)
    texts = []
    for _ in range(articles):
        own = shares * random.gamma(0.5, 2.0, len(COMMON))  # bursty: each article has its own
        size = int(words * random.uniform(0.5, 2))
        texts.append([COMMON[at] for at in random.choice(len(COMMON), size, p=own / own.sum())])
    return texts


def collected(folder: Path, texts: Sequence[Sequence[str]], outlets: Sequence[int],
              names: Sequence[str] = ("A", "B", "C"), parts: int = 1) -> Collection:
    """A collection of articles of these words."""
    counts = {"outlet": np.array(outlets), "day": np.full(len(texts), 18_000)}
    collection = write(folder, names, counts, parts=parts)
    (folder / "words").mkdir()
    for part, rows in zip(collection.parts, np.array_split(np.arange(len(texts)), parts),
                          strict=True):
        _save(folder, part, [texts[row] for row in rows.tolist()])
    return collection


def _save(folder: Path, part: Receipt, texts: Sequence[Sequence[str]]) -> None:
    vocabulary = list(dict.fromkeys(word for text in texts for word in text))
    places = {word: place for place, word in enumerate(vocabulary)}
    tokens = np.array([places[word] for text in texts for word in text], np.uint32)
    with (folder / "words" / f"{part.key}.npz").open("wb") as file:
        save(Words(vocabulary, tokens, np.cumsum([len(text) for text in texts])), file)


def own_words(found: GroupTerms, group: int) -> list[str]:
    return [term.text for term in found.own(group)]


# -- counting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("parts", [1, 7])
def test_uses_and_articles_are_counted_by_group(tmp_path: Path, parts: int) -> None:
    texts, outlets = drawn(40, 1), np.random.default_rng(1).integers(0, 3, 40).tolist()
    counts = word_counts(collected(tmp_path / "c", texts, outlets, parts=parts), OUTLET)
    for group in range(3):
        own = [text for text, outlet in zip(texts, outlets, strict=True) if outlet == group]
        uses = Counter(word for text in own for word in text)
        found = Counter(word for text in own for word in set(text))
        assert counts.units[group] == len(own)
        assert counts.words[group] == sum(map(len, own))
        assert dict(zip(counts.vocabulary, counts.uses[group].tolist(), strict=True)) == {
            word: uses[word] for word in counts.vocabulary}
        assert counts.found[group].tolist() == [found[word] for word in counts.vocabulary]


def test_words_in_few_articles_can_be_left_out(tmp_path: Path) -> None:
    texts = [["common", "rare"] if number < 4 else ["common"] for number in range(9)]
    collection = collected(tmp_path / "c", texts, [0, 1] * 4 + [0])
    assert word_counts(collection, OUTLET, least=5).vocabulary == ["common"]
    assert word_counts(collection, OUTLET).vocabulary == ["common", "rare"]


def test_the_copies_of_a_text_are_one_article(tmp_path: Path) -> None:
    texts = drawn(30, 2)
    outlets = [number % 3 for number in range(30)]
    once = word_counts(collected(tmp_path / "once", texts, outlets), OUTLET)
    # Each article three times over, as one cluster: three times the uses, in as many units.
    thrice = collected(tmp_path / "thrice", [text for text in texts for _ in range(3)],
                       [outlet for outlet in outlets for _ in range(3)], parts=4)
    found = word_counts(thrice, OUTLET, np.repeat(np.arange(30), 3))
    order = [found.vocabulary.index(word) for word in once.vocabulary]
    assert (found.units == once.units).all()
    assert (found.uses[:, order] == 3 * once.uses).all()
    assert (found.found[:, order] == once.found).all()
    for one, other in zip(scores(once), scores(found), strict=True):
        assert other[:, order] == pytest.approx(one, nan_ok=True)


# -- the test --------------------------------------------------------------------------------------


def dealt(texts: Sequence[Sequence[str]], outlets: Sequence[int], word: str, group: int,
          deals: int, seed: int) -> tuple[float, float]:
    """z and two-sided p of a word by dealing articles to groups again and again."""
    uses = np.array([text.count(word) for text in texts], float)
    words = np.array([len(text) for text in texts], float)
    excess = uses - uses.sum() / words.sum() * words
    own = np.array(outlets) == group
    random = np.random.default_rng(seed)
    sums = np.array([excess[random.permutation(len(texts))[: own.sum()]].sum()
                     for _ in range(deals)])
    seen = excess[own].sum()
    above, below = (sums >= seen - 1e-9).mean(), (sums <= seen + 1e-9).mean()
    return float((seen - sums.mean()) / sums.std()), float(min(1, 2 * min(above, below)))


def test_z_and_p_are_those_of_articles_dealt_at_random(tmp_path: Path) -> None:
    texts = drawn(90, 3)
    outlets = [0] * 20 + [1] * 30 + [2] * 40
    for number in range(8):
        texts[number] += ["word20"] * 3
    counts = word_counts(collected(tmp_path / "c", texts, outlets), OUTLET)
    zs, ps = scores(counts)
    for word in ("word0", "word3", "word10", "word20", "word30"):
        at = counts.vocabulary.index(word)
        for group in (0, 2):
            z, p = dealt(texts, outlets, word, group, 4000, 4)
            assert zs[group, at] == pytest.approx(z, abs=0.12)
            # 4,000 deals place a p of .05 to about .007.
            assert ps[group, at] == pytest.approx(p, rel=0.35, abs=0.02)


def test_without_skew_p_is_the_normals_and_with_it_the_gammas() -> None:
    zs = np.array([-2.0, 0.5, 3.0])
    assert two_sided(zs, np.zeros(3)) == pytest.approx(2 * stats.norm.sf(np.abs(zs)))
    # The sum of squares of 8 normals: skew 1.
    assert two_sided(np.array([3.0]), np.array([1.0])) == pytest.approx(
        2 * stats.chi2.sf(8 + 3.0 * 4, 8))
    assert two_sided(np.array([np.nan]), np.array([1.0])) == pytest.approx([np.nan], nan_ok=True)


def test_a_word_that_one_article_repeats_sets_no_group_apart(tmp_path: Path) -> None:
    """What a binomial test of its uses would take for certain: 60 here, none elsewhere."""
    texts = drawn(60, 5)
    texts[0] += ["landslide"] * 56
    for number in range(1, 5):
        texts[number] += ["landslide"]
    outlets = [0] * 30 + [1] * 30
    counts = word_counts(collected(tmp_path / "c", texts, outlets), OUTLET)
    found = group_terms(counts, news())
    assert stats.binomtest(60, 60, 0.5).pvalue < 1e-15
    term = found.term("landslide", 0)
    assert (term.uses, term.articles) == ((60, 0), (5, 0))
    assert term.p is not None
    assert term.p > 0.05
    assert "landslide" not in own_words(found, 0)


def test_a_word_that_a_groups_articles_use_one_by_one_sets_it_apart(tmp_path: Path) -> None:
    texts = drawn(60, 6)
    for number in range(0, 30, 2):
        texts[number] += ["landslide", "landslide"]
    texts[40] += ["landslide"]
    outlets = [0] * 30 + [1] * 30
    found = group_terms(word_counts(collected(tmp_path / "c", texts, outlets), OUTLET), news())
    [term] = [term for term in found.own(0) if term.text == "landslide"]
    assert (term.uses, term.articles) == ((30, 1), (15, 1))
    assert term.q is not None
    assert term.q <= MOST_Q
    sizes = found.counts.words.astype(int).tolist()
    prior = PRIOR * news().share("landslide")
    assert term.log_odds == log_odds(30, sizes[0], 1, sizes[1], prior, PRIOR)[0]
    assert "landslide" not in own_words(found, 1)


def test_articles_dealt_at_random_have_hardly_a_word_that_sets_them_apart(tmp_path: Path) -> None:
    texts = drawn(120, 7)
    random = np.random.default_rng(8)
    wrong = below = tests = 0
    for run_ in range(20):
        outlets = random.permutation(np.repeat([0, 1, 2], 40)).tolist()
        found = group_terms(word_counts(
            collected(tmp_path / str(run_), texts, outlets), OUTLET), news())
        wrong += any(own_words(found, group) for group in range(3))
        with np.errstate(invalid="ignore"):
            below += int((found.ps <= 0.05).sum())
        tests += found.tested
    assert tests == 20 * 3 * len(COMMON)
    assert wrong <= 3  # of 20, where 1 is due
    assert 0.02 <= below / tests <= 0.075


@pytest.mark.parametrize("sizes", [(LEAST - 1, 30), (30, LEAST - 1)])
def test_groups_of_few_articles_are_not_tested(tmp_path: Path, sizes: tuple[int, int]) -> None:
    texts = drawn(sum(sizes), 9)
    counts = word_counts(collected(tmp_path / "c", texts, [0] * sizes[0] + [1] * sizes[1]), OUTLET)
    assert np.isnan(scores(counts)[1]).all()
    assert group_terms(counts, news()).tested == 0
    assert group_terms(counts, news(), least=5).tested > 0


def test_a_group_beside_few_other_articles_is_told_so(tmp_path: Path) -> None:
    collected(tmp_path / "c", drawn(39, 9), [0] * 30 + [1] * 9)
    text = works("terms", "--by", "outlet", tmp_path / "c")
    assert "Too few articles in all other groups to test: A." in text
    assert "Too few articles to test: B." in text
    assert "beyond chance: " not in text


def test_which_words_are_tested_hangs_on_no_group(tmp_path: Path) -> None:
    texts = drawn(60, 10)
    for number in (0, 1, 2, 30):
        texts[number] += ["rare", "rare"]
    for number in range(LEAST_USES - 1):
        texts[number] += ["seldom"]
    found = group_terms(word_counts(
        collected(tmp_path / "c", texts, [0] * 30 + [1] * 30), OUTLET), news())
    assert found.term("rare", 0).p is None  # in four articles
    assert found.term("seldom", 0).p is None
    assert not np.isnan(found.ps[:, found.counts.vocabulary.index("word0")]).any()
    assert LEAST_OWN == 3


# -- the command -----------------------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of three outlets, of which one writes of a landslide in most of its articles."""
    texts = drawn(60, 11)
    for number in range(20):
        texts[number] += ["landslide"] * (1 + number % 3)
    collected(tmp_path / "archive", texts, np.repeat([0, 1, 2], 20).tolist(),
              ("The Courier", "[bold]=Gazette", ""))
    return tmp_path / "archive"


def test_the_table_has_each_term_with_its_uses_articles_and_rates(archive: Path) -> None:
    text = works("terms", "--by", "outlet", archive, "--width", "80")
    assert "The Courier: 20 articles, " in text
    [row] = [line.split() for line in text.splitlines() if line.startswith("landslide")]
    assert row[1:3] == ["39", "20"]
    assert row[-1] == "<.0001"
    assert "No word stands out beyond chance: [bold]=Gazette; (no outlet told)." in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "no ranking" in " ".join(text.split())


def test_machines_get_the_same(archive: Path) -> None:
    found = json.loads(works("terms", "--by", "outlet", archive, "--format", "json"))
    Draft202012Validator(json.loads(works("schema", "terms"))).validate(found)
    assert [group["outlet"] for group in found["groups"]] == ["[bold]=Gazette", "The Courier", None]
    [term] = [term for term in found["terms"] if term["term"] == "landslide"]
    assert (term["group"], term["uses"], term["articles"]) == (1, [0, 39, 0], [0, 20, 0])
    assert term["rates"][1] == pytest.approx(10_000 * 39 / found["groups"][1]["words"], rel=1e-5)
    rows = list(csv.DictReader(io.StringIO(
        works("terms", "--by", "outlet", archive, "--format", "csv"))))
    assert [(row["outlet"], row["term"], row["uses"]) for row in rows if
            row["term"] == "landslide"] == [("The Courier", "landslide", "39")]


def test_a_word_that_is_asked_for_is_shown_in_every_group(archive: Path) -> None:
    text = works("terms", "--by", "outlet", archive, "--find", "Word0", "--find", "landslide")
    first, second = text.split("\n\n")[:2]
    assert first.splitlines()[0] == "word0"
    for table in (first, second):
        assert [line[:12].rstrip() for line in table.splitlines()[3:]] == [
            "[bold]=Gazet", "The Courier", "(no outlet t"]
    assert second.splitlines()[4].split()[3:5] == ["39", "20"]
    assert "stands in none of the articles" in refused(
        "terms", "--by", "outlet", archive, "--find", "unheard")
    assert "single words" in refused("terms", "--by", "outlet", archive, "--find", "two words")


def test_idf_of_these_articles_is_their_own(archive: Path) -> None:
    # word0 stands in nearly all of these articles, and in none of the news.
    assert works("terms", "--by", "outlet", archive, "--idf", "these") != works(
        "terms", "--by", "outlet", archive)


@pytest.mark.parametrize("option", [
    ("--contexts", "3"), ("--label", "A"), ("--from", "text"), ("--no-clean",),
    ("--max-size", "1M"), ("--timeout", "3"),
])
def test_an_option_of_articles_is_refused_for_groups(
    archive: Path, option: tuple[str, ...]
) -> None:
    said = refused("terms", "--by", "outlet", archive, *option)
    assert said.startswith(f"{option[0].replace('--no-', '--')} is for articles by themselves")


@pytest.mark.parametrize("option", [
    ("--units", "copies"), ("--least", "5"), ("--format", "csv"), ("-o", "x"),
])
@pytest.mark.usefixtures("folder")
def test_an_option_of_groups_is_refused_for_articles(option: tuple[str, ...]) -> None:
    name = {"-o": "--output"}.get(option[0], option[0])
    assert refused("terms", "a.txt", "b.txt", *option).startswith(
        f"{name} is for a collection’s groups")


@pytest.mark.usefixtures("folder")
def test_settings_of_the_other_use_are_no_hindrance(archive: Path) -> None:
    Path("framing.toml").write_text('clean = false\n')
    works("terms", "--by", "outlet", archive)
    works("terms", "a.txt", "b.txt")


def test_what_cannot_be_done_is_told_in_a_sentence(archive: Path, tmp_path: Path) -> None:
    assert "2 paths were given" in refused("terms", "--by", "outlet", archive, archive)
    assert "0 paths were given" in refused("terms", "--by", "outlet")
    assert "is not a collection" in refused("terms", "--by", "outlet", tmp_path)
    assert "looks like a collection: give --by outlet" in refused("terms", archive)
    assert "has one group with words by year" in refused("terms", "--by", "year", archive)
    assert "has no stories.csv yet" in refused("terms", "--by", "outlet", archive, "--units",
                                               "stories")


def test_words_of_articles_as_they_are_read_are_those_of_the_folder(tmp_path: Path) -> None:
    source = tmp_path / "two.jsonl"
    source.write_text("".join(f"{json.dumps({'text': text, 'outlet': outlet})}\n"
                              for text, outlet in ((LEFT, "A"), (RIGHT, "B"))))
    works("corpus", source, "-o", tmp_path / "c", "--jobs", "1")
    text = works("terms", "--by", "outlet", tmp_path / "c", "--find", "could")
    rows = [line.split() for line in text.splitlines()[3:5]]
    counted = [own(parse(Article.from_text(text))) for text in (LEFT, RIGHT)]
    assert [row[:3] for row in rows] == [
        [outlet, str(sum(uses.values())), str(uses.get("could", 0))]
        for outlet, uses in zip("AB", counted, strict=True)]
    assert "Too few articles to test: A; B." in works("terms", "--by", "outlet", tmp_path / "c")


def test_a_collection_without_words_is_told(tmp_path: Path) -> None:
    collected(tmp_path / "c", [[], []], [0, 1])
    assert "has no group with words by outlet" in refused("terms", "--by", "outlet", tmp_path / "c")
