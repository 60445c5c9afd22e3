"""Months and days of the week: every form is read alike by all that read one."""

from __future__ import annotations

from calendar import day_name, month_name

import pytest

from framing.article import Article
from framing.background import news
from framing.blocks.bylines import date_line, find_date
from framing.comparability.dates import told
from framing.coverage import missing
from framing.coverage.numbers import figures
from framing.document import parse
from framing.grammar.listed import listed
from framing.portrayal import actors
from framing.wording.capitals import makes_no_name
from framing.wording.months import (
    ALL_SHORT_DAYS,
    DAYS,
    MONTHS,
    MONTHS_AND_FIRST_NAMES,
    MONTHS_AND_WORDS,
    SHORT_DAYS,
    SHORT_MONTHS,
)

SHAPES = ("{} 5", "5 {}", "{} 5th", "5th {}", "5th of {}", "{} 1", "1 {}")
DATES = [(shape.format(form), number) for word, number in MONTHS.items()
         for form in ([word.capitalize()] if word not in SHORT_MONTHS else
                      [word.capitalize(), f"{word.capitalize()}."])
         for shape in SHAPES]


def read(text: str) -> tuple[list[str], list[str]]:
    """The days that coverage and comparability find in a text."""
    article = Article.from_text(f"Weir shut\n\n{text}")
    return ([figure.value for figure in figures(parse(article), news()) if figure.kind == "date"],
            [f"{day.month}-{day.day}" for day in told(article)])


def test_each_month_and_day_is_there_by_its_name() -> None:
    assert [MONTHS[name.lower()] for name in month_name[1:]] == list(range(1, 13))
    assert [name.lower() for name in day_name] == list(DAYS)
    assert {name[:3].lower() for name in month_name[1:]} <= MONTHS.keys()
    assert {name[:3].lower() for name in day_name} <= ALL_SHORT_DAYS


def test_the_kinds_of_forms_are_of_forms() -> None:
    assert MONTHS.keys() >= SHORT_MONTHS | MONTHS_AND_WORDS | MONTHS_AND_FIRST_NAMES


def test_class_time_has_all_that_are_nothing_besides() -> None:
    assert listed("time") & MONTHS.keys() == MONTHS.keys() - {"jan", "jun", "mar", "may"}
    assert listed("time") >= SHORT_DAYS.union(DAYS)
    assert listed("time").isdisjoint(ALL_SHORT_DAYS - SHORT_DAYS)


@pytest.mark.parametrize(("date", "month"), DATES)
def test_a_day_is_read_alike_wherever_one_is(date: str, month: int) -> None:
    day = int("".join(filter(str.isdigit, date)))
    one = [f"{month}-{day}"]
    assert read(f"The weir at Ellery was closed on {date} by the council.") == (one, one)
    assert find_date(f"{date} 2031") == f"2031-{month:02}-{day:02}"
    assert date_line(date.lower())


@pytest.mark.parametrize("text", [
    "About 12 may have drowned at the weir.", "Some 12 march to the weir at noon.",
    "It would mar 5 years of work.", "Some 12 may, and 12 march."])
def test_a_verb_is_no_month(text: str) -> None:
    assert read(text) == ([], [])


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_before_its_day_makes_no_name(month: str) -> None:
    assert makes_no_name([month, "5"], [0, 0], 0)
    assert makes_no_name([month, ".", "5"], [0, 0, 0], 0) or month not in SHORT_MONTHS


@pytest.mark.parametrize(("one", "other"), [
    ("April 5", "Apr. 5"), ("Sept. 5", "Sep 5"), ("1 May", "May 1"), ("March 9", "9 Mar")])
def test_a_day_that_both_give_is_not_missing(one: str, other: str) -> None:
    here, there = (parse(Article.from_text(
        f"Weir shut\n\nThe weir at Ellery was closed on {date} by the council, which met there."))
        for date in (one, other))
    assert [each for each in missing(here, there, news()) if each.kind == "date"] == []


@pytest.mark.parametrize("date", ["Sept. 5", "Jan. 5", "Tues.", "Thursday"])
def test_no_month_or_day_is_an_actor(date: str) -> None:
    found = actors(parse(Article.from_text(f"Weir shut\n\nThe weir in Norland, {date}, was shut.")))
    assert [actor.name for actor in found] == ["Norland"]
