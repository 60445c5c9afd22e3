"""What a verb reports without a clause: denied murder, predicted a win; Roe leading by three."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    CAPITAL_OR_FINITE,
    COMMA_OR_DASH,
    DETERMINER_OR_CAPITAL,
    DETERMINER_OR_POSSESSIVE,
    DETERMINER_OR_PRONOUN,
    SPEAKS,
)
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Content, Line, Phrase
from framing.voices.clauses.reach import content_end

#: What is refused to somebody, which *denied* has behind it as well: denied the request.
_REFUSED = frozenset({
    "access", "admission", "appeal", "appeals", "application", "applications", "asylum", "bail",
    "benefits", "bid", "bids", "boarding", "care", "chance", "citizenship", "coverage", "entry",
    "leave", "licence", "licences", "license", "licenses", "motion", "motions", "opportunity",
    "parole", "permission", "permit", "permits", "petition", "petitions", "relief", "request",
    "requests", "right", "rights", "service", "treatment", "visa", "visas"})
#: Nouns that tell of talk and not of what was said.
_OF_TALK = w.STATEMENTS | listed("comment") | listed("remark")
#: What a poll finds somebody doing in a race, and the ties in which it finds two.
_LEADING = frozenset({"leading", "trailing", "ahead", "tied", "deadlocked", "beating", "winning",
                      "losing", "running", "gaining", "behind"})
_TIES = frozenset({"heat", "tie", "neck-and-neck"})
#: So many words a poll puts before the support that it finds: 47 percent to 39 percent support.
_BEFORE_SUPPORT = 6
_SUPPORTS = frozenset({"among", "for"})
_BY = frozenset({"up", "down", "with", "at"})
_ENDS_RACERS = w.SIGN | w.THAT | w.RELATIVE | QUOTED
_BEGINS_NO_NOUN = (w.PREPOSITION | w.JOINER | w.RELATIVE | w.AUXILIARY | w.THAT | w.QUESTION
                   | w.TIME | w.ADVERB | w.SIGN | QUOTED)
_ENDS_NOUN = w.PREPOSITION | w.JOINER | w.RELATIVE | w.AUXILIARY | w.THAT | w.SIGN | QUOTED
#: Whom and what somebody relies on for it.
_SOURCES = frozenset({"authorities", "court", "documents", "filings", "media", "records",
                      "statistics"})
_NO_CONTENT = w.ROLE | w.BODY | w.PAPER | w.CAPITAL | w.PRONOUN | w.ADVERB | w.TIME
_JOINS = w.COMMA | w.RELATIVE | w.JOINER | w.DASH | w.BRACKET | QUOTED
#: What begins the writer's own clause behind it.
_CIRCUMSTANCES = frozenset({
    "after", "although", "as", "because", "before", "but", "during", "since", "though", "when",
    "while"})


def noun_object(line: Line, start: int, flags: int) -> Content | None:
    """The noun phrase that stands there, if it is what was said: denied | two counts of murder.

    Not whom or what a verb tells of: denied the request, cited officials, promised voters a cut.
    """
    bits, folds = line.bits, line.folds
    own = bits[start]
    if own & _BEGINS_NO_NOUN or not own & w.WORDY or (
        own & w.PRONOUN and not own & w.DETERMINER
    ):
        return None
    first = start
    while bits[first] & w.DETERMINER:
        first += 1
    at = first
    while at < line.last and bits[at] & w.WORDY and not bits[at] & _ENDS_NOUN and (
        at == first or not bits[at] & DETERMINER_OR_PRONOUN
    ):
        at += 1
    head = at - 1
    if head < start or bits[head] & _NO_CONTENT or (
        head > first and bits[head] & w.FINITE and folds[head].endswith("ed")  # alleged he lied
    ) or folds[head] in _OF_TALK or (
        folds[head] in _SOURCES or folds[head].endswith(("self", "selves"))
    ) or (flags & f.GERUND and not _REFUSED.isdisjoint(folds[first:at])):
        return None
    if flags & f.ORDERED and at > start + 1:
        return None  # urged caution; not urged the horse on
    end = content_end(line, start)
    for at in range(head + 1, end):
        if bits[at] & COMMA_OR_DASH or folds[at] in _CIRCUMSTANCES or (
            folds[at] == "and" and _joins_verb(line, at + 1)
        ):
            return start, at
    return start, end


def _joins_verb(line: Line, at: int) -> bool:
    """Whether a finite verb stands there, behind an adverb or not: and | falsely claimed."""
    own = line.bits[at + bool(line.bits[at] & w.ADVERB)]
    return own & CAPITAL_OR_FINITE == w.FINITE


def says_noun(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a verb with such a noun is its speaker's: the board has denied murder.

    Not where it stands before a noun as a participle (fewer predicted deaths), nor of a thing (a
    crisis that demanded action, the views expressed there).
    """
    before = line.before(at)
    own = line.bits[at - 1]
    if line.bits[before] & w.RELATIVE and not line.bits[before - 1] & w.COMMA:
        return False  # those who deny it
    start = speaker.start + bool(line.bits[speaker.start] & DETERMINER_OR_PRONOUN == w.DETERMINER)
    if (own & DETERMINER_OR_POSSESSIVE and not own & w.PRONOUN) or not line.any(
        start, speaker.head, SPEAKS
    ) or (
        line.any(speaker.head, before + 1, w.FINITE)
        and not line.any(speaker.head, before + 1, _JOINS)
    ):
        return False
    return bool(line.bits[before] & _JOINS) or before < speaker.end or speaker.start > at


def in_the_race(line: Line, start: int, end: int) -> bool:
    """Whether somebody's place in a race stands there: a poll showed Roe | leading, up by 3."""
    bits, folds = line.bits, line.folds
    for at in range(start, min(start + _BEFORE_SUPPORT, end)):
        if folds[at] == "support":  # a poll showed | strong support for the plan
            return folds[at + 1] in _SUPPORTS and not line.any(start, at, w.POSSESSIVE) and (
                folds[start] not in w.OWNERS)
    if not bits[start] & DETERMINER_OR_CAPITAL:
        return False
    for at in range(start + 1, min(start + 10, end)):
        if bits[at] & _ENDS_RACERS:
            return False
        fold, counted = folds[at], bits[at + 1] & w.NUMBER
        if (fold in _LEADING and not bits[at - 1] & w.DETERMINER) or fold in _TIES or (
            fold in _BY and (counted or folds[at + 1] == "by")
        ):
            return True
    return False
