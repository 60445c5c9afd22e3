"""Cues that are no verbs: *according to X*, *in X's view*, *X's claim that*, *X is sure that*."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.masks import (
    BEFORE_NOUN,
    COMMA_OR_RELATIVE,
    FINITE_OR_SIGN_OR_QUOTED,
    HEADS_NOUNS,
    JOINER_OR_RELATIVE,
    SPEAKS,
)
from framing.grammar.words import QUOTED
from framing.voices.clauses.inversion import inverted
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.passed import infinitive, titles
from framing.voices.clauses.phrases import phrase, phrase_start
from framing.voices.clauses.reach import clause_start, content_end
from framing.voices.clauses.subjects import subject
from framing.voices.clauses.verbs import can_speak, speaker_is_author
from framing.voices.cues.cue import Cue, make

_NO_SOURCE = frozenset({"plan", "schedule", "law", "taste"})
_NO_INFINITIVE = frozenset({"view", "claim", "claims", "assessment", "statement"})
#: What somebody is who thinks that something is so.
_CONVICTIONS = frozenset({"confident", "hopeful", "adamant", "optimistic", "skeptical",
                          "sceptical", "convinced", "worried", "certain", "concerned"})
#: Verbs with a noun for what is said behind them: voiced concern that.
_VOICES = frozenset({"express", "expressed", "expresses", "voice", "voiced", "voices", "raise",
                     "raised", "raises", "make", "made", "makes", "repeated", "reiterated"})
#: What somebody gives of another who calls him something.
_DESCRIPTIONS = frozenset({"characterisation", "characterisations", "characterization",
                           "characterizations", "depiction", "description", "descriptions",
                           "portrayal"})
_ENDS_DESCRIPTION = w.COMMA | w.JOINER | w.COLON | w.STOP | w.DASH | w.AUXILIARY | w.RELATIVE
_CALLS = frozenset({"call", "calls", "appeal", "appeals"})
#: What somebody has of a thing who says how it is: in Ito's view.
_VIEWS = frozenset({"estimation", "opinion", "view"})
_DEGREES = frozenset({"less", "more", "very", "so", "quite"})
_DETERMINER_OR_ADJECTIVE = w.DETERMINER | w.ADJECTIVE
#: So many items an owner has at most: in | the director Ana Ito's | view.
_LONGEST_OWNER = 12
#: So many words a noun has before it at most, its owner among them: Roe's long and false claim.
_LONGEST_EPITHET = 5
_NO_EPITHET = (w.PREPOSITION | w.DETERMINER | w.PRONOUN | w.RELATIVE | w.CAPITAL | w.FINITE
               | w.AUXILIARY)
_CUE_OR_CAPITAL = w.CUE | w.CAPITAL
_COMMA_OR_QUOTED = w.COMMA | QUOTED
_JOINER_OR_ADVERB = w.JOINER | w.ADVERB
_BEFORE_NOUN_UNPARTED = BEFORE_NOUN & ~w.SIGN
_FINITE_OR_DETERMINER = w.FINITE | w.DETERMINER
_HEADS_CLAUSE = (w.ADJECTIVE | w.DETERMINER | w.CAPITAL | w.PRONOUN | w.NUMBER | w.AUXILIARY
                 | w.PREPOSITION | w.JOINER | w.ADVERB | w.TIME | w.SIGN | QUOTED)
#: So many items behind *convinced* an auxiliary may show that a clause stands there.
_NEAR = 6
_AUXILIARY_OR_DETERMINER = w.AUXILIARY | w.DETERMINER


def by_phrase(line: Line, at: int) -> Cue | None:
    """A cue that is no verb: *according to*, *in the words of*, *the claim that*."""
    folds = line.folds
    fold = folds[at]
    if fold in _VIEWS and (folds[at + 1] in (",", "of") or at + 1 >= line.last):
        return _in_the_view_of(line, at)
    if fold in w.STATEMENTS:
        return _description_by(line, at) if fold in _DESCRIPTIONS else _noun(line, at)
    if fold in _CONVICTIONS:
        return _conviction(line, at)
    if fold == "according":
        return _according(line, at) if folds[at + 1] == "to" else None
    if folds[at - 1] == "the" and folds[at + 1] == "of":
        return _in_the_words_of(line, at)
    return None


def _conviction(line: Line, at: int) -> Cue | None:
    """*X is confident that S*, *they are less hopeful that S*."""
    verb = at - (line.folds[at - 1] in _DEGREES)
    before = line.before(verb)
    begin = at + 1 + (line.folds[at + 1] == "that")
    if not line.any(before + 1, verb, w.AUXILIARY) or not (begin > at + 1 or (
        line.bits[begin] & HEADS_NOUNS and line.any(begin + 1, begin + _NEAR, w.AUXILIARY)
        and not line.any(begin + 1, begin + _NEAR, COMMA_OR_RELATIVE)
    )):
        return None
    speaker = None if speaker_is_author(line, before) else subject(line, at, before)
    if speaker is None or line.folds[speaker.start] == "it" or not can_speak(line, speaker):
        return None
    return make(line, at, at + 1, line.folds[at], "neutral", speaker,
                [(begin, content_end(line, begin))])


def _according(line: Line, at: int) -> Cue | None:
    """*According to X, S*, and *S, according to X*."""
    bits, folds = line.bits, line.folds
    speaker = inverted(line, at + 1)
    if speaker is None or folds[speaker.start] in _NO_SOURCE:
        return None
    if at == 0 or (bits[at - 1] & w.JOINER and not line.any(0, at - 1, w.WORDY)) or (
        at == 2 and bits[1] & w.COMMA and bits[0] & _JOINER_OR_ADVERB  # However, according to
    ):
        comma = _after_source(line, speaker)
        start = comma + 1 if bits[comma] & w.COMMA else comma
        speaker = Phrase(speaker.start, speaker.head, max(speaker.head, comma))
        content = (start, content_end(line, start))
    else:
        end = at - bool(bits[at - 1] & w.COMMA)
        content = (clause_start(line, end), end)
        comma = _after_source(line, speaker)
        if bits[comma] & w.COMMA and folds[at - 1] in ("and", "but", ";"):
            start = comma + 1
            content = (start, content_end(line, start))
        elif bits[at - 1] & bits[comma] & w.COMMA and bits[comma + 1] & QUOTED:
            further = comma + 1, comma + 2  # The peas taste, according to X, “like a field”
            return make(line, at, at + 2, "according to", "neutral", speaker, [content, further])
        elif bits[at - 1] & bits[comma] & w.COMMA and (
            bits[comma + 1] & w.FINITE and not line.any(*content, w.FINITE)
        ):  # The road, according to X, was closed
            speaker = Phrase(speaker.start, speaker.head, max(speaker.head, comma))
            further = comma + 1, content_end(line, comma + 1)
            return make(line, at, at + 2, "according to", "neutral", speaker, [content, further])
    return make(line, at, at + 2, "according to", "neutral", speaker, [content])


def _after_source(line: Line, speaker: Phrase) -> int:
    """The comma behind *according to X*, what is set off about X passed over."""
    bits = line.bits
    first = line.find(speaker.head, line.size, _COMMA_OR_QUOTED)
    if first < 0:
        return line.size
    following = line.find(first + 1, line.size, _COMMA_OR_QUOTED)
    if following < 0:
        return first
    between = bits[first + 1] if first + 1 < line.size else 0
    if between & w.RELATIVE or (
        not _is_new_subject(line, first + 1, following)
        and (between & w.DETERMINER or any(titles(line, at) for at in range(first + 1, following)))
        and bits[following] & w.COMMA and not line.any(first + 1, following, w.FINITE)
    ):
        return following
    return first


def _is_new_subject(line: Line, start: int, comma: int) -> bool:
    """Whether a clause's subject stands there, and not what X is: Ito, | the port, which is old."""
    return bool(line.bits[comma + 1] & w.RELATIVE) and not line.any(start, comma, w.ROLE)


def _noun(line: Line, at: int) -> Cue | None:
    """*X's claim that S*, *X's promise to …*, *the warning from X that S*."""
    bits, folds = line.bits, line.folds
    after = at + 1
    speaker = None
    if folds[after] in ("by", "from", "of"):
        speaker = inverted(line, after)
        if speaker is None:
            return None
        after = speaker.head
        speaker = Phrase(speaker.start, after, after)
    elif folds[after] in ("that", "to", "for") or (  # else it reports nothing
        folds[after] in ("is", "was") and folds[after + 1] == "that"  # Roe's view is that
    ):
        after += folds[after] in ("is", "was")
        owner = _owner(line, at)
        if owner > 0 and folds[owner - 1] == "in" and not line.taken.isdisjoint(
            range(owner - _LONGEST_EPITHET, owner)
        ):
            return None  # said in his remarks that
        if owner >= 0:
            speaker = _owning(line, owner)
        elif folds[after] == "that":
            speaker = _who_voices(line, at)
    if speaker is None or not can_speak(line, speaker):
        return None
    if folds[after] == "that":
        begin = after + 1
        if bits[begin + 1] & HEADS_NOUNS and not bits[begin] & _HEADS_CLAUSE and (
            (bits[begin] | bits[begin + 1]) & _FINITE_OR_DETERMINER
        ):
            return None  # a statement from the office that | put Ito on trial
    elif folds[after] == "to" and infinitive(line, after) and folds[at] not in _NO_INFINITIVE:
        begin = after
    elif folds[after] == "for" and folds[at] in _CALLS and bits[at - 2] & w.FINITE:
        begin = after + 1  # repeated his call for
    else:
        return None
    return make(line, at, after, folds[at], "neutral", speaker,
                [(begin, _noun_content_end(line, begin))])


def _description_by(line: Line, at: int) -> Cue | None:
    """*X's description of Y as …*."""
    owner = _owner(line, at)
    if owner < 0 or line.folds[at + 1] != "of":
        return None
    speaker = _owning(line, owner)
    for each in range(at + 3, min(at + _LONGEST_OWNER, line.last)):
        if line.folds[each] == "as":
            if speaker is None or not can_speak(line, speaker):
                return None
            return make(line, at, at + 2, line.folds[at], "neutral", speaker,
                        [(at + 2, _nouns_end(line, each + 1))])
        if line.bits[each] & FINITE_OR_SIGN_OR_QUOTED:
            break
    return None


def _nouns_end(line: Line, start: int) -> int:
    """How far the nouns reach that somebody is described as: as a “killer”, as dead | has."""
    bits, at = line.bits, start
    while at < line.last and (bits[at] & QUOTED or not (
        bits[at] & _ENDS_DESCRIPTION or (bits[at] & w.FINITE and not line.attributive(at))
    )):
        at += 1
    return at


def _owner(line: Line, at: int) -> int:
    """Where the owner of a noun stands before it, else -1: *Roe's* false and repeated claim."""
    bits, folds = line.bits, line.folds
    for owner in range(at - 1, max(at - _LONGEST_EPITHET, -1), -1):
        own = bits[owner]
        if folds[owner] in w.THEIRS or (own & w.POSSESSIVE and not own & w.PRONOUN):
            return owner
        if not own & w.WORDY or (own & _NO_EPITHET and not folds[owner].endswith("ed")):
            break
    return -1


def _owning(line: Line, owner: int) -> Phrase | None:
    """The owner of a noun as a phrase: *his*, *the director Ana Ito's*."""
    if line.folds[owner] in w.THEIRS:
        return Phrase(owner, owner + 1, owner + 1)
    return phrase(line, _owner_start(line, owner), owner + 1)


def _owner_start(line: Line, owner: int) -> int:
    """Where an owner's name begins: rejecting | Mr. Roe's claim."""
    start = phrase_start(line, owner)
    of = next((at for at in range(owner, start, -1) if line.folds[at] == "of"), start)
    if of > start and not line.any(start, of, SPEAKS):
        return of + 1  # in the face of | Roe's claim
    while start < owner and line.bits[start] & _CUE_OR_CAPITAL == w.CUE:
        start += 1
    return start


def _who_voices(line: Line, at: int) -> Phrase | None:
    """Who expressed concern, made the case or raised the possibility that something is so."""
    verb = at - 1
    while verb > 0 and line.bits[verb] & _DETERMINER_OR_ADJECTIVE:
        verb -= 1
    if line.folds[verb] not in _VOICES or verb < at - 3:
        return None
    return subject(line, verb)


def _noun_content_end(line: Line, start: int) -> int:
    """How far the clause behind a noun reaches: to a comma, or to the sentence's own verb."""
    bits = line.bits
    end = content_end(line, start)
    seen = 0
    for at in range(start, end):
        own = bits[at]
        if own & w.COMMA or (line.folds[at] == "as" and bits[at + 1] & QUOTED):
            return at  # dismissed a claim that he lied | as “fantasy”
        if own & QUOTED and not seen and not bits[at - 1] & _BEFORE_NOUN_UNPARTED:
            seen += 1  # that he “never met” the mayor
        elif own & w.FINITE and not own & w.CAPITAL and not (
            bits[at - 1] & _AUXILIARY_OR_DETERMINER or (seen and line.attributive(at))
        ):
            seen += 1
            if seen > 1 and not line.any(start, at, JOINER_OR_RELATIVE):
                return at
    return end


def _in_the_words_of(line: Line, at: int) -> Cue | None:
    """*In the words of X, “…”*, and *“…,” in the words of X*."""
    speaker = inverted(line, at + 1)
    if speaker is None:
        return None
    beside = [each for each in (speaker.end, speaker.end + 1, at - 3, at - 4)
              if line.bits[each] & QUOTED]
    if not beside and line.bits[speaker.end] & w.COMMA:
        beside = [each for each in line.quotes if each > speaker.end]
    return make(line, at - 2, at + 2, "in the words of", "neutral", speaker, [], beside[:1])


def _around_view(line: Line, at: int, first: int, comma: int, speaker: Phrase) -> Cue | None:
    """*S, in X's view*, and *The port, in X's view, is too small*."""
    contents = [(clause_start(line, first - 1), first - 1)]
    if line.bits[comma] & w.COMMA:
        contents.append((comma + 1, content_end(line, comma + 1)))
    elif comma < line.last:
        return None
    if not any(line.any(*each, w.FINITE) for each in contents):
        return None
    return make(line, at, at + 1, f"in the {line.folds[at]} of", "neutral", speaker, contents)


def _in_the_view_of(line: Line, at: int) -> Cue | None:
    """*In X's view, S*, *in the opinion of X, S*, at the head of a sentence or behind *but*."""
    bits, folds = line.bits, line.folds
    if folds[at + 1] == "of":
        first, speaker = at - 2, inverted(line, at + 1)
        comma = speaker.head if speaker else 0
    elif folds[at - 1] in w.THEIRS:
        first, comma, speaker = at - 2, at + 1, Phrase(at - 1, at, at)
    else:
        if not bits[at - 1] & w.POSSESSIVE or bits[at - 1] & w.PRONOUN:
            return None
        first, comma = at - 2, at + 1
        while first > at - _LONGEST_OWNER and folds[first] != "in" and bits[first] & w.WORDY:
            first -= 1
        speaker = phrase(line, first + 1, at)
    if speaker is None or first < 0 or folds[first] != "in" or not can_speak(line, speaker):
        return None
    if first > 1 and bits[first - 1] & w.COMMA and not line.taken:
        return _around_view(line, at, first, comma, speaker)
    if not bits[comma] & w.COMMA or not (first == 0 or (first == 1 and bits[0] & w.JOINER)):
        return None
    return make(line, at, at + 1, f"in the {folds[at]} of", "neutral", speaker,
                [(comma + 1, content_end(line, comma + 1))])
