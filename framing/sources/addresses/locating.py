"""What an address says: which host, which port, what to ask for."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from framing.errors import UnreadableError
from framing.sources.files import shown
from framing.support.records import NamedTuple

#: What may stand in a path or a query as it is; all else is written in percent signs.
_PLAIN = "%/:=&?~+!$,;'@()*[]|"
_LONGEST = 8_000


class Place(NamedTuple):
    """Where to connect to and what to ask for; ``address`` is all of it, without a fragment."""

    secure: bool
    host: str
    port: int
    target: str
    address: str


def locate(address: str) -> Place:
    """Read an address.

    Raises :class:`~framing.errors.UnreadableError` for one of another kind than http and https,
    without a host, or with a name and password in it (which the message doesn't repeat).

    >>> locate("https://example.org/caf\\u00e9?q=1#top")[1:4]
    ('example.org', 443, '/caf%C3%A9?q=1')
    """
    scheme = address.partition(":")[0].lower()
    if scheme == "file":
        raise UnreadableError(f"{shown(address)} is a file: give its path, without file://.")
    if scheme not in ("http", "https"):
        raise UnreadableError(
            f"{shown(address)} is neither an http nor an https address: give one, or a file.")
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
        if parts.username is not None or parts.password is not None:
            raise UnreadableError("An address with a name and password in it is not read: give it "
                                  "without them, or save the page and give the file.")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError as error:
        raise UnreadableError(
            f"{shown(address)} is no address that can be read: check how it is written."
        ) from error
    if not host or any(character.isspace() or character in "\0%\\" for character in host) \
            or port == 0 or len(address) > _LONGEST:
        raise UnreadableError(
            f"{shown(address[:200])} is no address that can be read: check how it is written.")
    secure = scheme == "https"
    target = quote(parts.path or "/", safe=_PLAIN)
    if parts.query:
        target += "?" + quote(parts.query, safe=_PLAIN)
    usual = 443 if secure else 80
    named = f"[{host}]" if ":" in host else host
    named += f":{port}" if port and port != usual else ""
    return Place(secure, host, port or usual, target,
                 urlunsplit((scheme, named, "", "", "")) + target)
