"""What initials stand for, said alike by speakers, actors and coverage."""

from __future__ import annotations

import pytest

from framing.article import Article
from framing.background import news
from framing.coverage import missing
from framing.document import Document, parse
from framing.portrayal import actors
from framing.wording.initials import initials

SAME = [
    ("U.S. Quay Safety Board", "QSB"), ("US Quay Safety Board", "USQSB"),
    ("UK Rivers Agency", "UKRA"), ("EU Fisheries Court", "EUFC"), ("U.N. Weir Programme", "UNWP"),
    ("U.S. Bureau of Tide Statistics", "BTS"), ("Norland Harbour Union", "NHU"),
    ("Quay Safety Board", "Q.S.B."), ("Board of Harbour Inspectors", "BHI"),
    ("Department for Tides", "DfT"), ("Ministry of Tides", "MoT"),
    ("Alliance of Small Weir Towns", "AOSWT"), ("Maritime and Coastguard Agency", "MCA"),
    ("Food and Quay Administration", "FQA"), ("Ministry of Quays and Tides", "MQT"),
    ("Office of Gas and Tide Markets", "OGTM"), ("Department of Quay and Weir Affairs", "DQWA"),
    ("Centers for Tide Control and Prevention", "CTC"),
    ("Centers for Tide Control and Prevention", "CTCP"),
    ("National Union of Pilots and Stokers", "NUPS"),
    ("Royal Society for the Protection of Weirs", "RSPW"),
]
APART = [
    ("Norland Harbour Union", "NUH"), ("Harbour and Rivers Agency", "HRB"),
    ("U.S. Quay Safety Board", "SQB"), ("UK Rivers Agency", "RAU"),
]


def weir(said: str) -> Document:
    return parse(Article.from_text(f"Weir shut\n\n{said} Residents were told to leave at noon."))


def of_both(full: str, short: str) -> Document:
    return weir(f"The weir is closed, the {full} said on Monday. The {short} said the gate had "
                f"failed twice. “It will reopen,” the {short} said.")


def lacking(full: str, short: str) -> list[str]:
    here, there = (weir(f"The weir was closed by the {name} after the flood.")
                   for name in (full, short))
    return [each.text for each in missing(here, there, news())]


@pytest.mark.parametrize(("full", "short"), SAME)
def test_a_body_and_its_initials_are_one(full: str, short: str) -> None:
    document = of_both(full, short)
    assert [(each.name, each.kind) for each in document.voices.speakers] == [(full, "organisation")]
    assert [(each.name, len(each.mentions)) for each in actors(document)] == [(full, 3)]
    assert lacking(full, short) == []


@pytest.mark.parametrize(("full", "short"), APART)
def test_a_body_and_others_initials_are_two(full: str, short: str) -> None:
    document = of_both(full, short)
    assert {each.name for each in document.voices.speakers} == {full, short}
    assert {each.name for each in actors(document)} == {full, short}
    assert lacking(full, short) == [full, short]


@pytest.mark.parametrize("text", [
    "The weir was closed by the Norland Harbour Union and Keld Council. The NHU paid.",
    "The weir was closed by the Ministry of Quays and Ana Roe. Tides were high.",
    "The weir was closed by the Ministry of Quays and Parliament for a year.",
])
def test_two_bodies_are_not_taken_for_one(text: str) -> None:
    assert not [each for each in actors(weir(text)) if " and " in each.name]


def test_no_letter_is_asked_of_nothing() -> None:
    assert initials(()) == {""}
    assert initials(("and",)) == {""}
