"""Which field of a table is the text, the id, the outlet, the date, the title: guessed, and said.

A guess goes by names that are met in tables of news, upper and lower case and marks between words
set aside, and by what stands there in the first rows. Where two could be the text nobody guesses.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from framing.collection.inputs import kind_of
from framing.collection.inputs.days import day
from framing.collection.inputs.model import FOLDER, Fields
from framing.collection.inputs.places import expanded, is_folder
from framing.collection.inputs.rows import refuse_own_rows, told, value
from framing.errors import FramingError, SettingError
from framing.sources.files import shown
from framing.sources.refusals import begins_as_html, left_entity, looks_like_html

_NAMES = {
    "text": "text body content maintext fulltext articletext articlebody articlecontent bodytext "
            "textbody plaintext cleantext cleanedtext rawtext newstext textcontent contenttext",
    "id": "id articleid docid documentid newsid uuid guid uid identifier key url link uri "
          "permalink articleurl canonicalurl weburl",
    "outlet": "outlet outletname newsoutlet mediaoutlet publisher publishername publication "
              "newspaper sourcename sourcetitle newssource medianame mediumname source medium "
              "media paper site sitename website domain sourcedomain domainname hostname "
              "host",
    "date": "datepublished datepublish publisheddate publishdate published publishedat publishedon "
            "publicationdate pubdate publishtime pubtime dateofpublication webpublicationdate "
            "articledate newsdate date datetime day created createdat timestamp time",
    "title": "title headline articletitle articleheadline newstitle headlinemain webtitle heading",
}
#: Names of the text only where there is no better one: they are as often those of something else.
_WEAK_TEXTS = frozenset(str.split(
    "article story news document contents sentence paragraph doc"))
_WORDS = {"text": "the text", "id": "the id", "outlet": "the outlet", "date": "the date",
          "title": "the title"}
#: An outlet's name is never longer.
_LONGEST_OUTLET = 100
#: Tables whose first rows are looked at, and fields that a message names.
_MOST_TABLES, _MOST_NAMED, _LONGEST_NAME = 50, 12, 60


@dataclass(frozen=True)
class Settled:
    """The fields as they are to be read, and what a reader should be told of them."""

    fields: Fields
    said: tuple[str, ...]


def settle(inputs: Sequence[str], given: Fields) -> Settled:
    """Find out under which names the inputs keep their articles; those that are given stand.

    A name that is given as "" stands as well: then there is none.

    Raises:
        UnreadableError: an input doesn't exist or can't be read.
        SettingError: a name that was given is in none of the first rows.
        FramingError: no field, or more than one, could be the text; the message names them all.

    """
    given = replace(given, text=given.text or None)
    paths = [path for each in inputs for path in expanded(each)]
    known = [(path, kind) for path in paths if not is_folder(path)
             and (kind := kind_of(path)) is not None and not kind.in_folders]
    tables = [path for path, kind in known if kind.rows is not None]
    if not tables:
        _need_table(given, has_folder=any(map(is_folder, paths)))
        found, said = _folders(paths, given)
    else:
        found, said = given, ()
    first = ""
    for path, kind in known[:_MOST_TABLES]:
        rows = kind.rows(path) if kind.rows is not None else []
        if rows:
            refuse_own_rows(rows[0], shown(path))
        if rows and not first:
            first = shown(path)
            found, said = _guess(first, rows, given)
        elif rows:
            _agree(shown(path), rows, found, first)
        said += (*kind.says(path), *_tagged(shown(path), rows, found.text),
                 *_with_entities(shown(path), rows, found.text))
    if tables and not first:
        raise FramingError(f"{shown(tables[0])} has no rows that can be read: give a table with a "
                           "text in each row, in UTF-8.")
    return Settled(Fields(**{role: name or None for role, name in vars(found).items()}), said)


def _need_table(given: Fields, has_folder: bool) -> None:
    for each in fields(given):
        name = getattr(given, each.name)
        if name and not (each.name == "outlet" and name == FOLDER and has_folder):
            raise SettingError(f"--{each.name}-field names a field of a table, and no table is "
                               "among the inputs: leave it out.")


def _folders(paths: Sequence[str], given: Fields) -> tuple[Fields, tuple[str, ...]]:
    """Take the folders in a folder for outlets, if they are called like some."""
    roots = [path for path in paths if os.path.isdir(path)]
    if given.outlet is not None or not roots:
        return given, ()
    names = set()
    for root in roots:
        with os.scandir(root) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    names.add(entry.name)
                elif (kind := kind_of(entry.name)) and kind.in_folders:
                    return given, ()  # articles lie beside the folders
    if len(names) < 2 or any(not any(map(str.isalpha, name)) for name in names):
        return given, ()  # 2031/03 are dates
    where = f"“{shown(roots[0])}”" if len(roots) == 1 else "the inputs"
    return replace(given, outlet=FOLDER), (
        f"The folders in {where} are taken for outlets: {_list(sorted(names))}.",)


def _guess(
    what: str, rows: Sequence[Mapping[str, Any]], given: Fields
) -> tuple[Fields, tuple[str, ...]]:
    names = _named(rows)
    for each in fields(given):
        name = getattr(given, each.name)
        if name and name != FOLDER and name not in names:
            raise SettingError(f"{what} has no field {name!r} (--{each.name}-field) in its first "
                               f"rows: it has {_list(names)}.")
    dates = _unread(what, rows, names) if given.date is None else ()
    taken = {getattr(given, each.name) for each in fields(given)}
    guessed = {role: name for role in _NAMES if getattr(given, role) is None
               and (name := _pick(role, what, rows, [each for each in names if each not in taken]))}
    if not guessed:
        return given, dates
    said = ", ".join(f"{_WORDS[role]} from “{shown(name)}”" for role, name in guessed.items())
    lacking = [role for role in _NAMES if role not in guessed and getattr(given, role) is None]
    settled = {each for role, known in _NAMES.items() if getattr(given, role) is not None
               for each in known.split()}  # one that was given as "" is not to be had
    left = [name for name in names if name not in taken and name not in guessed.values()
            and _bare(name) not in settled]
    without = (f"; no {f'other field ({_list(left)})' if left else 'field'} looks like "
               f"{_or(lacking)}") if lacking else ""
    return replace(given, **guessed), (
        f"{what}: {said}, by the names of its fields{without}; --text-field, --id-field, … take "
        "others.", *(dates if "date" in lacking else ()))


def _unread(
    what: str, rows: Sequence[Mapping[str, Any]], names: Sequence[str]
) -> tuple[str, ...]:
    """What to say of a field that is called like a date and holds none that can be read."""
    known = _NAMES["date"].split()
    held = [name for name in names if _bare(name) in known and _has_name(rows, name)]
    return (f"{what}: no date in “{shown(held[0])}” can be read in one way only, so its articles "
            "are undated; write dates as 2031-03-05.",) if held else ()


def _tagged(what: str, rows: Sequence[Mapping[str, Any]], name: str | None) -> tuple[str, ...]:
    """What to say of texts that are pages, and of those whose tags would be words."""
    texts = [text for row in rows if isinstance(text := value(row, name), str)]
    pages = sum(map(begins_as_html, texts))
    tagged = sum(map(looks_like_html, texts)) - pages
    first = f"{what}: of the first {len(texts):,} texts"
    are = ("is read as a web page, as it begins" if pages == 1 else
           "are read as web pages, as they begin")
    look = "looks" if tagged == 1 else "look"
    return (*[f"{first} {pages:,} {are} like one: tags are no words, and what is none of the "
              "article is set aside."] * bool(pages),
            *[f"{first} {tagged:,} {look} like HTML, and tags would be counted as words: take them "
              "out first, or give a folder with each text as an .html file."] * bool(tagged))


def _with_entities(
    what: str, rows: Sequence[Mapping[str, Any]], name: str | None
) -> tuple[str, ...]:
    """What to say of texts in which something was left of a page's source."""
    texts = [text for row in rows if isinstance(text := value(row, name), str)]
    left = [found for text in texts if not looks_like_html(text) and (found := left_entity(text))]
    holds = "holds" if len(left) == 1 else "hold"
    return (f"{what}: of the first {len(texts):,} texts {len(left):,} {holds} HTML entities such "
            f"as {left[0]}, which are read as they stand: put the signs they mean in their place.",
            ) if left else ()


def _or(roles: Sequence[str]) -> str:
    words = [("an " if role in ("id", "outlet") else "a ") + role for role in roles]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _pick(role: str, what: str, rows: Sequence[Mapping[str, Any]], names: list[str]) -> str | None:
    """The field for a role: the first of the names that are known, if what it holds can be one.

    Where what each holds has flaws, the first of those whose flaws are few: one row that is damaged
    or met twice must not cost all articles their ids or outlets.
    """
    order = {name: place for place, name in enumerate(_NAMES[role].split())}
    known = sorted((order[_bare(name)], name) for name in names if _bare(name) in order)
    if role != "text":
        return next((name for fits in _FITS[role] for _, name in known if fits(rows, name)), None)
    fit = [name for _, name in known if _has_text(rows, name)]
    fit = fit or [name for name in names if _bare(name) in _WEAK_TEXTS and _has_text(rows, name)]
    if len(fit) == 1:
        return fit[0]
    if fit:
        raise FramingError(f"{what} has more than one field that could be the text "
                           f"({_list(fit)}): say which with --text-field.")
    raise FramingError(f"{what} has no field that is surely the text: say with --text-field which "
                       f"of {_list(names)} it is.")


def _has_text(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return any(isinstance(found := value(row, name), str) and found.strip() for row in rows)


def _is_id(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    found = [told(row, name) for row in rows if row]
    return all(found) and len(set(found)) == len(found)


def _may_be_id(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether most rows have one of their own: what came twice is then told or left out."""
    found = [told(row, name) for row in rows if row]
    return len({*filter(None, found)}) > len(found) / 2


def _is_outlet(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    found = [*filter(None, (told(row, name) for row in rows))]
    return len(found) > len(rows) / 2 and all(len(each) <= _LONGEST_OUTLET for each in found)


def _may_be_outlet(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether what few rows tell, or most of what many tell, is as short as an outlet's name."""
    found = [*filter(None, (told(row, name) for row in rows))]
    return sum(len(each) <= _LONGEST_OUTLET for each in found) > len(found) / 2


def _is_date(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return any(day(value(row, name))[0] for row in rows)


def _has_name(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return any(told(row, name) for row in rows)


#: What a field must be for a role; where none is, the next is asked for.
_FITS: Mapping[str, Sequence[Callable[[Sequence[Mapping[str, Any]], str], bool]]] = {
    "id": (_is_id, _may_be_id), "outlet": (_is_outlet, _may_be_outlet), "date": (_is_date,),
    "title": (_has_name,)}


def _agree(what: str, rows: Sequence[Mapping[str, Any]], found: Fields, first: str) -> None:
    """Refuse a table that calls its text otherwise than the first: no row of it could be read."""
    names = _named(rows)
    if found.text and found.text not in names:
        raise FramingError(f"{what} has no field {found.text!r}, which is the text in {first}, but "
                           f"{_list(names)}: name their fields alike, or give each by itself.")


def _named(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of all fields, those inside of others after a dot."""
    names: dict[str, None] = {}
    for row in rows:
        for name, found in row.items():
            names[name] = None
            if isinstance(found, Mapping):
                names |= dict.fromkeys(f"{name}.{inner}" for inner in found)
    return [*names]


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _list(names: Sequence[str]) -> str:
    said = [shown(name[:_LONGEST_NAME]) for name in names[:_MOST_NAMED]]
    return ", ".join(said) + ", …" * (len(names) > _MOST_NAMED)
