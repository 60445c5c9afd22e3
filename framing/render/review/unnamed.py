"""Which sources a text keeps without a name, and which it tells of as known to its reader."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.article import Article
from framing.patterns import Pattern
from framing.profiles import Profile
from framing.render.data.speech import first
from framing.voices import Speaker
from framing.voices.listed import listed

#: Behind a paper, who made it: a survey by the Ellery Institute, data compiled by Finlake.
_MAKER = Pattern(
    r" (?:(?:carried out|collected|commissioned|compiled|conducted|done|funded|led|published"
    r"|released|run) by|by|from) (?:the )?([A-Z][\w&’'-]{0,30})"
    r"(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w&’'-]{0,30}){0,8}")
#: What stands before somebody who was told of before, or of whom there is but one.
_KNOWN = frozenset({"the", "this", "its", "his", "her", "their", "our"})
_OWNER = Pattern(r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,5}(?:(?<=['’]s)|(?<=s['’])) ")
_ENDS = re.compile(r" (?:of|for|at|in|from|with|on|to|who|which)\b")
#: So far before its first words a source may have come in without a name, and so far behind them
#: the text may say that none is given.
_BEFORE, _BEHIND = 20_000, 160
_KEPT = Pattern(r"not (?:to )?be(?:ing)? (?:named|identified)|anonym|declined to (?:be|give)")


class Unnamed(NamedTuple):
    """A speaker without a name, as the text has it: where, and whether quoted or reported."""

    text: str
    line: int
    quoted: bool


def nameless(profile: Profile, speaker: Speaker) -> bool:
    """Whether a source is kept without a name; an organisation is told by what it is.

    A paper whose maker is named beside it is none, nor who is told of as known: *the governor*,
    *Ito’s adviser*, *the report*. Not *the clerk* where it was *a clerk* who came in.
    """
    return not speaker.named and speaker.kind != "organisation" and not (
        speaker.kind == "document" and made_by(profile, speaker)
    ) and not _is_known(profile.article, speaker)


def made_by(profile: Profile, speaker: Speaker) -> str:
    """A paper with who made it, where the text names that: data compiled by Finlake; else empty."""
    text, name = profile.article.text, speaker.name.lower()
    for start, end in speaker.mentions:
        at = start + text[start:end].lower().find(name)
        maker = _MAKER.match(text, at + len(name)) if name and at >= start else None
        if maker and maker[1].lower() not in listed("time"):
            return " ".join(text[at : maker.end()].split())
    return ""


def _is_known(article: Article, speaker: Speaker) -> bool:
    """Whether a source without a name is told of as one that the reader knows.

    People alone one by one: *the officials* may be anybody.
    """
    if not speaker.mentions:
        return False
    text, [start, end] = article.text, speaker.mentions[0]
    at = start + max(0, text[start:end].lower().find(speaker.name.lower()))
    head = _ENDS.split(speaker.name.lower(), maxsplit=1)[0].split()[-1]
    paper = speaker.kind == "document"
    if not paper and head.endswith("s") and not head.endswith("ss"):
        return False
    before = text[max(0, at - 12) : at].split()[-1:] if text[at - 1 : at].isspace() else []
    if _OWNER.match(text, at) is None and _KNOWN.isdisjoint(
        word.lower() for word in (*before, speaker.name.split()[0])
    ):
        return False
    return paper or not (_KEPT.search(text, at, at + len(speaker.name) + _BEHIND)
                         or _came_in(text[max(0, at - _BEFORE) : at], head))


def _came_in(text: str, head: str) -> bool:
    """Whether somebody of that description came in as one of several: *a young clerk*."""
    return re.search(rf"\b(?:an?|one|another)\s+(?:[\w’'-]{{1,30}}\s+){{0,3}}{re.escape(head)}\b",
                     text, re.IGNORECASE) is not None


def unnamed(profile: Profile) -> list[Unnamed]:
    """The speakers without a name: those quoted, then those only reported, in order.

    The letters of question and answer are left out: they stand for nobody who is kept back.
    """
    found = [
        Unnamed(_as_written(profile, speaker), profile.article.line(first(profile, speaker)),
                speaker.words > 0)
        for speaker in profile.speakers
        if nameless(profile, speaker) and len(speaker.name) > 1]
    return sorted(found, key=lambda each: (not each.quoted, each.line))


def _as_written(profile: Profile, speaker: Speaker) -> str:
    """A name as the text has it, with the capital that it may owe to its place."""
    for start, end in speaker.mentions:
        text = profile.article.text[start:end]
        at = text.lower().find(speaker.name.lower())
        if at >= 0:
            return " ".join(text[at : at + len(speaker.name)].split())
    return speaker.name
