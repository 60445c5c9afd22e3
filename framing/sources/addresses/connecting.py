"""Connections to addresses that have been looked at, with one deadline for all that they carry."""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import threading
import time
from types import TracebackType
from typing import Any

from framing.sources.addresses.answers import RefusalError
from framing.sources.addresses.locating import Place

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: IPv6 addresses that stand for one of IPv4, in their last 32 bits.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: _Address) -> bool:
    """Whether an address is one on the open web, not of this machine or a network at home.

    >>> [is_public(ipaddress.ip_address(each)) for each in ("9.9.9.9", "10.0.0.1", "::ffff:7f00:1")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified)


def left(deadline: float) -> float:
    """Seconds until the deadline.

    Raises :class:`TimeoutError` once there are none.
    """
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def look_up(place: Place, deadline: float) -> list[_Address]:
    """The addresses of a host; a look-up can't be stopped, so it is left behind at the deadline."""
    found: list[list[Any] | Exception] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(left(deadline))
    if not found:
        raise TimeoutError
    if isinstance(found[0], Exception):
        raise found[0]
    return list(dict.fromkeys(
        ipaddress.ip_address(each[4][0].partition("%")[0]) for each in found[0]))


def connect(place: Place, deadline: float, from_public: bool) -> tuple[Timed, bool]:
    """Connect to a place; give the connection and whether it is one to the open web.

    The very address that was looked at is connected to, so that a name can't change what it stands
    for in between. ``from_public``: it was a page of the open web that led here.
    """
    addresses = look_up(place, deadline)
    if from_public and not all(map(is_public, addresses)):
        raise RefusalError("redirects from the open web to a private address: if that is meant, "
                           "give the second address itself.")
    failure: OSError | None = None
    for address in addresses[:4]:
        try:
            plain = socket.create_connection((str(address), place.port), left(deadline))
        except TimeoutError:
            left(deadline)
            raise
        except OSError as error:
            failure = error
            continue
        return _secured(place, plain, deadline), is_public(address)
    raise failure or OSError("no address")


def _secured(place: Place, plain: socket.socket, deadline: float) -> Timed:
    if not place.secure:
        return Timed(plain, deadline)
    try:
        plain.settimeout(left(deadline))  # for the handshake as a whole
        context = ssl.create_default_context()
        return Timed(context.wrap_socket(plain, server_hostname=place.host), deadline)
    except BaseException:
        plain.close()
        raise


class Timed:
    """As much of a socket as ``http.client`` needs, each read and write within the deadline."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._inner.settimeout(left(self._deadline))
        self._inner.sendall(data)

    def makefile(self, mode: str, *_: object) -> io.BufferedReader:
        """Give what comes as a file."""
        return io.BufferedReader(_Stream(self._inner, self._deadline))

    def close(self) -> None:
        """Leave closing to the end of the block: an answer outlives its connection."""

    def __enter__(self) -> Timed:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._inner.close()


class _Stream(io.RawIOBase):
    """Bytes from a socket; a server that drips them, one a second, ends at the deadline too."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._inner.settimeout(left(self._deadline))
        return self._inner.recv_into(buffer)
