"""From inputs to parts, and from a part to its records: what a collection is read from.

>>> import pathlib, tempfile
>>> path = pathlib.Path(tempfile.mkdtemp()) / "news.jsonl"
>>> _ = path.write_text('{"text": "The talks failed.", "outlet": "The Courier"}\\n')
>>> fields = Fields(text="text", outlet="outlet")
>>> part, = cut([str(path)])
>>> [(record.position, record.outlet) for record in records(part, fields)]
[(1, 'The Courier')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from framing.collection.inputs import kinds
from framing.collection.inputs.model import (
    FOLDER,
    MAX_SIZE,
    SIZE,
    Fields,
    Part,
    Place,
    Record,
    Source,
)
from framing.collection.inputs.naming import Settled, settle
from framing.collection.inputs.places import LeftOut, find
from framing.errors import FramingError, UnreadableError
from framing.sources.files import shown

__all__ = ["FOLDER", "MAX_SIZE", "SIZE", "Fields", "Part", "Place", "Record", "Settled", "cut",
           "records", "reread", "settle"]


def cut(
    inputs: Sequence[str], size: int = SIZE, say: Callable[[str], None] = lambda sentence: None,
    *, max_size: int = MAX_SIZE,
) -> Iterator[Part]:
    """Cut what the inputs name into parts of about ``size`` bytes, in order, as they are asked for.

    Every input is looked at before the first part is given. ``say`` is told at the end what was
    left out of folders. ``max_size`` is what one article may have, in bytes.
    A source that can't be read any more is a part of its own, whose only record says why.

    Raises:
        UnreadableError: an input doesn't exist, or can't be read twice.

    """
    left = LeftOut()
    sources = find(inputs, left)
    return _cut(sources, left, size, say, max_size)


def _cut(
    sources: Iterator[Source], left: LeftOut, size: int, say: Callable[[str], None], max_size: int
) -> Iterator[Part]:
    for name, group in groupby(sources, key=lambda source: source.kind):
        kind = kinds()[name]
        if kind.together:
            yield from kind.cut(group, size, max_size)
            continue
        for source in group:
            try:
                yield from kind.cut([source], size, max_size)
            except FramingError as error:
                yield Part.unread(source.path, str(error))
    for sentence in left.sentences():
        say(sentence)


def records(part: Part, fields: Fields, *, max_size: int = MAX_SIZE) -> Iterator[Record]:
    """Read the records of a part, in the order in which they stand; ``max_size`` is in bytes.

    Raises:
        UnreadableError: the part can't be read, or isn't what it was when it was cut; its records
            up to there have been given.

    """
    return kinds()[part.kind].read(part, fields, only=None, max_size=max_size)


def reread(
    part: Part, fields: Fields, place: Place, sha256: str, *, max_size: int = MAX_SIZE
) -> Record:
    """Read a record of a part again, from where it stood; ``sha256`` is its article's.

    Raises:
        UnreadableError: it can't be read any more, or is another text by now.

    """
    for record in kinds()[part.kind].read(part, fields, only=place, max_size=max_size):
        if (record.source, record.position) == place:
            if record.article is not None and record.article.sha256 == sha256:
                return record
            break
    raise UnreadableError(f"{shown(place.source)} has changed since the "
                          "collection was made, or is read otherwise: make the collection anew.")
