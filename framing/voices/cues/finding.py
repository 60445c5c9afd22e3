"""Cues: the verbs and phrases that say whose words these are, and what they report.

The rules are those of English news; each construction has its function, and what none of them
fits is left to the author.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    ADVERB_OR_AUXILIARY,
    FINITE_OR_AUXILIARY,
    FINITE_OR_SIGN_OR_QUOTED,
    PEOPLE,
    SPEAKS,
    TIME_OR_NUMBER,
)
from framing.grammar.verb_frames import Verb, verbs
from framing.grammar.words import QUOTED
from framing.voices.clauses.inversion import inverted
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.participles import is_passive
from framing.voices.clauses.passed import infinitive
from framing.voices.clauses.phrases import phrase
from framing.voices.clauses.reach import content_end
from framing.voices.clauses.subjects import subject
from framing.voices.clauses.verbs import (
    INVERTS,
    can_speak,
    is_anonymous,
    is_negated,
    is_nobody,
    is_short_passive,
    may_speak,
    speaker_is_author,
    speaker_of,
    stands_as_verb,
)
from framing.voices.cues.behind import Behind, behind_verb
from framing.voices.cues.complements import is_court, reported, reports_nothing
from framing.voices.cues.cue import Cue, make
from framing.voices.cues.objects import says_noun
from framing.voices.cues.phrasal import by_phrase

_VERBS = verbs()
_REPORTED_IF_DENIED = f.CLAUSE | f.THOUGHT
#: What somebody is by others' words who is to do something: were advised to leave.
_TOLD = frozenset({"advised", "begged", "instructed", "told", "urged", "warned"})
_WHEN = frozenset({"when", "if", "once", "whenever"})
_MODALS = frozenset({"can", "could", "may", "might", "must", "should"})
_PROVE = frozenset({"demonstrate", "establish", "prove", "show"})
_NAMED = frozenset({"named", "identified", "quoted"})
_NAMES = frozenset({"name", "names", "surname", "surnames", "identity", "identities"})
#: So many items behind an agent may say who that is: by the director, Ana Ito, that.
_LONGEST_APPOSITION = 12
_PUTS = frozenset({"put", "puts"})
#: What is put at a number by whoever reckons it.
_RECKONED = listed("reckoned")
#: What may say something in an -ing form at a sentence's head without a comma.
_SAYS_ING = w.PRONOUN | w.ROLE | w.BODY | w.PAPER | QUOTED
#: Behind these stands what somebody is to say, and hasn't said: critics should tell us who pays.
_WISHED = frozenset({"should", "must"})


def cues(line: Line, places: Iterable[int]) -> list[Cue]:
    """The cues of a line, in order, among the items that may be ones."""
    found: list[Cue] = []
    speaker = None
    for at in places:
        bits = line.bits[at]
        cue = _verb(line, at, speaker) if bits & w.CUE else None
        told = cue is not None
        if cue is None and bits & w.KEY:
            cue = by_phrase(line, at)
        if cue:
            if found and cue.quoted and (
                _is_told_of(line, cue, found) if told else _is_passed_on(line, cue, found)
            ):
                cue = cue._replace(quoted=())
            found.append(cue)
            line.taken.add(cue.at)
            if told and (speaker is None or not _is_aside(line, cue, found)):
                speaker = cue.speaker  # according to X, Y left, saying so: Y
    return found


def _is_aside(line: Line, cue: Cue, found: list[Cue]) -> bool:
    """Whether a noun is all that a verb gives inside what another reports: said they denied it."""
    verb = _VERBS[line.folds[cue.at]]
    return bool(verb.flags & f.OBJECT) and any(
        start <= cue.at < end for each in found[:-1] for start, end in each.contents
    ) and _by_noun_alone(line, cue.end, verb)


def _is_told_of(line: Line, cue: Cue, before: list[Cue]) -> bool:
    """Whether marks behind a cue are the words of whoever reports it: said he felt “so”.

    Whoever thinks, and a thing that offers, shows or means something, is told of by another.
    """
    speaker, verb = cue.speaker, _VERBS.get(line.folds[cue.at])
    if speaker is None or verb is None:
        return False
    thinks = verb.flags & f.THOUGHT and (
        not verb.flags & f.SPEECH or line.bits[speaker.start] & w.PRONOUN)  # who agreed “…”
    shows = verb.flags & f.OF_THINGS and not line.any(speaker.start, speaker.head, SPEAKS)
    if not (thinks or shows or line.folds[speaker.start] == "it"):
        return False
    return any(start <= cue.at < end for each in before for start, end in each.contents)


def _is_passed_on(line: Line, cue: Cue, before: list[Cue]) -> bool:
    """Whether another says what a phrase reports: Ito said it was “so,” | according to the Post."""
    for each in before:
        verb = _VERBS.get(line.folds[each.at])
        if each.speaker and verb and verb.flags & f.SAYS and any(
            start <= quote < end for start, end in each.contents for quote in cue.quoted
        ) and cue.contents and cue.contents[0][0] < each.at:
            return True
    return False


def _verb(line: Line, at: int, earlier: Phrase | None) -> Cue | None:
    """A verb of saying with its speaker and what it reports: *Ito said it was safe*.

    ``earlier`` is the speaker of the cue before it, which a joined verb shares.
    """
    form = line.folds[at]
    verb = _VERBS[form]
    _, flags, particle = verb
    after = at + 1
    if particle:
        if line.folds[after] != particle:
            return _puts_at(line, at) if form in _PUTS else None
        after += 1
    if not stands_as_verb(line, at, form, flags) or _of_the_interview(line, at, after, flags) or (
        form == "read" and line.folds[after] in ("it", "them")  # who has read it, the plan is dead
    ):
        return None
    before = at - 1
    if line.folds[before] in _WISHED or (
        flags & f.ING and before == 0 and not line.bits[0] & _SAYS_ING
    ) or (form == "told" and before == 0 and is_court(line, 0)):
        return None  # Try telling them that; a headline's Court told of theft
    if line.bits[before] & ADVERB_OR_AUXILIARY:
        before = line.before(at)
        if not flags & _REPORTED_IF_DENIED and is_negated(line, at):
            return None
    if speaker_is_author(line, before) or (
        flags & f.ING and (line.folds[at - 1] == "without"  # left without saying why
                           or (before == 0 and line.bits[0] & w.PREPOSITION))  # After calling it
    ):
        return None
    if is_passive(line, at, flags) or is_short_passive(line, at, after, flags):
        return _passive(line, at, after, verb)
    cue = _active(line, at, after, before, verb, earlier)
    return _of_quoted(line, cue) if cue and form == "quoted" else cue


def _passive(line: Line, at: int, after: int, verb: Verb) -> Cue | None:
    """A verb whose speaker stands behind *by*, if anywhere: was told by Ito that it was safe."""
    speaker = _agent(line, after)
    if speaker and speaker.start == after + 1 and is_passive(line, at, verb.flags):
        begins = _clause_of_agent(line, speaker, verb.flags)
        if begins:  # was told by Ito that; not a note written by Ito that
            after = begins
            speaker = Phrase(speaker.start, min(speaker.head, after), after)
    if speaker is None and (
        _without_agent(line, at, after, verb.flags)
        or (verb.flags & f.NAMING and _may_be(line, at))
    ):
        return None
    return _with_contents(line, at, after, verb, speaker, True, None)


def _active(line: Line, at: int, after: int, before: int, verb: Verb,
            earlier: Phrase | None) -> Cue | None:
    """A verb whose subject speaks; ``before`` is the item before it and its auxiliaries."""
    form, flags, known = line.folds[at], verb.flags, None
    if form == "heard" and is_court(line, before):
        known = behind_verb(line, after, verb, False, paper=True)
        return _with_contents(line, at, after, verb, None, True, known)
    if line.bits[before] & w.WORDY and not flags & f.ING and line.folds[before] not in INVERTS:
        known = behind_verb(line, after, verb, False, paper=True)
        if reports_nothing(line, before, verb, known):
            return None
        if flags & f.WANTS_THAT:  # it may not be a paper
            known = None
    speaker = speaker_of(line, at, before, flags, earlier)
    if (speaker is None and not is_anonymous(line, at)) or (
        speaker and (_is_done_to(line, at, after, speaker)
                     or (form in _PROVE and _is_condition(line, at, speaker)))
    ):
        return None
    if speaker and speaker.start > at and before < 0 and flags & f.ING:
        return _opening(line, at, after, verb, speaker)
    if speaker and speaker.start > at:  # inverted
        after = max(after, speaker.end)
    return _with_contents(line, at, after, verb, speaker, False, known)


def _is_done_to(line: Line, at: int, after: int, speaker: Phrase) -> bool:
    """Whether a form in -ed tells what was done to a thing: of 18 lamps *promised* for the port."""
    return line.folds[at].endswith("ed") and bool(line.bits[after] & w.PREPOSITION) and (
        speaker.start < at and not line.any(speaker.start, speaker.head, SPEAKS)
        and not line.folds[speaker.head - 1].endswith(("er", "ers", "ist", "ists"))
        and line.any(after, content_end(line, after), FINITE_OR_AUXILIARY))


def _of_quoted(line: Line, cue: Cue) -> Cue | None:
    """The cue with whoever is quoted as its speaker: “…,” the paper quoted *Ito* as saying."""
    if "as" in line.folds[cue.at : cue.at + _LONGEST_APPOSITION]:
        end = line.folds.index("as", cue.at)
        found = phrase(line, cue.at + 1, end)
        if found and line.folds[end + 1] == "saying" and cue.quoted:
            before = cue.quoted[-1] < cue.at  # else it is what *saying* reports
            return cue._replace(speaker=found._replace(end=end)) if before else None
    return cue


def _puts_at(line: Line, at: int) -> Cue | None:
    """*X put the toll at 41*: what somebody reckons a number to be."""
    bits, folds = line.bits, line.folds
    if not bits[at + 1] & w.DETERMINER and folds[at + 1] not in _RECKONED:
        return None
    for each in range(at + 2, min(at + _LONGEST_APPOSITION, line.last)):
        if folds[each] == "at":
            counted = any(own & w.NUMBER for own in bits[each + 1 : each + 4])
            speaker = subject(line, at) if counted and not _RECKONED.isdisjoint(
                folds[at + 1 : each]) else None
            if speaker is None or not can_speak(line, speaker):
                return None
            return make(line, at, at + 1, folds[at], "neutral", speaker,
                        [(at + 1, content_end(line, at + 1))])
        if bits[each] & FINITE_OR_SIGN_OR_QUOTED and not bits[each - 1] & w.PREPOSITION:  # in need
            break
    return None


def _opening(line: Line, at: int, after: int, verb: Verb, speaker: Phrase) -> Cue | None:
    """A participle at a sentence's head: *Noting that S,* Ito said …."""
    content = behind_verb(line, after, verb, False, paper=False).complement
    if content is None or not can_speak(line, speaker):
        return None
    parted = not line.bits[speaker.start - 1] & QUOTED
    start, end = content[0], min(content[1], speaker.start - parted)
    return make(line, at, after, line.folds[at], verb.stance, speaker, [(start, end)])


def _of_the_interview(line: Line, at: int, after: int, flags: int) -> bool:
    """Whether a verb tells how somebody came to speak: *when asked* why, *asked not to be named*.

    Nor *asked that her name not be used*. None gives words that a reader is to hear.
    """
    folds = line.folds
    if folds[after] == "that" and "not" in folds[after + 2 : after + 6] and (
        not _NAMES.isdisjoint(folds[after + 2 : after + 5])
    ):
        return True
    if folds[at - 1] in _WHEN and flags & f.PARTICIPLE and folds[after] != "by" and not (
        folds[at - 1] == "once" and line.bits[at - 2] & PEOPLE  # Ito once remarked
    ):
        return True
    return folds[after : after + 3] == ["not", "to", "be"] and folds[after + 3] in _NAMED


def _is_condition(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether what can be shown is asked for and not said: if the owner can prove that it held."""
    return (line.folds[at - 1] in ("can", "could")
            and line.folds[speaker.start - 1] in ("if", "unless"))


def _agent(line: Line, after: int) -> Phrase | None:
    """Who did it in the passive: was told *by the harbour master*; not by Friday."""
    folds = line.folds
    for each in range(after, min(after + 12, line.size)):
        if folds[each] == "by":
            speaker = inverted(line, each)
            if speaker and line.bits[speaker.start] & TIME_OR_NUMBER:
                return None
            return speaker
    return None


def _clause_of_agent(line: Line, speaker: Phrase, flags: int) -> int:
    """Where a clause begins behind whoever did it, else 0: was asked by Ito | if she would go."""
    if line.folds[speaker.head] == "that":
        return speaker.head
    for at in range(speaker.head + 2, min(speaker.end, speaker.head + _LONGEST_APPOSITION)):
        if line.folds[at] == "that" and line.bits[at - 1] & w.COMMA:
            return at  # by the director, Ana Ito, that
    if flags & f.ASKED:
        for at in range(speaker.start + 1, min(speaker.end, speaker.head + 1)):
            if line.folds[at] in w.WHETHER:
                return at
    if flags & f.ORDERED and line.folds[speaker.head] == "to" and infinitive(line, speaker.head):
        return speaker.head  # were told by the council | to leave
    return 0


def _may_be(line: Line, at: int) -> bool:
    """Whether the writer calls it so: it can only be described as, might be called."""
    at -= 1
    while at >= 0 and line.bits[at] & ADVERB_OR_AUXILIARY:
        if line.folds[at] in _MODALS:
            return True
        at -= 1
    return False


def _without_agent(line: Line, at: int, after: int, flags: int) -> bool:
    """Whether a passive without *by* reports nothing: was charged with, was called to."""
    fold = line.folds[after]
    if fold == "to":
        return not flags & f.BELIEVED and line.folds[at] not in _TOLD
    if fold in ("with", "of", "for"):
        return True
    # Was quoted as saying: the next cue's.
    return fold == "as" and line.folds[after + 1] in ("saying", "telling")


def _with_contents(line: Line, at: int, after: int, verb: Verb, speaker: Phrase | None,
                   passive: bool, known: Behind | None) -> Cue | None:
    """The cue that a verb is, if it reports anything and its speaker can speak."""
    bits, folds = line.bits, line.folds
    contents, quoted = reported(line, at, after, verb, speaker, passive, known)
    if passive and not quoted:  # accused by a committee of “…”
        for each in line.quotes:
            if each >= after and folds[each - 1 - bool(bits[each - 1] & w.DETERMINER)] in (
                "as", "of", "for", "with"
            ):
                quoted = [each]
                break
    if not contents and not quoted:
        return None
    if speaker:
        if is_nobody(line, speaker) or (
            verb.flags & f.OBJECT and speaker.start < at and len(contents) == 1
            and contents[0][0] == after and not quoted and not says_noun(line, at, speaker)
            and _by_noun_alone(line, after, verb)
        ):
            return None
        surely = quoted and not bits[speaker.start] & w.QUESTION and not (
            contents and verb.flags & f.OF_THINGS)
        if not surely and not may_speak(line, speaker, verb.flags):
            return None
    text = folds[at]
    if verb.particle:
        text = f"{text} {verb.particle}"
    if quoted and not contents and folds[after] == "as" and not verb.flags & f.SPEECH:
        text += " as"
    return make(line, at, max(after, at + 1), text, verb.stance, speaker, contents, quoted)


def _by_noun_alone(line: Line, after: int, verb: Verb) -> bool:
    """Whether only a noun can be what a verb reports: no clause, no infinitive."""
    verb = verb._replace(flags=verb.flags & ~f.OBJECT)
    return behind_verb(line, after, verb, False, paper=False).complement is None
