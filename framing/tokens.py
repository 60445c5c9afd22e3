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
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from framing.folding import SEPARATORS, fold
from framing.syllables import count as count_syllables
from framing.vader import Pieces

if TYPE_CHECKING:
    from framing.matching import Watch

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


#: Letters and signs of Western news, among which there are no marks.
_WESTERN = re.compile("[\x00-\xac\xae-\u02ff\u2010-\u203a€−]*")


@cache
def _with_marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The classes of marks take longer to compile than all else here, and few texts need them.
    return re.compile(f"[{_MARK}]"), _pattern(rf"{_LETTER}(?:{_LETTER}|[{_MARK}])*")


#: A chunk: a separator, or a run between separators and white space.
CHUNK = re.compile(rf"[^\s{re.escape(SEPARATORS)}]+|[{re.escape(SEPARATORS)}]")

_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "＇": "'", "\u00ad": None, "\u200c": None,
                           "\u200d": None})

_QUESTION_MARKS = frozenset("?？؟⁇⁈")

#: Past so many chunk forms a new table begins, so that memory stays flat over a stream.
MAX_FORMS = 60_000


def folded(word: str) -> str:
    """Give the form by which a word is looked up: lower case, straight apostrophes, composed.

    >>> folded("Didn’t")
    "didn't"
    """
    return unicodedata.normalize("NFKC", word.translate(_STRAIGHT)).lower()


def tokenise(chunk: str) -> Iterator[tuple[int, int, int]]:
    """Cut a chunk into (start, end, kind), end to end: no character is left out.

    >>> [("U.S.-backed,"[start:end], kind) for start, end, kind in tokenise("U.S.-backed,")]
    [('U.S.', 0), ('-', 2), ('backed', 0), (',', 2)]
    """
    pattern = _TOKEN
    if not _WESTERN.fullmatch(chunk):
        mark, marked = _with_marks()
        if mark.search(chunk):
            pattern = marked
    for match in pattern.finditer(chunk):
        kind = WORD if match["word"] else NUMBER if match["number"] else OTHER
        yield match.start(), match.end(), kind


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
    """A numpy array to which rows are added one at a time and read all at once."""

    def __init__(self, dtype: Any, width: int | None = None) -> None:
        self._array = np.zeros((1024,) if width is None else (1024, width), dtype)
        self._filled = 0
        self._new: list[Any] = []
        self.append = self._new.append

    def __len__(self) -> int:
        return self._filled + len(self._new)

    def view(self) -> NDArray[Any]:
        """All rows so far, as one array that must not be written to."""
        if self._new:
            size = self._filled + len(self._new)
            if size > len(self._array):
                larger = np.zeros((2 * size, *self._array.shape[1:]), self._array.dtype)
                larger[: self._filled] = self._array[: self._filled]
                self._array = larger
            self._array[self._filled : size] = self._new
            self._filled = size
            self._new.clear()
        return self._array[: self._filled]


#: What is known of a token's form, one column each in :attr:`Vocabulary.facts`.
IS_WORD, IS_NUMBER, CHARACTERS, LETTERS, SYLLABLES, LONG, ASKS = range(7)


class Vocabulary:
    """All forms met so far; ids index its columns. Grows, never changes what it has said.

    ``facts`` holds a row a token form: is it a word, is it a number, its letters and digits, its
    letters, its syllables (a number counts as one), whether it has three syllables or more, and
    whether it is a sign that asks.
    """

    def __init__(self) -> None:
        self.chunks = _Chunks(self)
        self.pieces = Pieces()
        self.first_token = Growing(np.int32)  # of a chunk form, into token_of
        self.tokens_in = Growing(np.int32)
        self.token_of = Growing(np.int32)
        self.first_piece = Growing(np.int32)  # of a chunk form, into piece_of
        self.pieces_in = Growing(np.int32)
        self.piece_of = Growing(np.int32)
        self.piece_token = Growing(np.int32)  # which token of its chunk a piece stands on
        self._piece_ids: dict[str, int] = {}

        self._forms: dict[tuple[str, bool], int] = {}
        self.surfaces: list[str] = []
        self.folds: list[str] = []
        self.facts = Growing(np.int32, 7)
        self.terms: list[str] = []  # the distinct forms that terms are counted by
        self.term_of = Growing(np.int32)  # of a token form, into terms; -1 where it is no word
        self._term_ids: dict[str, int] = {}
        self.watches: list[Watch] = []  # the word lists that its forms are looked up in

    def _token(self, surface: str, kind: int, inside: bool) -> int:
        # A sign between words without space, as in an address (?id=7), is a form of its own.
        key = (surface, inside and kind == OTHER)
        known = self._forms.get(key)
        if known is not None:
            return known
        form = self._forms[key] = len(self.surfaces)
        # A letter may stand for several words (ﷺ): its form has no space all the same.
        plain = surface.isascii() and surface.isalpha()
        fold = (surface.lower() if plain else surface if kind == OTHER
                else folded(surface).replace(" ", ""))
        self.surfaces.append(surface)
        self.folds.append(fold)
        if kind == OTHER:
            asks = not inside and not _QUESTION_MARKS.isdisjoint(surface)
            self.facts.append((0, 0, 0, 0, 0, 0, int(asks)))
            self.term_of.append(-1)
            return form
        characters = len(fold) if plain else sum(map(str.isalnum, fold))
        if kind == NUMBER:
            self.facts.append((0, 1, characters, sum(map(str.isalpha, fold)), 1, 0, 0))
            self.term_of.append(-1)
            return form
        syllables = count_syllables(fold)
        letters = len(fold) if plain else sum(map(str.isalpha, fold))
        self.facts.append((1, 0, characters, letters, syllables, int(syllables >= 3), 0))
        term = fold.removesuffix("'s") or fold
        term_id = self._term_ids.setdefault(term, len(self.terms))
        if term_id == len(self.terms):
            self.terms.append(term)
        self.term_of.append(term_id)
        return form

    def term_id(self, term: str) -> int:
        """The id of a term, -2 where no token has it."""
        return self._term_ids.get(term, -2)

    def _piece(self, piece: str) -> int:
        known = self._piece_ids.get(piece)
        if known is None:
            known = self._piece_ids[piece] = self.pieces.add(piece)
        return known

    def learn(self, chunk: str) -> int:
        """Cut a chunk that was not met before and remember its tokens and pieces.

        Most are a plain word or one with a sign behind it, and need no looking into.
        """
        word = chunk[:-1] if chunk[-1] in ".,;:!?" else chunk
        if not (word.isascii() and word.isalpha()):
            return self.learn_any(chunk)
        self.first_token.append(len(self.token_of))
        self.token_of.append(self._token(word, WORD, False))
        if word != chunk:
            self.token_of.append(self._token(chunk[-1], OTHER, False))
        self.tokens_in.append(1 + (word != chunk))
        self.first_piece.append(len(self.piece_of))
        self.piece_of.append(self._piece(chunk))
        self.piece_token.append(0)
        self.pieces_in.append(1)
        return len(self.tokens_in) - 1

    def learn_any(self, chunk: str) -> int:
        """Do as :meth:`learn` does, for a chunk of any kind."""
        starts = []
        self.first_token.append(len(self.token_of))
        for start, end, kind in tokenise(chunk):
            starts.append(start)
            inside = end < len(chunk) and chunk[end].isalnum()
            self.token_of.append(self._token(chunk[start:end], kind, inside))
        self.tokens_in.append(len(starts))
        self.first_piece.append(len(self.piece_of))
        count = 0
        for match in re.finditer(r"\S+", fold(chunk)):
            self.piece_of.append(self._piece(match.group()))
            # The word a piece stands on, so that its evidence is the word without its comma.
            places = [i for i, start in enumerate(starts) if start >= match.start()]
            wordy = [i for i in places if chunk[starts[i]].isalnum() and starts[i] < match.end()]
            self.piece_token.append((wordy or places or [max(0, len(starts) - 1)])[0])
            count += 1
        self.pieces_in.append(count)
        return len(self.tokens_in) - 1


class _Chunks(dict[str, int]):
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


_current: Vocabulary | None = None


def vocabulary() -> Vocabulary:
    """Give the table that new documents use; a full one is left to the documents that hold it."""
    global _current
    if _current is None or len(_current.chunks) > MAX_FORMS:
        _current = Vocabulary()
    return _current
