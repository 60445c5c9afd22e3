"""What the search for speakers knows of a word's form, a bit each.

No parser stands behind it: closed classes (pronouns, determiners, auxiliaries, conjunctions) are
listed, nouns for people, documents and organisations are listed where they matter, and the rest is
told by capitals and endings. Looked up once for each form and kept in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from framing.grammar.listed import kinds, listed
from framing.grammar.verb_frames import verbs
from framing.tokens import Vocabulary
from framing.wording.months import MONTHS, SHORT_DAYS, SHORT_MONTHS

# What the search for cues asks; thirty bits, since a larger number costs twice the time.
# fmt: off
(CUE, KEY, PRONOUN, DETERMINER, PREPOSITION, JOINER, AUXILIARY, ADVERB, CAPITAL, ROLE, BODY, PAPER,
 RELATIVE, NUMBER, COMMA, STOP, COLON, DASH, BRACKET, FINITE, THAT, QUESTION, TIME, POSSESSIVE,
 ADJECTIVE, SIGN, WORDY, INITIAL, QUOTED, ENDS_IN_COMMA) = (1 << bit for bit in range(30))
# What few words have, and is asked less often: for names; a short form whose stop ends no
# sentence; a sign that is a double quotation mark; one in which a single mark may stand; an
# apostrophe by itself.
(HONORIFIC, PLACE, DEMONYM, PARTICLE,
 SHORT, DOUBLE, SINGLE, APOSTROPHE) = (1 << bit for bit in range(30, 38))
# fmt: on

_SIGNS = {",": COMMA, ":": COLON, ";": COLON, "(": BRACKET, "[": BRACKET, ")": BRACKET,
          "]": BRACKET}
NEGATORS = frozenset({"not", "never", "hardly", "neither"})
_CLITICS = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")
_ADJECTIVES = ("al", "ic", "ous", "ive", "ful", "less", "ble", "ary", "ior")
#: Endings of no plural: press, mayor's, virus, crisis. And kinds of words that are no nouns.
_SINGULAR = ("ss", "'s", "us", "sis")
_PLURALS_IN_US = frozenset({"emus", "gurus", "menus"})
_NO_NOUNS = ("adverb", "auxiliary", "determiner", "joiner", "preposition", "pronoun")
#: The last two letters of words whose ending says something.
_ENDINGS = frozenset({"ly", "ed"} | {ending[-2:] for ending in _ADJECTIVES})
#: Endings of surnames, and of no adverbs that begin a sentence.
_NAMES_IN_LY = ("elly", "illy", "olly")
#: Abbreviations, besides titles and initials, whose stop ends no sentence.
_SHORT = SHORT_MONTHS | SHORT_DAYS | {
    "jr", "sr", "st", "no", "inc", "co", "corp", "ltd", "vs", "dept"}
#: How a lawmaker's party and state begin: R-S.C., D-Pa.
PARTIES = ("r-", "d-", "i-")
#: Double quotation marks, each a token by itself wherever it stands.
DOUBLES = frozenset("“”„‟«»\"")
_SINGLES = frozenset("‘’‚‛‹›'`")

_OF_KINDS = {
    "pronoun": PRONOUN, "determiner": DETERMINER, "preposition": PREPOSITION, "joiner": JOINER,
    "auxiliary": AUXILIARY, "finite": FINITE, "adverb": ADVERB, "honorific": HONORIFIC,
    "role": ROLE, "body": BODY, "paper": PAPER, "relative": RELATIVE, "that": THAT,
    "question": QUESTION, "time": TIME, "place": PLACE, "demonym": DEMONYM, "particle": PARTICLE,
    "adjective": ADJECTIVE, "key": KEY, "statement": KEY,
}
#: What a name may begin with, in lower case, before its capital, and which of it with a hyphen.
_HYPHENED = ("al-", "el-")
_ARTICLES_OF_NAMES = (*_HYPHENED, "d'", "d’", "di", "de")
#: What stands before days and months, and seldom before names.
_BEFORE_DATES = frozenset({"on", "in", "since", "until"})
#: Plurals in no -s: people, staff.
PLURALS = listed("plural")
#: Acronyms that are spelled like a pronoun.
_ACRONYMS = frozenset({"WHO", "US", "IT"})
#: What a retired officer's rank has behind it, in brackets.
RETIRED = frozenset({"ret", "retd", "rtd"})
_CLOSED = PRONOUN | RELATIVE | QUESTION
_OF_STEM = PRONOUN | ROLE | BODY | PAPER | PLACE | DEMONYM | THAT
_ADVERB_OR_AUXILIARY_OR_FINITE = ADVERB | AUXILIARY | FINITE
_NUMBER_OR_WORDY_OR_DETERMINER = NUMBER | WORDY | DETERMINER


@cache
def _listed() -> dict[str, int]:
    of_kinds = dict.fromkeys(kinds().values(), 0)  # far fewer than there are words
    for own in of_kinds:
        for kind in own:
            of_kinds[own] |= _OF_KINDS.get(kind, 0)
    bits = {word: of_kinds[own] for word, own in kinds().items()}
    for form in verbs():
        bits[form] = bits.get(form, 0) | CUE
    return bits


def _of_sign(surface: str, fold: str) -> int:
    """The bits of a sign, or of a run of them: *,* and *.”* and *--*."""
    bits = SIGN
    if surface in DOUBLES:
        bits |= DOUBLE
    if not _SINGLES.isdisjoint(surface):
        bits |= SINGLE | APOSTROPHE * (fold in ("’", "'"))
    sign = surface[:1]
    if sign == "&":
        return bits | JOINER
    if surface == ".,":  # Erie, Pa., said: an abbreviation's, since no sentence ends there
        return bits | COMMA
    if not {".", "!", "?", "…"}.isdisjoint(surface):
        return bits | STOP
    if sign in "–—―" or surface.startswith("--"):
        return bits | DASH
    return bits | _SIGNS.get(sign, COMMA if "," in surface else 0)


def _of_word(surface: str, fold: str) -> int:
    """The bits of a word: what is listed of it, its capital, its endings."""
    bits = _listed().get(fold, 0) | WORDY
    if surface in _ACRONYMS:
        bits &= ~_CLOSED
    if "'" in fold:
        bits |= _of_clitics(fold) | SINGLE * _is_marked(surface)
    if fold[-2:] in _ENDINGS:
        if fold.endswith("ly") and len(fold) > 4 and not _is_no_adverb(surface, fold):
            bits |= ADVERB
        if fold.endswith("ed") and len(fold) > 4:
            bits |= FINITE
        if fold.endswith(_ADJECTIVES):
            bits |= ADJECTIVE
    if bits & CUE and not fold.endswith("ing"):
        bits |= FINITE
    if has_capital(surface):
        bits |= CAPITAL
        if bits & HONORIFIC or len(fold) == 1 or fold in _SHORT or fold.startswith(PARTIES):
            bits |= SHORT
    return bits


def is_plural(noun: str) -> bool:
    """Whether a noun reads as a plural: people, nurses; not press, nor virus, nor mayor's.

    >>> [is_plural(noun) for noun in ("people", "nurses", "israelis", "gurus")]
    [True, True, True, True]
    >>> [is_plural(noun) for noun in ("press", "mayor's", "virus", "analysis", "his", "perilous")]
    [False, False, False, False, False, False]
    """
    return noun in PLURALS or ends_as_plural(noun)


def ends_as_plural(noun: str) -> bool:
    """Whether a noun has a plural's ending, as the listed ones have not: nurses, no people."""
    return noun in _PLURALS_IN_US or (
        noun.endswith("s") and not noun.endswith(_SINGULAR) and noun not in _closed_in_s())


@cache
def _closed_in_s() -> frozenset[str]:
    """Words of closed classes that end as plurals do: his, this, was."""
    return frozenset(word for kind in _NO_NOUNS for word in listed(kind) if word.endswith("s"))


def has_capital(word: str) -> bool:
    """Whether a word is written as a name is: with a capital, be it behind an article of its own.

    >>> [has_capital(word) for word in ("Masri", "al-Masri", "d’Estaing", "diMarco")]
    [True, True, True, True]
    >>> [has_capital(word) for word in ("al", "de-Stalinisation")]
    [False, False]
    """
    return word[0].isupper() or (word.startswith(_ARTICLES_OF_NAMES)
                                 and word[2 + word.startswith(_HYPHENED) :][:1].isupper())


def _is_no_adverb(surface: str, fold: str) -> bool:
    """Whether a word in -ly is a noun or a name: the family, Ana Kelly."""
    return fold in listed("no_adverb") or (surface[0].isupper() and fold.endswith(_NAMES_IN_LY))


def _of_clitics(fold: str) -> int:
    """What *'s*, *'ll* or *n't* adds to a word: she's is a pronoun with its verb."""
    bits = POSSESSIVE if fold.endswith("s'") else 0
    for clitic in _CLITICS:
        if fold.endswith(clitic):
            stem = _listed().get(fold.removesuffix(clitic), 0)
            bits |= stem & _OF_STEM
            if clitic == "n't":
                bits |= _ADVERB_OR_AUXILIARY_OR_FINITE
            elif clitic == "'s":
                bits |= POSSESSIVE
            else:
                bits |= FINITE
    return bits


def _is_marked(surface: str) -> bool:
    """Whether an apostrophe inside a word has no letter beside it: U.S.'s, or a mark upon one."""
    return any(sign in _SINGLES and not (surface[at - 1 : at].isalnum()
                                         and surface[at + 1 : at + 2].isalnum())
               for at, sign in enumerate(surface))


def in_date(bits: Sequence[int], folds: Sequence[str], at: int) -> bool:
    """Whether a word may be part of a date: Monday, night, 5, May."""
    return bool(bits[at] & (TIME | NUMBER)) or (folds[at] in MONTHS and bool(bits[at] & CAPITAL))


def past_day(bits: Sequence[int], folds: Sequence[str], at: int) -> int:
    """Past a month and its day, if they stand there: Sept. 5 | that; not September, nor 2031."""
    if folds[at] not in MONTHS or not bits[at] & CAPITAL:
        return at
    day = at + 1 + (folds[at + 1] == ".")
    return day + 1 if folds[day].isdecimal() and len(folds[day]) < 3 else at


def tells_time(bits: Sequence[int], folds: Sequence[str], first: int, end: int) -> bool:
    """Whether words are a date or a time, each part of it: Monday night, May 5; not 45, nor May."""
    own = range(first, end)
    return all(in_date(bits, folds, at) for at in own) and (
        any(bits[at] & TIME for at in own)
        or {bool(bits[at] & NUMBER) for at in own} == {True, False})  # May 5


def is_date(bits: Sequence[int], folds: Sequence[str], at: int) -> bool:
    """Whether a day or a month stands there, and no first name: on Monday | Ito left.

    It may be one behind other prepositions: by April Vask, to Sunday Adeyemi. May, which is a verb
    too, is a month behind them as well: in May | Ito said.
    """
    own = bits[at]
    return at > 0 and folds[at - 1] in _BEFORE_DATES and (
        bool(own & TIME) or (folds[at] == "may" and bool(own & CAPITAL)))


def past_retired(folds: Sequence[str], at: int) -> int:
    """Where the name goes on behind *(ret.)* or *(Retd)* in it, if that stands there; else 0."""
    if folds[at] != "(" or folds[at + 1] not in RETIRED:
        return 0
    closing = at + 2 + (folds[at + 2] == ".")
    return closing + 1 if folds[closing].startswith(")") else 0


def column(words: Vocabulary) -> NDArray[np.int64]:
    """The bits of every token form of a vocabulary, worked out for the new ones."""
    return words.column(_bits)


def _bits(words: Vocabulary, first: int) -> list[int]:
    words_and_numbers = words.facts.view()[first:, :2].T.tolist()
    return [_of_word(surface, fold) if is_word
            else _NUMBER_OR_WORDY_OR_DETERMINER if is_number
            else _of_sign(surface, fold)
            for surface, fold, is_word, is_number in zip(
                words.surfaces[first:], words.folds[first:], *words_and_numbers, strict=True)]


#: What a noun follows, and no verb: the blasts.
ARTICLES = frozenset({"the", "a", "an", "every"})
#: Pronouns for those who speak, those told or spoken of, and those whom something is of.
SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
OBJECTS = frozenset({"him", "her", "them", "me", "us"})
THEIRS = frozenset({"his", "her", "their"})
OWNERS = THEIRS | {"its"}
#: What an indirect question begins with: asked whether it was safe.
WHETHER = frozenset({"if", "whether", "why", "how", "what"})
#: Nouns for what somebody has said, with a clause behind them: the claim that, his promise to.
STATEMENTS = listed("statement")
#: Nouns behind which somebody's words may stand in marks: his remarks about “…”.
REMARKS = STATEMENTS | listed("remark")
