"""A collection as it was written: its rows, its sums, its words, its articles."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from framing.article import Article
from framing.collection import streams
from framing.collection.columns import Kept, kept, of_list
from framing.collection.manifest import DROPPED, MANIFEST, SCHEMA, check_schema, manifest_of
from framing.collection.parts import Fields, Place, reread
from framing.collection.periods import NO_DAY
from framing.collection.receipts import Receipt, committed
from framing.collection.streams import Words
from framing.errors import SettingError, UnreadableError
from framing.measures import named, nearest
from framing.sources import is_address
from framing.sources.files import shown

__all__ = ["MANIFEST", "NO_DAY", "SCHEMA", "Collection"]

Ints = NDArray[np.int64]


class Collection:
    """The articles of a folder that ``framing corpus`` wrote, in the order of the inputs.

    ``manifest`` says what was counted and how; ``parts`` are the receipts in that order,
    ``measures`` the ids, ``outlets`` the outlets' names, sorted, ``""`` where none is told.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any],
                 parts: tuple[Receipt, ...]) -> None:
        self.folder, self.manifest, self.parts = folder, manifest, parts
        self.measures: tuple[str, ...] = tuple(manifest["settings"]["measures"])
        self.outlets: tuple[str, ...] = tuple(sorted({
            outlet for part in parts for outlet in part.outlets}))
        self._columns = {each["name"]: row for row, each in enumerate(manifest["columns"])}

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Collection:
        """Open a folder.

        Raises:
            UnreadableError: it isn't a collection, is unfinished, or lacks something of it.

        """
        path, name = Path(folder), shown(os.fspath(folder))
        manifest = manifest_of(path)
        if manifest is None:
            where = "INPUT -o " + name if _free(path) else name + " -o DIR, and give DIR"
            raise UnreadableError(f"{name} is not a collection: make one with framing corpus "
                                  f"{where}.")
        check_schema(manifest, name)
        if not manifest.get("complete"):
            raise UnreadableError(f"{name} is unfinished: give the same framing corpus command "
                                  "again, and it goes on where it ended.")
        try:
            found = cls(path, manifest, tuple(_receipt(path, key) for key in manifest["parts"]))
            found.manifest["settings"]["voices"], found.manifest["dropped"]
        except (KeyError, TypeError):
            raise _unreadable(path / MANIFEST, "it is damaged") from None
        return found

    def __len__(self) -> int:
        """How many articles there are, without those left out for their id."""
        return sum(part.rows for part in self.parts) - len(self._dropped)

    # -- numbers ---------------------------------------------------------------------------------

    def counts(self, names: Sequence[str]) -> dict[str, Ints]:
        """Give columns of the manifest over all articles, in order.

        ``outlet`` holds places in :attr:`outlets`, ``day`` days since 1970-01-01 (:data:`NO_DAY`
        without a date), ``read`` 1 where measures that rest on English words read the article;
        ``loaded.rate.0`` and the like components, times the column's ``scale``.

        Raises:
            SettingError: there is no such column; the message names the nearest.

        """
        found = {name: np.empty(len(self), np.int64) for name in names}
        at = 0
        for piece in self.count_parts(names):
            for name, column in piece.items():
                found[name][at : at + len(column)] = column
            at += len(next(iter(piece.values()), ()))
        return found

    def count_parts(self, names: Sequence[str]) -> Iterator[dict[str, Ints]]:
        """Give the same part by part, for what adds up and needs no more in memory than a part.

        Raises:
            SettingError: there is no such column; the message names the nearest.

        """
        for name in names:
            if name not in self._columns:
                raise SettingError(f"The collection {shown(str(self.folder))} has no column "
                                   f"{name!r}{nearest(name, tuple(self._columns))}")
        places = {outlet: place for place, outlet in enumerate(self.outlets)}
        at = 0
        for part in self.parts:
            found = dict(zip(names, self._counts(part, [self._columns[name] for name in names]),
                             strict=True))
            if "outlet" in found and part.rows:
                codes = np.array([places[outlet] for outlet in part.outlets], np.int64)
                found["outlet"] = codes[found["outlet"]]
            if self._kept is not None:
                mask = self._kept[at : at + part.rows]
                found = {name: column[mask] for name, column in found.items()}
            at += part.rows
            yield found

    def id_parts(self) -> Iterator[Ints]:
        """Give the hashes of all articles' ids, part by part, of those left out too."""
        row = self._columns["id"]
        return (self._counts(part, [row])[0] for part in self.parts)

    def _counts(self, part: Receipt, rows: Sequence[int]) -> list[Ints]:
        """Rows of a part's ``counts``, which are read without the others."""
        path = self.folder / "counts" / f"{part.key}.npy"
        length = 8 * part.rows
        with _whole(path), path.open("rb") as file:
            np.lib.format.read_magic(file)
            shape, _, kind = np.lib.format.read_array_header_1_0(file)
            head = file.tell()
            if kind != np.dtype(np.int64) or shape != (len(self._columns), part.rows) or (
                    os.fstat(file.fileno()).st_size != head + length * len(self._columns)):
                raise ValueError("no table of this part")
            return [np.frombuffer(os.pread(file.fileno(), length, head + length * row), np.int64)
                    for row in rows]

    @cached_property
    def kept(self) -> dict[str, Kept]:
        """How each measure is kept, by its name in the rows: ``loaded.rate``, ``….author``.

        :meth:`~framing.collection.columns.Kept.value` gives the value of one article's or of
        summed components.

        Raises:
            SettingError: the collection counted a measure of a plug-in that isn't loaded.

        """
        try:
            measures = [of_list(id) if id.startswith("lexicon.") else named(id)
                        for id in self.measures]
        except KeyError as error:
            raise SettingError(f"{error.args[0]} The collection was made with a plug-in: name it "
                               "with --plugin.") from None
        found = kept(measures, self.manifest["settings"]["voices"][1:])
        return {each.name: each for each in found}

    # -- words -----------------------------------------------------------------------------------

    def words(self) -> Words:
        """Give the words of all articles, their places in one vocabulary."""
        vocabulary: dict[str, int] = {}
        tokens, ends, last = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)], 0
        for words in self.word_parts():
            codes = np.array([vocabulary.setdefault(word, len(vocabulary))
                              for word in words.vocabulary], np.uint32)
            tokens.append(codes[words.tokens] if len(codes) else words.tokens)
            ends.append(words.ends + last)
            last += len(words.tokens)
        return Words(list(vocabulary), np.concatenate(tokens), np.concatenate(ends))

    def word_parts(self) -> Iterator[Words]:
        """Give the words part by part, each with a vocabulary of its own."""
        at = 0
        for part in self.parts:
            path = self.folder / "words" / f"{part.key}.npz"
            with _whole(path), path.open("rb") as file:
                words = streams.load(file)
                if len(words.ends) != part.rows:
                    raise ValueError("no words of this part")
            if self._kept is not None:
                words = streams.only(words, self._kept[at : at + part.rows])
            at += part.rows
            yield words

    # -- rows ------------------------------------------------------------------------------------

    def rows(self, *names: str) -> Iterator[dict[str, Any]]:
        """Give the rows of ``articles`` in order, with these keys or with all."""
        at = 0
        for part in self.parts:
            for row in self._rows(part, names):
                if self._kept is None or self._kept[at]:
                    yield row
                at += 1

    def _rows(self, part: Receipt, names: Sequence[str]) -> Iterator[dict[str, Any]]:
        path = self.folder / "articles" / f"{part.key}.{self.manifest['settings']['format']}"
        number = 0
        with _whole(path):
            for row in _read(path, names):
                yield {name: row[name] for name in names} if names else row
                number += 1
            if number != part.rows:
                raise ValueError("not the rows of this part")

    def row(self, place: int) -> dict[str, Any]:
        """Give one article's row.

        Raises:
            IndexError: there are fewer articles.

        """
        part, at = self._find(place)
        for number, row in enumerate(self._rows(part, ())):
            if number == at:
                return row
        raise IndexError(place)

    def article(self, place: int) -> Article:
        """Read an article again from where it was read.

        Raises:
            IndexError: there are fewer articles.
            UnreadableError: its source is gone or has changed.

        """
        return self.again(place, self.row(place))

    def again(self, place: int, row: Mapping[str, Any]) -> Article:
        """Read an article again, given its row: without a look through its part's rows.

        ``row`` needs ``id``, ``source``, ``position`` and ``sha256``. It raises what
        :meth:`article` does.
        """
        part, _ = self._find(place)
        again = part.part
        source = row["source"]
        if not is_address(source):  # as it was called from where the collection was made
            source = os.path.join(self.manifest["folder"], source)
            again = replace(again, input=os.path.join(self.manifest["folder"], again.input))
        try:
            record = reread(again, Fields(**self.manifest["fields"]),
                            Place(source, row["position"]), row["sha256"],
                            max_size=self.manifest["settings"]["max_size"])
        except OSError as error:
            raise UnreadableError(f"{shown(row['source'])} cannot be read: {error.strerror}; "
                                  f"{shown(row['id'])} stood there.") from None
        assert record.article is not None
        return record.article

    def _find(self, place: int) -> tuple[Receipt, int]:
        """The part of an article, and its place there."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        if self._kept is not None:
            place = int(self._among_all[place])
        number = int(np.searchsorted(self._ends, place, side="right"))
        return self.parts[number], place - int(self._ends[number]) + self.parts[number].rows

    @cached_property
    def _ends(self) -> Ints:
        """Where each part's articles end, among all that were read."""
        return np.cumsum([part.rows for part in self.parts], dtype=np.int64)

    @cached_property
    def _among_all(self) -> Ints:
        """The places of the collection's articles among all that were read."""
        return np.flatnonzero(self._kept)

    @cached_property
    def _dropped(self) -> Ints:
        """The places of articles that are left out, among all that were read."""
        number = self.manifest.get("dropped")
        if not number:
            return np.zeros(0, np.int64)
        path = self.folder / DROPPED
        with _whole(path):
            found = np.asarray(np.load(path), np.int64)
            if len(found) != number or not 0 <= found.min() <= found.max() < self._ends[-1]:
                raise ValueError("not of this collection")
        return found

    @cached_property
    def _kept(self) -> Any:
        """Whether each article is in the collection; ``None`` where all are."""
        if not len(self._dropped):
            return None
        mask = np.ones(int(self._ends[-1]), np.bool_)
        mask[self._dropped] = False
        return mask


def _free(path: Path) -> bool:
    """Whether a collection can be made there: nothing is, or an empty folder."""
    try:
        return not any(path.iterdir())
    except OSError:
        return not path.is_file()


def _receipt(folder: Path, key: str) -> Receipt:
    """The receipt of a part that is said to be done.

    Raises:
        UnreadableError: there is none.

    """
    receipt = committed(folder, key)
    if receipt is None:
        raise UnreadableError(f"{shown(str(folder))} lacks its part {key}: give the same framing "
                              "corpus command again, and what is missing is done.")
    return receipt


def _read(path: Path, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a part's file, as it has them; of Parquet with these keys, or with all."""
    if path.suffix == ".parquet":
        from framing.collection.tables import read

        yield from read(path, names)
        return
    with path.open("rb") as file:
        yield from map(json.loads, file)


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Read a file that a worker wrote.

    Raises:
        UnreadableError: it is gone, can't be read, or isn't as it was written.

    """
    try:
        yield
    except OSError as error:
        raise _unreadable(path, error.strerror or "it is damaged") from None
    except (EOFError, ValueError, KeyError, TypeError, BadZipFile):
        raise _unreadable(path, "it is damaged") from None


def _unreadable(path: Path, why: str) -> UnreadableError:
    return UnreadableError(f"Cannot read {shown(str(path))}: {why}; give the same framing corpus "
                           "command again with --fresh.")
