"""What ``framing lexicon`` prints: the lists, one of them, and which have a word."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from framing.lexicon import Entry, Lexicon
from framing.support.printing import printable

#: Columns that words need beside others; with less they stand below them.
_LEAST = 24


def listed(lexicons: Sequence[Lexicon], width: int) -> str:
    """The lists, each with its number of terms and what it is, in lines of so many columns."""
    longest = max(cell_len(each.name) for each in lexicons)
    return _page(
        line for each in lexicons
        for line in _beside(f"{each.name:<{longest}}  {len(each.entries):>5} terms  ",
                            str(each.card.get("description", "")), width))


def shown(lexicon: Lexicon, width: int) -> str:
    """A list: its card, then its terms by class."""
    lines = [line for key, value in lexicon.card.items() if not isinstance(value, dict)
             for line in _wrapped(f"{key}: {value}", width, "  ")]
    for label in lexicon.labels:
        lines += ["", label]
        for entry in lexicon.entries:
            if entry.label == label:
                lines += _wrapped(f"  {_term(entry)}", width, " " * 4)
    return _page(lines)


def found(words: Sequence[str], lexicons: Iterable[Lexicon], width: int) -> str:
    """Which lists have the words side by side, alone or in a phrase: list, class, term."""
    rows = [
        (each.name, entry.label, _term(entry))
        for each in lexicons for entry in each.entries
        if any(list(entry.words[at : at + len(words)]) == list(words)
               for at in range(len(entry.words)))
    ]
    if not rows:
        return _page(_wrapped(f"No list has “{' '.join(words)}”.", width, ""))
    names, labels = (max(cell_len(row[place]) for row in rows) for place in (0, 1))
    return _page(line for name, label, term in rows
                 for line in _beside(f"{name:<{names}}  {label:<{labels}}  ", term, width))


def _term(entry: Entry) -> str:
    """A term, and what must stand behind it where it is none elsewhere."""
    term = " ".join(entry.words)
    needed = ", ".join(sorted(entry.only_before))
    return f"{term} (only before {needed})" if needed else term


def _beside(head: str, text: str, width: int) -> list[str]:
    """Text in lines beside its head; below it where the width leaves too little."""
    if cell_len(head) + min(_LEAST, cell_len(text)) <= width:
        return textwrap.wrap(text, width, initial_indent=head, break_on_hyphens=False,
                             subsequent_indent=" " * len(head)) or [head.rstrip()]
    return [*_wrapped(head.rstrip(), width, "  "), *_wrapped(f"    {text}", width, " " * 4)]


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    if len(text) <= width:
        return [text]
    return textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False)


def _page(lines: Iterable[str]) -> str:
    return "".join(f"{printable(line)}\n" for line in lines)
