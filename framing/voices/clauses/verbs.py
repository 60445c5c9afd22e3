"""Verbs of saying: whether a form stands as one, and who its subject is."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    ADVERB_OR_AUXILIARY,
    CAPITAL_OR_PRONOUN,
    CAPITAL_OR_ROLE,
    COMMA_OR_RELATIVE,
    DETERMINER_OR_CAPITAL_OR_ROLE,
    FINITE_OR_AUXILIARY,
    FINITE_OR_SUBJECT,
    SPEAKS,
)
from framing.grammar.words import ENDS_IN_COMMA, QUOTED
from framing.voices.clauses.infinitives import bound, led
from framing.voices.clauses.inversion import inverted
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.participles import of_participle
from framing.voices.clauses.phrases import MODALS, ends_subject, is_contact, one_thing
from framing.voices.clauses.subjects import JOINS_VERBS, clause_subject, subject, with_insertion

_MUTE = listed("mute")
_ANYBODY = listed("nobody")
_NOUNS = listed("noun_too")
_COMMENTS = listed("comment")
#: Endings of nouns for people who do something.
_DOERS = ("maker", "holder", "ist", "man", "woman", "ian", "ger", "ner", "ter", "tor", "dent")
_AUTHOR = frozenset({"i", "we", "you", "let", "let's"})
#: Words that stand before a noun or alone: many claim, this shows.
_HEADLESS = frozenset({"all", "both", "many", "some", "most", "few", "several", "others", "that",
                       "this", "one", "another", "those"})
#: What a title in marks stands behind, so that no speech ends there.
_CALLED = frozenset({"called", "dubbed", "entitled", "headlined", "named", "titled"})
#: Participles for those whom a poll counts: two-thirds of those | polled say.
_SURVEYED = frozenset({"surveyed", "polled", "interviewed", "questioned", "canvassed"})
_BEFORE_VERB = frozenset({"to", "by", "in", "as", "past", "beyond"})
_BEFORE_INFINITIVE = frozenset({"on", "used"})
#: Whose pledge it is, as hers and the mayor's are: their pledge to mend the weir.
_OWNERS = frozenset({"his", "their"})
#: Words behind which a speaker may follow the verb: as said Ito.
INVERTS = frozenset({"as", "so", "than"})
_BEFORE_VERB_IN_S = (w.CAPITAL | w.PRONOUN | w.ROLE | w.PAPER | w.BODY | w.COMMA | QUOTED
                     | w.ADVERB | w.RELATIVE | w.AUXILIARY)
_WORDY_OR_COMMA = w.WORDY | w.COMMA
_OWNER_OR_PREPOSITION = w.POSSESSIVE | w.DETERMINER | w.PREPOSITION
#: What stands between an article and its noun.
_SAYS_WHICH = w.ADJECTIVE | w.NUMBER
_NO_NOUN_PHRASE = w.FINITE | w.PREPOSITION | w.SIGN | w.JOINER
_BEHIND_NOUN = w.PREPOSITION & ~w.THAT
_BEFORE_BASE_NOUN = w.DETERMINER | w.PREPOSITION | w.FINITE | w.ADJECTIVE
_BEFORE_ACTIVE = w.PRONOUN | w.CAPITAL | w.COMMA | w.ADVERB | w.AUXILIARY | QUOTED
_QUOTED_OR_COLON = QUOTED | w.COLON
_COMMA_OR_DASH_OR_BRACKET = w.COMMA | w.DASH | w.BRACKET
#: Prepositions before a participle that is no noun if something follows: was fired for saying that.
_BEFORE_GERUND = frozenset({"for", "after", "before"})
_BEHIND_GERUND = w.THAT | w.PRONOUN | w.DETERMINER | w.CAPITAL | w.PREPOSITION | QUOTED
#: What stands before nouns that look like verbs: executive orders.
_OF_ORDERS = frozenset({"executive"})
_FINITE_OR_SIGN = w.FINITE | w.SIGN
_NO_ADJECTIVE = w.ROLE | w.BODY | w.PAPER | w.CAPITAL | w.AUXILIARY | w.ADVERB
#: Adjectives of claims that no ending shows.
_EPITHETS = frozenset({"bogus", "false", "latest", "new", "old", "own", "recent", "wild"})
_BEFORE_NOUN_IN_S = frozenset({"of", "the", "these", "those"})
#: So far before another one the infinitive may stand that *and* joins to it.
_FAR_JOINED = 14
_ADVERB_NO_VERB = w.ADVERB | w.AUXILIARY | w.CAPITAL
_SPEAKER = w.ROLE | w.BODY | w.PAPER | w.CAPITAL
_GOES_ON = w.PREPOSITION | w.FINITE | w.COMMA
#: What makes a verb of a word before it that may be a noun: step up, phase out.
_PARTICLES = frozenset({"up", "down", "out", "off", "away", "back"})
_NO_PLAIN_FORM = w.DETERMINER | w.PRONOUN | w.CAPITAL | w.TIME | w.NUMBER | QUOTED
_NO_EPITHET_OF_ROLE = w.PREPOSITION | w.PRONOUN | w.JOINER | w.THAT | w.TIME | w.AUXILIARY


def stands_as_verb(line: Line, at: int, form: str, flags: int) -> bool:
    """Whether a form that could be a noun or an adjective stands as a verb.

    Not in *the leaked report*, *the mayor's claim*, *of claims*; in *the report claims that*.
    """
    bits = line.bits
    before = bits[at - 1]
    if bits[at] & w.CAPITAL and at and before & _WORDY_OR_COMMA and not line.headline:
        return False  # …, State Police Lt. Roe said
    if bits[at] & w.CAPITAL and before & QUOTED and bits[at + 1] & w.CUE and not line.headline:
        return False  # “…?” Bash asked
    if before & _OWNER_OR_PREPOSITION:
        if before & w.POSSESSIVE and not before & w.PRONOUN:
            return False
        if before & w.DETERMINER and not before & w.PRONOUN and not (
            before & w.NUMBER and bits[at - 2] & w.PREPOSITION  # a study in 2018 warned
        ) and (
            line.folds[at - 1] not in _HEADLESS if flags & f.ADJECTIVE_TOO
            else line.folds[at - 1] in w.ARTICLES
        ):
            return False
        if before & w.PREPOSITION and not before & w.CAPITAL and flags & f.NOUN_OR_ED and (
            line.folds[at - 1] not in _BEFORE_VERB
            and not (flags & f.ING and line.folds[at - 1] in _BEFORE_GERUND
                     and bits[at + 1] & _BEHIND_GERUND)
        ):
            return False
    if (flags & f.NOUN_TOO and bits[at - 2] & w.POSSESSIVE and _is_epithet(line, at - 1)) or (
        form == "hearing" and line.any(at - 3, at, w.DETERMINER)
    ):
        return False  # the mayor's false claim; a closed hearing
    if flags & f.ING and flags & f.NOUN_TOO and _is_noun_in_ing(line, at):
        return False
    if flags & f.BASE:
        return _base_form(line, at, form)
    if flags & f.PARTICIPLE and line.folds[at - 1].endswith("ly") and before & w.ADVERB and (
        bits[at - 2] & w.NUMBER or line.folds[at - 2] in w.ARTICLES
    ):
        return False  # 11 internationally recognized parks
    return _verb_in_s(line, at, flags) if flags & f.NOUN_IN_S else True


def _verb_in_s(line: Line, at: int, flags: int) -> bool:
    """Whether a form in -s that is a plural too stands as a verb: *she claims*, not *of claims*."""
    bits, folds = line.bits, line.folds
    before = bits[at - 1]
    if folds[at - 1] in _OF_ORDERS:
        return False  # executive orders
    if before & w.DETERMINER and folds[at - 1] in w.PLURALS:
        return False  # those claims
    if ends_subject(line, at):
        return False
    if before & _BEFORE_VERB_IN_S and (
        not bits[at + 1] & _BEHIND_NOUN
        or (flags & f.CALL and folds[at + 1] == "for")
        or (before & CAPITAL_OR_PRONOUN and folds[at + 1] == "in"
            and bits[at + 2] & w.DETERMINER)  # Roe notes in an essay
    ):
        return True
    if folds[at + 1] == "that" and not before & CAPITAL_OR_PRONOUN and (
        bits[at + 2] & FINITE_OR_SUBJECT == w.FINITE or _joins_adverb(line, at + 2)
    ):
        return False  # pledges that step up the pace
    if folds[at + 1] == "that" or (
        before & SPEAKS and bits[at + 1] & w.PREPOSITION
        and "that" in folds[at + 3 : at + 6]
        and not line.any(at + 2, at + 6, _FINITE_OR_SIGN)
    ):  # the note states with some pride that; not raised grave fears that
        return not before & _BEFORE_BASE_NOUN and (
            bool(before & SPEAKS) or not bits[at - 2] & w.FINITE)
    return bool(line.quotes) and at + 1 >= line.last and _only_verb(line, at)


def _joins_adverb(line: Line, at: int) -> bool:
    """Whether a plain form and an adverb make a verb of a plural: pledges that | step up."""
    return line.folds[at + 1] in _PARTICLES and not line.bits[at] & _NO_PLAIN_FORM and (
        not line.folds[at].endswith("s"))


def _is_noun_in_ing(line: Line, at: int) -> bool:
    """Whether a form in -ing is a noun: *a fog warning posted*, *a long ruling that*."""
    bits, folds = line.bits, line.folds
    return bool(bits[at + 1] & w.FINITE) or (
        at > 1 and folds[at - 2] in w.ARTICLES
        and bool(bits[at - 1] & _SAYS_WHICH) and not bits[at - 1] & SPEAKS
    ) or (at > 2 and folds[at - 2] == "-" and bool(bits[at - 3] & w.NUMBER))  # a 62-page ruling


def _is_epithet(line: Line, at: int) -> bool:
    """Whether a word may be an adjective between an owner and a noun: Roe's | false | claim."""
    fold = line.folds[at]
    return fold in _EPITHETS or (
        bool(line.bits[at] & w.ADJECTIVE or fold.endswith("ed"))
        and not line.bits[at] & _NO_ADJECTIVE)


def _only_verb(line: Line, at: int) -> bool:
    """Whether a noun phrase alone stands between a quotation and a verb: “…,” the paper reports."""
    bits = line.bits
    start = line.rfind(0, at, QUOTED) + 1
    return start > 0 and bool(bits[start - 1] & ENDS_IN_COMMA) and at - start > 1 and (
        bool(bits[start] & w.DETERMINER) and not line.any(start, at, _NO_NOUN_PHRASE))


def _base_form(line: Line, at: int, form: str) -> bool:
    """Whether a base form has a subject or an auxiliary it agrees with: will say, nurses say."""
    bits, folds = line.bits, line.folds
    if folds[at + 1] in MODALS and is_contact(line, at):
        return True  # a move critics say could fail
    before = at - 1
    while before >= 0 and bits[before] & _ADVERB_NO_VERB == w.ADVERB:
        before -= 1  # not past doesn't
    own = bits[before]
    if own & w.DASH:  # nurses – who are new – say
        before = line.rfind(1, before, w.DASH) - 1
        own = bits[before]
    if before < 0 or own & QUOTED:
        return bool(own & QUOTED) and not form.endswith("s") and form not in _NOUNS
    if own & ADVERB_OR_AUXILIARY:
        return True
    fold = folds[before]
    if fold == "to":
        return folds[before - 1] in _BEFORE_INFINITIVE or bound(line, before) is not None or (
            _joined_infinitive(line, before) > 0 or led(line, before) is not None)
    plural = fold in w.PLURALS or fold in _SURVEYED
    if own & _BEFORE_BASE_NOUN and not plural and not own & w.ROLE and not (
        own & w.PAPER and form != "state"  # documents show; but orders state nurses
    ) and not (
        fold in _NOUNS and fold.endswith("s") and folds[before - 1] in _BEFORE_NOUN_IN_S
    ):  # a group of states | argue
        return False
    if plural or own & COMMA_OR_RELATIVE or fold == "and":
        return True
    if w.ends_as_plural(fold):
        return not one_thing(line, before)
    if own & w.CAPITAL and line.any(0, before, w.JOINER):
        return True
    article = one_thing(line, at)
    if article and not bits[article - 1] & w.PREPOSITION:
        return False  # homes pay a flat charge; but the seeds of a plan say
    found = subject(line, at)
    return found is not None and found.head <= before and (  # sources close to the mayor | say
        any(w.is_plural(folds[each]) and not (bits[each] | bits[each + 1]) & w.DETERMINER
            for each in range(found.start, found.head)))  # no plan that achieves its goal


def _joined_infinitive(line: Line, to: int) -> int:
    """The *to* of the infinitive that another goes on, else 0: rose *to* deny it and | to warn."""
    if line.folds[to - 1] in JOINS_VERBS:
        for at in range(to - 2, max(to - _FAR_JOINED, 0), -1):
            if line.folds[at] == "to" and (at + 1 in line.taken or bound(line, at) is not None):
                return at
    return 0


def is_negated(line: Line, at: int) -> bool:
    """Whether the verb is denied: has never said, didn't say."""
    bits = line.bits
    at -= 1
    while at >= 0 and bits[at] & ADVERB_OR_AUXILIARY:
        fold = line.folds[at]
        if fold in w.NEGATORS or fold.endswith("n't"):
            return True
        at -= 1
    return False


def is_short_passive(line: Line, at: int, after: int, flags: int) -> bool:
    """Whether a participle by itself is passive: a plan *backed by* the port, *described as*."""
    if not flags & f.PARTICIPLE or line.bits[at - 1] & _BEFORE_ACTIVE:
        return False
    fold = line.folds[after]
    return fold == "by" or (fold == "as" and line.folds[line.edge(at) - 1] != "what")


def speaker_is_author(line: Line, before: int) -> bool:
    """Whether it is the writer who says or thinks: I think, we believe."""
    return line.folds[before] in _AUTHOR


def is_nobody(line: Line, speaker: Phrase) -> bool:
    """Whether it is somebody who has not spoken: *by the time anyone rules on “…”*."""
    folds = line.folds
    return folds[speaker.start] == "there" or (
        not _ANYBODY.isdisjoint(folds[speaker.start : speaker.head]))


def can_speak(line: Line, speaker: Phrase) -> bool:
    """Whether a noun phrase can be somebody who says or a paper that states.

    *The ferry workers*, *a report*, *she* can; *the images*, *anyone* can't.
    """
    return not is_nobody(line, speaker) and may_speak(line, speaker, f.OF_THINGS)


def may_speak(line: Line, speaker: Phrase, flags: int) -> bool:
    """Do as :func:`can_speak` does, of somebody who isn't nobody."""
    bits = line.bits
    start, head, _ = speaker
    own = bits[start]
    if own & w.QUESTION and not own & w.CAPITAL:
        return False
    if line.folds[start].endswith("ing") and bits[start + 1] & w.DETERMINER and head > start + 1:
        return False  # sounding a theme her campaign | had stressed
    behind = start
    if own & w.DETERMINER and not own & w.PRONOUN:
        behind += 1
    if line.folds[behind] in _COMMENTS and head > behind + 1 and (
        line.bits[start - 1] & w.COMMA or line.folds[start - 1] in w.ARTICLES
    ) and not line.any(behind, head, w.POSSESSIVE):
        return False  # …, a claim voters | have disputed
    if flags & f.OF_THINGS:
        behind = _behind_owner(line, behind, head)
    speaks = line.any(behind, head, SPEAKS)
    if speaks and _MUTE.isdisjoint(line.folds[behind:head]):
        return True
    if not _MUTE.isdisjoint(line.folds[start:head]):
        return False
    if not flags & f.OF_THINGS:
        return True
    last = line.folds[head - 1]
    if last.endswith(_DOERS) and not line.any(start, head, w.QUESTION):
        return True
    return w.is_plural(last) or last.endswith("'s") or last in _OWNERS


def _behind_owner(line: Line, start: int, head: int) -> int:
    """Where a thing begins behind its owner, who does not do what it does: Roe's | trade war."""
    owner = line.rfind(start, head - 1, w.POSSESSIVE)
    return owner + 1 if owner >= 0 else start


def is_anonymous(line: Line, at: int) -> bool:
    """Whether a verb may report without a speaker: a participle by a quotation, “…,” adding."""
    return bool(line.bits[at - 1] & w.COMMA and line.bits[at - 2] & QUOTED) and (
        line.folds[at].endswith("ing"))


def speaker_of(line: Line, at: int, before: int, flags: int,
               earlier: Phrase | None) -> Phrase | None:
    """Whose verb it is: the subject before it, or behind it where that is inverted.

    ``before`` is the item before the verb and its auxiliaries, ``earlier`` the speaker of the cue
    before: *Ito said no and added*.
    """
    bits = line.bits
    if flags & f.ING and not line.any(before + 1, at, w.AUXILIARY):
        return of_participle(line, at, before, earlier)
    if line.folds[at - 1] == "having":
        if not bits[at - 2] & w.COMMA:
            return None  # Ito left, Roe having complained of it
        return earlier or clause_subject(line, at - 1)  # Ito has left, having said so
    own = bits[before]
    if before < 0 or own & QUOTED or (own & w.COMMA and bits[before - 1] & QUOTED):
        left = None
        if own & ENDS_IN_COMMA and (
            not flags & f.SPEECH or line.folds[before - 1] in _CALLED or _says_clause(line, at)
        ):  # the ad, titled “Wrong for Ellery,” says
            left = with_insertion(line, before)
        if left is None and line.any(before + 1, at, w.AUXILIARY):
            return None  # that “nobody” would believe it
        return left or inverted(line, at)
    if own & _COMMA_OR_DASH_OR_BRACKET:
        left = _before_dashes(line, at, before) if own & w.DASH else subject(line, at, before)
        if left is None and (_may_invert(line, at, flags) or _inverts_at_end(line, at, flags)):
            return inverted(line, at)
        return left
    fold = line.folds[before]
    if own & w.TIME:
        joiner = before
        while line.bits[joiner] & w.TIME:
            joiner -= 1
        if line.folds[joiner] in JOINS_VERBS:  # left and earlier this week said
            before, fold = joiner, line.folds[joiner]
    if fold == "to" and bound(line, before) is None:
        to = _joined_infinitive(line, before)
        if to:
            return earlier or subject(line, to + 1, to)
    if fold in INVERTS and _may_invert(line, at, flags):
        return inverted(line, at)
    if fold in JOINS_VERBS and earlier and earlier.start < at:
        return earlier
    found = subject(line, at, before)
    if found and fold in JOINS_VERBS and flags & f.BASE and _orders(line, found):
        return None
    return found


def _orders(line: Line, found: Phrase) -> bool:
    """Whether what seems a subject is a verb that tells the reader to do something.

    *Reply* to this letter and tell us.
    """
    known = f.verbs().get(line.folds[found.start])
    return (found.head == found.start + 1 and known is not None and bool(known.flags & f.BASE)
            and line.edge(found.start) == found.start)


def _says_clause(line: Line, at: int) -> bool:
    """Whether a clause and no speaker follows: Ito, who calls it “old,” | said she would leave."""
    bits = line.bits
    return bool(bits[at + 1] & w.PRONOUN and not bits[at + 1] & w.FINITE
                and bits[at + 2] & FINITE_OR_AUXILIARY)


def _before_dashes(line: Line, at: int, dash: int) -> Phrase | None:
    """The subject before what two dashes set off: *Ito* – who is new there – said."""
    opening = line.rfind(1, dash, w.DASH, unless=_QUOTED_OR_COLON)
    return subject(line, at, opening - 1) if opening > 0 else None


def _may_invert(line: Line, at: int, flags: int) -> bool:
    """Whether a speaker may follow a verb that no quotation stands before: S, said X."""
    bits = line.bits
    own = bits[at + 1]
    if not flags & f.INVERTING or own & w.TIME:
        return False
    if own & DETERMINER_OR_CAPITAL_OR_ROLE:
        return True
    # …, says study leader Ada Roe; says lead author Ada Roe
    if own & w.PAPER:
        return line.any(at + 2, min(at + 4, line.last), w.CAPITAL)
    return bool(own & w.WORDY and not own & _NO_EPITHET_OF_ROLE
                and bits[at + 2] & CAPITAL_OR_ROLE == w.ROLE and bits[at + 3] & w.CAPITAL)


def _inverts_at_end(line: Line, at: int, flags: int) -> bool:
    """Whether a bare speaker ends the line behind a comma and a verb: …, warns union.

    Whoever is told something has not spoken: …, tell Trading Standards.
    """
    bits, last = line.bits, line.last
    return bool(
        not (flags & f.BASE and not flags & f.SPEECH)
        and last - at <= 4 and bits[at - 1] & w.COMMA
        and bits[last - 1] & _SPEAKER
        and not line.any(at + 1, last, _GOES_ON))
