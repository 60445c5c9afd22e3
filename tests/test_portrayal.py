"""Portrayal: whom an article names, mentions brought together, and who does what to whom."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import islice, pairwise, permutations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.comparison import compare
from framing.document import parse
from framing.portrayal import AGENT, PATIENT, Actor, Mention, Modifier, Predicate, actors
from framing.portrayal.known import verb
from framing.profiles import profile
from framing.render.review.acting import acting, own
from tests.building import EXAMPLES, paragraphs
from tests.timing import growth, seconds

CASES = json.loads((Path(__file__).parent / "cases/portrayal.json").read_text("utf-8"))
WORDS = ["Ana", "Ito", "Vask", "Dr.", "President", "the", "of", "by", "and", ",", ".", "“", "”",
         "’s", "US", "us", "sued", "was", "who", "has", "he", "Port", "Ministry", "of", "port",
         "May", "(", ")", "’S", "PM", "The", "R-Me.", "State", "Secretary", "Jr.", "St.", "A",
         "accused", "plans", "to", "-", "Council", "McCoy", "House", "Republicans", "Oregon",
         "&", "von", "der", "Von", "on", "Committee", "NEW", "YORK", "American", "Airlines",
         "State’s", "General", "District", "Columbia", "Minister’s", "Trump", "Recall", "-based"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def case_of(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, marks=marks, id=case["text"][:60])


@cache
def found_in(text: str) -> tuple[Actor, ...]:
    return actors(parse(paragraphs(*text.split("\n\n"))))


@pytest.mark.parametrize("case", [case_of(case) for case in CASES])
def test_names_kinds_and_verbs_of_a_passage(case: dict[str, Any]) -> None:
    found = found_in(case["text"])
    assert sorted(actor.name for actor in found) == sorted(case["names"])
    kinds = {actor.name: actor.kind for actor in found}
    assert {name: kinds[name] for name in case.get("kinds", ())} == case.get("kinds", {})
    for role in (AGENT, PATIENT):
        if role in case:
            told = {actor.name: [each.lemma for each in actor.does(role)] for actor in found}
            assert {name: verbs for name, verbs in told.items() if verbs} == case[role]


def test_there_are_passages_enough() -> None:
    assert len(CASES) >= 60


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_span_is_what_stands_in_the_text_and_mentions_do_not_overlap(text: str) -> None:
    article = paragraphs(text)
    found = actors(parse(article))
    mentions = sorted((each.start, each.end) for actor in found for each in actor.mentions)
    assert all(end <= start for (_, end), (start, _) in pairwise(mentions))
    assert sum(actor.share for actor in found) == pytest.approx(1.0 if found else 0.0)
    for actor in found:
        places: list[Mention | Predicate | Modifier] = [
            *actor.mentions, *actor.proposed, *actor.predicates, *actor.modifiers]
        for each in places:
            assert article.text[each.start : each.end] == each.text
        for told in actor.predicates:
            assert 0 <= told.mention < len(actor.mentions)
        assert sum(uses for _, uses in actor.forms) == len(actor.mentions)


@pytest.mark.parametrize("unit", [
    "Ana Ito ", "Ito and ", "Ito, ", "with Ito, Ana, ", "the Ana Ito’s ", "US ", "Mayor ",
    "Ana Orr, a port, ", "accused by Ito and Ana who ", "he saw Ana Orr and she saw Tam Vask. "])
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def work(size: int) -> Callable[[], object]:
        # Where most words have capitals no names are looked for: as many without follow.
        document = parse(paragraphs(unit * (size // len(unit)) + "the men left it " * (size // 8)))
        _ = document.voices
        return lambda: actors(document)

    assert growth(work, 10_000, 80_000) < 8 * 4


@pytest.mark.slow
def test_a_megabyte_of_capitals_is_read() -> None:
    def word(number: int) -> str:
        return "".join("bdfgklmnprst"[number // 12**place % 12] + "aeio"[number // 3**place % 4]
                       for place in range(4)).capitalize()

    names = " ".join(f"the men saw {word(number)} {word(7 * number)} go." for number in
                     range(30_000))
    found: list[Actor] = []
    assert seconds(lambda: found.extend(actors(parse(paragraphs(names))))) < 60
    assert found


def test_two_of_one_surname_stay_two_and_the_surname_alone_is_neither() -> None:
    found = {actor.name: len(actor.mentions)
             for actor in found_in("Richard Harring met Michael Harring. Harring left.")}
    assert found == {"Richard Harring": 1, "Michael Harring": 1, "Harring": 1}


def test_why_mentions_were_brought_together_is_said() -> None:
    actor = found_in("Mayor Ana Ito spoke. Then Ito left, and critics of Ana laughed.")[0]
    assert [(each.text, each.why) for each in actor.mentions] == [
        ("Mayor Ana Ito", "same name"), ("Ito", "surname"), ("Ana", "first name")]
    assert actor.forms == (("Ana", 1), ("Ito", 1), ("Mayor Ana Ito", 1))


def test_a_pronoun_is_proposed_and_in_no_count() -> None:
    actor = found_in("Mayor Ana Ito spoke. She left.")[0]
    assert [each.text for each in actor.proposed] == ["She"]
    assert len(actor.mentions) == 1


@pytest.mark.parametrize(("text", "found"), [
    ("Mayor Ana Ito spoke. Then the mayor left.", ["the mayor"]),
    ("Former president Ana Ito spoke. Now the former president is old.", ["the former president"]),
    ("Mayor Ana Ito met Mayor Orla Henn. Then the mayor left.", []),
    ("Mayor Ana Ito spoke. The mayor of Ellery, and the mayor’s aide, left.", []),
    ("The mayor left. Mayor Ana Ito came.", []),
    ("Mayor Ana Ito spoke. A mayor left, and the mayor Orla Henn.", []),
])
def test_a_title_alone_is_proposed_for_the_only_one_who_bears_it(
    text: str, found: list[str],
) -> None:
    assert [each.text for actor in found_in(text) for each in actor.proposed
            if each.why == "title"] == found


def test_a_pronoun_that_could_mean_two_is_left() -> None:
    assert not [each for actor in found_in("Mayor Ana Ito met Mayor Orla Henn. She left.")
                for each in actor.proposed]


@pytest.mark.parametrize("text", [
    "They left from near Skarrow, Mayor Ana Ito on the right, and sang.",
    "It rained, and then Skarrow said so.",
    "The boat will leave from Skarrow, the mayor said.",
    "The boat will leave from Skarrow, officials told reporters.",
    "The fire began in Skarrow, police say, and spread.",
])
def test_what_names_another_or_tells_when_describes_nobody(text: str) -> None:
    assert {actor.name: actor.modifiers for actor in found_in(text)}["Skarrow"] == ()


def test_what_a_name_is_said_to_be_describes_it() -> None:
    found = found_in("They met Ana Ito, a mayor said to like boats, on the quay.")[0]
    assert [each.text for each in found.modifiers] == ["a mayor said to like boats"]


def test_modifiers_stand_before_a_name_or_are_set_off_behind_it() -> None:
    found = found_in("Embattled former mayor Ana Ito, a nurse from the coast, left.")[0]
    assert [(each.text, each.place) for each in found.modifiers] == [
        ("Embattled former mayor", "before"), ("a nurse from the coast", "behind")]


def test_how_sentences_stand_to_a_name_is_told_by_voice() -> None:
    found = found_in("“Ito lied and failed,” he said. Voters praised Ana Ito.")[0]
    assert (found.tone["quoted"].negative, found.tone["author"].positive) == (1, 1)
    assert sum(found.tone["all"]) == len(found.mentions) == len(found.toward)
    plain = found_in("The town saw Ana Ito on Monday.")[0]
    assert plain.toward == ("neutral",)


def test_who_speaks_is_known_from_the_voices() -> None:
    read = profile(paragraphs("“The dam holds today,” said Ana Ito, the mayor."))
    assert (read.actors[0].spoken, read.speakers[read.actors[0].speaker or 0].name) == (
        4, "Ana Ito")


def test_a_text_in_another_language_has_no_actors() -> None:
    text = "Der Damm hielt, sagte Anna Roth am Montag. Die Stadt war froh, und Roth ging heim. "
    article = Article.from_text(text * 4)
    assert article.language not in (None, "en")
    assert profile(article).actors == ()


def test_an_actor_is_matched_between_articles_by_the_rules_of_one() -> None:
    one = paragraphs("President Ana Ito left. The port of Ito closed.")
    other = paragraphs("The town saw Ito leave, and Mayor Ito laughed.")
    third = paragraphs("Ben Ito left.")
    assert [each.name for each in compare(one, other).actors] == ["Ana Ito"]
    assert compare(one, third).actors == ()


ONE = paragraphs("Mayor Ana Ito closed the port. Ito praised the crew. Critics sued Ito.")
OTHER = paragraphs("Mayor Ana Ito opened the port. It was run by Ito. She left.")


def test_the_review_tells_what_each_article_makes_an_actor_do() -> None:
    brief = acting(compare(ONE, OTHER), ("A", "B"), brief=True)
    assert [line.parts for line in brief] == [
        ("Ana Ito 3–2: A closed, praised; acted on: sued · B opened, run by …",)]
    full = acting(compare(ONE, OTHER), ("A", "B"), brief=False)
    assert [(line.head, *line.parts) for line in full] == [
        ("Ana Ito, A: ", "3 mentions (Ito 2, Mayor Ana Ito 1)", "does: closed A:1, praised A:1",
         "acted on: sued A:1", "sentences on it: ill 1, neither 2"),
        ("Ana Ito, B: ", "2 mentions (Ito 1, Mayor Ana Ito 1)", "perhaps also she 1",
         "does: opened B:1, run by … B:1", "sentences on it: well 1, neither 1"),
    ]


def test_an_actor_that_acts_in_one_article_alone_is_not_in_the_short_review() -> None:
    still = paragraphs("The port of Ana Ito is old. The town and Ana Ito are old.")
    assert acting(compare(ONE, still), ("A", "B"), brief=True) == []


@pytest.mark.parametrize(("said", "told"), [
    ("Ana Ito forged a letter.", "forged"), ("Critics sued Ana Ito.", "acted on: sued"),
    ("Prosecutors said that Ana Ito forged a letter.", None),
    ("A court heard that Ana Ito had forged a letter.", None),
    ("Ana Ito said that she would close it. Ito left the port.", "left"),
    ("He will appeal if Ana Ito is jailed in May.", None),
    ("It isn't known whether Mrs. Ito closed the port.", None),
    ("He asked what if. Ana Ito closed the port.", "closed"),
])
def test_what_a_text_reports_of_somebody_is_not_what_it_makes_him_do(
        said: str, told: str | None) -> None:
    found = acting(compare(ONE, paragraphs(f"{said} The town of Ana Ito is old.")), ("A", "B"),
                   brief=True)
    assert [line.parts[0].partition(" · B ")[2] for line in found] == [told] * (told is not None)


def test_an_actor_named_once_here_and_often_there_is_in_the_short_review() -> None:
    once = paragraphs("The guards killed Ana Ito at the port.")
    often = paragraphs("Ana Ito was convicted in May. Ito had opened a bank. Ito left. So did Ito.")
    (line,) = acting(compare(once, often), ("A", "B"), brief=True)
    assert line.parts[0].startswith("Ana Ito 1–4: A acted on: killed · B ")
    seldom = paragraphs("Ana Ito was convicted in May.")
    assert acting(compare(once, seldom), ("A", "B"), brief=True) == []


def test_one_of_two_whom_a_surname_may_mean_is_not_counted_in_the_short_review() -> None:
    one = paragraphs("Adam Roe opened a bank. Roe left. Then Roe closed the port.")
    whole = paragraphs("Adam Roe is alleged to have killed a man. Adam Roe denied it.")
    assert acting(compare(one, whole), ("A", "B"), brief=True)
    two = paragraphs("Adam Roe is accused of murder. He killed Joan Roe. Mr Roe left, and Mr Roe "
                     "denies it. Mrs Roe fell. Mr Roe wept.")
    assert acting(compare(one, two), ("A", "B"), brief=True) == []


def test_the_actors_of_a_profile_are_told_in_full() -> None:
    heads = [line.head for line in own(profile(ONE), "A")]
    assert heads == ["Ana Ito: "]


def test_all_that_is_shared_by_the_examples_is_named_in_both() -> None:
    comparison = compare(EXAMPLES / "agency.txt", EXAMPLES / "courier.txt")
    assert {"Tessmark", "Edda Marrick"} <= {each.name for each in comparison.actors}
    assert all(all(each.actors) for each in comparison.actors)


def test_the_forms_of_a_verb_are_known() -> None:
    forms = {"sues": "sue", "sued": "sue", "suing": "sue", "won": "win", "winning": "win",
             "tries": "try", "dying": "die", "stirred": "stir", "goes": "go", "written": "write"}
    assert {form: found.lemma for form in forms if (found := verb(form))} == forms


def test_values_are_read_without_looking_for_actors() -> None:
    code = ("import sys, framing; framing.profile('The dam was built by Ana Ito.').values(); "
            "print([name for name in sys.modules if name.startswith('framing.portrayal')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_surname_that_fits_two_people_joins_neither_in_any_order(order: tuple[int, ...]) -> None:
    texts = ("Mayor Ana Ito closed the port on Monday. Critics in the town sued Ito.",
             "The council said Ito sued the port on Monday. Critics in the town praised Ito.",
             "Governor Bob Ito closed the school on Monday. Critics sued Bob Ito. Later Ito left.")
    assert compare(*(paragraphs(texts[place]) for place in order)).actors == ()


def test_pronouns_take_time_in_proportion_to_the_text() -> None:
    def work(number: int) -> Callable[[], object]:
        read = profile(f"Ana Ito sued the port{' and Ana Ito left and she came' * number}.")
        read.values()

        def names() -> None:
            [ito] = read.actors
            assert len(ito.proposed) == number

        return names

    assert growth(work, 1000, 16_000) < 32


def test_matching_takes_time_in_proportion_to_the_names() -> None:
    def work(number: int) -> Callable[[], object]:
        names = (f"Anna {''.join(letters).capitalize()}"
                 for letters in islice(product("abcdefgh", repeat=6), number))
        text = " ".join(f"{name} sued the port." for name in names)
        pair = compare(paragraphs(text), paragraphs(text + " It held."))
        assert len(pair.profiles[0].actors) == len(pair.profiles[1].actors) == number
        return lambda: pair.actors

    assert growth(work, 100, 1600) < 40
