"""From a document's columns to its voices: marks, cues, kinds and speakers, one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.voices.context import ANSWERS, add_from_context
from framing.voices.cues.attribution import Heard, Lines, Marks, Mention, Source, hear
from framing.voices.entries import Said, Voices
from framing.voices.kinds import kind_of
from framing.voices.marks.places import Places
from framing.voices.marks.quotations import UNOPENED, Pair, marks_in, pair_up
from framing.voices.marks.set_off import SET_OFF, set_off
from framing.voices.speakers.ledger import Ledger
from framing.voices.speakers.naming import who
from framing.voices.speakers.who import Who
from framing.voices.transcripts import LABELLED, Turn, speaker, turns

if TYPE_CHECKING:
    from framing.document import Document

_NOT_SAID = frozenset({"scare", "title"})
#: What is no quotation if nobody is said to have said it.
_NEEDS_CUE = frozenset({UNOPENED, SET_OFF})

#: First token, one past the last, kind, source, the offsets of the marks at either end, the mark
#: that opens it: ``None`` where there is none.
Entry = tuple[int, int, str, Source | None, int | None, int | None, str | None]


def listen(document: Document) -> Voices:
    """Find the voices of a document: who speaks in it, and where."""
    tokens = Tokens(document)
    blocks: list[int] = document.segments.block.tolist()
    marked, known, stray = _set_in_marks(document, tokens, blocks)
    lines = Lines(tokens, blocks, marked)
    heard = hear(lines, tokens.cues, known)
    add_from_context(heard, lines)
    ledger = Ledger(tokens, marked)
    return Voices(tokens, tuple(_said(tokens, marked, heard, ledger)), ledger, tuple(stray),
                  document.article.text, document.offsets)


# -- marks -----------------------------------------------------------------------------------------


def _set_in_marks(document: Document, tokens: Tokens, blocks: Sequence[int]) -> tuple[
        Marks, dict[int, Source], list[int]]:
    """The quotations, the sources of those that have a label, and the marks that stand alone."""
    text = document.article.text
    paragraphs = _paragraphs(document, blocks)
    places = marks_in(text, paragraphs) if tokens.marks else []
    found, stray = pair_up(text, paragraphs, places)
    spoken = turns(text, paragraphs)
    if spoken:
        found = _with_turns(found, spoken)
    else:
        apart = set_off(text, paragraphs)
        if apart:
            found = sorted([*found, *apart])
    standing = Places(document)
    marked = _in_tokens(document, tokens, found, _double_marks(text, tokens, places), standing)
    labels = {turn.speech.start: turn for turn in spoken}
    known = {number: Source(_label(tokens, labels[marked.starts[number]], standing), None, None,
                            None)
             for number, mark in enumerate(marked.marks) if mark == LABELLED} if labels else {}
    return marked, known, stray


def _paragraphs(document: Document, blocks: Sequence[int]) -> list[tuple[int, int]]:
    """The span of each block's sentences."""
    starts, ends = document.segments.start, document.segments.end
    paragraphs: list[tuple[int, int]] = []
    before = None
    for block, start, end in zip(blocks, starts, ends, strict=True):
        if block == before:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
            before = block
    return paragraphs


def _double_marks(text: str, tokens: Tokens, places: Sequence[Sequence[int]]) -> dict[int, int]:
    """The tokens that the double marks at these places are.

    A double mark is a token by itself wherever it stands, so the nth one of the text is the nth
    one of the tokens.
    """
    offsets = [at for paragraph in places for at in paragraph if text[at] in w.DOUBLES]
    return dict(zip(offsets, tokens.double_marks, strict=True))


def _with_turns(found: Sequence[Pair], spoken: Sequence[Turn]) -> list[Pair]:
    """The turns of a transcript, and the quotations outside of them."""
    starts = [turn.start for turn in spoken]
    kept: list[Pair] = []
    for each in found:
        start = each[0]
        place = bisect_left(starts, start + 1) - 1
        if place < 0 or start >= spoken[place].speech.end:
            kept.append(each)
    return sorted([*kept, *(turn.speech for turn in spoken)])


def _label(tokens: Tokens, turn: Turn, places: Places) -> Mention:
    """The tokens of a turn's label."""
    sentence = max(0, bisect_left(places.starts, turn.start + 1) - 1)
    first, end = (_token(tokens, places, sentence, offset) for offset in (turn.start, turn.end))
    return Mention(first, end, end)


def _token(tokens: Tokens, places: Places, sentence: int, offset: int) -> int:
    """The first token of a sentence that doesn't begin before an offset, or one past its last."""
    begin, end = tokens.starts[sentence : sentence + 2]
    return min(begin + places.tokens_before(sentence, offset), end)


def _in_tokens(document: Document, tokens: Tokens, found: Sequence[Pair],
               token_at: Mapping[int, int], places: Places) -> Marks:
    """The quotations in tokens; one whose closing mark is missing ends with its sentence."""
    starts, ends = document.segments.start, document.segments.end
    marked = Marks()
    for start, end, mark, closed, goes_on in found:
        if mark == UNOPENED:
            start, closed = _opening(document.article.text, start, starts, marked), True
        first = token_at.get(start, -1)
        last = token_at.get(end - 1, -1) + 1
        if first < 0 or not last or not (closed or goes_on):
            first_in = max(0, bisect_left(starts, start + 1) - 1)
            last_in = max(0, bisect_left(starts, end) - 1)
            if not closed and not goes_on:
                end, last_in = ends[first_in], first_in
            first = _token(tokens, places, first_in, start)
            last = _token(tokens, places, last_in, end)
        if last > first:
            marked.add(first, last, start, end, mark)
    return marked


def _opening(text: str, mark: int, starts: Sequence[int], before: Marks) -> int:
    """Let a quotation whose opening mark is missing begin with its sentence."""
    place = max(0, bisect_left(starts, mark) - 1)
    start = max(starts[place], before.stops[-1] if before else 0)
    return start + next(
        (at for at, sign in enumerate(text[start:mark]) if not sign.isspace()), 0)


# -- who says it -----------------------------------------------------------------------------------


def _said(tokens: Tokens, marked: Marks, heard: Heard, ledger: Ledger) -> list[Said]:
    """Every quotation and every reported stretch with its speaker, entered in order."""
    read: dict[Mention, Who] = {}
    labels: dict[Mention, Who] = {}
    answers: Who | None = None
    asked = False
    said: list[Said] = []
    told: Said | None = None
    another = False  # whether another speaks in what was told
    for first, end, kind, source, start, stop, mark in _entries(tokens, marked, heard):
        if told and first >= told.end:
            if another and told.person is not None:
                ledger.again(told.person, told.end - 1)
            told, another = None, False
        size = tokens.words(first, end)
        if source is ANSWERS:
            if not asked:
                answers, asked = ledger.antecedents.only_one_before(first), True
            if answers:
                source = source._replace(mention=Mention(*answers.name, answers.name[1]))
        mention = source.mention if source else None
        if mention is None:
            said.append(Said(first, end, kind, source, None, None, None, start, stop, size))
            continue
        if mark == LABELLED:
            found = labels.get(mention)
            if found is None:
                found = labels[mention] = speaker(tokens, mention.first, mention.head)
        else:
            found = read.get(mention)
            if found is None:
                found = read[mention] = who(tokens, *mention)
        antecedent = None
        person: int | None
        if found.kind == "pronoun" and found.bare:
            if not asked:
                answers, asked = ledger.antecedents.only_one_before(mention.first), True
            antecedent = answers
            person = (ledger.enter_pronoun(answers, found.span) if answers
                      else ledger.enter(found._replace(kind="unnamed")))
        elif found.kind == "pronoun":
            antecedent = ledger.antecedents.nearest(tokens.folds[mention.first], mention.first)
            person = ledger.enter_pronoun(antecedent, found.span) if antecedent else None
        else:
            antecedent = ledger.epithets.meant(found)
            person = (ledger.enter_pronoun(antecedent, found.span) if antecedent
                      else ledger.enter(found))
        said.append(Said(first, end, kind, source, found, person, antecedent, start, stop, size))
        if told is None:
            told = said[-1] if kind == "indirect" else None
        elif kind == "indirect" and told.first <= mention.first < first and (
            found.kind != "pronoun" and person != told.person
        ):
            another = True
    return said


def _entries(tokens: Tokens, marked: Marks, heard: Heard) -> list[Entry]:
    """What is set in marks or reported, in order."""
    entries: list[Entry] = []
    for number in range(len(marked)):
        source = heard.sources.get(number)
        each = marked[number]
        first, end, start, stop, mark = each
        if mark in _NEEDS_CUE and (source is None or source.cue is None):
            continue  # a mark that nobody's speech ends with
        kind = kind_of(tokens, each, source, heard.inside.get(number, False),
                       number in heard.whole)
        entries.append((first, end, kind, None if kind in _NOT_SAID else source, start, stop,
                        mark))
    for first, last, source in heard.reported:
        end = last + 1
        opening = closing = None
        if first < 0:
            opening = marked.starts[-1 - first]
            first = marked.firsts[-1 - first]
        if last < 0:
            closing = marked.stops[-1 - last]
            end = marked.ends[-1 - last]
        entries.append((first, end, "indirect", source, opening, closing, None))
    entries.sort(key=lambda entry: (entry[0], -entry[1]))
    return entries
