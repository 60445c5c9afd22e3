"""Coders' agreement is NLTK's, and where it is not defined the command says so."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance

from framing.coding.agreement import MOST_PAIRED, agree, alpha_of, kappa_of
from framing.coding.codes import LEVELS, Code
from framing.errors import SettingError
from tests.running import refused, run, works

pytestmark = pytest.mark.usefixtures("folder")

#: The example of Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": twelve units,
#: four observers, seven codes missing.
OBSERVERS = {"A": "1 2 3 3 2 1 4 1 2 . . .", "B": "1 2 3 3 2 2 4 1 2 5 . 3",
             "C": ". 3 3 3 2 3 4 2 2 5 1 .", "D": "1 2 3 3 2 4 4 1 2 5 1 ."}
PUBLISHED = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849}


def example() -> list[Code]:
    return [Code(str(unit), coder, code, unit + 2) for coder, codes in OBSERVERS.items()
            for unit, code in enumerate(codes.split()) if code != "."]


def wide(path: str = "codes.csv") -> str:
    rows = zip(*(codes.split() for codes in OBSERVERS.values()), strict=True)
    Path(path).write_text("unit," + ",".join(OBSERVERS) + "\n" + "".join(
        f"u{number}," + ",".join(row).replace(".", "") + "\n" for number, row in enumerate(rows)))
    return path


def long(path: str = "codes.csv", head: str = "unit,coder,code") -> str:
    Path(path).write_text(f"{head}\n" + "".join(
        f"u{each.unit},{each.coder},{each.code}\n" for each in example()))
    return path


tables = st.lists(st.lists(st.sampled_from(["1", "2", "3", ""]), min_size=3, max_size=3),
                  min_size=2, max_size=12)


def codes(rows: list[list[str]]) -> list[Code]:
    return [Code(str(unit), f"c{coder}", code, unit) for unit, row in enumerate(rows)
            for coder, code in enumerate(row) if code]


# -- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_alpha_is_the_one_that_was_published(level: str) -> None:
    found = agree(example(), level)
    assert found.alpha.value == pytest.approx(PUBLISHED[level], abs=0.0005)
    assert (found.units, found.compared, len(found.coders)) == (12, 11, 4)
    assert found.alpha.low is not None
    assert found.alpha.high is not None
    assert found.alpha.low < PUBLISHED[level] < found.alpha.high


@given(tables, st.sampled_from(["nominal", "interval"]))
def test_alpha_is_nltks(rows: list[list[str]], level: str) -> None:
    given_codes = codes(rows)
    paired = [code for row in rows if sum(map(bool, row)) > 1 for code in row if code]
    assume(len(set(paired)) > 1)
    numbers = level == "interval"
    task = AnnotationTask([(each.coder, each.unit, float(each.code) if numbers else each.code)
                           for each in given_codes],
                          distance=interval_distance if numbers else binary_distance)
    assert agree(given_codes, level, draws=0).alpha.value == pytest.approx(task.alpha(), abs=1e-9)


@given(tables, st.sampled_from(LEVELS))
def test_the_formula_that_is_drawn_for_the_interval_gives_the_same_alpha(
    rows: list[list[str]], level: str
) -> None:
    paired = [row for row in rows if sum(map(bool, row)) > 1]
    assume(len({code for row in paired for code in row if code}) > 1)
    counts = np.array([[row.count(code) for code in "123"] for row in paired], np.float64)
    values = np.array([1.0, 2.0, 3.0])
    assert alpha_of(counts, np.ones(len(paired)), level, values) == pytest.approx(
        agree(codes(rows), level, draws=0).alpha.value, abs=1e-9)
    weights = np.array([unit % 3 for unit in range(len(paired))], np.float64)
    again = np.repeat(counts, weights.astype(int), axis=0)
    assert alpha_of(counts, weights, level, values) == pytest.approx(
        alpha_of(again, np.ones(len(again)), level, values), abs=1e-9, nan_ok=True)


@given(tables)
def test_ordinal_alpha_is_that_of_its_definition(rows: list[list[str]]) -> None:
    """δ² of two codes: the sum of what was given from one to the other, less half of both."""
    paired = [[int(code) for code in row if code] for row in rows if sum(map(bool, row)) > 1]
    given_codes = [code for row in paired for code in row]
    assume(len(set(given_codes)) > 1)
    totals = {code: given_codes.count(code) for code in (1, 2, 3)}

    def distance(a: int, b: int) -> float:
        low, high = sorted((a, b))
        between = sum(totals[code] for code in range(low, high + 1))
        return float((between - (totals[low] + totals[high]) / 2) ** 2)

    n = len(given_codes)
    seen = sum(2 * distance(a, b) / (len(row) - 1)
               for row in paired for a, b in combinations(row, 2)) / n
    chance = sum(2 * distance(a, b) for a, b in combinations(given_codes, 2)) / n / (n - 1)
    found = agree(codes(rows), "ordinal", draws=0)
    assert found.alpha.value == pytest.approx(1 - seen / chance, abs=1e-9)


@given(tables)
def test_kappa_is_nltks_of_the_units_that_all_have_coded(rows: list[list[str]]) -> None:
    paired = [code for row in rows if sum(map(bool, row)) > 1 for code in row if code]
    assume(len(set(paired)) > 1)
    found = agree(codes(rows), draws=0)
    there = [coder for coder in range(3) if any(row[coder] for row in rows)]
    complete = [each for row in rows if all(each := [row[coder] for coder in there])]
    assert found.kappa is not None
    assert found.kappa.units == len(complete)
    if len({code for row in complete for code in row}) > 1:
        task = AnnotationTask([(coder, unit, code) for unit, row in enumerate(complete)
                               for coder, code in enumerate(row)])
        assert found.kappa.value == pytest.approx(task.multi_kappa(), abs=1e-9)
    else:
        assert found.kappa.value is None
        assert found.kappa.note
    for pair in found.pairs:
        both = [(row[int(pair.first[1])], row[int(pair.second[1])]) for row in rows]
        both = [each for each in both if all(each)]
        assert pair.coefficient.units == len(both)
        if len({code for each in both for code in each}) > 1:
            task = AnnotationTask([(coder, unit, code) for unit, each in enumerate(both)
                                   for coder, code in enumerate(each)])
            assert pair.coefficient.value == pytest.approx(task.kappa(), abs=1e-9)
            assert pair.same == pytest.approx(task.Ao(0, 1))
        else:
            assert pair.coefficient.value is None


def test_kappa_of_two_is_cohens() -> None:
    """Of 50 units both say yes of 20 and no of 15, one yes where the other says no of 5 and 10."""
    table = np.array([[0, 0]] * 20 + [[0, 1]] * 5 + [[1, 0]] * 10 + [[1, 1]] * 15)
    assert kappa_of(table, np.ones(50)) == pytest.approx(0.4)
    assert math.isnan(kappa_of(table[:20], np.ones(20)))


def test_many_coders_have_alpha_and_no_pairs() -> None:
    many = [Code(str(unit), f"c{coder}", "xy"[(unit + coder // 9) % 2], unit)
            for unit in range(4) for coder in range(MOST_PAIRED + 1)]
    found = agree(many)
    assert found.alpha.value is not None
    assert found.pairs == ()
    assert found.kappa is not None
    assert found.kappa.note == f"is given of {MOST_PAIRED} coders at most"


# -- the command -----------------------------------------------------------------------------------


def test_a_long_and_a_wide_table_give_the_same() -> None:
    one = json.loads(works("agree", wide(), "--format", "json"))
    assert one == json.loads(works("agree", long(), "--format", "json"))
    other = long("x.csv", "text,who,value")
    assert works("agree", "codes.csv") == works("agree", other, "--coder", "who", "--code", "value")
    assert one["alpha"]["value"] == pytest.approx(PUBLISHED["nominal"], abs=0.0005)
    assert (one["units"], one["compared"], len(one["pairs"])) == (12, 11, 6)


def test_json_lines_with_numbers_and_nulls_are_read() -> None:
    rows = [{"id": 1, "A": 1, "B": 1}, {"id": 2, "A": 2, "B": 1}, {"id": 3, "A": 2, "B": None},
            {"id": 4, "A": 2, "B": 2}]
    Path("c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = json.loads(works("agree", "c.jsonl", "--level", "interval", "--format", "json"))
    assert (found["units"], found["compared"], found["kappa"]) == (4, 3, None)
    assert found["codes"] == {"1": 3, "2": 4}


def test_a_decimal_comma_is_one_where_semicolons_part_the_columns_and_numbers_are_meant() -> None:
    Path("a.csv").write_text("unit,A,B\n1,1.5,2\n2,2,2.5\n3,4,4\n")
    Path("b.csv").write_text("unit;A;B\n1;1,5;2\n2;2;2,5\n3;4;4\n")
    Path("c.csv").write_text('unit,A,B\n1,"1,5",2\n2,2,"2,5"\n3,4,4\n')
    one, other = (json.loads(works("agree", name, "--level", "interval", "--format", "json"))
                  for name in ("a.csv", "b.csv"))
    assert one["alpha"] == other["alpha"]
    assert "1,5 1" in works("agree", "b.csv")
    assert "line 2: the code '1,5' is no number" in refused("agree", "c.csv", "--level", "interval")


def test_the_table_says_what_was_compared_and_stays_text() -> None:
    Path("c.csv").write_text("unit,[red]A,B\n1,[b]x,[b]x\n2,[b]x,y\n3,y,y\n4,y,\n")
    text = works("agree", "c.csv")
    assert text.startswith("4 units, 2 coders, 7 codes\nCoders: [red]A, B.\n"
                           "Left out: 1 unit with fewer than two codes.\n")
    assert "[b]x 3" in text
    assert "Cohen’s kappa" in text


def test_the_names_of_coders_are_shown_as_they_are() -> None:
    Path("c.csv").write_text("unit,[red]A,B,C\n1,x,x,x\n2,x,y,y\n3,y,y,x\n")
    assert "[red]A and B" in works("agree", "c.csv")


def test_coders_stand_in_the_order_of_the_file() -> None:
    Path("c.csv").write_text("unit,Zoe,Ann,Mia\n1,,x,x\n2,y,y,x\n3,x,y,y\n")
    assert "Coders: Zoe, Ann, Mia.\n" in works("agree", "c.csv")
    Path("d.csv").write_text("unit,coder,code\n" + "".join(
        f"{unit},{coder},{code}\n" for unit, codes in ((1, "xxy"), (2, "yyx"))
        for coder, code in zip(("Zoe", "Ann", "Mia"), codes, strict=True)))
    found = json.loads(works("agree", "d.csv", "--format", "json"))
    assert found["coders"] == ["Zoe", "Ann", "Mia"]
    assert [pair["coders"] for pair in found["pairs"]] == [
        ["Zoe", "Ann"], ["Zoe", "Mia"], ["Ann", "Mia"]]


@pytest.mark.parametrize(("line", "sign"), [
    ("sep=;\n", ";"), ("sep=;\r\n", ";"), ('"sep=,"\n', ","), ("SEP=\t\n", "\t"), ("sep=|\n", "|")])
@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_a_first_line_for_spreadsheets_says_what_parts_the_columns(
        line: str, sign: str, ending: str) -> None:
    rows = sign.join("uAB"), *(sign.join(row) for row in ("1xx", "2xy", "3yy", "4y"))
    Path(f"c.{ending}").write_text("\ufeff" + line + "\n".join(rows[:4]) + "\n")
    assert "3 units, 2 coders, 6 codes\nCoders: A, B.\n" in works("agree", f"c.{ending}")
    Path(f"c.{ending}").write_text(line + "\n".join(rows) + "\n")
    assert f"c.{ending}, line 6: 2 cells where" in refused("agree", f"c.{ending}")


def test_the_same_seed_gives_the_same_interval() -> None:
    path = wide()
    assert works("agree", path) == works("agree", path)
    assert works("agree", path) != works("agree", path, "--seed", "1")


@pytest.mark.parametrize(("data", "more", "said"), [
    ("unit,A,B\n1,x,x\n2,x,x\n", [], "every code that can be compared is 'x', so alpha and kappa"),
    ("unit,A,B\n1,x,x\n2,y,\n", [], "every code that can be compared is 'x', so alpha and kappa"),
    ("unit,A,B\n1,x,\n2,,y\n", [], "no unit has codes of two coders"),
    ("unit,A\n1,x\n2,y\n", [], "c.csv has one coder alone, 'A'"),
    ("unit,A,B\n1,,\n", [], "c.csv holds no code"),
    ("unit,A,B\n", [], "c.csv has no rows"),
    ("", [], "c.csv is empty"),
    ("unit,A,B\n1,x,y\n1,x,y\n", [], "c.csv, line 3: the unit '1' stands in line 2 too"),
    ("unit,A,B,date\n" + "".join(f"{n},yes,no,May {n}\n{n + 5},no,yes,June {n}\n"
                                  for n in range(1, 6)), [],
     "no code of the column 'date', such as 'May 1', is in another column"),
    ("unit,A,B,week\n" + "".join(f"{n},1,2,2024_{n}\n{n + 5},2,1,2025_{n}\n" for n in range(1, 6)),
     [], "no code of the column 'week', such as '2024_1', is in another column"),
    ("article,rater,label\n" + "".join(f"{n},Ann,x\n{n + 5},Bo,y\n" for n in range(1, 6)), [],
     "name those of a table with a row for each code by --coder and --code"),
    ("unit,A,B\n,x,y\n", [], "c.csv, line 2: the row has no unit in the column 'unit'"),
    ("unit,A,B\n1,x,y,z\n", [], "c.csv, line 2: 4 cells where the first line names 3"),
    ("unit,A,B\n1,x,y\n", ["--level", "interval"], "c.csv, line 2: the code 'x' is no number"),
    ("unit,A,B\n1,1,inf\n", ["--level", "ordinal"], "c.csv, line 2: the code 'inf' is no number"),
    ("unit,A,B\n1,x,y\n", ["--coder", "A"], "needs both its columns: give --coder and --code"),
    ("who,code\na,x\nb,x\n", ["--coder", "who", "--code", "code"], "are three columns"),
    ("unit,A,B\n1,x,y\n", ["--unit", "A", "--coder", "B", "--code", "B"], "are three columns"),
    ("unit,A,B\n1,x,y\n", ["--unit", "id"], "has no column 'id': its columns are unit, A, B."),
    ("unit,coder,code\n1,a,x\n1,a,y\n1,b,x\n", [], "line 3: 'a' has coded '1' in line 2 already"),
    ("unit,coder,code\n1,,x\n", [], "c.csv, line 2: the row has no coder in the column 'coder'"),
    ("unit,A,B\n" + "".join(f"{n},{n},{n + 1}\n" for n in range(600)), [], "601 different codes"),
])
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    data: str, more: list[str], said: str
) -> None:
    Path("c.csv").write_text(data)
    assert said in refused("agree", "c.csv", *more)


def test_no_codes_are_refused_by_the_function_too() -> None:
    with pytest.raises(SettingError, match="holds no code"):
        agree([])


def test_levels_are_offered_to_the_shell() -> None:
    text = run(env={"_FRAMING_COMPLETE": "bash_complete", "COMP_CWORD": "3",
                    "COMP_WORDS": "framing agree --level o"}).out
    assert "plain,ordinal" in text.split("\n")


@pytest.mark.parametrize("level", LEVELS)
def test_the_json_is_what_the_schema_promises(level: str) -> None:
    found = json.loads(works("agree", wide(), "--level", level, "--format", "json"))
    Draft202012Validator(json.loads(works("schema", "agree"))).validate(found)
