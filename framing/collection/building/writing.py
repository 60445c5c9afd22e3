"""Writing a part's files: each under a dot-name first, the receipt last."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from framing.collection.folders import FOLDERS
from framing.support.output import TEMPORARY


class Files:
    """A part's files in the making: none is seen under its name before :meth:`commit`.

    A worker that dies leaves dot-files that :func:`sweep` takes away.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder, self._key = folder, key
        self._made: list[tuple[Path, Path]] = []
        self._tail = f".{os.getpid()}-{os.urandom(4).hex()}.tmp"

    @contextlib.contextmanager
    def open(self, kind: str, ending: str) -> Iterator[BinaryIO]:
        """Open a file to write; it is on the disk when the block ends."""
        target = self._folder / kind / f"{self._key}{ending}"
        temporary = target.with_name(f".{target.name}{self._tail}")
        self._made.append((temporary, target))
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def commit(self, receipt: bytes) -> None:
        """Give all files their names, and the receipt after them: now the part is done."""
        self._name()
        with self.open("parts", ".json") as file:
            file.write(receipt)
        self._name()

    def _name(self) -> None:
        """Give files their names, which are on the disk too when this returns."""
        for temporary, target in self._made:
            os.replace(temporary, target)
        for folder in {target.parent for _, target in self._made}:
            names_on_disk(folder)
        self._made.clear()

    def abandon(self) -> None:
        """Take away what was begun."""
        for temporary, _ in self._made:
            with contextlib.suppress(OSError):
                temporary.unlink()
        self._made.clear()


def names_on_disk(folder: Path) -> None:
    """See that the names in a folder are on the disk, as its files' bytes are."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folders(folder: Path) -> None:
    """Make the folder of a collection and those in it."""
    for kind in FOLDERS:
        (folder / kind).mkdir(parents=True, exist_ok=True)


def sweep(folder: Path) -> None:
    """Take away what workers, and runs that were killed, began and left."""
    begun = [folder.glob(TEMPORARY), *((folder / kind).glob(".*.tmp") for kind in FOLDERS)]
    for path in chain.from_iterable(begun):
        with contextlib.suppress(OSError):
            path.unlink()
