"""Stories: what is put together is one story, what isn't stays apart, and the groups are exact."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from framing import background
from framing.collection.parts import Fields
from framing.collection.store import Collection
from framing.collection.stories import LEAST_WORDS, THRESHOLD, Stories, Story, find, nearness
from framing.collection.stories.linkage import average_link
from framing.collection.stories.nearness import neighbours
from framing.collection.stories.weights import COMMON, LEAST_BACKGROUND, weigh
from framing.collection.streams import Words
from framing.errors import SettingError
from framing.render import Options
from framing.render.groups import stories as render
from framing.scorecard import Row
from tests.corpora import made, write
from tests.running import ROOT, refused, run, works

CASES: list[dict[str, str]] = json.loads((ROOT / "tests/cases/stories.json").read_text("utf-8"))
#: An article of these is too far from the others in time.
LATE = len(CASES) - 1
NEWS = background.news()


def rows(cases: Sequence[dict[str, str]] = CASES) -> list[dict[str, Any]]:
    """The cases as they stand in JSON Lines; an article's id is its story and its number."""
    return [{"id": f"{case['story']}{number}", "outlet": case["outlet"], "date": case["date"],
             "title": case["title"], "text": f"{case['title']}\n\n{case['text']}"}
            for number, case in enumerate(cases)]


def collection(folder: Path, found: Iterable[dict[str, Any]]) -> Collection:
    """Make a collection of rows."""
    return made(folder / "c", write(folder / "news.jsonl", found)).collection


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The cases as a collection."""
    return collection(tmp_path_factory.mktemp("stories"), rows())


@pytest.fixture(scope="module")
def found(news: Collection) -> Stories:
    return find(news, background=NEWS)


def groups(found: Stories) -> set[frozenset[str]]:
    """The ids of each story's articles."""
    return {frozenset(member.id for member in story.articles) for story in found.found}


# -- what is one story, and what isn't -------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), list(combinations(range(len(CASES)), 2)))
def test_articles_are_together_if_and_only_if_they_tell_one_story(
        found: Stories, one: int, other: int) -> None:
    together = any({one, other} <= {member.place for member in story.articles}
                   for story in found.found)
    assert together == (CASES[one]["story"] == CASES[other]["story"] and LATE not in (one, other))


def test_the_largest_story_comes_first_and_is_named_by_words_of_its_own(found: Stories) -> None:
    first = found.found[0]
    assert [len(story.articles) for story in found.found] == [4, 2, 2]
    assert [story.number for story in found.found] == [1, 2, 3]
    assert {"maid", "orran", "skerry"} <= set(first.words)
    assert first.outlets == ("Courier", "Gazette", "Post")
    assert first.days == (date(2026, 3, 2), date(2026, 3, 4))
    assert found.alone == 2


def test_an_outlets_article_is_the_one_most_like_the_others(found: Stories) -> None:
    story = found.found[0]
    gazette = [member for member in story.articles if member.outlet == "Gazette"]
    assert len(gazette) == 2
    assert story.by_outlet()["Gazette"] == max(gazette, key=lambda member: member.likeness)
    assert story.central.likeness == max(member.likeness for member in story.articles)


def test_likeness_is_the_mean_cosine_with_the_others(news: Collection, found: Stories) -> None:
    vectors = weigh(news.word_parts(), NEWS).matrix.toarray()
    for story in found.found:
        places = [member.place for member in story.articles]
        for member in story.articles:
            others = [vectors[member.place] @ vectors[place] for place in places
                      if place != member.place]
            assert member.likeness == pytest.approx(np.mean(others), abs=1e-6)


def test_the_order_of_the_inputs_changes_no_story(tmp_path: Path, found: Stories) -> None:
    turned = find(collection(tmp_path, rows()[::-1]), background=NEWS)
    assert groups(turned) == groups(found)


def test_one_part_or_many_give_the_same_stories(tmp_path: Path, found: Stories) -> None:
    paths = []
    for number, row in enumerate(rows()):
        paths.append(write(tmp_path / f"{number:02}.jsonl", [row]))
    assert groups(find(made(tmp_path / "c", *paths).collection, background=NEWS)) == groups(
        found)


def test_a_wider_window_finds_what_comes_later(news: Collection) -> None:
    wide = find(news, window=60, background=NEWS)
    assert f"ferry{LATE}" in {member.id for member in wide.found[0].articles}


def test_two_hundred_pairs_are_labelled_each_once() -> None:
    with (ROOT / "tests/validity/story_pairs.tsv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    assert len({frozenset((pair["one"], pair["other"])) for pair in pairs}) == len(pairs) == 200
    assert Counter(pair["label"] for pair in pairs) == {"one": 98, "not": 80, "unsure": 22}
    assert all(float(pair["weight"]) >= 1 for pair in pairs)


# -- what is left out, and said --------------------------------------------------------------------


def without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def test_an_article_without_a_date_is_left_out_unless_all_are_compared(tmp_path: Path) -> None:
    given = rows()
    given[0] = without(given[0], "date")
    own = collection(tmp_path, given)
    dated = find(own, background=NEWS)
    assert dated.undated == 1
    assert all("ferry0" not in group for group in groups(dated))
    assert "1 without a date was left out" in render.summary(dated, 3)
    every = find(own, window=None, background=NEWS)
    assert every.undated == 0
    assert frozenset(f"ferry{n}" for n in (0, 1, 2, 3, LATE)) in groups(every)
    assert every.found[0].days == (date(2026, 3, 2), date(2026, 4, 20))


def test_where_no_article_has_a_date_the_message_says_what_to_do(tmp_path: Path) -> None:
    own = collection(tmp_path, [without(row, "date") for row in rows()])
    with pytest.raises(SettingError, match=r"has a date.*--date-field.*--window all"):
        find(own, background=NEWS)
    assert len(find(own, window=None, background=NEWS).found) == 3


def test_a_text_of_a_few_words_is_left_out(tmp_path: Path) -> None:
    stubs = [{"id": f"s{n}", "date": "2026-03-02", "outlet": "Post",
              "text": "Subscribe to Westray Weekly to read this article."} for n in range(3)]
    own = find(collection(tmp_path, [*rows(), *stubs]), background=NEWS)
    assert own.short == 3
    assert len(own.found) == 3
    assert LEAST_WORDS > 8


def test_words_of_another_language_are_told_of(tmp_path: Path) -> None:
    german = ("Der Rat hat am Dienstag über die Schließung der alten Mauer abgestimmt, und die "
              "Bürgerinnen und Bürger der Stadt haben lange darüber gestritten, ob das Geld dafür "
              "reicht oder ob man noch einmal warten soll, bis der Winter vorbei ist und die "
              "Handwerker wieder Zeit haben.")
    own = collection(tmp_path, [*rows(), {"id": "g", "date": "2026-03-02", "text": german}])
    assert find(own, background=NEWS).foreign == 1
    assert find(own, background=None).foreign == 0
    ended = run("stories", own.folder)
    assert ended.code == 0
    assert ended.err.startswith("framing: 1 article is not in English")


def test_an_empty_collection_has_no_story(tmp_path: Path) -> None:
    path = write(tmp_path / "news.jsonl", [{"id": "a", "date": "2026-03-02", "text": ""}])
    own = made(tmp_path / "c", path, fields=Fields(text="text")).collection
    assert len(own) == 0
    assert find(own, background=NEWS).found == ()


# -- weights ---------------------------------------------------------------------------------------


def streams(texts: Sequence[Sequence[str]]) -> Words:
    vocabulary: dict[str, int] = {}
    tokens = [vocabulary.setdefault(word, len(vocabulary)) for text in texts for word in text]
    return Words(list(vocabulary), np.array(tokens, np.uint32),
                 np.cumsum([len(text) for text in texts], dtype=np.int64))


TEXTS: tuple[list[str], ...] = (
    ["the", "dam", "burst", "dam"], [], ["the", "mayor", "the"], ["dam", "mayor", "zyx"])


def test_vectors_are_those_of_scikit_learn() -> None:
    ours = weigh([streams(TEXTS[:2]), streams(TEXTS[2:])], NEWS)
    assert "the" not in ours.words
    theirs = TfidfVectorizer(analyzer=list, vocabulary=ours.words, sublinear_tf=True)
    theirs.idf_ = np.array([NEWS.idf(word) for word in ours.words])
    assert np.allclose(ours.matrix.toarray(), theirs.transform(TEXTS).toarray(), atol=1e-12)
    own = weigh([streams(TEXTS)], None)
    theirs = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    expected = theirs.fit_transform(TEXTS).toarray()
    order = [theirs.vocabulary_[word] for word in own.words]
    assert np.allclose(own.matrix.toarray(), expected[:, order], atol=1e-12)


def test_words_that_most_articles_have_are_left_out_of_a_large_collections_own_weights() -> None:
    texts = [["usual", f"own{number}"] for number in range(LEAST_BACKGROUND)]
    assert COMMON < 1
    assert "usual" not in weigh([streams(texts)], None).words
    assert "usual" in weigh([streams(texts[:-1])], None).words


# -- neighbours ------------------------------------------------------------------------------------


def vectors(seed: int, size: int, words: int = 40) -> Any:
    """Articles on a few subjects, some of them much alike."""
    chance = np.random.default_rng(seed)
    about = chance.random((size // 8 + 1, words)) ** 4
    rows = about[chance.integers(len(about), size=size)] * chance.random((size, words)) ** 2
    rows *= rows > 0.1 * chance.random()
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    made = sparse.csr_matrix(rows)
    made.sort_indices()
    return made


@pytest.mark.parametrize("window", [None, 0, 2])
@pytest.mark.parametrize("block", [1, 7, 256])
def test_neighbours_are_all_pairs_above_the_threshold(
        monkeypatch: pytest.MonkeyPatch, window: int | None, block: int) -> None:
    monkeypatch.setattr(nearness, "_ROWS", block)
    own = vectors(3, 60)
    days = np.sort(np.random.default_rng(4).integers(0, 9, 60))
    cosines = (own @ own.T).toarray()
    expected = [(i, j) for i, j in combinations(range(60), 2) if cosines[i, j] >= 0.5
                and (window is None or days[j] - days[i] <= window)]
    pairs = neighbours(own, days, window, 0.5)
    assert list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)) == expected
    assert np.allclose(pairs.cosine, [cosines[pair] for pair in expected])
    assert 20 < len(expected) < 60 * 59 / 2


def test_more_pairs_than_can_be_held_end_in_a_sentence() -> None:
    with pytest.raises(SettingError, match="More than 10 pairs of articles are as alike as"):
        neighbours(vectors(1, 30), np.zeros(30, np.int64), 3, 0.1, most=10)


# -- average link ----------------------------------------------------------------------------------


def parted(labels: Iterable[int]) -> list[list[int]]:
    """Rows by group."""
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        groups.setdefault(int(label), []).append(row)
    return sorted(groups.values())


@pytest.mark.parametrize("seed", range(25))
def test_groups_are_those_of_scipys_average_linkage(seed: int) -> None:
    chance = np.random.default_rng(seed)
    own, threshold = vectors(seed, int(chance.integers(2, 80))), chance.uniform(0.2, 0.9)
    pairs = neighbours(own, np.zeros(own.shape[0], np.int64), None, threshold)
    apart = np.clip(1 - (own @ own.T).toarray(), 0, None) * (1 - np.eye(own.shape[0]))
    tree = linkage(squareform(apart, checks=False), "average")
    assert parted(average_link(own, pairs, threshold)) == parted(
        fcluster(tree, 1 - threshold, "distance"))


def greedy(cosines: Any, days: Any, window: int, threshold: float) -> list[list[int]]:
    """The rule as it reads: of groups that touch, join the two with the highest mean, again."""
    groups = {row: [row] for row in range(len(days))}
    touch = {frozenset((i, j)) for i, j in combinations(groups, 2)
             if abs(days[i] - days[j]) <= window and cosines[i, j] >= threshold}
    while True:
        means = {pair: cosines[np.ix_(groups[min(pair)], groups[max(pair)])].mean()
                 for pair in touch}
        best = max(means, key=lambda pair: means[pair], default=None)
        if best is None or means[best] < threshold:
            return sorted(sorted(rows) for rows in groups.values())
        one, other = sorted(best)
        groups[one] += groups.pop(other)
        touch = {frozenset(one if row == other else row for row in pair) for pair in touch - {best}}
        touch = {pair for pair in touch if len(pair) == 2}


@pytest.mark.parametrize("seed", range(25))
def test_over_many_days_groups_are_those_of_the_rule(seed: int) -> None:
    chance = np.random.default_rng(seed)
    own, threshold = vectors(seed, int(chance.integers(2, 50))), chance.uniform(0.2, 0.9)
    days, window = np.sort(chance.integers(0, 10, own.shape[0])), int(chance.integers(0, 5))
    pairs = neighbours(own, days, window, threshold)
    assert parted(average_link(own, pairs, threshold)) == greedy(
        (own @ own.T).toarray(), days, window, threshold)


def angled(*degrees: float) -> Any:
    """Vectors in a plane."""
    turns = np.radians(degrees)
    return sparse.csr_matrix(np.column_stack([np.cos(turns), np.sin(turns)]))


def test_an_article_between_two_stories_does_not_join_them() -> None:
    own = angled(0, 5, 10, 45, 80, 85, 89)
    pairs = neighbours(own, np.zeros(7, np.int64), None, 0.75)
    joined = average_link(own, pairs, 0.75)
    assert (2, 3) in list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
    assert (3, 4) in list(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))
    assert joined[0] != joined[6]


def test_a_story_may_last_longer_than_the_window() -> None:
    own = angled(*[0.1 * day for day in range(20)])
    days = np.arange(20)
    joined = average_link(own, neighbours(own, days, 1, 0.5), 0.5)
    assert len(set(joined.tolist())) == 1


def test_a_pause_longer_than_the_window_parts_a_story() -> None:
    own, days = angled(0, 1, 2, 3), np.array([0, 1, 9, 10])
    assert parted(average_link(own, neighbours(own, days, 3, 0.5), 0.5)) == [[0, 1], [2, 3]]


# -- the command -----------------------------------------------------------------------------------


def test_the_table_tells_size_dates_headline_and_words(news: Collection) -> None:
    text = works("stories", news.folder)
    assert re.match(r"1  4 articles, 3 outlets, 2026-03-02 to 04\n   \S.* \((Gazette|Post|Courier)"
                    r"\)\n   .*\borran\b.*\n2  2 articles, ", text)
    assert "3 stories in 10 articles: 8 tell one with others, 2 stand alone." in text
    assert render.LIMITS in text
    assert text.count("\n") == 3 * 3 + 1 + len(
        [*render.accuracy(find(news, background=NEWS)), "summary", "method", "limits", "file"])


def test_accuracy_is_told_of_what_was_measured_alone(
        found: Stories, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("stories", "pairs", "months", 72, "precision", 0.9, 0.8, 1.0, (("none", 0.0),))
    monkeypatch.setattr(render, "of", lambda _: (row, row._replace(metric="recall", value=0.25)))
    (said,) = render.accuracy(found)
    assert said == ("Held against a reader’s labels of 72 pairs of climate articles: precision "
                    "0.90, recall 0.25.")
    for other in (replace(found, threshold=0.5), replace(found, window=None),
                  replace(found, background="these")):
        assert "not with these" in render.accuracy(other)[0]


def test_a_screen_wraps_at_its_width(found: Stories) -> None:
    text = render.table(found, {}, 20, None, Options(width=50, screen=True))
    assert max(map(len, text.splitlines())) <= 50


def test_the_file_in_the_folder_has_every_article_once(news: Collection, found: Stories) -> None:
    works("stories", news.folder)
    with (news.folder / "stories.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == ["place", "id", "group"]
    assert [row["id"] for row in table] == [row["id"] for row in news.rows("id")]
    assert [int(row["place"]) for row in table] == list(range(len(news)))
    for story in found.found:
        assert {row["place"] for row in table if row["group"] == str(story.number)} == {
            str(member.place) for member in story.articles}
    assert sum(not row["group"] for row in table) == found.alone


def test_json_and_csv_have_all_stories_however_many_are_shown(news: Collection) -> None:
    data = json.loads(works("stories", news.folder, "--format", "json", "--most", "1"))
    assert data["schema"] == "framing.stories/1"
    schema = json.loads(works("schema", "stories"))
    Draft202012Validator(schema).validate(data)
    undated = json.loads(works("stories", news.folder, "--format", "json", "--window", "all"))
    Draft202012Validator(schema).validate(undated)
    assert data["settings"] == {"window": 3, "threshold": THRESHOLD, "idf": "news"}
    assert [story["size"] for story in data["stories"]] == [4, 2, 2]
    assert set(data["stories"][0]["articles"][0]) == {"place", "id", "outlet", "day", "title",
                                                      "likeness"}
    table = list(csv.DictReader(io.StringIO(
        works("stories", news.folder, "--format", "csv", "--most", "1"))))
    assert [int(row["articles"]) for row in table] == [4, 2, 2]
    assert table[0]["first"] == "2026-03-02"
    assert "The largest is shown" in works("stories", news.folder, "--most", "1")


def test_within_a_story_outlets_are_compared(news: Collection, found: Stories) -> None:
    ended = run("stories", news.folder, "--compare", "1", "--format", "json")
    data = json.loads(ended.out)
    assert data["schema"] == "framing.compare/1"
    chosen = found.found[0].by_outlet()
    assert [article["name"] for article in data["articles"]] == ["Courier", "Gazette", "Post"]
    shas = {place: row["sha256"] for place, row in enumerate(news.rows("sha256"))}
    assert [article["sha256"] for article in data["articles"]] == [
        shas[member.place] for member in chosen.values()]
    assert "framing: Story 1 (" in ended.err
    assert "the most central article of each outlet; 1 article of it left out." in ended.err


def test_some_of_a_storys_outlets_are_compared_in_the_order_given(news: Collection) -> None:
    text = works("stories", news.folder, "--compare", "1", "--outlet", "Post", "--outlet",
                 "Courier", "--format", "json", "--only", "certainty")
    assert [article["name"] for article in json.loads(text)["articles"]] == ["Post", "Courier"]


@pytest.mark.parametrize(("given", "said"), [
    (["--compare", "9"], "There is no story 9: 3 were found with this --window and --threshold."),
    (["--compare", "1", "--outlet", "Mirror"], "has no article of 'Mirror': it has those of "),
    (["--compare", "1", "--outlet", "Post"], "To compare takes two outlets, and one was given"),
    (["--window", "soon"], "'soon' is no number of days: write it as 3d, 1w or all."),
    (["--threshold", "0"], "a cosine is above 0 and at most 1"),
    (["--threshold", "nan"], "a cosine is above 0 and at most 1"),
    (["--format", "html"], "There is no format 'html' for a table of stories"),
    (["--only", "tone"], "--only is for comparing within a story: add --compare N."),
    (["--outlet", "Post"], "--outlet is for comparing within a story: add --compare N."),
    (["--compare", "1", "--most", "3"],
     "--most is for the table of stories: leave it out, or --compare."),
    (["--idf", "nowhere.tsv"], "nowhere.tsv"),
])
def test_what_cannot_be_done_is_said_in_a_sentence(
        news: Collection, given: list[str], said: str) -> None:
    assert said in refused("stories", news.folder, *given)


def test_a_story_of_one_outlet_or_of_none_that_is_told_is_not_compared(tmp_path: Path) -> None:
    own = collection(tmp_path, [{**row, "outlet": "" if row["id"].startswith("buses") else "Post"}
                                for row in rows()])
    works("stories", own.folder)
    assert "has articles of Post alone" in refused("stories", own.folder, "--compare", "1")
    assert "No outlet is told of the articles of story 2: make the collection again with " \
        "--outlet-field" in refused("stories", own.folder, "--compare", "2")


def test_settings_for_other_commands_do_not_stop_a_table(
        news: Collection, folder: Path) -> None:
    (folder / "framing.toml").write_text('only = ["certainty"]\nformat = "markdown"\n')
    assert works("stories", news.folder).startswith("1  4 articles")


def test_a_source_that_has_changed_is_named(tmp_path: Path) -> None:
    own = collection(tmp_path, rows())
    works("stories", own.folder)
    source = tmp_path / "news.jsonl"
    source.write_text(source.read_text().replace("Carrick", "Garrick"))
    assert str(source) in refused("stories", own.folder, "--compare", "1")


def test_a_folder_that_cannot_be_written_is_told_after_the_stories(tmp_path: Path) -> None:
    own = collection(tmp_path, rows())
    (own.folder / "stories.csv").mkdir()
    ended = run("stories", own.folder)
    assert ended.code == 2
    assert ended.out.startswith("1  4 articles")
    assert "says which story" not in ended.out
    assert ended.err.startswith("framing: cannot write ")


def test_what_articles_call_themselves_is_printed_and_never_obeyed(tmp_path: Path) -> None:
    given = [{**row, "id": f"=cmd({row['id']})", "title": f"[bold]{row['title']}\x1b[2J",
              "outlet": f"[red]{row['outlet']}"} for row in rows()]
    own = collection(tmp_path, given)
    text = works("stories", own.folder)
    assert "[bold]" in text
    assert "[red]" in text
    assert "\x1b" not in text
    table = (own.folder / "stories.csv").read_text("utf-8")
    assert "0,'=cmd(ferry0),1\n" in table
    assert ",'=cmd(" in works("stories", own.folder, "--format", "csv")
    works("outlets", own.folder, "--units", "stories")  # ids that are written otherwise are known


def test_a_story_without_dates_and_titles_is_told_all_the_same(found: Stories) -> None:
    story = found.found[0]
    bare = Story(1, tuple(member._replace(day=None, title=None, outlet="")
                          for member in story.articles), ())
    text = render.table(replace(found, found=(bare,), window=None), {}, 5, None, Options())
    assert text.startswith("1  4 articles, undated\n   ferry")
    assert json.loads(json.dumps(render.data(replace(found, found=(bare,)))))["stories"][0][
        "first"] is None
