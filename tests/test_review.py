"""What the review says: its wording, and that what it says is true of the texts."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from framing.comparison import compare
from framing.measures import measures
from framing.measures.loaded import LABELS
from framing.render import Options, render
from framing.render.cells import (
    LEAST_HITS,
    LEAST_WIDTH,
    ROWS,
    short,
    widest,
)
from framing.render.forms import counted, form, form_counts
from framing.render.gaps import MOST_GAPS
from framing.render.review import Review
from tests.building import compared, of_texts

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
        assert not FORBIDDEN.search(text)


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
                assert re.search(r"\d(?: in [\d,]+ (?:words|sentences))? ?\\?[(:] ?\\?$",
                                 before), line


@pytest.mark.parametrize("order", ORDERS)
def test_zero_is_said_as_none(order: tuple[str, ...]) -> None:
    for text in outputs(order):
        assert not re.search(r"\b0 \(0|\b0 in \d|: 0[;)\s]|\b[A-Z] 0[,;)]", text)


@pytest.mark.parametrize("order", ORDERS)
def test_only_means_that_the_others_have_none(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for gap in review.gaps:
        zeros = [figure.figure == "0" for figure in gap.figures]
        assert gap.headline.startswith("Only ") == (sum(zeros) == len(zeros) - 1)
        if gap.headline.startswith("Only "):
            assert zeros[review.letters.index(gap.headline.split()[1])] is False
            assert [found is None for found in gap.passages] == zeros


@pytest.mark.parametrize("order", ORDERS)
def test_who_has_more_has_the_highest_rate(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for gap in review.gaps:
        who = gap.headline.removeprefix("Only ").split()[0]
        bars = [figure.bar for figure in gap.figures]
        assert bars[review.letters.index(who)] == max(bars) == 1.0


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_the_files_changes_only_the_letters(order: tuple[str, ...]) -> None:
    said = {gap.headline.split(":")[0].removeprefix("Only ")[2:] for gap in
            Review(compared(*order)).gaps}
    same = {gap.headline.split(":")[0].removeprefix("Only ")[2:] for gap in
            Review(compared(*reversed(order))).gaps}
    assert said == same


def test_by_far_the_most_is_one_article_and_half_as_much_again() -> None:
    for order in ORDERS:
        review = Review(compared(*order))
        for name, cells in review.table:
            id = next(row[1] for row in ROWS if row[0] == name)
            marked = [place for place, cell in enumerate(cells) if cell.more]
            assert len(marked) <= 1
            for place in marked:
                values = [profile.value(id) or 0.0 for profile in review.profiles]
                assert values[place] >= 1.5 * max(
                    value for at, value in enumerate(values) if at != place)


def test_the_mark_is_explained_where_it_is_used() -> None:
    for order in ORDERS:
        out = render("table", "compare", compared(*order), Options(screen=True))
        table, _, rest = out.partition("Where they lie")
        assert ("▲ by far the most" in " ".join(rest.split())) == ("▲" in table)


def test_equal_texts_have_no_gap_and_no_mark() -> None:
    review = Review(compared("gazette", "gazette"))
    assert review.gaps == []
    assert not review.marked
    assert [review.own(0), review.own(1)] == [[], []]


def test_few_hits_make_no_row_and_no_gap() -> None:
    review = Review(of_texts("It could rain. " * 2 + "The harbour is wide. " * 50,
                             "The harbour is deep. " * 60))
    assert not review.gaps
    assert "What could happen" not in dict(review.table)
    assert review.few[0] == "what could happen A 2"
    assert review.few[-1].startswith("none: ")


def test_many_gaps_are_six_at_the_most_the_widest_first() -> None:
    for order in ORDERS:
        gaps = Review(compared(*order)).gaps
        widths = [gap.width for gap in gaps if "harder to read" not in gap.headline]
        assert len(gaps) <= MOST_GAPS
        assert widths == sorted(widths, reverse=True)
        assert all(width >= LEAST_WIDTH for width in widths)


def test_headlines_of_a_gap_say_the_same_in_fewer_words() -> None:
    for gap in Review(compared("gazette", "courier")).gaps:
        starts = {headline.split(":")[0] for headline in gap.headlines}
        assert len(starts) == 1
        assert len(gap.headlines[-1]) == min(map(len, gap.headlines))


def test_harder_to_read_has_the_longest_sentences_or_says_long_words() -> None:
    for order in ORDERS:
        for gap in Review(compared(*order)).gaps:
            if "harder to read" in gap.headline and "words a sentence" in gap.headline:
                own, others = gap.headline.split("(")
                numbers = [int(number) for number in re.findall(r"\d+", others)]
                assert int(re.findall(r"\d+", own)[0]) >= max(numbers)


# -- truth -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
def test_a_passage_shows_what_its_headline_counts(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    for gap in review.gaps:
        if "harder to read" in gap.headline:
            continue
        for found, profile in zip(gap.passages, review.profiles, strict=True):
            if found:
                assert found.marks or found.text.rstrip("”\"’").endswith("?")
                assert profile.article.text.startswith(found.text, found.start)
                for start, end in found.marks:
                    assert 0 <= start < end <= len(found.text)


@pytest.mark.parametrize("order", ORDERS)
def test_no_sentence_is_shown_twice_while_there_is_another(order: tuple[str, ...]) -> None:
    review = Review(compared(*order))
    keys = [found.key for gap in review.gaps for found in gap.passages if found]
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


@pytest.mark.parametrize(("hits", "sizes", "far", "first"), [
    ([19, 2], [941, 1334], True, 0),
    ([2, 19], [1334, 941], True, 1),
    ([5, 5], [1000, 1000], False, None),
    ([LEAST_HITS - 1, 0], [100, 100], False, None),
    ([0, 0], [100, 100], False, None),
    ([9, 0], [100, 0], False, None),
    ([30, 5, 12], [1000, 1000, 100], True, 2),  # the highest rate, not the most hits
])
def test_widest_names_the_highest_rate(
    hits: list[int], sizes: list[int], far: bool, first: int | None
) -> None:
    width, place = widest(hits, sizes)
    assert (width >= LEAST_WIDTH) == far
    if first is not None:
        assert place == first


def test_words_are_written_as_the_articles_write_them() -> None:
    review = Review(of_texts("Ukraine’s harbour. Harbour talks. The harbour of Ukraine. NATO.",
                             "Power and power. NATO’s Ukraine."))
    assert [review.written(word) for word in ("ukraine", "harbour", "nato", "power")] == [
        "Ukraine", "harbour", "NATO", "power"]


def test_own_words_are_used_more_than_by_all_others_together() -> None:
    for order in ORDERS:
        review = Review(compared(*order))
        for article in range(len(order)):
            for term in review.own(article):
                assert term.counts[article] > sum(term.counts) - term.counts[article]


def test_set_aside_text_is_named_by_where_it_comes_from() -> None:
    text = ("A title\n\n" + "The harbour was shut on Monday after a storm, the mayor said.\n\n" * 5
            + "You May Also Like\n\nThis article is submitted by our user under the News "
            "Submission Rules. The cover photo is computer generated art for illustrative "
            "purposes only.\n\n© 2026 The Sound Gazette. All rights reserved.\n")
    said = ", ".join(Review(of_texts(text, "Nothing. " * 9)).aside[0])
    assert "“submitted by our user”" in said
    assert "“computer generated art”" in said


def test_what_counts_all_has_nothing_set_aside() -> None:
    comparison = compare(EXAMPLES / "gazette.txt", EXAMPLES / "courier.txt", clean=False)
    assert Review(comparison).aside == []
