"""The review in a terminal and in a pipe: golden output, widths, places, hostile texts.

``FRAMING_GOLDEN=write pytest tests/test_render.py`` writes tests/golden anew; look at the
difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from rich.cells import cell_len

from framing.comparison import Comparison, compare
from framing.counts import Counts, rate
from framing.document import Document
from framing.errors import SettingError
from framing.lexicon import lexicon
from framing.measures import Measure, measures, select
from framing.plugins import of_lexicon
from framing.profiles import Profile, profile
from framing.render import Options, Subject, formats, render
from framing.render.contexts import contexts
from framing.render.passages import crop
from framing.render.review.review import Review
from framing.render.to_table import MOST_LINES
from tests.building import compared, of_texts

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLDEN = Path(__file__).parent / "golden"
PLACE = re.compile(r"^.*?\b([A-Z]\d?):(\d+): (.+)$")


@cache
def in_turn(count: int) -> Comparison:
    """The examples in turn, so many times that there are this many articles."""
    return compare(*islice(cycle(compared(*ALL).profiles), count))


def screen(width: int = 100, *, full: bool = False) -> Options:
    return Options(width=width, screen=True, full=full)


def table(comparison: Comparison, options: Options) -> str:
    return render("table", "compare", comparison, options)


# -- golden output ---------------------------------------------------------------------------------

PAIR, ALL = ("gazette", "courier"), ("gazette", "courier", "agency")
PIPE = Options()
GOLDENS: dict[str, Callable[[], str]] = {
    **{f"compare-{width}": partial(lambda width: table(compared(*PAIR), screen(width)), width)
       for width in (80, 100, 120)},
    "compare-piped": lambda: table(compared(*PAIR), PIPE),
    "compare-full-100": lambda: table(compared(*PAIR), screen(full=True)),
    "compare-three-80": lambda: table(compared(*ALL), screen(80)),
    "compare-three-100": lambda: table(compared(*ALL), screen()),
    "compare-markdown": lambda: render("markdown", "compare", compared(*PAIR), PIPE),
    "profile-100": lambda: render("table", "profile", compared(*ALL).profiles[:1], screen()),
    "profile-piped": lambda: render("table", "profile", compared(*ALL).profiles, PIPE),
    "terms-100": lambda: contexts(compared(*PAIR), screen(), 5, 2, ()),
    "terms-piped": lambda: contexts(compared(*PAIR), PIPE, 5, 2, ()),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_output_is_as_it_was_looked_at(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = GOLDENS[name]()
    if os.environ.get("FRAMING_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    ours = {name.partition("-")[0] for name in GOLDENS}
    assert {path.stem for path in GOLDEN.iterdir()
            if path.stem.partition("-")[0] in ours} == set(GOLDENS)


# -- sizes -----------------------------------------------------------------------------------------

PAIRS = [("gazette", "courier"), ("courier", "gazette"), ("gazette", "agency"),
         ("agency", "courier")]


@pytest.mark.parametrize("width", [64, 65, 73, 75, 78, 80])
def test_a_headlines_unit_is_a_unit_however_little_room_there_is(width: int) -> None:
    text = table(compared(*PAIR), screen(width))
    assert "% long" in text
    assert not re.search(r"% (?:long|of)(?!\s+\w)", text)


@pytest.mark.parametrize("names", PAIRS)
@pytest.mark.parametrize("width", [100, 120, 160])
def test_two_articles_fill_so_many_lines_at_most(names: tuple[str, ...], width: int) -> None:
    assert table(compared(*names), screen(width)).count("\n") <= MOST_LINES


def test_a_long_title_costs_two_lines() -> None:
    long = "A headline that will not end " * 20
    pair = of_texts(f"{long}\n\nThey could lose.", f"{long}\n\nThey might win.")
    assert table(pair, screen()).count("\n") <= MOST_LINES


@pytest.mark.parametrize("count", range(2, 8))
@pytest.mark.parametrize("width", [40, 52, 66, 80, 99, 100, 121, 200])
def test_no_line_is_wider_than_the_screen(count: int, width: int) -> None:
    for full in (False, True):
        too_wide = [line for line in table(in_turn(count), screen(width, full=full)).split("\n")
                    if cell_len(line) > width]
        assert not too_wide


WORDS = st.sampled_from([
    "could", "might", "staggering", "brinkmanship", "seems", "Why", "the", "harbour", "2,000",
    "中央政府", "发表声明", "日本語のテキスト", "👩‍👩‍👧", "👍🏽", "🇫🇷", "é" * 3,
    "e\u0301\u0327", "ก็", "שלום",    "[bold]", "x" * 130, "\u200b", "don’t", "“quoted”", "—",
])
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
STRANGE = st.lists(st.tuples(SENTENCES, st.sampled_from([". ", "? ", "。", "\n\n", "! ", ": "])),
                   min_size=1, max_size=6).map(lambda parts: "".join(map("".join, parts)))


@drawn(st.lists(STRANGE, min_size=2, max_size=7), st.integers(40, 200), st.booleans())
@settings(max_examples=40, deadline=None)
def test_wide_letters_and_accents_keep_to_the_screen(
    texts: list[str], width: int, full: bool
) -> None:
    out = table(of_texts(*texts), screen(width, full=full))
    assert max(map(cell_len, out.split("\n"))) <= width


@drawn(STRANGE, st.integers(8, 80), st.integers(0, 60), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_a_cut_passage_is_an_exact_part_with_an_ellipsis_only_at_its_end(
    text: str, width: int, start: int, size: int
) -> None:
    start = min(start, len(text) - 1)
    mark = (start, min(start + size, len(text)))
    cut, marks = crop(text, [mark], width)
    assert cell_len(cut) <= width
    assert cut == text or cut.removesuffix("…") in text
    for begin, end in marks:
        assert 0 <= begin < end <= len(cut)
        assert text[mark[0] : mark[0] + end - begin] == cut[begin:end]


def test_a_cut_never_drops_the_word_that_turns_the_sense() -> None:
    text = ("Nor does opinion on the islands, which are to elect an assembly in the autumn, "
            "appear to be settled.")
    start = text.index("appear")
    cut, _ = crop(text, [(start, start + 6)], 50)
    assert cut.startswith("Nor does")


def test_a_cut_begins_behind_a_comma_where_it_can() -> None:
    text = "After a long night of talks in the old harbour hall, the mayor could resign."
    start = text.index("could")
    assert crop(text, [(start, start + 5)], 30)[0] == "the mayor could resign."


@pytest.mark.parametrize("names", PAIRS)
def test_no_line_ends_in_spaces(names: tuple[str, ...]) -> None:
    for options in (screen(), PIPE):
        assert not re.search(r" \n", table(compared(*names), options))


# -- into a pipe -----------------------------------------------------------------------------------

HARD = "The harbour plan\n\n" + "\n\n".join(
    f"  The mayor said the old {place} could be shut by the\n  end of the "
    f"year, which might cost the {place} a lot. It could\n  also be sold. Why now? Nobody in the "
    f"{place} knows what could come next,\n  and it could get worse." for place in (
        "harbour", "quay", "market", "bridge")) + "\n"


def piped(comparison: Comparison) -> list[tuple[str, int, str]]:
    found = [PLACE.match(line) for line in table(comparison, PIPE).split("\n")]
    return [(match[1], int(match[2]), match[3]) for match in found if match]


@pytest.mark.parametrize("given", [
    pytest.param(lambda: compared(*PAIR), id="pair"),
    pytest.param(lambda: compared(*ALL), id="three"),
    pytest.param(lambda: of_texts(HARD, "It rains on the town. " * 30), id="hard-wrapped"),
    pytest.param(lambda: of_texts(HARD.replace("\n", "\r\n"), "It holds for the town. " * 30),
                 id="crlf"),
])
def test_every_piped_passage_is_a_whole_sentence_that_stands_on_its_line(
    given: Callable[[], Comparison],
) -> None:
    comparison = given()
    by_letter = dict(zip(comparison.labels, comparison.profiles, strict=True))
    passages = piped(comparison)
    assert passages
    for letter, number, text in passages:
        document = by_letter[letter].document
        sentences = {" ".join(document.text(row).split()): row for row in range(document.rows)}
        row = sentences[" ".join(text.split())]
        line = re.split(r"\r\n|\n|\r", document.article.text)[number - 1]
        assert document.text(row).split("\n")[0].rstrip() in line


def test_every_place_on_the_screen_is_a_line_with_the_words_shown() -> None:
    out = table(compared(*PAIR), screen())
    shown = re.findall(r"“([^“”]+?)…?”?\s+([AB]):(\d+)$", out, re.M)
    assert len(shown) > 5
    for words, letter, number in shown:
        article = compared(*PAIR).profiles["AB".index(letter)].article
        assert words in article.text.split("\n")[int(number) - 1]


def test_a_pipe_cuts_nothing() -> None:
    out = table(compared(*ALL), PIPE)
    passages = [line for line in out.split("\n") if PLACE.match(line)]
    assert not [line for line in passages if line.endswith("…")]
    assert "█" not in out
    for words in ("tessmark", "megawatt-hour", "Anselund 2–4–1", "(A–B–C)", "C:3 dateline"):
        assert words.lower() in out.lower()


def test_a_pipe_has_no_colour_codes() -> None:
    assert "\x1b" not in table(compared(*PAIR), PIPE)
    assert "\x1b" not in table(compared(*PAIR), screen())


def test_colour_adds_nothing_but_codes() -> None:
    plain = table(compared(*PAIR), screen())
    coloured = table(compared(*PAIR), Options(width=100, screen=True, color=True))
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_counted_words_are_marked_in_colour() -> None:
    coloured = table(compared(*PAIR), Options(width=100, screen=True, color=True))
    assert "\x1b[1;4mterrified\x1b[0m" in coloured


# -- what is on the page ---------------------------------------------------------------------------


def test_articles_of_any_number_have_letters_and_columns() -> None:
    out = table(in_turn(30), screen())
    assert "A2" in out
    assert "D2" in out
    assert "the other 432 pairs" in out


def test_a_text_without_a_title_goes_by_its_name() -> None:
    out = table(of_texts("It could rain. It could pour.", "It rains."), screen())
    assert "A  0.txt" in out


def test_controls_and_markup_are_shown_never_obeyed() -> None:
    hostile = ("A [bold]title[/bold] \x1b[31mred\x07\n\n"
               "It \u202ecould [link=http://x]go[/link]. ") * 4
    out = table(of_texts(hostile, hostile + "Never."), screen())
    assert "[bold]title[/bold] �" in out
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", out)


def test_only_the_chosen_measures_are_shown() -> None:
    comparison = compare(*(EXAMPLES / f"{name}.txt" for name in PAIR), only=select(("loaded",)))
    out = table(comparison, screen(full=True))
    assert "hype" in out
    assert "readability" not in out
    assert "harder to read" not in out
    short = table(comparison, screen())
    assert "Loaded terms" in short
    assert "Questions" not in short


@pytest.mark.parametrize("id", [id for id in measures() if "." in id])
def test_full_shows_every_measure_with_its_unit(id: str) -> None:
    out = table(compared(*PAIR), screen(full=True))
    name = id.partition(".")[2]
    assert re.search(rf"^  {name} ", out, re.M)
    unit = measures()[id].per.partition(",")[0] if "mean" in measures()[id].per else ""
    assert unit in out


def plugged(profile_: Profile, *more: Measure) -> Profile:
    return profile(profile_.article, only=(*measures().values(), *more))


def _cautions(doc: Document) -> Counts:
    return rate(doc.find(lexicon("hedges")), per=doc.words)


def _longest(doc: Document) -> Counts:
    longest = float(doc.words.max(initial=0.0))
    return Counts((np.array([longest]),), lambda words: words, least=0.0)


def test_a_plugins_metric_and_a_users_list_show_up(tmp_path: Path) -> None:
    own = tmp_path / "sea.tsv"
    own.write_text("term\tclass\ncable\tsea\nharbour\tsea\n", encoding="utf-8")
    more = (
        Measure("style.cautions", _cautions, "1,000 words", "", "segment", False,
                "is more cautious", "is cautious"),
        Measure("style.longest", _longest, "words", "", "article", False, "", ""),
        of_lexicon(own),
    )
    comparison = compare(*(plugged(each, *more) for each in compared(*PAIR).profiles))
    out = table(comparison, screen())
    assert re.search(r"^cautions +[●◐○]? +\d+ \([\d.]+ per 1,000\)", out, re.M)
    assert re.search(r"^longest +\d+ words", out, re.M)
    assert re.search(r"^sea +[●◐○]? +\d+ \([\d.]+ per 1,000\)  cable \d", out, re.M)
    for name in formats():
        text = render(name, "compare", comparison, PIPE)
        assert "cautions" in text
        assert "sea" in text
    for name in formats():
        assert "longest" in render(name, "profile", comparison.profiles, Options(full=True))


def test_profiles_of_several_articles_have_letters_of_their_own() -> None:
    out = render("table", "profile", compared(*ALL).profiles, PIPE)
    letters = {match[1] for line in out.split("\n") if (match := PLACE.match(line))}
    assert letters == {"A", "B", "C"}


def test_why_there_is_no_figure_is_said_once() -> None:
    few = of_texts("Hello.", "They could win. " * 40)
    assert " ".join(table(few, screen()).split()).count("too little to read") == 1


def test_an_empty_side_does_not_break_the_page() -> None:
    for texts in (("...", "It could rain."), ("1", "2"), ("!", "?"), ("a", "a")):
        for name in formats():
            assert render(name, "compare", of_texts(*texts), screen()) is not None
            assert render(name, "profile", of_texts(*texts).profiles, screen())


@pytest.mark.parametrize("subject", ["compare", "profile"])
def test_an_unknown_format_names_the_nearest(subject: Subject) -> None:
    with pytest.raises(SettingError, match="markdown"):
        render("markdwon", subject, compared(*PAIR), PIPE)


def test_places_of_set_aside_text_lie_on_lines_that_were_set_aside() -> None:
    for comparison in (compared(*ALL),):
        for parts, profile_ in zip(Review(comparison).aside,
                                   (comparison.profiles[0], comparison.profiles[2]), strict=True):
            article = profile_.article
            aside = {number for block in article.blocks if block.set_aside
                     for number in range(article.line(block.start), article.line(block.end) + 1)}
            blank = {number for number, line in enumerate(article.text.split("\n"), 1)
                     if not line.strip()}
            for part in parts:
                if match := re.match(r"[AC]:(\d+)(?:–(\d+))? ", part):
                    lines = range(int(match[1]), int(match[2] or match[1]) + 1)
                    assert set(lines) <= aside | blank, part
