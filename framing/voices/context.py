"""What only the paragraph tells: whose a quotation is that has no cue of its own.

It goes on after one that has, it follows a sentence about its speaker, or a colon introduces it.
"""

from __future__ import annotations

from bisect import bisect_left

from framing.grammar import words as w
from framing.grammar.listed import listed
from framing.grammar.masks import (
    CAPITAL_OR_PRONOUN,
    CAPITAL_OR_ROLE,
    HEADS_NOUNS_OR_ROLE,
    LINKS,
    PEOPLE,
    SIGN_OR_QUOTED,
)
from framing.grammar.verb_frames import SAYS, WANTS_THAT, verbs
from framing.grammar.words import QUOTED
from framing.voices.clauses.inversion import inverted
from framing.voices.clauses.lines import Line, Phrase
from framing.voices.clauses.openings import behind_opening
from framing.voices.clauses.phrases import COME_BY, phrase, phrase_start
from framing.voices.clauses.subjects import clause_subject, past_participle, up_to_verb
from framing.voices.cues.attribution import Heard, Lines, Source, beside, mention_of, source_of
from framing.voices.cues.finding import cues
from framing.voices.speakers.naming import who

#: What follows the colon behind a quotation and is nobody: ‘We ran’: Years of warnings.
_NO_SPEAKERS = w.REMARKS | listed("mute")
#: Words that point to what is quoted and are nobody: Here is what he said.
_POINTERS = frozenset({"here", "there", "now", "then"})
#: What follows *as* where nobody else does anything: as for the port, as I said.
_NOBODY_ELSE = frozenset({"for", "to", "i", "we", "you", "it", "there"})
_HYPHENS = frozenset({"-", "--"})
#: More items than this are no signature.
_LONGEST_SIGNATURE = 16
_NOT_SIGNED = w.AUXILIARY | w.DASH | QUOTED
#: So many nouns for words are asked whether they bring in a quotation, the nearest first.
_MOST_REMARKS = 8
#: More items than this between two quotations don't join them.
_LONGEST_JOINT = 8
_HE_OR_SHE = frozenset({"he", "she"})
_ENDS_GOING_ON = w.COMMA | w.COLON | w.STOP | w.DASH | w.CUE | w.JOINER
_COMMA_OR_JOINER = w.COMMA | w.JOINER
_FINITE_OR_COLON = w.FINITE | w.COLON
#: Signs that end a sentence inside the marks, where a comma would stand for a stop.
_NO_COMMA_BEHIND = frozenset("!?…")
_STOP_OR_COLON_OR_DASH = w.STOP | w.COLON | w.DASH
_PARTS_FROM_OWNER = w.DETERMINER | w.PREPOSITION | w.FINITE | w.JOINER
_SETS_OFF = w.COLON | w.DASH | w.COMMA | w.BRACKET
_IN_NAMES = w.CAPITAL | w.SIGN | w.PARTICLE | w.JOINER
_SPEAKS = w.CAPITAL | w.PRONOUN | w.ROLE | w.PAPER
_HEADS_NO_SPEAKER = w.QUESTION | w.RELATIVE | w.PREPOSITION
_CLOSES = w.DOUBLE | w.SINGLE
_ENDS_OWNER = w.POSSESSIVE | w.STOP | w.COMMA | w.COLON
#: Whoever answers in an interview without labels: told by the ledger, as for *A*.
ANSWERS = Source(None, None, None, None)
#: So many paragraphs of one quotation are asked whose it is.
_MOST_REOPENED = 40
#: So many questions with an answer make an interview.
_INTERVIEW = 2


def add_from_context(heard: Heard, lines: Lines) -> None:
    """Give quotations without a cue the source that stands before them, or behind."""
    marked, blocks = lines.marked, lines.blocks
    if len(heard.sources) == len(marked):
        return
    before: Source | None = None
    before_block = -1
    answers: list[int] = []
    reporting = _Reporting(heard, lines)
    for number, first in enumerate(marked.firsts):
        sentence = lines.holding(first)
        if number in heard.sources:
            before, before_block = heard.sources[number], blocks[sentence]
            continue
        line = lines[sentence]
        item = line.held.get(-1 - number)
        if item is None and sentence + 1 < len(blocks):
            sentence += 1  # where its words begin
            line = lines[sentence]
            item = line.held.get(-1 - number)
        if item is None:  # a nickname
            continue
        found = (_signed(lines, number)
                 or _in_line(line, item)
                 or _introduced(lines, number, sentence)
                 or _in_next_sentence(lines, number)
                 or _joined(heard, line, item))
        # What a heading quotes is said below it, if anywhere: nobody goes on there.
        if found is None and line.alone and lines.is_sentence(sentence):
            block = blocks[sentence]
            if before and (before_block == block or (
                before_block == block - 1 and (sentence == 0 or blocks[sentence - 1] != block)
            )):
                found = before if before is ANSWERS else before._replace(own=False)
            if found is None or before_block != block:
                found = reporting.before(sentence) or found
            if found is None:
                found = (_behind(heard, lines, number, block)
                         or _reopened(heard, lines, number)
                         or _of_subject(lines, sentence, number)
                         or _answers(lines, sentence))
        if found:
            heard.sources[number] = found
            before, before_block = found, blocks[sentence]
            if found is ANSWERS:
                answers.append(number)
    if len({lines.holding(marked.firsts[number]) for number in answers}) < _INTERVIEW:
        for number in answers:
            del heard.sources[number]


def _signed(lines: Lines, number: int) -> Source | None:
    """Whoever has signed a quotation: “No.” – Ann Lee, head of the port.

    In the same paragraph or as one of its own; nothing but the signature may stand there, and it
    names somebody.
    """
    sentence = lines.holding(lines.marked.ends[number] - 1)
    line, start = lines[sentence], 0
    item = line.held.get(-1 - number)
    if item is not None and line.bits[item] & QUOTED:
        start = item + 1
    if not start and line.size and line.tokens[-1] < 0:
        start = line.size
    if start >= line.last:
        sentence += 1
        if sentence == len(lines.blocks) or (
            lines.blocks[sentence] - lines.blocks[sentence - 1] > 1
        ):
            return None
        line, start = lines[sentence], 0
    dash = line.bits[start] & w.DASH or line.folds[start] in _HYPHENS
    if not dash or line.last - start > _LONGEST_SIGNATURE:
        return None
    found = phrase(line, start + 1, line.last)
    if found is None or any(_says_more(line, at) for at in range(start + 1, line.last)):
        return None
    mention = mention_of(line, found)
    if mention is None or not who(lines.tokens, *mention).named:
        return None
    return Source(mention, None, None, None)


def _introduced(lines: Lines, number: int, sentence: int) -> Source | None:
    """The source in a paragraph that ends in a colon, if the next one begins with the quotation.

    *Okafor turned to the crowd, saying:* | *“Go home.”*
    """
    marked, blocks = lines.marked, lines.blocks
    if sentence == 0 or marked.firsts[number] != lines.starts[sentence] or (
        blocks[sentence] != blocks[sentence - 1] + 1
        or ":" not in lines.tokens.folds[lines.starts[sentence] - 1]
    ):
        return None
    line = lines.opening(sentence - 1, number)
    last = line.size - 1
    for cue in reversed(cues(line, [at for at in range(last) if line.bits[at] & w.CUE])):
        if last in cue.quoted:
            return source_of(line, cue)
    return _in_line(line, last)


def _in_next_sentence(lines: Lines, number: int) -> Source | None:
    """The source that stands as a sentence behind a quotation: “Why now?” | Okafor asked.

    A question or exclamation mark inside the marks ends the sentence where a capital follows.
    Whoever says something else there has not said the quotation: “Why now?” | Okafor said he was
    tired.
    """
    end = lines.marked.ends[number]
    sentence = lines.holding(end - 1) + 1
    if sentence >= len(lines.blocks) or lines.starts[sentence] != end or (
        lines.blocks[sentence - 1] != lines.blocks[sentence]
    ):
        return None
    ending = lines.tokens.folds[end - 2 : end]
    if _NO_COMMA_BEHIND.isdisjoint("".join(ending)):
        return None
    line = lines.joined(number, sentence)
    for cue in cues(line, [at for at, bits in enumerate(line.bits[: line.size]) if bits & w.CUE]):
        verb = verbs().get(line.folds[cue.at])
        own = list(cue.quoted) == [0] and not cue.contents and beside(line, cue, 0)
        return source_of(line, cue) if own and verb and _speaks(verb.flags) else None
    return None


def _speaks(flags: int) -> bool:
    """Whether a verb may stand by itself behind speech: asked, told; not confirmed the date."""
    return bool(flags & SAYS) and not flags & WANTS_THAT


def _joined(heard: Heard, line: Line, item: int) -> Source | None:
    """The source of the quotation before it, to which a few words join one: “…” and, later, “…”."""
    place = bisect_left(line.quotes, item)
    if place in (0, len(line.quotes)) or line.quotes[place] != item:
        return None
    before = line.quotes[place - 1]
    found = heard.sources.get(-1 - line.tokens[before])
    if item - before > _LONGEST_JOINT or found is None or not found.cue:
        return None
    if line.bits[item - 1] & _COMMA_OR_JOINER:
        joined = line.any(before + 1, item, w.JOINER) and (
            not line.any(before + 1, item, _FINITE_OR_COLON))
    else:
        joined = _goes_on_to_next(line, before + 1, item)
    return found if joined else None


def _goes_on_to_next(line: Line, start: int, end: int) -> bool:
    """Whether what one quotation began goes on up to the next: “a pilot” who is “never late”.

    It says what or who that is, of whoever was spoken of: nobody else does anything there.
    """
    bits = line.bits
    joined = bits[start]
    if not joined & LINKS or joined & w.DETERMINER:
        return False
    ends = _ENDS_GOING_ON if joined & w.PREPOSITION else _ENDS_GOING_ON | CAPITAL_OR_PRONOUN
    return not line.any(start + 1, end, ends)


def _says_more(line: Line, at: int) -> bool:
    """Whether an item stands in no signature: a verb, another quotation, a second dash."""
    own = line.bits[at]
    return bool(own & _NOT_SIGNED or (
        own & w.FINITE and not own & w.CAPITAL and not line.folds[at].endswith("ed")))


def _speaker_behind_colon(line: Line, item: int) -> Phrase | None:
    """Who stands behind a quotation and a colon: *‘We ran’: survivors speak out*."""
    bits = line.bits
    start = item + 1 + bool(bits[item + 1] & w.COLON)
    if bits[start] & _HEADS_NO_SPEAKER and not bits[start] & w.CAPITAL:
        return None
    found = phrase(line, start, line.size)
    if found and not line.headline and bits[found.start] & w.CAPITAL:
        head = found.start
        while head < found.head and bits[head] & _IN_NAMES:
            head += 1  # Ana Ito | unloads on the port
        if not bits[head] & w.ROLE:
            found = found._replace(head=head)
    if found and line.any(found.start, found.head, CAPITAL_OR_ROLE) and not (
        line.folds[found.head - 1] in _NO_SPEAKERS and found.head < line.last
    ):
        return found._replace(end=found.head)
    return None


def _before_colon(line: Line, colon: int) -> Phrase | None:
    """Who a sentence is about whose colon brings in a quotation: *Okafor put it bluntly: “…”*."""
    bits = line.bits
    # The tone has changed: | Okafor put it bluntly: “…”
    start = line.rfind(1, colon, w.COLON) + 1
    while start < colon and not bits[start] & w.WORDY:
        start += 1  # — Okafor: “…”
    start = behind_opening(line, start, colon)
    if line.folds[start].endswith("ing") and not bits[start + 1] & w.CAPITAL:
        start = past_participle(line, start, colon)
    found = phrase(line, start, colon)
    if found and bits[found.start] & HEADS_NOUNS_OR_ROLE and (
        line.any(found.start, found.head, _SPEAKS)
        and line.folds[found.start] not in _POINTERS
    ):
        return found
    return None


def _in_line(line: Line, item: int) -> Source | None:
    """A source in the quotation's own sentence that no verb of saying ties to it.

    *‘We ran’: survivors speak out*; *Okafor put it bluntly: “…”*; *Lavrov's remarks about “…”*.
    Not *‘We ran’: why the crew left*, nor *‘We ran’: inside Ellery's port*.
    """
    bits = line.bits
    if (bits[item] | bits[item + 1]) & w.COLON:
        found = _speaker_behind_colon(line, item)
        if found:
            return _source(line, found)
    if bits[item - 1] & _SETS_OFF and line.folds[item - 2] in w.REMARKS and (
        _is_owned(line, item - 2)
    ):
        found = _of_remarks(line, item - 2, item)[1]
        if found:  # Ito's reply: “…”; her answer – “…” – was short
            return _source(line, found)
    if bits[item - 1] & w.COLON:
        found = _before_colon(line, item - 1)
        if found:
            return _source(line, up_to_verb(line, found))
    if bits[item - 1] & w.COMMA:
        found = _as_somebody(line, item - 1)
        if found:
            return _source(line, found)
    before = bisect_left(line.remarks, item)
    for at in reversed(line.remarks[max(0, before - _MOST_REMARKS) : before]):
        if at > 0:
            if line.any(at + 1, item - bool(bits[item - 1] & w.COLON), _STOP_OR_COLON_OR_DASH):
                break
            owned, found = _of_remarks(line, at, item)
            if owned:
                return _source(line, found) if found else None
    return None


def _as_somebody(line: Line, comma: int) -> Phrase | None:
    """Who does something in a clause with *as* before a quotation: as Ito saw it, “…”."""
    bits = line.bits
    start = line.rfind(0, comma, SIGN_OR_QUOTED) + 1
    while start < comma and bits[start] & w.JOINER and line.folds[start] != "as":
        start += 1
    if line.folds[start] != "as" or line.folds[start + 1] in _NOBODY_ELSE:
        return None
    found = phrase(line, start + 1, comma)
    if found and found.head < comma and line.any(found.start, found.head, PEOPLE):
        return found._replace(end=found.head)
    return None


def _is_owned(line: Line, at: int) -> bool:
    """Whether a noun for words has an owner right before it: *Ito's* one-word reply."""
    for each in range(at - 1, max(at - 5, -1), -1):
        own = line.bits[each]
        if own & w.POSSESSIVE or line.folds[each] in w.OWNERS:
            return True
        if not own & w.WORDY or own & _PARTS_FROM_OWNER:
            break
    return False


def _of_remarks(line: Line, at: int, item: int) -> tuple[bool, Phrase | None]:
    """Whether a noun for words has an owner, and who: *his* remarks, remarks *by Ito* about “…”."""
    bits, folds = line.bits, line.folds
    owner = at - 1
    while owner >= 0 and not bits[owner] & _ENDS_OWNER and (
        folds[owner] not in w.OWNERS
    ):
        owner -= 1
    if bits[owner] & w.POSSESSIVE:
        return True, phrase(line, phrase_start(line, owner), owner + 1)
    if folds[owner] in w.OWNERS:
        return True, Phrase(owner, owner + 1, owner + 1)
    for each in range(at, item):
        if folds[each] in ("by", "from") and folds[each - 1] not in COME_BY:  # obtained by CNN
            found = inverted(line, each)
            return found is not None, found
    return False, None


def _source(line: Line, found: Phrase) -> Source:
    """A source without a cue."""
    return Source(mention_of(line, found), None, None, None)


class _Reporting:
    """The source of what each sentence reports without marks, for a quotation that follows it.

    *Okafor said the dam was safe. “It will hold for a century.”* Also as the next paragraph.
    """

    def __init__(self, heard: Heard, lines: Lines) -> None:
        self._heard, self._lines = heard, lines
        self._of: dict[int, Source] | None = None

    def before(self, sentence: int) -> Source | None:
        """The source of what the sentence before one reports."""
        if not _follows(self._lines, sentence):
            return None
        if self._of is None:
            self._of = {}
            for first, last, source in sorted(self._heard.reported,
                                              key=lambda each: abs(each[0])):
                if source.at and not self._is_of_another(first, last, source):
                    self._of[self._lines.holding(source.at[0])] = source
        found = self._of.get(sentence - 1)
        return found._replace(own=False) if found else None

    def _is_of_another(self, first: int, last: int, source: Source) -> bool:
        """Whether a stretch holds what another is quoted as saying, with the verb behind it.

        *“It will hold,” Ito said, according to the Times.* | *“For a century.”* is Ito's.
        """
        marked = self._lines.marked
        begin = first if first >= 0 else marked.firsts[-1 - first]
        stop = last + 1 if last >= 0 else marked.ends[-1 - last]
        number = bisect_left(marked.firsts, stop) - 1
        quoting = self._heard.sources.get(number)
        return bool(
            quoting and quoting.at and quoting.mention not in (None, source.mention)
            and begin <= marked.firsts[number] and marked.ends[number] <= quoting.at[0])


def _follows(lines: Lines, sentence: int) -> bool:
    """Whether a sentence goes on where the one before left off, be it as a paragraph of its own.

    Not behind a heading, nor behind a question, which somebody else may answer.
    """
    if sentence == 0:
        return False
    apart = lines.blocks[sentence] - lines.blocks[sentence - 1]
    return apart == 0 or (apart == 1 and lines.is_sentence(sentence - 1)
                          and not _is_asked(lines, sentence))


def _is_asked(lines: Lines, sentence: int) -> bool:
    """Whether a question stands before a sentence."""
    return "?" in lines.tokens.folds[lines.starts[sentence] - 1]


def _reopened(heard: Heard, lines: Lines, number: int) -> Source | None:
    """The source of a later paragraph of one quotation: “No. | “Never,” she said.

    What no mark closes goes on in the next paragraph, which opens anew.
    """
    marked, tokens = lines.marked, lines.tokens
    for following in range(number + 1, min(number + _MOST_REOPENED, len(marked))):
        end = marked.ends[following - 1]
        if marked.firsts[following] != end or tokens.bits[end - 1] & _CLOSES:
            break
        if following in heard.sources:
            return heard.sources[following]._replace(own=False)
    return None


def _answers(lines: Lines, sentence: int) -> Source | None:
    """Whoever answers, if a paragraph that asks stands before one of speech: Why? | “Because.”."""
    if sentence == 0 or lines.blocks[sentence] - lines.blocks[sentence - 1] != 1:
        return None
    return ANSWERS if _is_asked(lines, sentence) and not lines[sentence - 1].quotes else None


def _of_subject(lines: Lines, sentence: int, number: int) -> Source | None:
    """The person whom the sentence before is about: *Okafor was blunt. “We lost”*.

    If that sentence ends a paragraph, and the quotation doesn't go on about the same: *Okafor
    toured the port.* | *“She never asked.”*
    """
    if not _follows(lines, sentence):
        return None
    tokens, line = lines.tokens, lines[sentence - 1]
    found = None if line.quotes else clause_subject(line, line.last)
    mention = mention_of(line, found._replace(end=found.head)) if found else None
    if mention is None:
        return None
    read = who(tokens, *mention)
    if read.kind != "person" and tokens.folds[mention.first] not in _HE_OR_SHE:
        return None
    if lines.blocks[sentence] != lines.blocks[sentence - 1]:
        first, end = lines.marked.firsts[number], lines.marked.ends[number]
        words = tokens.folds[first : min(end, first + _LONGEST_JOINT)]
        if not _HE_OR_SHE.isdisjoint(words) or (read.bare and read.bare[-1] in words):
            return None
    return Source(mention, None, None, None)


def _behind(heard: Heard, lines: Lines, number: int, block: int) -> Source | None:
    """The source of the next quotation, if it directly follows: “No.” “Never,” she said."""
    following, marked = number + 1, lines.marked
    if following in heard.sources and marked.firsts[following] - marked.ends[number] <= 1 and (
        lines.blocks[lines.holding(marked.firsts[following])] == block
    ):
        return heard.sources[following]._replace(own=False)
    return None
