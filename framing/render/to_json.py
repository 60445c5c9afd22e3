"""JSON: one document for scripts, in the shape of ``framing schema``."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from framing.comparison import Comparison
from framing.profiles import Profile
from framing.render import Options, renderer
from framing.render.data.articles import compared, profiled

#: What JSON may hold and a terminal may obey: controls beyond ASCII's, marks of direction; and half
#: surrogate pairs, which no encoding has.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

#: So many pieces of JSON are joined at once.
_TOGETHER = 10_000


def dump(value: Any, indent: int | None = None) -> str:
    """Write JSON that any parser reads: no NaN, and what is unsafe to print as its escape."""
    encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=indent,
                               separators=(",", ": ") if indent else (",", ":"))
    # All the pieces of a long text's at once take many times what they are joined to.
    pieces = encoder.iterencode(value) if indent else iter((encoder.encode(value),))
    text = "".join(iter(lambda: "".join(islice(pieces, _TOGETHER)), ""))
    return _UNSAFE.sub(lambda mark: f"\\u{ord(mark.group()):04x}", text)


@renderer("json", of="compare")
def compare(comparison: Comparison, options: Options) -> str:
    """One ``framing.compare/1`` document."""
    document = compared(comparison)
    if options.changes:
        from framing.render.changes import data as changed

        document["baseline"] = changed(options.changes)
    return dump(document, indent=1) + "\n"


@renderer("json", of="profile")
def profile(profiles: tuple[Profile, ...], options: Options) -> str:
    """A ``framing.profile/1`` document, or a list of them for several articles."""
    documents = [profiled(each) for each in profiles]
    if options.changes:
        from framing.render.changes import data as changed

        for place, document in enumerate(documents):
            document["baseline"] = changed(options.changes, place)
    return dump(documents[0] if len(documents) == 1 else documents, indent=1) + "\n"
