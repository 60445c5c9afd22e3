"""Changed words: what stands for what in sentences that are else the same in two articles."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings

from framing import compare, coverage
from framing.article import Article
from framing.coverage import altered
from framing.coverage.repeated import runs
from framing.document import Document, parse
from framing.render import Options, render
from tests.building import EXAMPLES, compared
from tests.test_coverage import TEXTS, document

LAST = "It was raining."


@pytest.mark.parametrize(("one", "other", "found"), [
    ("The blast killed 12 people in Halden.", "The blast killed 14 people in Halden.",
     [("12 people", "14 people")]),
    ("They voted 6 to 3 in favour of the new dam.", "They voted 7 to 2 in favour of the new dam.",
     [("6 to 3", "7 to 2")]),
    ("Shares of housebuilders fell.", "Shares of housebuilders plunged.",
     [("housebuilders fell", "housebuilders plunged")]),
    ("She argued that the old wall was safe.", "She claimed that the old wall was safe.",
     [("argued that", "claimed that")]),
    ("Yesterday the mayor closed the old bridge.", "The mayor closed the old bridge.",
     [("Yesterday the", "The")]),
    ("The wall at the weir was never safe.", "The wall at the weir was safe.",
     [("never safe", "safe")]),
    ("The mayor closed the old bridge, and two roads.", "The mayor closed the old bridge.",
     [("bridge, and two roads", "bridge")]),
    ("The MAYOR closed the ‘old’ bridge.", "The mayor closed the old bridge.", []),
    ("The mayor closed the old bridge.", "Nobody closed a bridge there at all.", []),
    # one that stands in both as it is was not made of another
    ("Ten men left the hall. Ten women left the hall.",
     "Ten men left the hall. Ten women left the hall. Ten boys left the hall.", []),
])
def test_what_was_changed_in_a_sentence_is_found(
        one: str, other: str, found: list[tuple[str, str]]) -> None:
    a, b = (document(f"{text} {LAST}") for text in (one, other))
    assert [each.texts for each in altered(a, b)] == found
    assert [each.texts[::-1] for each in altered(b, a)] == found
    for each in altered(a, b):
        assert each.texts == (a.article.text[each.a.start : each.a.end],
                              b.article.text[each.b.start : each.b.end])


def test_nothing_is_changed_where_only_a_full_stop_stands_elsewhere() -> None:
    a = document("The blast by the harbour killed twelve people. On Sunday nobody fled at all.")
    b = document("The blast by the harbour killed twelve people on Sunday. Nobody fled at all.")
    assert altered(a, b) == ()


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_a_change_never_crosses_a_sentence_and_differs(one: str, other: str) -> None:
    a, b = document(one), document(other)
    for each in altered(a, b):
        assert each.texts[0].lower().split() != each.texts[1].lower().split()
        assert all(text.split() for text in each.texts)
    assert altered(a, a) == ()


SHIP = "A night of horror by the sea\n\nTwo women fled from a burning ship. It sank at noon."


def whole_text(text: str, *, clean: bool = True) -> Document:
    return parse(Article.from_text(f"{text}\n\n{LAST}"), clean=clean)


@pytest.mark.parametrize(("one", "other", "found"), [
    (f"Twelve die at the rope works\n\n{SHIP}", f"Fourteen die at the rope works\n\n{SHIP}",
     [("Twelve die", "Fourteen die")]),
    (f"Twelve die at the rope works\n\n{SHIP}", f"Works on fire\n\n{SHIP}", []),
    (f"{SHIP}\n\nWhat the mayor knew in June", f"{SHIP}\n\nWhat the mayor said in June",
     [("knew in", "said in")]),
    # what the text tells is no version of a title
    ("Two men fled from a burning ship\n\nIt sank at noon.", SHIP, []),
])
def test_what_was_changed_in_a_title_or_a_heading_is_found(
        one: str, other: str, found: list[tuple[str, str]]) -> None:
    a, b = whole_text(one), whole_text(other)
    assert {"title", "heading"} & set(a.roles) & set(b.roles)
    assert [each.texts for each in altered(a, b)] == found
    assert [each.texts[::-1] for each in altered(b, a)] == found


def test_the_date_over_a_copy_is_not_told_as_changed() -> None:
    a, b = (whole_text(SHIP.replace("\n", f"\n\nPublished on March {day}, 2024", 1), clean=False)
            for day in (3, 4))
    assert "dateline" in a.roles
    assert altered(a, b) == ()


def test_what_two_articles_repeat_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    def counted(*given: Any) -> Any:
        searched.append(given)
        return runs(*given)

    monkeypatch.setattr(coverage, "runs", counted)
    a, b = (f"The blast by the harbour wall killed {number} people." for number in ("two", "ten"))
    [pair] = compare(a, b).coverage
    assert pair.altered
    assert pair.passages
    assert len(searched) == 1


def test_what_two_articles_share_can_be_pickled() -> None:
    found = compared("agency", "courier").coverage
    assert found[0].passages
    assert pickle.loads(pickle.dumps(found)) == found


def test_copied_wording_is_looked_for_only_where_it_is_told(
        monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    def counted(*given: Any) -> Any:
        searched.append(given)
        return runs(*given)

    monkeypatch.setattr(coverage, "runs", counted)
    pair = compare(*(EXAMPLES / f"{name}.txt" for name in ("agency", "courier")))
    for format in ("table", "markdown", "html", "csv"):
        render(format, "compare", pair, Options(full=True))
    assert not searched
    render("json", "compare", pair, Options())
    assert len(searched) == 1
