"""From a row of a table to a record: its text with its title, id, outlet and date."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from framing.article import Article, Block, Span
from framing.collection.inputs.days import UNDATED, day
from framing.collection.inputs.model import Fields, Record
from framing.errors import FramingError
from framing.sources import left_entities
from framing.sources.refusals import begins_as_html, looks_like_html, refuse_own_output, refuse_text

_HALF = re.compile("[\ud800-\udfff]")
#: What an article warns of whose text seems to be a page's.
TAGS = "looks like HTML: its tags are counted as text"
_TITLE = "the title that comes with it"
_MOST_FIELDS = 8
_MISSING = object()


def record(
    values: Mapping[str, Any], fields: Fields, source: str, position: int, *, id: str = ""
) -> Record:
    """Make a record of a row; ``source`` and ``position`` say where it stands.

    Where it has no id of its own it has this one, or else is called by where it stands. A text that
    begins as a web page does is read as one; what the page says of itself stands where the row
    says nothing.
    """
    id = told(values, fields.id) or id or f"{printed(source)}:{position}"
    outlet, title = told(values, fields.outlet), told(values, fields.title) or None
    when, unread = day(value(values, fields.date))
    found = Record(id, source, position, outlet=outlet, date=when, title=title)

    def make() -> Article:
        text, data = _text(values, fields.text)
        warnings = (UNDATED,) * unread
        if begins_as_html(text):
            article = _of_page(data, title, id, source)
        else:
            article = titled(text, title, id, source, data)
            warnings += (TAGS,) if looks_like_html(text) else left_entities(text)
        return replace(article, site=outlet or article.site, warnings=article.warnings + warnings,
                       date=article.date if when is None else when.isoformat())

    found = made(found, make)
    site = found.article.site if found.article and not outlet else None
    return replace(found, outlet=printed(site)) if site else found


def made(found: Record, make: Callable[[], Article]) -> Record:
    """Give a record its article, or the reason why there is none; nothing goes past this."""
    try:
        return replace(found, article=make())
    except FramingError as error:
        return replace(found, problem=str(error))
    except (Exception, RecursionError) as error:
        return replace(found, problem=f"It cannot be read ({type(error).__name__}: {error}): try "
                                      "it as a plain text by itself.")


def titled(text: str, title: str | None, name: str, source: str,
           data: bytes | None = None) -> Article:
    """Make an article of a text, with its title before it unless the text begins with that.

    ``data`` is the text in UTF-8, where the caller has it.

    >>> titled("It rained.", "Rain", "1", "a.csv").text
    'Rain\\n\\nIt rained.'
    >>> titled("Rain\\nIt rained.", "RAIN ", "1", "a.csv").text
    'Rain\\nIt rained.'
    """
    title = " ".join(title.split()) if title else None
    if not title or _folded(text.lstrip().partition("\n")[0]) == _folded(title):
        digest = None if data is None else hashlib.sha256(data).hexdigest()
        article = Article.from_text(text, name, source=source, sha256=digest)
        return replace(article, title=title) if title else article
    before = f"{title}\n\n"
    digest = None if data is None else hashlib.sha256(before.encode() + data).hexdigest()
    article = Article.from_text(before + text, name, source=source, sha256=digest)
    head = Block("title", Span(0, len(title)), 0, _TITLE)
    # The rules for plain text may take another line for the title, or none: here it is known.
    rest = (block._replace(role="heading") if block.role == "title" else block
            for block in article.blocks if block.start > len(title))
    return replace(article, title=title, blocks=(head, *rest))


def _of_page(data: bytes, title: str | None, name: str, source: str) -> Article:
    """Make an article of a page's source, with its title before it unless the page shows it."""
    from framing.sources.pages import read_page, readable  # lxml takes its time

    if not readable():
        raise FramingError("Its text is a web page, which takes two more packages to read: run "
                           "`pip install 'framing-analyser[web]'`, or take its tags out.")
    article = read_page(data, "Its text", name, source)
    title = " ".join(title.split()) if title else None
    if not title or any(block.role == "title" for block in article.blocks):
        return replace(article, title=title) if title else article
    head = Block("title", Span(0, len(title)), 0, _TITLE)
    first = article.blocks[0]
    if _folded(article.text[first.start : first.end]) == _folded(title):
        head = head._replace(span=first.span, body=first.body)
        return replace(article, title=title, blocks=(head, *article.blocks[1:]))
    before = f"{title}\n\n"
    room = len(before)
    rest = (block._replace(span=Span(block.start + room, block.end + room), body=block.body + room)
            for block in article.blocks)
    return replace(article, text=before + article.text, title=title, blocks=(head, *rest),
                   sha256=hashlib.sha256(before.encode() + data).hexdigest())


def value(values: Mapping[str, Any], name: str | None) -> Any:
    """What a row holds under a name, ``a.b`` being the ``b`` in its ``a``; ``None``: nothing."""
    if name is None:
        return None
    found = values.get(name, _MISSING)
    if found is not _MISSING:
        return found
    outer, dot, inner = name.partition(".")
    within = values.get(outer) if dot else None
    return value(within, inner) if isinstance(within, Mapping) else None


def told(values: Mapping[str, Any], name: str | None) -> str:
    """A name or a number that a row holds, on one line; "" where it holds none."""
    found = value(values, name)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return "" if found != found else printed(" ".join(str(found).split()))  # NaN is none


def printed(text: str) -> str:
    """A name in which every character can be written; of a path too, whatever bytes it has."""
    if text.isascii() or not _HALF.search(text):
        return text
    return os.fsencode(text).decode("utf-8", "backslashreplace") if all(
        "\udc80" <= half <= "\udcff" for half in _HALF.findall(text)) \
        else text.encode("utf-8", "backslashreplace").decode()


def refuse_own_rows(values: Mapping[str, Any], what: str) -> None:
    """Raise UnreadableError for a row of what this program has written as JSON."""
    schema = values.get("schema")
    if isinstance(schema, str):
        refuse_own_output(json.dumps({"schema": schema}), what)


def _text(values: Mapping[str, Any], name: str | None) -> tuple[str, bytes]:
    """A row's text, and the same in UTF-8: to encode it again would take as long."""
    refuse_own_rows(values, "It")
    found = value(values, name)
    if not isinstance(found, str):
        if found is not None:
            raise FramingError(f"Its field {name!r} holds {_type(found)}, not a text.")
        if name is not None and name in values:
            raise FramingError(f"Its field {name!r} is empty.")
        names = ", ".join(json.dumps(each, ensure_ascii=True) for each in [*values][:_MOST_FIELDS])
        more = ", …" * (len(values) > _MOST_FIELDS)
        raise FramingError(f"It has no field {name!r}; it has {names}{more}." if values
                           else f"It has no field {name!r}, nor any other.")
    if not found.strip():
        raise FramingError(f"Its field {name!r} is empty.")
    if "\0" in found:
        raise FramingError("Its text holds a NUL character, so it was damaged on its way: take it "
                           "from its source again.")
    try:
        data = found.encode()
    except UnicodeEncodeError:
        raise FramingError("Its text holds half a character (a lone surrogate), so it was cut or "
                           "damaged on its way: take it from its source again.") from None
    refuse_text(found, "Its text", data)
    refuse_own_output(found, "Its text")
    return found, data


def _type(found: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list",
             dict: "an object", bytes: "bytes"}
    return names.get(type(found), f"a {type(found).__name__}")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
