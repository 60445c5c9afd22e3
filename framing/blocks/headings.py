"""Headings and paragraphs: what is left when the rules for single pieces have answered."""

from __future__ import annotations

from framing.blocks import reasons
from framing.blocks.page import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    Answer,
    Page,
    in_title_case,
    is_underlined,
    why_text,
)
from framing.support.patterns import Pattern

#: More short lines than this in a row are verse, a table or a list: none of them heads the text.
_MOST_HEADINGS = 3
#: A form for a newsletter has no more lines between "Sign up to …" and its button.
_PROMPT_LINES = 5
#: Who asks, in a transcript.
_ASKS = Pattern(r"[A-Z][A-Z.’' -]{1,40}: ")
_QUOTES = frozenset("\"“”„«»‘'’")
#: In these headlines and headings quote: ‘We have nothing left’.
_SINGLE = frozenset("‘'")


def settle_rest(page: Page) -> None:
    """Headings are the short lines that stand over text, few in a row; the rest is paragraphs."""
    run: list[int] = []
    for index, answer in enumerate(page.answers):
        if answer is None and not page.prose[index]:
            run.append(index)
        elif answer is None or answer[0] in ("list_item", "paragraph"):
            if run:
                _settle_run(page, run, over=True)
                run = []
            if answer is None:
                page.answers[index] = "paragraph", why_text(page.pieces[index])
    _settle_run(page, run, over=False)


def _settle_run(page: Page, run: list[int], over: bool) -> None:
    """Short lines that only lines set aside come between; ``over``: text follows them."""
    for index in [index for index in run if page.prompted and _is_in_prompt(page, index)]:
        page.answers[index] = "boilerplate", "stands between lines that ask to subscribe"
        run.remove(index)
    many = len(run) > _MOST_HEADINGS
    for index in run:
        page.answers[index] = _heading(page, index, over, many)


def _is_in_prompt(page: Page, index: int) -> bool:
    """Whether a line that ends as no sentence has a prompt above and below, a few lines away."""
    near = (range(index - 1, max(index - _PROMPT_LINES, -1), -1),
            range(index + 1, min(index + _PROMPT_LINES, len(page.answers))))
    return all(
        next((page.answers[i] for i in way if page.answers[i] or page.prose[i]), None)
        == ("boilerplate", reasons.NEWSLETTER) for way in near)


def _heading(page: Page, index: int, over: bool, many: bool) -> Answer:
    part = page.pieces[index]
    if part.mark == "heading":
        return "heading", "marked as a heading with #"
    if is_underlined(page, index):
        return "heading", "an underlined line"
    if not over:
        return "paragraph", "a short line with no text under it"
    if many:
        return "paragraph", "one of several short lines in a row"
    under_title = page.title >= 0 and index < page.first
    if part.mark == "quote" or not _reads_as_heading(part.words, part.ends, under_title):
        return "paragraph", "short, but reads as part of the text"
    if part.ends == "?":
        return "heading", "a short question over running text"
    return "heading", "a short line without a full stop over running text"


def _reads_as_heading(words: str, ends: str, under_title: bool) -> bool:
    """Whether a short line that is no sentence has a heading's form.

    Quotations (but one in single marks without a stop), posts ("Rain! — Ann Lee (@annlee)"),
    speakers ("Q: …"), attributions ("— Ann Lee"), questions that carry the text on ("So what
    now?") and long lines in sentence case, such as captions, are text.
    """
    plain = words.strip("*_ ")
    if not plain or len(plain) > (LONGEST_TITLE if under_title else LONGEST_HEADING):
        return False
    first = plain[0]
    if (first.islower() and not plain[1:2].isupper()) or first in "—–-…":
        return False
    if (first in _QUOTES and plain[-1] in _QUOTES and (ends or first not in _SINGLE)) \
            or plain[1:2] == ":" or "(@" in plain:
        return False
    if plain.count('"') % 2 or plain.count("”") > plain.count("“"):
        return False  # the end of a quotation begun above
    if len(plain) > 40 and not (under_title or plain.isascii()) and max(plain[:40]) >= "\u2e80":
        return False  # East Asian words take two letters where others take ten
    count = plain.count(" ") + 1
    if (ends == "" and (under_title or count <= 12)) or in_title_case(plain):
        return True
    if ends == "?" and not _ASKS.match(plain):
        start = plain.partition(" ")[0].lower().strip(",")
        return count <= 14 and start not in ("so", "but", "and", "or", "then", "yet", "because")
    return False
