"""The rules that give a piece its role: title, byline, boilerplate, list item and so on.

Each is one small function that looks at a piece and its place, and answers with the role and the
reason or with ``None``. The first that answers wins. Headings, which depend on what the pieces
around them became, are found afterwards (``framing.blocks.headings``).
"""

from __future__ import annotations

from collections.abc import Callable

from framing.blocks import reasons
from framing.blocks.bylines import (
    CLOCK,
    INITIALS,
    LONGEST,
    barred_name,
    by_name,
    date_line,
    is_about_writer,
    is_agency_line,
    is_name,
    is_paper,
    is_post,
    posted_name,
    reading_time,
    signature,
)
from framing.blocks.furniture import furniture, section_name
from framing.blocks.lines import Place
from framing.blocks.page import (
    BY,
    LONGEST_HEADING,
    LONGEST_TITLE,
    Answer,
    Page,
    fold,
    is_kicker,
    is_underlined,
    tells_of_writer,
    why_text,
)

Rule = Callable[[Page, int], Answer | None]

#: So many lines under "Related articles" between two paragraphs are taken for its links.
_MOST_LINKS = 8
_CREDITS = (reasons.REPORTERS, reasons.ADDRESS)
#: Under the text, these open what is none of it.
_CLOSING = frozenset((reasons.LINKS, reasons.NEWSLETTER, reasons.COPYRIGHT))
_SECTION = "the name of a section over the title or the writer"
_OVER_DATE = frozenset(("published", "updated", "last updated", "posted"))
#: So many words before a date may be the place it was written at: New Ellery, 12 March.
_LONGEST_PLACE = 3
_CAPTION_HEADS = frozenset(("image caption,", "media caption,"))


def signs(page: Page, index: int) -> Answer | None:
    """"---", "* * *": a line without words. A line of emoji is not one."""
    if page.pieces[index].mark != "signs":
        return None
    if index and is_underlined(page, index - 1):
        return "boilerplate", "underlines the line above"
    return "boilerplate", "a line of signs without words"


def title(page: Page, index: int) -> Answer | None:
    """The line found when the page was read."""
    return ("title", "the first line that is neither a sentence nor a byline") \
        if index == page.title else None


def repeat(page: Page, index: int) -> Answer | None:
    """The title once more, in whatever case, spacing and quotation marks.

    Also with the outlet's name after a bar; not a line that only resembles it.
    """
    line = page.lines[index]
    if page.title < 0 or line.first[:2] != page.lines[page.title].first[:2] or not line.low:
        return None  # nearly every line: the first two letters tell
    words = fold(line.words)
    if words != page.title_folded:
        short, long = sorted((words, page.title_folded), key=len)
        # Names set apart by a bar after a whole headline; "Rain | Norland" after "Rain" is no more.
        if len(short) < 20 or not long.startswith((f"{short} | ", f"{short} - ")):
            return None
    where = "above" if index > page.title else "below"
    return "repeat", f"repeats the title {where}"


def pull_quote(page: Page, index: int) -> Answer | None:
    """A quoted line (>) that shows a sentence of the text once more."""
    if page.pieces[index].mark == "quote" and index in page.pulled:
        return "repeat", reasons.PULL_QUOTE
    return None


def dateline(page: Page, index: int) -> Answer | None:
    """"March 3, 2024", "Updated 3 hours ago", "LONDON (Reuters) —" on a line of its own.

    In the head or, if it says "published" or "updated", after the end. Of a chronicle, whose dates
    stand over paragraphs all the way down, every date stays a heading.
    """
    line = page.lines[index]
    if page.head < index <= page.last or not line.low or len(line.low) > LONGEST:
        return None
    if line.low.rstrip(":") in _OVER_DATE and index + 1 < len(page.lines) \
            and date_line(page.lines[index + 1].low):
        return "dateline", "the word over the date"
    why = date_line(line.low)
    if why:
        stamped = why == reasons.STAMP
        if index > page.last:
            return ("dateline", why) if stamped else None
        near = index < page.first or page.before(index)[0] in ("byline", "dateline") \
            or CLOCK.search(line.low) is not None
        return ("dateline", why) if stamped or (near and not page.chronicle) else None
    if is_agency_line(line.words):
        return "dateline", "a place and an agency on a line of its own"
    place, _, date = line.words.partition(", ")
    if place[:1].isupper() and len(place.split()) <= _LONGEST_PLACE and not is_paper(place) and (
            date_line(date.lower()) and page.before(index)[0] in ("byline", "dateline")):
        return "dateline", "a place and a date under a byline"
    return None


def byline(page: Page, index: int) -> Answer | None:
    """"By", the name under it, "By Ann Lee", "Ann Lee | Norland Times", "4 min read".

    Only in the head, except for agencies' "Reporting by …" at the end. A heading such as
    "By the Numbers" is left alone, and so is a name that nothing marks as the writer's.
    """
    line, part = page.lines[index], page.pieces[index]
    if (index <= page.head and page.prose[index] and page.writers
            and is_about_writer(line.words, page.writers)) \
            or (index > page.last and tells_of_writer(page, index)):
        return "byline", "says who the writer is"
    if (index > page.head and index <= page.last) or not line.low or len(line.low) > LONGEST:
        return None
    if index > page.last:
        credits = signature(line.words, line.low)
        if INITIALS.fullmatch(line.words):
            return "byline", "the initials of who wrote it"
        return ("byline", credits) if credits in _CREDITS else _signed_below(page, index)
    if part.ends == ":" and line.low not in BY:
        return None
    if line.low in BY:
        return "byline", "the word over the writer's name"
    why = reading_time(line.low) or signature(line.words, line.low)
    if why:
        return "byline", why
    before = page.lines[index - 1].low if index else ""
    over = page.before(index)[0]
    if over == "byline" and not page.prose[index] and part.mark == "" \
            and (before in BY or before in ("and", "&") or line.low in ("and", "&")):
        return "byline", "stands under “By”"
    if over == "byline" and is_post(line.words):
        return "byline", reasons.POST
    if over == "byline" and is_paper(line.words):
        return "byline", "names the newspaper"
    if page.prose[index] and not (part.ends == "." and len(line.low) <= 60):
        return None
    if by_name(line.words):
        return "byline", reasons.WRITER
    if index > page.title >= 0 and (index < page.first or over in ("byline", "dateline")):
        return _name_by_place(page, index)
    return None


def _signed_below(page: Page, index: int) -> Answer | None:
    """The writer's name below the text of which none stands above, and the post under it."""
    line = page.lines[index]
    if line.first == "by" and by_name(line.words) and (
        page.writers in ("", by_name(line.words))
    ):
        return "byline", reasons.WRITER
    if page.before(index)[0] == "byline":
        words, _, last = line.words.rpartition(" ")
        if is_post(words if "@" in last else line.words):
            return "byline", reasons.POST
    return None


def _name_by_place(page: Page, index: int) -> Answer | None:
    """A name under the title that only what stands about it marks as the writer's."""
    line = page.lines[index]
    over, why = page.before(index)
    if barred_name(line.words) is not None and not page.prose[index]:
        return "byline", "a name or label and the outlet, with a bar between"
    if why == reasons.NAME_OVER and is_name(line.words) and _is_signed(page, index + 1):
        return "byline", "the place of the report"
    if posted_name(line.words) or (is_name(line.words) and len(line.words.split()) <= 4
                                   and not is_post(line.words)):
        under = index + 2 if _names(page, index + 1) else index + 1
        if _is_signed(page, under):
            return "byline", reasons.NAME_OVER
        if over == "boilerplate" and section_name(page.lines[index - 1]):
            return "byline", "a name over the text, under a label"
    return None


def _names(page: Page, index: int) -> bool:
    """Whether the line is a name or a place and no more, as stands between a name and a date."""
    return index < len(page.lines) and not page.prose[index] and is_name(page.lines[index].words)


def _is_signed(page: Page, index: int) -> bool:
    """Whether the line is what stands under a writer's name."""
    line = page.lines[index] if index < len(page.lines) else None
    return line is not None and bool(line.low) and bool(
        reading_time(line.low) or date_line(line.low) or signature(line.words, line.low)
        or is_post(line.words) or is_paper(line.words))


def boilerplate(page: Page, index: int) -> Answer | None:
    """What stands around the article: links, prompts, credits, notices; see ``furniture``."""
    line = page.lines[index]
    marked = page.pieces[index].words[0] in "([*_"
    if not (line.suspect or marked) and page.title < index and page.first <= index <= page.last:
        return None
    why = furniture(line, page.place(index))
    if why is None and marked:
        why = furniture(line, Place(edge=True))  # brackets set a note apart wherever it stands
    if why is None and (index < page.title or _is_label(page, index)) and (
        section_name(line) or (index + 1 == page.title and is_kicker(page, index))
    ):
        why = _SECTION
    return ("boilerplate", why) if why else None


def _is_label(page: Page, index: int) -> bool:
    """Whether a line stands between the title and a writer's name: a label, and no heading."""
    return page.title < index < page.first and _names(page, index + 1)


def caption(page: Page, index: int) -> Answer | None:
    """The line under "Image caption,"."""
    if index and page.lines[index - 1].low in _CAPTION_HEADS \
            and len(page.lines[index].words) <= LONGEST_TITLE:
        return "boilerplate", reasons.CAPTION
    return None


def under_links(page: Page, index: int) -> Answer | None:
    """Titles of other articles under "You May Also Like".

    After the last paragraph every short line is one; between paragraphs a few. What ends as a
    sentence stays with the article.
    """
    part = page.pieces[index]
    if page.prose[index] or part.ends == "." or len(part.words) > LONGEST_TITLE:
        return None
    if index > page.last:
        return ("boilerplate", reasons.LINK_TITLE) if page.opened else None
    if not 0 < page.links <= _MOST_LINKS or part.mark == "heading":
        return None
    if page.links > 1 and part.mark == "" and part.blank and not page.pieces[index - 1].blank \
            and index + 1 < len(page.prose) and page.prose[index + 1]:
        return None  # set apart from the links and over running text: the next heading
    return "boilerplate", reasons.LINK_TITLE


def list_item(page: Page, index: int) -> Answer | None:
    """A numbered or bulleted line, or an indented one that goes on under it.

    A numbered line that alone stands over an unindented paragraph is a heading.
    """
    part = page.pieces[index]
    if part.mark in ("bullet", "number"):
        after = page.pieces[index + 1] if index + 1 < len(page.pieces) else None
        if part.mark == "number" and not part.indent and not page.prose[index] \
                and after and page.prose[index + 1] and not (after.indent or after.mark) \
                and page.before(index)[0] != "list_item" and len(part.words) <= LONGEST_HEADING:
            return None
        return "list_item", "begins with a bullet" if part.mark == "bullet" \
            else "begins with a number of a list"
    if part.mark == "" and page.before(index)[0] == "list_item" \
            and part.indent > page.item_indent >= 0 and not (0 < page.margin == part.indent):
        return "list_item", "indented under a list item"
    return None


#: In this order; the first that answers wins. What none answers is a heading or a paragraph.
RULES: tuple[Rule, ...] = (signs, title, repeat, pull_quote, dateline, byline, boilerplate,
                           caption, under_links, list_item)


def settle(page: Page, index: int) -> None:
    """Ask the rules for one piece and note what later ones need to know."""
    part, prose = page.pieces[index], page.prose[index]
    # Most of an article is running text between the first and the last paragraph, without a mark
    # or an indent, that begins as no prompt or credit does: no rule but one has a say there.
    inner = page.head < index <= page.last and not (
        page.lines[index].suspect or part.mark or part.indent)
    if index in page.timed:
        answer: Answer | None = ("dateline", "the time of what stands under it")
    elif index >= page.tail:
        answer = "boilerplate", "what a press release says of its sender"
    elif inner and prose:
        answer = "paragraph", why_text(part)
    elif inner and not (page.links or page.opened):
        answer = repeat(page, index)
    else:
        answer = next(filter(None, (rule(page, index) for rule in RULES)), None)
    page.answers[index] = answer
    role, why = answer or ("", "")
    if index > page.last and (role == "byline"
                              or (why in _CLOSING and not prose)):
        page.opened = True  # who wrote it stands at the end of an article: below it are links
    page.prompted = page.prompted or why == reasons.NEWSLETTER
    page.links = 1 if why == reasons.LINKS else page.links + 1 if why == reasons.LINK_TITLE else 0
    if role == "list_item":
        if part.mark:
            page.item_indent = part.indent
    elif prose and part.mark == "":
        page.margin = part.indent
