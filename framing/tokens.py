"""THE tokeniser: what a word, a number and a sign is, and what is known of each form.

A text is cut twice. First into *chunks*, the runs between white space and the separators of
:mod:`framing.folding` (dashes, quotation marks, brackets): that is one fast pass of the regular
expression engine. Then each distinct chunk, once in the program's life, into tokens and into the
pieces that VADER reads; a table remembers them. An article is afterwards a column of numbers into
that table, and whatever a measure asks of a word (its syllables, whether a lexicon lists it) is
looked up for each form once and for all articles.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from threading import local
from typing import Any, TypeVar
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from framing.folding import SEPARATORS, fold
from framing.support.records import NamedTuple
from framing.syllables import count as count_syllables
from framing.vader import Pieces

_Made = TypeVar("_Made")

WORD, NUMBER, OTHER = 0, 1, 2

#: Marks that stand on the letter before them, and the invisible joiners inside words.
_MARK = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc-\u09cd\u0a01-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c4d\u0d00-\u0d4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTER = r"[^\W\d_]"
_INITIALS = rf"{_LETTER}{{1,2}}\.(?:{_LETTER}\.)"


def _pattern(letters: str) -> re.Pattern[str]:
    """Words, numbers and signs, given what a run of letters is.

    Words keep inner apostrophes and hyphens, as in the news background; initials keep their dots
    (U.S., Ph.D., U.S.’s), also behind a hyphen (non-U.S.); digits behind letters belong to them
    (G7, COVID-19).
    """
    return re.compile(
        rf"(?P<word>{_INITIALS}(?:{_LETTER}\.)*(?:['’ʼ＇][sS](?!\w))?"
        rf"|{letters}(?:['’ʼ＇-](?!{_INITIALS}){letters})*(?:-?\d+\w*)?)"
        rf"|(?P<number>\d+(?:[.,:]\d+)*(?:{letters})?)"
        r"|[^\w\s]+|_+"
    )


_TOKEN = _pattern(rf"{_LETTER}+")
_KINDS = {"word": WORD, "number": NUMBER, None: OTHER}  # by the pattern's group

#: A word of plain letters and apostrophes or hyphens within, which needs no cutting.
_PLAIN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
#: A chunk of plain signs that :func:`framing.folding.fold` leaves as it is, a piece by itself.
_UNFOLDED = re.compile(r"(?:[!#-&*-,./0-9:;=?@A-Z\\^_a-z|~]|-(?!-))+")
_RUN = re.compile(r"\S+")

#: Letters and signs of Western news, among which there are no marks, and what sentences that are
#: cut together have between them.
_WESTERN = re.compile("[\x00-\xac\xae-\u02ff\u2010-\u203a€−\uffff]*")


@cache
def _with_marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The classes of marks take longer to compile than all else here, and few texts need them.
    return re.compile(f"[{_MARK}]"), _pattern(rf"{_LETTER}(?:{_LETTER}|[{_MARK}])*")


#: A chunk: a separator, or a run between separators and white space.
CHUNK = re.compile(rf"[^\s{re.escape(SEPARATORS)}]+|[{re.escape(SEPARATORS)}]")

_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "＇": "'", "\u00ad": None, "\u200c": None,
                           "\u200d": None})

#: Initials that news writes in two ways, as the one that the background knows better: *US* is no
#: *us*, and what one paper calls the U.S. and another the US sets neither apart.
_ONE_TERM = {"US": "u.s.", "U.K.": "uk", "U.N.": "un", "E.U.": "eu", "DC": "d.c.", "U.S.A.": "usa"}

_QUESTION_MARKS = frozenset("?？؟⁇⁈")

#: Past so many chunk forms a new table begins, so that memory stays flat over a stream.
MAX_FORMS = 60_000


def folded(word: str) -> str:
    """Give the form by which a word is looked up: lower case, straight apostrophes, composed.

    >>> folded("Didn’t")
    "didn't"
    """
    if not word.isascii():
        word = word.translate(_STRAIGHT)
        if not word.isascii():
            word = _composed(word)
    return word.lower()


def _composed(word: str) -> str:
    from unicodedata import normalize  # a large table, that most English texts don't need

    return normalize("NFKC", word)


def tokenise(chunk: str) -> Iterator[tuple[int, int, int]]:
    """Cut a chunk into (start, end, kind), end to end: no character is left out.

    >>> [("U.S.-backed,"[start:end], kind) for start, end, kind in tokenise("U.S.-backed,")]
    [('U.S.', 0), ('-', 2), ('backed', 0), (',', 2)]
    """
    pattern = _TOKEN
    if not (chunk.isascii() or _WESTERN.fullmatch(chunk)):
        mark, marked = _with_marks()
        if mark.search(chunk):
            pattern = marked
    for match in pattern.finditer(chunk):
        yield *match.span(), _KINDS[match.lastgroup]


def separators_in(text: str) -> list[tuple[str, str]]:
    """The separators that a text holds at all, each with its padded form, for :func:`chunks`."""
    return [(mark, f" {mark} ") for mark in SEPARATORS if mark in text]


def chunks(sentence: str, separators: list[tuple[str, str]]) -> list[str]:
    """Cut a sentence into chunks: what ``CHUNK.findall`` gives, in a third of its time.

    >>> chunks("A “grand bargain”—perhaps.", separators_in("“”—"))
    ['A', '“', 'grand', 'bargain', '”', '—', 'perhaps.']
    """
    for mark, padded in separators:
        sentence = sentence.replace(mark, padded)
    return sentence.split()


class Growing:
    """A numpy array to which numbers (rows of ``width`` numbers) are added one at a time."""

    def __init__(self, dtype: Any, width: int | None = None) -> None:
        self._array = np.zeros((1024,) if width is None else (1024, width), dtype)
        self._filled = 0
        self._width = width or 1
        # What is not in the array yet, one after the other: numpy can read it without a look at
        # each, and the program's rubbish collection passes it by.
        self._new: array[int] = array(self._array.dtype.char)
        self.append: Callable[[Any], None] = (
            self._new.append if width is None else self._new.extend
        )

    def __len__(self) -> int:
        return self._filled + len(self._new) // self._width

    def view(self) -> NDArray[Any]:
        """All rows so far, as one array that must not be written to."""
        if self._new:
            size = len(self)
            if size > len(self._array):
                larger = np.zeros((2 * size, *self._array.shape[1:]), self._array.dtype)
                larger[: self._filled] = self._array[: self._filled]
                self._array = larger
            new = self._array[self._filled : size]
            new[:] = np.frombuffer(self._new, self._array.dtype).reshape(new.shape)
            self._filled = size
            del self._new[:]
        return self._array[: self._filled]


class Column(NamedTuple):
    """One column of a growing array of rows."""

    rows: Growing
    place: int

    def view(self) -> NDArray[Any]:
        """All numbers of the column so far, that must not be written to."""
        return self.rows.view()[:, self.place]


#: What is known of a token's form, one column each in :attr:`Vocabulary.facts`.
IS_WORD, IS_NUMBER, CHARACTERS, LETTERS, SYLLABLES, LONG, ASKS = range(7)


class Vocabulary:
    """All forms met so far; ids index its columns. Grows, never changes what it has said.

    ``facts`` holds a row a token form: is it a word, is it a number, its letters and digits, its
    letters, its syllables (a number counts as one), whether it has three syllables or more, and
    whether it is a sign that asks.
    """

    def __init__(self) -> None:
        self.chunks = Chunks(self)
        self.pieces = Pieces()
        # Of a chunk form: its first token in token_of and how many it has, its first piece in
        # piece_of and how many. One row, since a form's numbers are looked up together.
        self.parts = Growing(np.int32, 4)
        self.first_token, self.tokens_in, self.first_piece, self.pieces_in = (
            Column(self.parts, place) for place in range(4))
        self.token_of = Growing(np.int32)
        self.piece_of = Growing(np.int32)
        self.piece_token = Growing(np.int32)  # which token of its chunk a piece stands on
        self._piece_ids: dict[str, int] = {}
        self._tokens = self._pieces = 0  # how many of each the chunk forms have

        self._forms: dict[str, int] = {}
        self._inner_signs: dict[str, int] = {}
        self.surfaces: list[str] = []
        self.folds: list[str] = []
        self.facts = Growing(np.int32, 7)
        self.terms: list[str] = []  # the distinct forms that terms are counted by
        self.term_of = Growing(np.int32)  # of a token form, into terms; -1 where it is no word
        self._term_ids: dict[str, int] = {}
        self._columns: dict[Callable[[Vocabulary, int], Iterable[int]], Growing] = {}
        self._beside: dict[Callable[[], Any], Any] = {}

    def column(self, learn: Callable[[Vocabulary, int], Iterable[int]]) -> NDArray[np.int64]:
        """A number of each token form, kept by what learns them: those of the forms from one on.

        As all that is kept here it grows with the vocabulary and goes with it, and whose it is
        stays with the module that asks.
        """
        column = self._columns.get(learn)
        if column is None:
            column = self._columns[learn] = Growing(np.int64)
        first = len(column)
        if first < len(self.folds):
            for number in learn(self, first):
                column.append(number)
        return column.view()

    def beside(self, make: Callable[[], _Made]) -> _Made:
        """What a module keeps of the forms that is no such column, by what makes it, once."""
        found: _Made | None = self._beside.get(make)
        if found is None:
            found = self._beside[make] = make()
        return found

    def _token(self, surface: str, kind: int, inside: bool) -> int:
        # A sign between words without space, as in an address (?id=7), is a form of its own.
        forms = self._inner_signs if inside and kind == OTHER else self._forms
        known = forms.get(surface)
        if known is not None:
            return known
        # A letter may stand for several words (ﷺ): its form has no space all the same.
        fold = surface if kind == OTHER else folded(surface).replace(" ", "")
        if kind == WORD:
            return self._add_word(surface, fold)
        forms[surface] = len(self.surfaces)
        if kind == NUMBER:
            return self._add_other(surface, fold, 0, 1, *_counted(fold), 1, 0, 0)
        asks = not inside and not _QUESTION_MARKS.isdisjoint(surface)
        return self._add_other(surface, fold, 0, 0, 0, 0, 0, 0, int(asks))

    def _add_word(self, surface: str, fold: str) -> int:
        form = self._forms[surface] = len(self.surfaces)
        term = fold
        if fold.isalpha():
            characters = letters = len(fold)
        else:
            characters, letters = _counted(fold)
            term = fold.removesuffix("'s") or fold
        term = _ONE_TERM.get(surface[: len(term)], term)
        syllables = count_syllables(fold)
        term_id = self._term_ids.get(term)
        if term_id is None:
            term_id = self._term_ids[term] = len(self.terms)
            self.terms.append(term)
        self.surfaces.append(surface)
        self.folds.append(fold)
        self.facts.append((1, 0, characters, letters, syllables, syllables >= 3, 0))
        self.term_of.append(term_id)
        return form

    def _add_other(self, surface: str, fold: str, *facts: int) -> int:
        self.surfaces.append(surface)
        self.folds.append(fold)
        self.facts.append(facts)
        self.term_of.append(-1)
        return len(self.surfaces) - 1

    def term_id(self, term: str) -> int:
        """The id of a term, -2 where no token has it."""
        return self._term_ids.get(term, -2)

    def piece(self, piece: str) -> int:
        """The id of a piece that VADER reads, learnt if it is new."""
        known = self._piece_ids.get(piece)
        if known is None:
            known = self._piece_ids[piece] = self.pieces.add(piece)
        return known

    def learn(self, chunk: str) -> int:
        """Cut a chunk that was not met before and remember its tokens and pieces; its number."""
        return self.learn_all((chunk,))

    def learn_all(self, chunks: Iterable[str]) -> int:
        """Do so for several, numbered one after the other; the number of the last.

        Most are a plain word or one with a sign behind it, and need no looking into.
        """
        # Every article brings dozens, so all that is asked of each is at hand by a short name.
        forms, add_word, new_piece = self._forms, self._add_word, self.pieces.add
        add_token, add_piece = self.token_of.append, self.piece_of.append
        add_parts, add_place = self.parts.append, self.piece_token.append
        for chunk in chunks:
            sign = chunk[-1]
            word = chunk[:-1] if sign in ".,;:!?" else chunk
            if word.isalpha() and word.isascii():
                piece, fold = chunk, word.lower()
                token = word if len(word) > 1 else chunk
            elif _PLAIN.fullmatch(word):
                piece = token = chunk.replace("’", "'")
                fold = word.lower().replace("’", "'")
            else:
                self.learn_any(chunk)
                continue
            form = forms.get(word)
            add_token(add_word(word, fold) if form is None else form)
            add_piece(new_piece(piece, token))
            add_place(0)
            if word is chunk:
                add_parts((self._tokens, 1, self._pieces, 1))
                self._tokens += 1
            else:
                add_token(forms[sign] if sign in forms else self._token(sign, OTHER, False))
                add_parts((self._tokens, 2, self._pieces, 1))
                self._tokens += 2
            self._pieces += 1
        return len(self.parts) - 1

    def learn_any(self, chunk: str) -> int:
        """Do as :meth:`learn` does, for a chunk of any kind."""
        starts: list[int] = []
        for start, end, kind in tokenise(chunk):
            starts.append(start)
            inside = end < len(chunk) and chunk[end].isalnum()
            self.token_of.append(self._token(chunk[start:end], kind, inside))
        pieces = _pieces(chunk)
        for piece, begin in pieces:
            self.piece_of.append(self.pieces.add(piece))
            # The word a piece stands on, so that its evidence is the word without its comma.
            first, behind = (bisect_left(starts, at) for at in (begin, begin + len(piece)))
            wordy = (at for at in range(first, behind) if chunk[starts[at]].isalnum())
            self.piece_token.append(next(wordy, max(0, min(first, len(starts) - 1))))
        return self._add_chunk(len(starts), len(pieces))

    def _add_chunk(self, tokens: int, pieces: int) -> int:
        """Note that the last so many tokens and pieces are a chunk's; its number."""
        self.parts.append((self._tokens, tokens, self._pieces, pieces))
        self._tokens += tokens
        self._pieces += pieces
        return len(self.parts) - 1


def _counted(fold: str) -> tuple[int, int]:
    """Letters and digits of a form, and its letters."""
    return sum(map(str.isalnum, fold)), sum(map(str.isalpha, fold))


def _pieces(chunk: str) -> list[tuple[str, int]]:
    """The pieces that VADER reads in a chunk, each with the place where it begins."""
    if _UNFOLDED.fullmatch(chunk):
        return [(chunk, 0)]
    return [(match.group(), match.start()) for match in _RUN.finditer(fold(chunk))]


class Chunks(dict[str, int]):
    """Chunk form to id; a form not met before is cut and learnt on the way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        # Weakly, so that a table that was left behind goes at once, not when cycles are sought.
        self._vocabulary = ref(vocabulary)

    def __missing__(self, chunk: str) -> int:
        vocabulary = self._vocabulary()
        assert vocabulary is not None
        form = self[chunk] = vocabulary.learn(chunk)
        return form

    def numbers(self, chunks: Sequence[str]) -> NDArray[np.int32]:
        """The ids of chunks; those not met before are learnt together."""
        ids = np.fromiter(map(self.get, chunks, repeat(-1)), np.int32, len(chunks))
        places = (ids < 0).nonzero()[0]
        if len(places):
            new = [chunks[place] for place in places.tolist()]
            forms = list(dict.fromkeys(new))
            vocabulary = self._vocabulary()
            assert vocabulary is not None
            last = vocabulary.learn_all(forms)
            self.update(zip(forms, range(last + 1 - len(forms), last + 1), strict=True))
            ids[places] = [self[chunk] for chunk in new]
        return ids


class _Current(local):
    """The table in use: each thread has its own, as two can't learn into one across each other."""

    table: Vocabulary | None = None


_current = _Current()


def vocabulary() -> Vocabulary:
    """Give the table that new documents use; a full one is left to the documents that hold it."""
    table = _current.table
    if table is None or len(table.chunks) > MAX_FORMS:
        table = _current.table = Vocabulary()
    return table


def forget() -> None:
    """Leave this thread's table, as learning was broken off somewhere: new documents begin one."""
    _current.table = None
