"""The measures: what each finds and leaves, and what all of them promise."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import tokens
from framing.article import Article
from framing.counts import Counts
from framing.document import Document, parse
from framing.errors import SettingError
from framing.hits import Hits
from framing.lexicon import Lexicon, available
from framing.measures import families, measure, measures, named, number, select
from framing.measures.loaded import LABELS
from framing.profiles import Profile, profile
from tests.building import paragraphs, titled

HERE = Path(__file__).parent
HITS = [case for name in ("hits", "rhetoric", "headline")
        for case in json.loads((HERE / f"cases/{name}.json").read_text("utf-8"))]
EXAMPLES = sorted((HERE.parent / "examples").glob("*.txt"))
IDS = tuple(measures())
#: Measures that are a plain number of things, of which there may be none.
NUMBERS = {"sourcing.speakers"} | {f"structure.{name}" for name in
           ("words", "sentences", "paragraphs", "headings", "list_items")}
EVERY = pytest.mark.parametrize("id", IDS)

STORY = """Could the Dam Fail?

By Ann Lee

The dam holds—“for now,” officials said. It didn’t cost $3.5 million; it may yet.

A historic turning point

- Clearly, a disaster
- A bombshell, utterly reckless

Must they act? “We should. We have to,” she said. It appears so.

Read more: Old dam
"""
#: Texts that have little, nothing or odd things in them.
TEXTS = {
    "empty": "",
    "space": " \n\n\t",
    "a sign": "…",
    "a word": "Dam",
    "a number": "3.5",
    "a question mark": "?",
    "a heading and no paragraph": "Could It Fail?\n\n- Clearly\n- A disaster",
    "a story": STORY,
    "another language": "Это плохая новость. Плотина может рухнуть?",
    "a surrogate": "A \ud800 disaster could \u0301 come.",
}
#: Texts with something of everything in them.
WHOLE = {"a story": STORY, "a surrogate": TEXTS["a surrogate"],
         **{path.stem: path.read_text("utf-8") for path in EXAMPLES}}


@cache
def seen(text: str) -> Profile:
    """The profile of a text, read once for all tests that only look at it."""
    return profile(text)


# -- what each finds and leaves --------------------------------------------------------------------


def case_of(case: Mapping[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    article = (titled(case["title"], case["text"]) if "title" in case
               else paragraphs(case["text"]))
    return pytest.param(case["measure"], article, case["found"], marks=marks,
                        id=f"{case['measure']}-{case.get('title', '')!a}-{case['text']!a}")


@pytest.mark.parametrize(("id", "article", "found"), [case_of(case) for case in HITS])
def test_a_measure_finds_and_leaves(id: str, article: Article, found: list[str]) -> None:
    assert [hit.text for hit in profile(article).evidence(id)] == found


@pytest.mark.parametrize(
    "id", [id for id, read in profile(STORY).counts.items() if read.hits is not None])
def test_a_measure_that_finds_places_has_cases_it_must_find_and_cases_it_must_leave(
    id: str,
) -> None:
    mine = [case["found"] for case in HITS if case["measure"] == id and "fails" not in case]
    assert [] in mine
    assert any(mine)


def test_the_classes_of_loaded_terms_add_up_to_all_of_them() -> None:
    for path in EXAMPLES:
        read = profile(path)
        classes = [f"loaded.{label}" for label in LABELS]
        found = sorted(hit[:3] for id in classes for hit in read.evidence(id))
        assert found == [hit[:3] for hit in read.evidence("loaded.rate")]


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("certainty.possibility", 1000 * 2 / 10),  # may, could of ten words
        ("certainty.obligation", 1000 * 1 / 10),
        ("loaded.hype", 1000 * 1 / 10),
        ("loaded.rate", 1000 * 2 / 10),
        ("rhetoric.questions", 100 * 1 / 3),
    ],
)
def test_a_rate_is_the_hits_over_the_exposure(id: str, value: float) -> None:
    text = "It may fail. Could a reckless bombshell come? They must."
    assert profile(text).value(id) == pytest.approx(value)
    assert profile(text)["loaded.rate"]["all"][3:5] == (10, 2)


# -- readability, by hand --------------------------------------------------------------------------

#: Sentences, words, syllables, words of three syllables or more, letters, letters and digits.
BY_HAND = {
    # The cat sat on the mat. It was happy.
    # 1   1   1   1  1   1    1  1   2
    "The cat sat on the mat. It was happy.": (2, 9, 10, 0, 27, 27),
    # The government announced a policy of transparency. Nobody believed the minister.
    # 1   3          2         1 3      1  4             3      2        1   3
    "The government announced a policy of transparency. Nobody believed the minister.":
        (2, 11, 24, 5, 68, 68),
    # In 2021 the cost rose by 3.5 percent. A number counts as one syllable.
    # 1  1    1   1    1    1  1   2
    "In 2021 the cost rose by 3.5 percent.": (1, 8, 9, 0, 22, 28),
    # “We didn’t know,” she said. “The U.S. did.”
    # 1   2      1      1   1     1    2    1
    "“We didn’t know,” she said. “The U.S. did.”": (2, 8, 10, 0, 26, 26),
}


@pytest.mark.parametrize(("text", "counts"), BY_HAND.items())
def test_words_sentences_syllables_and_letters_are_as_counted_by_hand(
    text: str, counts: tuple[int, ...]
) -> None:
    document = parse(paragraphs(text))
    columns = (document.worded, document.words, document.syllables, document.long_words,
               document.letters, document.characters)
    assert tuple(int(column.sum()) for column in columns) == counts


@pytest.mark.parametrize(("text", "counts"), BY_HAND.items())
def test_a_formula_gives_what_its_authors_wrote(text: str, counts: tuple[int, ...]) -> None:
    s, w, sy, c, letters, characters = counts
    written = {
        "flesch": 206.835 - 1.015 * (w / s) - 84.6 * (sy / w),
        "flesch_kincaid": 0.39 * (w / s) + 11.8 * (sy / w) - 15.59,
        "fog": 0.4 * ((w / s) + 100 * (c / w)),
        "smog": 1.0430 * math.sqrt(c * (30 / s)) + 3.1291,
        "ari": 4.71 * (characters / w) + 0.5 * (w / s) - 21.43,
        "coleman_liau": 0.0588 * (100 * letters / w) - 0.296 * (100 * s / w) - 15.8,
        "long_words": 100 * c / w,
    }
    read = profile(paragraphs(text))
    assert {name: read.value(f"readability.{name}") for name in written} == pytest.approx(
        written, rel=1e-12)


@pytest.mark.parametrize(
    ("id", "value"),
    # Worked on paper for the second text: 2 sentences, 11 words, 24 syllables, 5 long, 68 letters.
    [("flesch", 16.6707), ("flesch_kincaid", 12.3005), ("fog", 20.3818), ("smog", 12.1617),
     ("ari", 10.4364), ("coleman_liau", 15.1673)],
)
def test_a_formula_gives_the_value_worked_on_paper(id: str, value: float) -> None:
    read = profile(paragraphs(list(BY_HAND)[1]))
    assert read.value(f"readability.{id}") == pytest.approx(value, abs=6e-5)


def test_readability_reads_paragraphs_alone() -> None:
    text = list(BY_HAND)[1]
    article = paragraphs("Extraordinarily complicated considerations", text,
                         "Incomprehensible possibilities")
    first, second, third = article.blocks
    mixed = replace(article, blocks=(first._replace(role="heading"), second,
                                     third._replace(role="list_item")))
    alone, beside = profile(paragraphs(text)), profile(mixed)
    for id in IDS:
        if id.startswith("readability."):
            assert beside[id] == alone[id]


def test_readability_needs_five_words() -> None:
    assert profile("It was very short.")["readability.flesch"]["all"].note == (
        "too little to read: 4, where 5 are needed")
    assert profile("It was not very short.").value("readability.flesch") is not None


def test_smog_says_that_it_was_made_for_thirty_sentences() -> None:
    few, many = "The dam holds again. " * 29, "The dam holds again. " * 30
    assert "30 sentences" in str(profile(few)["readability.smog"]["all"].note)
    assert profile(many)["readability.smog"]["all"].note is None


# -- lexical diversity -----------------------------------------------------------------------------


def plain_mtld(words: list[str]) -> float:
    """MTLD as McCarthy & Jarvis (2010) tell it: words over factors, the mean of there and back."""

    def factors(words: list[str]) -> float:
        full, run = 0, list[str]()
        for word in words:
            run.append(word)
            if len(set(run)) / len(run) <= 0.72:
                full, run = full + 1, []
        return full + ((1 - len(set(run)) / len(run)) / (1 - 0.72) if run else 0)

    return (len(words) / factors(words) + len(words) / factors(words[::-1])) / 2


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["dam", "river", "flood", "mayor", "cost", "fear", "wall"]),
                min_size=100, max_size=300))
def test_mtld_is_what_a_plain_reading_of_its_definition_gives(words: list[str]) -> None:
    value = profile(paragraphs(" ".join(words))).value("readability.mtld")
    assert value == pytest.approx(plain_mtld(words), rel=1e-9)


def test_mtld_needs_a_hundred_words() -> None:
    words = "the dam and the river and the town " * 13
    assert profile(paragraphs(words[:-36])).value("readability.mtld") is None
    assert profile(paragraphs(words)).value("readability.mtld") is not None


def test_mtld_of_words_none_of_which_recurs_has_no_value() -> None:
    words = " ".join("w" + "".join(chr(97 + int(digit)) for digit in str(n)) for n in range(150))
    reading = profile(paragraphs(words))["readability.mtld"]["all"]
    assert reading.value is None
    assert reading.n == 150
    assert reading.note == "no value: its formula has none here"


# -- structure -------------------------------------------------------------------------------------


def test_structure_counts_the_blocks_of_the_article() -> None:
    read = profile(STORY)
    values = {id.partition(".")[2]: value for id, value in read.values().items()
              if id.startswith("structure.")}
    assert values == {
        # The title has 4, the paragraphs 15 and 13, the heading 4, the items 3 and 4.
        "words": 43, "sentences": 10, "sentence_words": 28 / 6, "paragraphs": 2,
        "paragraph_words": 14, "headings": 1, "list_items": 2,
    }


def test_a_line_that_goes_on_under_an_item_is_no_other_item() -> None:
    text = "Three count.\n\n1. The dam\n   It held.\n   It holds.\n2. The mill\n3. Rain\n\nBye."
    read = profile(text)
    items = [block for block in read.article.blocks if block.role == "list_item"]
    assert [read.article.text[block.start : block.end] for block in items if block.goes_on] == [
        "It held.", "It holds."]
    assert read.value("structure.list_items") == 3


def test_a_block_of_signs_alone_is_no_paragraph() -> None:
    read = profile(paragraphs("One of words.", "…", "… Two of words."))
    assert read.value("structure.paragraphs") == 2
    assert read.value("structure.paragraph_words") == 3


# -- what all promise ------------------------------------------------------------------------------


@EVERY
def test_a_measure_names_the_lists_that_it_looks_up(
        id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sought = []
    find = Document.find

    def watched(doc: Document, own: Lexicon) -> Hits:
        sought.append(own.name)
        return find(doc, own)

    monkeypatch.setattr(Document, "find", watched)
    measures()[id].count(parse(titled(STORY)))
    assert {name for name in sought if name in available()} == set(measures()[id].lexicons)


@EVERY
def test_a_measure_tells_a_reader_what_it_is(id: str) -> None:
    found = measures()[id]
    assert found.id == id
    assert found.title.endswith((".", ":"))
    assert len(found.title) <= 100
    assert found.per
    assert found.unit in {"segment", "sentence", "paragraph", "ledger", "article"}
    assert not found.more.endswith(".")


@EVERY
def test_a_measure_of_a_method_says_whose_it_is(id: str) -> None:
    found = measures()[id]
    if found.family not in {"structure", "rhetoric"} and id != "sourcing.first_quote":
        # plain counts are nobody's
        assert any(year.isdigit() and len(year) == 4
                   for year in found.cite.replace(";", " ").split())


@EVERY
def test_a_measure_yields_the_same_components_for_every_document(id: str) -> None:
    count = measures()[id].count
    if measures()[id].unit == "ledger":  # a column a speaker
        return
    found = {len(count(seen(text).document).columns) for text in TEXTS.values()}
    assert len(found) == 1


@EVERY
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_all_components_have_a_row_a_unit(id: str, text: str) -> None:
    document = seen(text).document
    found = measures()[id]
    columns = found.count(document).columns
    assert all(np.isfinite(column).all() for column in columns)
    rows = {len(column) for column in columns}
    assert rows == ({1} if found.unit == "article" or id == "sourcing.speakers"
                    else {document.rows})


@EVERY
@pytest.mark.parametrize("text", ["", " ", "…", "?"])
def test_of_nothing_there_is_no_value_and_a_note_says_so(id: str, text: str) -> None:
    reading = seen(text)[id]["all"]
    if id in NUMBERS:
        assert reading.value == 0
    else:
        assert reading.value is None
        assert reading.note == "nothing to count in"
    assert not reading.hits


@EVERY
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_value_is_a_plain_number_or_a_note_says_why_there_is_none(id: str, text: str) -> None:
    reading = seen(text)[id]["all"]
    if reading.value is None:
        assert reading.note
    else:
        assert type(reading.value) is float
        assert math.isfinite(reading.value)
    assert type(reading.n) is int
    assert reading.hits is None or type(reading.hits) is int
    assert reading.low is reading.high is None


@EVERY
@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_evidence_is_what_stands_in_the_text_in_its_order(id: str, text: str) -> None:
    read = seen(text)
    found = read.evidence(id)
    assert [hit.text for hit in found] == [text[hit.start : hit.end] for hit in found]
    assert all(hit.text == hit.text.strip() != "" for hit in found)
    assert [hit.start for hit in found] == sorted({hit.start for hit in found})
    assert all(one.end <= two.start for one, two in pairwise(found))


@EVERY
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_number_of_hits_is_that_of_the_evidence(id: str, text: str) -> None:
    read = seen(text)
    assert (read[id]["all"].hits or 0) == len(read.evidence(id))


@EVERY
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hits_stand_in_rows_of_the_document_in_order(id: str, text: str) -> None:
    document = seen(text).document
    hits = measures()[id].count(document).hits
    if hits is not None:
        rows = hits.row.tolist()
        assert rows == sorted(rows)
        assert set(rows) <= set(range(document.rows))
        assert rows == document.row[hits.first].tolist()
        if measures()[id].family != "sourcing":  # a quotation runs over its sentences
            assert rows == document.row[hits.last].tolist()
        assert set(hits.code.tolist()) <= set(range(len(hits.labels)))


@EVERY
def test_the_hits_weights_are_what_was_counted(id: str) -> None:
    read = seen(STORY)
    counts = read.counts[id]
    # A sentence's compound, or chance, is no sum of its words.
    if counts.hits is not None and id not in ("tone.vader", "loaded.score"):
        weights = [hit.weight for hit in read.evidence(id)]
        assert counts.columns[0].sum() == pytest.approx(sum(weights), abs=1e-12)


@EVERY
def test_no_value_depends_on_what_was_read_before(
    id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = list(WHOLE.values())

    def read(text: str) -> tuple[object, ...]:
        found = profile(text, only=(measures()[id],))
        return found[id], found.evidence(id)

    alone = []
    for text in texts:
        monkeypatch.setattr(tokens._current, "table", None)
        alone.append(read(text))
    monkeypatch.setattr(tokens._current, "table", None)
    profile("Turning might whatever. A historic dam, must clearly appears could. " * 3)
    assert [read(text) for text in reversed(texts)] == alone[::-1]


@EVERY
def test_another_languages_text_has_no_value_where_english_words_are_needed(id: str) -> None:
    article = Article.from_text("Der Damm hält. Er wird es tun.", language="de")
    reading = profile(article)[id]["all"]
    if measures()[id].english:
        assert reading.value is None
        assert reading.note == "rests on English words; this text reads as German"
    else:
        assert "English" not in str(reading.note)


# -- the registry ----------------------------------------------------------------------------------


def test_families_are_in_order_and_every_measure_is_of_one() -> None:
    assert families() == tuple(sorted(families()))
    assert {"certainty", "loaded", "readability", "rhetoric", "structure", "tone"} <= set(
        families())
    assert all(found.family == id.partition(".")[0] for id, found in measures().items())


def test_the_order_of_measures_does_not_depend_on_what_was_imported_first() -> None:
    code = """if True:
        from framing.measures import measure, number
        @measure("a.stranger", per="words", cite="")
        def stranger(doc):
            "How many words."
            return number(doc.words)
        import framing.measures.tone, framing.measures.loaded
        print(*framing.measures.measures())"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=HERE.parent)
    assert done.stdout.split() == [*IDS, "a.stranger"]


@pytest.mark.parametrize("id", [
    "tone.vader", "tone.valence", "loaded.rate", "certainty.hedges", "certainty.boosters",
    "certainty.evidentials", "certainty.possibility", "certainty.obligation",
    "rhetoric.questions", "readability.flesch", "readability.flesch_kincaid", "readability.fog",
    "readability.smog", "readability.ari", "readability.coleman_liau", "structure.words",
])
def test_an_id_that_was_promised_is_there(id: str) -> None:
    assert named(id).id == id


def test_an_unknown_id_is_a_key_error_that_names_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"'tone\.vadre': did you mean tone\.vader\?"):
        named("tone.vadre")


def test_measures_are_selected_by_family_and_id_in_their_own_order() -> None:
    found = [each.id for each in select(("tone", "certainty.possibility", "certainty.hedges"))]
    assert found == ["certainty.hedges", "certainty.possibility", "tone.vader", "tone.valence"]
    assert select(()) == tuple(measures().values())


def test_an_unknown_selection_is_refused_with_the_nearest() -> None:
    with pytest.raises(SettingError, match="family 'certainity': did you mean certainty"):
        select(("tone", "certainity"))


@pytest.mark.parametrize(("said", "meant"), [
    ("hedges", "certainty.hedges"), ("vader", "tone.vader"), ("flesch", "readability.flesch"),
    ("hegdes", "certainty.hedges"), ("passives", "agency.passives")])
def test_a_measure_without_its_family_is_told_with_it(said: str, meant: str) -> None:
    with pytest.raises(SettingError, match=rf"'{said}': did you mean {meant}\? framing explain"):
        select((said,))


@pytest.mark.parametrize("id", ["tone", ".tone", "tone.", "tone.a b", "to-ne.x", "a.b.c", ""])
def test_a_measure_needs_an_id_of_family_and_name(id: str) -> None:
    def count(doc: Document) -> Counts:
        """Count the words."""
        return number(doc.words)

    with pytest.raises(SettingError, match=r"family\.name"):
        measure(id, per="words", cite="")(count)


def test_a_measure_cannot_take_the_id_of_another() -> None:
    def count(doc: Document) -> Counts:
        """Count nothing."""
        return number(doc.words)

    with pytest.raises(SettingError, match=r"'tone\.vader' already"):
        measure("tone.vader", per="words", cite="")(count)
    assert measures()["tone.vader"].count is not count


def test_a_measure_without_a_docstring_is_refused() -> None:
    def count(doc: Document) -> Counts:
        return number(doc.words)

    with pytest.raises(SettingError, match="needs a docstring"):
        measure("own.count", per="words", cite="")(count)
    assert "own.count" not in measures()


def test_a_profile_counts_the_measures_that_were_asked_for() -> None:
    read: Profile = profile(STORY, only=select(("tone",)))
    assert list(read) == ["tone.vader", "tone.valence"]
    assert set(read.counts) == {"tone.vader", "tone.valence"}
