"""Conditions: what is found in them, what is refused and where, and how a run ends by them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.conditions import (
    DEEPEST,
    LONGEST,
    Compare,
    Condition,
    ConditionError,
    Differs,
    Every,
    Known,
    Not,
    Number,
    Some,
    Value,
    holds,
    parse,
)
from framing.conditions.judging import MOST_NAMED
from framing.findings import contrasts
from framing.measures import measures
from framing.profiles import profile
from tests.building import compared
from tests.running import ROOT, Ended, environment, process, refused, run, shell, works

pytestmark = pytest.mark.usefixtures("folder")

KNOWN = Known(tuple(measures().values()), ("a.txt", "b c.txt", "same", "same"), comparing=True,
              baseline=True)
RATE, WORDS, EIGHT = Value("loaded.rate"), Value("structure.words"), Number(8.0)
OVER = Compare(RATE, ">", EIGHT)

FOUND = {
    "loaded.rate > 8": OVER,
    "  loaded.rate>8\t": OVER,
    "8 < loaded.rate": Compare(EIGHT, "<", RATE),
    "loaded.rate >= 8": Compare(RATE, ">=", EIGHT),
    "loaded.rate <= 8": Compare(RATE, "<=", EIGHT),
    "loaded.rate == 8": Compare(RATE, "==", EIGHT),
    "loaded.rate != 8.0": Compare(RATE, "!=", EIGHT),
    "tone.vader < -0.2": Compare(Value("tone.vader"), "<", Number(-0.2)),
    "tone.vader < −.2": Compare(Value("tone.vader"), "<", Number(-0.2)),
    "loaded.rate > +8": OVER,
    "loaded.rate[author] > 8": Compare(Value("loaded.rate", "author"), ">", EIGHT),
    "loaded.rate [Author] > 8": Compare(Value("loaded.rate", "author"), ">", EIGHT),
    "loaded.rate[Ruth  Sample] > 8": Compare(Value("loaded.rate", "Ruth Sample"), ">", EIGHT),
    "A.loaded.rate > 8": Compare(Value("loaded.rate", None, 0), ">", EIGHT),
    "B.loaded.rate[all] > 8": Compare(Value("loaded.rate", "all", 1), ">", EIGHT),
    '"a.txt".loaded.rate > 8': Compare(Value("loaded.rate", None, 0), ">", EIGHT),
    "'b c.txt'.loaded.rate > 8": Compare(Value("loaded.rate", None, 1), ">", EIGHT),
    "“b c.txt” . loaded.rate > 8": Compare(Value("loaded.rate", None, 1), ">", EIGHT),
    "A.loaded.rate > B.loaded.rate": Compare(
        Value("loaded.rate", None, 0), ">", Value("loaded.rate", None, 1)),
    "changed(loaded.rate) > 8": Compare(Value("loaded.rate", changed=True), ">", EIGHT),
    "changed(A.loaded.rate[author]) > 8": Compare(
        Value("loaded.rate", "author", 0, changed=True), ">", EIGHT),
    "differs(loaded.hype)": Differs("loaded.hype"),
    "not differs(loaded.hype)": Not(Differs("loaded.hype")),
    "(loaded.rate > 8)": OVER,
    "not not loaded.rate > 8": Not(Not(OVER)),
    "loaded.rate > 8 and structure.words > 8": Every((OVER, Compare(WORDS, ">", EIGHT))),
    "differs(loaded.hype) or loaded.rate > 8 and not loaded.rate > 8": Some(
        (Differs("loaded.hype"), Every((OVER, Not(OVER))))),
    "(differs(loaded.hype) or loaded.rate > 8) and loaded.rate > 8": Every(
        (Some((Differs("loaded.hype"), OVER)), OVER)),
}

#: What is refused: what is said of it, and the column.
REFUSED = {
    "": ("the condition is empty: write one such as loaded.rate > 8.", 1),
    "   ": ("the condition is empty", 1),
    "loaded.rat > 8": ("there is no measure “loaded.rat”: did you mean loaded.rate?", 1),
    "8 < loaded.rat": ("did you mean loaded.rate?", 5),
    "loaded > 8": ("there is no measure “loaded”", 1),
    "loaded.rate": ("one of >= <= == != > < is wanted here, and the condition ends.", 12),
    "loaded.rate >": ("a measure is wanted here, and the condition ends.", 14),
    "loaded.rate 8": ("is wanted here, not “8”.", 13),
    "loaded.rate > 8 %": ("“%” means nothing in a condition.", 17),
    "loaded.rate > 1,144": ("“,” means nothing", 16),
    "loaded.rate > 8 9": ("“and”, “or” or the end is wanted here, not “9”.", 17),
    "loaded.rate > 8 AND loaded.rate > 9": ("“and” in small letters is wanted here", 17),
    "NOT loaded.rate > 8": ("write not in small letters.", 1),
    "loaded.rate > 8 && loaded.rate > 9": ("write and for “&&”.", 17),
    "loaded.rate > 8 || loaded.rate > 9": ("write or for “||”.", 17),
    "!differs(loaded.hype)": ("write not for “!”.", 1),
    "loaded.rate = 8": ("write == for “=”.", 13),
    "loaded.rate => 8": ("write >= for “=>”.", 13),
    "loaded.rate <> 8": ("write != for “<>”.", 13),
    "loaded.rate ≥ 8": ("write >= for “≥”.", 13),
    "1 < loaded.rate < 8": ("one sign compares two sides", 17),
    "1 < 2": ("two numbers are compared here: one side must be a measure.", 1),
    "loaded.rate > 8 and 1 < 2": ("two numbers", 21),
    "loaded.rate > " + "9" * 400: ("this number is too large.", 15),
    "(loaded.rate > 8": ("this bracket is not closed.", 1),
    "loaded.rate > 8)": ("this bracket closes none.", 16),
    "(loaded.rate > 8 9)": ("“)” is wanted here, not “9”.", 18),
    "()": ("a measure is wanted here, not “)”.", 2),
    "and": ("a measure is wanted here, not “and”.", 1),
    "loaded.rate > 8 and": ("a measure is wanted here, and the condition ends.", 20),
    "loaded.rate[author > 8": ("“[” is not closed.", 12),
    "loaded.rate[ ] > 8": ("the brackets are empty", 12),
    "[author] > 8": ("a measure is wanted here, not “[author]”.", 1),
    "sourcing.speakers[author] > 8": ("sourcing.speakers is of all voices together", 18),
    "E.loaded.rate > 8": ("there is no article E: they are A to D.", 1),
    "A2.loaded.rate > 8": ("there is no article A2", 1),
    "A.loaded.rat > 8": ("there is no measure “loaded.rat”", 3),
    "a.loaded.rate > 8": ("there is no measure “a.loaded.rate”", 1),
    '"b.txt".loaded.rate > 8': ("there is no article “b.txt”: did you mean", 1),
    '"same".loaded.rate > 8': ("C and D both have this name: give the letter.", 1),
    '"a.txt" > 8': ("a dot and a measure is wanted here, not “>”.", 9),
    '"a.txt.loaded.rate > 8': ("“\"” is not closed.", 1),
    "a.txt: loaded.rate > 8": ('An article stands before the measure: A.loaded.rate, "a.txt".', 6),
    "differs loaded.hype": ("“(” is wanted here, not “loaded.hype”.", 9),
    "differs(loaded.hyp)": ("there is no measure “loaded.hyp”: did you mean loaded.hype?", 9),
    "differs(loaded.hype[author])": ("differs(…) takes a measure alone", 20),
    "differs(loaded.hype) > 8": ("one sign compares two sides", 22),
    "differs(sourcing.speakers)": ("articles are not tested for sourcing.speakers", 9),
    "changed(8) > 8": ("a measure is wanted here, not “8”.", 9),
    "changed(loaded.rate > 8": ("“)” is wanted here, not “>”.", 21),
    "not " * DEEPEST + "loaded.rate > 8": (f"more than {DEEPEST} brackets", 4 * DEEPEST + 1),
    "(" * 400 + "loaded.rate > 8": (f"more than {DEEPEST} brackets", DEEPEST + 1),
    "loaded.rate > 8" + " " * LONGEST: (f"{LONGEST:,} characters at the most", LONGEST + 1),
    "loaded.rate > ٨": ("“٨” means nothing", 15),
    "loaded.rate\0> 8": ("means nothing", 12),
}


@pytest.mark.parametrize("text", FOUND)
def test_a_condition_is_read_into_its_parts(text: str) -> None:
    found = parse(text, KNOWN)
    assert found.root == FOUND[text]
    assert found.text == text.strip()


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_condition_is_refused_with_its_place(text: str) -> None:
    said, column = REFUSED[text]
    with pytest.raises(ConditionError) as raised:
        parse(text, KNOWN)
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"--fail-on, column {column}: ")
    assert raised.value.column == column


@pytest.mark.parametrize("id", measures())
def test_every_measure_can_be_named_and_a_slip_in_it_is_answered(id: str) -> None:
    assert parse(f"{id} > 1", KNOWN).values == (Value(id),)
    with pytest.raises(ConditionError, match="did you mean "):
        parse(f"{id}x > 1", KNOWN)


PIECES = st.sampled_from([
    *FOUND, "loaded.rate", "and", "or", "not", "(", ")", "differs", "changed", ">", "<=", "=", "8",
    "-.5", "A.", "B", '"a.txt"', ".", "[author]", "[", "]", "'", "“", " ", "\n", "&&", "\ud800",
])


def _read(text: str) -> tuple[Condition | None, ConditionError | None]:
    try:
        return parse(text, KNOWN), None
    except ConditionError as error:
        return None, error


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map(" ".join),
                 st.lists(PIECES, max_size=12).map("".join)))
@example("9" * 2000)
@example("((((((" * 2000)
def test_no_text_upsets_it_and_every_error_has_its_place(text: str) -> None:
    found, error = _read(text)
    if error:
        assert 1 <= error.column <= len(text) + 1
        shown, caret = error.below
        assert re.fullmatch(r" *\^", caret)
        assert "\n" not in shown
        assert all(len(line) < 200 for line in (shown, caret))
    if found:
        assert parse(found.text, KNOWN).root == found.root
        assert found.leaves


def test_the_caret_stands_under_the_place_also_behind_wide_letters() -> None:
    with pytest.raises(ConditionError) as raised:
        parse("loaded.rate[中央] > 8 %", KNOWN)
    shown, caret = raised.value.below
    assert shown == "    loaded.rate[中央] > 8 %"
    assert caret.index("^") == shown.index("%") + 2


# -- judging ---------------------------------------------------------------------------------------

PAIR = ("gazette", "courier")
NAMES = tuple(f"{name}.txt" for name in PAIR)


def judged(text: str, comparison: Comparison | None = None) -> bool | None:
    comparison = comparison or compared(*PAIR)
    names = tuple(each.article.name for each in comparison.profiles)
    known = Known(comparison.profiles[0].measures, names, comparing=True)
    found = holds(parse(text, known), comparison.profiles, comparison)
    assert bool(found.said) == (found.holds is not False)
    return found.holds


@pytest.mark.parametrize(("text", "truth"), [
    ("loaded.rate > 8", True), ("loaded.rate > 80", False), ("not loaded.rate > 80", True),
    ("A.loaded.rate > 8", True), ("B.loaded.rate > 8", False),
    ("A.loaded.rate > B.loaded.rate", True), ("A.loaded.rate < B.loaded.rate", False),
    ('"courier.txt".loaded.rate > 8', False),
    ("loaded.rate > 8 and sourcing.quoted_share > 10", False),
    ("A.loaded.rate > 8 and B.sourcing.quoted_share > 10", True),
    ("loaded.rate > 80 or sourcing.quoted_share > 10", True),
    ("A.rhetoric.questions[author] > 0 and not B.rhetoric.questions[author] > 0", True),
    ("B.certainty.obligation[Bettine Crowle] > 8", True),
    ("B.certainty.obligation[crowle] > 8", True),
])
def test_a_condition_holds_for_one_article_or_for_none(text: str, truth: bool) -> None:
    assert judged(text) is truth


def test_figures_are_compared_as_the_json_gives_them() -> None:
    value = compared(*PAIR).profiles[0].value("loaded.rate")
    assert value is not None
    assert judged(f"A.loaded.rate == {value:.6g}") is True


NONE, TRUE, FALSE = "B.tone.vader > 0", "A.structure.words > 0", "A.structure.words < 0"


@pytest.mark.parametrize(("text", "truth"), [
    (NONE, None), (f"not {NONE}", None), (f"{NONE} and {TRUE}", None),
    (f"{NONE} and {FALSE}", False), (f"{FALSE} and {NONE}", False), (f"{NONE} or {TRUE}", True),
    (f"{NONE} or {FALSE}", None), (f"not ({FALSE} and {NONE})", True),
    ("tone.vader > -1", True), ("tone.vader > 1", None), ("B.tone.vader == B.tone.vader", None),
])
def test_a_figure_that_is_missing_is_neither_more_nor_less(text: str, truth: bool | None) -> None:
    german = "Der Rat der Stadt hat am Dienstag beschlossen, dass die Mauer geschlossen wird. "
    comparison = compare(*(Article.from_text(text * 8, name=name) for name, text in (
        ("a.txt", "The council has decided that the wall will not be closed. "),
        ("b.txt", german))))
    assert comparison.profiles[1].value("tone.vader") is None
    assert judged(text, comparison) is truth


def test_a_measure_differs_where_its_verdict_says_so() -> None:
    comparison = compared(*PAIR)
    verdicts = {each.measure: each.verdict for each in comparison.contrasts}
    assert {"differs", "no clear gap"} <= set(verdicts.values())
    for measure, verdict in verdicts.items():
        expected = verdict == "differs" or verdict.startswith("only in ")
        assert judged(f"differs({measure})") is expected


def test_every_measure_that_is_tested_may_be_asked_about() -> None:
    for contrast in contrasts(compared(*PAIR).profiles):
        assert parse(f"differs({contrast.measure.id})", KNOWN)


# -- the command line ------------------------------------------------------------------------------


@pytest.mark.parametrize("of", ["compare", "profile"])
def test_a_condition_that_holds_ends_with_1_and_prints_as_ever(of: str) -> None:
    plain = run(of, "a.txt", "b.txt")
    ended = run(of, "a.txt", "b.txt", "--fail-on", "structure.words > 1")
    assert (ended.code, ended.data) == (1, plain.data)
    said = ended.err.removeprefix(plain.err)
    assert re.fullmatch(
        r"framing: --fail-on structure\.words > 1 holds: a\.txt \(A\): structure\.words \d+; "
        r"b\.txt \(B\): structure\.words \d+\.\n", said)


def test_a_condition_that_does_not_hold_changes_nothing() -> None:
    plain = run("compare", "a.txt", "b.txt")
    assert run("compare", "a.txt", "b.txt", "--fail-on", "structure.words > 9999") == plain


def test_each_of_several_conditions_that_hold_is_told_in_a_line_quietly_too() -> None:
    ended = run("profile", "a.txt", "-q", "--fail-on", "structure.words > 1", "--fail-on",
                "structure.words > 9999", "--fail-on", "loaded.rate >= 0")
    assert ended.code == 1
    assert [line.split(" holds: ")[0] for line in ended.err.splitlines()] == [
        "framing: --fail-on structure.words > 1", "framing: --fail-on loaded.rate >= 0"]
    assert "a.txt: structure.words " in ended.err


def test_what_cannot_be_judged_ends_with_2_unless_another_one_holds() -> None:
    unjudged = ["--fail-on", "sourcing.named_share < 50"]
    (Path("plain.txt")).write_text("The council met on Tuesday. The wall will be closed. " * 11)
    ended = run("profile", "plain.txt", *unjudged)
    assert ended.code == 2
    assert ended.out == works("profile", "plain.txt")
    assert ended.err == ("framing: --fail-on sourcing.named_share < 50 can’t be judged: plain.txt: "
                         "sourcing.named_share none (nothing to count in).\n")
    assert run("profile", "plain.txt", *unjudged, "--fail-on", "structure.words > 1").code == 1


@pytest.mark.parametrize(("args", "column", "said"), [
    (["--fail-on", "loaded.rat[author] > 8"], 1, "did you mean loaded.rate?"),
    (["--fail-on", "C.loaded.rate > 8"], 1, "there is no article C: they are A to B."),
    (["--fail-on", '"c.txt".loaded.rate > 8'], 1, "there is no article “c.txt”"),
    (["--only", "tone", "--fail-on", "loaded.rate > 8"], 1, "not counted: name it in --only too."),
    (["--fail-on", "changed(loaded.rate) > 8"], 1, "give them with --baseline."),
    (["--fail-on", "loaded.rate > 8", "--fail-on", ""], 1, "the condition is empty"),
    (["--fail-on", "loaded.rate > 8 and\nloaded.rate"], 32, "the condition ends."),
])
def test_a_bad_condition_is_shown_before_any_file_is_read(
    args: list[str], column: int, said: str
) -> None:
    ended = run("compare", "gone.txt", "gone-too.txt", *args)
    assert (ended.code, ended.data) == (2, b"")
    message, shown, caret = ended.err.splitlines()
    assert message.startswith(f"framing: --fail-on, column {column}: ")
    assert said in message
    assert shown == "    " + args[-1].replace("\n", " ")
    assert caret == " " * (column + 3) + "^"


def test_differs_is_of_articles_side_by_side() -> None:
    assert "use it with framing compare" in run(
        "profile", "a.txt", "--fail-on", "differs(loaded.hype)").err


def test_articles_are_called_by_their_labels() -> None:
    ended = run("profile", "a.txt", "--label", "Left, 2", "--fail-on",
                '"Left, 2".structure.words > 1', "-q")
    assert ended.code == 1
    assert "holds: Left, 2: structure.words" in ended.err


def test_standard_input_is_called_by_its_name() -> None:
    assert run("profile", "-", "--fail-on", '"standard input".structure.words > 1',
               stdin=b"Some words stand here.").code == 1


def test_a_voice_that_nobody_has_is_refused() -> None:
    said = refused("compare", "a.txt", "b.txt", "--fail-on", "loaded.rate[Zoe] > 8")
    assert said.startswith("--fail-on loaded.rate[Zoe] > 8: There is no voice 'Zoe'")


def test_the_voice_that_is_read_is_the_one_that_is_judged() -> None:
    author = profile(Path("b.txt")).value("structure.words", "author")
    args = ("profile", "b.txt", "--voice", "author", "-q", "--fail-on")
    assert run(*args, f"structure.words == {author}").code == 1
    assert run(*args, f"structure.words[all] > {author}").code == 1


def test_a_list_of_ones_own_can_be_asked_for(folder: Path) -> None:
    (folder / "2 lists.tsv").write_text("term\tclass\nharbour wall\tplace\n")
    assert run("profile", "a.txt", "--lexicon", "2 lists.tsv", "--fail-on",
               "lexicon.2_lists > 1").code == 1


def test_the_process_ends_with_the_same_code() -> None:
    codes = [process("compare", "a.txt", "b.txt", "-q", "--fail-on", text).code
             for text in ("structure.words > 1", "structure.words < 1", "structure.words <")]
    assert codes == [1, 0, 2]


def test_a_reader_that_goes_away_hides_no_failure(folder: Path) -> None:
    for _ in range(6):  # more than a pipe holds
        (folder / "a.txt").write_text((folder / "a.txt").read_text() * 2)
    line = "framing compare a.txt b.txt --format json -q"
    ended = shell(f"{line} --fail-on 'structure.words > 1' | head -c 1", folder)
    assert ended.code == 1
    assert "--fail-on structure.words > 1 holds" in ended.err
    assert shell(f"{line} --fail-on 'structure.words < 1' | head -c 1", folder) == Ended(
        0, b"{", b"")


def test_of_many_articles_the_first_are_named(folder: Path) -> None:
    ended = run("profile", *["a.txt"] * 25, "-q", "--format", "csv", "-o", "out.csv", "--fail-on",
                "structure.words > 1")
    assert ended.err.count("structure.words") == 1 + MOST_NAMED
    assert ended.err.endswith("; 5 more articles.\n")


def test_who_asks_for_nothing_waits_for_nothing() -> None:
    code = ("import sys; sys.argv = ['framing', 'compare', 'a.txt', 'b.txt', '--format', 'csv', "
            "'-o', 'out.csv', '-q']\nfrom framing.cli import main\ntry: main()\n"
            "except SystemExit: pass\n"
            "print([name for name in sys.modules if name.startswith(('framing.conditions', "
            "'framing.baseline', 'framing.render.changes'))])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                          env=environment(PYTHONPATH=str(ROOT)))
    assert done.stdout == b"[]\n"
