"""Addresses of stores elsewhere (``s3://``, ``gs://``, ``https://``), opened through fsspec.

Nothing here is imported, and no socket is opened, unless an address was given. A part's hash is of
its bytes, so whoever cuts reads all of them over the network, and the workers once more: what is
read often is better copied near.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from framing.errors import UnreadableError
from framing.sources.files import shown
from framing.support.extras import install

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

#: Has names in which ? is no pattern, and nothing that could be listed.
_WEB = ("http://", "https://")


def expanded(address: str) -> list[str]:
    """Give the addresses that one with a pattern stands for, or itself, if something is there.

    Raises:
        UnreadableError: nothing is there, or it can't be asked for.

    """
    store, path = _store(address)
    try:
        if store.exists(path):
            return [address]
        found = [store.unstrip_protocol(each) for each in sorted(store.glob(path))] \
            if glob.has_magic(path) and not address.startswith(_WEB) else []
    except Exception as error:  # a store's library raises whatever it likes
        raise _failed(address, error) from error
    if found:
        return found
    raise UnreadableError(f"Nothing is at {shown(address)}: check its spelling, and that you may "
                          "read it.")


def is_folder(address: str) -> bool:
    """Whether there are other files below an address."""
    store, path = _store(address)
    try:
        return not address.startswith(_WEB) and bool(store.isdir(path))
    except Exception as error:
        raise _failed(address, error) from error


def walked(address: str) -> Iterator[str]:
    """The files below an address, sorted by name."""
    store, path = _store(address)
    root = store.unstrip_protocol(path).rstrip("/")
    try:
        found = sorted(store.find(path))
    except Exception as error:
        raise _failed(address, error) from error
    for each in found:
        yield address.rstrip("/") + store.unstrip_protocol(each)[len(root):]


def open_address(address: str) -> BinaryIO:
    """Open what is at an address for its bytes.

    Raises:
        UnreadableError: it can't be opened.

    """
    store, path = _store(address)
    try:
        file: BinaryIO = store.open(path, "rb")
    except Exception as error:
        raise _failed(address, error) from error
    return file


def _store(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UnreadableError(
            f"{shown(address)} is an address, which takes one more package to read: run "
            f"`{install('remote')}`.") from None
    try:
        found: tuple[Any, str] = url_to_fs(address)
    except ImportError as error:
        raise UnreadableError(f"{shown(address)} takes one more package to read: "
                              f"{str(error).rstrip('.')}.") from error
    except Exception as error:
        raise _failed(address, error) from error
    return found


def _failed(address: str, error: Exception) -> UnreadableError:
    why = " ".join(str(error).split())[:200] or type(error).__name__
    return UnreadableError(f"{shown(address)} cannot be read ({why}): check its spelling, and that "
                           "you may read it.")
