"""Dates that two articles give: where they are published, and what days they speak of.

Read: 2031-03-05, March 5, 2031, 5 March 2031, March 5, 5 March. Left alone: 03/04/2031, which is
March or April; weekdays; a month or a year by itself; spans (*three years of war*). What a web page
states of its own date, in its data or a ``time``, is told as that: no word of the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from framing.article import Article
from framing.comparability.cited import Cited, Reason, cite, quote
from framing.comparability.cues import places, within
from framing.lettering import label
from framing.profiles import Profile
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.wording.months import MONTHS

#: Articles published so many days apart still tell of one day's news: a Friday's, a Monday's.
PUBLISHED = 3
#: Without dates of publication: no day of one comes so near to any day of the other.
NEAR = 14
#: So many dates of an article are looked at: with more it is a chronicle, near to everything.
MOST = 20

_NAMES = sorted(map(str.capitalize, MONTHS), key=len, reverse=True)
#: How they begin, each of the twelve with letters of its own.
_PARTS = tuple({name[:3]: None for name in _NAMES})
_MONTH = re.compile(rf"(?P<month>{'|'.join(_NAMES)})(?!\w)\.?"
                    r"(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:]))?"
                    r"(?:,? (?P<year>[12]\d{3})(?!\d))?")
_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?:st|nd|rd|th)? (?:of )?$")
_ISO = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)(?!\d)")
#: What stands before a day that is not the text's own: *will close on*, *born on*, *due by*.
_ELSEWHERE = Pattern(
    r"\b(?:(?:will|would|shall|due|scheduled|slated|set for|expires?|deadline|born)\b[^.;:?!\n]*"
    r"|(?:until|till|since|by) )\Z", re.I)
#: So far before it.
_BEFORE = 70
#: A year that a text looks toward, which it was written before or in.
_TOWARD = re.compile(r"\b(?:through|until|till|by|by the end of) 20\d\d$", re.I)


class Day(NamedTuple):
    """A date as an article gives it: ``year`` is ``None`` where it gives none.

    ``start`` and ``end`` are its place in the text, -1 where the article is dated without words.
    """

    year: int | None
    month: int
    day: int
    start: int
    end: int


def days(article: Article, roles: Iterable[str]) -> list[Day]:
    """Find the dates in the blocks of these roles, at most :data:`MOST` of them."""
    wanted = frozenset(roles)
    text = article.text
    spans = [(block.start, block.end) for block in article.blocks if block.role in wanted]
    found = [_with_month(text, at, start, end)
             for at, start, end in within(places(text, _PARTS), spans)]
    dashes = [at - 4 for at in places(text, ("-0", "-1")) if at >= 4]
    found += [_iso(text, at, end) for at, _, end in within(dashes, spans)]
    days = (day for day in found if day is not None)
    return list({day[:3]: day for day in reversed([*days])}.values())[::-1][:MOST]


def told(article: Article) -> list[Day]:
    """The days that an article speaks of as its own.

    Left out are those that it looks ahead or back to, which say nothing of when it was written.

    >>> article = Article.from_text("Rain\\n\\nIt fell on May 4. The weir will close on July 9.")
    >>> [day[1:3] for day in told(article)]
    [(5, 4)]
    """
    return [day for day in days(article, ("paragraph", "list_item")) if not _ELSEWHERE.search(
        article.text, max(0, day.start - _BEFORE), day.start)]


def published(article: Article) -> list[Day]:
    """The days that an article says it was published on: in its byline, and as it is dated.

    >>> article = Article.from_text("Rain\\n\\nBy Ann Lee, 5 March 2031\\n\\nIt rained.")
    >>> [day[:3] for day in published(article)]
    [(2031, 3, 5)]
    """
    found = days(article, ("byline", "dateline"))
    match = _ISO.match(article.date or "")
    own = _day(match[1], int(match[2]), match[3], -1, -1) if match else None
    if own is not None and not any(day[:3] == own[:3] for day in found):
        found.append(own)
    return found


def _with_month(text: str, at: int, start: int, end: int) -> Day | None:
    """The date around the name of a month."""
    match = _MONTH.match(text, at, end)
    if match is None or (at > start and text[at - 1].isalnum()):
        return None
    begin, day = at, match["day"]
    if day is None:
        before = _DAY_BEFORE.search(text[max(start, at - 10) : at])
        if before is None:
            return None
        begin, day = at - len(before.group()), before[1]
    year = match["year"]
    return _day(year, MONTHS[match["month"].lower()], day, begin, match.end())


def _iso(text: str, at: int, end: int) -> Day | None:
    """The date in figures here, the year first."""
    match = _ISO.match(text, at, end)
    if match is None or (at and (text[at - 1].isalnum() or text[at - 1] in "-./")):
        return None
    return _day(match[1], int(match[2]), match[3], *match.span())


def _day(year: str | None, month: int, day: str, start: int, end: int) -> Day | None:
    try:
        date(int(year or 2000), month, int(day))
    except ValueError:
        return None
    return Day(int(year) if year else None, month, int(day), start, end)


def toward(article: Article, number: int, spans: Sequence[tuple[int, int]]) -> list[Cited]:
    """Find the years that an article looks toward: *through 2031*."""
    text, found = article.text, []
    for at, start, end in within(places(text, (" 20",)), spans):
        stop = min(at + 5, end)
        match = _TOWARD.search(text[max(start, at - 14) : stop])
        if match and not text[stop : stop + 1].isalnum():
            begin = max(start, at - 14) + match.start()
            found.append(cite(article, number, begin, stop))
    return found


def _gap(one: Day, two: Day) -> int:
    """How many days lie between; the nearest way round the year where a year isn't given."""
    if one.year and two.year:
        return abs((date(one.year, one.month, one.day) - date(two.year, two.month, two.day)).days)
    around = abs((date(2000, one.month, one.day) - date(2000, two.month, two.day)).days)
    return min(around, 366 - around)


def apart(profiles: Sequence[Profile], published: Sequence[Sequence[Day]],
          told: Sequence[Sequence[Day]], a: int, b: int) -> Reason | None:
    """Say that two articles are dated apart, or speak of days that are, in their own words.

    Where both say when they were published, the days they speak of don't matter.
    """
    if published[a] and published[b]:
        gap, one, two = _nearest(published[a], published[b])
        if gap <= PUBLISHED:
            return None
        said = "Dates differ"
    elif told[a] and told[b]:  # of one, the day that it was published on counts among them
        gap, one, two = _nearest([*published[a], *told[a]], [*published[b], *told[b]])
        if gap <= NEAR:
            return None
        said = f"No day that {label(a)} names is near one that {label(b)} does"
    else:
        return None
    articles = [profile.article for profile in profiles]
    evidence, told_days = [], []
    for number, day in ((a, one), (b, two)):
        if day.start < 0:
            told_days.append(f"{label(number)} is dated {articles[number].date}")
            continue
        evidence.append(cite(articles[number], number, day.start, day.end))
        told_days.append(f"{label(number)} {quote(evidence[-1], articles)}")
    return Reason("dates", f"{said}: {', '.join(told_days)}.", tuple(evidence))


def _nearest(one: Sequence[Day], two: Sequence[Day]) -> tuple[int, Day, Day]:
    return min(((_gap(x, y), x, y) for x in one for y in two), key=lambda found: found[0])
