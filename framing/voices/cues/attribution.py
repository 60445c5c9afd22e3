"""From cues to quotations and speakers: what a document's sentences say together.

First each sentence by itself (:mod:`framing.voices.cues.finding`), then what only the paragraph
tells (:mod:`framing.voices.context`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import sub

from framing.grammar import words as w
from framing.grammar.columns import Tokens
from framing.grammar.listed import listed
from framing.grammar.masks import ADVERB_OR_AUXILIARY, CAPITAL_OR_NUMBER
from framing.grammar.words import ENDS_IN_COMMA, QUOTED
from framing.support.records import NamedTuple
from framing.voices.clauses.lines import PADDING, Line, Phrase
from framing.voices.cues.cue import Cue
from framing.voices.cues.finding import cues

#: A sentence of more tokens is none: it is read in parts, so that any text takes linear time.
LONGEST = 500
#: So many lines are kept for when they are asked for again, as the next sentences' often are.
KEPT = 256


class Mention(NamedTuple):
    """A speaker where he is named: tokens of the phrase's core and of all of it."""

    first: int
    head: int
    end: int


class Marked(NamedTuple):
    """A quotation from its opening mark to one past its closing one.

    In tokens ``first`` to ``end``, in characters ``start`` to ``stop``.
    """

    first: int
    end: int
    start: int
    stop: int
    mark: str


class Marks:
    """The quotations of a document, in order, a column for each field of :class:`Marked`.

    A long text has so many that an object each would be gone over again and again while rubbish is
    collected.
    """

    __slots__ = ("ends", "firsts", "marks", "starts", "stops")

    def __init__(self) -> None:
        self.firsts: list[int] = []
        self.ends: list[int] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.marks: list[str] = []

    def __len__(self) -> int:
        return len(self.firsts)

    def __getitem__(self, number: int) -> Marked:
        return Marked(self.firsts[number], self.ends[number], self.starts[number],
                      self.stops[number], self.marks[number])

    def add(self, first: int, end: int, start: int, stop: int, mark: str) -> None:
        """Add a quotation behind those that are there."""
        self.firsts.append(first)
        self.ends.append(end)
        self.starts.append(start)
        self.stops.append(stop)
        self.marks.append(mark)

    def hold(self, at: int) -> bool:
        """Whether a token stands inside a quotation."""
        place = bisect_left(self.firsts, at + 1) - 1
        return place >= 0 and at < self.ends[place]


class Source(NamedTuple):
    """Whose words these are, as far as the text tells.

    ``at`` are the tokens of the cue; ``own`` says whether it is the words' own, not that before.
    """

    mention: Mention | None
    cue: str | None
    stance: str | None
    at: tuple[int, int] | None
    own: bool = True


class Heard:
    """What was heard in a document.

    ``sources`` of the quotations, by their places among them; ``reported`` stretches (first and
    last token; -1 - q for quotation q at an edge); ``inside``: whether a quotation stands inside a
    reported clause; ``whole``: the quotations that are all of a *that* clause.
    """

    __slots__ = ("_ties", "inside", "reported", "sources", "whole")

    def __init__(self, known: Mapping[int, Source]) -> None:
        self.sources = dict(known)
        self.reported: list[tuple[int, int, Source]] = []
        self.inside: dict[int, bool] = {}
        self.whole: set[int] = set()
        self._ties: dict[int, tuple[bool, bool, int]] = {}

    def tie(self, number: int, source: Source, *, beside: bool, at: int) -> bool:
        """Give a quotation this source, if none is tied to it more closely.

        A cue right beside a quotation is closer than one whose clause it stands in, one with a
        speaker than one without, and a later one than an earlier: *Ito said Roe called it “so”*.
        """
        tie = (source.mention is not None, beside, at)
        if number in self.sources and self._ties.get(number, _FIRST) > tie:
            return False
        self.sources[number], self._ties[number] = source, tie
        return True


_BEHIND_ALL = (1 << 60, 1 << 60)
#: Ties closer than any cue's: what is known from a label.
_FIRST = (True, True, 1 << 60)


class Lines:
    """The sentences of a document as lines, each made when it is asked for.

    ``starts`` is the token where each begins, ``blocks`` the block of each; a sentence of more
    than :data:`LONGEST` tokens is several.
    """

    def __init__(self, tokens: Tokens, blocks: Sequence[int], marked: Marks) -> None:
        self.tokens, self.marked = tokens, marked
        self.starts: Sequence[int] = tokens.starts
        self.blocks = blocks
        self._lines: dict[int, Line] = {}
        self._taken: dict[int, set[int]] = {}  # the cues found in lines that are not kept
        starts = tokens.starts
        if max(map(sub, starts[1:], starts), default=0) > LONGEST:
            self._leave_out_too_long()

    def _leave_out_too_long(self) -> None:
        """Cut the sentences that are too long to be any."""
        starts: list[int] = []
        blocks: list[int] = []
        for number, block in enumerate(self.blocks):
            parts = range(self.starts[number], max(self.starts[number + 1],
                                                   self.starts[number] + 1), LONGEST)
            starts += parts
            blocks += [block] * len(parts)
        self.starts, self.blocks = [*starts, self.starts[-1]], blocks

    def holding(self, token: int) -> int:
        """The number of the line that a token stands in."""
        return bisect_left(self.starts, token + 1) - 1

    def is_sentence(self, number: int) -> bool:
        """Whether a line is of a sentence that ends in a stop, and of no headline."""
        return self.tokens.is_sentence(self.tokens.rows[self.starts[number]])

    def __getitem__(self, number: int) -> Line:
        line = self._lines.get(number)
        if line is None:
            if len(self._lines) == KEPT:
                self._forget()
            line = self._lines[number] = self._line(self.starts[number], self.starts[number + 1])
            line.taken.update(self._taken.get(number, ()))
        return line

    def joined(self, number: int, sentence: int) -> Line:
        """A quotation and the sentence behind it as one line."""
        return self._line(self.marked.firsts[number], self.starts[sentence + 1])

    def opening(self, sentence: int, number: int) -> Line:
        """A sentence and the quotation behind it as one line."""
        return self._line(self.starts[sentence], self.marked.ends[number])

    def _forget(self) -> None:
        """Let the lines go, but for what was found in them: a long text has too many to keep."""
        self._taken.update((number, line.taken) for number, line in self._lines.items()
                           if line.taken)
        self._lines.clear()

    def _line(self, first: int, end: int) -> Line:
        """Draw each quotation of a sentence into one item, and leave out loose apostrophes."""
        tokens, marked = self.tokens, self.marked
        place = self._first_behind(first) if marked else 0
        plain = tokens.plain(first, end)
        if plain and (place == len(marked) or marked.firsts[place] >= end):
            return Line(range(first, end), tokens.bits[first:end] + _NO_BITS,
                        tokens.folds[first:end] + _NO_FOLDS)
        items: list[int] = []
        bits: list[int] = []
        folds: list[str] = []
        quotes: list[int] = []
        at = first
        for number in range(place, len(marked)):
            begin, stop = marked.firsts[number], marked.ends[number]
            if begin >= end:
                break
            if begin > at:
                self._add(at, begin, plain, items, bits, folds)
                at = begin
            if stop > end:
                stop = end
            if stop <= at:
                continue
            # Of a quotation that begins with the next sentence only its mark may stand here.
            if tokens.words(at, stop) and is_programme(tokens, begin, marked.ends[number]):
                items.append(-1 - number)  # told “Harbour Morning”: a name, no speech
                ending = tokens.bits[marked.ends[number] - 2]
                bits.append(_BITS_OF_COMMA if ending & w.COMMA else _BITS_OF_NAME)
                folds.append("“”")
            elif tokens.words(at, stop) and not _nickname(tokens, begin, marked.ends[number]):
                quotes.append(len(items))
                items.append(-1 - number)
                bits.append(_quoted_bits(tokens, begin, marked.ends[number]))
                folds.append("“”")
            at = stop
        if at < end:
            self._add(at, end, plain, items, bits, folds)
        for quote in quotes:
            if bits[quote] & ENDS_IN_COMMA and quote + 1 < len(bits) and (
                bits[quote + 1] & w.CAPITAL
            ):  # “…,” Long said: the sentence goes on, so the capital is a name's
                bits[quote + 1] &= _NAME_OR_CLOSED
        return Line(items, bits + _NO_BITS, folds + _NO_FOLDS, quotes)

    def _first_behind(self, token: int) -> int:
        """The first quotation that ends behind a token."""
        place = max(0, bisect_left(self.marked.firsts, token) - 1)
        return place + (place < len(self.marked) and self.marked.ends[place] <= token)

    def _add(self, start: int, stop: int, plain: bool, items: list[int], bits: list[int],
             folds: list[str]) -> None:
        """Add what stands between two quotations."""
        tokens = self.tokens
        if plain:
            items += range(start, stop)
            bits += tokens.bits[start:stop]
            folds += tokens.folds[start:stop]
            return
        for at in range(start, stop):
            if tokens.folds[at] not in ("’", "'"):
                items.append(at)
                bits.append(tokens.bits[at])
                folds.append(tokens.folds[at])


#: Words that stay small in titles.
SMALL = listed("small") | {"&"}
_TALKING = frozenset({"speaking", "talking"})
_BEFORE_PROGRAMME = frozenset({"on", "told", "tells", "with"})
_BITS_OF_NAME, _BITS_OF_COMMA = w.WORDY | w.CAPITAL, w.SIGN | w.COMMA
_NAME_OR_CLOSED = ~(w.ADVERB | w.AUXILIARY | w.FINITE | w.ADJECTIVE)
_POSSESSIVE_NAME = w.POSSESSIVE | w.CAPITAL
_NO_COMMON_NOUN = (w.CAPITAL | w.TIME | w.PREPOSITION | w.JOINER | w.ADVERB | w.THAT | w.PRONOUN
            | w.DETERMINER | w.RELATIVE)
_NO_BITS = [0] * PADDING
_NO_FOLDS = [""] * PADDING


def hear(lines: Lines, places: Sequence[int], known: Mapping[int, Source]) -> Heard:
    """Find the cues of each sentence and give each quotation a cue's source.

    ``places`` are the tokens that may be cues, ``known`` the sources that are known before.
    """
    heard = Heard(known)
    for number, own in _by_line(lines, places):
        line = lines[number]
        for cue in cues(line, _items(line, own)):
            _take(heard, line, cue)
    return heard


def _items(line: Line, places: list[int]) -> list[int]:
    """The items of a line that tokens outside of marks are."""
    tokens = line.tokens
    if isinstance(tokens, range):
        start = tokens.start
        return [at - start for at in places]
    items, item = [], 0
    for at in places:
        item = tokens.index(at, item)
        items.append(item)
    return items


def _by_line(lines: Lines, places: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """The tokens outside of marks that may be cues, by the line that they stand in."""
    starts = lines.starts
    spans = chain(zip(lines.marked.firsts, lines.marked.ends, strict=True), (_BEHIND_ALL,))
    first, end = next(spans)
    own: list[int] = []
    number = stop = -1
    for at in places:
        while end <= at:
            first, end = next(spans)
        if first <= at:
            continue
        if at >= stop:
            if own:
                yield number, own
            number = lines.holding(at)
            stop = starts[number + 1]
            own = []
        own.append(at)
    if own:
        yield number, own


def _nickname(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a quotation is a nickname inside a name: Robert “Bobby” Vance."""
    bits = tokens.bits
    return (end - first <= 4 and first > 0 and end < len(bits)
            and bool(bits[first - 1] & w.CAPITAL and bits[end] & w.CAPITAL)
            and tokens.rows[first - 1] == tokens.rows[end]
            and not bits[end - 2] & w.SIGN)


def is_programme(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a quotation is the name of a programme: on “Harbour Morning,” CTV's “Today”.

    All its words are capitalised, and it stands behind the station, or where one is spoken to or
    has written.
    """
    bits, folds = tokens.bits, tokens.folds
    before = first - 1
    if not (before >= 0 and bits[min(first + 1, len(bits) - 1)] & CAPITAL_OR_NUMBER):
        return False
    while folds[before] in ("'", "’") and before:  # CBS' “Today”
        before -= 1
    owned = before < first - 1 or _POSSESSIVE_NAME & ~bits[before] == 0
    hosted = folds[before] == "the" and end < len(bits) and bool(bits[end] & w.ROLE)
    if not (owned or hosted or _is_where(tokens, before, end)) and (
        folds[before] not in _BEFORE_PROGRAMME or _noun_behind(tokens, end)
    ):
        return False
    names = 0
    for at in range(first, end):
        if bits[at] & w.WORDY:
            if bits[at] & CAPITAL_OR_NUMBER:
                names += 1
            elif folds[at] not in SMALL:
                return False
    return 1 < names < 6 or (owned and names == 1 and _is_station(tokens.surface(before)))


def _is_where(tokens: Tokens, before: int, end: int) -> bool:
    """Whether commas or a sentence's head set off where somebody spoke: In “The Long Road,” Roe."""
    bits, folds = tokens.bits, tokens.folds
    if end < 2 or not bits[end - 2] & w.COMMA:
        return False
    if folds[before] == "to":
        return before > 0 and folds[before - 1] in _TALKING
    return folds[before] == "in" and (
        tokens.heads_sentence(before) or bool(bits[before - 1] & w.COMMA))


def _noun_behind(tokens: Tokens, end: int) -> bool:
    """Whether a noun goes on behind a quotation, which is no name then: “Ellery First” policies."""
    own = tokens.bits[end] if end < len(tokens.bits) else 0
    return bool(own & w.WORDY) and not own & _NO_COMMON_NOUN


def _is_station(owner: str) -> bool:
    """Whether an owner is an acronym: CTV's."""
    name = owner.removesuffix("'s").removesuffix("’s")
    return len(name) > 1 and name.isupper()


def _quoted_bits(tokens: Tokens, first: int, end: int) -> int:
    """The bits of a quotation: whether it begins with a verb, and ends with a comma inside it."""
    last = end - 2
    bits = QUOTED
    if last > first and tokens.bits[last] & w.COMMA:
        bits |= ENDS_IN_COMMA
    bits |= tokens.bits[min(first + 1, end - 1)] & w.FINITE
    return bits | w.COLON if ":" in tokens.folds[end - 1] else bits  # ’: is one token


def _take(heard: Heard, line: Line, cue: Cue) -> None:
    """Give what a cue reports its source: the quotations, and the stretches without marks."""
    tokens = line.tokens
    source = source_of(line, cue)
    for item in cue.quoted:
        number = -1 - tokens[item]
        held = False
        for start, end in cue.contents:
            if start <= item < end and end - start > 1:
                held = True
        if not held and line.bits[item - 1] & w.THAT:
            heard.whole.add(number)
        if heard.tie(number, source, beside=beside(line, cue, item),
                     at=cue.at if cue.at < item else -cue.at):
            heard.inside[number] = held
    for start, end in cue.contents:
        if isinstance(tokens, range) or max(tokens[start:end], default=-1) >= 0:
            heard.reported.append((tokens[start], tokens[end - 1], source))


def source_of(line: Line, cue: Cue) -> Source:
    """The source that a cue names."""
    at = line.tokens[cue.at]
    return Source(mention_of(line, cue.speaker), cue.text, cue.stance,
                  (at, at + 1) if at >= 0 else None)


def beside(line: Line, cue: Cue, item: int) -> bool:
    """Whether nothing but a comma or a colon parts a quotation from its cue and speaker."""
    start, end = cue.at, cue.at + 1
    if cue.speaker is not None:
        start, end = min(start, cue.speaker.start), max(end, cue.speaker.end)
    between = range(item + 1, start) if item < start else range(end, item)
    return not any(line.bits[at] & w.WORDY and not line.bits[at] & ADVERB_OR_AUXILIARY
                   for at in between)


def mention_of(line: Line, phrase: Phrase | None) -> Mention | None:
    """A noun phrase in tokens, up to the first gap that a quotation leaves in it."""
    if phrase is None:
        return None
    start, head, end = phrase
    tokens = line.tokens
    if isinstance(tokens, range):
        if head <= start or start >= line.size:
            return None
        first = tokens.start
        end = first + min(end, line.size)
        return Mention(first + start, min(first + head, end), end)
    own = [item for item in tokens[start:end] if item >= 0]
    core = [item for item in tokens[start:head] if item >= 0]
    if not core:
        return None
    end = own[0]
    for item in own:  # a nickname's gap is small
        if item - end > 4:
            break
        end = item + 1
    return Mention(core[0], min(core[-1] + 1, end), end)
