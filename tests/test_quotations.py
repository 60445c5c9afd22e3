"""Pairs of quotation marks: which marks belong together, which are none, which have no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.profiles import profile
from framing.voices.marks.quotations import Quotation, quotations
from tests.timing import growth
from tests.voices import heard

MARKED = st.text(st.sampled_from("“”„‟«»‹›\"‘’‚‛'`abSs19.,?! \n–—-()\u00a0é"))


def pair(*paragraphs: str) -> tuple[list[str], list[str]]:
    """The quotations of paragraphs, and the marks left over with what follows them."""
    text = "\n\n".join(paragraphs)
    found, stray = quotations(text, places(*paragraphs))
    return [text[each.start : each.end] for each in found], [text[at : at + 3] for at in stray]


def places(*paragraphs: str) -> list[tuple[int, int]]:
    """Where paragraphs stand when they are joined by an empty line."""
    spans = []
    start = 0
    for each in paragraphs:
        spans.append((start, start + len(each)))
        start += len(each) + 2
    return spans


def whole(*paragraphs: str) -> list[Quotation]:
    return quotations("\n\n".join(paragraphs), places(*paragraphs))[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “go” today.", ["“go”"]),
        ("He said \"go\" today.", ['"go"']),
        ("He said ‘go’ today.", ["‘go’"]),
        ("He said 'go' today.", ["'go'"]),
        ("He said ``go'' today.", ["``go''"]),
        ("He said „go“ today.", ["„go“"]),
        ("He said „go” today.", ["„go”"]),
        ("He said »go« today.", ["»go«"]),
        ("He said «go» today.", ["«go»"]),
        ("He said « go » today.", ["« go »"]),
        ("He said ‹go› today.", ["‹go›"]),
        ("“One,” he said, “two.”", ["“One,”", "“two.”"]),
        ("\"One,\" he said, \"two.\"", ['"One,"', '"two."']),
        ("(“Go!”) he cried.", ["“Go!”"]),
        ("It was—“so to speak”—over.", ["“so to speak”"]),
        ("It was --\"so to speak\"-- over.", ['"so to speak"']),
        ("He said “go\", and left.", ["“go\""]),
        ("He said \"go”, and left.", ["\"go”"]),
    ],
)
def test_marks_are_paired(text: str, found: list[str]) -> None:
    assert pair(text) == (found, [])


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ strike didn’t end the bosses’ rule.",
        "The workers' strike didn't end the bosses' rule.",
        "’Tis the winter of the ’90s, rock ’n’ roll and all.",
        "'Tis the winter of the '90s, rock 'n' roll and all.",
        "James’ house is Charles’ too.",
        "He is 6'2\" tall.",
        "The 12\" records cost 7\" ones.",
        "It took 5' 30\".",
        "She rock‘n’rolled.",
        "nothing at all",
        "",
    ],
)
def test_what_is_no_quotation_mark_is_left(text: str) -> None:
    assert pair(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘The workers’ strike is over,’ he said.", ["‘The workers’ strike is over,’"]),
        ("'The workers' strike is over,' he said.", ["'The workers' strike is over,'"]),
        ("‘I didn’t,’ he said. ‘You did.’", ["‘I didn’t,’", "‘You did.’"]),
        ("'I didn't,' he said. 'You did.'", ["'I didn't,'", "'You did.'"]),
        ("“’Tis nothin’ to me,” he said.", ["“’Tis nothin’ to me,”"]),
        ("‘’Tis nothing,’ he said.", ["‘’Tis nothing,’"]),
        ("\"The 12\" records are gone,\" he said.", ['"The 12" records are gone,"']),
        ("“The ’90s are over,” he said.", ["“The ’90s are over,”"]),
    ],
)
def test_an_apostrophe_inside_a_quotation_closes_nothing(text: str, found: list[str]) -> None:
    assert pair(text) == (found, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”"]),
        ("‘She said “no” to me,’ he said.", ["‘She said “no” to me,’"]),
        ("\"She said 'no' to me,\" he said.", ["\"She said 'no' to me,\""]),
        ("“She said, ‘No.’” He left.", ["“She said, ‘No.’”"]),
        ("“‘No’ is what she said.”", ["“‘No’ is what she said.”"]),
        ("“One “two” three” four.", ["“One “two” three”"]),
        ("«One „two“ three» four.", ["«One „two“ three»"]),
    ],
)
def test_a_quotation_inside_another_is_part_of_it(text: str, found: list[str]) -> None:
    assert pair(text) == (found, [])


def test_a_quotation_that_is_opened_anew_in_each_paragraph_goes_on() -> None:
    found = whole("“One is so.", "“Two is so.", "“Three is so,” he said.")
    assert [(each.closed, each.goes_on) for each in found] == [
        (False, True), (False, True), (True, False)]
    assert pair("“One is so.", "“Two is so.", "“Three is so,” he said.") == (
        ["“One is so.", "“Two is so.", "“Three is so,”"], [])


@pytest.mark.parametrize("mark", ["“", '"'])
def test_what_comes_before_a_quotation_that_goes_on_is_kept(mark: str) -> None:
    close = "”" if mark == "“" else mark
    found, stray = pair(f"He said {mark}no{close}. {mark}One is so.", f"{mark}Two.{close}")
    assert found == [f"{mark}no{close}", f"{mark}One is so.", f"{mark}Two.{close}"]
    assert stray == []


def test_a_quotation_that_is_never_closed_stays_in_its_paragraph() -> None:
    first, second = "He said “go and left.", "She said “stay” to him."
    found, stray = pair(first, second)
    assert found[-1] == "“stay”"
    assert all("She" not in each for each in found)
    assert stray == ["“go"]


def test_a_closing_mark_without_an_opening_one_is_stray() -> None:
    assert pair("He said go” and left.", "She said “stay” to him.") == (["“stay”"], ["” a"])


def test_a_quotation_that_is_not_closed_says_so() -> None:
    [found] = whole("He said “go and left.")
    assert not found.closed
    assert not found.goes_on


@given(st.lists(MARKED, max_size=4))
@example(["“a", "“b”", "c”"])
@example(["'''", "``''", "a'b' 'c"])
def test_quotations_are_in_order_apart_and_in_their_paragraphs(paragraphs: list[str]) -> None:
    spans = places(*paragraphs)
    found, stray = quotations("\n\n".join(paragraphs), spans)
    position = 0
    for each in found:
        assert position <= each.start < each.end
        position = each.end
        assert any(start <= each.start and each.end <= end for start, end in spans)
    assert all(any(start <= at < end for start, end in spans) for at in stray)


@given(st.lists(MARKED, max_size=4))
def test_a_closed_quotation_begins_and_ends_with_a_mark(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    for each in whole(*paragraphs):
        assert text.startswith(each.mark, each.start)
        assert not each.closed or text[each.end - 1] in "“”„‟«»‹›\"‘’‚‛'`"


@given(MARKED.map(lambda text: text.replace("\n", " ")))
def test_a_paragraph_without_open_marks_is_read_the_same_beside_others(text: str) -> None:
    alone, stray = quotations(text, places(text))
    if stray or any(not each.closed for each in alone):
        return
    beside = quotations(text + "\n\nOne “two” three.", places(text, "One “two” three."))[0]
    assert beside[:-1] == alone


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["“a ", "a” ", "“a” ", "‘a ", "’a ", "a’ ", "'a ", "a' ", "\"a ", "a\" ", "“‘", "„“", "«a ",
     "`` a ", "'' ", "“a ‘b ", "“a ‘b’ c” ", "s’ a ", "12\" ", "\"'\"' ", "”“", "''''"],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """16 times the text may take 40 times the time; if time grew with its square, it took 256."""
    def work(times: int) -> Callable[[], object]:
        text = unit * times
        return lambda: quotations(text, [(0, len(text))])

    assert growth(work, 1500, 16 * 1500) <= 40


def test_marks_and_what_is_known_of_tokens_are_kept_once() -> None:
    """A list of new strings and numbers, one for each mark of a long text, fills the caches."""
    tokens = profile("“a” \" ‘b’ " * 4_000).document.voices.tokens
    assert len(tokens.bits) > 20_000
    assert len({id(each) for each in tokens.bits}) == len(set(tokens.bits))
    text = "“a” ‘b’ " * 1_000
    assert len({id(each.mark) for each in quotations(text, [(0, len(text))])[0]}) == 2


SPOKEN = st.lists(st.sampled_from([
    "“", "”", '"', "'", "’", "``", "''", "—", ",", ".", "!", "?", ":", " ", " ", " ", "\n\n",
    "said", "told", "asked", "Brandt", "Reps.", "D-N.Y.", "U.S.’s", "CNN’s", "he", "they",
    "This Week", "felt", "that", "as", "put", "it", "six", "in", "10", "and", "according to", "y",
]), max_size=30).map("".join)


@given(SPOKEN)
@example(",``y")
@example("said ” and”")
def test_what_is_marked_in_any_text_begins_and_ends_at_no_space(text: str) -> None:
    for quote in heard(text).quotes:
        marked = text[quote.start : quote.end]
        assert marked == marked.strip() != ""


@pytest.mark.parametrize("text", ["‘’" * 300, "`" * 900, "‘’" * 300 + " could be “so”, he said.",
                                  "He said ‘’" + ".’" * 400])
def test_a_run_of_nothing_but_signs_upsets_nobody(text: str) -> None:
    found = profile(text)
    assert all(found.article.text[each.start : each.end] for each in found.quotes)
