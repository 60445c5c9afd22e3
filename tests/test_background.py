"""The background: how common a word is, from the shipped table, a user's own, or these articles."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.background import HEADER, Background, load, news, of_counts, write
from framing.comparison import compare
from framing.document import parse
from framing.errors import SettingError
from framing.lexicon import FOLDER, read_card
from framing.terms import word_counts

TEXTS = ("The dam holds the river.", "A dam could burst; the U.S.’s dam did.", "3.5 percent, no.")


def table(*texts: str) -> str:
    """The table that is written for these articles."""
    return write(parse(Article.from_text(text, language="en")) for text in texts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.tsv"


def test_the_written_table_has_each_words_documents_and_occurrences() -> None:
    assert table(*TEXTS) == (
        f"{HEADER}\n\t3\t15\na\t1\t1\nburst\t1\t1\ncould\t1\t1\ndam\t2\t3\ndid\t1\t1\nholds\t1\t1\n"
        "no\t1\t1\npercent\t1\t1\nriver\t1\t1\nthe\t2\t3\nu.s.\t1\t1\n")


def test_a_written_table_is_loaded_with_the_same_counts(path: Path) -> None:
    path.write_text(table(*TEXTS), "utf-8")
    background = load(path)
    assert (background.name, background.documents, background.occurrences) == ("own.tsv", 3, 15)
    assert [background.frequency(word) for word in ("dam", "the", "could", "zebra")] == [2, 2, 1, 0]
    assert background.share("dam") == 3 / 15
    assert background.idf("dam") == pytest.approx(math.log(4 / 3) + 1)
    assert background.idf("zebra") == pytest.approx(math.log(4 / 1) + 1)


@settings(max_examples=50)
@given(st.lists(st.text("abc ﷺé’- \n.3", max_size=30), min_size=1, max_size=5))
def test_a_written_table_says_the_same_as_the_articles_counted_directly(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    counts = [word_counts(parse(Article.from_text(text))) for text in texts]
    if not any(counts):
        with pytest.raises(SettingError, match="no words to count"):
            table(*texts)
        return
    path = tmp_path_factory.getbasetemp() / "own.tsv"
    path.write_text(table(*texts), "utf-8")
    written, direct = load(path), of_counts(counts)
    assert (written.documents, written.occurrences) == (direct.documents, direct.occurrences)
    for word in {word for count in counts for word in count}:
        assert written.frequency(word) == direct.frequency(word)
        assert written.share(word) == direct.share(word)


def test_a_table_can_be_compared_with(path: Path) -> None:
    path.write_text(table(*TEXTS), "utf-8")
    comparison = compare(TEXTS[0], TEXTS[1], idf=path)
    assert comparison.background.name == "own.tsv"
    assert comparison.similarity.cosine == pytest.approx(
        compare(TEXTS[0], TEXTS[1], idf=str(path)).similarity.cosine)


def test_an_unseen_word_has_half_of_the_least_frequency_that_is_listed(path: Path) -> None:
    path.write_text(f"{HEADER}\n\t100\t5000\ndam\t8\t20\nriver\t30\t60\n", "utf-8")
    assert load(path).frequency("zebra") == 4
    assert load(path).share("zebra") == 4 / 5000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no table of document counts"),
        ("term\tclass\nsham\tx\n", "is no table of document counts"),
        (HEADER + "\n", "is no table of document counts"),
        (HEADER + "\ndam\t1\t1\n", "is no table of document counts"),
        (HEADER + "\n\t2\t9\ndam\t1\n", "is no table of document counts"),
        (HEADER + "\n\ttwo\t9\ndam\t1\t1\n", "not a whole number"),
        (HEADER + "\n\t2\t9\ndam\tone\t1\n", "not a whole number"),
        (HEADER + "\n\t0\t0\n", "not a whole number"),
        (HEADER + "\n\t2\t9\ndam\t-1\t1\n", "not a whole number"),
        (HEADER + "\n\t2\t9\ndam\t1\t-1\n", "not a whole number"),
    ],
)
def test_what_is_no_such_table_is_refused(content: str, said: str, path: Path) -> None:
    path.write_text(content, "utf-8")
    with pytest.raises(SettingError, match=said):
        load(path)


def test_a_table_that_cannot_be_read_is_refused(path: Path) -> None:
    with pytest.raises(SettingError, match="No such file"):
        load(path)
    path.write_bytes(f"{HEADER}\n\t1\t1\ncafé\t1\t1\n".encode("latin-1"))
    with pytest.raises(SettingError, match="it is not UTF-8"):
        load(path)


# -- the shipped table -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["news_words", "news_pairs"])
def test_the_card_says_what_is_in_the_table(name: str) -> None:
    data = (FOLDER / f"{name}.tsv").read_bytes()
    card = read_card(FOLDER / f"{name}.tsv")
    assert card["sha256"] == hashlib.sha256(data).hexdigest()
    assert card["rows"] == data.count(b"\n") - 1  # the row of names is none
    assert card["documents"] == news().documents
    assert card["words"] == news().occurrences


def test_the_news_are_of_37554_articles() -> None:
    assert (news().documents, news().occurrences, news().unseen) == (37_554, 35_879_664, 10)


@pytest.mark.parametrize(("word", "documents"), [
    ("the", 37_554), ("a", 37_543), ("a-list", 27), ("u.s.", 14_917), ("quandariness", 10),
])
def test_a_change_of_the_news_counts_is_noticed(word: str, documents: int) -> None:
    assert news().frequency(word) == documents


def test_the_rarer_a_word_the_more_it_weighs() -> None:
    found = [news().idf(word) for word in ("the", "could", "dam", "quandariness")]
    assert found == sorted(found)
    assert found[3] == pytest.approx(math.log(37_555 / 11) + 1)


def test_every_pair_of_the_news_is_found(path: Path) -> None:
    rows = (FOLDER / "news_pairs.tsv").read_text("utf-8").splitlines()[1:]
    assert rows == sorted(rows, key=lambda row: row.split("\t")[0].encode("utf-8"))
    for row in [*rows[::500], rows[0], rows[-1]]:
        pair, documents = row.split("\t")
        assert share_of(news(), pair) == pytest.approx(int(documents) / 35_879_664)


@pytest.mark.parametrize("pair", ["a quandariness", "\x00 \x00", "zzz zzz", "the \ud800"])
def test_a_pair_that_is_not_in_the_news_has_the_share_of_an_unseen_one(pair: str) -> None:
    assert share_of(news(), pair) == pytest.approx(10 / 35_879_664)


def share_of(background: Background, pair: str) -> float:
    first, second = pair.split(" ")
    return background.pair_share(first, second)


def test_the_shipped_table_is_in_order_and_begins_where_its_card_says() -> None:
    path = FOLDER / "news_words.tsv"
    rows = path.read_text("utf-8").splitlines()[1:]
    assert rows == sorted(rows)
    counts = [tuple(map(int, row.split("\t")[1:])) for row in rows]
    assert news().unseen == min(documents for documents, _ in counts[1:]) / 2 == read_card(
        path)["least_documents"] / 2
    assert [(news().documents, news().occurrences)] == counts[:1]
    of_all = load(path)
    assert (of_all.unseen, of_all.frequency("harbor"), of_all.share("harbor")) == (
        news().unseen, news().frequency("harbor"), news().share("harbor"))
