"""What quotation marks are there for: speech, a phrase of somebody's, a title, distance."""

from __future__ import annotations

from collections.abc import Sequence

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import CAPITAL_OR_NUMBER
from framing.voices.cues.attribution import SMALL, Marked, Source, is_programme
from framing.voices.marks.set_off import SET_OFF
from framing.voices.transcripts import LABELLED

#: So many words in marks that nobody is said to have said are set at a distance; more are a phrase.
FEW = 4
_WITHOUT_MARKS = frozenset({LABELLED, SET_OFF})
_WORKS = listed("work")
#: Participles of naming, which a title follows at once; her “Crooked Ada” is none.
_CALLED = _WORKS & {"called", "codenamed", "dubbed", "entitled", "headlined", "named", "nicknamed",
                     "titled"}
_WORKS_BY_NOUN = _WORKS - _CALLED
#: Verbs of reading and writing, whose object may be a work.
_OF_WORKS = frozenset({"read", "reads", "reading", "wrote", "writes", "written", "writing"})
_STOP_OR_COMMA_OR_DASH = w.STOP | w.COMMA | w.DASH
_WORDY_OR_COMMA_OR_STOP_OR_DASH = w.WORDY | w.COMMA | w.STOP | w.DASH
_COMMA_OR_COLON_OR_STOP_OR_DASH = w.COMMA | w.COLON | w.STOP | w.DASH


def kind_of(tokens: Tokens, each: Marked, source: Source | None, inside: bool,
            whole: bool) -> str:
    """Say which kind a quotation is: direct, partial, scare or title.

    ``inside`` says whether it stands inside a reported clause, ``whole`` whether it is all of one:
    said that “the bolts had rusted.”
    """
    if each.mark in _WITHOUT_MARKS:
        return "direct"
    bits, first, end = tokens.bits, each.first, each.end
    size = tokens.words(first, end)
    if not size:
        return "scare"
    first, last = tokens.first_word(first, end), tokens.last_word(first, end)
    if bits[first] & CAPITAL_OR_NUMBER and _is_title(tokens, each, source):
        return "title"
    several = tokens.rows[last] != tokens.rows[first]  # sentences
    speech = several or _is_whole_clause(tokens, each, first, size, source)
    if source is None:
        if size < FEW or (not speech and size <= FEW):
            return "scare"
        return "direct" if speech else "partial"
    if speech and (not inside or several):
        return "direct"  # inside a reported clause, several sentences are speech all the same
    if whole and size >= FEW and _holds_finite(tokens, each):
        return "direct"
    return "partial"


def _holds_finite(tokens: Tokens, each: Marked) -> bool:
    """Whether a verb form stands there that is surely finite: has, will."""
    return any(map(w.FINITE.__and__, tokens.bits[each.first : each.end]))


def _is_title(tokens: Tokens, each: Marked, source: Source | None) -> bool:
    """Whether the words are capitalised throughout, or named as a work by the word before.

    The film “Harbour Lights”, “A Winter in Ellery”; not “Drain the Marsh”, in a heading.
    """
    bits, folds = tokens.bits, tokens.folds
    names = size = 0
    for at, own in enumerate(bits[each.first : each.end], each.first):
        if own & w.WORDY:
            size += 1
            if own & w.CAPITAL:
                names += 1
            elif not own & w.NUMBER and folds[at] not in SMALL:
                return False
    if is_programme(tokens, each.first, each.end):
        return True
    before = folds[max(0, each.first - 4) : each.first]
    called = bool(before) and before[-1] in _CALLED
    works = not _WORKS_BY_NOUN.isdisjoint(before) or (
        called and (source is None or source.cue != before[-1]))
    if source is not None and source.cue is not None and not works:
        return names >= 3 and (not source.own or source.cue in _OF_WORKS)
    if works and (names > 1 or called or before[-1] in _WORKS_BY_NOUN):
        return True
    if size > 12:
        return False
    outside = _outside(tokens, each)
    # In a heading all words are capitalised, and two words may be a slogan.
    if outside and all(bits[at] & CAPITAL_OR_NUMBER or folds[at] in SMALL for at in outside):
        return False
    subject = bool(outside) and outside[0] > each.first and bool(bits[outside[0]] & w.FINITE)
    return names >= (2 if subject else 3)


def _outside(tokens: Tokens, each: Marked) -> Sequence[int]:
    """The words beside a quotation, up to six tokens off, in its sentence."""
    bits, rows = tokens.bits, tokens.rows
    row = rows[each.first]
    around = (*range(max(0, each.first - 6), each.first),
              *range(each.end, min(each.end + 6, len(bits))))
    return [at for at in around if rows[at] == row and bits[at] & w.WORDY]


def _is_whole_clause(tokens: Tokens, each: Marked, first: int, size: int,
               source: Source | None) -> bool:
    """Whether it is speech in a whole clause rather than a phrase woven in.

    ``first`` is its first word, ``size`` the number of its words.
    """
    bits = tokens.bits
    last = each.end - 1
    while last > each.first and not bits[last] & _WORDY_OR_COMMA_OR_STOP_OR_DASH:
        last -= 1
    ends = bool(bits[last] & _STOP_OR_COMMA_OR_DASH)
    capital = bool(bits[first] & CAPITAL_OR_NUMBER)
    opens = _opens_speech(tokens, each.first)
    if opens and ends and (capital or source is not None):
        return True
    finite = _holds_finite(tokens, each)
    if opens and finite and (capital or size >= 5):
        return True
    return capital and ends and size > 2 and (
        finite or size >= 4 or bool(bits[last] & w.STOP))


def _opens_speech(tokens: Tokens, first: int) -> bool:
    """Whether a quotation begins a sentence, or stands behind a comma, a colon or a dash."""
    if first == 0 or tokens.rows[first - 1] != tokens.rows[first]:
        return True
    before = tokens.bits[first - 1]
    return bool(before & _COMMA_OR_COLON_OR_STOP_OR_DASH) and not before & w.WORDY
