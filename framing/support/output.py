"""Writes a result to a file, whole or not at all; and cells that nothing runs."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shlex
import stat

from framing.errors import SettingError
from framing.sources.files import shown

#: Descriptors that the shell opened: they may lead to a regular file, which isn't ours to replace.
_DESCRIPTOR = re.compile(r"/dev/(?:stdin|stdout|stderr|fd/\d+)|/proc/(?:self|\d+)/fd/\d+")


#: The full-width ones too, which some spreadsheets take for the same.
_FORMULAS = tuple("=+-@＝＋－＠")


def unrun(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula, which it would run.

    >>> unrun("=cmd()"), unrun("A plain one")
    ("'=cmd()", 'A plain one')
    """
    return f"'{text}" if text.lstrip()[:1] in _FORMULAS else text


#: What a file is called until it is whole, as a pattern.
TEMPORARY = ".framing-*.tmp"


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` to the file at ``path`` so that no half-written file is ever seen there.

    The bytes go to a temporary file in the same folder, which takes the place of the old one in
    one step; a file that was there stays as it was if anything fails. It keeps its mode; a new
    file has what the umask allows. A symbolic link goes on leading to its target, which is what
    is replaced. FIFOs, devices and the shell's descriptors (``/dev/stdout``) are written straight.

    Raises :class:`~framing.errors.SettingError` where that cannot be done; ``BrokenPipeError``
    where the reader of a pipe has gone, which is no fault of the path.
    """
    name = os.fspath(path)
    try:
        if _goes_straight(name):
            # Appending: what the shell collected with `>>`, or we printed before, stays.
            with open(name, "ab", buffering=0) as stream:
                _write_all(stream.fileno(), data)
        else:
            _replace(os.path.realpath(name), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SettingError(_reason(error, name)) from error
    except ValueError as error:  # empty, or a NUL in it
        raise SettingError(
            f"cannot write {shown(name)}: no file can have that name; choose another"
        ) from error


def _goes_straight(name: str) -> bool:
    if not name:  # as a path it would be the current folder
        raise ValueError("no name")
    if name.endswith("/") or os.path.isdir(name):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    if _DESCRIPTOR.fullmatch(os.path.abspath(name)):
        return True
    try:
        return not stat.S_ISREG(os.stat(name).st_mode)
    except FileNotFoundError:
        return False


def _replace(target: str, data: bytes) -> None:
    try:
        old = os.stat(target)
    except FileNotFoundError:
        old = None
    if old is not None and not os.access(target, os.W_OK):
        # A folder's permission is enough to replace a file: one made read-only is meant to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
    # Not named after the file, whose name may already be as long as a name can be.
    temporary = os.path.join(os.path.dirname(target), TEMPORARY.replace("*", os.urandom(8).hex()))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o666 if old is None else 0o600)
    try:
        try:
            _write_all(descriptor, data)
            if old is not None:
                with contextlib.suppress(OSError):  # only root can give a file away
                    os.fchown(descriptor, old.st_uid, old.st_gid)
                with contextlib.suppress(OSError):  # disks of other systems keep no modes
                    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest):]


def _reason(error: OSError, name: str) -> str:
    folder = os.path.dirname(os.path.realpath(name) if os.path.islink(name) else name)
    example = shown(os.path.join(name, "review.json"))
    hints = {
        errno.ENOENT: "make the folder first"
        + (f": mkdir -p {shlex.quote(folder)}" if folder.isprintable() else ""),
        errno.ENOTDIR: "a part of the path is a file: choose another path",
        errno.EISDIR: f"give the name of a file, such as {example}",
        errno.ENOSPC: "make room, or choose another disk",
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.ELOOP: "the link leads back to itself: choose another path",
    }
    hint = hints.get(error.errno or 0, "choose a file and a folder that you may write to")
    return f"cannot write {shown(name)}: {error.strerror or error}; {hint}"
