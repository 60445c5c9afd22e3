"""A receipt: what a worker says of a part that is done, and the file that commits it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from framing.collection.parts import Part

SCHEMA = "framing.part/1"


@dataclass(frozen=True)
class Receipt:
    """What is known of a part that is done, or why it is not.

    ``rows`` articles were read, ``errors`` could not be; ``words`` are those of the rows.
    ``outlets`` are the part's own list, into which its counts have codes; ``first`` and ``last``
    are ISO dates, ``None`` where no article has one; ``undated`` have none that
    could be read, ``unread`` of them have one all the same; in ``tagged`` the text looks like a
    page's, in ``entities`` it has signs left as a page's source writes them. ``failure`` says why
    nothing was committed; ``crashed`` that a worker died of it.
    """

    key: str
    part: Part
    rows: int = 0
    errors: int = 0
    words: int = 0
    outlets: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    undated: int = 0
    unread: int = 0
    tagged: int = 0
    entities: int = 0
    seconds: float = 0.0
    failure: str | None = None
    crashed: bool = False

    def lacks(self) -> str:
        """Say that its part, which failed, is not in the collection."""
        return f"The part {self.part.told()} is not in the collection: {self.failure}."

    def to_json(self) -> bytes:
        """Write it for ``parts/KEY.json``."""
        return json.dumps({"schema": SCHEMA, **vars(self), "part": self.part.to_json()}).encode()

    @classmethod
    def from_json(cls, data: bytes | str) -> Receipt:
        """Read it back."""
        found = json.loads(data)
        del found["schema"]
        found["part"] = Part.from_json(found["part"])
        found["outlets"] = tuple(found["outlets"])
        return cls(**found)


def committed(folder: Path, key: str) -> Receipt | None:
    """Give the receipt of a part that is done, ``None`` where it isn't (or isn't readable)."""
    try:
        found = Receipt.from_json((folder / "parts" / f"{key}.json").read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):  # a disk that lost what it had said it kept
        return None
    return found if found.key == key else None
