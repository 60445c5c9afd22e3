"""A document: an article as columns of tokens and a table of segments.

Reading an article once gives columns of numbers; every measure is counted from them, and where
a token stands in the text is worked out only when somebody asks to see it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from framing.article import SET_ASIDE, Article, Span
from framing.hits import Hits, Matches
from framing.lexicon import Lexicon
from framing.matching import match, watch_of
from framing.sentences import sentences_of
from framing.support.records import NamedTuple
from framing.tokens import (
    CHARACTERS,
    CHUNK,
    IS_NUMBER,
    IS_WORD,
    LETTERS,
    LONG,
    SYLLABLES,
    Chunks,
    Vocabulary,
    chunks,
    separators_in,
    tokenise,
    vocabulary,
)
from framing.vader import Scored, compounds

if TYPE_CHECKING:
    from framing.counts import BySpeaker
    from framing.voices import Voices

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


class Segments(NamedTuple):
    """The table of segments, a row each: sentence, block, voice, speaker and the span of text.

    A segment is a run of tokens in one sentence. Of a whole document each sentence is one, and
    ``voice`` is ``""``, whoever speaks in it; of a document in one voice (:meth:`Document.of`) it
    is a run in that voice, ``speaker`` its place in the ledger, and ``share`` how much of its
    sentence's words it holds, 1.0 for all of them.
    """

    sentence: Ints
    block: Ints
    voice: tuple[str, ...]
    speaker: tuple[int | None, ...]
    start: list[int]
    end: list[int]
    share: Floats | None = None


class Offsets:
    """Start and end of every token of a text's segments, worked out when first asked for."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._text, self._segments = text, segments
        self._found: tuple[list[int], list[int]] | None = None

    def __call__(self) -> tuple[list[int], list[int]]:
        """The starts, and the ends."""
        if self._found is None:
            starts: list[int] = []
            ends: list[int] = []
            for begin, stop in zip(self._segments.start, self._segments.end, strict=True):
                for chunk in CHUNK.finditer(self._text, begin, stop):
                    at = chunk.start()
                    for start, end in _cut(chunk.group()):
                        starts.append(at + start)
                        ends.append(at + end)
            self._found = starts, ends
        return self._found


@lru_cache(1 << 14)
def _cut(chunk: str) -> tuple[tuple[int, int], ...]:
    """Where a chunk's tokens begin and end in it; most chunks of a text come again."""
    return tuple((start, end) for start, end, _ in tokenise(chunk))


@dataclass(frozen=True, eq=False)
class Document:
    """An article's tokens and segments, as columns.

    ``tokens`` holds the vocabulary's id of each token's form, ``row`` its segment (ascending),
    ``pieces`` and ``piece_row`` the same for the pieces that VADER reads (``piece_at`` and
    ``piece_chunk`` say which place of which chunk each is). Blocks set aside have
    no tokens here unless they were asked for. ``silent`` marks tokens that have no tone
    (:mod:`framing.topics`).
    """

    article: Article
    vocabulary: Vocabulary = field(repr=False)
    chunks: Ints = field(repr=False)
    tokens: Ints = field(repr=False)
    row: Ints = field(repr=False)
    pieces: Ints = field(repr=False)
    piece_at: Ints = field(repr=False)
    piece_chunk: Ints = field(repr=False)
    piece_row: Ints = field(repr=False)
    segments: Segments = field(repr=False)
    whole: Document | None = field(default=None, repr=False)
    kept: NDArray[np.intp] | None = field(default=None, repr=False)
    silent: NDArray[np.bool_] | None = field(default=None, repr=False)
    _found: dict[int, Hits] = field(default_factory=dict, repr=False)

    @property
    def entire(self) -> Document:
        """The document of all that the article says: itself, but for one of a voice."""
        return self.whole or self

    # -- sizes -----------------------------------------------------------------------------

    @cached_property
    def rows(self) -> int:
        """How many segments there are."""
        return len(self.segments.start)

    @cached_property
    def facts(self) -> Ints:
        """What is known of each token's form: [token, fact], see :class:`Vocabulary`."""
        return np.asarray(self.vocabulary.facts.view().take(self.tokens, axis=0), np.int32)

    @cached_property
    def _facts(self) -> Floats:
        """Sums over each segment's tokens: [segment, fact] in the vocabulary's order of facts."""
        if not self.rows:
            return np.zeros((0, 7))
        starts = np.searchsorted(self.row, np.arange(self.rows, dtype=self.row.dtype))
        if len(self.tokens) < _MANY:
            return np.add.reduceat(self.facts, starts, axis=0).astype(np.float64, order="F")
        columns = (np.add.reduceat(column, starts) for column in self.facts.T)
        return np.stack(tuple(columns), axis=1).astype(np.float64)

    @cached_property
    def words(self) -> Floats:
        """Words and numbers in each segment."""
        return self._facts[:, IS_WORD] + self._facts[:, IS_NUMBER]

    @cached_property
    def characters(self) -> Floats:
        """Letters and digits of the words and numbers in each segment."""
        return self._facts[:, CHARACTERS]

    @cached_property
    def letters(self) -> Floats:
        """Letters of the words and numbers in each segment."""
        return self._facts[:, LETTERS]

    @cached_property
    def syllables(self) -> Floats:
        """Syllables in each segment; a number counts as one."""
        return self._facts[:, SYLLABLES]

    @cached_property
    def long_words(self) -> Floats:
        """Words of three or more syllables in each segment."""
        return self._facts[:, LONG]

    @cached_property
    def worded(self) -> Floats:
        """1.0 for each segment that holds a word or number, else 0.0."""
        return (self.words > 0).astype(np.float64)

    @cached_property
    def roles(self) -> list[str]:
        """The role of each segment's block."""
        blocks = self.article.blocks
        return [blocks[block].role for block in self.segments.block.tolist()]

    @cached_property
    def _in_roles(self) -> dict[tuple[str, ...], Floats]:
        return {}

    def in_role(self, *roles: str) -> Floats:
        """1.0 for each segment whose block has one of these roles, else 0.0."""
        column = self._in_roles.get(roles)
        if column is None:
            held = [float(block.role in roles) for block in self.article.blocks]
            column = self._in_roles[roles] = np.array(held).take(self.segments.block)
        return column

    @cached_property
    def block_starts(self) -> Floats:
        """1.0 for the first segment with words of each block, else 0.0."""
        worded = self.words.nonzero()[0]
        block = self.segments.block.take(worded)
        new = np.ones(len(worded), np.bool_)
        np.not_equal(block[1:], block[:-1], out=new[1:])
        starts = np.zeros(self.rows)
        starts[worded[new]] = 1.0
        return starts

    @cached_property
    def _in_prose(self) -> dict[int, tuple[Floats, Floats]]:
        return {}

    def in_prose(self, column: Floats) -> Floats:
        """A column of counts, 0.0 where :attr:`prose` is: the same array whoever asks for it."""
        found = self._in_prose.get(id(column))
        if found is None:
            found = self._in_prose[id(column)] = column, column * self.prose
        return found[1]

    @cached_property
    def prose(self) -> Floats:
        """1.0 for each segment with words that is a whole sentence of a paragraph, else 0.0."""
        prose = self.in_role("paragraph") * self.worded
        return prose if self.segments.share is None else prose * (self.segments.share == 1.0)

    @cached_property
    def portion(self) -> Floats:
        """How much of a sentence with words each segment holds: 1.0 for the whole of it."""
        return self.worded if self.segments.share is None else self.segments.share

    @cached_property
    def worded_tokens(self) -> Ints:
        """1 for each token that is a word or a number, else 0."""
        facts = self.facts
        return np.asarray(facts[:, IS_WORD] + facts[:, IS_NUMBER], np.int32)

    @cached_property
    def compounds(self) -> Scored:
        """VADER's compound of each segment, and the pieces that made it."""
        return compounds(self.vocabulary.pieces, self.pieces, self.piece_row, self.rows)

    # -- terms ------------------------------------------------------------------------------

    @cached_property
    def terms(self) -> Ints:
        """The vocabulary's term id of each token, -1 where it is a number or a sign."""
        return self.vocabulary.term_of.view().take(self.tokens)

    @cached_property
    def by_term(self) -> tuple[NDArray[np.intp], Ints]:
        """The places of all tokens in the order of their terms, and the terms in that order."""
        order = self.terms.argsort(kind="stable")
        return order, self.terms[order]

    # -- looking up --------------------------------------------------------------------------

    @cached_property
    def folds(self) -> list[str]:
        """The folded form of each token, in order."""
        return list(map(self.vocabulary.folds.__getitem__, self.tokens.tolist()))

    @cached_property
    def token_list(self) -> list[int]:
        """The form of each token, as a list: single look-ups in an array are slow."""
        tokens: list[int] = self.tokens.tolist()
        return tokens

    @cached_property
    def heads(self) -> dict[int, tuple[list[int], list[int]]]:
        """What :func:`framing.wording.heads.is_name` has found of terms so far."""
        return {}

    @cached_property
    def row_list(self) -> list[int]:
        """The segment of each token, as a list: single look-ups in an array are slow."""
        rows: list[int] = self.row.tolist()
        return rows

    def find(self, lexicon: Lexicon) -> Hits:
        """Find a lexicon's terms: the longest that fits, none overlapping, within segments."""
        found = self._found.get(id(lexicon))
        if found is None and self.whole is not None:
            # What a voice says is what the whole text says there: the words beside a term, which
            # may veto it, are those of the sentence, whoever speaks.
            from framing.by_voice import hits_in

            found = self._found[id(lexicon)] = hits_in(self, self.whole.find(lexicon))
        if found is None:
            watch = watch_of(self.vocabulary, lexicon)
            # All lists that are known by now, in one go; of a list that is new, it alone.
            wanted = [place for place, each in enumerate(watch.lexicons)
                      if id(each) not in self._found]
            matches = match(self, watch, wanted)
            for place in wanted:
                each = watch.lexicons[place]
                self._found[id(each)] = Matches(matches[place], each.labels)
            found = self._found[id(lexicon)]
        return found

    # -- voices ------------------------------------------------------------------------------------

    def of(self, voice: str | int) -> Document:
        """Give the document in one voice: ``author``, ``quoted``, or a speaker of the ledger's."""
        from framing.by_voice import in_voice

        return in_voice(self, voice)

    @cached_property
    def spoken_by(self) -> Ints:
        """Whose each token is: a place in the ledger, -2 for nobody known, -1 for the author."""
        from framing.by_voice import spoken_by

        return spoken_by(self)

    @cached_property
    def words_by_speaker(self) -> BySpeaker:
        """Words and numbers by whose they are and where.

        The first two speakers are nobody who is known, and the author.
        """
        from framing.by_voice import words_by_speaker

        return words_by_speaker(self)

    # -- where things stand --------------------------------------------------------------------

    @cached_property
    def token_offsets(self) -> tuple[list[int], list[int]]:
        """Start and end of every token in the article's text."""
        if self.whole is not None and self.kept is not None:
            all_starts, all_ends = self.whole.token_offsets
            places = self.kept.tolist()
            return [all_starts[at] for at in places], [all_ends[at] for at in places]
        return self.offsets()

    @cached_property
    def offsets(self) -> Offsets:
        """What works out :attr:`token_offsets`: it outlives the document, and doesn't hold it."""
        return Offsets(self.article.text, self.segments)

    @cached_property
    def voices(self) -> Voices:
        """Who speaks where: quotations, reported speech and their speakers."""
        from framing.voices import listen

        return self.whole.voices if self.whole is not None else listen(self)

    def spans(self, hits: Hits) -> list[Span]:
        """Where each hit stands in the article's text."""
        starts, ends = self.token_offsets
        return [Span(starts[first], ends[last])
                for first, last in zip(hits.first.tolist(), hits.last.tolist(), strict=True)]

    def text(self, row: int) -> str:
        """A segment's text as it stands in the article."""
        return self.article.text[self.segments.start[row] : self.segments.end[row]]

    def tokens_of(self, pieces: NDArray[np.intp]) -> Ints:
        """The token that each of these of VADER's pieces stands on."""
        if self.whole is not None and self.kept is not None:
            place = np.zeros(len(self.whole.tokens), np.int32)
            place[self.kept] = np.arange(len(self.kept), dtype=np.int32)
            return np.asarray(place[self._whole_tokens_of(pieces)], np.int32)
        return self._whole_tokens_of(pieces)

    def _whole_tokens_of(self, pieces: NDArray[np.intp]) -> Ints:
        words = self.vocabulary
        lengths = words.tokens_in.view()[self.chunks]
        before = np.cumsum(lengths, dtype=np.int32) - lengths
        offset: Ints = words.piece_token.view()[self.piece_at[pieces]]
        return np.asarray(before[self.piece_chunk[pieces]] + offset, np.int32)


def parse(article: Article, *, clean: bool = True) -> Document:
    """Read an article into columns; ``clean=False`` counts the blocks set aside too.

    >>> from framing.article import Article
    >>> document = parse(Article.from_text("One fact. Two facts, three."))
    >>> document.rows, document.words.tolist()
    (2, [2.0, 3.0])
    """
    text = article.text
    language = article.language if article.language not in (None, "und") else "en"
    words = vocabulary()
    counted = [(number, body, span.end)
               for number, (role, span, body, *_) in enumerate(article.blocks)
               if not (clean and role in SET_ASIDE)]
    of_block, starts, ends = _sentences(text, counted, language or "en")
    ids, rows = _chunk_ids(text, starts, ends, words)
    first_token, tokens_in, first_piece, pieces_in = words.parts.view().take(ids, axis=0).T
    token_at, token_chunk = _expand(first_token, tokens_in)
    piece_at, piece_chunk = _expand(first_piece, pieces_in)
    return Document(
        article=article,
        vocabulary=words,
        chunks=ids,
        tokens=words.token_of.view().take(token_at),
        row=rows.take(token_chunk),
        pieces=words.piece_of.view().take(piece_at),
        piece_at=piece_at,
        piece_chunk=piece_chunk,
        piece_row=rows.take(piece_chunk),
        segments=Segments(
            sentence=np.arange(len(starts), dtype=np.int32),
            block=np.array(of_block, np.int32),
            voice=("",) * len(starts),
            speaker=(None,) * len(starts),
            start=starts,
            end=ends,
        ),
    )


def _sentences(text: str, blocks: Sequence[tuple[int, int, int]],
               language: str) -> tuple[list[int], list[int], list[int]]:
    """The block of each sentence of these, (number, body, end), where it begins and ends."""
    bodies = [body for _, body, _ in blocks]
    cut = sentences_of([text[body:end] for _, body, end in blocks], language, at=bodies)
    of_block = [number for (number, _, _), spans in zip(blocks, cut, strict=True) for _ in spans]
    starts = [start for spans in cut for start, _ in spans]
    return of_block, starts, [end for spans in cut for _, end in spans]


#: From so many tokens on, facts are summed column by column: all at once is faster below, and
#: outgrows the processor's cache above.
_MANY = 20_000

#: So many characters, in whole sentences, are cut into chunks at once.
_TOGETHER = 40_000
#: Stands between two sentences while all are cut into chunks at once. It is no character of any
#: language, and where a text holds it all the same, its sentences are cut one by one.
_BETWEEN = "\uffff"


def _chunk_ids(text: str, starts: Sequence[int], ends: Sequence[int],
               words: Vocabulary) -> tuple[Ints, Ints]:
    """The vocabulary's id of each chunk of the sentences, and which sentence it stands in."""
    separators = separators_in(text)
    cut = _cut_one_by_one if _BETWEEN in text else _cut_together
    if starts and len(text) <= _TOGETHER:
        return cut([text[start:end] for start, end in zip(starts, ends, strict=True)], separators,
                   words.chunks)
    ids, rows = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    begin = 0
    while begin < len(starts):  # by and by: the chunks of a long text, all at once, are too many
        end = bisect_left(starts, starts[begin] + _TOGETHER, begin + 1)
        spans = zip(starts[begin:end], ends[begin:end], strict=True)
        cut_ids, cut_rows = cut([text[start:stop] for start, stop in spans], separators,
                                words.chunks)
        ids.append(cut_ids)
        rows.append(cut_rows + np.int32(begin))
        begin = end
    return np.concatenate(ids), np.concatenate(rows)


def _cut_together(sentences: Sequence[str], separators: list[tuple[str, str]],
                  known: Chunks) -> tuple[Ints, Ints]:
    ids = known.numbers(chunks(f" {_BETWEEN} ".join(sentences), separators))
    between = ids == known[_BETWEEN]
    rows = between.cumsum(dtype=np.int32)
    kept = np.logical_not(between, out=between).nonzero()[0]
    return ids.take(kept), rows.take(kept)


def _cut_one_by_one(sentences: Sequence[str], separators: list[tuple[str, str]],
                    known: Chunks) -> tuple[Ints, Ints]:
    cut = [chunks(sentence, separators) for sentence in sentences]
    flat = [known[chunk] for sentence in cut for chunk in sentence]
    rows = np.repeat(np.arange(len(cut), dtype=np.int32), [len(sentence) for sentence in cut])
    return np.array(flat, np.int32), rows


def _expand(firsts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Lay out what each chunk stands for: places in the flat column, and whose each is."""
    if len(lengths) and lengths.max() == 1:  # as a rule, of pieces: one or none
        owner = lengths.nonzero()[0].astype(np.int32)
        return firsts.take(owner), owner
    owner = np.arange(len(lengths), dtype=np.int32).repeat(lengths)
    # Chunk by chunk, how far its places in the column are behind those laid out.
    behind = firsts - lengths.cumsum(dtype=np.int32)
    behind += lengths
    places = behind.take(owner)
    places += np.arange(len(places), dtype=np.int32)
    return places, owner
