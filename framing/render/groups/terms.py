"""What ``framing terms --by`` prints: the words that set groups of articles apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from framing.collection.groups.group_terms import (
    LEAST_ARTICLES,
    LEAST_OWN,
    MOST_Q,
    GroupTerm,
    GroupTerms,
)
from framing.collection.groups.grouping import Grouping
from framing.collection.groups.units import NOUNS
from framing.render import Options
from framing.render.groups.about import NO_OUTLET, UNDATED
from framing.render.numbers import chance, number, short
from framing.render.screen.columns import Row, lines, paragraph
from framing.render.to_csv import csv_of
from framing.support.records import NamedTuple
from framing.terms import LEAST_USES, telling

SCHEMA = "framing.terms/1"
#: A word's rate is told of so many words: per 1,000, most would begin with zeros.
PER = 10_000


class Told(NamedTuple):
    """The words of a collection's groups, and how to tell them.

    ``wanted``: these words in place of those that set groups apart. ``every``: also words that most
    news articles have. ``most``: so many a group.
    """

    found: GroupTerms
    grouping: Grouping
    outlets: Sequence[str]
    units: str
    least: int
    most: int
    every: bool = False
    wanted: Sequence[str] = ()

    def names(self, group: int) -> tuple[str | None, str | None]:
        """A group's outlet, empty where none is told, and its period; ``None`` for none."""
        key = int(self.found.counts.keys[group])
        place = self.grouping.outlet_of(key)
        return (None if place is None else self.outlets[place],
                self.grouping.told(self.grouping.period_of(key)))

    def name(self, group: int) -> str:
        """A group's name for people."""
        outlet, period = self.names(group)
        parts = [] if outlet is None else [outlet or NO_OUTLET]
        return " ".join([*parts, *[period or UNDATED] * (self.grouping.time is not None)])

    @property
    def order(self) -> list[int]:
        """The groups by name and time, those without a name last."""
        def key(group: int) -> tuple[bool, str, str, int]:
            outlet = self.names(group)[0] or ""
            return outlet == "", outlet.casefold(), outlet, int(self.found.counts.keys[group])

        return sorted(range(len(self.found.counts.keys)), key=key)

    def shown(self, group: int) -> list[GroupTerm]:
        """The words that set a group apart, as many as are asked for."""
        return list(islice((term for term in self.found.own(group)
                            if self.every or telling(term.text, self.found.background)),
                           self.most))

    def rates(self, term: GroupTerm, group: int) -> tuple[float, float]:
        """How often a group and all others together use a word, per so many words."""
        words = self.found.counts.words
        own, rest = term.uses[group], sum(term.uses) - term.uses[group]
        return tuple(PER * uses / size if size else 0.0 for uses, size in  # type: ignore[return-value]
                     ((own, words[group]), (rest, words.sum() - words[group])))


# -- in words --------------------------------------------------------------------------------------


def notes(told: Told) -> list[str]:
    """How the words were found, and what they can't show."""
    counted = _units(told)
    tests = (f"{told.found.tested:,} tests: of each word used {LEAST_USES} times, in "
             f"{LEAST_ARTICLES} {counted}, in each group of {told.least} {counted} and more, "
             "against all other groups together")
    shown = (f"q is among {tests}; – is too little to test." if told.wanted else
             f"Shown are words with q up to {chance(MOST_Q)} among {tests}; and of these, words in "
             f"{LEAST_OWN} of the group’s own {counted}.")
    return [
        f"{shown} The test deals whole {counted} to groups at random, so a word that one of them "
        "repeats is one chance; z is how far above that chance the uses lie. Rates are per "
        f"{PER:,} words. Log-odds have a prior from news (Monroe et al. 2008).",
        "A word may stand out for a topic, a desk’s style, or a line printed under every article. "
        "These are the articles that were collected: no ranking, and no picture of an outlet."]


def _units(told: Told) -> str:
    return NOUNS[told.units][1]


# -- for people ------------------------------------------------------------------------------------


def table(told: Told, options: Options) -> str:
    """The words of each group, a table each; or each wanted word, its groups in a table."""
    width, color = options.width, options.color
    said: list[str] = []
    for word in told.wanted:
        said += _wanted(told, word, options)
    without = []
    for group in told.order if not told.wanted else ():
        if not (terms := told.shown(group)):
            without.append(group)
            continue
        said += paragraph(_head(told, group), width, color=color, style="bold")
        said += [*lines(["term", "uses", _units(told), f"per {PER:,}", "others", "log-odds", "z",
                         "q"], [Row(term.text, _figures(told, term, group)) for term in terms],
                        width, color=color), ""]
    for why, groups in _without(told, without).items():
        names = "; ".join(told.name(group) for group in groups)
        said += [*paragraph(f"{why}: {names}.", width, color=color), ""]
    for text in notes(told):
        said += paragraph(text, width, color=color, style="dim")
    return "\n".join(said) + "\n"


def _without(told: Told, groups: Sequence[int]) -> dict[str, list[int]]:
    """Why groups have no words that set them apart."""
    units = told.found.counts.units
    found: dict[str, list[int]] = {}
    for group in groups:
        if units[group] < told.least:
            why = f"Too few {_units(told)} to test"
        elif units.sum() - units[group] < told.least:
            why = f"Too few {_units(told)} in all other groups to test"
        else:
            why = "No word stands out beyond chance"
        found.setdefault(why, []).append(group)
    return dict(sorted(found.items()))


def _head(told: Told, group: int) -> str:
    counts = told.found.counts
    units = f"{int(counts.units[group]):,} {_units(told)}"
    return f"{told.name(group)}: {units}, {int(counts.words[group]):,} words"


def _figures(told: Told, term: GroupTerm, group: int) -> list[str]:
    own, rest = told.rates(term, group)
    return [f"{term.uses[group]:,}", f"{term.articles[group]:,}", short(own), short(rest),
            short(term.log_odds), "–" if term.z is None else short(term.z),
            "–" if term.q is None else chance(term.q)]


def _wanted(told: Told, word: str, options: Options) -> list[str]:
    """One word in all groups."""
    rows = []
    for group in told.order:
        term = told.found.term(word, group)
        rows.append(Row(told.name(group), [f"{int(told.found.counts.words[group]):,}",
                                           *_figures(told, term, group)]))
    head = " and ".join(told.grouping.names)
    return [*paragraph(word, options.width, color=options.color, style="bold"),
            *lines([head, "words", "uses", _units(told), f"per {PER:,}", "others", "log-odds", "z",
                    "q"], rows, options.width, color=options.color), ""]


# -- for machines ----------------------------------------------------------------------------------


def data(told: Told) -> dict[str, Any]:
    """The same, for scripts; a term's lists have a figure a group, in the groups' order."""
    order = told.order
    counts = told.found.counts
    return {
        "schema": SCHEMA, "by": list(told.grouping.names), "units": told.units,
        "least": told.least, "tested": told.found.tested, "per": PER,
        "groups": [{**_names(told, group), "units": int(counts.units[group]),
                    "words": int(counts.words[group])} for group in order],
        "terms": [{"term": term.text, "group": order.index(group),
                   "uses": [term.uses[each] for each in order],
                   "articles": [term.articles[each] for each in order],
                   "rates": [number(told.rates(term, each)[0]) for each in order],
                   "others": number(told.rates(term, group)[1]), "log_odds": number(term.log_odds),
                   "z": number(term.z), "p": number(term.p), "q": number(term.q)}
                  for group, term in _all(told)],
        "notes": notes(told),
    }


def table_csv(told: Told) -> str:
    """A row for each word of each group."""
    return csv_of((*told.grouping.names, "term", "uses", "articles", "units", "words", "rate",
                   "others", "log_odds", "z", "p", "q"),
                   (_row(told, group, term) for group, term in _all(told)))


def _row(told: Told, group: int, term: GroupTerm) -> Sequence[object]:
    own, rest = told.rates(term, group)
    outlet, period = told.names(group)
    return (*[outlet or ""] * told.grouping.outlet,
            *[period or ""] * (told.grouping.time is not None), term.text, term.uses[group],
            term.articles[group], int(told.found.counts.units[group]),
            int(told.found.counts.words[group]), number(own), number(rest), number(term.log_odds),
            number(term.z), number(term.p), number(term.q))


def _all(told: Told) -> list[tuple[int, GroupTerm]]:
    if told.wanted:
        return [(group, told.found.term(word, group))
                for word in told.wanted for group in told.order]
    return [(group, term) for group in told.order for term in told.shown(group)]


def _names(told: Told, group: int) -> dict[str, Any]:
    outlet, period = told.names(group)
    return {"outlet": outlet or None, "period": period}
