"""What ``framing copies`` prints: groups of copies, the oldest first, and what can't be known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from framing.collection.copies.groups import Group, Member
from framing.collection.copies.listed import TOLD, Listed
from framing.collection.copies.passages import Shared
from framing.collection.copies.sketches import LEAST_WORDS
from framing.render import Options
from framing.render.numbers import number
from framing.render.passages import crop
from framing.render.screen.page import Page
from framing.render.to_csv import csv_of
from framing.support.printing import printable

SCHEMA = "framing.copies/1"
COLUMNS = ("group", "place", *TOLD, "of", "kind", "share", "jaccard")
#: So many articles of a group are shown, and outlets named.
_MEMBERS, _OUTLETS = 12, 6
#: Columns of a shared passage in a pipe; on a screen it fits the line.
_LONGEST = 160
NO_OUTLET = "(no outlet told)"

#: What a table of copies can't show.
LIMITS = (
    "The first of a group is the oldest by the dates given, then by place in the collection. Who "
    "copied whom is not known: both may have an agency’s text, credited or not, and an older "
    "article may be missing here.",
    "Kinds: the same words; near copy, of about one length; part of, or holding, the other. Shares "
    "are of the shorter one’s runs of five words. Signs, case and numbers are passed over: reports "
    "that differ in their figures alone are the same here.",
    "A group is all that is linked: of two articles in it, neither need be a copy of the other. "
    "Where all are of one outlet, look whether the passage is the outlet’s boilerplate.",
    "Of copies cut to a half with 5 % of their words changed, .98 are found; cut to a third "
    "and unchanged .88, to a quarter .57. What was reworded or translated is not.",
)


def table(found: Listed, options: Options, most: int, *, passages: bool) -> str:
    """The largest groups, each with its articles and what the first two share."""
    page = Page(options)
    groups = found.found.groups
    page.labelled("", Text(_head(found), "bold"), 0)
    shown = groups[:most]
    unread = []
    brief = [Group(group.members[:2]) for group in shown]
    shared = _passages(found, brief, passages)
    for place, (group, pieces) in enumerate(zip(shown, shared, strict=True), 1):
        page.line()
        page.labelled("", Text.assemble((f"{place}  ", "bold"), (_of_group(found, group), "bold")),
                      0)
        page.add(_members(found, group))
        piece = pieces[1]
        if isinstance(piece, str):
            unread.append(piece)
        elif piece is not None:
            page.labelled("", _quoted(piece, page), 0)
    page.line()
    if (left := len(groups) - most) > 0:
        page.labelled("", f"{left:,} more group{'s' * (left > 1)}: --most {len(groups)} shows "
                      "all.", 0)
    if unread:
        page.labelled("", f"No shared passage is shown for {len(unread):,} of these groups: "
                      f"{unread[0]}", 0)
    for limit in LIMITS if groups else LIMITS[-1:]:
        page.labelled("", limit, 0)
    return page.text


def _passages(
    found: Listed, groups: Sequence[Group], wanted: bool
) -> Iterable[Sequence[Shared | str | None]]:
    if wanted:
        return found.passages(groups)
    return ([None] * len(group.members) for group in groups)


def _head(found: Listed) -> str:
    total, groups = found.found.articles, found.found.groups
    said = f"{total:,} article{'s' * (total != 1)}: "
    if groups:
        said += (f"{found.grouped:,} in {len(groups):,} group{'s' * (len(groups) != 1)} of copies, "
                 f"{total - found.grouped:,} by themselves")
    else:
        said += "no copies found"
    if found.found.short:
        said += f"; {found.found.short:,} of fewer than {LEAST_WORDS} words left out"
    return said + "."


def _of_group(found: Listed, group: Group) -> str:
    outlets = sorted({_outlet(found.rows[member.place]) for member in group.members})
    more = [f"{len(outlets) - _OUTLETS:,} more"] * (len(outlets) > _OUTLETS)
    indirect = sum(member.of not in (None, group.first) for member in group.members)
    through = f"; {indirect:,} linked through others" * (indirect > 0)
    return f"{len(group.members):,} articles{through}: {', '.join([*outlets[:_OUTLETS], *more])}"


def _outlet(row: dict[str, Any]) -> str:
    return printable(row["outlet"] or "") or NO_OUTLET


def _members(found: Listed, group: Group) -> Table:
    rows = Table(box=None, show_header=False, show_edge=False, pad_edge=False,
                 padding=(0, 2, 0, 0))
    rows.add_column(min_width=3)
    rows.add_column(no_wrap=True, style="dim")
    for _ in range(3):
        rows.add_column(overflow="fold")
    for member in group.members[:_MEMBERS]:
        row = found.rows[member.place]
        rows.add_row("", Text(row["date"] or "undated"), Text(_outlet(row)),
                     Text(printable(row["id"])), Text(_what(found, group, member)))
    if len(group.members) > _MEMBERS:
        rows.add_row("", "", "", Text(f"{len(group.members) - _MEMBERS:,} more", "dim"), "")
    return rows


def _what(found: Listed, group: Group, member: Member) -> str:
    if member.kind is None or member.share is None or member.of is None:
        return "first"
    other = "it" if member.of == group.first else printable(found.rows[member.of]["id"])
    share = f"{math.floor(100 * member.share)} %"  # 100 % of it is all of it
    return {"same": "the same words", "near": f"near copy of {other}, {share} shared",
            "contained": f"part of {other}: {share} stands there",
            "contains": f"holds {other}: {share} stands here"}[member.kind]


def _quoted(piece: Shared, page: Page) -> Text:
    """The opening of the passage that the first two articles share."""
    head = f"     {piece.words:,} words in a row: "
    room = (page.width if page.options.screen else _LONGEST) - len(head) - 2
    opening = printable(" ".join(piece.text[: 4 * _LONGEST].split()))
    return Text.assemble((head, "dim"), f"“{crop(opening, (), room)[0]}”")


def data(found: Listed, *, passages: bool) -> dict[str, Any]:
    """All groups, for scripts; with ``passages``, where each article has what it shares."""
    groups = found.found.groups
    shared = _passages(found, groups, passages)
    return {
        "schema": SCHEMA, "articles": found.found.articles, "short": found.found.short,
        "grouped": found.grouped, "limits": list(LIMITS),
        "groups": [{"group": place, "articles": [
            _article(found, member, piece)
            for member, piece in zip(group.members, pieces, strict=True)]}
            for place, (group, pieces) in enumerate(zip(groups, shared, strict=True), 1)],
    }


def _article(found: Listed, member: Member, piece: Shared | str | None) -> dict[str, Any]:
    row = found.rows[member.place]
    given = {"place": member.place, **{name: row[name] for name in TOLD}, "of": member.of,
             "kind": member.kind, "share": number(member.share), "jaccard": number(member.jaccard),
             "passage": None, "note": piece if isinstance(piece, str) else None}
    if isinstance(piece, Shared):
        given["passage"] = {"words": piece.words,
                            "start": piece.of_b.start, "end": piece.of_b.end,
                            "of_start": piece.of_a.start, "of_end": piece.of_a.end}
    return given


def rows(found: Listed) -> str:
    """All articles that are in a group, a row each."""
    return csv_of(COLUMNS, (
        (place, member.place, *(found.rows[member.place][name] for name in TOLD), member.of,
         member.kind, number(member.share), number(member.jaccard))
        for place, group in enumerate(found.found.groups, 1) for member in group.members))
