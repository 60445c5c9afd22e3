"""A collection as it was written: its rows, its sums, its words, its articles."""

from __future__ import annotations

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
from framing.collection.columns import NO_DAY, Kept, kept, of_list
from framing.collection.manifest import DROPPED, MANIFEST, SCHEMA, check_schema, manifest_of
from framing.collection.parts import Fields, Place, reread
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
            raise UnreadableError(f"{name} is not a collection: make one with "
                                  f"framing corpus INPUT -o {name}.")
        check_schema(manifest, name)
        if not manifest["complete"]:
            raise UnreadableError(f"{name} is unfinished: give the same framing corpus command "
                                  "again, and it goes on where it ended.")
        parts = []
        for key in manifest["parts"]:
            receipt = committed(path, key)
            if receipt is None:
                raise UnreadableError(f"{name} lacks its part {key}: give the same framing corpus "
                                      "command again, and what is missing is done.")
            parts.append(receipt)
        return cls(path, manifest, tuple(parts))

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
        try:
            with path.open("rb", buffering=0) as file:
                head = os.fstat(file.fileno()).st_size - 8 * part.rows * len(self._columns)
                return [np.frombuffer(os.pread(file.fileno(), 8 * part.rows,
                                               head + 8 * part.rows * row), np.int64)
                        for row in rows]
        except OSError as error:
            raise UnreadableError(f"Cannot read {shown(str(path))}: {error.strerror}; give the "
                                  "same framing corpus command again with --fresh.") from None

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
            try:
                with path.open("rb") as file:
                    words = streams.load(file)
            except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
                why = error.strerror if isinstance(error, OSError) else "it is damaged"
                raise UnreadableError(f"Cannot read {shown(str(path))}: {why}; give the same "
                                      "framing corpus command again with --fresh.") from None
            if len(self._dropped):
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
                    yield {name: row[name] for name in names} if names else row
                at += 1

    def _rows(self, part: Receipt, names: Sequence[str]) -> Iterator[dict[str, Any]]:
        path = self.folder / "articles" / f"{part.key}.{self.manifest['settings']['format']}"
        if path.suffix == ".parquet":
            from framing.collection.tables import read

            yield from read(path, names)
            return
        with path.open("rb") as file:
            yield from map(json.loads, file)

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
            place = int(np.flatnonzero(self._kept)[place])
        for part in self.parts:
            if place < part.rows:
                return part, place
            place -= part.rows
        raise IndexError(place)

    @cached_property
    def _dropped(self) -> Ints:
        """The places of articles that are left out, among all that were read."""
        if not self.manifest.get("dropped"):
            return np.zeros(0, np.int64)
        return np.asarray(np.load(self.folder / DROPPED), np.int64)

    @cached_property
    def _kept(self) -> Any:
        """Whether each article is in the collection; ``None`` where all are."""
        if not len(self._dropped):
            return None
        mask = np.ones(sum(part.rows for part in self.parts), np.bool_)
        mask[self._dropped] = False
        return mask
