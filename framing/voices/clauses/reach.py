"""How far reported words reach: where they begin, and where the author takes over again."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    CAPITAL_OR_FINITE,
    COLON_OR_DASH_OR_BRACKET,
    COMMA_OR_SIGN,
    DETERMINER_OR_CAPITAL,
    HEADS_NOUNS,
    SIGN_OR_QUOTED,
)
from framing.grammar.verb_frames import FAULT, OBJECT, ORDERED, WANTS_CLAUSE, verbs
from framing.grammar.words import ENDS_IN_COMMA, QUOTED
from framing.voices.clauses.lines import Line

_NOUNS = listed("noun_too")
_COMMENTS = listed("comment")
_HEADS = frozenset({"and", "but", "meanwhile", "however", "still", "yet"})
_OVER = frozenset({"but", "while", "although", "though", "whereas", "yet", "prompting", "drawing",
                   "despite", "contradicting", "reversing", "reiterating", "repeating", "invoking",
                   "quoting", "paraphrasing", "alluding", "referring", "triggering", "sparking",
                   "fueling", "fuelling", "underscoring", "gesturing", "mocking"})
#: Items at which what is reported may end.
_TURNS = w.COLON | w.DASH | w.COMMA | w.JOINER | w.KEY | ENDS_IN_COMMA
_OF_ANOTHER_CLAUSE = w.PRONOUN | w.CAPITAL | w.THAT
_JOINS_ON = frozenset({"and", "or", "whether"})
_NOT_OVER = frozenset({"that", "not", "also", "rather", "instead"})
_JOINER_OR_RELATIVE_OR_QUOTED = w.JOINER | w.RELATIVE | QUOTED
_COMMA_OR_STOP_OR_TIME = w.COMMA | w.STOP | w.TIME
_OF_ANOTHER = FAULT | ORDERED | OBJECT
#: So many items may stand in brackets.
_LONGEST_BRACKET = 16
#: So far behind *ordered* the *to* may stand that tells what.
_FAR_TO = 9
_PLAIN = w.WORDY | w.FINITE | w.PREPOSITION
_BEHIND_JOINED = w.THAT | QUOTED | w.PRONOUN | w.QUESTION | w.COMMA


def quotations_end(line: Line, start: int) -> int:
    """Past a quotation and those that are joined to it: “…” and “…”."""
    bits = line.bits
    end = start + 1
    while True:
        if bits[end] & QUOTED or (
            bits[end + 1] & QUOTED and (bits[end] & w.COMMA or line.folds[end] in ("and", "or"))
        ):
            end += 1
        elif line.folds[end] == "and" and bits[end + 1] & w.DETERMINER and bits[end + 2] & QUOTED:
            end += 3
        else:
            return end


def clause_start(line: Line, end: int) -> int:
    """Where the clauses that end there begin: at the sentence, a colon, a dash or a quotation."""
    bits = line.bits
    start = end
    while start > 0:
        if bits[start - 1] & COLON_OR_DASH_OR_BRACKET:
            start = _opening_bracket(line, _clause_parted_by_dashes(line, start), end)
            if bits[start - 1] & COLON_OR_DASH_OR_BRACKET:
                break
        start -= 1
    while start < end and (bits[start] & COMMA_OR_SIGN or line.folds[start] in _HEADS):
        start += 1
    return start


def _opening_bracket(line: Line, start: int, end: int) -> int:
    """The bracket that opens what one closes here, else where it was: It is 126F (52C), | Ito said.

    What stands in brackets is part of a clause, but for a dateline and the speaker's party.
    """
    if line.folds[start - 1][:1] in (")", "]") and not line.bits[start] & w.CAPITAL:
        for at in range(start - 2, max(start - _LONGEST_BRACKET, 0), -1):
            if line.folds[at] in ("(", "["):
                party = start == end and line.folds[at + 1].startswith(w.PARTIES)
                return start if party else at
    return start


def _clause_parted_by_dashes(line: Line, start: int) -> int:
    """The first of two dashes behind which a clause goes on: The dam – built in 1961 – | is safe.

    Where none is, the item behind the sign that the clause began with.
    """
    bits = line.bits
    if bits[start - 1] & w.DASH and bits[start] & CAPITAL_OR_FINITE == w.FINITE:
        first = line.rfind(1, start - 1, w.DASH, unless=COLON_OR_DASH_OR_BRACKET)
        return first if first > 0 else start
    return start


def content_end(line: Line, start: int) -> int:
    """How far what is reported reaches: to the sentence's end, or where the author takes over."""
    bits = line.bits
    end = _turn(line, start)
    while end > start and bits[end - 1] & w.SIGN and not bits[end - 1] & w.BRACKET:
        end -= 1
    return end


def _turn(line: Line, start: int) -> int:
    """The first item from ``start`` on that is no longer reported: the dam is safe; he left."""
    last, bits, folds = line.last, line.bits, line.folds
    inside = start  # of two dashes: the dam – built in 1961 – is safe
    for at, own in enumerate(bits[start:last], start):
        if not own & _TURNS or at < inside:
            continue
        if own & w.COLON and folds[at] == ";":
            return at
        if own & w.DASH:
            second = line.find(at + 1, line.size, w.DASH)
            if second < 0 and at > start + 2 and not _joined_on(line, at + 1):
                return at
            inside = second + 1 if second > 0 else at
        elif own & w.COMMA:
            if at > start and _author_again(line, at + 1):
                return at
        elif own & ENDS_IN_COMMA:
            if bits[at - 2] & w.COMMA and bits[at - 1] & w.FINITE and at > start + 2:
                continue  # the chip, dubbed “Ember,” | will ship
            if not bits[at - 1] & w.COMMA and not bits[at + 1] & _JOINER_OR_RELATIVE_OR_QUOTED:
                return at + 1
            if bits[at + 1] & w.JOINER and _author_again(line, at + 1):
                return at + 1
        elif folds[at] == "according" and folds[at + 1] == "to":
            return at - bool(bits[at - 1] & w.COMMA)
        elif at > start and folds[at] in ("and", "but") and _joined_cue(line, at):
            return at
    return last


def _joined_on(line: Line, at: int) -> bool:
    """Whether what is reported goes on behind a dash: the lock is shut – and two more will be."""
    return line.folds[at] in _JOINS_ON and not line.bits[at + 1] & _OF_ANOTHER_CLAUSE and (
        not _author_again(line, at) and not _joined_cue(line, at))


def _author_again(line: Line, at: int) -> bool:
    """Whether the author takes over behind a comma: …, but records show; …, adding."""
    bits, folds = line.bits, line.folds
    own, fold = bits[at], folds[at]
    if fold in _OVER:
        return folds[at + 1] not in _NOT_OVER
    if own & w.CUE and (fold.endswith("ing") or fold in ("said", "says", "wrote")):
        return True
    if fold == "and":
        return _joins_author(line, at) or _says_ahead(line, at)
    if fold == "according":
        return True
    if fold in ("a", "an") and at + 1 < line.size and folds[at + 1] in _COMMENTS:
        return True
    return _says_ahead(line, at)


def _joins_author(line: Line, at: int) -> bool:
    """Whether *and* goes on with another who says something: …, and Ito replied."""
    bits, folds = line.bits, line.folds
    following = bits[at + 1]
    if folds[at + 1] == "that":
        return False
    if (following | bits[at + 2]) & w.CUE and not (
        following & w.DETERMINER and folds[at + 1] != "no" and folds[at + 2] in _NOUNS
    ):
        return True
    if following & HEADS_NOUNS:
        for each in range(at + 2, min(at + 14, line.size)):
            if bits[each] & w.COLON:
                break  # …, and the port was shut; Ito replied
            if bits[each] & w.CUE and folds[each] not in _NOUNS and (
                not folds[each].endswith("ing")
            ):
                return True
    return False


def _says_ahead(line: Line, at: int) -> bool:
    """Whether a speaker and a verb stand there: …, Ito said: a cue for what is before it."""
    bits = line.bits
    for ahead in range(at, min(at + 8, line.size)):
        own = bits[ahead]
        if own & SIGN_OR_QUOTED:
            return False
        if own & w.CUE and ahead > at and _ends_there(line, ahead + 1):
            return True
    return False


def _ends_there(line: Line, at: int) -> bool:
    """Whether nothing is left behind a verb that it could report."""
    return at >= line.last or bool(line.bits[at] & _COMMA_OR_STOP_OR_TIME)


def _joined_cue(line: Line, at: int) -> bool:
    """Whether *and* joins a second verb of saying, of the same speaker: said so and vowed to go."""
    bits = line.bits
    verb = at + 1
    while bits[verb] & w.ADVERB:
        verb += 1
    if not bits[verb] & w.CUE:
        return False
    fold = line.folds[verb]
    following = line.folds[verb + 1]
    if fold.endswith("ing"):
        return following == "that"  # telling them it was late and warning that
    if bits[verb + 1] & DETERMINER_OR_CAPITAL and fold.endswith("ed") and (
        verbs()[fold].flags & _OF_ANOTHER
    ) and (fold != "ordered" or "to" in line.folds[verb + 2 : verb + _FAR_TO]):
        # said so and accused the board of, demanded an apology; but approved and ordered its sale
        return True
    if line.folds[at] == "but" and (bits[verb + 1] & DETERMINER_OR_CAPITAL or (
        bits[verb + 1] & _PLAIN == w.WORDY and bits[verb + 2] & w.FINITE  # copies existed
    )) and (
        fold in ("said", "says", "told", "wrote")
        or (fold.endswith("ed") and verbs()[fold].flags & WANTS_CLAUSE)
    ):
        return True  # conceded that it was late but said the plan would work
    return bool(fold.endswith(("ed", "said", "told", "wrote"))
                and bits[verb + 1] & _BEHIND_JOINED) or (
        fold.endswith("ed") and (following == "to" or following in w.STATEMENTS)) or (
        fold == "called" and following in ("for", "on"))
