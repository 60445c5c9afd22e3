"""The verbs of saying: their stance, and the constructions that each form is found in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from framing.grammar.listed import listed
from framing.lexicon import rows
from framing.support.records import NamedTuple

# What a verb may have with it, by its letters in ``lexicons/attribution.tsv``, one bit each.
SPEECH = 1 << 0  # s: a clause or a quotation, which may stand before it too
CLAUSE = 1 << 1  # c: a clause behind it
HEARER = 1 << 2  # t: a hearer, and then a clause
ASKED = 1 << 3  # q: an indirect question
INFINITIVE = 1 << 4  # i: vowed to rebuild it
ORDERED = 1 << 5  # o: urged them to wait
NAMING = 1 << 6  # a: called it a scandal
FAULT = 1 << 7  # f: blamed her for the delay
STATING = 1 << 8  # d: a document as its subject
OBJECT = 1 << 27  # n: denied murder, cited poor harvests
# What is known of a form, so that no rule has to look at its letters.
NOUN_TOO = 1 << 9  # claims, report: as often a noun
NOUN_IN_S = 1 << 10  # claims, reports
BASE = 1 << 11  # say, claim: no subject in the singular; not read, put, whose past it is too
ING = 1 << 12
ADJECTIVE_TOO = 1 << 13  # leaked, known, told: between an article and its noun
NOUN_OR_ED = 1 << 14  # as above, or in -ed
PARTICIPLE = 1 << 15  # in -ed, -en, -wn: passive with nothing but *by* behind it
INVERTING = 1 << 16  # said, warns: a speaker may follow it where no quotation stands before
THOUGHT = 1 << 17  # think, know: reported even where denied
BELIEVED = 1 << 18  # is said to have …
WANTS_THAT = 1 << 19  # a bare object of it is no clause: confirmed the date
WANTS_CLAUSE = 1 << 20  # what follows it bare is as a rule a clause: argued the date was wrong
GERUND = 1 << 21  # denied taking it
OF_THINGS = 1 << 22  # show, mean: what events do as well as people
SAY = 1 << 23
CALL = 1 << 24
EXPECT = 1 << 25
ONLY_MARKS = 1 << 26  # laughed, hit back: what stands before it without marks is no speech
#: A verb that may stand by itself with a quotation.
SAYS = SPEECH | HEARER

_LETTERS = {
    "s": SPEECH, "c": CLAUSE, "t": HEARER, "q": ASKED, "i": INFINITIVE, "o": ORDERED, "a": NAMING,
    "f": FAULT, "d": STATING, "n": OBJECT,
}
_OF_LEMMAS = {"thought": THOUGHT, "believed": BELIEVED, "wants_that": WANTS_THAT,
              "gerund": GERUND, "of_things": OF_THINGS, "only_marks": ONLY_MARKS}
_OF_LEMMA = {"say": SAY, "call": CALL, "expect": EXPECT}
#: Verbs whose past is spelled as their base.
_SAME_PAST = frozenset({"read", "put", "let", "set", "bet"})
_INVERTING = frozenset({
    "said", "says", "wrote", "writes", "explained", "explains", "noted", "notes", "added", "adds",
    "argued", "argues", "warned", "warns", "declared", "asked", "asks", "reports", "reported",
    "tweeted", "claimed", "claims", "put", "puts", "insisted", "insists", "suggested", "announced",
    "recalled",
})


class Verb(NamedTuple):
    """One form of a verb that introduces speech or thought.

    ``flags``: the constructions it is found in and what is known of its form, the bits above;
    ``particle``: the word that belongs to it (*point out*), else empty.
    """

    stance: str
    flags: int
    particle: str


class Verbs(Mapping[str, Verb]):
    """The forms of the verbs, each read when it is asked for: a text has few of them."""

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        self._rows = rows
        self._read: dict[str, Verb] = {}

    def __getitem__(self, form: str) -> Verb:
        verb = self._read.get(form)
        if verb is None:
            stance, lemma, frames = self._rows[form]
            flags = _of_lemma(lemma, frames) | _of_form(form, lemma, form in listed("noun_too"))
            verb = self._read[form] = Verb(stance, flags, lemma.partition(" ")[2])
        return verb

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@cache
def verbs() -> Verbs:
    """The forms of verbs that introduce speech or thought, from ``lexicons/attribution.tsv``.

    >>> verbs()["points"].particle, bool(verbs()["vowed"].flags & INFINITIVE)
    ('out', True)
    """
    return Verbs({form: row for form, *row in (row.split("\t") for row in rows("attribution"))})


@cache
def _of_lemma(lemma: str, frames: str) -> int:
    """The bits that all forms of a verb have."""
    flags = _OF_LEMMA.get(lemma, 0)
    for letter in frames:
        flags |= _LETTERS[letter]
    for kind, bit in _OF_LEMMAS.items():
        flags |= bit * (lemma in listed(kind))
    return flags | WANTS_CLAUSE * (lemma.partition(" ")[0] in listed("wants_clause"))


def _of_form(form: str, lemma: str, noun: bool) -> int:
    """The bits that a form has of its own; ``noun``: it is as often a noun."""
    past = form.endswith("ed")
    participle = past or form.endswith(("wn", "en"))
    ing = form.endswith("ing")
    return (
        NOUN_TOO * noun
        | NOUN_IN_S * (noun and form.endswith("s"))
        | BASE * (form == lemma.partition(" ")[0] and form not in _SAME_PAST)
        | ING * ing
        | ADJECTIVE_TOO * (noun or ing or participle or form.endswith("ld"))
        | NOUN_OR_ED * (noun or past)
        | PARTICIPLE * participle
        | INVERTING * (form in _INVERTING)
    )
