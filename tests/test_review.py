"""What the review says: its wording, and that what it says is true of the texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from rich.cells import cell_len

from framing.comparability import Comparability
from framing.comparability.cited import Reason
from framing.comparison import compare
from framing.coverage import Missing
from framing.findings import DIFFERS, NO_GAP, ON_LITTLE, ONE_SECTION, READING
from framing.findings.robustness import FAILS
from framing.measures import measures
from framing.measures.loaded import LABELS
from framing.render import Options, render
from framing.render.contexts import contexts
from framing.render.numbers import chance, short, span
from framing.render.review import comparable, little
from framing.render.review.cells import ROWS
from framing.render.review.differing import MOST_TOLD
from framing.render.review.forms import counted, form, form_counts
from framing.render.review.lacking import is_much, lacking, telling
from framing.render.review.little import on_little, with_counts
from framing.render.review.review import Review
from framing.render.review.telling import tell
from framing.render.review.told import holds
from tests.building import compared, of_texts
from tests.running import works
from tests.timing import growth

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("gazette", "courier", "agency")
ORDERS = [order for size in (2, 3) for order in permutations(NAMES, size)]
FORBIDDEN = re.compile(
    r"\b(?:bias\w*|scor(?:e|es|ed|ing)|slant\w*|propagand\w*|objective(?:ly)?|objectivity|"
    r"trustworth\w*|significan\w*|prov(?:e|es|ed|en)|left-wing|right-wing|copied|made up|mood|"
    r"attitude)\b", re.I)


@cache
def outputs(order: tuple[str, ...]) -> list[str]:
    comparison = compared(*order)
    return [
        render("table", "compare", comparison, Options(width=width, screen=on_screen, full=full))
        for width in (60, 80, 100, 140) for on_screen in (True, False) for full in (True, False)
    ] + [render("markdown", "compare", comparison, Options())]


# -- wording ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_no_word_judges_a_text(order: tuple[str, ...]) -> None:
    for text in outputs(order):
        # An id that was promised is a name, and no verdict.
        assert not FORBIDDEN.search(re.sub(r"loaded\.score|(?m:^  score(?= ))", "", text))


def test_no_measure_or_class_has_words_that_judge() -> None:
    said = [*LABELS.values(), *(row[0] for row in ROWS)]
    said += [words for each in measures().values() for words in (each.more, each.only)]
    assert not [words for words in said if FORBIDDEN.search(words)]


@pytest.mark.parametrize("id", [id for id, each in measures().items() if each.only])
def test_a_measure_that_makes_a_headline_says_who_has_more_too(id: str) -> None:
    assert measures()[id].more


@pytest.mark.parametrize("order", ORDERS)
def test_the_count_stands_before_its_rate(order: tuple[str, ...]) -> None:
    for text in outputs(order):
        for line in text.split("\n"):
            for rate in re.finditer(r"[\d.,]+ (?:per 1,000|% of sentences)", line):
                before = line[: rate.start()].rstrip("\\")
                if re.search(r"gap −?[\d.,]+(?:–| to −?)$", before):
                    continue
                assert re.search(r"\d(?: in [\d,]+ (?:own )?(?:words|sentences))? ?\\?[(:] ?\\?$",
                                 before), line


@pytest.mark.parametrize("order", ORDERS)
def test_zero_is_said_as_none(order: tuple[str, ...]) -> None:
    for text in outputs(order):
        assert not re.search(r"(?<![\d.])0 \(0|\b0 in \d|: 0[;)\s]|\b[A-Z] 0[,;)]", text)


@pytest.mark.parametrize("order", ORDERS)
def test_only_means_that_the_others_have_none(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for told in review.differences.told:
        assert told.headline.startswith("Only ") == (sum(told.none) == len(told.none) - 1)
        if told.headline.startswith("Only "):
            assert told.none[review.letters.index(told.headline.split()[1])] is False
            assert [found is None for found in told.passages] == list(told.none)


@pytest.mark.parametrize("order", ORDERS)
def test_who_has_more_has_the_highest_rate(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for told in review.differences.told:
        who = told.headline.removeprefix("Only ").split()[0]
        bars = [figure.bar for figure in told.figures]
        if "against the others together" not in told.headline:
            assert bars[review.letters.index(who)] == max(bars) == 1.0


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_the_files_changes_only_the_letters(order: tuple[str, ...]) -> None:
    def said(names: tuple[str, ...]) -> set[str]:
        return {told.headline.split(":")[0].removeprefix("Only ")[2:]
                for told in Review(compared(*names)).differences.told}

    assert said(order) == said(tuple(reversed(order)))


# -- what is a headline ----------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_a_headline_is_a_difference_that_the_texts_support(order: tuple[str, ...]) -> None:
    comparison = compared(*order)
    for told in Review(comparison).differences.told:
        assert holds(told.finding)
        assert told.finding in comparison.contrasts
        assert told.finding.q is not None
        assert told.finding.q <= 0.05


@pytest.mark.parametrize("order", ORDERS)
def test_headlines_are_six_at_the_most_whose_words_first_and_how_it_reads_last(
    order: tuple[str, ...]
) -> None:
    found = [told.finding for told in Review(compared(*order)).differences.told]
    assert len(found) <= MOST_TOLD
    tiers = [0 if each.family == "sourcing" else 2 if each.family in READING else 1
             for each in found]
    assert tiers == sorted(tiers)
    assert tiers.count(2) <= 1


@pytest.mark.parametrize("order", ORDERS)
def test_each_sign_in_the_table_is_the_verdict_of_its_row(order: tuple[str, ...]) -> None:
    comparison = compared(*order)
    verdicts = {found.measure: found for found in comparison.contrasts}
    ids = {row[0]: row[1] for row in ROWS}
    for row in Review(comparison).table:
        found = verdicts.get(ids[row.name])
        assert (row.mark == "●") == (found is not None and holds(found))
        assert (row.mark == "◐") == (found is not None and found.verdict == ON_LITTLE)


def test_what_the_signs_mean_is_said_where_they_are_used() -> None:
    for order in ORDERS:
        out = render("table", "compare", compared(*order), Options(screen=True))
        assert "● differs, beyond chance" in out
        assert "gap: 95 % range" in out


def test_p_and_q_stand_in_a_pipe_and_in_full_and_not_on_a_screen() -> None:
    pair = compared("gazette", "courier")
    for options, shown in ((Options(), True), (Options(screen=True, full=True), True),
                           (Options(screen=True), False)):
        out = " ".join(render("table", "compare", pair, options).split())
        assert bool(re.search(r"\bp \.\d+, q \.\d+", out)) == shown


def test_full_shows_everything_that_was_tested_with_its_floor_and_verdict() -> None:
    comparison = compared("gazette", "courier")
    out = render("table", "compare", comparison, Options(full=True))
    for found in comparison.contrasts:
        [line] = [line for line in out.split("\n")
                  if re.match(rf"[●◐○·] {found.measure}, {found.voice}: ", line)]
        assert found.verdict in line
        assert ("floor " in line) == (found.p is not None)


@pytest.mark.parametrize("order", ORDERS)
def test_full_leaves_nothing_out_on_a_screen_either(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    out = " ".join(render("table", "compare", compared(*order),
                          Options(screen=True, full=True)).split())
    lines = [*review.voices(), *review.look_again(), *review.lacking(), *review.only_one_has()]
    assert all(", ".join(line.parts) in out for line in lines)


def test_full_gives_each_voice_its_own_figure_with_an_interval() -> None:
    out = render("table", "compare", compared("gazette", "courier"), Options(full=True))
    lines = out.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("  possibility "))
    assert re.search(r"18 in 1,144: 16 \(9\.\d–2\d\)", lines[at])
    assert re.match(r"    author +18 in 1,144: 16", lines[at + 1])
    assert re.match(r"    quoted +– \(nobody is quoted\) +1 in 244: 4\.1 \(0–\d+\)",
                    lines[at + 2])


def test_one_text_twice_is_said_not_to_be_comparable_and_nothing_is_told() -> None:
    review = Review(compared("gazette", "gazette"))
    assert review.differences.judged.verdict == "no"
    assert review.differences.told == []
    assert "can’t be compared" in review.differences.not_told
    assert {row.mark for row in review.table} == {""}
    assert [review.words.own(0), review.words.own(1)] == [[], []]


PLAIN = "The harbour is wide and the wall is old, and the town lies by the sea as it has for long. "


def test_of_a_copy_no_tone_is_told_and_nothing_is_said_not_to_be_comparable() -> None:
    text = (EXAMPLES / "agency.txt").read_text("utf-8")
    review = Review(of_texts(text, text.replace("percent", "per cent") + "\nIt was a scandal.\n"))
    said = review.differences.comparable(brief=True)
    assert said.startswith("In part. Most of A stands in B too")
    assert said.count(" % of ") == 1  # how much of it, once
    assert "So tone and rates are not compared." in said
    assert "story or kind" not in said
    assert review.differences.not_told == (
        "No difference in rates is told: rates are not compared (see above).")


def test_of_a_copy_the_passages_that_were_added_are_told() -> None:
    text = (EXAMPLES / "agency.txt").read_text("utf-8")
    added = "Critics slammed the wretched decision as madness and howled for weeks about it."
    text = text.replace("\n\n(c)", " They waited.\n\n(c)")
    review = Review(of_texts(text, text.replace("\n\n(c)", f"\n\n{added}\n\n(c)")))
    [line] = review.lacking(brief=True)
    assert len(line.parts) == 1
    assert (line.head, line.parts[0][:23]) == ("in A: ", "“Critics slammed the wr")
    assert line.parts[0].endswith("…” B:33")
    assert f"“{added}” B:33" in review.lacking()[0].parts
    other = Review(compared("gazette", "agency"))
    assert not any("“" in part for line in other.lacking() for part in line.parts)


def test_of_a_copy_it_is_told_what_was_changed_within_a_sentence() -> None:
    text = (EXAMPLES / "agency.txt").read_text("utf-8")
    assert "310,000 inhabitants" in text
    review = Review(of_texts(text, text.replace("310,000 inhabitants", "290,000 inhabitants")))
    [line] = review.lacking(brief=True)  # and neither figure is said not to be found
    assert (line.label, line.head) == ("Changed", "")
    assert line.parts == ("“310,000 inhabitants” A:29 – “290,000 inhabitants” B:29",)
    other = Review(compared("gazette", "agency"))
    assert not any(line.label == "Changed" for line in other.lacking())


def test_what_is_not_found_begins_with_who_is_quoted_and_is_counted_in_full() -> None:
    story = json.loads((EXAMPLES.parent / "tests/cases/coverage/nurses.json").read_text("utf-8"))
    review = Review(of_texts(*("\n\n".join(" ".join(each) for each in story[side])
                               for side in "ab")))
    lines = review.lacking()
    assert lines
    for line, first in zip(lines, review.lacking(brief=True), strict=True):
        assert sorted(line.parts) == sorted(first.parts)
        heard = [part.split()[0] for part in line.parts if part.startswith(("quoted", "reported"))]
        assert heard == sorted(heard)


def test_of_a_text_in_one_line_no_passage_is_called_the_nearest() -> None:
    story = json.loads((EXAMPLES.parent / "tests/cases/coverage/nurses.json").read_text("utf-8"))
    for gap, told in (("\n\n", True), (" ", False)):
        review = Review(of_texts(*(gap.join(" ".join(each) for each in story[side])
                                   for side in "ab")))
        parts = [part for line in review.lacking() for part in line.parts]
        assert parts
        assert any("nearest" in part for part in parts) is told


def test_a_passage_that_is_not_near_is_not_called_the_nearest() -> None:
    story = json.loads((EXAMPLES.parent / "tests/cases/coverage/nurses.json").read_text("utf-8"))
    review = Review(of_texts(*("\n\n".join(" ".join(each) for each in story[side])
                               for side in "ab")))
    [missing] = review.comparison.missing
    assert missing
    told = {each.text: each.score >= 0.35 for each in missing if each.nearest}
    parts = [part for line in review.lacking() for part in line.parts]
    assert {True, False} == set(told.values())
    for part in parts:
        text = re.sub(r"^(?:quoted|reported) | [AB]:\d+(?:, nearest [AB]:\d+)?$", "", part)
        assert ("nearest" in part) is told.get(text, False), part


def test_people_and_weighty_figures_come_first_of_what_is_not_found() -> None:
    found = [Missing(0, at, at + 1, text, kind, 1, None, 0.0) for at, (kind, text) in enumerate((
        ("source", "Ana Roe"), ("name", "Velmouth"), ("name", "Harbour Board"),
        ("number", "42-year-old"), ("number", "900 feet"), ("number", "43 per cent"),
        ("number", "eight months"), ("number", "412 flights"), ("date", "2019")))]
    kinds = [[each for each in found if each.kind == kind]
             for kind in ("source", "name", "number", "date")]
    assert [each.text for each in telling(kinds)] == [
        "Ana Roe", "43 per cent", "412 flights", "Harbour Board"]
    assert [each.text for each in telling([kinds[0], kinds[1], kinds[2][:3], kinds[3]])] == [
        "Ana Roe", "43 per cent", "Harbour Board", "Velmouth", "42-year-old", "900 feet", "2019"]


@pytest.mark.parametrize(("text", "much"), [
    ("$11 million", True), ("£18m", True), ("90m kroner", True), ("4.1 per cent", True),
    ("61%", True), ("10,000 masks", True), ("350 bears", True), ("four hundred", True),
    ("17 centimetres", False), ("20 years", False), ("six years", False), ("14 hours", False),
    ("800 kilometers", False), ("1,612-meter", False), ("100m", True), ("13", False),
    ("46 flights", False), ("three lit objects", False),
])
def test_weighty_figures_are_of_money_shares_and_many(text: str, much: bool) -> None:
    assert is_much(text) is much


def test_of_a_subject_the_names_in_both_are_told_in_brief_and_of_a_story_not() -> None:
    def said(kind: str) -> str:
        text = "A and B are alike: both name Velmouth, Storm Orrick; TF-IDF cosine 0.22."
        found = Comparability("yes", (Reason(kind, text, ()),), ())
        return comparable.told(found, None, brief=True)

    assert said("subject") == "Yes. A and B are alike: both name Velmouth, Storm Orrick."
    assert said("story") == "Yes. A and B are alike."


def test_a_sentence_of_a_copy_with_other_marks_is_not_said_to_be_added() -> None:
    text = (EXAMPLES / "agency.txt").read_text("utf-8")
    one, other = (text.replace("\n\n(c)", f"\n\n{said}\n\n(c)") for said in (
        '"They knew in June. It was known to all of them there," said Roe.',
        "“They knew in June. It was known to all of them there,” said Roe."))
    assert one != text
    assert Review(of_texts(one, other)).lacking() == []


def test_of_a_copy_with_many_changes_the_first_are_told() -> None:
    words = ("north", "east", "south", "west", "upper", "lower", "inner", "outer", "older", "newer")
    before, after = (PLAIN * 2 + " ".join(
        f"The {word} gate of the harbour in Halden {verb} last week." for word in words)
        for verb in ("opened", "closed"))
    lines = Review(of_texts(before, after)).lacking(brief=True)
    assert [line.parts[0] for line in lines[-2:]] == [
        "“opened last” A:1 – “closed last” B:1", "2 more"]
    assert len([line for line in Review(of_texts(before, after)).lacking()
                if line.label == "Changed"]) == len(words)


def test_what_a_copy_lacks_takes_time_in_proportion_to_its_length() -> None:
    def work(number: int) -> Callable[[], object]:
        a, b = (" ".join(f"The old town of Ab{at} had {at + more} people in the year of qx{at}."
                         for at in range(number)) for more in (0, 100_000))
        comparison = of_texts(a, b)
        assert len(comparison.coverage[0].altered) == number
        return lambda: lacking(comparison, ("A", "B"), brief=False)

    assert growth(work, 200, 1600) < 20


def test_of_several_articles_on_one_story_that_is_said_once() -> None:
    found = Comparability("yes", tuple(
        Reason("story", f"{pair} tell one story, by names and words: both name Ondrey.", ())
        for pair in ("A and B", "A and C", "B and C")), ())
    assert comparable.told(found, None, brief=True) == (
        "Yes. All tell one story, by names and words.")
    assert comparable.told(found, None, brief=False).count("tell one story") == 3


def test_few_hits_make_no_row_and_no_headline_but_are_counted() -> None:
    review = Review(of_texts("It could rain on the harbour today. " * 2 + PLAIN * 9, PLAIN * 9))
    assert not review.differences.told
    assert "What could happen" not in [row.name for row in review.table]
    [line] = review.differences.few(brief=False)
    assert line.parts[0].startswith("what could happen A 2 · none found: ")
    assert review.differences.few(brief=True) == []
    review = Review(of_texts("It could rain on the harbour today. " * 3 + PLAIN * 9, PLAIN * 9))
    assert review.differences.few(brief=True)[0].parts == ("what could happen A 3",)


def test_how_much_is_quoted_is_told_however_seldom() -> None:
    quoting = "“It held,” said Ann Lee. " + "The weir held all day. " * 20
    pair = of_texts(quoting, "The weir broke at noon. " * 20)
    rows = {row.name: row for row in Review(pair).table}
    assert [cell.figure for cell in rows["Quoted speech"].cells] == ["2 words (1.9 %)", "none"]
    assert "Softened" not in rows


def test_no_difference_is_said_where_none_is_supported() -> None:
    harbour = "The harbour is wide. The wall of stone is old, and the town stands there as it did. "
    ferry = "The ferry came late. The men with carts came up, and the load went in as they saw. "
    out = render("table", "compare", of_texts(harbour * 9, ferry * 9), Options())
    assert "No rate differs beyond chance in texts of this length." in out
    assert "Where they differ most" not in out


HYPE = "The staggering blow was a catastrophe, a shocking and unprecedented disaster."
QUIET = "\n\n".join([PLAIN * 3] * 12)


def test_what_one_paragraph_carries_is_no_headline_and_says_where_it_is() -> None:
    text = QUIET + f"\n\n{' '.join([HYPE] * 4)}\n\n" + QUIET
    review = Review(of_texts(text, QUIET * 2 + "\n\nThe sea is calm in the haven tonight."))
    hype = next(found for found in review.comparison.contrasts if found.measure == "loaded.hype")
    assert hype.verdict != DIFFERS
    if hype.verdict == ON_LITTLE:
        lines = review.differences.little(brief=True)
        assert any(line.label == "In one place" and line.head.endswith("in A:25")
                   for line in lines)


def test_the_range_of_a_difference_stands_where_two_articles_have_room() -> None:
    pair = compared("gazette", "courier")
    wide = render("table", "compare", pair, Options(width=100, screen=True))
    narrow = render("table", "compare", pair, Options(width=80, screen=True))
    assert re.search(r"^ +A +B +gap$", wide, re.M)
    assert re.search(r"^ +A +B$", narrow, re.M)
    three = render("table", "compare", compared(*NAMES), Options(screen=True))
    assert re.search(r"^ +A +B +C$", three, re.M)


def test_no_clear_gap_beside_a_range_without_zero_is_told_as_chance() -> None:
    review = Review(compared("gazette", "courier"))
    assert [row.name for row in review.table if row.at_odds] == ["How it looks"]
    assert "○ could be chance" in review.legend
    sure = Review(compared("gazette", "courier"))
    known = sure.differences.tested
    known["certainty.evidentials"] = replace(known["certainty.evidentials"], verdict=ON_LITTLE)
    assert not any(row.at_odds for row in sure.table)
    assert "○ no clear gap" in sure.legend


def test_how_long_paragraphs_are_is_no_headline() -> None:
    boats = ("ferry", "barge", "tug", "yacht", "coaster", "dinghy", "launch", "cutter", "punt",
              "liner", "tanker", "trawler", "sloop", "ketch", "wherry", "lighter")
    late = [f"The {boat} came late to Ellery and the load of Ana Roe went in as it did to Ben Ito."
            for boat in boats]
    dock = [f"The {boat} lay at Ellery and the men of Ana Roe slept on it as they did at Ben Ito's."
            for boat in boats]
    out = render("table", "compare", of_texts("\n\n".join(late), "\n\n".join(
        f"{one} {two}" for one, two in zip(dock[::2], dock[1::2], strict=True))), Options())
    assert "But for the length of paragraphs, no rate differs beyond chance" in out
    assert "Also differ: ● words a paragraph A 20, B 40" in out
    assert "longer paragraphs" not in out


def test_who_is_she_and_he_is_no_word_of_an_article() -> None:
    she = "The clerk rose at dawn. She rowed to the port and she tied the boat as she did before. "
    port = "The clerk rose at dawn. The port was calm and the boats were tied as it had been. "
    pair = of_texts(she * 8, port * 8)
    own = Review(pair).words.own_words(0)
    assert any(term.text == "she" for term in pair.terms)
    assert not any(each.startswith("she") for each in own)


def test_of_three_articles_the_one_that_stands_out_bears_the_sign() -> None:
    rows = {row.name: row for row in Review(compared(*NAMES)).table}
    assert [cell.mark for cell in rows["What could happen"].cells] == ["●", "", ""]
    assert rows["What could happen"].mark == "●"
    assert not any(cell.mark for cell in rows["Softened"].cells)


def test_whether_they_can_be_compared_comes_first_with_the_texts_own_words() -> None:
    for options in (Options(), Options(screen=True)):
        out = " ".join(render("table", "compare", compared("gazette", "courier"), options).split())
        before, _, after = out.partition("In part.")
        assert "Comparable" in before
        assert "“The views expressed” (A:99)" in after.partition("Length")[0]
        assert "not judged" in after.partition("Length")[0]


def test_tone_is_no_headline_where_kinds_differ() -> None:
    review = Review(compared("gazette", "courier"))
    assert "tone" in review.differences.judged.rules_out
    assert all(told.finding.family != "tone" for told in review.differences.told)


def test_the_table_signs_a_tone_that_story_or_kind_may_make_as_on_little() -> None:
    review = Review(compared("gazette", "courier"))
    assert "tone" in review.differences.judged.rules_out
    review.differences.__dict__["tested"] = {
        id: replace(each, verdict=DIFFERS) for id, each in review.differences.tested.items()}
    signs = {row.name.partition(",")[0]: row.mark for row in review.table}
    assert (signs["Words’ tone"], signs["Softened"]) == ("◐", "●")


def test_no_tone_below_zero_is_called_more_positive() -> None:
    profiles = compared("gazette", "courier").profiles
    found = next(each for each in compared("gazette", "courier").contrasts
                 if each.measure == "tone.valence")
    values = [profile.value("tone.valence", found.voice) or 0.0 for profile in profiles]
    assert max(values) < 0
    less, other = ("AB" if values.index(max(values)) == 0 else "BA")
    assert found.sentence.startswith(f"{less} has words of a less negative tone: −0.")
    headline = tell(profiles, "AB", found, {}, set()).headline
    assert re.fullmatch(
        rf"{less} has words of a less negative tone: −0\.\d+ \({other}: −0\.\d+\)", headline)


def test_ease_is_told_in_points_with_what_they_mean() -> None:
    comparison = compared("gazette", "agency")
    found = next(each for each in comparison.contrasts if each.measure == "readability.flesch")
    told = tell(comparison.profiles, "AB", found, {}, set())
    assert re.fullmatch(r"A is easier to read: \d+ points \(B: \d+\)", told.headline)
    assert told.unit == "points, fewer is harder"


def test_a_difference_of_tone_says_how_much_of_it_is_topic() -> None:
    profiles = compared("gazette", "courier").profiles
    found = replace(next(each for each in compared("gazette", "courier").contrasts
                         if each.family == "tone"), verdict=ON_LITTLE, why="47 % of it is topic")
    told = tell(profiles, ("A", "B"), found, {}, set())
    line = on_little(profiles, ("A", "B"), told, brief=True)
    assert line.label == "With care"
    assert re.search(r"Words’ tone: A −0\.02 \(B: −0\.10\); half of the gap is topic", line.head)


def test_a_tone_without_a_headline_stands_beside_the_one_without_the_topic() -> None:
    comparison = compared("gazette", "courier")
    found = next(each for each in comparison.contrasts if each.measure == "tone.valence")
    line, = with_counts(comparison.profiles, ("A", "B"), [
        replace(found, masked=(-0.2, 0.1), verdict=DIFFERS)])
    assert line.endswith("(without the topic’s words A −0.20, B +0.10)")
    plain, = with_counts(comparison.profiles, ("A", "B"), [replace(found, masked=())])
    assert line.startswith(f"{plain} (")


def test_headlines_of_a_difference_say_the_same_in_fewer_words() -> None:
    for told in Review(compared("gazette", "courier")).differences.told:
        starts = {headline.split(":")[0].removesuffix(", in its own words")
                  for headline in told.headlines}
        assert len(starts) == 1
        assert len(told.headlines[-1]) == min(map(len, told.headlines))


@pytest.mark.parametrize("order", ORDERS)
def test_how_it_reads_is_told_by_words_and_no_points(order: tuple[str, ...]) -> None:
    told = [each.headline for each in Review(compared(*order)).differences.told
            if each.finding.family in READING]
    assert all(re.match(r"[A-C] is harder to read: [\d.]+ (words a sentence|% long words) ", each)
               for each in told)


@pytest.mark.parametrize(("verdict", "says"), [
    (DIFFERS, "B is harder to read: 11 % long words (A: 8 %)"),
    (NO_GAP, "B has more long words: 11 % (A: 8 %)"),
])
def test_nothing_is_harder_to_read_where_the_table_says_no_gap(verdict: str, says: str) -> None:
    comparison = compared("gazette", "courier")
    tested = {each.measure: each for each in comparison.contrasts
              if each.measure in ("readability.flesch_kincaid", "readability.long_words")}
    long_words = tested["readability.long_words"] = replace(
        tested["readability.long_words"], verdict=DIFFERS)
    grade = replace(tested["readability.flesch_kincaid"], verdict=verdict)
    told = tell(comparison.profiles, "AB", long_words,
                tested | {"readability.flesch_kincaid": grade}, set())
    assert told.headline == says


def test_harder_to_read_has_the_longest_sentences_or_says_long_words() -> None:
    for order in ORDERS:
        for told in Review(compared(*order)).differences.told:
            if "harder to read" in told.headline and "words a sentence" in told.headline:
                own, others = told.headline.split("(")
                numbers = [int(number) for number in re.findall(r"\d+", others)]
                assert int(re.findall(r"\d+", own)[0]) >= max(numbers)


# -- truth -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_a_passage_shows_what_its_headline_counts(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for told in review.differences.told:
        if told.finding.family in READING:
            continue
        for found, profile in zip(told.passages, review.profiles, strict=True):
            if found:
                assert found.marks or found.text.rstrip("”\"’").endswith("?")
                assert profile.article.text.startswith(found.text, found.start)
                for start, end in found.marks:
                    assert 0 <= start < end <= len(found.text)


@pytest.mark.parametrize("order", ORDERS)
def test_no_sentence_is_shown_twice_while_there_is_another(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    keys = [found.key for told in review.differences.told for found in told.passages if found]
    assert len(set(keys)) >= len(keys) - 1


@pytest.mark.parametrize("id", ["certainty.possibility", "loaded.rate", "certainty.hedges"])
def test_forms_add_up_to_the_hits(id: str) -> None:
    for profile in compared(*NAMES).profiles:
        assert sum(uses for _, uses in form_counts(profile, id)) == profile[id]["all"].hits


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_headlines_counts_add_up(most: int) -> None:
    for profile in compared(*NAMES).profiles:
        for id in ("certainty.possibility", "certainty.evidentials", "loaded.hype"):
            said, hits = counted(profile, id, (), most), profile[id]["all"].hits
            numbers = [int(number) for number in re.findall(r"\d+", said)]
            if said == "none":
                assert hits == 0
            elif "such as" in said:
                assert numbers[0] == hits
            else:
                assert sum(numbers) == hits


@pytest.mark.parametrize(("text", "expected"), [
    ("appears to", "appears"), ("A striking", "striking"), ("has to", "has to"),
    ("ought to", "ought to"), ("I think", "I think"), ("it is likely that", "it is likely"),
    ("the", "the"), ("Couldn’t", "couldn't"),
])
def test_a_form_drops_its_edges_but_not_its_sense(text: str, expected: str) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (0, "0"), (0.041, "0.041"), (-3.2, "−3.2"), (20.4, "20"), (941, "941"), (1334.2, "1,334"),
    (99.7, "100"), (4.0, "4"), (0.00012, "0.00012"), (9.96, "10"), (100, "100"), (-0.0, "0"),
])
def test_two_digits_and_a_true_minus(value: float, expected: str) -> None:
    assert short(value) == expected


@pytest.mark.parametrize(("low", "high", "expected"), [
    (18.2, 41.7, "18–42"), (-2.5, 9, "−2.5 to 9"), (0.07, 0.34, "0.07–0.34"),
    (-0.017, 0.19, "−0.02 to 0.19"), (-0.5, -0.1, "−0.50 to −0.10"), (None, None, ""),
])
def test_a_range_never_reads_as_a_minus(low: float, high: float, expected: str) -> None:
    assert span(low, high) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (0.0005, ".0005"), (0.041, ".041"), (0.3, ".3"), (1.0, "1"), (0.996, "1"), (0.0, "<.0001"),
])
def test_a_chance_is_never_nothing(value: float, expected: str) -> None:
    assert chance(value) == expected


def test_words_are_written_as_the_articles_write_them() -> None:
    review = Review(of_texts("Ukraine’s harbour. Harbour talks. The harbour of Ukraine. NATO.",
                             "Power and power. NATO’s Ukraine."))
    assert [review.comparison.shown(word) for word in ("ukraine", "harbour", "nato", "power")] == [
        "Ukraine", "harbour", "NATO", "power"]


def test_a_name_keeps_its_capital_whatever_an_address_or_a_verb_does() -> None:
    review = Review(of_texts("Veldra said. Veldra rose. Veldra fell. Veldra won: www.veldra.org.",
                             "The harbour of Trump. Trump won. To trump him was easy."))
    assert [review.comparison.shown(word) for word in ("veldra", "trump")] == ["Veldra", "trump"]


def test_a_word_that_is_used_once_is_not_stressed() -> None:
    words = Review(of_texts("The depot on Kiln Lane was shut. The bakery is near the depot.",
                            "Rain fell on Kiln Lane. The depot was wet. The depot is shut.")).words
    assert words.both() == [("depot", "depot 2–2")]
    assert [words.stressed(place) for place in (0, 1)] == [["depot 2"], ["depot 2"]]


def test_a_word_that_another_article_uses_half_as_often_is_nobodys_besides() -> None:
    words = Review(of_texts("The depot is by the weir. A depot, a weir, a weir and a weir. A weir!",
                            "The depot is wet. The depot has a weir, and a weir. One well.")).words
    assert "depot" in words.common_to_all
    assert "weir" not in words.common_to_all


def test_a_word_is_stressed_besides_in_one_form_and_not_where_another_has_it_in_another() -> None:
    one = ("The tower fell. A tower, a depot and two depots; depots, and a depot, and the weir. "
           "A weir.")
    other = "Towers fell. The towers were wet, and the kiln."
    words = Review(of_texts(one, other)).words
    assert words.stressed(0) == ["depots 2", "weir 2"]
    assert words.stressed(1) == []
    assert words.stressed(0, without=frozenset({"weirs"})) == words.stressed(0)[:1]


def test_a_word_is_one_in_two_spellings() -> None:
    british = ("The centre of the harbour was shut. The centre organised a kiln, a kiln; the "
               "labourers travelled. Labourers travelled.")
    american = ("The center of the harbor is open. Center and weir, and a weir, were organized; "
                "laborers traveled. Laborers traveled to the harbor.")
    words = Review(of_texts(british, american)).words
    assert words.both() == [("labourers/laborers", "labourers/laborers 2–2"),
                            ("travelled/traveled", "travelled/traveled 2–2"),
                            ("centre/center", "centre/center 2–2")]
    assert [words.besides(place) for place in (0, 1)] == [["kiln 2"], ["weir 2"]]
    assert not any(term in line for place in (0, 1) for line in words.own_words(place)
                   for term in ("cent", "labo", "travel"))


def test_no_word_is_ones_own_that_the_other_spells_otherwise() -> None:
    for spelling, told in (("center", False), ("kiln", True)):
        one, other = ("\n\n".join(f"The {word} held. {PLAIN * 3}" for _ in range(14))
                      for word in ("centre", "weir"))
        other += f"\n\nThe centre of a centre. The {spelling} is wet."
        own = Review(of_texts(one, other)).words.own_words(0)
        assert any(each.startswith("centre") for each in own) is told


def test_an_idle_word_that_stands_twice_is_not_stressed() -> None:
    text = ("A former clerk sent a kiln, and the kiln passed a former weir; a weir passed. "
            "Eleven of eleven should. Should it?")
    words = Review(of_texts(text, "It rained.")).words
    assert words.stressed(0) == ["kiln 2", "weir 2"]


def test_the_words_of_one_name_are_stressed_as_one() -> None:
    text = ("Horna Luka lies by Mount Serrat. Horna Luka is wet; Serrat is dry. "
            "Ana Okray saw Okray and Ana.")
    words = Review(of_texts(text, "It rained.")).words
    assert set(words.stressed(0)) == {"Horna Luka 2", "Serrat 2", "Okray 2", "Ana 2"}


def test_words_of_any_story_are_stressed_in_none() -> None:
    text = "They told us to take it, and told it for months. The months take the weir; a weir told."
    words = Review(of_texts(text, text)).words
    assert words.both() == [("weir", "weir 2–2")]


def test_titles_and_words_that_stand_for_others_are_not_stressed() -> None:
    text = ("Mr. Voss and Sen. Lee met her amid the weir’s din. Mr. Voss told her and six of Sen. "
            "Lee’s six, as E&E News wrote, the E&E News of Velm. Some 4 per cent met, amid 5 per "
            "cent, for Rs 3, Rs 6, EUR 2, EUR 3, on Monday, Oct. 3, and Monday, Oct. 10. I'm "
            "here, &quot;and I'm well&quot;.")
    words = Review(of_texts(text, text)).words
    told = [*words.stressed(0, 99), *(each for _, each in words.both(99))]
    assert not {"Mr", "Sen", "her", "six", "E", "amid", "per", "cent", "Rs", "EUR", "Oct",
                "Monday", "I'm", "quot"} & {
        each.split()[0] for each in told}
    assert any(each.startswith("Voss ") for each in told)


def test_own_words_are_used_more_than_by_all_others_together() -> None:
    for order in ORDERS:
        review = Review(compared(*order))
        for article in range(len(order)):
            for term in review.words.own(article):
                assert term.counts[article] > sum(term.counts) - term.counts[article]


def test_set_aside_text_is_named_by_where_it_comes_from() -> None:
    text = ("A title\n\n" + "The harbour was shut on Monday after a storm, the mayor said.\n\n" * 5
            + "You May Also Like\n\nThis article is submitted by our user under the News "
            "Submission Rules. The cover photo is computer generated art for illustrative "
            "purposes only.\n\n© 2026 The Sound Gazette. All rights reserved.\n")
    said = ", ".join(Review(of_texts(text, "Nothing. " * 9)).aside[0])
    assert "“submitted by our user”" in said
    assert "“computer generated art”" in said


def test_a_note_in_italics_is_quoted_without_its_stars() -> None:
    text = "The weir\n\n*Editor’s note: This was amended on 5 May.*\n\nThe weir held on Monday."
    said = Review(of_texts(text, text)).aside[0]
    assert "“Editor’s note" in " ".join(said)


def test_a_list_of_measures_keeps_capitals_that_are_a_names() -> None:
    assert [little.named(f"tone.{id}") for id in ("vader", "valence")] == [
        "VADER’s tone", "words’ tone"]


def test_what_counts_all_has_nothing_set_aside() -> None:
    comparison = compare(EXAMPLES / "gazette.txt", EXAMPLES / "courier.txt", clean=False)
    assert Review(comparison).aside == []


@pytest.mark.parametrize("why", sorted(FAILS.values()))
def test_each_reason_for_which_a_difference_rests_on_little_can_be_told(why: str) -> None:
    pair = compared("gazette", "courier")
    found = next(each for each in pair.contrasts if each.measure == "tone.valence")
    found = replace(found, verdict=ON_LITTLE, why=why)
    told = tell(pair.profiles, "AB", found, {}, set())
    for brief in (True, False):
        line = on_little(pair.profiles, "AB", told, brief=brief)
        assert ("it could be chance" if why == ONE_SECTION else why) in line.head


def test_of_one_text_twice_among_three_it_says_why_no_difference_is_told() -> None:
    text = works("compare", *(EXAMPLES / f"{name}.txt" for name in ("agency", "courier", "agency")))
    assert "rates are not compared." in text
    assert "a difference in tone" not in text
    assert ("No difference in rates is told: each article is held against all others, and not all "
            "can be compared (see above).\n") in text


@pytest.mark.parametrize("width", [40, 60, 100])
def test_on_a_screen_no_line_of_terms_is_wider_than_it(width: int) -> None:
    shown = contexts(compared("courier", "gazette"), Options(width=width, screen=True), 10, 2, ())
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "log-odds" in shown


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_of_one_text_twice_no_difference_is_put_down_to_its_story(format: str) -> None:
    shown = render(format, "compare", compared("agency", "agency"), Options())
    assert "are one text: there is nothing to compare." in shown
    assert "may be one of story or kind" not in shown


@pytest.mark.parametrize(("quoted", "says"), [(1, ", quoted"), (3, ", all quoted")])
def test_what_is_all_quoted_is_not_said_to_be_some_of_it(quoted: int, says: str) -> None:
    passive = "The weir was built by the crews of Velm. "
    own = "\n\n".join([f"{passive}It was mended on a day in May. Nobody saw it."] * 9)
    said = "“It was built by the mayor,” said Ann Lee. "
    other = f"{PLAIN * 2}\n\n" * 9 + said * quoted
    review = Review(of_texts(own, other))
    told = {each.finding.measure: each for each in review.differences.told}
    assert f"{quoted}{says})" in told["agency.passives"].headlines[0]


def test_a_word_of_a_longer_text_is_stressed_from_three_uses_on() -> None:
    plain = "The boats lay at the quay and the men slept on them until the morning came at last. "
    few = "The weir broke. A heron stood on the weir. The heron rose. "
    short, long = (Review(of_texts(few + plain * times, plain * times)).words for times in (3, 40))
    assert {"heron 2", "weir 2"} <= set(short.besides(0))
    assert not {"heron 2", "weir 2"} & set(long.besides(0))
    assert "heron 4" in Review(of_texts(few * 2 + plain * 40, plain * 40)).words.besides(0)


def test_a_word_that_the_other_article_uses_more_is_none_besides() -> None:
    plain = "The boats lay at the quay and the men slept on them until the morning came at last. "
    words = Review(of_texts(plain * 4 + "The weir broke. A heron saw the weir. It was a heron. ",
                            plain * 4 + "The weir broke. " * 9)).words
    assert not any(each.startswith("weir") for each in words.besides(0))
    assert "heron 2" in words.besides(0)
