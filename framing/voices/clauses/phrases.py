"""Noun phrases: the one that begins at a place."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    BEHIND_NOUN,
    CAPITAL_OR_PREPOSITION,
    CAPITAL_OR_TIME,
    DETERMINER_OR_CAPITAL,
    DETERMINER_OR_PRONOUN,
    EDGES,
    FINITE_OR_AUXILIARY,
    LINKS,
    PEOPLE,
    SIGN_OR_QUOTED,
    TIME_OR_NUMBER,
)
from framing.grammar.verb_frames import verbs
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Line, Phrase

_STOPS_CORE = (w.SIGN | QUOTED | w.PREPOSITION | w.RELATIVE | w.JOINER | w.PRONOUN | w.FINITE
               | w.DETERMINER)
_BEFORE_SUBJECT = w.PREPOSITION | w.JOINER | w.TIME | w.ADVERB | w.COMMA
_NO_NOUN_AT_HEAD = LINKS | w.AUXILIARY  # which is being blamed: nobody there
_VERBS = verbs()
_NO_PAST = f.BASE | f.NOUN_TOO | f.ING
_ADVERBS = listed("adverb")
_AND_OR = frozenset({"and", "or", "&"})
_BODY_OR_PLACE = w.BODY | w.PLACE | w.POSSESSIVE | w.DEMONYM
_INITIAL_OR_JOINER = w.INITIAL | w.JOINER
_PREPOSITION_OR_RELATIVE = w.PREPOSITION | w.RELATIVE
_JOINER_OR_TIME_OR_ADVERB = w.JOINER | w.TIME | w.ADVERB
_ROLE_OR_PRONOUN = w.ROLE | w.PRONOUN
_NUMBER_LIKE = w.NUMBER | w.DETERMINER
_TIME_OR_FINITE = w.TIME | w.FINITE
#: How a paper is come by: a letter seen by the Times.
COME_BY = frozenset({"seen", "obtained", "reviewed", "leaked", "filed", "published", "released"})
_WHICH = frozenset({"last", "this", "next"})
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter", "weekend"})
_HOURS = frozenset({"morning", "afternoon", "evening", "night"})
_ADVERB_OR_CAPITAL = w.ADVERB | w.CAPITAL
_NOT_IN_COMPOUND = w.NUMBER | w.DETERMINER | w.FINITE | w.PREPOSITION | w.JOINER | w.PRONOUN
_ONE = frozenset({"a", "an", "another"})
_AMOUNTS = frozenset({"couple", "dozen", "handful", "host", "hundred", "lot", "number", "series",
                      "string", "thousand", "million"})
#: So many words before a noun are looked at for what it is part of.
_LONGEST_COMPOUND = 4
#: Auxiliaries that begin what is reported of a noun before: a move critics warn | could fail.
MODALS = frozenset({"could", "can", "may", "might", "must", "should", "will", "would"})
_NO_SUBJECTS = w.POSSESSIVE | w.PRONOUN
_BEHIND_ROLE = FINITE_OR_AUXILIARY | w.COMMA | (w.PREPOSITION & ~w.THAT)
_ENDS_NOUNS = EDGES | w.COMMA | w.JOINER | w.RELATIVE | w.FINITE


def phrase(line: Line, start: int, end: int) -> Phrase | None:
    """The first noun phrase from ``start`` up to ``end``, what introduces it passed over.

    In *On Monday the port's director for trade*: *the port's director*.
    """
    bits = line.bits
    if start < end and (bits[start] & _BEFORE_SUBJECT or (
        bits[start] & w.DETERMINER and (bits[start + 1] & w.TIME or (
            line.folds[start + 1] in _SEASONS))
    )):
        start = _past_adverbials(line, start, end)
    if start >= end or not bits[start] & w.WORDY:
        return None
    own = bits[start]
    if own & w.PRONOUN and not (
        own & w.DETERMINER and start + 1 < end and bits[start + 1] & w.WORDY
        and not bits[start + 1] & BEHIND_NOUN
    ):
        return Phrase(start, start + 1, start + 1)
    if own & _NO_NOUN_AT_HEAD and not own & DETERMINER_OR_CAPITAL:
        return None
    head = start
    while head < end:
        own = bits[head]
        if own & _STOPS_CORE:
            past = w.past_retired(line.folds, head) if own & w.BRACKET else 0
            if past:
                head = past
                continue
            if _ends_core(line, head, start):
                break
        head += 1
    if head > end:
        head = end
    while head > start + 1 and (
        line.folds[head - 1] in _ADVERBS  # Roe also | weighed in
        or (line.folds[head - 1] == "most" and line.bits[head] & w.ADVERB)  # Roe | most recently
        or (bits[head - 1] & _ADVERB_OR_CAPITAL == w.ADVERB and bits[head - 2] & w.CAPITAL
            and not bits[head - 1] & w.ROLE)  # Roe swiftly | hit back
        or (bits[head - 1] & _TIME_OR_FINITE == w.TIME and bits[head - 1] & w.CAPITAL
            and line.folds[head - 1].endswith("day"))  # said Ana Roe | Tuesday
        or (line.folds[head - 1] in _HOURS and bits[head - 2] & w.TIME)
        or (line.folds[head - 1] in _WHICH and head < end and _is_season(line, head))
        or (line.folds[head - 2] in _WHICH and _is_season(line, head - 1))  # Ito | last year
        or (line.folds[head - 1] in COME_BY and bits[head - 2] & w.PAPER)  # papers seen | by
    ):
        head -= 1
    if head <= start + 1 and (head <= start or line.folds[start] in w.ARTICLES):
        return None
    return Phrase(start, head, end)


def _ends_core(line: Line, at: int, start: int) -> bool:
    """Whether a phrase's core ends before an item: before *of*, *who*, a verb, a sign."""
    own = line.bits[at]
    if own & SIGN_OR_QUOTED and not own & _INITIAL_OR_JOINER:
        return line.folds[at] != "-" or not line.bits[at - 1] & w.NUMBER  # 25-year-old
    if at == start or (own & w.PREPOSITION and (
        line.folds[at] == "per" or _of_number(line, at)  # ten per cent, six in ten
    )):
        return False
    if own & w.JOINER and line.folds[at] not in _AND_OR:
        return True
    if line.folds[at] in w.ARTICLES and not own & w.CAPITAL:  # Ito | the claim; Ivan the Great
        before = line.bits[at - 1]
        return at > 1 and before & CAPITAL_OR_PREPOSITION == w.CAPITAL and (
            not line.bits[at + 1] & w.CAPITAL)  # not Undoing | the rule, at a sentence's head
    if own & w.PRONOUN and not own & w.DETERMINER:
        return True
    if own & w.CUE and not own & w.CAPITAL and _has_particle(line, at):
        return True
    return not own & w.CAPITAL and bool(
        own & _PREPOSITION_OR_RELATIVE
        or (own & w.FINITE and (not own & w.CUE or _is_past(line.folds[at])
                                or _behind_name(line, at, start))
            and not line.attributive(at)))


def _is_season(line: Line, at: int) -> bool:
    """Whether a stretch of time stands there: last week, this spring; not the March of last."""
    return line.folds[at] in _SEASONS or line.bits[at] & CAPITAL_OR_TIME == w.TIME


def _is_past(form: str) -> bool:
    """Whether a form of a verb of saying is a past and no noun: said, dismissed; not claims."""
    return not _VERBS[form].flags & _NO_PAST and not form.endswith("s")


def _has_particle(line: Line, at: int) -> bool:
    """Whether a form of a verb stands with its particle, so that it is no noun: hit | back."""
    particle = _VERBS[line.folds[at]].particle
    return bool(particle) and line.folds[at + 1] == particle


def _behind_name(line: Line, at: int, start: int) -> bool:
    """Whether a form that may be a noun stands right behind a person's name: Ito | hit back."""
    bits = line.bits
    before = bits[at - 1]
    if (bits[at] & w.ROLE and bits[at + 1] & w.CAPITAL) or ends_subject(line, at):
        return False  # Defence counsel Ana Ito
    return bool(before & w.CAPITAL) and not before & _BODY_OR_PLACE and (
        not bits[start] & w.DETERMINER)


def ends_subject(line: Line, at: int) -> bool:
    """Whether a form in -s is a noun, since no object follows: Trade *reports* said.

    Not in *a plan Roe claims is dead*; who does something may be told of: Privacy *advocates* in.
    """
    bits = line.bits
    if not line.folds[at].endswith("s") or bits[at - 1] & w.PRONOUN:
        return False
    after = bits[at + 1]
    if bits[at] & w.ROLE:
        return bool(after & _BEHIND_ROLE) and line.folds[at + 1] != "for"
    return at == 1 and bool(after & FINITE_OR_AUXILIARY)


def _of_number(line: Line, at: int) -> bool:
    """Whether a preposition stands between two numbers: six *in* ten, nine *out of* ten."""
    bits, folds = line.bits, line.folds
    if folds[at] == "of" and folds[at - 1] == "out":
        return bool(bits[at - 2] & bits[at + 1] & _NUMBER_LIKE)
    after = at + 1 + (folds[at] == "out" and folds[at + 1] == "of")
    return folds[at] in ("in", "out") and bool(bits[at - 1] & bits[after] & _NUMBER_LIKE)


def _past_adverbials(line: Line, start: int, end: int) -> int:
    """Past *But*, *Meanwhile*, *On Monday*, *In a statement* at the head of a clause."""
    bits = line.bits
    while start < end:
        own = bits[start]
        if line.folds[start] == "at" and line.folds[start + 1] in ("least", "most") and (
            bits[start + 2] & w.NUMBER
        ):
            start += 2  # At least | 40 people at the lodge
            break
        if own & w.PREPOSITION and end - start > 2 and line.folds[start] != "like":
            start += 1
            first = start
            while start < end and (start == first or not _heads_phrase(line, start)):
                start += 1
            if start >= end:
                return first
        elif own & w.DETERMINER and bits[start + 1] & w.TIME and (
            line.folds[start + 2] in ("later", "ago", "after", "before")
        ):
            start += 3  # two days later, Roe
        elif line.folds[start] in _WHICH and line.folds[start + 1] in _SEASONS:
            start += 2  # Last spring | the council
        elif own & w.COMMA or (own & _JOINER_OR_TIME_OR_ADVERB
                               and not own & _ROLE_OR_PRONOUN):
            start += 1
        else:
            break
    return start


def _heads_phrase(line: Line, at: int) -> bool:
    """Whether the subject begins behind *in the meantime*, *at the port on Friday*."""
    own, before = line.bits[at], line.bits[at - 1]
    if own & DETERMINER_OR_PRONOUN and not own & TIME_OR_NUMBER:
        return True
    if own & w.CAPITAL and not own & w.TIME and (
        not before & w.CAPITAL or w.is_date(line.bits, line.folds, at - 1)
    ):
        return True
    return bool(own & w.ROLE and not before & w.DETERMINER)


def phrase_start(line: Line, at: int) -> int:
    """Where the noun phrase that ends at an item begins, going back over its words."""
    bits, folds = line.bits, line.folds
    start = at
    while start > 0:
        own = bits[start - 1]
        if own & _ENDS_NOUNS:
            break
        if own & w.PREPOSITION and not own & w.CAPITAL and folds[start - 1] not in ("of", "for"):
            break
        if bits[start] & w.DETERMINER and folds[start - 1] not in (
            "of", "for", "all", "both", "half"
        ):
            break
        start -= 1
    return start


def one_thing(line: Line, noun: int) -> int:
    """Where *a* stands before a word, which then is a noun or part of one; else 0.

    *A public records request*; not *a few nurses say*, where an amount stands between.
    """
    before = noun - 1
    while before > noun - _LONGEST_COMPOUND and line.bits[before] & w.WORDY and (
        not line.bits[before] & _NOT_IN_COMPOUND and line.folds[before] not in _AMOUNTS
    ):
        before -= 1
    return before if before > 0 and line.folds[before] in _ONE else 0


def is_contact(line: Line, verb: int) -> bool:
    """Whether a verb's clause tells of the noun before it: a move critics warn, one that it says.

    Its subject is right before it: a plural behind *a*, or whoever is behind a relative pronoun.
    """
    bits, folds = line.bits, line.folds
    noun = verb - 1
    if bits[noun - 1] & w.RELATIVE and bits[noun] & PEOPLE:
        return True
    if not folds[noun].endswith("s") or bits[noun] & _NO_SUBJECTS:
        return False
    return one_thing(line, noun) > 0
