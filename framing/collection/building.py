"""Making a collection: what is committed is the truth, and resuming is the retry.

The driver cuts the inputs, passes by the parts that have a receipt, hands the others to an engine,
and keeps nothing of an article itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from framing.collection import duplicates, folders, readme
from framing.collection.columns import columns, kept
from framing.collection.engines import Task as Doing
from framing.collection.parts import Fields, Part, cut
from framing.collection.receipts import Receipt, committed
from framing.collection.settings import Settings, key, stamp, tool
from framing.collection.store import DROPPED, MANIFEST, SCHEMA, Collection, manifest_of
from framing.collection.work import Task
from framing.collection.writing import make_folders, sweep
from framing.errors import FramingError, SettingError
from framing.output import write_whole
from framing.sources.files import shown

DUPLICATES = ("keep", "first", "refuse")
Run = Callable[[Doing, Iterable[Part]], Iterator[Receipt]]


@dataclass
class Tally:
    """How far a run is: parts and articles that were there already, and done in this run."""

    parts: int = 0
    articles: int = 0
    words: int = 0
    errors: int = 0
    before: int = 0
    read: int = 0
    failed: list[Receipt] = field(default_factory=list)

    def add(self, receipt: Receipt, *, before: bool) -> None:
        """Take a part's receipt."""
        self.parts += 1
        self.articles += receipt.rows
        self.words += receipt.words
        self.errors += receipt.errors
        self.before += receipt.rows if before else 0
        self.read += receipt.part.end - receipt.part.start


@dataclass(frozen=True)
class Made:
    """A collection that is made, and what a reader is told of it."""

    collection: Collection
    tally: Tally
    again: int
    twice: tuple[str, ...]
    taken_out: int


@dataclass(frozen=True)
class Order:
    """What is to be made: of what, where to, and how."""

    inputs: tuple[str, ...]
    folder: Path
    settings: Settings
    fields: Fields
    fresh: bool = False
    prune: bool = False
    stop: bool = False
    duplicates: str = "keep"


def build(order: Order, run: Run, watch: Callable[[Tally], None] = lambda tally: None) -> Made:
    """Make a collection, or go on with it.

    Raises:
        SettingError: the folder is another collection's, or another run's, or can't be written.
        FramingError: an input can't be read; with ``stop``, an article can't.

    """
    folder = order.folder
    folders.check(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with folders.locked(folder):
        manifest = _manifest(order)
        make_folders(folder)
        sweep(folder)
        try:
            keys, tally = _parts(order, manifest, run, watch)
        finally:
            sweep(folder)
        return _finish(order, manifest, keys, tally)


def _manifest(order: Order) -> dict[str, Any]:
    """The manifest as it is at the start, once nothing speaks against going on."""
    folder, described = order.folder, order.settings.described()
    found = kept(order.settings.measures(), order.settings.voices)
    manifest = {
        "schema": SCHEMA, "complete": False, "tool": tool(), "settings": described,
        "fields": asdict(order.fields), "inputs": list(order.inputs), "folder": os.getcwd(),
        "duplicates": order.duplicates, "columns": columns(found),
    }
    old = manifest_of(folder)
    if old is not None and order.fresh:
        folders.start_over(folder)
    elif old is not None:
        _refuse_others(order, manifest, old)
    if old is None or order.fresh:
        _write(folder, manifest)
    return manifest


def _refuse_others(order: Order, new: Mapping[str, Any], old: Mapping[str, Any]) -> None:
    """See that a folder's collection is the one that is asked for."""
    name = shown(str(order.folder))
    for what, words in (("tool", "another version of this program or its word lists"),
                        ("settings", "other settings"), ("fields", "other fields")):
        if new[what] != old.get(what):
            raise SettingError(f"{name} was made with {words}: give the same ones, another folder, "
                               "or --fresh to start over.")
    gone = [each for each in old["inputs"] if each not in new["inputs"]]
    if gone and not order.prune:
        raise SettingError(f"{name} was made of {shown(gone[0])} too"
                           f"{f', and {len(gone) - 1} more' if gone[1:] else ''}: name it again, "
                           "or give --prune to take out what is no longer named.")


def _parts(order: Order, manifest: Mapping[str, Any], run: Run,
           watch: Callable[[Tally], None]) -> tuple[list[str], Tally]:
    """Do what is missing; the keys of all parts in order."""
    mark = stamp(manifest["settings"], order.fields)
    task = Task(os.path.abspath(order.folder), order.settings, order.fields, mark, stop=order.stop)
    keys: dict[str, None] = {}
    tally = Tally()

    def missing() -> Iterator[Part]:
        for part in cut(order.inputs, order.fields, size=order.settings.size):
            name = key(mark, part)
            if name in keys:
                continue
            keys[name] = None
            if done := committed(order.folder, name):
                _look_at(done, order)
                tally.add(done, before=True)
                watch(tally)
            else:
                _unfinished(order.folder)
                yield part

    receipts = run(task, missing())
    try:
        for receipt in receipts:
            if receipt.failure is None or receipt.crashed:
                tally.add(receipt, before=False)
            if receipt.crashed:
                tally.failed.append(receipt)
            elif receipt.failure is not None:
                raise FramingError(_of_failure(order, receipt))
            watch(tally)
    finally:
        if close := getattr(receipts, "close", None):
            close()
    return list(keys), tally


def _look_at(receipt: Receipt, order: Order) -> None:
    if order.stop and receipt.errors:
        raise FramingError(f"{shown(receipt.part.input)} holds articles that cannot be read, as an "
                           "earlier run found: see framing corpus without --on-error stop.")


def _of_failure(order: Order, receipt: Receipt) -> str:
    return f"{receipt.failure}"


def _unfinished(folder: Path) -> None:
    """Say in the manifest of a complete collection that there is something to do."""
    manifest = manifest_of(folder)
    if manifest is not None and manifest["complete"]:
        _write(folder, manifest | {"complete": False})


def _finish(order: Order, manifest: dict[str, Any], keys: Sequence[str], tally: Tally) -> Made:
    """Bring together what the parts say, and write that the collection is complete."""
    failed = {receipt.key for receipt in tally.failed}
    done = [name for name in keys if name not in failed]
    receipts = tuple(filter(None, (committed(order.folder, name) for name in done)))
    manifest = manifest | {"complete": True, "parts": done, "dropped": 0, "failed": [
        {"part": asdict(receipt.part), "why": receipt.failure} for receipt in tally.failed]}
    collection = Collection(order.folder, manifest, receipts)
    again, twice = _duplicates(order, collection)
    if order.duplicates == "first":
        manifest["dropped"] = len(again)
    _errors(order.folder, receipts, tally.failed)
    manifest |= {"articles": len(collection), "errors": tally.errors}
    write_whole(order.folder / folders.README, readme.text(manifest).encode())
    _write(order.folder, manifest)
    taken_out = folders.take_out(order.folder, done)
    return Made(Collection(order.folder, manifest, receipts), tally, len(again), twice, taken_out)


def _duplicates(order: Order, collection: Collection) -> tuple[Any, tuple[str, ...]]:
    """The places of articles whose id an earlier one has, and the first few ids."""
    again = duplicates.later(collection.id_parts, sum(part.rows for part in collection.parts))
    twice = tuple(dict.fromkeys(str(collection.row(int(place))["id"]) for place in again[:3]))
    if len(again) and order.duplicates == "refuse":
        raise FramingError(f"{len(again)} articles have the id of an earlier one, such as "
                           f"{shown(twice[0])}: give --duplicates first to leave them out, or keep "
                           "to count them.")
    if len(again) and order.duplicates == "first":
        with (order.folder / DROPPED).open("wb") as file:
            np.save(file, again)
    else:
        (order.folder / DROPPED).unlink(missing_ok=True)
    return again, twice


def _errors(folder: Path, receipts: Iterable[Receipt], failed: Iterable[Receipt]) -> None:
    """Write what could not be read, in the order of the inputs; whole parts at the end."""
    lines = [(folder / "errors" / f"{receipt.key}.ndjson").read_bytes() for receipt in receipts
             if receipt.errors]
    lines += (json.dumps({"id": None, "file": receipt.part.input, "position": receipt.part.start,
                          "why": receipt.failure}).encode() + b"\n" for receipt in failed)
    write_whole(folder / folders.ERRORS, b"".join(lines))


def _write(folder: Path, manifest: Mapping[str, Any]) -> None:
    write_whole(folder / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False).encode())
