"""Clauses about the noun before them without its pronoun: figures | critics say *are* too low."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.masks import EDGES_OR_COMMA, PEOPLE
from framing.grammar.verb_frames import NOUN_TOO, verbs
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.phrases import phrase_start

#: Verbs right behind a verb of saying, which begin what is said of the noun before its subject.
BE = frozenset({"is", "are", "was", "were", "has", "have", "had", "isn't", "aren't", "wasn't",
                "weren't"})
#: Nouns that are the subject themselves: everything he said was false.
_SAID = frozenset({"all", "anything", "everything", "nothing", "something", "thing", "things",
                   "what", "whatever", "whoever", "words", "part", "much"})
_NO_NOUN = (w.FINITE | w.PREPOSITION | w.JOINER | w.RELATIVE | w.SIGN | w.PRONOUN | w.ADVERB
            | w.AUXILIARY | w.TIME | w.THAT)
_NO_PLURAL = _NO_NOUN | w.POSSESSIVE | w.DETERMINER
_PART = w.FINITE | w.PREPOSITION


def contact_subject(line: Line, verb: int) -> Phrase | None:
    """The subject of a verb of saying whose clause goes on with a form of *be* about another noun.

    *A plan that experts say | is too dear*, *goals nurses say | are missed*; not *what he said was
    false*, nor *the things he said were false*, where that is the sentence's own verb. Nor what has
    a particle: *the flaws that critics point out | are grave*.
    """
    bits, folds = line.bits, line.folds
    last = verb - 1
    while bits[last] & w.ADVERB and not bits[last] & w.AUXILIARY:
        last -= 1
    own, known = bits[last], verbs().get(folds[verb])
    if known is None or known.flags & NOUN_TOO or not (
        own & PEOPLE or w.is_plural(folds[last])
    ):
        return None
    start = _start(line, last)
    before = start - 1
    if bits[before] & w.RELATIVE:
        before -= 1 + bool(bits[before - 1] & w.COMMA)
        return None if folds[before] in _SAID else Phrase(start, last + 1, last + 1)
    if folds[before] == "what" and bits[before - 1] & w.PREPOSITION:
        return Phrase(start, last + 1, last + 1)  # in what he claimed was theft
    if before <= 0 or folds[before] in _SAID or bits[before] & _NO_NOUN or (
        not bits[before] & w.WORDY
    ):
        return None
    for at in range(before - 1, -1, -1):
        if bits[at] & EDGES_OR_COMMA:
            break
        if bits[at] & _PART:
            return Phrase(start, last + 1, last + 1)
    return None


def _start(line: Line, last: int) -> int:
    """Where a subject begins that has no preposition in it: he, experts, the White House."""
    bits = line.bits
    if bits[last] & w.PRONOUN or (
        not bits[last] & w.CAPITAL and line.folds[last - 1].endswith("s")
        and not bits[last - 1] & _NO_PLURAL  # goals | nurses say
    ):
        return last
    start = phrase_start(line, last)
    if bits[start] & w.DETERMINER:
        return start
    start = last - (bits[last - 1] & w.POSSESSIVE > 0)  # Ito's lawyers
    while start > 0 and bits[start] & bits[start - 1] & w.CAPITAL:
        start -= 1
    return start
