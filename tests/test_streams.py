"""Streams, signals and processes: what goes where, in which width, colour and encoding."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from framing.render import formats
from tests.running import LEFT, RIGHT, ROOT, Ended, environment, process, run, shell, works

HOSTILE = "The \x1b[31mcouncil\x1b[0m \x1b]0;title\x07could \x9b2Jvote \u202eon it.\x08 "
#: What a terminal obeys.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAME = "a\x1b[31mred\x1b]0;title\x07\nb.txt"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(LEFT)
    (tmp_path / "b.txt").write_text(RIGHT)
    (tmp_path / "short.txt").write_text("One short text. It could be.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Where things go


def test_results_go_to_stdout_and_warnings_to_stderr() -> None:
    ended = process("compare", "a.txt", "short.txt", "--format", "json")
    assert (ended.code, ended.out[:1], ended.out[-2:]) == (0, "{", "}\n")
    assert ended.err.splitlines()
    assert all(line.startswith("framing: ") for line in ended.err.splitlines())


def test_a_process_prints_what_a_run_within_this_one_prints() -> None:
    assert process("compare", "a.txt", "b.txt") == run("compare", "a.txt", "b.txt")


def test_an_error_leaves_stdout_empty() -> None:
    assert process("compare", "a.txt", "gone.txt") == Ended(
        2, b"", b"framing: gone.txt does not exist: check the spelling and the folder.\n")


@pytest.mark.parametrize("command", [
    "compare a.txt b.txt", "compare a.txt b.txt --format json", "profile a.txt --full", "schema",
    "lexicon show loaded", "explain", "--help", "compare --help"])
def test_a_reader_that_goes_away_ends_the_program_quietly(folder: Path, command: str) -> None:
    # `true` reads nothing, so that the very first byte finds nobody; what comes before waits.
    ended = shell(f"{{ sleep .1; framing {command}; }} | true; echo ${{PIPESTATUS[0]}} >&2", folder)
    assert (ended.err, ended.out) == ("0\n", "")


def test_head_shows_the_first_line_and_the_program_ends_well(folder: Path) -> None:
    ended = shell("framing lexicon show loaded | head -1", folder)
    assert (ended.code, ended.out.count("\n"), ended.err) == (0, 1, "")


@pytest.mark.parametrize("command", [
    ["compare", "a.txt", "b.txt"], ["compare", "a.txt", "b.txt", "--format", "json"], ["--help"]])
def test_a_full_disk_behind_stdout_is_told(command: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ended = process(*command, stdout=full)
    assert (ended.code, ended.err) == (2, "framing: standard output: No space left on device; "
                                          "make room, or choose another disk.\n")


def test_closed_stdout_is_told_where_it_is_needed(folder: Path) -> None:
    assert shell("framing compare a.txt b.txt >&-", folder) == Ended(
        2, b"", b"framing: Standard output is closed: leave it open, or write to a file with -o.\n")
    assert shell("framing compare a.txt b.txt -o out >&-", folder).code == 0
    assert (folder / "out").read_text().startswith("A  ")


def test_closed_or_full_stderr_keeps_nothing_from_working(folder: Path) -> None:
    assert shell("framing compare a.txt short.txt 2>&-", folder).code == 0
    assert shell("framing compare a.txt gone.txt 2>&-", folder).code == 2
    assert shell("framing compare a.txt short.txt 2>/dev/full", folder).code == 0


def test_closed_stdin_is_told(folder: Path) -> None:
    ended = shell("framing profile - <&-", folder)
    assert ended.code == 2
    assert ended.err.startswith("framing: standard input is closed: ")


@pytest.mark.parametrize("command", [["compare", "fifo", "a.txt", "-o", "out"], ["profile", "-"]])
def test_ctrl_c_while_waiting_ends_with_130_and_without_a_word(
    folder: Path, command: list[str]
) -> None:
    os.mkfifo("fifo")
    (folder / "out").write_text("old")
    code = ("import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
            "import numpy, framing.sources; from framing.cli import main; "
            "print('ready', flush=True); main()")
    with subprocess.Popen(
        [sys.executable, "-c", code, *command], env=environment(PYTHONPATH=str(ROOT)),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as waiting:
        assert waiting.stdout is not None
        waiting.stdout.readline()
        time.sleep(0.3)
        waiting.send_signal(signal.SIGINT)
        out, errors = waiting.communicate(timeout=20)
    assert (waiting.returncode, out, errors) == (130, b"", b"")
    assert (folder / "out").read_text() == "old"


# Where articles come from


def test_an_article_is_read_from_standard_input() -> None:
    ended = process("compare", "-", "b.txt", "-q", stdin=LEFT.encode())
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0].startswith("A  Is the Harbour Wall Doomed? (standard input")


def test_articles_come_out_of_other_programs(folder: Path) -> None:
    ended = shell("framing compare <(cat a.txt) <(cat b.txt) --format json --label A --label B",
                  folder)
    assert ended.code == 0
    assert '"name": "B"' in ended.out
    assert re.search(r'"source": "/dev/fd/\d+"', ended.out)


def test_articles_come_out_of_a_fifo_and_a_descriptor(folder: Path) -> None:
    ended = shell("mkfifo fifo; cat a.txt > fifo & framing compare fifo /dev/fd/7 7< b.txt", folder)
    assert ended.code == 0
    assert "Harbour Wall Doomed? (fifo" in ended.out
    assert "(/dev/fd/7" in ended.out


def test_output_goes_through_a_descriptor_of_the_shell(folder: Path) -> None:
    assert shell("echo before > log; framing compare a.txt b.txt -o /dev/stdout >> log; cat log",
                 folder).out == "before\n" + works("compare", "a.txt", "b.txt")


# Width and colour


def rule(text: str) -> int:
    """How long the line under the table's head is, with the space that may follow it."""
    return max(len(line) for line in text.splitlines() if set(line) == {"─"}) + 1


@pytest.mark.parametrize(("args", "columns", "width"), [
    ([], None, 100), ([], "72", 72), (["--width", "90"], "72", 90), ([], "nonsense", 100),
    ([], "-5", 100), ([], "12", 100), ([], "99999999", 1000), ([], "", 100)])
def test_the_width_is_of_the_option_else_of_columns_else_100(
    args: list[str], columns: str | None, width: int
) -> None:
    given = {} if columns is None else {"COLUMNS": columns}
    text = works("compare", "a.txt", "b.txt", "--full", *args, env=given)
    assert rule(text) - 1 <= width <= rule(text)


@pytest.mark.parametrize(("args", "given", "colored"), [
    ([], {}, False), (["--color", "always"], {}, True), (["--color", "never"], {}, False),
    ([], {"FORCE_COLOR": "1"}, True), ([], {"FORCE_COLOR": "0"}, False),
    ([], {"FORCE_COLOR": ""}, False), ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    (["--color", "always"], {"NO_COLOR": "1"}, True),
])
@pytest.mark.parametrize("command", ["compare", "profile", "terms", "verify"])
def test_a_pipe_gets_colours_only_when_asked(
    command: str, args: list[str], given: dict[str, str], colored: bool
) -> None:
    text = works(command, "a.txt", "b.txt", *args, env=given)
    assert ("\x1b[" in text) == colored


@pytest.mark.parametrize("name", [name for name in formats() if name not in ("table", "html")])
def test_formats_for_machines_are_never_coloured(name: str) -> None:
    assert "\x1b" not in works("compare", "a.txt", "b.txt", "--format", name, "--color", "always")


@pytest.mark.parametrize(("args", "given", "colored"), [
    ([], {}, True), ([], {"NO_COLOR": "1"}, False), (["--color", "never"], {}, False),
    ([], {"TERM": "dumb"}, False), (["-o", "out"], {}, False)])
def test_a_terminal_gets_colours_unless_told_otherwise(
    folder: Path, args: list[str], given: dict[str, str], colored: bool
) -> None:
    control, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "framing", "compare", "a.txt", "b.txt", *args], stdout=terminal,
            stderr=subprocess.DEVNULL,
            env=environment(PYTHONPATH=str(ROOT), **{"TERM": "xterm", **given}),
        ) as running:
            os.close(terminal)
            text = b""
            try:
                while chunk := os.read(control, 65536):
                    text += chunk
            except OSError:  # the other end is closed
                pass
            assert running.wait(20) == 0
    finally:
        os.close(control)
    if args == ["-o", "out"]:
        text += (folder / "out").read_bytes()
    assert text
    assert (b"\x1b[" in text) == colored


# What must not reach a terminal


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("of", ["compare", "profile"])
def test_codes_in_an_article_or_its_name_reach_no_terminal(
    folder: Path, of: str, name: str
) -> None:
    (folder / NAME).write_text(f"{HOSTILE}\n\n{HOSTILE}{LEFT}{RIGHT}")
    for full in ((), ("--full",)):
        ended = run(of, NAME, "short.txt", "--format", name, "--label", f"L{HOSTILE}", *full)
        assert ended.code == 0
        assert not OBEYED.search(ended.out + ended.err)


@pytest.mark.parametrize("command", ["terms", "verify", "background"])
def test_codes_in_an_article_reach_no_terminal_by_other_commands(
    folder: Path, command: str
) -> None:
    (folder / NAME).write_text(f"{HOSTILE}\n\n{HOSTILE * 3}{LEFT}{RIGHT}")
    ended = run(command, NAME, "short.txt")
    assert ended.code == 0
    assert not OBEYED.search(ended.out + ended.err)


def test_only_codes_of_colour_reach_a_terminal(folder: Path) -> None:
    (folder / NAME).write_text(f"{HOSTILE}\n\n{HOSTILE}{LEFT}{RIGHT}")
    for command in ("compare", "profile", "terms"):
        text = works(command, NAME, "a.txt", "--color", "always", "-q")
        assert not OBEYED.search(re.sub(r"\x1b\[[\d;]*m", "", text))
        assert not re.search(r"\x1b\[31m(?:council|red)", text)


@pytest.mark.parametrize("args", [
    ["compare", NAME, "a.txt"], ["compare", "a.txt", "b.txt", "--only", NAME],
    ["compare", "a.txt", "b.txt", "--format", NAME], ["compare", "a.txt", "b.txt", f"--{NAME}"],
    ["compare", "a.txt", "b.txt", "--lexicon", NAME], ["compare", "a.txt", "b.txt", "--idf", NAME],
    ["compare", "a.txt", "b.txt", "-o", f"gone/{NAME}"], [NAME], ["explain", NAME],
    ["compare", "a.txt", "b.txt", "--plugin", NAME], ["compare", "a.txt", "b.txt", "--width", NAME],
    ["terms", "a.txt", "b.txt", "--find", NAME], ["lexicon", "show", NAME], ["lexicon", NAME],
    ["schema", NAME], ["completion", NAME], ["profile", "a.txt", "--max-size", NAME],
])
def test_codes_in_what_is_asked_for_reach_no_terminal_by_the_error(args: list[str]) -> None:
    ended = run(*args)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert not OBEYED.search(ended.err)


def test_a_word_looked_up_is_said_without_its_codes() -> None:
    assert works("lexicon", "find", "x\x1b[1m") == "No list has “x�[1m”.\n"


# Encodings


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16", "shift_jis"])
def test_a_terminal_of_another_encoding_gets_plain_marks(folder: Path, encoding: str) -> None:
    (folder / "é.txt").write_text("“Ça ira” – said the café’s owner… 日本 could be.\n" + RIGHT)
    ended = process("terms", "a.txt", "é.txt", "--find", "could",
                    env={"PYTHONIOENCODING": encoding})
    assert ended.code == 0
    text = ended.data.decode(encoding)
    assert "could" in text
    if encoding == "ascii":
        assert '"?a ira" - said the caf?\'s owner...' in text
    if encoding == "latin-1":
        assert '"Ça ira" - said the café\'s owner...' in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_machines_get_utf8_whatever_the_terminal_has(encoding: str) -> None:
    args = ("compare", "a.txt", "b.txt", "--format", "json", "--label", "“Café”")
    printed = [process(*args, env={"PYTHONIOENCODING": name}) for name in (encoding, "utf-8")]
    assert printed[0].data == printed[1].data
    assert '"name": "“Café”"' in printed[0].out


def test_errors_are_said_in_the_encoding_of_stderr() -> None:
    ended = process("compare", "a.txt", "café.txt", env={"PYTHONIOENCODING": "ascii"})
    assert ended.errors == b"framing: caf?.txt does not exist: check the spelling and the folder.\n"


def test_a_locale_without_utf8_reads_and_prints_the_same_json() -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    args = ("compare", "a.txt", "b.txt", "--format", "json")
    assert process(*args, env=plain) == process(*args)


# The same again


@pytest.mark.parametrize("name", formats())
def test_two_runs_give_the_same_bytes(name: str) -> None:
    args = ("compare", "a.txt", "b.txt", "short.txt", "--format", name, "-q")
    first, second = (process(*args, env={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first == second


def test_terms_and_backgrounds_are_the_same_again() -> None:
    for command, *rest in (("terms", "--every"), ("background", "-q")):
        args = (command, "a.txt", "b.txt", *rest)
        first, second = (process(*args, env={"PYTHONHASHSEED": seed}) for seed in "12")
        assert first == second


# What is loaded


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint('LOADED', *sys.modules)"],
        capture_output=True, check=True, text=True, env=environment(PYTHONPATH=str(ROOT)))
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_importing_the_package_loads_next_to_nothing() -> None:
    assert not loaded("import framing") & {
        "click", "rich", "sklearn", "nltk", "textstat", "numpy", "sentencex", "tomllib"}


@pytest.mark.parametrize("name", formats())
def test_comparing_loads_no_library_that_it_does_without(name: str) -> None:
    code = ("from framing.cli import group; from framing.cli.failing import guarded\n"
            f"assert guarded(group, ['compare', 'a.txt', 'b.txt', '--format', {name!r}]) == 0")
    found = loaded(code)
    assert not found & {
        "sklearn", "scipy", "nltk", "textstat", "tomllib", "importlib.metadata",
        "charset_normalizer", "pandas", "asyncio", "http", "urllib.request", "ssl"}
    assert not {each for each in found if each.startswith("framing.collection")}


def test_a_worker_loads_nothing_of_what_drives_it() -> None:
    found = loaded("import framing.collection.building.work")
    assert "framing.collection.building.gathering" in found
    assert not found & {"framing.collection.building.orders", "framing.collection.building.driving",
                        "framing.collection.store", "framing.collection.tables", "click", "rich"}


def test_what_asks_a_collection_loads_nothing_of_what_makes_one() -> None:
    found = loaded("import framing.collection.copies.listed, framing.collection.stories\n"
                   "import framing.collection.groups.aggregates, framing.collection.store\n"
                   "import framing.collection.groups.group_terms")
    assert "framing.collection.clustered" in found
    assert not {each for each in found if each.startswith("framing.collection.building")}


def test_help_loads_no_command() -> None:
    code = ("from framing.cli import group; from framing.cli.failing import guarded\n"
            "assert guarded(group, ['--help']) == 0")
    assert not loaded(code) & {"numpy", "rich", "framing.cli.compare", "framing.measures"}


@pytest.mark.parametrize("args", [
    ["compare", "a.txt", "b.txt"], ["verify", "a.txt", "b.txt"], ["terms", "a.txt", "b.txt"],
    ["background", "a.txt", "b.txt"], ["profile", "a.txt", "--format", "json"]])
def test_no_socket_is_opened_and_nothing_looked_up(args: list[str]) -> None:
    code = f"""
def watch(event, given):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "webbrowser.")):
        raise SystemExit(f"opened: {{event}}")
sys.addaudithook(watch)
from framing.cli import group
from framing.cli.failing import guarded
assert guarded(group, {args!r}) == 0"""
    assert "framing.cli" in loaded(code)
