"""Word lists: what a row says, where its term is found, and which rows are refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing import tokens
from framing.article import Article
from framing.document import Document, parse
from framing.errors import LexiconError, SettingError
from framing.lexicon import AMOUNT, SHIELD, Entry, Lexicon, available, lexicon, load
from framing.tokens import NUMBER, OTHER, tokenise

Table = Callable[..., Lexicon]
NEGATIONS = {"not", "no", "never", "hardly", "without", "neither", "nor", "cannot"}


@pytest.fixture(autouse=True, scope="module")
def _table_of_forms() -> Iterator[None]:
    """Leave none of these lists behind in the table of forms that other tests use."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens._current, "table", None)
        yield


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Load a list of these rows, its cells parted by ``|``, with a card if one is given."""
    names = count()

    def put(*rows: str, header: str = "term|class|case|not_after|not_before|only_before",
            card: str = "") -> Lexicon:
        path = tmp_path / f"own{next(names)}.tsv"
        path.write_text("\n".join([header, *rows, ""]).replace("|", "\t"), "utf-8")
        if card:
            path.with_suffix(".toml").write_text(card, "utf-8")
        return load(path)

    return put


def found(text: str, terms: Lexicon) -> list[tuple[str, str]]:
    """What a list finds in a text: the place as it stands there, and its label."""
    document = parse(Article.from_text(text, language="en"))
    hits = document.find(terms)
    return [(text[span.start : span.end], label)
            for span, label in zip(document.spans(hits), hits.label, strict=True)]


def test_a_word_is_found_whatever_its_case_and_whatever_marks_are_beside_it(table: Table) -> None:
    terms = table("crisis|x")
    assert found("“CRISIS”—the Crisis, (crisis). Crisis’s end.", terms) == [
        ("CRISIS", "x"), ("Crisis", "x"), ("crisis", "x"), ("Crisis’s", "x")]


def test_a_word_is_not_found_inside_another(table: Table) -> None:
    assert found("Crises, crisis-ridden, anticrisis, crisis7.", table("crisis|x")) == []


def test_a_currency_s_sign_is_a_term_and_stands_where_a_sum_does(table: Table) -> None:
    terms = table("£|x", "$|x", "₹|x")
    assert found("It cost £41m, or US$50, or (£3), or ₹9.", terms) == [
        ("£", "x"), ("$", "x"), ("£", "x"), ("₹", "x")]


def test_millions_behind_digits_are_those_of_the_program_s_own_lists(table: Table) -> None:
    text = "3m and 2m: the £41m wall is 3m high; it cost $2.5bn, or US$ 2.5m."
    assert found(text, table("million|x", "billion|x", "m|x")) == []
    assert [term for term, _ in found(text, lexicon("frames")) if term[0].isdigit()] == [
        "41m", "2.5bn", "2.5m"]


def test_an_apostrophe_is_found_straight_or_curly(table: Table) -> None:
    assert found("It can't. It can’t.", table("can't|x")) == [("can't", "x"), ("can’t", "x")]


def test_a_term_may_be_written_in_capitals_and_curly(table: Table) -> None:
    assert found("They can't wait.", table("CAN’T Wait|x")) == [("can't wait", "x")]


def test_a_phrase_is_found_over_any_white_space(table: Table) -> None:
    text = "It was a long and winding way to the turning\npoint\u00a0of the war."
    assert found(text, table("turning point of|x")) == [("turning\npoint\u00a0of", "x")]


@pytest.mark.parametrize("text", [
    "A turning, point.", "A turning (point).", "A turning—point.", "A “turning” point.",
    "It was turning. Point one.", "Turning\n\nPoint one is that it was here.", "A turning 3 point.",
])
def test_a_phrase_crosses_no_sign_no_sentence_and_no_block(text: str, table: Table) -> None:
    assert found(text, table("turning point|x")) == []


def test_the_longest_term_wins(table: Table) -> None:
    terms = table("war|a", "war of words|b", "war of|c", "words|d")
    assert found("A war of words, a war of nerves, a war.", terms) == [
        ("war of words", "b"), ("war of", "c"), ("war", "a")]


def test_terms_do_not_overlap(table: Table) -> None:
    assert found("a b c d", table("a b|x", "b c|y", "c d|z")) == [("a b", "x"), ("c d", "z")]


def test_a_phrase_that_breaks_off_hides_no_shorter_term(table: Table) -> None:
    assert found("a b d b c", table("a b c|x", "b d|y", "b c|z")) == [("b d", "y"), ("b c", "z")]


def test_a_shield_is_matched_and_not_counted(table: Table) -> None:
    terms = table("possible|x", "as soon as possible|-")
    assert found("As soon as possible, if possible.", terms) == [("possible", "x")]
    assert terms.labels == ("x",)


def test_a_term_in_lower_case_only_is_left_where_it_is_a_name(table: Table) -> None:
    terms = table("may|x|lower")
    assert found("In May it may. Theresa May may.", terms) == [("may", "x"), ("may", "x")]


def test_a_term_in_lower_case_only_is_found_at_the_head_of_a_sentence(table: Table) -> None:
    assert found("“May I?” It is hot. May it be.", table("may|x|lower")) == [
        ("May", "x"), ("May", "x")]


def test_a_word_before_a_term_vetoes_it(table: Table) -> None:
    terms = table("might|x||the their")
    assert found("The might. They might. THEIR might, the big might.", terms) == [
        ("might", "x"), ("might", "x")]


def test_a_word_behind_a_term_vetoes_it(table: Table) -> None:
    terms = table("might|x|||of be")
    assert found("Might of Rome. It might go. Might be.", terms) == [("might", "x")]


def test_a_veto_may_be_written_in_capitals_and_curly(table: Table) -> None:
    terms = table("might|x||Rome’s")
    assert found("Rome's might. Rome’s might.", terms) == []


def test_any_number_can_veto(table: Table) -> None:
    terms = table("may|x|||#", "point|x||#")
    assert found("May 3. May 2,020. Three may. 5 point 5 point. A point.", terms) == [
        ("may", "x"), ("point", "x")]


@pytest.mark.parametrize("text", ["It is so. Might it?", "So, might it?", "“So” might it.",
                                  "It is so\n\nMight it have been so all the while?"])
def test_a_veto_crosses_no_sign_no_sentence_and_no_block(text: str, table: Table) -> None:
    assert [label for _, label in found(text, table("might|x||so"))] == ["x"]


def test_a_vetoed_phrase_leaves_its_words_to_shorter_terms(table: Table) -> None:
    terms = table("kind of|x||this", "kind|y")
    assert found("This kind of. Kind of.", terms) == [("kind", "y"), ("Kind of", "x")]


def test_a_possessive_is_found_though_a_phrase_begins_with_it(table: Table) -> None:
    terms = table("party|x", "party's over|y")
    assert found("The party's end. The party's over.", terms) == [
        ("party's", "x"), ("party's over", "y")]


def test_a_possessive_with_a_row_of_its_own_is_that_rows(table: Table) -> None:
    assert found("May's plan may fail.", table("may|x", "may's|-")) == [("may", "x")]
    assert found("Rome's might, this Rome's.", table("rome|x", "rome's|y||this")) == [
        ("Rome's", "y")]


@pytest.mark.parametrize("text", [
    "No crisis.", "Not a crisis.", "It wasn’t a crisis.", "It never was crisis.",
    "Hardly a crisis.", "Without any crisis.",
])
def test_a_negated_term_is_left_out_where_the_card_says_so(text: str, table: Table) -> None:
    assert found(text, table("crisis|x", card='negation = "skip"')) == []
    assert len(found(text, table("crisis|x", card='negation = "count"'))) == 1
    assert len(found(text, table("crisis|x"))) == 1


@pytest.mark.parametrize("text", [
    "Not one bit of a crisis.", "He did not. Crisis came.", "Nobody saw the crisis.", "Crisis? No.",
    "No\n\nCrisis came, and it came to stay.",
])
def test_a_negation_further_off_or_in_another_sentence_negates_nothing(
    text: str, table: Table
) -> None:
    assert len(found(text, table("crisis|x", card='negation = "skip"'))) == 1


def test_more_lists_than_share_one_look_up_are_all_found(table: Table) -> None:
    lists = [table(f"w{chr(97 + n)}|x", f"both words|y{n}") for n in range(25)]
    text = " ".join(f"w{chr(97 + n)}." for n in range(25)) + " Both words."
    document = parse(Article.from_text(text))
    for n, terms in enumerate(lists):
        hits = document.find(terms)
        assert [text[span.start : span.end] for span in document.spans(hits)] == [
            f"w{chr(97 + n)}", "Both words"]


def test_a_document_read_before_a_list_was_loaded_is_searched_all_the_same(table: Table) -> None:
    text = "An unheard-of quandariness befell them."
    document = parse(Article.from_text(text))
    assert document.spans(document.find(table("quandariness|x"))) == [(14, 26)]


# -- against a plain reading of the rules ----------------------------------------------------------

WORDS = st.sampled_from(["a", "b", "c", "a's", "not"])
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["x", "y", SHIELD]),
        st.booleans(),
        st.frozensets(st.sampled_from(["a", "b", "#"]), max_size=1),
        st.frozensets(st.sampled_from(["a", "c", "#", AMOUNT]), max_size=1),
        st.frozensets(st.sampled_from(["a", "b", "#", AMOUNT]), max_size=2),
    ),
    min_size=1, max_size=6, unique_by=lambda entry: entry.words,
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "A", "B", "a’s", "not", "7", "b's", "half", "$"]),
              st.sampled_from([" ", " ", " ", " ", ", ", ". ", " “", "\n\n"])),
    max_size=14,
).map(lambda parts: "".join(word + space for word, space in parts))


def plainly(document: Document, entries: list[Entry], skip: bool) -> list[tuple[int, int, str]]:
    """Find terms token by token, entry by entry, as the lists' rules have it."""
    folds, rows = document.folds, document.row.tolist()
    words = {entry.words[0] for entry in entries if len(entry.words) == 1}
    surfaces = [document.vocabulary.surfaces[token] for token in document.tokens.tolist()]
    kinds = [next(tokenise(surface))[2] for surface in surfaces]

    def beside(at: int, row: int, words: frozenset[str]) -> bool:
        return 0 <= at < len(folds) and rows[at] == row and (
            folds[at] in words or ("#" in words and kinds[at] == NUMBER))

    def ahead(at: int, row: int, words: frozenset[str]) -> bool:
        # Of amounts these texts have digits, with a sign or without, and a half.
        digits = at + (at < len(folds) and folds[at] == "$")
        return beside(at, row, words) or (AMOUNT in words and (
            beside(digits, row, frozenset("#")) or beside(at, row, frozenset({"half"}))
            or (beside(at, row, frozenset("a")) and beside(at + 1, row, frozenset({"half"})))))

    def fits(entry: Entry, at: int) -> bool:
        end, row = at + len(entry.words), rows[at]
        heads = [n for n in range(len(rows)) if rows[n] == row and kinds[n] != OTHER]
        there = entry.words == tuple(folds[at:end]) or (
            # A possessive is found by its word, unless it has a row of its own.
            len(entry.words) == 1 and folds[at] == entry.words[0] + "'s" and folds[at] not in words)
        return (
            there and rows[at:end] == [row] * len(entry.words)
            and not (entry.lower and surfaces[at][0].isupper() and at != heads[0])
            and not beside(at - 1, row, entry.not_after)
            and not ahead(end, row, entry.not_before)
            and (not entry.only_before or ahead(end, row, entry.only_before))
        )

    found = []
    at = 0
    while at < len(folds):
        fitting = [entry for entry in entries if fits(entry, at)]
        if not fitting:
            at += 1
            continue
        entry = max(fitting, key=lambda entry: len(entry.words))
        before = "".join(
            f" {folds[n]} " if kinds[n] != OTHER else folds[n] for n in range(at)
            if rows[n] == rows[at])
        # What stands before it in its clause, quotation marks gone: the last two words count.
        near = re.split(r"[^\w\s“”„«»\"‘’'(\[-]", before)[-1].replace("“", " ").split()[-2:]
        negated = skip and any(fold in NEGATIONS or fold.endswith("n't") for fold in near)
        if entry.label != SHIELD and not negated:
            found.append((at, at + len(entry.words) - 1, entry.label))
        at += len(entry.words)
    return found


@settings(max_examples=400)
@given(ENTRIES, TEXTS, st.booleans())
@example([Entry(("a",), "x"), Entry(("a's", "b"), "y")], "a’s c", False)
def test_terms_are_found_where_a_plain_reading_of_the_rules_finds_them(
    entries: list[Entry], text: str, skip: bool
) -> None:
    labels = tuple(dict.fromkeys(entry.label for entry in entries if entry.label != SHIELD))
    terms = Lexicon("own", tuple(entries), labels, skip, b"", Path("own.tsv"))
    document = parse(Article.from_text(text, language="en"))
    hits = document.find(terms)
    assert list(zip(hits.first.tolist(), hits.last.tolist(), hits.label, strict=True)) == plainly(
        document, entries, skip)
    assert hits.row.tolist() == document.row[hits.first].tolist()


# -- words that a term needs -----------------------------------------------------------------------


AMOUNTS = [
    "30", "30,000", "5%", "2.5m", "13km", "1.5C", "30-minute", "2-to-1", "9:30 p.m.", "1/2 mile",
    "$30", "£2.5bn", "US$30", "C$40", "thirty", "twenty-five", "two-thirds", "two-year", "half",
    "half a mile", "half-a-mile", "twice", "a dozen", "a third", "a third of", "a quarter century",
    "a half-mile", "a billion", "an hour", "a year ago", "one in five", "one per cent", "one-third",
    "one third of", "one and a half", "one year", "hundreds", "a thousand", "½", "2½", "zero",
    "٣٠",
]
NO_AMOUNTS = [
    "the 30", "21st-century", "1990s", "9/11", "24/7", "a third man", "a vote", "an end", "a $30",
    "one man", "one of", "one in charge", "one another", "a", "half-hearted", "two-faced", "$",
    "third", "second", "US", "thirtyish", "“30”", ", 30", "- 30", "", ". 30", "once",
]


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_term_may_stand_for_itself_only_before_an_amount(amount: str, table: Table) -> None:
    terms = table("about|x||||<number>")
    assert found(f"It is about {amount} in all.", terms) == [("about", "x")]
    assert found(f"It is about {amount}", terms) == [("about", "x")]
    assert found(f"It is about. {amount.capitalize()} there.", terms) == []
    assert found(f"It is about {amount}.", table("about|x|||<number>")) == []


@pytest.mark.parametrize("other", NO_AMOUNTS)
def test_what_is_no_amount_does_not_let_a_term_count(other: str, table: Table) -> None:
    terms = table("about|x||||<number>")
    assert found(f"It is about {other}", terms) == []
    assert found(f"It is about {other} there.", table("about|x|||<number>")) == [("about", "x")]


def test_a_term_may_need_one_of_some_words_or_digits_behind_it(table: Table) -> None:
    terms = table("grand|x||||bargain jury #", "so to|y||||speak")
    text = "A Grand Bargain, a grand jury, a grand 7, a grand day, a grand; so to speak, so to say."
    assert found(text, terms) == [
        ("Grand", "x"), ("grand", "x"), ("grand", "x"), ("so to", "y")]


def test_a_term_that_lacks_what_it_needs_leaves_its_words_to_shorter_ones(table: Table) -> None:
    terms = table("close to|x||||<number>", "close|y")
    assert found("Close to 30 stood close to the pier.", terms) == [
        ("Close to", "x"), ("close", "y")]


# -- loading ---------------------------------------------------------------------------------------


def test_a_list_may_have_terms_and_classes_alone(table: Table) -> None:
    terms = table("grand bargain|deal", "sham|fraud", "hoax|fraud", header="term|class")
    assert terms.labels == ("deal", "fraud")
    assert [entry.words for entry in terms.entries] == [("grand", "bargain"), ("sham",), ("hoax",)]


def test_a_list_may_have_its_guards_in_any_order(table: Table) -> None:
    terms = table("may|x|of|lower", header="term|class|not_before|case")
    assert terms.entries == (Entry(("may",), "x", True, frozenset(), frozenset({"of"})),)


def test_empty_lines_comments_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(b"\xef\xbb\xbfterm\tclass\r\n\r\n# a comment\r\nsham\tfraud\r\n")
    assert [entry.words for entry in load(path).entries] == [("sham",)]


def test_a_list_without_a_card_has_an_empty_one(table: Table) -> None:
    assert table("sham|x").card == {}
    assert table("sham|x", card='title = "Own"').card == {"title": "Own"}


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        (["sham"], 2, "needs a term and, after a tab, its class"),
        (["sham|x", "|x"], 3, "needs a term"),
        (["sham|x", "", "hoax||lower"], 4, "needs a term"),
        (["sham|x|lower|a|b|c|d"], 2, "7 columns where the first line names 6"),
        (["sham|x", "hoax|x", "Sham|y"], 4, "'Sham' stands in line 2 too"),
        (["can’t|x", "can't|x"], 3, "stands in line 2 too"),
        (["may|x|upper"], 2, "case is 'upper'"),
        (["and/or|x"], 2, "'and/or' is not one word"),
        (["oh dear !|x"], 2, "'!' is not one word"),
        (["20-year-old|x"], 2, "'20-year-old' is not one word"),
        (["sham|x", "about <number>|x"], 3, "<number> is no part of a term"),
        (["about|x||<number>"], 2, "<number> can't stand under not_after"),
        (["about|x||||<digits>"], 2, "<digits> can't stand under only_before"),
        (["about|x|||<money>"], 2, "<money> can't stand under not_before"),
        (["sham|x", "likely|x||||voter non/voter"], 3, "'non/voter' under only_before is not one"),
        (["sham|x", "boat|x||small,old"], 3, "'small,old' under not_after is not one word"),
        (["sham|x", "boat|x|||house;yard"], 3, "'house;yard' under not_before is not one word"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(
    rows: list[str], line: int, said: str, table: Table
) -> None:
    with pytest.raises(LexiconError) as caught:
        table(*rows)
    assert f"line {line}:" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(("header", "said"), [
    ("", "it is empty"), ("word|class", r"it begins 'word\tclass'"),
    ("class|term", r"it begins 'class\tterm'"), ("term", "it begins 'term'"),
    ("term,class", "it begins 'term,class'"), ("term|class|weight", "'weight' is none of them"),
    ("term|class|case|case", "one is named twice"),
])
def test_a_list_that_does_not_name_its_columns_is_refused(
        header: str, said: str, table: Table) -> None:
    with pytest.raises(LexiconError, match=r"line 1: .* term, class") as caught:
        table("sham|x", header=header)
    assert said in str(caught.value)


def test_a_list_without_terms_is_refused(table: Table) -> None:
    with pytest.raises(LexiconError, match="has no terms"):
        table("# nothing")


def test_a_list_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes("term\tclass\ncafé\tx\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="save it as UTF-8"):
        load(path)


def test_a_list_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"Cannot read the lexicon .*: No such file"):
        load(tmp_path / "none.tsv")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(SettingError, match=r"'hegdes': did you mean hedges\?"):
        lexicon("hegdes")


@pytest.mark.parametrize("name", ["", "../lexicons/hedges", "hedges.tsv", "vader/x"])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(SettingError, match="There is no lexicon"):
        lexicon(name)


def test_what_is_available_is_the_word_lists_and_not_the_other_tables() -> None:
    assert {"hedges", "loaded"} <= set(available())
    assert not {"news_words", "news_pairs", "syllables", "vader"} & set(available())


def test_a_shipped_list_is_loaded_once() -> None:
    assert lexicon("hedges") is lexicon("hedges")


def test_an_entry_of_the_users_own_is_kept_as_it_is_read(table: Table) -> None:
    terms = table("may|modal|lower|the|# god")
    assert terms.entries == (
        Entry(("may",), "modal", True, frozenset({"the"}), frozenset({"#", "god"})),)
