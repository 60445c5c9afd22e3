"""Making a collection: what is committed is the truth, and resuming is the retry.

Whoever makes one keeps nothing of an article: parts are counted by workers, and what is asked of
all at the end is read from their files, a share at a time.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.collection import folders, tables
from framing.collection.building import duplicates, readme
from framing.collection.building.driving import Driver, Run, Tally
from framing.collection.building.work import Task
from framing.collection.building.writing import make_folders, names_on_disk, sweep
from framing.collection.columns import columns, kept
from framing.collection.inputs.places import one_name
from framing.collection.manifest import (
    DROPPED,
    MANIFEST,
    SCHEMA,
    check_schema,
    manifest_of,
    places,
)
from framing.collection.parts import Fields, cut, settle
from framing.collection.receipts import Receipt, committed
from framing.collection.settings import Settings, stamp, tool
from framing.collection.store import Collection
from framing.errors import FramingError, SettingError
from framing.sources.files import shown
from framing.support.output import write_whole


@dataclass(frozen=True)
class Made:
    """A collection that is made, and what a reader is told of it.

    ``again``: how many articles have the id of an earlier one, ``twice`` the first such ids;
    ``taken_out``: how many parts went whose texts are no longer there or no longer named;
    ``clusters``: what files went that told which articles belong together, as they were before.
    """

    collection: Collection
    tally: Tally
    again: int
    twice: tuple[str, ...]
    taken_out: int
    clusters: tuple[str, ...]


@dataclass(frozen=True)
class Order:
    """What is to be made: of what, where to, and how.

    ``stop``: at the first article that can't be read. ``duplicates``: of articles with one id
    ``keep`` all, the ``first``, or ``refuse`` the collection.
    """

    inputs: tuple[str, ...]
    folder: Path
    settings: Settings
    fields: Fields
    fresh: bool = False
    prune: bool = False
    stop: bool = False
    duplicates: str = "keep"


def build(order: Order, run: Run, watch: Callable[[Tally], None] = lambda tally: None,
          say: Callable[[str], None] = lambda sentence: None) -> Made:
    """Make a collection, or go on with it.

    ``run``: an engine's function. ``watch`` is told how far it is, ``say`` what a reader must know
    of the inputs.

    Raises:
        SettingError: the folder is another collection's, or another run's, or can't be written.
        FramingError: an input can't be read; with ``stop``, an article can't.

    """
    folder = order.folder
    folders.check(folder)
    order = replace(order, inputs=_named_as_before(order))
    if order.settings.format == "parquet":
        tables.check()
    settled = settle(order.inputs, order.fields)
    order = replace(order, fields=settled.fields)
    manifest = _manifest(order)
    folder.mkdir(parents=True, exist_ok=True)
    with folders.locked(folder):
        _prepare(order, manifest)
        make_folders(folder)
        sweep(folder)
        begun = False

        def begin() -> None:
            nonlocal begun
            if not begun:  # from here on it is complete no more, if it was
                _write(folder, (manifest_of(folder) or manifest) | {"complete": False})
            begun = True

        mark = stamp(manifest["settings"], order.fields)
        driver = Driver(folder, mark, begin, watch)
        task = Task(os.path.abspath(folder), order.settings, order.fields, mark, stop=order.stop)
        left_out: list[str] = []
        parts = cut(order.inputs, order.settings.size, left_out.append,
                    max_size=order.settings.max_size)
        for sentence in settled.said:  # before hours of work rest on a wrong guess
            say(sentence)
        try:
            driver.drive(run, task, parts, stop=order.stop)
        finally:
            sweep(folder)
        for sentence in left_out:
            say(sentence)
        return _finish(order, manifest, list(driver.keys), driver.tally)


def _named_as_before(order: Order) -> tuple[str, ...]:
    """The inputs, a file or folder that the collection is of under its name there.

    By another name, such as its whole path, it would be another input, and its articles' ids others
    than the reader knows.
    """
    old = (None if order.fresh else manifest_of(order.folder)) or {}
    before = [each for each in old.get("inputs", ()) if isinstance(each, str)]
    known = {one_name(each): each for each in before}
    return tuple(each if each in before else known.get(one_name(each), each)
                 for each in order.inputs)


def _manifest(order: Order) -> dict[str, Any]:
    """The manifest of what is asked for, as it is before anything is done.

    Raises:
        SettingError: a measure, a list or a plug-in is not there.

    """
    found = kept(order.settings.measures(), order.settings.voices)
    return {
        "schema": SCHEMA, "complete": False, "tool": tool(),
        "settings": order.settings.described(), "fields": asdict(order.fields),
        "inputs": list(order.inputs), "folder": os.getcwd(), "duplicates": order.duplicates,
        "columns": columns(found),
    }


def _prepare(order: Order, manifest: dict[str, Any]) -> None:
    """Make the folder ready, once nothing speaks against going on."""
    old = manifest_of(order.folder)
    if old is not None and not order.fresh:
        check_schema(old, shown(str(order.folder)))
        try:
            _refuse_others(order, manifest, old)
        except SettingError:
            if any((order.folder / "parts").glob("*.json")):
                raise  # else nothing came of it that could be lost
        else:
            return
    # Before anything is taken out: a folder without a manifest is nobody's to go on with.
    _write(order.folder, manifest)
    if old is not None:
        folders.start_over(order.folder)


def _refuse_others(order: Order, new: Mapping[str, Any], old: Mapping[str, Any]) -> None:
    """See that a folder's collection is the one that is asked for."""
    name = shown(str(order.folder))
    gone = [each for each in old.get("inputs", ()) if each not in new["inputs"]]
    if gone and not order.prune:
        raise SettingError(f"{name} was made of {shown(gone[0])} too"
                           f"{f', and {len(gone) - 1} more' if gone[1:] else ''}: name it again, "
                           "or give --prune to take out what is no longer named.")
    for what, words in (("tool", "another version of this program or its tables"),
                        ("settings", "other settings"), ("fields", "other fields")):
        if new[what] != old.get(what):
            raise SettingError(f"{name} was made with {words} ({_other(old.get(what), new[what])}):"
                               " give what it was made with, another folder, or --fresh to start "
                               "over.")


def _other(old: Any, new: Mapping[str, Any]) -> str:
    """Name the first thing that is not the same, and what it was."""
    old = old if isinstance(old, dict) else {}
    name = next(each for each in (*old, *new) if old.get(each) != new.get(each))
    was = old.get(name)
    if isinstance(was, str | int):
        return f"its {name.replace('_', ' ')} was {shown(str(was))}"
    return f"its {name.replace('_', ' ')}"


def _finish(order: Order, manifest: dict[str, Any], keys: Sequence[str], tally: Tally) -> Made:
    """Bring together what the parts say, and write that the collection is complete.

    Raises:
        FramingError: two articles have one id, and that is to be refused; or a part is gone.

    """
    failed = {receipt.key for receipt in tally.failed}
    done = [name for name in keys if name not in failed]
    receipts = tuple(filter(None, (committed(order.folder, name) for name in done)))
    if len(receipts) < len(done):
        raise FramingError(f"Of {shown(str(order.folder))} parts went while it was made: give the "
                           "same command again, and what is missing is done.")
    again, twice = _same_id(order, Collection(order.folder, manifest, receipts))
    left_out = again if order.duplicates == "first" else again[:0]
    manifest = manifest | {
        "complete": True, "parts": done, "dropped": len(left_out), "errors": tally.errors,
        "articles": sum(receipt.rows for receipt in receipts) - len(left_out),
        "failed": [{"part": receipt.part.to_json(), "why": receipt.failure}
                   for receipt in tally.failed]}
    clusters: tuple[str, ...] = ()
    old = manifest_of(order.folder)
    if old is None or places(old) != places(manifest):
        _write(order.folder, (old or manifest) | {"complete": False})
        clusters = folders.take_out_clusters(order.folder)
    _drop(order.folder, left_out)
    _errors(order.folder, receipts, tally.failed)
    write_whole(order.folder / folders.README, readme.text(manifest).encode())
    _write(order.folder, manifest)
    return Made(Collection(order.folder, manifest, receipts), tally, len(again), twice,
                folders.take_out(order.folder, done), clusters)


def _same_id(order: Order, collection: Collection) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    """The places of articles whose id an earlier one has, and the first few ids.

    Raises:
        FramingError: there are any, and that is to be refused.

    """
    again = duplicates.later(collection.id_parts, sum(part.rows for part in collection.parts))
    twice = tuple(dict.fromkeys(str(collection.row(int(place))["id"]) for place in again[:3]))
    if len(again) and order.duplicates == "refuse":
        have = "article has" if len(again) == 1 else "articles have"
        raise FramingError(f"{len(again):,} {have} the id of an earlier one, such as "
                           f"{shown(twice[0])}: give --duplicates first to leave them out, or keep "
                           "to count them.")
    return again, twice


def _drop(folder: Path, left_out: NDArray[np.int64]) -> None:
    """Write which articles are left out."""
    if not len(left_out):
        (folder / DROPPED).unlink(missing_ok=True)
        return
    data = io.BytesIO()
    np.save(data, left_out)
    write_whole(folder / DROPPED, data.getvalue())


def _errors(folder: Path, receipts: Iterable[Receipt], failed: Iterable[Receipt]) -> None:
    """Write what could not be read, in the order of the inputs; whole parts at the end."""
    lines = [(folder / "errors" / f"{receipt.key}.ndjson").read_bytes() for receipt in receipts
             if receipt.errors]
    lines += (json.dumps({"id": None, "file": receipt.part.file, "position": None,
                          "why": receipt.lacks()}).encode() + b"\n" for receipt in failed)
    write_whole(folder / folders.ERRORS, b"".join(lines))


def _write(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest; nothing that follows is on the disk before it."""
    write_whole(folder / MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False)
                .encode("utf-8", "backslashreplace"))
    names_on_disk(folder)
