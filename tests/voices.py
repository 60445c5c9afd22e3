"""The passages of ``tests/cases/voices``: what is to be marked in each, and what is.

Shared by the tests and by the scorecard (:mod:`tests.validity.attribution`).
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from framing.article import Article
from framing.document import parse
from framing.voices import Quote, Voices

CASES = Path(__file__).parent / "cases/voices"
KNOWN = CASES / "known_failures.json"
KINDS = ("direct", "partial", "indirect", "scare", "title")
_ARTICLE = re.compile(r"^(?:the|an?) ")


class Entry(NamedTuple):
    """A quotation as a test compares it; names are folded, without a leading article."""

    text: str
    kind: str
    speaker: str | None
    named: bool | None
    antecedent: str | None
    cue: str | None
    start: int


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Every case, those in which something is to be marked first."""
    return tuple(case for name in ("found", "nothing")
                 for case in json.loads((CASES / f"{name}.json").read_text("utf-8")))


def known_failures() -> set[str]:
    """What the cases that fail are for: their ``why``."""
    return set(json.loads(KNOWN.read_text("utf-8"))) if KNOWN.exists() else set()


def half(case: dict[str, Any]) -> str:
    """The half that a case belongs to; rules are written with sight of the first only."""
    odd = hashlib.sha256(case["text"].encode()).digest()[0] % 2
    return "test" if odd else "development"


def heard(text: str) -> Voices:
    """The voices of a text."""
    return parse(Article.from_text(text)).voices


def plain(name: str | None) -> str | None:
    """A name as it is compared: in lower case, apostrophes straight, without an article."""
    return None if name is None else _ARTICLE.sub("", name.replace("’", "'").casefold())


def place(text: str, part: str, nth: int = 1) -> int:
    """Where the nth occurrence of a part begins."""
    at = -1
    for _ in range(nth):
        at = text.index(part, at + 1)
    return at


def coded(case: dict[str, Any]) -> list[Entry]:
    """What a case's author marked."""
    return [
        Entry(each["text"], each["kind"], plain(each["speaker"]), each["named"],
              plain(each.get("antecedent")), plain(each["cue"]),
              place(case["text"], each["text"], each.get("nth", 1)))
        for each in case["quotes"]
    ]


def found(text: str, quote: Quote) -> Entry:
    """A quotation that the program marks, to be compared with a coded one."""
    return Entry(text[quote.start : quote.end], quote.kind, plain(quote.speaker), quote.named,
                 plain(quote.antecedent), plain(quote.cue), quote.start)


def same_cue(one: str | None, other: str | None) -> bool:
    """Whether two cues agree where both have one; a particle (*pointed out*) may be left off."""
    if one is None or other is None:
        return True
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def differences(case: dict[str, Any]) -> list[str]:
    """What the program marks otherwise than the case says; empty where it agrees."""
    voices = heard(case["text"])
    wanted = coded(case)
    got = [found(case["text"], quote) for quote in voices.quotes]
    said = [f"not marked: {each}" for each in _unlike(wanted, got)]
    said += [f"marked: {each}" for each in _unlike(got, wanted)]
    if "speakers" in case:
        people = {(plain(each["name"]), each["kind"]) for each in case["speakers"]}
        listed = [(plain(speaker.name), speaker.kind) for speaker in voices.speakers]
        if sorted(listed, key=str) != sorted(people, key=str):
            said.append(f"speakers: {listed}, not {sorted(people, key=str)}")
    return said


def _unlike(ones: list[Entry], others: list[Entry]) -> list[Entry]:
    """The entries that have no equal among others; cues are held against each other at a place."""
    cues = {(each.start, each.text): each.cue for each in others}
    known = {each._replace(cue=None) for each in others}
    return [each for each in ones if each._replace(cue=None) not in known
            or not same_cue(each.cue, cues[each.start, each.text])]


def failing() -> list[str]:
    """What the cases are for in which the program marks otherwise, in their order."""
    return [case["why"] for case in cases() if differences(case)]


def write_known() -> int:
    """Write the list of known failures anew; gives how many there are."""
    names = failing()
    KNOWN.write_text(json.dumps(names, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(names)
