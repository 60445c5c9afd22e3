"""The folder of a collection: whose it is, one run at a time, and what is taken out of it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Collection as Sized
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from framing.collection.manifest import DROPPED, manifest_of
from framing.errors import SettingError
from framing.sources.files import shown
from framing.support.output import TEMPORARY

#: The folders of a collection, and the ending of the files in each.
FOLDERS = {"articles": (".ndjson", ".parquet"), "counts": (".npy",), "words": (".npz",),
           "errors": (".ndjson",), "parts": (".json",)}
README, ERRORS, LOCK = "README.md", "errors.ndjson", ".lock"
#: What tells which articles belong together, by what they are together.
CLUSTERED = {"copies": "copies.csv", "stories": "stories.csv"}
_OURS = (DROPPED, README, ERRORS)


def check(folder: Path) -> None:
    """See that a folder is new, empty or a collection's.

    Raises:
        SettingError: it is a file, or holds what isn't ours.

    """
    name = shown(str(folder))
    if folder.is_dir():
        inside = [path.name for path in folder.iterdir()
                  if path.name != LOCK and not fnmatch(path.name, TEMPORARY)]
        if inside and manifest_of(folder) is None:
            raise SettingError(f"{name} is no collection and holds other files, which stay as they "
                               "are: give -o a folder that is new or empty.")
    elif os.path.lexists(folder):
        raise SettingError(f"{name} is a file: give -o a folder that is new or empty.")


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder, so that no second run writes there; a run that ends in any way lets it go.

    Raises:
        SettingError: another run holds it.

    """
    with (folder / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
            raise SettingError(f"Another run is writing {shown(str(folder))}: wait until it is "
                               "done, or give -o another folder.") from None
        yield


def keys(folder: Path) -> set[str]:
    """The keys of the parts that a folder holds anything of."""
    return {path.stem for kind in FOLDERS for path in _files(folder, kind)}


def take_out(folder: Path, besides: Sized[str]) -> int:
    """Take out the files of all parts but these; how many parts it were."""
    gone = keys(folder) - set(besides)
    # The receipts first: what is without one is not done.
    for kind in reversed(tuple(FOLDERS)):
        for path in _files(folder, kind):
            if path.stem in gone:
                path.unlink(missing_ok=True)
    return len(gone)


def take_out_clusters(folder: Path) -> tuple[str, ...]:
    """Take out what tells which articles belong together; the names of what there was."""
    there = tuple(name for name in CLUSTERED.values() if (folder / name).is_file())
    for name in there:
        (folder / name).unlink()
    return there


def start_over(folder: Path) -> None:
    """Take out what this program wrote in a folder and nothing else; its manifest stays.

    Without that it would be no collection, if a run ended here, and nobody's to go on with.
    """
    take_out(folder, ())
    take_out_clusters(folder)
    for name in _OURS:
        (folder / name).unlink(missing_ok=True)


def _files(folder: Path, kind: str) -> Iterator[Path]:
    """The files of a kind that are named as this program names them."""
    for path in (folder / kind).glob("*"):
        if path.suffix in FOLDERS[kind] and len(path.stem) == 32 and path.stem.isalnum():
            yield path
