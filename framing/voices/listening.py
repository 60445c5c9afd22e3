"""From a document's columns to its voices: marks, cues, kinds and speakers, one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.voices import words as w
from framing.voices.attribution import Heard, Lines, Marked, Mention, Source, hear
from framing.voices.columns import Tokens
from framing.voices.context import add_from_context
from framing.voices.entries import Said, Voices
from framing.voices.kinds import kind_of
from framing.voices.ledger import Ledger
from framing.voices.places import Places
from framing.voices.quotations import UNOPENED, Quotation, marks_in, pair_up
from framing.voices.speakers import Who, who
from framing.voices.transcripts import LABELLED, Turn, speaker, turns

if TYPE_CHECKING:
    from framing.document import Document

_NO_EDGES = (None, None)
_NOT_SAID = frozenset({"scare", "title"})

Edges = tuple[int | None, int | None]


def listen(document: Document) -> Voices:
    """Find the voices of a document: who speaks in it, and where."""
    tokens = Tokens(document)
    text = document.article.text
    blocks: list[int] = document.segments.block.tolist()
    paragraphs, paragraph_of = _paragraphs(document, blocks)
    known_places, places = _marks(document, tokens, paragraphs, paragraph_of)
    found, stray = pair_up(text, paragraphs, places)
    spoken = turns(text, paragraphs)
    if spoken:
        found = _with_turns(found, spoken)
    standing = Places(document)
    marked = _in_tokens(document, tokens, found, known_places, standing)
    labels = {turn.speech: turn for turn in spoken}
    known = {number: Source(_label(tokens, labels[each.quotation], standing), None, None, None)
             for number, each in enumerate(marked) if each.quotation in labels} if labels else {}
    lines = Lines(tokens, blocks, marked)
    heard = hear(lines, tokens.cues, known)
    add_from_context(heard, lines)
    ledger = Ledger(tokens)
    return Voices(tokens, tuple(_said(tokens, marked, heard, ledger)), ledger, tuple(stray), text,
                  document.offsets)


# -- marks -----------------------------------------------------------------------------------------


def _paragraphs(document: Document, blocks: Sequence[int]) -> tuple[
        list[tuple[int, int]], list[int]]:
    """The span of each block's sentences, and the number of the one that each sentence is in."""
    starts, ends = document.segments.start, document.segments.end
    paragraphs: list[tuple[int, int]] = []
    numbers: list[int] = []
    before = None
    for number, block in enumerate(blocks):
        if block == before:
            paragraphs[-1] = (paragraphs[-1][0], ends[number])
        else:
            paragraphs.append((starts[number], ends[number]))
            before = block
        numbers.append(len(paragraphs) - 1)
    return paragraphs, numbers


def _marks(document: Document, tokens: Tokens, paragraphs: Sequence[tuple[int, int]],
           paragraph_of: Sequence[int]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Where the marks of each paragraph stand, and which tokens the double ones are.

    A double mark is a token by itself wherever it stands, so the nth one of a sentence's text is
    the nth one of its tokens. A paragraph with single marks, which may be apostrophes and part of
    a token, is searched for all of them.
    """
    text, starts = document.article.text, document.segments.start
    token_at: dict[int, int] = {}
    places: dict[int, list[int]] = {}
    single = set()
    offset = 0
    for at in tokens.marks:
        row = tokens.rows[at]
        number = paragraph_of[row]
        if tokens.bits[at] & w.DOUBLE:
            offset = text.index(tokens.folds[at], max(offset, starts[row]))
            token_at[offset] = at
            places.setdefault(number, []).append(offset)
            offset += 1
        elif number not in single:
            single.add(number)
            places.setdefault(number, [])
    for number in single:
        places[number] = marks_in(text, *paragraphs[number])
    return token_at, places


def _with_turns(found: Sequence[Quotation], spoken: Sequence[Turn]) -> list[Quotation]:
    """The turns of a transcript, and the quotations outside of them."""
    starts = [turn.start for turn in spoken]
    kept = []
    for each in found:
        place = bisect_left(starts, each.start + 1) - 1
        if place < 0 or each.start >= spoken[place].speech.end:
            kept.append(each)
    return sorted([*kept, *(turn.speech for turn in spoken)])


def _label(tokens: Tokens, turn: Turn, places: Places) -> Mention:
    """The tokens of a turn's label."""
    sentence = max(0, bisect_left(places.starts, turn.start + 1) - 1)
    begin = tokens.starts[sentence]
    first = begin + places.tokens_before(sentence, turn.start)
    end = begin + places.tokens_before(sentence, turn.end)
    return Mention(first, end, end)


def _in_tokens(document: Document, tokens: Tokens, found: Sequence[Quotation],
               token_at: Mapping[int, int], places: Places) -> list[Marked]:
    """The quotations in tokens; one whose closing mark is missing ends with its sentence."""
    starts, ends = document.segments.start, document.segments.end
    marked: list[Marked] = []
    for quotation in found:
        start, end, mark, closed, goes_on = quotation
        if mark == UNOPENED:
            quotation = _opened(quotation, starts, marked)
            start, closed = quotation.start, True
        first = token_at.get(start, -1)
        last = token_at.get(end - 1, -1) + 1
        if first < 0 or not last or not (closed or goes_on):
            first_in = max(0, bisect_left(starts, start + 1) - 1)
            last_in = max(0, bisect_left(starts, end) - 1)
            if not closed and not goes_on:
                end, last_in = ends[first_in], first_in
                quotation = quotation._replace(end=end)
            first = tokens.starts[first_in] + places.tokens_before(first_in, start)
            last = tokens.starts[last_in] + places.tokens_before(last_in, end)
        if last > first:
            marked.append(Marked(first, last, quotation))
    return marked


def _opened(quotation: Quotation, starts: Sequence[int], before: Sequence[Marked]) -> Quotation:
    """Let a quotation whose opening mark is missing begin with its sentence."""
    place = max(0, bisect_left(starts, quotation.start) - 1)
    least = before[-1].quotation.end if before else 0
    return quotation._replace(start=max(starts[place], least))


# -- who says it -----------------------------------------------------------------------------------


def _said(tokens: Tokens, marked: Sequence[Marked], heard: Heard, ledger: Ledger) -> list[Said]:
    """Every quotation and every reported stretch with its speaker, entered in order."""
    entries, edges = _entries(tokens, marked, heard)
    read: dict[tuple[Mention, bool], Who] = {}
    said = []
    for first, end, kind, source, quotation in entries:
        edge = _NO_EDGES if quotation else edges.get((first, end), _NO_EDGES)
        size = tokens.words(first, end)
        mention = source.mention if source else None
        if mention is None:
            said.append(Said(first, end, kind, source, quotation, None, None, None,
                             edges.get((first, end), _NO_EDGES), size))
            continue
        labelled = quotation is not None and quotation.mark == LABELLED
        found = read.get((mention, labelled))
        if found is None:
            found = speaker(tokens, *mention[:2]) if labelled else who(tokens, *mention)
            read[mention, labelled] = found
        antecedent = None
        if found.kind == "pronoun":
            antecedent = ledger.antecedent(tokens.folds[mention.first], mention.first)
            person = ledger.enter_pronoun(antecedent, found.span) if antecedent else None
        else:
            person = ledger.enter(found)
        said.append(Said(first, end, kind, source, quotation, found, person, antecedent, edge,
                         size))
    return said


def _entries(tokens: Tokens, marked: Sequence[Marked], heard: Heard) -> tuple[
        list[tuple[int, int, str, Source | None, Quotation | None]],
        dict[tuple[int, int], Edges]]:
    """What is set in marks or reported, in order, with kind and source; the edges in marks."""
    entries: list[tuple[int, int, str, Source | None, Quotation | None]] = []
    edges: dict[tuple[int, int], Edges] = {}
    for number, each in enumerate(marked):
        source = heard.sources.get(number)
        if each.quotation.mark == UNOPENED and (source is None or source.cue is None):
            continue  # a mark that nobody's speech ends with
        kind = kind_of(tokens, each, source, heard.inside.get(number, False),
                       number in heard.whole)
        entries.append((each.first, each.end, kind, None if kind in _NOT_SAID else source,
                        each.quotation))
    for first, last, source in heard.reported:
        start, end = first, last + 1
        if first < 0 or last < 0:
            opening = closing = None
            if first < 0:
                start, _, quotation = marked[-1 - first]
                opening = quotation.start
            if last < 0:
                _, end, quotation = marked[-1 - last]
                closing = quotation.end
            edges[start, end] = opening, closing
        else:
            edges.pop((start, end), None)
        entries.append((start, end, "indirect", source, None))
    entries.sort(key=lambda entry: (entry[0], -entry[1]))
    return entries, edges
