"""What is refused: one line says what, which file and what to try; nothing else is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.cli.settings import SETTINGS
from framing.measures import measures
from framing.render import formats
from tests.running import LEFT, refused, run, works

#: Every command that reads articles, with what it needs beside the one at fault.
READING = {"compare": ["a.txt"], "terms": ["a.txt"], "profile": [], "verify": [], "background": []}


pytestmark = pytest.mark.usefixtures("folder")


def _missing(path: Path) -> None:
    """Leave it missing."""


def _directory(path: Path) -> None:
    path.mkdir()


def _locked(path: Path) -> None:
    path.write_text(LEFT)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read any file, but not this
        path.unlink()
        path.symlink_to("/proc/self/mem")


def _holding(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


#: How to make a file that no article can be read from, and what is said of it and advised.
UNREADABLE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "empty": (_holding(b""), "is empty", "give a file with a text in it"),
    "white space": (_holding(b" \n\t\r\n\xc2\xa0\xef\xbb\xbf"), "holds only white space",
                    "give a file with a text in it"),
    "only a mark": (_holding(b"\xff\xfe"), "holds only white space", "give a file"),
    "binary": (_holding(bytes(range(1, 256)) * 20), "is binary", "save it as plain text"),
    "JSON of framing compare": (_holding(b'{\n "schema": "framing.compare/1",\n "tool": {}}'),
                                "is JSON that framing has written (framing.compare), not an",
                                "give the articles themselves, and this to --baseline."),
    "a collection's manifest": (_holding(b'{\n "schema": "framing.collection/1"}'),
                                "is JSON that framing has written (framing.collection), not an",
                                "give the articles themselves."),
    "NUL bytes": (_holding(b"A text\0with NUL."), "holds NUL bytes", "saved as UTF-8"),
    "a PDF": (_holding(b"%PDF-1.7\n"), "is a PDF", "pdftotext"),
    "a Word document": (_holding(b"PK\x03\x04 word/document.xml"),
                        "is a Word document (.docx) that is damaged", "save it as plain text"),
    "directory": (_directory, "is a directory", "give the files in it"),
    "missing": (_missing, "does not exist", "check the spelling and the folder"),
    "a link to nothing": (lambda path: path.symlink_to("gone"), "is a link to gone",
                          "mend the link"),
    "unreadable": (_locked, "cannot be read", "a copy of it"),
    "too large": (_holding(b"word " * 5000), "is larger than 20 kB (the limit)",
                  "raise it with --max-size"),
}


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_without_a_text_is_refused_by_its_name(
    folder: Path, command: str, kind: str
) -> None:
    make, said, advice = UNREADABLE[kind]
    make(folder / "bad.txt")
    message = refused(command, *READING[command], "bad.txt", "--max-size", "20k")
    assert message.startswith(f"bad.txt {said}")
    assert advice in message
    assert message.endswith(".")


def test_a_bad_file_among_many_is_not_skipped(folder: Path) -> None:
    (folder / "bad.txt").touch()
    assert "bad.txt is empty" in refused("profile", "a.txt", "bad.txt", "b.txt")


def test_standard_input_without_a_text_is_refused() -> None:
    assert refused("profile", "-") == "standard input is empty: give a file with a text in it."


def test_a_name_that_would_upset_a_terminal_is_shown_escaped() -> None:
    assert r"two\nlines\x1b[31m.txt' does not exist" in refused(
        "profile", "two\nlines\x1b[31m.txt")


@pytest.mark.parametrize("path", ["", "x" * 5000])
def test_what_is_no_path_is_refused(path: str) -> None:
    assert refused("profile", path)


# Too few, too many, unknown


@pytest.mark.parametrize("second", ["-", "/dev/stdin", "/dev/fd/0"])
@pytest.mark.parametrize("command", READING)
def test_standard_input_cannot_be_read_twice(command: str, second: str) -> None:
    assert refused(command, "-", second, stdin=b"A text.").startswith(
        "Standard input can be read once: give - once, and files for the others.")


@pytest.mark.parametrize("command", READING)
def test_no_file_is_too_few(command: str) -> None:
    message = refused(command)
    assert "none was given: name the files, or - for standard input." in message


@pytest.mark.parametrize("command", ["compare", "terms"])
def test_one_file_is_too_few_to_compare(command: str) -> None:
    assert "takes two files or more, and one was given" in refused(command, "a.txt")


@pytest.mark.parametrize("command", READING)
def test_an_unknown_option_is_refused(command: str) -> None:
    assert "No such option" in refused(command, "a.txt", "b.txt", "--nonsense")


@pytest.mark.parametrize("name", ["-dash.txt", "--dash.txt", "-quarry.txt"])
@pytest.mark.parametrize("command", [*READING, "show", "agree", "corpus"])
def test_a_file_that_begins_with_a_dash_is_told_from_an_option(command: str, name: str) -> None:
    Path(name).write_text("The dam burst on Friday.\n")
    said = refused(command, name, "a.txt")
    assert f"{name} is a file too" in said
    assert f"write ./{name}, or -- before the files." in said
    if command == "compare":  # and what it says to write is right
        for args in ([f"./{name}", "a.txt"], ["--", name, "a.txt"]):
            assert name in works(command, "-q", *args)


def test_a_file_that_begins_as_an_option_with_a_value_does_is_told_too() -> None:
    Path("-other.txt").write_text("The dam burst on Friday.\n")
    assert "-other.txt is a file too" in refused("compare", "-other.txt", "a.txt")
    assert "is a file too" not in refused("compare", "--", "-other.txt", "gone.txt")
    assert "-other.txt is a file too" in refused("-other.txt")


@pytest.mark.parametrize(("args", "said"), [
    (["--only", "certainly"], "There is no measure or family 'certainly': did you mean certainty?"),
    (["--only", "zzz"], "There is no measure or family 'zzz'. framing explain lists them."),
    (["--format", "jsn"], "There is no format 'jsn': did you mean json?"),
    (["--format", ""], "The formats are table,"),
    (["--width", "10"], "10 is not in the range 40<=x<=1000"),
    (["--width", "wide"], "'wide' is not a valid integer"),
    (["--color", "purple"], "'purple' is not one of 'auto', 'always', 'never'"),
    (["--idf", "gone.tsv"], "Cannot read the background gone.tsv: No such file or directory; make"),
    (["--idf", ""], "--idf is empty: give news, these, or a file"),
    (["--only", ""], "it is empty: give a name, or leave the option out"),
    (["--only", " ,"], "it is empty: give a name, or leave the option out"),
    (["--idf", "a.txt"], "a.txt is no table of document counts"),
    (["--lexicon", "gone.tsv"], "Cannot read the lexicon gone.tsv: No such file or directory"),
    (["--lexicon", "."], "Is a directory; check the path."),
    (["--plugin", "nobody"], "There is no installed plug-in 'nobody'"),
    (["--plugin", "gone.py"], "There is no plug-in file gone.py: check the path."),
])
def test_an_unknown_name_or_value_is_refused(args: list[str], said: str) -> None:
    assert said in refused("compare", "a.txt", "b.txt", *args)


@pytest.mark.parametrize("id", measures())
def test_a_slip_in_a_measure_is_answered_with_a_name(id: str) -> None:
    assert "did you mean " in refused("profile", "a.txt", "--only", f"{id}x")


def test_unknown_names_are_refused_before_any_file_is_read() -> None:
    assert "no format" in refused("compare", "gone.txt", "gone.txt", "--format", "nonsense")
    assert "no measure" in refused("compare", "gone.txt", "gone.txt", "--only", "nonsense")


# Lists, backgrounds and plug-ins of the user's own


@pytest.mark.parametrize(("table", "said"), [
    (b"", "own.tsv, line 1: the first line must name the columns"),
    (b"word\tkind\n", "own.tsv, line 1: the first line must name the columns"),
    (b"term\tclass\tcolour\nred\tx\ty\n", "own.tsv, line 1:"),
    (b"term\tclass\n", "own.tsv has no terms"),
    (b"term\tclass\ngood\tx\nbad\n", "own.tsv, line 3: a row needs a term and, after a tab,"),
    (b"term\tclass\n\tx\n", "own.tsv, line 2: a row needs a term"),
    (b"term\tclass\na\tb\tc\n", "own.tsv, line 2: 3 columns where the first line names 2"),
    (b"term\tclass\none\tx\n# note\none\ty\n", "own.tsv, line 4: 'one' stands in line 2 too"),
    (b"term\tclass\tcase\none\tx\tUPPER\n", "own.tsv, line 2: case is 'UPPER'"),
    (b"term\tclass\n!?\tx\n", "own.tsv, line 2: '!?' is not one word"),
    (b"term\tclass\ncaf\xe9\tx\n", "own.tsv is not UTF-8: save it as UTF-8 text"),
])
def test_a_broken_list_is_refused_with_its_line(folder: Path, table: bytes, said: str) -> None:
    (folder / "own.tsv").write_bytes(table)
    message = refused("compare", "a.txt", "b.txt", "--lexicon", "own.tsv")
    assert said in message
    assert message.endswith(".")


@pytest.mark.parametrize("table", [
    b"", b"word\tdocuments\n", b"word\tdocuments\toccurrences\n\tx\ty\n",
    b"word\tdocuments\toccurrences\na\t1\t1\n", b"word\tdocuments\toccurrences\n\t0\t0\n",
    b"word\tdocuments\toccurrences\n\t3\t9\nwall\t1\n", b"\xff\xfe\xfd",
    b"word\tdocuments\toccurrences\n\t3\t9\nwall\tone\t1\n",
])
def test_a_broken_background_is_refused_by_its_name(folder: Path, table: bytes) -> None:
    (folder / "own.tsv").write_bytes(table)
    message = refused("compare", "a.txt", "b.txt", "--idf", "own.tsv")
    assert "own.tsv" in message
    assert "framing background" in message


@pytest.mark.parametrize(("code", "said"), [
    ("raise ValueError('no')", "fails on loading: ValueError: no."), ("import", "SyntaxError"),
    ("import nowhere_to_be_found", "ModuleNotFoundError"),
])
def test_a_plugin_that_fails_is_refused_by_its_name(folder: Path, code: str, said: str) -> None:
    (folder / "bad.py").write_text(code)
    message = refused("profile", "a.txt", "--plugin", "bad.py")
    assert "bad.py" in message
    assert said in message


# Settings


@pytest.mark.parametrize(("line", "said"), [
    ("formt = 'csv'", "there is no setting 'formt': did you mean format? The settings are clean,"),
    ("clean = 'yes'", "clean is 'yes'; give it true or false."),
    ("color = 'purple'", "color is 'purple'; give it auto, always or never."),
    ("format = 'xml'", "format is 'xml'; give it the name of a format"),
    ("format = ['csv']", "format is ['csv']; give it"),
    ("full = 1", "full is 1; give it true or false."),
    ("idf = 3", "idf is 3; give it news, these or a file."),
    ("lexicon = [1]", "lexicon is [1]; give it"),
    ("max-size = 'huge'", "max-size is 'huge'; give it a size such as 20M."),
    ("max-size = true", "max-size is True; give it a size"),
    ("timeout = 0", "timeout is 0; give it a number of seconds"),
    ("timeout = true", "timeout is True; give it a number of seconds"),
    ("only = 7", "only is 7; give it a name or a list of names."),
    ("plugin = 'own.py'", "plugin 'own.py' is a file;"),
    ("plugin = ['./own']", "Give the file with --plugin."),
    ("plugin = {}", "plugin is {}; give it"),
    ("quiet = 'very'", "quiet is 'very'; give it true or false."),
    ("seed = -1", "seed is -1; give it a whole number, 0 or more."),
    ("voice = 3", "voice is 3; give it all, author, quoted or a speaker's name."),
    ("width = 10", "width is 10; give it a whole number from 40 to 1000."),
    ("width = 80.5", "width is 80.5; give it"),
    ("width = ", "is not TOML: "), ("= = =", "is not TOML: "),
])
@pytest.mark.parametrize(("file", "head"), [("framing.toml", ""),
                                            ("pyproject.toml", "[tool.framing]\n")])
def test_a_bad_setting_is_refused_with_its_file(
    folder: Path, line: str, said: str, file: str, head: str
) -> None:
    (folder / file).write_text(f"{head}{line}\n")
    message = refused("compare", "a.txt", "b.txt")
    assert str(folder / file) in message
    assert said.replace("is not TOML", "are not TOML") in message


def test_every_setting_has_a_bad_value_tested() -> None:
    marks = test_a_bad_setting_is_refused_with_its_file.pytestmark  # type: ignore[attr-defined]
    lines = [case[0] for mark in marks for case in mark.args[1]]
    assert set(SETTINGS) <= {line.partition(" ")[0] for line in lines}


def test_settings_that_are_not_utf8_are_refused(folder: Path) -> None:
    (folder / "framing.toml").write_bytes(b'only = "\xe9"')
    assert "framing.toml are not UTF-8: save them as UTF-8 text." in refused("config")


def test_an_unknown_name_in_settings_is_refused_as_on_the_command_line(folder: Path) -> None:
    (folder / "framing.toml").write_text('only = "certainly"\n')
    assert "There is no measure or family 'certainly'" in refused("profile", "a.txt")


# Outputs that cannot be written


OUTPUTS = {
    "in no folder": ("gone/out", "cannot write gone/out: No such file or directory; make the "
                                 "folder first: mkdir -p gone"),
    "a directory": (".git", "cannot write .git: Is a directory; give the name of a file"),
    "in a file": ("a.txt/out", "cannot write a.txt/out: Not a directory; a part of the path is"),
    "no name": ("", "cannot write '': no file can have that name"),
    "too long": ("x" * 300, "File name too long; choose a shorter name"),
}


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_that_cannot_be_written_is_refused(kind: str, name: str) -> None:
    path, said = OUTPUTS[kind]
    assert said in refused("compare", "a.txt", "b.txt", "--format", name, "-o", path)


@pytest.mark.parametrize("command", ["compare", "profile", "background"])
def test_a_full_disk_is_told_without_warnings_before_it(folder: Path, command: str) -> None:
    (folder / "short.txt").write_text("One short text.")
    assert refused(command, "a.txt", "short.txt", "-o", "/dev/full") == (
        "cannot write /dev/full: No space left on device; make room, or choose another disk")


@pytest.mark.parametrize("args", [
    ["a.txt", "gone.txt"], ["a.txt", "b.txt", "--format", "nonsense"], ["a.txt"],
    ["a.txt", "b.txt", "--only", "nonsense"], ["a.txt", "b.txt", "--idf", "gone"],
    ["a.txt", "b.txt", "--lexicon", "gone"], ["a.txt", "b.txt", "--max-size", "10"],
])
def test_an_old_output_stays_as_it_was_when_a_run_fails(folder: Path, args: list[str]) -> None:
    (folder / "out.json").write_text("old")
    before = sorted(os.listdir(folder))
    refused("compare", *args, "-o", "out.json")
    assert (folder / "out.json").read_text() == "old"
    assert sorted(os.listdir(folder)) == before


def test_an_old_output_stays_as_it_was_when_the_program_is_at_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise OSError(28, os.strerror(28))

    (folder / "out.json").write_text("old")
    monkeypatch.setattr("framing.support.output.os.replace", fail)
    assert "No space left on device" in refused("compare", "a.txt", "b.txt", "-o", "out.json")
    monkeypatch.setattr("framing.render.render", lambda *args: 1 / 0)
    assert run("compare", "a.txt", "b.txt", "-o", "out.json").code == 70
    assert (folder / "out.json").read_text() == "old"
    assert not [name for name in os.listdir(folder) if name.startswith(".framing")]
