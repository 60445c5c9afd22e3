"""Participles: whether one is a passive, and whose one in -ing is: Ito left, *saying* so."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.masks import CAPITAL_OR_INITIAL, EDGES_OR_COMMA, FINITE_OR_WORDY, PEOPLE
from framing.grammar.words import ENDS_IN_COMMA, QUOTED
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.phrases import phrase, phrase_start
from framing.voices.clauses.subjects import clause_subject, subject

_PASSIVE = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't", "aren't",
    "it's", "he's", "she's", "get", "got",
})
#: Participles that say what their subject thinks: she is worried that …
_MOODS = frozenset({"worried", "concerned", "convinced", "persuaded", "satisfied"})
#: Prepositions before whoever does something: a speech by Roe saying so.
_BEFORE_DOER = frozenset({"by", "from", "of", "with"})
_QUOTED_AS = frozenset({"quoted", "cited", "reported", "recorded", "remembered", "described"})
_BEFORE_PARTICIPLE = frozenset({"by", "while", "in", "and", "before", "after", "without",
                                "beyond"})
_PAPER_OR_ROLE = w.PAPER | w.ROLE
_COMMA_OR_QUOTED_OR_DASH = w.COMMA | QUOTED | w.DASH
_PAPER_OR_ROLE_OR_CAPITAL = w.PAPER | w.ROLE | w.CAPITAL
_PREPOSITION_OR_TIME = w.PREPOSITION | w.TIME
#: What stands before those who blame somebody: drew fire from nurses for saying so.
_BY_OTHERS = frozenset({"by", "from", "among", "with", "to"})
#: What is done with a paper that then is one's own words.
_ISSUED = frozenset({"issued", "issues", "issuing", "posted", "released", "sent", "tweeted",
                     "wrote", "published", "shared"})
#: What says what was found, whoever puts it out.
_STUDIES = frozenset({"analysis", "data", "figures", "findings", "poll", "polls", "research",
                      "results", "studies", "study", "survey", "surveys"})
#: So many items may stand between that and what the paper says.
_LONGEST_ISSUE = 12
#: So many items may stand between *quoted* and *as saying*.
_FAR = 14
#: So far from a participle at its head a sentence's subject may stand.
_FAR_OPENING = 60
_COMMA_OR_ENDS_IN_COMMA = w.COMMA | ENDS_IN_COMMA


def is_passive(line: Line, at: int, flags: int) -> bool:
    """Whether a form of *be* stands before it: was told, is widely believed."""
    if flags & f.ING or line.folds[at] in _MOODS:
        return False
    bits = line.bits
    at -= 1
    while bits[at] & w.ADVERB and at >= 0 and not bits[at] & w.AUXILIARY:
        at -= 1
    return line.folds[at] in _PASSIVE


def _past_opening(line: Line, at: int) -> Phrase | None:
    """The subject behind a participle's clause: Noting that Lee, a nurse, left, | Okafor added."""
    first = None
    for comma in range(at, min(at + _FAR_OPENING, line.size)):
        if line.bits[comma] & _COMMA_OR_ENDS_IN_COMMA:
            found = phrase(line, comma + 1, line.size)
            if found and found.start == comma + 1:
                head = found.start
                while head < found.head and line.bits[head] & CAPITAL_OR_INITIAL:
                    head += 1  # Ana Ito | quit
                head = end = found.head if head == found.start else head
                if line.folds[end] in ("of", "for"):
                    while line.bits[end] & FINITE_OR_WORDY == w.WORDY:
                        end += 1  # the head of the port | said
                found = Phrase(found.start, head, end)
                if line.bits[end] & w.FINITE:
                    return found
                first = first or found
    return first


def _quoted_as(line: Line, at: int) -> int | None:
    """The verb that *as* goes with: was *quoted* by the Times as saying, *quoted* Roe as saying."""
    commas = 2 * bool(line.bits[at - 1] & w.COMMA)  # quoted Roe, an aide, as saying
    for verb in range(at - 1, max(at - _FAR, -1), -1):
        if line.folds[verb] in _QUOTED_AS:
            return verb
        if line.bits[verb] & w.COMMA and commas:
            commas -= 1
        elif line.bits[verb] & EDGES_OR_COMMA:
            break
    return None


def _who_is_quoted(line: Line, quoted: int, before: int) -> Phrase | None:
    """Whom *quoted* is said of: *Ito* was quoted as saying; the Times quoted *Ito* as saying."""
    if line.bits[quoted - 1] & w.COMMA:  # Ito, quoted by the Times as saying
        return phrase(line, line.edge(quoted - 1), quoted - 1)
    return (subject(line, quoted) if is_passive(line, quoted, 0)
            else phrase(line, quoted + 1, before))


def _blamed(line: Line, at: int, before: int) -> Phrase | None:
    """Who said what *for* goes with: Ito was sorry for saying so; attacked *Ito* for saying so."""
    bits, folds = line.bits, line.folds
    if bits[before - 1] & QUOTED:
        return None  # blamed the “old guard” for saying so
    found = phrase(line, phrase_start(line, before - 1), before)
    if not (found and found.head == before and bits[before - 1] & PEOPLE
            and line.any(0, found.start, w.FINITE)):
        return clause_subject(line, at)
    if folds[found.start - 1] not in _BY_OTHERS:
        return found
    if folds[found.start - 1] == "to":  # a slight to nurses for inviting him
        return None
    return clause_subject(line, at)


def _issuer(line: Line, before: int) -> Phrase | None:
    """Who has put out what says something: *Ito* issued a statement after the vote | saying so."""
    for at in range(before, max(before - _LONGEST_ISSUE, 0), -1):
        if line.bits[at] & EDGES_OR_COMMA:
            break
        if line.folds[at] in _ISSUED and line.any(at + 1, before + 1, w.PAPER):
            told = _STUDIES.isdisjoint(line.folds[at + 1 : before + 1])
            return subject(line, at) if told else None
    return None


def _with_doer(line: Line, joiner: int) -> Phrase | None:
    """Who does two things that *and* joins: It failed, with *Ito* laughing and | saying so."""
    for at in range(joiner - 2, max(joiner - _FAR, 0), -1):
        own = line.bits[at]
        if own & EDGES_OR_COMMA:
            break
        if line.folds[at] == "with" and line.bits[at - 1] & w.COMMA:
            for verb in range(at + 2, joiner):
                if line.folds[verb].endswith("ing"):
                    return phrase(line, at + 1, verb)
            return None
    return None


def of_participle(line: Line, at: int, before: int, earlier: Phrase | None) -> Phrase | None:
    """Whose *adding*, *saying* or *arguing* it is: Ito left at noon, saying so."""
    bits, folds = line.bits, line.folds
    own, fold = bits[before], folds[before]
    if own & w.WORDY and own & _PAPER_OR_ROLE_OR_CAPITAL and not own & _PREPOSITION_OR_TIME:
        issuer = _issuer(line, before)
        if issuer:
            return issuer
        start = phrase_start(line, before)
        if folds[start - 1] == "to" and own & w.ROLE:  # sent a note to nurses urging them
            return clause_subject(line, at)
        if folds[start - 1] == "in" and own & w.PAPER and folds[start] in ("a", "an"):
            return earlier or clause_subject(line, start - 1)  # joined them in a letter urging
        if own & _PAPER_OR_ROLE or not bits[start - 1] & w.PREPOSITION or (
            folds[start - 1] in _BEFORE_DOER
        ):
            return phrase(line, start, before + 1)
        if folds[start - 1] == "to":  # wrote to Ada Roe urging her to stay
            return clause_subject(line, at)
    if fold == "as":
        quoted = _quoted_as(line, before)
        if quoted is not None:
            return _who_is_quoted(line, quoted, before)
    if fold == "for":
        return _blamed(line, at, before)
    if fold == "and":
        found = _with_doer(line, before)
        if found:
            return found
    if not (before < 0 or own & _COMMA_OR_QUOTED_OR_DASH or fold in _BEFORE_PARTICIPLE):
        issuer = _issuer(line, before)
        if issuer:
            return issuer
        found = subject(line, at, before)
        return found if found and bits[found.head - 1] & _PAPER_OR_ROLE_OR_CAPITAL else None
    if earlier and earlier.start < at:
        return earlier
    if before < 0:  # Noting that …, Okafor added
        return _past_opening(line, at)
    return clause_subject(line, at)
