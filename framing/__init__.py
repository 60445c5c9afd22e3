"""Set articles about one story side by side and see how each frames it.

>>> import framing
>>> profile = framing.profile("The talks failed. They could resume.")
>>> profile.value("structure.words")
6.0

A ``str`` is always a text; a file is a :class:`pathlib.Path` or ``framing.read(path)``. The names
are resolved when first used, so that ``import framing`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.article import Article as Article
    from framing.article import Block as Block
    from framing.article import Span as Span
    from framing.comparison import Comparison as Comparison
    from framing.comparison import compare as compare
    from framing.counts import Counts as Counts
    from framing.counts import Evidence as Evidence
    from framing.counts import Reading as Reading
    from framing.document import Document as Document
    from framing.errors import FramingError as FramingError
    from framing.folding import fold as fold
    from framing.hits import Hits as Hits
    from framing.measures import measure as measure
    from framing.profiles import Profile as Profile
    from framing.profiles import profile as profile
    from framing.sources import read as read
    from framing.terms import Term as Term
    from framing.toward import tone_toward as tone_toward
    from framing.voices import Quote as Quote
    from framing.voices import Speaker as Speaker

__version__ = "0.1.0"

_HOMES = {
    "Article": "article",
    "Block": "article",
    "Comparison": "comparison",
    "Counts": "counts",
    "Document": "document",
    "Evidence": "counts",
    "FramingError": "errors",
    "Hits": "hits",
    "Profile": "profiles",
    "Quote": "voices",
    "Reading": "counts",
    "Span": "article",
    "Speaker": "voices",
    "Term": "terms",
    "compare": "comparison",
    "fold": "folding",
    "measure": "measures",
    "profile": "profiles",
    "read": "sources",
    "tone_toward": "toward",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names are resolved by __getattr__


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    value = getattr(import_module(f"framing.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
