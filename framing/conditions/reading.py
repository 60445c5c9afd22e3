"""Reading a condition: tokens by one regular expression, then a function for each rule."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import NoReturn

from framing.conditions.parts import (
    SIGNS,
    Compare,
    Condition,
    ConditionError,
    Differs,
    Every,
    Not,
    Number,
    Part,
    Some,
    Value,
)
from framing.lettering import label
from framing.measures import Measure, measures, nearest
from framing.support.records import NamedTuple

#: A condition is a line that people read.
LONGEST = 1000
#: So many brackets and nots may stand in one another.
DEEPEST = 20

_TOKEN = re.compile(r"""
    (?P<space>\s+)
  | (?P<number>[-−+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+))
  | (?P<name>[^\W\d]\w*(?:\.\w+)*)
  | (?P<quoted>"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’)
  | (?P<voice>\[[^\]]*\])
  | (?P<sign>[<>=!]=|[<>().])
""", re.VERBOSE)
#: What other languages write, and what is written here.
_SLIPS = {"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "=": "==", "≥": ">=",
          "≤": "<=", "≠": "!=", "<>": "!=", "=>": ">=", "=<": "<="}
_WORDS = ("and", "or", "not", "differs", "changed")
_LETTER = re.compile(r"[A-Z][0-9]*")


@dataclass(frozen=True)
class Known:
    """What a condition may speak of: the measures counted, the articles' names in order.

    ``comparing``: there are verdicts. ``baseline``: there are figures of another day.
    """

    measures: tuple[Measure, ...]
    names: tuple[str, ...]
    comparing: bool = False
    baseline: bool = False

    @property
    def letters(self) -> tuple[str, ...]:
        """The articles' letters."""
        return tuple(map(label, range(len(self.names))))


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def parse(text: str, known: Known) -> Condition:
    """Read a condition.

    Raises:
        ConditionError: it can't be read, or speaks of what there is not; with the place.

    >>> parse("A.tone.vader < -0.2", Known((measures()["tone.vader"],), ("a.txt",))).values
    (Value(measure='tone.vader', voice=None, place=0, changed=False),)

    """
    return Condition(text.strip(), _Reader(text, known).whole())


@dataclass
class _Reader:
    text: str
    known: Known
    depth: int = 0
    at: int = 0
    tokens: list[_Token] = field(default_factory=list)

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST:
            raise ConditionError(f"a condition has {LONGEST:,} characters at the most: give "
                                 "--fail-on more than once.", self.text, LONGEST + 1)
        end = 0
        while end < len(self.text):
            found = _TOKEN.match(self.text, end)
            if found is None or found.group() in ("!", "=") or self.text[end : end + 2] in _SLIPS:
                self._unknown(end)
            if found.lastgroup != "space":
                self.tokens.append(_Token(str(found.lastgroup), found.group(), end + 1))
            end = found.end()

    def _unknown(self, place: int) -> NoReturn:
        text = self.text[place : place + 2]
        sign = text if text in _SLIPS else text[0]
        if sign in _SLIPS:
            said = f"write {_SLIPS[sign]} for “{sign}”."
        elif sign in "\"'“‘[":
            said = f"“{sign}” is not closed."
        else:
            said = f"“{sign}” means nothing in a condition."
            if sign == ":":
                said += ' An article stands before the measure: A.loaded.rate, "a.txt".loaded.rate.'
        raise ConditionError(said, self.text, place + 1)

    # -- tokens

    @property
    def next(self) -> _Token:
        """The next token; an empty one at the end."""
        if self.at < len(self.tokens):
            return self.tokens[self.at]
        return _Token("end", "", len(self.text.rstrip()) + 1)

    def take(self, *texts: str) -> _Token | None:
        """The next token if it is one of these signs or words."""
        token = self.next
        if token.text not in texts or token.kind not in ("sign", "name"):
            return None
        self.at += 1
        return token

    def refuse(self, message: str, token: _Token | None = None) -> NoReturn:
        """Say what is wrong, with the place of a token."""
        raise ConditionError(message, self.text, (token or self.next).column)

    def expected(self, what: str) -> NoReturn:
        """Say what is missing, and what stands there."""
        found = f"not “{self.next.text}”" if self.next.text else "and the condition ends"
        self.refuse(f"{what} is wanted here, {found}.")

    # -- the grammar, a function a rule

    def whole(self) -> Part:
        if not self.tokens:
            self.refuse("the condition is empty: write one such as loaded.rate > 8.")
        root = self.condition()
        if self.next.text == ")":
            self.refuse("this bracket closes none.")
        if self.next.text in SIGNS:
            self.refuse("one sign compares two sides: write loaded.rate > 1 and loaded.rate < 8.")
        if self.next.kind != "end":
            slip = self.next.text.lower()
            self.expected("“and”, “or” or the end" if slip not in _WORDS
                          else f"“{slip}” in small letters")
        return root

    def condition(self) -> Part:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def both(self) -> Part:
        parts = [self.one()]
        while self.take("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self) -> Part:
        if self.depth >= DEEPEST:
            self.refuse(f"more than {DEEPEST} brackets and nots stand in one another here.")
        self.depth += 1
        try:
            if self.take("not"):
                return Not(self.one())
            if opened := self.take("("):
                inner = self.condition()
                self.close(opened)
                return inner
            if self.next.text == "differs":
                return self.differs()
            return self.comparison()
        finally:
            self.depth -= 1

    def close(self, opened: _Token) -> None:
        if not self.take(")"):
            if self.next.kind == "end":
                self.refuse("this bracket is not closed.", opened)
            self.expected("“)”")

    def differs(self) -> Differs:
        word = self.take("differs")
        if not self.known.comparing:
            self.refuse("differs(…) is of articles side by side: use it with framing compare.",
                        word)
        opened = self.take("(") or self.expected("“(”")
        token = self.next
        measure = self.measure()
        if not measure.more or measure.unit in ("ledger", "article"):
            self.refuse(f"articles are not tested for {measure.id}: compare its figures.", token)
        if self.next.kind == "voice":
            self.refuse("differs(…) takes a measure alone: it is tested in the authors’ own words "
                        "where others are quoted.")
        self.close(opened)
        return Differs(measure.id)

    def comparison(self) -> Compare:
        start = self.next
        left = self.side()
        sign = self.take(*SIGNS)
        if sign is None:
            self.expected(f"one of {' '.join(SIGNS)}")
        right = self.side()
        if isinstance(left, Number) and isinstance(right, Number):
            self.refuse("two numbers are compared here: one side must be a measure.", start)
        return Compare(left, sign.text, right)

    def side(self) -> Number | Value:
        token = self.next
        if token.kind == "number":
            self.at += 1
            amount = float(token.text.replace("−", "-"))
            if not math.isfinite(amount):
                self.refuse("this number is too large.", token)
            return Number(amount)
        if self.take("changed"):
            if not self.known.baseline:
                self.refuse("changed(…) is of figures of another day: give them with --baseline.",
                            token)
            opened = self.take("(") or self.expected("“(”")
            value = self.value()
            self.close(opened)
            return value._replace(changed=True)
        return self.value()

    def value(self) -> Value:
        place = self.article()
        measure = self.measure()
        voice = None
        token = self.next
        if token.kind == "voice":
            self.at += 1
            voice = " ".join(token.text[1:-1].split())
            if not voice:
                self.refuse("the brackets are empty: a voice is all, author, quoted, or the name "
                            "of one who speaks.", token)
            if voice.lower() in ("all", "author", "quoted"):
                voice = voice.lower()
            if measure.unit == "ledger" and voice != "all":
                self.refuse(f"{measure.id} is of all voices together: leave this out.", token)
        return Value(measure.id, voice, place)

    def article(self) -> int | None:
        """The place of the article that is named before a measure, if one is."""
        token = self.next
        if token.kind == "quoted":
            self.at += 1
            places = [place for place, name in enumerate(self.known.names)
                      if name == token.text[1:-1]]
            if not places:
                self.refuse(f"there is no article “{token.text[1:-1]}”"
                            f"{nearest(token.text[1:-1], self.known.names)}", token)
            if len(places) > 1:
                letters = " and ".join(self.known.letters[place] for place in places)
                self.refuse(f"{letters} both have this name: give the letter.", token)
            if not self.take("."):
                self.expected("a dot and a measure")
            return places[0]
        letter, dot, rest = token.text.partition(".")
        if token.kind != "name" or "." not in rest or not _LETTER.fullmatch(letter):
            return None
        if letter not in self.known.letters:
            last = self.known.letters[-1]
            self.refuse(f"there is no article {letter}: they are A to {last}." if last != "A"
                        else f"there is no article {letter}: there is one, A.", token)
        self.tokens[self.at] = _Token("name", rest, token.column + len(letter) + len(dot))
        return self.known.letters.index(letter)

    def measure(self) -> Measure:
        token = self.next
        if token.kind != "name" or token.text in _WORDS:
            self.expected("a measure")
        found = {measure.id: measure for measure in self.known.measures}
        if token.text not in found:
            self.unknown(token, tuple(found))
        self.at += 1
        return found[token.text]

    def unknown(self, token: _Token, known: tuple[str, ...]) -> NoReturn:
        """Say that there is no such measure, and what may be meant."""
        if token.text in measures():
            self.refuse(f"{token.text} is not counted: name it in --only too.", token)
        if token.text.lower() in _WORDS:
            self.refuse(f"write {token.text.lower()} in small letters.", token)
        self.refuse(f"there is no measure “{token.text}”{nearest(token.text, known)}", token)
