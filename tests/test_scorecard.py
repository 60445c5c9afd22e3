"""The shipped figures are what was computed, and are quoted as they are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from framing import scorecard
from framing.measures import measures
from framing.scorecard import BESIDES, PATH, Figure, Row, figures
from tests.running import ROOT, works
from tests.validity import __main__ as runner

VALIDITY = ROOT / "tests/validity"
METRICS = {"r", "AUC", "macro-F1", "precision", "recall", "F1", "mean AUC", "false alarms", "power",
           "coverage", "accuracy"}

ids = [f"{each.module}-{each.row.measure}-{each.row.metric}-{place}"
       for place, each in enumerate(figures())]


# -- the file --------------------------------------------------------------------------------------


@pytest.mark.parametrize("figure", figures(), ids=ids)
def test_a_shipped_figure_is_of_a_measure_and_says_what_it_rests_on(figure: Figure) -> None:
    row = figure.row
    assert row.measure in {*measures(), *BESIDES}
    assert "def rows() -> list[Row]" in (VALIDITY / f"{figure.module}.py").read_text("utf-8")
    assert row.data
    assert row.split
    assert row.n > 0
    assert row.metric in METRICS
    assert row.low <= row.value <= row.high
    assert row.baselines


def test_the_file_is_written_as_it_is_read() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert text == scorecard.written(figures())
    assert len(figures()) > 20
    assert f"py.typed, {PATH.name}" in (ROOT / "setup.cfg").read_text()


@pytest.mark.parametrize("row", [row for row in scorecard.of("loaded.hype")
                                 if row.metric == "recall"])
def test_the_recall_of_a_class_is_told_to_be_of_all_words_marked(row: Row) -> None:
    (whole,) = (each for each in scorecard.of("loaded.rate") if each.metric == "recall")
    assert ("all classes on the same words", whole.value) in row.baselines
    assert row.data == whole.data
    assert row.data.startswith("all words that readers marked")


def test_the_readme_quotes_the_file_as_the_command_prints_it() -> None:
    """README.md is held to the program by tests/readme.py; here, without running a terminal."""
    block = re.search(r"```console\n\$ framing scorecard\n(.*?)```",
                      (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block is not None
    assert block[1] == works("scorecard", "--width", "100")


def test_no_module_reads_the_file_while_articles_are_compared() -> None:
    code = ("import framing, sys; framing.compare('One. Two.', 'Two. Three.').findings; "
            "sys.exit('framing.scorecard' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("id", sorted({each.row.measure for each in figures()}))
def test_explain_quotes_the_figures(id: str) -> None:
    text = " ".join(works("explain", id).split())
    for row in scorecard.of(id):
        assert scorecard.measured(row) in text
        assert row.published in text
        assert row.people in text
    assert "no figure" not in text


def test_what_is_no_measure_is_listed_and_explained_too() -> None:
    assert "besides measures\n  findings " in works("explain")
    (found,) = json.loads(works("explain", "findings", "--format", "json"))["measures"]
    assert {each["metric"] for each in found["people"]} == {"false alarms", "power"}


def test_explain_says_so_where_nothing_was_measured() -> None:
    assert "people  no figure of its agreement" in works("explain", "structure.words")


def test_without_a_file_the_shipped_figures_are_shown() -> None:
    text = works("scorecard")
    assert all(each.row.measure in text for each in figures())
    found = json.loads(works("scorecard", "--format", "json"))
    assert [each["value"] for each in found["figures"]] == [each.row.value for each in figures()]


# -- the runner ------------------------------------------------------------------------------------


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A runner of one quick module and one slow, writing to a file of its own."""
    row = Row("tone.vader", "texts", "none", 9, "r", 0.5, 0.4, 0.6, (("length", 0.1),))
    monkeypatch.setattr(runner, "modules", lambda: iter([
        ("quick", lambda: [row], False), ("slow", lambda: [row._replace(n=7)], True)]))
    monkeypatch.setattr(runner, "DATA", tmp_path)
    monkeypatch.setattr(runner, "PATH", tmp_path / "scorecard.tsv")
    return tmp_path / "scorecard.tsv"


def test_slow_modules_run_when_asked_for_and_keep_their_rows_else(one: Path) -> None:
    assert runner.main(["--write"]) == 0
    assert one.read_text().count("\n") == 2
    assert runner.main(["--write", "--only", "slow"]) == 0
    assert runner.main(["--write"]) == 0
    assert [each.module for each in scorecard.parsed(one.read_text())] == ["quick", "slow"]
    assert runner.main(["--check"]) == runner.main(["--check", "--all"]) == 0


def test_a_figure_that_was_typed_by_hand_fails_the_check(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runner.main(["--write", "--all"])
    one.write_text(one.read_text().replace("0.500", "0.900", 1))
    assert runner.main(["--check"]) == 1
    assert "disagrees: run python -m tests.validity --write" in capsys.readouterr().out


def test_rows_of_a_module_that_is_gone_are_dropped(one: Path) -> None:
    runner.main(["--write", "--all"])
    one.write_text(one.read_text().replace("slow", "gone"))
    assert runner.main(["--check"]) == 1


def test_without_the_labelled_texts_the_runner_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "DATA", tmp_path / "gone")
    assert runner.main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_module_that_there_is_not_is_refused(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert runner.main(["--only", "nobody"]) == 2
    assert "they are quick, slow." in capsys.readouterr().err


def test_figures_are_read_back_as_they_are_written() -> None:
    row = Row("tone.vader", "a", "b", 1, "r", -0.0004, float("nan"), 0.25, (("x y", -0.0001),))
    text = scorecard.written([Figure("m", row)])
    assert text == scorecard.written(scorecard.parsed(text))
    assert scorecard.parsed(text)[0].row.baselines == (("x y", 0.0),)


def test_a_field_that_would_break_the_file_is_refused() -> None:
    row = Row("tone.vader", "a\tb", "", 1, "r", 0.0, 0.0, 0.0, ())
    with pytest.raises(ValueError, match="tab"):
        scorecard.written([Figure("x", row)])


def test_the_json_is_what_the_schema_promises() -> None:
    found = json.loads(works("scorecard", "--format", "json"))
    Draft202012Validator(json.loads(works("schema", "figures"))).validate(found)
