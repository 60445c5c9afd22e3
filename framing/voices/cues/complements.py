"""What a verb reports: quotations beside it, a clause behind it or before it, an object."""

from __future__ import annotations

from framing.grammar import verb_frames as f
from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    BEFORE_QUOTATION,
    FINITE_OR_AUXILIARY,
    HEADS_NOUNS,
    JOINER_OR_RELATIVE,
    OPENS_REPORT,
    PREPOSITION_OR_JOINER,
    WHEN_OR_WHERE,
)
from framing.grammar.verb_frames import Verb
from framing.grammar.words import QUOTED
from framing.voices.clauses.lines import Content, Line, Phrase
from framing.voices.clauses.passed import SPANS, about, past
from framing.voices.clauses.phrases import MODALS, phrase_start
from framing.voices.clauses.reach import clause_start, content_end
from framing.voices.cues.behind import MAY_REPORT, Behind, behind_verb

_ABOUT = frozenset({"about", "of", "over", "against"})
_ENDING = frozenset({"and", "but", ";", "as"})
_NOT_GOING_ON = frozenset({"who", "which", "adding", "but", "while", "as", "a", "an", "though",
                           "although"})
#: What a whole sentence tells of: in a move that.
_DEEDS = frozenset({"bid", "blow", "case", "decision", "move", "ruling", "setback", "shift", "sign",
                    "step", "victory"})
_BUT = frozenset({"and", "but", "so", "still", "yet"})
_CONTRACTED = frozenset({"he's", "it's", "she's", "that's", "there's"})
_SINCE = frozenset({"after", "before", "since"})
#: Who sits where others speak.
_JUDGING = frozenset({"jurors", "judges", "magistrates", "inquest", "inquiry", "hearing", "jury",
                      "tribunal"})
#: So many items a preposition and its nouns have, as a rule.
_SHORT = 6
_NOUNS = listed("noun_too")
#: So many items behind *and* a subject may take up.
_LONGEST_SUBJECT = 9
_HEADS_SECOND_HALF = HEADS_NOUNS | w.NUMBER
_SIGN_OR_JOINER_OR_QUOTED = w.SIGN | w.JOINER | QUOTED
_CUE_OR_QUOTED = w.CUE | QUOTED
_ENDS_CLAUSE = w.COMMA | w.DASH | QUOTED | w.BRACKET
_ENDS_SUBJECT = w.FINITE | w.SIGN | QUOTED | w.RELATIVE | w.JOINER
_THAT_OR_FINITE = w.THAT | w.FINITE
_ENDS_ADVERBIAL = (w.COMMA | w.DASH | QUOTED | w.PREPOSITION | w.FINITE
                   | w.JOINER | w.THAT | w.RELATIVE)


def reports_nothing(line: Line, before: int, verb: Verb, behind: Behind) -> bool:
    """Whether a verb reports nothing, whoever its subject on the left is: showed the way.

    Nothing is reported behind it, nor can a clause or a quotation before it be.
    """
    if behind.complement:
        return False
    if line.quotes and line.quotes[0] < before:
        return False
    if "as" in line.folds and line.folds[line.edge(before) - 1] == "as":  # as Ito told us, …
        return False
    return not (verb.flags & MAY_REPORT and line.any(0, before, w.COMMA)
                and _ends_here(line, behind.start))


def reported(line: Line, at: int, after: int, verb: Verb, speaker: Phrase | None,
             passive: bool, known: Behind | None = None) -> tuple[list[Content], list[int]]:
    """The stretches and the quotations that a verb reports.

    *The bolts had rusted, Ito said*; *Ito said the bolts had rusted*; *“Rust,” Ito said, “killed
    them.”* ``after`` is the item behind the verb, or behind its speaker where that follows it;
    ``known`` what stands there, if it is known.
    """
    bits = line.bits
    contents: list[Content] = []
    quoted: list[int] = []
    inverted = speaker is not None and speaker.start > at
    first = at if speaker is None or inverted else speaker.start
    if passive and speaker is None:
        first = _hearers_start(line, at)
    left, as_said = _begins(line, first, verb)
    # Behind what is reported: “…,” X said; the dam is safe, X said.
    parted = bool(bits[left - 1] & w.COMMA)
    behind = bool(bits[left - 1 - parted] & QUOTED)
    if behind:
        quoted.append(left - 1 - parted)
    if known:
        start, complement = known
    elif speaker and inverted and not bits[after] & (OPENS_REPORT | w.QUESTION * passive) and not (
        passive and line.folds[after] == "to" and speaker.start < after  # was told by Ito to wait
    ):
        start, complement = past(line, after, verb), None
    else:
        start, complement = behind_verb(
            line, after, verb, passive, paper=speaker is not None and _is_paper(line, speaker))
    comma = _comma_behind(line, start) if as_said and not (behind or inverted or passive) else -1
    if comma >= 0:
        _around_as(line, left, comma, contents, quoted)
        return contents, quoted
    begins = -1
    if parted and not behind and line.quotes and verb.flags & f.SAYS:
        begins = _began_in_marks(line, left - 1)
    placed = False
    if complement and _is_place(line, complement[0]):
        placed = parted and not inverted and _only_placed(line, complement[0], left - 1)
        if behind or begins >= 0 or placed:
            complement = None  # “…,” X said | in a letter printed on Friday
    if complement and behind and not inverted and line.taken and (
        line.folds[complement[0] - 1] == "that" and _is_woven_in(line, left - 1 - parted)
    ):
        quoted.clear()  # After Roe spoke of a “fine port,” | X said that
    does_more = verb.flags & f.ING and speaker and _does_more(line, speaker.head, at)
    if complement:
        if parted and not behind and not inverted and speaker and (
            _goes_on_with_that(line, after, complement[0])
        ):
            _first_half(line, left - 1, contents)
        _hold(line, complement, contents, quoted)
    elif verb.flags & MAY_REPORT and left > 1 and not does_more and (
        placed or _ends_here(line, start)
    ) and (
        _is_woven_in(line, left - 1 - parted) if behind and not inverted
        else (parted or behind) and not verb.flags & f.ONLY_MARKS
    ):
        _before_verb(line, left - parted, start, speaker, parted, contents, quoted)
    elif begins >= 0:
        contents.append((begins, left - 1))
    # What goes on behind the cue: “…,” X said, “…”
    if behind or inverted or (parted and contents):
        _quoted_behind(line, after, quoted)
    return contents, sorted(set(quoted)) if len(quoted) > 1 else quoted


def is_court(line: Line, at: int) -> bool:
    """Whether a body stands there, or its members, to which others speak: the court | heard."""
    own = line.bits[at]
    return (bool(own & w.BODY) and not own & w.ROLE) or line.folds[at] in _JUDGING


def _hearers_start(line: Line, at: int) -> int:
    """Where those begin who are told or heard: S, *a court* heard; S, *it* was reported."""
    hearer = line.before(at)
    if line.folds[hearer] == "it":
        return hearer
    return phrase_start(line, hearer) if hearer > 0 and is_court(line, hearer) else at


def _begins(line: Line, left: int, verb: Verb) -> tuple[int, bool]:
    """Where a verb's clause begins, adverbs and *as* with it, and whether it is *as X said*."""
    while left > 0 and line.bits[left - 1] & w.ADVERB:
        left -= 1
    behind_as = left > 0 and line.folds[left - 1] == "as"
    as_said = behind_as and _is_as_said(line, left - 1, verb)
    if as_said or (behind_as and left > 1 and verb.flags & f.SPEECH):
        left -= 1  # “…,” as X put it
    return left, as_said


def _goes_on_with_that(line: Line, after: int, start: int) -> bool:
    """Whether a clause that the speaker parts goes on: Tests suggest, Ito said, | that it is."""
    return start == after + 2 and line.folds[after + 1] == "that" and bool(
        line.bits[after] & w.COMMA and line.bits[start] & _HEADS_SECOND_HALF)


def _only_placed(line: Line, at: int, ends: int) -> bool:
    """Whether a place is told of behind a cue and its clause: It fell, Ito said | in a note.

    ``ends`` is the comma behind that clause, ``at`` the item behind the cue.
    """
    if not line.bits[at] & w.PREPOSITION or line.folds[at] == "to" or about(line, at):
        return False
    start = clause_start(line, ends)
    return not line.bits[start] & PREPOSITION_OR_JOINER and (
        line.any(start, ends, FINITE_OR_AUXILIARY))


def _does_more(line: Line, start: int, at: int) -> bool:
    """Whether a participle tells what else somebody does: Ito *left*, | adding; not is adding."""
    return any(own & FINITE_OR_AUXILIARY == w.FINITE for own in line.bits[start:at])


def _is_paper(line: Line, speaker: Phrase) -> bool:
    """Whether a paper states something: the poll, a University of New Ellery poll."""
    head = speaker.head
    if line.any(speaker.start, head, w.PAPER):
        return True
    if line.folds[head] != "of" or not line.bits[head - 1] & w.CAPITAL:
        return False
    head += 1
    while line.bits[head] & w.CAPITAL:
        head += 1
    return bool(line.bits[head] & w.PAPER)


def _comma_behind(line: Line, at: int) -> int:
    """Where a comma ends where and when somebody spoke, else -1: as Ito told us in June."""
    if line.folds[at] in _ABOUT or not _ends_here(line, at):
        return -1
    return line.find(at, line.last, w.COMMA, unless=_ENDS_CLAUSE)


def _is_as_said(line: Line, at: int, verb: Verb) -> bool:
    """Whether *as* opens a clause that says whose words stand around it.

    *As Ito told us, the dam is safe*; not *as rich as Ito said*, nor *as the storm showed*.
    """
    if not verb.flags & (f.INVERTING | f.HEARER) or verb.flags & f.ING:
        return False
    return at == 0 or bool(line.bits[at - 1] & w.COMMA) or (
        at == 1 and bool(line.bits[0] & w.JOINER))


def _around_as(line: Line, left: int, comma: int, contents: list[Content],
               quoted: list[int]) -> None:
    """What stands behind *as X said,* and the half before it: The port is, as Ito said, too small.

    ``left`` is the item of *as*, ``comma`` the one behind the cue.
    """
    if line.bits[left - 1] & w.COMMA and left > 1:
        begin = clause_start(line, left - 1)
        if left - begin > 2 and line.any(begin, left - 1, FINITE_OR_AUXILIARY):
            _hold(line, (begin, left - 1), contents, quoted)
        if line.bits[comma + 1] & JOINER_OR_RELATIVE:
            return
    end = content_end(line, comma + 1)
    colon = next((at for at in range(comma + 1, end) if line.bits[at] & w.COLON), end)
    _hold(line, (comma + 1, colon), contents, quoted)


def _began_in_marks(line: Line, ends: int) -> int:
    """Where a clause began that a quotation heads, else -1: “We reject it” in full, | X said there.

    Nobody else has said anything in between.
    """
    begin = clause_start(line, ends)
    if not line.bits[begin] & QUOTED or line.any(begin + 1, ends, _CUE_OR_QUOTED):
        return -1
    return begin if line.any(begin + 1, ends, w.WORDY) else -1


def _is_woven_in(line: Line, quotation: int) -> bool:
    """Whether a quotation ends a clause that goes with it: The law will “never die,” X said."""
    before = line.bits[quotation - 1] if quotation else 0
    return bool(before & w.WORDY) and not before & w.PAPER


def _is_place(line: Line, at: int) -> bool:
    """Whether a place or a circumstance is told of: in …, as …, while …; without *that*."""
    return bool(line.bits[at] & PREPOSITION_OR_JOINER) and line.folds[at - 1] != "that"


def _hold(line: Line, complement: Content, contents: list[Content], quoted: list[int]) -> None:
    """Keep what stands behind a verb: as a clause, unless all of it is in marks."""
    first, last = complement
    quoted += [each for each in line.quotes if first <= each < last]
    for own in line.bits[first:last]:
        if not own & _SIGN_OR_JOINER_OR_QUOTED:
            contents.append(complement)
            break


def _before_verb(line: Line, ends: int, start: int, speaker: Phrase | None, parted: bool,
                 contents: list[Content], quoted: list[int]) -> None:
    """What stands before speaker and verb: the dam is safe, X said; with a second half behind."""
    bits = line.bits
    if bits[ends - 1] & w.RELATIVE:  # a bill which, polls show, | few like
        if bits[start] & w.COMMA:
            contents.append((start + 1, content_end(line, start + 1)))
        return
    begin = clause_start(line, ends)
    wordy = len([each for each in bits[begin:ends] if each & w.WORDY])
    if parted and bits[start] & w.COMMA and (
        wordy or (ends == 1 and line.folds[0] in _BUT)  # But, Ito said, S
    ) and _goes_on_behind_cue(line, start + 1):
        contents.append((begin, ends))
        contents.append((start + 1, content_end(line, start + 1)))
    elif (wordy >= 4 or (wordy >= 2 and (
        bits[begin] & QUOTED or line.any(begin, ends, w.FINITE)
    ))) and not _is_adverbial(line, begin, ends):
        contents.append((begin, ends))
        quoted += [each for each in line.quotes if begin <= each < ends]


def _is_adverbial(line: Line, begin: int, ends: int) -> bool:
    """Whether no clause stands there, only nouns behind a preposition: In his view, | Ito left."""
    return bool(line.bits[begin] & w.PREPOSITION) and ends - begin < _SHORT and not any(
        line.bits[at] & w.FINITE and line.folds[at] not in _NOUNS for at in range(begin, ends))


def _first_half(line: Line, ends: int, contents: list[Content]) -> None:
    """The half of a clause before a cue that *that* goes on behind: Tests suggest, | Ito said."""
    begin = clause_start(line, ends)
    if ends - begin > 1 and line.any(begin, ends, w.FINITE) and not (
        line.bits[begin] & PREPOSITION_OR_JOINER or line.bits[begin] & QUOTED
    ):
        contents.append((begin, ends))


def _quoted_behind(line: Line, after: int, quoted: list[int]) -> None:
    """The quotations that go on behind a verb: “…,” X said, “…” and “…”."""
    bits = line.bits
    for each in line.quotes:
        if each >= after and (
            bits[each - 1] & BEFORE_QUOTATION
            or line.folds[each - 1] in ("and", "adding")
        ):
            quoted.append(each)


def _goes_on_behind_cue(line: Line, at: int) -> bool:
    """Whether a clause goes on behind a cue in it: The fault, Ito said, | lay in a bolt."""
    own, fold = line.bits[at], line.folds[at]
    if fold == "and":
        return _joined_goes_on(line, at + 1)
    if not own & w.WORDY or fold in _NOT_GOING_ON or _is_when(line, at) or (
        fold == "in" and line.folds[at + 1] in _NOT_GOING_ON  # in a move that
        and line.folds[at + 2] in _DEEDS
    ) or (
        own & w.CUE and fold.endswith("ing")
    ):
        return False
    return line.any(at, line.last, w.FINITE) or fold in _CONTRACTED


def _is_when(line: Line, at: int) -> bool:
    """Whether it is told when somebody spoke: …, Ito said, | three months after she had left."""
    folds = line.folds
    return folds[at + 1] in SPANS and folds[at + 2] in _SINCE


def _joined_goes_on(line: Line, at: int) -> bool:
    """Whether *and* goes on with what is reported: …, Ito said, and | two locks would be shut.

    Not where it tells what the speaker does, or what somebody else says: …, and sat down; …, and
    records show.
    """
    bits, folds = line.bits, line.folds
    if folds[at] in MODALS or folds[at] == "that":
        return True
    for each in range(at, min(at + _LONGEST_SUBJECT, line.last)):
        own = bits[each]
        if own & w.AUXILIARY and not own & w.CAPITAL:
            return each > at and (not bits[at] & w.PRONOUN or folds[each] in MODALS) and (
                not line.any(each, line.last, _CUE_OR_QUOTED))
        if own & _ENDS_SUBJECT:
            break
    return False


def _ends_here(line: Line, at: int) -> bool:
    """Whether nothing is left behind a verb that it could report: the end, or where and when."""
    last, bits, folds = line.last, line.bits, line.folds
    while at < last:
        own = bits[at]
        if own & _ENDS_CLAUSE or folds[at] in _ENDING:
            return True
        if not own & WHEN_OR_WHERE:
            return False
        at += 1
        if own & w.PREPOSITION:
            while at < last and not bits[at] & _ENDS_ADVERBIAL:
                at += 1
            if bits[at] & _THAT_OR_FINITE:
                return False
    return True
