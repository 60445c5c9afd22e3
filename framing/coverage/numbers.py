"""Numbers and dates of an article, in a form in which two articles' can be compared."""

from __future__ import annotations

from decimal import Decimal

from framing.background import Background
from framing.document import Document
from framing.grammar.listed import listed
from framing.grammar.words import ends_as_plural
from framing.lexicon import CURRENCY_SIGNS
from framing.support.patterns import Pattern
from framing.support.records import NamedTuple
from framing.tokens import IS_NUMBER
from framing.wording.amounts import spelled
from framing.wording.capitals import CURRENCIES, DEGREES, LABELS
from framing.wording.months import MONTHS, MONTHS_AND_WORDS

_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9,
    "tn": 12, "m": 6, "k": 3, "millions": 6, "milliard": 9, "milliards": 9, "millionen": 6,
    "milliarden": 9, "mio": 6, "mrd": 9, "millones": 6, "milioni": 6, "miliardi": 9, "mille": 3,
    "tausend": 3, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
}
_PERCENT = frozenset({"%", "percent", "prozent", "procent", "pct"})
_CENT = frozenset({"cent", "ciento", "cento"})
_CLOCK = frozenset({"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "uhr"})
_DIGITS = Pattern(r"(\d+(?:[.,:]\d+)*)(\D*)")
#: A number at or above this is known by itself; below it is told by what it counts.
BY_ITSELF = 100
#: In a sentence that tells the same, one at or above this is the same whatever it is said to count.
TELLING = 10
#: So many words behind a number may say what it counts, up to a plural or to one that most
#: articles have.
UNITS, COMMON = 3, 0.7
#: Two units are the same that begin with the same letters: megawatt, megawatts.
UNIT = 5
#: What a text counts of itself, or multiplies: for two big reasons, three times that.
_OF_TEXT = frozenset({"kind", "reaso", "sort", "thing", "time", "type", "way"})
#: Beginnings of the words for what *m* may stand for behind a number, where it is no million.
METRES, MILLION = frozenset({"metre", "meter"}), 6
_SIGNS = CURRENCY_SIGNS | {"%", "°"}
#: Beginnings of units that are measured, and not called by other names: hours, miles.
_MEASURED = METRES | {
    "acre", "centi", "cubic", "day", "dolla", "euro", "feet", "foot", "gallo", "hecta", "hour",
    "inch", "kilog", "kilom", "knot", "litre", "liter", "megaw", "mile", "milli", "minut", "month",
    "ounce", "penny", "pence", "point", "pound", "secon", "squar", "stone", "tonne", "ton", "week",
    "yard", "year"}
_NOT_PLAIN = _SIGNS | _MEASURED
#: Plurals without the ending: 21 young people.
_PEOPLE = frozenset({"people", "men", "women", "children", "policemen", "policewomen"})
_SCALES_OF_HEAT = frozenset({"c", "f", "celsius", "fahrenheit"})
#: What stands behind a number and says nothing of what it counts: 19 were found, 800 today.
_NO_UNITS = frozenset({
    "ago", "already", "altogether", "apiece", "each", "last", "next", "now", "nationwide", "today",
    "together", "tomorrow", "worldwide", "yesterday",
    "are", "be", "been", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may",
    "might", "must", "should", "was", "were", "will", "would"})
#: Kinds of words before which a number stands alone: 35 chose, 18 out of 20.
_ALONE = ("finite", "preposition", "joiner", "adverb")
#: Before a measure of length.
_OF_AREAS = frozenset({"sq", "square", "cubic"})
#: With them a number says which, and not how many: the 21st century, her 40th birthday.
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = frozenset({"a", "an", "the"})
#: What stands between two days of one month.
_JOIN_DAYS = frozenset({"and", "to", "or", "-", "–"})
#: A telephone's number has so many groups at most, of so many digits.
_GROUPS = 5
#: A longer string of digits is no quantity.
_LONGEST = 24


class Figure(NamedTuple):
    """A number with what it counts, or a date.

    ``kind``: number, date, or age: one between commas, which is no news by itself. ``value`` is the
    same for 1,000 and 1000, *two* and 2, 2.3 million and 2,300,000; of a date it is month and day,
    or the year. ``units`` are the beginnings of the words behind it, ``%``, or a currency's sign.
    ``first`` and ``last`` are tokens, both inclusive.
    """

    kind: str
    value: str
    units: frozenset[str]
    first: int
    last: int
    in_words: bool

    @property
    def key(self) -> tuple[str, str]:
        """Its kind and value: what other figures must have to be the same."""
        return self.kind, self.value

    @property
    def is_plain(self) -> bool:
        """Whether a figure counts people or things, or what it counts is not said."""
        return self.kind == "number" and self.units.isdisjoint(_NOT_PLAIN)

    @property
    def readings(self) -> tuple[Figure, ...]:
        """The figure, and what *m* makes of it if it is no million: 800m, 800 metres."""
        if not self.units & METRES:
            return (self,)
        value = Decimal(self.value)
        return (self, *(self._replace(value=format(value.scaleb(by).normalize(), "f"))
                        for by in (MILLION, -MILLION)))

    @property
    def says_something(self) -> bool:
        """Whether the figure tells anything where it stands alone.

        A number in words must count something outside the text, a small one in digits anything.
        """
        if self.in_words:
            return bool(self.units) and self.units.isdisjoint(_OF_TEXT)
        return self.kind == "date" or bool(self.units) or self.last > self.first or (
            Decimal(self.value) >= TELLING)


class OfValue:
    """An article's figures of one kind and value: what is counted by them, and in which sentences.

    Kept together, since a text may have thousands of one value: five cats, five dogs, five doors.
    """

    __slots__ = ("_bare", "_places", "_plain", "_units", "rows")

    def __init__(self) -> None:
        self._units: set[str] = set()
        self._bare = self._plain = False
        self._places: set[tuple[int, frozenset[str]]] = set()
        self.rows: set[int] = set()

    def add(self, figure: Figure, row: int) -> None:
        """Take in a figure that stands in a sentence."""
        self._units |= figure.units
        self._bare = self._bare or not figure.units
        self._plain = self._plain or figure.is_plain
        self._places.add((row, figure.units & _SIGNS))
        self.rows.add(row)

    def fits(self, figure: Figure) -> bool:
        """Whether one of them can be the same as another: a small number must count the same."""
        if not self._places:
            return False
        return (figure.kind == "date" or self._bare or not figure.units
                or not self._units.isdisjoint(figure.units)
                or Decimal(figure.value) >= BY_ITSELF)

    def counts_alike(self, figure: Figure) -> bool:
        """Whether one may count the same under another name: 11 officers, eleven policemen.

        From :data:`TELLING` on: *two* and *three* count something else in any text.
        """
        return self._plain and figure.is_plain and Decimal(figure.value) >= TELLING

    def may_be(self, figure: Figure, row: int) -> bool:
        """Whether one in this sentence, which tells the same, counts the same otherwise."""
        return (row, figure.units & _SIGNS) in self._places and Decimal(figure.value) >= TELLING


def figures(document: Document, background: Background) -> list[Figure]:
    """Find an article's numbers and dates, in the order of the text.

    Left out: times of day, *one*, fractions in words (*a third*), ordinals but for days. Four
    digits from 1900 to 2099 without a sign are a year. Months and number words are English.
    """
    english = document.article.language in (None, "en")
    vocabulary = document.vocabulary
    facts = vocabulary.facts.view()
    interesting = {form for form in set(document.token_list) if facts[form, IS_NUMBER] or (
        english and spelled(vocabulary.folds[form]))}
    reader = _Reader(document, background, english)
    found: list[Figure] = []
    done = -1
    for at, form in enumerate(document.token_list):
        if form in interesting and at > done:
            figure, done = reader.read(at)
            if figure:
                found.append(figure)
    return found


class _Reader:
    """Reads the number that begins at a token of a document."""

    def __init__(self, document: Document, background: Background, english: bool) -> None:
        self.document = document
        self.folds = document.folds
        self.rows = document.row_list
        self.background = background
        self.english = english
        self.alone = _NO_UNITS.union(*map(listed, _ALONE)) if english else _NO_UNITS

    def fold(self, at: int, row: int) -> str:
        """A token's folded form, empty outside the sentence."""
        if 0 <= at < len(self.folds) and self.rows[at] == row:
            return self.folds[at]
        return ""

    def read(self, at: int) -> tuple[Figure | None, int]:
        """The number at a token, and the last token that was read."""
        row = self.rows[at]
        match = _DIGITS.fullmatch(self.folds[at])
        digits, suffix = match.groups() if match else (spelled(self.folds[at]) or "", "")
        if not digits or len(digits) > _LONGEST or (not match and digits == "0"):
            return None, at  # 0¼, of which no figure can be read; a zero emissions rule
        before, behind = self.fold(at - 1, row), self.fold(at + 1, row)
        if ":" in digits or behind in _CLOCK or suffix in _CLOCK:
            return None, at
        if before == behind == "," and digits.isdecimal() and len(digits) < 3 and not suffix:
            return Figure("age", digits, frozenset({"year"}), at, at, False), at  # Ada Roe, 52,
        end = self._call(at, row) if match and not suffix else at
        if end > at:
            return None, end
        date = self._date(at, row, digits, suffix) if match else None
        if date:
            return date, at if behind in _JOIN_DAYS else date.last
        if suffix in _ORDINAL or (before == "in" and self.fold(at - 2, row) in ("one", "1")):
            return None, at  # one in eight patients
        value = self._value(digits)
        last = at
        if suffix in _SCALES:
            value, suffix = value.scaleb(_SCALES[suffix]), ""
        while self.fold(last + 1, row) in _SCALES and last < at + 3:
            last += 1
            value = value.scaleb(_SCALES[self.folds[last]])  # 1.64 lakh crore
        sign = before[-1:] if before[-1:] in CURRENCY_SIGNS else ""
        first = at - 1 if (sign and len(before) == 1) or before in LABELS else at
        paired = self.fold(at - 2, row) if before in ("-", "–") else ""
        of_pair = paired[:1].isdigit()
        if len(paired) == 4 and len(digits) == 2 and of_pair and digits.isdecimal() and not suffix:
            return None, at  # the school year 2023-24
        number = last
        units, last = self._units(last, row, of_pair)
        if sign and "%" not in units:
            last = number  # what the money is for goes on and on: $10 trillion climate plan
        elif value < BY_ITSELF and self._is_of_name(at, row) and not self._is_plural(
                self.folds[last]):
            label = at - 1 - (before == ".")  # No. 17
            return Figure("number", format(value.normalize(), "f"),
                          frozenset({self.folds[label][:UNIT]}), label, number, match is None
                          ), number
        suffix = "°" if suffix in _SCALES_OF_HEAT else suffix  # 1.5C
        if self.english and match and match[2] == "m" and not sign:
            units |= METRES  # 800m: a race, or a sum of people
        units |= {part for part in (sign, suffix[:UNIT]) if part}
        plain = format(value.normalize(), "f")
        return Figure("number", plain, frozenset(units), first, last, match is None), last

    def _call(self, at: int, row: int) -> int:
        """The last token of a telephone's number that begins here, the token itself if none does.

        Three groups of digits and more, or two of which one begins with a nought, the last of three
        digits or more: 800-555-0177, 0333 555 0100, 555-0142. Not *2019-2024* nor *500-600*.
        """
        groups = [self.folds[at]]
        last = place = at
        while len(groups) < _GROUPS:
            place = last + 1 + (self.fold(last + 1, row) in ("-", "–"))
            digits = self.fold(place, row)
            if not digits.isdecimal() or len(digits) > _GROUPS:
                break
            groups.append(digits)
            last = place
        if all(len(group) == 3 for group in groups[1:]):
            return at  # 5 000 000
        led = any(group[0] == "0" and len(group) > 2 for group in groups)
        least = 2 if led else 3
        return last if len(groups) >= least and len(groups[-1]) > 2 and all(
            len(group) > 2 or led for group in groups) else at

    def _is_of_name(self, at: int, row: int) -> bool:
        """Whether a number stands behind a capital, as a name's or a label's: Terminal 2, No. 9."""
        before = self.fold(at - 1, row)
        if before == "." and self.fold(at - 2, row) == "no":
            return True
        return (before[:1].isalpha() and at > 1 and self.rows[at - 2] == row
                and before not in listed("time") and before not in MONTHS
                and before not in self.alone and before not in _ARTICLES  # A 16-year-old
                and self._has_capital(at - 1) and before not in CURRENCIES)

    def _has_capital(self, at: int) -> bool:
        surfaces, tokens = self.document.vocabulary.surfaces, self.document.token_list
        return surfaces[tokens[at]][:1].isupper()

    @staticmethod
    def _is_plural(word: str) -> bool:
        return word in _PEOPLE or ends_as_plural(word)

    def _value(self, digits: str) -> Decimal:
        if not self.english:  # 1.000,5
            digits = digits.translate({44: ".", 46: ","})
        groups = digits.split(",")
        whole = all(len(group.split(".")[0]) == 3 for group in groups[1:])
        plain = digits.replace(",", "") if whole else digits.replace(",", ".")
        head, *tail = plain.split(".")
        return Decimal(f"{head}.{''.join(tail)}" if tail else head)

    def _date(self, at: int, row: int, digits: str, suffix: str) -> Figure | None:
        """A day beside its month, or a year."""
        if not digits.isdecimal():
            return None
        before, behind = self.fold(at - 1, row), self.fold(at + 1, row)
        if int(digits) <= 31 and (not suffix or suffix in _ORDINAL):
            short = self.fold(at - 2, row) if before == "." else ""  # Oct. 15
            whole = self.fold(at + 2, row) if behind == "of" else ""  # the 15th of October
            for month, place in ((behind, at + 1), (before, at - 1), (short, at - 2),
                                 (whole, at + 2),
                                 (self._month_of_pair(at, -1, before, row), at - 3),
                                 (self._month_of_pair(at, 1, behind, row), at + 3)):
                if month in MONTHS and (month not in MONTHS_AND_WORDS or self._has_capital(place)):
                    return Figure("date", f"{MONTHS[month]}-{int(digits)}", frozenset(),
                                  min(at, place), max(at, place), False)
        if len(digits) == 4 and 1900 <= int(digits) < 2100 and suffix in ("", "s") and not (
                before[-1:] in CURRENCY_SIGNS or behind in _SCALES | dict.fromkeys(_PERCENT)):
            return Figure("date", digits + suffix, frozenset(), at, at, False)
        return None

    def _month_of_pair(self, at: int, step: int, joiner: str, row: int) -> str:
        """The month that a day shares with another: May 19 and | 20, 19 | and 20 May."""
        other = self.fold(at + 2 * step, row) if joiner in _JOIN_DAYS else ""
        return self.fold(at + 3 * step, row) if other.isdecimal() and len(other) < 3 else ""

    def _units(self, last: int, row: int, of_pair: bool) -> tuple[set[str], int]:
        """The words behind a number that may say what it counts, and the last token shown.

        Behind the second of a pair only a plural does: *3-5 days*, but *a 2-1 defeat*.
        """
        units: set[str] = set()
        place = last + 1
        if self.fold(place, row)[:1] == "%" or self.fold(place, row) in _PERCENT:
            return {"%"}, place
        if self.fold(place, row) == "-" and self.fold(place + 1, row) in _PERCENT:
            return {"%"}, place + 1
        if self.fold(place, row) in ("per", "pour", "por") and self.fold(place + 1, row) in _CENT:
            return {"%"}, place + 1
        if self.fold(place, row) in DEGREES:
            return {"°"}, place + (self.fold(place + 1, row) in _SCALES_OF_HEAT)
        joined = self.fold(place, row) == "-"  # 9-year-old: what follows is of the whole
        place += joined
        shown = last
        for at in range(place, place + (1 if joined else UNITS)):
            word = self.fold(at, row)
            if not word[:1].isalpha() or word in self.alone or spelled(word) or (
                    word.endswith("ly") and word not in listed("no_adverb")) or (
                    self.background.frequency(word) > COMMON * self.background.documents):
                break
            units.add((word.partition("-")[0] if joined else word).rstrip("s")[:UNIT])
            plural = self._is_plural(word)
            if at == place or plural or self.folds[shown] in _OF_AREAS:
                shown = at  # six heated rooms, nine sq km
            if plural:
                return units, shown
        return (set(), last) if of_pair else (units, shown)
