"""Copies: what must be found, what must be left alone, and what neither depends on."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.collection.building.orders import Order, build
from framing.collection.building.work import Task
from framing.collection.copies import Copies, copies
from framing.collection.copies.candidates import MOST_PAIRS, candidates
from framing.collection.copies.passages import passage
from framing.collection.copies.sketches import BANDS, LEAST_WORDS, WordHashes, runs, sketched
from framing.collection.copies.verified import overlaps
from framing.collection.parts import Fields
from framing.collection.settings import Settings
from framing.collection.store import NO_DAY
from framing.collection.streams import Words
from framing.render.schema import schema
from tests.running import refused, run, works

Texts = Sequence[Sequence[str]]


def parts(texts: Texts, size: int = 700) -> list[Words]:
    """Texts as a collection holds them, so many a part, each part with its own vocabulary."""
    found = []
    for start in range(0, len(texts), size):
        ids: dict[str, int] = {}
        own = texts[start : start + size]
        tokens = [ids.setdefault(word, len(ids)) for text in own for word in text]
        found.append(Words(list(ids), np.array(tokens, np.uint32),
                           np.cumsum([len(text) for text in own], dtype=np.int64)))
    return found


def grouped(texts: Texts, days: Sequence[int] | None = None, size: int = 700) -> Copies:
    held = parts(texts, size)
    return copies(lambda: iter(held), len(texts), None if days is None else np.array(days))


def places(found: Copies) -> list[list[int]]:
    return [[member.place for member in group.members] for group in found.groups]


def written(number: int, words: int, seed: int) -> list[list[str]]:
    """Texts of words drawn as in English: a few are used all the time, most hardly ever."""
    draw = random.Random(seed)
    vocabulary = [f"w{place}" for place in range(20_000)]
    weights = [1 / (place + 3) for place in range(20_000)]
    return [draw.choices(vocabulary, weights, k=words) for _ in range(number)]


def changed(text: Sequence[str], share: float, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [f"new{draw.randrange(9999)}" if draw.random() < share else word for word in text]


ONE, OTHER, THIRD = written(3, 200, seed=1)


# -- what must be found, and what must be left -----------------------------------------------------


@pytest.mark.parametrize("kind", ["changed", "half", "both"])
def test_copies_are_found_at_the_promised_rate(kind: str) -> None:
    texts = written(400, 300, seed=2)
    cut = [text if kind == "changed" else text[75:225] for text in texts]
    made = [text if kind == "half" else changed(text, 0.05, seed) for seed, text in enumerate(cut)]
    found = places(grouped([*texts, *made]))
    assert sum(len(group) == 2 and group[1] == group[0] + 400 for group in found) >= 0.97 * 400
    assert all(group == [group[0], group[0] + 400] for group in found)


@pytest.mark.parametrize(("copy", "kind", "share"), [
    (ONE, "same", 1.0),
    (changed(ONE, 0.05, 3), "near", None),
    (ONE[:100], "contained", 1.0),
    ([*ONE, *OTHER], "contains", 1.0),
    ([*OTHER[:60], *ONE[:140]], "near", 136 / 196),
])
def test_each_kind_is_told_with_its_share(copy: list[str], kind: str, share: float | None) -> None:
    (group,) = grouped([ONE, THIRD, copy]).groups
    assert [member.place for member in group.members] == [0, 2]
    first, second = group.members
    assert (first.of, first.kind, first.share) == (None, None, None)
    assert (second.of, second.kind) == (0, kind)
    assert second.share is not None
    assert second.share >= 0.5
    if share is not None:
        assert second.share == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("other", [
    OTHER,
    [*OTHER[:130], *ONE[:70]],  # a long quotation
    ONE[::-1],
    ["the", "dam", "will", "hold", "now"] * 40,
])
def test_what_is_no_copy_is_left_alone(other: list[str]) -> None:
    assert grouped([ONE, other, ["the", "dam", "will", "hold", "now"] * 39]).groups == ()


def test_a_few_words_in_a_row_are_no_copy_and_are_counted() -> None:
    few = ONE[: LEAST_WORDS - 1]
    found = grouped([few, few, [], ONE])
    assert (found.groups, found.articles, found.short) == ((), 4, 3)


def test_the_oldest_stands_first_and_the_undated_last() -> None:
    found = grouped([ONE] * 4, [NO_DAY, 20, -5, 20])
    assert places(found) == [[2, 1, 3, 0]]


def test_an_article_linked_through_another_says_so() -> None:
    whole = [*ONE, *OTHER]
    found = grouped([ONE, whole, OTHER])
    members = found.groups[0].members
    assert [(member.place, member.of, member.kind) for member in members] == [
        (0, None, None), (1, 0, "contains"), (2, 1, "contained")]


def test_larger_groups_come_first() -> None:
    assert places(grouped([ONE, ONE, OTHER, OTHER, OTHER])) == [[2, 3, 4], [0, 1]]


def test_nothing_makes_no_groups() -> None:
    assert grouped([]) == Copies((), 0, 0)


# -- nothing else matters --------------------------------------------------------------------------


def test_the_size_of_parts_changes_nothing() -> None:
    texts = written(60, 80, seed=4)
    texts += [changed(text, 0.05, 5) for text in texts[:20]]
    assert grouped(texts, size=1) == grouped(texts, size=7) == grouped(texts)


def test_hashes_of_words_are_the_same_everywhere() -> None:
    assert WordHashes()(["dam", "né", "\ud800"]).tolist() == PINNED


PINNED = [5976015015312233804, 16362058944272325158, 7497787021708494914]


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_overlaps_are_those_of_sets(one: list[str], other: list[str]) -> None:
    held = parts([one, other], 1)
    sets = [{tuple(text[at : at + 5]) for at in range(len(text) - 4)} for text in (one, other)]
    found = list(overlaps(np.array([[0, 1]]), lambda: iter(held),
                          np.array([len(one), len(other)]), lambda _a, _b: True))
    assert found[0][2:] == (len(sets[0] & sets[1]), len(sets[0]), len(sets[1]))


def test_sketches_agree_as_often_as_sets_overlap() -> None:
    shared, *own = written(3, 400, seed=6)
    texts = [[*shared, *each] for each in own]
    found = sketched(parts(texts), len(texts))
    pairs = [set(pairwise(text)) for text in texts]
    overlap = len(pairs[0] & pairs[1]) / len(pairs[0] | pairs[1])
    assert (found.slots[0] == found.slots[1]).mean() == pytest.approx(overlap, abs=0.15)
    assert found.bands.shape == (BANDS, 2)


def test_words_of_two_articles_make_no_run() -> None:
    # 30 words each, so that the articles' ends are in one block.
    texts = [[f"{letter}{place}" for place in range(30)] for letter in "abc"]
    alone = [sketched(parts([text]), 1) for text in texts]
    together = sketched(parts(texts), len(texts))
    assert all((together.slots[place] == alone[place].slots[0]).all() for place in range(3))
    assert all((together.bands[:, place] == alone[place].bands[:, 0]).all() for place in range(3))


# -- no pairs of everything ------------------------------------------------------------------------


def _alike(share: float, number: int) -> Iterator[list[str]]:
    """Texts that have so much boilerplate in common."""
    for place, text in enumerate(written(number, 120, seed=7)):
        yield [*ONE[: int(200 * share)], *changed(text, 0.1, place)[: int(200 * (1 - share))]]


@pytest.mark.parametrize("texts", [
    [ONE] * 1500,
    [changed(ONE, 0.05, seed) for seed in range(1500)],
    [*_alike(0.45, 1500)],
])
def test_a_thousand_alike_are_not_set_against_each_other(texts: list[list[str]]) -> None:
    found = sketched(parts(texts), len(texts))
    pairs = candidates(found.bands, found.slots, np.arange(len(texts)))
    assert len(pairs) <= MOST_PAIRS * len(texts)


def test_a_thousand_near_copies_are_one_group() -> None:
    assert len(places(grouped([changed(ONE, 0.05, seed) for seed in range(1000)]))[0]) == 1000


# -- the passage -----------------------------------------------------------------------------------


WORDS = st.lists(st.sampled_from(["dam", "Dam,", "wall.", "the", "the 5"]), max_size=25)


@given(WORDS, WORDS)
def test_the_passage_is_the_longest_run_and_stands_where_it_says(
    one: list[str], other: list[str]
) -> None:
    a, b = (Article.from_text(" ".join(["Kept:", *text, "so"])) for text in (one, other))
    first, second = (re.findall("[a-z]+", article.text.lower()) for article in (a, b))
    shared = {tuple(second[at : at + size]) for size in range(1, len(second) + 1)
              for at in range(len(second) - size + 1)}
    longest = max(size for size in range(1, len(first) + 1) for at in range(len(first) - size + 1)
                  if tuple(first[at : at + size]) in shared)
    found = passage(a, b, clean=False)
    assert found is not None
    assert found.words == longest
    assert b.text[found.of_b.start : found.of_b.end] == found.text
    assert (re.findall("[a-z]+", a.text[found.of_a.start : found.of_a.end].lower())
            == re.findall("[a-z]+", found.text.lower()))


def test_texts_without_a_common_word_share_no_passage() -> None:
    assert passage(Article.from_text("It held."), Article.from_text("Nobody slept.")) is None


def test_a_text_made_to_fool_the_hash_gives_no_false_passage() -> None:
    # Sums of powers modulo 2^64 are the same for the Thue-Morse sequence and its opposite.
    marks = ["yes" if bin(place).count("1") % 2 else "no" for place in range(2048)]
    other = ["no" if mark == "yes" else "yes" for mark in marks]
    texts = [Article.from_text(" ".join(each)) for each in (marks, other)]
    assert passage(*texts, clean=False) is None
    assert passage(texts[0], Article.from_text(texts[0].text), clean=False) is not None


def test_runs_need_as_many_words() -> None:
    words = WordHashes()(["a", "b", "c", "d"])
    assert (len(runs(words, 4)), len(runs(words, 5))) == (1, 0)


# -- the command -----------------------------------------------------------------------------------

STORY = ("The council voted on Tuesday to close the old harbour wall before the winter storms. "
         "Engineers had warned for years that the stones were loose and that a spring tide could "
         "carry them away. Residents of the lower streets asked for sandbags and a second report. ")
MORE = ("Shopkeepers on the quay were told to empty their cellars by Friday, and the ferry will "
        "leave from the northern pier until the repairs are done. Nobody could say what they "
        "will cost, or who is going to pay for the work in the end.")
OWN = ("A choir of forty sang in the market hall for charity. The mayor thanked its conductor, and "
       "tea was served to all who had come through the rain to listen to the old songs again.")


def collection(folder: Path, *articles: dict[str, Any], duplicates: str = "keep") -> Path:
    """A collection of these articles, made in this process."""
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(each) + "\n" for each in articles))

    def serial(task: Any, todo: Any) -> Any:
        assert isinstance(task, Task)
        return map(task, todo)

    order = Order((str(source),), folder / "made", Settings(only=("structure",)),
                  Fields(**{name: name for name in articles[0]}), duplicates=duplicates)
    build(order, serial)
    return folder / "made"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return collection(
        tmp_path,
        {"id": "b-1", "text": STORY + MORE, "outlet": "Post", "date": "2021-03-05"},
        {"id": "[bold]=x\x1b[31m", "text": STORY, "outlet": "=cmd()", "date": "2021-03-04"},
        {"id": "c-1", "text": OWN, "outlet": "Post", "date": "2021-03-05"},
        {"id": "d-1", "text": STORY.upper() + MORE, "outlet": "", "date": None},
    )


def test_the_table_tells_who_has_what_of_whom(made: Path) -> None:
    out = works("copies", made)
    assert out.startswith("4 articles: 3 in 1 group of copies, 1 by themselves.\n")
    assert "2021-03-04" in out
    assert out.index("2021-03-04") < out.index("2021-03-05") < out.index("undated")
    assert "holds it: 100 % stands here" in out
    assert "words in a row: “The council voted on Tuesday" in out
    assert "\x1b" not in out
    assert "Who copied whom is not known" in out


def test_the_folder_gets_the_groups_and_the_user_is_told(made: Path) -> None:
    assert f"{made}/copies.csv holds the groups" in run("copies", made, "--no-passages").err
    assert run("copies", made, "--no-passages", "-q").err == ""
    rows = list(csv.DictReader(io.StringIO((made / "copies.csv").read_text())))
    assert [(row["place"], row["group"]) for row in rows] == [("1", "1"), ("0", "1"), ("3", "1")]


def test_the_folders_file_holds_no_formula(tmp_path: Path) -> None:
    made = collection(tmp_path, {"id": "=cmd()", "text": STORY}, {"id": "a", "text": STORY})
    works("copies", made)
    assert (made / "copies.csv").read_text() == "place,id,group\n0,'=cmd(),1\n1,a,1\n"
    works("outlets", made, "--units", "copies")


def test_the_json_has_each_passage_in_both_texts(made: Path) -> None:
    found = json.loads(works("copies", made, "--format", "json"))
    jsonschema.Draft202012Validator(schema("copies")).validate(found)
    first, *others = found["groups"][0]["articles"]
    assert (first["place"], first["kind"], first["passage"]) == (1, None, None)
    texts = {1: STORY, 0: STORY + MORE, 3: STORY.upper() + MORE}
    for each in others:
        span = each["passage"]
        one = texts[each["of"]][span["of_start"] : span["of_end"]]
        other = texts[each["place"]][span["start"] : span["end"]]
        assert one.lower() == other.lower()
        assert span["words"] == len(one.split())


def test_the_csv_holds_no_formula(made: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(works("copies", made, "--format", "csv"))))
    assert [row["place"] for row in rows] == ["1", "0", "3"]
    assert rows[0]["outlet"] == "'=cmd()"
    assert [row["kind"] for row in rows] == ["", "contains", "contains"]


def test_a_changed_source_is_said_and_the_groups_stand(made: Path) -> None:
    source = made.parent / "articles.jsonl"
    source.write_text(source.read_text().replace("council", "counsel"))
    out = works("copies", made)
    assert "No shared passage is shown for 1 of these groups" in out
    note = json.loads(works("copies", made, "--format", "json"))["groups"][0]["articles"][1]["note"]
    assert "has changed" in note


def test_articles_left_out_for_their_id_have_no_place(tmp_path: Path) -> None:
    made = collection(tmp_path, {"id": "a", "text": OWN}, {"id": "a", "text": STORY},
                      {"id": "b", "text": STORY}, {"id": "c", "text": STORY}, duplicates="first")
    found = json.loads(works("copies", made, "--format", "json"))
    (group,) = found["groups"]
    assert found["articles"] == 3
    assert [(each["place"], each["id"]) for each in group["articles"]] == [(1, "b"), (2, "c")]
    assert group["articles"][1]["passage"]["end"] == len(STORY.rstrip(". "))


def test_no_copies_is_said(tmp_path: Path) -> None:
    made = collection(tmp_path, {"id": "a", "text": STORY}, {"id": "b", "text": OWN})
    out = works("copies", made)
    assert out.startswith("2 articles: no copies found.\n")
    assert (made / "copies.csv").read_text() == "place,id,group\n"


def test_what_is_no_collection_is_refused(tmp_path: Path) -> None:
    assert "is not a collection" in refused("copies", tmp_path)
    assert "is not a collection" in refused("copies", tmp_path / "none")


@pytest.mark.parametrize("left", [0, 200, None])
def test_words_that_are_damaged_or_gone_are_told(made: Path, left: int | None) -> None:
    (words,) = (made / "words").iterdir()
    if left is None:
        words.unlink()
    else:
        words.write_bytes(words.read_bytes()[:left])
    assert f"Cannot read {words}" in refused("copies", made)


def test_a_folder_that_cannot_be_written_is_refused_before_anything_is_printed(
    made: Path
) -> None:
    (made / "copies.csv").mkdir()
    assert "copies.csv" in refused("copies", made)


def test_a_group_beyond_those_shown_is_counted(tmp_path: Path) -> None:
    made = collection(tmp_path, *({"id": f"{text[:3]}{place}", "text": text}
                                  for text in (STORY, MORE) for place in range(2)))
    out = works("copies", made, "--most", "1")
    assert "1 more group" in out
    assert run("copies", made, "--most", "0").code == 2
