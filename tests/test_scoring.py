"""Labels of the user's own are held against a measure as the libraries that people know do it."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from scipy import stats
from sklearn.metrics import f1_score, roc_auc_score

from framing import profile
from framing.coding import metrics
from framing.coding.tables import MAX_CELL
from framing.coding.tables import read as read_table
from tests.running import refused, run, works

# -- metrics ---------------------------------------------------------------------------------------

numbers = st.lists(st.tuples(st.integers(-9, 9), st.floats(-1, 1, width=16)), min_size=3,
                   max_size=40)


@given(numbers)
def test_correlations_are_those_of_scipy(pairs: list[tuple[int, float]]) -> None:
    labels, values = (np.array(each, np.float64) for each in zip(*pairs, strict=True))
    ones = np.ones(len(pairs))
    for ours, theirs in ((metrics.pearson, stats.pearsonr), (metrics.spearman, stats.spearmanr)):
        found = ours(labels, values)(ones)
        if len(set(labels)) == 1 or len(set(values)) == 1:
            assert math.isnan(found)
        else:
            assert found == pytest.approx(theirs(labels, values)[0], abs=1e-9)


@given(numbers, st.randoms(use_true_random=False))
def test_a_weight_of_two_is_the_text_twice(pairs: list[tuple[int, float]], random: object) -> None:
    labels, values = (np.array(each, np.float64) for each in zip(*pairs, strict=True))
    weights = np.array([place % 3 for place in range(len(pairs))], np.float64)
    places = np.repeat(np.arange(len(pairs)), weights.astype(int))
    made: list[Callable[..., metrics.Figure]] = [
        metrics.pearson, metrics.spearman, lambda a, b: metrics.auc(a > 0, b)]
    for figure in made:
        left = figure(labels, values)(weights)
        right = figure(labels[places], values[places])(np.ones(len(places)))
        assert left == pytest.approx(right, abs=1e-9, nan_ok=True)


@given(numbers)
def test_auc_and_macro_f1_are_those_of_scikit_learn(pairs: list[tuple[int, float]]) -> None:
    labels, values = (np.array(each, np.float64) for each in zip(*pairs, strict=True))
    ones = np.ones(len(pairs))
    if 0 < (labels > 0).sum() < len(labels):
        assert metrics.auc(labels > 0, values)(ones) == pytest.approx(
            roc_auc_score(labels > 0, values), abs=1e-9)
    truth, guesses = (np.sign(each).astype(np.int64) + 1 for each in (labels, values))
    assert metrics.macro_f1(truth, guesses, 3)(ones) == pytest.approx(
        f1_score(truth, guesses, average="macro", zero_division=0), abs=1e-9)


def test_texts_of_one_group_are_drawn_together() -> None:
    generator = np.random.default_rng(1)
    labels = np.repeat(generator.normal(size=20), 10)
    values = labels + np.repeat(generator.normal(size=20), 10)
    figure = metrics.pearson(labels, values)
    alone = metrics.interval(figure, np.arange(200))
    together = metrics.interval(figure, np.repeat(np.arange(20), 10))
    assert alone is not None
    assert together is not None
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])
    assert metrics.interval(figure, np.zeros(200, np.int64)) is None


# -- labels of the user's own ----------------------------------------------------------------------

TEXTS = ["The plan is a great success.", "The plan is a terrible disaster.", "The plan is there.",
         "A wonderful, happy day.", "A cruel and awful murder.", "It stands on a hill.",
         "They won and rejoiced.", "They lost and wept."]
RATINGS = ["3", "-3", "0", "2.5", "-3.5", "0", "2", "-1"]
KINDS = ["positive", "negative", "neutral", "positive", "negative", "neutral", "positive",
         "negative"]
TWO = ["yes" if each == "positive" else "no" for each in KINDS]

pytestmark = pytest.mark.usefixtures("folder")


def table(path: str, labels: list[str], **more: list[str]) -> str:
    """Write labelled texts in the shape of a path's ending."""
    rows = [dict(zip(("text", "label", *more), cells, strict=True))
            for cells in zip(TEXTS, labels, *more.values(), strict=True)]
    if path.endswith("l"):
        Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        with open(path, "w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]),
                                    delimiter="\t" if path.endswith("tsv") else ",")
            writer.writeheader()
            writer.writerows(rows)
    return path


def asked(path: str, *more: str, measure: str = "tone.vader") -> list[str]:
    return ["scorecard", path, "--text", "text", "--label", "label", "--measure", measure, *more]


@pytest.mark.parametrize("path", ["t.csv", "t.tsv", "t.jsonl"])
def test_the_correlation_of_a_table_is_that_of_scipy_on_the_measures_values(path: str) -> None:
    found = json.loads(works(*asked(table(path, RATINGS), "--format", "json")))
    values = [profile(text).value("tone.vader") for text in TEXTS]
    lengths = [profile(text).value("structure.words") for text in TEXTS]
    labels = list(map(float, RATINGS))
    r, rho = found["figures"]
    assert r["value"] == pytest.approx(stats.pearsonr(labels, values)[0], rel=1e-5)
    assert rho["value"] == pytest.approx(stats.spearmanr(labels, values)[0], rel=1e-5)
    assert r["baseline"]["value"] == pytest.approx(stats.pearsonr(labels, lengths)[0], rel=1e-5)
    assert r["low"] <= r["value"] <= r["high"]
    assert (found["n"], found["groups"], found["left_out"]) == (8, 8, {})


def test_two_labels_give_the_auc_and_either_may_be_the_positive_one() -> None:
    path = table("t.csv", TWO)
    values = [profile(text).value("tone.vader") for text in TEXTS]
    expected = roc_auc_score([each == "yes" for each in TWO], values)
    one = json.loads(works(*asked(path, "--format", "json")))
    other = json.loads(works(*asked(path, "--positive", "no", "--format", "json")))
    assert [each["metric"] for each in one["figures"]] == ["AUC"]
    assert one["figures"][0]["value"] == pytest.approx(expected, rel=1e-5)
    assert other["figures"][0]["value"] == pytest.approx(1 - expected, abs=1e-5)
    assert "labelled yes has a higher value than one labelled no" in one["labels"]


def test_labels_of_tone_give_macro_f1_by_the_sign_where_the_measure_has_one() -> None:
    path = table("t.csv", KINDS)
    values = np.array([profile(text).value("tone.vader") for text in TEXTS])
    guesses = ["positive" if each >= 0.05 else "negative" if each <= -0.05 else "neutral"
               for each in values]
    found = json.loads(works(*asked(path, "--format", "json")))
    assert [each["metric"] for each in found["figures"]] == ["macro-F1", "mean AUC"]
    assert found["figures"][0]["value"] == pytest.approx(
        f1_score(KINDS, guesses, average="macro"), rel=1e-5)
    assert "0.05" in found["labels"]


def test_classes_against_a_number_give_the_auc_of_each_and_say_so() -> None:
    path = table("t.csv", KINDS)
    found = json.loads(works(*asked(path, "--format", "json", measure="loaded.rate")))
    assert [each["metric"] for each in found["figures"]] == [
        "mean AUC", "AUC negative", "AUC neutral", "AUC positive"]
    assert "against all others" in found["labels"]
    mean, *each = (figure["value"] for figure in found["figures"])
    assert mean == pytest.approx(sum(each) / 3, abs=1e-5)


def test_what_cannot_be_scored_is_counted_by_its_reason() -> None:
    Path("t.csv").write_text("text,label\n" + "".join(
        f"{text},{rating}\n" for text, rating in zip(
            [each.replace(",", "") for each in TEXTS], RATINGS, strict=True))
        + "A good day.,\n,2\n …,1\n")
    found = json.loads(works(*asked("t.csv", "--format", "json")))
    assert found["n"] == 8
    assert found["left_out"] == {"no label": 1, "no text": 1, "nothing to count in": 1}
    assert "Not scored: 1 no label; 1 no text; 1 nothing to count in." in works(*asked("t.csv"))


def test_the_texts_that_it_gets_most_wrong_are_shown_with_their_lines() -> None:
    path = table("t.csv", [*RATINGS[:-1], "3.5"])
    found = json.loads(works(*asked(path, "--worst", "2", "--format", "json")))
    assert len(found["worst"]) == 2
    assert (found["worst"][0]["line"], found["worst"][0]["text"]) == (9, TEXTS[-1])
    assert works(*asked(path, "--worst", "0")).count("most wrong") == 0


def test_texts_of_an_article_are_one_group() -> None:
    path = table("t.csv", RATINGS, article=["a", "a", "b", "b", "c", "c", "d", ""])
    found = json.loads(works(*asked(path, "--group", "article", "--format", "json")))
    assert (found["n"], found["groups"]) == (8, 5)


def test_the_same_text_labelled_twice_is_drawn_once(folder: Path) -> None:
    path = table("t.csv", RATINGS)
    once = json.loads(works(*asked(path, "--format", "json")))
    head, *rows = (folder / path).read_text("utf-8").splitlines(keepends=True)
    (folder / path).write_text("".join([head, *rows, *rows]), "utf-8")
    twice = json.loads(works(*asked(path, "--format", "json")))
    assert (twice["n"], twice["groups"]) == (16, 8)
    assert twice["figures"] == once["figures"]


def test_a_measure_that_gives_all_texts_the_same_has_no_figure() -> None:
    text = works(*asked(table("t.csv", RATINGS), measure="structure.sentences"))
    assert "Pearson r" in text
    assert "A figure is – where all values or all labels are the same." in text


def test_one_voice_a_list_of_ones_own_and_standard_input_are_read(folder: Path) -> None:
    (folder / "own.tsv").write_text("term\tclass\nplan\tthing\n")
    data = (folder / table("t.csv", TWO)).read_bytes()
    found = json.loads(works(*asked("-", "--from", "csv", "--lexicon", "own.tsv", "--format",
                                    "json", measure="lexicon.own"), stdin=data))
    assert found["measure"] == "lexicon.own"
    silent = refused(*asked("t.csv", "--voice", "quoted"))
    assert "8 nobody is quoted" in silent


def test_the_same_seed_gives_the_same_output_and_a_file_the_same_as_a_pipe(folder: Path) -> None:
    path = table("t.csv", RATINGS)
    one = works(*asked(path))
    assert one == works(*asked(path))
    assert works(*asked(path, "-o", "out.txt")) == ""
    assert (folder / "out.txt").read_text("utf-8") == one
    assert one != works(*asked(path, "--seed", "3"))


def test_a_table_is_never_written_over_and_its_encoding_is_told(folder: Path) -> None:
    path = table("t.csv", RATINGS)
    before = (folder / path).read_bytes()
    assert "would be written over" in refused(*asked(path, "-o", path))
    assert (folder / path).read_bytes() == before
    (folder / path).write_bytes(before + "Une journ\xe9e tr\xe8s r\xe9ussie d\xe9j\xe0,1\n"
                                .encode("latin-1"))
    ended = run(*asked(path))
    assert ended.code == 0
    encoding, few = ended.err.splitlines()
    assert encoding.startswith("framing: t.csv ")
    assert few.startswith("framing: t.csv has 9 independent texts or groups that were scored")
    assert run(*asked(path, "-q")).err == ""


def test_settings_of_what_compare_prints_leave_the_scorecard_alone(folder: Path) -> None:
    (folder / "framing.toml").write_text('only = "tone"\nformat = "markdown"\nvoice = "Ruth"\n'
                                         'max-size = "1k"\n')
    assert works(*asked(table("t.csv", RATINGS))).startswith("tone.vader: 8 texts")


def test_half_a_surrogate_pair_is_no_fault() -> None:
    rows = [{"text": f"A good day \ud800 {number}.", "label": number} for number in range(4)]
    Path("t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert works(*asked("t.jsonl", "--format", "json", measure="structure.words"))
    assert works(*asked("t.jsonl", measure="structure.words"))


def test_nothing_of_a_table_is_read_as_markup_or_obeyed() -> None:
    rows = [("[red]A great joy[/red] \x1b[31mhere", "[bold]x"),
            *((text, "[bold]x" if kind == "negative" else "y")
              for text, kind in zip(TEXTS, KINDS, strict=True))]
    with open("t.csv", "w", newline="") as file:
        csv.writer(file).writerows([("text", "label"), *rows])
    text = works(*asked("t.csv", "--positive", "y", "--width", "200"))
    assert "[red]A great joy[/red] \ufffd[31mhere" in text
    assert "than one labelled [bold]x" in text


@pytest.mark.parametrize("width", [72, 80, 120])
def test_the_program_s_own_figures_name_each_measure_in_one_piece(width: int) -> None:
    figures = json.loads(works("scorecard", "--format", "json"))["figures"]
    lines = works("scorecard", "--width", f"{width}").splitlines()
    table = lines[:lines.index("")]
    assert max(map(len, table)) <= width
    assert [line.split()[0] for line in table if line[:1].strip()][-len(figures):] == [
        each["measure"] for each in figures]


def test_a_table_of_tabs_that_quotes_nothing_loses_no_line() -> None:
    lines = [f'"{text}\t{rating}' for text, rating in zip(TEXTS, RATINGS, strict=True)]
    Path("t.tsv").write_text("text\tlabel\n" + "\n".join(lines) + "\n")
    assert json.loads(works(*asked("t.tsv", "--format", "json")))["n"] == 8


@pytest.mark.parametrize("written", [
    lambda text, label: f"{text};{label};;\n".replace(".", ","),
    lambda text, label: f'{text};"{label}"\n',
    lambda text, label: f"{text}\t{label}\n",
    lambda text, label: f'"{text}",{label},\n',
], ids=["semicolons and commas", "semicolons and points", "tabs", "commas at the end"])
def test_a_csv_as_spreadsheets_write_it_gives_the_same(written: Callable[[str, str], str]) -> None:
    plain = [text.replace(",", "").replace(".", "") for text in TEXTS]
    rows = [("text", "label"), *((text, rating)
                                 for text, rating in zip(plain, RATINGS, strict=True))]
    for name, one in (("a.csv", lambda text, label: f"{text},{label}\n"), ("b.csv", written)):
        Path(name).write_text("\n" + "".join(one(*row) for row in rows))
    a, b = (json.loads(works(*asked(name, "--format", "json"))) for name in ("a.csv", "b.csv"))
    assert a["figures"] == b["figures"]
    assert b["n"] == 8


def test_a_csv_whose_first_line_is_endless_is_read_as_one_column() -> None:
    Path("a.csv").write_text("x" * 200_000 + "\n1\n")
    [column] = read_table("a.csv").columns
    assert len(column) == 200_000


def test_a_column_without_a_name_before_a_tab_is_one() -> None:
    Path("a.csv").write_text("\n\tlabel\n1\tgood\n")
    assert read_table("a.csv").columns == ("", "label")


GOOD = "text,label\na,1\nb,2\nc,3\n"


@pytest.mark.parametrize(("data", "more", "said"), [
    (GOOD, ["--label", "labl"], "t.csv has no column 'labl': its columns are text, label."),
    (GOOD, ["--group", "x"], "t.csv has no column 'x'"),
    (GOOD, ["--measure", "tone.vadr"], "There is no measure 'tone.vadr': did you mean tone.vader?"),
    (GOOD, ["--measure", "tone.toward"], "tone.toward is no measure of a text"),
    ("text;label\na,b;1\nc;2\nd;x\n", [], "t.csv, line 4: the label 'x' is no number"),
    ("text,label,,\na,1,,z\n", [], "t.csv, line 2: 4 cells where the first line names 2"),
    (GOOD, ["--measure", "loaded"], "loaded is a family: give one of its measures, loaded.rate,"),
    (GOOD, ["--positive", "1"], "Which label is the positive one is asked of two labels"),
    ("", [], "t.csv is empty"),
    ("text,label\n", [], "t.csv has no rows"),
    (",,\n", [], "t.csv has no rows"),
    ("text,label\na,1\nb,1\nc,1\n", [], "t.csv has one label alone, '1'"),
    ("text,label\na,x\nb,x\nc,x\n", [], "t.csv has one label alone, 'x'"),
    ("text,label\na,\nb,\n", [], "t.csv has no label in any row"),
    ("text,label\na,1\nb,2\nc,n/a\n", [], "t.csv, line 4: the label 'n/a' is no number"),
    ("text,label\na,1\nb,nan\nc,2\n", [], "t.csv, line 3: the label 'nan' is no number"),
    ("text,label\na,1\n\nb,2,3\n", [], "t.csv, line 4: 3 cells where the first line names 2"),
    ("text,text\na,1\n", [], "t.csv, line 1: two columns are called 'text'"),
    ("text,label\na\0,1\n", [], "t.csv holds NUL bytes"),
    ('text,label\n"a,1\nb,2\n', [], "t.csv, line 2: a cell begins with a quotation mark"),
    ('text,label\n"a"b,1\n', [], "t.csv, line 2: a cell that begins with a quotation mark"),
    (f"text,label\n{'a' * (MAX_CELL + 1)},1\n", [], "t.csv, line 2: a cell is longer than"),
    ("text,label\n" + "".join(f"a,x{n}\n" for n in range(99)), [], "99 different labels"),
    ("text,label\nb,x0\n" + "".join(f"a,x{n}\n" for n in range(12)), [],
     "12 different labels that are no numbers, which are hardly classes (in 13 rows)"),
    ("text,label\na,1\nb,2\n", [], "t.csv has 2 texts that tone.vader gives a value, and 3"),
    ("text,label\nà,1\n", ["--max-size", "5"], "t.csv is larger than"),
    (GOOD, ["--from", "jsonl"], "t.csv, line 1: this is no JSON"),
    ("[1]\n", ["--from", "jsonl"], "t.csv, line 1: this is no JSON object"),
    ('{"text": NaN}\n', ["--from", "jsonl"], "t.csv, line 1: this is no JSON"),
    ("[" * 100_000 + "\n", ["--from", "jsonl"], "t.csv, line 1: this is no JSON"),
    ("PK\x03\x04 xl/workbook", [], "t.csv is a spreadsheet: save it as CSV"),
])
def test_a_table_that_cannot_be_used_is_refused_in_a_sentence(
    data: str, more: list[str], said: str
) -> None:
    Path("t.csv").write_bytes(data.encode())
    assert said in refused(*asked("t.csv"), *more)


@pytest.mark.parametrize(("args", "said"), [
    (["gone.csv", "--text", "a", "--label", "b", "--measure", "tone.vader"],
     "gone.csv does not exist"),
    (["t.txt", "--text", "a", "--label", "b", "--measure", "tone.vader"],
     "The name of t.txt doesn’t tell what kind of table it is"),
    (["-", "--text", "a", "--label", "b", "--measure", "tone.vader"], "Standard input doesn’t"),
    (["t.csv"], "give --text and --label and --measure"),
    (["--measure", "tone.vader"], "--measure is for labels of your own: name the file that holds"),
    (["--worst", "3"], "--worst is for labels of your own: name the file that holds them"),
    (["--voice", "author"], "--voice is for labels of your own"),
    (["--seed", "3"], "--seed is for labels of your own"),
    (["--lexicon", "gone.tsv"], "--lexicon is for labels of your own"),
])
def test_what_is_lacking_is_said(args: list[str], said: str) -> None:
    assert said in refused("scorecard", *args)


def test_labels_and_measures_are_offered_to_the_shell() -> None:
    text = run(env={"_FRAMING_COMPLETE": "bash_complete", "COMP_CWORD": "3",
                    "COMP_WORDS": "framing scorecard --measure tone.v"}).out
    assert "plain,tone.vader" in text.split("\n")


@pytest.mark.parametrize("labels", [RATINGS, TWO, KINDS])
def test_the_json_is_what_the_schema_promises(labels: list[str]) -> None:
    found = json.loads(works(*asked(table("t.csv", labels), "--format", "json")))
    Draft202012Validator(json.loads(works("schema", "scorecard"))).validate(found)
