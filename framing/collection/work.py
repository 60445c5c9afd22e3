"""What a worker does with a part: read it, count it, write its files, say so."""

from __future__ import annotations

import datetime
import hashlib
import json
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

import framing
from framing.article import Article
from framing.collection import streams
from framing.collection.columns import FIRST, Encoder, kept
from framing.collection.parts import Fields, Part, Record, records
from framing.collection.receipts import Receipt, committed
from framing.collection.settings import Settings, key
from framing.collection.writing import Files, make_folders
from framing.errors import FramingError
from framing.profiles import profile, warnings

NO_DAY = np.iinfo(np.int64).min
_EPOCH = datetime.date(1970, 1, 1).toordinal()
#: So many articles' numbers are made an array at a time: Python's own take five times the room.
_BATCH = 256


@dataclass(frozen=True)
class Task:
    """Does one part after the other; it can be pickled and sent to another machine.

    ``stamp`` is what the parts' keys share; ``stop``: an article that can't be read is a failure of
    the part.
    """

    folder: str
    settings: Settings
    fields: Fields
    stamp: str
    version: str = framing.__version__
    stop: bool = False

    def __call__(self, part: Part) -> Receipt:
        """Do a part, unless it is done; what goes wrong is told in the receipt, never raised."""
        name, folder = key(self.stamp, part), Path(self.folder)
        if self.version != framing.__version__:
            return Receipt(name, part, failure=f"a worker has framing {framing.__version__} where "
                           f"this is {self.version}: install the same on all machines")
        if done := committed(folder, name):
            return done
        files = Files(folder, name)
        try:
            make_folders(folder)
            return self._done(part, name, files)
        except FramingError as error:
            return Receipt(name, part, failure=str(error))
        except OSError as error:
            what = f"{error.filename}: " if error.filename else ""
            return Receipt(name, part, failure=f"{what}{error.strerror or error}")
        finally:
            files.abandon()

    def _done(self, part: Part, name: str, files: Files) -> Receipt:
        began = time.monotonic()
        table = _Table(_encoder(self.settings))
        ending = f".{self.settings.format}"
        with files.open("articles", ending) as rows, files.open("errors", ".ndjson") as errors:
            for record in records(part, self.fields):
                try:
                    row = self._row(record, table)
                except Exception as error:
                    problem = _why(error)
                    if self.stop:
                        raise FramingError(f"{record.source}, {record.id}: {problem}") from error
                    table.errors += 1
                    _put(errors, {"id": record.id, "file": record.source,
                                  "position": record.position, "why": problem})
                else:
                    _put(rows, row)
        with files.open("counts", ".npy") as file:
            table.save(file)
        with files.open("words", ".npz") as file:
            streams.save(table.stream.words(), file)
        days = [day for day in table.days if day != NO_DAY]
        receipt = Receipt(name, part, len(table.days), table.errors, table.words,
                          tuple(table.outlets), _iso(min(days, default=None)),
                          _iso(max(days, default=None)), time.monotonic() - began)
        files.commit(receipt.to_json())
        return receipt

    def _row(self, record: Record, table: _Table) -> dict[str, Any]:
        """Count an article: its row, once its numbers stand in the table.

        Raises whatever can go wrong with a text; the table has nothing of it then.
        """
        if record.problem is not None or record.text is None:
            raise FramingError(record.problem or "it has no text")
        article = Article.from_text(record.text, name=record.id, source=record.source)
        read = profile(article, only=_measures(self.settings), clean=self.settings.clean)
        numbers, silent = table.encoder.components(read)
        said = [each.removeprefix(f"{article.name} ") for each in warnings(read)]
        words = table.add(record, read.document, read.refusal is None, numbers)
        return {
            "id": record.id, "source": record.source, "position": record.position,
            "outlet": record.outlet, "date": record.date.isoformat() if record.date else None,
            "title": record.title, "sha256": article.sha256, "language": article.language,
            "words": words, "warnings": said, **dict(table.encoder.named(numbers, silent)),
        }


class _Table:
    """The numbers of a part's articles, gathered until they are written."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.outlets: dict[str, int] = {}
        self.days: list[int] = []
        self.stream = streams.Stream()
        self.words = self.errors = 0
        self._rows: list[list[int]] = []
        self._batches: list[NDArray[np.int64]] = []

    def add(self, record: Record, document: Any, read: bool, numbers: list[int]) -> int:
        """Take an article's numbers and words; how many words and numbers it has."""
        words = int(document.words.sum())
        day = record.date.toordinal() - _EPOCH if record.date else NO_DAY
        outlet = self.outlets.setdefault(record.outlet, len(self.outlets))
        self._rows.append([outlet, day, id_hash(record.id), int(read), words, *numbers])
        self.days.append(day)
        self.stream.add(document)
        self.words += words
        if len(self._rows) == _BATCH:
            self._batch()
        return words

    def _batch(self) -> None:
        if self._rows:
            self._batches.append(np.array(self._rows, np.int64).T)
            self._rows.clear()

    def save(self, file: Any) -> None:
        """Write ``counts``: a row a column of the manifest, a column an article."""
        self._batch()
        shape = (len(FIRST) + self.encoder.size, len(self.days))
        np.lib.format.write_array_header_1_0(
            file, {"descr": "<i8", "fortran_order": False, "shape": shape})
        for row in range(shape[0] if self._batches else 0):
            file.write(np.concatenate([batch[row] for batch in self._batches]).tobytes())


def id_hash(id: str) -> int:
    """64 bits of a name's hash, by which articles with one name are found.

    >>> id_hash("a") == id_hash("a"), id_hash("a") == id_hash("b")
    (True, False)
    """
    found = hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "little", signed=True)


@cache
def _measures(settings: Settings) -> Any:
    return settings.measures()


@cache
def _encoder(settings: Settings) -> Encoder:
    return Encoder(kept(_measures(settings), settings.voices))


def _why(error: Exception) -> str:
    if isinstance(error, FramingError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _iso(day: int | None) -> str | None:
    return None if day is None else datetime.date.fromordinal(day + _EPOCH).isoformat()


def _put(file: IO[bytes], row: dict[str, Any]) -> None:
    try:
        line = _dumps(row).encode()
    except UnicodeEncodeError:  # half a character, as JSON can hold it and UTF-8 can't
        line = json.dumps(row, separators=(",", ":")).encode()
    file.write(line + b"\n")


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
