"""What is told of a collection that was made: a few lines for a reader, or JSON for a script."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.collection.periods import NO_DAY, day_of
from framing.sources.files import shown
from framing.support.printing import printable

if TYPE_CHECKING:
    from framing.collection.building.orders import Made, Order

SCHEMA = "framing.corpus/1"
#: What can be asked of a collection, in the order in which one would.
_NEXT = ("outlets", "stories", "copies")


def gathered_data(made: Made) -> dict[str, Any]:
    """Say what was made, for a script."""
    collection, tally = made.collection, made.tally
    first, last, undated, words = _sums(made)
    named = [outlet for outlet in collection.outlets if outlet]
    return {
        "schema": SCHEMA, "folder": str(collection.folder), "articles": len(collection),
        "words": words, "outlets": named, "first": first, "last": last, "undated": undated,
        "unread_dates": sum(part.unread for part in collection.parts),
        "tagged": sum(part.tagged for part in collection.parts),
        "entities": sum(part.entities for part in collection.parts),
        "errors": tally.errors, "same_id": made.again,
        "left_out": collection.manifest["dropped"], "parts": len(collection.parts),
        "parts_before": tally.before, "parts_taken_out": made.taken_out,
        "failed": [{"part": receipt.part.told(), "why": receipt.failure}
                   for receipt in tally.failed],
    }


def gathered(made: Made, commands: Sequence[str]) -> str:
    """Say what was made, for a reader; ``commands`` are those that there are to go on with."""
    data = gathered_data(made)
    lines = [_what(data), *_of_texts(data), *_of_earlier_runs(made, data), *_left_out(data)]
    if ways := _next(data, commands):
        lines.append(f"Next: {', '.join(ways)}")
    return "".join(f"{printable(line)}\n" for line in lines)


def _what(data: Mapping[str, Any]) -> str:
    """How much it holds, of how many outlets, from when to when, and where it is."""
    head = [f"{data['articles']:,} {_s(data['articles'], 'article')}, "
            f"{data['words']:,} {_s(data['words'], 'word')}"]
    if outlets := len(data["outlets"]):
        head.append(f"of {outlets:,} {_s(outlets, 'outlet')}")
    if data["first"]:
        head.append(f"of {data['first']}" if data["first"] == data["last"]
                    else f"from {data['first']} to {data['last']}")
    return f"{', '.join(head)}: {shown(data['folder'])}"


def _of_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """What is odd about dates and texts that were read."""
    if number := data["unread_dates"]:
        yield (f"{number:,} {_have(number)} a date that cannot be read, or in more than one way: "
               "it counts as none; 2031-03-05 is read.")
    if (none := data["undated"] - data["unread_dates"]) > 0 and data["first"]:
        yield f"{none:,} {_have(none)} no date."
    if number := data["tagged"]:
        yield (f"{number:,} {_s(number, 'text')} {'looks' if number == 1 else 'look'} like HTML, "
               "and its tags count as words: give the text without them.")
    if number := data["entities"]:
        yield (f"{number:,} {_s(number, 'text')} {'holds' if number == 1 else 'hold'} HTML "
               "entities such as &amp;, which are read as they stand: put the signs they mean in "
               "their place.")


def _of_earlier_runs(made: Made, data: Mapping[str, Any]) -> Iterator[str]:
    """What was done before, and what of it holds no longer."""
    if data["parts_before"]:
        before = made.tally.articles_before
        yield ("All of them were done before: nothing was to do."
               if data["parts_before"] == data["parts"] else
               f"{before:,} of them {'was' if before == 1 else 'were'} done before.")
    if number := data["parts_taken_out"]:
        yield ("What came of texts that have changed, are gone or no longer named was taken out "
               f"({number:,} {_s(number, 'part')}).")
    if made.clusters:
        yield (f"{' and '.join(made.clusters)} told of the articles as they were before, and "
               f"{'is' if len(made.clusters) == 1 else 'are'} taken out.")


def _left_out(data: Mapping[str, Any]) -> Iterator[str]:
    """Which articles are not in it."""
    if number := data["left_out"]:
        yield (f"{number:,} {_have(number)} the id of an earlier one and "
               f"{'is' if number == 1 else 'are'} left out.")
    if data["errors"]:
        path = os.path.join(data["folder"], "errors.ndjson")
        yield f"{data['errors']:,} could not be read: {shown(path)} says why."


def _next(data: Mapping[str, Any], commands: Sequence[str]) -> list[str]:
    """The commands that have something to tell of it: without outlets or dates some have not."""
    rest = {"outlets": "" if data["outlets"] else " --by month" if data["first"] else None,
            "stories": "" if data["first"] else None}
    named = shlex.quote(shown(data["folder"]))
    return [f"framing {name} {named}{more}" for name in _NEXT
            if name in commands and data["articles"] and (more := rest.get(name, "")) is not None]


def said(made: Made, order: Order) -> list[str]:
    """Say what a reader must know before trusting the collection, a sentence each."""
    found = []
    manifest = made.collection.manifest
    # Of a table it is said before, with the names of its fields; "" was asked for.
    if (len(made.collection) and not any(made.collection.outlets)
            and manifest["fields"]["text"] is None and order.fields.outlet is None):
        found.append("No article has an outlet: give a folder that holds a folder for each outlet "
                     "and no articles beside them, not a pattern or an address; or a table with a "
                     "field for the outlet.")
    if made.again and order.duplicates == "keep":
        found.append(f"{made.again:,} {_have(made.again)} the id of an earlier one, and all count, "
                     f"such as {', '.join(map(shown, made.twice))}. --duplicates first leaves them "
                     "out.")
    found += (receipt.lacks() for receipt in made.tally.failed)
    return found


def _sums(made: Made) -> tuple[str | None, str | None, int, int]:
    """First and last day, articles without one, and words."""
    parts = made.collection.parts
    if not made.collection.manifest["dropped"]:
        days = [day for part in parts for day in (part.first, part.last) if day]
        return (min(days, default=None), max(days, default=None),
                sum(part.undated for part in parts), sum(part.words for part in parts))
    found = made.collection.counts(["day", "words"])
    known = found["day"][found["day"] != NO_DAY]
    first, last = ((str(day_of(int(known.min()))), str(day_of(int(known.max()))))
                   if len(known) else (None, None))
    return first, last, len(found["day"]) - len(known), int(found["words"].sum())


def _s(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"


def _have(number: int) -> str:
    return "article has" if number == 1 else "articles have"
