"""What a verb reports behind it: that …, to …, whether …, “…”."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    ADVERB_OR_AUXILIARY,
    BEFORE_NOUN,
    COLON_OR_COMMA,
    DETERMINER_OR_CAPITAL,
    FINITE_OR_AUXILIARY,
    HEADS_NOUNS,
    LINKS,
    WHEN_OR_WHERE,
)
from framing.grammar.verb_frames import Verb
from framing.grammar.words import QUOTED
from framing.support.records import NamedTuple
from framing.voices.clauses.contact import BE, contact_subject
from framing.voices.clauses.lines import Content, Line
from framing.voices.clauses.openings import behind_opening, opens_clause
from framing.voices.clauses.passed import about, infinitive, past
from framing.voices.clauses.phrases import MODALS, is_contact
from framing.voices.clauses.reach import content_end, quotations_end
from framing.voices.clauses.relatives import before_time
from framing.voices.cues.objects import in_the_race, noun_object
from framing.voices.cues.with_object import with_object

_NOUNS = listed("noun_too")
#: What a verb that neither asks nor explains may have behind it as a question.
_INDIRECT_QUESTIONS = frozenset({"whether", "how", "why", "what"})
_NO_BARE_CLAUSE = frozenset({"of", "about", "to", "as", "so", "not", "guilty"})
_NO_SUBJECT = frozenset({"her", "his", "their", "its", "our", "my"})
_ONLY_OBJECTS = w.OBJECTS - {"her"}
_AMOUNTS = frozenset({"nothing", "little", "anything", "something", "much", "more"})
#: Pronouns with their verb, which look like owners: told us | it's fair.
_CONTRACTED = frozenset({"it's", "he's", "she's"})
#: What a thing that strikes another one has behind its verb: a storm slammed into the coast.
_STRUCK = frozenset({"into", "onto", "through", "across", "ashore"})
_BEFORE_AGENT = frozenset({"by", "with", "in", "from", "at", "to"})
_WARNS = frozenset({"warned", "warns", "warn", "warning"})
#: Verbs with what is asked for behind *for*.
_ASKS_FOR = frozenset({"asked", "asking", "asks", "pleaded", "pleading"})
_TALK = w.REMARKS | {"advice", "comment", "directions", "help", "information", "name", "names",
                     "response", "thoughts", "view", "views"}
_NO_REQUEST = w.PRONOUN | w.PREPOSITION | QUOTED | w.CAPITAL
_WITH_OBJECT = f.ORDERED | f.EXPECT | f.FAULT | f.NAMING
MAY_REPORT = f.SPEECH | f.CLAUSE | f.HEARER
#: So many items before *who* may begin what somebody is.
_LONGEST_APPOSITION = 9
#: So many items may stand between a verb and the comma before its quotation.
_MORE = 16
_VOWS = f.INFINITIVE | f.HEARER
_ENDS_MORE = w.THAT | w.STOP | w.COLON | w.DASH | w.CUE | QUOTED
_ASKS = f.SPEECH | f.ASKED
_CLAUSE_OR_HEARER = f.WANTS_CLAUSE | f.HEARER
_COMMA_OR_QUESTION = w.COMMA | w.QUESTION
_MAY_ASK = MAY_REPORT | f.ASKED | f.STATING
_MAY_STATE = MAY_REPORT | f.STATING
_BEFORE_COPULA = w.RELATIVE | w.THAT | w.JOINER | w.COMMA | w.PREPOSITION
_OTHER_CLAUSE = w.RELATIVE | w.THAT | w.JOINER
_AUXILIARY_OR_JOINER = w.AUXILIARY | w.JOINER
_BEFORE_PAST = w.PRONOUN | w.CAPITAL | w.ADVERB | w.BODY
_BEFORE_PRESENT = w.PRONOUN | w.CAPITAL | w.ROLE | w.RELATIVE


class Behind(NamedTuple):
    """What stands behind a verb: the item that does, hearer and day passed over, and a clause."""

    start: int
    complement: Content | None


def behind_verb(line: Line, after: int, verb: Verb, passive: bool, *, paper: bool) -> Behind:
    """What a verb reports behind it; ``paper`` says whether a paper is its subject."""
    if line.folds[after] in MODALS and verb.flags & MAY_REPORT and is_contact(line, after - 1):
        start = after  # a move critics warn | could fail
        found: Content | None = (after, content_end(line, after))
    elif line.folds[after] in BE and verb.flags & MAY_REPORT and contact_subject(line, after - 1):
        start, found = after, (after, content_end(line, after))
    else:
        hears = passive and verb.flags & f.HEARER  # whoever hears it stands before it then
        start = past(line, after, verb._replace(flags=verb.flags & ~f.HEARER) if hears else verb)
        found = _complement(line, start, after, verb, passive, paper)
    if found is None and line.quotes and not passive and verb.flags & f.SAYS and not (
        verb.flags & f.OF_THINGS or verb.flags & _VOWS == f.INFINITIVE
    ):
        found = _past_more(line, after)
    if found is None and verb.flags & f.OBJECT and not passive and line.folds[after - 2] != "it":
        found = noun_object(line, after, verb.flags)
    at = after - 1 - (line.folds[after - 1] == verb.particle)
    if found and not passive:
        found = found[0], _opening_end(line, at, *found)
    if found and _inserted(line, at):
        found = found[0], _main_verb(line, *found)
    elif found and (line.bits[found[0]] & FINITE_OR_AUXILIARY or (
        verb.flags & f.NAMING and line.folds[line.before(at)] == "who"
    )):
        found = found[0], _relative_end(line, at, *found)
    return Behind(start, found)


def _opening_end(line: Line, verb: int, start: int, end: int) -> int:
    """Where a clause ends that opens a sentence: When Ito said the dam was safe, | Roe laughed."""
    if not opens_clause(line) or line.any(0, verb, w.COMMA):
        return end
    main = behind_opening(line, 0, end)
    return main - 1 if main > start + 1 else end


def _inserted(line: Line, verb: int) -> bool:
    """Whether a verb's clause is set off behind a comma: the port, which says …, has closed."""
    bits, relative = line.bits, line.before(verb)
    if bits[relative] & w.TIME:
        relative = before_time(line, relative)
    if line.folds[relative] not in ("who", "which"):
        return False
    if bits[relative - 1] & w.COMMA:
        return True
    for at in range(relative - 1, max(relative - _LONGEST_APPOSITION, 0), -1):
        if bits[at] & w.COMMA:  # Ana, 34, a nurse who asked that …, recalls
            before = at - 1 - 2 * bool(bits[at - 1] & w.NUMBER)
            return line.folds[at + 1] in ("a", "an") and bool(bits[before] & w.CAPITAL)
    return False


def _main_verb(line: Line, start: int, end: int) -> int:
    """Where a clause that is set off ends: at the last comma that a finite verb follows."""
    for at in range(end - 2, start + 1, -1):
        verb = at + 1 + bool(line.bits[at + 1] & w.ADVERB)  # …, now says
        if line.bits[at] & w.COMMA and line.bits[verb] & FINITE_OR_AUXILIARY and (
            not line.bits[verb] & w.CAPITAL
        ):
            return at
    return end


def _relative_end(line: Line, verb: int, start: int, end: int) -> int:
    """Where a relative clause ends that a verb stands in: a plan that critics say is old | has.

    What is set off by a comma ends at the next one.
    """
    bits = line.bits
    relative = verb - 1
    while relative > 0 and bits[relative] & w.WORDY and not bits[relative] & w.RELATIVE:
        relative -= 1
    if not bits[relative] & w.RELATIVE:
        return end
    apart = bits[relative - 1] & w.COMMA
    for at in range(start + 2, end):
        own = bits[at]
        if own & w.COMMA and apart:
            return at
        if own & _OTHER_CLAUSE and line.folds[at] not in ("and", "or", "as"):
            break
        if own & w.AUXILIARY and not apart:
            before = at - 1
            while bits[before] & ADVERB_OR_AUXILIARY == w.ADVERB:
                before -= 1
            if not bits[before] & _AUXILIARY_OR_JOINER:
                return at
    return end


def _past_more(line: Line, after: int) -> Content | None:
    """A quotation behind a comma, what is said before it passed over: told Roe, for one, “…”.

    No name that is spelled like a verb is one, nor what is told of a paper: a video posted there.
    """
    bits = line.bits
    if bits[after - 1] & w.CAPITAL or bits[after - 2] & w.PAPER or (
        line.folds[after - 3] in w.ARTICLES and bits[after] & w.PREPOSITION
        and line.folds[after - 1].endswith("ed") and not bits[after - 2] & w.ROLE
    ):
        return None
    for each in line.quotes:
        if after < each <= after + _MORE:
            if not bits[each - 1] & COLON_OR_COMMA:
                return None
            for at in range(after, each - 1):
                if bits[at] & _ENDS_MORE and not _may_be_noun(line, at):
                    return None
            return each, quotations_end(line, each)
    return None


def _may_be_noun(line: Line, at: int) -> bool:
    """Whether a form of a verb of saying is as likely a noun or a name: their request."""
    own, fold = line.bits[at], line.folds[at]
    return bool(own & w.CUE) and not fold.endswith("ing") and (
        bool(own & w.CAPITAL) or fold in _NOUNS)


# -- what is reported behind the verb --------------------------------------------------------------


def _complement(line: Line, start: int, after: int, verb: Verb, passive: bool,
                paper: bool) -> Content | None:
    """Where what a verb reports begins and ends behind it: that …, to …, whether …, “…”."""
    if start >= line.size:
        return None
    bits, folds, flags = line.bits, line.folds, verb.flags
    if bits[start] & COLON_OR_COMMA and bits[start + 1] & QUOTED:
        return start + 1, quotations_end(line, start + 1)
    if bits[start] & w.COMMA and folds[start + 1] == "that":
        start += 1
    own, fold = bits[start], folds[start]
    if own & QUOTED:
        end = quotations_end(line, start) if flags & f.NAMING else _quotation_end(line, start)
        return start, end
    if fold == "to" and flags & f.INFINITIVE and bits[start + 1] & QUOTED:
        return start + 1, quotations_end(line, start + 1)
    if flags & f.CALL and folds[after] == "for" and not passive:
        if folds[after + 1] == "by":
            return None  # the checks called for by Ito
        return after + 1, content_end(line, after + 1)
    if folds[after] == "for" and folds[after - 1] in _ASKS_FOR and not passive:
        return _asked_for(line, after + 1)
    if flags & f.CALL and folds[after] in ("on", "upon"):
        after += 1
    if flags & f.GERUND and fold.endswith("ing"):
        return start, content_end(line, start)
    begin = _clause_begins(line, start, flags)
    if begin is not None:
        return begin, content_end(line, begin)
    if own & w.QUESTION and flags & _MAY_ASK and (
        flags & f.ASKED or fold in _INDIRECT_QUESTIONS
    ) and fold not in ("who", "which"):
        return start, content_end(line, start)
    if fold in ("of", "against") and folds[after - 1] in _WARNS:
        return start + 1, content_end(line, start + 1)
    if fold == "to" and (passive or flags & f.INFINITIVE):
        if not infinitive(line, start):
            return None
        whom = flags & f.ORDERED and not passive and not bits[after] & WHEN_OR_WHERE
        return (after if whom else start), content_end(line, start)  # asked | her to wait
    struck = not verb.particle and folds[after] in _STRUCK
    found = with_object(line, after, flags, passive) if (
        flags & _WITH_OBJECT and not struck) else None
    if passive and flags & f.HEARER and start == after and bits[start] & HEADS_NOUNS and (
        _has_verb_of_clause(line, start + 1, content_end(line, start), sure=True)
    ):
        return start, content_end(line, start)  # was told | the bridge would reopen
    if found or passive or not flags & MAY_REPORT:
        return found
    if flags & f.ONLY_MARKS:
        return _content_behind_colon(line, start)
    return _bare_clause(line, start, verb, paper)


def _asked_for(line: Line, start: int) -> Content | None:
    """What somebody asks for, unless that is talk: asked for | more time; not for comment."""
    if not line.bits[start] & w.WORDY or line.bits[start] & _NO_REQUEST or (
        not _TALK.isdisjoint(line.folds[start : start + 4])
    ):
        return None
    end = content_end(line, start)
    for at in range(start + 1, end):
        if line.folds[at] == "to" and infinitive(line, at):
            break  # asked for | patients to be moved, when it is cool
        if line.bits[at] & w.COMMA or line.folds[at : at + 2] == ["and", "that"]:
            return start, at
    return start, end


def _content_behind_colon(line: Line, start: int) -> Content | None:
    """What stands behind a colon further on: interrupted Ito with a rebuttal: | you are late."""
    for at in range(start, min(start + _MORE, line.last)):
        if line.bits[at] & w.COLON and line.folds[at] != ";":  # One wept; the other left
            return at + 1, content_end(line, at + 1)
        if line.bits[at] & _ENDS_MORE and not (
            _may_be_noun(line, at) or line.folds[at - 1] == "to"  # rose to ask: “…”
        ):
            break
    return None


def _quotation_end(line: Line, start: int) -> int:
    """The end of a quotation right behind a verb, with the clause that goes on behind it."""
    end = quotations_end(line, start)
    own = line.bits[end]
    if not own & w.WORDY or own & WHEN_OR_WHERE or (
        own & w.JOINER and line.folds[end] not in ("and", "or", "but")
    ):
        return end
    return content_end(line, start)


def _clause_begins(line: Line, start: int, flags: int) -> int | None:
    """Where a clause begins behind a colon or *that*: said that | the bolts had rusted."""
    bits, folds = line.bits, line.folds
    if flags & f.SPEECH:
        for at, own in enumerate(bits[start : start + 5], start):
            if own & COLON_OR_COMMA:
                if at > start and folds[at] == ":" and not bits[at + 1] & QUOTED:
                    return at + 1
                break
        if bits[start] & w.COLON and folds[start] != ";":
            return start + 1
    return start + 1 if flags & _MAY_STATE and folds[start] == "that" else None


def _bare_clause(line: Line, start: int, verb: Verb, paper: bool) -> Content | None:
    """A reported clause without *that*: said the dam was safe."""
    bits, flags = line.bits, verb.flags
    if flags & f.SAY and about(line, start):
        start += 1
    own, fold = bits[start], line.folds[start]
    if not own & w.WORDY or fold in _NO_BARE_CLAUSE or (
        own & LINKS
        and not own & DETERMINER_OR_CAPITAL and not flags & f.SAY
    ):
        return None
    if own & w.PREPOSITION and not own & DETERMINER_OR_CAPITAL and _only_place(line, start):
        return None
    if own & w.PRONOUN and fold in _ONLY_OBJECTS:
        return None  # she trusts him, Roe said; but US forces would leave
    end = content_end(line, start)
    if fold in _CONTRACTED:
        return start, end
    if own & w.PRONOUN and not own & w.POSSESSIVE and fold not in _NO_SUBJECT and (
        own & w.FINITE or line.any(start + 1, start + 3, w.FINITE) or bits[start + 1] & QUOTED
        or (fold in w.SUBJECTS and bits[start + 1] & w.WORDY)  # she almost quit
    ):
        return start, end
    if paper and flags & f.WANTS_THAT and in_the_race(line, start, end):
        return start, end
    if own & w.CAPITAL and bits[start + 1] & QUOTED and bits[start + 1] & w.FINITE and (
        flags & f.SPEECH
    ):
        return start, end  # admitted Ito “brought the keys”
    if flags & f.WANTS_THAT and not paper and not _copula(line, start + 1, end,
                                                           flags & f.NOUN_TOO):
        return None
    if _has_verb_of_clause(line, start + 1, end, sure=not flags & f.WANTS_CLAUSE) or (
        flags & f.SAY and not own & w.PREPOSITION and fold not in _AMOUNTS
        and (end - start >= 4 or line.any(start, end, QUOTED))
    ):
        return start, end
    if flags & _CLAUSE_OR_HEARER and flags & _ASKS != _ASKS and _verb_in_marks(line, start, end):
        return start, end
    return None


def _only_place(line: Line, start: int) -> bool:
    """Whether a place and a time are told of and no clause: in an interview when pressed on it."""
    for at, own in enumerate(line.bits[start + 1 : line.last], start + 1):
        if own & w.RELATIVE and line.bits[at + 1] & w.FINITE:
            return True  # in a ruling that freed them
        if own & w.FINITE and not own & w.CAPITAL:
            return False
        if own & _COMMA_OR_QUESTION:
            return bool(own & w.QUESTION)
    return False


def _verb_in_marks(line: Line, start: int, end: int) -> bool:
    """Whether a clause's verb may stand in marks behind its subject: voters “deserve it”."""
    for each in line.quotes:
        if start < each < end:
            return not line.bits[each - 1] & BEFORE_NOUN
    return False


def _copula(line: Line, start: int, end: int, noun: int) -> bool:
    """Whether an auxiliary or a form of *be* shows that a clause stands there, no object."""
    for own in line.bits[start:end]:
        if own & _BEFORE_COPULA:
            return False
        if own & w.AUXILIARY:
            first = line.bits[start - 1]
            return bool(first & HEADS_NOUNS) or not (noun or first & WHEN_OR_WHERE)
    return False


def _has_verb_of_clause(line: Line, start: int, end: int, *, sure: bool) -> bool:
    """Whether a clause's verb stands there; ``sure``: not one in -ed that may be a participle."""
    bits, folds = line.bits, line.folds
    for at in range(start, end):
        own = bits[at]
        if sure and own & _OTHER_CLAUSE and (
            folds[at] not in ("and", "or") or bits[at + 1] & FINITE_OR_AUXILIARY
        ):
            return False
        if own & w.FINITE:
            found = _is_verb(line, at, sure)
            if found is not None:
                return found
    return False


def _is_verb(line: Line, at: int, sure: bool) -> bool | None:
    """Whether a form that may be finite is a clause's verb; ``None`` leaves it to what follows."""
    bits, fold = line.bits[at], line.folds[at]
    before = line.bits[at - 1]
    noun = bits & w.CUE and fold in _NOUNS
    if noun and not (before & _BEFORE_PRESENT
                     or line.folds[at - 1].endswith("s")):
        return None
    if bits & w.CAPITAL:
        return None
    if not sure or not fold.endswith("ed"):
        return not noun or not sure
    if before & _BEFORE_PAST or line.folds[at - 1].endswith("s"):
        return line.folds[at + 1] not in _BEFORE_AGENT
    return None
