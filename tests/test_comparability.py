"""Is it a fair comparison? Pairs that are, pairs that aren't, and what is quoted for it.

The passages are invented; ``tests/cases/comparability/pairs.json`` says which two are held against
each other, what is added to either, and what is to be said.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import framing
from framing import background
from framing.article import Article
from framing.comparability import RULED_OUT, Comparability, comparability
from framing.comparability.dates import published
from framing.comparability.stories import names, related
from framing.profiles import Profile, profile
from framing.sources.pages import read_page
from framing.terms import Vocabularies
from tests.building import EXAMPLES
from tests.timing import growth

CASES = Path(__file__).parent / "cases/comparability"
PASSAGES: dict[str, str] = json.loads((CASES / "passages.json").read_text("utf-8"))
PAIRS: list[dict[str, Any]] = json.loads((CASES / "pairs.json").read_text("utf-8"))


def text_of(passage: str, adds: str = "") -> str:
    """The passages by name, with a paragraph more."""
    names = [name for name in passage.split("+") if name]
    return "\n\n".join([*(PASSAGES[name] for name in names), *([adds] if adds else [])])


def judged(*texts: str, known: background.Background | None = None) -> Comparability:
    profiles = [profile(text, only=()) for text in texts]
    known = known or background.news()
    documents = tuple(each.document for each in profiles)
    found = comparability(profiles, known, Vocabularies(documents, known).cosines)
    check(found, profiles)
    return found


def check(found: Comparability, profiles: list[Profile]) -> None:
    """Quotations are exact, and what is ruled out is known."""
    for reason in found.reasons:
        for cited in reason.evidence:
            assert profiles[cited.article].article.text[cited.start : cited.end] == cited.text
            assert cited.text
        assert "\n" not in reason.text
        assert reason.text.endswith(".")
    assert set(found.rules_out) <= set(RULED_OUT)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in PAIRS])
def test_a_pair_is_judged_as_a_careful_reader_would(case: dict[str, Any]) -> None:
    found = judged(text_of(case["a"], case.get("a_adds", "")),
                   text_of(case["b"], case.get("b_adds", "")))
    kinds = [reason.kind for reason in found.reasons]
    assert found.verdict == case.get("verdict", found.verdict), found
    assert kinds == case.get("kinds", kinds), found
    assert list(found.rules_out) == case.get("out", list(found.rules_out))
    assert kinds[:1] == [case.get("first", kinds[0])]
    assert set(kinds) >= set(case.get("has", ()))
    assert set(kinds).isdisjoint(case.get("lacks", ()))
    quoted = {cited.text for reason in found.reasons for cited in reason.evidence}
    assert quoted >= set(case.get("quotes", ()))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in PAIRS])
def test_the_order_of_two_articles_changes_no_verdict(case: dict[str, Any]) -> None:
    texts = (text_of(case["a"], case.get("a_adds", "")), text_of(case["b"], case.get("b_adds", "")))
    there, back = judged(*texts), judged(*texts[::-1])
    assert there.verdict == back.verdict
    assert there.rules_out == back.rules_out
    assert sorted(x.kind for x in there.reasons) == sorted(x.kind for x in back.reasons)


def test_a_conflict_of_times_is_told_with_both_quotations_and_their_lines() -> None:
    found = judged(text_of("gate_plain", "President Voss takes office this week."),
                   text_of("gate_second", "Former President Edgar Voss paid through 2034."))
    assert found.reasons[0].text == (
        "Times differ: A “President Voss takes office” (A:7), B “Former President” (B:12), of "
        "Voss; B also says “through 2034” (B:12).")


def test_shared_names_are_quoted_where_each_article_first_has_them() -> None:
    found = judged(text_of("gate_plain"), text_of("gate_second"))
    assert "Port Hallam" in found.reasons[0].text
    assert {cited.article for cited in found.reasons[0].evidence} == {0, 1}


def named(*texts: str) -> str:
    """The names that two texts are said to share."""
    profiles = [profile(text, only=()) for text in texts]
    found = [names(each.document) for each in profiles]
    told = related(profiles, found, 0, 1, background.news(), 0.5)
    check(Comparability("yes", (told,), ()), profiles)
    return told.text.partition("both name ")[2].partition(";")[0]


@pytest.mark.parametrize(("a", "b"), [
    ("At noon Mayor Orla Quenby spoke, and Quenby left.", "Then, Orla Quenby left. So did Quenby."),
    ("They met Sen. Orla Quenby.", "Then Sen. Orla Quenby left."),
    ("Orla Quenby spoke, and so Quenby left.", "They heard Orla Quenby; then Quenby went home."),
    ("When Quenby’s car came, Orla Quenby’s son left.", "We saw Orla Quenby and Quenby’s car."),
])
def test_a_name_is_told_once_and_as_long_as_both_write_it(a: str, b: str) -> None:
    assert named(a, b) == named(b, a) == "Orla Quenby"


def test_a_word_of_two_names_is_no_name_that_both_share() -> None:
    one, other = "They met the Quenby Harbour Fund.", "They met the Quenby Tramway Club."
    assert named(one, other) == ""
    assert named(one, f"{other} Then Dr Quenby left.") == "Quenby"


def test_a_country_and_its_people_are_one_name_that_both_share() -> None:
    text = "They went to Dolmera, and a Dolmeran guard met Orla Quenby and a Dolmeran envoy there."
    assert sorted(named(text, text).split(", ")) in (
        ["Dolmera", "Orla Quenby"], ["Dolmeran", "Orla Quenby"])


def related_by_names(one: str, other: str, cosine: float = 0.01) -> str:
    """What two texts are said to be; as a rule next to no word is in both."""
    profiles = [profile(text, only=()) for text in (one, other)]
    found = [names(each.document) for each in profiles]
    return related(profiles, found, 0, 1, background.news(), cosine).kind


def test_a_person_and_her_house_that_both_name_count_as_three_rare_names() -> None:
    words = "the price of bread rose in town again and so it went on for long " * 46
    one, other = (f"{words}. So says {who}." for who in (
        "Orla Quenby of Granite Bank", "Orla Quenby, an economist at Granite Bank"))
    assert related_by_names(one, other, 0.42) == "story"
    assert related_by_names(one, other.replace("Granite", "Orchid"), 0.42) == "subject"


def test_a_story_of_no_date_is_not_told_to_be_of_one_day() -> None:
    case = json.loads((CASES.parent / "coverage/bridge.json").read_text("utf-8"))
    texts = ["\n\n".join(map(" ".join, case[side])) for side in "ab"]
    undated = "No date tells whether both are of one day."
    assert undated in judged(*texts).reasons[-1].text
    dated = [f"{text}\n\nIt was on May {day}." for text, day in zip(texts, (4, 5), strict=True)]
    assert undated not in judged(*dated).reasons[-1].text


def test_the_day_of_publication_of_one_counts_with_the_days_it_tells_of() -> None:
    one = "Lamps go out\n\nBy Ann Lee\n\nMay 19, 2031\n\nThe lamps of Velmouth fell on March 2."
    other = "Velmouth lamps go out\n\nOn May 17 Velmouth put out its lamps, all of them."
    days = [reason.text for reason in judged(one, other).reasons if reason.kind == "dates"]
    assert days == []
    late = [reason.kind for reason in judged(one, other.replace("May 17", "July 9")).reasons]
    assert "dates" in late


@pytest.mark.parametrize(("one", "other", "kind"), [
    ("In Velmouth the slope fell, and Storm Orrick went on.",
     "Winds of Storm Orrick struck Velmouth.", "subject"),
    ("They saw Orrick Velmouth there.", "They met Orrick Velmouth.", "stories"),  # one name
    ("In Velmouth the slope fell in June.", "Winds struck Velmouth.", "stories"),
    ("They met in Boston, and in Texas.", "They left Boston for Texas.", "stories"),
])
def test_two_names_that_no_other_article_has_make_a_subject(one: str, other: str,
                                                            kind: str) -> None:
    assert related_by_names(one, other) == kind


def test_a_name_in_an_address_is_not_written_small() -> None:
    line = "They met in Velmouth; write to velmouth.desk@velmouth.example or to @velmouth."
    assert named(line, "They left Velmouth.") == "Velmouth"
    assert named("They met in Velmouth, in a velmouth.", "They left Velmouth.") == ""


def test_a_month_is_no_name_that_both_share() -> None:
    assert named("It shuts on 4 May, said Quenby.", "From May 4, so Quenby, it shuts.") == "Quenby"
    assert named("They met May there.", "So they met May.") == "May"
    assert named("It shuts in May, said Quenby.", "By May, so Quenby, it shuts.") == "Quenby"


def test_a_name_with_an_ampersand_is_one() -> None:
    one, other = "It is in Neurology & Ageing, he said.", "She read Neurology & Ageing."
    assert named(one, other) == "Neurology & Ageing"


def test_a_currency_is_no_name_that_both_share() -> None:
    assert named("It pays Rs 4 to Quenby.", "It owes Quenby Rs 5, or Rs. 6.") == "Quenby"


def test_a_name_goes_on_behind_the_sign_of_many_owners() -> None:
    assert named("They met the Quay Drivers’ Union.", "So the Quay Drivers’ Union left.") == (
        "Quay Drivers’ Union")


def test_two_names_are_told_where_only_one_is_rare() -> None:
    both = "They spoke of Quenby, and of Washington, Congress and Trump."
    assert named(both, both).split(", ")[0] == "Quenby"
    assert len(named(both, both).split(", ")) == 2
    assert "Congress" not in named("They saw Congress and Trump.", "Now Congress and Trump met.")


def test_reasons_of_several_articles_name_the_pair() -> None:
    found = judged(text_of("gate_plain"), text_of("gate_second"), text_of("strike_report"))
    assert found.verdict == "in part"
    assert [reason.text[:7] for reason in found.reasons] == ["A and C", "B and C", "A and B"]


def test_one_text_twice_among_three_is_to_be_left_out() -> None:
    twice = text_of("gate_plain")
    found = judged(twice, text_of("gate_second"), twice)
    assert found.reasons[0].text == (
        "A and C are one text, which would count twice where each article is held against all "
        "others: leave one of them out, to compare the rest.")
    assert found.rules_out == ("rates",)


def test_most_of_a_text_twice_among_three_says_why_no_rates_are_compared() -> None:
    twice = text_of("gate_plain")
    found = judged(twice, text_of("gate_second"), f"{twice}\n\nThe street has grown quiet.")
    assert found.reasons[0].text.endswith(
        "of its runs of five words, which would count twice where each article is held against "
        "all others.")


def test_a_text_twice_hides_nothing_of_what_the_third_lacks() -> None:
    twice, other = text_of("gate_plain"), text_of("gate_second")
    pair, three = (framing.compare(*texts).coverage
                   for texts in ((twice, other), (twice, other, twice)))
    assert [each.judged for each in three] == [True, True, True]
    assert three[0].missing == pair[0].missing
    assert three[1].missing == ()


def test_no_pair_that_can_be_compared_is_no() -> None:
    found = judged(text_of("gate_plain"), text_of("strike_report"), text_of("football_cup"))
    assert found.verdict == "no"


def test_few_articles_are_no_background() -> None:
    texts = text_of("gate_plain"), text_of("gate_second")
    these = background.of_counts([{"gate": 2}, {"gate": 1}])
    assert judged(*texts, known=these) == judged(*texts)


def test_the_examples_tell_one_story() -> None:
    texts = [Article.from_text((EXAMPLES / f"{name}.txt").read_text("utf-8")).text
             for name in ("agency", "courier", "gazette")]
    found = judged(*texts)
    assert found.verdict == "in part"
    assert [reason.kind for reason in found.reasons] == ["story"] * 3 + ["kinds"] * 2 + [
        "length"] * 2


@pytest.mark.parametrize("text", ["", " ", "\n", "word", "1", "“", "Former President"])
def test_next_to_nothing_can_be_read(text: str) -> None:
    assert judged(text, text_of("gate_plain")).verdict == "can't tell"


HOSTILE = ["a", "9", "A", "A ", "former ", "New ", "President ", "Jan 3 ", "mayor-elect ",
           "Velm a@b.c ", "former Mayor ", " 20", "-0", "former Mayor Ann Lee left. ",
           "I think so. ", "ex-", "Ann Lee Velm "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        profiles = [profile(piece * (size // len(piece)) + end, only=()) for end in ("", " end")]
        for each in profiles:
            _ = each.document.voices.stretches, each.document.token_offsets
        return lambda: comparability(profiles, background.news(), [[1.0, 0.5], [0.5, 1.0]])

    assert growth(work, 16_000, 128_000, rounds=2) < 8 * 4


def page(day: str, shown: str = "", *, text: str) -> Profile:
    """A web page that states its own date in its data, and may show one."""
    stated = json.dumps({"@type": "NewsArticle", "headline": "The lamps", "datePublished": day})
    html = (f'<script type="application/ld+json">{stated}</script><article><h1>The lamps</h1>'
            f'<p class="byline">By Ann Lee{shown}</p><p>{PASSAGES[text]}</p></article>')
    return profile(read_page(html.encode(), "a.html", "a.html", "a.html"), only=())


@pytest.fixture
def passages() -> list[str]:
    """Two that differ."""
    return ["gate_report", "gate_second"]


def of_pages(*profiles: Profile) -> Comparability:
    documents = tuple(each.document for each in profiles)
    known = background.news()
    found = comparability(profiles, known, Vocabularies(documents, known).cosines)
    check(found, list(profiles))
    return found


def test_what_pages_say_of_their_own_dates_is_held_together(passages: list[str]) -> None:
    one, other = (page(day, text=text) for day, text in
                  zip(("2031-03-05T10:00:00Z", "2031-06-09"), passages, strict=True))
    found = next(each for each in of_pages(one, other).reasons if each.kind == "dates")
    assert found.text == "Dates differ: A is dated 2031-03-05, B is dated 2031-06-09."
    assert found.evidence == ()


def test_pages_of_neighbouring_days_are_of_one_time(passages: list[str]) -> None:
    found = of_pages(page("2031-03-05", text=passages[0]), page("2031-03-07", text=passages[1]))
    assert "dates" not in [each.kind for each in found.reasons]


def test_a_date_that_the_page_shows_is_quoted(passages: list[str]) -> None:
    one = page("2031-03-05", ", March 5, 2031", text=passages[0])
    found = next(each for each in of_pages(one, page("2031-06-09", text=passages[1])).reasons
                 if each.kind == "dates")
    assert found.text.startswith("Dates differ: A “March 5, 2031” (A:3), B is dated 2031-06-09")
    assert [cited.text for cited in found.evidence] == ["March 5, 2031"]


def test_a_date_that_is_none_is_passed_over() -> None:
    for said in ("soon", "2031-02-30", ""):
        article = replace(Article.from_text("It rained. " * 9), date=said)
        assert published(article) == []
