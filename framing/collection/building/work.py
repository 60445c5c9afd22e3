"""What a worker does with a part: read it, count it, write its files, say so."""

from __future__ import annotations

import errno
import os
import platform
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import framing
from framing.cautions import warnings
from framing.collection import streams
from framing.collection.building.gathering import Table, dumps, put_line, writer
from framing.collection.building.writing import Files, make_folders
from framing.collection.columns import Encoder, kept
from framing.collection.engines.worker import NOTE
from framing.collection.manifest import MANIFEST
from framing.collection.parts import Fields, Part, Record, records
from framing.collection.periods import NO_DAY, day_of
from framing.collection.receipts import Receipt, committed
from framing.collection.settings import Settings, key, stamp
from framing.errors import FramingError
from framing.measures import Measure
from framing.profiles import profile
from framing.sources.files import shown

#: The sha256 of each plug-in when this process loaded it, by the folder it is told from and name.
_LOADED: dict[tuple[str, str], str] = {}
#: Records are made until they have so many characters, then counted.
_AT_ONCE = 50_000
#: Held while a part is done. The table of word forms is one for the whole process and is learnt as
#: texts are read; a cluster's worker may have several threads, which would learn across each other.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Task:
    """Does one part after the other; it can be pickled and sent to another machine.

    ``stamp`` is what the parts' keys share; ``stop``: an article that can't be read is a failure of
    the part. ``base`` is the folder from which paths are told.
    """

    folder: str
    settings: Settings
    fields: Fields
    stamp: str
    version: str = framing.__version__
    stop: bool = False
    base: str = field(default_factory=os.getcwd)

    def __call__(self, part: Part) -> Receipt:
        """Do a part, unless it is done; what goes wrong is told in the receipt, never raised."""
        name, folder = key(self.stamp, part), Path(self.folder)
        if self.version != framing.__version__:
            return Receipt(name, part, failure=f"a worker has framing {framing.__version__} where "
                           f"this is {self.version}: install the same on all machines.")
        if done := committed(folder, name):
            return done
        with _ONE_AT_A_TIME:
            files = Files(folder, name)
            try:
                self._find_way(folder)
                make_folders(folder)
                return self._done(part, name, files)
            except FramingError as error:
                return Receipt(name, part, failure=str(error))
            except OSError as error:
                return Receipt(name, part, failure=_of_disk(error, folder))
            finally:
                files.abandon()

    def _find_way(self, folder: Path) -> None:
        """Go to where paths are told from: a cluster's worker was started anywhere.

        Raises:
            FramingError: what the driver made can't be seen from here.

        """
        try:
            if os.getcwd() != self.base:
                os.chdir(self.base)
            missing = not (folder / MANIFEST).is_file()  # written before any part
        except OSError:
            missing = True
        if missing:
            raise FramingError(f"{shown(self.folder)} cannot be seen from {platform.node()}: "
                               "a cluster’s machines need the same files under the same paths.")

    def _done(self, part: Part, name: str, files: Files) -> Receipt:
        began = time.monotonic()
        with files.open("articles", f".{self.settings.format}") as rows, \
                files.open("errors", ".ndjson") as errors, \
                writer(self.settings.format, _encoder(self).names, rows) as put:
            table = Table(_measures(self), _encoder(self), put)
            note = os.environ.get(NOTE)
            for record in _some_at_a_time(records(part, self.fields,
                                                  max_size=self.settings.max_size)):
                if note:
                    Path(note).write_text(shown(record.id), "utf-8", "replace")
                try:
                    self._count(record, table)
                except Exception as error:
                    problem = _why(error)
                    if self.stop:
                        raise FramingError(placed(record.source, record.position, record.id,
                                                  problem)) from error
                    table.errors += 1
                    put_line(errors, dumps({"id": record.id, "file": record.source,
                                         "position": record.position, "why": problem}))
            table.flush()
        with files.open("counts", ".npy") as file:
            table.save(file)
        with files.open("words", ".npz") as file:
            streams.save(table.stream.words(), file)
        days = [day for day in table.days if day != NO_DAY]
        receipt = Receipt(name, part, len(table.days), table.errors, table.words,
                          tuple(table.outlets), _iso(min(days, default=NO_DAY)),
                          _iso(max(days, default=NO_DAY)), len(table.days) - len(days),
                          table.unread, table.tagged, table.entities,
                          time.monotonic() - began)
        files.commit(receipt.to_json())
        return receipt

    def _count(self, record: Record, table: Table) -> None:
        """Count an article into the table.

        Raises whatever can go wrong with a text; the table has nothing of it then.
        """
        article = record.article
        if article is None:
            raise FramingError(record.problem or "It has no text.")
        read = profile(article, only=table.measures, clean=self.settings.clean)
        numbers = table.encoder.components(read)
        said = [each.removeprefix(f"{article.name} ") for each in warnings(read)]
        words = int(read.document.words.sum())
        head = dumps({
            "id": record.id, "source": record.source, "position": record.position,
            "outlet": record.outlet, "date": record.date.isoformat() if record.date else None,
            "title": record.title, "sha256": article.sha256, "language": article.language,
            "words": words, "warnings": said})
        table.add(record, read, words, head, numbers)


def _some_at_a_time(found: Iterable[Record]) -> Iterator[Record]:
    """The same records, made some at a time: code that has just run is faster when run again."""
    held: list[Record] = []
    size = 0
    for record in found:
        held.append(record)
        size += len(record.article.text) if record.article else 0
        if size > _AT_ONCE:
            yield from held
            held.clear()
            size = 0
    yield from held


@lru_cache(2)  # a cluster's worker outlives many runs
def _measures(task: Task) -> tuple[Measure, ...]:
    """The measures, once it is seen that they are the driver's.

    Raises:
        FramingError: this machine's tables, lists or plug-ins are others, or were loaded before.

    """
    described = task.settings.described()
    mark = stamp(described, task.fields)
    if mark == task.stamp and all(_LOADED.setdefault((task.base, plugin), sha256) == sha256
                                  for plugin, sha256 in described["plugins"].items()):
        return task.settings.measures()
    raise FramingError(f"The worker on {platform.node()} has other word lists or plug-ins than "
                       "this machine, or had loaded them before they changed: let all have the "
                       "same, and start the workers anew.")


@lru_cache(2)
def _encoder(task: Task) -> Encoder:
    return Encoder(kept(_measures(task), task.settings.voices))


def placed(source: str, position: int, id: str, why: str) -> str:
    """Say what could not be read and where it stands, each once.

    >>> placed("a.jsonl", 7, "a.jsonl:7", "The line is no JSON.")
    'a.jsonl:7: The line is no JSON.'
    """
    where = f"{shown(source)}:{position}"
    if why.startswith(shown(source)):  # a file of its own
        return why
    return f"{where}: {why}" if id == where else f"{where}, {shown(id)}: {why}"


def _why(error: Exception) -> str:
    if isinstance(error, FramingError):
        return str(error)
    return f"{type(error).__name__}: {error}"


def _of_disk(error: OSError, folder: Path) -> str:
    hint = ("make room, or choose another disk" if error.errno in (errno.ENOSPC, errno.EDQUOT)
            else "check that it may be read or written")
    return f"{shown(str(error.filename or folder))}: {error.strerror or error}; {hint}."


def _iso(number: int) -> str | None:
    day = day_of(number)
    return None if day is None else day.isoformat()
