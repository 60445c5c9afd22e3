"""What a page says of its article: title, author, date, site, language, whether it is all there.

Read from JSON-LD, Open Graph, ``meta`` and ``<html lang>``; nothing is guessed. A date is one that
the page gives as that of publication, and starts with year, month and day.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from framing.blocks.page import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = re.compile(r"(?:schema\.org/)?\w*(?:Article|BlogPosting|LiveBlogPosting|Report|"
                       r"Reportage|DiscussionForumPosting|SocialMediaPosting)$")
#: So much JSON-LD is read, and so many things in it are looked at.
_MOST_JSON, _MOST_THINGS = 1_000_000, 1_000
_DAY = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)(?!\d)")
_LANGUAGE = re.compile(r"([a-z]{2})(?![a-z])", re.I)
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "pubdate",
          "publishdate", "publish-date", "parsely-pub-date", "dc.date.issued",
          "dcterms.issued", "sailthru.date", "date")
_LONGEST = 300


@dataclass(frozen=True)
class Facts:
    """What a page states; ``titles`` in the order in which they are to be believed."""

    titles: tuple[str, ...] = ()
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    walled: bool = False


def day(value: object) -> str | None:
    """The day that a time begins with, as YYYY-MM-DD; None where it is in any other form.

    >>> day("2031-03-05T23:10:00+02:00"), day("5 March"), day("2031-02-30")
    ('2031-03-05', None, None)
    """
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def find_facts(root: HtmlElement) -> Facts:
    """Read what the head of a page, and the data in it, say of its article."""
    metas = _metas(root)
    shown = [_line(title.text_content()) for title in root.iter("h1")][:4]
    thing = _article(_things(root), [fold(title) for title in shown])
    site = metas.get("og:site_name") or _name(thing.get("publisher")) \
        or metas.get("application-name")
    head = next((_line(title.text_content()) for title in root.iter("title")), "")
    titles = (thing.get("headline"), metas.get("og:title"), metas.get("twitter:title"),
              _without_site(head, site))
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
                or root.get("xml:lang") or thing.get("inLanguage") or metas.get("og:locale")
                or metas.get("content-language"))
    return Facts(
        titles=tuple(_line(title) for title in titles if isinstance(title, str) and _line(title)),
        author=_name(thing.get("author")) or _person(metas.get("author"))
        or _person(metas.get("article:author")) or _person(metas.get("parsely-author")),
        date=day(thing.get("datePublished"))
        or next(filter(None, (day(metas.get(name)) for name in _DATES)), None),
        site=_line(site) or None if isinstance(site, str) else None,
        language=_code(language),
        walled=_is_walled(thing),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    """The first value of each ``meta``, by its name in lower case."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop")
                or meta.get("http-equiv") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if name and value:
            found.setdefault(name, value)
    return found


def _things(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The things that a page's JSON-LD states of the page itself: no reader's comment, no link."""
    left = _MOST_JSON
    waiting: deque[Any] = deque()
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = script.text_content()
        left -= len(text)
        if left < 0:
            break
        try:
            waiting.append(json.loads(text.strip().removesuffix(";"), strict=False))
        except (ValueError, RecursionError):
            continue  # broken, as often: what else the page says has to do
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        thing = waiting.popleft()
        if isinstance(thing, list):
            waiting.extend(thing[:_MOST_THINGS])
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)


def _article(things: Iterator[dict[str, Any]], shown: list[str]) -> dict[str, Any]:
    """The one article among the things: that of the page's title where there are several."""
    found = [thing for thing in things if any(
        isinstance(kind, str) and _ARTICLES.match(kind.removeprefix("https://").removeprefix(
            "http://")) for kind in _listed(thing.get("@type")))]
    named = [thing for thing in found
             if isinstance(thing.get("headline"), str) and fold(thing["headline"]) in shown]
    for candidates in (named, found):
        if len(candidates) == 1:
            return candidates[0]
    return {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str | None:
    """The names of a person or of several, as a page states them."""
    names = []
    for each in _listed(value)[:10]:
        name = each.get("name") if isinstance(each, dict) else each
        for one in _listed(name)[:10]:
            if isinstance(one, str) and (person := _person(one)):
                names.append(person)
    return ", ".join(dict.fromkeys(names)) or None


def _person(value: str | None) -> str | None:
    """A name; an address of a page or of mail is none."""
    name = _line(value or "").removeprefix("By ").removeprefix("by ")
    return None if not name or "://" in name or "@" in name or name.startswith("/") else name


def _is_walled(thing: dict[str, Any]) -> bool:
    return any(str(each.get("isAccessibleForFree")).lower() in ("false", "http://schema.org/false")
               for each in (thing, *_listed(thing.get("hasPart"))[:20]) if isinstance(each, dict))


def _without_site(head: str, site: str | None) -> str:
    """The title of a page without the outlet's name after a bar."""
    for bar in (" | ", " - ", " – ", " — ", " · ", " :: "):
        title, found, last = head.rpartition(bar)
        if found and title and (bar == " | " or (site and fold(last) == fold(site))):
            return title
    return head


def _code(value: Any) -> str | None:
    found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
    return found[1].lower() if found else None


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST] if text else ""
