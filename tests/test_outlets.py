"""``framing outlets``: rates of groups of articles, and what is told of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from framing.article import Article
from framing.collection import clustered
from framing.collection.columns import kept
from framing.collection.groups.aggregates import Aggregate, aggregate
from framing.collection.groups.grouping import grouping
from framing.collection.groups.linearised import intervals
from framing.collection.groups.moments import matrices, products
from framing.collection.groups.summing import LEAST, LEAST_WITH, Cell, summed
from framing.collection.periods import NO_DAY, TIMES, UNDATED, periods, told
from framing.collection.store import Collection
from framing.measures import select
from framing.profiles import profile
from framing.render.groups.about import limits
from framing.render.review.cells import ROWS
from framing.render.screen.columns import Row, lines
from tests.collected import drawn, write
from tests.running import LEFT, RIGHT, refused, run, works

_DAYS = st.dates()
NAMES = ("Courier", "Gazette", "Herald")


def number_of(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def made(collection: Collection, by: str, *ids: str, **given: Any) -> Aggregate:
    measures = [summed(each) for each in kept(select(ids or ("loaded.rate",)))]
    return aggregate(collection, grouping(by.split(",")), measures, **given)


@pytest.fixture
def thousand(tmp_path: Path) -> Collection:
    """A thousand articles of three outlets over two months, in seven parts."""
    return write(tmp_path / "thousand", NAMES, drawn(1000, 1, 3, 60), parts=7, measures=())


# -- time ------------------------------------------------------------------------------------------


@given(_DAYS)
def test_periods_are_those_of_the_calendar(day: date) -> None:
    names = {time: told(int(periods(np.array([number_of(day)]), time)[0]), time) for time in TIMES}
    year, week, _ = day.isocalendar()
    assert names == {"day": day.isoformat(), "week": f"{year:04}-W{week:02}",
                     "month": day.isoformat()[:7], "year": day.isoformat()[:4]}


@given(_DAYS, _DAYS, st.sampled_from(TIMES))
def test_periods_sort_as_days_do(one: date, other: date, time: Any) -> None:
    first, second = periods(np.array(sorted(map(number_of, (one, other)))), time).tolist()
    assert first <= second < UNDATED


def test_articles_without_a_date_are_in_no_period() -> None:
    for time in TIMES:
        [found] = periods(np.array([NO_DAY]), time).tolist()
        assert (found, told(found, time)) == (UNDATED, None)


# -- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["outlet", "week", "month", "outlet,week", "month,outlet", "year"])
def test_a_group_is_the_formula_of_its_articles_sums(thousand: Collection, by: str) -> None:
    counts = thousand.counts(["outlet", "day", "loaded.rate.0", "loaded.rate.1"])
    found = made(thousand, by, least=1)
    keys = grouping(by.split(",")).keys(counts["outlet"], counts["day"])
    assert sum(group.articles for group in found.groups) == len(thousand)
    for key, group in zip(np.unique(keys).tolist(), found.groups, strict=True):
        own = np.stack([counts[f"loaded.rate.{at}"][keys == key] for at in (0, 1)], 1).astype(float)
        [cell] = group.cells
        assert (group.articles, cell.articles, cell.units) == (len(own),) * 3
        assert cell.sums == tuple(own.sum(axis=0))
        moments = matrices(np.stack(products(list(own.T)), 1).sum(axis=0)[None], 2)
        expected = [each[0] for each in intervals(
            lambda a, b: 1000 * a / b, np.array([float(len(own))]), own.sum(axis=0)[None], moments)]
        if cell.low is None:
            assert cell.value == pytest.approx(expected[0])
            continue
        expected[1] = max(expected[1], 0)  # a rate is never below
        assert [cell.value, cell.low, cell.high] == pytest.approx(expected, rel=1e-6)


def test_the_figures_are_the_same_however_the_collection_is_cut(
    tmp_path: Path, thousand: Collection
) -> None:
    counts = thousand.counts(["outlet", "day", "loaded.rate.0", "loaded.rate.1"])
    random = np.random.default_rng(13)
    counts["tone.vader.0"] = random.integers(-10**7, 10**7, 1000)
    counts["tone.vader.1"] = random.integers(1, 40, 1000) * 10**6
    found = [made(write(tmp_path / str(parts), thousand.outlets, counts, parts=parts, measures=()),
                  "outlet,week", "tone.vader", "loaded.rate").groups for parts in (1, 7, 90)]
    assert all([cell.sums for cell in group.cells] == [cell.sums for cell in other.cells]
               for cut in found[1:] for group, other in zip(found[0], cut, strict=True))
    for group, other in zip(found[0], found[2], strict=True):
        for cell, again in zip(group.cells, other.cells, strict=True):
            assert again.value == cell.value
            assert [again.low, again.high] == pytest.approx([cell.low, cell.high], rel=1e-9)


def test_an_outlet_over_all_its_time_is_the_outlet_by_itself(thousand: Collection) -> None:
    assert made(thousand, "outlet,week").wholes == made(thousand, "outlet").groups


@pytest.mark.parametrize("text", [LEFT, RIGHT, "Prices rose sharply. They could fall.", "Is it?"])
def test_a_group_of_one_article_has_the_values_of_its_profile(tmp_path: Path, text: str) -> None:
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps({"text": text, "outlet": "Courier"}))
    works("corpus", source, "-o", tmp_path / "one", "--voice", "author", "--voice", "quoted",
          "--jobs", "1")
    collection = Collection.open(tmp_path / "one")
    read = profile(Article.from_text(text))
    for each in kept(select(()), ("author", "quoted")):
        if each.unit == "article":
            continue
        [group] = aggregate(collection, grouping(["outlet"]), [summed(each)], least=1).groups
        [cell] = group.cells
        expected = read.value(each.measure.id, each.voice)
        if expected is None:
            # Of words quoted there are 0 where nobody is; a profile says that nobody is.
            assert cell.value in (None, 0.0)
        else:
            assert cell.value == pytest.approx(expected, rel=1e-5, abs=2e-6)
        assert (cell.low, cell.high) == (None, None)


def test_articles_that_a_measure_of_english_does_not_read_are_no_articles_of_it(
    tmp_path: Path
) -> None:
    counts = drawn(40, 3, 1)
    counts["read"] = np.repeat([1, 0], 20)
    for name in ("loaded.rate.0", "loaded.rate.1"):
        counts[name] = counts[name] * counts["read"]
    counts["structure.words.0"] = counts["certainty.hedges.1"]
    collection = write(tmp_path / "c", ["A"], counts, measures=())
    [group] = made(collection, "outlet", "loaded.rate", "structure.words").groups
    assert [cell.articles for cell in group.cells] == [20, 40]
    assert group.cells[1].value == pytest.approx(counts["structure.words.0"].mean())


# -- little ----------------------------------------------------------------------------------------


def of_articles(folder: Path, number: int, with_hits: int) -> Any:
    counts = {"outlet": np.zeros(number, int), "day": np.zeros(number, int),
              "loaded.rate.0": (np.arange(number) < with_hits) * (1 + np.arange(number) % 3),
              "loaded.rate.1": 300 + np.arange(number)}
    [group] = made(write(folder, ["A"], counts), "outlet").groups
    return group.cells[0]


@pytest.mark.parametrize(("number", "hits", "note"), [
    (LEAST - 1, 9, "too few: 9 of 10 articles"),
    (LEAST, LEAST_WITH - 1, "too few: found in 4 of 10 articles"),
    (50, 0, "too few: found in 0 of 50 articles"),
])
def test_a_group_of_little_has_counts_alone_and_says_why(
    tmp_path: Path, number: int, hits: int, note: str
) -> None:
    cell = of_articles(tmp_path / "c", number, hits)
    assert (cell.value, cell.low, cell.high, cell.note) == (None, None, None, note)
    assert cell.sums[1] == sum(range(300, 300 + number))


def test_a_group_of_just_enough_has_a_rate_with_an_interval(tmp_path: Path) -> None:
    cell = of_articles(tmp_path / "c", LEAST, LEAST_WITH)
    assert cell.note is None
    assert 0 <= cell.low < cell.value < cell.high


# -- clusters --------------------------------------------------------------------------------------


def width(cell: Cell) -> float:
    assert cell.low is not None
    assert cell.high is not None
    return cell.high - cell.low


def test_copies_are_one_unit_and_widen_the_interval(tmp_path: Path) -> None:
    counts = drawn(60, 4, 2, 30)
    five = {name: np.tile(column, 5) for name, column in counts.items()}
    once = write(tmp_path / "once", ["A", "B"], counts, measures=())
    often = write(tmp_path / "often", ["A", "B"], five, parts=3, measures=())
    groups = np.tile(np.arange(60), 5)
    found = made(often, "outlet", units="copies", clusters=groups).groups
    for one, own, pooled in zip(made(once, "outlet").groups, found, made(often, "outlet").groups,
                                strict=True):
        cell, single, wrong = own.cells[0], one.cells[0], pooled.cells[0]
        assert (cell.articles, cell.units) == (5 * single.articles, single.units)
        assert [cell.value, cell.low, cell.high] == pytest.approx(
            [single.value, single.low, single.high])
        assert width(wrong) < 0.5 * width(cell)


def test_articles_in_no_cluster_are_units_by_themselves(thousand: Collection) -> None:
    alone = np.full(1000, -1)
    assert made(thousand, "outlet,week", clusters=alone).groups == made(
        thousand, "outlet,week").groups


def test_a_story_over_two_weeks_is_a_unit_in_each_and_one_of_the_whole(tmp_path: Path) -> None:
    counts = drawn(24, 5, 1, 1)
    counts["day"] = np.repeat([18_000, 18_007], 12)
    collection = write(tmp_path / "c", ["A"], counts, measures=())
    found = made(collection, "week", units="stories", clusters=np.tile(np.arange(12), 2))
    assert [group.cells[0].units for group in found.groups] == [12, 12]
    assert [group.cells[0].units for group in found.wholes] == [12]


def test_clusters_are_read_from_the_folder(thousand: Collection) -> None:
    (thousand.folder / "copies.csv").write_text("place,id,group\n3,3,a\n7,7,b\n9,9,a\n5,5,\n")
    found = clustered.read(thousand, "copies")
    assert found is not None
    assert np.flatnonzero(found >= 0).tolist() == [3, 7, 9]
    assert found[3] == found[9] != found[7]
    assert clustered.read(thousand, "articles") is None


@pytest.mark.parametrize(("text", "said"), [
    ("place,id,group\n3,x,a\n7,y,b\n", "is of other articles than the folder has now"),
    ("place,id,group\n3,3,a\n7,8,b\n9,9,b\n", "is of other articles than the folder has now"),
    ("place,id,group\n1000,1000,a\n", "is of other articles than the folder has now"),
    ("place,id,group\n-1,999,a\n", "is of other articles than the folder has now"),
    ("id,group\n", "it has other columns or rows"),
    ("place,id,group\nx,1,a\n", "it has other columns or rows"),
    ("", "it has other columns or rows"),
])
def test_clusters_of_another_collection_are_refused(
    thousand: Collection, text: str, said: str
) -> None:
    (thousand.folder / "stories.csv").write_text(text)
    message = refused("outlets", thousand.folder, "--units", "stories")
    assert said in message
    assert message.endswith("run framing stories on the folder again.")


# -- the command -----------------------------------------------------------------------------------


def test_the_table_has_each_group_with_its_articles_and_interval(thousand: Collection) -> None:
    text = works("outlets", thousand.folder, "--measures", "loaded.rate", "--width", "80")
    rows = [line.split() for line in text.splitlines() if line.startswith(NAMES)]
    found = made(thousand, "outlet").groups
    assert [row[0] for row in rows] == list(NAMES)
    for row, group in zip(rows, found, strict=True):
        cell = group.cells[0]
        assert row[1:4] == [f"{group.articles:,}", f"{cell.sums[0]:,.0f}", f"{cell.sums[1]:,.0f}"]
        low, high = map(float, row[5].split("–"))
        assert [float(row[4]), low, high] == pytest.approx(
            [cell.value, cell.low, cell.high], abs=0.06)
    said = " ".join(text.split())
    assert "95 % intervals are over articles, not over sentences" in said
    assert "not an outlet" in said
    assert "no ranking" in said
    assert "Differences aren’t tested" in said


def test_the_order_is_by_name_whatever_the_values(thousand: Collection) -> None:
    counts = drawn(90, 8, 3)
    counts["loaded.rate.0"] *= 1 + 3 * (counts["outlet"] == 2)
    names = ["zeta", "Beta", "alpha"]
    collection = write(thousand.folder / "named", names, counts, measures=())
    found = made(collection, "outlet").groups
    assert [group.outlet for group in found] == ["alpha", "Beta", "zeta"]


def cells_of(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


@pytest.mark.parametrize("by", ["outlet", "week", "outlet,month"])
def test_csv_and_json_say_the_same(thousand: Collection, by: str) -> None:
    asked = ("outlets", thousand.folder, "--by", by, "--measures", "loaded.rate,certainty.hedges")
    rows = list(cells_of(works(*asked, "--format", "csv")))
    found = json.loads(works(*asked, "--format", "json"))
    flat = [(group, id, cell) for group in found["groups"]
            for id, cell in group["measures"].items()]
    Draft202012Validator(json.loads(works("schema", "outlets"))).validate(found)
    assert len(rows) == len(flat) > 2
    for row, (group, id, cell) in zip(rows, flat, strict=True):
        assert row["measure"] == id
        assert row.get("outlet", "") == (group.get("outlet") or "")
        for name in ("value", "low", "high"):
            assert row[name] == ("" if cell[name] is None else f"{cell[name]:g}")
        assert [int(row[name]) for name in ("articles", "counted", "of")] == [
            cell["articles"], *cell["sums"]]


def test_a_line_of_time_shows_each_period_and_the_gaps(tmp_path: Path) -> None:
    # Three months: a low rate, no article at all, too few, a rate twice as high.
    days = [number_of(date(2020, month, 10)) for month in (1, 3, 4)]
    counts = {"outlet": np.zeros(50, int), "day": np.repeat(days, [20, 3, 27]),
              "loaded.rate.0": np.repeat([2, 3, 4], [20, 3, 27]) + np.arange(50) % 2,
              "loaded.rate.1": np.full(50, 500)}
    folder = write(tmp_path / "c", ["A"], counts).folder
    asked = ("outlets", folder, "--by", "outlet,month", "--measures", "loaded.rate")
    assert "2020-01 │▅ ·█│ 2020-04" in works(*asked)
    assert "A month a sign: ▁ 0 to █ 9.0" in works(*asked)
    rows = json.loads(works(*asked, "--format", "json"))["groups"]
    assert [(row["period"], row["articles"]) for row in rows] == [
        ("2020-01", 20), ("2020-03", 3), ("2020-04", 27)]


def test_a_wrong_date_stretches_no_line_of_time(tmp_path: Path) -> None:
    counts = drawn(900, 12, 2, 30)
    counts["day"][0] = number_of(date(1, 1, 1))
    counts["day"][1] = number_of(date(9999, 12, 31))
    folder = write(tmp_path / "c", ["A", "B"], counts, measures=()).folder
    text = works("outlets", folder, "--by", "outlet,day", "--measures", "loaded.rate")
    assert all(day in text for day in ("0001-01-01", "9999-12-31"))
    assert text.count("│ 2008-") == 2
    # Twice the date, and there is a value at either end.
    counts["day"][:2 * LEAST] = number_of(date(1, 1, 1))
    folder = write(tmp_path / "d", ["A", "B"], counts, measures=()).folder
    text = works("outlets", folder, "--by", "day", "--measures", "loaded.rate", "--least", "5")
    assert "No line of time: from 0001-01-01 to 2008-" in text
    assert text.count("│") == 0


def test_a_collection_of_nothing_has_a_table_of_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", [], {name: column[:0] for name, column in
                                        drawn(1, 1, 1).items()}, measures=()).folder
    for by in ("outlet", "week", "outlet,week"):
        assert "holds no article" in refused("outlets", folder, "--by", by)


def test_where_the_terminal_has_no_blocks_a_line_of_time_is_of_figures(
    thousand: Collection
) -> None:
    from tests.running import process

    ended = process("outlets", thousand.folder, "--by", "week", "--measures", "loaded.rate",
                    env={"PYTHONIOENCODING": "ascii"})
    [line] = [line for line in ended.out.splitlines() if "W" in line and "|" in line]
    assert set(line.split("|")[1]) <= set("12345678- ")
    assert "1 0 to 8 " in ended.out


def test_undated_articles_and_those_without_an_outlet_are_groups_of_their_own(
    tmp_path: Path
) -> None:
    counts = drawn(60, 9, 2, 3)
    counts["day"][::2] = NO_DAY
    folder = write(tmp_path / "c", ["A", ""], counts, measures=()).folder
    ended = run("outlets", folder, "--by", "outlet,year", "--measures", "loaded.rate")
    assert ended.err.count("\n") == 2
    assert "30 of 60 articles have no date" in ended.err
    without = int((counts["outlet"] == 1).sum())
    assert f"{without} of 60 articles tell no outlet" in ended.err
    assert "\n(no outlet told) " in ended.out
    assert ended.out.count("\n  undated ") == 2
    groups = json.loads(works("outlets", folder, "--by", "outlet,year", "--format", "json"))[
        "groups"]
    assert {(group["outlet"], group["period"]) for group in groups} == set(
        product(["A", None], ["2008", None]))
    assert works("outlets", folder, "-q", "--measures", "loaded.rate") == run(
        "outlets", folder, "--measures", "loaded.rate").out


def test_articles_in_another_language_are_told_where_a_measure_leaves_them_out(
    tmp_path: Path
) -> None:
    counts = drawn(40, 9, 1)
    counts["read"] = np.repeat([1, 0], [37, 3])
    folder = write(tmp_path / "c", ["A"], counts, measures=()).folder
    said = run("outlets", folder, "--measures", "loaded.rate").err
    assert "3 of 40 articles are in another language than English: measures" in said
    assert not run("outlets", folder, "--measures", "sourcing.quoted_share").err


@pytest.mark.parametrize(("least", "told"), [
    ("10", "Too few: fewer than 10 articles, or fewer than 5 with any of what is counted; "),
    ("2", "Too few: fewer than 2 articles, or fewer than 1 with any of what is counted; "),
    ("1", ""),
])
def test_what_is_too_few_is_told_where_anything_can_be(
    tmp_path: Path, least: str, told: str
) -> None:
    folder = write(tmp_path / "c", ["A"], drawn(4, 2, 1), measures=()).folder
    text = " ".join(works("outlets", folder, "--measures", "loaded.rate", "--least",
                          least).split())
    assert told in text
    assert ("Too few" in text) == bool(told)


def test_outlets_of_two_spellings_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", ["BBC", "bbc", "The Sun", "the-sun", "RT"], drawn(50, 2, 5),
                   measures=()).folder
    said = run("outlets", folder, "--measures", "loaded.rate").err
    assert "spelled in two ways are two groups: BBC and bbc; The Sun and the-sun." in said


def test_a_measure_of_an_article_as_a_whole_is_refused_or_left_out(thousand: Collection) -> None:
    said = refused("outlets", thousand.folder, "--measures", "readability.mtld")
    assert said == ("readability.mtld is of an article as a whole, and can't be summed over "
                    "articles: framing profile gives it of each.")
    ended = run("outlets", thousand.folder, "--measures", "readability")
    assert ended.code == 0
    assert "Left out: readability.mtld, of an article as a whole" in ended.err
    assert "There is nothing to add up" in refused("outlets", thousand.folder, "--measures",
                                                   "headline")


@pytest.mark.parametrize(("asked", "said"), [
    (("--by", "outlt"), "'outlt': did you mean outlet?"),
    (("--by", "week,month"), "week and month are both times: group by one of them."),
    (("--by", ""), "it is empty: give a name, or leave the option out."),
    (("--measures", "loaded.rat"), "'loaded.rat': did you mean loaded.rate?"),
    (("--voice", "quoted"), "make it again with framing corpus --voice quoted"),
    (("--units", "copies"), "has no copies.csv yet: run framing copies on it first."),
])
def test_what_cannot_be_done_is_told_in_a_sentence(
    thousand: Collection, asked: tuple[str, ...], said: str
) -> None:
    assert said in refused("outlets", thousand.folder, *asked)


def test_a_measure_that_was_not_counted_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "c", ["A"], drawn(20, 1, 1)).folder
    assert "was made without tone.vader: it has loaded.rate." in refused(
        "outlets", folder, "--measures", "tone.vader")


def test_what_is_shown_unasked_has_one_row_for_each_of_compares_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam could burst. It held for days, it seems.\n" * 3)
    folder = tmp_path / "c"
    works("corpus", tmp_path / "a.txt", "-o", folder)
    rows = csv.DictReader(io.StringIO(works("outlets", folder, "--format", "csv", "-q")))
    names = {id: name for name, id, _ in ROWS}
    shown = {names[row["measure"]] for row in rows}
    table = works("profile", tmp_path / "a.txt", "-q").split("\n\n")[1]
    assert shown == {name for name in names.values() if f"\n{name}  " in table}


def test_a_folder_that_is_no_collection_is_told(tmp_path: Path) -> None:
    assert "is not a collection" in refused("outlets", tmp_path)


def test_the_authors_voice_is_counted_by_itself(tmp_path: Path) -> None:
    source = tmp_path / "two.jsonl"
    source.write_text(f"{json.dumps({'text': LEFT, 'outlet': 'A'})}\n"
                      f"{json.dumps({'text': RIGHT, 'outlet': 'A'})}\n")
    works("corpus", source, "-o", tmp_path / "c", "--voice", "author", "--jobs", "1")
    rows = list(cells_of(works("outlets", tmp_path / "c", "--voice", "author", "--format", "csv",
                               "--measures", "structure.words,certainty", "--least", "1")))
    profiles = [profile(Article.from_text(text)) for text in (LEFT, RIGHT)]
    expected = np.mean([read.value("structure.words", "author") for read in profiles])
    [words] = [row for row in rows if row["measure"] == "structure.words"]
    assert float(words["value"]) == pytest.approx(expected, rel=1e-5)
    assert {row["voice"] for row in rows} == {"author"}


def test_the_output_goes_to_a_file_whole(thousand: Collection, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert works("outlets", thousand.folder, "--format", "csv", "-o", out) == ""
    assert out.read_text() == works("outlets", thousand.folder, "--format", "csv")


# -- other people's names --------------------------------------------------------------------------

HOSTILE = ("[bold]Bold[/bold]", "\x1b[31mred\x1b[0m", "=cmd()", "a\nb", "\u202eevil",
           "A very long name of an outlet that goes on beyond any column of a table, " * 2)


@pytest.mark.parametrize("width", ["40", "80"])
def test_names_are_printed_as_they_are_and_run_nothing(tmp_path: Path, width: str) -> None:
    folder = write(tmp_path / "c", HOSTILE, drawn(200, 1, len(HOSTILE)), measures=()).folder
    asked = ("outlets", folder, "--measures", "loaded.rate")
    text = works(*asked, "--width", width)
    assert not set("\x1b\u202e") & set(text)
    assert "[bold]Bold" in text.replace("\n", "")
    assert "\ufffd[31mred" in text.replace("\n", "")
    if width == "80":
        assert all(cell_len(line) <= 80 for line in text.splitlines())
        # Nothing is cut: each word of the long name is there, over several lines.
        name = [line[:40] for line in text.splitlines()]
        assert sum(line.count("outlet") for line in name) >= 2
    rows = list(cells_of(works(*asked, "--format", "csv")))
    assert all(row["outlet"][:1] not in "=+-@" for row in rows)
    found = json.loads(works(*asked, "--format", "json"))
    assert {group["outlet"] for group in found["groups"]} == set(HOSTILE)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5), st.integers(40, 120))
def test_lines_of_a_table_are_safe_and_lose_nothing(names: list[str], width: int) -> None:
    found = lines(["outlet", "articles"], [Row(name, ["12"]) for name in names], width, color=False)
    text = "".join(found)
    assert text.count("12") >= len(names)
    assert not any(ord(sign) < 32 for sign in text)
    assert max(map(cell_len, found)) <= width


@pytest.mark.parametrize("width", range(40, 101, 4))
def test_words_of_a_table_stay_whole_at_every_width(width: int) -> None:
    words = ["counterintelligence", "a most unconstitutional decision", "no"]
    figures = ["13", "11", "157", "0", "4.6", "5.0", ".00037"]
    heads = ["term", "uses", "articles", "per 10,000", "others", "log-odds", "z", "q"]
    found = lines(heads, [Row(word, figures) for word in words], width, color=False)
    assert max(map(cell_len, found)) <= width
    text = " ".join(" ".join(found).split())
    assert all(each in text.split() for each in " ".join([*words, *heads[1:]]).split())
    assert all(text.count(each) >= 3 for each in figures)


def test_figures_stand_below_a_name_that_leaves_them_no_room() -> None:
    assert lines(["outlet", "articles", "95 % interval"],
                 [Row("The Unconstitutional", ["12", "35–59"]), Row("2031-03 │▁▂│ 2031-04"),
                  Row("2031", ["3", "too few"], indent=2)], 40, color=False) == [
        "                                    95 %",
        "outlet                articles  interval",
        "────────────────────────────────────────",
        "The Unconstitutional        12     35–59",
        "2031-03 │▁▂│ 2031-04",
        "  2031                       3   too few"]
    assert lines(["outlet", "articles", "95 % interval"],
                 [Row("The Unconstitutionalists’", ["12", "35–59"]), Row("2031-03 │▁▂│ 2031-04"),
                  Row("2031", ["3", "too few"], indent=2)], 40, color=False) == [
        "The Unconstitutionalists’",
        "  articles 12  95 % interval 35–59",
        "2031-03 │▁▂│ 2031-04",
        "  2031",
        "    articles 3  95 % interval too few"]


def test_several_measures_fit_eighty_columns(thousand: Collection) -> None:
    for by in ("outlet", "outlet,week", "day"):
        text = works("outlets", thousand.folder, "--by", by, "--width", "80")
        assert max(map(cell_len, text.splitlines())) <= 80


def test_the_reader_of_a_pipe_may_go(thousand: Collection) -> None:
    from tests.running import shell

    ended = shell(f"framing outlets {thousand.folder} --by outlet,day | head -1",
                  thousand.folder)
    assert (ended.code, ended.err) == (0, "")


def test_nothing_of_collections_is_read_for_two_articles() -> None:
    import subprocess
    import sys

    code = ("import sys, framing.cli.terms, framing.comparison; "
            "sys.exit(any(name.startswith('framing.collection') for name in sys.modules))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("units", "said"), [
    ("articles", "counts each time; framing copies, then --units copies, makes it one in the "
                 "intervals."),
    ("copies", "counts each time in a figure, and as one in its interval, in each outlet."),
])
def test_copies_are_said_to_be_one_in_the_interval_and_many_in_the_figure(
        tmp_path: Path, units: str, said: str) -> None:
    often = write(tmp_path / "often", ["A", "B"], drawn(60, 4, 2, 30), measures=())
    clusters = np.repeat(np.arange(30), 2) if units == "copies" else None
    found = made(often, "outlet", units=units, clusters=clusters)
    assert said in limits(found)
    assert [group.cells[0].value for group in found.groups] == [
        group.cells[0].value for group in made(often, "outlet").groups]
