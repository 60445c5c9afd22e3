"""``verify``: equal counts give equal values, and each difference has a reason in the text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article, Block, Span
from framing.background import news, of_counts
from framing.errors import FramingError
from framing.profiles import Profile, profile
from framing.reference import Checked, Row, Verification, reasons, textstats, verify
from framing.reference.textstats import FORMULAS, OurSyllables, rebound, with_counts
from framing.render import Options
from framing.render.verification import verification
from framing.terms import word_counts
from tests.building import EXAMPLES
from tests.timing import growth

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*ROOT.glob("examples/*.txt"), *ROOT.glob("../shared/seeds/*.txt")])
CHECKED_BY_SUM = ("words", "sentences", "syllables", "syllables by pyphen", "long words",
                  "letters", "characters")

MIXTURE = """The cat sat. On “it,” he said! U.S. 3.5 well-known didn’t don't a—b and/or -- ... Dr.
    Why? No! (see government) «café» COVID-19 e.g. however, ½ _ x² … he’s–here A.B.C.?” 1,000.5
    naïve 'twas workers' 24-hour \N{GRINNING FACE} \N{LATIN SMALL LIGATURE FI}ne"""


@pytest.fixture(autouse=True)
def _no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on whether NLTK's data is on the machine."""
    monkeypatch.setattr(textstats, "dictionary", lambda: None)


def read(text: str, *, language: str = "en", roles: Sequence[str] = ()) -> Profile:
    """Profile a text as one paragraph, or as a block a line in these roles."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r".+", text)] if roles else [
        Span(0, len(text))]
    article = Article.from_text(text, language=language)
    return profile(replace(article, blocks=tuple(
        Block(role, span, span.start, "a test")
        for role, span in zip(roles or ("paragraph",), spans, strict=True))), only=())


def check(text: str, **how: object) -> Checked:
    """Verify one article."""
    return verify([read(text, **how)], news()).articles[0]  # type: ignore[arg-type]


@cache
def seen(path: Path) -> Checked:
    """Verify a file."""
    return verify([profile(path, only=())], news()).articles[0]


def row(checked: Checked, name: str) -> Row:
    """The row of this name."""
    return next(r for r in (*checked.counts, *checked.values, *checked.tone) if r.name == name)


def accounted(why: str) -> int:
    """What the reasons add up to."""
    return sum(int(number.replace("−", "-")) for number in re.findall(r"\(([+−]\d+)\)", why))


def assert_accounted(checked: Checked) -> None:
    """Assert that the reasons for each count add up to the difference, no less and no more."""
    for name in CHECKED_BY_SUM:
        found = row(checked, name)
        assert found.difference == -accounted(found.why), found
        assert bool(found.why) == (found.difference != 0), found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_equal_counts_give_equal_values(path: Path) -> None:
    values = seen(path).values
    assert [value.name for value in values] == [formula.measure for formula in FORMULAS]
    for value in values:
        assert value.ours is not None
        assert value.on_our_counts is not None
        assert value.ours - value.by_design == pytest.approx(value.on_our_counts, rel=1e-9)
        assert value.holds
        assert bool(value.by_design) == (value.name == "readability.coleman_liau")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_coleman_liau_differs_by_its_coefficient_alone(path: Path) -> None:
    found = row(seen(path), "readability.coleman_liau")
    letters, words = row(seen(path), "letters").ours, row(seen(path), "words").ours
    assert letters
    assert words
    assert found.by_design == pytest.approx((5.88 - 5.8) * letters / words, rel=1e-9)
    assert "0.058" in found.why


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_sentence_has_nltks_compound(path: Path) -> None:
    tones, (tone, printed) = seen(path).tones, seen(path).tone
    assert tones is not None
    assert tones.total == tones.equal > 0
    assert tones.largest == 0
    assert tone.equal
    assert tone.why == ""
    assert printed.equal or "otherwise as printed" in printed.why


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_weight_is_scikit_learns(path: Path) -> None:
    weights = seen(path).weights
    assert weights.total == weights.equal > 50
    assert weights.largest <= 1e-12


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_reasons_account_for_the_whole_difference(path: Path) -> None:
    assert_accounted(seen(path))
    hard, long = row(seen(path), "hard words"), row(seen(path), "long words")
    assert hard.difference == -accounted(hard.why) + (long.difference or 0)


@given(st.lists(st.sampled_from([*MIXTURE.split(), "\n", "  "]), max_size=40))
@settings(max_examples=60, deadline=None)
def test_reasons_account_for_any_mixture(words: list[str]) -> None:
    text = " ".join(words)
    if any(map(str.isalpha, text)):  # of no letters textstat says 0.0
        checked = check(text)
        assert_accounted(checked)
        assert checked.holds


def test_cosines_are_scikit_learns() -> None:
    profiles = [profile(path, only=()) for path in TEXTS]
    for background in (news(), of_counts(word_counts(p.document) for p in profiles)):
        found = verify(profiles, background)
        assert len(found.similarity) == len(profiles) * (len(profiles) - 1) // 2
        for pair in found.similarity:
            assert pair.a < pair.b
            assert pair.cosine.ours == pytest.approx(pair.cosine.theirs, abs=1e-12)
            assert 0 < (pair.cosine.ours or 0) < 1
        assert found.holds


@pytest.mark.parametrize(
    ("name", "text", "plain", "why"),
    [
        ("words", "They made gestures—they left again.", "They made gestures. They left again.",
         "what a dash without spaces parts as one word, once: gestures—they (−1)"),
        ("words", "They work and/or rest all day.", "They work and rest all day.",
         "what a sign without spaces parts as one word, once: and/or (−1)"),
        ("sentences", "It rose by 3.5 percent, then by 1.1 percent.",
         "It rose by three percent, then by one percent.",
         "cuts a number at its point, twice: 3.5; 1.1 (+2)"),
        ("sentences", "He met the old Dr. Sunniva Okray there.", "He met the old doctor there.",
         "after an abbreviation's or initial's point, once: Dr. (+1)"),
        ("sentences", "He came home late. He slept. She stayed up.", "He came home late and slept.",
         "drops sentences of two words or fewer, once: He slept. (−1)"),
        ("syllables", "The coal-fired plan was theirs.", "The fired plan was theirs.",
         "joins words at a hyphen, once: coal-fired 3, theirs coalfired 2 (−1)"),
        ("syllables", "They didn’t go to the meeting.", "They didn't go to the meeting.",
         "drops a curly apostrophe, once: didn’t 2, theirs didnt 1 (−1)"),
        ("syllables", "A U.S. plan was made for all.", "A plan was made for all.",
         "joins what a sign parts, once: U.S. 2, theirs US 1 (−1)"),
        ("syllables by pyphen", "Many people are idle.", "The dog sat on the mat.",
         "pyphen finds where a line may be broken"),
        ("long words", "The co-operation of vision—one was theirs.", "The vision was theirs.",
         "joins words at a dash, once: vision—one 0, theirs visionone 1 (+1)"),
        ("hard words", "However, another one was theirs.", "The conspiracy was theirs.",
         "list of easy words, twice: however; another (−2)"),
        ("letters", "It has 42 rooms for all of them.", "It has many rooms for all of them.",
         "counts the digits of numbers as letters (+2)"),
        ("characters", "It has rooms, and beds.", "It has rooms and beds",
         "counts punctuation marks among the characters (+2)"),
        ("readability.fog", "However, another one was theirs.", "The conspiracy was theirs.",
         "list of easy words, twice: however; another (−2)"),
        ("readability.ari", "It has rooms — and beds for all.", "It has rooms and beds for all.",
         "For letters a word it divides by 8 words"),
        ("tone.vader, sentences as printed", "They call it a disaster—terrible for all of us.",
         "They call it a disaster, terrible for all of us.", "dashes (disaster—terrible)"),
        ("tone.vader, sentences as printed", "They didn’t help us.", "They didn't help us.",
         "curly apostrophes (didn’t)"),
        ("tone.vader, sentences as printed", "A “great” loss for all.", "A great loss for all.",
         "quotation marks (“great”)"),
    ],
)  # fmt: skip
def test_a_reason_is_given_where_its_cause_is_and_nowhere_else(
    name: str, text: str, plain: str, why: str
) -> None:
    assert why in row(check(text), name).why
    assert why.partition(",")[0].partition(" (")[0] not in row(check(plain), name).why


def test_sentences_that_end_without_a_stop_run_on() -> None:
    checked = check("He gave a list of them\nHere is the rest of it.", roles=["paragraph"] * 2)
    assert row(checked, "sentences").why == (
        "textstat runs on where a sentence ends without . ! or ?, once: after them (−1)."
    )


def test_what_is_no_prose_is_named_with_what_textstat_does_to_it() -> None:
    text = "A Title\nHere is the first of the news.\nWhy now?\nA Heading\nHere is the rest of it."
    checked = check(text, roles=["title", "paragraph", "heading", "heading", "paragraph"])
    assert row(checked, "words").ours == row(checked, "words").theirs == 13
    assert row(checked, "words").on_file == 19
    (note,) = checked.notes
    assert "1 title, 2 headings left out" in note
    assert "over the ends of 2 that have no . ! or ?" in note
    assert check("Here is all of the news.").notes == ()


def test_words_that_the_dictionary_lacks_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"the": [["DH", "AH0"]], "idle": [["AY1", "D", "AH0", "L"]], "met": [["M", "EH1", "T"]]}
    monkeypatch.setattr(textstats, "dictionary", lambda: words)
    verification = verify([read("The idle Vasilyeva met the Vasilyeva.")], news())
    found = row(verification.articles[0], "syllables")
    assert found.why == (
        "The dictionary lacks a word, so pyphen counts, where we go by spelling, twice: "
        "Vasilyeva 4, theirs 3 (−2)."
    )
    assert "our syllables" not in found.library
    assert verification.notes[0].endswith("pyphen for words that are not in it.")


def test_without_the_dictionary_it_is_said_whose_syllables_are_counted() -> None:
    verification = verify([read("Many people are idle in the new plan.")], news())
    found = row(verification.articles[0], "syllables")
    assert found.equal
    assert found.library.endswith("our syllables")
    assert "not on this machine" in verification.notes[0]
    assert not row(verification.articles[0], "words").library.endswith("our syllables")


def test_a_number_has_the_syllable_that_textstat_gives_it() -> None:
    assert row(check("It has 42 rooms and 3,000 beds."), "syllables").equal
    with pytest.raises(KeyError):
        OurSyllables()["42"]


def test_one_article_has_no_pairs() -> None:
    found = verify([read("Here is all of the news.")], news())
    assert found.similarity == ()
    assert found.holds
    assert set(found.libraries) == {"textstat", "nltk", "scikit-learn", "pyphen"}


def test_another_language_is_not_held_against_english_rules() -> None:
    checked = check("Le chat est dans la maison et les souris dansent.", language="fr")
    assert [count.name for count in checked.counts] == [
        "words", "sentences", "letters", "characters"]
    for value in (*checked.values, *checked.tone):
        assert value.ours is value.theirs is value.difference is None
        assert value.equal
        assert "rests on English words" in value.why
    assert checked.tones is None
    assert checked.weights.equal == checked.weights.total == 10
    assert checked.holds


@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_page_of_it_cuts_nothing_and_says_by_which_library_each_figure_is(width: int) -> None:
    found = verify((profile(EXAMPLES / "gazette.txt"),), news())
    lines = verification(found, Options(width=width)).splitlines()
    rows = {line.split("   ")[0]: line for line in lines}
    said = " ".join(line for line in lines if line.startswith("The library is "))
    for row in (*found.articles[0].counts, *found.articles[0].values, *found.articles[0].tone):
        assert f"{row.ours:,.4f}".removesuffix(".0000").replace("-", "−") in rows[row.name].split()
        assert len(rows[row.name]) <= width
        assert row.library in said


@pytest.mark.parametrize("width", [58, 66, 76])
def test_on_a_narrow_page_formulas_and_their_values_stand_in_one_piece(width: int) -> None:
    found = verify((profile(EXAMPLES / "gazette.txt"),), news())
    lines = verification(found, Options(width=width)).splitlines()
    for row in found.articles[0].values:
        line = next(line for line in lines if line.startswith(f"{row.name.partition('.')[2]} "))
        assert f"{row.ours:,.4f}".replace("-", "−") in line.split()
        assert len(line) <= width


@pytest.mark.parametrize("width", [40, 60, 100])
def test_on_a_screen_no_row_s_name_runs_into_the_reason(width: int) -> None:
    found = verify((profile(EXAMPLES / "courier.txt"),), news())
    lines = verification(found, Options(width=width, screen=True)).splitlines()
    row = next(row for row in found.articles[0].tone if len(row.name) >= 28 and row.why)
    place = lines.index(row.name)
    assert lines[place + 1].strip()
    assert row.why.startswith(lines[place + 1].strip())
    assert not lines[place + 1][:28].strip()


@pytest.mark.parametrize("text", ["Gone.", "Gone", "“It is.”", "3.5", "1 2"])
def test_a_tiny_article_has_no_figure_of_ours_and_a_reason(text: str) -> None:
    checked = check(text)
    for value in checked.values:
        assert value.ours is None
        assert value.theirs is not None
        assert value.difference is value.on_our_counts is None
        assert "too little to read" in value.why
    assert checked.holds
    assert_accounted(checked)


@pytest.mark.parametrize(("text", "role"), [("A Heading", "heading"), ("***", "paragraph")])
def test_an_article_without_prose_is_no_fault(text: str, role: str) -> None:
    checked = check(text, roles=[role])
    assert row(checked, "words").ours == row(checked, "words").theirs == 0
    assert all(value.ours is None for value in checked.values)
    assert checked.holds


def test_a_wrong_compound_is_noticed() -> None:
    whole = profile(Article.from_text("A great loss for all. It was bad.", language="en"))
    counts = whole.counts["tone.vader"]
    counts = counts._replace(columns=(counts.columns[0] + 0.0001, counts.columns[1]))
    found = verify([replace(whole, counts={**whole.counts, "tone.vader": counts})], news())
    tones = found.articles[0].tones
    assert tones is not None
    assert (tones.total, tones.equal) == (2, 0)
    assert tones.largest == pytest.approx(0.0001)
    assert not found.holds
    assert "fault" in found.articles[0].tone[0].why


def test_a_wrong_formula_is_noticed() -> None:
    checked = check("Here is all of the news that there is.")
    wrong = replace(checked.values[0], ours=(checked.values[0].ours or 0) + 0.001)
    assert not wrong.holds
    assert not wrong.equal
    broken = replace(checked, values=(wrong, *checked.values[1:]))
    assert not Verification((broken,), (), {}, ()).holds


def test_textstat_is_left_as_it_was() -> None:
    from textstat.backend import counts, metrics

    text = "The plan was never given our own counts, and so it must be as before."
    before = metrics.automated_readability_index(text)
    numbers = dict.fromkeys(textstats.COUNTERS.values(), 1000.0)
    formula = with_counts(metrics.automated_readability_index, numbers)
    assert formula(text) == pytest.approx(4.71 + 0.5 - 21.43)
    metrics.automated_readability_index.cache_clear()
    assert metrics.automated_readability_index(text) == before
    assert counts.count_words(text) == 15


def test_the_same_text_with_other_counts_gets_no_stale_value() -> None:
    from textstat.backend import metrics

    values = [
        with_counts(metrics.smog_index, {**dict.fromkeys(textstats.COUNTERS.values(), 1.0),
                                         "long words": long})("-", "en_US")
        for long in (4.0, 9.0)
    ]
    assert values[0] != values[1]


def test_a_textstat_that_is_built_otherwise_is_refused() -> None:
    from textstat.backend import metrics

    with pytest.raises(FramingError, match="built otherwise"):
        rebound(metrics.automated_readability_index, {"get_cmudict": lambda _: None})


OFFLINE = """
import socket

class Refused(socket.socket):
    def __init__(self, *args, **kwargs):
        raise SystemExit("a socket was opened")

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = Refused
import nltk
nltk.download = Refused
from framing.article import Article
from framing.background import news
from framing.profiles import profile
from framing.reference import verify
text = "People didn’t go—not in the U.S. They may go on, however, by 3.5 percent."
checked = verify([profile(Article.from_text(text, language="en"), only=())], news())
assert checked.holds
print(checked.notes[0])
"""

#: A machine with the dictionary: textstat's own functions must say the same as the copies.
ONLINE = OFFLINE + """
import textstat
from framing.reference.textstats import FORMULAS
for formula, value in zip(FORMULAS, checked.articles[0].values):
    assert getattr(textstat, formula.function)(text) == value.theirs == value.on_file, value
for row in checked.articles[0].counts:
    theirs = {"words": textstat.lexicon_count, "sentences": textstat.sentence_count,
              "syllables": textstat.syllable_count, "long words": textstat.polysyllabcount,
              "letters": textstat.letter_count, "characters": textstat.char_count}.get(row.name)
    assert theirs is None or theirs(text) == row.theirs, row
"""


def run(code: str, home: Path) -> str:
    """Run code where NLTK finds no data but what is in ``home``."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "NLTK_DATA": str(home),
                   "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=home, text=True,
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_socket_is_opened_and_no_data_is_needed(tmp_path: Path) -> None:
    assert "is not on this machine" in run(OFFLINE, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_is_read_where_the_machine_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    (folder / "cmudict").write_text(
        "PEOPLE 1 P IY1 P AH0 L\nHOWEVER 1 HH AW2 EH1 V ER0\nPERCENT 1 P ER0 S EH1 N T\n", "utf-8"
    )
    assert "reads the CMU dictionary" in run(ONLINE, tmp_path)


def test_importing_it_loads_no_library() -> None:
    code = ("import sys, framing.reference\n"
            "assert not {'nltk', 'textstat', 'sklearn', 'pyphen'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_of_a_long_run_of_signs_no_part_is_tried_for_itself() -> None:
    def work(times: int) -> Callable[[], object]:
        text = "x" + "#—" * times

        def search() -> None:
            assert not reasons._DASH.search(text)
            assert reasons._OUTER.sub("", f"{text}x") == f"{text}x"

        return search

    assert growth(work, 1_000, 16_000) <= 40
    assert reasons._DASH.search("a.”—b")
    assert reasons._OUTER.sub("", "“(a—b).”") == "a—b"
