"""What stands between a verb and what it reports: hearer, day, place, what commas set off."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    ADVERB_OR_TIME,
    BEFORE_QUOTATION,
    CAPITAL_OR_FINITE,
    CAPITAL_OR_INITIAL,
    CAPITAL_OR_TIME,
    COLON_OR_COMMA,
    COMMA_OR_DASH,
    DETERMINER_OR_CAPITAL,
    DETERMINER_OR_PRONOUN,
    FINITE_OR_AUXILIARY,
    FINITE_OR_SUBJECT,
    FINITE_OR_WORDY,
    HEADS_NOUNS,
    OPENS_REPORT,
    PEOPLE,
    PEOPLE_OR_BODY,
    QUOTED_OR_STOP,
    TIME_OR_NUMBER,
    WHEN_OR_WHERE,
)
from framing.grammar.verb_frames import Verb, verbs
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Line

_SUBJECTS = frozenset({"he", "she", "they", "it", "we"})
_NO_HEARERS = frozenset({"in", "on", "at", "there", "of"})
_OF_HEARERS = frozenset({"of", "in", "at", "on", "for"})
_IN_PLACES = frozenset({"at", "during", "in", "on"})
#: So many words behind an owner and what is owned: Ito's new trade plan.
_LONGEST_OWNED = 5
_BEFORE_NAME = w.CAPITAL | w.PARTICLE | w.PREPOSITION | w.INITIAL
_TALKS = w.REMARKS | {"address", "appearance", "broadcast", "call", "conversation", "hearing",
                      "interview", "meeting", "session", "speech"}
_AUDIENCES = frozenset({"audience", "camera", "class", "country", "crowd", "media", "meeting",
                        "nation", "press", "public", "room", "town", "world"})
_SAY_OR_HEARER = f.SAY | f.HEARER
_CLAUSE_IN_A_PAPER = _SAY_OR_HEARER | f.WANTS_CLAUSE
_QUESTION_OR_RELATIVE = w.QUESTION | w.RELATIVE
_QUOTED_OR_STOP_OR_CUE = QUOTED | w.STOP | w.CUE
#: So many items may be set off between a verb and what it reports.
_LONGEST_INSERTION = 22
_COMMA_OR_QUOTED_OR_STOP = w.COMMA | QUOTED | w.STOP
#: What makes a day or *now* the subject: say | now is the time.
_IS = frozenset({"is", "isn't"})
_THAT_OR_COLON_OR_QUOTED = w.THAT | w.COLON | QUOTED
_THAT_OR_COLON = w.THAT | w.COLON
_ENDS_PLACE = w.THAT | w.COMMA | w.COLON | w.STOP | QUOTED | w.FINITE | w.DASH | w.PRONOUN
_FINITE_ALONE = w.FINITE | w.CAPITAL | w.CUE | w.PRONOUN | QUOTED
_BEFORE_GERUND = w.PREPOSITION | w.ADVERB | w.JOINER
_QUOTED_OR_THAT = QUOTED | w.THAT
_ENDS_HEARER = w.SIGN | QUOTED | w.THAT | w.QUESTION
_NOUNS = listed("noun_too")
_ENDS_HEARERS_PLACE = w.FINITE | w.SIGN | QUOTED | w.QUESTION | w.AUXILIARY
_NEVER_IN_PLACE = w.SIGN | QUOTED | w.AUXILIARY | w.PRONOUN
_LATER = frozenset({"later", "earlier", "ago"})
SPANS = frozenset({"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days",
                    "week", "weeks", "month", "months", "year", "years"})
_OPENS_OTHER_CLAUSE = frozenset({"as", "while", "after", "before", "because", "when", "during"})
_BEHIND_HEARER = w.PRONOUN | w.DETERMINER | w.TIME
_ENDS_HEARERS = w.COLON | w.STOP | w.DASH | QUOTED | w.QUESTION | w.AUXILIARY | w.RELATIVE
_BEFORE_NOUN_ALONE = w.PREPOSITION | w.DETERMINER | w.ADJECTIVE | w.NUMBER
_BEFORE_NOUNS = _BEFORE_NOUN_ALONE | w.COMMA | w.BRACKET


def past(line: Line, at: int, verb: Verb) -> int:
    """Past the hearer, the day and the place: told reporters on Monday | that it was safe."""
    bits, folds = line.bits, line.folds
    start = at
    if verb.flags & f.HEARER and not bits[start] & OPENS_REPORT:
        start = _past_hearer(line, start)
        if bits[start - 1] & w.PREPOSITION and start > at + 1:
            inside = _inside_place(line, start)
            if inside == start and line.folds[start - 1] in _IN_PLACES:
                inside -= 1  # told aides | in a closed meeting that
            start = inside
    start = _past_span(line, _past_insertion(line, start, verb.flags))
    day = w.past_day(bits, folds, start)
    start, moved = day, day > start or bool(bits[start] & WHEN_OR_WHERE)
    while moved and start < line.size:
        moved = False
        while bits[start] & ADVERB_OR_TIME and not bits[start] & DETERMINER_OR_PRONOUN and (
            folds[start] != "there" and folds[start + 1] not in _IS
        ):
            start, moved = start + 1, True
        own = bits[start]
        if own & w.TIME and bits[start + 1] & w.TIME and folds[start] in ("last", "this", "next"):
            start, moved = start + 2, True
            own = bits[start]
        if own & w.PREPOSITION and folds[start] not in ("as", "like") and not (
            verb.flags & f.SAY and about(line, start)
        ):
            further = (_past_place(line, start, verb.flags) if folds[start] != "to"
                       else _past_audience(line, start))
            if further > start:
                start, moved = further, True
    if bits[start] & w.COMMA and bits[start - 1] & w.ADVERB:
        start = _past_insertion(line, start, verb.flags)  # said twice, last on Monday, | that
    if verb.flags & f.HEARER and not bits[start] & _THAT_OR_COLON_OR_QUOTED and (
        bits[start - 1] & w.WORDY
    ):
        return _that_behind(line, at) or start
    return start


def _that_behind(line: Line, at: int) -> int:
    """Where *that* stands behind all that is told of a hearer, else 0.

    *Told Roe, an organizer, on live TV* | *that*; *told a crowd of 300 gathered there* | *that*.
    """
    bits, folds = line.bits, line.folds
    if bits[at] & (OPENS_REPORT | w.PREPOSITION) and not bits[at] & w.CAPITAL:
        return 0
    for that in range(at + 1, min(at + _LONGEST_INSERTION, line.size)):
        own, before = bits[that], bits[that - 1]
        if own & w.THAT:
            return that if _is_conjunction(line, that) else 0
        if own & _ENDS_HEARERS and not own & CAPITAL_OR_TIME:
            return 0
        if own & CAPITAL_OR_FINITE == w.FINITE and not (
            folds[that].endswith("ed") and bits[that + 1] & w.PREPOSITION  # gathered in
        ) and not (before & _BEFORE_NOUN_ALONE or folds[that - 1] == "and"):
            return 0
        if own & HEADS_NOUNS and not own & w.TIME and not (
            before & _BEFORE_NOUNS or folds[that - 1] in ("and", "or", "of")
            or own & before & w.CAPITAL or titles(line, that - 1)
        ):
            return 0  # told nurses | the plan that he drew up was late
    return 0


def _is_conjunction(line: Line, that: int) -> bool:
    """Whether a clause with a subject stands behind *that*, and a name or a noun before it."""
    following = line.bits[that + 1]
    return bool(following & w.WORDY) and following & _FINITE_ALONE != w.FINITE and not (
        following & (w.TIME | w.AUXILIARY))


def _inside_place(line: Line, at: int) -> int:
    """Past the rest of where a hearer is, if *that* follows: told aides on | her plane that."""
    for that in range(at + 1, min(at + 14, line.size)):
        own = line.bits[that]
        if own & w.THAT:
            return that
        if own & _ENDS_HEARERS_PLACE and not _is_no_verb(line, that):
            break
    return at


def _past_insertion(line: Line, at: int, flags: int) -> int:
    """Past what two dashes or commas set off: insisted – without evidence – | that it was safe."""
    own = line.bits[at] & COMMA_OR_DASH
    if own & w.COMMA:
        state = _past_state(line, at)
        if state > at:
            return state
    if own:
        placed = line.folds[at + 1] in _OPENS_OTHER_CLAUSE or line.folds[at + 1] == "just"
        for end in range(at + 1, min(at + _LONGEST_INSERTION, line.size)):
            if line.bits[end] & own:
                following = line.folds[end + 1]
                return end + 1 if following == "that" or (
                    flags & f.ASKED and flags & f.HEARER and following in w.WHETHER
                    and not placed) else at
            if line.bits[end] & (QUOTED_OR_STOP if placed else _QUOTED_OR_STOP_OR_CUE):
                break  # suggests, Ito said, that: hers
    return at


def _past_state(line: Line, comma: int) -> int:
    """Past a state or a country behind a town, if a day or a clause follows: in Erie, Pa., | on."""
    bits = line.bits
    for at in range(comma + 1, min(comma + 5, line.size)):
        if bits[at] & w.COMMA:
            behind = bits[at + 1]
            follows = behind & (w.TIME | w.THAT) or (
                behind & w.PREPOSITION and bits[at + 2] & w.TIME)
            return at + 1 if at > comma + 1 and follows else comma
        if not bits[at] & CAPITAL_OR_INITIAL:
            break
    return comma


def _past_span(line: Line, at: int) -> int:
    """Past how much later somebody spoke: wrote back | two days later, a few hours later."""
    first = at + (line.folds[at] == "back")
    for span in (first + 1, first + 2):
        if line.folds[span] in SPANS and line.folds[span + 1] in _LATER:
            return span + 2
    return at


def about(line: Line, at: int) -> bool:
    """Whether a rough number stands there: said | about 300 marches were held."""
    return line.folds[at] in ("about", "around", "over") and bool(line.bits[at + 1] & w.NUMBER)


def _past_place(line: Line, start: int, flags: int) -> int:
    """Past *on Monday*, *in an interview with …*: only if something plain follows."""
    bits = line.bits
    end, limit = start + 1, min(start + 14, line.size)
    paper = 0
    while end < limit and (not bits[end] & _ENDS_PLACE or (
        bits[end] & w.PAPER and bits[end - 1] & w.DETERMINER  # in a tweet
    ) or _is_no_verb(line, end) or _named_place(line, start, end)):
        if bits[end] & w.CUE and line.folds[end].endswith("ing") and (
            end == start + 1
            or (bits[end - 1] & _BEFORE_GERUND and "that" in line.folds[end + 1 : end + 3])
        ):
            return start  # sorry for | saying that; not during a hearing
        if flags & f.INFINITIVE and line.folds[end] == "to" and (
            bits[end + 1] & QUOTED or infinitive(line, end)
        ):
            return end
        if paper and bits[end] & DETERMINER_OR_CAPITAL and not bits[end] & w.TIME:
            return end  # in a statement | the port was closed
        paper = bits[end] & w.PAPER and flags & _CLAUSE_IN_A_PAPER and line.folds[start] == "in"
        end += 1
    if bits[end] & w.COMMA:
        further = _past_insertion(line, end, flags)
        if further > end:
            return further  # said on Monday, after a talk with Ito, | that
    that = _past_gerund(line, start)
    if that:
        return that
    if line.folds[end] in _SUBJECTS and flags & _SAY_OR_HEARER and bits[end + 1] & w.FINITE and (
        not line.any(start, end, _QUESTION_OR_RELATIVE)
    ):
        return end  # in a statement | he was sorry
    if bits[end] & w.THAT and (bits[end + 1] & _FINITE_ALONE == w.FINITE or (
        bits[end + 1] & FINITE_OR_SUBJECT == w.FINITE and bits[end + 2] & HEADS_NOUNS
        and line.folds[end + 1] not in _NOUNS
    )):
        return start  # at a hearing that heard nurses, of a goal that put Ellery ahead
    if bits[end] & _THAT_OR_COLON_OR_QUOTED or (
        bits[end] & w.COMMA and bits[end + 1] & _QUOTED_OR_THAT
    ):
        return end
    if line.folds[start] not in ("on", "in"):
        return start
    day = w.past_day(bits, line.folds, start + 1)
    if day > start + 1:
        return day
    if bits[start + 1] & w.TIME:
        start += 2
        while bits[start] & w.NUMBER:
            start += 1
    return start


def _past_gerund(line: Line, start: int) -> int:
    """Where *that* stands behind a clause with *-ing*, else 0: revealed after being held | that."""
    if line.folds[start] in _OPENS_OTHER_CLAUSE and line.folds[start + 1].endswith("ing"):
        that = line.find(start + 2, min(start + 10, line.size), w.THAT,
                         unless=_COMMA_OR_QUOTED_OR_STOP)
        return max(that, 0)
    return 0


def _is_no_verb(line: Line, at: int) -> bool:
    """Whether a form that may be finite is none: on a conference *call*, a report *released* then.

    Nor is a capitalised one: on the Ada Roe *Show*.
    """
    own, before = line.bits[at], line.bits[at - 1]
    if line.folds[at] == "may" and own & w.CAPITAL and before & w.PREPOSITION:
        return True  # said in May | that
    if not own & w.FINITE or own & _NEVER_IN_PLACE:
        return False
    if before & w.DETERMINER and line.folds[at].endswith("ed") and (
        line.bits[at + 1] & w.PAPER or line.folds[at + 1] in _TALKS
    ):
        return True  # in a televised address
    return bool(own & w.CAPITAL or (before & w.PAPER and line.folds[at].endswith("ed"))) or (
        line.folds[at] in _NOUNS and line.bits[at - 2] & w.DETERMINER > 0 and (
            not before & PEOPLE))


def _past_audience(line: Line, to: int) -> int:
    """Past *to the guards* or *to Ito in an interview*, where *that* or a quotation follows."""
    bits = line.bits
    if infinitive(line, to):
        return to
    for at in range(to + 2, min(to + 14, line.size)):
        own = bits[at]
        if own & COLON_OR_COMMA and bits[at + 1] & QUOTED:
            return at
        if own & w.THAT and bits[at + 1] & _FINITE_ALONE != w.FINITE and (
            bits[at - 1] & PEOPLE_OR_BODY or line.folds[at - 1] in _AUDIENCES
        ):
            return at  # said to Ito that it was late; not to the idea that
        if own & BEFORE_QUOTATION:
            break
    return to


def _named_place(line: Line, start: int, at: int) -> bool:
    """Whether a name in marks is part of where somebody spoke: in a “Dock Talk” interview."""
    bits = line.bits
    return line.folds[start] in ("in", "on", "during") and bool(
        bits[at] & QUOTED and bits[at - 1] & w.DETERMINER
        and bits[at + 1] & w.WORDY and not bits[at + 1] & w.PREPOSITION)


def _past_hearer(line: Line, at: int) -> int:
    """Past the one who is told: him, reporters, the Times, a crowd in Ohio."""
    bits = line.bits
    if bits[at] & w.PRONOUN and not bits[at] & w.DETERMINER:
        return at + 1
    if line.folds[at] in _NO_HEARERS:  # promised in May; warned there was
        return at
    start = at
    named = not bits[start] & w.DETERMINER
    if not named:
        start += 1
    first, limit = start, min(line.size, at + 10)
    while start < limit:
        own = bits[start]
        if own & _ENDS_HEARER & ~(own & w.INITIAL and w.SIGN) or (
            line.folds[start] in _OPENS_OTHER_CLAUSE
        ) or (
            own & w.PREPOSITION and (line.folds[start] not in _OF_HEARERS
                                     or bits[start + 2] & w.PAPER  # in an interview
                                     or bits[start + 1] & TIME_OR_NUMBER  # in 2011
                                     or w.past_day(bits, line.folds, start + 1) > start + 1)
        ):
            break
        before = bits[start - 1]
        if start > first and own & w.CAPITAL and _names_subject(line, start):
            break
        if (not named and own & w.CUE and not own & w.CAPITAL and start > first
                and verbs()[line.folds[start]].flags & f.BASE and not before & w.PRONOUN
                and line.any(start + 1, min(start + 3, line.size), _THAT_OR_COLON)) or (
            own & before & w.CAPITAL and before & w.POSSESSIVE
        ):
            start += 1  # told the Ellery state inquiry, told Ellery's Morning Show
            continue
        if start > first and own & w.NUMBER and before & w.CAPITAL:
            behind = start + 1 + (line.folds[start + 1] == "s")
            if bits[behind] & w.CAPITAL:
                start = behind + 1  # told Radio 4's Ada Roe
                continue
        if start > first and (own & _BEHIND_HEARER or (
            own & w.FINITE and not own & before & w.CAPITAL  # not told the Ellery Post
        ) or (
            own & w.CAPITAL and not before & _BEFORE_NAME
            and not (named and titles(line, start - 1))
        )):
            break
        start += 1
    return start


def _names_subject(line: Line, at: int) -> bool:
    """Whether a clause's subject begins behind an outlet's name: told Fox News | Ito has left."""
    bits = line.bits
    if not bits[at - 1] & w.BODY or not bits[at - 1] & w.CAPITAL or bits[at] & w.BODY:
        return False
    end = at + 1 + bool(bits[at + 1] & w.CAPITAL)
    if bits[at] & w.POSSESSIVE and not bits[end] & w.CAPITAL:  # the Post | Ito's plan was dead
        while end < at + _LONGEST_OWNED and bits[end] & FINITE_OR_WORDY == w.WORDY:
            end += 1
        return bool(bits[end] & w.AUXILIARY)
    return bool(bits[end] & FINITE_OR_AUXILIARY) and not bits[end] & w.CAPITAL


def titles(line: Line, at: int) -> bool:
    """Whether a role in the singular stands there, before its name: told host Ada Roe."""
    fold = line.folds[at]
    return bool(line.bits[at] & w.ROLE) and not w.is_plural(fold)


def infinitive(line: Line, to: int) -> bool:
    """Whether *to* goes with an infinitive, not with a noun: to rebuild it, to the mayor."""
    following = line.bits[to + 1]
    return bool(following & w.WORDY) and not following & HEADS_NOUNS
