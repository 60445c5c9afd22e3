"""From what the user names to the files and addresses in which articles lie."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.collection.inputs import ANY, kind_of
from framing.collection.inputs.model import Source
from framing.errors import UnreadableError
from framing.sources import is_address
from framing.sources.files import shown

#: A folder that this program wrote; what it keeps there is no article.
_OWN = ("manifest.json", "parts")
_MOST_SAID = 6
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
        are = "file that is no article is" if count == 1 else "files that are no articles are"
        return (f"{count:,} {are} left out: {said}{more}.",)


def find(inputs: Sequence[str], left: LeftOut) -> Iterator[Source]:
    """Give the sources that the inputs name, in order; each is checked before the first is given.

    What lies in folders is found as it is asked for, sorted by name; ``left`` counts what is left
    out there.

    Raises:
        UnreadableError: there is no such file, or it is nothing that can be read twice.

    """
    checked = [path for given in inputs for path in expanded(given)]
    return (source for path in checked for source in _sources(path, left))


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


def _sources(path: str, left: LeftOut) -> Iterator[Source]:
    if not is_folder(path):
        kind = kind_of(path)
        yield Source(path, "", kind.name if kind else ANY)
        return
    for found in walked(path, left):
        kind = kind_of(found)
        # A .gz of a text would be refused: it is left out like other archives.
        if kind and kind.in_folders and not found.lower().endswith(".gz"):
            yield Source(found, path, kind.name)
        else:
            left.files[_ending(found)] += 1


def is_folder(path: str) -> bool:
    """Whether a path or an address is a folder."""
    if is_address(path):
        from framing.collection.inputs import remote

        return remote.is_folder(path)
    return os.path.isdir(path)


def walked(root: str, left: LeftOut) -> Iterator[str]:
    """The files below a folder, sorted by name; links are followed, but never in a ring."""
    if is_address(root):
        from framing.collection.inputs import remote

        yield from remote.walked(root)
        return
    status = os.stat(root)
    waiting: list[tuple[str, _Above, str]] = [(root, ((status.st_dev, status.st_ino),), "folder")]
    while waiting:
        path, above, what = waiting.pop()
        if what == "file":
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                names = {entry.name: entry for entry in entries}
        except OSError:
            left.files["folders that cannot be read"] += 1
            continue
        if all(name in names for name in _OWN):
            left.files["collections of this program"] += 1
            continue
        for name in sorted(names, reverse=True):
            known = _looked_at(names[name], above)
            if isinstance(known, str):
                left.files[known] += 1
            else:
                waiting.append((os.path.join(path, name), *known))


def _looked_at(
    entry: os.DirEntry[str], above: _Above
) -> str | tuple[_Above, str]:
    """Whether an entry is a folder or a file to go to, or why it is neither."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir():
            status = entry.stat()
            key = (status.st_dev, status.st_ino)
            return "links in a ring" if key in above else ((*above, key), "folder")
        if entry.is_file():
            return (), "file"
        entry.stat()  # which a link to nothing fails
    except OSError:
        return "broken links"
    return "pipes and devices"


def _ending(path: str) -> str:
    stem, ending = os.path.splitext(path.lower())
    if ending == ".gz":
        ending = os.path.splitext(stem)[1] + ending
    return ending if ending.isprintable() and 1 < len(ending) <= 12 else "others"

