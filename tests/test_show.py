"""``framing show``: the text as it stands, whose words it is in, and what was counted in it.

``FRAMING_GOLDEN=write pytest tests/test_show.py`` writes its files in tests/golden anew; look at
the difference before you commit it.
"""

from __future__ import annotations

import os
import pty
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color

from framing.article import Article
from framing.cli.sources import chosen
from framing.profiles import Profile, profile
from framing.render import Options
from framing.render.screen.chunks import Chunk
from framing.render.screen.wrapping import measured, wrapped, written
from framing.render.shown.cast import STYLES, cast
from framing.render.shown.layers import KINDS, layers
from framing.render.shown.texts import shown
from tests.building import EXAMPLES
from tests.running import (
    LEFT,
    NOTHING,
    RIGHT,
    ROOT,
    environment,
    process,
    refused,
    run,
    shell,
    works,
)
from tests.timing import growth

#: Columns of line number, letters and signs.
GUTTER = 9
GOLDEN = Path(__file__).parent / "golden"
HOSTILE = ("The \x1b[31mcouncil\x1b[0m \x1b]0;title\x07could [bold]\x9b2Jvote[/bold] "
           "\u202eon it.\x08 ")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLOR = re.compile(r"\x1b\[[\d;]*m")
TWO = """The wall could fall.

“The wall is safe until spring,” said Ruth Sample, an engineer. “After that we cannot say.”

Joe Other said that the wall must go. The “experts” were not heard.

Nobody asked. “We were never told,” she said.
"""

pytestmark = pytest.mark.usefixtures("folder")


def marked(*files: str | Path, width: int = 80, env: Mapping[str, str] = NOTHING) -> str:
    return works("show", *files, "--format", "marked", "--width", str(width), "-q", env=env)


def of(text: str) -> Profile:
    article = Article.from_text(text, language="en")
    return profile(article, only=chosen(("certainty", "loaded.rate")))


def body(text: str, width: int = 80) -> list[str]:
    """What is shown of a text, below the head."""
    return shown([of(text)], Options(width=width, screen=True)).partition("\n\n")[2].splitlines()


# -- golden output ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "files", "width", "more"), [
    ("show-agency-80", ["agency"], 80, []), ("show-courier-100", ["courier"], 100, []),
    ("show-two-120", ["gazette", "courier"], 120, []),
    ("show-voice-80", ["courier"], 80, ["--voice", "Gorre"]),
])
def test_the_examples_look_as_they_did(
    name: str, files: list[str], width: int, more: list[str]
) -> None:
    text = works("show", *(EXAMPLES / f"{file}.txt" for file in files), "--format", "marked",
                 "--width", str(width), *more)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("FRAMING_GOLDEN") == "write":
        golden.write_text(text)
    assert text == golden.read_text()


# -- the text as it is -----------------------------------------------------------------------------

KINDS_OF_BYTES = {
    "plain": LEFT.encode(),
    "mark and DOS ends": b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode(),
    "old Mac ends, none at the end": RIGHT.rstrip().replace("\n", "\r").encode(),
    "UTF-16": RIGHT.encode("utf-16"),
    "windows-1252": RIGHT.encode("cp1252"),
    "broken UTF-8": RIGHT.encode().replace(b"spring,\xe2\x80\x9d", b"spring,\xe2\x80"),
    "halves of an emoji": RIGHT.encode() + b"\xed\xa0\xbd\xed\xb8\x80",
    "codes": f"{HOSTILE}{RIGHT}".encode(),
}


@pytest.mark.parametrize("data", KINDS_OF_BYTES.values(), ids=KINDS_OF_BYTES)
def test_a_pipe_and_a_file_get_the_bytes_that_were_read(folder: Path, data: bytes) -> None:
    (folder / "x.txt").write_bytes(data)
    assert run("show", "x.txt").data == data
    assert run("show", "-", stdin=data).data == data
    assert run("show", "x.txt", "--width", "60", "--label", "X", "-o", "out").data == b""
    assert (folder / "out").read_bytes() == data


def test_several_texts_go_into_a_pipe_one_after_the_other_as_by_cat(folder: Path) -> None:
    (folder / "x.txt").write_bytes(KINDS_OF_BYTES["mark and DOS ends"])
    ended = shell("framing show a.txt x.txt b.txt | cmp - <(cat a.txt x.txt b.txt)", folder)
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_fifos_and_descriptors_are_copied_too(folder: Path) -> None:
    ended = shell("mkfifo fifo; cat a.txt > fifo & framing show fifo <(cat b.txt)", folder)
    assert (ended.code, ended.out) == (0, LEFT + RIGHT)


def test_a_warning_of_the_encoding_goes_to_stderr(folder: Path) -> None:
    (folder / "x.txt").write_bytes(RIGHT.encode("cp1252"))
    assert run("show", "x.txt").err.startswith("framing: x.txt read as cp1252")
    assert run("show", "x.txt", "-q").err == ""


@pytest.mark.parametrize(("args", "given", "colored", "signs"), [
    ([], {}, False, False), (["--color", "never"], {}, False, False),
    (["--color", "always"], {}, True, True), (["--format", "marked"], {}, False, True),
    (["--format", "text", "--color", "always"], {}, False, False),
    ([], {"FORCE_COLOR": "1"}, True, True), ([], {"NO_COLOR": "1"}, False, False),
    (["--format", "marked", "--color", "always"], {"NO_COLOR": "1"}, True, True),
])
def test_a_pipe_gets_signs_and_colours_only_when_asked(
    args: list[str], given: dict[str, str], colored: bool, signs: bool
) -> None:
    text = works("show", "b.txt", *args, env=given)
    assert ("\x1b[" in text) == colored
    assert ("S│" in COLOR.sub("", text)) == signs
    assert (text == RIGHT) == (not signs and not colored)


def test_a_file_gets_colours_only_by_always(folder: Path) -> None:
    works("show", "b.txt", "-o", "out", env={"FORCE_COLOR": "1"})
    assert (folder / "out").read_text() == RIGHT
    works("show", "b.txt", "-o", "out", "--color", "always")
    assert "\x1b[" in (folder / "out").read_text()


# -- what is marked --------------------------------------------------------------------------------


def test_the_gutter_tells_quoted_reported_and_distant_words_apart() -> None:
    text = "\n".join(body(TWO))
    assert re.search(r"^  3 +S│ “The wall is safe until spring,” said", text, re.MULTILINE)
    assert re.search(r"^  5 +O:· Joe Other said that the wall _must_ go\. The “experts”", text,
                     re.MULTILINE)
    assert re.search(r"^  1      The wall \?could\? fall\.$", text, re.MULTILINE)


def test_what_is_set_aside_has_a_sign_of_its_own_unless_it_is_counted() -> None:
    assert "  3    × By Ann Example" in marked("a.txt")
    assert "×" not in works("show", "a.txt", "--format", "marked", "--no-clean")


def test_a_pronoun_shows_whom_it_seems_to_mean_as_a_proposal() -> None:
    text = body("The wall is old.\n\nRuth Sample, an engineer, saw it. “It is safe,” she said.")[2]
    assert text == "  3  S?│ Ruth Sample, an engineer, saw it. “It is safe,” she [Sample?] said."


def test_the_head_names_every_speaker_with_the_words_quoted() -> None:
    text = marked(EXAMPLES / "courier.txt").partition("\n\n")[0]
    words = " ".join(text.split())
    for speaker in profile(EXAMPLES / "courier.txt").speakers:
        assert f" {speaker.name} {speaker.words}" in words


def test_the_head_explains_the_signs_that_stand_in_the_text_and_no_others() -> None:
    head = shown([of(TWO)], Options(width=100, screen=True)).partition("\n\n")[0]
    assert "│ quoted" in head
    assert ": reported" in head
    assert "· quotation marks at a distance" in head
    assert "?what could happen? 1" in head
    assert "_what must be_ 1" in head
    assert "×" not in head
    assert "*loaded*" not in head


@pytest.mark.parametrize("id", KINDS)
def test_every_place_that_was_counted_stands_between_signs(id: str) -> None:
    read = profile(EXAMPLES / "gazette.txt", only=chosen(("certainty", "loaded.rate")))
    over = layers(read, cast([read])[0])
    text = "".join(chunk.text for chunk in over.chunks(0, len(over.text)))
    sign = KINDS[id].sign
    for place in read.evidence(id):
        assert f"{sign}{place.text}{sign}" in text


def test_a_list_of_the_users_own_is_marked(folder: Path) -> None:
    (folder / "walls.tsv").write_text("term\tclass\nharbour wall\tplace\n")
    text = works("show", "b.txt", "--format", "marked", "--lexicon", "walls.tsv", "--width", "100")
    assert "closing #harbour wall#" in text
    assert "#walls# 2" in text


def test_words_that_two_voices_share_are_marked_and_placed() -> None:
    text = shown([of(
        "The dam is a slumbering giant of crumbling concrete above the town.\n\n"
        "“We live below a slumbering giant of crumbling concrete,” said Ann Lee, a baker.\n"
    )], Options(width=120, screen=True))
    assert "The dam is =a slumbering giant of crumbling concrete= above" in text
    assert "below =a slumbering giant of crumbling concrete=,”" in text
    assert "=a slumbering giant of crumbling concrete= lines 1 (author) and 3 (Ann Lee)" in text


def test_another_language_is_shown_without_marks_and_the_head_says_why() -> None:
    text = "Der Rat könnte am Dienstag über die alte Mauer abstimmen. " * 5
    lines = shown([profile(Article.from_text(text, language="de"))], Options(width=80, screen=True))
    assert "No marks rests on English words; this text reads as German" in lines.replace("\n", " ")


def test_colours_say_nothing_that_the_signs_do_not() -> None:
    plain = works("show", "a.txt", "b.txt", "--format", "marked")
    colored = works("show", "a.txt", "b.txt", "--format", "marked", "--color", "always")
    assert "\n".join(line.rstrip() for line in COLOR.sub("", colored).split("\n")) == plain


# -- speakers --------------------------------------------------------------------------------------


def many(number: int) -> str:
    names = [f"{first} {last}" for first in ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn")
             for last in ("Abel", "Brook", "Crane", "Dover", "Ellis", "Frost", "Grant", "Hale",
                          "Irving", "Jones", "Kerr", "Lowe", "Marsh")][:number]
    return "\n\n".join(f"“We counted {place} stones at the wall,” said {name}."
                       for place, name in enumerate(names, 2))


def test_sixty_speakers_have_sixty_letters() -> None:
    read = of(many(60))
    members = cast([read])[0]
    assert len(members) == 60
    assert len({member.letter for member in members}) == 60
    lines = body(many(60))
    for member in members:
        place = read.quotes[member.speaker.quotes[0]]
        line = next(line for line in lines if line.lstrip().startswith(
            f"{read.article.line(place.start)} "))
        assert line.split()[1] == f"{member.letter}│"


def test_a_letter_brings_the_name_to_mind_and_one_name_keeps_it_in_every_article() -> None:
    left, right = cast([of(RIGHT), of(f"The wall.\n\n“Mine,” said Al Stone.\n\n{RIGHT}")])
    own, again = ({member.speaker.name: member.letter for member in members}
                  for members in (left, right))
    assert own["Ruth Sample"] == again["Ruth Sample"] == "S"
    assert again["Al Stone"] == "A"  # the S being taken


def test_colours_can_be_read_on_black_and_on_white() -> None:
    assert len(STYLES) == len(set(STYLES)) == 8
    for style in STYLES:
        light = sum(weight * ((part / 255 + 0.055) / 1.055) ** 2.4 for weight, part in zip(
            (0.2126, 0.7152, 0.0722), Color.parse(style).get_truecolor(), strict=True))
        assert (light + 0.05) / 0.05 > 3.8
        assert 1.05 / (light + 0.05) > 3.8


@pytest.mark.parametrize(("voice", "said"), [
    ("Sample", "Ruth Sample: A:3: “The wall is safe until spring,”\n"
               "Ruth Sample: A:3: “After that we cannot say.”\n"),
    ("quoted", "Ruth Sample: A:3: “The wall is safe until spring,”\n"
               "Ruth Sample: A:3: “After that we cannot say.”\n"),
])
def test_a_voice_alone_goes_into_a_pipe_a_passage_a_line(voice: str, said: str) -> None:
    assert works("show", "b.txt", "--voice", voice) == said


def test_the_authors_voice_is_the_text_without_what_is_quoted() -> None:
    lines = works("show", "b.txt", "--voice", "author").splitlines()
    assert lines[0] == "author: A:1: Council to vote on closing harbour wall"
    assert lines[1].endswith("was built in 1907. […] said Ruth Sample, an engineer. […]")
    assert lines[2].startswith("author: A:5: The report, published in March")


def test_a_voice_alone_is_laid_out_on_a_screen_with_a_head_of_its_own() -> None:
    text = works("show", "b.txt", "--voice", "sample", "--format", "marked")
    assert "Named    S Ruth Sample 11" in text
    assert "\n\n  3   S│ “The wall is safe until spring,”\n\n  3   S│ “After that" in text
    assert "Council to vote" not in text


def test_a_voice_in_one_of_two_articles_is_shown_and_the_other_is_told_of() -> None:
    ended = run("show", "a.txt", "b.txt", "--voice", "Ruth Sample")
    assert ended.out.count("Ruth Sample: B:3: ") == 2
    assert "A:" not in ended.out
    assert ended.err.startswith("framing: a.txt: There is no voice 'Ruth Sample'")


@pytest.mark.parametrize("voice", ["author", "quoted", "all"])
def test_voices_that_are_no_names_are_known_in_any_case(voice: str) -> None:
    assert works("show", "b.txt", "--voice", voice.upper()) == works("show", "b.txt", "--voice",
                                                                     voice)


def test_a_name_that_two_share_is_refused_though_another_article_has_neither(folder: Path) -> None:
    (folder / "two.txt").write_text(
        "“No,” said Ann Lee, a farmer.\n\n“Yes,” said Tom Lee, a clerk.\n")
    assert "could be Ann Lee, Tom Lee" in refused("show", "b.txt", "two.txt", "--voice", "Lee")


def test_silence_is_told_of(folder: Path) -> None:
    (folder / "x.txt").write_text("The wall could fall. Nobody was asked about it in the town.\n")
    ended = run("show", "x.txt", "--voice", "quoted")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "framing: nothing is said there by that voice (quoted).\n"


def test_all_voices_are_the_text_itself() -> None:
    assert works("show", "b.txt", "--voice", "all") == RIGHT


# -- layout ----------------------------------------------------------------------------------------


def test_two_articles_stand_side_by_side_from_120_columns_on() -> None:
    wide, narrow = (marked("a.txt", "b.txt", width=width).replace("*", "") for width in (120, 119))
    assert any("Harbour Wall Doomed?" in line and "Council to vote" in line
               for line in wide.splitlines())
    assert narrow.index("Harbour Wall Doomed?") < narrow.index("Council to vote")
    assert not any("Harbour Wall Doomed?" in line and "Council to vote" in line
                   for line in narrow.splitlines())
    assert max(map(cell_len, wide.splitlines())) <= 120


def test_three_articles_stand_one_after_the_other_however_wide() -> None:
    text = marked("a.txt", "b.txt", "a.txt", width=200)
    assert [line[:8] for line in text.splitlines() if line[:1] in ("A", "B", "C")] == [
        "A  a.txt", "B  b.txt", "C  a.txt"]


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("name", ["agency", "courier", "gazette"])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(name: str, width: int) -> None:
    read = profile(EXAMPLES / f"{name}.txt", only=())
    text = shown([read], Options(width=width, screen=True))
    assert max(map(cell_len, text.splitlines())) <= width
    lines = text.partition("\n\n")[2].splitlines()
    shown_words = "".join(line[GUTTER:] for line in lines)
    shown_words = re.sub(r"\[[^]]*\?\]|[= ]", "", shown_words)
    assert shown_words == re.sub(r"\s", "", read.article.text)


@drawn(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=30)),
       st.integers(5, 40))
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_width(
    texts: list[str], width: int
) -> None:
    lines = wrapped([Chunk(text, f"color({place})") for place, text in enumerate(texts)], width)
    assert "".join(chunk.text for line in lines for chunk in line).replace(" ", "") == "".join(
        texts).replace(" ", "")
    for line in lines:
        assert measured(line) <= width or len(written(line, color=False)) <= 2


def test_a_list_hangs_below_its_words() -> None:
    lines = body("A title of the story\n\n" + "It is a plain sentence of the story. " * 3
                 + "\n\n- The first thing of a list that is rather long and goes on and on.\n"
                 "- The second.\n", 50)
    assert "         The first" not in lines
    place = next(at for at, line in enumerate(lines) if "- The first" in line)
    assert lines[place + 1].index(lines[place + 1].split()[0]) == lines[place].index("The first")


def test_the_line_numbers_are_those_of_the_file(folder: Path) -> None:
    (folder / "x.txt").write_bytes(b"One plain line.\r\n\r\nThree here.\rFour here.\nFive here.\n")
    text = marked("x.txt")
    for number, word in ((1, "One"), (3, "Three"), (4, "Four"), (5, "Five")):
        assert f"\n  {number}      {word} " in text


# -- what must not reach a terminal ----------------------------------------------------------------


def test_codes_and_markup_in_a_text_or_a_name_stay_text(folder: Path) -> None:
    name = "a\x1b[31mred\x1b]0;title\x07\nb.txt"
    (folder / name).write_text(f"{HOSTILE}\n\n“{HOSTILE},” said Ann \x1b[31mLee.\n\n{RIGHT}")
    for args in (["--format", "marked"], ["--voice", "quoted"], ["--voice", "author"],
                 ["--format", "marked", "--voice", "quoted"]):
        ended = run("show", name, "b.txt", "--label", f"L{HOSTILE}", *args)
        assert ended.code == 0
        assert not OBEYED.search(ended.out + ended.err)
    text = works("show", name, "--color", "always")
    assert not OBEYED.search(COLOR.sub("", text))
    assert "[bold]" in COLOR.sub("", text)
    assert "\x1b[31m" not in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_of_another_encoding_gets_plain_signs(encoding: str) -> None:
    ended = process("show", "b.txt", "--format", "marked", env={"PYTHONIOENCODING": encoding})
    assert ended.code == 0
    assert re.search(r"\bS\| ", ended.data.decode(encoding))


# -- terminals and pagers --------------------------------------------------------------------------


def in_terminal(*args: str, env: Mapping[str, str] = NOTHING) -> tuple[int, str]:
    """Run the command in a terminal of 80 columns; give its exit code and what was shown."""
    control, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "framing", "show", *args], stdin=terminal, stdout=terminal,
            stderr=subprocess.DEVNULL,
            env=environment(PYTHONPATH=str(ROOT), **{"TERM": "xterm", "COLUMNS": "80", **env}),
        ) as running:
            os.close(terminal)
            data = b""
            try:
                while chunk := os.read(control, 65536):
                    data += chunk
            except OSError:  # the other end is closed
                pass
            return running.wait(20), data.decode().replace("\r\n", "\n")
    finally:
        os.close(control)


@pytest.fixture
def pager(folder: Path) -> dict[str, str]:
    """A pager that says that it was asked, and shows what it got."""
    script = folder / "fakepager"
    script.write_text('#!/bin/sh\necho "PAGED"\ncat\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return {"PAGER": str(script)}


def test_a_terminal_is_shown_the_signs_through_the_pager(pager: dict[str, str]) -> None:
    code, text = in_terminal("b.txt", env=pager)
    assert (code, text.startswith("PAGED\nb.txt  ")) == (0, True)
    assert "S│" in text


def test_a_pager_gets_colours_when_they_are_asked_for(pager: dict[str, str]) -> None:
    assert "\x1b[" in in_terminal("b.txt", "--color", "always", env=pager)[1]
    assert "\x1b[" not in in_terminal("b.txt", "--color", "never", env=pager)[1]


@pytest.mark.parametrize(("less", "colored"), [
    (None, True), ("FRX", True), ("-S --raw-control-chars", True), ("-S", False)])
def test_less_gets_colours_unless_it_would_show_their_codes(
    folder: Path, pager: dict[str, str], less: str | None, colored: bool
) -> None:
    (folder / "fakepager").rename(folder / "less")
    given = {"PAGER": str(folder / "less"), **({} if less is None else {"LESS": less})}
    assert ("\x1b[" in in_terminal("b.txt", env=given)[1]) == colored


def test_no_pager_is_run_where_none_is_wanted(pager: dict[str, str]) -> None:
    code, text = in_terminal("b.txt", "--no-pager", env=pager)
    assert (code, "PAGED" in text, "\x1b[" in text) == (0, False, True)
    code, text = in_terminal("b.txt", "-o", "out", env=pager)
    assert (code, text, Path("out").read_text()) == (0, "", RIGHT)
    assert "PAGED" not in works("show", "b.txt", env=pager)


def test_no_color_is_heeded_in_a_terminal(pager: dict[str, str]) -> None:
    text = in_terminal("b.txt", "--no-pager", env={"NO_COLOR": "1"})[1]
    assert "\x1b[" not in text
    assert "S│" in text


def test_a_plain_text_in_a_terminal_obeys_nothing(folder: Path, pager: dict[str, str]) -> None:
    (folder / "x.txt").write_text(f"{HOSTILE}\n{RIGHT}")
    text = in_terminal("x.txt", "--format", "text", env=pager)[1]
    assert not OBEYED.search(text)
    assert text.endswith(RIGHT)


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path) -> None:
    for args in ("", "--format marked", "--voice author"):
        ended = shell(f"{{ sleep .1; framing show a.txt {args}; }} | true; "
                      "echo ${PIPESTATUS[0]} >&2", folder)
        assert (ended.err, ended.out) == ("0\n", "")


# -- errors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("args", "said"), [
    ([], "To show takes a file, and none was given: name the files, or - for standard input. "
         "Try framing show --help."),
    (["gone.txt"], "gone.txt does not exist: check the spelling and the folder."),
    (["b.txt", "--voice", "Nobody"], "Nobody called 'Nobody' speaks in b.txt: a voice is all, "
                                     "author, quoted, or one of Ruth Sample."),
    (["a.txt", "b.txt", "--voice", "Nobody"],
     "Nobody called 'Nobody' speaks in a.txt or b.txt: a voice is all, author, quoted, or one of "
     "Ruth Sample."),
    (["b.txt", "-o", "b.txt"], "b.txt is one of the articles, and would be written over: give the "
                               "output another name."),
    (["b.txt", "--lexicon", "gone.tsv"], None),
    (["b.txt", "--max-size", "10"], None),
    (["b.txt", "--format", "json"], None),
    (["b.txt", "--label", "x", "--label", "y"], None),
])
def test_an_error_is_a_sentence(args: list[str], said: str | None) -> None:
    assert said in (refused("show", *args), None)


def test_settings_for_other_commands_do_not_hinder_it(folder: Path) -> None:
    (folder / "framing.toml").write_text('format = "json"\nonly = ["tone"]\n')
    assert works("show", "b.txt") == RIGHT


@pytest.mark.slow
def test_a_text_of_one_line_takes_time_in_proportion_to_its_length() -> None:
    def work(times: int) -> Callable[[], object]:
        read = of("The council could vote on the utterly historic wall, they say. " * times)
        assert read.quotes is not None
        return lambda: shown([read], Options(width=80, screen=True, color=True))

    assert growth(work, 1_000, 16_000) < 24
