"""The examples run, and say what their comments promise."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, environment

EXAMPLES = ROOT / "examples"


def run(*command: str, stdin: bytes = b"") -> str:
    done = subprocess.run([sys.executable, *command], input=stdin, cwd=ROOT, check=True,
                          capture_output=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_the_json_pipes_into_another_program() -> None:
    output = run("-m", "framing", "compare", "examples/gazette.txt", "examples/courier.txt",
                 "--format", "json")
    said = run("examples/loudest.py", stdin=output.encode())
    gazette, courier = json.loads(output)["articles"]
    assert f"gazette.txt: {gazette['measures']['loaded.rate']['all']['value']} loaded" in said
    assert f"courier.txt: {courier['measures']['loaded.rate']['all']['value']} loaded" in said
    assert "could (line" in said


def test_the_python_example_runs() -> None:
    said = run("examples/compare.py")
    assert said.startswith("A gazette.txt: ")
    assert said.count(" per 1,000 words") == 3


@pytest.mark.parametrize(("name", "least", "most"), [
    ("gazette.txt", 900, 1300), ("courier.txt", 900, 1300), ("agency.txt", 300, 600),
])
def test_the_articles_have_their_size(name: str, least: int, most: int) -> None:
    assert least <= len((EXAMPLES / name).read_text(encoding="utf-8").split()) <= most


def test_the_labels_and_the_codes_can_be_used_as_they_are() -> None:
    said = run("-m", "framing", "scorecard", "examples/ratings.csv", "--text", "sentence",
               "--label", "rating", "--measure", "tone.vader", "--group", "article", "-q")
    assert said.startswith("tone.vader: 14 texts in 6 groups")
    assert run("-m", "framing", "agree", "examples/codes.csv").startswith("15 units, 3 coders, ")


def test_a_collection_goes_through_all_its_commands(tmp_path: Path) -> None:
    program = tmp_path / "framing"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m framing "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["sh", EXAMPLES / "collection.sh", tmp_path / "out"], check=True, capture_output=True,
        cwd=tmp_path, env=environment(PATH=f"{tmp_path}:{os.environ['PATH']}",
                                      PYTHONPATH=str(ROOT)))
    said = done.stdout.decode()
    _, corpus, outlets, copies, months, stories, _, matrix, terms = said.split("== ")
    assert "29 articles, 2,660 words, of 4 outlets" in corpus
    assert re.search(r"Sound Gazette +11 +39 +829 +47 +40–54\n", outlets)
    assert "6 in 3 groups of copies" in copies
    assert "2024-04" in months
    assert "6 articles, 4 outlets, 2024-03-08 to 12" in stories
    assert "A and B .97" in matrix
    assert "could" in terms


def test_the_commands_in_the_folders_readme_work() -> None:
    told = (EXAMPLES / "README.md").read_text("utf-8")
    commands = re.findall(r"`framing (\S+ [^`]*examples/[^`]+)`", told)
    assert [command.split()[0] for command in commands] == ["scorecard", "agree"]
    for command in commands:
        assert "95 % interval" in run("-m", "framing", *command.split(), "-q")


def test_every_example_is_told_of_in_the_folders_readme() -> None:
    told = (EXAMPLES / "README.md").read_text("utf-8")
    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
    assert sorted(name for name in files if f"- `{name}`: " not in told) == []
