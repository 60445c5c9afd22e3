"""What ``framing stories`` prints: a table, CSV, JSON; and what grouping by words can't know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.collection.stories import THRESHOLD, WINDOW, Member, Stories, Story
from framing.render import Options
from framing.render.review.cells import count
from framing.render.screen.chunks import Chunk
from framing.render.screen.wrapping import wrapped, written
from framing.render.to_csv import csv_of
from framing.scorecard import of, short
from framing.support.printing import printable

SCHEMA = "framing.stories/1"
COLUMNS = ("story", "articles", "outlets", "first", "last", "words", "id", "outlet", "title")
LIMITS = ("A likeness of words is no reading: reports of one event in other words stay apart, a "
          "wide affair comes in several stories, and texts that share a passage or names may be "
          "put together without an event in common. Read before you count on one.")


def table(found: Stories, heads: Mapping[int, str], most: int, written_to: str | None,
          options: Options) -> str:
    """The largest stories, three lines each.

    ``heads``: what stands for the central article where it has no headline, by its place;
    ``written_to``: the file that says which story each article tells, if it could be written.
    """
    shown = found.found[:most]
    room = len(str(len(shown))) + 2
    lines = [line for story in shown for line in _told(story, heads, room, options)]
    below = [summary(found, len(shown)), method(found), *accuracy(found), LIMITS]
    if written_to is not None:
        below.append(f"{written_to} says which story each article tells: framing outlets --units "
                     "stories reads it.")
    lines += [""] * bool(shown)
    for text in below:
        lines += _wrapped(text, 0, "", options)
    return "".join(f"{line}\n" for line in lines)


def _told(story: Story, heads: Mapping[int, str], room: int, options: Options) -> list[str]:
    """A story's number, size and dates, then its most central article, then its words."""
    central = story.central
    head = heads.get(central.place) or central.title or central.id
    if central.outlet:
        head += f" ({central.outlet})"
    size = [count(len(story.articles), "article")]
    if story.outlets:
        size.append(count(len(story.outlets), "outlet"))
    first = f"{story.number:>{room - 2}}  {', '.join([*size, days(story)])}"
    return [*_wrapped(first, 0, "bold", options), *_wrapped(head, room, "", options),
            *_wrapped(", ".join(story.words), room, "dim", options)]


def _wrapped(text: str, indent: int, style: str, options: Options) -> list[str]:
    """Text in lines of the page's width on a screen, else in one; safe to print."""
    chunks = [Chunk(printable(text), style if options.color else "")]
    lines = wrapped(chunks, options.width - indent) if options.screen else [chunks]
    return [" " * indent + written(line, color=options.color) for line in lines]


def days(story: Story) -> str:
    """The dates of a story: 2026-03-02, 2026-03-02 to 05, 2026-03-30 to 2026-04-02."""
    if story.days is None:
        return "undated"
    first, last = story.days
    if first == last:
        return f"{first}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first} to {last.day:02d}" if same_month else f"{first} to {last}"


def summary(found: Stories, shown: int) -> str:
    """How many articles tell a story with others, and what became of the rest."""
    within = sum(len(story.articles) for story in found.found)
    parts = [f"{_stories(len(found.found))} in {count(found.articles, 'article')}: "
             f"{within:,} tell one with others, {found.alone:,} stand alone"]
    if found.undated:
        parts.append(f"{found.undated:,} without a date {_were(found.undated)} left out, since "
                     "none is known to be near")
    if found.short:
        parts.append(f"{found.short:,} of a few words {_were(found.short)} left out")
    said = "; ".join(parts) + "."
    if shown < len(found.found):
        largest = "is" if shown == 1 else f"{shown:,} are"
        said += f" The largest {largest} shown; --most shows more, CSV and JSON all."
    return said


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def method(found: Stories) -> str:
    """How stories were found."""
    near = (f"at most {count(found.window, 'day')} apart" if found.window is not None
            else "of any date")
    weights = {"news": "by how rare they are in news",
               "these": "by how rare they are in this collection"}.get(
        found.background, f"by {found.background}")
    return (f"Neighbours are articles {near} whose words, weighed {weights}, have a cosine of "
            f"{found.threshold:g} or more; stories are neighbours joined by average link, so that "
            "all articles of one are so alike on the whole, however long it lasts.")


def accuracy(found: Stories) -> list[str]:
    """How far stories found so were those of a reader, as the scorecard has it."""
    if (found.window, found.threshold, found.background) != (WINDOW, THRESHOLD, "news"):
        return ["How far such stories are those of a reader was measured with the window, "
                "threshold and weights that are set unless asked otherwise, not with these."]
    rows = {row.metric: row for row in of("stories")}
    if not {"precision", "recall"} <= rows.keys():
        return []
    precision, recall = (short(rows[name].value) for name in ("precision", "recall"))
    row = rows["precision"]
    return [f"Held against a reader’s labels of {row.n} pairs of climate articles: precision "
            f"{precision}, recall {recall}."]


def told(story: Story, chosen: Sequence[Member]) -> str:
    """Which articles of a story are compared."""
    left = len(story.articles) - len(chosen)
    rest = f"; {count(left, 'article')} of it left out" if left else ""
    words = f" ({', '.join(story.words)})" if story.words else ""
    return (f"Story {story.number}{words}: {count(len(story.articles), 'article')}, "
            f"{days(story)}. Compared: the most central article of each outlet{rest}.")


# -- for scripts -----------------------------------------------------------------------------------


def data(found: Stories) -> dict[str, Any]:
    """All stories with their articles, for scripts."""
    return {
        "schema": SCHEMA,
        "settings": {"window": found.window, "threshold": found.threshold,
                     "idf": found.background},
        "articles": found.articles, "alone": found.alone, "undated": found.undated,
        "short": found.short,
        "stories": [_data(story) for story in found.found],
        "notes": [method(found), *accuracy(found), LIMITS],
    }


def _data(story: Story) -> dict[str, Any]:
    found = story.days
    return {
        "story": story.number, "size": len(story.articles), "outlets": list(story.outlets),
        "first": found and found[0].isoformat(), "last": found and found[1].isoformat(),
        "words": list(story.words), "central": story.central.place,
        "articles": [{**member._asdict(), "day": member.day and member.day.isoformat()}
                     for member in story.articles],
    }


def table_csv(found: Stories) -> str:
    """A row a story, with its central article."""
    return csv_of(COLUMNS, (
        (story.number, len(story.articles), len(story.outlets), *(story.days or ("", "")),
         " ".join(story.words), story.central.id, story.central.outlet, story.central.title)
        for story in found.found))
