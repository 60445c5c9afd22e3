"""The subject of a verb: the noun phrase before it, or the speaker behind it."""

from __future__ import annotations

from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    CAPITAL_OR_FINITE,
    CAPITAL_OR_PREPOSITION,
    CAPITAL_OR_ROLE,
    COLON_OR_DASH_OR_BRACKET,
    COMMA_OR_BRACKET,
    DETERMINER_OR_CAPITAL_OR_ROLE,
    EDGES,
    FINITE_OR_AUXILIARY,
    HEADS_NOUNS_OR_ROLE,
    PREPOSITION_OR_JOINER,
    ROLE_OR_HONORIFIC,
)
from framing.grammar.verb_frames import BASE, verbs
from framing.grammar.words import ENDS_IN_COMMA, QUOTED
from framing.voices.clauses.contact import BE, contact_subject
from framing.voices.clauses.infinitives import bound, led
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.openings import behind_opening
from framing.voices.clauses.phrases import COME_BY, MODALS, is_contact, phrase, phrase_start
from framing.voices.clauses.relatives import antecedent, before_time, behind_relative, who_before

JOINS_VERBS = frozenset({"and", "but", "or", "then"})
#: Participles that tell where somebody spoke, at a sentence's head and often without a comma.
_SPEAKING = frozenset({"speaking", "writing", "testifying", "appearing", "responding"})
_GOES = frozenset({"go", "goes", "went"})
_WHERE = frozenset({"where", "whom"})
#: How somebody comes to speak: Roe, asked why she had left, said.
_PRESSED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_ON = frozenset({"about", "by", "how", "if", "on", "what", "when", "where", "whether", "why"})
_EACH = frozenset({"both", "all", "each"})
_WORDY_OR_BRACKET = w.WORDY | w.BRACKET
_COLON_OR_DASH_OR_QUOTED = w.COLON | w.DASH | QUOTED
_QUOTED_TO_COMMA = QUOTED | ENDS_IN_COMMA
_CUE_OR_WORDY = w.CUE | w.WORDY
_WHOM = frozenset({"which", "who", "whom"})
_WAS = frozenset({"was", "is"})
_WHEN = frozenset({"when", "while"})
_PREPOSITION_OR_ADVERB = w.PREPOSITION | w.ADVERB
_COMMA_OR_FINITE = w.COMMA | w.FINITE
_PARTY = w.DEMONYM | w.ROLE
#: What people know something by, behind the noun for them.
_TOLD = frozenset({"briefed", "informed", "interviewed", "involved"})
_ADVERB_OR_COMMA = w.ADVERB | w.COMMA
_NOUNS = listed("noun_too")
_DETERMINER_OR_PREPOSITION = w.DETERMINER | w.PREPOSITION
_BEFORE_BASE = w.PRONOUN | w.AUXILIARY | w.ADVERB | w.ROLE | w.BODY | w.CAPITAL


def subject(line: Line, verb: int, before: int | None = None) -> Phrase | None:
    """The noun phrase whose verb this is, on its left: *Ito's lawyers*, who … , have said."""
    at = line.before(verb) if before is None else before
    bits, folds = line.bits, line.folds
    if folds[at] == ")":  # the Growers (NGA) say
        while at >= 0 and folds[at] != "(":
            at -= 1
        at -= 1
    own = bits[at]
    if at < 0 or own & EDGES:
        return None
    if folds[at] in _EACH and at and bits[at - 1] & _WORDY_OR_BRACKET and (
        not bits[at - 1] & PREPOSITION_OR_JOINER
    ):
        return subject(line, at, at - 1)  # Roe and Lee | both said
    if folds[at] == "whole" and folds[at - 2 : at] == ["as", "a"]:
        return subject(line, at - 2)  # the court | as a whole
    if own & w.COMMA:
        return with_insertion(line, at)
    fold = folds[at]
    if own & w.TIME:
        relative = before_time(line, at)
        if relative:
            return antecedent(line, relative)
    if own & w.RELATIVE:
        return antecedent(line, at) if fold in ("that", "which", "who") else None
    if fold in JOINS_VERBS:
        return clause_subject(line, at)
    if fold == "to":
        return _of_infinitive(line, at)
    if own & w.PRONOUN:
        whom = fold in w.OBJECTS and not (fold == "her" and folds[verb] in _NOUNS)
        relative = who_before(line, at) if whom else 0
        if relative:
            return antecedent(line, relative)  # the man who shot her | said
        if not (whom and _ends_phrase(line, at)):
            return Phrase(at, at + 1, at + 1)
    return _ending_at(line, verb, at)


def _of_infinitive(line: Line, to: int) -> Phrase | None:
    """Whose infinitive it is: *Roe* is expected to say, *Roe* went on to say."""
    folds = line.folds
    made_to = led(line, to)
    if made_to:
        return made_to
    goes_with = bound(line, to)
    if goes_with is not None:
        return subject(line, goes_with)
    if folds[to - 1] != "on":
        return None
    return subject(line, to - 2) if folds[to - 2] in _GOES else clause_subject(line, to)


def _ending_at(line: Line, verb: int, at: int) -> Phrase | None:
    """The subject whose last word is the item right before a verb and its auxiliaries."""
    bits, folds = line.bits, line.folds
    own = bits[at]
    start = line.edge(at)
    if start > 1 and bits[start - 1] & w.COMMA and line.quotes and not own & w.CAPITAL:
        found = _behind_marks(line, start - 1)
        if found and found.head == start - 1:  # “…,” Ada Roe, party spokeswoman | said
            return Phrase(found.start, found.head, at + 1)
    if bits[start] & w.PREPOSITION and bits[start - 1] & w.COMMA and (
        w.tells_time(bits, folds, start + 1, at + 1)
    ):
        return with_insertion(line, start - 1)  # Roe, a nurse, on May 5 | said
    if folds[start] in _SPEAKING and own & w.CAPITAL:
        start = at
        while bits[start - 1] & w.CAPITAL:  # Speaking at the port Dr. Ana Ito | said
            start -= 1
    if start > 1 and folds[start - 1] == "and" and folds[start] in COME_BY:
        return subject(line, verb, start - 2)  # a report sought by Ito and published in June | says
    if folds[verb + 1] in MODALS and is_contact(line, verb):
        return _of_contact(line, at)
    if folds[verb + 1] in BE:
        found = contact_subject(line, verb)
        if found:
            return found
    return behind_relative(line, start, at) or (
        phrase(line, start + (line.folds[start] == "what"), at + 1))  # What | Ito calls “…”


def _of_contact(line: Line, at: int) -> Phrase:
    """Whoever stands between a noun and a clause about it: a move | charities warn could fail."""
    start = at
    while line.bits[start - 1] & w.ADJECTIVE:
        start -= 1
    return Phrase(start, at + 1, at + 1)


def _ends_phrase(line: Line, at: int) -> bool:
    """Whether an object ends a noun phrase that is a subject: somebody close to him | said."""
    bits = line.bits
    return at > 1 and bool(bits[at - 1] & w.PREPOSITION) and bool(
        phrase(line, line.edge(at), at))


def clause_subject(line: Line, at: int) -> Phrase | None:
    """The subject of the clause before a joined verb: *Ito* left the room and said."""
    bits = line.bits
    start = _part_start(line, at)
    for _ in range(2):  # Ito – who is new – left, saying so; left the hall – saying so
        if start < 2 or not bits[start - 1] & w.DASH:
            break
        if start == at:
            at = _dash_before(line, start - 1)
            if bits[at + 1] & w.CAPITAL:
                at = start - 1  # PARIS – Ito left the hall – saying so
        elif bits[start] & CAPITAL_OR_FINITE == w.FINITE:
            at = _dash_before(line, start - 1)
        else:
            break
        start = _part_start(line, at)
    start = _behind_when(line, behind_opening(line, start, at), at)
    if line.folds[start].endswith("ing"):  # Speaking in Ellery, Ito praised it and said
        start = past_participle(line, start, at)
    if line.folds[start] == "it" and line.folds[start + 1] in _WAS and (
        bits[start + 2] & DETERMINER_OR_CAPITAL_OR_ROLE
    ):
        start += 2  # It was Ito who left, saying so
    found = phrase(line, start, at)
    if found is None or found.head >= at or bits[found.start] & w.RELATIVE:
        return None
    found = up_to_verb(line, found)
    return None if line.any(found.start, found.end, QUOTED) else found


def up_to_verb(line: Line, found: Phrase) -> Phrase:
    """A noun phrase without the verb whose subject it is: Ito, a nurse who is new, | left.

    Right behind the first comma a participle may tell who it is: Ito, elected in June.
    """
    bits = line.bits
    commas, relative = 0, False
    for at in range(found.head, found.end):
        own = bits[at]
        if own & w.COMMA:
            commas, relative = commas + 1, False
        elif own & w.RELATIVE:
            relative = True
        elif not relative and own & FINITE_OR_AUXILIARY and not own & w.CAPITAL and (
            _stands_alone(line, at, found.head) and not (commas == 1 and bits[at - 1] & w.COMMA)
        ):
            while at > found.head and bits[at - 1] & _ADVERB_OR_COMMA:
                at -= 1
            return found._replace(end=at)
    return found


def _stands_alone(line: Line, at: int, head: int) -> bool:
    """Whether a form that may be finite is no noun or adjective inside a phrase."""
    if at == head or line.bits[at - 1] & _ADVERB_OR_COMMA:
        return True
    return line.folds[at] not in _NOUNS and not line.bits[at - 1] & _DETERMINER_OR_PREPOSITION and (
        not line.attributive(at))


def _behind_when(line: Line, start: int, at: int) -> int:
    """Where a clause with *when* begins that reaches up to a verb: It rained when | Ito rose and.

    A comma before the conjunction goes back past it: Roe asked when Ito left, but said.
    """
    bits = line.bits
    if not (bits[at] & w.JOINER and bits[at - 1] & w.COMMA):
        for opening in range(at - 2, start, -1):
            if line.folds[opening] in _WHEN and bits[opening + 1] & HEADS_NOUNS_OR_ROLE:
                return opening + 1
    return start


def _part_start(line: Line, at: int) -> int:
    """Where the part of a sentence begins that reaches up to an item: behind a colon or a dash."""
    bits = line.bits
    further = start = line.rfind(0, at, _COLON_OR_DASH_OR_QUOTED) + 1
    while further > 1 and bits[further - 1] & _QUOTED_TO_COMMA == QUOTED and (
        bits[further - 2] & _CUE_OR_WORDY == w.WORDY  # cleared “the air” | and said
    ):
        further = line.rfind(0, further - 1, _COLON_OR_DASH_OR_QUOTED) + 1
    joined = line.folds[at] in JOINS_VERBS
    return start if joined and not _WHOM.isdisjoint(line.folds[further:at]) else further


def _dash_before(line: Line, dash: int) -> int:
    """The dash that this one closes, else this one."""
    opening = line.rfind(1, dash, w.DASH)
    return opening if opening > 0 else dash


def past_participle(line: Line, start: int, end: int) -> int:
    """Where the subject behind a participle at a clause's head begins, or the participle does."""
    for at in range(start + 1, end):
        if line.bits[at] & w.COMMA and line.bits[at + 1] & HEADS_NOUNS_OR_ROLE:
            return at + 1
    return start


def with_insertion(line: Line, comma: int) -> Phrase | None:
    """The subject before what two commas set off: Okafor, a hydrologist at Ellery, said."""
    bits, folds = line.bits, line.folds
    found = _behind_marks(line, comma) if line.quotes else None
    if found:
        return found
    opening = comma - 1
    if folds[opening] == ")":  # Ellery Power (EP), has said
        while opening > 0 and folds[opening] != "(":
            opening -= 1
        opening -= 1
    while opening > 0 and not bits[opening] & COLON_OR_DASH_OR_BRACKET:
        if bits[opening] & w.COMMA:
            if folds[opening - 1] in JOINS_VERBS and bits[opening + 1] & w.PREPOSITION:
                return clause_subject(line, opening - 1)  # Ito rose and, in a letter, vowed
            between = bits[opening + 1] if opening + 1 < comma else 0
            relative = bool(between & w.RELATIVE) or folds[opening + 1] in _WHERE or (
                folds[opening + 1] in _PRESSED and folds[opening + 2] in _ON)
            placed = between & w.PREPOSITION  # Ito, in a storm of letters, said
            participle = between & w.FINITE and not between & w.AUXILIARY  # an ad, paid for by Roe
            if not (relative or placed) and _has_verb(
                line, opening + 1 + bool(participle), comma
            ) and not _who_does(line, opening, comma):
                break
            if relative or not between & w.CAPITAL or between & ROLE_OR_HONORIFIC or (
                not _comma_before(line, opening) or _gives_role(line, opening)
            ):
                found = _before_comma(line, opening)
                if found:
                    found = _apposed_to(line, found) or found
                    return Phrase(found.start, found.head, comma)
        opening -= 1
    return _up_to_comma(line, opening + 1, comma)


def _begins_with_participle(line: Line, found: Phrase) -> bool:
    """Whether a phrase is no noun's: speaking at Ely; not united workers."""
    start = found.start
    behind = line.bits[start + 1]
    return bool(behind & _PREPOSITION_OR_ADVERB) and line.folds[start] in _SPEAKING


def _up_to_comma(line: Line, start: int, comma: int) -> Phrase | None:
    """A subject that *who* tells of, with a comma only behind it: A nurse who left, | said."""
    for at in range(start + 1, comma):
        own = line.bits[at]
        if line.folds[at] == "who":
            found = antecedent(line, at)
            if found is None:
                return None
            named = _apposed_to(line, found) or found  # Ana Roe, a nurse who left in June, | said
            return Phrase(named.start, named.head, comma)
        if own & _COMMA_OR_FINITE and not own & w.CAPITAL:
            break
    return None


def _who_does(line: Line, opening: int, end: int) -> bool:
    """Whether commas set off who does what behind a name: Ana, 34, a nurse | who left, said."""
    bits = line.bits
    if not bits[opening + 1] & w.DETERMINER or line.folds[opening + 1] == "the":
        return False
    who = line.find(opening + 2, end, w.RELATIVE, unless=_COMMA_OR_FINITE)
    if who < 0 or line.folds[who] not in ("who", "that"):
        return False
    name = line.edge(opening - 2 if bits[opening - 1] & w.NUMBER else opening)
    return bits[name] & CAPITAL_OR_PREPOSITION == w.CAPITAL


def _apposed_to(line: Line, found: Phrase) -> Phrase | None:
    """Whom a phrase without a name describes: Ana Ito, | a nurse in Ellery, for one, said."""
    start = found.start
    if not line.bits[start - 1] & w.COMMA or (
        line.folds[start] not in w.ARTICLES and not line.bits[start] & w.POSSESSIVE
        and line.bits[start] & _PARTY != _PARTY  # Senator Ito, Democrat of Ohio, who is new, said
        and line.any(start, found.head, w.CAPITAL)
        and not (line.any(start, found.head, w.POSSESSIVE)  # Ana Ito, Mr. Lee's aide, said
                 and line.bits[found.head - 1] & CAPITAL_OR_ROLE == w.ROLE)
    ):
        return None
    named = _before_comma(line, start - 1)
    if named and named.start == line.edge(start - 1) and (
        line.any(named.start, named.head, w.CAPITAL)
    ) and not _begins_with_participle(line, named):
        return named
    return None


def _behind_marks(line: Line, comma: int) -> Phrase | None:
    """Who stands right behind a quotation that ends in a comma, whatever is set off there.

    *“…,” Okafor, a nurse who runs the ward, which is small, said.*
    """
    bits = line.bits
    start = line.rfind(0, comma, QUOTED) + 1
    if start == 0 or not bits[start - 1] & ENDS_IN_COMMA or (
        bits[start] & CAPITAL_OR_FINITE == w.FINITE  # “…,” said Ito
    ):
        return None
    found = phrase(line, start, comma)
    if found is None or found.start != start or not line.any(start, found.head, CAPITAL_OR_ROLE):
        return None
    for at in range(found.head, comma):
        if bits[at] & COMMA_OR_BRACKET:
            break
        if bits[at] & w.FINITE and not bits[at] & w.CAPITAL:
            return None
    return Phrase(start, found.head, comma)


def _has_verb(line: Line, start: int, end: int) -> bool:
    """Whether a finite verb stands there, other than one in -ed that may be a participle."""
    bits = line.bits
    for at in range(start, end):
        if bits[at] & w.FINITE and not bits[at] & w.CAPITAL and (
            not line.folds[at].endswith("ed") and not line.attributive(at)
        ) and not (  # a new panel report,
            at == end - 1 and line.folds[at] in _NOUNS and not bits[at - 1] & w.CAPITAL
        ) and not (
            bits[at] & w.CUE and verbs()[line.folds[at]].flags & BASE  # seeking a third | term
            and not ((bits[at - 1] & _BEFORE_BASE and not bits[at + 1] & w.ROLE)  # press secretary
                     or line.folds[at - 1].endswith("s"))
        ):
            return True
    return False


def _gives_role(line: Line, comma: int) -> bool:
    """Whether a comma ends what somebody is, whose name follows: her chief of staff, | Ana Ito."""
    start = phrase_start(line, comma - 1)
    return bool(line.bits[start] & w.DETERMINER) and line.any(start, comma, w.ROLE)


def _comma_before(line: Line, at: int) -> bool:
    """Whether another comma stands before this one in the clause."""
    return line.rfind(0, at, w.COMMA, unless=EDGES) >= 0


def _before_comma(line: Line, comma: int) -> Phrase | None:
    """A noun phrase that can be a subject and that a comma ends: *The mayor*, a nurse, said."""
    if line.folds[comma - 1] == ")":  # Rep. Ada Roe (R-Ill.), a friend, said
        comma = next((at for at in range(comma - 2, max(comma - 9, 0), -1)
                      if line.folds[at] == "("), comma)
    start = line.edge(comma)
    if start == comma - 1 and line.bits[start] & w.NUMBER and line.bits[start - 1] & w.COMMA:
        comma = start - 1  # Roe, 57,
        start = line.edge(comma)
    own = line.bits[start]
    if start == comma or (own & w.PREPOSITION and not own & w.CAPITAL and start > 0):
        return None
    found = phrase(line, start, comma)
    if found is None or line.bits[found.start] & w.TIME or (
        line.folds[found.start].startswith(w.PARTIES)  # Roe, R-Ohio, and Lee, D-Pa., said
    ) or (
        found.head < comma and line.any(found.head, comma, w.FINITE)
        and not line.any(found.head, comma, w.RELATIVE)
        and any(line.bits[at] & CAPITAL_OR_FINITE == w.FINITE  # Roe of the Sea Trust,
                and not line.bits[at - 1] & _DETERMINER_OR_PREPOSITION
                and not (at == comma - 1 and line.folds[at] in _NOUNS)  # a pair of dire reports
                for at in range(found.head + (line.folds[found.head] in _TOLD), comma))
        # the secretary of state, Ada Roe, said; people briefed on it, who left, said
    ):
        return None
    return found
