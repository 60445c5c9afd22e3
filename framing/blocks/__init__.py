"""What each part of an article is there for: title, byline, paragraph, boilerplate and so on.

The text comes as pieces from ``framing.blocks.layout``. A piece is asked rule after rule
(``framing.blocks.roles``) and the first that answers wins, so every block can say why it is what it
is. Nothing is dropped: every character that is not white space lies in exactly one block.
"""

from __future__ import annotations

from framing.blocks.bylines import agency_start, barred_name, by_name, find_date, posted_name
from framing.blocks.headings import settle_rest
from framing.blocks.layout import Piece, pieces
from framing.blocks.matter import Matter, front_matter
from framing.blocks.page import BY, Page, read_page
from framing.blocks.roles import settle
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple

Block = tuple[str, int, int, int, str, bool]
#: A name in capitals, with which, and a colon, a transcript's turn begins.
CAPITALS = r"[A-Z][A-Z.'’ -]{1,30}"
#: What may stand behind it: MARSH (on tape).
ASIDE = r"(?: \([a-z][a-z -]{1,20}\))?"
_LABEL = Pattern(rf"(?:Q|A|{CAPITALS}?){ASIDE}: ")
_MATTER = "the front matter"


class Found(NamedTuple):
    """The blocks of a text as (role, start, end, body, why, goes on), and what its head says.

    ``start`` and ``end`` count code points, without white space around; ``body`` is where the
    block's own words begin, past a list marker or the signs of a heading; a block goes on that is a
    further line of the list item above. ``date`` is YYYY-MM-DD.
    """

    blocks: list[Block]
    title: str | None
    author: str | None
    date: str | None


def find_blocks(text: str) -> Found:
    """Divide ``text`` into blocks, each with its role and the rule that gave it.

    A text of one block is a paragraph, whatever it says.

    >>> head = "Bridge Reopens\\nBy Ann Lee\\n\\n"
    >>> found = find_blocks(head + "The bridge is open again.\\n\\nRead more: An old story")
    >>> [block[0] for block in found.blocks], found.author
    (['title', 'byline', 'paragraph', 'boilerplate'], 'Ann Lee')
    """
    matter = front_matter(text)
    if matter is None:
        return _found(text)
    return _below(matter, text, _found(" " * matter.end + text[matter.end :]))


def _below(matter: Matter, text: str, found: Found) -> Found:
    """What was found under front matter, with what that says and the text doesn't."""
    title, author, date = (text[slice(*matter.values[key])] if key in matter.values else None
                           for key in ("title", "author", "date"))
    parts: list[Block] = []
    start = 0
    if title and not found.title:
        start, stop = matter.values["title"]
        head = text.rfind("\n", 0, start) + 1
        parts = [("boilerplate", 0, len(text[:head].rstrip()), 0, _MATTER, False),
                 ("title", head, stop, start, "the title that the front matter gives", False)]
        start = stop + len(text[stop:]) - len(text[stop:].lstrip())
    parts.append(("boilerplate", start, matter.end, start, _MATTER, False))
    return Found([*parts, *found.blocks], found.title or title, found.author or author,
                 found.date or (find_date(date) if date else None))


def _found(text: str) -> Found:
    """The same of a text without front matter."""
    parts = pieces(text)
    if not parts:
        return Found([], None, None, None)
    if len(parts) == 1:
        only = parts[0]
        why = "the only block of the text"
        return Found([("paragraph", only.start, only.end, only.body, why, False)], None, None, None)
    page = read_page(parts)
    for index in range(len(parts)):
        settle(page, index)
    settle_rest(page)
    blocks = [(role, part.start, part.end, part.body, why, role == "list_item" and not part.mark)
              for part, (role, why) in zip(parts, filter(None, page.answers), strict=True)]
    opening = _split_agency_start(text, page, blocks)
    title = _plain(parts[page.title].words) if page.title >= 0 else None
    return Found(blocks, title, _author(page), _date(page) or find_date(opening))


def _split_agency_start(text: str, page: Page, blocks: list[Block]) -> str:
    """Part "LONDON (Reuters) — " from the first paragraph that begins so; return it."""
    for index in range(page.first, min(page.head, len(blocks) - 1) + 1):
        role, start, end, body, why, _ = blocks[index]
        if role != "paragraph" or body != start:
            continue
        opening = text[start:min(end, start + 120)]
        for sign in "\r\n\t\u00a0":
            opening = opening.replace(sign, " ")
        cut = agency_start(opening)
        if opening[:cut].rstrip().endswith(":") and _speak(page.pieces[index + 1:]):
            return ""  # MARSH: Order.
        while cut and start + cut < end and text[start + cut].isspace():
            cut += 1
        if 0 < cut < end - start:
            stop = start + len(opening[:cut].rstrip())
            blocks[index:index + 1] = [
                ("dateline", start, stop, start, "the place and agency that open the report",
                 False),
                ("paragraph", start + cut, end, start + cut, why, False),
            ]
            return text[start:stop]
    return ""


def _speak(parts: list[Piece]) -> bool:
    """Whether two pieces and more begin with a name in capitals: a transcript's, no place."""
    labelled = (True for part in parts if _LABEL.match(part.words))
    return next(labelled, False) and next(labelled, False)


def _author(page: Page) -> str | None:
    """The names in the head's bylines, as they stand there."""
    for index, answer in enumerate(page.answers[:page.head + 1]):
        if not answer or answer[0] != "byline":
            continue
        line = page.lines[index]
        before = page.lines[index - 1].low if index else ""
        if before in BY:
            return by_name(f"By {line.words}") or _plain(line.words)
        if answer[1].startswith("a name over"):
            return posted_name(line.words) or _plain(line.words)
        name = by_name(line.words) or barred_name(line.words)
        if name:
            return name
    return None


def _date(page: Page) -> str | None:
    """When the article was published, else when it was updated, where its head or foot says so."""
    updated = None
    for answer, line in zip(page.answers, page.lines, strict=True):
        if not answer or answer[0] not in ("byline", "dateline"):
            continue
        published = max(line.low.find("published"), line.low.find("posted"))
        found = find_date(line.words[max(published, 0):])
        if found and ("updated" not in line.low or published >= 0):
            return found
        updated = updated or found
    return updated


def _plain(words: str) -> str:
    """One line without the signs of Markdown around it."""
    return " ".join(words.split()).rstrip("#").strip("*_ ")
