"""The command line: what is asked for is done, in every command, format and setting."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest

from framing.background import load as load_background
from framing.cli import COMMANDS, group, options
from framing.cli.schema import SUBJECTS
from framing.cli.settings import SETTINGS
from framing.lexicon import SHIELD, available, lexicon
from framing.measures import families, measures
from framing.render import formats
from framing.render.schema import schema
from tests.running import RIGHT, ROOT, Ended, environment, refused, run, works

PRINTING = ("compare", "profile")
SHELLS = ("bash", "zsh", "fish")


pytestmark = pytest.mark.usefixtures("folder")


def command_of(name: str) -> click.Command:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return command


# Help and usage


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    assert (command_of(name).help or "").partition("\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_within_a_terminal(name: str) -> None:
    text = works(name, "--help")
    assert text == works(name, "-h")
    assert text.startswith(f"Usage: framing {name}")
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    context = click.Context(command_of(name))
    records = [parameter.get_help_record(context) for parameter in command_of(name).params
               if isinstance(parameter, click.Option)]
    assert all(record and record[1].strip() for record in records)


def test_the_options_of_reading_are_those_that_say_so() -> None:
    @click.command()
    @options.reading_options
    def reads(**given: object) -> None:
        """Take the options and nothing else."""

    assert tuple(each.name for each in reads.params) == options.READING


def test_help_names_every_command_and_the_command_alone_shows_it() -> None:
    assert all(f"\n  {name} " in works() for name in COMMANDS)
    assert works() == works("--help")


@pytest.mark.parametrize("name", PRINTING)
def test_help_names_every_format(name: str) -> None:
    assert ", ".join(formats()) in " ".join(works(name, "--help").split())


def test_the_version_is_said() -> None:
    assert works("--version").startswith("framing, version 0.")


def test_a_slip_in_a_command_is_answered_with_the_nearest() -> None:
    assert refused("comapre") == "There is no command 'comapre': did you mean compare? " \
        "Try framing --help."


def test_a_file_in_the_place_of_a_command_is_told_of_the_commands_for_files() -> None:
    assert refused("a.txt", "b.txt") == (
        "There is no command 'a.txt', but a file: framing compare sets two or more side by side, "
        "framing profile reads one. Try framing --help.")


@pytest.mark.parametrize(("args", "said"), [
    (["compare", "a.txt", "b.txt", "--ful"], "Try framing compare --help."),
    (["compare", "a.txt", "b.txt", "-o"], "Try framing compare --help."),
    (["profile", "a.txt", "--width"], "Try framing profile --help."),
    (["lexicon", "show"], "Missing argument 'NAME'. Try framing lexicon show --help."),
    (["config", "more"], "unexpected extra argument (more). Try framing config --help."),
    (["--nonsense"], "Try framing --help."),
])
def test_bad_usage_says_where_help_is(args: list[str], said: str) -> None:
    assert refused(*args).endswith(said)


def test_of_very_many_articles_the_reader_is_told_of_the_commands_for_them() -> None:
    many = ["a.txt", "b.txt"] * 7
    assert "14 articles are many to read side by side: framing matrix" in run(
        "compare", *many, "--only", "tone.vader").err
    assert "are many" not in run("compare", *many[:12], "--only", "tone.vader").err
    assert "are many" not in run(
        "compare", *many, "--only", "tone.vader", "--format", "json").err


# Formats


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("of", PRINTING)
def test_every_format_prints_and_writes_the_same_bytes(of: str, name: str, folder: Path) -> None:
    printed = works(of, "a.txt", "b.txt", "--format", name, "-q")
    assert printed.endswith("\n")
    assert works(of, "a.txt", "b.txt", "--format", name, "-q", "-o", "out") == ""
    assert (folder / "out").read_bytes() == printed.encode()
    assert works(of, "a.txt", "b.txt", "--format", name, "-q", "-o", "-") == printed


def test_the_table_is_what_is_printed_unless_asked() -> None:
    assert works("compare", "a.txt", "b.txt") == works(
        "compare", "a.txt", "b.txt", "--format", "table")


#: What a file's name stands for, and what it doesn't.
ENDINGS = {"r.html": "html", "r.HTM": "html", "r.json": "json", "r.jsonl": "jsonl",
           "r.ndjson": "jsonl", "r.csv": "csv", "r.md": "markdown", "r.markdown": "markdown",
           "r.txt": "table", "html": "table", "r.json.old": "table", ".json": "table"}


@pytest.mark.parametrize("of", PRINTING)
@pytest.mark.parametrize("file", ENDINGS)
def test_the_ending_of_the_output_says_the_format(of: str, file: str, folder: Path) -> None:
    printed = works(of, "a.txt", "b.txt", "--only", "tone", "--format", ENDINGS[file], "-q")
    works(of, "a.txt", "b.txt", "--only", "tone", "-o", file, "-q")
    assert (folder / file).read_text("utf-8") == printed


def test_a_format_that_is_asked_for_stands_whatever_the_file_is_called(folder: Path) -> None:
    works("profile", "a.txt", "--format", "csv", "-o", "out.json", "-q")
    assert (folder / "out.json").read_text().startswith("article,")
    (folder / "framing.toml").write_text('format = "markdown"\n')
    works("profile", "a.txt", "-o", "out.json", "-q")
    assert (folder / "out.json").read_text().startswith("# ")


@pytest.mark.parametrize(("file", "begins"), [
    ("out.json", "{"), ("out.csv", "article,"), ("out.html", "A  ")])
def test_an_ending_says_no_format_that_the_command_lacks(
    folder: Path, file: str, begins: str
) -> None:
    works("verify", "a.txt", "-o", file, "-q")
    assert (folder / file).read_text().startswith(begins)


@pytest.mark.parametrize(("of", "files"), [("compare", 2), ("compare", 3), ("profile", 1)])
def test_json_is_what_the_schema_promises(of: str, files: int) -> None:
    found = json.loads(works(of, *["a.txt", "b.txt", "a.txt"][:files], "--format", "json"))
    jsonschema.Draft202012Validator(json.loads(works("schema", of))).validate(found)


@pytest.mark.parametrize("of", PRINTING)
def test_every_line_of_json_lines_is_json(of: str) -> None:
    lines = works(of, "a.txt", "b.txt", "--format", "jsonl").splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)


@pytest.mark.parametrize("of", PRINTING)
def test_csv_has_a_row_for_every_article_and_measure(of: str) -> None:
    rows = list(csv.DictReader(io.StringIO(works(of, "a.txt", "b.txt", "--format", "csv"))))
    assert [(row["article"], row["measure"]) for row in rows if row["voice"] == "all"] == [
        (letter, id) for letter in "AB" for id in measures()]


# What is counted


@pytest.mark.parametrize("name", families())
def test_a_family_can_be_counted_alone(name: str) -> None:
    found = json.loads(works("profile", "a.txt", "--only", name, "--format", "json"))
    assert list(found["article"]["measures"]) == [
        id for id, measure in measures().items() if measure.family == name]


@pytest.mark.parametrize("id", measures())
def test_a_measure_can_be_counted_alone_in_every_format(id: str) -> None:
    assert all(works("compare", "a.txt", "b.txt", "--only", id, "--format", name)
               for name in formats())


def test_names_are_given_with_commas_or_one_by_one() -> None:
    assert works("profile", "a.txt", "--only", "tone, certainty") == works(
        "profile", "a.txt", "--only", "tone", "--only", "certainty")


@pytest.mark.parametrize("of", PRINTING)
def test_full_shows_every_measure(of: str) -> None:
    text = works(of, "a.txt", "b.txt", "--full", "--width", "120")
    assert all(id.partition(".")[2] in text for id in measures())


def test_what_was_set_aside_can_be_counted_too() -> None:
    counts = [json.loads(works("profile", "a.txt", option, "--format", "json"))["article"]["words"]
              for option in ("--clean", "--no-clean")]
    assert counts[0] < counts[1]


@pytest.mark.parametrize("idf", ["news", "these", "own.tsv"])
def test_weights_lean_on_the_background_that_is_named(idf: str) -> None:
    works("background", "a.txt", "b.txt", "-q", "-o", "own.tsv")
    found = json.loads(works("compare", "a.txt", "b.txt", "--idf", idf, "--format", "json"))
    assert found["settings"]["idf"] == idf


@pytest.mark.parametrize("name", ["own.tsv", "a,b.tsv", "2 lists.tsv"])
def test_a_list_of_ones_own_is_counted(folder: Path, name: str) -> None:
    (folder / name).write_text("term\tclass\nharbour wall\tplace\n")
    found = json.loads(works("profile", "a.txt", "--lexicon", name, "--format", "json"))
    ids = [id for id in found["article"]["measures"] if id.startswith("lexicon.")]
    assert len(ids) == 1
    assert [place["text"].lower() for place in found["article"]["evidence"][ids[0]]] == [
        "harbour wall"] * 2
    assert works("profile", "a.txt", "--lexicon", name)


def test_two_lists_of_one_name_are_refused(folder: Path) -> None:
    (folder / "more").mkdir()
    for path in (folder / "own.tsv", folder / "more" / "own.tsv"):
        path.write_text("term\tclass\nwall\tplace\n")
    assert refused("profile", "a.txt", "--lexicon", "own.tsv", "--lexicon", "more/own.tsv") == (
        "more/own.tsv has the same name as another list, lexicon.own: rename one of them.")


def test_a_plugin_brings_a_measure_and_a_format(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "extra.py").write_text(
        '"""Extra."""\nfrom framing.measures import measure, number\n'
        "from framing.render import renderer\n"
        '@measure("extra.tokens", per="tokens", cite="", more="has more", only="has tokens")\n'
        'def tokens(doc):\n    """How many words."""\n    return number(doc.words)\n'
        '@renderer("shout", of="profile")\n'
        'def shout(profiles, options):\n    return f"{len(profiles)}!\\n"\n')
    from framing import measures as registry
    from framing import render

    monkeypatch.setattr(registry, "_registered", dict(measures()))
    monkeypatch.setattr(render, "_renderers", dict(render._renderers))
    plugged = ("profile", "a.txt", "--plugin", "extra.py")
    assert works(*plugged, "--format", "shout") == "1!\n"
    assert "extra.tokens" in works(*plugged, "--format", "csv")
    assert refused("compare", "a.txt", "b.txt", "--plugin", "./extra.py", "--format", "shout")


# How it is called and said


def test_labels_name_the_articles_in_order_and_an_empty_one_leaves_the_files_name() -> None:
    def names(*labels: str) -> list[str]:
        given = [word for label in labels for word in ("--label", label)]
        found = json.loads(works("compare", "a.txt", "b.txt", *given, "--format", "json"))
        return [article["name"] for article in found["articles"]]

    assert names("Left") == ["Left", "b.txt"]
    assert names("", "Right") == ["a.txt", "Right"]


def test_more_labels_than_articles_are_refused() -> None:
    assert "2 labels for 1 articles" in refused("profile", "a.txt", "--label", "x", "--label", "y")


@pytest.mark.parametrize("of", ["compare", "profile", "terms", "verify", "background"])
def test_warnings_are_lines_on_stderr_and_can_be_silenced(of: str, folder: Path) -> None:
    (folder / "short.txt").write_text("One short text. It could be.")
    loud = run(of, "a.txt", "short.txt")
    assert loud.code == 0
    assert loud.err.splitlines()
    assert all(line.startswith("framing: ") for line in loud.err.splitlines())
    assert run(of, "a.txt", "short.txt", "-q") == Ended(0, loud.data, b"")


@pytest.mark.parametrize("of", [
    "compare", "profile", "terms", "verify", "background", "matrix", "show", "explain"])
def test_every_command_says_how_an_odd_file_was_read(of: str, folder: Path) -> None:
    (folder / "old.txt").write_bytes("The café could close. It may rain in Köln.".encode("cp1252"))
    files = {"explain": ["--at", "old.txt:1"], "show": ["old.txt"]}.get(of, ["a.txt", "old.txt"])
    ended = run(of, *files)
    assert ended.code == 0
    assert "old.txt read as cp1252 (not UTF-8): check that quotes" in ended.err
    assert run(of, *files, "-q").err == ""


def test_a_difference_is_no_failure() -> None:
    assert run("compare", "a.txt", "b.txt").code == 0


@pytest.mark.parametrize(("text", "size"), [
    ("20M", 20_000_000), ("500k", 500_000), ("1.5 MB", 1_500_000), ("7", 7), ("2G", 2 * 10**9)])
def test_sizes_are_read_as_people_write_them(text: str, size: int) -> None:
    assert options.size(text) == size


@pytest.mark.parametrize("text", ["", "big", "0", "-5", "nan", "inf", "1e999", "5 apples", "M"])
def test_what_is_no_size_is_refused(text: str) -> None:
    assert "write it as 20M or 500k" in refused("profile", "a.txt", "--max-size", text)


def test_an_article_is_not_written_over(folder: Path) -> None:
    assert refused("compare", "a.txt", "b.txt", "-o", "./b.txt") == (
        "./b.txt is one of the articles, and would be written over: give the output another name.")
    assert (folder / "b.txt").read_text() == RIGHT


def test_an_old_output_keeps_its_mode_and_a_new_one_is_readable(folder: Path) -> None:
    (folder / "old").write_text("old")
    (folder / "old").chmod(0o640)
    works("profile", "a.txt", "-o", "old")
    assert stat.S_IMODE(os.stat("old").st_mode) == 0o640


# Faults of ours


def test_a_fault_of_ours_is_told_in_a_sentence_and_ends_with_70(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("the \x1b[31mworks")

    monkeypatch.setattr("framing.profiles.profile", fail)
    ended = run("profile", "a.txt")
    assert (ended.code, ended.out) == (70, "")
    assert ended.err == ("framing: A fault of this program, not of your texts: RuntimeError: the "
                         "�[31mworks. Set FRAMING_DEBUG=1 to see where, and please report it.\n")
    with pytest.raises(RuntimeError):
        run("profile", "a.txt", env={"FRAMING_DEBUG": "1"})


@pytest.mark.parametrize(("args", "code"), [(("--version",), 0), (("profile", "none.txt"), 2)])
def test_what_a_plugin_left_to_do_at_the_end_is_done(
    folder: Path, args: tuple[str, ...], code: int
) -> None:
    # The program ends at once, without freeing what it made, but not before others are done.
    start = ("import atexit, sys; sys.argv[0] = 'framing'; from framing.cli import program; "
             "atexit.register(lambda: open('done', 'w').write('done')); program()")
    ended = subprocess.run([sys.executable, "-c", start, *args], check=False, capture_output=True,
                           env=environment(PYTHONPATH=str(ROOT)))
    assert ended.returncode == code
    assert bool(ended.stdout) is (code == 0)
    assert (folder / "done").read_text("utf-8") == "done"


def test_ctrl_c_ends_with_130_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("framing.profiles.profile", interrupt)
    assert run("profile", "a.txt") == Ended(130, b"", b"")


# Settings


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_an_option_of_compare_with_the_same_default(name: str) -> None:
    options = {option for parameter in command_of("compare").params for option in parameter.opts}
    parameters = {parameter.name: parameter for parameter in command_of("compare").params}
    assert f"--{name}" in options
    default = parameters[SETTINGS[name].parameter].default
    if name == "max-size":
        assert options_size(default) == options_size(SETTINGS[name].default)
    elif isinstance(default, str | bool | float):
        assert default == SETTINGS[name].default
    else:
        assert not SETTINGS[name].default


def options_size(text: object) -> int:
    return options.size(str(text))


@pytest.mark.parametrize("name", SETTINGS)
def test_config_shows_every_setting_and_that_it_is_the_default(name: str) -> None:
    line = next(line for line in works("config").splitlines() if line.split()[0] == name)
    assert "  default  " in line


VALUES = {
    "clean": "false", "color": '"always"', "format": '"csv"', "full": "true", "idf": '"these"',
    "lexicon": '"own.tsv"', "max-size": '"2k"', "only": '"tone"', "plugin": "[]", "quiet": "true",
    "seed": "7", "timeout": "5", "voice": '"author"', "width": "72",
}


@pytest.mark.parametrize("name", SETTINGS)
def test_config_shows_what_is_set_and_where(folder: Path, name: str) -> None:
    (folder / "framing.toml").write_text(f"{name} = {VALUES[name]}\n")
    line = next(line for line in works("config").splitlines() if line.split()[0] == name)
    assert VALUES[name] in line
    assert str(folder / "framing.toml") in line


def test_config_tells_a_script_what_is_set_and_where(folder: Path) -> None:
    before = json.loads(works("config", "--format", "json"))
    assert before["path"] is None
    assert not any(each["set"] for each in before["settings"])
    (folder / "framing.toml").write_text('only = "tone"\n')
    found = json.loads(works("config", "--format", "json"))
    jsonschema.Draft202012Validator(json.loads(works("schema", "config"))).validate(found)
    assert found["path"] == str(folder / "framing.toml")
    assert [each["name"] for each in found["settings"]] == list(SETTINGS)
    assert [(each["name"], each["value"], each["default"]) for each in found["settings"]
            if each["set"]] == [("only", "tone", [])]


#: What on the command line gives the same as a setting.
SAME = {
    "clean": ["--no-clean"], "color": ["--color", "always"], "format": ["--format", "csv"],
    "full": ["--full"], "idf": ["--idf", "these"], "lexicon": ["--lexicon", "own.tsv"],
    "only": ["--only", "tone"], "quiet": ["-q"], "voice": ["--voice", "author"],
    "width": ["--width", "72"],
}


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize(("file", "head"), [("framing.toml", ""),
                                            ("pyproject.toml", "[tool.framing]\n")])
def test_a_setting_does_what_the_option_does(
    folder: Path, name: str, file: str, head: str
) -> None:
    (folder / "own.tsv").write_text("term\tclass\nharbour\tplace\n")
    plain = run("compare", "a.txt", "b.txt")
    asked = run("compare", "a.txt", "b.txt", *SAME[name])
    (folder / file).write_text(f"{head}{name} = {VALUES[name]}\n")
    assert run("compare", "a.txt", "b.txt") == asked
    assert asked != plain


def test_settings_may_begin_with_a_byte_order_mark(folder: Path) -> None:
    (folder / "framing.toml").write_bytes(b"\xef\xbb\xbfwidth = 77\n")
    line = next(line for line in works("config").splitlines() if line.startswith("width"))
    assert "77" in line


def test_a_seed_gives_other_intervals_on_the_command_line_and_as_a_setting(folder: Path) -> None:
    for command in (["profile", "a.txt"], ["compare", "a.txt", "b.txt"]):
        args = [*command, "--format", "csv", "-q"]
        (folder / "framing.toml").write_text("")
        plain, asked = works(*args), works(*args, "--seed", "7")
        assert plain != asked
        assert plain == works(*args, "--seed", "0")
        (folder / "framing.toml").write_text("seed = 7\n")
        assert works(*args) == asked


@pytest.mark.parametrize(("line", "args", "same"), [
    ("full = true", ["--no-full"], []), ("clean = false", ["--clean"], []),
    ('format = "csv"', ["--format", "json"], ["--format", "json"]),
    ("width = 60", ["--width", "90"], ["--width", "90"]),
    ('only = "tone"', ["--only", "certainty"], ["--only", "certainty"]),
    ("quiet = true", ["--no-quiet"], []), ("max-size = 10", ["--max-size", "20M"], []),
])
def test_the_command_line_wins_over_a_setting(
    folder: Path, line: str, args: list[str], same: list[str]
) -> None:
    asked = run("compare", "a.txt", "b.txt", *same)
    (folder / "framing.toml").write_text(line)
    assert run("compare", "a.txt", "b.txt", *args) == asked


@pytest.mark.parametrize(("line", "fault"), [
    ('only = "tones"', "There is no measure or family 'tones'"),
    ('voice = "Nobody"', "Nobody called 'Nobody' speaks in"),
    ('plugin = "none.such"', "none.such"),
])
def test_what_is_refused_because_of_a_setting_names_its_file(
    folder: Path, line: str, fault: str
) -> None:
    args = {"only": "--only", "voice": "--voice", "plugin": "--plugin"}
    name, _, value = line.partition(" = ")
    by_hand = refused("compare", "a.txt", "b.txt", args[name], value.strip('"'))
    assert fault in by_hand
    assert "settings" not in by_hand
    (folder / "framing.toml").write_text(line)
    assert refused("compare", "a.txt", "b.txt") == (
        f"{by_hand} The settings {folder / 'framing.toml'} ask for it.")


def test_the_nearest_settings_count_and_none_above_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = folder / "in" / "ner"
    (inner / ".git").mkdir(parents=True)
    (folder / "framing.toml").write_text("width = 50\n")
    (folder / "in" / "framing.toml").write_text("width = 60\n")
    monkeypatch.chdir(folder / "in")
    assert f" {folder}/in/framing.toml " in works("config")
    monkeypatch.chdir(inner)
    assert "framing.toml" not in works("config")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_given_whatever_the_settings_are_like(folder: Path, flag: str) -> None:
    (folder / "framing.toml").write_text("nonsense = 1\n")
    assert works("compare", flag).startswith("Usage: framing compare")


def test_a_project_without_settings_for_us_is_passed_by(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert "pyproject" not in works("config")


def test_files_in_settings_are_found_from_the_folder_of_the_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "own.tsv").write_text("term\tclass\nharbour\tplace\n")
    works("background", "a.txt", "b.txt", "-o", "news.tsv", "-q")
    (folder / "framing.toml").write_text('lexicon = "own.tsv"\nidf = "news.tsv"\n')
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    found = json.loads(works("compare", "../a.txt", "../b.txt", "--format", "json"))
    assert found["settings"]["idf"] == "news.tsv"
    assert "lexicon.own" in found["articles"][0]["measures"]


# The other commands


@pytest.mark.parametrize("id", measures())
def test_explain_says_what_a_measure_is(id: str) -> None:
    measure = measures()[id]
    text = works("explain", id)
    assert text.startswith(id)
    assert measure.title in text
    assert measure.per in text
    assert measure.cite in text


def test_explain_lists_every_measure_with_its_first_line() -> None:
    text = " ".join(works("explain").split())
    assert all(f"{id} {' '.join(measure.title.split())}" in text
               for id, measure in measures().items())


@pytest.mark.parametrize("name", families())
def test_explain_says_all_of_a_family(name: str) -> None:
    text = works("explain", name)
    assert all(id in text for id, measure in measures().items() if measure.family == name)


@pytest.mark.parametrize("name", available())
def test_a_list_can_be_seen_with_its_source_and_its_terms(name: str) -> None:
    text = works("lexicon", "show", name)
    assert "licence" in text
    assert all(f"\n{label}\n" in text for label in lexicon(name).labels)
    counted = [entry for entry in lexicon(name).entries if entry.label != SHIELD]
    assert f"  {' '.join(counted[-1].words)}\n" in text
    assert f"{name} " in works("lexicon")


def test_a_word_is_looked_up_in_all_lists_alone_and_in_phrases() -> None:
    lines = works("lexicon", "find", "Could").splitlines()
    assert any(line.startswith("possibility ") and line.split()[-1] == "could" for line in lines)
    assert all("could" in line for line in lines)
    assert works("lexicon", "find", "[bold]") == "No list has “[bold]”.\n"


def test_a_term_is_shown_with_what_must_stand_behind_it() -> None:
    assert "hedges rounder about (only before <number>)" in [
        " ".join(line.split()) for line in works("lexicon", "find", "about").splitlines()]
    assert "\n  nearly (only before <number>)\n" in works("lexicon", "show", "hedges")


@pytest.mark.parametrize("width", [40, 72, 120])
@pytest.mark.parametrize("args", [(), ("show", "hedges"), ("show", "attribution"),
                                  ("find", "could"), ("find", "no" * 70)])
def test_lists_keep_to_the_width_given_before_or_behind(args: tuple[str, ...], width: int) -> None:
    text = works("lexicon", *args, "--width", str(width))
    assert all(len(line) <= width for line in text.splitlines())
    assert text == works("lexicon", "--width", str(width), *args)
    assert "".join(text.split()) == "".join(works("lexicon", *args, "--width", "1000").split())
    Path("framing.toml").write_text(f"width = {width}\n")
    assert text == works("lexicon", *args)


@pytest.mark.parametrize(("args", "said"), [
    (["show", "vader"], "There is no list 'vader'. The lists are angles, attribution,"),
    (["show", "hedge"], "did you mean hedges?"), (["show", "../x"], "There is no list '../x'."),
    (["find", " "], "There is no word to look up"),
    (["loaded"], "write framing lexicon show loaded."),
])
def test_what_lexicon_cannot_do_is_refused(args: list[str], said: str) -> None:
    assert said in refused("lexicon", *args)


@pytest.mark.parametrize("of", PRINTING)
def test_the_schema_is_a_json_schema(of: str) -> None:
    found = json.loads(works("schema", of))
    jsonschema.Draft202012Validator.check_schema(found)
    assert found == schema(of)


@pytest.mark.parametrize(("voice", "counted"), [
    ("author", "authors’ own words"), ("quoted", "quoted words"),
    ("sample", "the quoted words of Ruth Sample"),
])
def test_one_voice_is_counted_when_asked_for(voice: str, counted: str) -> None:
    assert f"Counted: {'the ' * (voice == 'author')}{counted} alone." in works(
        "compare", "a.txt", "b.txt", "--voice", voice, "-q")
    found = json.loads(works("profile", "b.txt", "--voice", voice, "--format", "json", "-q"))
    assert found["settings"]["voice"] == {"sample": "Ruth Sample"}.get(voice, voice)


@pytest.mark.parametrize("of", ["compare", "profile"])
def test_a_voice_that_nobody_has_is_refused_in_a_sentence_that_names_who_speaks(of: str) -> None:
    said = refused(of, "a.txt", "b.txt", "--voice", "Zoe")
    assert said.startswith("Nobody called 'Zoe' speaks in a.txt or b.txt: a voice is all, ")
    assert "Ruth Sample" in said


def test_the_help_of_schema_names_every_subject() -> None:
    said = works("schema", "--help").partition("Explain is")[0]
    assert {word.strip(",.") for word in said.split()} >= set(SUBJECTS)


def test_explain_says_which_voices_a_measure_is_read_in() -> None:
    assert "voices  all, author, quoted, or a speaker by name" in works("explain", "tone.vader")
    assert "voices  all of them together only" in works("explain", "sourcing.speakers")
    assert ":mod:" not in works("explain", "sourcing")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_script_is_for_this_program(shell: str) -> None:
    assert "_FRAMING_COMPLETE" in works("completion", shell)


@pytest.mark.parametrize(("words", "offered"), [
    ("framing comp", ["compare", "completion"]), ("framing --", ["--version", "--help"]),
    ("framing compare --format ", list(formats())), ("framing explain ton", ["tone", "tone.vader"]),
    ("framing profile --only tone,struct", ["tone,structure"]),
    ("framing lexicon show h", ["hedges"]), ("framing completion ", list(SHELLS)),
    ("framing profile --color a", ["auto", "always"]),
    ("framing profile --voice a", ["all", "author"]), ("framing compare --voice q", ["quoted"]),
])
def test_what_may_come_next_is_offered(words: str, offered: list[str]) -> None:
    text = works(env={"_FRAMING_COMPLETE": "bash_complete", "COMP_WORDS": words,
                      "COMP_CWORD": str(words.count(" "))})
    assert {f"plain,{each}" for each in offered} <= set(text.split("\n"))


def test_a_background_can_be_read_back_and_counts_articles(folder: Path) -> None:
    works("background", "a.txt", "b.txt", "-o", "own.tsv", "-q")
    table = load_background(folder / "own.tsv")
    assert (table.documents, table.frequency("wall"), table.frequency("nobody")) == (2, 2, 1)


def test_terms_are_shown_in_context_with_their_lines() -> None:
    text = works("terms", "a.txt", "b.txt", "--find", "harbour wall", "--contexts", "9")
    assert "A 2, B 2" in text
    assert "A:5: The council could vote on Tuesday to close the old harbour wall." in text
    assert "B:3: The council will vote on Tuesday" in text


def test_so_many_terms_and_contexts_are_shown_as_asked() -> None:
    few = works("terms", "a.txt", "b.txt", "--every", "--contexts", "0")
    assert "could" in few
    assert "A:" not in few
    assert len(works("terms", "a.txt", "b.txt", "--every").splitlines()) > len(few.splitlines())


def test_a_term_that_stands_nowhere_is_refused() -> None:
    assert refused("terms", "a.txt", "b.txt", "--find", "zebra") == (
        "'zebra' stands in none of the articles: give a word or two as they are written.")


def test_a_term_is_found_as_it_is_written(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The mayor’s plan failed in 2024.\n\nThe Mayor's plan was dear.\n", "utf-8")
    for asked in ("mayor", "mayor’s", "Mayor's plan", "the mayor’s plan"):
        assert "A 2, B 0" in works("terms", str(story), "b.txt", "--find", asked)
    assert refused("terms", str(story), "b.txt", "--find", "2024") == (
        "'2024' holds a number, and numbers are no terms: give words alone.")


def test_verify_puts_the_libraries_beside_every_article() -> None:
    text = works("verify", "a.txt", "b.txt")
    assert all(library in text for library in ("textstat", "nltk", "scikit-learn"))
    assert "Equal counts give equal values throughout." in text


def test_verify_tells_a_script_the_same() -> None:
    found = json.loads(works("verify", "a.txt", "b.txt", "--format", "json"))
    jsonschema.Draft202012Validator(json.loads(works("schema", "verify"))).validate(found)
    assert (found["holds"], [each["name"] for each in found["articles"]]) == (
        True, ["a.txt", "b.txt"])
    text = works("verify", "a.txt", "b.txt")
    for article in found["articles"]:
        assert article["counts"][0]["figure"] == "words"
        assert all(f"{row['figure']}: {row['why']}\n" in text
                   for row in (*article["counts"], *article["values"]) if row["why"])


def test_verify_gives_a_table_of_a_row_a_figure(folder: Path) -> None:
    assert works("verify", "a.txt", "b.txt", "--format", "csv", "-o", "v.csv", "-q") == ""
    rows = list(csv.DictReader(io.StringIO((folder / "v.csv").read_text())))
    found = json.loads(works("verify", "a.txt", "b.txt", "--format", "json"))
    told = [row for article in found["articles"]
            for row in (*article["counts"], *article["values"], *article["tone"])]
    assert [row["figure"] for row in rows[:-1]] == [row["figure"] for row in told]
    assert [row["ours"] for row in rows[:-1]] == [str(row["ours"]) for row in told]
    assert (rows[-1]["article"], rows[-1]["ours"]) == (
        "A B", str(found["similarity"][0]["ours"]))
    assert refused("verify", "a.txt", "-o", "a.txt").startswith("a.txt is one of the articles")


@pytest.mark.parametrize("width", [66, 72, 76, 77, 80, 120])
def test_no_id_is_broken_in_the_tables_of_verify(width: int) -> None:
    lines = works("verify", "a.txt", "--width", str(width)).splitlines()
    family = "" if width < 77 else "readability."
    for id in ("flesch_kincaid", "coleman_liau"):
        [row] = [line for line in lines if line.startswith(f"{family}{id} ")]
        assert row.count(".") - family.count(".") >= 4
        assert len(row) <= width
