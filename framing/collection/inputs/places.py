"""From what the user names to the files and addresses in which articles lie."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from framing.collection.inputs import ANY, kind_of
from framing.collection.inputs.model import Source
from framing.errors import UnreadableError
from framing.sources import is_address
from framing.sources.files import shown

#: A folder that this program wrote; what it keeps there is no article.
_OWN = ("manifest.json", "parts")
_MOST_SAID = 6
_FILE = "file"
#: What has files in it and isn't opened here.
_PACKED = (".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst", ".lz4")
#: The folders that one lies in, as the system numbers them.
_Above = tuple[tuple[int, int], ...]


@dataclass
class LeftOut:
    """What was met in folders and is no article: how many files of each ending or kind."""

    files: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> tuple[str, ...]:
        """What to say of it.

        >>> left = LeftOut(); left.files.update([".jpg", ".jpg", "hidden"]); left.sentences()
        ('3 files that are no articles are left out: .jpg (2), hidden (1).',)
        """
        if not self.files:
            return ()
        count = self.files.total()
        kinds = sorted(self.files.items(), key=lambda item: (-item[1], item[0]))
        said = ", ".join(f"{name} ({number:,})" for name, number in kinds[:_MOST_SAID])
        more = ", …" * (len(kinds) > _MOST_SAID)
        tables = next((name for name, _ in kinds if (kind := kind_of(name)) and kind.rows), None)
        are = "file that is no article is" if count == 1 else "files that are no articles are"
        return (f"{count:,} {are} left out: {said}{more}.",
                *([f"Tables are read where they are named: give them as FOLDER/*{tables}."]
                  if tables else []))


def find(inputs: Sequence[str], left: LeftOut) -> Iterator[Source]:
    """Give the sources that the inputs name, in order; each is checked before the first is given.

    What lies in folders is found as it is asked for, sorted by name, but for files and folders that
    are named by themselves: each file comes once, under the first of its names. ``left`` counts
    what is left out there.

    Raises:
        UnreadableError: there is no such file, or it is nothing that can be read twice.

    """
    checked: dict[str, str] = {}
    for path in (path for given in inputs for path in expanded(given)):
        checked.setdefault(one_name(path), path)
    apart = {_key(os.stat(path)) for path in checked.values()
             if not is_address(path) and os.path.isdir(path)}
    files = {name for name in checked if is_address(name) or not os.path.isdir(name)}
    return (source for path in checked.values()
            for source in _sources(path, left, files, apart))


def one_name(path: str) -> str:
    """A name that is the same for ``a.txt``, ``./a.txt``, its whole path and a link to it."""
    try:
        return path.rstrip("/") if is_address(path) else os.path.realpath(path)
    except ValueError:  # a NUL in it
        return path


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def expanded(given: str) -> list[str]:
    """Give the paths that an input stands for, a pattern's in order, each looked at.

    Raises:
        UnreadableError: there is no such file, or it is nothing that can be read twice.

    """
    if is_address(given):
        from framing.collection.inputs import remote

        return remote.expanded(given)
    if given == "-":
        raise UnreadableError(
            "Standard input can be read only once, by one process: save it to a file first, such "
            "as `cat > articles.jsonl`, and give that.")
    try:
        if os.path.lexists(given):
            _check(given)
            return [given]
        if glob.has_magic(given):
            found = sorted(glob.iglob(given, recursive=True))
            for path in found:
                _check(path)
            if found:
                return found
            raise UnreadableError(f"No file's name is like {shown(given)}: check the pattern.")
    except ValueError:  # a NUL in it
        pass
    raise UnreadableError(f"{shown(given)} does not exist: check the spelling and the folder.")


def _check(path: str) -> None:
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
            return
        if stat.S_ISREG(mode):
            if path.lower().endswith(_PACKED):
                raise UnreadableError(f"{shown(path)} is packed in a way that is not opened here: "
                                      "unpack it and give what is in it; .jsonl.gz, .csv.gz "
                                      "and .html.gz are read as they are.")
            os.close(os.open(path, os.O_RDONLY))
            return
    except FileNotFoundError:
        raise UnreadableError(f"{shown(path)} is a link to what does not exist: mend the link or "
                              "give the file itself.") from None
    except OSError as error:
        raise UnreadableError(f"{shown(path)} cannot be read ({error.strerror}): allow reading "
                              "it, or give a copy of it.") from error
    raise UnreadableError(f"{shown(path)} is a pipe or a device, which can be read only once: save "
                          "what it gives to a file, and give that.")


def _sources(path: str, left: LeftOut, files: AbstractSet[str],
             apart: AbstractSet[tuple[int, int]]) -> Iterator[Source]:
    if not is_folder(path):
        kind = kind_of(path)
        yield Source(path, "", kind.name if kind else ANY)
        return
    below = _below(path, files)
    for found in walked(path, left, apart):
        kind = kind_of(found)
        if (files and one_name(found) in files) or found.startswith(below):
            continue
        if kind and kind.in_folders:
            yield Source(found, path, kind.name)
        else:
            left.files[_ending(found)] += 1


def _below(path: str, named: AbstractSet[str]) -> tuple[str, ...]:
    """How the addresses of what lies in other named folders begin, where those lie in this one."""
    root = one_name(path) + "/"
    return tuple(f"{each}/" for each in named if each.startswith(root)) if is_address(path) else ()


def is_folder(path: str) -> bool:
    """Whether a path or an address is a folder."""
    if is_address(path):
        from framing.collection.inputs import remote

        return remote.is_folder(path)
    return os.path.isdir(path)


def walked(root: str, left: LeftOut,
           apart: AbstractSet[tuple[int, int]] = frozenset()) -> Iterator[str]:
    """The files below a folder, sorted by name; links are followed, but never in a ring.

    ``apart``: folders below it that are passed over, as the system numbers them.
    """
    if is_address(root):
        from framing.collection.inputs import remote

        yield from remote.walked(root)
        return
    status = os.stat(root)
    # Names alone are kept of what lies beside: a folder may hold a million files.
    within: list[tuple[str, _Above, Iterator[str]]] = [
        (root, (_key(status),), iter(_names(root, left)))]
    while within:
        folder, above, names = within[-1]
        name = next(names, None)
        if name is None:
            within.pop()
            continue
        path = os.path.join(folder, name)
        known = _looked_at(path, name, above)
        if known == _FILE:
            yield path
        elif isinstance(known, str):
            left.files[known] += 1
        elif known[-1] not in apart:
            within.append((path, known, iter(_names(path, left))))


def _names(folder: str, left: LeftOut) -> list[str]:
    """The names in a folder, sorted; none where it can't or shouldn't be looked into."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        left.files["folders that cannot be read"] += 1
        return []
    if all(name in names for name in _OWN):
        left.files["collections of this program"] += 1
        return []
    return names


def _looked_at(path: str, name: str, above: _Above) -> str | _Above:
    """That a path is a file, or why it is left out; of a folder, the folders down to it."""
    if name.startswith("."):
        return "hidden"
    try:
        status = os.stat(path)
    except OSError:
        return "broken links"
    if stat.S_ISDIR(status.st_mode):
        key = _key(status)
        return "links in a ring" if key in above else (*above, key)
    return _FILE if stat.S_ISREG(status.st_mode) else "pipes and devices"


def _ending(path: str) -> str:
    stem, ending = os.path.splitext(path.lower())
    if ending == ".gz":
        ending = os.path.splitext(stem)[1] + ending
    return ending if ending.isprintable() and 1 < len(ending) <= 12 else "others"
