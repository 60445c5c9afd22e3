"""A page or a text fetched from its address on the web, with care.

One request and at most five redirects; no cookies, cache, retries, proxies or credentials. A server
may be slow, endless or hostile: a limit of time holds for all of it together, one of size for what
comes and for what that unpacks to, and a redirect never leads from the open web to a machine at
home. The standard library's ``http.client`` is used, on connections of our own: it reads as it is
told to, where friendlier libraries wait for whole chunks and unpack by themselves.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from urllib.parse import urljoin

from framing.errors import UnreadableError
from framing.sources.addresses.answers import SAVE, RefusalError, body, refuse_status
from framing.sources.addresses.connecting import Timed, connect
from framing.sources.addresses.locating import Place, locate
from framing.sources.files import shown
from framing.support.records import NamedTuple

__all__ = ["Fetched", "fetch"]

_REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.I)


class Fetched(NamedTuple):
    """What an address gave: bytes, "html", "text" or ``None`` where nobody says, and from where."""

    data: bytes
    kind: str | None
    charset: str | None
    address: str


def fetch(address: str, *, max_size: int, timeout: float) -> Fetched:
    """Fetch what is at ``address``: at most ``max_size`` bytes, within ``timeout`` seconds.

    That is for everything together: looking the name up, redirects, the last byte. Raises
    :class:`~framing.errors.UnreadableError` for whatever can go wrong, in one sentence each.
    """
    deadline = time.monotonic() + timeout
    place = locate(address)
    public = False
    try:
        for _ in range(_REDIRECTS + 1):
            stream, is_public = connect(place, deadline, public)
            public = public or is_public
            with stream:
                answer = _ask(place, stream)
                if answer.status not in _MOVED or not answer.headers.get("Location"):
                    refuse_status(answer.status)
                    return _take(place, answer, max_size, deadline)
                place = _redirected(place, answer.headers["Location"])
        raise RefusalError(f"redirects more than {_REDIRECTS} times: {SAVE}")
    except RefusalError as error:
        raise UnreadableError(f"{shown(address)} {error}") from None
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        raise UnreadableError(f"{shown(address)} {_failure(error, timeout)}") from error


def _ask(place: Place, stream: Timed) -> http.client.HTTPResponse:
    from framing import __version__

    kind = http.client.HTTPSConnection if place.secure else http.client.HTTPConnection
    connection = kind(place.host, place.port)
    connection.sock = stream  # as much of a socket as it needs
    connection.auto_open = 0
    connection.request("GET", place.target, headers={
        "User-Agent": f"framing/{__version__}",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
        "Accept-Encoding": "gzip", "Connection": "close"})
    return connection.getresponse()


def _redirected(place: Place, location: str) -> Place:
    """Where a redirect leads, if it may."""
    try:
        # http.client reads headers as Latin-1; an address in them is ASCII or UTF-8.
        there = locate(urljoin(place.address, location.encode("latin-1").decode("utf-8")))
    except (UnreadableError, ValueError) as error:
        raise RefusalError(f"redirects to what is no address of a page: {SAVE}") from error
    if place.secure and not there.secure:
        raise RefusalError(
            f"redirects from https to http, where anybody on the way can change it: {SAVE}")
    return there


def _take(
    place: Place, answer: http.client.HTTPResponse, max_size: int, deadline: float
) -> Fetched:
    """Take in the body of an answer that has one."""
    said = answer.headers.get("Content-Type") or ""
    kind = said.partition(";")[0].strip().lower()
    if kind and kind not in (*_PAGES, "text/plain"):
        advice = "save it and give the file" if kind.startswith(("application/", "text/")) \
            else "give the address of a page"
        raise RefusalError(f"is {shown(kind[:80])}, not a web page or plain text: {advice}.")
    charset = _CHARSET.search(said)
    return Fetched(
        body(answer, max_size, deadline),
        "html" if kind in _PAGES else "text" if kind else None,
        charset[1] if charset else None,
        place.address,
    )


def _failure(error: Exception, timeout: float) -> str:
    """What went wrong on the way, and what to try."""
    if isinstance(error, TimeoutError):
        return f"took longer than {timeout:g} seconds: raise it with --timeout or try later."
    if isinstance(error, socket.gaierror):
        return ("names a host that can't be found: check the address, and that you are connected "
                "to the network.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return (f"has a certificate that can't be trusted ({error.verify_message}): check the "
                "address; if it is right, the network may be tampered with.")
    if isinstance(error, ssl.SSLError):
        return "can't be reached securely: check the address, or try it in your browser."
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection: check the address, or try later."
    if isinstance(error, http.client.IncompleteRead):
        return "broke off in the middle: try again."
    if isinstance(error, (http.client.RemoteDisconnected, ConnectionError)):
        return "broke off the connection: try again, or save the page in your browser."
    if isinstance(error, (http.client.HTTPException, ValueError)):
        return "does not answer as a web server does: check the address."
    return f"can't be reached ({getattr(error, 'strerror', None) or error}): try later."
