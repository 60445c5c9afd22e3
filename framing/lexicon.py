"""Word lists: loading, checking, and finding their terms in a document.

A lexicon is a table ``NAME.tsv`` with a card ``NAME.toml`` beside it. The table's first row names
its columns: ``term``, ``class``, and where wanted ``case``, ``not_after``, ``not_before`` and
``only_before``. A term is a word or a phrase in lower case with straight apostrophes, or a
currency's sign. The longest term that fits wins, terms do not overlap, and a phrase never crosses a
sign, a sentence or a block. A row of class ``-`` shields: it is matched and not counted.

The words of a guard stand directly beside the term. ``#`` stands there for any number in digits;
``<number>``, in what comes behind, for any amount (:mod:`framing.wording.amounts`): 30, $30,
thirty, half, a third, a dozen, hundreds. So *about* with ``<number>`` under ``only_before`` is a
term in *about 30* and none in *about the vote*.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, overload

from framing.errors import LexiconError, SettingError
from framing.support.digests import sha256_of
from framing.support.records import NamedTuple
from framing.tokens import NUMBER, WORD, folded, tokenise

FOLDER = Path(__file__).parent / "lexicons"
COLUMNS = ("term", "class", "case", "not_after", "not_before", "only_before")
#: What a shipped list may say of its terms besides: it is for the part of the program that asks.
_FURTHER = frozenset({"lemma", "frames"})
SHIELD = "-"
#: Among the words of a guard, any amount.
AMOUNT = "<number>"
#: Signs that are terms by themselves: no others are found alone in a text.
CURRENCY_SIGNS = frozenset("$£€¥₹")


class Entry(NamedTuple):
    """A row of a lexicon: the term's words, its class, and when it does not count.

    ``lower``: only where the text has it in lower case, or at the head of a sentence or in a
    headline of capitals, and there not as a name (:mod:`framing.wording.heads`).
    ``not_after`` and ``not_before``: words that veto it from directly beside it; ``#`` stands for
    any number in digits. ``only_before``: where it is not empty, one of these must stand directly
    behind it. In both that look behind it ``<number>`` stands for any amount.
    """

    words: tuple[str, ...]
    label: str
    lower: bool = False
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()


class Rows(Sequence[Entry]):
    """The rows of a shipped list, each read when it is asked for.

    Every run loads thousands of them, and few are met in a text.
    """

    def __init__(self, lines: Iterable[str], guarded: bool) -> None:
        parted = [line.split("\t", 1) for line in lines]
        #: The terms alone, in order.
        self.terms = [term for term, _ in parted]
        self._behind = [behind for _, behind in parted]
        self._guarded = guarded

    def __len__(self) -> int:
        return len(self.terms)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(place, slice):
            return tuple(map(self._read, self.terms[place], self._behind[place]))
        return self._read(self.terms[place], self._behind[place])

    def _read(self, term: str, behind: str) -> Entry:
        label, *guards = behind.split("\t")
        words = tuple(term.split(" "))
        if not (guards and self._guarded):
            return Entry(words, label)
        case, *beside = (*guards, "", "", "", "")[:4]
        return Entry(words, label, bool(case), *(frozenset(each.split()) for each in beside))

    def labels(self) -> dict[str, None]:
        """The classes, in the order in which they come first."""
        # What stands behind a term is the same in most rows: few are split.
        return dict.fromkeys(cells.split("\t", 1)[0] for cells in dict.fromkeys(self._behind))


@cache
def rows(name: str) -> list[str]:
    """The rows of a shipped table, of terms or of anything else, as they stand behind the first.

    Read once; don't alter them.

    >>> rows("participles")[0]
    'accustomed\\tstate'
    """
    return (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()[1:]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A list of terms, each with its class, and how to look them up.

    ``skip_negated``: a hit with *not, no, never, hardly, without* or *n't* within the two tokens
    before it is not counted. ``data`` is what stands in its file, and ``sha256`` the hash of it.
    """

    name: str
    entries: Sequence[Entry]
    labels: tuple[str, ...]
    skip_negated: bool
    data: bytes = field(repr=False)
    path: Path = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """The hash of its file."""
        return sha256_of(self.data)

    @cached_property
    def words(self) -> dict[str, int]:
        """The terms of one word, and the place of each among the entries."""
        return {term: place for place, term in enumerate(self._terms) if " " not in term}

    @property
    def phrases(self) -> tuple[list[int], list[list[str]]]:
        """The terms of several words: where each stands among the entries, and its words.

        Past the third they are not parted.
        """
        places = [place for place, term in enumerate(self._terms) if " " in term]
        return places, [self._terms[place].split(" ", 3) for place in places]

    @cached_property
    def _terms(self) -> list[str]:
        if isinstance(self.entries, Rows):
            return self.entries.terms
        return [" ".join(entry.words) for entry in self.entries]

    @cached_property
    def codes(self) -> dict[str, int]:
        """The place of each label in ``labels``."""
        return {label: code for code, label in enumerate(self.labels)}

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the sidecar says: title, description, source, licence, labels of the classes."""
        return read_card(self.path)


def read_card(table: Path) -> dict[str, Any]:
    """Read the card beside a table; a table of the user's own may have none."""
    import tomllib

    path = table.with_suffix(".toml")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)


def available() -> tuple[str, ...]:
    """Names of the lexicons that the program ships, by which :func:`lexicon` finds them."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.tsv") if _lists_terms(path)))


def _lists_terms(path: Path) -> bool:
    with path.open(encoding="utf-8") as file:
        return file.readline().startswith("term\tclass")


@cache
def lexicon(name: str) -> Lexicon:
    """Load a shipped lexicon by name.

    Raises:
        SettingError: there is none of that name; the message gives the nearest.

    """
    path = FOLDER / f"{name}.tsv"
    if not name.isidentifier() or not path.exists():
        from difflib import get_close_matches  # for what was mistyped alone

        near = get_close_matches(name, available(), 1)
        hint = f"did you mean {near[0]}?" if near else "see framing lexicon for the list."
        raise SettingError(f"There is no lexicon named {name!r}: {hint}")
    return load(path)


def load(path: Path) -> Lexicon:
    """Load a lexicon from a file, the user's own included, checking every row.

    Raises:
        LexiconError: the file cannot be read or a row cannot be used; the message names the line.

    """
    try:
        data = path.read_bytes()
        lines = data.removeprefix(BOM_UTF8).decode().splitlines()
    except OSError as error:
        raise LexiconError(
            f"Cannot read the lexicon {path}: {error.strerror}; check the path."
        ) from None
    except UnicodeDecodeError:
        raise LexiconError(f"The lexicon {path} is not UTF-8: save it as UTF-8 text.") from None
    header = lines[0].split("\t") if lines else []
    known = set(COLUMNS) | (_FURTHER if path.parent == FOLDER else frozenset())
    if header[:2] != ["term", "class"] or not set(header) <= known or (
            len(set(header)) < len(header)):
        raise LexiconError(
            f"The lexicon {path}, line 1: the first line must name the columns, separated by tabs: "
            "term, class, and if wanted case, not_after, not_before, only_before, each once; "
            f"{_header_fault(header, known)}."
        )
    entries: Sequence[Entry]
    if path.parent == FOLDER:  # these are as they should be: a test sees to it
        entries = rows = Rows(lines[1:], "case" in header)
        labels = rows.labels()
    else:
        entries = tuple(_entries(path, header, lines[1:]))
        labels = dict.fromkeys(entry.label for entry in entries)
    if not entries:
        raise LexiconError(f"The lexicon {path} has no terms: give a term and a class in each row.")
    labels.pop(SHIELD, None)
    return Lexicon(
        name=path.stem,
        entries=entries,
        labels=tuple(labels),
        skip_negated=_skips_negated(path),
        data=data,
        path=path,
    )


def _header_fault(header: Sequence[str], known: Collection[str]) -> str:
    """What is wrong with a first line that does not name the columns as it should."""
    if not "".join(header).strip():
        return "it is empty"
    if header[:2] != ["term", "class"]:
        begin = "\t".join(header)[:40]
        return f"it begins {begin!r}"
    strange = [name for name in header if name not in known]
    return f"{strange[0]!r} is none of them" if strange else "one is named twice"


#: Shipped lists whose card says negation = "skip"; kept here because cards are not read on the
#: everyday path (a test holds the two together).
_NEGATION_SKIPPED = frozenset({"loaded"})


def _skips_negated(path: Path) -> bool:
    if path.parent == FOLDER:
        return path.stem in _NEGATION_SKIPPED
    return read_card(path).get("negation") == "skip"


def _entries(path: Path, header: Sequence[str], lines: Iterable[str]) -> Iterable[Entry]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"The lexicon {path}, line {number}"
        if len(cells) > len(header):
            raise LexiconError(
                f"{where}: {len(cells)} columns where the first line names {len(header)}; "
                "check the tabs."
            )
        row = dict(zip(header, cells, strict=False))
        term, label = row["term"].strip(), row.get("class", "").strip()
        if not term or not label:
            raise LexiconError(f"{where}: a row needs a term and, after a tab, its class.")
        words = tuple(folded(word) for word in term.split())
        for word in words:
            if word == AMOUNT:
                raise LexiconError(f"{where}: {AMOUNT} is no part of a term: put it in the column "
                                   "only_before, and the words before it here.")
            if not _is_one_word(word):
                raise LexiconError(
                    f"{where}: {word!r} is not one word to this program, so it would never match; "
                    "write the term as its words, separated by spaces."
                )
        key = " ".join(words)
        if key in seen:
            raise LexiconError(f"{where}: {term!r} stands in line {seen[key]} too; keep one.")
        seen[key] = number
        if (case := row.get("case", "").strip()) not in ("", "lower"):
            raise LexiconError(f"{where}: case is {case!r}; it can be lower or empty.")
        yield Entry(words, label, case == "lower", *_guards(row, where))


def _is_one_word(word: str) -> bool:
    """Whether a word of the user's is one token, which alone can be found in a text."""
    return word.isalpha() or word in CURRENCY_SIGNS or (
        [kind for _, _, kind in tokenise(word)] in ([WORD], [NUMBER]))


def _guards(row: dict[str, str], where: str) -> Iterator[frozenset[str]]:
    """The words beside a term that veto it or that it needs, of each column that has such."""
    for column in COLUMNS[3:]:
        words = frozenset(map(folded, row.get(column, "").split()))
        for word in sorted(words):
            if word[0] == "<" and (word != AMOUNT or column == "not_after"):
                raise LexiconError(f"{where}: {word} can't stand under {column}: what stands for "
                                   f"several words is # in all three columns, {AMOUNT} in "
                                   "not_before and only_before.")
            if column == "only_before" and word not in ("#", AMOUNT) and not _is_one_word(word):
                raise LexiconError(f"{where}: {word!r} under only_before is not one word to this "
                                   "program, so the term would never count; write words separated "
                                   "by spaces.")
            if len(list(tokenise(word))) > 1 and word != AMOUNT:
                raise LexiconError(f"{where}: {word!r} under {column} is not one word to this "
                                   "program, so it would veto nothing; write words separated by "
                                   "spaces.")
        yield words
